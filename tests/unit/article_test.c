#include "test.h"
#include <string.h>
#include <unistd.h>
#include "shelf.h"
#include "store/article.h"

static struct store *open_new(char **folder)
{
	*folder = store_default_folder(NULL);
	return shelf_open(*folder);
}

static void set(char **to, const char *value)
{
	g_free(*to);
	*to = g_strdup(value);
}

static void set_body(struct article *a, const char *body)
{
	set(&a->body, body);
	a->body_len = strlen(body);
}

static void save(struct store *s, struct article *a, int64_t now_s)
{
	g_autoptr(GError) error = NULL;

	article_save(s, a, REVISION_SAVE, "afitri", NULL, now_s, &error);
	g_assert_no_error(error);
}

static int64_t add(struct store *s, const char *title, const char *body, int64_t now_s)
{
	g_auto(article) a = { 0 };

	article_init(&a);
	set(&a.field[FIELD_TITLE], title);
	set_body(&a, body);
	save(s, &a, now_s);
	return a.id;
}

TEST(a_saved_article_is_loaded_as_it_was)
{
	g_autofree char *folder = NULL;
	g_autoptr(store) s = open_new(&folder);
	g_auto(article) a = { 0 }, b = { 0 };
	g_autoptr(GError) error = NULL;

	article_init(&a);
	set(&a.field[FIELD_TITLE], "Rakor Bakohumas");
	set(&a.field[FIELD_STATUS], "telaah");
	set(&a.field[FIELD_EMBARGO], "2021-05-04T15:30+08:00");
	set_body(&a, "KPU Provinsi Gorontalo — “daring”.\n\nDua.");
	save(s, &a, 1000);
	g_assert_cmpint(a.id, ==, 1);
	g_assert_cmpint(a.version, ==, 1);
	g_assert_cmpint(a.changed_s, ==, 1000);
	g_assert_cmpuint(strlen(a.ulid), ==, 26);

	article_load(s, a.id, &b, &error);
	g_assert_no_error(error);
	g_assert_cmpuint(a.body_len, ==, b.body_len);
	g_assert_cmpstr(a.body, ==, b.body);
	g_assert_cmpstr(a.ulid, ==, b.ulid);
	g_assert_cmpstr(a.sha256, ==, b.sha256);
	g_assert_cmpint(a.head, ==, b.head);
	g_assert_cmpint(b.version, ==, 1);
	g_assert_cmpint(b.created_s, ==, 1000);
	for (unsigned f = 0; f < FIELD_COUNT; f++)
		g_assert_cmpstr(a.field[f], ==, b.field[f]);
}

TEST(an_empty_article_without_a_title_is_saved)
{
	g_autofree char *folder = NULL;
	g_autoptr(store) s = open_new(&folder);
	g_auto(article) a = { 0 }, b = { 0 };

	article_init(&a);
	save(s, &a, 5);
	g_assert_true(article_load(s, a.id, &b, NULL));
	g_assert_cmpuint(b.body_len, ==, 0);
	g_assert_cmpstr(b.field[FIELD_STATUS], ==, "draf");
}

TEST(the_ulid_an_article_got_before_its_first_save_is_kept_and_found)
{
	g_autofree char *folder = NULL;
	g_autoptr(store) s = open_new(&folder);
	g_auto(article) a = { 0 };
	g_autofree char *ulid = ulid_make(1620113400);
	g_autoptr(GError) error = NULL;
	int64_t id = 0;

	article_init(&a);
	a.ulid = g_strdup(ulid);
	save(s, &a, 5);
	g_assert_cmpstr(a.ulid, ==, ulid);
	g_assert_true(article_find_ulid(s, ulid, &id, NULL));
	g_assert_cmpint(id, ==, a.id);
	g_assert_false(article_find_ulid(s, "01F4TSJ3V0XXXXXXXXXXXXXXXX", &id, &error));
	g_assert_error(error, STORE_ERROR, STORE_ERROR_NOT_FOUND);
}

