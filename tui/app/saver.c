#include "app/saver.h"
#include "app/care.h"
#include "app/newsroom.h"
#include "journal/history.h"
#include "sha256.h"
#include "signal_stack.h"

enum { MOMENT_US = 300000 };

enum job_kind { JOB_SAVE, JOB_TIDY, JOB_CARE, JOB_END };

struct job {
	enum job_kind kind;
	struct save *save;
	int64_t now_s;
	int utc_offset_min;
};

struct saver {
	GThread *thread;
	GAsyncQueue *jobs, *results;       /* struct job *, struct save * */
	GAsyncQueue *troubles;             /* GError * of the care */
	struct store *main_store;          /* only its name is used here */
	saver_done done;
	void *ctx;
	void (*told)(void *ctx, const GError *error);
	void (*wake)(void *ctx), (*slow)(void *ctx);
	void *wake_ctx, *slow_ctx;
	unsigned saving;                   /* the main thread's */
	int more_to_tidy, care_left;
	int64_t doubted, doubted_from;     /* article whose last saves the disk refused, and the head that they started from; 0: none */
	GHashTable *refused;               /* SHA-256 of the texts of those saves */
	bool bin_emptied;                  /* of what was long enough in it */
	struct store *store;               /* the thread's own, opened with the first job that needs it */
};

void save_free(struct save *s)
{
	if (!s)
		return;
	article_release(&s->article);
	g_free(s->author);
	g_free(s->who);
	if (s->undo)
		g_byte_array_unref(s->undo);
	journal_close(s->journal, false);
	g_clear_error(&s->error);
	g_free(s);
}

static bool open_store(struct saver *v, GError **error)
{
	return v->store || store_open_again(&v->store, v->main_store, error);
}

/* ---- saves that the disk refused ---- */

static void forget_doubt(struct saver *v)
{
	v->doubted = v->doubted_from = 0;
	g_hash_table_remove_all(v->refused);
}

/* After a disk refused, nothing that the old connection holds is believed; what it was to store may be stored all the same, when
 * the disk failed at the very end. */
static void doubt(struct saver *v, const struct save *s, int64_t from)
{
	if (g_error_matches(s->error, STORE_ERROR, STORE_ERROR_CONFLICT))
		return;
	g_clear_pointer(&v->store, store_close);
	if (v->doubted != s->article.id || v->doubted_from != from)
		forget_doubt(v);
	v->doubted = s->article.id;
	v->doubted_from = from;
	g_hash_table_add(v->refused, sha256_of(s->article.body, s->article.body_len));
}

static const struct revision *revision_of(const GPtrArray *all, int64_t id)
{
	for (guint i = 0; i < all->len; i++)
		if (((const struct revision *)g_ptr_array_index(all, i))->id == id)
			return g_ptr_array_index(all, i);
	return NULL;
}

/* The head, read and hashed again: when it is what a refused save stored, the next one goes on from there and does not meet its
 * own text as somebody else's. */
static void settle_doubt(struct saver *v, struct article *a)
{
	g_auto(article) head = { 0 };

	if (v->doubted == 0 || v->doubted != a->id || v->doubted_from != a->head || !article_load(v->store, a->id, &head, NULL))
		return;
	g_autoptr(GPtrArray) all = article_revisions(v->store, a->id, NULL);
	const struct revision *r = all ? revision_of(all, head.head) : NULL;
	while (r && r->id != a->head)
		r = g_hash_table_contains(v->refused, r->sha256) ? revision_of(all, r->parent) : NULL;
	if (r)
		a->head = head.head;
}

/* ---- the thread ---- */

/* The next journal starts from what was just saved. Without one the old journal goes on: its base is a stored revision too. */
static void open_next(struct save *s, const char *folder, const char *id)
{
	const struct journal_base base = {
		.store_id = id, .ulid = s->article.ulid, .revision = s->article.head,
		.sha256 = s->article.sha256, .who = s->who, .now_s = s->now_s,
	};

	journal_open(&s->journal, folder, &base, NULL);
}

static void do_save(struct saver *v, struct save *s)
{
	int64_t from = s->article.head;

	if (!open_store(v, &s->error))
		return;
	settle_doubt(v, &s->article);
	if (!article_save(v->store, &s->article, s->kind, s->author, NULL, s->now_s, &s->error)) {
		doubt(v, s, from);
		return;
	}
	forget_doubt(v);
	g_autofree char *folder = g_build_filename(store_folder(v->store), "journal", NULL);
	history_write(folder, s->article.ulid, s->article.sha256, s->undo);
	if (!s->last)
		open_next(s, folder, store_id(v->store));
}

/* One small step; true while there is more. */
static bool tidy(struct saver *v, int64_t now_s)
{
	v->bin_emptied = v->bin_emptied || !newsroom_empty_bin(v->store, now_s);
	return store_idle(v->store) || !v->bin_emptied;
}

static gboolean collect(gpointer data);
static void call_home(struct saver *v);

static bool others_wait(void *ctx)
{
	return g_async_queue_length(((struct saver *)ctx)->jobs) > 0;
}

