/* A save from the editor at a disk that refuses once, at each of its writes and syncs: the next save is stored, and never meets its
 * own text as somebody else's. */
#include "test.h"
#include <sqlite3.h>
#include "unit/desk.h"
#include "disk_vfs.h"

enum { MOST = 400 };

static bool has_sibling(struct desk *d)
{
	g_autoptr(GPtrArray) all = article_revisions(d->store, d->id, NULL);

	for (guint i = 0; i < all->len; i++)
		if (((const struct revision *)g_ptr_array_index(all, i))->kind == REVISION_SIBLING)
			return true;
	return false;
}

/* false: the save was over before the fault fell. */
static bool one_case(struct desk *d, unsigned nth, int code)
{
	type(d->app, "x");
	disk_arm(DISK_ONCE, nth, code, 1);
	run(d->app, "save");
	app_wait_for_save(d->app);
	bool fell = disk_disarm();
	type(d->app, "y");
	run(d->app, "save");
	app_wait_for_save(d->app);
	g_assert_false(doc_changed(d->app->doc));
	g_assert_null(app_overlay(d->app));
	g_assert_false(has_sibling(d));
	g_autofree char *body = stored_body(d);
	g_assert_cmpstr(body, ==, text_bytes(d->app->doc->text));
	return fell;
}

static void each_point(int code)
{
	struct desk d = { 0 };

	disk_start();
	desk_open(&d, "Judul", "isi");
	for (unsigned nth = 1; one_case(&d, nth, code); nth++)
		g_assert_cmpuint(nth, <, MOST);
	desk_close(&d);
}

TEST(after_a_failed_write_or_sync_the_next_save_is_stored_and_meets_nobody) { each_point(SQLITE_IOERR); }
TEST(after_a_full_disk_the_next_save_is_stored_and_meets_nobody) { each_point(SQLITE_FULL); }

TEST_MAIN
