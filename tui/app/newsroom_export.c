#include "app/newsroom.h"
#include <errno.h>
#include <stdlib.h>
#include "store/notes.h"

/* The real folder: the history of exports must know a file again, by whatever way one came to it. */
static char *real_folder(const char *folder, GError **error)
{
	char *real = realpath(folder, NULL);

	if (!real)
		store_fail_errno(error, errno, "open", folder);
	return real;
}

bool newsroom_export(struct store *s, const struct article *a, const struct writer *w, const struct export_options *o,
	const char *folder, bool overwrite, const char *forced, const char *author, int64_t now_s, char **path, GError **error)
{
	g_autofree char *real = NULL, *name = NULL, *made = NULL;
	g_autoptr(GString) bytes = g_string_new(NULL);

	if (!w->write(a, o, bytes, error) || !(real = real_folder(folder, error)))
		return false;
	name = export_name(a, w, o->utc_offset_min);
	made = g_build_filename(real, name, NULL);
	if (!file_put(real, name, bytes->str, bytes->len, overwrite || exported_wrote(s, made), 0644, error) ||
	    !exported_add(s, a->id, a->head, w->name, made, author, forced, now_s, error))
		return false;
	*path = g_steal_pointer(&made);
	return true;
}
