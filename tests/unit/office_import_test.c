#include "test.h"
#include <string.h>
#include "export/export.h"
#include "export/package.h"
#include "format/articles.h"
#include "import/import.h"
#include "import/unpack.h"
#include "file.h"

enum { GENERATED = 200 };

static const char *const formats[] = { "docx", "odt" };

static bool take_one(struct imported *i, void *ctx, GError **error)
{
	(void)error;
	g_assert_null(*(struct imported **)ctx);
	*(struct imported **)ctx = i;
	return true;
}

static struct imported *read_bytes(const GString *bytes)
{
	struct imported *i = NULL;
	g_autoptr(GError) error = NULL;

	g_assert_true(import_read(bytes->str, bytes->len, "berkas.docx", IMPORT_AUTO, take_one, &i, &error));
	g_assert_no_error(error);
	return i;
}

static GString *written(const struct article *a, const char *format, const struct letterhead *l)
{
	const struct export_options o = { .utc_offset_min = 480, .letterhead = l };
	GString *out = g_string_new(NULL);

	g_assert_true(export_writer(format)->write(a, &o, out, NULL));
	return out;
}

/* Export, import: what comes back. The dates of the article do not travel. */
static struct imported *there_and_back(const struct article *a, const char *format, const struct letterhead *l)
{
	g_autoptr(GString) bytes = written(a, format, l);
	struct imported *i = read_bytes(bytes);

	i->article.created_s = a->created_s;
	return i;
}

static const struct import_noted *note_of(const struct imported *i, enum import_note code)
{
	for (guint n = 0; n < i->report->len; n++)
		if (((const struct import_noted *)i->report->pdata[n])->code == code)
			return i->report->pdata[n];
	return NULL;
}

TEST(a_release_comes_back_with_its_fields_and_text_and_without_its_letter_lines)
{
	for (size_t k = 0; k < G_N_ELEMENTS(formats); k++) {
		g_auto(article) a = { 0 };
		sample_release(&a);
		struct imported *i = there_and_back(&a, formats[k], &sample_letterhead);
		g_assert_cmpstr(i->article.body, ==, a.body);
		for (enum field f = FIELD_TITLE; f < FIELD_COUNT; f++)
			if (f != FIELD_STATUS && f != FIELD_OFFICE)
				g_assert_cmpstr(i->article.field[f], ==, a.field[f]);
		g_assert_nonnull(note_of(i, IMPORT_NOTE_LETTER_LINES));
		imported_free(i);
	}
}

/* Written, read back under the name that such a file has, and written again: the second time nothing changes any more. */
static void check_fixed_point(const struct article *a, const char *format, const char *name, const char *what)
{
	g_autoptr(GString) first = written(a, format, NULL), second = NULL, third = NULL;
	struct imported *once = NULL, *twice = NULL;

	g_assert_true(import_read(first->str, first->len, name, IMPORT_AUTO, take_one, &once, NULL));
	once->article.created_s = a->created_s;
	second = written(&once->article, format, NULL);
	g_assert_true(import_read(second->str, second->len, name, IMPORT_AUTO, take_one, &twice, NULL));
	twice->article.created_s = a->created_s;
	third = written(&twice->article, format, NULL);
	if (!g_string_equal(second, third))
		g_error("%s %s\n%s\n---\n%s\n---\n%s", what, format, a->body, once->article.body, twice->article.body);
	imported_free(once);
	imported_free(twice);
}

static const struct { const char *format, *name; } ways_back[] = { { "naskah", "a.md" }, { "md", "a.md" }, { "docx", "a.docx" }, { "odt", "a.odt" } };

