#include "journal/journal.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "file_group.h"
#include "journal/record.h"
#include "store/place.h"

enum { READ_MAX = 512 << 20, KEEP_S = 30 * 24 * 3600, KEEP_NEWEST = 20 };

void journal_left_free(struct journal_left *l)
{
	if (!l)
		return;
	g_free(l->path);
	g_free(l->ulid);
	g_free(l->store_id);
	g_free(l->who);
	g_free(l);
}

/* <26 letters and digits>.<16 hexadecimal digits> */
static bool is_journal_name(const char *name)
{
	size_t i = 0;

	for (; i < 26; i++)
		if (!g_ascii_isalnum(name[i]))
			return false;
	if (name[i++] != '.')
		return false;
	for (; i < 43; i++)
		if (!g_ascii_isxdigit(name[i]))
			return false;
	return name[i] == '\0';
}

static bool is_held(int fd)
{
	struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

	return fcntl(fd, F_OFD_GETLK, &whole) == 0 && whole.l_type != F_UNLCK;
}

struct file {
	GString *bytes;
	struct timespec changed;
	bool held;
};

static bool read_open(struct file *out, int fd, const char *path, GError **error)
{
	struct stat st;

	if (fstat(fd, &st) < 0)
		return store_fail_errno(error, errno, "stat", path);
	if (!S_ISREG(st.st_mode))
		return store_fail(error, STORE_ERROR_INPUT, "%s: not a regular file", path);
	out->changed = st.st_mtim;
	out->held = is_held(fd);
	return file_read_open(&out->bytes, fd, path, READ_MAX, error);
}

static bool read_file(struct file *out, const char *path, GError **error)
{
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);

	if (fd < 0)
		return store_fail_errno(error, errno, "open", path);
	bool ok = read_open(out, fd, path, error);
	close(fd);
	return ok;
}

/* Do one record to the text and the fields; false: it cannot have been written for this text. text NULL: only its length. */
static bool apply(const struct record *r, GString *text, size_t *text_len, char **fields, unsigned n_fields)
{
	switch (r->kind) {
	case RECORD_EDIT:
		if (r->pos > *text_len || r->deleted > *text_len - r->pos)
			return false;
		if (text) {
			g_string_erase(text, (gssize)r->pos, (gssize)r->deleted);
			g_string_insert_len(text, (gssize)r->pos, (const char *)r->bytes, (gssize)r->len);
		}
		*text_len += r->len - r->deleted;
		return true;
	case RECORD_WHOLE:
		if (text)
			g_string_append_len(g_string_truncate(text, 0), (const char *)r->bytes, (gssize)r->len);
		*text_len = r->len;
		return true;
	case RECORD_FIELD:
		if (memchr(r->bytes, '\0', r->len))
			return false;
		if (fields && r->pos < n_fields) {
			g_free(fields[r->pos]);
			fields[r->pos] = g_strndup((const char *)r->bytes, r->len);
		}
		return true;
	default:
		return false;
	}
}

static size_t count_records(const GString *bytes, const struct header *h)
{
	const uint8_t *data = (const uint8_t *)bytes->str;
	size_t at = RECORD_START, n = 0;
	struct record r;

	while (record_decode(data, bytes->len, &at, h->first + (uint32_t)n, h->seed, &r))
		n++;
	return n;
}

static struct journal_left *read_left(const char *path)
{
	struct file file = { 0 };
	struct header h;
	struct journal_left *left = NULL;

	if (!read_file(&file, path, NULL))
		return NULL;
	if (header_decode((const uint8_t *)file.bytes->str, file.bytes->len, &h)) {
		left = g_memdup2(&h.left, sizeof h.left);
		left->path = g_strdup(path);
		left->changed_s = file.changed.tv_sec;
		left->changed_ns = (int64_t)file.changed.tv_sec * 1000000000 + file.changed.tv_nsec;
		left->held = file.held;
		left->records = count_records(file.bytes, &h);
	}
	g_string_free(file.bytes, TRUE);
	return left;
}

GPtrArray *journal_list(const char *folder, const char *ulid)
{
	GPtrArray *list = g_ptr_array_new_with_free_func((GDestroyNotify)journal_left_free);
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir))) {
		if (!is_journal_name(name) || (ulid && (strncmp(name, ulid, 26) != 0 || strlen(ulid) != 26)))
			continue;
		g_autofree char *path = g_build_filename(folder, name, NULL);
		struct journal_left *left = read_left(path);
		/* A copy under another article's name is not that article's journal. */
		if (left && strncmp(name, left->ulid, 26) == 0)
			g_ptr_array_add(list, left);
		else
			journal_left_free(left);
	}
	return list;
}

