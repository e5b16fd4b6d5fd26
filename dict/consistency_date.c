/* Dates against weekdays and against the calendar; hours that no clock shows. */
#include <stdlib.h>
#include <string.h>
#include "dates.h"

static const struct rule_row ROWS[] = {
	{ "fakta/hari", "fakta", SEVERITY_ERROR, "nama hari tidak cocok dengan tanggalnya",
	  "Rapat digelar Senin, 4 Mei 2021.", "Rapat digelar Selasa, 4 Mei 2021." },
	{ "fakta/tanggal", "fakta", SEVERITY_ERROR, "tanggal ini tidak ada di kalender", "Rapat digelar pada 31 April 2021.", NULL },
	{ "fakta/jam", "fakta", SEVERITY_WARNING, "jam ini tidak ada: sehari 24 jam, sejam 60 menit", "Rapat dimulai pukul 25.30.", NULL },
};

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
	if (out->from >= 0 && date_range_mark(r, i, n - 1) && day_of(rules_word(r, i, n - 2)) >= 0) {
		out->first = at - 2;
		out->from = day_of(rules_word(r, i, n - 2));
	}
	return out->from >= 0;
}

/* The weekday that belongs to the date at i: Selasa (; Selasa, ; hari Selasa tanggal ; Selasa malam (; Selasa Pahing, */
static bool days_before(const struct rules *r, size_t i, struct days *out)
{
	static const char *const BETWEEN[] = { "tanggal", "tgl", "tgl.", "pagi", "siang", "sore", "malam", "petang", "lalu", "kemarin", "ini", "besok",
		"mendatang", "depan", "yang", "dini", "hari", "subuh", "tadi", "nanti", "pekan", "legi", "pahing", "pon", "wage", "kliwon", NULL };
	static const char *const MARKS = "(,/";
	static const char *const PAPERS[] = { "koran", "harian", "tabloid", "majalah", NULL };      /* Koran Minggu is a paper */

	for (int n = 1; n <= 5; n++) {
		const struct token *t = rules_near(r, i, -n);
		if (!t)
			return false;
		if (days_at(r, i, -n, out))
			return !among(rules_word(r, i, -n - 1), PAPERS);
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
	g_autofree char *month = date_is_range(d) && d->until_month != d->month ? g_strdup_printf(" %s", DATE_MONTHS[d->month]) : g_strdup("");

	if (!date_is_range(d))
		return g_strdup_printf("%d %s %d jatuh pada hari %s", d->day, DATE_MONTHS[d->month], d->year, DATE_DAYS[from]);
	return g_strdup_printf("%d%s-%d %s %d jatuh pada hari %s sampai %s", d->day, month, d->until, DATE_MONTHS[d->until_month], d->year, DATE_DAYS[from],
		DATE_DAYS[until]);
}

/* The days as they stand there with the right names. */
static char *right_days(const struct rules *r, const struct days *days, int from, int until)
{
	const struct token *first = &r->c->tokens[days->first], *last = &r->c->tokens[days->last];

	if (days->from == days->until)
		return g_strdup(DATE_DAYS[until]);
	if (days->first == days->last)
		return g_strconcat(DATE_DAYS[from], "-", DATE_DAYS[until], NULL);
	return g_strdup_printf("%s%.*s%s", DATE_DAYS[from], (int)(last->off - first->off - first->len), r->c->text + first->off + first->len, DATE_DAYS[until]);
}

static void check_weekday(const struct rules *r, size_t i, const struct date *stated, const struct date *base)
{
	struct date d = *stated;
	struct days days;

	d.year = d.year ? d.year : near_year(&d, base);
	if (d.year == 0 || !(days_before(r, i, &days) || days_after(r, d.last, &days)) || !date_exists(&d))
		return;
	int from = date_weekday(d.day, d.month, d.year), until = date_weekday(d.until, d.until_month, d.year);
	bool one = days.from == days.until;
	if (one ? days.from == from || days.from == until : !date_is_range(&d) || (days.from == from && days.until == until))
		return;
	g_autofree char *right = right_days(r, &days, from, until);
	g_autofree char *said = say_weekday(&d, from, until);
	g_autofree char *days_text = rules_text(r, days.first, days.last);
	g_autofree char *as_stated = one && !(r->c->tokens[days.first].flags & TOKEN_CAPITAL) ? g_strdup(DATE_DAYS[days.from]) : NULL;
	rules_report_saying(r, "fakta/hari", days.first, days.last, g_strdup_printf("%s, bukan %s; periksa hari atau tanggalnya", said, days_text), right, as_stated, NULL);
}

static void check_calendar(const struct rules *r, size_t i, const struct date *d)
{
	static const char *const BEFORE[] = { "tanggal", "pada", "tgl", "tgl.", "tertanggal", NULL };
	bool worded = rules_near(r, i, 1) && d->last > i;
	struct days days;

	if (date_exists(d) || (!worded && (d->year == 0 || (!days_before(r, i, &days) && !among(rules_word(r, i, -1), BEFORE)))))
		return;
	if (worded && d->day > 31 && d->year == 0)
		return;
	if (d->month >= 1 && d->month <= 12 && d->month == d->until_month)
		rules_report_saying(r, "fakta/tanggal", i, d->last, g_strdup_printf("bulan %s%s hanya sampai tanggal %d", DATE_MONTHS[d->month],
			d->month == 2 && d->year ? " tahun itu" : "", date_days_in(d->month, d->year)), NULL);
	else
		rules_report(r, "fakta/tanggal", i, d->last, NULL);
}

/* An hour stands behind "pukul", as the end of a range that began so, or before the name of its zone. */
static bool is_clock(const struct rules *r, size_t i)
{
	static const char *const HOUR[] = { "pukul", "pkl.", "pkl", "jam", NULL };
	static const char *const ZONE[] = { "wib", "wita", "wit", NULL };

	return among(rules_word(r, i, -1), HOUR) || among(rules_word(r, i, 1), ZONE) || (date_range_mark(r, i, -1) && among(rules_word(r, i, -3), HOUR));
}

static bool on_a_clock(int hour, int minute)
{
	return minute < 60 && (hour < 24 || (hour == 24 && minute == 0));
}

/* pukul 25.30, 09.00-25.00: an hour that no clock shows. */
static void check_clock(const struct rules *r, size_t i)
{
	enum { LONGEST = 13 };                      /* 09.00–11.00 with a dash of three bytes */
	const struct token *t = &r->c->tokens[i];
	int v[FIGURES];
	char m[FIGURES];
	int n = t->len <= LONGEST ? date_figures(r->c->text + t->off, t->len, v, m) : 0;

	for (int k = 0; k < n; k += 2)
		if (!strchr(".:", m[k]) || !m[k] || (k > 0 && m[k - 1] != '-'))
			return;
	if ((n == 2 || n == 4) && is_clock(r, i) && !(on_a_clock(v[0], v[1]) && (n == 2 || on_a_clock(v[2], v[3]))))
		rules_report(r, "fakta/jam", i, i, NULL);
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
	bool field = date_parse(r->c->options ? r->c->options->date : NULL, &base);

	size_t k = 0, i;

	while (!field && base.year == 0 && rules_next_pick(r, PICK_NUMBER, &k, &i))
		if (date_at(r, i, &d) && d.year && date_exists(&d))
			base = d;
	for (k = 0; rules_next_pick(r, PICK_NUMBER, &k, &i);) {
		check_clock(r, i);
		if (date_at(r, i, &d))
			check_date(r, i, &d, &base);
	}
}

const struct rule_part rules_date = RULE_PART(ROWS, run);