TEST(export_import_export_is_a_fixed_point_for_samples_and_generated_articles)
{
	for (size_t k = 0; k < G_N_ELEMENTS(ways_back); k++) {
		g_auto(article) release = { 0 }, hostile = { 0 };
		sample_release(&release);
		sample_hostile(&hostile);
		check_fixed_point(&release, ways_back[k].format, ways_back[k].name, "release");
		check_fixed_point(&hostile, ways_back[k].format, ways_back[k].name, "hostile");
		for (unsigned seed = 0; seed < GENERATED; seed++) {
			g_auto(article) a = { 0 };
			g_autofree char *what = g_strdup_printf("seed %u", seed);
			sample_generated(&a, seed);
			check_fixed_point(&a, ways_back[k].format, ways_back[k].name, what);
		}
	}
}

TEST(our_own_file_comes_back_byte_for_byte)
{
	for (unsigned seed = 0; seed < GENERATED; seed++) {
		g_auto(article) a = { 0 };
		struct imported *i = NULL;
		sample_generated(&a, seed);
		g_free(a.ulid);
		a.ulid = g_strdup("01ARZ3NDEKTSV4RRFFQ69G5FAV");
		g_autoptr(GString) bytes = written(&a, "naskah", NULL);
		g_assert_true(import_read(bytes->str, bytes->len, "a.md", IMPORT_AUTO, take_one, &i, NULL));
		g_autoptr(GString) again = written(&i->article, "naskah", NULL);
		g_assert_cmpstr(again->str, ==, bytes->str);
		imported_free(i);
	}
}

/* A Word file whose text is this. */
static GString *word_file(const char *body, const char *part, const char *bytes)
{
	g_autofree char *document = g_strdup_printf("<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
		" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>%s</w:body></w:document>", body);
	const struct package_part parts[] = { { "word/document.xml", document, strlen(document), false }, { part, bytes, strlen(bytes ? bytes : ""), false } };
	GString *out = g_string_new(NULL);

	g_assert_true(package_write(parts, part ? 2 : 1, out, NULL));
	return out;
}

static void check_word(const char *body, const char *part, const char *bytes, const char *wanted)
{
	g_autoptr(GString) file = word_file(body, part, bytes);
	struct imported *i = read_bytes(file);

	g_assert_cmpstr(i->article.body, ==, wanted);
	imported_free(i);
}

#define P(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"
#define R(properties, text) "<w:r><w:rPr>" properties "</w:rPr><w:t xml:space=\"preserve\">" text "</w:t></w:r>"

TEST(tracked_changes_are_taken_as_accepted)
{
	check_word(P("Judul rilis") "<w:p><w:r><w:t>Rapat </w:t></w:r><w:ins><w:r><w:t>besar</w:t></w:r></w:ins>"
		"<w:del><w:r><w:delText>kecil</w:delText></w:r></w:del><w:r><w:t> selesai.</w:t></w:r></w:p>", NULL, NULL, "Rapat besar selesai.\n");
}

TEST(marks_of_word_with_blanks_at_their_border_become_markdown)
{
	check_word(P("Judul rilis") "<w:p>" R("<w:b/>", "Tebal ") R("", "biasa") R("<w:i w:val=\"0\"/><w:strike/>", " coret") R("<w:b/><w:i/>", " dua") "</w:p>",
		NULL, NULL, "**Tebal** biasa ~~coret~~ ***dua***\n");
}

TEST(emphasis_that_markdown_cannot_say_leaves_no_stars)
{
	check_word(P("Judul rilis") "<w:p>" R("<w:b/>", "“kata”") R("", "sambung") "</w:p>", NULL, NULL, "“kata”sambung\n");
}

TEST(headings_and_lists_are_known_by_what_their_styles_are_called)
{
	static const char styles[] = "<w:styles xmlns:w=\"x\"><w:style w:styleId=\"Judul2\"><w:name w:val=\"heading 2\"/></w:style>"
		"<w:style w:styleId=\"Butir\"><w:name w:val=\"List Bullet\"/><w:pPr><w:numPr><w:numId w:val=\"4\"/></w:numPr></w:pPr></w:style></w:styles>";

	check_word(P("Judul rilis") "<w:p><w:pPr><w:pStyle w:val=\"Judul2\"/></w:pPr><w:r><w:t>Bagian</w:t></w:r></w:p>" P("Isi."),
		"word/styles.xml", styles, "### Bagian\n\nIsi.\n");
}

