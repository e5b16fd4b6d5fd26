/* Where journals of a store may lie when its own disk refuses. */
#include "app/newsroom.h"
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "app/config.h"
#include "store/place.h"

static const char FOLDER[] = "redaksi-jurnal", LINK[] = "tempat-";

static bool is_known(const GPtrArray *places, const char *path)
{
	for (unsigned i = 0; i < places->len; i++)
		if (strcmp(g_ptr_array_index(places, i), path) == 0)
			return true;
	return false;
}

/* The file system that a path is or will be on: of its nearest folder that exists. */
static dev_t device_of(const char *path)
{
	g_autofree char *at = g_strdup(path);
	struct stat st;

	while (stat(at, &st) < 0) {
		char *up = g_path_get_dirname(at);
		if (strcmp(up, at) == 0) {
			g_free(up);
			return 0;
		}
		g_free(at);
		at = up;
	}
	return st.st_dev;
}

/* The places that links in this one name. Only a folder that could have been made for it: whoever can leave a link here must not
 * have another one closed to its readers. */
static void add_remembered(GPtrArray *places, const char *in)
{
	g_autoptr(GDir) dir = g_dir_open(in, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir))) {
		if (!g_str_has_prefix(name, LINK))
			continue;
		g_autofree char *link = g_build_filename(in, name, NULL);
		g_autofree char *to = g_file_read_link(link, NULL);
		g_autofree char *last = to ? g_path_get_basename(to) : NULL;
		if (last && g_path_is_absolute(to) && strcmp(last, FOLDER) == 0 && !is_known(places, to))
			g_ptr_array_add(places, g_steal_pointer(&to));
	}
}

char *newsroom_journal_folder(const char *parent)
{
	return g_build_filename(parent, FOLDER, NULL);
}

/* A link: its target stands in the inode, so it needs no room on a disk that has none. */
bool newsroom_remember_place(char *const *places, const char *folder)
{
	g_autofree char *hash = g_compute_checksum_for_string(G_CHECKSUM_SHA256, folder, -1);
	g_autofree char *name = g_strdup_printf("%s%.16s", LINK, hash);

	for (; *places; places++) {
		g_autofree char *link = g_build_filename(*places, name, NULL);
		if (place_folder(*places, NULL) && (symlink(folder, link) == 0 || errno == EEXIST))
			return true;
	}
	return false;
}

char **newsroom_journal_places(struct store *s)
{
	g_autoptr(GPtrArray) places = g_ptr_array_new();
	g_auto(config) c = { 0 };

	config_init(&c);
	config_load(&c, NULL);
	char *own = g_build_filename(store_folder(s), "journal", NULL);
	char *all[] = {
		*c.second ? g_build_filename(c.second, FOLDER, NULL) : NULL,
		g_build_filename(g_get_user_state_dir(), "redaksi", "jurnal", NULL),
		g_build_filename(g_get_home_dir(), ".redaksi-jurnal", NULL),
		g_build_filename(g_get_user_runtime_dir(), FOLDER, NULL),
	};
	dev_t device = device_of(own);
	g_ptr_array_add(places, own);
	for (int same = 0; same < 2; same++)
		for (size_t i = 0; i < G_N_ELEMENTS(all); i++)
			if (all[i] && !is_known(places, all[i]) && (device_of(all[i]) == device) == same)
				g_ptr_array_add(places, g_strdup(all[i]));
	for (size_t i = 0; i < G_N_ELEMENTS(all); i++)
		g_free(all[i]);
	for (unsigned i = 0, fixed = places->len; i < fixed; i++)
		add_remembered(places, g_ptr_array_index(places, i));
	g_ptr_array_add(places, NULL);
	return (char **)g_ptr_array_steal(places, NULL);
}

char *newsroom_short_path(const char *path)
{
	const char *home = g_get_home_dir();
	size_t len = strlen(home);

	return g_str_has_prefix(path, home) && path[len] == '/' ? g_strconcat("~", path + len, NULL) : g_strdup(path);
}

