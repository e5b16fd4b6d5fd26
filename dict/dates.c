#include "dates.h"
#include <stdlib.h>
#include <string.h>

const char *const DATE_DAYS[7] = { "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu" };
const char *const DATE_MONTHS[13] = { "", "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
	"November", "Desember" };

int date_days_in(int month, int year)
{
	if (month == 2)
		return year == 0 || g_date_is_leap_year((GDateYear)year) ? 29 : 28;
	return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

bool date_exists(const struct date *d)
{
	return d->month >= 1 && d->month <= 12 && d->day >= 1 && d->day <= date_days_in(d->month, d->year) && d->until_month >= d->month &&
		d->until_month <= 12 && d->until >= 1 && d->until <= date_days_in(d->until_month, d->year);
}

bool date_is_range(const struct date *d)
{
	return d->day != d->until || d->month != d->until_month;
}

int date_weekday(int day, int month, int year)
{
	GDate date;

	g_date_clear(&date, 1);
	g_date_set_dmy(&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
	return (int)g_date_get_weekday(&date) - 1;
}

int date_figures(const char *s, size_t len, int out[FIGURES], char marks[FIGURES])
{
	int n = 0;
	size_t i = 0;

	while (i < len && n < FIGURES) {
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

int date_year(int figures)
{
	return figures >= 10 && figures <= 60 ? 2000 + figures : full_year(figures);
}

/* 4/5/2021, 4-5-2021, 2021-05-04, 19-20/11/2025, 30/4-3/5/2021, 4/5 */
static bool numeric_date(const struct rules *r, size_t i, struct date *d)
{
	const struct token *t = &r->c->tokens[i];
	int v[FIGURES];
	char m[FIGURES];
	int n = t->len < 24 ? date_figures(r->c->text + t->off, t->len, v, m) : 0;

	if (n == 3 && m[0] == '-' && m[1] == '-' && full_year(v[0]) > 0)
		*d = (struct date){ v[2], v[1], v[0], v[2], v[1], i };
	else if (n == 3 && ((m[0] == '/' && m[1] == '/') || (m[0] == '-' && m[1] == '-') || (m[0] == '.' && m[1] == '.' && v[2] > 99)) &&
	    date_year(v[2]) > 0)
		*d = (struct date){ v[0], v[1], date_year(v[2]), v[0], v[1], i };
	else if (n == 4 && m[0] == '-' && m[1] == '/' && m[2] == '/' && date_year(v[3]) > 0)
		*d = (struct date){ v[0], v[2], date_year(v[3]), v[1], v[2], i };
	else if (n == 5 && m[0] == '/' && m[1] == '-' && m[2] == '/' && m[3] == '/' && date_year(v[4]) > 0)
		*d = (struct date){ v[0], v[1], date_year(v[4]), v[2], v[3], i };
	else if (n == 2 && m[0] == '/')
		*d = (struct date){ v[0], v[1], 0, v[0], v[1], i };
	else
		return false;
	return true;
}

bool date_range_mark(const struct rules *r, size_t i, int n)
{
	return rules_mark(r, i, n, "-") || rules_mark(r, i, n, "–") || rules_mark(r, i, n, "—") ||
		among(rules_word(r, i, n), (const char *const[]){ "s.d.", "sampai", "hingga", "dan", "s/d", NULL });
}

/* One or two days of a month at most: the number there; 0 when it is none. */
static int day_number(const struct rules *r, size_t i, int n, int *until)
{
	const struct token *t = rules_near(r, i, n);
	int v[FIGURES];
	char m[FIGURES];
	int count = t && t->kind == TOKEN_NUMBER && t->len < 12 ? date_figures(r->c->text + t->off, t->len, v, m) : 0;

	if (count < 1 || count > 2 || v[0] < 1 || v[0] > 99 || (count == 2 && m[0] != '-'))
		return 0;
	*until = v[count - 1];
	return v[0];
}

/* The year that token n is or begins with: 2021, 2027/1449 H; 0 when none. */
static int year_number(const struct rules *r, size_t i, int n)
{
	const struct token *t = rules_near(r, i, n);

	if (!t || t->kind != TOKEN_NUMBER || t->len < 4 || (t->len > 4 && r->c->text[t->off + 4] != '/'))
		return 0;
	return MAX(full_year(atoi(r->c->text + t->off)), 0);
}

/* The month there; one cut short (14 Jul 2027, 5 Nov. 2027) only before its year. */
static int month_at(const struct rules *r, size_t i, int n)
{
	static const char *const SHORT[] = { "jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des" };
	const char *word = rules_word(r, i, n);
	size_t len = strcspn(word, ".");
	int month = month_of(word);

	if (month > 0 || year_number(r, i, rules_mark(r, i, n + 1, ".") ? n + 2 : n + 1) == 0)
		return month;
	if (strncmp(word, "agt", 3) == 0 || strncmp(word, "ags", 3) == 0)
		return len == 3 ? 8 : 0;
	for (int m = 0; m < 12; m++)
		if (strncmp(word, SHORT[m], 3) == 0 && (len == 3 || strncmp(word, "sept", len) == 0))
			return m + 1;
	return 0;
}

/* The year behind the month that is the nth token: 4 Mei 2021, 4 Mei tahun 2021, 4 Nov. 2021. */
static void take_year(const struct rules *r, size_t i, int n, struct date *d)
{
	int at = strcmp(rules_word(r, i, n + 1), "tahun") == 0 || rules_mark(r, i, n + 1, ".") ? n + 2 : n + 1;

	d->year = year_number(r, i, at);
	d->last = i + (size_t)(d->year ? at : n);
}

/* 4 Mei 2021, 28-30 Oktober 2025, 4 s.d. 6 Mei 2021, 30 April - 3 Mei 2021, 4 Mei, 4 bulan Mei tahun 2021 */
static bool worded_date(const struct rules *r, size_t i, struct date *d)
{
	int until, last, month = month_at(r, i, 1), day = day_number(r, i, 0, &until), later;

	if (day == 0)
		return false;
	if (strcmp(rules_word(r, i, 1), "bulan") == 0 && month_of(rules_word(r, i, 2)) > 0) {
		*d = (struct date){ day, month_of(rules_word(r, i, 2)), 0, until, month_of(rules_word(r, i, 2)), 0 };
		take_year(r, i, 2, d);
		return true;
	}
	if (month == 0 && date_range_mark(r, i, 1) && day == until && day_number(r, i, 2, &last) > 0 && (later = month_at(r, i, 3)) > 0) {
		*d = (struct date){ day, later, 0, last, later, 0 };
		take_year(r, i, 3, d);
		return true;
	}
	if (month == 0)
		return false;
	*d = (struct date){ day, month, 0, until, month, 0 };
	take_year(r, i, 1, d);
	if (d->year == 0 && day == until && date_range_mark(r, i, 2) && day_number(r, i, 3, &last) > 0 && (later = month_at(r, i, 4)) >= month &&
	    (later > month || last > day)) {
		*d = (struct date){ day, month, 0, last, later, 0 };
		take_year(r, i, 4, d);
	}
	return true;
}

bool date_at(const struct rules *r, size_t i, struct date *d)
{
	return rules_near(r, i, 0) && r->c->tokens[i].kind == TOKEN_NUMBER && (worded_date(r, i, d) || numeric_date(r, i, d));
}

bool date_parse(const char *s, struct date *d)
{
	int v[FIGURES];
	char m[FIGURES];
	int n = s ? date_figures(s, strlen(s), v, m) : 0;

	*d = (struct date){ 0 };
	if (n == 3 && full_year(v[0]) > 0)
		*d = (struct date){ v[2], v[1], v[0], v[2], v[1], 0 };
	else if (n == 3 && full_year(v[2]) > 0)
		*d = (struct date){ v[0], v[1], v[2], v[0], v[1], 0 };
	else if (s) {
		g_auto(GStrv) part = g_strsplit(s, " ", 4);
		if (g_strv_length(part) == 3) {
			g_autofree char *month = g_utf8_validate(part[1], -1, NULL) ? g_utf8_strdown(part[1], -1) : g_strdup("");
			*d = (struct date){ atoi(part[0]), month_of(month), MAX(full_year(atoi(part[2])), 0), atoi(part[0]), month_of(month), 0 };
		}
	}
	return d->year > 0 && date_exists(d);
}
