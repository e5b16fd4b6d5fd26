#include "edit/utf8.h"
#include "fuzz.h"
#include "terminal/decode.h"

static void assert_typed(const char *bytes, size_t len)
{
	g_assert(utf8_valid_prefix(bytes, len) == len);
	for (size_t i = 0; i < len; i++)
		g_assert(((unsigned char)bytes[i] >= 0x20 && bytes[i] != 0x7f) || bytes[i] == '\n' || bytes[i] == '\t');
}

/* Take what is whole; text and pastes are what key.h says of them. */
static size_t take(struct decoder *d, int64_t now_us)
{
	struct input in;
	size_t n = 0;

	for (; decoder_next(d, now_us, &in); n++)
		if (in.kind == INPUT_TEXT || in.kind == INPUT_PASTE)
			assert_typed(in.bytes, in.len);
	return n;
}

/* Any bytes in pieces of any size, with pauses between: never more inputs than bytes, and all is decided when nothing comes. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct decoder *d = decoder_new();
	int64_t now_us = 1000000;
	size_t inputs = 0;

	for (size_t at = 0; at < size;) {
		size_t n = MIN(size - at, 1 + (size_t)(data[at] & 15));
		decoder_feed(d, (const char *)data + at, n, now_us);
		inputs += take(d, now_us);
		now_us += data[at] & 16 ? 2000000 : 100;
		at += n;
	}
	for (int i = 0; i < 100 && decoder_wait(d, now_us) >= 0; i++) {
		now_us += decoder_wait(d, now_us) + 1;
		inputs += take(d, now_us);
	}
	g_assert(decoder_wait(d, now_us) < 0);
	g_assert(inputs <= size + 1);
	decoder_free(d);
	return 0;
}
