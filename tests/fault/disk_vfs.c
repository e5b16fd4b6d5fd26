#include "disk_vfs.h"
#include <stdlib.h>
#include <string.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <sqlite3.h>

/* What happened to a file since it was last synced: a write, or with bytes NULL a truncation to `at`. */
struct change { gint64 at; GBytes *bytes; };

struct image { GBytes *synced; GPtrArray *changes; };        /* as the platter has it; what only the cache has */

struct file { sqlite3_file base; sqlite3_file *real; char *path; };

static struct {
	sqlite3_vfs vfs, *real;
	enum disk_fault fault;
	unsigned left;
	int code;
	bool fell, dead;
	GRand *chance;
	GHashTable *images;                                  /* path -> struct image *, while DISK_POWER is armed */
} disk;

static void change_free(void *p)
{
	struct change *c = p;

	if (c->bytes)
		g_bytes_unref(c->bytes);
	g_free(c);
}

static GBytes *content(const char *path)
{
	char *bytes = NULL;
	gsize len = 0;

	g_file_get_contents(path, &bytes, &len, NULL);
	return g_bytes_new_take(bytes, len);
}

static void image_free(void *p)
{
	struct image *i = p;

	g_bytes_unref(i->synced);
	g_ptr_array_unref(i->changes);
	g_free(i);
}

static struct image *image_of(const char *path)
{
	struct image *i = g_hash_table_lookup(disk.images, path);

	if (!i) {
		i = g_new(struct image, 1);
		*i = (struct image){ content(path), g_ptr_array_new_with_free_func(change_free) };
		g_hash_table_insert(disk.images, g_strdup(path), i);
	}
	return i;
}

/* ---- the power fails ---- */

static void apply(GByteArray *to, const struct change *c)
{
	gsize len = 0;
	const void *bytes = c->bytes ? g_bytes_get_data(c->bytes, &len) : NULL;
	guint end = (guint)c->at + (guint)len, had = to->len;

	if (!bytes || end > had)
		g_byte_array_set_size(to, end);
	if (end > had)
		memset(to->data + had, 0, end - had);
	if (bytes)
		memcpy(to->data + c->at, bytes, len);
}

