#include "app/doc.h"
#include <string.h>
#include "app/command.h"
#include "app/language.h"
#include "app/newsroom.h"
#include "edit/utf8.h"
#include "journal/history.h"
#include "journal/pen.h"
#include "app/second.h"

/* From now on the second place has what is written; a save that succeeds begins anew beside the store. */
static void journal_broke(struct doc *d, const GError *error)
{
	g_free(d->journal_error);
	d->journal_error = newsroom_reason(error);
	d->broke = true;
	doc_copy_elsewhere(d);
}

/* The second place refused too: another one, or the writer hears that there is none. */
static void second_broke(struct doc *d)
{
	d->broke = !doc_copy_elsewhere(d) && d->journal_error != NULL;
}

bool doc_copy_elsewhere(struct doc *d)
{
	return d->second && second_copy(d->second, d);
}

char *doc_safety(const struct doc *d)
{
	const char *place = second_place(d->second);

	if (d->journal_error && place)
		return g_strdup_printf(_("%s · aman di %s"), d->journal_error, place);
	if (d->journal_error)
		return command_printf(_("HANYA DI LAYAR INI, {write} tempat lain · %s"), d->journal_error);
	return place ? g_strdup_printf(_("belum disimpan, aman di jurnal dan %s"), place) : NULL;
}

bool doc_is_nowhere(const struct doc *d)
{
	return !d->read_only && d->journal_error && !second_place(d->second);
}

void doc_sync(struct doc *d)
{
	if (d->journal)
		journal_sync_wait(d->journal, NULL);
	second_sync(d->second);
}

static void journal_text(struct doc *d, const struct text_change *c, const char *bytes, bool more)
{
	g_autoptr(GError) error = NULL;

	if (d->second && !second_edit(d->second, c, bytes))
		second_broke(d);
	if (!d->journal || d->journal_error)
		return;
	if (more)
		journal_hold(d->journal);
	if (!journal_edit(d->journal, c->pos, c->deleted, bytes, c->inserted, &error) || (!more && !journal_release(d->journal, &error)))
		journal_broke(d, error);
}

/* Hears every change before it is drawn: the journal first. */
static void on_change(void *ctx, const struct text *t, const struct text_change *c, const char *bytes)
{
	struct doc *d = ctx;

	layout_changed(d->layout, t, c, bytes);
	journal_text(d, c, bytes, text_more(t));
	g_array_append_vals(d->step, c, 1);
	if (text_more(t))
		return;
	if (d->changes)
		g_array_append_vals(d->changes, d->step->data, d->step->len);
	drift_changed(d->findings, (void *)d->step->data, d->step->len);
	findings_drift(d->ignored, SIZE_MAX / 2, (void *)d->step->data, d->step->len);
	g_array_set_size(d->step, 0);
}

static void start_journal(struct doc *d, struct store *s, const char *who, int64_t now_s)
{
	g_autofree char *folder = g_build_filename(store_folder(s), "journal", NULL);
	g_autoptr(GError) error = NULL;
	struct journal_base base = {
		.store_id = store_id(s), .ulid = d->article.ulid, .revision = d->article.head,
		.sha256 = d->article.sha256, .who = who, .now_s = now_s,
	};

	g_clear_pointer(&d->journal_error, g_free);
	d->second = second_new(s, who, now_s);
	if (!journal_open(&d->journal, folder, &base, &error))
		journal_broke(d, error);
}

/* What could be undone when this text was saved goes on, whoever saved it here. */
static void take_history(struct doc *d, struct store *s)
{
	g_autofree char *folder = g_build_filename(store_folder(s), "journal", NULL);
	g_autoptr(GByteArray) bytes = history_read(folder, d->article.ulid, d->article.sha256);

	if (bytes)
		text_undo_unpack(d->text, bytes->data, bytes->len);
}

