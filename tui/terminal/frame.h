/* What a turn draws leaves in one write. ncurses writes at every cursor address, and over SSH each write can become a packet
 * of its own: a hundred bytes of envelope around a letter. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* A stream for newterm() onto the terminal that `terminal` is open on, the same one each time; NULL: no descriptor is left.
 * Outside a frame what is written to it goes straight out. */
FILE *frame_stream(int terminal);

void frame_shorten(bool wanted, bool curly);   /* frames go through sgr_shorten() from now on; curly: underlines are wavy */
void frame_forget(void);     /* the terminal may be in any state */
void frame_begin(void);      /* from here on what ncurses writes is kept */
void frame_add(const char *bytes, size_t len);   /* behind it; outside a frame straight to the terminal */
void frame_end(void);        /* all of it goes out */
