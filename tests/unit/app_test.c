#include "test.h"
#include "desk.h"

TEST(three_panes_at_120_columns_two_at_80_one_at_40)
{
	struct desk d = { 0 };
	struct areas areas;

	desk_open(&d, "Judul", "isi");
	app_size(d.app, 36, 120);
	app_areas(d.app, &areas);
	g_assert_true(areas.list.rows > 0 && areas.text.rows > 0 && areas.preview.rows > 0);
	app_size(d.app, 24, 80);
	app_areas(d.app, &areas);
	g_assert_true(areas.list.rows > 0 && areas.text.rows > 0 && areas.preview.rows == 0);
	app_size(d.app, 15, 40);
	app_areas(d.app, &areas);
	g_assert_true(areas.list.rows == 0 && areas.text.rows > 0 && areas.preview.rows == 0);
	app_size(d.app, 5, 20);
	app_areas(d.app, &areas);
	g_assert_cmpint(areas.text.rows, ==, 4);
	desk_close(&d);
}

TEST(what_is_typed_is_saved_as_the_next_version)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "isi lama");
	type(d.app, "Humas ");
	key(d.app, 's' | CTRL);
	g_autofree char *body = stored_body(&d);
	g_assert_cmpstr(body, ==, "Humas isi lama");
	g_assert_cmpint(d.app->doc->article.version, ==, 2);
	g_assert_false(doc_changed(d.app->doc));
	desk_close(&d);
}

static int versions(struct desk *d)
{
	g_auto(article) a = { 0 };

	g_assert_true(article_load(d->store, d->id, &a, NULL));
	return a.version;
}

TEST(what_is_typed_while_a_save_runs_stays_unsaved_and_recoverable)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "isi");
	type(d.app, "satu ");
	app_save_later(d.app, REVISION_SAVE, NULL);
	g_assert_true(d.app->doc->saving);
	type(d.app, "dua ");
	app_wait_for_save(d.app);
	g_assert_false(d.app->doc->saving);
	g_assert_true(doc_changed(d.app->doc));
	g_autofree char *body = stored_body(&d);
	g_assert_cmpstr(body, ==, "satu isi");
	/* The session dies: what the next one is offered is the text on the screen, on the version just saved. */
	doc_free(g_steal_pointer(&d.app->doc), true);
	app_open(d.app, d.id);
	struct overlay *o = app_overlay(d.app);
	g_assert_nonnull(o);
	g_assert_nonnull(strstr(o->body, "4 huruf lebih banyak"));
	desk_close(&d);
}

TEST(a_save_asked_for_while_one_runs_follows_it_with_what_was_typed_since)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "isi");
	type(d.app, "satu ");
	app_save_later(d.app, REVISION_SAVE, NULL);
	type(d.app, "dua ");
	app_save_later(d.app, REVISION_SAVE, NULL);
	app_wait_for_save(d.app);
	g_assert_false(doc_changed(d.app->doc));
	g_autofree char *body = stored_body(&d);
	g_assert_cmpstr(body, ==, "satu dua isi");
	g_assert_cmpint(versions(&d), ==, 3);
	desk_close(&d);
}

TEST(closing_while_a_save_runs_adds_no_version_of_the_same_text)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "isi");
	type(d.app, "satu ");
	app_save_later(d.app, REVISION_SAVE, NULL);
	app_close(d.app);
	g_autofree char *body = stored_body(&d);
	g_assert_cmpstr(body, ==, "satu isi");
	g_assert_cmpint(versions(&d), ==, 2);
	desk_close(&d);
}

TEST(a_save_is_told_of_when_it_takes_its_time)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "isi");
	type(d.app, "satu ");
	app_save_later(d.app, REVISION_SAVE, NULL);
	g_assert_false(app_save_is_slow(d.app));
	g_assert_cmpint(app_deadline(d.app), <=, d.app->now_us + 150000);
	d.app->now_us += 150000;
	g_assert_true(app_save_is_slow(d.app));
	app_wait_for_save(d.app);
	g_assert_false(app_save_is_slow(d.app));
	desk_close(&d);
}

