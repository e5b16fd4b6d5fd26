#include "import/unpack.h"
#include "file.h"
#include "zip_library.h"

enum { SMALL = 1 << 20, CHUNK = 1 << 16 };   /* so much may unpack from nearly nothing: office files repeat themselves */

struct unpack {
	const struct zip_library *zip;
	zip_t *package;
	size_t packed, unpacked;     /* bytes of the package; of the parts read so far */
};

static bool fits(const struct unpack *u, zip_uint64_t unpacked, GError **error)
{
	if (unpacked > UNPACK_MAX)
		return store_fail(error, STORE_ERROR_PACKAGE, "unpacked more than %d bytes", UNPACK_MAX);
	if (unpacked > SMALL && unpacked / UNPACK_RATIO > u->packed)
		return store_fail(error, STORE_ERROR_PACKAGE, "unpacked more than %d times as large", UNPACK_RATIO);
	return true;
}

/* What the package says of itself; reading counts again. */
static bool check_entries(const struct unpack *u, GError **error)
{
	zip_int64_t n = u->zip->get_num_entries(u->package, 0);
	zip_uint64_t sum = 0;

	if (n > UNPACK_ENTRIES)
		return store_fail(error, STORE_ERROR_PACKAGE, "%" G_GINT64_FORMAT " parts, at most %d", (gint64)n, UNPACK_ENTRIES);
	for (zip_int64_t i = 0; i < n; i++) {
		zip_stat_t about;
		if (u->zip->stat_index(u->package, (zip_uint64_t)i, 0, &about) < 0)
			return store_fail(error, STORE_ERROR_PACKAGE, "part %" G_GINT64_FORMAT " of the package", (gint64)i);
		sum += about.valid & ZIP_STAT_SIZE ? MIN(about.size, (zip_uint64_t)UNPACK_MAX + 1) : 0;
	}
	return fits(u, sum, error);
}

bool unpack_open(struct unpack **out, const char *bytes, size_t len, GError **error)
{
	g_autoptr(unpack) u = g_new0(struct unpack, 1);
	zip_error_t why;

	u->zip = zip_library(error);
	if (u->zip == NULL)
		return false;
	u->zip->error_init(&why);
	zip_source_t *source = u->zip->source_buffer_create(bytes, len, 0, &why);
	u->package = source ? u->zip->open_from_source(source, ZIP_RDONLY, &why) : NULL;
	u->packed = len;
	if (u->package == NULL) {
		u->zip->source_free(source);
		store_fail(error, STORE_ERROR_PACKAGE, "zip: %s", u->zip->error_strerror(&why));
	}
	u->zip->error_fini(&why);
	if (u->package == NULL || !check_entries(u, error))
		return false;
	*out = g_steal_pointer(&u);
	return true;
}

void unpack_close(struct unpack *u)
{
	if (u == NULL)
		return;
	if (u->package != NULL)
		u->zip->discard(u->package);
	g_free(u);
}

bool unpack_has(const struct unpack *u, const char *name)
{
	if (!g_str_has_suffix(name, "/"))
		return u->zip->name_locate(u->package, name, 0) >= 0;
	for (zip_int64_t i = 0; i < u->zip->get_num_entries(u->package, 0); i++) {
		const char *entry = u->zip->get_name(u->package, (zip_uint64_t)i, 0);
		if (entry != NULL && g_str_has_prefix(entry, name))
			return true;
	}
	return false;
}

static bool read_all(struct unpack *u, zip_file_t *file, const char *name, GString *out, GError **error)
{
	zip_int64_t n = 1;

	while (n > 0) {
		size_t at = out->len;
		g_string_set_size(out, at + CHUNK);
		n = u->zip->fread(file, out->str + at, CHUNK);
		g_string_set_size(out, at + (size_t)MAX(n, 0));
		u->unpacked += (size_t)MAX(n, 0);
		if (!fits(u, u->unpacked, error))
			return false;
	}
	return n == 0 || store_fail(error, STORE_ERROR_PACKAGE, "%s: %s", name, u->zip->error_strerror(u->zip->file_get_error(file)));
}

GString *unpack_part(struct unpack *u, const char *name, GError **error)
{
	zip_file_t *file = u->zip->fopen(u->package, name, 0);

	if (file == NULL) {
		store_fail(error, STORE_ERROR_PACKAGE, "%s: %s", name, u->zip->strerror(u->package));
		return NULL;
	}
	GString *out = g_string_new(NULL);
	bool done = read_all(u, file, name, out, error);
	u->zip->fclose(file);
	if (done)
		return out;
	g_string_free(out, TRUE);
	return NULL;
}
