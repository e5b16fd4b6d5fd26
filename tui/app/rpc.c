#include "app/rpc.h"
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { HEAD_LINE_MAX = 1024, HEAD_LINES_MAX = 32, CHUNK = 1 << 16 };

/* A line of the head without its end. false: the input ended or the line is too long (*foreign). */
static bool head_line(FILE *in, char line[HEAD_LINE_MAX], bool *foreign)
{
	if (!fgets(line, HEAD_LINE_MAX, in))
		return false;
	size_t len = strlen(line);
	*foreign = len == 0 || line[len - 1] != '\n';
	g_strchomp(line);
	return !*foreign;
}

/* Digits only; more than 64 bits hold is as good as too large. */
static bool length_of(const char *line, uint64_t *len)
{
	static const char NAME[] = "content-length:";
	const char *digits = line + strlen(NAME);

	if (g_ascii_strncasecmp(line, NAME, strlen(NAME)) != 0)
		return false;
	digits += strspn(digits, " \t");
	if (!*digits || digits[strspn(digits, "0123456789")])
		return false;
	*len = g_ascii_strtoull(digits, NULL, 10);
	return true;
}

static enum rpc_got read_head(FILE *in, uint64_t *len)
{
	char line[HEAD_LINE_MAX];
	bool foreign = false, told = false;

	for (unsigned i = 0; i < HEAD_LINES_MAX; i++) {
		if (!head_line(in, line, &foreign))
			return foreign ? RPC_FOREIGN : RPC_END;
		if (!*line)
			return told ? RPC_MESSAGE : RPC_FOREIGN;
		told |= length_of(line, len);
	}
	return RPC_FOREIGN;
}

/* out NULL: read past. */
static bool read_bytes(FILE *in, uint64_t len, GString *out)
{
	g_autofree char *chunk = g_malloc(CHUNK);

	while (len > 0) {
		size_t got = fread(chunk, 1, (size_t)MIN(len, (uint64_t)CHUNK), in);
		if (got == 0)
			return false;
		if (out)
			g_string_append_len(out, chunk, (gssize)got);
		len -= got;
	}
	return true;
}

enum rpc_got rpc_read(FILE *in, GString *out)
{
	uint64_t len = 0;
	enum rpc_got got = read_head(in, &len);

	g_string_truncate(out, 0);
	if (got != RPC_MESSAGE)
		return got;
	bool fits = len <= RPC_MAX;
	if (!read_bytes(in, len, fits ? out : NULL))
		return RPC_END;
	return fits ? RPC_MESSAGE : RPC_TOO_LARGE;
}