TEST(a_text_that_grew_while_its_save_met_a_newer_version_is_merged_as_it_is_now)
{
	struct desk d = { 0 };
	g_auto(article) theirs = { 0 };

	desk_open(&d, "Judul", "Satu.\n\nDua.\n\nTiga.\n");
	g_assert_true(article_load(d.store, d.id, &theirs, NULL));
	g_free(theirs.body);
	theirs.body = g_strdup("Satu.\n\nDua.\n\nTiga mereka.\n");
	theirs.body_len = strlen(theirs.body);
	g_assert_true(article_save(d.store, &theirs, REVISION_SAVE, "orang lain", NULL, 3000, NULL));
	type(d.app, "Nol. ");
	app_save_later(d.app, REVISION_SAVE, NULL);
	type(d.app, "Setengah. ");
	app_wait_for_save(d.app);
	g_assert_null(app_overlay(d.app));
	g_autofree char *body = stored_body(&d);
	g_assert_cmpstr(body, ==, "Nol. Setengah. Satu.\n\nDua.\n\nTiga mereka.\n");
	g_assert_cmpstr(text_bytes(d.app->doc->text), ==, body);
	desk_close(&d);
}

TEST(undo_goes_back_behind_a_save_during_which_more_was_typed)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "isi");
	type(d.app, "satu ");
	app_save_later(d.app, REVISION_SAVE, NULL);
	type(d.app, "dua ");
	app_wait_for_save(d.app);
	key(d.app, 'z' | CTRL);
	g_assert_cmpstr(text_bytes(d.app->doc->text), ==, "satu isi");
	g_assert_true(doc_changed(d.app->doc));
	key(d.app, 'z' | CTRL);
	g_assert_cmpstr(text_bytes(d.app->doc->text), ==, "isi");
	desk_close(&d);
}

TEST(leaving_without_saving_keeps_the_text_as_an_automatic_version)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "isi");
	type(d.app, "baru ");
	app_close(d.app);
	g_autofree char *body = stored_body(&d);
	g_assert_cmpstr(body, ==, "baru isi");
	g_autoptr(GPtrArray) all = article_revisions(d.store, d.id, NULL);
	g_assert_cmpint(((struct revision *)g_ptr_array_index(all, 0))->kind, ==, REVISION_AUTO);
	desk_close(&d);
}

TEST(a_save_over_a_newer_version_keeps_both_texts_and_asks)
{
	struct desk d = { 0 };
	g_auto(article) theirs = { 0 };
	GError *error = NULL;

	desk_open(&d, "Judul", "isi");
	article_load(d.store, d.id, &theirs, &error);
	g_assert_no_error(error);
	g_free(theirs.body);
	theirs.body = g_strdup("isi orang lain");
	theirs.body_len = strlen(theirs.body);
	article_save(d.store, &theirs, REVISION_SAVE, "orang lain", NULL, 3000, &error);
	g_assert_no_error(error);
	type(d.app, "milik saya, ");
	key(d.app, 's' | CTRL);
	g_assert_nonnull(app_overlay(d.app));
	g_autofree char *body = stored_body(&d);
	g_assert_cmpstr(body, ==, "isi orang lain");
	g_assert_nonnull(strstr(app_overlay(d.app)->title, "1 dari 1"));
	type(d.app, "s");
	g_autofree char *mine = stored_body(&d);
	g_assert_cmpstr(mine, ==, "milik saya, isi");
	g_autoptr(GPtrArray) all = article_revisions(d.store, d.id, NULL);
	g_assert_cmpuint(all->len, ==, 4);       /* first, theirs, mine kept apart, mine on top */
	desk_close(&d);
}

/* Somebody else saves `body` over the newest version. */
static void save_theirs(struct desk *d, const char *body)
{
	g_auto(article) theirs = { 0 };
	GError *error = NULL;

	article_load(d->store, d->id, &theirs, &error);
	g_assert_no_error(error);
	g_free(theirs.body);
	theirs.body = g_strdup(body);
	theirs.body_len = strlen(body);
	article_save(d->store, &theirs, REVISION_SAVE, "orang lain", NULL, 3000, &error);
	g_assert_no_error(error);
}

