/* Random keys, texts, pastes and bytes against the whole application, with what must always hold checked after each.
 * REDAKSI_TEST_KEYS=1000000 in the environment runs as many, REDAKSI_TEST_SEED another series. */
#include "test.h"
#include "desk.h"
#include <glib/gstdio.h>
#include "edit/utf8.h"
#include "terminal/decode.h"

enum { KEYS = 5000, TEXT_MAX = 6000, UNDO_EVERY = 400, STEP_US = 20000 };

struct monkey {
	struct desk desk;
	struct decoder *decoder;
	GRand *chance;
	const struct text *opened;         /* the open text, of which article, and how far it had come at the last look */
	int64_t id;
	uint64_t revision;
	char *first;                       /* where its undo ended when it was opened */
};

static guint64 from_environment(const char *name, guint64 usual)
{
	const char *value = g_getenv(name);

	return value ? g_ascii_strtoull(value, NULL, 10) : usual;
}

static gint32 below(struct monkey *m, gint32 n)
{
	return g_rand_int_range(m->chance, 0, n);
}

static void input(struct monkey *m, enum input_kind kind, const char *bytes)
{
	app_input(m->desk.app, &(struct input){ .kind = kind, .bytes = bytes, .len = strlen(bytes) });
}

static void press_any(struct monkey *m)
{
	static const uint32_t mods[] = { 0, 0, 0, MOD_SHIFT, MOD_CTRL, MOD_ALT, MOD_CTRL | MOD_SHIFT, MOD_ALT | MOD_SHIFT };
	uint32_t mod = mods[below(m, G_N_ELEMENTS(mods))], k;

	switch (below(m, 4)) {
	case 0: k = 'a' + (uint32_t)below(m, 26); mod = mod ? mod : MOD_CTRL; break;
	case 1: k = ' ' + (uint32_t)below(m, 64); mod = mod ? mod : MOD_ALT; break;
	default: k = K_UP + (uint32_t)below(m, K_LAST - K_UP); break;
	}
	key(m->desk.app, k | mod);
}

static void type_any(struct monkey *m, enum input_kind kind)
{
	static const char *const pieces[] = { "a", "kata ", "Ketua KPU. ", "sambutanya ", " ", "*", "**", "# ", "- ", "> ", "[", "](x)", "1", "y",
		"e\xCC\x81", "\xCC\x81", "\xE6\xBC\xA2", "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7", "\xE2\x80\x8B", "\xE2\x80\xAE", "\xC2\xA0",
		"\xF0\x9F\x87\xAE\xF0\x9F\x87\xA9", "\t", "\xE1\x84\x80\xE1\x85\xA1", "\xE2\x80\x9C", "panjangsekalitanpajedasamasekali" };
	g_autoptr(GString) s = g_string_new(NULL);

	for (gint32 n = 1 + below(m, kind == INPUT_PASTE ? 40 : 3); n > 0; n--)
		g_string_append(s, kind == INPUT_PASTE && below(m, 6) == 0 ? "\n" : pieces[below(m, G_N_ELEMENTS(pieces))]);
	input(m, kind, s->str);
}

static void send_bytes(struct monkey *m)
{
	static const char often[] = "\x1b[O;~12ABCDHFPZM<u\r\x7f";
	char bytes[12];
	struct input in;

	for (size_t i = 0; i < sizeof bytes; i++)
		bytes[i] = (char)(below(m, 2) ? often[below(m, sizeof often - 1)] : below(m, 256));
	decoder_feed(m->decoder, bytes, sizeof bytes, m->desk.app->now_us);
	while (decoder_next(m->decoder, m->desk.app->now_us, &in))
		app_input(m->desk.app, &in);
}

/* Any command, found in the menu by its words: also those that have no key. */
static void command_any(struct monkey *m)
{
	unsigned n;
	const struct command *table = command_table(&n);

	if (app_overlay(m->desk.app))
		return;
	run(m->desk.app, "menu");
	type(m->desk.app, table[below(m, (gint32)n)].label);
	key(m->desk.app, K_ENTER);
}

