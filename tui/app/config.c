#include "app/config.h"
#include <errno.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <glib/gstdio.h>
#include "app/language.h"
#include "file_group.h"

static const char GROUP[] = "redaksi", OFFICE[] = "kantor";

bool config_borrowed_rights(void)
{
	return getuid() != geteuid() || getgid() != getegid();
}

const char *config_env(const char *name)
{
	const char *value = g_getenv(name);

	return value && *value ? value : NULL;
}

char *config_path(void)
{
	return g_build_filename(g_get_user_config_dir(), "redaksi", "redaksi.ini", NULL);
}

void config_init(struct config *c)
{
	*c = (struct config){
		.name = g_strdup(""), .office = g_strdup(""), .template_name = g_strdup(""),
		.language = g_strdup(""), .second = g_strdup(""), .panels = g_strdup(""), .utc_offset_min = 7 * 60,
	};
}

void config_release(struct config *c)
{
	g_free(c->name);
	g_free(c->office);
	g_free(c->template_name);
	g_free(c->language);
	g_free(c->second);
	g_free(c->panels);
	*c = (struct config){ 0 };
}

/* What people write. Indonesia has three zones and no summer time. */
static const struct { const char *names[5]; int minutes; } zones[] = {
	{ { "WIB", "7", "+7", "+07:00", "07:00" }, 420 },
	{ { "WITA", "8", "+8", "+08:00", "08:00" }, 480 },
	{ { "WIT", "9", "+9", "+09:00", "09:00" }, 540 },
};

bool config_zone_parse(const char *text, int *utc_offset_min)
{
	for (unsigned i = 0; i < G_N_ELEMENTS(zones); i++)
		for (unsigned j = 0; j < G_N_ELEMENTS(zones[i].names); j++)
			if (g_ascii_strcasecmp(text, zones[i].names[j]) == 0) {
				*utc_offset_min = zones[i].minutes;
				return true;
			}
	return false;
}

const char *config_zone_name(int utc_offset_min)
{
	for (unsigned i = 0; i < G_N_ELEMENTS(zones); i++)
		if (zones[i].minutes == utc_offset_min)
			return zones[i].names[0];
	return zones[0].names[0];
}

static void take_text(GKeyFile *file, const char *group, const char *key, char **out)
{
	char *value = g_key_file_get_string(file, group, key, NULL);

	if (value) {
		g_free(*out);
		*out = g_strstrip(value);
	}
}

/* The agency's name stands over the office's on a letter; in a line of text the office's is meant. */
static void last_line(char *text)
{
	const char *last = strrchr(text, '\n');

	if (last)
		memmove(text, last + 1, strlen(last + 1) + 1);
}

/* The name stood in the group of the person before the office had one of its own. */
static void take_office(GKeyFile *file, char **out)
{
	take_text(file, GROUP, "kantor", out);
	take_text(file, OFFICE, "nama", out);
	last_line(*out);
}

GKeyFile *config_file(GError **error)
{
	g_autofree char *path = config_path();
	GKeyFile *file = g_key_file_new();
	g_autoptr(GError) failed = NULL;

	if (!g_key_file_load_from_file(file, path, G_KEY_FILE_KEEP_COMMENTS | G_KEY_FILE_KEEP_TRANSLATIONS, &failed) &&
	    !g_error_matches(failed, G_FILE_ERROR, G_FILE_ERROR_NOENT))
		g_set_error(error, STORE_ERROR, STORE_ERROR_INPUT, "%s: %s", path, failed->message);
	return file;
}

static bool says_yes(GKeyFile *file, const char *key)
{
	g_autofree char *value = g_key_file_get_string(file, GROUP, key, NULL);

	return g_strcmp0(value, "ya") == 0;
}

bool config_load(struct config *c, GError **error)
{
	g_autofree char *offset = NULL;
	g_autoptr(GError) failed = NULL;
	g_autoptr(GKeyFile) file = config_file(&failed);

	if (failed) {
		g_propagate_error(error, g_steal_pointer(&failed));
		return false;
	}
	take_text(file, GROUP, "nama", &c->name);
	take_office(file, &c->office);
	take_text(file, GROUP, "templat", &c->template_name);
	take_text(file, GROUP, "bahasa", &c->language);
	take_text(file, GROUP, "jurnal_kedua", &c->second);
	take_text(file, GROUP, "panel", &c->panels);
	c->smart = says_yes(file, "tipografi");
	c->mouse = says_yes(file, "tetikus");
	take_text(file, GROUP, "utc_offset", &offset);
	if (offset && *offset && !config_zone_parse(offset, &c->utc_offset_min))
		return store_fail(error, STORE_ERROR_INPUT, "utc_offset = %s", offset);
	return true;
}

bool config_file_put(GKeyFile *file, GError **error)
{
	g_autofree char *path = config_path();
	g_autofree char *folder = g_path_get_dirname(path);
	g_autofree char *name = g_path_get_basename(path);
	gsize len;

	if (g_mkdir_with_parents(folder, 0700) < 0)
		return store_fail_errno(error, errno, "make", folder);
	g_autofree char *bytes = g_key_file_to_data(file, &len, NULL);
	return file_put(folder, name, bytes, len, true, 0600, error);
}

bool config_save(const struct config *c, GError **error)
{
	g_autoptr(GError) failed = NULL;
	g_autoptr(GKeyFile) file = config_file(&failed);
	g_autofree char *offset = g_strdup_printf("+%02d:%02d", c->utc_offset_min / 60, c->utc_offset_min % 60);
	g_autofree char *office = g_strdup("");

	if (failed) {
		g_propagate_error(error, g_steal_pointer(&failed));
		return false;
	}
	g_key_file_set_string(file, GROUP, "nama", c->name);
	take_office(file, &office);
	if (strcmp(office, c->office) != 0)
		g_key_file_set_string(file, OFFICE, "nama", c->office);
	g_key_file_set_string(file, GROUP, "templat", c->template_name);
	g_key_file_set_string(file, GROUP, "bahasa", c->language);
	g_key_file_set_string(file, GROUP, "panel", c->panels);
	g_key_file_set_string(file, GROUP, "utc_offset", offset);
	return config_file_put(file, error);
}

static char *login_name(void)
{
	const struct passwd *user = getpwuid(getuid());

	return user && user->pw_name[0] ? g_strdup(user->pw_name) : g_strdup_printf("%u", (unsigned)getuid());
}

static char *terminal_name(void)
{
	char name[64];

	if (ttyname_r(STDIN_FILENO, name, sizeof name) != 0)
		return g_strdup("");
	return g_utf8_make_valid(g_str_has_prefix(name, "/dev/") ? name + 5 : name, -1);
}

void who_am_i(struct who *w)
{
	const char *ssh = config_env("SSH_CONNECTION");

	w->login = login_name();
	w->origin = ssh ? g_strndup(ssh, strcspn(ssh, " ")) : g_strdup(g_get_host_name());
	if (!g_utf8_validate(w->origin, -1, NULL)) {
		g_free(w->origin);
		w->origin = g_strdup("?");
	}
	w->host = g_utf8_make_valid(g_get_host_name(), -1);
	w->terminal = terminal_name();
	w->text = *w->terminal ? g_strdup_printf(_("%s dari %s (%s)"), w->login, w->origin, w->terminal) :
		g_strdup_printf(_("%s dari %s"), w->login, w->origin);
}

void who_release(struct who *w)
{
	g_free(w->login);
	g_free(w->origin);
	g_free(w->terminal);
	g_free(w->host);
	g_free(w->text);
	*w = (struct who){ 0 };
}
