/* Verbs on the whole store: list, search, log. */
#include "app/verb.h"
#include <limits.h>
#include <string.h>
#include "app/json.h"
#include "app/language.h"
#include "import/import.h"
#include "journal/pen.h"
#include "store/notes.h"

enum { PAGE = 200, HITS_DEFAULT = 50 };

enum list_form { LIST_LINES, LIST_JSON, LIST_ARTICLES };

static bool sort_of(struct cli *c, const char *name, enum list_sort *out)
{
	static const char *const names[LIST_SORT_COUNT][2] = {
		[LIST_BY_CHANGE] = { "ubah", "change" }, [LIST_BY_TITLE] = { "judul", "title" },
		[LIST_BY_STATUS] = { "status", "status" }, [LIST_BY_DATE] = { "tanggal", "date" },
	};

	for (unsigned i = 0; name && i < LIST_SORT_COUNT; i++)
		if (strcmp(name, names[i][0]) == 0 || strcmp(name, names[i][1]) == 0) {
			*out = (enum list_sort)i;
			return true;
		}
	if (name)
		c->status = cli_complain(c, CLI_USAGE, _("urutan “%s” tidak dikenal; pilih ubah, judul, status, atau tanggal"), name);
	return !name;
}

static bool number_of(struct cli *c, const char *text, unsigned *out)
{
	guint64 value;

	if (!text)
		return true;
	if (!g_ascii_string_to_unsigned(text, 10, 1, UINT_MAX, &value, NULL)) {
		c->status = cli_complain(c, CLI_USAGE, _("“%s” bukan bilangan mulai 1"), text);
		return false;
	}
	*out = (unsigned)value;
	return true;
}

static bool put_article(struct cli *c, int64_t id)
{
	g_auto(article) a = { 0 };
	g_autoptr(GString) out = g_string_new(NULL);

	if (!cli_article(c, id, &a))
		return false;
	article_to_json_line(&a, out);
	cli_put(c, out->str, out->len);
	return true;
}

/* int64_t id -> who writes it now. */
static GHashTable *held_now(struct cli *c)
{
	GHashTable *held = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
	g_autofree char *folder = g_build_filename(store_folder(c->store), "journal", NULL);
	g_autoptr(GPtrArray) ulids = pen_list(folder);

	for (unsigned i = 0; i < ulids->len; i++) {
		g_auto(pen_note) note = { 0 };
		int64_t id;
		if (article_find_ulid(c->store, ulids->pdata[i], &id, NULL) && pen_holder(folder, ulids->pdata[i], &note))
			g_hash_table_insert(held, g_memdup2(&id, sizeof id), g_steal_pointer(&note.who));
	}
	return held;
}

static void put_row_json(struct cli *c, const struct list_row *r, const char *writer)
{
	g_autoptr(GString) out = g_string_new(NULL);

	json_begin(out);
	json_int(out, "id", r->id);
	json_text(out, "status", r->status);
	json_text(out, "date", r->date);
	json_text(out, "title", r->title);
	json_int(out, "words", r->words);
	json_text(out, "office", r->office);
	json_text(out, "author", r->author);
	json_time(out, "changed", r->changed_s);
	if (writer)
		json_text(out, "writer", writer);
	json_end(out);
	cli_put(c, out->str, out->len);
}

static bool put_row(struct cli *c, const struct list_row *r, enum list_form form, GHashTable *held)
{
	const char *writer = g_hash_table_lookup(held, &r->id);

	if (form == LIST_ARTICLES)
		return put_article(c, r->id);
	if (form == LIST_JSON)
		put_row_json(c, r, writer);
	else
		cli_say(c, "%6" G_GINT64_FORMAT " %c%c  %s  %6d  %s\n", r->id, writer ? '!' : ' ', status_letter(r->status), r->date, r->words, r->title);
	return true;
}

static bool put_page(struct cli *c, const GPtrArray *page, enum list_form form, GHashTable *held)
{
	bool good = true;

	for (unsigned i = 0; i < page->len && !cli_out_broken(c); i++)
		good &= put_row(c, page->pdata[i], form, held);
	return good;
}

/* Pages by key, so that a store of any size is listed in constant memory. *put: rows written. */
static int put_rows(struct cli *c, const struct list_query *q, enum list_form form, unsigned most, unsigned *put)
{
	g_autoptr(GHashTable) held = held_now(c);
	g_autoptr(GPtrArray) page = NULL;
	g_autoptr(GError) error = NULL;
	int status = CLI_GOOD;

	do {
		const struct list_row *from = page && page->len ? page->pdata[page->len - 1] : NULL;
		GPtrArray *next = list_page(c->store, q, from, false, MIN(PAGE, most - *put), &error);
		if (!next)
			return cli_complain_error(c, _("daftar"), error);
		if (page)
			g_ptr_array_unref(page);
		page = next;
		if (!put_page(c, page, form, held))
			status = c->status;
		*put += page->len;
	} while (page->len > 0 && *put < most && !cli_out_broken(c));
	return status;
}