bool journal_copy(const struct journal_left *l, const char *folder, GError **error)
{
	g_autofree char *name = g_path_get_basename(l->path);
	struct file file = { 0 };

	if (!place_folder(folder, error) || !read_file(&file, l->path, error))
		return false;
	bool ok = file_put(folder, name, file.bytes->str, file.bytes->len, false, 0600, error);
	g_string_free(file.bytes, TRUE);
	return ok;
}

static bool replay(const GString *bytes, const char *path, const char *base, size_t base_len, GString *text, char **fields, unsigned n_fields, GError **error)
{
	g_autofree char *sha256 = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)base, base_len);
	const uint8_t *data = (const uint8_t *)bytes->str;
	size_t at = RECORD_START, text_len = base_len;
	struct header h;
	struct record r;

	if (!header_decode(data, bytes->len, &h))
		return store_fail(error, STORE_ERROR_DAMAGED, "%s: no whole header", path);
	header_clear(&h);
	if (strcmp(sha256, h.left.base_sha256) != 0)
		return store_fail(error, STORE_ERROR_CONFLICT, "%s: starts from another text", path);
	for (uint32_t sequence = h.first; record_decode(data, bytes->len, &at, sequence, h.seed, &r); sequence++)
		if (!apply(&r, text, &text_len, fields, n_fields))
			break;
	return true;
}

bool journal_replay(const char *path, const char *base, size_t base_len, GString **text, char **fields, unsigned n_fields, GError **error)
{
	struct file file = { 0 };
	GString *made = text ? g_string_new_len(base, (gssize)base_len) : NULL;

	bool ok = read_file(&file, path, error) && replay(file.bytes, path, base, base_len, made, fields, n_fields, error);
	if (file.bytes)
		g_string_free(file.bytes, TRUE);
	if (ok && text)
		*text = made;
	else if (made)
		g_string_free(made, TRUE);
	return ok;
}

struct old {
	char *path;
	int64_t put_away_s;
};

static void old_free(struct old *o)
{
	g_free(o->path);
	g_free(o);
}

static int newest_first(gconstpointer a, gconstpointer b)
{
	const struct old *x = *(const struct old *const *)a, *y = *(const struct old *const *)b;

	return (x->put_away_s < y->put_away_s) - (x->put_away_s > y->put_away_s);
}

/* The newest stay whatever the clock says: a clock that jumps ahead must not empty the folder. */
static void remove_expired(const char *folder, int64_t now_s)
{
	g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func((GDestroyNotify)old_free);
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir))) {
		struct stat st;
		g_autofree char *path = g_build_filename(folder, name, NULL);
		if (!is_journal_name(name) || lstat(path, &st) < 0 || !S_ISREG(st.st_mode))
			continue;
		struct old *o = g_new(struct old, 1);
		*o = (struct old){ g_steal_pointer(&path), st.st_mtime };
		g_ptr_array_add(list, o);
	}
	g_ptr_array_sort(list, newest_first);
	for (guint i = KEEP_NEWEST; i < list->len; i++) {
		const struct old *o = g_ptr_array_index(list, i);
		if (o->put_away_s < now_s - KEEP_S)
			unlink(o->path);
	}
}

bool journal_put_away(const char *folder, const char *path, int64_t now_s, GError **error)
{
	g_autofree char *away = g_build_filename(folder, "lama", NULL);
	g_autofree char *name = g_path_get_basename(path);
	g_autofree char *target = g_build_filename(away, name, NULL);
	const struct timespec times[2] = { { .tv_nsec = UTIME_OMIT }, { .tv_sec = now_s } };

	if (!is_journal_name(name))
		return store_fail(error, STORE_ERROR_INPUT, "%s: not a journal", path);
	if (!place_folder(away, error))
		return false;
	/* The time of the file becomes that of its putting away, from which its 30 days count. */
	if (utimensat(AT_FDCWD, path, times, AT_SYMLINK_NOFOLLOW) < 0 || !file_move_new(AT_FDCWD, path, target))
		return store_fail_errno(error, errno, "put away", path);
	remove_expired(away, now_s);
	return true;
}
