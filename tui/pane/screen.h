/* The screen: takes the terminal, runs until the writer leaves, gives it back. */
#pragma once
#include <stdint.h>

/* A cli_screen: the exit status. id: the article to open, 0: the list. */
int screen_run(const char *store_folder, int64_t id);
