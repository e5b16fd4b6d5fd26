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
	{ "fakta/jam", "fakta", SEVERITY_WARNING, "jam ini tidak ada: sehari 24 jam, sejam 60 menit", "Rapat dimulai pukul 25.30.", NULL },
};

static const char *const DAYS[] = { "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu" };
static const char *const MONTHS[] = { "", "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
	"November", "Desember" };
static const char *const ROMAN[] = { "", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII" };

/* A date or a range of dates of one year; year 0: not stated. last: index of its last token. */
struct date { int day, month, year, until, until_month; size_t last; };

static int days_in(int month, int year)
{
	if (month == 2)
		return year == 0 || g_date_is_leap_year((GDateYear)year) ? 29 : 28;
	return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

static bool exists(const struct date *d)
{
	return d->month >= 1 && d->month <= 12 && d->day >= 1 && d->day <= days_in(d->month, d->year) && d->until_month >= d->month &&
		d->until_month <= 12 && d->until >= 1 && d->until <= days_in(d->until_month, d->year);
}

static bool is_range(const struct date *d)
{
	return d->day != d->until || d->month != d->until_month;
}

/* 0 is Monday. Source: the Gregorian calendar as GDate knows it. */
static int weekday(int day, int month, int year)
{
	GDate date;

	g_date_clear(&date, 1);
	g_date_set_dmy(&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
	return (int)g_date_get_weekday(&date) - 1;
}

enum { FIGURES = 5 };

/* The figures of a number and the marks between them; returns how many, 0 when there are too many. */
static int figures(const char *s, size_t len, int out[FIGURES], char marks[FIGURES])
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

/* The year of a date in figures: 21 is 2021. */
static int short_year(int y)
{
	return y >= 10 && y <= 60 ? 2000 + y : full_year(y);
}

/* 4/5/2021, 4-5-2021, 2021-05-04, 19-20/11/2025, 30/4-3/5/2021, 4/5 */
static bool numeric_date(const struct rules *r, size_t i, struct date *d)
{
	const struct token *t = &r->c->tokens[i];
	int v[FIGURES];
	char m[FIGURES];
	int n = t->len < 24 ? figures(r->c->text + t->off, t->len, v, m) : 0;

	if (n == 3 && m[0] == '-' && m[1] == '-' && full_year(v[0]) > 0)
		*d = (struct date){ v[2], v[1], v[0], v[2], v[1], i };
	else if (n == 3 && ((m[0] == '/' && m[1] == '/') || (m[0] == '-' && m[1] == '-') || (m[0] == '.' && m[1] == '.' && v[2] > 99)) &&
	    short_year(v[2]) > 0)
		*d = (struct date){ v[0], v[1], short_year(v[2]), v[0], v[1], i };
	else if (n == 4 && m[0] == '-' && m[1] == '/' && m[2] == '/' && short_year(v[3]) > 0)
		*d = (struct date){ v[0], v[2], short_year(v[3]), v[1], v[2], i };
	else if (n == 5 && m[0] == '/' && m[1] == '-' && m[2] == '/' && m[3] == '/' && short_year(v[4]) > 0)
		*d = (struct date){ v[0], v[1], short_year(v[4]), v[2], v[3], i };
	else if (n == 2 && m[0] == '/')
		*d = (struct date){ v[0], v[1], 0, v[0], v[1], i };
	else
		return false;
	return true;
}

/* Between the two ends of a range: a dash or "sampai". */
static bool is_until(const struct rules *r, size_t i, int n)
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
	int count = t && t->kind == TOKEN_NUMBER && t->len < 12 ? figures(r->c->text + t->off, t->len, v, m) : 0;

	if (count < 1 || count > 2 || v[0] < 1 || v[0] > 99 || (count == 2 && m[0] != '-'))
		return 0;
	*until = v[count - 1];
	return v[0];
}

/* The year behind the date whose last token is the nth: 4 Mei 2021, 4 Mei tahun 2021. */
static void take_year(const struct rules *r, size_t i, int n, struct date *d)
{
	int at = strcmp(rules_word(r, i, n + 1), "tahun") == 0 ? n + 2 : n + 1;
	const struct token *year = rules_near(r, i, at);

	d->last = i + (size_t)n;
	if (!year || year->kind != TOKEN_NUMBER || year->len != 4 || full_year(atoi(r->c->text + year->off)) < 0)
		return;
	d->year = atoi(r->c->text + year->off);
	d->last = i + (size_t)at;
}

/* 4 Mei 2021, 28-30 Oktober 2025, 4 s.d. 6 Mei 2021, 30 April - 3 Mei 2021, 4 Mei, 4 bulan Mei tahun 2021 */
static bool worded_date(const struct rules *r, size_t i, struct date *d)
{
	int until, last, month = month_of(rules_word(r, i, 1)), day = day_number(r, i, 0, &until);

	if (day == 0)
		return false;
	if (strcmp(rules_word(r, i, 1), "bulan") == 0 && month_of(rules_word(r, i, 2)) > 0) {
		*d = (struct date){ day, month_of(rules_word(r, i, 2)), 0, until, month_of(rules_word(r, i, 2)), 0 };
		take_year(r, i, 2, d);
		return true;
	}
	if (month == 0 && is_until(r, i, 1) && day == until && day_number(r, i, 2, &last) > 0 && month_of(rules_word(r, i, 3)) > 0) {
		*d = (struct date){ day, month_of(rules_word(r, i, 3)), 0, last, month_of(rules_word(r, i, 3)), 0 };
		take_year(r, i, 3, d);
		return true;
	}
	if (month == 0)
		return false;
	*d = (struct date){ day, month, 0, until, month, 0 };
	take_year(r, i, 1, d);
	if (d->year == 0 && day == until && is_until(r, i, 2) && day_number(r, i, 3, &last) > 0 && month_of(rules_word(r, i, 4)) > month) {
		*d = (struct date){ day, month, 0, last, month_of(rules_word(r, i, 4)), 0 };
		take_year(r, i, 4, d);
	}
	return true;
}

static bool date_at(const struct rules *r, size_t i, struct date *d)
{
	return rules_near(r, i, 0) && r->c->tokens[i].kind == TOKEN_NUMBER && (worded_date(r, i, d) || numeric_date(r, i, d));
}

/* The weekday or two beside a date: tokens first..last. */
struct days { size_t first, last; int from, until; };

/* Rabu; Rabu-Kamis as one token; Rabu s.d. Kamis, of which token i is the last. */
static bool days_at(const struct rules *r, size_t i, int n, struct days *out)
{
	const char *word = rules_word(r, i, n), *hyphen = strchr(word, '-');
	size_t at = n < 0 ? i - (size_t)-n : i + (size_t)n;

	if (hyphen) {
		g_autofree char *one = g_strndup(word, (size_t)(hyphen - word));
		*out = (struct days){ at, at, day_of(one), day_of(hyphen + 1) };
		return out->from >= 0 && out->until >= 0;
	}
	*out = (struct days){ at, at, day_of(word), day_of(word) };
	if (out->from >= 0 && is_until(r, i, n - 1) && day_of(rules_word(r, i, n - 2)) >= 0) {
		out->first = at - 2;
		out->from = day_of(rules_word(r, i, n - 2));
	}
	return out->from >= 0;
}

/* The weekday that belongs to the date at i: Selasa (; Selasa, ; hari Selasa tanggal ; Selasa malam (; Selasa Pahing, */
static bool days_before(const struct rules *r, size_t i, struct days *out)
{
	static const char *const BETWEEN[] = { "tanggal", "tgl", "tgl.", "pagi", "siang", "sore", "malam", "petang", "lalu", "kemarin", "ini", "besok",
		"mendatang", "depan", "yang", "legi", "pahing", "pon", "wage", "kliwon", NULL };
	static const char *const MARKS = "(,/";

	for (int n = 1; n <= 5; n++) {
		const struct token *t = rules_near(r, i, -n);
		if (!t)
			return false;
		if (days_at(r, i, -n, out))
			return true;
		if (t->kind == TOKEN_MARK ? t->len != 1 || !strchr(MARKS, r->c->text[t->off]) : !among(rules_word(r, i, -n), BETWEEN))
			return false;
	}
	return false;
}

/* 4 Mei 2021 (Selasa) */
static bool days_after(const struct rules *r, size_t last, struct days *out)
{
	return rules_mark(r, last, 1, "(") && !rules_mark(r, last, 3, ",") && days_at(r, last, 2, out);
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

/* What the calendar says of a date: "4 Mei 2021 jatuh pada hari Selasa". */
static char *say_weekday(const struct date *d, int from, int until)
{
	g_autofree char *month = is_range(d) && d->until_month != d->month ? g_strdup_printf(" %s", MONTHS[d->month]) : g_strdup("");

	if (!is_range(d))
		return g_strdup_printf("%d %s %d jatuh pada hari %s", d->day, MONTHS[d->month], d->year, DAYS[from]);
	return g_strdup_printf("%d%s-%d %s %d jatuh pada hari %s sampai %s", d->day, month, d->until, MONTHS[d->until_month], d->year, DAYS[from],
		DAYS[until]);
}

/* The days as they stand there with the right names. */
static char *right_days(const struct rules *r, const struct days *days, int from, int until)
{
	const struct token *first = &r->c->tokens[days->first], *last = &r->c->tokens[days->last];

	if (days->from == days->until)
		return g_strdup(DAYS[until]);
	if (days->first == days->last)
		return g_strconcat(DAYS[from], "-", DAYS[until], NULL);
	return g_strdup_printf("%s%.*s%s", DAYS[from], (int)(last->off - first->off - first->len), r->c->text + first->off + first->len, DAYS[until]);
}

static void check_weekday(const struct rules *r, size_t i, const struct date *stated, const struct date *base)
{
	struct date d = *stated;
	struct days days;

	d.year = d.year ? d.year : near_year(&d, base);
	if (d.year == 0 || !(days_before(r, i, &days) || days_after(r, d.last, &days)) || !exists(&d))
		return;
	int from = weekday(d.day, d.month, d.year), until = weekday(d.until, d.until_month, d.year);
	bool one = days.from == days.until;
	if (one ? days.from == from || days.from == until : !is_range(&d) || (days.from == from && days.until == until))
		return;
	g_autofree char *right = right_days(r, &days, from, until);
	g_autofree char *said = say_weekday(&d, from, until);
	g_autofree char *days_text = rules_text(r, days.first, days.last);
	g_autofree char *as_stated = one && !(r->c->tokens[days.first].flags & TOKEN_CAPITAL) ? g_strdup(DAYS[days.from]) : NULL;
	rules_report_saying(r, "fakta/hari", days.first, days.last, g_strdup_printf("%s, bukan %s", said, days_text), right, as_stated, NULL);
}

static void check_calendar(const struct rules *r, size_t i, const struct date *d)
{
	static const char *const BEFORE[] = { "tanggal", "pada", "tgl", "tgl.", "tertanggal", NULL };
	bool worded = rules_near(r, i, 1) && d->last > i;
	struct days days;

	if (exists(d) || (!worded && (d->year == 0 || (!days_before(r, i, &days) && !among(rules_word(r, i, -1), BEFORE)))))
		return;
	if (worded && d->day > 31 && d->year == 0)
		return;
	if (d->month >= 1 && d->month <= 12 && d->month == d->until_month)
		rules_report_saying(r, "fakta/tanggal", i, d->last, g_strdup_printf("bulan %s%s hanya sampai tanggal %d", MONTHS[d->month],
			d->month == 2 && d->year ? " tahun itu" : "", days_in(d->month, d->year)), NULL);
	else
		rules_report(r, "fakta/tanggal", i, d->last, NULL);
}

/* The month and year at the end of a letter number: /III/2021, /06/2021, /VI/21. A figure before the year may be an office's code. */
static bool letter_date(const char *number, struct date *d)
{
	g_auto(GStrv) part = g_strsplit(number, "/", -1);
	guint n = g_strv_length(part);

	if (n < 3)
		return false;
	*d = (struct date){ 0 };
	for (int m = 1; m <= 12; m++)
		if (strcmp(part[n - 2], ROMAN[m]) == 0)
			d->month = m;
	size_t len = strlen(part[n - 1]);
	bool figures_only = strspn(part[n - 1], "0123456789") == len;
	d->year = !figures_only ? -1 : len == 4 ? full_year(atoi(part[n - 1])) : len == 2 && d->month ? short_year(atoi(part[n - 1])) : -1;
	return d->year > 0;
}

static bool differ(const struct date *letter, const struct date *stated)
{
	return stated->year && (letter->year != stated->year || (letter->month && letter->month != stated->month));
}

/* The date that the words behind a number name: tanggal 4 Maret 2020; (4 Maret 2020); yang ditandatangani pada 4 Maret 2020. */
static bool date_behind(const struct rules *r, size_t i, struct date *d)
{
	static const char *const DATED[] = { "tanggal", "tertanggal", "bertanggal", "tgl.", "tgl", NULL };
	static const char *const SIGNED[] = { "yang", "ditandatangani", "diterbitkan", "terbit", "ditetapkan", "dikeluarkan", "pada", "tanggal", NULL };
	bool is_dated = false;

	for (int n = 1; n <= 6 && rules_near(r, i, n); n++) {
		if (date_at(r, i + (size_t)n, d))
			return is_dated && d->year;
		is_dated |= among(rules_word(r, i, n), DATED) || (n == 1 && rules_mark(r, i, n, "(")) || strcmp(rules_word(r, i, n), "pada") == 0;
		if (!is_dated && !rules_mark(r, i, n, ",") && !among(rules_word(r, i, n), SIGNED))
			return false;
	}
	return false;
}

/* 172/HM.02/III/2021 tanggal 4 Maret 2020 */
static void check_letter(const struct rules *r, size_t i)
{
	g_autofree char *number = rules_text(r, i, i);
	struct date letter, stated;

	if (r->c->tokens[i].len <= 80 && letter_date(number, &letter) && date_behind(r, i, &stated) && differ(&letter, &stated))
		rules_report(r, "fakta/nomor-surat", i, i, NULL);
}

/* Keputusan Nomor 21 Tahun 2022 tanggal 3 Maret 2023 */
static void check_decree(const struct rules *r, size_t i)
{
	const struct token *number = rules_near(r, i, 1), *year = rules_near(r, i, 3);
	struct date stated;

	if (!among(r->lower[i], (const char *const[]){ "nomor", "no.", NULL }) || !number || number->kind != TOKEN_NUMBER ||
	    strcmp(rules_word(r, i, 2), "tahun") != 0 || !year || year->kind != TOKEN_NUMBER || year->len != 4)
		return;
	int written = full_year(atoi(r->c->text + year->off));
	if (written > 0 && date_behind(r, i + 3, &stated) && stated.year != written)
		rules_report(r, "fakta/nomor-surat", i, i + 3, NULL);
}

/* pukul 25.30: an hour that no clock shows. */
static void check_clock(const struct rules *r, size_t i)
{
	const struct token *t = &r->c->tokens[i];
	int v[FIGURES];
	char m[FIGURES];
	int n = t->len <= 5 ? figures(r->c->text + t->off, t->len, v, m) : 0;

	if (n == 2 && (m[0] == '.' || m[0] == ':') && among(rules_word(r, i, -1), (const char *const[]){ "pukul", "pkl.", "jam", NULL }) &&
	    (v[0] > 24 || v[1] > 59))
		rules_report(r, "fakta/jam", i, i, NULL);
}

/* The article's own date field: 2021-05-04, 4/5/2021 or 4 Mei 2021. */
static bool parse_date(const char *s, struct date *d)
{
	int v[FIGURES];
	char m[FIGURES];
	int n = s ? figures(s, strlen(s), v, m) : 0;

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

static void check_date(const struct rules *r, size_t i, const struct date *d, const struct date *base)
{
	if (among(rules_word(r, i, -1), (const char *const[]){ "nomor", "no.", NULL }))
		return;
	check_calendar(r, i, d);
	check_weekday(r, i, d, base);
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
		const struct token *t = &r->c->tokens[i];
		if (t->kind == TOKEN_CODE)
			check_letter(r, i);
		else if (t->kind == TOKEN_WORD && r->lower[i][0] == 'n')
			check_decree(r, i);
		else if (t->kind == TOKEN_NUMBER)
			check_clock(r, i);
		if (date_at(r, i, &d))
			check_date(r, i, &d, &base);
	}
}

const struct rule_part rules_date = RULE_PART(ROWS, run);
