#include "steps.h"
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <glib/gstdio.h>
#include "keys.h"

enum { PATIENCE_S = 10 };

/* words[0] is the step's name; rest: the line behind it, for steps that read it themselves. */
struct step { struct run *run; char **words; unsigned count; const char *rest; };
typedef bool (*condition)(const struct step *st);

static bool step_fail(GError **error, const char *format, ...) G_GNUC_PRINTF(2, 3);
static bool step_fail(GError **error, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	g_autofree char *message = g_strdup_vprintf(format, args);
	va_end(args);
	g_set_error_literal(error, STEP_ERROR, 0, message);
	return false;
}

/* `contains X`, `lacks X`, `= X` or just X, which means contains. */
static bool text_holds(const char *text, char **claim)
{
	if (!text)
		return false;
	if (strcmp(claim[0], "lacks") == 0)
		return !strstr(text, claim[1]);
	if (strcmp(claim[0], "=") == 0)
		return strcmp(text, claim[1]) == 0;
	return strstr(text, claim[1] ? claim[1] : claim[0]) != NULL;
}

static bool nothing_stray(struct run *r, GError **error)
{
	const struct watch *w = &r->seat->session.watch;

	if (!r->seat->session.vt || w->stray->len == 0)
		return true;
	g_autofree char *tail = g_strescape(w->tail->str, NULL);
	return step_fail(error, "the program sent a byte it must not send: %s\nlast bytes: %s", w->stray->str, tail);
}

/* Whoever sits at another screen is heard too: a program whose line is full would stand still. */
static void listen(struct run *r, int timeout_ms)
{
	for (unsigned i = 0; i < SEATS; i++)
		if (r->seats[i].session.vt && &r->seats[i] != r->seat)
			session_listen(&r->seats[i].session, 0);
	session_listen(&r->seat->session, timeout_ms);
}

static bool wait_until(const struct step *st, condition holds, GError **error)
{
	struct session *s = &st->run->seat->session;
	gint64 deadline_us = g_get_monotonic_time() + PATIENCE_S * G_USEC_PER_SEC;

	if (!s->vt)
		return step_fail(error, "no program was started");
	while (!holds(st)) {
		if (g_get_monotonic_time() > deadline_us)
			return step_fail(error, "not so after %d s", PATIENCE_S);
		bool over = s->status != SESSION_RUNS;
		listen(st->run, 1000);
		if (over && !holds(st))
			return step_fail(error, "not so, and the program has ended with status %d", s->status);
	}
	return nothing_stray(st->run, error);
}

/* ---- conditions on the screen ---- */

static bool row_holds(const struct step *st)
{
	g_autofree char *row = session_row(&st->run->seat->session, atoi(st->words[1]));

	return text_holds(row, st->words + 2);
}

static bool screen_holds(const struct step *st)
{
	bool lacks = strcmp(st->words[1], "lacks") == 0;
	bool found = false;
	char *row;

	for (int i = 1; !found && (row = session_row(&st->run->seat->session, i)); i++) {
		found = strstr(row, st->words[2]) != NULL;
		g_free(row);
	}
	return found != lacks;
}

static bool cursor_holds(const struct step *st)
{
	int row, col;

	session_cursor(&st->run->seat->session, &row, &col);
	if (strcmp(st->words[1], "in") != 0)
		return row == atoi(st->words[1]) && col == atoi(st->words[2]);
	g_autofree char *text = session_row(&st->run->seat->session, row);
	return text && strstr(text, st->words[2]);
}

static bool cell_looks(const VTermScreenCell *cell, const char *look)
{
	const VTermScreenCellAttrs *a = &cell->attrs;

	if (strcmp(look, "bold") == 0)
		return a->bold;
	if (strcmp(look, "italic") == 0)
		return a->italic;
	if (strcmp(look, "curly") == 0)
		return a->underline == VTERM_UNDERLINE_CURLY;
	if (strcmp(look, "underline") == 0)
		return a->underline;
	if (strcmp(look, "reverse") == 0)
		return a->reverse;
	return !a->bold && !a->italic && !a->underline && !a->reverse;   /* plain */
}

static bool style_holds(const struct step *st)
{
	int row = atoi(st->words[1]);
	g_autofree char *text = session_row(&st->run->seat->session, row);
	const char *at = text ? strstr(text, st->words[2]) : NULL;
	VTermScreenCell cell;

	if (!at)
		return false;
	int from = (int)g_utf8_strlen(text, at - text) + 1, len = (int)g_utf8_strlen(st->words[2], -1);
	for (int col = from; col < from + len; col++)
		if (!session_cell(&st->run->seat->session, row, col, &cell) || !cell_looks(&cell, st->words[3]))
			return false;
	return true;
}

