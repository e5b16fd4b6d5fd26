#include "export/write.h"
#include <string.h>
#include "export/calendar.h"
#include "markup/normal.h"

/* formats.md section 0; C1 and the noncharacters are errors in HTML too. */
static bool is_illegal(gunichar c)
{
	return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0) || (c & 0xFFFE) == 0xFFFE ||
	       (c >= 0xFDD0 && c <= 0xFDEF) || c == 0xFEFF;
}

/* A tab that indents means something in Markdown; between words it is a blank. */
static char *clean_text(const char *text, size_t len)
{
	g_autofree char *valid = g_utf8_make_valid(text, (gssize)len);
	g_autoptr(GString) out = g_string_sized_new(len + 1);

	for (const char *p = valid; *p; ) {
		const char *next = g_utf8_next_char(p);
		bool indents = out->len == 0 || strchr("\t\n", out->str[out->len - 1]) != NULL;
		if (*p == '\r')
			g_string_append(out, *next == '\n' ? "" : "\n");
		else if (*p == '\t' && !indents)
			g_string_append_c(out, ' ');
		else if (!is_illegal(g_utf8_get_char(p)))
			g_string_append_len(out, p, next - p);
		p = next;
	}
	normal_compose(out);
	return g_strdup(out->str);
}

/* Single blanks, none at either end. */
char *document_line(const char *text)
{
	char *line = clean_text(text, strlen(text));
	char *to = line;

	for (const char *p = line; *p; p++) {
		char c = *p == '\n' || *p == '\t' ? ' ' : *p;
		if (c != ' ' || (to > line && to[-1] != ' '))
			*to++ = c;
	}
	*to = '\0';
	return g_strchomp(line);
}

static bool has_words(const char *title)
{
	for (const char *p = title; *p; p = g_utf8_next_char(p))
		if (g_unichar_isgraph(g_utf8_get_char(p)))
			return true;
	return false;
}

void document_open(struct document *d, const struct article *a)
{
	d->article = a;
	for (enum field f = FIELD_TITLE; f < FIELD_COUNT; f++)
		d->field[f] = document_line(a->field[f]);
	if (!has_words(d->field[FIELD_TITLE])) {
		g_free(d->field[FIELD_TITLE]);
		d->field[FIELD_TITLE] = g_strdup("Tanpa judul");
	}
	d->body = clean_text(a->body, a->body_len);
	d->markup = markup_parse(d->body, strlen(d->body));
}

void document_close(struct document *d)
{
	for (enum field f = FIELD_TITLE; f < FIELD_COUNT; f++)
		g_clear_pointer(&d->field[f], g_free);
	g_clear_pointer(&d->markup, markup_free);
	g_clear_pointer(&d->body, g_free);
}

bool document_has_title(const struct document *d)
{
	g_autofree char *title = document_line(d->article->field[FIELD_TITLE]);

	return has_words(title);
}

static bool opens_with(const struct document *d, const char *place)
{
	g_autoptr(GString) first = g_string_new(NULL);

	if (d->markup->n_blocks > 0)
		inline_plain(first, &d->markup->blocks[0]);
	g_autofree char *text = g_utf8_casefold(first->str, -1);
	g_autofree char *wanted = g_utf8_casefold(place, -1);
	return g_str_has_prefix(text, wanted);
}

char *document_dateline(const struct document *d)
{
	const char *place = d->field[FIELD_PLACE], *date = d->field[FIELD_DATE];
	GString *out = g_string_new(NULL);

	if (*place && !opens_with(d, place)) {
		g_string_append(out, place);
		if (*date)
			g_string_append(out, ", ");
		calendar_append_long(out, date, false);
		g_string_append(out, " – ");
	}
	return g_string_free(out, FALSE);
}

void document_slug(const struct article *a, char out[SLUG_MAX + 1])
{
	if (!slug_make(a->field[FIELD_SLUG], out, NULL) && !slug_make(a->field[FIELD_TITLE], out, NULL))
		strcpy(out, "naskah");
}

void document_date(const struct document *d, int utc_offset_min, GString *out)
{
	const char *date = d->field[FIELD_DATE];
	int offset = ABS(utc_offset_min);

	if (*date)
		g_string_append_printf(out, "%.10sT00:00:00%c%02d:%02d", date, utc_offset_min < 0 ? '-' : '+', offset / 60, offset % 60);
	else
		calendar_append_rfc3339(out, d->article->created_s, utc_offset_min);
}
