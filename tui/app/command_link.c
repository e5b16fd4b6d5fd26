/* Links: words with an address. */
#include "app/command.h"
#include <string.h>
#include "edit/marks.h"

/* A link in the text: [words](address). */
struct link { size_t from, to, words_to; };

/* The link that the place stands in; false: none. */
static bool link_at(const char *s, size_t len, size_t place, struct link *out)
{
	size_t start = paragraph_start(s, len, place), end = MIN(paragraph_end(s, len, place), start + MARKS_MAX);

	for (size_t at = start; at < end;) {
		const char *open = memchr(s + at, '[', end - at);
		const char *middle = open ? g_strstr_len(open, (gssize)(s + end - open), "](") : NULL;
		const char *close = middle ? memchr(middle, ')', (size_t)(s + end - middle)) : NULL;
		if (!close)
			return false;
		*out = (struct link){ (size_t)(open - s), (size_t)(close - s) + 1, (size_t)(middle - s) };
		if (place >= out->from && place <= out->to)
			return true;
		at = out->to;
	}
	return false;
}

/* As people write addresses: a scheme is added, and what would end the address early is written in numbers. */
static char *address_clean(const char *typed)
{
	g_autofree char *plain = g_strstrip(g_strdup(typed));
	bool whole = !*plain || strstr(plain, "://") || strchr("/#", *plain) || g_str_has_prefix(plain, "mailto:") || g_str_has_prefix(plain, "tel:");
	GString *out = g_string_new(whole ? "" : strchr(plain, '@') ? "mailto:" : "https://");

	for (const char *c = plain; *c; c++) {
		if (strchr(" ()<>\"", *c))
			g_string_append_printf(out, "%%%02X", (unsigned)*c);
		else
			g_string_append_c(out, *c);
	}
	return g_string_free(out, FALSE);
}

static char *words_clean(const char *typed)
{
	GString *out = g_string_new(NULL);

	for (const char *c = typed; *c; c++) {
		if (strchr("[]", *c) && (c == typed || c[-1] != '\\'))
			g_string_append_c(out, '\\');
		g_string_append_c(out, *c);
	}
	return g_string_free(out, FALSE);
}

static bool accept_link(struct app *a, struct overlay *o, intptr_t value)
{
	struct doc *d = a->doc;
	g_autofree char *address = address_clean(overlay_value(o, 0));
	g_autofree char *words = words_clean(overlay_value(o, 1));
	const struct link *place = o->data;

	(void)value;
	if (!*address && place->words_to == 0)
		return true;
	g_autofree char *made = *address ? g_strdup_printf("[%s](%s)", *words ? words : address, address) : g_strdup(words);
	text_undo_break(d->text);
	text_replace(d->text, place->from, place->to - place->from, made, strlen(made), UNDO_COMMAND, d->cursor);
	doc_move(d, place->from + strlen(made), false);
	app_changed(a);
	return true;
}

void command_link(struct app *a)
{
	struct doc *d = a->doc;
	const char *s = text_bytes(d->text);
	size_t len = text_len(d->text);
	struct link *place = g_new0(struct link, 1);
	struct overlay *o = overlay_form(_("TAUTAN"), accept_link);
	g_autofree char *address = NULL, *words = NULL;

	o->data = place;
	o->free_data = g_free;
	if (!doc_selection(d, &place->from, &place->to) && link_at(s, len, d->cursor, place)) {
		words = g_strndup(s + place->from + 1, place->words_to - place->from - 1);
		address = g_strndup(s + place->words_to + 2, place->to - place->words_to - 3);
	} else {
		if (!doc_selection(d, &place->from, &place->to)) {
			place->from = word_start(s, len, d->cursor);
			place->to = word_end(s, len, d->cursor);
		}
		place->words_to = 0;
		words = g_strndup(s + place->from, place->to - place->from);
		g_strdelimit(words, "\n\t", ' ');
	}
	bool copied = !address && g_str_has_prefix(a->clipboard->str, "http") && !strpbrk(a->clipboard->str, " \n\t");
	overlay_add_input(o, _("Alamat"), copied ? a->clipboard->str : address);
	overlay_add_input(o, _("Teks"), words);
	o->hint = g_strdup(place->words_to ? _("Enter ganti · alamat kosong melepas tautan · Esc batal") : _("Enter pasang tautan · Tab pindah · Esc batal"));
	app_push(a, o);
}