static bool clipboard_holds(const struct step *st)
{
	return text_holds(st->run->seat->session.watch.clipboard->str, st->words + 1);
}

static bool has_ended(const struct step *st)
{
	return st->run->seat->session.status != SESSION_RUNS;
}

static bool keys_are_read(const struct step *st)
{
	return session_keys_read(&st->run->seat->session);
}

/* ---- steps ---- */

static bool do_row(struct step *st, GError **error) { return wait_until(st, row_holds, error); }
static bool do_screen(struct step *st, GError **error) { return wait_until(st, screen_holds, error); }
static bool do_cursor(struct step *st, GError **error) { return wait_until(st, cursor_holds, error); }
static bool do_style(struct step *st, GError **error) { return wait_until(st, style_holds, error); }
static bool do_clipboard(struct step *st, GError **error) { return wait_until(st, clipboard_holds, error); }

static bool do_size(struct step *st, GError **error)
{
	struct run *r = st->run;

	if (sscanf(st->words[1], "%dx%d", &r->seat->cols, &r->seat->rows) != 2 || r->seat->cols < 1 || r->seat->rows < 1)
		return step_fail(error, "a size is COLUMNSxROWS");
	if (r->seat->started && r->seat->session.status == SESSION_RUNS)
		session_resize(&r->seat->session, r->seat->rows, r->seat->cols);
	return true;
}

static bool do_session(struct step *st, GError **error)
{
	int number = atoi(st->words[1]);

	if (number < 1 || number > SEATS)
		return step_fail(error, "a session is a number from 1 to %d", SEATS);
	st->run->seat = &st->run->seats[number - 1];
	return true;
}

static bool do_env(struct step *st, GError **error)
{
	for (unsigned i = 1; i < st->count; i++) {
		g_auto(GStrv) pair = g_strsplit(st->words[i], "=", 2);
		st->run->env = pair[1] ? g_environ_setenv(st->run->env, pair[0], pair[1], TRUE) :
			g_environ_unsetenv(st->run->env, pair[0]);
	}
	return st->count > 1 || step_fail(error, "env NAME=VALUE, or NAME to take it away");
}

/* The program's name before the words of the step; borrowed strings. */
static char **program_arguments(const struct step *st)
{
	char **argv = g_new0(char *, st->count + 1);

	memcpy(argv, st->words, st->count * sizeof *argv);
	argv[0] = (char *)st->run->program;
	return argv;
}

static bool do_run(struct step *st, GError **error)
{
	struct run *r = st->run;
	g_autofree char **argv = program_arguments(st);
	int how;

	g_clear_pointer(&r->out, g_free);
	g_clear_pointer(&r->err, g_free);
	if (!g_spawn_sync(r->work, argv, r->env, G_SPAWN_DEFAULT, NULL, NULL, &r->out, &r->err, &how, error))
		return false;
	r->status = WIFEXITED(how) ? WEXITSTATUS(how) : 128 + WTERMSIG(how);
	r->status_owed = true;
	return true;
}

static bool do_status(struct step *st, GError **error)
{
	if (!st->run->out)
		return step_fail(error, "nothing was run");
	st->run->status_owed = false;
	return st->run->status == atoi(st->words[1]) || step_fail(error, "it ended with status %d", st->run->status);
}

static bool do_stdout(struct step *st, GError **error)
{
	return text_holds(st->run->out, st->words + 1) || step_fail(error, "not so");
}

static bool do_stderr(struct step *st, GError **error)
{
	return text_holds(st->run->err, st->words + 1) || step_fail(error, "not so");
}

static bool do_write(struct step *st, GError **error)
{
	g_autofree char *path = g_build_filename(st->run->work, st->words[1], NULL);

	return g_file_set_contents(path, st->words[2], -1, error);
}

static bool do_file(struct step *st, GError **error)
{
	g_autofree char *path = g_build_filename(st->run->work, st->words[1], NULL);
	g_autofree char *text = NULL;

	if (strcmp(st->words[2], "missing") == 0)
		return !g_file_test(path, G_FILE_TEST_EXISTS) || step_fail(error, "it is there");
	return g_file_get_contents(path, &text, NULL, error) && (text_holds(text, st->words + 2) || step_fail(error, "not so"));
}