static void step(struct monkey *m)
{
	struct app *a = m->desk.app;
	gint32 dice = below(m, 100);

	a->now_us += STEP_US;
	if (dice < 40)
		press_any(m);
	else if (dice < 50)
		command_any(m);
	else if (dice < 80)
		type_any(m, INPUT_TEXT);
	else if (dice < 84)
		type_any(m, INPUT_PASTE);
	else if (dice < 98)
		send_bytes(m);
	else
		app_size(a, 1 + below(m, 50), 1 + below(m, 170));
	app_tick(a);
	g_main_context_iteration(NULL, FALSE);
	a->quit = a->suspend = a->redraw_all = a->copy_out = false;
}

static void assert_on_grapheme(const char *s, size_t len, size_t off)
{
	size_t at = paragraph_start(s, len, off);

	while (at < off)
		at = grapheme_next(s, len, at);
	g_assert_cmpuint(at, ==, off);
}

static void assert_same_row(struct row a, struct row b)
{
	g_assert_cmpuint(a.start, ==, b.start);
	g_assert_cmpuint(a.end, ==, b.end);
	g_assert_cmpint(a.last, ==, b.last);
}

static void assert_findings(const struct doc *d)
{
	size_t before = 0;

	for (unsigned i = 0; i < drift_len(d->findings); i++) {
		const struct finding *f = drift_at(d->findings, i);
		g_assert_cmpuint(f->off, >=, before);
		before = f->off;
		g_assert_cmpuint(f->off + f->len, <=, text_len(d->text));
	}
}

static void assert_sound(const struct app *a)
{
	const struct doc *d = a->doc;

	g_assert_true(d || a->focus == IN_LIST || app_overlay(a));
	g_assert_true(a->list.rows->len == 0 || a->list.selected < a->list.rows->len);
	if (!d)
		return;
	const char *s = text_bytes(d->text);
	size_t len = text_len(d->text);
	struct areas areas;
	app_areas(a, &areas);
	unsigned cols = (unsigned)MAX(1, areas.text.cols);
	g_assert_cmpuint(utf8_valid_prefix(s, len), ==, len);
	g_assert_cmpuint(d->cursor, <=, len);
	g_assert_cmpuint(d->top, <=, len);
	assert_on_grapheme(s, len, d->cursor);
	if (d->anchor != NO_ANCHOR)
		assert_on_grapheme(s, len, (size_t)d->anchor);
	assert_same_row(layout_row_at(d->layout, s, len, cols, d->cursor), layout_row_at(NULL, s, len, cols, d->cursor));
	assert_findings(d);
}

static unsigned undo_all(struct doc *d)
{
	size_t cursor;
	unsigned n = 0;

	while (text_undo(d->text, &cursor))
		n++;
	return n;
}

/* Back to where undo ends, forward by as many steps: the same text again. The text that undo ends at; the caller's. */
static char *undo_and_redo(struct doc *d)
{
	g_autofree char *last = g_strdup(text_bytes(d->text));
	size_t cursor, was = d->cursor;
	unsigned n = undo_all(d);
	char *first = g_strdup(text_bytes(d->text));

	while (n-- > 0)
		g_assert_true(text_redo(d->text, &cursor));
	g_assert_cmpstr(text_bytes(d->text), ==, last);
	doc_move(d, was, false);
	return first;
}

/* As long as an article is open, undo ends at the same text: the one that it began with. */
static void assert_undo(struct monkey *m)
{
	struct doc *d = m->desk.app->doc;
	g_autofree char *first = undo_and_redo(d);

	g_assert_cmpstr(first, ==, m->first);
	m->revision = text_revision(d->text);
}

