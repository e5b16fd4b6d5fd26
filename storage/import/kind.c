#include "import/kind.h"
#include <string.h>
#include "import/read.h"
#include "import/unpack.h"

#define START(text) (text), sizeof(text) - 1

/* How files of others begin: those that are text, and those that hold what no text does. "ustar" alone may be a part of a name, in an
 * article that happens to have it there. Sources: the specifications of each format, "file signature". */
struct start { size_t at; const char *bytes; size_t len; const char *kind; };
static const struct start text_starts[] = { { 0, START("{\\rtf"), "rtf" }, { 0, START("%PDF-"), "pdf" } };
static const struct start starts[] = {
	{ 0, START("\x89PNG\r\n\x1A\n"), "picture" }, { 0, START("\xFF\xD8\xFF"), "picture" }, { 0, START("GIF8"), "picture" },
	{ 8, START("WEBP"), "picture" }, { 0, START("II*\0"), "picture" }, { 0, START("MM\0*"), "picture" },
	{ 4, START("ftypheic"), "picture" }, { 4, START("ftyp"), "media" }, { 0, START("ID3"), "media" }, { 0, START("OggS"), "media" },
	{ 0, START("\x1F\x8B"), "archive" }, { 0, START("7z\xBC\xAF\x27\x1C"), "archive" }, { 0, START("Rar!\x1A"), "archive" },
	{ 0, START("\xFD" "7zXZ"), "archive" }, { 0, START("BZh"), "archive" }, { 257, START("ustar"), "archive" },
	{ 0, START("SQLite format 3"), "store" },
};

/* What a package holds shows what it is. */
static const struct { const char *part, *kind; enum import_format format; } packages[] = {
	{ "word/", NULL, IMPORT_DOCX }, { "xl/", "sheet", IMPORT_AUTO }, { "ppt/", "slides", IMPORT_AUTO },
};
static const struct { const char *mimetype, *kind; enum import_format format; } types[] = {
	{ "application/vnd.oasis.opendocument.text", NULL, IMPORT_ODT },
	{ "application/vnd.oasis.opendocument.spreadsheet", "sheet", IMPORT_AUTO },
	{ "application/vnd.oasis.opendocument.presentation", "slides", IMPORT_AUTO },
	{ "application/epub", "book", IMPORT_AUTO },
};

static bool begins(const char *bytes, size_t len, size_t at, const char *start, size_t n)
{
	return len >= at + n && memcmp(bytes + at, start, n) == 0;
}

static bool refuse(const char *kind, GError **error)
{
	return store_fail(error, STORE_ERROR_KIND, "%s", kind);
}

/* Word's older files and the ones with a password are the same kind of container. */
static bool refuse_compound(const char *bytes, size_t len, GError **error)
{
	static const char locked[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

	return refuse(memmem(bytes, len, locked, sizeof locked - 1) ? "locked" : "doc", error);
}

static bool known(const char *kind, enum import_format format, enum import_format *out, GError **error)
{
	*out = format;
	return kind == NULL || refuse(kind, error);
}

/* A package that cannot be opened goes to the reader that says why. */
static bool kind_of_package(const char *bytes, size_t len, enum import_format *out, GError **error)
{
	g_autoptr(unpack) u = NULL;
	g_autoptr(GString) type = NULL;

	if (!unpack_open(&u, bytes, len, NULL))
		return known(NULL, IMPORT_DOCX, out, error);
	if (unpack_has(u, "META-INF/manifest.xml")) {
		g_autoptr(GString) manifest = unpack_part(u, "META-INF/manifest.xml", NULL);
		if (manifest && strstr(manifest->str, "encryption-data"))
			return refuse("locked", error);
	}
	type = unpack_has(u, "mimetype") ? unpack_part(u, "mimetype", NULL) : NULL;
	for (size_t i = 0; type && i < G_N_ELEMENTS(types); i++)
		if (g_str_has_prefix(type->str, types[i].mimetype))
			return known(types[i].kind, types[i].format, out, error);
	for (size_t i = 0; i < G_N_ELEMENTS(packages); i++)
		if (unpack_has(u, packages[i].part))
			return known(packages[i].kind, packages[i].format, out, error);
	return unpack_has(u, "content.xml") ? known(NULL, IMPORT_ODT, out, error) : refuse("archive", error);
}

/* Is the head UTF-8 without a NUL? A character may be cut at its end. */
static bool looks_like_text(const char *bytes, size_t len)
{
	enum { HEAD = 512, CUT = 3 };
	size_t n = MIN(len, HEAD);
	const char *end;

	return g_utf8_validate_len(bytes, n, &end) || (len > n && end >= bytes + n - CUT);
}

static const char *kind_by_start(const struct start *list, size_t n, const char *bytes, size_t len)
{
	for (size_t i = 0; i < n; i++)
		if (begins(bytes, len, list[i].at, list[i].bytes, list[i].len))
			return list[i].kind;
	return NULL;
}

bool kind_of(const char *bytes, size_t len, enum import_format *out, GError **error)
{
	*out = IMPORT_AUTO;
	if (begins(bytes, len, 0, START("PK\3\4")))
		return kind_of_package(bytes, len, out, error);
	if (begins(bytes, len, 0, START("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")))
		return refuse_compound(bytes, len, error);
	const char *kind = kind_by_start(text_starts, G_N_ELEMENTS(text_starts), bytes, len);
	if (!kind && !looks_like_text(bytes, len))
		kind = kind_by_start(starts, G_N_ELEMENTS(starts), bytes, len);
	return !kind || refuse(kind, error);
}

static const struct { const char *suffix; enum import_format format; } suffixes[] = {
	{ ".md", IMPORT_MARKDOWN }, { ".markdown", IMPORT_MARKDOWN }, { ".json", IMPORT_JSON }, { ".jsonl", IMPORT_JSON },
	{ ".html", IMPORT_HTML }, { ".htm", IMPORT_HTML }, { ".xhtml", IMPORT_HTML },
};

/* How a page begins, and what a browser gives to a program that takes its text. */
static const char *const pages[] = {
	"<!doctype html", "<html", "<head", "<body", "<meta", "<article", "<section", "<main", "<div", "<p>", "<p ", "<h1", "<h2", "<h3", "<ul",
	"<ol", "<blockquote", "<table", "<span", "<!--",
};

static const char *past_declaration(const char *start)
{
	const char *end = g_str_has_prefix(start, "<?xml") ? strstr(start, "?>") : NULL;

	return end ? end + 2 + strspn(end + 2, " \t\r\n") : start;
}

bool kind_of_text(const char *name, const char *bytes, size_t len, enum import_format *out, GError **error)
{
	g_autofree char *folded = g_ascii_strdown(name, -1);
	const char *text = bytes + (g_str_has_prefix(bytes, "\xEF\xBB\xBF") ? 3 : 0);
	const char *start = text + strspn(text, " \t\r\n"), *first = past_declaration(start);

	*out = IMPORT_TEXT;
	for (size_t i = 0; i < G_N_ELEMENTS(suffixes); i++)
		if (g_str_has_suffix(folded, suffixes[i].suffix))
			return known(NULL, suffixes[i].format, out, error);
	if (strcmp(name, "-") == 0 && len > 4 && front_matter_stands(bytes))
		return known(NULL, IMPORT_MARKDOWN, out, error);
	for (size_t i = 0; i < G_N_ELEMENTS(pages); i++)
		if (g_ascii_strncasecmp(first, pages[i], strlen(pages[i])) == 0)
			return known(NULL, IMPORT_HTML, out, error);
	return first == start || refuse("xml", error);
}
