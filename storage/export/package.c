#include "export/package.h"
#include "file.h"
#include "zip_library.h"

enum { DOS_DATE_1980 = 1 << 5 | 1 };   /* 1 January; the years count from 1980 */

static bool fail(const struct zip_library *zip, GError **error, zip_error_t *why)
{
	store_fail(error, STORE_ERROR_IO, "zip: %s", zip->error_strerror(why));
	zip->error_fini(why);
	return false;
}

static bool add_part(const struct zip_library *zip, zip_t *package, const struct package_part *part)
{
	zip_source_t *bytes = zip->source_buffer(package, part->bytes, part->len, 0);
	zip_int64_t at = bytes ? zip->file_add(package, part->name, bytes, ZIP_FL_ENC_GUESS) : -1;

	if (at < 0) {
		zip->source_free(bytes);
		return false;
	}
	return zip->set_file_compression(package, (zip_uint64_t)at, part->stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0) == 0 &&
	       zip->file_set_dostime(package, (zip_uint64_t)at, 0, DOS_DATE_1980, 0) == 0;
}

/* package is gone afterwards, written or not. */
static bool add_all(const struct zip_library *zip, zip_t *package, const struct package_part *parts, size_t n, GError **error)
{
	zip_error_t why;
	bool added = true;

	for (size_t i = 0; added && i < n; i++)
		added = add_part(zip, package, &parts[i]);
	if (added && zip->close(package) == 0)
		return true;
	zip->error_init(&why);
	zip->error_set(&why, zip->error_code_zip(zip->get_error(package)), zip->error_code_system(zip->get_error(package)));
	zip->discard(package);
	return fail(zip, error, &why);
}

static bool read_back(const struct zip_library *zip, zip_source_t *made, GString *out)
{
	zip_stat_t about;
	size_t before = out->len;

	if (zip->source_stat(made, &about) < 0 || zip->source_open(made) < 0)
		return false;
	g_string_set_size(out, before + about.size);
	zip_int64_t got = zip->source_read(made, out->str + before, about.size);
	zip->source_close(made);
	if (got == (zip_int64_t)about.size)
		return true;
	g_string_truncate(out, before);
	return false;
}

bool package_write(const struct package_part *parts, size_t n, GString *out, GError **error)
{
	const struct zip_library *zip = zip_library(error);
	zip_error_t why;

	if (zip == NULL)
		return false;
	zip->error_init(&why);
	zip_source_t *made = zip->source_buffer_create(NULL, 0, 0, &why);
	zip_t *package = made ? zip->open_from_source(made, ZIP_TRUNCATE, &why) : NULL;
	if (package == NULL) {
		zip->source_free(made);
		return fail(zip, error, &why);
	}
	zip->source_keep(made);
	bool done = add_all(zip, package, parts, n, error) &&
	            (read_back(zip, made, out) || store_fail(error, STORE_ERROR_IO, "zip: %s", zip->error_strerror(zip->source_error(made))));
	zip->source_free(made);
	return done;
}