static void do_care(struct saver *v, const struct job *j)
{
	g_autoptr(GError) error = NULL;

	if (!open_store(v, NULL))
		return;
	store_stop_when(v->store, others_wait, v);
	bool good = care_run(v->store, j->now_s, j->utc_offset_min, &error);
	bool left = !good && (others_wait(v) || g_error_matches(error, STORE_ERROR, STORE_ERROR_BUSY));
	store_stop_when(v->store, NULL, NULL);
	g_atomic_int_set(&v->care_left, left);
	if (good || left)
		return;
	g_async_queue_push(v->troubles, g_steal_pointer(&error));
	call_home(v);
}

/* A source of the main context, never a call in this thread, as an invocation would be while no loop runs. */
static void call_home(struct saver *v)
{
	g_autoptr(GSource) source = g_idle_source_new();

	g_source_set_priority(source, G_PRIORITY_DEFAULT);
	g_source_set_callback(source, collect, v, NULL);
	g_source_attach(source, NULL);
}

static void *run(void *data)
{
	struct saver *v = data;

	signal_stack_use();
	for (;;) {
		g_autofree struct job *j = g_async_queue_pop(v->jobs);
		switch (j->kind) {
		case JOB_SAVE:
			do_save(v, j->save);
			g_async_queue_push(v->results, j->save);
			call_home(v);
			break;
		case JOB_TIDY:
			g_atomic_int_set(&v->more_to_tidy, open_store(v, NULL) && tidy(v, j->now_s));
			break;
		case JOB_CARE:
			do_care(v, j);
			break;
		case JOB_END:
			store_close(v->store);
			return NULL;
		}
	}
}

/* ---- the main thread ---- */

static void come_home(struct saver *v, struct save *s)
{
	v->saving--;
	v->done(v->ctx, s);
}

static gboolean collect(gpointer data)
{
	struct saver *v = data;
	struct save *s;
	GError *trouble;
	bool any = false;

	for (; (s = g_async_queue_try_pop(v->results)); any = true)
		come_home(v, s);
	for (; (trouble = g_async_queue_try_pop(v->troubles)); any = true, g_error_free(trouble))
		if (v->told)
			v->told(v->ctx, trouble);
	if (any && v->wake)
		v->wake(v->wake_ctx);
	return G_SOURCE_REMOVE;
}

static void ask(struct saver *v, struct job job)
{
	g_async_queue_push(v->jobs, g_memdup2(&job, sizeof job));
}

struct saver *saver_new(struct store *opened, saver_done done, void *ctx)
{
	struct saver *v = g_new0(struct saver, 1);

	v->main_store = opened;
	v->jobs = g_async_queue_new();
	v->results = g_async_queue_new();
	v->troubles = g_async_queue_new_full((GDestroyNotify)g_error_free);
	v->refused = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	v->done = done;
	v->ctx = ctx;
	v->thread = g_thread_new("penyimpan", run, v);
	return v;
}

/* Who waits is told once that it takes its time. */
static struct save *wait_for_next(struct saver *v)
{
	struct save *s = v->slow ? g_async_queue_timeout_pop(v->results, MOMENT_US) : NULL;

	if (s)
		return s;
	if (v->slow)
		v->slow(v->slow_ctx);
	return g_async_queue_pop(v->results);
}

void saver_save(struct saver *v, struct save *s)
{
	v->saving++;
	ask(v, (struct job){ .kind = JOB_SAVE, .save = s });
}

void saver_save_now(struct saver *v, struct save *s)
{
	saver_wait(v);
	ask(v, (struct job){ .kind = JOB_SAVE, .save = s });
	struct save *home = wait_for_next(v);
	g_assert(home == s);
}

void saver_tidy(struct saver *v, int64_t now_s)
{
	ask(v, (struct job){ .kind = JOB_TIDY, .now_s = now_s });
}

void saver_care(struct saver *v, int64_t now_s, int utc_offset_min)
{
	ask(v, (struct job){ .kind = JOB_CARE, .now_s = now_s, .utc_offset_min = utc_offset_min });
}

bool saver_care_left(struct saver *v)
{
	return g_atomic_int_get(&v->care_left);
}

void saver_on_trouble(struct saver *v, void (*told)(void *ctx, const GError *error))
{
	v->told = told;
}

bool saver_more_to_tidy(struct saver *v)
{
	return g_atomic_int_get(&v->more_to_tidy);
}

unsigned saver_saving(const struct saver *v)
{
	return v->saving;
}

void saver_wait(struct saver *v)
{
	while (v->saving > 0)
		come_home(v, wait_for_next(v));
}

void saver_on_result(struct saver *v, void (*wake)(void *ctx), void *ctx)
{
	v->wake = wake;
	v->wake_ctx = ctx;
}

void saver_on_slow(struct saver *v, void (*slow)(void *ctx), void *ctx)
{
	v->slow = slow;
	v->slow_ctx = ctx;
}

void saver_free(struct saver *v)
{
	if (!v)
		return;
	saver_wait(v);
	ask(v, (struct job){ .kind = JOB_END });
	g_thread_join(v->thread);
	/* What was called home already has nothing left to bring. */
	while (g_source_remove_by_user_data(v))
		;
	g_async_queue_unref(v->jobs);
	g_async_queue_unref(v->results);
	g_async_queue_unref(v->troubles);
	g_hash_table_unref(v->refused);
	g_free(v);
}