TEST(tables_pictures_comments_footnotes_and_macros_are_reported)
{
	g_autoptr(GString) file = word_file(P("Judul rilis") "<w:tbl><w:tr><w:tc>" P("Nama") P("Suara") "</w:tc></w:tr></w:tbl>"
		"<w:p><w:r><w:drawing><x/></w:drawing><w:t>Isi</w:t><w:footnoteReference w:id=\"1\"/></w:r></w:p>",
		"word/comments.xml", "<w:comments xmlns:w=\"x\"><w:comment w:author=\"Ani\"><w:p><w:r><w:t>Cek lagi</w:t></w:r></w:p></w:comment></w:comments>");
	struct imported *i = read_bytes(file);

	g_assert_cmpstr(i->article.body, ==, "Isi\n");
	g_assert_cmpstr(note_of(i, IMPORT_NOTE_TABLE)->text, ==, "Nama Suara");
	g_assert_cmpuint(note_of(i, IMPORT_NOTE_PICTURES)->count, ==, 1);
	g_assert_cmpuint(note_of(i, IMPORT_NOTE_FOOTNOTES)->count, ==, 1);
	g_assert_cmpstr(note_of(i, IMPORT_NOTE_COMMENT)->text, ==, "Ani: Cek lagi");
	imported_free(i);
	g_autoptr(GString) macros = word_file(P("Judul rilis") P("Isi"), "word/vbaProject.bin", "x");
	i = read_bytes(macros);
	g_assert_nonnull(note_of(i, IMPORT_NOTE_MACROS));
	imported_free(i);
}

/* What Word itself makes of text: tags around words, fields, controls, boxes twice. */
TEST(words_inside_tags_fields_and_controls_arrive)
{
	check_word(P("Judul rilis") "<w:p><w:smartTag><w:r><w:t>Ketua </w:t></w:r></w:smartTag><w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent>"
		"<w:r><w:t>KPU </w:t></w:r></w:sdtContent></w:sdt><w:fldSimple w:instr=\" PAGE \"><w:r><w:t>3</w:t></w:r></w:fldSimple>"
		"<w:r><w:ruby><w:rt><w:r><w:t>baca</w:t></w:r></w:rt><w:rubyBase><w:r><w:t> dasar</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>",
		NULL, NULL, "Ketua KPU 3 dasar\n");
}

TEST(links_that_are_fields_become_links)
{
	check_word(P("Judul rilis") "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> HYPERLINK \"https://kpu.go.id\" </w:instrText></w:r>"
		"<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" R("", "situs") "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" R("", " dan ")
		"<w:fldSimple w:instr=\"HYPERLINK &quot;https://bawaslu.go.id&quot;\">" R("", "lain") "</w:fldSimple></w:p>",
		NULL, NULL, "[situs](<https://kpu.go.id>) dan [lain](<https://bawaslu.go.id>)\n");
}

#define BOX(text) "<w:txbxContent>" text "</w:txbxContent>"

TEST(words_in_a_text_box_follow_their_paragraph_and_come_once)
{
	g_autoptr(GString) file = word_file(P("Judul rilis") "<w:p>" R("<w:b/>", "Awal ") "<w:r><mc:AlternateContent xmlns:mc=\"m\"><mc:Choice><w:drawing><wps:txbx xmlns:wps=\"s\">"
		BOX(P("Kotak satu.") P("Kotak dua.")) "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox xmlns:v=\"v\">" BOX(P("Kotak satu."))
		"</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>" R("", "akhir.") "</w:p>" P("Sesudah."), NULL, NULL);
	struct imported *i = read_bytes(file);

	g_assert_cmpstr(i->article.body, ==, "**Awal** akhir.\n\nKotak satu.\n\nKotak dua.\n\nSesudah.\n");
	g_assert_cmpuint(note_of(i, IMPORT_NOTE_TEXT_BOXES)->count, ==, 1);
	g_assert_null(note_of(i, IMPORT_NOTE_PICTURES));
	imported_free(i);
}

