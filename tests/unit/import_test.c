#include "test.h"
#include <string.h>
#include "import/import.h"
#include "markup/markup.h"

/* The articles of one import, kept to be looked at. */
static bool keep(struct imported *i, void *ctx, GError **error)
{
	(void)error;
	g_ptr_array_add(ctx, i);
	return true;
}

static bool refuse(struct imported *i, void *ctx, GError **error)
{
	++*(unsigned *)ctx;
	imported_free(i);
	return store_fail(error, STORE_ERROR_FULL, "no room");
}

static GPtrArray *read_all(const char *bytes, size_t len, const char *name, enum import_format format, GError **error)
{
	GPtrArray *all = g_ptr_array_new_with_free_func((GDestroyNotify)imported_free);

	if (!import_read(bytes, len, name, format, keep, all, error))
		g_clear_pointer(&all, g_ptr_array_unref);
	return all;
}

/* The one article of a text. */
static struct imported *read_one(const char *text, const char *name, enum import_format format)
{
	struct imported *i = NULL;
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) all = read_all(text, strlen(text), name, format, &error);

	g_assert_no_error(error);
	g_assert_cmpuint(all->len, ==, 1);
	i = all->pdata[0];
	g_ptr_array_set_free_func(all, NULL);
	return i;
}
typedef struct imported imported;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(imported, imported_free)

/* How often a thing was done, as the report has it. */
static size_t counted(const struct imported *i, enum import_note code)
{
	for (guint k = 0; k < i->report->len; k++) {
		const struct import_noted *n = i->report->pdata[k];
		if (n->code == code)
			return n->count;
	}
	return 0;
}

static bool reported(const struct imported *i, enum import_note code, const char *text)
{
	for (guint k = 0; k < i->report->len; k++) {
		const struct import_noted *n = i->report->pdata[k];
		if (n->code == code && g_strcmp0(n->text, text) == 0)
			return true;
	}
	return false;
}

static void check_body(const char *text, enum import_format format, const char *body)
{
	g_autofree char *titled = g_strdup_printf("Judul\n\n%s", text);
	g_autoptr(imported) i = read_one(titled, "a.txt", format);

	g_assert_cmpstr(i->article.body, ==, body);
	g_assert_cmpuint(i->article.body_len, ==, strlen(body));
}

TEST(a_pasted_release_becomes_one_title_and_clean_paragraphs_and_its_bytes_are_kept)
{
	g_autofree char *path = g_build_filename(TEST_DATA, "rilis-tempel.txt", NULL);
	g_autofree char *text = NULL;
	gsize len;

	g_assert_true(g_file_get_contents(path, &text, &len, NULL));
	g_autoptr(imported) i = read_one(text, path, IMPORT_AUTO);
	g_assert_nonnull(strstr(i->article.body, "About The Author"));
	imported_drop_furniture(i);
	struct text_count n = text_count(i->article.body, i->article.body_len);
	g_assert_cmpstr(i->article.field[FIELD_TITLE], ==, "Bawaslu Bitung Ajak Warga Ikut Mengawasi Pilkada");
	g_assert_cmpuint(n.paragraphs, ==, 7);
	g_assert_cmpuint(n.words, ==, 208);
	g_assert_null(strstr(i->article.body, "\xC2\xA0"));
	g_assert_null(strstr(i->article.body, "\n\n\n"));
	g_assert_true(g_str_has_suffix(i->article.body, "lingkungan masing-masing.\n"));
	g_assert_cmpstr(i->article.field[FIELD_DATE], ==, "2024-10-17");
	g_assert_cmpstr(i->article.field[FIELD_PLACE], ==, "");
	g_assert_cmpuint(i->raw_len, ==, len);
	g_assert_cmpmem(i->raw, (int)i->raw_len, text, (int)len);
}

TEST(the_report_names_each_thing_that_was_changed)
{
	g_autofree char *path = g_build_filename(TEST_DATA, "rilis-tempel.txt", NULL);
	g_autofree char *text = NULL;

	g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
	g_autoptr(imported) i = read_one(text, path, IMPORT_AUTO);
	g_assert_cmpuint(counted(i, IMPORT_NOTE_BLANKS), ==, 6);
	g_assert_cmpuint(counted(i, IMPORT_NOTE_TITLE_REPEATED), ==, 1);
	g_assert_true(reported(i, IMPORT_NOTE_FURNITURE, "About The Author"));
	g_assert_true(reported(i, IMPORT_NOTE_FURNITURE, "Related posts"));
	g_assert_true(reported(i, IMPORT_NOTE_FURNITURE, "admin"));
	g_assert_true(reported(i, IMPORT_NOTE_FURNITURE, "Tags: Bawaslu, Bitung, Pilkada"));
	g_assert_true(reported(i, IMPORT_NOTE_FURNITURE, "Share this:"));
	g_assert_true(reported(i, IMPORT_NOTE_DATE_FOUND, "2024-10-17"));
}

