/* Messages of JSON-RPC over a pipe, as language servers read them: "Content-Length: N", an empty line, N bytes.
 * Source: Language Server Protocol 3.17, "Base Protocol". */
#pragma once
#include <stdio.h>
#include <glib.h>

enum { RPC_MAX = 16 << 20 };   /* bytes of one message */

enum rpc_got {
	RPC_MESSAGE,
	RPC_TOO_LARGE,      /* announced as more than RPC_MAX: its bytes are read past, the next message can be read */
	RPC_END,            /* nothing more comes, also in the middle of a message */
	RPC_FOREIGN,        /* no such head: there is no telling where a message begins */
};

/* The next message into out. Memory grows with the bytes that are there, never with those that were announced. */
enum rpc_got rpc_read(FILE *in, GString *out);
