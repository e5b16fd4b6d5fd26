/* Help with the word under the cursor: what is known of it, and names that go on as it begins. */
#include "app/command.h"
#include <string.h>
#include "app/completion.h"
#include "app/writer.h"
#include "edit/letters.h"
#include "edit/utf8.h"
#include "lookup.h"

enum {
	PHRASE_MAX = 200, RECENT = 40, SHOWN = 15,
	AROUND = 256 << 10,            /* bytes of the open text on each side of the cursor: no key waits for a book */
	WORDS_MAX = 20000,             /* of another article */
};

/* ---- what is known of it ---- */

struct known { size_t from, to; GPtrArray *rows; };

static void known_free(void *p)
{
	struct known *known = p;

	g_ptr_array_unref(known->rows);
	g_free(known);
}

/* Capitals follow the word that is replaced; what has capitals of its own keeps them. */
static GString *dressed(const char *word, size_t n, const char *with)
{
	g_autofree char *upper = g_utf8_strup(word, (gssize)n), *lower = g_utf8_strdown(with, -1);
	size_t len = strlen(with);

	if (strcmp(lower, with) != 0 || !g_unichar_isupper(g_utf8_get_char(word)))
		return g_string_new(with);
	bool whole = g_utf8_strlen(word, (gssize)n) > 1 && strncmp(upper, word, n) == 0;
	return letters_change(with, len, whole ? LETTERS_UPPER : LETTERS_SENTENCE);
}

static void put(struct app *a, size_t from, size_t to, const GString *text)
{
	struct doc *d = a->doc;

	if (d->read_only) {
		writer_refuse(a);
		return;
	}
	text_undo_break(d->text);
	text_replace(d->text, from, to - from, text->str, text->len, UNDO_COMMAND, d->cursor);
	doc_move(d, from + text->len, false);
	app_changed(a);
}

static bool accept_row(struct app *a, struct overlay *o, intptr_t value)
{
	const struct known *known = o->data;
	const struct lookup_row *r = g_ptr_array_index(known->rows, (guint)value);

	if (!lookup_is_insertable(r->kind))
		return true;
	g_autoptr(GString) text = dressed(text_bytes(a->doc->text) + known->from, known->to - known->from, r->text);
	put(a, known->from, known->to, text);
	return true;
}

static const char *kind_label(const struct lookup_row *r)
{
	switch (r->kind) {
	case LOOKUP_STANDARD: return _("bentuk baku");
	case LOOKUP_TERM: return _("padanan");
	case LOOKUP_EXPANSION: return _("kepanjangan");
	case LOOKUP_ACRONYM: return _("singkatan");
	case LOOKUP_ANTONYM: return _("lawan kata");
	case LOOKUP_PLACE: return _("tempat");
	case LOOKUP_DEGREE: return _("gelar atau pangkat");
	case LOOKUP_SYNONYM: break;
	}
	switch (r->word_class) {
	case 'n': return _("sinonim, kata benda");
	case 'v': return _("sinonim, kata kerja");
	case 'a': return _("sinonim, kata sifat");
	default: return _("sinonim");
	}
}

/* The selection, or the word that the cursor touches. */
static bool phrase_at(const struct doc *d, size_t *from, size_t *to)
{
	const char *s = text_bytes(d->text);
	size_t len = text_len(d->text);

	if (!doc_selection(d, from, to)) {
		*from = word_start(s, len, d->cursor);
		*to = word_end(s, len, d->cursor);
	}
	return *to > *from && *to - *from <= PHRASE_MAX && !memchr(s + *from, '\n', *to - *from);
}

void command_word(struct app *a)
{
	struct known *known = g_new0(struct known, 1);

	if (!phrase_at(a->doc, &known->from, &known->to)) {
		g_free(known);
		app_notice(a, NOTICE_INFO, "%s", _("Letakkan kursor pada kata, atau pilih beberapa kata"));
		return;
	}
	g_autofree char *phrase = g_strndup(text_bytes(a->doc->text) + known->from, known->to - known->from);
	known->rows = lookup_phrase(phrase, NULL);
	if (known->rows->len == 0) {
		known_free(known);
		app_notice(a, NOTICE_INFO, _("Tidak ada sinonim atau padanan untuk “%s”"), phrase);
		return;
	}
	g_autofree char *title = g_strdup_printf(_("KATA: %s"), phrase);
	struct overlay *o = overlay_choice(title, true, accept_row);
	o->data = known;
	o->free_data = known_free;
	for (unsigned i = 0; i < known->rows->len; i++) {
		const struct lookup_row *r = g_ptr_array_index(known->rows, i);
		overlay_add_choice(o, r->text, kind_label(r), 0, (intptr_t)i);
	}
	o->hint = g_strdup(_("Enter mengganti · ketik menyaring · Esc batal"));
	app_push(a, o);
}

