/* The pen of an article: one session writes it, others read. File journal/<article ulid>.kunci, 0600, O_NOFOLLOW, locked (OFD) by
 * the writer: the kernel frees the lock when the process dies, so a held lock means alive and a free one is nobody's. A session
 * that wants the pen leaves <ulid>.minta beside it. This is courtesy among people; what keeps texts apart is the comparison
 * of revisions in article_save(). Source: guarantees section 2, "Locks". */
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include <glib.h>
#include "file.h"

struct pen;

/* What the next opener is told. Read back it is another process's word: any text. */
struct pen_note {
	char *who;                       /* login name, from where, which terminal */
	char *host;                      /* machine of the process */
	int64_t since_s, key_s;          /* opened, last key; seconds since 1970 UTC by that machine's clock */
	int64_t touched_s;               /* out: the file's last write */
};
void pen_note_clear(struct pen_note *n);
typedef struct pen_note pen_note;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(pen_note, pen_note_clear)

/* Take the pen. STORE_ERROR_BUSY: another session holds it. An unanswered request of somebody else is over then. */
bool pen_take(struct pen **out, const char *folder, const char *ulid, const struct pen_note *me, GError **error);
/* Take it even from a session that holds it: a new file in place of its own, which it finds with pen_is_ours(). */
bool pen_seize(struct pen **out, const char *folder, const char *ulid, const struct pen_note *me, GError **error);
void pen_touch(struct pen *p, int64_t key_s);       /* alive, and when its writer pressed the last key */
bool pen_is_ours(const struct pen *p);              /* false: somebody seized it */
void pen_release(struct pen *p);                    /* NULL is welcome */

bool pen_holder(const char *folder, const char *ulid, struct pen_note *out);   /* false: nobody alive; *out untouched */
GPtrArray *pen_list(const char *folder);            /* ulids of all articles that a session holds; char *, free func set */

/* Ask the holder for it, in the name of `who`; take the request back. */
bool pen_ask(const char *folder, const char *ulid, const char *who, GError **error);
void pen_ask_no_more(const char *folder, const char *ulid);
char *pen_asked(const struct pen *p);               /* who asked for it, NULL: nobody; the request is taken away. The caller's */

/* A descriptor that becomes readable when a pen changes hands or is asked for, -1: the system has none, so look now and then.
 * Close it with close(). */
int pen_watch(const char *folder);
void pen_watch_drain(int fd);