int cli_list(struct cli *c, char **args)
{
	const char *filter = NULL, *sort = NULL, *most_text = NULL, *format = NULL;
	bool json = false;
	unsigned most = UINT_MAX, put = 0;
	struct list_query q = { .sort = LIST_BY_CHANGE };
	const struct option_row rows[] = {
		{ "saring", "filter", OPTION_TEXT, &filter, N_("KATA"), N_("hanya naskah yang memuat kata-kata ini") },
		{ "urut", "sort", OPTION_TEXT, &sort, N_("CARA"), N_("ubah (bawaan), judul, status, atau tanggal") },
		{ "batas", "limit", OPTION_TEXT, &most_text, N_("N"), N_("paling banyak N naskah") },
		{ "format", NULL, OPTION_TEXT, &format, "json", N_("json: seluruh naskah, satu sebaris, untuk dipindahkan") },
		{ "json", NULL, OPTION_FLAG, &json, NULL, N_("jawaban untuk mesin: barisnya saja") },
	};

	if (!cli_options(c, rows, G_N_ELEMENTS(rows), args) || !cli_operands(c, args, 0, 0) ||
	    !sort_of(c, sort, &q.sort) || !number_of(c, most_text, &most))
		return c->status;
	if (format && strcmp(format, "json") != 0)
		return cli_complain(c, CLI_USAGE, _("format “%s” tidak dikenal; daftar hanya mengenal json"), format);
	if (!cli_store(c))
		return c->status;
	q.filter = filter;
	int status = put_rows(c, &q, format ? LIST_ARTICLES : json ? LIST_JSON : LIST_LINES, most, &put);
	if (status == CLI_GOOD && put == 0 && filter)
		status = cli_complain(c, CLI_NONE, _("tidak ada naskah yang cocok dengan “%s”"), filter);
	return status;
}

static void put_hit(struct cli *c, const struct search_hit *h, bool json)
{
	g_autoptr(GString) out = g_string_new(NULL);

	if (!json) {
		cli_say(c, "%6" G_GINT64_FORMAT "  %s\n        %s\n", h->id, h->title, h->snippet);
		return;
	}
	json_begin(out);
	json_int(out, "id", h->id);
	json_text(out, "title", h->title);
	json_text(out, "snippet", h->snippet);
	json_end(out);
	cli_put(c, out->str, out->len);
}

int cli_search(struct cli *c, char **args)
{
	bool json = false;
	const char *most_text = NULL;
	unsigned most = HITS_DEFAULT;
	const struct option_row rows[] = {
		{ "batas", "limit", OPTION_TEXT, &most_text, N_("N"), N_("paling banyak N hasil (bawaan: 50)") },
		{ "json", NULL, OPTION_FLAG, &json, NULL, N_("jawaban untuk mesin") },
	};
	g_autoptr(GError) error = NULL;

	if (!cli_options(c, rows, G_N_ELEMENTS(rows), args) || !cli_operands(c, args, 1, UINT_MAX) ||
	    !number_of(c, most_text, &most) || !cli_store(c))
		return c->status;
	g_autofree char *text = g_strjoinv(" ", args);
	g_autoptr(GPtrArray) hits = article_search(c->store, text, most, &error);
	if (!hits)
		return cli_complain_error(c, _("pencarian"), error);
	for (unsigned i = 0; i < hits->len; i++)
		put_hit(c, hits->pdata[i], json);
	if (hits->len == 0)
		return cli_complain(c, CLI_NONE, _("tidak ada naskah yang memuat “%s”"), text);
	return CLI_GOOD;
}

static const char *kind_word(enum revision_kind k)
{
	static const char *const words[] = {
		[REVISION_RAW] = N_("asli"), [REVISION_CLEAN] = N_("dirapikan"), [REVISION_SAVE] = N_("disimpan"),
		[REVISION_AUTO] = N_("otomatis"), [REVISION_RECOVERED] = N_("dipulihkan"), [REVISION_RESTORED] = N_("dikembalikan"),
		[REVISION_SIBLING] = N_("sampingan"), [REVISION_MERGED] = N_("gabungan"),
	};

	return (unsigned)k < G_N_ELEMENTS(words) ? words[k] : "?";
}

