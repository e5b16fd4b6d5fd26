/* Verbs that look after the store: backup, doctor. */
#include "app/verb.h"
#include <inttypes.h>
#include <string.h>
#include "app/binding.h"
#include "app/house_file.h"
#include "app/json.h"
#include "app/newsroom.h"
#include "app/language.h"
#include "journal/journal.h"
#include "store/disk.h"
#include "store/salvage.h"
#include "store/store.h"

enum { KEEP_DEFAULT = 14 };

static int refuse_copy(struct cli *c, const char *to, const GError *error)
{
	const char *what = to ? to : _("cadangan");

	if (g_error_matches(error, STORE_ERROR, STORE_ERROR_UNSURE))
		return cli_complain(c, CLI_FILE, _("%s: salinannya tertulis utuh, tetapi cakram gagal pada langkah terakhir dan listrik yang padam dapat menghilangkannya; buat lagi di cakram lain"), what);
	if (g_error_matches(error, STORE_ERROR, STORE_ERROR_EXISTS))
		return cli_complain(c, CLI_FILE, _("%s sudah ada, dan cadangan tidak menimpa berkas; pilih nama lain"), what);
	return cli_complain_error(c, what, error);
}

int cli_backup(struct cli *c, char **args)
{
	bool json = false;
	const char *keep_text = NULL;
	guint64 keep = KEEP_DEFAULT;
	const struct option_row rows[] = {
		{ "simpan", "keep", OPTION_TEXT, &keep_text, N_("N"), N_("cadangan yang ditinggal di folder cadangan (bawaan: 14)") },
		{ "json", NULL, OPTION_FLAG, &json, NULL, N_("jawaban untuk mesin") },
	};
	g_autofree char *path = NULL;
	g_autoptr(GError) error = NULL;

	if (!cli_options(c, rows, G_N_ELEMENTS(rows), args) || !cli_operands(c, args, 0, 1))
		return c->status;
	if (keep_text && !g_ascii_string_to_unsigned(keep_text, 10, 1, 10000, &keep, NULL))
		return cli_complain(c, CLI_USAGE, _("“%s” bukan bilangan mulai 1"), keep_text);
	if (!cli_store(c))
		return c->status;
	if (!store_backup(c->store, args[0], (unsigned)keep, c->now_s, &path, &error))
		return refuse_copy(c, args[0], error);
	if (json) {
		g_autoptr(GString) out = g_string_new(NULL);
		json_begin(out);
		json_text(out, "path", path);
		json_end(out);
		cli_put(c, out->str, out->len);
	} else {
		cli_say(c, "%s\n", path);
	}
	return CLI_GOOD;
}

/* What diagnosa found: facts to read, problems to act on. */
struct diagnosis {
	GPtrArray *facts, *problems;
};

static void fact(struct diagnosis *d, const char *format, ...) G_GNUC_PRINTF(2, 3);
static void fact(struct diagnosis *d, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	g_ptr_array_add(d->facts, g_strdup_vprintf(format, args));
	va_end(args);
}

static void problem(struct diagnosis *d, char *sentence)
{
	g_ptr_array_add(d->problems, sentence);
}

static void look_at_disk(struct cli *c, struct diagnosis *d)
{
	const char *name;

	switch (disk_kind(store_folder(c->store), &name)) {
	case DISK_LOCAL:
		fact(d, _("cakram gudang: setempat"));
		break;
	case DISK_NETWORK:
		fact(d, _("gudang di cakram jaringan (%s): kunci dan penyimpanan bergantung pada mesin lain; pakai gudang setempat dan SSH"), name);
		break;
	case DISK_COPIES:
		fact(d, _("cakram gudang: %s; ruang untuk jurnal tidak dapat dipesan, jadi sisakan ruang kosong"), name);
		break;
	}
}

/* A first page that is gone makes a foreign file of a store. */
static bool is_ruin(const GError *error)
{
	return g_error_matches(error, STORE_ERROR, STORE_ERROR_DAMAGED) || g_error_matches(error, STORE_ERROR, STORE_ERROR_FOREIGN);
}

