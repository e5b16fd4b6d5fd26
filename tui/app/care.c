#include "app/care.h"
#include <inttypes.h>
#include "journal/journal.h"
#include "store/article.h"

enum { WEEK_S = 7 * 86400 };

static const char checked[] = "diperiksa";       /* when all pages were read, seconds since 1970 */

static bool somebody_died(struct store *s, int64_t since_s)
{
	g_autofree char *folder = g_build_filename(store_folder(s), "journal", NULL);
	g_autoptr(GPtrArray) left = journal_list(folder, NULL);
	bool found = false;

	for (unsigned i = 0; left && i < left->len && !found; i++) {
		const struct journal_left *l = g_ptr_array_index(left, i);
		found = !l->held && l->records > 0 && l->changed_s >= since_s;
	}
	return found;
}

/* A time that has not come is a clock's mistake. */
static bool check_due(struct store *s, int64_t now_s)
{
	g_autofree char *text = store_setting_get(s, checked);
	int64_t last_s = text ? g_ascii_strtoll(text, NULL, 10) : 0;

	return last_s > now_s || now_s - last_s >= WEEK_S || somebody_died(s, last_s);
}

static void note_check(struct store *s, int64_t now_s)
{
	g_autofree char *text = g_strdup_printf("%" PRId64, now_s);

	store_setting_put(s, checked, text, NULL);
}

bool care_run(struct store *s, int64_t now_s, int utc_offset_min, GError **error)
{
	const struct list_query all = { .sort = LIST_BY_CHANGE };
	int64_t articles;
	g_autofree char *path = NULL;

	if (!list_count(s, &all, &articles, error))
		return false;
	if (articles == 0)
		return true;
	bool ok = store_backup_daily(s, now_s, utc_offset_min, &path, error);
	if (path) {
		note_check(s, now_s);
	} else if (check_due(s, now_s)) {
		/* Of two failures the copy's is told. */
		if (store_quick_check(s, ok ? error : NULL))
			note_check(s, now_s);
		else
			ok = false;
	}
	return ok;
}
