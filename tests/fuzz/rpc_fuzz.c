#include <stdio.h>
#include "app/rpc.h"
#include "fuzz.h"

/* Any bytes as what an editor sends: each message is the bytes that stand there behind its head, and the reading ends. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autoptr(GString) message = g_string_new(NULL);
	FILE *in = size > 0 ? fmemopen((void *)(uintptr_t)data, size, "r") : NULL;
	enum rpc_got got = RPC_END;
	long last = 0;

	while (in && ((got = rpc_read(in, message)) == RPC_MESSAGE || got == RPC_TOO_LARGE)) {
		long at = ftell(in);
		g_assert(at > last && (size_t)at <= size);
		if (got == RPC_MESSAGE)
			g_assert(message->len <= (size_t)(at - last) && memcmp(message->str, data + at - message->len, message->len) == 0);
		last = at;
	}
	if (in)
		fclose(in);
	return 0;
}
