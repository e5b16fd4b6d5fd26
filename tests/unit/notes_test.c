#include "test.h"
#include "shelf.h"
#include "store/notes.h"

static struct store *open_with_article(int64_t *id, int64_t *head)
{
	struct store *s = shelf_open_usual();
	g_autoptr(GError) error = NULL;
	g_auto(article) a = { 0 };

	article_init(&a);
	article_save(s, &a, REVISION_SAVE, "afitri", NULL, 1, &error);
	g_assert_no_error(error);
	*id = a.id;
	*head = a.head;
	return s;
}

TEST(an_accepted_finding_is_listed_with_its_reason_until_it_is_taken_back)
{
	int64_t id, head;
	g_autoptr(store) s = open_with_article(&id, &head);

	g_assert_true(accepted_add(s, id, "ejaan", "rakor", "istilah kantor", "afitri", 5, NULL));
	g_assert_true(accepted_add(s, id, "ejaan", "rakor", "istilah resmi", "budi", 6, NULL));
	g_autoptr(GPtrArray) list = accepted_list(s, id, NULL);
	g_assert_cmpuint(list->len, ==, 1);
	const struct accepted *a = g_ptr_array_index(list, 0);
	g_assert_cmpstr(a->rule, ==, "ejaan");
	g_assert_cmpstr(a->text, ==, "rakor");
	g_assert_cmpstr(a->reason, ==, "istilah resmi");
	g_assert_cmpstr(a->author, ==, "budi");
	g_assert_cmpint(a->at_s, ==, 6);
	g_assert_true(accepted_remove(s, id, "ejaan", "rakor", NULL));
	g_autoptr(GPtrArray) none = accepted_list(s, id, NULL);
	g_assert_cmpuint(none->len, ==, 0);
}

TEST(a_note_about_an_article_that_does_not_exist_is_refused)
{
	int64_t id, head;
	g_autoptr(store) s = open_with_article(&id, &head);
	g_autoptr(GError) error = NULL;

	g_assert_false(accepted_add(s, id + 1, "ejaan", "rakor", "", "afitri", 5, &error));
	g_assert_error(error, STORE_ERROR, STORE_ERROR_INPUT);
}

TEST(a_person_sees_the_words_of_the_office_and_their_own)
{
	int64_t id, head;
	g_autoptr(store) s = open_with_article(&id, &head);
	g_autoptr(GError) error = NULL;

	g_assert_true(own_word_add(s, "bakohumas", "kantor", "terima", NULL, "afitri", 5, NULL));
	g_assert_true(own_word_add(s, "hoax", "afitri", "tolak", "hoaks", "afitri", 5, NULL));
	g_assert_true(own_word_add(s, "medsos", "budi", "terima", "", "budi", 5, NULL));
	g_assert_false(own_word_add(s, "medsos", "budi", "mungkin", "", "budi", 5, &error));
	g_assert_error(error, STORE_ERROR, STORE_ERROR_INPUT);
	g_autoptr(GPtrArray) list = own_word_list(s, "afitri", NULL);
	g_assert_cmpuint(list->len, ==, 2);
	const struct own_word *w = g_ptr_array_index(list, 0);
	g_assert_cmpstr(w->word, ==, "hoax");
	g_assert_cmpstr(w->kind, ==, "tolak");
	g_assert_cmpstr(w->replacement, ==, "hoaks");
	g_assert_true(own_word_remove(s, "hoax", "afitri", NULL));
	g_autoptr(GPtrArray) office = own_word_list(s, NULL, NULL);
	g_assert_cmpuint(office->len, ==, 1);
}

TEST(the_history_of_exports_is_newest_first_and_knows_its_paths)
{
	int64_t id, head;
	g_autoptr(store) s = open_with_article(&id, &head);

	g_assert_cmpint(exported_writer(s, "/k/a.html"), ==, 0);
	g_assert_true(exported_add(s, id, head, "", "html", "/k/a.html", "afitri", NULL, 5, NULL));
	g_assert_true(exported_add(s, id, head, "surel", "txt", "/k/a.txt", "budi", "diminta pimpinan", 6, NULL));
	g_assert_cmpint(exported_writer(s, "/k/a.html"), ==, id);
	g_assert_cmpint(exported_writer(s, "/k/a.htm"), ==, 0);
	g_autoptr(GPtrArray) list = exported_list(s, id, NULL);
	g_assert_cmpuint(list->len, ==, 2);
	const struct exported *e = g_ptr_array_index(list, 0);
	g_assert_cmpstr(e->format, ==, "txt");
	g_assert_cmpstr(e->outlet, ==, "surel");
	g_assert_cmpstr(((const struct exported *)g_ptr_array_index(list, 1))->outlet, ==, "html");
	g_assert_cmpstr(e->forced, ==, "diminta pimpinan");
	g_assert_cmpint(e->version, ==, 1);
	g_assert_cmpint(e->revision, ==, head);
}

TEST(a_setting_is_kept_changed_and_removed)
{
	int64_t id, head;
	g_autoptr(store) s = open_with_article(&id, &head);

	g_assert_null(store_setting_get(s, "kantor"));
	g_assert_true(store_setting_put(s, "kantor", "KPU Provinsi Gorontalo", NULL));
	g_assert_true(store_setting_put(s, "kantor", "KPU Kota Gorontalo", NULL));
	g_autofree char *value = store_setting_get(s, "kantor");
	g_assert_cmpstr(value, ==, "KPU Kota Gorontalo");
	g_assert_true(store_setting_put(s, "kantor", NULL, NULL));
	g_assert_null(store_setting_get(s, "kantor"));
}

TEST_MAIN
