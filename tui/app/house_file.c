#include "app/house_file.h"
#include <string.h>
#include <glib/gstdio.h>
#include "app/setting.h"
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

static bool is_rule(const char *name)
{
	size_t n;
	const struct rule_row *rows = dict_rules(&n);

	for (size_t i = 0; i < n; i++)
		if (rule_named(name, rows[i].id) > 0)
			return true;
	return false;
}

/* The words of what was typed, each once, when `is_good` likes all. */
static char *list_parse(const char *typed, bool (*is_good)(const char *word))
{
	g_auto(GStrv) words = g_strsplit_set(typed, ", ;|", -1);
	g_autoptr(GPtrArray) kept = g_ptr_array_new();

	for (char **word = words; *word; word++) {
		if (!**word)
			continue;
		if (!is_good(*word))
			return NULL;
		if (!g_ptr_array_find_with_equal_func(kept, *word, g_str_equal, NULL))
			g_ptr_array_add(kept, *word);
	}
	g_ptr_array_add(kept, NULL);
	return g_strjoinv(", ", (char **)kept->pdata);
}

char *house_rules_parse(const char *typed)
{
	return list_parse(typed, is_rule);
}

static bool severity_parse(const char *word, enum severity *out)
{
	static const struct { const char *word; enum severity severity; } words[] = {
		{ "galat", SEVERITY_ERROR }, { "saran", SEVERITY_WARNING }, { "peringatan", SEVERITY_WARNING }, { "catatan", SEVERITY_NOTE },
		{ "error", SEVERITY_ERROR }, { "warning", SEVERITY_WARNING }, { "note", SEVERITY_NOTE },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		if (strcmp(word, words[i].word) == 0) {
			*out = words[i].severity;
			return true;
		}
	return false;
}

/* "asing=galat". The rule's name is the caller's; NULL: neither a rule nor a severity. */
static char *weight_parse(const char *word, enum severity *out)
{
	const char *sign = strchr(word, '=');
	g_autofree char *name = sign ? g_strndup(word, (size_t)(sign - word)) : NULL;

	return name && is_rule(name) && severity_parse(sign + 1, out) ? g_steal_pointer(&name) : NULL;
}

static bool is_weight(const char *word)
{
	enum severity severity;
	g_autofree char *name = weight_parse(word, &severity);

	return name != NULL;
}

char *house_weights_parse(const char *typed)
{
	return list_parse(typed, is_weight);
}

static char **words_of(GKeyFile *file, const char *key, char *(*parse)(const char *typed))
{
	g_autofree char *kept = g_key_file_get_string(file, "kantor", key, NULL);
	g_autofree char *parsed = kept ? parse(kept) : NULL;

	return g_strsplit(parsed ? parsed : "", ", ", -1);
}

void house_choice_load(struct house_choice *h, struct store *s)
{
	g_autoptr(GKeyFile) file = settings_load(s, NULL);
	g_auto(GStrv) weighed = words_of(file, "aturan_keras", house_weights_parse);
	unsigned n = g_strv_length(weighed);

	*h = (struct house_choice){ words_of(file, "aturan_mati", house_rules_parse), g_new0(char *, n + 1), g_new0(struct dict_weight, n), n };
	for (unsigned i = 0; i < n; i++) {
		h->names[i] = weight_parse(weighed[i], &h->weights[i].severity);
		h->weights[i].rule = h->names[i];
	}
}

void house_choice_clear(struct house_choice *h)
{
	g_strfreev(h->off);
	g_strfreev(h->names);
	g_free(h->weights);
	*h = (struct house_choice){ 0 };
}

void house_choice_apply(const struct house_choice *h, struct dict_options *o)
{
	o->rules_off = (const char *const *)h->off;
	o->weights = h->weights;
	o->n_weights = h->n_weights;
}
