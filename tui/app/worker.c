#include "app/worker.h"
#include "app/config.h"
#include "app/house_file.h"
#include "signal_stack.h"

struct job {
	struct worker *worker;
	uint64_t ticket;
	struct check_request *request;
	struct learned *words;             /* neither of the two: the thread ends */
	struct checked found;
	GError *error;
};

struct worker {
	GThread *thread;
	GAsyncQueue *jobs;
	worker_done done;
	void *ctx;
	void (*wake)(void *ctx);
	void *wake_ctx;
	int closing;
	volatile int cancel;               /* told to the running check */
	struct dict *dict;                 /* the thread's, as is what it knows about the open text */
	struct dict_text *written;
	struct house_file house;
	GError *dict_error;
};

static void job_free(struct job *j)
{
	g_clear_pointer(&j->found.findings, g_ptr_array_unref);
	g_clear_pointer(&j->found.in_title, g_ptr_array_unref);
	g_strfreev(j->found.lead);
	g_free(j->found.house_problem);
	check_request_free(j->request);
	learned_free(j->words);
	g_clear_error(&j->error);
	g_free(j);
}

static gboolean come_home(void *data)
{
	struct job *j = data;
	struct worker *w = j->worker;

	w->done(w->ctx, j->ticket, &j->found, j->error);
	job_free(j);
	if (w->wake)
		w->wake(w->wake_ctx);
	return G_SOURCE_REMOVE;
}

/* Never g_main_context_invoke(): while the main thread is outside its loop it runs the function on this one. */
static void send_home(struct job *j)
{
	GSource *source = g_idle_source_new();

	g_source_set_callback(source, come_home, j, NULL);
	g_source_attach(source, NULL);
	g_source_unref(source);
}

/* The office may change its own rules while somebody writes. */
static void follow_house(struct worker *w, struct job *j)
{
	const char *path = check_request_house(j->request);
	g_autoptr(GError) error = NULL;

	if (path && !house_file_follow(&w->house, path, w->dict, &error))
		j->found.house_problem = newsroom_error(error);
}

static void *run(void *data)
{
	struct worker *w = data;
	struct dict_source source = { .hunspell_dir = config_env("REDAKSI_HUNSPELL") };

	signal_stack_use();
	source.need_hunspell = true;
	if (dict_open(&w->dict, &source, &w->dict_error))
		w->written = dict_text_new(w->dict);
	for (;;) {
		struct job *j = g_async_queue_pop(w->jobs);
		if (j->words) {
			if (w->dict)
				learned_teach(j->words, w->dict);
			job_free(j);
			continue;
		}
		if (!j->request) {
			job_free(j);
			break;
		}
		g_atomic_int_set(&w->cancel, 0);
		if (!w->dict) {
			j->error = g_error_copy(w->dict_error);
		} else {
			follow_house(w, j);
			j->found.findings = check_request_run_written(w->dict, w->written, j->request, &w->cancel);
			j->found.in_title = check_request_run_title(w->dict, j->request);
			j->found.lead = check_request_run_lead(w->dict, j->request);
		}
		if (g_atomic_int_get(&w->closing))
			job_free(j);
		else
			send_home(j);
	}
	dict_text_free(w->written);
	dict_close(w->dict);
	g_clear_error(&w->dict_error);
	return NULL;
}

struct worker *worker_new(worker_done done, void *ctx)
{
	struct worker *w = g_new0(struct worker, 1);

	w->jobs = g_async_queue_new();
	w->done = done;
	w->ctx = ctx;
	w->thread = g_thread_new("pemeriksa", run, w);
	return w;
}

void worker_check(struct worker *w, uint64_t ticket, struct check_request *r)
{
	struct job *j = g_new0(struct job, 1);

	*j = (struct job){ .worker = w, .ticket = ticket, .request = r };
	g_async_queue_push(w->jobs, j);
}

void worker_learn(struct worker *w, struct learned *words)
{
	struct job *j = g_new0(struct job, 1);

	*j = (struct job){ .worker = w, .words = words };
	g_async_queue_push(w->jobs, j);
}

void worker_cancel(struct worker *w)
{
	g_atomic_int_set(&w->cancel, 1);
}

void worker_on_result(struct worker *w, void (*wake)(void *ctx), void *ctx)
{
	w->wake = wake;
	w->wake_ctx = ctx;
}

void worker_free(struct worker *w)
{
	struct job *end = g_new0(struct job, 1);

	if (!w)
		return;
	g_atomic_int_set(&w->closing, 1);
	worker_cancel(w);
	end->worker = w;
	g_async_queue_push(w->jobs, end);
	g_thread_join(w->thread);
	g_async_queue_unref(w->jobs);
	g_free(w);
}
