/* Findings: the walk from one to the next, the list of all, what can be done with each. */
#include "app/command.h"
#include "app/writer.h"
#include <string.h>
#include "app/edits.h"
#include "app/newsroom.h"
#include "rules.h"
#include "store/notes.h"

static struct finding *at_walk(const struct app *a)
{
	return a->doc && a->walk_at < drift_len(a->doc->findings) ? drift_at(a->doc->findings, a->walk_at) : NULL;
}

static void show(struct app *a, unsigned index)
{
	a->walk_at = index;
	const struct finding *f = at_walk(a);
	if (!f)
		return;
	doc_move(a->doc, f->off, false);
	a->doc->goal_col = -1;
	a->walking = true;
	a->focus = IN_EDITOR;
}

static bool has_accepted(const struct app *a)
{
	g_autoptr(GPtrArray) accepted = accepted_list(a->store, a->doc->article.id, NULL);

	return accepted && accepted->len > 0;
}

/* false: `then` runs once the check is done, or there is nothing for it. all: what stands in the title and what was accepted is
 * something to show too. */
static bool ready(struct app *a, bool all, void (*then)(struct app *a))
{
	if (a->dict_problem) {
		app_notice(a, NOTICE_ALARM, "%s", a->dict_problem);
		return false;
	}
	bool stale = drift_len(a->doc->findings) == 0 && a->doc->checked_revision != text_revision(a->doc->text);
	if (a->doc->checked_revision == UINT64_MAX || stale) {
		app_check_then(a, then);
		return false;
	}
	if (drift_len(a->doc->findings) == 0 && !(all && (a->doc->in_title->len > 0 || has_accepted(a)))) {
		app_notice(a, NOTICE_INFO, "%s", _("Tidak ada temuan"));
		a->walking = false;
		return false;
	}
	return true;
}

/* The next finding from an index on, round the end: what is wrong before what is only noted. */
static unsigned next_wrong(const struct doc *d, unsigned from, bool backwards)
{
	unsigned n = drift_len(d->findings);

	for (unsigned i = 0; i < n; i++) {
		unsigned at = backwards ? (from + n - i) % n : (from + i) % n;
		if (drift_at(d->findings, at)->severity != SEVERITY_NOTE)
			return at;
	}
	return from % n;
}

static void step(struct app *a, bool backwards)
{
	unsigned n = drift_len(a->doc->findings), next = (a->walk_at + (backwards ? n - 1 : 1)) % n;
	unsigned wrong = next_wrong(a->doc, next, backwards);

	/* Nothing wrong but what is shown: the notes have their turn. */
	show(a, wrong == a->walk_at ? next : wrong);
}

void command_check_walk(struct app *a)
{
	if (!ready(a, false, command_check_walk))
		return;
	if (a->walking)
		step(a, false);
	else
		show(a, next_wrong(a->doc, doc_finding_after(a->doc, a->doc->cursor), false));
}

/* After a finding is gone the next one has its index; at the end the walk closes. */
static void walk_on(struct app *a, size_t from)
{
	if (drift_len(a->doc->findings) == 0) {
		a->walking = false;
		app_notice(a, NOTICE_INFO, "%s", _("Semua temuan selesai"));
		return;
	}
	show(a, next_wrong(a->doc, doc_finding_after(a->doc, from), false));
}

static void replace_one(struct app *a, const struct finding *f, const char *fix)
{
	size_t off = f->off, len = f->len, n = strlen(fix);
	g_autofree char *copy = g_strdup(fix);      /* the finding goes with the change */

	text_undo_break(a->doc->text);
	text_replace(a->doc->text, off, len, copy, n, UNDO_COMMAND, off);
	doc_move(a->doc, off + n, false);
	app_changed(a);
	walk_on(a, off + n);
}

static bool same_text(const struct doc *d, const struct finding *f, const char *text, size_t len)
{
	return f->len == len && memcmp(text_bytes(d->text) + f->off, text, len) == 0;
}

