#include "session.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utmp.h>

/* How long one listen waits at most before it looks whether the program has ended. */
enum { LOOK_MS = 20 };

static void collect_answer(const char *bytes, size_t len, void *user)
{
	struct session *s = user;

	g_string_append_len(s->answers, bytes, (gssize)len);
}

static void model_start(struct session *s, int rows, int cols)
{
	s->vt = vterm_new(rows, cols);
	vterm_set_utf8(s->vt, 1);
	vterm_output_set_callback(s->vt, collect_answer, s);
	s->screen = vterm_obtain_screen(s->vt);
	vterm_screen_enable_altscreen(s->screen, 1);
	vterm_screen_reset(s->screen, 1);
	watch_init(&s->watch);
	s->answers = g_string_new(NULL);
}

bool session_start(struct session *s, char **argv, char **env, const char *folder, int rows, int cols, GError **error)
{
	struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols };

	*s = (struct session){ .status = SESSION_RUNS };
	if (openpty(&s->terminal, &s->line, NULL, NULL, &size) < 0) {
		g_set_error(error, G_FILE_ERROR, (gint)g_file_error_from_errno(errno), "no pty: %s", g_strerror(errno));
		return false;
	}
	fcntl(s->terminal, F_SETFD, FD_CLOEXEC);
	fcntl(s->terminal, F_SETFL, O_NONBLOCK);
	tcgetattr(s->line, &s->before);
	model_start(s, rows, cols);
	s->pid = fork();
	if (s->pid == 0) {
		if (login_tty(s->line) == 0 && chdir(folder) == 0)
			execve(argv[0], argv, env);
		_exit(127);
	}
	fcntl(s->line, F_SETFD, FD_CLOEXEC);
	return s->pid > 0;
}

static void close_line(struct session *s)
{
	if (s->terminal > 0)
		close(s->terminal);
	if (s->line > 0)
		close(s->line);
	s->terminal = s->line = -1;
}

void session_hang_up(struct session *s)
{
	close_line(s);
}

void session_close(struct session *s)
{
	if (!s->vt)
		return;
	if (s->status == SESSION_RUNS && s->pid > 0) {
		kill(s->pid, SIGKILL);
		waitpid(s->pid, NULL, 0);
	}
	close_line(s);
	vterm_free(s->vt);
	watch_clear(&s->watch);
	redraw_clear(&s->redraw);
	g_string_free(s->answers, TRUE);
	*s = (struct session){ .status = 0 };
}

void session_resize(struct session *s, int rows, int cols)
{
	struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols };

	vterm_set_size(s->vt, rows, cols);
	ioctl(s->terminal, TIOCSWINSZ, &size);
}

static void look_whether_ended(struct session *s)
{
	int how;

	if (s->status != SESSION_RUNS || waitpid(s->pid, &how, WNOHANG) != s->pid)
		return;
	s->status = WIFEXITED(how) ? WEXITSTATUS(how) : 128 + WTERMSIG(how);
}

static void read_all(struct session *s)
{
	char bytes[4096];
	ssize_t len;

	while ((len = read(s->terminal, bytes, sizeof bytes)) > 0) {
		s->quiet = false;
		watch_feed(&s->watch, bytes, (size_t)len);
		redraw_feed(&s->redraw, s->vt, bytes, (size_t)len);
	}
}

/* As many bytes as the line takes now. */
static size_t write_some(struct session *s, const char *bytes, size_t len)
{
	ssize_t taken = len > 0 ? write(s->terminal, bytes, len) : 0;

	s->quiet = s->quiet && len == 0;
	return taken > 0 ? (size_t)taken : 0;
}

void session_listen(struct session *s, int timeout_ms)
{
	struct pollfd p = { .fd = s->terminal, .events = POLLIN };

	s->quiet = poll(&p, 1, MIN(timeout_ms, LOOK_MS)) == 0 && timeout_ms >= LOOK_MS;
	/* First whether it ended, then its last words: nothing is lost between the two. */
	look_whether_ended(s);
	if (s->terminal < 0)
		return;
	read_all(s);
	if (s->mute)
		return;
	g_string_erase(s->answers, 0, (gssize)write_some(s, s->answers->str, s->answers->len));
}

bool session_send(struct session *s, const char *bytes, size_t len, int64_t deadline_us)
{
	for (;;) {
		size_t taken = write_some(s, bytes, len);
		bytes += taken;
		len -= taken;
		if (len == 0)
			return true;
		if (s->status != SESSION_RUNS || g_get_monotonic_time() > deadline_us)
			return false;
		session_listen(s, LOOK_MS);
	}
}

bool session_keys_read(const struct session *s)
{
	int waiting = 0;

	return ioctl(s->line, FIONREAD, &waiting) < 0 || waiting == 0;
}

/* A main loop with nothing to do waits in poll(); one that waits for a disk or a thread does not. */
static bool waits_for_input(pid_t pid)
{
	g_autofree char *path = g_strdup_printf("/proc/%d/syscall", (int)pid);
	g_autofree char *line = NULL;

	if (!g_file_get_contents(path, &line, NULL, NULL))
		return true;            /* where the kernel does not tell, the quiet has to do */
	if (!g_ascii_isdigit(*line))
		return false;
	long number = strtol(line, NULL, 10);
#ifdef SYS_poll
	if (number == SYS_poll)
		return true;
#endif
	return number == SYS_ppoll;
}

bool session_rests(const struct session *s)
{
	return s->quiet && session_keys_read(s) && s->answers->len == 0 && waits_for_input(s->pid);
}

static int row_index(const struct session *s, int row)
{
	int rows, cols;

	vterm_get_size(s->vt, &rows, &cols);
	row = row < 0 ? rows + row : row - 1;
	return row >= 0 && row < rows ? row : -1;
}

char *session_row(const struct session *s, int row)
{
	int rows, cols;
	VTermScreenCell cell;
	VTermPos at = { .row = row_index(s, row) };

	if (at.row < 0)
		return NULL;
	vterm_get_size(s->vt, &rows, &cols);
	g_autoptr(GString) out = g_string_new(NULL);
	for (; at.col < cols && vterm_screen_get_cell(s->screen, at, &cell); at.col++) {
		if (cell.chars[0] == (uint32_t)-1)   /* the right half of a wide character */
			continue;
		for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
			g_string_append_unichar(out, cell.chars[i]);
		if (!cell.chars[0])
			g_string_append_c(out, ' ');
	}
	return g_strchomp(g_strdup(out->str));
}

bool session_cell(const struct session *s, int row, int col, VTermScreenCell *cell)
{
	VTermPos at = { .row = row_index(s, row), .col = col - 1 };

	return at.row >= 0 && vterm_screen_get_cell(s->screen, at, cell);
}

void session_cursor(const struct session *s, int *row, int *col)
{
	VTermPos at;

	vterm_state_get_cursorpos(vterm_obtain_state(s->vt), &at);
	*row = at.row + 1;
	*col = at.col + 1;
}

char *session_left_behind(const struct session *s)
{
	g_autofree char *modes = watch_left_behind(&s->watch);
	struct termios now;

	if (s->line < 0 || tcgetattr(s->line, &now) < 0)
		return g_strdup("");
	bool same = now.c_iflag == s->before.c_iflag && now.c_oflag == s->before.c_oflag && now.c_lflag == s->before.c_lflag &&
		now.c_cflag == s->before.c_cflag && memcmp(now.c_cc, s->before.c_cc, sizeof now.c_cc) == 0;
	return g_strconcat(modes, same ? "" : *modes ? ", line settings" : "line settings", NULL);
}
