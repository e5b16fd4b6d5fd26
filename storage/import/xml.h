/* One part of an office file, read as XML: no document type, no entities, nothing from outside. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <glib.h>

enum { XML_LEVELS = 32, XML_LEVELS_LEFT_OUT = 1000 };   /* elements within each other that a reader enters; that it passes over */

/* Names are without their namespace: what the readers look for is named only once in these formats. */
struct xml_reader {
	bool (*open)(void *ctx, const char *name, const char *const *attributes);   /* false: it is left out with all that is in it */
	void (*close)(void *ctx, const char *name);                                 /* of one that was entered, and of one that was left out */
	void (*text)(void *ctx, const char *text, size_t len, bool left_out);
};

/* The value of an attribute, or NULL. */
const char *xml_attribute(const char *const *attributes, const char *name);

/* PACKAGE: "PART:LINE:COLUMN: why". */
bool xml_read(const struct xml_reader *r, void *ctx, const GString *bytes, const char *part, GError **error);
