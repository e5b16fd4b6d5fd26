#include "terminal/signals.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

static int inlet = -1;

/* A pipe that is full has all signals in it already. */
static void on_signal(int sig)
{
	int before = errno;
	unsigned char byte = (unsigned char)sig;

	if (write(inlet, &byte, 1) < 0)
		errno = before;
}

void signals_catch(const int *signals)
{
	struct sigaction handler = { .sa_handler = on_signal, .sa_flags = SA_RESTART };

	for (; *signals; signals++)
		sigaction(*signals, &handler, NULL);
}

int signals_listen(const int *signals)
{
	int ends[2];

	if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) < 0)
		return -1;
	inlet = ends[1];
	signals_catch(signals);
	return ends[0];
}

guint64 signals_take(int fd)
{
	unsigned char bytes[64];
	guint64 came = 0;

	for (ssize_t n; (n = read(fd, bytes, sizeof bytes)) > 0;)
		for (ssize_t i = 0; i < n; i++)
			came |= G_GUINT64_CONSTANT(1) << bytes[i];
	return came;
}
