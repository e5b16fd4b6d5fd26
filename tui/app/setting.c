#include "app/setting.h"
#include <stdlib.h>
#include <string.h>
#include "app/config.h"
#include "app/house_file.h"
#include "app/language.h"
#include "export/letterhead.h"
#include "file.h"

enum { VALUE_MAX = 500 };   /* bytes */

/* ---- what is done with what people type ---- */

static bool is_plain(const char *value, bool breaks)
{
	if (strlen(value) > VALUE_MAX || !g_utf8_validate(value, -1, NULL))
		return false;
	for (const char *p = value; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		if ((c < 0x20 && !(breaks && c == '\n')) || (c >= 0x7F && c < 0xA0))
			return false;
	}
	return true;
}

static char *take_line(const char *typed)
{
	return is_plain(typed, false) ? g_strstrip(g_strdup(typed)) : NULL;
}

/* A form and a shell have one line: "|" and "\n" stand for a line end. */
static char *take_lines(const char *typed)
{
	g_autoptr(GString) text = g_string_new(typed);

	g_string_replace(text, "\\n", "\n", 0);
	g_string_replace(text, "|", "\n", 0);
	if (!is_plain(text->str, true))
		return NULL;
	g_auto(GStrv) lines = g_strsplit(text->str, "\n", -1);
	for (char **line = lines; *line; line++)
		g_strstrip(*line);
	return g_strstrip(g_strjoinv("\n", lines));
}

static char *take_zone(const char *typed)
{
	int minutes;

	return config_zone_parse(typed, &minutes) ? g_strdup(config_zone_name(minutes)) : NULL;
}

static char *take_language(const char *typed)
{
	return strcmp(typed, "id") == 0 || strcmp(typed, "en") == 0 ? g_strdup(typed) : NULL;
}

static char *take_yes_no(const char *typed)
{
	static const char *const words[][2] = { { "ya", "ya" }, { "y", "ya" }, { "yes", "ya" }, { "tidak", "tidak" }, { "t", "tidak" }, { "no", "tidak" } };

	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		if (g_ascii_strcasecmp(typed, words[i][0]) == 0)
			return g_strdup(words[i][1]);
	return NULL;
}

static char *take_paper(const char *typed)
{
	enum paper p;

	return paper_parse(typed, &p) ? g_ascii_strup(typed, -1) : NULL;
}

static char *take_phone(const char *typed)
{
	unsigned digits = 0;

	for (const char *p = typed; *p; p++)
		digits += g_ascii_isdigit(*p) != 0;
	return digits >= 3 && strspn(typed, "0123456789 +-()/.,") == strlen(typed) ? take_line(typed) : NULL;
}

static char *take_site(const char *typed)
{
	const char *host = g_str_has_prefix(typed, "https://") ? typed + 8 : g_str_has_prefix(typed, "http://") ? typed + 7 : typed;

	return strchr(host, '.') && !strpbrk(typed, " <>\"@") && *host != '.' ? take_line(typed) : NULL;
}

static char *take_mail(const char *typed)
{
	const char *at = strchr(typed, '@');

	return at && at > typed && strchr(at, '.') && !strchr(at + 1, '@') && !strpbrk(typed, " <>\",;") ? take_line(typed) : NULL;
}

/* "~/" is what a person types; the shell has no part in a form. */
static char *real_path(const char *typed)
{
	g_autofree char *path = g_str_has_prefix(typed, "~/") ? g_build_filename(g_get_home_dir(), typed + 2, NULL) : g_strdup(typed);
	char *real = realpath(path, NULL);

	if (real && g_utf8_validate(real, -1, NULL))
		return real;
	free(real);
	return NULL;
}

char *setting_folder(const char *typed)
{
	char *path = real_path(typed);

	if (path && !g_file_test(path, G_FILE_TEST_IS_DIR))
		g_clear_pointer(&path, g_free);
	return path;
}

static char *take_folder(const char *typed)
{
	return setting_folder(typed);
}

static char *take_picture(const char *typed)
{
	char *path = real_path(typed);
	g_autoptr(GString) bytes = NULL;
	struct picture shape;

	if (path && !(file_read(&bytes, path, LOGO_MAX, NULL) && picture_measure(bytes->str, bytes->len, &shape, NULL)))
		g_clear_pointer(&path, g_free);
	return path;
}

static char *take_rules(const char *typed)
{
	return house_rules_parse(typed);
}

static char *take_weights(const char *typed)
{
	return house_weights_parse(typed);
}

/* ---- rows ---- */

