/* A store for a test, in the folder of that test alone. */
#pragma once
#include "store/store.h"

static inline struct store *shelf_open(const char *folder)
{
	g_autoptr(GError) error = NULL;
	struct store *s = NULL;

	store_open(&s, folder, &error);
	g_assert_no_error(error);
	return s;
}

/* Where the program itself would keep it. */
static inline struct store *shelf_open_usual(void)
{
	g_autofree char *folder = store_default_folder(NULL);

	return shelf_open(folder);
}
