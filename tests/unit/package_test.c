#include "test.h"
#include <string.h>
#include <zip.h>
#include "export/export.h"
#include "export/package.h"
#include "format/articles.h"
#include "file.h"

/* A part as libzip reads it, or NULL. */
static char *part_of(const GString *package, const char *name)
{
	zip_error_t error;
	zip_stat_t about;

	zip_error_init(&error);
	zip_t *zip = zip_open_from_source(zip_source_buffer_create(package->str, package->len, 0, &error), ZIP_RDONLY | ZIP_CHECKCONS, &error);
	g_assert_nonnull(zip);
	zip_file_t *file = zip_fopen(zip, name, 0);
	if (file == NULL) {
		zip_discard(zip);
		return NULL;
	}
	g_assert_cmpint(zip_stat(zip, name, 0, &about), ==, 0);
	char *bytes = g_malloc0(about.size + 1);
	g_assert_cmpint(zip_fread(file, bytes, about.size), ==, (zip_int64_t)about.size);
	zip_fclose(file);
	zip_discard(zip);
	return bytes;
}

TEST(parts_stand_in_their_order_dated_1980_and_are_the_same_bytes_twice)
{
	const struct package_part parts[] = { { "mimetype", "text/x", 6, true }, { "b/c.xml", "<c/>", 4, false }, { "a.xml", "", 0, false } };
	g_autoptr(GString) once = g_string_new("sebelum"), twice = g_string_new("sebelum");

	g_assert_true(package_write(parts, G_N_ELEMENTS(parts), once, NULL));
	g_assert_true(package_write(parts, G_N_ELEMENTS(parts), twice, NULL));
	g_assert_true(g_string_equal(once, twice));
	g_assert_true(g_str_has_prefix(once->str, "sebelumPK\3\4"));
	g_string_erase(once, 0, (gssize)strlen("sebelum"));
	const unsigned char *head = (const unsigned char *)once->str;
	g_assert_cmpuint(head[8] | head[9] << 8, ==, 0);             /* stored */
	g_assert_cmpuint(head[10] | head[11] << 8, ==, 0);           /* 00.00 */
	g_assert_cmpuint(head[12] | head[13] << 8, ==, 1 << 5 | 1);  /* 1 January 1980 */
	g_assert_cmpuint(head[28] | head[29] << 8, ==, 0);           /* no extra field */
	g_assert_cmpmem(head + 30, 14, "mimetypetext/x", 14);
	g_autofree char *part = part_of(once, "b/c.xml");
	g_assert_cmpstr(part, ==, "<c/>");
}

static GString *written(const struct article *a, const char *format, const struct letterhead *l)
{
	const struct export_options o = { .office = "KPU Provinsi Gorontalo", .utc_offset_min = 480, .letterhead = l };
	GString *out = g_string_new(NULL);
	g_autoptr(GError) error = NULL;

	g_assert_true(export_writer(format)->write(a, &o, out, &error));
	g_assert_no_error(error);
	return out;
}

static void check_part(const GString *package, const char *name, const char *wanted)
{
	g_autofree char *part = part_of(package, name);

	g_assert_nonnull(part);
	if (strstr(part, wanted) == NULL)
		g_error("%s lacks %s:\n%s", name, wanted, part);
}

TEST(a_word_release_has_its_letterhead_marks_lists_and_links)
{
	g_auto(article) a = { 0 };

	sample_release(&a);
	g_autoptr(GString) docx = written(&a, "docx", &sample_letterhead);
	check_part(docx, "word/header1.xml", "KOMISI PEMILIHAN UMUM");
	check_part(docx, "word/document.xml", "<w:pStyle w:val=\"RedaksiJenis\"/></w:pPr><w:r><w:t xml:space=\"preserve\">SIARAN PERS<");
	check_part(docx, "word/document.xml", "<w:pgSz w:w=\"12189\" w:h=\"18709\"/>");
	check_part(docx, "word/document.xml", "<w:rPr><w:b/><w:bCs/></w:rPr><w:t xml:space=\"preserve\">Rapat Koordinasi Kehumasan</w:t>");
	check_part(docx, "word/document.xml", "<w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr>");
	check_part(docx, "word/_rels/document.xml.rels", "Target=\"https://www.kpu.go.id/?a=1&amp;b=2\" TargetMode=\"External\"");
	check_part(docx, "word/styles.xml", "<w:lang w:val=\"id-ID\"");
	check_part(docx, "docProps/core.xml", "<dcterms:created xsi:type=\"dcterms:W3CDTF\">2021-05-04T00:00:00Z<");
	check_part(docx, "docProps/custom.xml", "name=\"redaksi.penyunting\"><vt:lpwstr>Budi Hartono<");
	g_autofree char *logo = part_of(docx, "word/media/logo.png");
	g_assert_cmpmem(logo, 8, sample_letterhead.logo, 8);
}

