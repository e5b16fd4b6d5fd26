/* The table of writers: a finished article to bytes. Pure: no clock, locale, environment or disk. formats.md sections 0-6. */
#pragma once
#include <stdbool.h>
#include <glib.h>
#include "export/letterhead.h"
#include "store/article.h"

struct export_options {
	const char *office;          /* name of the office for a publisher line, or NULL */
	int utc_offset_min;          /* 420, 480, 540 */
	bool upper_title;            /* txt: --judul-kapital */
	unsigned fold;               /* txt: columns, 0: do not fold */
	unsigned split;              /* wa: characters a part, 0: one part */
	const struct letterhead *letterhead;   /* of the office, or NULL */
	bool embargo_over;           /* the moment has come: no line about it */
	const char *pdf_program;     /* pdf: where redaksi-pdf is, NULL: not installed */
};

enum { WHATSAPP_WARN = 4096, WHATSAPP_MAX = 65536 };   /* characters of a message: formats.md section 3; more than MAX is refused */

/* A format whose one file holds several articles: a head, each article, a foot; the articles come newest first. */
struct collection {
	const char *name;            /* of the file: "umpan.rss" */
	unsigned most;               /* articles in it; 0: any number */
	void (*head)(const struct export_options *o, int64_t updated_s, GString *out);   /* updated_s: the newest change among them */
	void (*item)(const struct article *a, const struct export_options *o, GString *out);
	const char *foot;
};

struct writer {
	const char *name;            /* "txt", "md", "html", "html-fragmen", "wa" */
	const char *suffix;          /* "txt", "md", "html", "frag.html", "wa.txt" */
	const char *title;           /* what the menu says, Indonesian, N_() */
	/* Append the file's bytes to out; o is not NULL. TOO_LARGE ("wa"): nothing was appended. */
	bool (*write)(const struct article *a, const struct export_options *o, GString *out, GError **error);
	bool binary;                 /* no text: not for the eye on a terminal */
	bool program;                /* a program of its own writes it: NOT_FOUND when it is not installed; the others are pure */
	const struct collection *many;   /* NULL: an article a file */
};
extern const struct writer export_writers[];
extern const unsigned export_writer_count;
bool export_offered(const struct writer *w, const struct export_options *o);   /* it can be written here */
const struct writer *export_writer(const char *name);   /* NULL: unknown */

/* "<yyyy-mm-dd>-<slug>.<suffix>"; the caller's. Date: tanggal, else the day of created_s in the office's offset. Source: formats.md section 0. */
char *export_name(const struct article *a, const struct writer *w, int utc_offset_min);

enum { SLUG_MAX = 60 };      /* bytes, not counting the terminator */

/* The last part of a web address: a-z, 0-9 and single inner hyphens. Letters lose their marks, apostrophes leave no gap, every
 * other character is one. INPUT: no letter or digit in the title; out is as it was. */
bool slug_make(const char *title, char out[SLUG_MAX + 1], GError **error);
