/* The application without a screen: its state, and one turn of it. Drawing reads this and changes nothing. */
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include <glib.h>
#include "app/doc.h"
#include "app/find.h"
#include "app/key.h"
#include "app/list.h"
#include "app/overlay.h"
#include "app/preview.h"
#include "app/language.h"
#include "store/store.h"

enum place { IN_LIST = 1, IN_EDITOR = 2, IN_PREVIEW = 4, ANYWHERE = 7, EDITS = 8, STORE = 16 };
   /* of a command: EDITS: it changes the open article; STORE: it reads or changes the store */
enum notice_kind { NOTICE_NONE, NOTICE_INFO, NOTICE_ALARM };

struct area { int row, col, rows, cols; };          /* rows 0: not shown */
struct areas {
	struct area bar, list, head, text, preview, strip, status, hints;
};

struct learning;
struct worker;
struct config;

struct app {
	struct store *store;
	char *login, *who, *person, *office;  /* login name; with its origin and terminal; the byline's name; the office */
	char *host;
	bool mouse;                           /* clicks and the wheel are followed */
	char *category;                       /* that a new article begins with: the template chosen at the first start */
	int64_t binned;                       /* the article binned last, 0: none */
	int utc_offset_min;
	int64_t now_s, now_us;                /* set once a turn: wall clock, monotonic */
	int64_t key_s;                        /* of the last key */
	int rows, cols;

	enum place focus;
	struct list list;
	struct seeker *seeker;                /* who filters it */
	bool list_due;                        /* its filter changed and nobody has asked yet; a page of the old one stands in it */
	int64_t list_keep;                    /* the article that is selected when the new page has it */
	void (*list_wake)(void *ctx);         /* after a page arrived that nobody waited for: time to draw */
	void *list_wake_ctx;
	struct doc *doc;                      /* NULL: none open */
	struct preview preview;
	GQueue overlays;                      /* struct overlay *, the top one takes the keys */
	bool walking;                         /* F7: the strip with numbered suggestions is open */
	unsigned walk_at;                     /* finding in it */

	char *notice;
	enum notice_kind notice_kind;
	bool smart;                           /* quotation marks and dashes are made while typing */
	bool hidden_quiet;                    /* characters that nobody sees are not pointed at in the text */
	bool extend;                          /* this movement extends the selection (Shift, or marking) */
	struct {
		int64_t until_us;             /* a letter until then is the rest of Esc and a letter; 0: none is waited for */
		bool dialog, marking;         /* a dialog closes when none comes; with anchor: what Esc let go */
		gssize anchor;
	} escape;
	GString *clipboard;
	struct { uint64_t revision; size_t at; } lines_cut;   /* the text behind the last line that was cut, and where; 0: none */
	struct find find;                     /* the last search and replacement */

	struct { int64_t id; unsigned done; } lesson;   /* the article to practise in, 0: none; a bit for each step that is done */

	int pen_fd;                           /* readable: a pen changed hands or is asked for; -1: looked at now and then */
	int64_t pen_due_us, asked_until_us;   /* the next look; until when the holder may answer, 0: not asked */
	int64_t free_due_us;                  /* when a pen that nobody holds is told as free, 0: none */
	GHashTable *held;                     /* int64_t id -> sentence who writes it: articles that others hold */

	struct worker *worker;
	struct learning *learning;                  /* NULL: the archive's words have been read */
	uint64_t check_ticket, check_revision;  /* of the running check; its result is taken when they still agree */
	unsigned check_title;                 /* revision of the title that it was given */
	size_t check_from;                    /* where its text began */
	void (*when_checked)(struct app *a);  /* what was asked for while a check runs, unless another key comes first; NULL: nothing */
	unsigned mended;                      /* findings that were mended together last */
	char *dict_problem;                   /* why there is no checker, or NULL */
	int64_t preview_due_us, check_due_us, count_due_us, upkeep_due_us, tidy_due_us, disk_due_us;   /* idle deadlines; 0: none */
	struct export_run *exporting;         /* files of F9 that are still to be written, or NULL */
	int64_t export_due_us;
	struct sweep_run *sweep;              /* replacing across articles, or NULL */
	int64_t sweep_due_us;
	struct import_run *importing;         /* files that are still coming in, or NULL */
	int64_t import_due_us;
	bool copy_out;                        /* the clipboard goes to the terminal after this turn */
	bool redraw_all, suspend;
	struct saver *saver;
	int64_t care_from_us;                 /* from then on a pause looks after the store again */
	bool care_told;                       /* that the care failed: once a session */
	bool save_again;                      /* another save was asked for while one runs */
	bool quiet;                           /* a save that comes home asks and tells nothing: another follows */
	char *unsaved;                        /* why the last save failed, for the farewell, or NULL */
	bool quit;
};