TEST(a_clean_text_is_not_changed_and_nothing_is_reported)
{
	g_autoptr(imported) i = read_one("Judul naskah\n\nSatu paragraf.\n\nDua “kutip” — selesai.\n", "a.txt", IMPORT_TEXT);

	g_assert_cmpstr(i->article.body, ==, "Satu paragraf.\n\nDua “kutip” — selesai.\n");
	g_assert_cmpuint(i->report->len, ==, 0);
}

TEST(bytes_nobody_sees_are_removed_each_with_a_count)
{
	g_autoptr(imported) i = read_one("\xEF\xBB\xBFJudul\r\n\r\nke\xE2\x80\x8Bputus\xC2\xAD""an\ttab\x01\x0B  \r\rcafe\xCC\x81\r\n", "a.txt", IMPORT_TEXT);

	g_assert_cmpstr(i->article.field[FIELD_TITLE], ==, "Judul");
	g_assert_cmpstr(i->article.body, ==, "keputusan tab\n\ncaf\xC3\xA9\n");
	g_assert_cmpuint(counted(i, IMPORT_NOTE_BOM), ==, 1);
	g_assert_cmpuint(counted(i, IMPORT_NOTE_LINE_ENDS), ==, 6);
	g_assert_cmpuint(counted(i, IMPORT_NOTE_HIDDEN), ==, 2);
	g_assert_cmpuint(counted(i, IMPORT_NOTE_CONTROLS), ==, 1);
	g_assert_cmpuint(counted(i, IMPORT_NOTE_TABS), ==, 1);
	g_assert_cmpuint(counted(i, IMPORT_NOTE_COMPOSED), ==, 1);
}

TEST(one_paragraph_a_line_gets_blank_lines_between)
{
	check_body("Paragraf pertama.\nParagraf kedua yang pendek.\nParagraf ketiga.", IMPORT_TEXT,
	           "Paragraf pertama.\n\nParagraf kedua yang pendek.\n\nParagraf ketiga.\n");
}

TEST(text_wrapped_by_a_mail_program_is_joined_to_paragraphs)
{
	check_body("Rapat koordinasi kehumasan digelar secara daring dan diikuti oleh\n"
	           "seluruh kabupaten dan kota. Peserta memperoleh bahan satu hari\n"
	           "sebelumnya.\n"
	           "Ketua membuka acara dan mengajak peserta menyusun rencana kerja yang\n"
	           "dapat dijalankan sampai akhir tahun anggaran.\n", IMPORT_TEXT,
	           "Rapat koordinasi kehumasan digelar secara daring dan diikuti oleh seluruh kabupaten dan kota. "
	           "Peserta memperoleh bahan satu hari sebelumnya.\n\n"
	           "Ketua membuka acara dan mengajak peserta menyusun rencana kerja yang dapat dijalankan sampai akhir tahun anggaran.\n");
}

TEST(lists_and_quotes_keep_their_lines)
{
	check_body("Agenda:\n• buka\n• tutup\nSelesai.", IMPORT_TEXT, "Agenda:\n\n- buka\n- tutup\n\nSelesai.\n");
	check_body("1. satu\n2. dua\n\n> kutipan\n> lanjutan\n", IMPORT_TEXT, "1. satu\n2. dua\n\n> kutipan\n> lanjutan\n");
}

TEST(lines_above_a_title_that_only_say_what_this_is_fill_their_fields)
{
	g_autoptr(imported) i = read_one("SIARAN PERS\nNomor : 12/HM/2021\n\nKPU Gelar Rapat\n\nIsi naskah.\n", "a.txt", IMPORT_TEXT);
	g_autoptr(imported) mail = read_one("Subject: Undangan rapat\n\nIsi naskah.\n", "a.txt", IMPORT_TEXT);
	g_autoptr(imported) phone = read_one("*KPU Gelar Rapat*\n\nIsi naskah.\n", "a.txt", IMPORT_TEXT);
	g_autoptr(imported) alone = read_one("Siaran pers\n", "a.txt", IMPORT_TEXT);

	g_assert_cmpstr(i->article.field[FIELD_TITLE], ==, "KPU Gelar Rapat");
	g_assert_cmpstr(i->article.field[FIELD_NUMBER], ==, "12/HM/2021");
	g_assert_cmpstr(i->article.body, ==, "Isi naskah.\n");
	g_assert_true(reported(i, IMPORT_NOTE_LABEL, "SIARAN PERS"));
	g_assert_cmpstr(mail->article.field[FIELD_TITLE], ==, "Undangan rapat");
	g_assert_cmpstr(phone->article.field[FIELD_TITLE], ==, "KPU Gelar Rapat");
	g_assert_cmpstr(alone->article.field[FIELD_TITLE], ==, "Siaran pers");
}