bool doc_open(struct doc **out, struct store *s, int64_t id, GError **error)
{
	g_auto(article) a = { 0 };

	if (!article_load(s, id, &a, error))
		return false;
	struct doc *d = g_new0(struct doc, 1);
	d->article = a;
	memset(&a, 0, sizeof a);
	d->text = text_take(g_steal_pointer(&d->article.body), d->article.body_len);
	d->layout = layout_new();
	d->findings = drift_new();
	d->step = g_array_new(FALSE, FALSE, sizeof(struct text_change));
	d->in_title = g_ptr_array_new_with_free_func((GDestroyNotify)finding_free);
	d->ignored = g_ptr_array_new_with_free_func((GDestroyNotify)finding_free);
	d->anchor = NO_ANCHOR;
	d->goal_col = -1;
	d->checked_revision = d->counted_revision = UINT64_MAX;
	d->saved_revision = text_revision(d->text);
	take_history(d, s);
	text_listen(d->text, on_change, d);
	*out = d;
	return true;
}

void doc_begin_writing(struct doc *d, struct store *s, const char *who, int64_t now_s)
{
	start_journal(d, s, who, now_s);
}

void doc_stop_writing(struct doc *d, bool keep_journal)
{
	journal_close(g_steal_pointer(&d->journal), keep_journal);
	second_close(g_steal_pointer(&d->second), keep_journal);
	pen_release(g_steal_pointer(&d->pen));
	g_clear_pointer(&d->journal_error, g_free);
	d->read_only = true;
}

bool doc_changed(const struct doc *d)
{
	return d->fields_changed || text_revision(d->text) != d->saved_revision;
}

struct save *doc_save_begin(struct doc *d, enum revision_kind kind, const char *author, const char *who, int64_t now_s)
{
	struct save *s = g_new0(struct save, 1);
	const struct article *from = &d->article;

	text_undo_break(d->text);
	*s = (struct save){ .kind = kind, .author = g_strdup(author), .who = g_strdup(who), .now_s = now_s,
		.text_revision = text_revision(d->text), .fields_revision = d->fields_revision, .undo = g_byte_array_new() };
	text_undo_pack(d->text, s->undo);
	s->article = *from;
	if (s->article.merged == 0)
		s->article.merged = d->sibling;     /* written on from what a refused save kept: that one needs no merge any more */
	s->article.ulid = g_strdup(from->ulid);
	s->article.extra = g_strdup(from->extra);
	s->article.body_len = text_len(d->text);
	s->article.body = g_memdup2(text_bytes(d->text), text_len(d->text) + 1);
	for (unsigned f = 0; f < FIELD_COUNT; f++)
		s->article.field[f] = g_strdup(from->field[f]);
	return s;
}

bool doc_is_as(const struct doc *d, const struct save *s)
{
	return text_revision(d->text) == s->text_revision && d->fields_revision == s->fields_revision;
}

/* The next journal begins with what was written while the save ran. */
static bool journal_catch_up(struct doc *d, struct save *s)
{
	bool ok = text_revision(d->text) == s->text_revision ||
	          journal_whole(s->journal, text_bytes(d->text), text_len(d->text), NULL);

	for (unsigned f = 0; ok && f < FIELD_COUNT; f++)
		if (strcmp(d->article.field[f], s->article.field[f]) != 0)
			ok = journal_field(s->journal, f, d->article.field[f], NULL);
	return ok;
}

void doc_save_end(struct doc *d, struct save *s)
{
	d->article.head = s->article.head;
	d->article.version = s->article.version;
	d->article.merged = s->article.merged;
	d->article.changed_s = s->article.changed_s;
	g_strlcpy(d->article.sha256, s->article.sha256, sizeof d->article.sha256);
	d->saved_revision = s->text_revision;
	if (d->fields_revision == s->fields_revision)
		d->fields_changed = false;
	d->sibling = 0;
	d->saved_s = s->now_s;
	if (!s->journal || !journal_catch_up(d, s))
		return;
	journal_replaces(s->journal, d->journal);
	journal_replaces(s->journal, second_take(d->second));
	d->journal = g_steal_pointer(&s->journal);
	g_clear_pointer(&d->journal_error, g_free);
}

void doc_free(struct doc *d, bool keep_journal)
{
	if (!d)
		return;
	journal_close(d->journal, keep_journal);
	second_close(d->second, keep_journal);
	pen_release(d->pen);
	g_free(d->writer);
	drift_free(d->findings);
	g_ptr_array_unref(d->in_title);
	g_ptr_array_unref(d->ignored);
	g_strfreev(d->lead);
	g_array_unref(d->step);
	if (d->changes)
		g_array_unref(d->changes);
	text_free(d->text);
	layout_free(d->layout);
	article_release(&d->article);
	g_free(d->journal_error);
	g_free(d);
}

