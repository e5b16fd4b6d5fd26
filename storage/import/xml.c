#include "import/xml.h"
#include <string.h>
#include <expat.h>
#include "file.h"

struct xml {
	const struct xml_reader *reader;
	void *ctx;
	XML_Parser parser;
	const char *part;            /* of a package, or NULL */
	bool is_told;                /* its encoding was given */
	unsigned level, left_out;    /* left_out: the level of the element that is left out; 0: none */
	struct { unsigned level, left_out; } entered[XML_ENTERED];   /* elements that were entered all the same, and where they stand */
	unsigned n_entered;
	int64_t fed, at;             /* bytes so far; the last event's first */
	const char *refused;         /* why it was stopped */
	GError *stopped;
	GString *name;
};

static const char *local(const char *name)
{
	const char *colon = strrchr(name, ':');

	return colon ? colon + 1 : name;
}

const char *xml_attribute(const char *const *attributes, const char *name)
{
	for (; *attributes; attributes += 2)
		if (strcmp(local(attributes[0]), name) == 0)
			return attributes[1];
	return NULL;
}

/* The name as the reader knows it: good until the next one. */
static const char *known_name(struct xml *x, const char *name)
{
	const char *short_name = local(name);
	const struct xml_namespace *n = x->reader->namespaces;

	if (n == NULL || short_name == name)
		return short_name;
	size_t len = (size_t)(short_name - name) - 1;
	while (n->uri && (strncmp(n->uri, name, len) != 0 || n->uri[len] != '\0'))
		n++;
	g_string_printf(x->name, "%s:%s", n->uri ? n->prefix : "", short_name);
	return x->name->str;
}

static void refuse(struct xml *x, const char *why)
{
	x->refused = why;
	XML_StopParser(x->parser, XML_FALSE);
}

void xml_stop(struct xml *x, GError *why)
{
	x->stopped = why;
	XML_StopParser(x->parser, XML_FALSE);
}

int64_t xml_at(const struct xml *x)
{
	return x->at;
}

int64_t xml_after(const struct xml *x)
{
	return x->at + XML_GetCurrentByteCount(x->parser);
}

/* Levels are counted from the element that was entered last. */
static unsigned base_level(const struct xml *x)
{
	return x->n_entered > 0 ? x->entered[x->n_entered - 1].level : 0;
}

static void enter(struct xml *x, const char *name)
{
	if (x->n_entered == XML_ENTERED || !x->reader->enter || !x->reader->enter(x->ctx, name))
		return;
	x->entered[x->n_entered].level = x->level;
	x->entered[x->n_entered++].left_out = x->left_out;
	x->left_out = 0;
}

static void on_open(void *ctx, const XML_Char *name, const XML_Char **attributes)
{
	struct xml *x = ctx;

	x->at = XML_GetCurrentByteIndex(x->parser);
	x->level++;
	if (x->level - base_level(x) > (x->left_out ? XML_LEVELS_LEFT_OUT : XML_LEVELS))
		refuse(x, "too many levels");
	else if (x->left_out)
		enter(x, known_name(x, name));
	else if ( !x->reader->open(x->ctx, known_name(x, name), (const char *const *)attributes))
		x->left_out = x->level;
}

static void on_close(void *ctx, const XML_Char *name)
{
	struct xml *x = ctx;

	x->at = XML_GetCurrentByteIndex(x->parser);
	if (x->left_out == 0 || x->left_out == x->level) {
		x->left_out = 0;
		x->reader->close(x->ctx, known_name(x, name));
	}
	if (x->n_entered > 0 && x->entered[x->n_entered - 1].level == x->level)
		x->left_out = x->entered[--x->n_entered].left_out;
	x->level--;
}

static void on_text(void *ctx, const XML_Char *text, int len)
{
	struct xml *x = ctx;

	x->at = XML_GetCurrentByteIndex(x->parser);
	x->reader->text(x->ctx, text, (size_t)len, x->left_out > 0);
}

/* Entities, the ones that multiply too, are declared in a document type alone. */
static void on_doctype(void *ctx, const XML_Char *name, const XML_Char *system, const XML_Char *public, int internal)
{
	(void)name;
	(void)system;
	(void)public;
	(void)internal;
	refuse(ctx, "a document type is not taken");
}

