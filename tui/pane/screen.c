#include "pane/screen.h"
#include <glib-unix.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>
#include "app/clock.h"
#include "app/command.h"
#include "app/config.h"
#include "app/worker.h"
#include "app/writer.h"
#include "edit/cell.h"
#include "pane/pane.h"
#include "terminal/decode.h"
#include "terminal/signals.h"
#include "terminal/terminal.h"

enum { INPUT_MAX = 4 << 20 };       /* bytes that one turn takes */

struct screen {
	struct app *app;
	struct decoder *decoder;
	GMainLoop *loop;
	GSource *deadline;
	bool owed;                 /* the last frame waits for the line */
	bool gone;                 /* the terminal went away: nothing is drawn any more */
	int status;
};

/* false: the frame waits for the line. */
static bool draw(const struct app *a)
{
	struct areas areas;

	app_areas(a, &areas);
	draw_begin();
	if (areas.list.rows > 0)
		pane_list(a, &areas.list);
	/* Prose beside prose needs a line between; beside the list's short rows a gap does, and costs nothing. */
	if (areas.preview.rows > 0 && areas.text.rows > 0)
		draw_divider(areas.preview.row, areas.preview.rows, areas.preview.col - 2);
	pane_head(a, &areas.head);
	if (areas.text.rows > 0)
		pane_text(a, &areas.text);
	if (areas.preview.rows > 0)
		pane_preview(a, &areas.preview);
	pane_strip(a, &areas.strip);
	pane_bars(a, &areas);
	if (app_overlay(a))
		pane_overlay(a, app_overlay(a));
	return draw_end(a->now_us);
}

/* Somebody waits for the disk, and the loop with them: what the state line says now is all that can be said. */
static void on_slow_disk(void *data)
{
	const struct screen *s = data;

	if (!s->gone)
		draw(s->app);
}

static void set_deadline(struct screen *s)
{
	int64_t at = app_deadline(s->app), wait = decoder_wait(s->decoder, s->app->now_us);

	if (wait >= 0 && (at < 0 || s->app->now_us + wait < at))
		at = s->app->now_us + wait;
	if (s->owed) {
		int64_t until = s->app->now_us + terminal_wait(s->app->now_us);
		at = at < 0 ? until : MIN(at, until);
	}
	g_source_set_ready_time(s->deadline, at);
}

/* All that is ready, into the decoder: how many bytes; *gone when the terminal is. */
static size_t read_all(struct screen *s, bool *gone)
{
	char buffer[65536];
	ssize_t n = 0;
	size_t all = 0;

	while (all < INPUT_MAX && (n = terminal_read(buffer, sizeof buffer)) > 0) {
		decoder_feed(s->decoder, buffer, (size_t)n, s->app->now_us);
		all += (size_t)n;
	}
	*gone = n < 0;
	return all;
}

static void take_inputs(struct screen *s)
{
	struct input in;

	while (!s->app->quit && decoder_next(s->decoder, s->app->now_us, &in)) {
		if (in.kind == INPUT_STATUS)
			terminal_answered(s->app->now_us);
		else
			app_input(s->app, &in);
	}
}

static const int signals_meant[] = { SIGWINCH, SIGTERM, SIGHUP, SIGTSTP, SIGCONT, 0 };

/* After somebody else had the terminal. */
static void take_terminal(struct screen *s)
{
	bool fallback, gone;

	if (!terminal_start(&fallback, NULL))
		s->gone = s->app->quit = true;
	terminal_forget();
	signals_catch(signals_meant);       /* ncurses has a handler of its own, after which pastes have no brackets */
	read_all(s, &gone);
	take_inputs(s);
}

static void suspend(struct screen *s)
{
	if (s->app->doc && s->app->doc->journal)
		journal_sync(s->app->doc->journal);
	terminal_stop();
	signal(SIGTSTP, SIG_DFL);
	signal(SIGCONT, SIG_DFL);
	kill(0, SIGTSTP);
	take_terminal(s);
}

/* Continued after a stop that cannot be caught: the shell has changed the line. In the background it is the shell's. */
static void go_on(struct screen *s)
{
	if (tcgetpgrp(STDIN_FILENO) != getpgrp())
		return;
	terminal_stop();
	take_terminal(s);
}

/* After the state changed: what it asks of the terminal, the drawing, the next deadline. */
static void end_turn(struct screen *s)
{
	struct app *a = s->app;

	app_turn_ends(a);
	if (a->suspend) {
		a->suspend = false;
		suspend(s);
	}
	if (a->copy_out && !s->gone) {
		a->copy_out = false;
		if (!terminal_clipboard(a->clipboard->str, a->clipboard->len))
			app_notice(a, NOTICE_INFO, "%s", _("Disalin di redaksi saja: terlalu besar untuk papan klip terminal"));
	}
	if (a->redraw_all) {
		a->redraw_all = false;
		terminal_forget();
	}
	if (a->quit) {
		g_main_loop_quit(s->loop);
		return;
	}
	s->owed = !s->gone && !draw(a);
	set_deadline(s);
}

static void begin_turn(struct screen *s)
{
	s->app->now_us = clock_monotonic_us();
	s->app->now_s = clock_now_s();
}

/* The program leaves and nobody has asked for it: a paste that the line has cut is kept as far as it came. */
static void leave(struct screen *s)
{
	struct input in;

	take_inputs(s);
	if (decoder_finish(s->decoder, s->app->now_us, &in))
		app_input(s->app, &in);
	app_leave(s->app);
}

