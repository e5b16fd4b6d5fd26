/* Signals as input: a handler puts each into a pipe that the main loop listens to. GLib's way is a thread of its own, which would
 * be one more to end the program badly without memory (see signal_stack.h). */
#pragma once
#include <glib.h>

/* From now on these signals (up to the first 0) come through the pipe. The descriptor to listen at; -1: errno says why none is. */
int signals_listen(const int *signals);
void signals_catch(const int *signals);     /* again, after somebody else took them */
/* Which signals came since the last call: bit n for signal n. Each bit once, however often it came. */
guint64 signals_take(int fd);