TEST(an_emoji_of_word_arrives_and_hidden_words_stay_out)
{
	check_word(P("Judul rilis") "<w:p>" R("", "Halo ") "<w:r><mc:AlternateContent xmlns:mc=\"m\"><mc:Choice><e:symEx xmlns:e=\"e\"/></mc:Choice>"
		"<mc:Fallback><w:t>😊</w:t></mc:Fallback></mc:AlternateContent></w:r>" R("<w:vanish/>", " rahasia") R("", " semua") "</w:p>",
		NULL, NULL, "Halo 😊 semua\n");
}

TEST(the_text_is_where_the_package_says_it_is)
{
	static const char relations[] = "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"/word/document2.xml\"/></Relationships>";
	static const char document[] = "<w:document xmlns:w=\"w\"><w:body>" P("Judul rilis") P("Isi.") "</w:body></w:document>";
	const struct package_part parts[] = { { "_rels/.rels", relations, strlen(relations), false }, { "word/document2.xml", document, strlen(document), false } };
	g_autoptr(GString) out = g_string_new(NULL);

	g_assert_true(package_write(parts, G_N_ELEMENTS(parts), out, NULL));
	struct imported *i = read_bytes(out);
	g_assert_cmpstr(i->article.body, ==, "Isi.\n");
	imported_free(i);
}

#define STYLED(style, text) "<w:p><w:pPr><w:pStyle w:val=\"" style "\"/></w:pPr><w:r><w:t>" text "</w:t></w:r></w:p>"

TEST(quotes_and_code_as_libreoffice_and_pandoc_name_them_are_known)
{
	check_word(P("Judul rilis") STYLED("Quotations", "Kutipan.") STYLED("Preformatted Text", "satu") STYLED("Preformatted Text", "dua") STYLED("Block Text", "Lagi."),
		NULL, NULL, "> Kutipan.\n\n```\nsatu\ndua\n```\n\n> Lagi.\n");
}

TEST(a_list_that_changes_a_level_of_its_counter_is_read_so)
{
	static const char numbering[] = "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"2\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"decimal\"/></w:lvl>"
		"<w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"decimal\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"2\"/></w:num>"
		"<w:num w:numId=\"5\"><w:abstractNumId w:val=\"2\"/><w:lvlOverride w:ilvl=\"1\"><w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"bullet\"/></w:lvl></w:lvlOverride></w:num></w:numbering>";

	check_word(P("Judul rilis") "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>" R("", "satu") "</w:p>"
		"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"5\"/></w:numPr></w:pPr>" R("", "anak") "</w:p>",
		"word/numbering.xml", numbering, "1. satu\n   - anak\n");
}

TEST(a_text_that_stands_in_tables_alone_becomes_paragraphs)
{
	check_word("<w:tbl><w:tr><w:tc>" P("Judul rilis") P("Isi satu.") "</w:tc></w:tr></w:tbl><w:p/>", NULL, NULL, "Isi satu.\n");
	check_word("<w:tbl><w:tr><w:tc>" P("Kop surat") "</w:tc></w:tr></w:tbl>" P("SIARAN PERS") P("Judul rilis") P("Isi satu."), NULL, NULL, "Isi satu.\n");
}

/* An OpenDocument text whose body is this. */
static struct imported *read_open(const char *body)
{
	static const char type[] = "application/vnd.oasis.opendocument.text";
	g_autofree char *content = g_strdup_printf("<o:document-content xmlns:o=\"o\" xmlns:text=\"t\" xmlns:draw=\"d\" xmlns:table=\"b\" xmlns:dc=\"c\"><o:body><o:text>%s"
		"</o:text></o:body></o:document-content>", body);
	const struct package_part parts[] = { { "mimetype", type, strlen(type), true }, { "content.xml", content, strlen(content), false } };
	g_autoptr(GString) out = g_string_new(NULL);