static bool do_start(struct step *st, GError **error)
{
	struct run *r = st->run;
	g_autofree char **argv = program_arguments(st);

	if (r->seat->started && r->seat->session.status == SESSION_RUNS)
		return step_fail(error, "the program is already running");
	session_close(&r->seat->session);
	r->seat->started = session_start(&r->seat->session, argv, r->env, r->work, r->seat->rows, r->seat->cols, error);
	return r->seat->started;
}

/* Until the program has read what was sent. The kernel hands keys over in its own time, so one look at the answer comes first. */
static bool cut_here(const struct step *st, GError **error)
{
	session_listen(&st->run->seat->session, 1000);
	return wait_until(st, keys_are_read, error);
}

static bool do_keys(struct step *st, GError **error)
{
	struct session *s = &st->run->seat->session;
	g_autoptr(GPtrArray) chunks = NULL;

	if (!s->vt)
		return step_fail(error, "no program was started");
	struct keys_mode mode = { .cursor_keys = s->watch.cursor_keys, .bracketed_paste = s->watch.bracketed_paste };
	if (!keys_encode(st->rest, mode, &chunks, error))
		return false;
	for (unsigned i = 0; i < chunks->len; i++) {
		const GString *chunk = g_ptr_array_index(chunks, i);
		gint64 deadline_us = g_get_monotonic_time() + PATIENCE_S * G_USEC_PER_SEC;
		if (i > 0 && !cut_here(st, error))
			return false;
		if (!session_send(s, chunk->str, chunk->len, deadline_us))
			return step_fail(error, "the program does not read its keys");
	}
	return true;
}

static bool it_rests(const struct step *st)
{
	return session_rests(&st->run->seat->session);
}

static bool is_the_same_drawn_anew(const struct step *st)
{
	return st->run->seat->session.redraw.agrees;
}

/* What came in small pieces agrees with the whole drawn by Ctrl-L, which means the same everywhere and changes nothing else. */
static bool draw_anew(const struct step *st, GError **error)
{
	struct session *s = &st->run->seat->session;
	g_autoptr(GError) late = NULL;
	bool changed = st->run->seat->changed && st->run->seat->settled;

	if (!st->run->redraws || !changed || !s->watch.bracketed_paste || s->status != SESSION_RUNS || s->mute)
		return true;
	if (!wait_until(st, it_rests, error))
		return false;
	redraw_clear(&s->redraw);
	s->redraw.wanted = true;
	if (!session_send(s, "\f", 1, g_get_monotonic_time() + PATIENCE_S * G_USEC_PER_SEC))
		return step_fail(error, "the program does not read its keys");
	if (wait_until(st, is_the_same_drawn_anew, &late))
		return true;
	g_autofree char *what = redraw_differs(&s->redraw, s->vt);
	return step_fail(error, "before this step the screen, drawn anew, was another one (%s): %s", late->message, what ? what : "");
}

static bool do_answers(struct step *st, GError **error)
{
	bool held = strcmp(st->words[1], "held") == 0;

	st->run->seat->session.mute = held;
	return held || strcmp(st->words[1], "sent") == 0 || step_fail(error, "answers are held or sent");
}

/* Heard by tests/fault/disk.c, which the program has loaded. */
static bool do_disk(struct step *st, GError **error)
{
	g_autofree char *path = g_build_filename(st->run->work, "disk", NULL);

	return g_environ_getenv(st->run->env, "LD_PRELOAD") ? g_file_set_contents(path, st->words[1], -1, error) :
		step_fail(error, "no disk: the runner needs $DISK_SHIM");
}

static bool do_kill(struct step *st, GError **error)
{
	struct run *r = st->run;
	int number = st->count > 1 ? atoi(st->words[1]) : SIGTERM;

	if (!r->seat->started || kill(r->seat->session.pid, number) < 0)
		return step_fail(error, "no program to kill");
	if (number != SIGKILL)
		return true;
	r->seat->started = false;
	return wait_until(st, has_ended, error);
}

static bool do_hangup(struct step *st, GError **error)
{
	session_hang_up(&st->run->seat->session);
	st->run->seat->started = false;
	return wait_until(st, has_ended, error);
}

static bool look_at_the_end(const struct step *st, int wanted, GError **error)
{
	struct session *s = &st->run->seat->session;

	if (!wait_until(st, has_ended, error))
		return false;
	st->run->seat->started = false;
	session_listen(s, 0);
	g_autofree char *left = session_left_behind(s);
	if (wanted >= 0 && s->status != wanted)
		return step_fail(error, "the program ended with status %d", s->status);
	return *left == '\0' || step_fail(error, "the program left the terminal changed: %s", left);
}

