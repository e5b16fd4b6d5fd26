#include "terminal/frame.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdbool.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>
#include "terminal/sgr.h"

enum { FRAME_MAX = 1 << 20 };  /* bytes; the largest of a screen of 512 columns stays below */

static struct {
	FILE *stream;
	int terminal;          /* as it was given */
	int memory;            /* a file without a disk, or -1: every write goes straight out */
	bool open;             /* the stream's descriptor leads there for now */
	struct sgr *sgr;       /* NULL: frames leave as they are */
	GString *made;
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

void frame_shorten(bool wanted, bool curly)
{
	sgr_free(g_steal_pointer(&frame.sgr));
	if (wanted)
		frame.sgr = sgr_new(curly);
	if (!frame.made)
		frame.made = g_string_new(NULL);
}

void frame_forget(void)
{
	if (frame.sgr)
		sgr_forget(frame.sgr);
}

/* A part of the frame. */
static void take(const char *bytes, size_t len)
{
	if (frame.sgr)
		sgr_shorten(frame.sgr, bytes, len, frame.made);
	else
		write_all(frame.terminal, bytes, len);
}

static void send_made(void)
{
	if (!frame.sgr)
		return;
	sgr_settle(frame.sgr, frame.made);
	write_all(frame.terminal, frame.made->str, frame.made->len);
	g_string_truncate(frame.made, 0);
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
		take(bytes, (size_t)n);
		at += n;
	}
	if (at == 0)
		return;
	send_made();
	if (ftruncate(frame.memory, 0) == 0)
		lseek(frame.memory, 0, SEEK_SET);
}