static void look_for_another_text(struct monkey *m)
{
	struct doc *d = m->desk.app->doc;
	bool same = d && m->opened == d->text && m->id == d->article.id && m->revision <= text_revision(d->text);

	m->opened = d ? d->text : NULL;
	m->id = d ? d->article.id : 0;
	if (!same) {
		g_free(m->first);
		m->first = d ? undo_and_redo(d) : NULL;
	}
	m->revision = d ? text_revision(d->text) : 0;
}

/* A text that grows on and on makes each step slow. */
static void empty(struct app *a)
{
	text_replace(a->doc->text, 0, text_len(a->doc->text), "", 0, UNDO_COMMAND, 0);
	doc_move(a->doc, 0, false);
	app_size(a, a->rows, a->cols);         /* shows the cursor */
}

TEST(whatever_is_pressed_the_text_is_valid_the_cursor_stands_between_letters_and_undo_leads_back_and_forth)
{
	struct monkey m = { .decoder = decoder_new() };
	guint64 keys = from_environment("REDAKSI_TEST_KEYS", KEYS);

	g_assert_cmpint(g_mkdir_with_parents(g_get_home_dir(), 0700), ==, 0);
	g_assert_cmpint(g_chdir(g_get_home_dir()), ==, 0);
	desk_open(&m.desk, "Judul", "KPU Kabupaten mengikuti rapat.\n\nKetua dalam sambutanya menekankan peran humas.\n");
	m.chance = g_rand_new_with_seed((guint32)from_environment("REDAKSI_TEST_SEED", 2021));
	for (guint64 i = 0; i < keys; i++) {
		struct app *a = m.desk.app;
		step(&m);
		assert_sound(a);
		look_for_another_text(&m);
		if (a->doc && i % UNDO_EVERY == 0)
			assert_undo(&m);
		if (a->doc && text_len(a->doc->text) > TEXT_MAX)
			empty(a);
		if (!a->doc && i % 50 == 0)
			app_open(a, m.desk.id);
	}
	desk_close(&m.desk);
	g_free(m.first);
	g_rand_free(m.chance);
	decoder_free(m.decoder);
}

/* One giant, pasted; moved through, typed into and taken back. */
static void assert_bears(const char *piece, size_t times)
{
	static const uint32_t walk[] = { K_END | MOD_CTRL, K_UP, K_LEFT, K_PAGE_UP, K_LEFT | MOD_CTRL, K_BACKSPACE, K_HOME | MOD_CTRL, K_RIGHT | MOD_CTRL,
		K_DOWN, K_RIGHT, K_DELETE, K_PAGE_DOWN, K_END };
	struct desk d;
	g_autoptr(GString) giant = g_string_new(NULL);

	for (size_t i = 0; i < times; i++)
		g_string_append(giant, piece);
	desk_open(&d, "Judul", "Awal.\n");
	app_input(d.app, &(struct input){ .kind = INPUT_PASTE, .bytes = giant->str, .len = giant->len });
	g_assert_cmpuint(text_len(d.app->doc->text), ==, giant->len + strlen("Awal.\n"));
	for (size_t i = 0; i < G_N_ELEMENTS(walk); i++) {
		key(d.app, walk[i]);
		type(d.app, "x");
		assert_sound(d.app);
	}
	size_t cursor;
	while (text_undo(d.app->doc->text, &cursor))
		;
	g_assert_cmpstr(text_bytes(d.app->doc->text), ==, "Awal.\n");
	desk_close(&d);
}

TEST(ten_megabytes_in_one_paragraph_are_written_in_like_any_text)
{
	assert_bears("Ketua KPU membuka rapat pleno. ", 10000000 / 31);
}

TEST(two_hundred_thousand_empty_paragraphs_are_written_in_like_any_text)
{
	assert_bears("\n", 200000);
}

TEST(a_letter_with_a_megabyte_of_marks_is_written_in_like_any_text)
{
	assert_bears("\xCC\x81", 500000);
}

TEST(a_megabyte_without_a_blank_is_written_in_like_any_text)
{
	assert_bears("\xE6\xBC\xA2", 350000);
}

TEST_MAIN