static bool do_exit(struct step *st, GError **error)
{
	return look_at_the_end(st, st->count > 1 ? atoi(st->words[1]) : 0, error);
}

/* claim: about the screen; true once the screen has come to rest. */
static const struct { const char *name; unsigned least; bool (*run)(struct step *, GError **); const char *usage; bool claim; } steps[] = {
	{ "size", 2, do_size, "size COLUMNSxROWS", false },
	{ "session", 2, do_session, "session NUMBER", false },
	{ "env", 2, do_env, "env NAME=VALUE | NAME", false },
	{ "run", 2, do_run, "run ARGUMENT...", false },
	{ "status", 2, do_status, "status NUMBER", false },
	{ "stdout", 2, do_stdout, "stdout [contains|lacks|=] \"text\"", false },
	{ "stderr", 2, do_stderr, "stderr [contains|lacks|=] \"text\"", false },
	{ "write", 3, do_write, "write FILE \"text\"", false },
	{ "file", 3, do_file, "file NAME [contains|lacks|=] \"text\" | missing", false },
	{ "start", 1, do_start, "start [ARGUMENT...]", false },
	{ "keys", 2, do_keys, "keys \"text\" <key>...", false },
	{ "row", 3, do_row, "row NUMBER [contains|lacks|=] \"text\"", true },
	{ "screen", 3, do_screen, "screen contains|lacks \"text\"", true },
	{ "cursor", 3, do_cursor, "cursor ROW COLUMN | in \"text\"", true },
	{ "style", 4, do_style, "style ROW \"text\" bold|italic|underline|curly|reverse|plain", true },
	{ "clipboard", 2, do_clipboard, "clipboard [contains|lacks|=] \"text\"", false },
	{ "answers", 2, do_answers, "answers held|sent", false },
	{ "disk", 2, do_disk, "disk well|held|failing|broken|full|nameless|plain", false },
	{ "kill", 1, do_kill, "kill [SIGNAL NUMBER]", false },
	{ "hangup", 1, do_hangup, "hangup", false },
	{ "exit", 1, do_exit, "exit [STATUS]", false },
};

/* Split a line into words; "quoted ones" may hold blanks. */
static bool split_words(const char *line, GPtrArray *words, GError **error)
{
	for (line += strspn(line, " \t"); *line && *line != '#'; line += strspn(line, " \t")) {
		size_t len = strcspn(line, " \t");
		bool quoted = *line == '"';
		char *word = quoted ? keys_quoted(&line) : g_strndup(line, len);
		if (!word)
			return step_fail(error, "no closing quote");
		g_ptr_array_add(words, word);
		line += quoted ? 0 : len;
	}
	return true;
}

static bool needs_claim(const char *word)
{
	return strcmp(word, "contains") == 0 || strcmp(word, "lacks") == 0 || strcmp(word, "=") == 0;
}

bool step_do(struct run *r, const char *line, GError **error)
{
	g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
	struct step st = { .run = r };

	line += strspn(line, " \t");
	if (g_str_has_prefix(line, "keys ")) {
		g_ptr_array_add(words, g_strdup("keys"));
		g_ptr_array_add(words, g_strdup(line + 5));
		st.rest = line + 5;
	} else if (!split_words(line, words, error)) {
		return false;
	}
	st.count = words->len;
	g_ptr_array_add(words, NULL);
	st.words = (char **)words->pdata;
	if (st.count == 0)
		return true;
	if (r->status_owed && r->status != 0 && strcmp(st.words[0], "status") != 0)
		return step_fail(error, "the command before this line ended with status %d", r->status);
	r->status_owed = false;
	for (size_t i = 0; i < G_N_ELEMENTS(steps); i++) {
		if (strcmp(steps[i].name, st.words[0]) != 0)
			continue;
		if (st.count < steps[i].least || needs_claim(st.words[st.count - 1]))
			return step_fail(error, "usage: %s", steps[i].usage);
		if (!steps[i].claim && !draw_anew(&st, error))
			return false;
		if (!steps[i].claim)
			r->seat->settled = r->seat->changed = false;
		if (!steps[i].run(&st, error))
			return false;
		r->seat->settled = steps[i].claim;
		r->seat->changed |= steps[i].run == do_keys;
		return true;
	}
	return step_fail(error, "unknown step '%s'", st.words[0]);
}

bool steps_finish(struct run *r, GError **error)
{
	struct step st = { .run = r };

	if (r->status_owed && r->status != 0)
		return step_fail(error, "the last command ended with status %d", r->status);
	for (r->seat = r->seats; r->seat < r->seats + SEATS; r->seat++) {
		if (!r->seat->started)
			continue;
		if (r->seat->session.status == SESSION_RUNS)
			kill(r->seat->session.pid, SIGTERM);
		if (!look_at_the_end(&st, -1, error))
			return false;
	}
	r->seat = r->seats;
	return true;
}