static void terminal_gone(struct screen *s)
{
	s->gone = true;
	leave(s);
	end_turn(s);
}

/* All keys that are ready are taken before the screen is drawn once. */
static gboolean on_input(gint fd, GIOCondition condition, gpointer data)
{
	struct screen *s = data;
	bool gone;

	(void)fd;
	begin_turn(s);
	size_t n = read_all(s, &gone);
	take_inputs(s);
	if (gone || (n == 0 && (condition & (G_IO_HUP | G_IO_ERR)))) {
		terminal_gone(s);
		return G_SOURCE_REMOVE;
	}
	end_turn(s);
	return G_SOURCE_CONTINUE;
}

static gboolean on_deadline(GSource *source, GSourceFunc callback, gpointer data)
{
	struct screen *s = data;

	(void)callback;
	g_source_set_ready_time(source, -1);
	begin_turn(s);
	take_inputs(s);
	app_tick(s->app);
	end_turn(s);
	return G_SOURCE_CONTINUE;
}

/* Findings came home and nothing else happened: draw. */
static void on_worker(void *data)
{
	begin_turn(data);
	end_turn(data);
}

/* Another session asks for the open article, hands it over, or opened one of the list. */
static gboolean on_pens(gint fd, GIOCondition condition, gpointer data)
{
	struct screen *s = data;

	(void)fd;
	(void)condition;
	begin_turn(s);
	writer_look(s->app);
	end_turn(s);
	return G_SOURCE_CONTINUE;
}

static void resize(struct screen *s)
{
	int rows, cols;

	terminal_resized();
	terminal_size(&rows, &cols);
	app_size(s->app, rows, cols);
}

static gboolean on_signals(gint fd, GIOCondition condition, gpointer data)
{
	struct screen *s = data;
	guint64 came = signals_take(fd);

	(void)condition;
	s->gone = s->gone || (came >> SIGHUP & 1);
	begin_turn(s);
	s->app->suspend = s->app->suspend || (came >> SIGTSTP & 1);
	if (came >> SIGCONT & 1)
		go_on(s);
	if (came >> SIGWINCH & 1)
		resize(s);
	if (s->gone || (came >> SIGTERM & 1))
		leave(s);
	end_turn(s);
	return G_SOURCE_CONTINUE;
}

static GSource *deadline_source(struct screen *s)
{
	static GSourceFuncs funcs = { .dispatch = on_deadline };
	GSource *source = g_source_new(&funcs, sizeof(GSource));

	g_source_set_callback(source, NULL, s, NULL);
	g_source_attach(source, NULL);
	return source;
}

static void listen(struct screen *s)
{
	struct sigaction ignore = { .sa_handler = SIG_IGN };

	sigaction(SIGPIPE, &ignore, NULL);
	sigaction(SIGXFSZ, &ignore, NULL);
	g_unix_fd_add(STDIN_FILENO, G_IO_IN | G_IO_HUP | G_IO_ERR, on_input, s);
	if (s->app->pen_fd >= 0)
		g_unix_fd_add(s->app->pen_fd, G_IO_IN, on_pens, s);
	int signals = signals_listen(signals_meant);
	if (signals >= 0)
		g_unix_fd_add(signals, G_IO_IN, on_signals, s);
	s->deadline = deadline_source(s);
}

/* The last words: a text that was not stored must not be left in silence. */
static void say_unsaved(const char *why)
{
	if (!why)
		return;
	g_autofree char *safe = cell_safe(why, strlen(why), 500);
	fprintf(stderr, "redaksi: %s\n", safe);
}

int screen_run(struct store *opened, int64_t id)
{
	struct screen s = { 0 };
	g_autoptr(GError) error = NULL;
	g_auto(config) settings = { 0 };
	bool fallback = false;
	int rows, cols;

	config_init(&settings);
	config_load(&settings, NULL);
	terminal_mouse(settings.mouse);
	if (!terminal_start(&fallback, &error)) {
		fprintf(stderr, "redaksi: %s\n", _("terminal ini tidak dapat menampilkan layar; pakai perintah tanpa layar, lihat redaksi --help"));
		return 2;
	}
	s.decoder = decoder_new();
	s.loop = g_main_loop_new(NULL, FALSE);
	g_autoptr(GKeyFile) file = config_file(NULL);
	command_bind(file);
	s.app = app_new(opened, &settings, id, clock_now_s(), clock_monotonic_us());
	if (id == 0)
		app_open_left(s.app);
	worker_on_result(s.app->worker, on_worker, &s);
	saver_on_result(s.app->saver, on_worker, &s);
	saver_on_slow(s.app->saver, on_slow_disk, &s);
	s.app->list_wake = on_worker;
	s.app->list_wake_ctx = &s;
	if (fallback)
		app_notice(s.app, NOTICE_INFO, "%s", _("Jenis terminal tidak dikenal; dianggap xterm-256color"));
	terminal_size(&rows, &cols);
	app_size(s.app, rows, cols);
	listen(&s);
	begin_turn(&s);
	end_turn(&s);
	if (!s.app->quit)
		g_main_loop_run(s.loop);
	g_autofree char *unsaved = app_end(s.app);
	app_free(s.app);
	if (!s.gone)
		terminal_stop();
	say_unsaved(unsaved);
	g_source_destroy(s.deadline);
	g_source_unref(s.deadline);
	g_main_loop_unref(s.loop);
	decoder_free(s.decoder);
	return 0;
}
