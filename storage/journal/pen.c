#include "journal/pen.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>
#include "store/place.h"

enum { NOTE_MAX = 1024, TRIES = 20, ULID_LEN = 26 };
static const char HELD[] = ".kunci", ASKED[] = ".minta", MAGIC[] = "redaksi-kunci 1";

struct pen {
	int fd;
	char *folder, *ulid, *path;
	struct pen_note me;
};

void pen_note_clear(struct pen_note *n)
{
	g_free(n->who);
	g_free(n->host);
	*n = (struct pen_note){ 0 };
}

static bool is_identity(const char *ulid)
{
	size_t i = 0;

	while (i < ULID_LEN && g_ascii_isalnum(ulid[i]))
		i++;
	return i == ULID_LEN && ulid[i] == '\0';
}

static char *path_of(const char *folder, const char *ulid, const char *suffix)
{
	g_autofree char *name = g_strconcat(ulid, suffix, NULL);

	return g_build_filename(folder, name, NULL);
}

static void drop(struct pen *p)
{
	if (p->fd >= 0)
		close(p->fd);
	g_free(p->folder);
	g_free(p->ulid);
	g_free(p->path);
	pen_note_clear(&p->me);
	g_free(p);
}

static struct pen *pen_new(const char *folder, const char *ulid, const struct pen_note *me)
{
	struct pen *p = g_new0(struct pen, 1);

	*p = (struct pen){ .fd = -1, .folder = g_strdup(folder), .ulid = g_strdup(ulid), .path = path_of(folder, ulid, HELD),
		.me = { g_strdup(me->who), g_strdup(me->host), me->since_s, me->key_s, 0 } };
	return p;
}

/* ---- the lock and its file ---- */

static bool lock_whole(int fd)
{
	struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

	return fcntl(fd, F_OFD_SETLK, &whole) == 0;
}

static bool is_held(int fd)
{
	struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

	return fcntl(fd, F_OFD_GETLK, &whole) == 0 && whole.l_type != F_UNLCK;
}

bool pen_is_ours(const struct pen *p)
{
	struct stat mine, there;

	return fstat(p->fd, &mine) == 0 && lstat(p->path, &there) == 0 && mine.st_dev == there.st_dev && mine.st_ino == there.st_ino;
}

/* One line each; a line end in a name would be another line. */
static void put_line(GString *out, const char *text)
{
	g_autofree char *line = g_strndup(text, MIN(strlen(text), NOTE_MAX / 4));

	g_string_append_printf(out, "%s\n", g_strdelimit(line, "\r\n", ' '));
}

/* Whoever reads meanwhile may get the one line or the other; it is not more than words for a person. */
static bool write_note(int fd, const struct pen_note *n)
{
	g_autoptr(GString) out = g_string_new(MAGIC);

	g_string_append_c(out, '\n');
	put_line(out, n->who);
	put_line(out, n->host);
	g_string_append_printf(out, "%" G_GINT64_FORMAT "\n%" G_GINT64_FORMAT "\n", n->since_s, n->key_s);
	return pwrite(fd, out->str, out->len, 0) == (ssize_t)out->len && ftruncate(fd, (off_t)out->len) == 0;
}

/* The note of a file that was opened; false: it holds none. */
static bool read_note(int fd, struct pen_note *out)
{
	char bytes[NOTE_MAX + 1];
	struct stat st;
	ssize_t len = pread(fd, bytes, NOTE_MAX, 0);

	if (len <= 0 || fstat(fd, &st) < 0)
		return false;
	bytes[len] = '\0';
	g_auto(GStrv) lines = g_strsplit(bytes, "\n", 6);
	if (g_strv_length(lines) < 5 || strcmp(lines[0], MAGIC) != 0)
		return false;
	*out = (struct pen_note){ g_utf8_make_valid(lines[1], -1), g_utf8_make_valid(lines[2], -1),
		g_ascii_strtoll(lines[3], NULL, 10), g_ascii_strtoll(lines[4], NULL, 10), st.st_mtime };
	return true;
}

/* A regular file, never a link, a device or a pipe. */
static int open_file(const char *path, int flags)
{
	int fd = open(path, flags | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0600);
	struct stat st;

	if (fd < 0 || (fstat(fd, &st) == 0 && S_ISREG(st.st_mode)))
		return fd;
	close(fd);
	errno = EINVAL;
	return -1;
}

/* ---- taking ---- */

/* 1: taken, 0: the file was replaced or removed meanwhile, -1: an error is set. */
static int try_to_take(struct pen *p, GError **error)
{
	p->fd = open_file(p->path, O_RDWR | O_CREAT);
	if (p->fd < 0 || fchmod(p->fd, 0600) < 0) {
		store_fail_errno(error, errno, "open", p->path);
		return -1;
	}
	if (!lock_whole(p->fd)) {
		bool held = errno == EAGAIN || errno == EACCES;
		if (held)
			store_fail(error, STORE_ERROR_BUSY, "%s is held", p->path);
		else
			store_fail_errno(error, errno, "lock", p->path);
		return -1;
	}
	if (pen_is_ours(p))
		return 1;
	close(p->fd);
	p->fd = -1;
	return 0;
}