/* A home with nothing in it, and of the caller's environment only what the sanitizers read. */
void run_init(struct run *r, const char *program, const char *data)
{
	static const char *const kept[] = { "PATH", "ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS", "MALLOC_PERTURB_" };

	*r = (struct run){ .program = program, .seat = r->seats };
	for (unsigned i = 0; i < SEATS; i++)
		r->seats[i] = (struct seat){ .rows = 24, .cols = 80 };
	r->home = g_dir_make_tmp("redaksi-home-XXXXXX", NULL);
	r->work = g_dir_make_tmp("redaksi-work-XXXXXX", NULL);
	g_assert_true(r->home && r->work);
	g_autofree char *link = g_build_filename(r->work, "data", NULL);
	g_assert_cmpint(symlink(data, link), ==, 0);
	r->env = g_environ_setenv(NULL, "HOME", r->home, TRUE);
	r->env = g_environ_setenv(r->env, "TERM", "xterm-256color", TRUE);
	r->env = g_environ_setenv(r->env, "LANG", "C.UTF-8", TRUE);
	for (size_t i = 0; i < G_N_ELEMENTS(kept); i++)
		if (g_getenv(kept[i]))
			r->env = g_environ_setenv(r->env, kept[i], g_getenv(kept[i]), TRUE);
	/* The store is on a disk that the step `disk` speaks for. */
	if (g_getenv("DISK_SHIM")) {
		g_autofree char *said = g_build_filename(r->work, "disk", NULL);
		r->env = g_environ_setenv(r->env, "LD_PRELOAD", g_getenv("DISK_SHIM"), TRUE);
		r->env = g_environ_setenv(r->env, "DISK", said, TRUE);
		r->env = g_environ_setenv(r->env, "DISK_PLACE", "/.local/share/redaksi", TRUE);
	}
	/* The sanitizers' words go where they can be read, not into the terminal. */
	const char *asan = g_environ_getenv(r->env, "ASAN_OPTIONS");
	g_autofree char *options = g_strdup_printf("%s%slog_path=%s/sanitizer", asan ? asan : "", asan ? ":" : "", r->work);
	r->env = g_environ_setenv(r->env, "ASAN_OPTIONS", options, TRUE);
}

static void remove_tree(const char *path)
{
	GDir *folder = g_file_test(path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open(path, 0, NULL);
	const char *name;

	while (folder && (name = g_dir_read_name(folder))) {
		g_autofree char *inner = g_build_filename(path, name, NULL);
		remove_tree(inner);
	}
	if (folder)
		g_dir_close(folder);
	g_remove(path);
}

void run_clear(struct run *r)
{
	for (unsigned i = 0; i < SEATS; i++)
		session_close(&r->seats[i].session);
	remove_tree(r->home);
	remove_tree(r->work);
	g_free(r->home);
	g_free(r->work);
	g_strfreev(r->env);
	g_free(r->out);
	g_free(r->err);
}

/* What a sanitizer said of the program. */
static void print_sanitizer(const struct run *r)
{
	g_autoptr(GDir) folder = g_dir_open(r->work, 0, NULL);
	const char *name;

	while (folder && (name = g_dir_read_name(folder))) {
		g_autofree char *path = g_build_filename(r->work, name, NULL);
		g_autofree char *text = NULL;
		if (g_str_has_prefix(name, "sanitizer.") && g_file_get_contents(path, &text, NULL, NULL))
			printf("%s\n", text);
	}
}

static void print_screen(const struct run *r)
{
	int cursor_row, cursor_col;
	char *row;

	if (r->err && *r->err)
		printf("the last command's error output: %s\n", r->err);
	if (r->out && *r->out)
		printf("the last command's output: %.2000s\n", r->out);
	if (!r->seat->session.vt)
		return;
	session_cursor(&r->seat->session, &cursor_row, &cursor_col);
	printf("session %d, screen %dx%d, cursor %d %d\n", (int)(r->seat - r->seats) + 1, r->seat->cols, r->seat->rows, cursor_row, cursor_col);
	for (int i = 1; (row = session_row(&r->seat->session, i)); i++) {
		printf("%3d|%s\n", i, row);
		g_free(row);
	}
}

void run_print(const struct run *r, const char *what)
{
	printf("%s\n", what);
	print_screen(r);
	print_sanitizer(r);
}
