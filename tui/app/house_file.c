#include "app/house_file.h"
#include <string.h>
#include <glib/gstdio.h>
#include "app/config.h"
#include "file.h"

static const char NAME[] = "aturan.tsv";

char *house_file_path(const char *store_folder)
{
	return g_build_filename(store_folder, NAME, NULL);
}

bool house_file_read(GString **out, const char *path, GError **error)
{
	*out = NULL;
	return !g_file_test(path, G_FILE_TEST_EXISTS) || file_read(out, path, HOUSE_FILE_MAX, error);
}

bool house_file_follow(struct house_file *h, const char *path, struct dict *d, GError **error)
{
	struct house_file now = { .known = true };
	GStatBuf at;
	g_autoptr(GString) bytes = NULL;

	if (g_stat(path, &at) == 0) {
		now.changed_ns = (int64_t)at.st_mtim.tv_sec * 1000000000 + at.st_mtim.tv_nsec;
		now.len = at.st_size;
	}
	if (h->known && h->changed_ns == now.changed_ns && h->len == now.len)
		return true;
	*h = now;
	return house_file_read(&bytes, path, error) &&
		dict_house_rules(d, bytes ? bytes->str : "", bytes ? bytes->len : 0, NAME, error);
}

/* A rule goes by its whole id, the part before the slash, or its class. */
static bool names(const char *name, const struct rule_row *rule)
{
	size_t n = strlen(name);

	return n > 0 && ((strncmp(name, rule->id, n) == 0 && (rule->id[n] == '\0' || rule->id[n] == '/')) || strcmp(name, rule->kind) == 0);
}

static bool is_rule(const char *name)
{
	size_t n;
	const struct rule_row *rows = dict_rules(&n);

	for (size_t i = 0; i < n; i++)
		if (names(name, &rows[i]))
			return true;
	return false;
}

char *house_rules_parse(const char *typed)
{
	g_auto(GStrv) words = g_strsplit_set(typed, ", ;|", -1);
	g_autoptr(GPtrArray) kept = g_ptr_array_new();

	for (char **word = words; *word; word++) {
		if (!**word)
			continue;
		if (!is_rule(*word))
			return NULL;
		if (!g_ptr_array_find_with_equal_func(kept, *word, g_str_equal, NULL))
			g_ptr_array_add(kept, *word);
	}
	g_ptr_array_add(kept, NULL);
	return g_strjoinv(", ", (char **)kept->pdata);
}

char **house_rules_off(void)
{
	g_autoptr(GKeyFile) file = config_file(NULL);
	g_autofree char *kept = g_key_file_get_string(file, "kantor", "aturan_mati", NULL);
	g_autofree char *parsed = kept ? house_rules_parse(kept) : NULL;

	return g_strsplit(parsed ? parsed : "", ", ", -1);
}

bool house_rule_is_off(char *const *off, const struct rule_row *rule)
{
	for (; *off; off++)
		if (names(*off, rule))
			return true;
	return false;
}