const char *doc_field(const struct doc *d, enum field f)
{
	return d->article.field[f];
}

void doc_set_field(struct doc *d, enum field f, const char *value)
{
	if (d->read_only || strcmp(d->article.field[f], value) == 0)
		return;
	g_autoptr(GError) error = NULL;
	g_free(d->article.field[f]);
	d->article.field[f] = g_strdup(value);
	if (d->second && !second_field(d->second, f, value))
		second_broke(d);
	if (d->journal && !d->journal_error && !journal_field(d->journal, f, value, &error))
		journal_broke(d, error);
	d->fields_changed = true;
	d->fields_revision++;
	if (f == FIELD_TITLE) {
		g_ptr_array_set_size(d->in_title, 0);
		d->title_revision++;
		d->checked_revision = d->counted_revision = UINT64_MAX;
	}
}

bool doc_selection(const struct doc *d, size_t *from, size_t *to)
{
	if (d->anchor == NO_ANCHOR || (size_t)d->anchor == d->cursor)
		return false;
	*from = MIN((size_t)d->anchor, d->cursor);
	*to = MAX((size_t)d->anchor, d->cursor);
	return true;
}

static void after_edit(struct doc *d, size_t cursor)
{
	d->cursor = cursor;
	d->anchor = NO_ANCHOR;
	d->marking = false;
	d->goal_col = -1;
	d->home_again = false;
	if (d->top > text_len(d->text))
		d->top = text_len(d->text);
}

void doc_insert(struct doc *d, const char *bytes, size_t len, enum undo_kind kind)
{
	size_t from = d->cursor, to = d->cursor;

	if (d->read_only)
		return;
	doc_selection(d, &from, &to);
	text_replace(d->text, from, to - from, bytes, len, kind, d->cursor);
	after_edit(d, from + len);
}

void doc_delete(struct doc *d, size_t from, size_t to, enum undo_kind kind)
{
	if (d->read_only)
		return;
	doc_selection(d, &from, &to);
	if (to > from)
		text_replace(d->text, from, to - from, "", 0, kind, d->cursor);
	after_edit(d, from);
}

void doc_move(struct doc *d, size_t to, bool extend)
{
	if (extend && d->anchor == NO_ANCHOR)
		d->anchor = (gssize)d->cursor;
	else if (!extend)
		d->anchor = NO_ANCHOR;
	if (to != d->cursor)
		text_undo_break(d->text);
	d->cursor = to;
}

size_t doc_before(const struct doc *d)
{
	size_t len;
	const char *s = text_upto(d->text, d->cursor, 1, &len);

	return grapheme_prev(s, len, d->cursor);
}

size_t doc_behind(const struct doc *d)
{
	size_t len;
	const char *s = text_upto(d->text, d->cursor, 2, &len);    /* at a line's end the next one comes */

	return grapheme_next(s, len, d->cursor);
}

/* A mark behind the cursor may have joined what now stands before it. */
void doc_settle(struct doc *d)
{
	size_t len, last = d->anchor == NO_ANCHOR ? d->cursor : MAX((size_t)d->anchor, d->cursor);
	const char *s = text_upto(d->text, MIN(last, text_len(d->text)), 1, &len);

	d->top = MIN(d->top, text_len(d->text));           /* a pane too low to show text does not scroll it */
	d->cursor = grapheme_at(s, len, d->cursor);
	if (d->anchor != NO_ANCHOR)
		d->anchor = (gssize)grapheme_at(s, len, (size_t)d->anchor);
}

/* The text up to the end of the cursor's line and of the first in view. */
static const char *upto_cursor(const struct doc *d, size_t *len)
{
	return text_upto(d->text, MIN(MAX(d->top, d->cursor), text_len(d->text)), 1, len);
}

unsigned doc_row_of_cursor(const struct doc *d, unsigned cols)
{
	size_t len;
	const char *s = upto_cursor(d, &len);
	struct row r = layout_row_at(d->layout, s, len, cols, d->top);
	struct row c = layout_row_at(d->layout, s, len, cols, d->cursor);
	unsigned n = 0;

	while (r.start < c.start && layout_row_next(d->layout, s, len, cols, &r))
		n++;
	return n;
}

