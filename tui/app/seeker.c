#include "app/seeker.h"
#include "app/clock.h"
#include "signal_stack.h"
#include "store/store.h"

struct seeker {
	GThread *thread;                   /* begun with the first question */
	GMutex lock;                       /* of all that follows but `store` */
	GCond asked, answered;
	char *filter;                      /* the question, NULL: none waits */
	enum list_sort sort;
	unsigned limit;
	struct sought *answer;             /* to the last question, not yet taken */
	bool wanted;                       /* the main thread waits for an answer, now or later */
	int current, working_on;           /* numbers of the last question and of the one that is worked on */
	bool closing;
	struct store *main_store, *store;  /* the first only for its name; the second is the thread's */
	void (*done)(void *ctx);
	void *ctx;
};

void sought_free(struct sought *f)
{
	if (!f)
		return;
	g_clear_pointer(&f->rows, g_ptr_array_unref);
	g_clear_error(&f->error);
	g_free(f);
}

/* ---- the thread ---- */

static bool given_up(void *ctx)
{
	struct seeker *k = ctx;

	return g_atomic_int_get(&k->current) != k->working_on;
}

static struct sought *seek(struct seeker *k, const struct list_query *q, unsigned limit)
{
	struct sought *f = g_new0(struct sought, 1);

	if (!k->store && !store_open_again(&k->store, k->main_store, &f->error))
		return f;
	store_stop_when(k->store, given_up, k);
	f->rows = list_first(k->store, q, limit, &f->total, &f->error);
	return f;
}

static gboolean collect(gpointer data)
{
	struct seeker *k = data;

	k->done(k->ctx);
	return G_SOURCE_REMOVE;
}

static void call_home(struct seeker *k)
{
	g_autoptr(GSource) source = g_idle_source_new();

	g_source_set_priority(source, G_PRIORITY_DEFAULT);
	g_source_set_callback(source, collect, k, NULL);
	g_source_attach(source, NULL);
}

static void answer(struct seeker *k)
{
	g_autofree char *filter = g_steal_pointer(&k->filter);
	struct list_query q = { .filter = filter, .sort = k->sort };
	unsigned limit = k->limit;

	k->working_on = k->current;
	g_mutex_unlock(&k->lock);
	struct sought *found = seek(k, &q, limit);
	g_mutex_lock(&k->lock);
	if (k->current != k->working_on) {
		sought_free(found);
		return;
	}
	k->answer = found;
	g_cond_signal(&k->answered);
	call_home(k);
}

static void *run(void *data)
{
	struct seeker *k = data;

	signal_stack_use();
	g_mutex_lock(&k->lock);
	while (!k->closing)
		if (k->filter)
			answer(k);
		else
			g_cond_wait(&k->asked, &k->lock);
	g_mutex_unlock(&k->lock);
	store_close(k->store);
	return NULL;
}

/* ---- the main thread ---- */

struct seeker *seeker_new(struct store *opened, void (*done)(void *ctx), void *ctx)
{
	struct seeker *k = g_new0(struct seeker, 1);

	k->main_store = opened;
	k->done = done;
	k->ctx = ctx;
	g_mutex_init(&k->lock);
	g_cond_init(&k->asked);
	g_cond_init(&k->answered);
	return k;
}

/* With the lock held: what was asked has no answer any more. */
static void give_up(struct seeker *k)
{
	g_atomic_int_inc(&k->current);
	g_clear_pointer(&k->filter, g_free);
	g_clear_pointer(&k->answer, sought_free);
	k->wanted = false;
}

void seeker_ask(struct seeker *k, const struct list_query *q, unsigned limit)
{
	g_mutex_lock(&k->lock);
	give_up(k);
	k->filter = g_strdup(q->filter);
	k->sort = q->sort;
	k->limit = limit;
	k->wanted = true;
	g_cond_signal(&k->asked);
	g_mutex_unlock(&k->lock);
	if (!k->thread)
		k->thread = g_thread_new("pencari", run, k);
}

void seeker_forget(struct seeker *k)
{
	g_mutex_lock(&k->lock);
	give_up(k);
	g_mutex_unlock(&k->lock);
}

bool seeker_is_asked(const struct seeker *k)
{
	return k->wanted;
}

struct sought *seeker_take(struct seeker *k, int64_t wait_us)
{
	gint64 until = clock_monotonic_us() + wait_us;
	bool waits = k->wanted;

	g_mutex_lock(&k->lock);
	while (waits && !k->answer)
		if (wait_us < 0)
			g_cond_wait(&k->answered, &k->lock);
		else
			waits = g_cond_wait_until(&k->answered, &k->lock, until);
	struct sought *found = g_steal_pointer(&k->answer);
	if (found)
		k->wanted = false;
	g_mutex_unlock(&k->lock);
	return found;
}

void seeker_free(struct seeker *k)
{
	if (!k)
		return;
	g_mutex_lock(&k->lock);
	give_up(k);
	k->closing = true;
	g_cond_signal(&k->asked);
	g_mutex_unlock(&k->lock);
	if (k->thread)
		g_thread_join(k->thread);
	/* What was called home already has nothing left to bring. */
	while (g_source_remove_by_user_data(k))
		;
	g_mutex_clear(&k->lock);
	g_cond_clear(&k->asked);
	g_cond_clear(&k->answered);
	g_free(k);
}
