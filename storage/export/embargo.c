#include "export/embargo.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "export/calendar.h"

/* Indonesia has three zones and no summer time. */
static const struct zone { const char *name; int minutes; } zones[] = { { "WIB", 420 }, { "WITA", 480 }, { "WIT", 540 } };

/* The parts of a moment as they are written; groups that did not take part are empty. */
enum part { WHOLE, ISO_YEAR, ISO_MONTH, ISO_DAY, WEEKDAY, DAY, MONTH, YEAR, HOUR, MINUTE, SECOND, ZONE };

static const char pattern[] =
	"^\\s*(?:(\\d{4})-(\\d{2})-(\\d{2})|(?:(\\p{L}+)\\s*,?\\s+)?(\\d{1,2})(?:\\s+|[/.-])(\\p{L}+|\\d{1,2})(?:\\s+|[/.-])(\\d{4}))"
	"(?:T|\\s*,?\\s+)(?:pukul|pkl\\.?|jam)?\\s*(\\d{1,2})[.:](\\d{2})(?:[.:](\\d{2}))?\\s*(WIB|WITA|WIT|Z|[+]\\d{1,2}(?::?00)?)?\\s*$";

static bool same_word(const char *a, const char *b)
{
	return g_ascii_strcasecmp(a, b) == 0;
}

/* A month's number, its name or the first letters of it, from three on; 0: none. */
static unsigned month_of(const char *word)
{
	size_t len = strlen(word);

	if (g_ascii_isdigit(*word))
		return (unsigned)g_ascii_strtoull(word, NULL, 10);
	for (unsigned i = 0; len >= 3 && i < G_N_ELEMENTS(calendar_months); i++)
		if (g_ascii_strncasecmp(word, calendar_months[i], len) == 0)
			return i + 1;
	return 0;
}

static bool is_weekday_of(const char *word, const GDate *day)
{
	return !*word || same_word(word, calendar_days[g_date_get_weekday(day) - 1]);
}

static bool day_of(char *const *part, GDate *out)
{
	bool iso = *part[ISO_YEAR] != '\0';
	guint64 year = g_ascii_strtoull(part[iso ? ISO_YEAR : YEAR], NULL, 10), day = g_ascii_strtoull(part[iso ? ISO_DAY : DAY], NULL, 10);
	unsigned month = month_of(part[iso ? ISO_MONTH : MONTH]);

	if (!g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
		return false;
	g_date_clear(out, 1);
	g_date_set_dmy(out, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
	return is_weekday_of(part[WEEKDAY], out);
}

/* Minutes east of UTC; -1: a zone that is not ours. The pattern has seen to it that a number is of whole hours. */
static int offset_of(const char *word, int office_offset_min)
{
	int hours = 0;

	if (!*word || same_word(word, "Z"))
		return office_offset_min;
	sscanf(word, "+%2d", &hours);
	for (unsigned i = 0; i < G_N_ELEMENTS(zones); i++)
		if (same_word(word, zones[i].name) || hours * 60 == zones[i].minutes)
			return zones[i].minutes;
	return -1;
}

static void append_stored(GString *out, const GDate *day, int minutes, int offset)
{
	g_string_append_printf(out, "%04u-%02u-%02uT%02d:%02d+%02d:%02d", g_date_get_year(day), g_date_get_month(day), g_date_get_day(day),
	                       minutes / 60, minutes % 60, offset / 60, offset % 60);
}

static bool append_moment(char *const *part, int office_offset_min, GString *out)
{
	int hour = atoi(part[HOUR]), minute = atoi(part[MINUTE]), offset = offset_of(part[ZONE], office_offset_min);
	GDate day;

	if (!day_of(part, &day) || hour > 23 || minute > 59 || atoi(part[SECOND]) > 59 || offset < 0)
		return false;
	int minutes = hour * 60 + minute + (same_word(part[ZONE], "Z") ? office_offset_min : 0);
	if (minutes >= 24 * 60)
		g_date_add_days(&day, 1);
	append_stored(out, &day, minutes % (24 * 60), offset);
	return true;
}

bool embargo_parse(const char *typed, int office_offset_min, GString *out)
{
	g_autoptr(GRegex) moment = g_regex_new(pattern, G_REGEX_CASELESS, 0, NULL);
	g_autoptr(GMatchInfo) found = NULL;
	char *part[ZONE + 1];

	if (!g_utf8_validate(typed, -1, NULL) || !g_regex_match(moment, typed, 0, &found))
		return false;
	for (int i = 0; i <= ZONE; i++) {
		part[i] = g_match_info_fetch(found, i);
		if (!part[i])
			part[i] = g_strdup("");
	}
	bool good = append_moment(part, office_offset_min, out);
	for (int i = 0; i <= ZONE; i++)
		g_free(part[i]);
	return good;
}

static bool read_stored(const char *stored, GDate *day, int *minutes, int *offset)
{
	int hour, minute, zone;

	if (!calendar_parse(stored, day) || sscanf(stored + strlen("2021-05-04"), "T%2d:%2d+%2d:00", &hour, &minute, &zone) != 3)
		return false;
	*minutes = hour * 60 + minute;
	*offset = zone * 60;
	return true;
}

bool embargo_at(const char *stored, int64_t *at_s)
{
	enum { EPOCH = 719163 };   /* 1970-01-01 counted from the year 1 */
	GDate day;
	int minutes, offset;

	if (!read_stored(stored, &day, &minutes, &offset))
		return false;
	*at_s = ((int64_t)g_date_get_julian(&day) - EPOCH) * 86400 + (minutes - offset) * 60;
	return true;
}