	g_assert_true(package_write(parts, G_N_ELEMENTS(parts), out, NULL));
	return read_bytes(out);
}

TEST(text_boxes_shapes_notes_and_remarks_of_libreoffice_are_read_or_told)
{
	struct imported *i = read_open("<text:p>Judul rilis</text:p><text:p>Awal <draw:frame><draw:text-box><text:p>Kotak.</text:p></draw:text-box></draw:frame>"
		"akhir<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Kaki dua.</text:p></text:note-body></text:note>.</text:p>"
		"<text:p><draw:custom-shape><text:p>Bentuk.</text:p></draw:custom-shape></text:p><draw:frame><draw:image/></draw:frame>"
		"<text:p>Isi<o:annotation><dc:creator>Ani</dc:creator><dc:date>2021-05-04</dc:date><text:p>Cek lagi</text:p></o:annotation>.</text:p>");

	g_assert_cmpstr(i->article.body, ==, "Awal akhir.\n\nKotak.\n\nBentuk.\n\nIsi.\n");
	g_assert_cmpuint(note_of(i, IMPORT_NOTE_TEXT_BOXES)->count, ==, 2);
	g_assert_cmpuint(note_of(i, IMPORT_NOTE_PICTURES)->count, ==, 1);
	g_assert_cmpstr(note_of(i, IMPORT_NOTE_FOOTNOTE)->text, ==, "Kaki dua.");
	g_assert_cmpstr(note_of(i, IMPORT_NOTE_COMMENT)->text, ==, "Ani Cek lagi");
	imported_free(i);
}

TEST(a_numbered_heading_is_a_heading_though_libreoffice_keeps_it_in_a_list)
{
	struct imported *i = read_open("<text:list><text:list-item><text:h text:outline-level=\"1\">Judul besar</text:h></text:list-item></text:list><text:p>Isi.</text:p>");

	g_assert_cmpstr(i->article.field[FIELD_TITLE], ==, "Judul besar");
	g_assert_cmpstr(i->article.body, ==, "Isi.\n");
	imported_free(i);
}

TEST(boxes_in_boxes_without_end_are_passed_over_and_do_no_harm)
{
	g_autoptr(GString) body = g_string_new(P("Judul rilis") P("Isi."));

	for (int n = 0; n < 60; n++)
		g_string_append(body, "<w:p><w:r><w:drawing>" "<w:txbxContent>" P("kotak"));
	for (int n = 0; n < 60; n++)
		g_string_append(body, "</w:txbxContent></w:drawing></w:r></w:p>");
	check_word(body->str, NULL, NULL, "Isi.\n\nkotak\n\nkotak\n\nkotak\n\nkotak\n");
}

static void check_refused(const char *bytes, size_t len, enum store_error code, const char *place)
{
	struct imported *i = NULL;
	g_autoptr(GError) error = NULL;

	g_assert_false(import_read(bytes, len, "berkas.docx", IMPORT_AUTO, take_one, &i, &error));
	g_assert_null(i);
	g_assert_error(error, STORE_ERROR, (int)code);
	if (strstr(error->message, place) == NULL)
		g_error("“%s” lacks “%s”", error->message, place);
}

TEST(a_cut_package_is_refused_at_every_length)
{
	for (size_t k = 0; k < G_N_ELEMENTS(formats); k++) {
		g_auto(article) a = { 0 };
		sample_release(&a);
		g_autoptr(GString) whole = written(&a, formats[k], NULL);
		for (size_t len = 4; len < whole->len; len += 13)
			check_refused(whole->str, len, STORE_ERROR_PACKAGE, "");
	}
}