TEST(lines_that_name_no_field_are_kept_with_the_article)
{
	g_autofree char *folder = NULL;
	g_autoptr(store) s = open_new(&folder);
	g_auto(article) a = { 0 }, b = { 0 };
	g_autoptr(GError) error = NULL;

	article_init(&a);
	g_free(a.extra);
	a.extra = g_strdup("bahasa: \"id\"\nlain:\n- a\n");
	save(s, &a, 5);
	g_assert_true(article_load(s, a.id, &b, NULL));
	g_assert_cmpstr(b.extra, ==, "bahasa: \"id\"\nlain:\n- a\n");
	g_free(a.extra);
	a.extra = g_strdup("terbuka");
	g_assert_false(article_save(s, &a, REVISION_SAVE, "uji", NULL, 6, &error));
	g_assert_error(error, STORE_ERROR, STORE_ERROR_INPUT);
}

TEST(a_name_has_one_identity_and_only_such_identities_are_valid)
{
	g_autofree char *one = ulid_from("https://x.id/?p=1"), *again = ulid_from("https://x.id/?p=1"), *other = ulid_from("https://x.id/?p=2");
	g_autofree char *made = ulid_make(1620113400);

	g_assert_cmpstr(one, ==, again);
	g_assert_cmpstr(one, !=, other);
	g_assert_true(ulid_is_valid(one) && ulid_is_valid(other) && ulid_is_valid(made));
	g_assert_false(ulid_is_valid("") || ulid_is_valid("01arz3ndektsv4rrffq69g5fav") || ulid_is_valid("81ARZ3NDEKTSV4RRFFQ69G5FAV"));
}

TEST(an_old_revision_is_refused_and_both_texts_exist)
{
	g_autofree char *folder = NULL;
	g_autoptr(store) one = open_new(&folder);
	g_autoptr(store) two = NULL;
	g_auto(article) a = { 0 }, b = { 0 }, c = { 0 }, sibling = { 0 };
	g_autoptr(GError) error = NULL;
	int64_t id = add(one, "Dua meja", "awal", 1);

	g_assert_true(store_open(&two, folder, NULL));
	g_assert_true(article_load(one, id, &a, NULL) && article_load(two, id, &b, NULL));
	set_body(&a, "teks meja satu");
	set_body(&b, "teks meja dua");
	save(one, &a, 2);
	int64_t before = b.head;
	g_assert_false(article_save(two, &b, REVISION_SAVE, "budi", NULL, 3, &error));
	g_assert_error(error, STORE_ERROR, STORE_ERROR_CONFLICT);
	g_assert_cmpint(b.head, ==, before);
	g_assert_cmpint(b.version, ==, 1);

	g_assert_true(article_load(two, id, &c, NULL));
	g_assert_cmpstr(c.body, ==, "teks meja satu");
	g_autoptr(GPtrArray) list = article_revisions(two, id, NULL);
	g_assert_cmpuint(list->len, ==, 3);
	struct revision *newest = g_ptr_array_index(list, 0);
	g_assert_cmpint(newest->kind, ==, REVISION_SIBLING);
	g_assert_cmpint(newest->parent, ==, before);
	g_assert_cmpstr(newest->author, ==, "budi");
	g_assert_true(article_load_revision(two, id, newest->id, &sibling, NULL));
	g_assert_cmpstr(sibling.body, ==, "teks meja dua");
	/* The next save goes on from the head, over the sibling's number. */
	set_body(&c, "gabungan");
	save(two, &c, 4);
	g_assert_cmpint(c.version, ==, 4);
}

TEST(text_that_is_not_utf8_or_holds_a_nul_is_refused_with_its_place)
{
	g_autofree char *folder = NULL;
	g_autoptr(store) s = open_new(&folder);
	g_auto(article) a = { 0 };
	g_autoptr(GError) error = NULL;

	article_init(&a);
	set_body(&a, "baik\xffsalah");
	g_assert_false(article_save(s, &a, REVISION_SAVE, "a", NULL, 1, &error));
	g_assert_error(error, STORE_ERROR, STORE_ERROR_ENCODING);
	g_assert_true(g_str_has_prefix(error->message, "4:"));
	g_clear_error(&error);
	g_free(a.body);
	a.body = g_memdup2("ab\0cd", 6);
	a.body_len = 5;
	g_assert_false(article_save(s, &a, REVISION_SAVE, "a", NULL, 1, &error));
	g_assert_error(error, STORE_ERROR, STORE_ERROR_ENCODING);
	g_assert_cmpint(a.id, ==, 0);
}