TEST(one_wrapped_paragraph_among_short_lines_is_joined)
{
	check_body("Yth. rekan,\n\nBersama ini kami mengundang rekan-rekan media untuk menghadiri\nrapat pleno terbuka rekapitulasi daftar pemilih berkelanjutan yang\n"
		"akan dilaksanakan pada:\n\nHari: Senin\nTanggal: 3 Mei 2021\nTempat: Aula\n", IMPORT_TEXT,
		"Yth. rekan,\n\nBersama ini kami mengundang rekan-rekan media untuk menghadiri rapat pleno terbuka rekapitulasi daftar pemilih berkelanjutan yang "
		"akan dilaksanakan pada:\n\nHari: Senin\n\nTanggal: 3 Mei 2021\n\nTempat: Aula\n");
}

TEST(furniture_in_the_middle_and_sentences_after_it_stay)
{
	check_body("Satu.\n\nBagikan\n\nDua.\n", IMPORT_TEXT, "Satu.\n\nBagikan\n\nDua.\n");
	check_body("Satu.\n\nKomentar\n\nIni kalimat terakhir naskah.\n", IMPORT_TEXT, "Satu.\n\nKomentar\n\nIni kalimat terakhir naskah.\n");
}

/* With what a site left at the end, and without. */
static void check_furniture(const char *text, const char *name, const char *body, const char *dropped)
{
	g_autofree char *titled = g_strdup_printf("Judul\n\n%s", text);
	g_autoptr(imported) i = read_one(titled, name, IMPORT_AUTO);

	g_assert_cmpstr(i->article.body, ==, body);
	imported_drop_furniture(i);
	g_assert_cmpstr(i->article.body, ==, dropped);
	g_assert_cmpuint(i->article.body_len, ==, strlen(dropped));
	g_assert_cmpuint(i->furniture_at, ==, strlen(dropped));
	imported_drop_furniture(i);
	g_assert_cmpstr(i->article.body, ==, dropped);
}

TEST(furniture_at_the_end_stays_until_it_is_dropped)
{
	check_furniture("Satu.\n\n(Humas KPU)\n\nDibaca 1.204 kali\nFacebook | Twitter | WhatsApp\n", "a.txt",
		"Satu.\n\n(Humas KPU)\n\nDibaca 1.204 kali\n\nFacebook | Twitter | WhatsApp\n", "Satu.\n\n(Humas KPU)\n");
	check_furniture("Satu.\n\nBerita Terkait\n\nJudul lain di situs\n\nTinggalkan Balasan\n\nNama\n", "a.md",
		"Satu.\n\nBerita Terkait\n\nJudul lain di situs\n\nTinggalkan Balasan\n\nNama\n", "Satu.\n");
	check_furniture("Satu.\n\n**Dua\\\ntiga**\\\nBagikan\n", "a.md", "Satu.\n\n**Dua\\\ntiga**\\\nBagikan\n", "Satu.\n\n**Dua\\\ntiga**\n");
	check_furniture("Satu.\n\n### Share this:\n\n- Facebook\n- Twitter\n\n### Related posts\n\n- Lain\n", "a.md",
		"Satu.\n\n### Share this:\n\n- Facebook\n- Twitter\n\n### Related posts\n\n- Lain\n", "Satu.\n");
	check_furniture("Satu.\n", "a.txt", "Satu.\n", "Satu.\n");
}

TEST(a_text_without_a_headline_takes_the_name_of_its_file)
{
	const char *sentence = "Rapat koordinasi yang diikuti oleh seluruh kabupaten dan kota itu dibuka pada pagi hari oleh ketua lembaga "
	                       "dan ditutup pada sore hari.\n\nIsi lain.\n";
	g_autoptr(imported) file = read_one(sentence, "berkas/rakor mei.txt", IMPORT_AUTO);
	g_autoptr(imported) pipe = read_one(sentence, "-", IMPORT_AUTO);

	g_assert_cmpstr(file->article.field[FIELD_TITLE], ==, "rakor mei");
	g_assert_true(g_str_has_prefix(file->article.body, "Rapat koordinasi"));
	g_assert_true(g_str_has_prefix(pipe->article.field[FIELD_TITLE], "Rapat koordinasi"));
}

