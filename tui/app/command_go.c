/* Places of the article: by number, headings, findings; and how long it is. */
#include "app/command.h"
#include <stdlib.h>
#include <string.h>
#include "app/hidden_words.h"
#include "edit/marks.h"
#include "edit/utf8.h"
#include "markup/markup.h"

enum { LABEL_BYTES = 200 };

static void go(struct app *a, size_t off)
{
	doc_move(a->doc, off, a->doc->marking);
	a->doc->goal_col = -1;
}

static bool accept_place(struct app *a, struct overlay *o, intptr_t value)
{
	(void)o;
	go(a, (size_t)value);
	return true;
}

static void add_place(struct overlay *o, struct text *t, size_t from, size_t to, const char *before)
{
	const char *s = text_bytes(t);
	size_t column, n = MIN(to - from, LABEL_BYTES);
	size_t line = text_line_of(t, from, &column);

	while (!utf8_is_boundary(s, text_len(t), from + n))
		n--;
	g_autofree char *words = g_strndup(s + from, n);
	g_autofree char *label = g_strdup_printf(_("br %3zu  %s%s"), line, before, g_strdelimit(words, "\n\t", ' '));
	overlay_add_choice(o, label, NULL, 0, (intptr_t)from);
}

/* ---- a place by its number ---- */

/* Where the n-th paragraph that is not empty begins; the last one when there are fewer. */
static size_t paragraph_start_of(const struct text *t, unsigned long n)
{
	const char *s = text_bytes(t);
	size_t len = text_len(t), at = len > 0 && s[0] == '\n' ? paragraph_next(s, len, 0) : 0;

	for (size_t next; n > 1 && (next = paragraph_next(s, len, at)) < len; n--)
		at = next;
	return at;
}

/* 12, 12:40, or p5. */
static bool accept_number(struct app *a, struct overlay *o, intptr_t value)
{
	const char *typed = overlay_value(o, 0);
	bool paragraph = g_ascii_tolower(*typed) == 'p';
	char *end;
	unsigned long number = strtoul(typed + paragraph, &end, 10);
	unsigned long column = *end == ':' || *end == ',' ? strtoul(end + 1, &end, 10) : 1;

	(void)value;
	if (number == 0) {
		app_notice(a, NOTICE_INFO, _("Tulis nomor baris, misalnya 12 atau 12:40, atau p5 untuk paragraf kelima"));
		return true;
	}
	go(a, paragraph ? paragraph_start_of(a->doc->text, number) : text_offset_of(a->doc->text, number, MAX(column, 1)));
	return true;
}

void command_go_to(struct app *a)
{
	struct overlay *o = overlay_form(_("KE BARIS ATAU PARAGRAF"), accept_number);

	overlay_add_input(o, _("Baris:kolom"), NULL);
	o->hint = g_strdup(_("12 baris · 12:40 dengan kolom · p5 paragraf kelima · Esc batal"));
	app_push(a, o);
}

/* ---- headings ---- */

void command_outline(struct app *a)
{
	const char *s = text_bytes(a->doc->text);
	size_t len = text_len(a->doc->text);
	struct overlay *o = overlay_choice(_("KERANGKA"), true, accept_place);

	for (size_t at = 0, end; at < len; at = end + 1) {
		end = paragraph_end(s, len, at);
		size_t lead = s[at] == '#' ? marks_lead(s + at, end - at) : 0;
		if (lead > 0)
			add_place(o, a->doc->text, at, end, "");
	}
	if (o->choices->len == 0) {
		overlay_free(o);
		app_notice(a, NOTICE_INFO, _("Belum ada subjudul; {format_menu} lalu 2 membuatnya"));
		return;
	}
	o->hint = g_strdup(_("Enter ke sana · ketik menyaring · Esc tutup"));
	app_push(a, o);
}

/* ---- findings, without the strip ---- */