/* The tables of one byte a character that old sites use; expat knows ISO 8859-1 and Unicode itself. */
static int on_encoding(void *ctx, const XML_Char *name, XML_Encoding *table)
{
	g_autofree char *folded = g_ascii_strdown(name, -1);

	(void)ctx;
	if (!g_str_has_prefix(folded, "windows-125") && !g_str_has_prefix(folded, "cp125") && !g_str_has_prefix(folded, "iso-8859-"))
		return XML_STATUS_ERROR;
	for (int c = 0; c < 256; c++) {
		const char byte = (char)c;
		g_autofree char *utf8 = c < 128 ? NULL : g_convert(&byte, 1, "UTF-8", folded, NULL, NULL, NULL);
		table->map[c] = c < 128 ? c : utf8 ? (int)g_utf8_get_char(utf8) : -1;
	}
	table->data = NULL;
	table->convert = NULL;
	table->release = NULL;
	return XML_STATUS_OK;
}

static void begin(struct xml *x, const struct xml_reader *r, void *ctx, const char *encoding)
{
	x->reader = r;
	x->ctx = ctx;
	x->parser = XML_ParserCreateNS(encoding, ':');
	x->is_told = encoding != NULL;
	x->name = g_string_new(NULL);
	XML_SetUserData(x->parser, x);
	XML_SetElementHandler(x->parser, on_open, on_close);
	XML_SetCharacterDataHandler(x->parser, on_text);
	XML_SetStartDoctypeDeclHandler(x->parser, on_doctype);
}

static void end(struct xml *x)
{
	XML_ParserFree(x->parser);
	g_string_free(x->name, TRUE);
	g_clear_error(&x->stopped);
}

static const char *why(const struct xml *x)
{
	return x->refused ? x->refused : XML_ErrorString(XML_GetErrorCode(x->parser));
}

bool xml_read(const struct xml_reader *r, void *ctx, const GString *bytes, const char *part, GError **error)
{
	struct xml x = { .level = 0 };

	begin(&x, r, ctx, NULL);
	bool done = XML_Parse(x.parser, bytes->str, (int)bytes->len, 1) == XML_STATUS_OK ||
		store_fail(error, STORE_ERROR_PACKAGE, "%s:%lu:%lu: %s", part,
			XML_GetCurrentLineNumber(x.parser), XML_GetCurrentColumnNumber(x.parser) + 1, why(&x));
	end(&x);
	return done;
}

struct xml *xml_new(const struct xml_reader *r, void *ctx, const char *encoding)
{
	struct xml *x = g_new0(struct xml, 1);

	begin(x, r, ctx, encoding);
	XML_SetUnknownEncodingHandler(x->parser, on_encoding, NULL);
	return x;
}

/* Where the reading stopped is a byte that UTF-8 does not have there. */
static bool is_no_utf8(const struct xml *x, const char *bytes, size_t len)
{
	int64_t at = XML_GetCurrentByteIndex(x->parser) - (x->fed - (int64_t)len);

	return !x->is_told && XML_GetErrorCode(x->parser) == XML_ERROR_INVALID_TOKEN && at >= 0 && at < (int64_t)len &&
		(unsigned char)bytes[at] >= 128;
}

bool xml_feed(struct xml *x, const char *bytes, size_t len, bool last, GError **error)
{
	x->fed += (int64_t)len;
	bool done = XML_Parse(x->parser, bytes, (int)len, last) == XML_STATUS_OK;
	if (done && x->fed - x->at > XML_TOKEN_MAX) {
		x->refused = "a tag or comment of more than 16 MiB";
		done = false;
	}
	if (done)
		return true;
	if (x->stopped) {
		g_propagate_error(error, g_steal_pointer(&x->stopped));
		return false;
	}
	if (is_no_utf8(x, bytes, len))
		return store_fail(error, STORE_ERROR_ENCODING, "%" G_GINT64_FORMAT ": not UTF-8, probably windows-1252", (gint64)XML_GetCurrentByteIndex(x->parser));
	return store_fail(error, STORE_ERROR_XML, "%lu:%lu: %s", XML_GetCurrentLineNumber(x->parser),
		XML_GetCurrentColumnNumber(x->parser) + 1, why(x));
}

void xml_free(struct xml *x)
{
	if (x == NULL)
		return;
	end(x);
	g_free(x);
}