/* Writes reach the platter in any order: some of them are there. */
static void settle(const char *path, const struct image *i)
{
	g_autoptr(GByteArray) made = g_byte_array_new();
	gsize len;
	const void *synced = g_bytes_get_data(i->synced, &len);

	g_byte_array_append(made, synced, (guint)len);
	for (guint n = 0; n < i->changes->len; n++)
		if (g_rand_boolean(disk.chance))
			apply(made, g_ptr_array_index(i->changes, n));
	g_assert_true(g_file_set_contents_full(path, (const char *)made->data, (gssize)made->len, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static void power_fails(void)
{
	GHashTableIter all;
	void *path, *image;

	disk.dead = true;
	g_hash_table_iter_init(&all, disk.images);
	while (g_hash_table_iter_next(&all, &path, &image))
		settle(path, image);
}

/* SQLITE_OK: the operation is done. */
static int verdict(void)
{
	if (disk.dead)
		return SQLITE_IOERR;
	if (disk.fault == DISK_WELL || (disk.fell && disk.fault == DISK_ONCE) || (!disk.fell && --disk.left > 0))
		return SQLITE_OK;
	if (disk.fault == DISK_POWER)
		power_fails();
	disk.fell = true;
	return disk.code;
}

/* ---- a file ---- */

static sqlite3_file *real(sqlite3_file *f)
{
	return ((struct file *)f)->real;
}

static void note(sqlite3_file *f, gint64 at, const void *bytes, int len)
{
	if (disk.fault != DISK_POWER)
		return;
	struct change *c = g_new(struct change, 1);
	*c = (struct change){ at, bytes ? g_bytes_new(bytes, (gsize)len) : NULL };
	g_ptr_array_add(image_of(((struct file *)f)->path)->changes, c);
}

static int file_write(sqlite3_file *f, const void *bytes, int len, sqlite3_int64 at)
{
	int code = verdict();

	if (code != SQLITE_OK)
		return code;
	note(f, at, bytes, len);
	return real(f)->pMethods->xWrite(real(f), bytes, len, at);
}

static int file_truncate(sqlite3_file *f, sqlite3_int64 size)
{
	int code = verdict();

	if (code != SQLITE_OK)
		return code;
	note(f, size, NULL, 0);
	return real(f)->pMethods->xTruncate(real(f), size);
}

static int file_sync(sqlite3_file *f, int flags)
{
	int code = verdict();

	if (code != SQLITE_OK)
		return code;
	if (disk.fault == DISK_POWER) {
		struct image *i = image_of(((struct file *)f)->path);
		g_bytes_unref(i->synced);
		i->synced = content(((struct file *)f)->path);
		g_ptr_array_set_size(i->changes, 0);
	}
	/* Nobody pulls the plug of this machine. */
	(void)flags;
	return SQLITE_OK;
}

static int file_close(sqlite3_file *f)
{
	int code = real(f)->pMethods->xClose(real(f));

	g_free(real(f));
	g_free(((struct file *)f)->path);
	return code;
}

static int file_read(sqlite3_file *f, void *to, int len, sqlite3_int64 at) { return real(f)->pMethods->xRead(real(f), to, len, at); }
static int file_size(sqlite3_file *f, sqlite3_int64 *size) { return real(f)->pMethods->xFileSize(real(f), size); }
static int file_lock(sqlite3_file *f, int how) { return real(f)->pMethods->xLock(real(f), how); }
static int file_unlock(sqlite3_file *f, int how) { return real(f)->pMethods->xUnlock(real(f), how); }
static int file_reserved(sqlite3_file *f, int *held) { return real(f)->pMethods->xCheckReservedLock(real(f), held); }
static int file_control(sqlite3_file *f, int op, void *arg) { return real(f)->pMethods->xFileControl(real(f), op, arg); }
static int file_sector(sqlite3_file *f) { return real(f)->pMethods->xSectorSize(real(f)); }
static int file_traits(sqlite3_file *f) { return real(f)->pMethods->xDeviceCharacteristics(real(f)); }

static const sqlite3_io_methods methods = {
	1, file_close, file_read, file_write, file_truncate, file_sync, file_size, file_lock, file_unlock, file_reserved, file_control,
	file_sector, file_traits, NULL, NULL, NULL, NULL, NULL, NULL,
};

static int disk_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *f, int flags, int *out_flags)
{
	struct file *file = (struct file *)f;

	(void)vfs;
	*file = (struct file){ .real = g_malloc0((gsize)disk.real->szOsFile), .path = g_strdup(path ? path : "") };
	int code = disk.real->xOpen(disk.real, path, file->real, flags, out_flags);
	if (code == SQLITE_OK) {
		file->base.pMethods = &methods;
		return code;
	}
	g_free(file->real);
	g_free(file->path);
	return code;
}

static int disk_delete(sqlite3_vfs *vfs, const char *path, int sync_folder)
{
	(void)vfs;
	return disk.dead ? SQLITE_IOERR : disk.real->xDelete(disk.real, path, sync_folder);
}

/* ---- what tests do ---- */

void disk_start(void)
{
	if (disk.real)
		return;
	disk.real = sqlite3_vfs_find(NULL);
	disk.vfs = *disk.real;
	disk.vfs.zName = "disk";
	disk.vfs.szOsFile = (int)sizeof(struct file);
	disk.vfs.xOpen = disk_open;
	disk.vfs.xDelete = disk_delete;
	g_assert_cmpint(sqlite3_vfs_register(&disk.vfs, 1), ==, SQLITE_OK);
}

void disk_arm(enum disk_fault fault, unsigned nth, int code, uint32_t seed)
{
	disk.fault = fault;
	disk.left = nth;
	disk.code = code;
	disk.fell = disk.dead = false;
	disk.chance = g_rand_new_with_seed(seed);
	disk.images = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, image_free);
}

bool disk_disarm(void)
{
	bool fell = disk.fell;

	disk.fault = DISK_WELL;
	disk.fell = disk.dead = false;
	g_clear_pointer(&disk.chance, g_rand_free);
	g_clear_pointer(&disk.images, g_hash_table_unref);
	return fell;
}
