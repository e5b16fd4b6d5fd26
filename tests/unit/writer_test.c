#include "test.h"
#include "desk.h"
#include <string.h>
#include "app/writer.h"
#include "journal/pen.h"

/* A second session on the same store. */
struct second { struct store *store; struct app *app; };

static void sit_down(struct second *s, struct desk *d)
{
	g_assert_true(store_open(&s->store, store_folder(d->store), NULL));
	s->app = app_new(s->store, &d->settings, d->id, 2000, 1);
	app_size(s->app, 24, 80);
}

static void leave(struct second *s)
{
	app_free(s->app);
	store_close(s->store);
}

static void is(struct app *a, const char *text)
{
	g_assert_cmpstr(text_bytes(a->doc->text), ==, text);
}

TEST(whoever_asks_gets_the_text_as_it_is_on_the_other_screen)
{
	struct desk d = { 0 };
	struct second s;

	desk_open(&d, "Judul", "isi");
	type(d.app, "Rina: ");
	sit_down(&s, &d);
	type(s.app, "m");
	writer_look(d.app);
	g_assert_true(d.app->doc->read_only);
	g_assert_null(d.app->doc->pen);
	g_assert_null(d.app->doc->journal);
	g_assert_nonnull(strstr(d.app->notice, "Diserahkan kepada "));
	writer_look(s.app);
	g_assert_false(s.app->doc->read_only);
	is(s.app, "Rina: isi");
	type(s.app, "Budi, ");
	is(s.app, "Budi, Rina: isi");
	leave(&s);
	g_autofree char *body = stored_body(&d);
	g_assert_cmpstr(body, ==, "Budi, Rina: isi");
	writer_look(d.app);
	is(d.app, "Budi, Rina: isi");
	desk_close(&d);
}

TEST(no_command_changes_an_article_that_is_only_read)
{
	struct desk d = { 0 };
	struct second s;
	unsigned n;
	const struct command *table = command_table(&n);

	desk_open(&d, "Judul", "satu dua [tiga](https://x.id)");
	sit_down(&s, &d);
	key(s.app, K_ESC);
	for (unsigned i = 0; i < n; i++) {
		if (strcmp(table[i].name, "write") == 0 || strcmp(table[i].name, "new_article") == 0 || strcmp(table[i].name, "learn") == 0)
			continue;
		app_open(s.app, d.id);
		key(s.app, K_ESC);
		s.app->focus = IN_EDITOR;
		doc_move(s.app->doc, 3, false);
		command_run(s.app, &table[i]);
		if (app_overlay(s.app)) {
			type(s.app, "s");
			key(s.app, K_ENTER);
		}
		while (app_overlay(s.app))
			app_pop(s.app);
		s.app->quit = s.app->suspend = false;
		g_assert_true(!s.app->doc || !doc_changed(s.app->doc));
	}
	g_autoptr(GPtrArray) revisions = article_revisions(d.store, d.id, NULL);
	g_assert_cmpuint(revisions->len, ==, 1);
	leave(&s);
	desk_close(&d);
}

TEST(what_is_only_read_is_never_saved)
{
	struct desk d = { 0 };
	struct second s;
	g_autoptr(GError) error = NULL;

	desk_open(&d, "Judul", "isi");
	sit_down(&s, &d);
	key(s.app, K_ESC);
	text_replace(s.app->doc->text, 0, 0, "diam-diam ", 10, UNDO_TYPE, 0);
	g_assert_false(app_save_now(s.app, REVISION_SAVE, &error));
	g_assert_error(error, STORE_ERROR, STORE_ERROR_BUSY);
	g_assert_false(app_save(s.app, REVISION_SAVE));
	leave(&s);
	g_autofree char *body = stored_body(&d);
	g_assert_cmpstr(body, ==, "isi");
	desk_close(&d);
}

TEST(a_holder_that_does_not_answer_is_replaced_and_both_texts_are_in_the_history)
{
	struct desk d = { 0 };
	struct second s;

	desk_open(&d, "Judul", "isi");
	type(d.app, "tertahan ");
	sit_down(&s, &d);
	type(s.app, "m");
	s.app->now_us += 3000000;
	app_tick(s.app);
	g_assert_cmpstr(app_overlay(s.app)->title, ==, "TIDAK ADA JAWABAN");
	type(s.app, "a");
	g_assert_false(s.app->doc->read_only);
	is(s.app, "isi");
	type(s.app, "baru ");
	key(s.app, 's' | CTRL);
	/* The old one wakes: what it has goes into the store, and it reads. */
	writer_look(d.app);
	g_assert_true(d.app->doc->read_only);
	g_assert_nonnull(strstr(d.app->notice, "Diambil alih "));
	g_autoptr(GPtrArray) revisions = article_revisions(d.store, d.id, NULL);
	bool old = false, new = false;
	for (unsigned i = 0; i < revisions->len; i++) {
		g_auto(article) a = { 0 };
		g_assert_true(article_load_revision(d.store, d.id, ((struct revision *)revisions->pdata[i])->id, &a, NULL));
		old |= strstr(a.body, "tertahan") != NULL;
		new |= strstr(a.body, "baru") != NULL;
	}
	g_assert_true(old && new);
	leave(&s);
	desk_close(&d);
}