static void go_finding(struct app *a, bool back)
{
	const struct doc *d = a->doc;
	const struct finding *next = NULL;

	for (unsigned i = 0; i < drift_len(d->findings); i++) {
		const struct finding *f = drift_at(d->findings, back ? drift_len(d->findings) - 1 - i : i);
		bool ahead = back ? f->off < d->cursor : f->off > d->cursor;
		if (f->severity != SEVERITY_NOTE && (ahead || !next)) {
			next = f;
			if (ahead)
				break;
		}
	}
	if (!next) {
		app_notice(a, NOTICE_INFO, "%s", _("Tidak ada temuan"));
		return;
	}
	go(a, next->off);
	app_notice(a, NOTICE_INFO, "%s", next->message);
}

void command_finding_next(struct app *a) { go_finding(a, false); }
void command_finding_previous(struct app *a) { go_finding(a, true); }

/* ---- how long it is ---- */

static void add_count(GString *out, const char *name, const char *s, size_t len)
{
	struct text_count c = text_count(s, len);
	size_t minutes = (c.words + READ_WORDS_A_MINUTE - 1) / READ_WORDS_A_MINUTE;

	g_string_append_printf(out, _("%s: %zu kata · %zu huruf · %zu kalimat · %zu paragraf · dibaca %zu menit\n"), name, c.words, c.chars, c.sentences, c.paragraphs, minutes);
}

/* What the first paragraph answers, and what it does not. */
static void add_lead(GString *out, const struct doc *d)
{
	static const char *const questions[LEAD_COUNT] = { N_("siapa"), N_("apa"), N_("kapan"), N_("di mana") };
	g_autoptr(GString) missing = g_string_new(NULL);

	if (!d->lead)
		return;
	g_string_append(out, _("Teras:"));
	for (unsigned q = 0; q < LEAD_COUNT; q++) {
		if (*d->lead[q])
			g_string_append_printf(out, _(" %s (%s)"), _(questions[q]), d->lead[q]);
		else
			g_string_append_printf(missing, "%s%s", missing->len ? ", " : "", _(questions[q]));
	}
	if (missing->len)
		g_string_append_printf(out, _("; belum tampak: %s"), missing->str);
	g_string_append_c(out, '\n');
}

static void add_if_long(struct overlay *o, struct text *t, size_t from, size_t to, bool paragraph)
{
	size_t words = text_count(text_bytes(t) + from, to - from).words;

	if (words <= (paragraph ? LONG_PARAGRAPH : LONG_SENTENCE))
		return;
	g_autofree char *before = paragraph ? g_strdup_printf(_("paragraf %zu kata: "), words) : g_strdup_printf(_("%zu kata: "), words);
	add_place(o, t, from, to, before);
}

static void add_long_ones(struct overlay *o, struct text *t)
{
	const char *s = text_bytes(t);
	size_t len = text_len(t);

	for (size_t at = 0, end; at < len; at = end + 1) {
		end = paragraph_end(s, len, at);
		add_if_long(o, t, at, end, true);
		for (size_t from = at, to; from < end; from = to) {
			to = MIN(sentence_next(s, len, from), end);
			add_if_long(o, t, from, to, false);
		}
	}
}

/* The numbers of article, selection and paragraph, and what the lead holds; below them what is too long, to go to. */
void command_measure(struct app *a)
{
	struct doc *d = a->doc;
	const char *s = text_bytes(d->text);
	size_t len = text_len(d->text), from, to, start = paragraph_start(s, len, d->cursor);
	g_autofree char *title = g_strdup_printf(_("UKURAN · kalimat di atas %d kata, paragraf di atas %d"), LONG_SENTENCE, LONG_PARAGRAPH);
	struct overlay *o = overlay_choice(title, false, accept_place);
	g_autoptr(GString) body = g_string_new(NULL);
	g_autofree char *hidden = hidden_words(s, len);

	add_count(body, _("Naskah"), s, len);
	if (doc_selection(d, &from, &to))
		add_count(body, _("Pilihan"), s + from, to - from);
	else
		add_count(body, _("Paragraf ini"), s + start, paragraph_end(s, len, start) - start);
	add_lead(body, d);
	if (hidden)
		g_string_append_printf(body, _("Tersembunyi: %s\n"), hidden);
	g_string_truncate(body, body->len - 1);
	o->body = g_strdup(body->str);
	add_long_ones(o, d->text);
	o->hint = g_strdup(_("Enter ke kalimat itu · Esc tutup"));
	app_push(a, o);
}
