/* A stack for signal handlers, of the thread that calls. */
#pragma once

/* From now until the thread ends its handlers with SA_ONSTACK have room of their own. The first thing every thread does: GLib
 * tells that memory is gone through a message for which there is none either, until the thread's stack is used up, and a thread
 * without this one would then end the program with the terminal as it stood.
 * Source: sigaltstack(2): "the alternate signal stack is per thread". */
void signal_stack_use(void);
