/* Looks at every byte that the program sends to its terminal: modes it sets, what it copies, bytes it must not send. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <glib.h>

struct watch {
	bool alt_screen, bracketed_paste, mouse, cursor_hidden, cursor_keys, keypad;
	GString *stray;      /* the first byte or character that may not be sent, told for a person; empty when none */
	GString *clipboard;  /* what OSC 52 copied last */
	GString *tail;       /* the last bytes sent */
	int state;
	unsigned missing;    /* bytes of a UTF-8 sequence still to come */
	gunichar character;
	GString *sequence;
};

void watch_init(struct watch *w);
void watch_clear(struct watch *w);

/* Source of what may be sent: C0 only BEL BS HT LF CR SO SI ESC, no C1 in any coding, no raw direction marks, only UTF-8. */
void watch_feed(struct watch *w, const char *bytes, size_t len);

/* The modes that a program which has ended left behind, as words; "" when the terminal is as it was. The caller's. */
char *watch_left_behind(const struct watch *w);
