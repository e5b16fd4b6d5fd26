/* Dates as they stand in a text: read from its tokens, and what the calendar says of them. */
#pragma once
#include "rules_part.h"

/* A date or a range of dates of one year; year 0: not stated. last: index of its last token. */
struct date { int day, month, year, until, until_month; size_t last; };

extern const char *const DATE_DAYS[7];       /* Senin first */
extern const char *const DATE_MONTHS[13];    /* from 1 */

/* Does a date begin at token i? 4 Mei 2021; 28-30 Oktober 2025; 30 April s.d. 3 Mei 2021; 4/5/2021; 19-20/11/2025; 2021-05-04; 4/5.
 * What stands there may be no day of the calendar: ask date_exists. */
bool date_at(const struct rules *r, size_t i, struct date *d);
/* A date alone, as a field holds it: 2021-05-04, 4/5/2021 or 4 Mei 2021. False when it is none that exists; s may be NULL. */
bool date_parse(const char *s, struct date *d);
/* The year that figures mean: 21 is 2021; -1: none. */
int date_year(int figures);

bool date_exists(const struct date *d);
bool date_is_range(const struct date *d);
int date_days_in(int month, int year);
/* 0 is Monday. Source: the Gregorian calendar as GDate knows it. */
int date_weekday(int day, int month, int year);

/* Does the token n places after i stand between the two ends of a range: a dash, "sampai", "s.d."? */
bool date_range_mark(const struct rules *r, size_t i, int n);

enum { FIGURES = 5 };
/* The figures of a number and the marks between them; returns how many, 0 when there are too many. */
int date_figures(const char *s, size_t len, int out[FIGURES], char marks[FIGURES]);
