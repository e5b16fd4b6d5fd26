#include "import/xml.h"
#include <string.h>
#include <expat.h>
#include "file.h"

struct reading {
	const struct xml_reader *reader;
	void *ctx;
	XML_Parser parser;
	unsigned level, left_out;    /* left_out: the level of the element that is left out; 0: none */
	const char *refused;         /* why it was stopped */
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

static void refuse(struct reading *x, const char *why)
{
	x->refused = why;
	XML_StopParser(x->parser, XML_FALSE);
}

static void on_open(void *ctx, const XML_Char *name, const XML_Char **attributes)
{
	struct reading *x = ctx;

	x->level++;
	if (x->level > (x->left_out ? XML_LEVELS_LEFT_OUT : XML_LEVELS))
		refuse(x, "too many levels");
	else if (!x->left_out && !x->reader->open(x->ctx, local(name), (const char *const *)attributes))
		x->left_out = x->level;
}

static void on_close(void *ctx, const XML_Char *name)
{
	struct reading *x = ctx;

	if (x->left_out == 0 || x->left_out == x->level) {
		x->left_out = 0;
		x->reader->close(x->ctx, local(name));
	}
	x->level--;
}

static void on_text(void *ctx, const XML_Char *text, int len)
{
	struct reading *x = ctx;

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

bool xml_read(const struct xml_reader *r, void *ctx, const GString *bytes, const char *part, GError **error)
{
	struct reading x = { .reader = r, .ctx = ctx, .parser = XML_ParserCreateNS(NULL, ':') };

	XML_SetUserData(x.parser, &x);
	XML_SetElementHandler(x.parser, on_open, on_close);
	XML_SetCharacterDataHandler(x.parser, on_text);
	XML_SetStartDoctypeDeclHandler(x.parser, on_doctype);
	bool done = XML_Parse(x.parser, bytes->str, (int)bytes->len, 1) == XML_STATUS_OK;
	if (!done)
		store_fail(error, STORE_ERROR_PACKAGE, "%s:%lu:%lu: %s", part,
			XML_GetCurrentLineNumber(x.parser), XML_GetCurrentColumnNumber(x.parser) + 1,
			x.refused ? x.refused : XML_ErrorString(XML_GetErrorCode(x.parser)));
	XML_ParserFree(x.parser);
	return done;
}