bool pen_take(struct pen **out, const char *folder, const char *ulid, const struct pen_note *me, GError **error)
{
	int taken = 0;

	if (!is_identity(ulid))
		return store_fail(error, STORE_ERROR_INPUT, "the pen of %s: not an identity", ulid);
	if (!place_folder(folder, error))
		return false;
	struct pen *p = pen_new(folder, ulid, me);
	for (int i = 0; taken == 0 && i < TRIES; i++)
		taken = try_to_take(p, error);
	if (taken <= 0) {
		drop(p);
		return taken < 0 ? false : store_fail(error, STORE_ERROR_BUSY, "the pen of %s goes from hand to hand", ulid);
	}
	write_note(p->fd, me);
	pen_ask_no_more(folder, ulid);
	*out = p;
	return true;
}

static bool replace_file(struct pen *p, const char *temporary, GError **error)
{
	p->fd = open_file(temporary, O_RDWR | O_CREAT | O_EXCL);
	if (p->fd < 0)
		return store_fail_errno(error, errno, "make", temporary);
	if (fchmod(p->fd, 0600) < 0 || !lock_whole(p->fd) || !write_note(p->fd, &p->me) || rename(temporary, p->path) < 0) {
		int errnum = errno;
		unlink(temporary);
		return store_fail_errno(error, errnum, "replace", p->path);
	}
	return true;
}

bool pen_seize(struct pen **out, const char *folder, const char *ulid, const struct pen_note *me, GError **error)
{
	if (!is_identity(ulid))
		return store_fail(error, STORE_ERROR_INPUT, "the pen of %s: not an identity", ulid);
	struct pen *p = pen_new(folder, ulid, me);
	g_autofree char *temporary = g_strdup_printf("%s.%08x%08x", p->path, g_random_int(), g_random_int());
	if (!replace_file(p, temporary, error)) {
		drop(p);
		return false;
	}
	pen_ask_no_more(folder, ulid);
	*out = p;
	return true;
}

void pen_touch(struct pen *p, int64_t key_s)
{
	p->me.key_s = key_s;
	write_note(p->fd, &p->me);
}

void pen_release(struct pen *p)
{
	if (!p)
		return;
	/* While the lock is held: nobody can have taken this very file. */
	if (pen_is_ours(p))
		unlink(p->path);
	drop(p);
}

/* ---- others ---- */

bool pen_holder(const char *folder, const char *ulid, struct pen_note *out)
{
	if (!is_identity(ulid))
		return false;
	g_autofree char *path = path_of(folder, ulid, HELD);
	int fd = open_file(path, O_RDONLY);
	if (fd < 0)
		return false;
	bool held = is_held(fd);
	if (held && !read_note(fd, out))
		*out = (struct pen_note){ .who = g_strdup("?"), .host = g_strdup("?") };
	close(fd);
	return held;
}

GPtrArray *pen_list(const char *folder)
{
	GPtrArray *list = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir))) {
		if (!g_str_has_suffix(name, HELD))
			continue;
		g_autofree char *ulid = g_strndup(name, strlen(name) - strlen(HELD));
		g_auto(pen_note) note = { 0 };
		if (pen_holder(folder, ulid, &note))
			g_ptr_array_add(list, g_steal_pointer(&ulid));
	}
	return list;
}

bool pen_ask(const char *folder, const char *ulid, const char *who, GError **error)
{
	g_autofree char *path = path_of(folder, ulid, ASKED);
	g_autofree char *temporary = g_strdup_printf("%s.%08x%08x", path, g_random_int(), g_random_int());
	const struct pen_note note = { .who = (char *)who, .host = (char *)"" };

	if (!is_identity(ulid))
		return store_fail(error, STORE_ERROR_INPUT, "the pen of %s: not an identity", ulid);
	int fd = open_file(temporary, O_RDWR | O_CREAT | O_EXCL);
	if (fd < 0)
		return store_fail_errno(error, errno, "make", temporary);
	bool ok = fchmod(fd, 0600) == 0 && write_note(fd, &note) && rename(temporary, path) == 0;
	int errnum = errno;
	close(fd);
	if (!ok)
		unlink(temporary);
	return ok || store_fail_errno(error, errnum, "ask with", path);
}

void pen_ask_no_more(const char *folder, const char *ulid)
{
	g_autofree char *path = path_of(folder, ulid, ASKED);

	unlink(path);
}

char *pen_asked(const struct pen *p)
{
	g_autofree char *path = path_of(p->folder, p->ulid, ASKED);
	g_auto(pen_note) note = { 0 };
	int fd = open_file(path, O_RDONLY);

	if (fd < 0)
		return NULL;
	bool told = read_note(fd, &note);
	close(fd);
	unlink(path);
	return told ? g_steal_pointer(&note.who) : g_strdup("?");
}

/* Not on writes: the pens that are touched and the journals that grow wake nobody. */
int pen_watch(const char *folder)
{
	int fd = place_folder(folder, NULL) ? inotify_init1(IN_NONBLOCK | IN_CLOEXEC) : -1;

	if (fd >= 0 && inotify_add_watch(fd, folder, IN_CREATE | IN_DELETE | IN_MOVED_TO | IN_ONLYDIR) < 0) {
		close(fd);
		fd = -1;
	}
	return fd;
}

void pen_watch_drain(int fd)
{
	char events[4096];

	while (read(fd, events, sizeof events) > 0)
		;
}