TEST(a_dead_holder_is_no_question_only_its_text_is_offered)
{
	struct desk d = { 0 };
	struct second s;

	desk_open(&d, "Judul", "isi");
	type(d.app, "yang hilang ");
	doc_free(g_steal_pointer(&d.app->doc), true);
	sit_down(&s, &d);
	g_assert_false(s.app->doc->read_only);
	g_assert_nonnull(strstr(app_overlay(s.app)->body, "Pulihkan?"));
	type(s.app, "p");
	is(s.app, "yang hilang isi");
	leave(&s);
	desk_close(&d);
}

TEST(a_copy_is_an_article_of_its_own_that_says_where_it_came_from)
{
	struct desk d = { 0 };
	struct second s;

	desk_open(&d, "Judul", "isi");
	sit_down(&s, &d);
	type(s.app, "s");
	g_assert_cmpint(s.app->doc->article.id, !=, d.id);
	g_assert_false(s.app->doc->read_only);
	g_assert_cmpstr(doc_field(s.app->doc, FIELD_TITLE), ==, "Salinan: Judul");
	g_autoptr(GPtrArray) revisions = article_revisions(s.store, s.app->doc->article.id, NULL);
	g_assert_cmpstr(((struct revision *)revisions->pdata[0])->note, ==, "salinan naskah 1 versi 1");
	leave(&s);
	desk_close(&d);
}

TEST(the_list_knows_who_writes_and_forgets_whoever_left)
{
	struct desk d = { 0 };
	struct second s;

	desk_open(&d, "Judul", "isi");
	sit_down(&s, &d);
	g_assert_nonnull(writer_in_list(s.app, d.id));
	g_assert_null(writer_in_list(d.app, d.id));
	app_close(d.app);
	writer_look(s.app);
	g_assert_null(writer_in_list(s.app, d.id));
	leave(&s);
	desk_close(&d);
}

TEST(the_reader_sees_each_saved_version_and_takes_the_pen_with_one_key_when_it_is_free)
{
	struct desk d = { 0 };
	struct second s;

	desk_open(&d, "Judul", "isi");
	sit_down(&s, &d);
	type(s.app, "b");
	type(d.app, "baru ");
	key(d.app, 's' | CTRL);
	writer_tick(s.app);
	is(s.app, "baru isi");
	g_assert_true(s.app->doc->read_only);
	app_close(d.app);
	writer_look(s.app);
	s.app->now_us += 2000000;
	app_tick(s.app);
	g_assert_nonnull(strstr(s.app->notice, "sudah bebas"));
	key(s.app, 't' | MOD_ALT);
	g_assert_false(s.app->doc->read_only);
	type(s.app, "x");
	is(s.app, "xbaru isi");
	leave(&s);
	desk_close(&d);
}

/* Clocks only tell: whatever they say, a holder that lives is asked and a dead one is no question. */
TEST(a_save_of_this_session_that_has_not_come_home_is_not_told_as_somebody_elses)
{
	struct desk d = { 0 };
	int64_t head;

	desk_open(&d, "Judul", "isi");
	type(d.app, "satu ");
	app_save_later(d.app, REVISION_SAVE, NULL);
	/* Until the thread has stored it; the main thread has not heard. */
	do
		g_assert_true(article_head(d.store, d.id, &head, NULL));
	while (head == d.app->doc->article.head);
	writer_tick(d.app);
	g_assert_null(d.app->notice);
	app_wait_for_save(d.app);
	writer_tick(d.app);
	g_assert_null(d.app->notice);
	desk_close(&d);
}

TEST(a_clock_at_1970_or_2099_changes_nothing)
{
	const int64_t clocks[] = { 0, 4070908800, 1620113400 };

	for (unsigned i = 0; i < G_N_ELEMENTS(clocks); i++) {
		struct desk d = { 0 };
		struct second s;
		g_autofree char *title = g_strdup_printf("Judul %u", i);

		desk_open(&d, title, "isi");
		d.app->now_s = clocks[i];
		writer_tick(d.app);
		sit_down(&s, &d);
		g_assert_true(s.app->doc->read_only);
		s.app->now_s = clocks[G_N_ELEMENTS(clocks) - 1 - i];
		type(s.app, "m");
		writer_look(d.app);
		writer_look(s.app);
		g_assert_false(s.app->doc->read_only);
		leave(&s);
		desk_close(&d);
	}
}

TEST_MAIN