static void check_opening(const char *opening, const char *place, const char *date)
{
	g_autofree char *text = g_strdup_printf("Judul\n\n%s\n", opening);
	g_autoptr(imported) i = read_one(text, "a.txt", IMPORT_TEXT);

	g_assert_cmpstr(i->article.field[FIELD_PLACE], ==, place);
	g_assert_cmpstr(i->article.field[FIELD_DATE], ==, date);
}

TEST(place_and_date_are_filled_only_when_the_opening_is_certain)
{
	check_opening("GORONTALO, KPU - Rapat digelar, Selasa (4/5/2021).", "Gorontalo", "2021-05-04");
	check_opening("TARAKAN - Komisi Pemilihan Umum Kota Tarakan membuka, Senin (3/11/2025).", "Tarakan", "2025-11-03");
	check_opening("KOTA SORONG, 4 Mei 2021 – Rapat digelar.", "Kota Sorong", "2021-05-04");
	check_opening("TENGGARONG, kpu.go.id - Rapat digelar.", "Tenggarong", "");
	check_opening("TARAKAN, SUARA-UTARA.CO.ID – Rapat digelar.", "Tarakan", "");
	check_opening("PALU- Rapat di Palu digelar.", "Palu", "");
	check_opening("Tana Toraja (ANTARA) - Rapat di Tana Toraja digelar.", "Tana Toraja", "");
	check_opening("Poso, kpu.go.id — Rapat digelar.", "Poso", "");
	check_opening("Jakarta, 4 Mei 2021 (ANTARA) - Rapat digelar.", "Jakarta", "2021-05-04");
	check_opening("Hadir, antara lain - Rapat.", "", "");
	check_opening("Bupati (PDIP) - Rapat Bupati.", "", "");
	check_opening("Rapat (RAPAT) - Ketua hadir.", "", "");
	check_opening("Rapat dibuka pada Selasa, 4 Mei 2021 di aula.", "", "2021-05-04");
	check_opening("Rapat dibuka pada Rabu (4/5/2021).", "", "");
	check_opening("Rapat Selasa (4/5/2021) dilanjutkan Rabu (5/5/2021).", "", "");
	check_opening("Rapat dibuka pada Selasa (31/2/2021).", "", "");
	check_opening("HUMAS - Bagian humas membuka rapat.", "", "");
	check_opening("PENTING - Rapat ditunda.", "", "");
}

TEST(front_matter_of_our_own_and_of_site_generators_fills_the_fields)
{
	g_autoptr(imported) own = read_one("---\njudul: \"No: 5 \\\"baru\\\"\"\ntempat: \"Palu\"\ntanggal: \"2021-05-04\"\n"
	                                   "tag: [\"satu\", \"dua\"]\naneh: \"x\"\n---\n\nIsi *miring*.\n", "a.md", IMPORT_AUTO);
	g_autoptr(imported) site = read_one("---\ntitle: 'Ya''ng'\ndate: 2021-05-04T15:30:00+08:00\nauthor: Budi\ntags:\n  - a\n  - \"b\"\n"
	                                    "draft: true\n---\nIsi.\n", "-", IMPORT_AUTO);

	g_assert_cmpstr(own->article.field[FIELD_TITLE], ==, "No: 5 \"baru\"");
	g_assert_cmpstr(own->article.field[FIELD_PLACE], ==, "Palu");
	g_assert_cmpstr(own->article.field[FIELD_TAGS], ==, "satu, dua");
	g_assert_cmpstr(own->article.body, ==, "Isi *miring*.\n");
	g_assert_true(reported(own, IMPORT_NOTE_KEY_KEPT, "aneh"));
	g_assert_cmpstr(site->article.field[FIELD_TITLE], ==, "Ya'ng");
	g_assert_cmpstr(site->article.field[FIELD_DATE], ==, "2021-05-04");
	g_assert_cmpstr(site->article.field[FIELD_BYLINE], ==, "Budi");
	g_assert_cmpstr(site->article.field[FIELD_TAGS], ==, "a, b");
	g_assert_cmpuint(site->report->len, ==, 0);
}