static const char *kind_json(enum revision_kind k)
{
	static const char *const words[] = {
		[REVISION_RAW] = "raw", [REVISION_CLEAN] = "clean", [REVISION_SAVE] = "save", [REVISION_AUTO] = "auto",
		[REVISION_RECOVERED] = "recovered", [REVISION_RESTORED] = "restored", [REVISION_SIBLING] = "sibling",
		[REVISION_MERGED] = "merged",
	};

	return (unsigned)k < G_N_ELEMENTS(words) ? words[k] : "unknown";
}

static void put_indented(struct cli *c, const char *note)
{
	g_auto(GStrv) lines = g_strsplit(note ? note : "", "\n", -1);

	for (char **line = lines; *line; line++)
		if (**line)
			cli_say(c, "      %s\n", *line);
}

static void put_revision(struct cli *c, const GPtrArray *revisions, const struct revision *r)
{
	const char *kind = revision_waits(revisions, r) ? _("belum digabung") : _(kind_word(r->kind));
	g_autofree char *at = cli_time(c, r->at_s);

	cli_say(c, "%4d  %s  %-14s  %6d  %s\n", r->version, at, kind, r->words, r->author);
	put_indented(c, r->note);
}

static void put_revision_json(struct cli *c, const GPtrArray *revisions, const struct revision *r)
{
	g_autoptr(GString) out = g_string_new(NULL);

	json_begin(out);
	json_text(out, "type", "revision");
	json_int(out, "version", r->version);
	json_int(out, "revision", r->id);
	json_int(out, "parent", r->parent);
	if (r->merged)
		json_int(out, "merged_from", r->merged);
	json_text(out, "kind", kind_json(r->kind));
	json_bool(out, "unmerged", revision_waits(revisions, r));
	json_time(out, "at", r->at_s);
	json_text(out, "author", r->author);
	json_int(out, "words", r->words);
	json_int(out, "bytes", (int64_t)r->len);
	json_text(out, "sha256", r->sha256);
	json_text(out, "note", r->note);
	json_end(out);
	cli_put(c, out->str, out->len);
}

static void put_export(struct cli *c, const struct exported *e, bool json)
{
	g_autoptr(GString) out = g_string_new(NULL);
	g_autofree char *at = cli_time(c, e->at_s);

	if (!json) {
		cli_say(c, "      %s  %s %s (%s %d)  %s\n", at, _("ekspor"), e->format, _("versi"), e->version, e->path);
		if (e->forced && *e->forced)
			cli_say(c, "        %s %s: %s\n", _("dipaksa oleh"), e->author, e->forced);
		return;
	}
	json_begin(out);
	json_text(out, "type", "export");
	json_int(out, "version", e->version);
	json_text(out, "format", e->format);
	json_text(out, "path", e->path);
	json_time(out, "at", e->at_s);
	json_text(out, "author", e->author);
	json_text(out, "forced", e->forced);
	json_end(out);
	cli_put(c, out->str, out->len);
}

int cli_log(struct cli *c, char **args)
{
	bool json = false;
	const char *compare = NULL;
	int64_t id;
	const struct option_row rows[] = {
		{ "banding", "compare", OPTION_TEXT, &compare, N_("M..N"), N_("yang berubah dari versi ke-M ke versi ke-N, kata demi kata") },
		{ "json", NULL, OPTION_FLAG, &json, NULL, N_("jawaban untuk mesin") },
	};
	g_auto(article) a = { 0 };
	g_autoptr(GError) error = NULL;

	if (!cli_options(c, rows, G_N_ELEMENTS(rows), args) || !cli_operands(c, args, 1, 1) || !cli_id(c, args[0], &id) ||
	    !cli_store(c) || !cli_article(c, id, &a))
		return c->status;
	if (compare)
		return cli_compare(c, &a, compare, json);
	g_autoptr(GPtrArray) revisions = article_revisions(c->store, id, &error);
	g_autoptr(GPtrArray) exports = revisions ? exported_list(c->store, id, &error) : NULL;
	if (!exports)
		return cli_complain_error(c, _("riwayat"), error);
	if (!json)
		cli_say(c, "%" G_GINT64_FORMAT "  %s\n", id, a.field[FIELD_TITLE]);
	for (unsigned i = 0; i < revisions->len; i++)
		(json ? put_revision_json : put_revision)(c, revisions, revisions->pdata[i]);
	for (unsigned i = 0; i < exports->len; i++)
		put_export(c, exports->pdata[i], json);
	return CLI_GOOD;
}
