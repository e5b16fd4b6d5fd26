/* What the writers share: the article made ready, its inline text, escapes and addresses. */
#pragma once
#include "export/export.h"
#include "markup/markup.h"

/* An article made ready for a writer: NFC, without characters that no format may hold; fields on one line. */
struct document {
	const struct article *article;
	char *field[FIELD_COUNT];    /* title never empty */
	char *body;
	struct markup *markup;
};
void document_open(struct document *d, const struct article *a);
void document_close(struct document *d);
typedef struct document document;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(document, document_close)
char *document_line(const char *text);   /* a text made ready in the same way, on one line; the caller's */

bool document_has_title(const struct document *d);   /* false: the title is a stand-in */

/* "Gorontalo, 4 Mei 2021 – ", or "" when there is no place or the text opens with it. The caller's. */
char *document_dateline(const struct document *d);

/* The slug of the article: its field, else its title, else "naskah". */
void document_slug(const struct article *a, char out[SLUG_MAX + 1]);

/* Seconds of the article's day as RFC 3339: tanggal, else created_s. */
void document_date(const struct document *d, int utc_offset_min, GString *out);

/* Walk the spans of a block; marks open and close so that they nest. A mark that lasts longer opens first. */
struct inline_writer {
	void (*open)(void *ctx, unsigned style, const struct span *first);
	void (*close)(void *ctx, unsigned style, const struct span *last);
	void (*text)(void *ctx, const struct span *s);
	void (*line)(void *ctx);     /* a hard break */
};
void inline_walk(const struct block *b, const struct inline_writer *w, void *ctx);

/* The block's words, a link's address in brackets behind it. Hard breaks are line ends. */
void inline_plain(GString *out, const struct block *b);

/* The next block is an item of the list that this one stands in. */
bool block_goes_on(const struct block *b, const struct block *next);

/* An address that may be written: http, https, mailto. NULL: it may not. Blanks and marks are percent-encoded; the caller's. */
char *link_clean(const char *href);
char *link_office(const char *href);     /* for office programs, which refuse a file with an address that is none: tel too, ASCII alone */
bool link_shows_itself(const char *href, const char *text, size_t len);   /* the text is the address */

void escape_html(GString *out, const char *text, size_t len, bool attribute);
/* A string in double quotes, as JSON and YAML 1.2 both read it. script: also safe inside <script>. */
void escape_json(GString *out, const char *text, bool script);

/* A line of YAML front matter, left out when empty: `key: "value"`; values parted by commas as `key: ["one", "two"]`. */
void yaml_key(GString *out, const char *key, const char *value);
void yaml_list(GString *out, const char *key, const char *values);

/* No blanks at line ends, one empty line at most, one line end at the end. */
void lines_tidy(GString *out);

/* The body as HTML blocks. xml: <br/> instead of <br>. dateline: before the first paragraph, or "". */
void html_body(GString *out, const struct document *d, const char *dateline, bool xml);

/* The fragment whole: what is said above the text and below it, too. */
void html_story(GString *out, const struct document *d, const struct export_options *o);

/* Blocks as Markdown, not yet tidy at its end. link: link_clean() or link_office(). */
void markdown_blocks(GString *out, const struct markup *body, const char *dateline, char *(*link)(const char *href));

/* The body as plain text, a paragraph a line. dateline: as above. */
void txt_body(GString *out, const struct document *d, const char *dateline);

/* Formats that hold several articles, and one article in such a file. */
extern const struct collection rss_collection, atom_collection, wxr_collection;
void collection_write(const struct collection *c, const struct article *a, const struct export_options *o, GString *out);

/* The rows of the table. */
bool naskah_write(const struct article *a, const struct export_options *o, GString *out, GError **error);
bool txt_write(const struct article *a, const struct export_options *o, GString *out, GError **error);
bool mail_write(const struct article *a, const struct export_options *o, GString *out, GError **error);
bool markdown_write(const struct article *a, const struct export_options *o, GString *out, GError **error);
bool html_write(const struct article *a, const struct export_options *o, GString *out, GError **error);
bool html_fragment_write(const struct article *a, const struct export_options *o, GString *out, GError **error);
bool docx_write(const struct article *a, const struct export_options *o, GString *out, GError **error);
bool odt_write(const struct article *a, const struct export_options *o, GString *out, GError **error);
bool pdf_write(const struct article *a, const struct export_options *o, GString *out, GError **error);
bool whatsapp_write(const struct article *a, const struct export_options *o, GString *out, GError **error);
bool wxr_write(const struct article *a, const struct export_options *o, GString *out, GError **error);
bool wordpress_json_write(const struct article *a, const struct export_options *o, GString *out, GError **error);
bool ninjs_write(const struct article *a, const struct export_options *o, GString *out, GError **error);
bool rss_write(const struct article *a, const struct export_options *o, GString *out, GError **error);
bool atom_write(const struct article *a, const struct export_options *o, GString *out, GError **error);
bool newsml_write(const struct article *a, const struct export_options *o, GString *out, GError **error);
bool nitf_write(const struct article *a, const struct export_options *o, GString *out, GError **error);