/* The same slip everywhere in the article as one undo step; quotations and names are left alone but for the one asked about. */
static void replace_everywhere(struct app *a, const struct finding *f)
{
	struct doc *d = a->doc;
	g_autofree char *text = g_strndup(text_bytes(d->text) + f->off, f->len);
	g_autofree char *fix = g_strdup(f->fix[0]);
	g_autoptr(GArray) hits = g_array_new(FALSE, FALSE, sizeof(struct text_hit));
	size_t len = f->len, off = f->off;

	for (unsigned i = 0; i < drift_len(d->findings); i++) {
		const struct finding *other = drift_at(d->findings, i);
		struct text_hit hit = { other->off, other->len };
		if (other == f || (!other->quoted && same_text(d, other, text, len)))
			g_array_append_val(hits, hit);
	}
	unsigned n = hits->len;
	text_undo_break(d->text);
	text_replace_all(d->text, (const struct text_hit *)(void *)hits->data, n, fix, strlen(fix), off);
	app_changed(a);
	walk_on(a, off);
	app_notice(a, NOTICE_INFO, _("%u diperbaiki; {undo} mengurungkan"), n);
}

/* One way to mend it, in the office's own words: a quotation, a name and a choice between several wait for a person. */
static bool is_sure(const struct finding *f)
{
	return f->severity != SEVERITY_NOTE && !f->quoted && f->fix[0] && !f->fix[1] && strlen(f->fix[0]) < EDIT_MAX;
}

/* What the check after it still finds is what is left: a mended word may show another. */
static void tell_mended(struct app *a)
{
	unsigned left = drift_len(a->doc->findings) - drift_severities(a->doc->findings)[SEVERITY_NOTE];

	if (left == 0)
		app_notice(a, NOTICE_INFO, _("%u diperbaiki; {undo} mengurungkan"), a->mended);
	else
		app_notice(a, NOTICE_INFO, _("%u diperbaiki, masih ada %u temuan: {check_walk}; {undo} mengurungkan"), a->mended, left);
}

/* Everything that is sure as one undo step. */
static void mend_all(struct app *a)
{
	struct doc *d = a->doc;
	g_autoptr(GArray) edits = edits_new();
	size_t end = 0;

	for (unsigned i = 0; i < drift_len(d->findings); i++) {
		const struct finding *f = drift_at(d->findings, i);
		if (!is_sure(f) || f->off < end)
			continue;
		edits_add(edits, f->off, f->len, f->fix[0], true);
		end = f->off + f->len;
	}
	a->mended = edits->len;
	edits_apply(a, edits);
	a->walking = false;
	app_check_then(a, tell_mended);
	app_notice(a, NOTICE_INFO, _("%u diperbaiki; {undo} mengurungkan"), a->mended);
}

void command_check_mend(struct app *a)
{
	if (ready(a, false, command_check_mend))
		mend_all(a);
}

/* Only here, and only until the article closes. */
static void ignore_one(struct app *a, const struct finding *f)
{
	size_t off = f->off;

	doc_ignore(a->doc, a->walk_at);
	walk_on(a, off);
}

/* A foreign word in italics is as it should be: it is not told again here. */
static void make_italic(struct app *a, const struct finding *f)
{
	g_autofree char *with = g_strdup_printf("*%.*s*", (int)f->len, text_bytes(a->doc->text) + f->off);
	struct finding *kept = finding_copy(f);

	kept->off++;
	replace_one(a, f, with);
	doc_leave_out(a->doc, kept);
}

/* Take away all findings on the same text: it was accepted or is a word now. The next check agrees. */
static void drop_same(struct app *a, const char *text, size_t len)
{
	struct doc *d = a->doc;

	for (unsigned i = drift_len(d->findings); i-- > 0;)
		if (same_text(d, drift_at(d->findings, i), text, len))
			finding_free(drift_steal(d->findings, i));
	app_check_now(a);
}

/* A dictionary holds words: of marks, capitals, facts and what is written twice it cannot know. */
static bool is_about_word(const struct finding *f)
{
	return finding_is_spelling(f->kind) && strcmp(f->kind, "ganda") != 0;
}

