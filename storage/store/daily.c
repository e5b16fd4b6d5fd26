#include "store/inside.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

enum { DAYS = 7, WEEKS = 4, MONTHS = 6, DAY_S = 86400 };

static const char daily[] = "harian", by_hand[] = "redaksi";

/* ---- names ---- */

static char *name_of(const char *kind, GDateTime *moment)
{
	g_autofree char *format = g_strconcat(kind, "-%Y%m%d-%H%M%S.db", NULL);

	return g_date_time_format(moment, format);
}

/* Only a name that we would give at that time is ours. */
static bool time_of(const char *name, const char *kind, int64_t *at_s)
{
	int year, month, day, hour, minute, second;

	if (!g_str_has_prefix(name, kind) ||
	    sscanf(name + strlen(kind), "-%4d%2d%2d-%2d%2d%2d", &year, &month, &day, &hour, &minute, &second) != 6)
		return false;
	g_autoptr(GDateTime) moment = g_date_time_new_utc(year, month, day, hour, minute, second);
	g_autofree char *again = moment ? name_of(kind, moment) : NULL;
	if (!again || strcmp(again, name) != 0)
		return false;
	*at_s = g_date_time_to_unix(moment);
	return true;
}

static int by_time(gconstpointer a, gconstpointer b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

/* int64_t, ascending; the caller's. */
static GArray *times_in(const char *folder, const char *kind)
{
	GArray *times = g_array_new(FALSE, FALSE, sizeof(int64_t));
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	const char *name;
	int64_t at_s;

	while (dir && (name = g_dir_read_name(dir)))
		if (time_of(name, kind, &at_s))
			g_array_append_val(times, at_s);
	g_array_sort(times, by_time);
	return times;
}

static int64_t newest_until(const char *folder, const char *kind, int64_t now_s)
{
	g_autoptr(GArray) times = times_in(folder, kind);

	for (guint i = times->len; i-- > 0;)
		if (g_array_index(times, int64_t, i) <= now_s)
			return g_array_index(times, int64_t, i);
	return 0;
}

int64_t store_newest_backup(const struct store *s, int64_t now_s)
{
	g_autofree char *folder = g_build_filename(s->folder, "cadangan", NULL);

	return MAX(newest_until(folder, daily, now_s), newest_until(folder, by_hand, now_s));
}

char *store_newest_copy(const char *name, int64_t now_s)
{
	g_autofree char *side = store_side_folder(name), *folder = g_build_filename(side, "cadangan", NULL);
	int64_t of_day = newest_until(folder, daily, now_s), made = newest_until(folder, by_hand, now_s);

	if (of_day == 0 && made == 0)
		return NULL;
	g_autoptr(GDateTime) moment = g_date_time_new_from_unix_utc(MAX(of_day, made));
	g_autofree char *copy = name_of(of_day > made ? daily : by_hand, moment);
	return g_build_filename(folder, copy, NULL);
}

/* ---- what stays ---- */

static int64_t day_of(int64_t at_s, int utc_offset_min)
{
	int64_t local = at_s + (int64_t)utc_offset_min * 60;

	return local / DAY_S - (local % DAY_S < 0);
}

static int64_t week_of(int64_t day)
{
	return (day + 3) / 7;              /* 1970-01-01 was a Thursday; weeks begin on Mondays */
}

static int64_t month_of(int64_t day)
{
	g_autoptr(GDateTime) moment = g_date_time_new_from_unix_utc(day * DAY_S);

	return moment ? g_date_time_get_year(moment) * 12 + g_date_time_get_month(moment) : 0;
}

/* The newest of a span, as long as the spans are few. */
struct span { int64_t last; unsigned left; };

static bool keeps(struct span *s, int64_t which)
{
	if (s->left == 0 || which == s->last)
		return false;
	s->last = which;
	s->left--;
	return true;
}

void backup_rotate(const int64_t *at_s, unsigned n, int64_t now_s, int utc_offset_min, bool *goes)
{
	struct span days = { INT64_MIN, DAYS }, weeks = { INT64_MIN, WEEKS }, months = { INT64_MIN, MONTHS };

	for (unsigned i = n; i-- > 0;) {
		int64_t day = day_of(at_s[i], utc_offset_min);
		goes[i] = false;
		if (at_s[i] > now_s)
			continue;
		bool of_day = keeps(&days, day), of_week = keeps(&weeks, week_of(day)), of_month = keeps(&months, month_of(day));
		goes[i] = !of_day && !of_week && !of_month;
	}
}

static void rotate(const char *folder, int64_t now_s, int utc_offset_min)
{
	g_autoptr(GArray) times = times_in(folder, daily);
	g_autofree bool *goes = g_new0(bool, times->len);

	backup_rotate((const int64_t *)(void *)times->data, times->len, now_s, utc_offset_min, goes);
	for (guint i = 0; i < times->len; i++) {
		if (!goes[i])
			continue;
		g_autoptr(GDateTime) moment = g_date_time_new_from_unix_utc(g_array_index(times, int64_t, i));
		g_autofree char *name = name_of(daily, moment), *path = g_build_filename(folder, name, NULL);
		unlink(path);
	}
}

/* ---- one copy ---- */

static bool has_room(const struct store *s, const char *folder, GError **error)
{
	struct stat file;
	struct statvfs disk;

	if (stat(s->path, &file) < 0 || statvfs(folder, &disk) < 0)
		return store_fail_errno(error, errno, "measure", folder);
	return (uint64_t)disk.f_bavail * disk.f_frsize >= 2 * (uint64_t)file.st_size ||
	       store_fail(error, STORE_ERROR_FULL, "%s: less than twice the store is free", folder);
}

static bool made_today(const char *folder, int64_t now_s, int utc_offset_min)
{
	g_autoptr(GArray) times = times_in(folder, daily);
	bool found = false;

	for (guint i = 0; i < times->len && !found; i++)
		found = day_of(g_array_index(times, int64_t, i), utc_offset_min) == day_of(now_s, utc_offset_min);
	return found;
}

static bool make(struct store *s, const char *folder, int64_t now_s, int utc_offset_min, char **path, GError **error)
{
	g_autoptr(GDateTime) moment = g_date_time_new_from_unix_utc(now_s);

	if (!moment || made_today(folder, now_s, utc_offset_min))
		return true;
	g_autofree char *name = name_of(daily, moment);
	if (!has_room(s, folder, error) || !backup_write(s, folder, name, false, error))
		return false;
	rotate(folder, now_s, utc_offset_min);
	*path = g_build_filename(folder, name, NULL);
	return true;
}

bool store_backup_daily(struct store *s, int64_t now_s, int utc_offset_min, char **path, GError **error)
{
	g_autofree char *folder = g_build_filename(s->folder, "cadangan", NULL);

	*path = NULL;
	if (!place_folder(folder, error))
		return false;
	/* The folder is the lock: it leaves nothing behind when a session dies. */
	int at = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (at < 0)
		return store_fail_errno(error, errno, "open", folder);
	enum place_lock lock = place_lock(at);
	if (lock == PLACE_LOCKED)
		backup_drop_drafts(folder, "harian-");   /* under the lock no draft is anybody's: its session died */
	bool ok = lock == PLACE_HELD || make(s, folder, now_s, utc_offset_min, path, error);
	close(at);
	return ok;
}