TEST(changes_to_different_paragraphs_are_merged_when_saving_with_both_parents_and_one_undo)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "satu\n\ndua\n\ntiga");
	save_theirs(&d, "satu\n\ndua\n\ntiga baru");
	type(d.app, "Mulai ");
	key(d.app, 's' | CTRL);
	g_assert_null(app_overlay(d.app));
	g_assert_nonnull(strstr(d.app->notice, "Digabung dengan versi 2 dari orang lain"));
	g_autofree char *body = stored_body(&d);
	g_assert_cmpstr(body, ==, "Mulai satu\n\ndua\n\ntiga baru");
	g_autoptr(GPtrArray) all = article_revisions(d.store, d.id, NULL);
	const struct revision *merged = g_ptr_array_index(all, 0), *mine = g_ptr_array_index(all, 1), *theirs = g_ptr_array_index(all, 2);
	g_assert_cmpint(merged->kind, ==, REVISION_MERGED);
	g_assert_cmpint(merged->parent, ==, theirs->id);
	g_assert_cmpint(merged->merged, ==, mine->id);
	key(d.app, 'z' | CTRL);
	g_assert_cmpstr(text_bytes(d.app->doc->text), ==, "Mulai satu\n\ndua\n\ntiga");
	desk_close(&d);
}

TEST(an_article_closed_over_a_newer_version_is_merged_when_nothing_is_in_conflict)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "satu\n\ndua");
	save_theirs(&d, "satu\n\ndua baru");
	type(d.app, "Mulai ");
	app_close(d.app);
	g_autofree char *body = stored_body(&d);
	g_assert_cmpstr(body, ==, "Mulai satu\n\ndua baru");
	desk_close(&d);
}

TEST(each_conflict_is_asked_about_in_turn_and_every_answer_is_taken)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "satu\n\ntengah\n\ndua");
	save_theirs(&d, "satu mereka\n\ntengah\n\ndua mereka");
	key(d.app, K_END);
	type(d.app, " saya");
	doc_move(d.app->doc, text_len(d.app->doc->text), false);
	type(d.app, " saya");
	key(d.app, 's' | CTRL);
	g_assert_nonnull(strstr(app_overlay(d.app)->title, "1 dari 2"));
	g_assert_cmpstr(app_overlay(d.app)->sides[0].text, ==, "satu [+saya+]");
	type(d.app, "m");
	g_assert_nonnull(strstr(app_overlay(d.app)->title, "2 dari 2"));
	type(d.app, "d");
	g_assert_null(app_overlay(d.app));
	g_autofree char *body = stored_body(&d);
	g_assert_cmpstr(body, ==, "satu mereka\n\ntengah\n\ndua mereka\n\ndua saya");
	desk_close(&d);
}

TEST(replace_all_is_one_step_for_undo)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "satu dua satu dua satu");
	key(d.app, 'r' | CTRL);
	type(d.app, "satu");
	key(d.app, K_TAB);
	type(d.app, "tiga puluh");
	key(d.app, K_ENTER);
	g_assert_cmpstr(text_bytes(d.app->doc->text), ==, "tiga puluh dua tiga puluh dua tiga puluh");
	g_assert_cmpuint(d.app->doc->cursor, ==, 30);
	key(d.app, 'z' | CTRL);
	g_assert_cmpstr(text_bytes(d.app->doc->text), ==, "satu dua satu dua satu");
	desk_close(&d);
}

TEST(a_text_that_a_dead_session_left_is_offered_and_taken_by_one_key)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "isi");
	type(d.app, "yang hilang ");
	/* The session dies: its journal stays, its lock is gone, nothing is saved. */
	doc_free(g_steal_pointer(&d.app->doc), true);
	app_open(d.app, d.id);
	struct overlay *o = app_overlay(d.app);
	g_assert_nonnull(o);
	g_assert_nonnull(strstr(o->body, "12 huruf lebih banyak"));
	type(d.app, "p");
	g_assert_null(app_overlay(d.app));
	g_autofree char *body = stored_body(&d);
	g_assert_cmpstr(body, ==, "yang hilang isi");
	app_close(d.app);
	app_open(d.app, d.id);
	g_assert_null(app_overlay(d.app));
	desk_close(&d);
}