TEST(a_naskah_keeps_identity_fields_foreign_lines_and_every_byte_of_its_text)
{
	static const char file[] = "---\nid: \"01ARZ3NDEKTSV4RRFFQ69G5FAV\"\njudul: \"Ya\"\nstatus: \"terbit\"\nbahasa: \"id\"\nlain:\n- a\n---\n\n"
	                           "Harga\xC2\xA0naik\xE2\x80\x8B.\n\nRelated posts\n";
	g_autoptr(imported) i = read_one(file, "-", IMPORT_AUTO);

	g_assert_cmpstr(i->article.ulid, ==, "01ARZ3NDEKTSV4RRFFQ69G5FAV");
	g_assert_cmpstr(i->article.field[FIELD_TITLE], ==, "Ya");
	g_assert_cmpstr(i->article.field[FIELD_STATUS], ==, "terbit");
	g_assert_cmpstr(i->article.extra, ==, "bahasa: \"id\"\nlain:\n- a\n");
	g_assert_cmpstr(i->article.body, ==, "Harga\xC2\xA0naik\xE2\x80\x8B.\n\nRelated posts\n");
}

TEST(a_naskah_over_its_limits_is_refused_not_cut)
{
	static const char head[] = "---\nid: \"01ARZ3NDEKTSV4RRFFQ69G5FAV\"\n";
	g_autoptr(GString) keys = g_string_new(head), line = g_string_new(head), size = g_string_new(head);
	GString *const all[] = { keys, line, size };

	for (int k = 0; k < 200; k++)
		g_string_append_printf(keys, "k%d: 1\n", k);
	g_string_append(keys, "---\nx\n");
	g_string_append(line, "---\n");
	for (int k = 0; k <= 64 << 10; k++)
		g_string_append_c(line, 'x');
	g_string_append(size, "---\n");
	for (int k = 0; k < 1 << 19; k++)
		g_string_append(size, "x\n");
	for (size_t k = 0; k < G_N_ELEMENTS(all); k++) {
		g_autoptr(GError) error = NULL;
		g_assert_null(read_all(all[k]->str, all[k]->len, "a.md", IMPORT_AUTO, &error));
		g_assert_error(error, STORE_ERROR, STORE_ERROR_TOO_LARGE);
	}
}

TEST(an_identity_that_is_none_is_left_out)
{
	g_autoptr(imported) lower = read_one("---\nid: 12\njudul: a\n---\nIsi.\n", "a.md", IMPORT_AUTO);
	g_autoptr(imported) json = read_one("{\"id\": \"x\", \"judul\": \"a\", \"isi\": \"b\"}", "a.json", IMPORT_AUTO);

	g_assert_null(lower->article.ulid);
	g_assert_null(json->article.ulid);
	g_assert_true(reported(lower, IMPORT_NOTE_KEY_UNKNOWN, "id"));
}

TEST(markdown_takes_its_title_from_the_first_heading_and_keeps_its_marks)
{
	g_autoptr(imported) i = read_one("# Judul **tebal**\n\nSatu  \ndua `x`\n\n- a\n\t- b\n", "a.md", IMPORT_AUTO);

	g_assert_cmpstr(i->article.field[FIELD_TITLE], ==, "Judul tebal");
	g_assert_cmpstr(i->article.body, ==, "Satu\\\ndua `x`\n\n- a\n    - b\n");
}

TEST(values_that_no_field_can_hold_are_left_out_and_reported)
{
	g_autoptr(imported) i = read_one("{\"judul\": \"J\", \"tanggal\": \"kemarin\", \"isi\": \"x\"}", "a.json", IMPORT_AUTO);

	g_assert_cmpstr(i->article.field[FIELD_DATE], ==, "");
	g_assert_true(reported(i, IMPORT_NOTE_VALUE_REFUSED, "tanggal: kemarin"));
}

TEST(an_embargo_holds_however_it_was_written)
{
	static const struct { const char *written, *stored; } rows[] = {
		{ "2026-12-01T09:00+08:00", "2026-12-01T09:00+08:00" }, { "2026-12-01T09:00:00+08:00", "2026-12-01T09:00+08:00" },
		{ "2026-12-01 09:00:00 +09:00", "2026-12-01T09:00+09:00" }, { "1 Desember 2026 pukul 09.00 WIT", "2026-12-01T09:00+09:00" },
		{ "2026-12-01 09:00", "2026-12-01T09:00+07:00" }, { "2026-12-01T02:00:00Z", "2026-12-01T09:00+07:00" },
	};

	for (size_t k = 0; k < G_N_ELEMENTS(rows); k++) {
		g_autofree char *text = g_strdup_printf("---\njudul: a\nembargo: \"%s\"\n---\nIsi.\n", rows[k].written);
		g_autoptr(imported) i = read_one(text, "a.md", IMPORT_AUTO);
		g_assert_cmpstr(i->article.field[FIELD_EMBARGO], ==, rows[k].stored);
	}
	g_autoptr(imported) bad = read_one("---\njudul: a\nembargo: nanti\n---\nIsi.\n", "a.md", IMPORT_AUTO);
	g_assert_true(reported(bad, IMPORT_NOTE_VALUE_REFUSED, "embargo: nanti"));
}

