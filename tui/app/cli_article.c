/* Verbs on one article: edit, new, show. */
#include "app/verb.h"
#include <inttypes.h>
#include <string.h>
#include <unistd.h>
#include "app/json.h"
#include "app/linear.h"
#include "app/newsroom.h"
#include "app/template.h"
#include "app/language.h"
#include "store/store.h"

/* English names of the fields for machine answers, in the order of enum field. */
static const char *const field_json[FIELD_COUNT] = {
	"title", "status", "office", "byline", "editor", "place", "date", "category", "tags",
	"number", "embargo", "summary", "slug", "photo_caption", "photo_credit",
};

/* The article is looked for first, so that a wrong number is told as everywhere. */
static int linear_edit(struct cli *c, int64_t id)
{
	g_auto(article) a = { 0 };

	if (id != 0 && (!cli_store(c) || !cli_article(c, id, &a)))
		return c->status;
	return linear_run(c, id);
}

int cli_edit(struct cli *c, char **args)
{
	const struct option_row rows[] = {
		{ "linear", "baris", OPTION_FLAG, &c->linear, NULL, N_("baris demi baris tanpa layar, untuk pembaca layar") },
	};
	const char *terminal = config_env("TERM");
	int64_t id = 0;

	if (c->verb && (!cli_options(c, rows, G_N_ELEMENTS(rows), args) || !cli_operands(c, args, 0, 1)))
		return c->status;
	if (args[0] && !cli_id(c, args[0], &id))
		return c->status;
	if (c->linear || (terminal && strcmp(terminal, "dumb") == 0 && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO)))
		return linear_edit(c, id);
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return cli_complain(c, CLI_USAGE, _("layar memerlukan terminal; tanpa terminal pakai perintah, lihat: redaksi --help"));
	if (!cli_store(c) || (id != 0 && !cli_has_article(c, id)))
		return c->status;
	return c->run_screen(c->store, id);
}

static void set_field(struct article *a, enum field f, const char *value)
{
	g_free(a->field[f]);
	a->field[f] = g_strdup(value);
}

/* The skeleton of a template into a new article; its name is the rubrik. */
static bool use_template(struct cli *c, struct article *a, const char *name)
{
	g_autoptr(GPtrArray) list = template_list();
	const struct template_row *t = name ? template_named(list, name) : NULL;
	g_autoptr(GString) known = g_string_new(NULL);

	for (unsigned i = 0; name && !t && i < list->len; i++)
		g_string_append_printf(known, "%s%s", i ? ", " : "", ((const struct template_row *)list->pdata[i])->name);
	if (name && !t) {
		c->status = cli_complain(c, CLI_USAGE, _("templat “%s” tidak dikenal; pilih %s"), name, known->str);
		return false;
	}
	if (t) {
		set_field(a, FIELD_CATEGORY, t->name);
		g_free(a->body);
		a->body = g_strdup(t->skeleton);
		a->body_len = strlen(t->skeleton);
	}
	return true;
}

int cli_new(struct cli *c, char **args)
{
	bool json = false;
	const char *template_name = NULL;
	const struct option_row rows[] = {
		{ "templat", "template", OPTION_TEXT, &template_name, N_("NAMA"), N_("isi dengan kerangka: kegiatan, klarifikasi, pengumuman, undangan, foto, atau milik kantor") },
		{ "json", NULL, OPTION_FLAG, &json, NULL, N_("jawaban untuk mesin") },
	};
	g_auto(article) a = { 0 };
	g_autoptr(GError) error = NULL;

	if (!cli_options(c, rows, G_N_ELEMENTS(rows), args))
		return c->status;
	g_autofree char *title = g_strjoinv(" ", args);
	if (!field_check(FIELD_TITLE, title, &error))
		return cli_complain(c, CLI_USAGE, _("judul tidak dapat dipakai: %s"), error->message);
	article_init(&a);
	set_field(&a, FIELD_TITLE, title);
	set_field(&a, FIELD_OFFICE, c->config.office);
	set_field(&a, FIELD_BYLINE, c->config.name);
	if (!use_template(c, &a, template_name) || !cli_store(c))
		return c->status;
	if (!article_save(c->store, &a, REVISION_SAVE, c->who.login, NULL, c->now_s, &error))
		return cli_complain_error(c, _("naskah tidak tersimpan"), error);
	if (json) {
		g_autoptr(GString) out = g_string_new(NULL);
		json_begin(out);
		json_int(out, "id", a.id);
		json_text(out, "ulid", a.ulid);
		json_text(out, "title", title);
		json_end(out);
		cli_put(c, out->str, out->len);
	} else {
		cli_say(c, "%" G_GINT64_FORMAT "\n", a.id);
	}
	return CLI_GOOD;
}