TEST(a_conflict_while_recovering_is_asked_about_once_and_the_offer_is_gone)
{
	struct desk d = { 0 };
	g_auto(article) theirs = { 0 };

	desk_open(&d, "Judul", "isi");
	type(d.app, "yang hilang ");
	doc_free(g_steal_pointer(&d.app->doc), true);
	app_open(d.app, d.id);
	g_assert_true(article_load(d.store, d.id, &theirs, NULL));
	g_assert_true(article_save(d.store, &theirs, REVISION_SAVE, "orang lain", NULL, 3000, NULL));
	type(d.app, "p");
	g_assert_null(app_overlay(d.app));          /* only one of the two changed the text */
	g_assert_null(app_overlay(d.app));
	g_autofree char *body = stored_body(&d);
	g_assert_cmpstr(body, ==, "yang hilang isi");
	desk_close(&d);
}

TEST(a_conflict_left_with_esc_is_asked_again_and_its_text_is_kept_once)
{
	struct desk d = { 0 };
	g_auto(article) theirs = { 0 };

	desk_open(&d, "Judul", "Rapat dibuka.");
	type(d.app, "Rina: ");
	g_assert_true(article_load(d.store, d.id, &theirs, NULL));
	g_free(theirs.body);
	theirs.body = g_strdup("Budi: Rapat dibuka.");
	theirs.body_len = strlen(theirs.body);
	g_assert_true(article_save(d.store, &theirs, REVISION_SAVE, "budi", NULL, 3000, NULL));
	for (int i = 0; i < 3; i++) {
		key(d.app, 's' | CTRL);
		g_assert_nonnull(app_overlay(d.app));
		key(d.app, K_ESC);
		g_assert_null(app_overlay(d.app));
	}
	g_autoptr(GPtrArray) once = article_revisions(d.store, d.id, NULL);
	g_assert_cmpuint(once->len, ==, 3);
	/* Written on, it is another text; the one before needs no merge of its own any more. */
	type(d.app, "lagi ");
	key(d.app, 's' | CTRL);
	type(d.app, "s");
	g_assert_null(app_overlay(d.app));
	g_autofree char *body = stored_body(&d);
	g_assert_cmpstr(body, ==, "Rina: lagi Rapat dibuka.");
	g_autoptr(GPtrArray) all = article_revisions(d.store, d.id, NULL);
	g_assert_cmpuint(all->len, ==, 5);
	for (unsigned i = 0; i < all->len; i++)
		g_assert_false(revision_waits(all, all->pdata[i]));
	desk_close(&d);
}

TEST(the_second_writer_is_told_before_the_first_key)
{
	struct desk d = { 0 };
	struct store *again = NULL;

	desk_open(&d, "Judul", "isi");
	g_assert_null(d.app->notice);
	g_assert_true(store_open(&again, store_folder(d.store), NULL));
	struct app *second = app_new(again, &d.settings, d.id, 2000, 1);
	g_assert_nonnull(app_overlay(second));
	g_assert_true(g_str_has_prefix(app_overlay(second)->body, "Sedang ditulis "));
	type(second, "b");
	type(second, "x");
	g_assert_cmpstr(text_bytes(second->doc->text), ==, "isi");
	g_assert_nonnull(strstr(second->notice, "Dibaca saja, Esc T minta. Sedang ditulis "));
	app_free(second);
	store_close(again);
	desk_close(&d);
}

TEST(a_new_article_left_empty_goes_to_the_bin)
{
	struct desk d = { 0 };
	struct list_query all = { 0 };
	int64_t n = 0;

	desk_open(&d, "Judul", "isi");
	key(d.app, 'n' | CTRL);
	g_assert_cmpint(d.app->doc->article.id, !=, d.id);
	key(d.app, 'w' | CTRL);
	g_assert_true(list_count(d.store, &all, &n, NULL));
	g_assert_cmpint(n, ==, 1);
	desk_close(&d);
}