TEST(a_line_of_json_is_read_back_as_the_same_article)
{
	g_auto(article) a = { 0 };
	g_autoptr(GString) line = g_string_new(NULL), again = g_string_new(NULL);

	article_init(&a);
	for (enum field f = FIELD_TITLE; f < FIELD_COUNT; f++) {
		g_free(a.field[f]);
		a.field[f] = g_strdup(f == FIELD_STATUS ? "telaah" : f == FIELD_DATE ? "2021-05-04" :
		                      f == FIELD_EMBARGO ? "2021-05-04T08:00+08:00" : f == FIELD_TAGS ? "a, b" : "nilai “x” \\ \"");
	}
	g_free(a.body);
	a.body = g_strdup("Satu\n\n\tdua  \xC2\xA0\n");
	a.body_len = strlen(a.body);
	a.ulid = g_strdup("01ARZ3NDEKTSV4RRFFQ69G5FAV");
	g_free(a.extra);
	a.extra = g_strdup("bahasa: \"id\"\n");
	article_to_json_line(&a, line);
	g_autoptr(imported) i = read_one(line->str, "-", IMPORT_JSON);
	article_to_json_line(&i->article, again);
	g_assert_cmpstr(again->str, ==, line->str);
	g_assert_cmpstr(i->article.body, ==, a.body);
	g_assert_cmpuint(i->report->len, ==, 0);
}

TEST(a_bad_line_of_json_stops_the_import_before_anything_is_taken)
{
	static const char *const bad[] = { "{\"judul\": \"x\"", "[1]", "{\"judul\": 5}", "{\"isi\": \"a\", \"isi\": \"b\"}", "{\"isi\": \"\\u0000\"}" };

	for (size_t k = 0; k < G_N_ELEMENTS(bad); k++) {
		g_autofree char *text = g_strdup_printf("{\"judul\": \"satu\", \"isi\": \"a\"}\n\n%s\n", bad[k]);
		g_autoptr(GPtrArray) taken = g_ptr_array_new_with_free_func((GDestroyNotify)imported_free);
		g_autoptr(GError) error = NULL;
		g_assert_false(import_read(text, strlen(text), "a.jsonl", IMPORT_AUTO, keep, taken, &error));
		g_assert_error(error, STORE_ERROR, STORE_ERROR_INPUT);
		g_assert_nonnull(strstr(error->message, "line 3"));
		g_assert_cmpuint(taken->len, ==, 0);
	}
}

TEST(ten_thousand_lines_of_json_are_taken_one_by_one_in_order)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(GError) error = NULL;

	for (int k = 0; k < 10000; k++)
		g_string_append_printf(text, "{\"judul\": \"Naskah %d\", \"isi\": \"Isi naskah nomor %d.\", \"lain\": 1}\n", k, k);
	g_autoptr(GPtrArray) all = read_all(text->str, text->len, "-", IMPORT_JSON, &error);
	g_assert_no_error(error);
	g_assert_cmpuint(all->len, ==, 10000);
	const struct imported *last = all->pdata[9999];
	g_assert_cmpstr(last->article.field[FIELD_TITLE], ==, "Naskah 9999");
	g_assert_true(reported(last, IMPORT_NOTE_KEY_UNKNOWN, "lain"));
}

TEST(many_lines_of_json_are_read_a_step_at_a_time_all_before_the_first_is_taken)
{
	g_autoptr(GString) text = g_string_new("\xEF\xBB\xBF");
	g_autoptr(GPtrArray) taken = g_ptr_array_new_with_free_func((GDestroyNotify)imported_free);
	g_autoptr(GError) error = NULL;
	unsigned steps = 0, steps_before = 0;

	for (int k = 0; k < 10000; k++)
		g_string_append_printf(text, "{\"judul\": \"Naskah %d\", \"isi\": \"Isi naskah nomor %d.\"}\n", k, k);
	g_assert_true(import_is_lines(text->str, text->len, "a.jsonl", IMPORT_AUTO));
	g_autoptr(import_lines) lines = import_lines_new(text->str, text->len, keep, taken);
	for (bool more = true; more; steps++) {
		g_assert_true(import_lines_step(lines, &more, &error));
		steps_before += taken->len == 0;
		g_assert_cmpuint(taken->len == 0, ==, import_lines_taken(lines) == 0);
	}
	g_assert_cmpuint(taken->len, ==, 10000);
	g_assert_cmpuint(import_lines_taken(lines), ==, text->len);
	g_assert_cmpuint(steps_before, >=, 5);
	g_assert_cmpuint(steps, ==, 2 * steps_before);
	g_assert_false(import_is_lines("  \n", 3, "a.jsonl", IMPORT_AUTO));
	g_assert_false(import_is_lines("%PDF-1.7 ", 9, "a.json", IMPORT_AUTO));
}

