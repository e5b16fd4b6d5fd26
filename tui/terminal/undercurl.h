/* The wavy line under findings, where the terminal has one: frames make it of what ncurses sends for its only underline. */
#pragma once
#include <stdbool.h>

/* Has the terminal the line? After newterm(). Source: terminfo's extended capability Smulx, user_caps(5). */
bool undercurl_has(const char *terminal);
