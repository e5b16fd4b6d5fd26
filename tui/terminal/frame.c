#include "terminal/frame.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdbool.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>
#include "terminal/undercurl.h"

enum { FRAME_MAX = 1 << 20 };  /* bytes; the largest of a screen of 512 columns stays below */

static struct {
	FILE *stream;
	int terminal;          /* as it was given */
	int memory;            /* a file without a disk, or -1: every write goes straight out */
	bool open;             /* the stream's descriptor leads there for now */
	GString *cut, *made;   /* what undercurl_make() works with, or NULL: frames leave as they are */
} frame;

/* What limits the size of files limits this one too. */
static int memory_file(void)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_FSIZE, &limit) != 0 || (limit.rlim_cur != RLIM_INFINITY && limit.rlim_cur < FRAME_MAX))
		return -1;
	return memfd_create("frame", MFD_CLOEXEC);
}

FILE *frame_stream(int terminal)
{
	int own = frame.stream ? -1 : fcntl(terminal, F_DUPFD_CLOEXEC, 3);

	if (own < 0)
		return frame.stream;
	frame.stream = fdopen(own, "w");
	frame.terminal = terminal;
	frame.memory = memory_file();
	return frame.stream;
}

static void write_all(int fd, const char *bytes, size_t len)
{
	while (len > 0) {
		ssize_t n = write(fd, bytes, len);
		if (n < 0 && errno == EAGAIN) {            /* another program left the line so */
			struct pollfd room = { .fd = fd, .events = POLLOUT };
			poll(&room, 1, -1);
		} else if (n > 0) {
			bytes += n;
			len -= (size_t)n;
		} else if (n == 0 || errno != EINTR) {
			return;
		}
	}
}

void frame_curly(bool wanted)
{
	if (frame.cut) {
		g_string_free(g_steal_pointer(&frame.cut), TRUE);
		g_string_free(g_steal_pointer(&frame.made), TRUE);
	}
	if (wanted) {
		frame.cut = g_string_new(NULL);
		frame.made = g_string_new(NULL);
	}
}

static void send(const char *bytes, size_t len)
{
	if (!frame.cut) {
		write_all(frame.terminal, bytes, len);
		return;
	}
	g_string_truncate(frame.made, 0);
	undercurl_make(frame.cut, bytes, len, frame.made);
	write_all(frame.terminal, frame.made->str, frame.made->len);
}

void frame_begin(void)
{
	frame.open = frame.memory >= 0 && dup3(frame.memory, fileno(frame.stream), O_CLOEXEC) >= 0;
}

void frame_add(const char *bytes, size_t len)
{
	write_all(fileno(frame.stream), bytes, len);
}

void frame_end(void)
{
	static char bytes[32768];
	off_t at = 0;
	ssize_t n;

	if (!frame.open)
		return;
	frame.open = false;
	dup3(frame.terminal, fileno(frame.stream), O_CLOEXEC);
	while ((n = pread(frame.memory, bytes, sizeof bytes, at)) > 0) {
		send(bytes, (size_t)n);
		at += n;
	}
	if (at > 0 && ftruncate(frame.memory, 0) == 0)
		lseek(frame.memory, 0, SEEK_SET);
}