TEST(a_caller_that_refuses_an_article_stops_the_import)
{
	static const char text[] = "{\"judul\": \"a\"}\n{\"judul\": \"b\"}\n";
	g_autoptr(GError) error = NULL;
	unsigned calls = 0;

	g_assert_false(import_read(text, strlen(text), "-", IMPORT_JSON, refuse, &calls, &error));
	g_assert_error(error, STORE_ERROR, STORE_ERROR_FULL);
	g_assert_cmpuint(calls, ==, 1);
}

TEST(raw_takes_the_bytes_as_they_are_and_cuts_its_title_where_a_character_ends)
{
	g_autoptr(GString) text = g_string_new("\xEF\xBB\xBF \r\n");

	g_string_append(text, "x");
	for (int k = 0; k < 100; k++)
		g_string_append(text, "€");
	g_string_append(text, "\t\r\n\xC2\xA0");
	g_autoptr(imported) i = read_one(text->str, "a.md", IMPORT_RAW);
	g_assert_cmpmem(i->article.body, (int)i->article.body_len, text->str, (int)text->len);
	g_assert_true(g_utf8_validate(i->article.field[FIELD_TITLE], -1, NULL));
	g_assert_cmpuint(strlen(i->article.field[FIELD_TITLE]), <=, 200);
	g_assert_cmpuint(i->report->len, ==, 0);
}

TEST(raw_takes_an_empty_text_with_the_name_of_its_file_as_title)
{
	g_autoptr(imported) i = read_one("", "kosong.txt", IMPORT_RAW);

	g_assert_cmpstr(i->article.field[FIELD_TITLE], ==, "kosong");
	g_assert_cmpuint(i->article.body_len, ==, 0);
}

static void check_refused(const char *bytes, size_t len, enum store_error code, const char *start)
{
	g_autoptr(GError) error = NULL;
	GPtrArray *all = read_all(bytes, len, "a.txt", IMPORT_TEXT, &error);

	g_assert_null(all);
	g_assert_error(error, STORE_ERROR, (int)code);
	g_assert_true(g_str_has_prefix(error->message, start));
}

TEST(what_is_no_text_is_refused_with_the_place)
{
	check_refused("", 0, STORE_ERROR_KIND, "empty");
	check_refused(" \n\xC2\xA0\t\n", 6, STORE_ERROR_KIND, "empty");
	check_refused("\xEF\xBB\xBF\n", 4, STORE_ERROR_KIND, "empty");
	check_refused("caf\xE9 baru", 9, STORE_ERROR_ENCODING, "3:");
	check_refused("ab\0cd", 5, STORE_ERROR_ENCODING, "2:");
	check_refused("\xFF\xFEK\0P\0", 6, STORE_ERROR_ENCODING, "0:");
	check_refused("x\xED\xA0\x80", 4, STORE_ERROR_ENCODING, "1:");
}

static void check_kind(const char *bytes, size_t len, const char *kind)
{
	g_autoptr(GError) error = NULL;

	g_assert_null(read_all(bytes, len, "berkas", IMPORT_AUTO, &error));
	g_assert_error(error, STORE_ERROR, STORE_ERROR_KIND);
	g_assert_cmpstr(error->message, ==, kind);
}
#define CHECK_KIND(bytes, kind) check_kind(bytes, sizeof bytes - 1, kind)

TEST(files_that_no_reader_takes_are_named_by_what_they_are)
{
	CHECK_KIND("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1W\0o\0r\0d\0D\0o\0c\0", "doc");
	CHECK_KIND("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", "locked");
	CHECK_KIND("{\\rtf1\\ansi Rapat}", "rtf");
	CHECK_KIND("%PDF-1.7\n%\xE2\xE3\n", "pdf");
	CHECK_KIND("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", "picture");
	CHECK_KIND("\xFF\xD8\xFF\xE0\0\x10JFIF", "picture");
	CHECK_KIND("\0\0\0\x18" "ftypmp42", "media");
	CHECK_KIND("\x1F\x8B\x08\0", "archive");
	CHECK_KIND("SQLite format 3\0", "store");
	CHECK_KIND("<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel/></rss>", "xml");
}

