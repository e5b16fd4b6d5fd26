/* How much may be on its way to the terminal: frames are paced by the line. After a frame of many bytes the terminal is asked
 * for its status; the next large frame waits for the answer, small ones (a typed letter) go on. Pure: time is given. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Zero is the start. */
struct pace {
	bool started;           /* the first frame is out; nothing is asked for it */
	bool answered, silent;  /* the terminal has answered once; it does not answer, or no longer */
	int misses;             /* questions in a row that nobody answered */
	int64_t asked_us;       /* when the open question was asked; 0: none is open */
	int64_t slowest_us;     /* that an answer took */
	size_t under_way;       /* bytes sent since the last answer's question, less what any line has carried by now */
	int64_t sent_us;        /* when the last frame went out */
};

/* May a frame of about `bytes` bytes go out now? queued: bytes that the kernel still holds for the terminal. */
bool pace_lets(struct pace *p, size_t bytes, int queued, int64_t now_us);
/* A frame went out. true: the terminal is to be asked for its status, at once behind the frame. */
bool pace_sent(struct pace *p, size_t bytes, int64_t now_us);
void pace_answered(struct pace *p, int64_t now_us);
/* Microseconds after which pace_lets() should be asked again although no answer came. */
int64_t pace_wait(const struct pace *p, int64_t now_us);
