#include "file_group.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

struct pending {
	char *name, *temporary;        /* temporary NULL: there is none (any more) */
	bool replace;
	int fd;                        /* of the temporary; -1: closed */
	GError *error;
};

struct file_group {
	int at;                        /* the folder */
	GPtrArray *files;              /* struct pending * */
};

static void pending_close(struct pending *p)
{
	if (p->fd >= 0)
		close(p->fd);
	p->fd = -1;
}

static void pending_free(void *at)
{
	struct pending *p = at;

	pending_close(p);
	g_clear_error(&p->error);
	g_free(p->name);
	g_free(p->temporary);
	g_free(p);
}

static void pending_drop(const struct file_group *g, struct pending *p)
{
	if (p->temporary)
		unlinkat(g->at, p->temporary, 0);
	g_clear_pointer(&p->temporary, g_free);
}

/* ---- what a killed program left ---- */

static char *temporary_name(void)
{
	return g_strdup_printf(".redaksi-%08x%08x.tmp", g_random_int(), g_random_int());
}

static bool is_temporary(const char *name)
{
	enum { DIGITS = 16 };
	static const char before[] = ".redaksi-", after[] = ".tmp";

	return g_str_has_prefix(name, before) && strspn(name + strlen(before), "0123456789abcdef") == DIGITS &&
	       strcmp(name + strlen(before) + DIGITS, after) == 0;
}

static void drop_temporaries(int at)
{
	int again = openat(at, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *names = again >= 0 ? fdopendir(again) : NULL;
	const struct dirent *entry;

	while (names && (entry = readdir(names)))
		if (is_temporary(entry->d_name))
			unlinkat(at, entry->d_name, 0);
	if (names)
		closedir(names);
	else if (again >= 0)
		close(again);
}

/* Who writes into a folder shares its lock. Who has it alone knows that nobody else does: temporaries that stand there are of
 * programs that were killed. Where a folder has no locks they stay. */
static void lock_folder(int at)
{
	enum { TRIES = 50, PAUSE_US = 1000 };   /* longer than another one looks for them */

	if (flock(at, LOCK_EX | LOCK_NB) == 0)
		drop_temporaries(at);
	for (int i = 0; i < TRIES && flock(at, LOCK_SH | LOCK_NB) < 0 && errno == EWOULDBLOCK; i++)
		g_usleep(PAUSE_US);
}

struct file_group *file_group_new(const char *folder, GError **error)
{
	int at = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (at < 0) {
		store_fail_errno(error, errno, "open", folder);
		return NULL;
	}
	lock_folder(at);
	struct file_group *g = g_new0(struct file_group, 1);
	g->at = at;
	g->files = g_ptr_array_new_with_free_func(pending_free);
	return g;
}

void file_group_free(struct file_group *g)
{
	if (!g)
		return;
	for (unsigned i = 0; i < g->files->len; i++)
		pending_drop(g, g->files->pdata[i]);
	g_ptr_array_unref(g->files);
	close(g->at);
	g_free(g);
}

/* ---- one file beside its place ---- */

static bool is_component(const char *name)
{
	return *name && !strchr(name, '/') && strcmp(name, ".") != 0 && strcmp(name, "..") != 0;
}

/* There is no call that only reads the mask. A thread that makes a file in between gets the narrower rights. */
static mode_t current_umask(void)
{
	mode_t mask = umask(077);

	umask(mask);
	return mask;
}

static bool write_all(int fd, const char *bytes, size_t len)
{
	while (len > 0) {
		ssize_t put = write(fd, bytes, len);
		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return false;
		bytes += put;
		len -= (size_t)put;
	}
	return true;
}

static bool fail_at(const char *name, const char *what, GError **error)
{
	if (errno == EEXIST || errno == EISDIR || errno == ENOTEMPTY)
		return store_fail(error, STORE_ERROR_EXISTS, "%s stands there already", name);
	return store_fail_errno(error, errno, what, name);
}

/* The disk begins with it at once, so that the wait in file_group_put() is short; whether it succeeds is told there. */
static void start_writing(int fd)
{
	sync_file_range(fd, 0, 0, SYNC_FILE_RANGE_WRITE);
}

static bool fill_temporary(struct file_group *g, struct pending *p, const char *bytes, size_t len, unsigned mode, GError **error)
{
	p->fd = openat(g->at, p->temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (p->fd < 0) {
		g_clear_pointer(&p->temporary, g_free);
		return fail_at(p->name, "write", error);
	}
	if (!write_all(p->fd, bytes, len) || fchmod(p->fd, mode & ~current_umask() & 0777u) < 0)
		return fail_at(p->name, "write", error);
	start_writing(p->fd);
	return true;
}

bool file_group_add(struct file_group *g, const char *name, const char *bytes, size_t len, bool replace, unsigned mode, GError **error)
{
	struct stat st;

	if (!is_component(name))
		return store_fail(error, STORE_ERROR_INPUT, "not a file name: %s", name);
	if (!replace && fstatat(g->at, name, &st, AT_SYMLINK_NOFOLLOW) == 0)
		return store_fail(error, STORE_ERROR_EXISTS, "%s stands there already", name);
	struct pending *p = g_new0(struct pending, 1);
	p->name = g_strdup(name);
	p->temporary = temporary_name();
	p->replace = replace;
	if (!fill_temporary(g, p, bytes, len, mode, error)) {
		pending_drop(g, p);
		pending_free(p);
		return false;
	}
	g_ptr_array_add(g->files, p);
	return true;
}

/* ---- all of them into their places ---- */

static void sync_one(struct pending *p)
{
	int fd = p->fd;

	p->fd = -1;
	if (fsync(fd) < 0) {
		fail_at(p->name, "write", &p->error);
		close(fd);
	} else if (close(fd) < 0) {
		fail_at(p->name, "write", &p->error);
	}
}

static void move_one(const struct file_group *g, struct pending *p)
{
	if (p->error)
		return;
	if (p->replace ? renameat(g->at, p->temporary, g->at, p->name) == 0 : file_move_new(g->at, p->temporary, p->name))
		g_clear_pointer(&p->temporary, g_free);
	else
		fail_at(p->name, "write", &p->error);
}

static void sync_folder(const struct file_group *g)
{
	if (file_sync_names(g->at))
		return;
	int errnum = errno;
	for (unsigned i = 0; i < g->files->len; i++) {
		struct pending *p = g->files->pdata[i];
		if (!p->error)
			store_fail(&p->error, STORE_ERROR_UNSURE, "sync the folder of %s: %s", p->name, g_strerror(errnum));
	}
}

void file_group_put(struct file_group *g)
{
	for (unsigned i = 0; i < g->files->len; i++)
		sync_one(g->files->pdata[i]);
	for (unsigned i = 0; i < g->files->len; i++)
		move_one(g, g->files->pdata[i]);
	sync_folder(g);
}

const GError *file_group_error(const struct file_group *g, unsigned at)
{
	return ((const struct pending *)g->files->pdata[at])->error;
}

bool file_put(const char *folder, const char *name, const char *bytes, size_t len, bool replace, unsigned mode, GError **error)
{
	g_autoptr(file_group) g = file_group_new(folder, error);

	if (!g || !file_group_add(g, name, bytes, len, replace, mode, error))
		return false;
	file_group_put(g);
	const GError *failed = file_group_error(g, 0);
	if (failed && error)
		*error = g_error_copy(failed);
	return !failed;
}
