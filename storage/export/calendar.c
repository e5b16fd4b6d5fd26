#include "export/calendar.h"
#include <stdio.h>

const char *const calendar_months[12] = {
	"Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember",
};
const char *const calendar_days[7] = { "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu" };

bool calendar_parse(const char *iso, GDate *out)
{
	static const char shape[] = "dddd-dd-dd";

	for (size_t i = 0; shape[i]; i++)
		if (shape[i] == 'd' ? !g_ascii_isdigit(iso[i]) : iso[i] != '-')
			return false;
	GDateDay day = (GDateDay)g_ascii_strtoull(iso + 8, NULL, 10);
	GDateYear year = (GDateYear)g_ascii_strtoull(iso, NULL, 10);
	GDateMonth month = (GDateMonth)g_ascii_strtoull(iso + 5, NULL, 10);

	if (!g_date_valid_dmy(day, month, year))
		return false;
	g_date_clear(out, 1);
	g_date_set_dmy(out, day, month, year);
	return true;
}

void calendar_append_long(GString *out, const char *iso, bool with_day)
{
	GDate date;

	if (!calendar_parse(iso, &date))
		return;
	if (with_day)
		g_string_append_printf(out, "%s, ", calendar_days[g_date_get_weekday(&date) - 1]);
	g_string_append_printf(out, "%u %s %u", g_date_get_day(&date), calendar_months[g_date_get_month(&date) - 1],
	                       g_date_get_year(&date));
}

static GDateTime *local_time(int64_t at_s, int offset_min)
{
	g_autoptr(GDateTime) epoch = g_date_time_new_from_unix_utc(0);
	g_autoptr(GDateTime) local = g_date_time_add_seconds(epoch, (double)(at_s + offset_min * 60));

	return local ? g_steal_pointer(&local) : g_steal_pointer(&epoch);
}

void calendar_append_day(GString *out, int64_t at_s, int offset_min)
{
	g_autoptr(GDateTime) t = local_time(at_s, offset_min);

	g_string_append_printf(out, "%04d-%02d-%02d", g_date_time_get_year(t), g_date_time_get_month(t),
	                       g_date_time_get_day_of_month(t));
}

void calendar_append_rfc3339(GString *out, int64_t at_s, int offset_min)
{
	g_autoptr(GDateTime) t = local_time(at_s, offset_min);

	calendar_append_day(out, at_s, offset_min);
	g_string_append_printf(out, "T%02d:%02d:%02d%c%02d:%02d", g_date_time_get_hour(t), g_date_time_get_minute(t),
	                       g_date_time_get_second(t), offset_min < 0 ? '-' : '+', ABS(offset_min) / 60, ABS(offset_min) % 60);
}