TEST(a_word_file_without_letterhead_has_no_header)
{
	g_auto(article) a = { 0 };

	sample_release(&a);
	g_autoptr(GString) docx = written(&a, "docx", NULL);
	g_autofree char *header = part_of(docx, "word/header1.xml");
	g_assert_null(header);
	check_part(docx, "word/document.xml", "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>");
}

TEST(an_opendocument_release_has_its_letterhead_marks_lists_and_links)
{
	g_auto(article) a = { 0 };

	sample_release(&a);
	g_autoptr(GString) odt = written(&a, "odt", &sample_letterhead);
	check_part(odt, "mimetype", "application/vnd.oasis.opendocument.text");
	check_part(odt, "styles.xml", "<style:master-page style:name=\"First_20_Page\"");
	check_part(odt, "styles.xml", "KOMISI PEMILIHAN UMUM");
	check_part(odt, "styles.xml", "fo:page-width=\"215mm\" fo:page-height=\"330mm\"");
	check_part(odt, "content.xml", "<text:span text:style-name=\"T2\">Rapat Koordinasi Kehumasan</text:span>");
	check_part(odt, "content.xml", "xlink:href=\"https://www.kpu.go.id/?a=1&amp;b=2\">situs KPU</text:a>");
	check_part(odt, "content.xml", "<text:list text:style-name=\"LB\"><text:list-item><text:p text:style-name=\"List_20_Contents\">nama dan jabatan,</text:p>");
	check_part(odt, "meta.xml", "<meta:creation-date>2021-05-04T00:00:00</meta:creation-date>");
	check_part(odt, "meta.xml", "meta:name=\"redaksi.penyunting\" meta:value-type=\"string\">Budi Hartono<");
	g_autofree char *logo = part_of(odt, "Pictures/logo.png");
	g_assert_cmpmem(logo, 8, sample_letterhead.logo, 8);
}

TEST(blanks_in_opendocument_code_stand_for_themselves)
{
	g_auto(article) a = { 0 };

	article_init(&a);
	sample_body(&a, "```\nsatu\n  dua   tiga\n empat\n```");
	g_autoptr(GString) odt = written(&a, "odt", NULL);
	check_part(odt, "content.xml", ">satu<text:line-break/><text:s/><text:s/>dua <text:s/><text:s/>tiga<text:line-break/><text:s/>empat</text:p>");
}

TEST(a_list_that_starts_anew_is_a_list_of_its_own)
{
	g_auto(article) a = { 0 };

	article_init(&a);
	sample_body(&a, "1. a\n2. b\n\nteks\n\n1. c\n\n7) d\n8) e");
	g_autoptr(GString) docx = written(&a, "docx", NULL);
	check_part(docx, "word/numbering.xml", "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/>");
	check_part(docx, "word/numbering.xml", "<w:num w:numId=\"4\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"7\"/>");
	g_autofree char *numbering = part_of(docx, "word/numbering.xml");
	g_assert_null(strstr(numbering, "w:numId=\"5\""));
}

TEST(an_address_that_an_office_program_would_refuse_leaves_its_words)
{
	g_auto(article) a = { 0 };

	article_init(&a);
	sample_body(&a, "[a](http://) [b](javascript:x) [c](tel:+62435) [d](https://x.id/%zz[1]#a#b)");
	g_autoptr(GString) docx = written(&a, "docx", NULL);
	g_autofree char *relations = part_of(docx, "word/_rels/document.xml.rels");
	g_assert_null(strstr(relations, "\"http://\""));
	g_assert_null(strstr(relations, "javascript"));
	g_assert_nonnull(strstr(relations, "Target=\"tel:+62435\""));
	g_assert_nonnull(strstr(relations, "Target=\"https://x.id/%25zz%5B1%5D#a%23b\""));
}

TEST(a_logo_that_is_no_picture_refuses_the_file)
{
	const struct letterhead l = { .name = "KPU", .logo = "GIF89a", .logo_len = 6 };
	const struct export_options o = { .letterhead = &l };
	g_auto(article) a = { 0 };
	g_autoptr(GString) out = g_string_new(NULL);
	g_autoptr(GError) error = NULL;

	article_init(&a);
	g_assert_false(export_writer("docx")->write(&a, &o, out, &error));
	g_assert_error(error, STORE_ERROR, STORE_ERROR_INPUT);
	g_assert_cmpuint(out->len, ==, 0);
}

TEST_MAIN
