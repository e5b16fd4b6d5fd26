#include "import/read.h"
#include <string.h>
#include "export/calendar.h"

enum { OPENING_MAX = 1500 };   /* bytes of the first paragraph that are looked at */

#define DAY "(Senin|Selasa|Rabu|Kamis|Jum.?at|Sabtu|Minggu)"
#define MONTH "(Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember)"
#define NUMERIC_DATE "(\\d{1,2})/(\\d{1,2})/(\\d{4})"
#define WRITTEN_DATE "(\\d{1,2}) " MONTH " (\\d{4})"

/* A date beside its weekday; group 1 is the weekday. */
static const char *const dated_days[] = {
	"\\b" DAY ",? \\(" NUMERIC_DATE "\\)",
	"\\b" DAY ",? \\(?" WRITTEN_DATE "\\b",
};

/* "GORONTALO, KPU - ", "TARAKAN (ANTARA) – ", "PALU, 4 Mei 2021 — ", "POSO, kpu.go.id - ", "KOTA SORONG - ": group 1 is the place, 2 what
 * follows it. Beside a site, a source in capitals or a date the place may be written in small letters: "Tana Toraja (ANTARA) - ". */
#define SITE "(?:[A-Za-z0-9-]+\\.)+[A-Za-z]{2,10}"
#define DASH " ?[-–—] "
#define SOURCE "(?: \\([A-Z]{2,40}\\))?"
static const char *const openings[] = {
	"^([A-Z][A-Z' ]{2,38}[A-Z])(,? \\([^)]{1,40}\\)|, " SITE "|, [^-–—,.]{1,40})?" DASH,
	"^([A-Z][a-z']+(?: [A-Z][a-z']+){0,2})(,? \\([A-Z][A-Z0-9/ ]{1,39}\\)|, " SITE "|, (?:" WRITTEN_DATE "|\\(?" NUMERIC_DATE "\\)?)" SOURCE ")" DASH,
};

/* Capitals that open a text and are no place. */
static const char *const no_places[] = {
	"KPU", "BAWASLU", "DKPP", "DPRD", "DPR", "HUMAS", "KOMINFO", "DISKOMINFO", "POLRI", "POLDA", "POLRES", "POLSEK", "TNI", "BNPB",
	"BPBD", "BMKG", "PEMKOT", "PEMKAB", "PEMPROV", "DINAS", "SIARAN", "PERS", "RILIS", "BERITA", "PENGUMUMAN", "UNDANGAN", "PPID",
	"KEMENTERIAN", "BADAN", "KANTOR", "SEKRETARIAT", "BUPATI", "GUBERNUR", "WALI", "KEPUTUSAN", "SURAT", "CATATAN", "INFO",
};

static char *first_paragraph(const char *body)
{
	size_t len = MIN(strcspn(body, "\n"), (size_t)OPENING_MAX);

	while (len > 0 && ((unsigned char)body[len] & 0xC0) == 0x80)
		len--;
	return g_strndup(body, len);
}

static GDateMonth month_number(const char *text)
{
	for (unsigned i = 0; i < G_N_ELEMENTS(calendar_months); i++)
		if (strcmp(calendar_months[i], text) == 0)
			return (GDateMonth)(i + 1);
	return (GDateMonth)g_ascii_strtoull(text, NULL, 10);
}

static bool date_of(const GMatchInfo *match, int first_group, GDate *out)
{
	g_autofree char *day = g_match_info_fetch(match, first_group);
	g_autofree char *month = g_match_info_fetch(match, first_group + 1);
	g_autofree char *year = g_match_info_fetch(match, first_group + 2);
	GDateDay d = (GDateDay)g_ascii_strtoull(day, NULL, 10);
	GDateYear y = (GDateYear)g_ascii_strtoull(year, NULL, 10);
	GDateMonth m = month_number(month);

	if (!g_date_valid_dmy(d, m, y))
		return false;
	g_date_clear(out, 1);
	g_date_set_dmy(out, d, m, y);
	return true;
}

static bool is_weekday_of(const char *name, const GDate *date)
{
	const char *right = calendar_days[g_date_get_weekday(date) - 1];

	return strncmp(name, right, 3) == 0;
}