/* Is the cursor's row among `rows` rows from top? */
static bool visible(const struct doc *d, unsigned cols, unsigned rows, size_t cursor_row)
{
	size_t len;
	const char *s = upto_cursor(d, &len);
	struct row r = layout_row_at(d->layout, s, len, cols, d->top);

	for (unsigned n = 0; n < rows; n++) {
		if (r.start == cursor_row)
			return true;
		if (r.start > cursor_row || !layout_row_next(d->layout, s, len, cols, &r))
			return false;
	}
	return false;
}

void doc_show(struct doc *d, unsigned cols, unsigned rows)
{
	size_t len;
	const char *s = upto_cursor(d, &len);

	if (cols == 0 || rows == 0)
		return;
	d->top = layout_row_at(d->layout, s, len, cols, MIN(d->top, len)).start;
	struct row r = layout_row_at(d->layout, s, len, cols, d->cursor);
	if (visible(d, cols, rows, r.start))
		return;
	/* A jump of a third of the pane: on a slow line one redraw now is cheaper than one for each row that follows. */
	unsigned above = r.start < d->top ? rows / 3 : rows - 1 - rows / 3;
	while (above > 0 && layout_row_prev(d->layout, s, len, cols, &r))
		above--;
	d->top = r.start;
}

void doc_fill(struct doc *d, unsigned cols, unsigned rows)
{
	const char *s = text_bytes(d->text);
	size_t len = text_len(d->text);
	struct row top = layout_row_at(d->layout, s, len, MAX(1, cols), MIN(d->top, len)), last = top;
	unsigned used = 1;

	while (used < rows && layout_row_next(d->layout, s, len, MAX(1, cols), &last))
		used++;
	while (used < rows && layout_row_prev(d->layout, s, len, MAX(1, cols), &top))
		used++;
	d->top = top.start;
}

bool doc_hear_disk(struct doc *d)
{
	g_autoptr(GError) error = NULL;
	int failed = d->journal && !d->journal_error ? journal_failure(d->journal) : 0;

	if (failed != 0) {
		store_fail_errno(&error, failed, "sync", "journal");
		journal_broke(d, error);
	}
	bool broke = d->broke;
	d->broke = false;
	return broke;
}

void doc_leave_out(struct doc *d, struct finding *f)
{
	unsigned at = 0;

	while (at < d->ignored->len && ((const struct finding *)g_ptr_array_index(d->ignored, at))->off <= f->off)
		at++;
	g_ptr_array_insert(d->ignored, (int)at, f);
}

void doc_ignore(struct doc *d, unsigned index)
{
	doc_leave_out(d, drift_steal(d->findings, index));
}

static void drop_ignored(struct doc *d)
{
	for (unsigned i = 0; i < d->ignored->len; i++) {
		const struct finding *old = g_ptr_array_index(d->ignored, i);
		for (unsigned k = drift_len(d->findings); k-- > 0;) {
			const struct finding *f = drift_at(d->findings, k);
			if (f->off == old->off && f->len == old->len && strcmp(f->rule, old->rule) == 0)
				finding_free(drift_steal(d->findings, k));
		}
	}
}

void doc_take_findings(struct doc *d, GPtrArray *findings)
{
	g_autoptr(GArray) changes = g_steal_pointer(&d->changes);

	drift_take(d->findings, findings);
	if (changes && changes->len > 0)
		drift_changed(d->findings, (void *)changes->data, changes->len);
	drop_ignored(d);
}

unsigned doc_finding_after(const struct doc *d, size_t off)
{
	for (unsigned i = 0; i < drift_len(d->findings); i++)
		if (drift_at(d->findings, i)->off >= off)
			return i;
	return 0;
}

bool doc_finding_place(const struct doc *d, unsigned index, unsigned *nth, unsigned *of)
{
	bool is_note = drift_at(d->findings, index)->severity == SEVERITY_NOTE;
	unsigned notes = drift_severities(d->findings)[SEVERITY_NOTE];

	*nth = 0;
	*of = is_note ? notes : drift_len(d->findings) - notes;
	for (unsigned i = 0; i <= index; i++)
		*nth += (drift_at(d->findings, i)->severity == SEVERITY_NOTE) == is_note;
	return is_note;
}
