/* A fuzz target defines LLVMFuzzerTestOneInput. Built by clang with -Dfuzz_seconds it is a libFuzzer program; else main runs
 * every file of the folders given, every beginning of the small ones, and a fixed number of damaged copies of each. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <glib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The input from `at` on as a terminated string; the caller's. */
static inline char *fuzz_text(const uint8_t *data, size_t size, size_t at)
{
	size_t len = size > at ? size - at : 0;
	char *text = g_malloc(len + 1);

	if (len > 0)
		memcpy(text, data + at, len);
	text[len] = '\0';
	return text;
}

#ifndef FUZZ_LIBFUZZER
enum { FUZZ_COPIES = 300, FUZZ_SMALL = 400 };

/* The same numbers in every run, so that a failure comes again. */
static uint32_t fuzz_random(uint32_t below)
{
	static uint32_t state = 2021;

	state = state * 1664525u + 1013904223u;
	return (state >> 8) % below;
}

/* Bytes that readers trip over, put in, taken out and repeated. */
static void fuzz_damage(GByteArray *bytes)
{
	static const uint8_t traps[] = { 0, 1, 0x1b, '"', '\\', '*', '<', '[', '\n', 0x7f, 0x80, 0xc2, 0xe2, 0xf0, 0xff };

	for (uint32_t times = 1 + fuzz_random(4); times > 0 && bytes->len > 0; times--) {
		uint32_t at = fuzz_random(bytes->len), left = bytes->len - at, some = 1 + fuzz_random(8);
		uint8_t trap = traps[fuzz_random(sizeof traps)];
		switch (fuzz_random(4)) {
		case 0:
			bytes->data[at] = trap;
			break;
		case 1:
			bytes->data[at] ^= (uint8_t)(1u << fuzz_random(8));
			break;
		case 2:
			g_byte_array_remove_range(bytes, at, MIN(some, left));
			break;
		default: {
			g_autofree uint8_t *copy = g_memdup2(bytes->data + at, MIN(64, left));
			g_byte_array_append(bytes, copy, MIN(64, left));
			g_byte_array_append(bytes, &trap, 1);
		}
		}
	}
}

static unsigned fuzz_file(const char *bytes, size_t len)
{
	unsigned n = 0;

	for (size_t cut = len < FUZZ_SMALL ? 0 : len; cut <= len; cut++, n++)
		LLVMFuzzerTestOneInput((const uint8_t *)bytes, cut);
	for (unsigned i = 0; i < FUZZ_COPIES; i++, n++) {
		g_autoptr(GByteArray) copy = g_byte_array_new();
		g_byte_array_append(copy, (const guint8 *)bytes, (guint)len);
		fuzz_damage(copy);
		LLVMFuzzerTestOneInput(copy->data, copy->len);
	}
	return n;
}

static unsigned fuzz_folder(const char *folder)
{
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	const char *name;
	unsigned n = 0;

	while (dir && (name = g_dir_read_name(dir))) {
		g_autofree char *path = g_build_filename(folder, name, NULL);
		g_autofree char *bytes = NULL;
		gsize len;
		if (g_file_get_contents(path, &bytes, &len, NULL))
			n += fuzz_file(bytes, len);
	}
	return n;
}

int main(int argc, char **argv)
{
	unsigned n = 0;

	for (int i = 1; i < argc; i++)
		n += fuzz_folder(argv[i]);
	printf("%u cases\n", n);
	return n > 0 ? 0 : 1;
}
#endif
