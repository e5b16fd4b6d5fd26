#include "app/app.h"
#include "app/command.h"
#include "app/seeker.h"

enum { LOOK_US = 5000 };       /* so long a key waits for what its filter leaves; after that the list follows the key */

static unsigned list_height(const struct app *a)
{
	struct areas areas;

	app_areas(a, &areas);
	return (unsigned)MAX(1, areas.list.rows - 2);
}

static void tell_unread(struct app *a, const GError *error)
{
	app_notice_error(a, _("Daftar tidak terbaca"), error);
}

void app_reload_list(struct app *a, int64_t keep_id)
{
	g_autoptr(GError) error = NULL;

	/* The save that runs reloads it when it comes home. */
	if (saver_saving(a->saver) > 0)
		return;
	a->list_due = a->list.filter->len > 0;
	a->list_keep = keep_id;
	if (a->list_due)
		return;
	seeker_forget(a->seeker);
	if (!list_reload(&a->list, a->store, list_height(a), keep_id, &error))
		tell_unread(a, error);
}

/* The question goes out once for all keys of a turn. */
static bool ask(struct app *a)
{
	struct list_query q = list_query_of(&a->list);

	if (!a->list_due)
		return false;
	a->list_due = false;
	seeker_ask(a->seeker, &q, list_page_rows(list_height(a)));
	return true;
}

static void take(struct app *a, int64_t wait_us)
{
	g_autoptr(sought) found = seeker_take(a->seeker, wait_us);

	if (found && found->error)
		tell_unread(a, found->error);
	else if (found)
		list_show(&a->list, g_steal_pointer(&found->rows), found->total, list_height(a), a->list_keep);
}

void app_list_arrived(void *ctx)
{
	struct app *a = ctx;

	if (!seeker_is_asked(a->seeker))
		return;
	take(a, 0);
	if (a->list_wake)
		a->list_wake(a->list_wake_ctx);
}

void app_ask_list(struct app *a)
{
	if (ask(a))
		take(a, LOOK_US);
}

void app_settle_list(struct app *a)
{
	if (ask(a) || seeker_is_asked(a->seeker))
		take(a, -1);
}