TEST(a_value_that_its_field_refuses_stores_nothing)
{
	g_autofree char *folder = NULL;
	g_autoptr(store) s = open_new(&folder);
	static const struct { enum field f; const char *value; } bad[] = {
		{ FIELD_STATUS, "selesai" }, { FIELD_STATUS, "" }, { FIELD_TITLE, "a\nb" }, { FIELD_TITLE, "a\033[2J" }, { FIELD_TITLE, "\xc2\x9b" },
		{ FIELD_DATE, "2021-02-29" }, { FIELD_DATE, "4/5/2021" }, { FIELD_DATE, "2021-05-04 " }, { FIELD_DATE, "0000-01-01" },
		{ FIELD_EMBARGO, "2021-05-04" }, { FIELD_EMBARGO, "2021-05-04T25:00+08:00" }, { FIELD_EMBARGO, "2021-05-04T15:00+01:00" },
		{ FIELD_EMBARGO, "2021-05-04T15:00+08:00x" }, { FIELD_PLACE, "\xff" },
	};
	int64_t n;

	for (unsigned i = 0; i < G_N_ELEMENTS(bad); i++) {
		g_auto(article) a = { 0 };
		g_autoptr(GError) error = NULL;
		article_init(&a);
		set(&a.field[bad[i].f], bad[i].value);
		g_assert_false(article_save(s, &a, REVISION_SAVE, "a", NULL, 1, &error));
		g_assert_error(error, STORE_ERROR, STORE_ERROR_INPUT);
	}
	g_assert_true(list_count(s, &(struct list_query){ 0 }, &n, NULL));
	g_assert_cmpint(n, ==, 0);
	g_assert_true(field_check(FIELD_DATE, "2024-02-29", NULL));
	g_assert_true(field_check(FIELD_DATE, "", NULL));
}

TEST(a_failed_save_inside_a_batch_takes_the_batch_back)
{
	g_autofree char *folder = NULL;
	g_autoptr(store) s = open_new(&folder);
	g_auto(article) a = { 0 };
	g_autoptr(GError) error = NULL;
	int64_t n;

	g_assert_true(store_batch_begin(s, NULL));
	add(s, "satu", "teks", 1);
	add(s, "dua", "teks", 1);
	article_init(&a);
	set_body(&a, "\xff");
	g_assert_false(article_save(s, &a, REVISION_RAW, "a", NULL, 1, NULL));
	g_assert_false(store_batch_commit(s, &error));
	store_batch_rollback(s);
	g_assert_true(list_count(s, &(struct list_query){ 0 }, &n, NULL));
	g_assert_cmpint(n, ==, 0);

	g_assert_true(store_batch_begin(s, NULL));
	add(s, "satu", "teks", 1);
	g_assert_true(store_batch_commit(s, NULL));
	g_assert_true(list_count(s, &(struct list_query){ 0 }, &n, NULL));
	g_assert_cmpint(n, ==, 1);
}

TEST(the_bin_hides_an_article_from_list_and_search_and_gives_it_back)
{
	g_autofree char *folder = NULL;
	g_autoptr(store) s = open_new(&folder);
	struct list_query all = { 0 }, some = { .filter = "hilang" };
	g_auto(article) a = { 0 };
	int64_t id = add(s, "Akan hilang", "isi", 1), n;

	g_assert_true(article_bin(s, id, true, 2, NULL));
	g_assert_true(list_count(s, &all, &n, NULL) && n == 0);
	g_assert_true(list_count(s, &some, &n, NULL) && n == 0);
	g_autoptr(GPtrArray) rows = list_page(s, &all, NULL, false, 10, NULL);
	g_assert_cmpuint(rows->len, ==, 0);
	g_assert_true(article_load(s, id, &a, NULL));
	g_assert_true(article_bin(s, id, true, 2, NULL));
	g_assert_true(article_bin(s, id, false, 3, NULL));
	g_assert_true(list_count(s, &all, &n, NULL) && n == 1);
	g_assert_true(list_count(s, &some, &n, NULL) && n == 1);
	g_assert_true(article_bin(s, id, true, 4, NULL));
	save(s, &a, 5);
	g_assert_true(list_count(s, &some, &n, NULL) && n == 1);
	g_assert_false(article_bin(s, 99, true, 2, NULL));
}

