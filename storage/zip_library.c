#include "zip_library.h"
#include <dlfcn.h>
#include <stdbool.h>
#include <string.h>
#include "file.h"

/* The names that distributions give to the same interface. */
static const char *const names[] = { "libzip.so.5", "libzip.so.4" };

/* dlsym(3): a function's address comes as a pointer to data. */
static bool find(void *library, const char *name, void *function)
{
	void *at = dlsym(library, name);

	memcpy(function, &at, sizeof at);
	return at != NULL;
}

static bool load(struct zip_library *zip)
{
	void *library = NULL;
	bool found = true;

	for (size_t i = 0; library == NULL && i < G_N_ELEMENTS(names); i++)
		library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
	if (library == NULL)
		return false;
#define ZIP(name) found &= find(library, "zip_" #name, &zip->name);
#include "zip_library.def"
	return found;
}

const struct zip_library *zip_library(GError **error)
{
	static struct zip_library zip;
	static gsize answer;

	if (g_once_init_enter(&answer))
		g_once_init_leave(&answer, load(&zip) ? 2 : 1);
	if (answer == 2)
		return &zip;
	store_fail(error, STORE_ERROR_PACKAGE, "libzip is not there");
	return NULL;
}