/* Collect the dates whose weekday is right; false when one is wrong or two differ, for then none is certain. */
static bool collect(const char *text, const char *pattern, GDate *found)
{
	g_autoptr(GRegex) regex = g_regex_new(pattern, G_REGEX_OPTIMIZE, 0, NULL);
	g_autoptr(GMatchInfo) match = NULL;
	bool one = true;

	for (g_regex_match(regex, text, 0, &match); one && g_match_info_matches(match); g_match_info_next(match, NULL)) {
		g_autofree char *weekday = g_match_info_fetch(match, 1);
		GDate date;
		one = date_of(match, 2, &date) && is_weekday_of(weekday, &date) &&
		      (!g_date_valid(found) || g_date_compare(found, &date) == 0);
		if (one)
			*found = date;
	}
	return one;
}

static void set_date(struct imported *i, const GDate *date)
{
	g_autofree char *iso = g_strdup_printf("%04u-%02u-%02u", g_date_get_year(date), g_date_get_month(date), g_date_get_day(date));

	imported_set(i, FIELD_DATE, "tanggal", iso);
	imported_words(i, IMPORT_NOTE_DATE_FOUND, iso);
}

static void find_date(struct imported *i, const char *text)
{
	GDate found;
	bool certain = true;

	g_date_clear(&found, 1);
	for (size_t k = 0; certain && k < G_N_ELEMENTS(dated_days); k++)
		certain = collect(text, dated_days[k], &found);
	if (certain && g_date_valid(&found))
		set_date(i, &found);
}

static bool is_no_place(const char *place)
{
	g_auto(GStrv) words = g_strsplit(place, " ", -1);

	for (char **w = words; *w; w++) {
		g_autofree char *capitals = g_ascii_strup(*w, -1);
		if (g_strv_contains(no_places, capitals))
			return true;
	}
	return g_strv_length(words) > 3;
}

/* "KOTA GORONTALO" to "Kota Gorontalo". */
static char *capitalised(const char *place)
{
	char *out = g_ascii_strdown(place, -1);

	for (char *p = out; *p; p++)
		if (p == out || p[-1] == ' ')
			*p = g_ascii_toupper(*p);
	return out;
}

/* What the text opens with, and *after behind it, "" or NULL; the caller's. NULL: no opening. */
static char *opening_place(const char *text, char **after)
{
	for (size_t k = 0; k < G_N_ELEMENTS(openings); k++) {
		g_autoptr(GRegex) regex = g_regex_new(openings[k], 0, 0, NULL);
		g_autoptr(GMatchInfo) match = NULL;
		if (!g_regex_match(regex, text, 0, &match))
			continue;
		*after = g_match_info_fetch(match, 2);
		return g_match_info_fetch(match, 1);
	}
	return NULL;
}

/* Capitals and a dash may open anything; it is the place when an agency or a date follows it, or when the text names it again. */
static void find_place(struct imported *i, const char *text, const char *body)
{
	g_autofree char *after = NULL, *place = opening_place(text, &after);
	g_autofree char *name = place ? capitalised(place) : NULL;

	if (!place || is_no_place(place))
		return;
	bool again = strstr(body + strlen(place), name) != NULL || strstr(i->article.field[FIELD_TITLE], name) != NULL;
	if (!again && !(after && *after == ','))
		return;
	imported_set(i, FIELD_PLACE, "tempat", name);
	imported_words(i, IMPORT_NOTE_PLACE_FOUND, name);
}

/* "PALU, 4 Mei 2021 — ": a date in the dateline needs no weekday. */
static void find_dateline_date(struct imported *i, const char *text)
{
	static const char *const patterns[] = { "^[A-Za-z' ]{4,40},? " WRITTEN_DATE SOURCE DASH, "^[A-Za-z' ]{4,40},? \\(?" NUMERIC_DATE "\\)?" SOURCE DASH };

	for (size_t k = 0; k < G_N_ELEMENTS(patterns); k++) {
		g_autoptr(GRegex) regex = g_regex_new(patterns[k], 0, 0, NULL);
		g_autoptr(GMatchInfo) match = NULL;
		GDate date;
		if (g_regex_match(regex, text, 0, &match) && date_of(match, 1, &date)) {
			set_date(i, &date);
			return;
		}
	}
}

void dateline_find(struct imported *i, const char *body)
{
	g_autofree char *text = first_paragraph(body);

	if (*i->article.field[FIELD_DATE] == '\0')
		find_dateline_date(i, text);
	if (*i->article.field[FIELD_DATE] == '\0')
		find_date(i, text);
	if (*i->article.field[FIELD_PLACE] == '\0')
		find_place(i, text, body);
}