/* What can be done about a damaged store: what is left in it, and the newest copy. */
static void offer_salvage(struct cli *c, struct diagnosis *d)
{
	g_autofree char *from = g_shell_quote(c->folder), *copy = store_newest_copy(c->folder, c->now_s);
	g_autofree char *quoted = copy ? g_shell_quote(copy) : NULL;

	if (salvage_finds(c->folder))
		problem(d, g_strdup_printf(_("selamatkan yang masih dapat dibaca dengan: redaksi pulihkan %s --ke=gudang-baru"), from));
	if (quoted)
		problem(d, g_strdup_printf(_("cadangan terbaru dipakai dengan: redaksi pulihkan %s --ke=gudang-cadangan"), quoted));
}

/* Somebody else's rights, as one command. */
static void offer_rights(struct cli *c, struct diagnosis *d)
{
	g_autofree char *folder = g_shell_quote(c->folder);

	problem(d, g_strdup_printf(_("bila gudang itu milik Anda, tutup bagi orang lain dengan: chmod -R go-w %s"), folder));
}

static char *damage_words(const struct problem *p)
{
	switch (p->kind) {
	case PROBLEM_TEXT: return g_strdup_printf(_("gudang: naskah %" PRId64 " rusak: teks salah satu versinya bukan yang ditulis (revisi %" PRId64 ")"), p->article, p->revision);
	case PROBLEM_HEAD: return g_strdup_printf(_("gudang: naskah %" PRId64 " rusak: versi terakhirnya hilang"), p->article);
	case PROBLEM_ORIGINAL: return g_strdup_printf(_("gudang: berkas asal naskah %" PRId64 " rusak"), p->article);
	case PROBLEM_PAGES:
	case PROBLEM_REFERENCE: break;
	}
	return g_strdup_printf(_("gudang: isi berkasnya rusak (%s)"), p->detail);
}

static void tell_damage(struct cli *c, struct diagnosis *d, const GPtrArray *found)
{
	enum { TOLD = 12 };

	for (unsigned i = 0; i < MIN(found->len, TOLD); i++)
		problem(d, damage_words(found->pdata[i]));
	if (found->len > TOLD)
		problem(d, g_strdup_printf(_("gudang: dan %u kerusakan lain"), found->len - TOLD));
	if (found->len > 0)
		offer_salvage(c, d);
}

/* The sentence for others sends a person here. */
static char *trouble(const GError *e)
{
	return g_error_matches(e, STORE_ERROR, STORE_ERROR_DAMAGED) ? g_strdup_printf(_("gudang: isi berkasnya rusak (%s)"), e->message) : newsroom_error(e);
}

static void look_at_store(struct cli *c, struct diagnosis *d)
{
	g_autoptr(GError) error = NULL;
	int64_t articles = 0;
	const struct list_query all = { .sort = LIST_BY_CHANGE };

	fact(d, _("gudang naskah: %s"), c->folder);
	if (!store_open(&c->store, c->folder, &error)) {
		c->store = NULL;
		c->status = newsroom_exit_status(error);
		problem(d, trouble(error));
		if (is_ruin(error))
			offer_salvage(c, d);
		else if (g_error_matches(error, STORE_ERROR, STORE_ERROR_ACCESS))
			offer_rights(c, d);
		return;
	}
	if (list_count(c->store, &all, &articles, NULL))
		fact(d, _("naskah: %" PRId64), articles);
	look_at_disk(c, d);
	g_autoptr(GPtrArray) found = store_verify(c->store, &error);
	if (found)
		tell_damage(c, d, found);
	else
		problem(d, trouble(error));
}

/* The screen makes one each day that somebody writes. */
static void look_at_backups(struct cli *c, struct diagnosis *d)
{
	enum { OLD_S = 8 * 86400 };
	int64_t at_s = c->store ? store_newest_backup(c->store, c->now_s) : 0;

	if (!c->store)
		return;
	g_autofree char *at = cli_time(c, at_s);
	fact(d, _("cadangan terbaru: %s"), at_s ? at : _("belum ada"));
	if (at_s && c->now_s - at_s > OLD_S)
		problem(d, g_strdup_printf(_("cadangan terbaru sudah berumur %d hari; jalankan “redaksi cadangkan”"), (int)((c->now_s - at_s) / 86400)));
}