/* Start on an opened store; id: the article to open, 0: the list. A store that was just made is introduced by setup_start(). */
struct app *app_new(struct store *opened, const struct config *settings, int64_t id, int64_t now_s, int64_t now_us);
void app_free(struct app *a);                                /* saves what is open */

void app_size(struct app *a, int rows, int cols);
void app_input(struct app *a, const struct input *in);       /* one key, text or paste */
void app_tick(struct app *a);                                /* deadlines that have passed; call with now_us set */
void app_turn_ends(struct app *a);                           /* all that was ready is taken: the screen is drawn next */
int64_t app_deadline(const struct app *a);                   /* the next one in monotonic microseconds; -1: none */
void app_leave(struct app *a);                               /* hang-up, termination: the text is made safe, then quit */

void app_areas(const struct app *a, struct areas *out);      /* where the panes stand; pure */

/* One sentence in the status row until the next key; {command} in the format is its key, see command_words(). */
void app_notice(struct app *a, enum notice_kind kind, const char *format, ...) G_GNUC_PRINTF(3, 4);
void app_notice_clear(struct app *a);
void app_notice_error(struct app *a, const char *what, const GError *error);
void app_open(struct app *a, int64_t id);                    /* into the editor; an open article is put away first */
void app_open_left(struct app *a);                           /* the one where a dead session of this person left words, if any: they are offered */
void app_moved(struct app *a);                               /* the cursor or the selection did: counters and preview follow in a pause */
void app_changed(struct app *a);                             /* the open text or its fields changed: set the deadlines */
/* After the filter, the order or an article changed. A filtered page is read beside the keys: asked for at the end of the turn. */
void app_reload_list(struct app *a, int64_t keep_id);
void app_ask_list(struct app *a);                            /* that, and a moment's wait for the answer */
void app_settle_list(struct app *a);                         /* wait until the list shows what its filter leaves */
void app_list_arrived(void *ctx);                            /* the seeker's done */
/* Save without waiting; `then` when it is stored, or NULL. Asked for while one runs, it follows that one. */
void app_save_later(struct app *a, enum revision_kind kind, void (*then)(struct app *a));
bool app_save_is_slow(const struct app *a);                   /* one runs for so long that the writer wants to hear of it */
void app_wait_for_save(struct app *a);                        /* what reads or changes the store waits for a save that runs */
void app_on_saved(void *ctx, struct save *s);                /* the saver's done */
bool app_save_now(struct app *a, enum revision_kind kind, GError **error);   /* waits, asks and tells nothing; BUSY: read only */
char *app_end(struct app *a);                                /* close and wait for the saves; what the user must know, or NULL; the caller's */
bool app_save(struct app *a, enum revision_kind kind);        /* the open article; a conflict is asked about */
void app_close(struct app *a);                               /* the open article: what is not saved becomes an automatic revision */
bool app_settle(struct app *a);                              /* what is not saved becomes an automatic revision, without a question; false: the store refused, the journal has it */
bool app_read_again(struct app *a);                          /* the open article anew, as stored, only read */
void app_begin_writing(struct app *a);                       /* its journal begins; what a dead session left is offered */
void app_check_now(struct app *a);                           /* ask the worker for the open text's findings */
void app_check_then(struct app *a, void (*then)(struct app *a));   /* and run `then` on them, unless a key comes first */
char *app_time(const struct app *a, int64_t at_s);           /* "24/11 10.42" in the office's time; the caller's */
void app_push(struct app *a, struct overlay *o);
struct overlay *app_overlay(const struct app *a);            /* the top one, or NULL */
void app_pop(struct app *a);
