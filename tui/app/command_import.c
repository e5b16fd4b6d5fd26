/* The command import: files are chosen in their folder. */
#include "app/command.h"
#include <inttypes.h>
#include <string.h>
#include "app/import_files.h"
#include "app/import_run.h"

struct chooser {
	char *folder;
	GPtrArray *entries;            /* struct import_entry * */
	bool *marked;
};

enum { PARENT = -1 };              /* value of the row that goes up */

static void chooser_free(void *p)
{
	struct chooser *c = p;

	g_clear_pointer(&c->entries, g_ptr_array_unref);
	g_free(c->marked);
	g_free(c->folder);
	g_free(c);
}

static unsigned marked_count(const struct chooser *c)
{
	unsigned n = 0;

	for (unsigned i = 0; i < c->entries->len; i++)
		n += c->marked[i];
	return n;
}

static char *size_of(int64_t bytes)
{
	enum { KB = 1000, MB = 1000 * KB };

	if (bytes < KB)
		return g_strdup_printf(_("%d bita"), (int)bytes);
	return bytes < MB ? g_strdup_printf("%d KB", (int)(bytes / KB)) : g_strdup_printf("%" PRId64 ",%d MB", bytes / MB, (int)(bytes % MB / (100 * KB)));
}

static char *detail_of(const struct app *a, const struct import_entry *e)
{
	g_autofree char *when = app_time(a, e->changed_s), *size = size_of(e->size);

	return e->is_folder ? NULL : a->cols < 60 ? g_strdup(when) : g_strdup_printf("%s  %s", size, when);
}

/* The folder for people, the home folder as "~". */
static char *shown_folder(const struct chooser *c)
{
	g_autofree char *name = g_filename_display_name(c->folder);
	const char *home = g_get_home_dir();
	size_t n = strlen(home);
	bool below = n > 1 && strncmp(name, home, n) == 0 && (name[n] == '/' || name[n] == '\0');

	return below ? g_strconcat("~", name + n, NULL) : g_steal_pointer(&name);
}

static void show_entries(struct app *a, struct overlay *o)
{
	const struct chooser *c = o->data;
	g_autofree char *shown = shown_folder(c);
	unsigned at = o->current, n = marked_count(c);

	overlay_clear_choices(o);
	overlay_add_choice(o, "../", NULL, 0, PARENT);
	for (unsigned i = 0; i < c->entries->len; i++) {
		const struct import_entry *e = c->entries->pdata[i];
		g_autofree char *detail = detail_of(a, e);
		g_autofree char *label = e->is_folder ? g_strdup_printf("%s/", e->name) : g_strdup_printf("[%c] %s", c->marked[i] ? 'x' : ' ', e->name);
		overlay_add_choice(o, label, detail, 0, (intptr_t)i);
	}
	o->current = MIN(at, o->shown->len > 0 ? o->shown->len - 1 : 0);
	g_free(o->title);
	o->title = n > 0 ? g_strdup_printf(ngettext_("IMPOR: %u berkas dari %s", "IMPOR: %u berkas dari %s", n), n, shown) : g_strdup_printf(_("IMPOR: pilih berkas di %s"), shown);
}

/* Look into a folder; the newest file is under the cursor. false: it cannot be read. */
static bool enter_folder(struct app *a, struct overlay *o, const char *folder)
{
	struct chooser *c = o->data;
	g_autoptr(GError) error = NULL;
	GPtrArray *entries = import_entries(folder, &error);

	if (!entries) {
		app_notice_error(a, _("Folder tidak terbuka"), error);
		return false;
	}
	char *kept = g_canonicalize_filename(folder, NULL);
	g_free(c->folder);
	c->folder = kept;
	g_clear_pointer(&c->entries, g_ptr_array_unref);
	c->entries = entries;
	g_free(c->marked);
	c->marked = g_new0(bool, entries->len + 1);
	g_string_truncate(o->filter, 0);
	o->current = 0;
	show_entries(a, o);
	while (o->current + 1 < o->choices->len && o->current < entries->len && ((const struct import_entry *)entries->pdata[o->current])->is_folder)
		o->current++;
	o->current = entries->len > 0 ? MIN(o->current + 1, o->choices->len - 1) : 0;
	return true;
}

static void import_chosen(struct app *a, struct overlay *o, unsigned current)
{
	const struct chooser *c = o->data;
	GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
	bool any = marked_count(c) > 0;

	for (unsigned i = 0; i < c->entries->len; i++)
		if (any ? c->marked[i] : i == current)
			g_ptr_array_add(paths, g_build_filename(c->folder, ((const struct import_entry *)c->entries->pdata[i])->name, NULL));
	app_pop(a);
	import_run_start(a, paths);
}

static bool accept_entry(struct app *a, struct overlay *o, intptr_t value)
{
	const struct chooser *c = o->data;
	g_autofree char *path = value == PARENT ? g_path_get_dirname(c->folder) :
		g_build_filename(c->folder, ((const struct import_entry *)c->entries->pdata[value])->name, NULL);

	if (value == PARENT || ((const struct import_entry *)c->entries->pdata[value])->is_folder)
		enter_folder(a, o, path);
	else
		import_chosen(a, o, (unsigned)value);
	return false;
}

/* A path that was typed or pasted where names are narrowed. */
static void take_path(struct app *a, struct overlay *o)
{
	const struct chooser *c = o->data;
	g_autofree char *typed = import_path(o->filter->str), *path = g_canonicalize_filename(typed, c->folder);

	if (g_file_test(path, G_FILE_TEST_IS_DIR)) {
		enter_folder(a, o, path);
	} else if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
		app_notice(a, NOTICE_ALARM, _("Berkas “%s” tidak ada"), path);
	} else {
		GPtrArray *one = g_ptr_array_new_with_free_func(g_free);
		g_ptr_array_add(one, g_steal_pointer(&path));
		app_pop(a);
		import_run_start(a, one);
	}
}

/* Tab marks a file, Ctrl-A all of them. */
static bool chooser_key(struct app *a, struct overlay *o, uint32_t key)
{
	struct chooser *c = o->data;
	const struct choice *here = overlay_chosen(o);
	unsigned n = marked_count(c);

	if (key == K_ENTER && strchr(o->filter->str, '/'))
		return take_path(a, o), true;
	if (key == K_BACKSPACE && o->filter->len == 0)
		return accept_entry(a, o, PARENT), true;
	if (key == K_TAB && here && here->value != PARENT && !((const struct import_entry *)c->entries->pdata[here->value])->is_folder)
		c->marked[here->value] = !c->marked[here->value];
	else if (key == ('a' | MOD_CTRL))
		for (unsigned i = 0; i < c->entries->len; i++)
			c->marked[i] = n == 0 && !((const struct import_entry *)c->entries->pdata[i])->is_folder;
	else
		return false;
	show_entries(a, o);
	o->current = MIN(o->current + (key == K_TAB), o->shown->len > 0 ? o->shown->len - 1 : 0);
	return true;
}

void command_import(struct app *a)
{
	if (a->importing) {
		import_run_show(a);
		return;
	}
	struct chooser *c = g_new0(struct chooser, 1);
	struct overlay *o = overlay_choice(_("IMPOR"), true, accept_entry);
	o->data = c;
	o->free_data = chooser_free;
	o->key = chooser_key;
	o->hint = g_strdup(_("Enter impor · Tab tandai · ketik nama atau jalur · Esc batal"));
	c->folder = g_get_current_dir();
	if (!enter_folder(a, o, c->folder) && !enter_folder(a, o, g_get_home_dir())) {
		overlay_free(o);
		return;
	}
	app_push(a, o);
}