TEST(an_article_without_a_title_takes_its_first_line)
{
	struct desk d = { 0 };

	desk_open(&d, "", "");
	type(d.app, "KPU Gorontalo Ikuti Rakor");
	key(d.app, K_ENTER);
	type(d.app, "Isi berita.");
	key(d.app, 's' | CTRL);
	g_assert_cmpstr(doc_field(d.app->doc, FIELD_TITLE), ==, "KPU Gorontalo Ikuti Rakor");
	desk_close(&d);
}

TEST(cut_without_a_selection_changes_nothing_and_names_the_way_out)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "isi");
	key(d.app, 'x' | CTRL);
	g_assert_cmpstr(text_bytes(d.app->doc->text), ==, "isi");
	g_assert_nonnull(strstr(d.app->notice, "Ctrl-Q"));
	desk_close(&d);
}

TEST(copy_and_paste_move_a_selection)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "satu dua");
	key(d.app, K_RIGHT | MOD_CTRL | MOD_SHIFT);
	key(d.app, 'x' | CTRL);
	g_assert_cmpstr(text_bytes(d.app->doc->text), ==, "dua");
	key(d.app, K_END);
	key(d.app, 'v' | CTRL);
	g_assert_cmpstr(text_bytes(d.app->doc->text), ==, "duasatu ");
	desk_close(&d);
}

/* Turns of the main loop until the worker's findings are there. */
static void wait_for_check(struct app *a)
{
	app_check_now(a);
	while (a->doc->checked_revision == UINT64_MAX && !a->dict_problem)
		g_main_context_iteration(NULL, TRUE);
}

TEST(a_slip_in_the_title_is_listed_and_stops_the_export_until_it_is_mended)
{
	struct desk d = { 0 };

	desk_open(&d, "KPU Ajak Warga Melawan hoax", "Isi berita tanpa salah.");
	wait_for_check(d.app);
	g_assert_null(d.app->dict_problem);
	g_assert_cmpuint(d.app->doc->in_title->len, ==, 1);
	key(d.app, K_F1 + 7);
	g_assert_nonnull(strstr(overlay_chosen(app_overlay(d.app))->label, "hoaks"));
	key(d.app, K_ESC);
	key(d.app, K_F1 + 8);
	key(d.app, K_ENTER);
	key(d.app, K_ENTER);
	g_assert_nonnull(strstr(app_overlay(d.app)->body, "1 galat"));
	key(d.app, K_ESC);
	doc_set_field(d.app->doc, FIELD_TITLE, "KPU Ajak Warga Melawan Hoaks");
	g_assert_cmpuint(d.app->doc->in_title->len, ==, 0);
	wait_for_check(d.app);
	g_assert_cmpuint(d.app->doc->in_title->len, ==, 0);
	desk_close(&d);
}

TEST(findings_keep_their_place_while_text_is_typed_before_them)
{
	struct desk d = { 0 };
	GPtrArray *findings = g_ptr_array_new_with_free_func((GDestroyNotify)finding_free);
	struct finding *f = g_new0(struct finding, 1);

	desk_open(&d, "Judul", "satu duua tiga");
	*f = (struct finding){ .off = 5, .len = 4, .kind = "typo", .rule = "ejaan", .message = g_strdup("x"), .fix = g_new0(char *, 1) };
	g_ptr_array_add(findings, f);
	doc_take_findings(d.app->doc, findings);
	type(d.app, "nol ");
	g_assert_cmpuint(f->off, ==, 9);
	doc_move(d.app->doc, 11, false);
	type(d.app, "x");
	g_assert_cmpuint(drift_len(d.app->doc->findings), ==, 0);
	desk_close(&d);
}

TEST(the_way_to_the_shell_is_open_in_dialogs_too)
{
	struct desk d = { 0 };

	desk_open(&d, "Judul", "isi");
	run(d.app, "menu");
	key(d.app, 'z' | MOD_ALT);
	g_assert_true(d.app->suspend);
	g_assert_nonnull(app_overlay(d.app));
	desk_close(&d);
}

TEST_MAIN
