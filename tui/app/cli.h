/* The command line: everything redaksi does without a screen, and the door to the screen. */
#pragma once
#include <stdint.h>

struct store;

/* Opens the screen on an article, or on the list for 0; what it returns is the exit status. */
typedef int (*cli_screen)(struct store *opened, int64_t article_id_or_0);

/* Exit statuses, as the manual page tells them. */
enum cli_status {
	CLI_GOOD = 0,
	CLI_NONE = 1,          /* findings, or nothing matched */
	CLI_USAGE = 2,
	CLI_BUSY = 3,          /* store busy, or a conflict */
	CLI_FILE = 4,          /* file, disk, store or dictionary */
	CLI_INTERRUPTED = 130,
};

/* Run one command line. No verb or "buka" calls run_screen when standard input and output are terminals. */
int cli_main(int argc, char **argv, cli_screen run_screen);