const struct setting_row setting_rows[] = {
#define SETTING(group, key, take, wanted, label) { group, key, take_##take, wanted, label, false },
#define SHARED(group, key, take, wanted, label) { group, key, take_##take, wanted, label, true },
#include "app/setting.def"
#undef SHARED
#undef SETTING
};
const unsigned setting_count = G_N_ELEMENTS(setting_rows);

/* Without a setting the language is the one that the session asks for, so that this is a choice of its own. */
static const struct setting_choice zones[] = { { "WIB", "WIB" }, { "WITA", "WITA" }, { "WIT", "WIT" }, { NULL, NULL } };
static const struct setting_choice languages[] = { { "", N_("seperti sesi ini") }, { "id", "Indonesia" }, { "en", "English" }, { NULL, NULL } };
static const struct setting_choice answers[] = { { "tidak", N_("tidak") }, { "ya", N_("ya") }, { NULL, NULL } };
static const struct setting_choice sheets[] = { { "A4", "A4" }, { "F4", "F4" }, { NULL, NULL } };

const struct setting_choice *setting_choices(const struct setting_row *r)
{
	return r->take == take_zone ? zones : r->take == take_language ? languages : r->take == take_yes_no ? answers :
		r->take == take_paper ? sheets : NULL;
}

char *setting_name(const struct setting_row *r)
{
	return strcmp(r->group, "redaksi") == 0 ? g_strdup(r->key) : g_strdup_printf("%s.%s", r->group, r->key);
}

const struct setting_row *setting_find(const char *name)
{
	for (unsigned i = 0; i < setting_count; i++) {
		g_autofree char *whole = g_strdup_printf("%s.%s", setting_rows[i].group, setting_rows[i].key);
		if (strcmp(name, whole) == 0 || strcmp(name, setting_rows[i].key) == 0)
			return &setting_rows[i];
	}
	return NULL;
}

char *setting_get(const struct setting_row *r, GKeyFile *file)
{
	g_autofree char *kept = g_key_file_get_string(file, r->group, r->key, NULL);
	g_autoptr(GString) shown = g_string_new(kept);
	g_autofree char *zone = r->take == take_zone && kept ? take_zone(kept) : NULL;

	g_string_replace(shown, "\n", " | ", 0);
	return g_strdup(zone ? zone : shown->str);
}

bool setting_put(const struct setting_row *r, const char *typed, GKeyFile *file, GError **error)
{
	g_autofree char *stripped = g_strstrip(g_strdup(typed));
	g_autofree char *kept = *stripped ? r->take(stripped) : NULL;

	if (!*stripped) {
		g_key_file_remove_key(file, r->group, r->key, NULL);
		return true;
	}
	if (!kept)
		return store_fail(error, STORE_ERROR_INPUT, _("%s: harus %s"), _(r->label), _(r->wanted));
	g_key_file_set_string(file, r->group, r->key, kept);
	return true;
}

/* ---- the office's in the store ---- */

GKeyFile *settings_load(struct store *s, GError **error)
{
	GKeyFile *file = config_file(error);

	for (unsigned i = 0; s && i < setting_count; i++) {
		const struct setting_row *r = &setting_rows[i];
		g_autofree char *kept = r->shared ? store_setting_get(s, r->key) : NULL;
		if (kept)
			g_key_file_set_string(file, r->group, r->key, kept);
	}
	return file;
}

/* One that was taken out stays in the store as an empty one, so that no person's old file speaks for the office again. */
static bool share(struct store *s, const struct setting_row *r, GKeyFile *file, GError **error)
{
	g_autofree char *value = g_key_file_get_string(file, r->group, r->key, NULL), *kept = store_setting_get(s, r->key);

	if (g_strcmp0(value ? value : "", kept ? kept : "") != 0 && !store_setting_put(s, r->key, value ? value : "", error))
		return false;
	g_key_file_remove_key(file, r->group, r->key, NULL);
	return true;
}

bool settings_save(struct store *s, GKeyFile *file, GError **error)
{
	for (unsigned i = 0; s && i < setting_count; i++)
		if (setting_rows[i].shared && !share(s, &setting_rows[i], file, error))
			return false;
	return config_file_put(file, error);
}

void settings_share(struct store *s)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GKeyFile) own = config_file(&error);
	bool found = false;

	for (unsigned i = 0; !error && i < setting_count; i++)
		found = found || (setting_rows[i].shared && g_key_file_has_key(own, setting_rows[i].group, setting_rows[i].key, NULL));
	if (!found)
		return;
	g_autoptr(GKeyFile) all = settings_load(s, NULL);
	settings_save(s, all, NULL);
}