TEST(a_flipped_byte_is_refused_or_read_and_never_more)
{
	g_auto(article) a = { 0 };

	sample_release(&a);
	g_autoptr(GString) whole = written(&a, "docx", NULL);
	for (size_t at = 4; at < whole->len; at += 7) {
		struct imported *i = NULL;
		whole->str[at] ^= 0x55;
		import_read(whole->str, whole->len, "berkas.docx", IMPORT_AUTO, take_one, &i, NULL);
		imported_free(i);
		whole->str[at] ^= 0x55;
	}
}

TEST(a_package_that_unpacks_to_a_hundred_times_its_size_is_refused)
{
	g_autofree char *zeros = g_strnfill(8 << 20, ' ');
	g_autoptr(GString) bomb = word_file(zeros, NULL, NULL);

	check_refused(bomb->str, bomb->len, STORE_ERROR_PACKAGE, "100 times");
}

TEST(a_package_of_too_many_parts_is_refused)
{
	struct package_part parts[UNPACK_ENTRIES + 1];
	char names[UNPACK_ENTRIES + 1][8];
	g_autoptr(GString) out = g_string_new(NULL);

	for (int n = 0; n <= UNPACK_ENTRIES; n++) {
		g_snprintf(names[n], sizeof names[n], "p%d", n);
		parts[n] = (struct package_part){ names[n], "x", 1, true };
	}
	g_assert_true(package_write(parts, UNPACK_ENTRIES + 1, out, NULL));
	check_refused(out->str, out->len, STORE_ERROR_PACKAGE, "201 parts");
}

static void check_document(const char *document, enum store_error code, const char *place)
{
	const struct package_part part = { "word/document.xml", document, strlen(document), false };
	g_autoptr(GString) out = g_string_new(NULL);

	g_assert_true(package_write(&part, 1, out, NULL));
	check_refused(out->str, out->len, code, place);
}

TEST(entities_other_encodings_depth_and_bad_xml_are_refused_with_their_place)
{
	check_document("<?xml version=\"1.0\"?>\n<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><x>&b;</x>", STORE_ERROR_PACKAGE, "word/document.xml:2:");
	check_document("<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><x/>", STORE_ERROR_PACKAGE, "document type");
	check_document("<?xml version=\"1.0\" encoding=\"windows-1252\"?><x>\x93</x>", STORE_ERROR_PACKAGE, "word/document.xml:1:");
	check_document("<x>\n\xFF\xFE</x>", STORE_ERROR_PACKAGE, "word/document.xml:2:");
	check_document("<x><y></x>", STORE_ERROR_PACKAGE, "word/document.xml:1:");
	g_autoptr(GString) deep = g_string_new(NULL);
	for (int n = 0; n < 40; n++)
		g_string_append(deep, "<x>");
	check_document(deep->str, STORE_ERROR_PACKAGE, "levels");
}

static void check_package(const char *name, const char *bytes, const char *kind)
{
	const struct package_part part = { name, bytes, strlen(bytes), true };
	g_autoptr(GString) package = g_string_new(NULL);

	g_assert_true(package_write(&part, 1, package, NULL));
	check_refused(package->str, package->len, STORE_ERROR_KIND, kind);
}

TEST(packages_of_other_programs_and_locked_ones_are_named)
{
	check_package("xl/workbook.xml", "<x/>", "sheet");
	check_package("ppt/presentation.xml", "<x/>", "slides");
	check_package("mimetype", "application/epub+zip", "book");
	check_package("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "sheet");
	check_package("siaran.txt", "Judul", "archive");
	check_package("META-INF/manifest.xml", "<m><encryption-data/></m>", "locked");
}

TEST(a_package_without_a_text_and_one_without_words_are_refused)
{
	const struct package_part part = { "word/styles.xml", "<x/>", 4, false };
	g_autoptr(GString) lacks = g_string_new(NULL), empty = word_file("<w:p/>", NULL, NULL);

	g_assert_true(package_write(&part, 1, lacks, NULL));
	check_refused(lacks->str, lacks->len, STORE_ERROR_PACKAGE, "word/document.xml");
	check_refused(empty->str, empty->len, STORE_ERROR_KIND, "empty");
}

TEST_MAIN