/* ---- names that go on ---- */

struct beginning { size_t from, to; GPtrArray *names; };

static void beginning_free(void *p)
{
	struct beginning *b = p;

	g_ptr_array_unref(b->names);
	g_free(b);
}

static bool accept_name(struct app *a, struct overlay *o, intptr_t value)
{
	const struct beginning *b = o->data;
	g_autoptr(GString) name = g_string_new(g_ptr_array_index(b->names, (guint)value));

	put(a, b->from, b->to, name);
	return true;
}

static void count_listed(const char *name, void *counts)
{
	if (!g_hash_table_contains(counts, name))
		g_hash_table_insert(counts, g_strdup(name), GUINT_TO_POINTER(0));
}

static void collect_fields(GHashTable *counts, const struct article *from, const char *lower)
{
	static const enum field fields[] = { FIELD_TITLE, FIELD_BYLINE, FIELD_EDITOR, FIELD_OFFICE, FIELD_PLACE };

	for (unsigned i = 0; i < G_N_ELEMENTS(fields); i++)
		completion_collect(counts, from->field[fields[i]], strlen(from->field[fields[i]]), lower);
}

/* The newest articles that have a word with this beginning; one that cannot be read is left out. */
static void collect_store(struct app *a, GHashTable *counts, const char *lower)
{
	const struct list_query q = { lower, LIST_BY_CHANGE };
	g_autoptr(GPtrArray) rows = list_page(a->store, &q, NULL, false, RECENT, NULL);

	for (unsigned i = 0; rows && i < rows->len; i++) {
		const struct list_row *r = g_ptr_array_index(rows, i);
		g_auto(article) one = { 0 };
		if (r->id == a->doc->article.id || r->words > WORDS_MAX || !article_load(a->store, r->id, &one, NULL))
			continue;
		completion_collect(counts, one.body, one.body_len, lower);
		collect_fields(counts, &one, lower);
	}
}

static void collect_around(GHashTable *counts, const struct doc *d, const char *lower)
{
	const char *s = text_bytes(d->text);
	size_t len = text_len(d->text);
	size_t from = d->cursor > AROUND ? d->cursor - AROUND : 0, to = MIN(len, d->cursor + AROUND);

	while (!utf8_is_boundary(s, len, from))
		from--;
	while (!utf8_is_boundary(s, len, to))
		to--;
	completion_collect(counts, s + from, to - from, lower);
}

static GPtrArray *names_for(struct app *a, const char *typed)
{
	g_autoptr(GHashTable) counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autofree char *lower = g_utf8_strdown(typed, -1);

	collect_around(counts, a->doc, lower);
	collect_fields(counts, &a->doc->article, lower);
	collect_store(a, counts, lower);
	lookup_each_name(lower, count_listed, counts);
	g_hash_table_remove(counts, typed);
	return completion_ranked(counts, SHOWN);
}

static void offer_names(struct app *a, GPtrArray *names, struct beginning at)
{
	struct overlay *o = overlay_choice(_("LENGKAPI"), false, accept_name);

	for (unsigned i = 0; i < names->len; i++) {
		const char *name = g_ptr_array_index(names, i);
		g_autofree char *label = i < 9 ? g_strdup_printf("%u  %s", i + 1, name) : g_strdup_printf("   %s", name);
		overlay_add_choice(o, label, NULL, i < 9 ? '1' + i : 0, (intptr_t)i);
	}
	at.names = g_ptr_array_ref(names);
	o->data = g_memdup2(&at, sizeof at);
	o->free_data = beginning_free;
	o->hint = g_strdup(_("Angka atau Enter memilih · Esc batal"));
	app_push(a, o);
}

void command_complete(struct app *a)
{
	struct doc *d = a->doc;
	const char *s = text_bytes(d->text);
	struct beginning at = { word_start(s, text_len(d->text), d->cursor), d->cursor, NULL };
	g_autofree char *typed = g_strndup(s + at.from, at.to - at.from);

	if (g_utf8_strlen(typed, -1) < COMPLETION_LETTERS) {
		app_notice(a, NOTICE_INFO, "%s", _("Ketik tiga huruf pertama sebuah nama, lalu tekan lagi"));
		return;
	}
	g_autoptr(GPtrArray) names = names_for(a, typed);
	if (names->len == 0) {
		app_notice(a, NOTICE_INFO, _("Tidak ada nama yang berawal “%s”"), typed);
	} else if (names->len == 1) {
		g_autoptr(GString) name = g_string_new(g_ptr_array_index(names, 0));
		put(a, at.from, at.to, name);
	} else {
		offer_names(a, names, at);
	}
}
