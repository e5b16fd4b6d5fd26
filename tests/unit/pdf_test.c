#include "test.h"
#include <string.h>
#include "export/pdf.h"
#include "format/articles.h"
#include "file.h"

TEST(a_request_comes_back_with_article_logo_and_letterhead)
{
	const struct export_options o = { .office = "KPU", .utc_offset_min = 480, .letterhead = &sample_letterhead };
	g_auto(article) a = { 0 };
	g_autoptr(GString) line = g_string_new(NULL);
	struct pdf_request r = { 0 };

	sample_release(&a);
	pdf_request_write(line, &a, &o);
	g_assert_true(pdf_request_read(&r, line->str, line->len, NULL));
	g_assert_cmpstr(r.article.body, ==, a.body);
	g_assert_cmpint(r.article.created_s, ==, a.created_s);
	g_assert_cmpint(r.options.utc_offset_min, ==, 480);
	g_assert_cmpstr(r.options.letterhead->name, ==, sample_letterhead.name);
	g_assert_cmpint(r.options.letterhead->paper, ==, PAPER_F4);
	g_assert_cmpuint(r.options.letterhead->logo_len, ==, sample_letterhead.logo_len);
	g_assert_cmpint(memcmp(r.options.letterhead->logo, sample_letterhead.logo, sample_letterhead.logo_len), ==, 0);
	pdf_request_release(&r);
}

TEST(a_request_that_is_cut_is_refused)
{
	const struct export_options o = { .utc_offset_min = 480 };
	g_auto(article) a = { 0 };
	g_autoptr(GString) line = g_string_new(NULL);

	sample_release(&a);
	pdf_request_write(line, &a, &o);
	for (size_t len = 0; len + 1 < line->len; len += 11) {
		struct pdf_request r = { 0 };
		g_autoptr(GError) error = NULL;
		g_assert_false(pdf_request_read(&r, line->str, len, &error));
		g_assert_error(error, STORE_ERROR, STORE_ERROR_INPUT);
		pdf_request_release(&r);
	}
}

static void check_fails(const char *program, enum store_error code)
{
	const struct export_options o = { .pdf_program = program };
	g_auto(article) a = { 0 };
	g_autoptr(GString) out = g_string_new(NULL);
	g_autoptr(GError) error = NULL;

	article_init(&a);
	g_assert_false(export_writer("pdf")->write(&a, &o, out, &error));
	g_assert_error(error, STORE_ERROR, (int)code);
	g_assert_cmpuint(out->len, ==, 0);
}

TEST(a_program_that_is_missing_or_fails_leaves_no_bytes)
{
	check_fails(NULL, STORE_ERROR_NOT_FOUND);
	check_fails("/tiada/redaksi-pdf", STORE_ERROR_NOT_FOUND);
	check_fails("/bin/false", STORE_ERROR_INPUT);
}

TEST_MAIN
