#include "test.h"
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>
#include "terminal/frame.h"

/* The stream is one for the whole program, and so is this terminal, which keeps writes apart. */
static struct { int near, far; FILE *stream; } line;

static void open_line(void)
{
	int ends[2];

	if (line.stream)
		return;
	g_assert_cmpint(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_NONBLOCK, 0, ends), ==, 0);
	line.near = ends[0];
	line.far = ends[1];
	line.stream = frame_stream(line.near);
}

static void draw(const char *bytes)
{
	g_assert_cmpint(write(fileno(line.stream), bytes, strlen(bytes)), ==, (ssize_t)strlen(bytes));
}

static void arrives(const char *expected)
{
	char bytes[256] = { 0 };
	ssize_t n = recv(line.far, bytes, sizeof bytes - 1, 0);

	g_assert_cmpint(n, ==, (ssize_t)strlen(expected));
	g_assert_cmpstr(bytes, ==, expected);
}

static void nothing_more(void)
{
	char byte;

	g_assert_cmpint(recv(line.far, &byte, 1, 0), ==, -1);
}

TEST(a_frame_is_one_write)
{
	open_line();
	frame_begin();
	draw("\x1b[5;1H");
	draw("kata");
	frame_add("\x1b[5n", 4);
	nothing_more();
	frame_end();
	arrives("\x1b[5;1Hkata\x1b[5n");
	nothing_more();
}

TEST(the_next_frame_holds_nothing_of_the_last)
{
	open_line();
	for (int i = 0; i < 2; i++) {
		frame_begin();
		draw(i == 0 ? "yang lama" : "baru");
		frame_end();
	}
	arrives("yang lama");
	arrives("baru");
}

TEST(outside_a_frame_bytes_go_straight_out)
{
	open_line();
	draw("\x1b[?1049h");
	arrives("\x1b[?1049h");
	frame_add("\x1b[?2004h", 8);
	arrives("\x1b[?2004h");
}

TEST(an_empty_frame_sends_nothing)
{
	open_line();
	frame_begin();
	frame_end();
	nothing_more();
}

TEST(a_large_frame_arrives_whole)
{
	enum { SIZE = 100000 };
	size_t got = 0;
	char bytes[65536];
	ssize_t n;

	open_line();
	frame_begin();
	for (int i = 0; i < SIZE / 10; i++)
		draw("sepuluh___");
	frame_end();
	while ((n = recv(line.far, bytes, sizeof bytes, 0)) > 0)
		got += (size_t)n;
	g_assert_cmpuint(got, ==, SIZE);
}

TEST(a_limit_on_files_does_not_cut_a_frame)
{
	if (!g_test_subprocess()) {
		g_test_trap_subprocess(NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
		g_test_trap_assert_passed();
		return;
	}
	struct rlimit small = { .rlim_cur = 16, .rlim_max = 16 };
	g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &small), ==, 0);
	open_line();
	frame_begin();
	draw("lebih dari enam belas bita");
	frame_end();
	arrives("lebih dari enam belas bita");
}

TEST_MAIN