static void show_json(struct cli *c, const struct article *a)
{
	g_autoptr(GString) out = g_string_new(NULL);

	json_begin(out);
	json_int(out, "id", a->id);
	json_text(out, "ulid", a->ulid);
	json_int(out, "version", a->version);
	json_text(out, "sha256", a->sha256);
	json_time(out, "created", a->created_s);
	json_time(out, "changed", a->changed_s);
	json_open(out, "fields", '{');
	for (unsigned f = 0; f < FIELD_COUNT; f++)
		if (*a->field[f])
			json_text(out, field_json[f], a->field[f]);
	json_close(out, '}');
	json_text_n(out, "body", a->body, a->body_len);
	json_end(out);
	cli_put(c, out->str, out->len);
}

static int show_journal(struct cli *c, int64_t id, bool json)
{
	g_auto(recovery) r = { 0 };
	g_autoptr(GError) error = NULL;

	if (!newsroom_journal(c->store, id, &r, &error)) {
		if (g_error_matches(error, STORE_ERROR, STORE_ERROR_NOT_FOUND))
			return cli_complain(c, CLI_NONE, _("naskah %" PRId64 " tidak punya tulisan yang belum tersimpan"), id);
		return cli_complain_error(c, _("catatan sesi"), error);
	}
	if (json) {
		g_autoptr(GString) out = g_string_new(NULL);
		json_begin(out);
		json_int(out, "id", id);
		json_text(out, "who", r.who);
		json_time(out, "started", r.started_s);
		json_time(out, "changed", r.changed_s);
		json_int(out, "extra_characters", r.extra_chars);
		json_bool(out, "live", r.live);
		json_text_n(out, "body", r.text->str, r.text->len);
		json_end(out);
		cli_put(c, out->str, out->len);
	} else {
		cli_put(c, r.text->str, r.text->len);
	}
	return CLI_GOOD;
}

bool cli_revision(struct cli *c, int64_t id, const char *number, int64_t *revision)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) revisions = article_revisions(c->store, id, &error);

	if (!revisions) {
		c->status = cli_complain_error(c, _("riwayat"), error);
		return false;
	}
	for (unsigned i = 0; i < revisions->len; i++) {
		const struct revision *r = revisions->pdata[i];
		if (r->version == (int)g_ascii_strtoll(number, NULL, 10)) {
			*revision = r->id;
			return true;
		}
	}
	c->status = cli_complain(c, CLI_NONE, _("naskah %" PRId64 " tidak punya versi %s"), id, number);
	return false;
}

/* The file that an article was imported from. */
static int show_original(struct cli *c, int64_t id)
{
	g_auto(original) o = { 0 };
	g_autoptr(GError) error = NULL;

	if (!original_load(c->store, id, &o, &error)) {
		if (g_error_matches(error, STORE_ERROR, STORE_ERROR_NOT_FOUND))
			return cli_complain(c, CLI_NONE, _("naskah %" PRId64 " ditulis di sini, bukan diimpor"), id);
		return cli_complain_error(c, _("berkas asal"), error);
	}
	if (c->out_is_terminal && !g_utf8_validate_len(o.bytes, o.len, NULL))
		return cli_complain(c, CLI_USAGE, _("berkas asal bukan teks; arahkan ke berkas: redaksi tampil %" PRId64 " --asal > %s"), id, *o.name ? o.name : _("berkas"));
	cli_put(c, o.bytes, o.len);
	return CLI_GOOD;
}

int cli_show(struct cli *c, char **args)
{
	bool journal = false, json = false, as_it_came = false;
	const char *version = NULL;
	int64_t id, revision;
	const struct option_row rows[] = {
		{ "jurnal", "journal", OPTION_FLAG, &journal, NULL, N_("tulisan yang belum tersimpan, yang akan ditawarkan kembali") },
		{ "versi", "revision", OPTION_TEXT, &version, N_("N"), N_("isi versi ke-N") },
		{ "asal", "original", OPTION_FLAG, &as_it_came, NULL, N_("berkas yang dulu diimpor, bita demi bita") },
		{ "json", NULL, OPTION_FLAG, &json, NULL, N_("jawaban untuk mesin, beserta data berita") },
	};
	g_auto(article) a = { 0 };
	g_autoptr(GError) error = NULL;

	if (!cli_options(c, rows, G_N_ELEMENTS(rows), args) || !cli_operands(c, args, 1, 1) || !cli_id(c, args[0], &id) ||
	    !cli_store(c) || !cli_article(c, id, &a))
		return c->status;
	if (journal)
		return show_journal(c, id, json);
	if (as_it_came)
		return show_original(c, id);
	if (version) {
		if (!cli_revision(c, id, version, &revision))
			return c->status;
		article_release(&a);
		if (!article_load_revision(c->store, id, revision, &a, &error))
			return cli_complain_error(c, _("versi"), error);
	}
	if (json)
		show_json(c, &a);
	else
		cli_put(c, a.body, a.body_len);
	return CLI_GOOD;
}