TEST(search_finds_the_newest_text_only_and_marks_the_words)
{
	g_autofree char *folder = NULL;
	g_autoptr(store) s = open_new(&folder);
	g_auto(article) a = { 0 };
	int64_t id = add(s, "Rakor", "Ketua membahas\n\n\t\tsosialisasi  pemilih pemula.", 1);

	g_autoptr(GPtrArray) hits = article_search(s, "pemilih sosial", 10, NULL);
	g_assert_cmpuint(hits->len, ==, 1);
	struct search_hit *h = g_ptr_array_index(hits, 0);
	g_assert_cmpint(h->id, ==, id);
	g_assert_cmpstr(h->snippet, ==, "Ketua membahas ‹sosialisasi› ‹pemilih› pemula.");
	g_assert_true(article_load(s, id, &a, NULL));
	set_body(&a, "Teks lain sama sekali.");
	save(s, &a, 2);
	g_autoptr(GPtrArray) none = article_search(s, "pemilih", 10, NULL);
	g_assert_cmpuint(none->len, ==, 0);
	g_autoptr(GPtrArray) empty = article_search(s, " \" ", 10, NULL);
	g_assert_cmpuint(empty->len, ==, 0);
}

TEST(no_search_text_is_an_error)
{
	static const char *const texts[] = {
		"\"", "\"\"", "'", "AND", "OR", "NOT", "NEAR", "NEAR(a b)", "a AND", "AND a", "*", "**", "a*", "*a", "(", ")", "((a", "a)", "^a", "^", "-a",
		"+", "a + b", "{title}:a", "title:a", "title : a", ":", "a:b:c", "{", "}", "a\"b", "\"a b", "a b\"", "\\", "a\\\"", ";", "--", "/*", "a;DROP TABLE article",
		"\xff\xfe", "a\xc3", "\x01\x02", "​", "é", "e\xcc\x81", "\xcc\x81", "日本語", "😀", "١٢٣", "½", "²", "_", "__a__", "a-b-c", "covid-19", "(4/5/2021)", "100%",
		"\xe2\x80\x9c" "daring\xe2\x80\x9d", "…", "—", "a\xc2\xa0" "b", "\xee\x80\x80", "\xf3\xa0\x80\x81", "\xef\xbf\xbd", "a\tb\nc", "rowid:1", "rank", "search", "fts5", "NULL", "%s%n", "?1", ":x", "@x", "$x",
	};
	g_autofree char *folder = NULL;
	g_autoptr(store) s = open_new(&folder);
	g_autofree char *many = g_strnfill(5000, 'x');
	g_autoptr(GString) words = g_string_new(NULL);

	add(s, "Rakor Bakohumas", "a b c \" covid-19", 1);
	for (unsigned i = 0; i < 3000; i++)
		g_string_append_printf(words, "\"%u* ", i);
	for (unsigned i = 0; i < G_N_ELEMENTS(texts) + 2; i++) {
		const char *text = i < G_N_ELEMENTS(texts) ? texts[i] : i == G_N_ELEMENTS(texts) ? many : words->str;
		struct list_query q = { .filter = text, .sort = (enum list_sort)(i % LIST_SORT_COUNT) };
		g_autoptr(GError) error = NULL;
		int64_t n = -1;
		g_autoptr(GPtrArray) hits = article_search(s, text, 5, &error);
		g_assert_no_error(error);
		g_autoptr(GPtrArray) rows = list_page(s, &q, NULL, i & 1, 5, &error);
		g_assert_no_error(error);
		g_assert_nonnull(hits);
		g_assert_nonnull(rows);
		list_count(s, &q, &n, &error);
		g_assert_no_error(error);
		g_assert_cmpint(n, >=, 0);
	}
}

