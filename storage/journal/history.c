#include "journal/history.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "file.h"
#include "journal/record.h"
#include "store/place.h"

static const char magic[8] = { 'R', 'D', 'K', 'U', 'R', 'N', 'G', '1' };
enum { HASH = 64, HEAD = 8 + HASH + 4, READ_MAX = 64 << 20, KEEP_NEWEST = 300 };

static char *place_of(const char *folder)
{
	return g_build_filename(folder, "urung", NULL);
}

static bool put(int fd, const void *bytes, size_t len)
{
	const uint8_t *p = bytes;

	while (len > 0) {
		ssize_t n = write(fd, p, len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		p += n;
		len -= (size_t)n;
	}
	return true;
}

/* The seal covers the hash and the bytes. */
static uint32_t seal_of(const char *sha256, const void *bytes, size_t len)
{
	return crc32c(crc32c(0, sha256, HASH), bytes, len);
}

static bool put_file(const char *path, const char *sha256, const GByteArray *bytes)
{
	uint32_t seal = GUINT32_TO_LE(seal_of(sha256, bytes->data, bytes->len));
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

	if (fd < 0)
		return false;
	bool ok = fchmod(fd, 0600) == 0 && put(fd, magic, sizeof magic) && put(fd, sha256, HASH) && put(fd, &seal, sizeof seal) &&
	          put(fd, bytes->data, bytes->len);
	return close(fd) == 0 && ok;
}

struct old { char *path; int64_t changed_s; };

static void old_free(struct old *o)
{
	g_free(o->path);
	g_free(o);
}

static int oldest_last(gconstpointer a, gconstpointer b)
{
	const struct old *x = *(const struct old *const *)a, *y = *(const struct old *const *)b;

	return (x->changed_s < y->changed_s) - (x->changed_s > y->changed_s);
}

static void keep_newest(const char *place)
{
	g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func((GDestroyNotify)old_free);
	g_autoptr(GDir) dir = g_dir_open(place, 0, NULL);
	const char *name;
	struct stat st;

	while (dir && (name = g_dir_read_name(dir))) {
		struct old *o = g_new0(struct old, 1);
		o->path = g_build_filename(place, name, NULL);
		o->changed_s = lstat(o->path, &st) == 0 ? st.st_mtime : 0;
		g_ptr_array_add(list, o);
	}
	g_ptr_array_sort(list, oldest_last);
	for (guint i = KEEP_NEWEST; i < list->len; i++)
		unlink(((struct old *)g_ptr_array_index(list, i))->path);
}

bool history_write(const char *folder, const char *ulid, const char *sha256, const GByteArray *bytes)
{
	g_autofree char *place = place_of(folder), *path = g_build_filename(place, ulid, NULL);
	g_autofree char *draft = g_strdup_printf("%s.%08x", path, g_random_int());

	if (strlen(sha256) != HASH || strchr(ulid, '/') || !place_folder(place, NULL))
		return false;
	bool ok = bytes->len <= READ_MAX - HEAD && put_file(draft, sha256, bytes) && rename(draft, path) == 0;
	if (!ok) {
		unlink(draft);
		unlink(path);
	}
	keep_newest(place);
	return ok;
}

GByteArray *history_read(const char *folder, const char *ulid, const char *sha256)
{
	g_autofree char *place = place_of(folder), *path = g_build_filename(place, ulid, NULL);
	g_autoptr(GString) file = NULL;
	uint32_t seal;

	if (strlen(sha256) != HASH || strchr(ulid, '/') || !g_file_test(path, G_FILE_TEST_EXISTS) || !file_read(&file, path, READ_MAX, NULL))
		return NULL;
	if (file->len < HEAD || memcmp(file->str, magic, sizeof magic) != 0 || memcmp(file->str + 8, sha256, HASH) != 0)
		return NULL;
	memcpy(&seal, file->str + 8 + HASH, sizeof seal);
	if (GUINT32_FROM_LE(seal) != seal_of(sha256, file->str + HEAD, file->len - HEAD))
		return NULL;
	GByteArray *bytes = g_byte_array_new();
	return g_byte_array_append(bytes, (const guint8 *)file->str + HEAD, (guint)(file->len - HEAD));
}
