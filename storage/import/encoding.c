#include <string.h>
#include "import/import.h"

/* The word behind "charset=" in a page's head, in lower case; NULL: none that a program would know. */
static char *declared(const char *bytes, size_t len)
{
	enum { HEAD = 1024, NAME_MAX_LEN = 20 };
	static const char key[] = "charset=";
	g_autofree char *head = g_ascii_strdown(bytes, (gssize)MIN(len, (size_t)HEAD));
	const char *found = strstr(head, key);

	if (found == NULL)
		return NULL;
	const char *name = found + strlen(key) + strspn(found + strlen(key), "\"' ");
	size_t n = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-_");
	return n == 0 || n > NAME_MAX_LEN || g_str_has_prefix(name, "utf-8") ? NULL : g_strndup(name, n);
}

char *import_guess_encoding(const char *bytes, size_t len)
{
	if (len >= 2 && memcmp(bytes, "\xFF\xFE", 2) == 0)
		return g_strdup("utf-16le");
	if (len >= 2 && memcmp(bytes, "\xFE\xFF", 2) == 0)
		return g_strdup("utf-16be");
	/* Latin letters of two bytes each, without the mark */
	if (len >= 4 && bytes[0] && !bytes[1] && bytes[2] && !bytes[3])
		return g_strdup("utf-16le");
	if (len >= 4 && !bytes[0] && bytes[1] && !bytes[2] && bytes[3])
		return g_strdup("utf-16be");
	char *own = declared(bytes, len);
	return own ? own : g_strdup("windows-1252");
}
