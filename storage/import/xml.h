/* XML within limits: no document type, no entities, nothing from outside. A part of an office file at once, or a file of any
 * size piece by piece. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <glib.h>

enum { XML_LEVELS = 32, XML_LEVELS_LEFT_OUT = 1000 };   /* elements within each other that a reader enters; that it passes over */
enum { XML_ENTERED = 4 };                                /* what is entered within what is left out within what is entered ... */
enum { XML_TOKEN_MAX = 16 << 20 };                      /* bytes of one tag or comment */

struct xml_namespace { const char *uri, *prefix; };

struct xml_reader {
	bool (*open)(void *ctx, const char *name, const char *const *attributes);   /* false: it is left out with all that is in it */
	void (*close)(void *ctx, const char *name);                                 /* of one that was entered, and of one that was left out */
	void (*text)(void *ctx, const char *text, size_t len, bool left_out);
	/* Asked for each element in what is left out, may be NULL; true: it is entered, and told as open() and close() do, until it ends. */
	bool (*enter)(void *ctx, const char *name);
	/* Names come as "prefix:name", whatever prefix the file chose, and of other namespaces as ":name"; the last has no uri.
	 * NULL: without their namespace, for formats that name only once what is looked for. Names in no namespace stand alone. */
	const struct xml_namespace *namespaces;
};

/* The value of an attribute, whatever its namespace, or NULL. */
const char *xml_attribute(const char *const *attributes, const char *name);

/* A part of a package. PACKAGE: "PART:LINE:COLUMN: why". */
bool xml_read(const struct xml_reader *r, void *ctx, const GString *bytes, const char *part, GError **error);

/* A file that comes piece by piece. */
struct xml;
struct xml *xml_new(const struct xml_reader *r, void *ctx, const char *encoding);   /* encoding NULL: what the file says, else UTF-8 */
/* XML: "LINE:COLUMN: why"; ENCODING: bytes that are no UTF-8, the offset first; or what xml_stop() was given. */
bool xml_feed(struct xml *x, const char *bytes, size_t len, bool last, GError **error);
void xml_stop(struct xml *x, GError *why);       /* from a callback; takes why */
int64_t xml_at(const struct xml *x);             /* offset of what is being told */
int64_t xml_after(const struct xml *x);          /* and of what follows it */
void xml_free(struct xml *x);
typedef struct xml xml;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(xml, xml_free)