TEST(ten_thousand_random_search_texts_are_no_error)
{
	static const char *const parts[] = { "a", "b", "covid", "\"", "*", "(", ")", " ", " AND ", " OR ", " NOT ", "NEAR(", ",2)", "-", "^", ":", "{", "}", "é", "日", "\xff", "\xcc\x81", "'", "\\", ".", "\n", "+", "\xef\xbf\xbe" };
	g_autofree char *folder = NULL;
	g_autoptr(store) s = open_new(&folder);
	g_autoptr(GRand) rand = g_rand_new_with_seed(16);

	add(s, "a b covid", "covid a b c", 1);
	for (unsigned i = 0; i < 10000; i++) {
		g_autoptr(GString) text = g_string_new(NULL);
		g_autoptr(GError) error = NULL;
		for (int n = g_rand_int_range(rand, 1, 12); n > 0; n--)
			g_string_append(text, parts[g_rand_int_range(rand, 0, G_N_ELEMENTS(parts))]);
		g_autoptr(GPtrArray) hits = article_search(s, text->str, 5, &error);
		g_assert_no_error(error);
		g_assert_nonnull(hits);
	}
}

/* Titles, states, dates and times repeat, so that pages end in the middle of equal keys. */
static void add_many(struct store *s, unsigned n)
{
	g_assert_true(store_batch_begin(s, NULL));
	for (unsigned i = 0; i < n; i++) {
		g_auto(article) a = { 0 };
		g_autofree char *title = g_strdup_printf("%sjudul %u", i % 3 ? "" : "“", i % 97);
		g_autofree char *date = g_strdup_printf("2021-%02u-%02u", i % 12 + 1, i % 28 + 1);
		article_init(&a);
		set(&a.field[FIELD_TITLE], i % 50 ? title : "");
		set(&a.field[FIELD_STATUS], status_names[i % 5]);
		set(&a.field[FIELD_DATE], i % 7 ? date : "");
		set_body(&a, i % 2 ? "ganjil satu dua" : "genap satu dua");
		save(s, &a, 1000 + i / 100);
	}
	g_assert_true(store_batch_commit(s, NULL));
}

static unsigned walk(struct store *s, const struct list_query *q, bool backwards, unsigned n, int64_t *order)
{
	g_autofree bool *seen = g_new0(bool, n + 1);
	g_autoptr(GPtrArray) page = NULL;
	unsigned count = 0;

	for (;;) {
		struct list_row *last = page && page->len > 0 ? g_ptr_array_index(page, page->len - 1) : NULL;
		g_autoptr(GPtrArray) next = list_page(s, q, last, backwards, 53, NULL);
		g_assert_nonnull(next);
		for (unsigned i = 0; i < next->len; i++) {
			const struct list_row *r = g_ptr_array_index(next, i);
			g_assert_cmpint(r->id, >=, 1);
			g_assert_cmpint(r->id, <=, n);
			g_assert_false(seen[r->id]);
			seen[r->id] = true;
			order[count++] = r->id;
		}
		if (next->len == 0)
			return count;
		g_clear_pointer(&page, g_ptr_array_unref);
		page = g_steal_pointer(&next);
	}
}

TEST(ten_thousand_articles_are_paged_both_ways_each_exactly_once)
{
	enum { N = 10000 };
	g_autofree char *folder = NULL;
	g_autoptr(store) s = open_new(&folder);
	g_autofree int64_t *there = g_new0(int64_t, N), *back = g_new0(int64_t, N);

	add_many(s, N);
	for (int sort = 0; sort < LIST_SORT_COUNT; sort++)
		for (int filtered = 0; filtered < 2; filtered++) {
			struct list_query q = { .filter = filtered ? "gan" : NULL, .sort = (enum list_sort)sort };
			unsigned want = filtered ? N / 2 : N;
			int64_t count;
			g_assert_true(list_count(s, &q, &count, NULL));
			g_assert_cmpint(count, ==, filtered ? LIST_COUNTED + 1 : N);
			g_assert_cmpuint(walk(s, &q, false, N, there), ==, want);
			g_assert_cmpuint(walk(s, &q, true, N, back), ==, want);
			for (unsigned i = 0; i < want; i++)
				g_assert_cmpint(there[i], ==, back[want - 1 - i]);
		}
}

