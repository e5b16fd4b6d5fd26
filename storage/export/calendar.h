/* Days in Indonesian words: servers have no id_ID locale, so the names are ours. */
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include <glib.h>

extern const char *const calendar_months[12];   /* "Januari" ... */
extern const char *const calendar_days[7];      /* "Senin" ... "Minggu" */

/* Read "YYYY-MM-DD" (what follows is not looked at); false when it is no day of the calendar. */
bool calendar_parse(const char *iso, GDate *out);

/* Append "4 Mei 2021", with_day: "Selasa, 4 Mei 2021"; iso as above and good. */
void calendar_append_long(GString *out, const char *iso, bool with_day);

/* Append seconds since 1970 as "2021-05-04T15:30:00+08:00", or only its day. offset_min: minutes east of UTC. */
void calendar_append_rfc3339(GString *out, int64_t at_s, int offset_min);
void calendar_append_day(GString *out, int64_t at_s, int offset_min);
