/* The screen: takes the terminal, runs until the writer leaves, gives it back. */
#pragma once
#include <stdint.h>

struct store;

/* A cli_screen: the exit status. opened stays the caller's; id: the article to open, 0: the list. */
int screen_run(struct store *opened, int64_t id);
