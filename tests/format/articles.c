#include "format/articles.h"
#include <string.h>

static const char *const words[] = {
	"rapat", "koordinasi", "kehumasan", "KPU", "Gorontalo", "se-Indonesia", "daring,", "Selasa", "(4/5/2021).", "peserta",
	"No. 172/HM.02-Kpt/06/III/2021", "“jernih”,", "Jum’at", "best practice", "Rp2.000.000,00", "humas@kpu.go.id", "34",
	"<tag>", "&", "\"kutip\"", "'apos'", "]]>", "©", "—", "5 < 6", "<!-- x -->", "</p>", "&amp;", "&lt;b&gt;", "&#8221;", "&copy",
	"*bintang*", "\\*harfiah\\*", "_garis_", "nama_berkas_x", "a * b", "~gelombang~", "`kode`", "\\`", "#tagar", "1.", "2)", "-",
	"+62", "=", "C:\\dir", "a|b", "[kurung]", "!", "😀", "e\xCC\x81", "\xC2\xA0", "\t", "\x0B", "\xE2\x80\x8B", "$HOME", "%s",
};

static const char *const styled[] = { "**%s**", "*%s*", "~~%s~~", "`%s`", "***%s***", "**tebal *%s***",
	"[%s](https://kpu.go.id/?a=1&b=2)", "[%s](javascript:alert(1))", "[%s](<http://x.id/a b\"c>)", "![%s](foto.jpg)" };

static const char *const starts[] = { "", "", "", "", "## ", "### ", "- ", "- ", "1. ", "2. ", "> ", "  - ", "\\# ", "\\- ", "1\\. ", "***\n\n" };

void sample_set(struct article *a, enum field f, const char *value)
{
	g_free(a->field[f]);
	a->field[f] = g_strdup(value);
}

void sample_body(struct article *a, const char *body)
{
	g_free(a->body);
	a->body = g_strdup(body);
	a->body_len = strlen(body);
}

void sample_hostile(struct article *a)
{
	article_init(a);
	a->ulid = g_strdup("01ARZ3NDEKTSV4RRFFQ69G5FAV");
	a->created_s = 1620115200;
	a->changed_s = 1620118800;
	sample_set(a, FIELD_TITLE, "Judul: " HOSTILE " </title></script>");
	sample_set(a, FIELD_DATE, "2021-05-04");
	sample_set(a, FIELD_PLACE, "Gorontalo");
	sample_set(a, FIELD_BYLINE, "A \"B\" <c>");
	sample_set(a, FIELD_SUMMARY, HOSTILE " </script><script>alert(1)</script>");
	sample_set(a, FIELD_CATEGORY, "Berita & <Siaran>");
	sample_set(a, FIELD_TAGS, "satu, dua: \"tiga\", - empat");
	sample_body(a, "KPU membuka rapat.\n\n" HOSTILE "\n\n## Sub & judul\n\n- butir <satu>\n- butir **dua**\n\n"
	               "> kutipan [tautan](https://kpu.go.id/?a=1&b=\"2\")\n\n1. angka\n2. [jahat](javascript:alert(1))\n\nBaris\\\nbaru.\n");
}

static void append_words(GString *out, GRand *rand)
{
	for (int n = g_rand_int_range(rand, 1, 14); n > 0; n--) {
		const char *word = words[g_rand_int_range(rand, 0, G_N_ELEMENTS(words))];
		if (g_rand_int_range(rand, 0, 6) == 0) {
			g_auto(GStrv) around = g_strsplit(styled[g_rand_int_range(rand, 0, G_N_ELEMENTS(styled))], "%s", 2);
			g_string_append_printf(out, "%s%s%s", around[0], word, around[1]);
		} else {
			g_string_append(out, word);
		}
		g_string_append(out, n == 1 ? "" : g_rand_int_range(rand, 0, 12) == 0 ? "\n" : g_rand_int_range(rand, 0, 20) == 0 ? "\\\n" : " ");
	}
}

void sample_generated(struct article *a, unsigned seed)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
	g_autoptr(GString) body = g_string_new(NULL), title = g_string_new(NULL);

	article_init(a);
	for (int n = g_rand_int_range(rand, 1, 12); n > 0; n--) {
		const char *start = starts[g_rand_int_range(rand, 0, G_N_ELEMENTS(starts))];
		g_string_append(body, start);
		append_words(body, rand);
		g_string_append(body, strchr("-1 ", *start) && *start && g_rand_boolean(rand) ? "\n" : "\n\n");
	}
	for (int n = g_rand_int_range(rand, 1, 7); n > 0; n--)
		g_string_append_printf(title, "%s ", words[g_rand_int_range(rand, 0, G_N_ELEMENTS(words))]);
	a->created_s = 1600000000 + g_rand_int_range(rand, 0, 100000000);
	a->changed_s = a->created_s + g_rand_int_range(rand, 0, 100000);
	sample_set(a, FIELD_TITLE, title->str);
	sample_body(a, body->str);
	if (g_rand_boolean(rand))
		sample_set(a, FIELD_DATE, "2024-02-29");
	if (g_rand_boolean(rand))
		sample_set(a, FIELD_PLACE, words[g_rand_int_range(rand, 0, G_N_ELEMENTS(words))]);
}
