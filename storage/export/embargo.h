/* The moment before which an article must not leave. It is stored with the offset of its zone ("2021-05-04T15:30+08:00"), so
 * that no server's clock setting can move it. */
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include <glib.h>

/* Read what a person writes: "4 Mei 2021 15.30 WITA", "Selasa, 4 Mei 2021 pukul 15:30", "4/5/2021 15.30 WIT", "2021-05-04 15:30",
 * "2021-05-04T15:30:00+08:00", "2021-05-04T07:30Z".
 *
 *   office_offset_min   420, 480 or 540: the zone when none is written, and for Z
 *   out                 appended: the form that field_check() takes; untouched on failure
 *
 * false: another form, no such day or time, a day of the week that is not that day's, a zone that Indonesia has not. */
bool embargo_parse(const char *typed, int office_offset_min, GString *out);

/* Seconds since 1970 UTC of a stored embargo (in words: lines_append_moment()); false: empty or not in the stored form. */
bool embargo_at(const char *stored, int64_t *at_s);
