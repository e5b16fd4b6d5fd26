#include "app/outlet.h"
#include <string.h>
#include "app/language.h"
#include "file.h"

const char outlet_set_usual[] = "utama";
static const char GROUP[] = "set ", SETTING[] = "set.";
enum { NAME_MAX_BYTES = 32, COUNT_MAX = 100000 };

/* What an office sends where no setting says otherwise. A format that this program does not have is left out. */
static const struct { const char *name, *line; } usual[] = {
	{ "situs", "html-fragmen" }, { "whatsapp", "wa" }, { "media", "docx" }, { "arsip", "md" },
};

void outlet_free(struct outlet *o)
{
	if (!o)
		return;
	g_free(o->name);
	g_free(o);
}

struct outlet *outlet_copy(const struct outlet *o)
{
	struct outlet *copy = g_new0(struct outlet, 1);

	*copy = *o;
	copy->name = g_strdup(o->name);
	return copy;
}

static bool is_name(const char *name)
{
	return *name && strlen(name) <= NAME_MAX_BYTES && strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(name);
}

static bool take_count(const char *text, unsigned least, unsigned *out)
{
	guint64 value;

	if (!g_ascii_string_to_unsigned(text, 10, least, COUNT_MAX, &value, NULL))
		return false;
	*out = (unsigned)value;
	return true;
}

/* The options of the verb export, without their dashes. */
static bool take_option(const char *word, struct export_options *own)
{
	if (strcmp(word, "judul-kapital") == 0) {
		own->upper_title = true;
		return true;
	}
	if (g_str_has_prefix(word, "lipat="))
		return take_count(word + strlen("lipat="), 20, &own->fold);
	return g_str_has_prefix(word, "bagi=") && take_count(word + strlen("bagi="), 100, &own->split);
}

static bool refuse_format(const char *name, const char *format, GError **error)
{
	g_autoptr(GString) known = g_string_new(NULL);

	for (unsigned i = 0; i < export_writer_count; i++)
		g_string_append_printf(known, "%s%s", i ? ", " : "", export_writers[i].name);
	return store_fail(error, STORE_ERROR_INPUT, _("saluran %s: format “%s” tidak dikenal; pilih %s"), name, format, known->str);
}

bool outlet_parse(const char *name, const char *line, struct outlet **out, GError **error)
{
	g_auto(GStrv) words = g_strsplit_set(line, " \t", -1);
	struct export_options own = { 0 };
	const struct writer *w = export_writer(words[0] ? words[0] : "");

	if (!is_name(name))
		return store_fail(error, STORE_ERROR_INPUT, _("nama saluran “%s”: pakai huruf kecil, angka, dan tanda hubung"), name);
	if (!w)
		return refuse_format(name, words[0] ? words[0] : "", error);
	for (char **word = words + 1; *word; word++)
		if (**word && !take_option(*word, &own))
			return store_fail(error, STORE_ERROR_INPUT, _("saluran %s: “%s” tidak dimengerti; pilihannya lipat=N, bagi=N, judul-kapital"), name, *word);
	*out = g_new0(struct outlet, 1);
	**out = (struct outlet){ .name = g_strdup(name), .writer = w, .own = own };
	return true;
}

static GPtrArray *usual_set(void)
{
	GPtrArray *set = g_ptr_array_new_with_free_func((GDestroyNotify)outlet_free);

	for (unsigned i = 0; i < G_N_ELEMENTS(usual); i++) {
		struct outlet *o = NULL;
		if (outlet_parse(usual[i].name, usual[i].line, &o, NULL))
			g_ptr_array_add(set, o);
	}
	return set;
}

GPtrArray *outlet_set(GKeyFile *file, const char *name, GError **error)
{
	g_autofree char *group = g_strconcat(GROUP, name, NULL);
	g_auto(GStrv) keys = g_key_file_get_keys(file, group, NULL, NULL);
	g_autoptr(GPtrArray) set = g_ptr_array_new_with_free_func((GDestroyNotify)outlet_free);

	if (!keys && strcmp(name, outlet_set_usual) == 0)
		return usual_set();
	if (!keys) {
		store_fail(error, STORE_ERROR_NOT_FOUND, _("set “%s” belum ada; buat dengan: redaksi setel set.%s.SALURAN FORMAT"), name, name);
		return NULL;
	}
	for (char **key = keys; *key; key++) {
		g_autofree char *line = g_key_file_get_string(file, group, *key, NULL);
		struct outlet *o = NULL;
		if (!outlet_parse(*key, line ? g_strstrip(line) : "", &o, error))
			return NULL;
		g_ptr_array_add(set, o);
	}
	return g_steal_pointer(&set);
}

char **outlet_set_names(GKeyFile *file)
{
	g_auto(GStrv) groups = g_key_file_get_groups(file, NULL);
	GPtrArray *names = g_ptr_array_new();

	g_ptr_array_add(names, g_strdup(outlet_set_usual));
	for (char **group = groups; *group; group++)
		if (g_str_has_prefix(*group, GROUP) && strcmp(*group + strlen(GROUP), outlet_set_usual) != 0)
			g_ptr_array_add(names, g_strdup(*group + strlen(GROUP)));
	g_ptr_array_add(names, NULL);
	return (char **)g_ptr_array_free(names, FALSE);
}

const char *outlet_tag(const GPtrArray *outlets, unsigned at)
{
	const struct outlet *mine = outlets->pdata[at];

	for (unsigned i = 0; i < at; i++)
		if (strcmp(((const struct outlet *)outlets->pdata[i])->writer->suffix, mine->writer->suffix) == 0)
			return mine->name;
	return NULL;
}

struct export_options outlet_options(const struct outlet *o, const struct export_options *office)
{
	struct export_options all = *office;

	all.upper_title = o->own.upper_title;
	all.fold = o->own.fold;
	all.split = o->own.split;
	return all;
}

bool outlet_is_setting(const char *name)
{
	return g_str_has_prefix(name, SETTING);
}

bool outlet_put(GKeyFile *file, const char *name, const char *line, GError **error)
{
	g_auto(GStrv) parts = g_strsplit(name, ".", -1);
	struct outlet *o = NULL;

	if (g_strv_length(parts) != 3 || !is_name(parts[1]) || !is_name(parts[2]))
		return store_fail(error, STORE_ERROR_INPUT, _("tulis set.NAMA.SALURAN dengan huruf kecil, misalnya set.utama.grup"));
	g_autofree char *group = g_strconcat(GROUP, parts[1], NULL);
	if (!*line) {
		g_key_file_remove_key(file, group, parts[2], NULL);
		g_auto(GStrv) left = g_key_file_get_keys(file, group, NULL, NULL);
		if (left && !*left)
			g_key_file_remove_group(file, group, NULL);
		return true;
	}
	if (!outlet_parse(parts[2], line, &o, error))
		return false;
	outlet_free(o);
	g_key_file_set_string(file, group, parts[2], line);
	return true;
}