static void to_dictionary(struct app *a, const struct finding *f, const char *scope)
{
	if (!is_about_word(f)) {
		app_notice(a, NOTICE_INFO, "%s", _("Kamus memuat kata saja; T menerima temuan ini untuk naskah ini"));
		return;
	}
	g_autofree char *word = g_strndup(text_bytes(a->doc->text) + f->off, f->len);
	g_autoptr(GError) error = NULL;
	size_t off = f->off;

	if (!own_word_add(a->store, word, scope, "terima", NULL, a->person, a->now_s, &error)) {
		app_notice_error(a, _("Kamus tidak dapat ditambah"), error);
		return;
	}
	drop_same(a, word, strlen(word));
	walk_on(a, off);
	app_notice(a, NOTICE_INFO, strcmp(scope, "kantor") == 0 ? _("%s ditambahkan ke kamus kantor; “redaksi kamus” mengeluarkannya")
		: _("%s ditambahkan ke kamus Anda; “redaksi kamus” mengeluarkannya"), word);
}

static bool accept_reason(struct app *a, struct overlay *o, intptr_t value)
{
	const struct finding *f = at_walk(a);
	g_autoptr(GError) error = NULL;

	(void)value;
	if (!f)
		return true;
	g_autofree char *text = g_strndup(text_bytes(a->doc->text) + f->off, f->len);
	size_t off = f->off;
	if (!accepted_add(a->store, a->doc->article.id, f->rule, text, overlay_value(o, 0), a->person, a->now_s, &error)) {
		app_notice_error(a, _("Keputusan tidak tersimpan"), error);
		return true;
	}
	drop_same(a, text, strlen(text));
	walk_on(a, off);
	return true;
}

static void ask_reason(struct app *a)
{
	struct overlay *o = overlay_form(_("TERIMA"), accept_reason);

	overlay_add_input(o, _("Alasan (boleh kosong)"), NULL);
	o->hint = g_strdup(_("Enter terima untuk naskah ini · Esc batal"));
	app_push(a, o);
}

/* A key while the strip is open; true: it was one of the strip's. */
bool check_walk_key(struct app *a, uint32_t key)
{
	struct finding *f = at_walk(a);

	if (!f) {
		a->walking = false;
		return false;
	}
	unsigned fixes = g_strv_length(f->fix);
	if (key >= '1' && key <= '9') {
		if (key - '1' < fixes)
			replace_one(a, f, f->fix[key - '1']);
		return true;
	}
	switch (key) {
	case K_ENTER: case K_TAB: case K_DOWN: case 'l': step(a, false); return true;
	case K_TAB | MOD_SHIFT: case K_UP: step(a, true); return true;
	case 's': if (fixes > 0) replace_everywhere(a, f); return true;
	case 'a': ignore_one(a, f); return true;
	case 'p': mend_all(a); return true;
	case 'm': make_italic(a, f); return true;
	case 't': ask_reason(a); return true;
	case 'k': to_dictionary(a, f, a->login); return true;
	case 'n': to_dictionary(a, f, "kantor"); return true;
	case K_ESC: a->walking = false; return true;
	default: return false;
	}
}

/* ---- the list of all ---- */

enum { IN_TITLE = -1, ACCEPTED = -2 };   /* rows of another kind: in the title, mended in the form; accepted, the first of them and down */

static const char *severity_label(enum severity s)
{
	static const char *const name[] = { [SEVERITY_NOTE] = N_("CATATAN"), [SEVERITY_WARNING] = N_("SARAN"), [SEVERITY_ERROR] = N_("GALAT") };

	return _(name[s]);
}

/* "br 8  GALAT  sambutanya → sambutannya  mungkin salah ketik"; a message that begins with the text says it once. */
static char *finding_line(struct doc *d, const struct finding *f, bool in_title)
{
	g_autofree char *text = g_strndup((in_title ? doc_field(d, FIELD_TITLE) : text_bytes(d->text)) + f->off, f->len);
	const char *why = f->message;
	g_autofree char *place = NULL;
	size_t column;

	if (in_title)
		place = g_strdup(_("judul "));
	else
		place = g_strdup_printf(_("br %3zu"), text_line_of(d->text, f->off, &column));

	if (g_str_has_prefix(why, text) && g_str_has_prefix(why + f->len, ": "))
		why += f->len + 2;
	return g_strdup_printf("%s  %-7s %s%s%s  %s", place, severity_label(f->severity), text,
		f->fix[0] ? " → " : "", f->fix[0] ? f->fix[0] : "", why);
}

