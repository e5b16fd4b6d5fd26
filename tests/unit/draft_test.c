#include "test.h"
#include "rule_case.h"

/* One that all tests read with: it has met the texts of those before. */
static struct dict *reader(void)
{
	static struct dict *d;

	if (!d)
		d = open_dict();
	return d;
}

/* By a checker that remembers nothing of what it read before. */
static GPtrArray *check_from_scratch(const char *text, size_t len, const struct dict_options *o)
{
	static struct dict *d;

	if (!d)
		d = open_dict();
	dict_learn(d, NULL, 0, 0);
	return dict_check(d, text, len, o);
}

static void assert_same(const GPtrArray *a, const GPtrArray *b, const char *text)
{
	if (a->len != b->len)
		g_error("%u findings, %u from scratch:\n%s", a->len, b->len, text);
	for (guint i = 0; i < a->len; i++) {
		const struct finding *x = a->pdata[i], *y = b->pdata[i];
		if (x->off != y->off || x->len != y->len || strcmp(x->rule, y->rule) != 0 || strcmp(x->message, y->message) != 0)
			g_error("%zu %s, from scratch %zu %s:\n%s", x->off, x->message, y->off, y->message, text);
	}
}

TEST(a_text_that_is_written_gets_the_findings_of_one_read_from_scratch)
{
	static const char *const pieces[] = { "Warga di hadiri ketua.", "\n", "\n\n", " sambutanya", " Bandar agung", "“Kami siap", " jernih”, ujar Ilham.",
		" Senin, 4 Mei 2021", " KPU", " kwarzumbu", " Saputra", " Saputre", "(KPU", ")", ",", " dan dan", " pemilah", "ü", " Desa Bandar Agung",
		" 172/HM.02/III/2021 tanggal 4 Maret 2020", " Nomor 21 Tahun 2022 tanggal 3 Maret 2023", " pukul 25.30", " Bupati Hartono Saputra", " Wakil" };
	g_autoptr(GRand) random = g_rand_new_with_seed(11);
	g_autoptr(GString) text = g_string_new("Rapat dibuka.\n\nWarga hadir.\n");
	struct dict_text *t = dict_text_new(reader());
	const struct dict_options o = { .notes = true };

	for (int step = 0; step < 1500; step++) {
		gsize at = (gsize)g_rand_int_range(random, 0, (gint32)text->len + 1);
		while (at > 0 && ((unsigned char)text->str[at] & 0xC0) == 0x80)
			at--;
		if (text->len > 600 || g_rand_boolean(random)) {
			gsize some = (gsize)g_rand_int_range(random, 1, 40), n = MIN(some, text->len - at);
			while (at + n < text->len && ((unsigned char)text->str[at + n] & 0xC0) == 0x80)
				n++;
			g_string_erase(text, (gssize)at, (gssize)n);
		} else {
			g_string_insert(text, (gssize)at, pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
		}
		g_autoptr(GPtrArray) written = dict_text_check(t, text->str, text->len, &o);
		g_autoptr(GPtrArray) scratch = check_from_scratch(text->str, text->len, &o);
		assert_same(written, scratch, text->str);
	}
	dict_text_free(t);
}

TEST(paragraphs_met_before_get_the_findings_of_a_text_read_from_scratch)
{
	static const char *const paragraphs[] = { "“Kami siap hadir di kantor desa\n", "“Semua sambutanya jelas,” ujar Ilham.\n", "Warga di hadiri ketua\n", "\n",
		"Ketua Ilham Saputra hadir. Menurut Saputra, rapat lancar.\n", "Rapat ditutup Ilham Saputre.\n", "Ketua KPU kwarzumbu kwarzumbu.\n", "kwarzumbu\n",
		"# Warga mengikuti sosialiasi yang digelar panitia pemilihan di kantor desa bersama ketua, sekretaris, bendahara, serta para anggota dari semua desa\n",
		"Warga mengikuti sosialiasi yang digelar panitia pemilihan di kantor desa bersama ketua, sekretaris, bendahara, serta para anggota dari semua desa\n" };
	static const char *const off[] = { "ejaan", NULL };
	g_autoptr(GRand) random = g_rand_new_with_seed(5);

	for (int step = 0; step < 400; step++) {
		g_autoptr(GString) text = g_string_new(NULL);
		for (int n = g_rand_int_range(random, 1, 8); n > 0; n--)
			g_string_append(text, paragraphs[g_rand_int_range(random, 0, G_N_ELEMENTS(paragraphs))]);
		gsize from = text->str[0] == '#' ? 2 : 0;
		struct prose prose[] = { { from, text->len - from } };
		const struct dict_options o = { .notes = true, .prose = step % 2 ? prose : NULL, .n_prose = 1, .rules_off = step % 3 ? NULL : off };
		g_autoptr(GPtrArray) met = dict_check(reader(), text->str, text->len, &o);
		g_autoptr(GPtrArray) scratch = check_from_scratch(text->str, text->len, &o);
		assert_same(met, scratch, text->str);
	}
}

TEST(only_the_paragraph_that_changed_and_the_one_before_are_read_again)
{
	g_autoptr(GString) text = g_string_new(NULL);
	struct dict_text *t = dict_text_new(reader());

	for (int i = 0; i < 200; i++)
		g_string_append(text, "Warga mengikuti rapat di kantor desa bersama ketua.\n\n");
	g_ptr_array_unref(dict_text_check(t, text->str, text->len, NULL));
	g_assert_cmpuint(dict_text_read(t), >, 200 * 50);
	g_string_insert(text, (gssize)text->len / 2, " sambutanya ");
	g_autoptr(GPtrArray) found = dict_text_check(t, text->str, text->len, NULL);
	g_assert_cmpuint(found->len, ==, 1);
	g_assert_cmpuint(dict_text_read(t), <, 200);
	g_autoptr(GPtrArray) again = dict_text_check(t, text->str, text->len, NULL);
	g_assert_cmpuint(again->len, ==, 1);
	g_assert_cmpuint(dict_text_read(t), ==, 0);
	dict_text_free(t);
}

TEST_MAIN
