/* Letter numbers against dates: 172/HM.02/III/2021 tanggal 4 Maret 2020. */
#include <stdlib.h>
#include <string.h>
#include "dates.h"

static const struct rule_row ROWS[] = {
	{ "fakta/nomor-surat", "fakta", SEVERITY_WARNING, "bulan atau tahun pada nomor surat berbeda dari tanggalnya",
	  "Keputusan Nomor 172/HM.02/III/2021 tanggal 4 Maret 2020 berlaku.", NULL },
};

static const char *const ROMAN[] = { "", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII" };

/* The month and year at the end of a letter number: /III/2021, /06/2021, /VI/21. A figure before the year may be an office's code. */
static bool letter_date(const char *number, struct date *d)
{
	g_auto(GStrv) part = g_strsplit(number, "/", -1);
	guint n = g_strv_length(part);

	if (n < 3)
		return false;
	*d = (struct date){ 0 };
	for (int m = 1; m <= 12; m++)
		if (g_ascii_strcasecmp(part[n - 2], ROMAN[m]) == 0)
			d->month = m;
	size_t len = strlen(part[n - 1]);
	bool figures = strspn(part[n - 1], "0123456789") == len && (len == 4 || (len == 2 && d->month));
	d->year = figures ? date_year(atoi(part[n - 1])) : -1;
	return d->year > 0;
}

static bool differ(const struct date *letter, const struct date *stated)
{
	return stated->year && (letter->year != stated->year || (letter->month && letter->month != stated->month));
}

static void report(const struct rules *r, size_t first, size_t last, const struct date *letter, const struct date *stated, const char *whose)
{
	rules_report_saying(r, "fakta/nomor-surat", first, last, g_strdup_printf("menurut nomornya surat ini dari %s %d, tetapi %s %d %s %d; periksa salah satunya",
		letter->month ? DATE_MONTHS[letter->month] : "tahun", letter->year, whose, stated->day, DATE_MONTHS[stated->month], stated->year), NULL);
}

/* The date that the words behind a number name: tanggal 4 Maret 2020; (4 Maret 2020); yang ditandatangani pada 4 Maret 2020. */
static bool date_behind(const struct rules *r, size_t i, struct date *d)
{
	static const char *const DATED[] = { "tanggal", "tertanggal", "bertanggal", "tgl.", "tgl", NULL };
	static const char *const SIGNED[] = { "yang", "dan", "telah", "ditandatangani", "diterbitkan", "terbit", "ditetapkan", "dikeluarkan", "pada",
		"tanggal", NULL };
	bool is_dated = false;

	for (int n = 1; n <= 6 && rules_near(r, i, n); n++) {
		if (date_at(r, i + (size_t)n, d))
			return is_dated && d->year && date_exists(d);
		is_dated |= among(rules_word(r, i, n), DATED) || (n == 1 && rules_mark(r, i, n, "(")) || strcmp(rules_word(r, i, n), "pada") == 0;
		if (!is_dated && !rules_mark(r, i, n, ",") && !among(rules_word(r, i, n), SIGNED))
			return false;
	}
	return false;
}

/* The number of a case keeps the year in which it was brought: Putusan Nomor 12/PHPU.BUP-XXIII/2025 tanggal 24 Februari 2026. */
static bool is_case(const struct rules *r, size_t i)
{
	static const char *const CASES[] = { "putusan", "perkara", "register", "registrasi", "laporan", "temuan", "gugatan", "permohonan", NULL };

	for (int n = 1; n <= 5; n++)
		if (among(rules_word(r, i, -n), CASES))
			return true;
	return false;
}

/* 172/HM.02/III/2021 tanggal 4 Maret 2020 */
static void check_letter(const struct rules *r, size_t i)
{
	g_autofree char *number = rules_text(r, i, i);
	struct date letter, stated;

	if (r->c->tokens[i].len <= 80 && letter_date(number, &letter) && date_behind(r, i, &stated) && differ(&letter, &stated) &&
	    (letter.month || !is_case(r, i)))
		report(r, i, i, &letter, &stated, "tanggalnya");
}

/* Keputusan Nomor 21 Tahun 2022 tanggal 3 Maret 2023 */
static void check_decree(const struct rules *r, size_t i)
{
	const struct token *number = rules_near(r, i, 1), *year = rules_near(r, i, 3);
	struct date decree = { 0 }, stated;

	if (!number || number->kind != TOKEN_NUMBER ||
	    strcmp(rules_word(r, i, 2), "tahun") != 0 || !year || year->kind != TOKEN_NUMBER || year->len != 4)
		return;
	decree.year = date_year(atoi(r->c->text + year->off));
	if (decree.year > 0 && date_behind(r, i + 3, &stated) && stated.year != decree.year)
		report(r, i, i + 3, &decree, &stated, "tanggalnya");
}

/* Does a line end behind the token? */
static bool line_ends(const struct rules *r, size_t i)
{
	const struct token *t = &r->c->tokens[i], *next = t + 1;

	return t->kind == TOKEN_BREAK || next->kind == TOKEN_BREAK || memchr(r->c->text + t->off + t->len, '\n', next->off - t->off - t->len);
}

/* The line that gives the text's own number: Nomor: 12/PP.07/VI/2027. Returns its code, or 0. */
static size_t own_number(const struct rules *r)
{
	enum { HEAD = 6 };      /* paragraphs */

	for (size_t i = 1; i + 1 < r->c->n && r->c->tokens[i].paragraph < HEAD; i++) {
		size_t back = rules_mark(r, i, -1, ":") ? 2 : 1;
		if (r->c->tokens[i].kind == TOKEN_CODE && among(rules_word(r, i, -(int)back), (const char *const[]){ "nomor", "no.", "no", NULL }) &&
		    (i == back || line_ends(r, i - back - 1)) && line_ends(r, i))
			return i;
	}
	return 0;
}

/* Nothing but names, days and marks stands between the start of the paragraph and the date: GORONTALO, Rabu (14/7/2027). */
static bool is_dateline(const struct rules *r, size_t i)
{
	enum { LONGEST = 8 };

	for (int n = 1; n <= LONGEST; n++) {
		const struct token *t = rules_near(r, i, -n);
		if (!t)
			return n > 1;
		if (t->kind == TOKEN_MARK ? !strchr(",(/-", r->c->text[t->off]) : !(t->flags & TOKEN_CAPITAL))
			return false;
	}
	return false;
}

/* The number in a text's head against the date that it gives itself. */
static void check_head(const struct rules *r)
{
	enum { HEAD = 10 };
	size_t at = own_number(r);
	g_autofree char *number = at ? rules_text(r, at, at) : NULL;
	struct date letter, stated;

	if (!number || !letter_date(number, &letter))
		return;
	for (size_t i = 0; i < r->c->n && r->c->tokens[i].paragraph < HEAD; i++)
		if (date_at(r, i, &stated) && stated.year && date_exists(&stated) && is_dateline(r, i)) {
			if (differ(&letter, &stated))
				report(r, at, at, &letter, &stated, "naskah ini bertanggal");
			return;
		}
}

static void check_fields(const struct rules *r, const char *number, const struct date *field)
{
	struct date letter;

	if (!letter_date(number, &letter) || !differ(&letter, field) || r->c->n == 0)
		return;
	size_t at = 0;
	for (size_t k = 0, i; rules_next_pick(r, PICK_LETTER, &k, &i);)
		if (r->c->tokens[i].kind == TOKEN_CODE && token_is(r->c->text, &r->c->tokens[i], number)) {
			at = i;
			break;
		}
	rules_report_saying(r, "fakta/nomor-surat", at, at, g_strdup_printf("nomor surat %s tidak cocok dengan tanggal naskah, %d %s %d", number,
		field->day, DATE_MONTHS[field->month], field->year), NULL);
}

static void run(const struct rules *r)
{
	const struct dict_options *o = r->c->options;
	struct date field;

	if (o && o->number && date_parse(o->date, &field))
		check_fields(r, o->number, &field);
	else
		check_head(r);
	for (size_t k = 0, i; rules_next_pick(r, PICK_LETTER, &k, &i);)
		if (r->c->tokens[i].kind == TOKEN_CODE)
			check_letter(r, i);
		else
			check_decree(r, i);
}

const struct rule_part rules_letter = RULE_PART(ROWS, run);
