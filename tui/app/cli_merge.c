/* The verb gabung: what was kept beside an article becomes part of it. */
#include "app/verb.h"
#include <inttypes.h>
#include <string.h>
#include "app/language.h"
#include "app/merge_plan.h"

static const struct { const char *name; enum merge_choice choice; } choices[] = {
	{ "terbaru", CHOOSE_MINE }, { "terpisah", CHOOSE_THEIRS }, { "keduanya", CHOOSE_BOTH },
};

static bool choice_of(struct cli *c, const char *name, enum merge_choice *out)
{
	*out = CHOOSE_NOTHING;
	for (size_t i = 0; name && i < G_N_ELEMENTS(choices); i++)
		if (strcmp(name, choices[i].name) == 0)
			*out = choices[i].choice;
	if (!name || *out != CHOOSE_NOTHING)
		return true;
	c->status = cli_complain(c, CLI_USAGE, _("--pilih adalah terbaru, terpisah, atau keduanya"));
	return false;
}

/* The revision to merge: the one of that version, else the oldest that waits. */
static bool find(struct cli *c, int64_t id, const char *version, int64_t *revision)
{
	g_autoptr(GError) error = NULL;

	if (version)
		return cli_revision(c, id, version, revision);
	g_autoptr(GPtrArray) revisions = article_revisions(c->store, id, &error);
	if (!revisions) {
		c->status = cli_complain_error(c, _("riwayat"), error);
		return false;
	}
	*revision = 0;
	for (unsigned i = 0; i < revisions->len; i++)
		if (revision_waits(revisions, revisions->pdata[i]))
			*revision = ((const struct revision *)revisions->pdata[i])->id;
	if (*revision == 0)
		c->status = cli_complain(c, CLI_NONE, _("naskah %" PRId64 " tidak punya tulisan terpisah yang belum digabung"), id);
	return *revision != 0;
}

static void put_conflict(struct cli *c, const struct merge_plan *m, const struct merge_piece *p, unsigned f, unsigned number, unsigned of)
{
	cli_say(c, _("BENTROK %u dari %u%s%s\n"), number, of, f < FIELD_COUNT ? ": " : "", f < FIELD_COUNT ? field_rows[f].key : "");
	cli_say(c, _("terbaru (versi %d): %.*s\n"), m->mine.version, (int)p->mine_len, p->mine);
	cli_say(c, _("terpisah (versi %d, %s): %.*s\n"), m->theirs.version, m->who, (int)p->theirs_len, p->theirs);
}

/* Each conflict gets the choice; without one all are shown and nothing is changed. */
static bool decide(struct cli *c, struct merge_plan *m, enum merge_choice choice)
{
	unsigned n = merge_plan_questions(m), f;

	for (unsigned i = 0; i < n; i++) {
		struct merge_piece *p = merge_plan_question(m, i, &f);
		if (choice == CHOOSE_NOTHING)
			put_conflict(c, m, p, f, i + 1, n);
		else
			p->choice = choice;
	}
	if (n == 0 || choice != CHOOSE_NOTHING)
		return true;
	c->status = cli_complain(c, CLI_BUSY, _("belum digabung: sebut --pilih=terbaru, terpisah, atau keduanya; atau gabung di layar (F12, lalu G)"));
	return false;
}

static bool save(struct cli *c, struct merge_plan *m, struct article *out, GError **error)
{
	GString *body = merge_result(m->pieces);

	article_init(out);
	out->id = m->mine.id;
	out->ulid = g_strdup(m->mine.ulid);
	out->head = m->head;
	out->merged = m->beside;
	for (enum field f = 0; f < FIELD_COUNT; f++) {
		g_free(out->field[f]);
		out->field[f] = g_strdup(merge_plan_field(m, f));
	}
	g_free(out->extra);
	out->extra = g_strdup(m->mine.extra);
	g_free(out->body);
	out->body_len = body->len;
	out->body = g_string_free(body, FALSE);
	return article_save(c->store, out, REVISION_MERGED, c->who.login, NULL, c->now_s, error);
}

int cli_merge(struct cli *c, char **args)
{
	const char *chosen = NULL;
	enum merge_choice choice;
	int64_t id, revision;
	const struct option_row rows[] = {
		{ "pilih", "choose", OPTION_TEXT, &chosen, N_("SISI"), N_("untuk tempat yang sama-sama diubah: terbaru, terpisah, atau keduanya") },
	};
	g_auto(article) a = { 0 }, made = { 0 };
	g_autoptr(GError) error = NULL;

	if (!cli_options(c, rows, G_N_ELEMENTS(rows), args) || !cli_operands(c, args, 1, 2) || !cli_id(c, args[0], &id) ||
	    !choice_of(c, chosen, &choice) || !cli_store(c) || !cli_article(c, id, &a) || !find(c, id, args[1], &revision))
		return c->status;
	if (revision == a.head)
		return cli_complain(c, CLI_USAGE, _("versi itu sudah yang terbaru"));
	g_autoptr(merge_plan) m = merge_plan_of_kept(c->store, id, revision, &error);
	if (!m)
		return cli_complain_error(c, _("versi"), error);
	if (!decide(c, m, choice))
		return c->status;
	if (!save(c, m, &made, &error))
		return cli_complain_error(c, _("naskah tidak tersimpan"), error);
	cli_say(c, _("versi %d: gabungan versi %d dan %d\n"), made.version, m->mine.version, m->theirs.version);
	return CLI_GOOD;
}