static void look_at_journals(struct cli *c, struct diagnosis *d)
{
	g_autofree char *folder = g_build_filename(c->folder, "journal", NULL);
	g_autoptr(GPtrArray) left = c->store ? journal_list(folder, NULL) : NULL;
	unsigned held = 0, dead = 0;

	for (unsigned i = 0; left && i < left->len; i++) {
		const struct journal_left *l = left->pdata[i];
		held += l->held;
		dead += !l->held && l->records > 0;
	}
	fact(d, _("sesi yang sedang menulis: %u; sesi mati dengan tulisan yang belum tersimpan: %u"), held, dead);
}

static void look_at_dict(struct cli *c, struct diagnosis *d)
{
	const struct dict_source source = { .hunspell_dir = config_env("REDAKSI_HUNSPELL"), .need_hunspell = true };
	g_autoptr(dict) opened = NULL;
	g_autoptr(GError) error = NULL;

	if (!dict_open(&opened, &source, &error)) {
		problem(d, newsroom_error(error));
		return;
	}
	g_autofree char *report = dict_report(opened);
	g_auto(GStrv) lines = g_strsplit(report, "\n", -1);
	for (char **line = lines; *line; line++)
		if (**line)
			fact(d, _("kamus: %s"), *line);
	g_autofree char *path = cli_house_path(c);
	struct house_file unread = { 0 };
	if (g_file_test(path, G_FILE_TEST_EXISTS))
		fact(d, _("aturan rumah: %s"), path);
	if (!house_file_follow(&unread, path, opened, &error))
		problem(d, newsroom_error(error));
}

static void look_at_settings(struct cli *c, struct diagnosis *d)
{
	g_autofree char *path = config_path();
	g_auto(config) read = { 0 };
	g_autoptr(GError) error = NULL;
	const char *term = config_env("TERM");

	config_init(&read);
	fact(d, "redaksi %s", REDAKSI_VERSION);
	fact(d, _("pengaturan: %s"), path);
	fact(d, _("pengguna: %s"), c->who.text);
	fact(d, _("terminal: %s"), term ? term : "-");
	if (!config_load(&read, &error))
		problem(d, g_strdup_printf(_("pengaturan: %s"), error->message));
	g_autoptr(GKeyFile) file = config_file(NULL);
	g_array_unref(binding_list(file, d->problems));
}

static void put_diagnosis(struct cli *c, const struct diagnosis *d, bool json)
{
	g_autoptr(GString) out = g_string_new(NULL);

	if (!json) {
		for (unsigned i = 0; i < d->facts->len; i++)
			cli_say(c, "%s\n", (const char *)d->facts->pdata[i]);
		for (unsigned i = 0; i < d->problems->len; i++)
			cli_say(c, _("MASALAH: %s\n"), (const char *)d->problems->pdata[i]);
		if (d->problems->len == 0)
			cli_say(c, "%s\n", _("Tidak ada masalah."));
		return;
	}
	g_ptr_array_add(d->facts, NULL);
	g_ptr_array_add(d->problems, NULL);
	json_begin(out);
	json_bool(out, "healthy", d->problems->len == 1);
	json_texts(out, "problems", (char *const *)d->problems->pdata);
	json_texts(out, "facts", (char *const *)d->facts->pdata);
	json_end(out);
	cli_put(c, out->str, out->len);
}

int cli_doctor(struct cli *c, char **args)
{
	bool json = false;
	const struct option_row rows[] = {
		{ "json", NULL, OPTION_FLAG, &json, NULL, N_("jawaban untuk mesin") },
	};

	if (!cli_options(c, rows, G_N_ELEMENTS(rows), args) || !cli_operands(c, args, 0, 0))
		return c->status;
	g_autoptr(GPtrArray) facts = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func(g_free);
	struct diagnosis d = { facts, problems };
	look_at_settings(c, &d);
	look_at_store(c, &d);
	look_at_backups(c, &d);
	look_at_journals(c, &d);
	look_at_dict(c, &d);
	bool healthy = problems->len == 0;
	put_diagnosis(c, &d, json);
	return healthy ? CLI_GOOD : cli_worse((int)c->status, CLI_NONE);
}
