#include "signal_stack.h"
#include <signal.h>
#include <stddef.h>

enum { STACK_SIZE = 32 << 10 };                    /* bytes */

void signal_stack_use(void)
{
	static _Thread_local char room[STACK_SIZE];
	stack_t stack = { .ss_sp = room, .ss_size = sizeof room }, before = { .ss_flags = SS_DISABLE };

	/* A sanitizer gives each thread one and takes it away again. */
	sigaltstack(NULL, &before);
	if (before.ss_flags & SS_DISABLE)
		sigaltstack(&stack, NULL);
}
