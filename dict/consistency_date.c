/* Dates against weekdays, against the calendar and against letter numbers. */
#include <stdlib.h>
#include <string.h>
#include "rules_part.h"

static const struct rule_row ROWS[] = {
	{ "fakta/hari", "fakta", SEVERITY_ERROR, "nama hari tidak cocok dengan tanggalnya",
	  "Rapat digelar Senin, 4 Mei 2021.", "Rapat digelar Selasa, 4 Mei 2021." },
	{ "fakta/tanggal", "fakta", SEVERITY_ERROR, "tanggal ini tidak ada di kalender", "Rapat digelar pada 31 April 2021.", NULL },
	{ "fakta/nomor-surat", "fakta", SEVERITY_WARNING, "bulan atau tahun pada nomor surat berbeda dari tanggalnya",
	  "Keputusan Nomor 172/HM.02/III/2021 tanggal 4 Maret 2020 berlaku.", NULL },
};

static const char *const DAYS[] = { "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu" };
static const char *const MONTHS[] = { "", "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
	"November", "Desember" };
static const char *const ROMAN[] = { "", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII" };

/* A date or a range of days in one month; year 0: not stated. last: index of its last token. */
struct date { int day, until, month, year; size_t last; };

static int days_in(int month, int year)
{
	if (month == 2)
		return year == 0 || g_date_is_leap_year((GDateYear)year) ? 29 : 28;
	return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

static bool exists(const struct date *d)
{
	return d->month >= 1 && d->month <= 12 && d->day >= 1 && d->until <= days_in(d->month, d->year);
}

/* 0 is Monday. Source: the Gregorian calendar as GDate knows it. */
static int weekday(int day, int month, int year)
{
	GDate date;

	g_date_clear(&date, 1);
	g_date_set_dmy(&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
	return (int)g_date_get_weekday(&date) - 1;
}

/* Up to four figures of a number and the marks between them; returns how many, 0 when there are more. */
static int figures(const char *s, size_t len, int out[4], char marks[4])
{
	int n = 0;
	size_t i = 0;

	while (i < len && n < 4) {
		size_t from = i;
		int v = 0;
		while (i < len && g_ascii_isdigit(s[i]) && i - from < 5)
			v = v * 10 + (s[i++] - '0');
		if (i == from)
			return 0;
		out[n] = v;
		marks[n++] = i < len ? s[i] : '\0';
		if (i < len && (unsigned char)s[i] == 0xE2) {
			marks[n - 1] = '-';
			i += 2;
		}
		i++;
	}
	return i >= len ? n : 0;
}

static int full_year(int y)
{
	return y >= 1900 && y <= 2199 ? y : -1;
}

/* The year of a date in figures: 21 is 2021. */
static int short_year(int y)
{
	return y >= 10 && y <= 60 ? 2000 + y : full_year(y);
}

/* 4/5/2021, 4-5-2021, 19-20/11/2025, 4/5 */
static bool numeric_date(const struct rules *r, size_t i, struct date *d)
{
	const struct token *t = &r->c->tokens[i];
	int v[4];
	char m[4];
	int n = t->len < 20 ? figures(r->c->text + t->off, t->len, v, m) : 0;

	if (n == 3 && ((m[0] == '/' && m[1] == '/') || (m[0] == '-' && m[1] == '-') || (m[0] == '.' && m[1] == '.' && v[2] > 99)) && short_year(v[2]) > 0)
		*d = (struct date){ v[0], v[0], v[1], short_year(v[2]), i };
	else if (n == 4 && m[0] == '-' && m[1] == '/' && m[2] == '/' && full_year(v[3]) > 0)
		*d = (struct date){ v[0], v[1], v[2], v[3], i };
	else if (n == 2 && m[0] == '/')
		*d = (struct date){ v[0], v[0], v[1], 0, i };
	else
		return false;
	return true;
}

/* 4 Mei 2021, 28-30 Oktober 2025, 4 Mei */
static bool worded_date(const struct rules *r, size_t i, struct date *d)
{
	const struct token *t = &r->c->tokens[i], *year = rules_near(r, i, 2);
	int v[4], month = month_of(rules_word(r, i, 1));
	char m[4];
	int n = t->len < 12 ? figures(r->c->text + t->off, t->len, v, m) : 0;

	if (month == 0 || n < 1 || n > 2 || v[0] < 1 || (n == 2 && m[0] != '-'))
		return false;
	*d = (struct date){ v[0], v[n - 1], month, 0, i + 1 };
	if (year && year->kind == TOKEN_NUMBER && year->len == 4 && full_year(atoi(r->c->text + year->off)) > 0) {
		d->year = atoi(r->c->text + year->off);
		d->last = i + 2;
	}
	return true;
}

static bool date_at(const struct rules *r, size_t i, struct date *d)
{
	return rules_near(r, i, 0) && r->c->tokens[i].kind == TOKEN_NUMBER && (worded_date(r, i, d) || numeric_date(r, i, d));
}

/* The weekday that belongs to the date at i: Selasa (; Selasa, ; hari Selasa tanggal ; Selasa malam ( */
static bool day_before(const struct rules *r, size_t i, size_t *at)
{
	static const char *const BETWEEN[] = { "tanggal", "tgl", "tgl.", "pagi", "siang", "sore", "malam", "petang", "lalu", NULL };

	for (int n = 1; n <= 4; n++) {
		const struct token *t = rules_near(r, i, -n);
		if (!t)
			return false;
		if (day_of(rules_word(r, i, -n)) >= 0) {
			*at = i - (size_t)n;
			return true;
		}
		if (t->kind == TOKEN_MARK ? !(rules_mark(r, i, -n, "(") || rules_mark(r, i, -n, ",")) : !among(rules_word(r, i, -n), BETWEEN))
			return false;
	}
	return false;
}

/* 4 Mei 2021 (Selasa) */
static bool day_after(const struct rules *r, size_t last, size_t *at)
{
	*at = last + 2;
	return rules_mark(r, last, 1, "(") && day_of(rules_word(r, last, 2)) >= 0;
}

/* A date without a year belongs to the year in which it is nearest to the article's; 0 when none is near. */
static int near_year(const struct date *d, const struct date *base)
{
	if (base->year == 0)
		return 0;
	for (int y = base->year - 1; y <= base->year + 1; y++) {
		int apart = (y * 12 + d->month) - (base->year * 12 + base->month);
		if (abs(apart) <= 2)
			return y;
	}
	return 0;
}

static void check_weekday(const struct rules *r, size_t i, const struct date *d, const struct date *base)
{
	int year = d->year ? d->year : near_year(d, base);
	size_t at;

	if (year == 0 || !(day_before(r, i, &at) || day_after(r, d->last, &at)))
		return;
	struct date dated = *d;
	dated.year = year;
	if (!exists(&dated))
		return;
	int stated = day_of(r->lower[at]), first = weekday(d->day, d->month, year), last = weekday(d->until, d->month, year);
	if (stated == first || stated == last)
		return;
	bool range = d->day != d->until;
	const char *right = DAYS[range ? last : first];
	if (range)
		rules_report_saying(r, "fakta/hari", at, at, g_strdup_printf("%d-%d %s %d jatuh pada hari %s sampai %s, bukan %s", d->day, d->until,
			MONTHS[d->month], year, DAYS[first], DAYS[last], DAYS[stated]), right, NULL);
	else
		rules_report_saying(r, "fakta/hari", at, at, g_strdup_printf("%d %s %d jatuh pada hari %s, bukan %s", d->day, MONTHS[d->month], year,
			right, DAYS[stated]), right, NULL);
}

/* Rabu-Kamis (19-20/11/2025): two weekdays in one token. */
static void check_weekday_range(const struct rules *r, size_t i, const struct date *d)
{
	const char *hyphen = i >= 2 ? strchr(rules_word(r, i, -2), '-') : NULL;
	size_t at = i - 2;

	if (!hyphen || d->year == 0 || !exists(d) || d->day == d->until)
		return;
	g_autofree char *one = g_strndup(r->lower[at], (size_t)(hyphen - r->lower[at]));
	int first = weekday(d->day, d->month, d->year), last = weekday(d->until, d->month, d->year);
	if (day_of(one) < 0 || day_of(hyphen + 1) < 0 || (day_of(one) == first && day_of(hyphen + 1) == last))
		return;
	g_autofree char *right = g_strconcat(DAYS[first], "-", DAYS[last], NULL);
	rules_report_saying(r, "fakta/hari", at, at, g_strdup_printf("%d-%d %s %d jatuh pada hari %s sampai %s", d->day, d->until, MONTHS[d->month],
		d->year, DAYS[first], DAYS[last]), right, NULL);
}

static void check_calendar(const struct rules *r, size_t i, const struct date *d)
{
	bool worded = month_of(rules_word(r, i, 1)) > 0;
	size_t at;

	if (exists(d) || (!worded && (d->year == 0 || (!day_before(r, i, &at) && strcmp(rules_word(r, i, -1), "tanggal") != 0))))
		return;
	if (worded && d->day > 31 && d->year == 0)
		return;
	if (d->month >= 1 && d->month <= 12)
		rules_report_saying(r, "fakta/tanggal", i, d->last, g_strdup_printf("bulan %s%s hanya sampai tanggal %d", MONTHS[d->month],
			d->month == 2 && d->year ? " tahun itu" : "", days_in(d->month, d->year)), NULL);
	else
		rules_report(r, "fakta/tanggal", i, d->last, NULL);
}

/* The month and year at the end of a letter number: /III/2021, /06/2021. */
static bool letter_date(const char *number, struct date *d)
{
	g_auto(GStrv) part = g_strsplit(number, "/", -1);
	guint n = g_strv_length(part);

	if (n < 3 || strlen(part[n - 1]) != 4 || full_year(atoi(part[n - 1])) < 0)
		return false;
	*d = (struct date){ 0, 0, 0, atoi(part[n - 1]), 0 };
	for (int m = 1; m <= 12; m++)
		if (strcmp(part[n - 2], ROMAN[m]) == 0)
			d->month = m;
	return true;
}

static bool differ(const struct date *letter, const struct date *stated)
{
	return stated->year && (letter->year != stated->year || (letter->month && letter->month != stated->month));
}

/* 172/HM.02/III/2021 tanggal 4 Maret 2020 */
static void check_letter(const struct rules *r, size_t i)
{
	g_autofree char *number = rules_text(r, i, i);
	struct date letter, stated;

	if (r->c->tokens[i].len > 80 || !letter_date(number, &letter))
		return;
	for (int n = 1; n <= 3; n++) {
		const char *word = rules_word(r, i, n);
		if (!among(word, (const char *const[]){ "tanggal", "tertanggal", "bertanggal", "tgl.", NULL }))
			continue;
		if (rules_near(r, i, n + 1) && date_at(r, i + (size_t)n + 1, &stated) && differ(&letter, &stated))
			rules_report(r, "fakta/nomor-surat", i, i, NULL);
		return;
	}
}

/* The article's own date field: 2021-05-04, 4/5/2021 or 4 Mei 2021. */
static bool parse_date(const char *s, struct date *d)
{
	int v[4];
	char m[4];
	int n = s ? figures(s, strlen(s), v, m) : 0;

	*d = (struct date){ 0, 0, 0, 0, 0 };
	if (n == 3 && full_year(v[0]) > 0)
		*d = (struct date){ v[2], v[2], v[1], v[0], 0 };
	else if (n == 3 && full_year(v[2]) > 0)
		*d = (struct date){ v[0], v[0], v[1], v[2], 0 };
	else if (s) {
		g_auto(GStrv) part = g_strsplit(s, " ", 4);
		if (g_strv_length(part) == 3) {
			g_autofree char *month = g_utf8_validate(part[1], -1, NULL) ? g_utf8_strdown(part[1], -1) : g_strdup("");
			*d = (struct date){ atoi(part[0]), atoi(part[0]), month_of(month), MAX(full_year(atoi(part[2])), 0), 0 };
		}
	}
	return d->year > 0 && exists(d);
}

static void check_fields(const struct rules *r, const struct date *field)
{
	const char *number = r->c->options ? r->c->options->number : NULL;
	struct date letter;

	if (!number || !field->year || !letter_date(number, &letter) || !differ(&letter, field) || r->c->n == 0)
		return;
	size_t at = 0;
	for (size_t i = 0; i < r->c->n; i++)
		if (r->c->tokens[i].kind == TOKEN_CODE && token_is(r->c->text, &r->c->tokens[i], number)) {
			at = i;
			break;
		}
	rules_report_saying(r, "fakta/nomor-surat", at, at, g_strdup_printf("nomor surat %s tidak cocok dengan tanggal naskah, %d %s %d", number,
		field->day, MONTHS[field->month], field->year), NULL);
}

static void run(const struct rules *r)
{
	struct date base, d;
	bool field = parse_date(r->c->options ? r->c->options->date : NULL, &base);

	if (field)
		check_fields(r, &base);
	for (size_t i = 0; !field && i < r->c->n && base.year == 0; i++)
		if (date_at(r, i, &d) && d.year && exists(&d))
			base = d;
	for (size_t i = 0; i < r->c->n; i++) {
		if (r->c->tokens[i].kind == TOKEN_CODE)
			check_letter(r, i);
		if (!date_at(r, i, &d) || (i > 0 && among(rules_word(r, i, -1), (const char *const[]){ "nomor", "no.", NULL })))
			continue;
		check_calendar(r, i, &d);
		check_weekday(r, i, &d, &base);
		check_weekday_range(r, i, &d);
	}
}

const struct rule_part rules_date = RULE_PART(ROWS, run);