TEST(a_text_that_has_the_letters_of_a_binary_file_in_their_place_is_a_text)
{
	g_autofree char *before = g_strnfill(256, 'a'), *text = g_strconcat("Judul\n\n", before + strlen("Judul\n\n"), "Mustari hadir.\n", NULL);
	g_autoptr(imported) tar = read_one(text, "a.md", IMPORT_AUTO), sound = read_one("ID3 itu label. OggS juga.\n", "a.txt", IMPORT_AUTO);

	g_assert_cmpmem(text + 257, 5, "ustar", 5);
	g_assert_nonnull(strstr(tar->article.body, "Mustari hadir."));
	g_assert_nonnull(sound);
	char archive[512] = { 0 };
	memcpy(archive + 257, "ustar", 5);
	check_kind(archive, sizeof archive, "archive");
}

TEST(a_page_that_was_copied_is_known_without_a_name)
{
	g_autoptr(imported) i = read_one("<meta charset='utf-8'><h1>Rapat kerja</h1><p>Satu <b>dua</b>.</p>", "-", IMPORT_AUTO);
	g_autoptr(imported) saved = read_one("\xEF\xBB\xBF<?xml version=\"1.0\"?>\n<!DOCTYPE html>\n<title>Rapat</title><p>Satu.</p>", "a.txt", IMPORT_AUTO);
	g_autoptr(imported) text = read_one("<3 untuk semua\n\nIsi naskah.\n", "-", IMPORT_AUTO);

	g_assert_cmpstr(i->article.field[FIELD_TITLE], ==, "Rapat kerja");
	g_assert_cmpstr(i->article.body, ==, "Satu **dua**.\n");
	g_assert_cmpstr(saved->article.body, ==, "Satu.\n");
	g_assert_cmpstr(text->article.field[FIELD_TITLE], ==, "<3 untuk semua");
}

static void check_guess(const char *bytes, size_t len, const char *encoding)
{
	g_autofree char *guess = import_guess_encoding(bytes, len);

	g_assert_cmpstr(guess, ==, encoding);
}

TEST(the_encoding_of_other_bytes_is_guessed_by_their_mark_or_word)
{
	check_guess("\xFF\xFEK\0", 4, "utf-16le");
	check_guess("\xFE\xFF\0K", 4, "utf-16be");
	check_guess("K\0P\0U\0", 6, "utf-16le");
	check_guess("caf\xE9", 4, "windows-1252");
	check_guess("<meta charset=\"ISO-8859-15\">caf\xE9", 33, "iso-8859-15");
	check_guess("<meta charset=utf-8>caf\xE9", 24, "windows-1252");
	check_guess("", 0, "windows-1252");
}

TEST(format_names_are_those_of_the_command_line)
{
	enum import_format f;

	g_assert_true(import_format_parse("teks", &f) && f == IMPORT_TEXT);
	g_assert_true(import_format_parse("md", &f) && f == IMPORT_MARKDOWN);
	g_assert_true(import_format_parse("jsonl", &f) && f == IMPORT_JSON);
	g_assert_true(import_format_parse("mentah", &f) && f == IMPORT_RAW);
	g_assert_true(import_format_parse("docx", &f) && f == IMPORT_DOCX);
	g_assert_false(import_format_parse("doc", &f));
}

TEST(any_text_that_was_imported_is_imported_again_without_a_change)
{
	static const char alphabet[] = "aB c.,\n\n\n\t#>-*1.”\r `\"";

	for (int round = 0; round < 500; round++) {
		g_autoptr(GString) text = g_string_new("Judul naskah\n\nAwal naskah ini.\n\n");
		for (int k = 0; k < 300; k++)
			g_string_append_c(text, alphabet[g_test_rand_int_range(0, (int)sizeof alphabet - 1)]);
		g_autofree char *valid = g_utf8_make_valid(text->str, (gssize)text->len);
		g_autoptr(imported) once = read_one(valid, "a.md", IMPORT_AUTO);
		g_autofree char *whole = g_strdup_printf("# %s\n\n%s", once->article.field[FIELD_TITLE], once->article.body);
		g_autoptr(imported) twice = read_one(whole, "a.md", IMPORT_AUTO);
		g_assert_cmpstr(twice->article.body, ==, once->article.body);
	}
}

TEST_MAIN
