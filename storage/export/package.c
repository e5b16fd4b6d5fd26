#include "export/package.h"
#include <zip.h>
#include "file.h"

enum { DOS_DATE_1980 = 1 << 5 | 1 };   /* 1 January; the years count from 1980 */

static bool fail(GError **error, zip_error_t *why)
{
	store_fail(error, STORE_ERROR_IO, "zip: %s", zip_error_strerror(why));
	zip_error_fini(why);
	return false;
}

static bool add_part(zip_t *zip, const struct package_part *part)
{
	zip_source_t *bytes = zip_source_buffer(zip, part->bytes, part->len, 0);
	zip_int64_t at = bytes ? zip_file_add(zip, part->name, bytes, ZIP_FL_ENC_GUESS) : -1;

	if (at < 0) {
		zip_source_free(bytes);
		return false;
	}
	return zip_set_file_compression(zip, (zip_uint64_t)at, part->stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0) == 0 &&
	       zip_file_set_dostime(zip, (zip_uint64_t)at, 0, DOS_DATE_1980, 0) == 0;
}

/* zip is gone afterwards, written or not. */
static bool add_all(zip_t *zip, const struct package_part *parts, size_t n, GError **error)
{
	zip_error_t why;
	bool added = true;

	for (size_t i = 0; added && i < n; i++)
		added = add_part(zip, &parts[i]);
	if (added && zip_close(zip) == 0)
		return true;
	zip_error_init(&why);
	zip_error_set(&why, zip_error_code_zip(zip_get_error(zip)), zip_error_code_system(zip_get_error(zip)));
	zip_discard(zip);
	return fail(error, &why);
}

static bool read_back(zip_source_t *made, GString *out)
{
	zip_stat_t about;
	size_t before = out->len;

	if (zip_source_stat(made, &about) < 0 || zip_source_open(made) < 0)
		return false;
	g_string_set_size(out, before + about.size);
	zip_int64_t got = zip_source_read(made, out->str + before, about.size);
	zip_source_close(made);
	if (got == (zip_int64_t)about.size)
		return true;
	g_string_truncate(out, before);
	return false;
}

bool package_write(const struct package_part *parts, size_t n, GString *out, GError **error)
{
	zip_error_t why;

	zip_error_init(&why);
	zip_source_t *made = zip_source_buffer_create(NULL, 0, 0, &why);
	zip_t *zip = made ? zip_open_from_source(made, ZIP_TRUNCATE, &why) : NULL;
	if (zip == NULL) {
		zip_source_free(made);
		return fail(error, &why);
	}
	zip_source_keep(made);
	bool done = add_all(zip, parts, n, error) &&
	            (read_back(made, out) || store_fail(error, STORE_ERROR_IO, "zip: %s", zip_error_strerror(zip_source_error(made))));
	zip_source_free(made);
	return done;
}