/* What somebody accepted in this article, and why. */
static void list_accepted(struct app *a, struct overlay *o)
{
	GPtrArray *accepted = accepted_list(a->store, a->doc->article.id, NULL);

	for (unsigned i = 0; accepted && i < accepted->len; i++) {
		const struct accepted *x = g_ptr_array_index(accepted, i);
		g_autofree char *label = g_strdup_printf(_("DITERIMA  %s  %s (%s)"), x->text, *x->reason ? x->reason : _("tanpa alasan"), x->author);
		overlay_add_choice(o, label, NULL, 0, ACCEPTED - (intptr_t)i);
	}
	o->data = accepted;
	o->free_data = accepted ? (GDestroyNotify)g_ptr_array_unref : NULL;
}

/* An accepted finding is one again. */
static void take_back(struct app *a, const struct overlay *o, const struct choice *c)
{
	const struct accepted *x = g_ptr_array_index((const GPtrArray *)o->data, (guint)(ACCEPTED - c->value));
	g_autoptr(GError) error = NULL;

	if (accepted_remove(a->store, a->doc->article.id, x->rule, x->text, &error))
		app_notice(a, NOTICE_INFO, _("%s diperiksa lagi"), x->text);
	else
		app_notice_error(a, _("Keputusan tidak tersimpan"), error);
	app_pop(a);
	app_check_now(a);
}

static bool accept_finding(struct app *a, struct overlay *o, intptr_t value)
{
	(void)o;
	if (value <= ACCEPTED)
		return false;
	app_pop(a);
	if (value == IN_TITLE)
		command_fields(a);
	else
		show(a, (unsigned)value);
	return false;
}

static bool list_key(struct app *a, struct overlay *o, uint32_t key)
{
	const struct choice *c = overlay_chosen(o);

	if (key == 'p') {
		app_pop(a);
		command_run(a, command_named("check_mend"));
		return true;
	}
	if (c && c->value <= ACCEPTED && key == 'b') {
		take_back(a, o, c);
		return true;
	}
	if (!c || c->value <= IN_TITLE || (key != 's' && key != 't'))
		return false;
	unsigned index = (unsigned)c->value;
	app_pop(a);
	show(a, index);
	const struct finding *f = at_walk(a);
	if (key == 't')
		ask_reason(a);
	else if (f && a->doc->read_only)
		writer_refuse(a);
	else if (f && f->fix[0])
		replace_one(a, f, f->fix[0]);
	return true;
}

static void count_severities(const GPtrArray *findings, unsigned count[3])
{
	for (unsigned i = 0; i < findings->len; i++)
		count[((const struct finding *)g_ptr_array_index(findings, i))->severity]++;
}

void command_check_list(struct app *a)
{
	unsigned count[3] = { 0 };

	if (!a->doc || !ready(a, true, command_check_list))
		return;
	count_severities(drift_all(a->doc->findings), count);
	count_severities(a->doc->in_title, count);
	g_autofree char *title = g_strdup_printf(_("MUTU: %u galat · %u saran · %u catatan"), count[SEVERITY_ERROR], count[SEVERITY_WARNING], count[SEVERITY_NOTE]);
	struct overlay *o = overlay_choice(title, false, accept_finding);
	for (unsigned i = 0; i < a->doc->in_title->len; i++) {
		g_autofree char *label = finding_line(a->doc, g_ptr_array_index(a->doc->in_title, i), true);
		overlay_add_choice(o, label, NULL, 0, IN_TITLE);
	}
	for (unsigned i = 0; i < drift_len(a->doc->findings); i++) {
		g_autofree char *label = finding_line(a->doc, drift_at(a->doc->findings, i), false);
		overlay_add_choice(o, label, NULL, 0, (intptr_t)i);
	}
	list_accepted(a, o);
	o->key = list_key;
	o->hint = g_strdup(has_accepted(a) ? _("Enter lompat · B batalkan terima · S saran pertama · P perbaiki semua · T terima · Esc")
		: _("Enter lompat · S saran pertama · P perbaiki semua · T terima · Esc"));
	app_push(a, o);
}
