/* A fuzz target defines LLVMFuzzerTestOneInput. Built with -fsanitize=fuzzer (FUZZ_LIBFUZZER) libFuzzer drives it, else main
 * runs each file of the folders given. */
#pragma once
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <glib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#ifndef FUZZ_LIBFUZZER
static int fuzz_folder(const char *folder)
{
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	const char *name;
	int n = 0;

	while (dir && (name = g_dir_read_name(dir))) {
		g_autofree char *path = g_build_filename(folder, name, NULL);
		g_autofree char *bytes = NULL;
		gsize len;
		if (!g_file_get_contents(path, &bytes, &len, NULL))
			continue;
		/* every beginning of a small file is a case of its own */
		for (gsize cut = len < 400 ? 0 : len; cut <= len; cut++, n++)
			LLVMFuzzerTestOneInput((const uint8_t *)bytes, cut);
	}
	return n;
}

int main(int argc, char **argv)
{
	int n = 0;

	for (int i = 1; i < argc; i++)
		n += fuzz_folder(argv[i]);
	printf("%d cases\n", n);
	return n > 0 ? 0 : 1;
}
#endif