TEST(each_sort_gives_the_order_its_name_says)
{
	g_autofree char *folder = NULL;
	g_autoptr(store) s = open_new(&folder);
	static const struct { const char *title, *status, *date; } a[] = {
		{ "“Beta”", "terbit", "2021-01-01" }, { "alfa", "draf", "2021-03-01" }, { "Gama", "telaah", "2021-02-01" }, { "alfa", "draf", "" },
	};
	static const int64_t want[LIST_SORT_COUNT][4] = {
		[LIST_BY_CHANGE] = { 4, 3, 2, 1 }, [LIST_BY_TITLE] = { 4, 2, 1, 3 }, [LIST_BY_STATUS] = { 4, 2, 3, 1 }, [LIST_BY_DATE] = { 2, 3, 1, 4 },
	};

	for (unsigned i = 0; i < G_N_ELEMENTS(a); i++) {
		g_auto(article) x = { 0 };
		article_init(&x);
		set(&x.field[FIELD_TITLE], a[i].title);
		set(&x.field[FIELD_STATUS], a[i].status);
		set(&x.field[FIELD_DATE], a[i].date);
		set_body(&x, "kata kata kata");
		save(s, &x, 86399 - 7 * 3600);
	}
	for (int sort = 0; sort < LIST_SORT_COUNT; sort++)
		for (int filtered = 0; filtered < 2; filtered++) {
			struct list_query q = { .filter = filtered ? "kata" : NULL, .sort = (enum list_sort)sort };
			g_autoptr(GPtrArray) rows = list_page(s, &q, NULL, false, 10, NULL);
			g_assert_cmpuint(rows->len, ==, 4);
			for (unsigned i = 0; i < 4; i++)
				g_assert_cmpint(((struct list_row *)g_ptr_array_index(rows, i))->id, ==, want[sort][i]);
		}
	g_autoptr(GPtrArray) rows = list_page(s, &(struct list_query){ 0 }, NULL, false, 1, NULL);
	const struct list_row *r = g_ptr_array_index(rows, 0);
	g_assert_cmpstr(r->status, ==, "draf");
	g_assert_cmpint(r->words, ==, 3);
	g_assert_cmpstr(r->author, ==, "afitri");
	g_assert_cmpstr(r->date, ==, "1970-01-01");
}

/* Each begins with "ribut" or "serib"; the first few stand in most articles, of the others each in one. */
static char *body_of_words(unsigned i)
{
	static const char *const common[] = { "Ribut", "ributnya", "keributan", "seribu", "RIBUTAN" };

	return g_strdup_printf("%s %s serib%u ributan%c é", common[i % 5], common[i / 5 % 5], i, 'a' + (int)(i % 26));
}

/* article_search() asks for the beginning itself. */
static void finds_what_the_beginning_finds(struct store *s, const char *filter)
{
	enum { ALL = 2000 };
	g_autoptr(GPtrArray) hits = article_search(s, filter, ALL, NULL);
	int64_t total = -1;

	for (int sort = 0; sort < LIST_SORT_COUNT; sort++) {
		struct list_query q = { .filter = filter, .sort = (enum list_sort)sort };
		g_autoptr(GPtrArray) rows = list_first(s, &q, ALL, &total, NULL);
		g_assert_cmpint(total, ==, hits->len);
		g_assert_cmpuint(rows->len, ==, hits->len);
		for (unsigned i = 0; sort == LIST_BY_CHANGE && i < rows->len; i++)
			g_assert_cmpint(((struct list_row *)rows->pdata[i])->id, ==, ((struct search_hit *)hits->pdata[i])->id);
	}
}

TEST(a_filter_finds_by_the_words_of_a_beginning_what_the_beginning_finds)
{
	static const char *const filters[] = { "ribut", "RIBUTA", "ributan", "ributanz", "serib", "seribu", "keribu", "ributnya serib", "serib1 ribut",
		"tidakada", "rib-ut", "ribut é", "ributé" };
	g_autofree char *folder = NULL;
	g_autoptr(store) s = open_new(&folder);

	g_assert_true(store_batch_begin(s, NULL));
	for (unsigned i = 0; i < 700; i++) {
		g_autofree char *body = body_of_words(i);
		add(s, i % 3 ? "judul" : "ribut", body, i);
	}
	g_assert_true(store_batch_commit(s, NULL));
	for (unsigned i = 0; i < G_N_ELEMENTS(filters); i++)
		finds_what_the_beginning_finds(s, filters[i]);
}

TEST_MAIN
