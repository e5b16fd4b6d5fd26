#include "app/compare.h"
#include <string.h>
#include "app/language.h"

enum { NEAR = 1, FAR = 3 };      /* paragraphs shown beside a change; fewer than FAR are not worth leaving out */

void comparison_release(struct comparison *c)
{
	if (c->text)
		g_string_free(c->text, TRUE);
	if (c->marks)
		g_array_unref(c->marks);
	*c = (struct comparison){ 0 };
}

static void comparison_init(struct comparison *c)
{
	*c = (struct comparison){ .text = g_string_new(NULL), .marks = g_array_new(FALSE, FALSE, sizeof(struct compare_mark)) };
}

/* Old and new words of one change touch; the second of them begins none. */
static bool goes_on(const struct comparison *c, enum diff_kind kind)
{
	const struct compare_mark *last = c->marks->len ? &g_array_index(c->marks, struct compare_mark, c->marks->len - 1) : NULL;

	return last && last->to == c->text->len && last->kind == DIFF_REMOVED && kind == DIFF_ADDED;
}

static void add_mark(struct comparison *c, const char *s, size_t len, enum diff_kind kind)
{
	struct compare_mark m = { .from = c->text->len, .kind = kind, .first = !goes_on(c, kind) };
	char sign = kind == DIFF_ADDED ? '+' : '-';

	g_string_append_printf(c->text, "[%c", sign);
	g_string_append_len(c->text, s, (gssize)len);
	g_string_append_printf(c->text, "%c]", sign);
	m.to = c->text->len;
	g_array_append_val(c->marks, m);
	c->changes += m.first;
}

/* A change's line breaks at its edges stand outside its marks where that keeps a paragraph together: "[-…-]" and then the break. */
static void add_changed(struct comparison *c, const char *s, size_t len, enum diff_kind kind)
{
	size_t head = 0, tail = 0;

	while (head < len && s[head] == '\n')
		head++;
	while (tail < len - head && s[len - tail - 1] == '\n')
		tail++;
	if (head == len) {
		g_autofree char *sign = g_strdup(_("(ganti baris)"));
		add_mark(c, sign, strlen(sign), kind);
		g_string_append_len(c->text, s, (gssize)len);
		return;
	}
	g_string_append_len(c->text, s, (gssize)head);
	add_mark(c, s + head, len - head - tail, kind);
	g_string_append_len(c->text, s + len - tail, (gssize)tail);
}

/* Bytes of the first, or the last, `n` paragraphs. */
static size_t head_of(const char *s, size_t len, unsigned n)
{
	size_t at = 0;

	for (; at < len && n > 0; at++)
		n -= s[at] == '\n' && at + 1 < len && s[at + 1] != '\n';
	return at;
}

static size_t tail_of(const char *s, size_t len, unsigned n)
{
	for (size_t at = len; at > 0; at--)
		if (at < len && s[at] != '\n' && s[at - 1] == '\n' && --n == 0)
			return len - at;
	return len;
}

static unsigned count_paragraphs(const char *s, size_t len)
{
	unsigned n = 0;

	for (size_t i = 0; i < len; i++)
		n += s[i] != '\n' && (i == 0 || s[i - 1] == '\n');
	return n;
}

/* What did not change: whole when it is short, else what stands near the changes before and behind it. */
static void add_same(struct comparison *c, const char *s, size_t len, bool change_before, bool change_behind)
{
	size_t head = change_before ? head_of(s, len, NEAR + 1) : 0, tail = change_behind ? tail_of(s, len, NEAR + 1) : 0;
	unsigned hidden = head + tail < len ? count_paragraphs(s + head, len - head - tail) : 0;

	if (hidden < FAR) {
		g_string_append_len(c->text, s, (gssize)len);
		return;
	}
	g_string_append_len(c->text, s, (gssize)head);
	g_string_append_printf(c->text, ngettext_("… %u paragraf sama …", "… %u paragraf sama …", hidden), hidden);
	g_string_append(c->text, "\n\n");
	g_string_append_len(c->text, s + len - tail, (gssize)tail);
}

static void add_parts(struct comparison *c, const char *old, size_t old_len, const char *new, size_t new_len, bool whole)
{
	g_autoptr(GArray) parts = diff_texts(old, old_len, new, new_len);

	for (guint i = 0; i < parts->len; i++) {
		const struct diff_part *p = &g_array_index(parts, struct diff_part, i);
		if (p->kind != DIFF_SAME)
			add_changed(c, p->kind == DIFF_ADDED ? new + p->b : old + p->a, p->len, p->kind);
		else if (whole)
			g_string_append_len(c->text, old + p->a, (gssize)p->len);
		else
			add_same(c, old + p->a, p->len, i > 0, i + 1 < parts->len);
	}
}

void compare_passages(struct comparison *out, const char *old, size_t old_len, const char *new, size_t new_len)
{
	if (!out->text)
		comparison_init(out);
	add_parts(out, old, old_len, new, new_len, true);
}

void compare_side(struct comparison *out, const char *text, size_t len, const char *other, size_t other_len)
{
	g_autoptr(GArray) parts = diff_texts(other, other_len, text, len);

	if (!out->text)
		comparison_init(out);
	for (guint i = 0; i < parts->len; i++) {
		const struct diff_part *p = &g_array_index(parts, struct diff_part, i);
		if (p->kind == DIFF_ADDED)
			add_changed(out, text + p->b, p->len, DIFF_ADDED);
		else if (p->kind == DIFF_SAME)
			g_string_append_len(out->text, text + p->b, (gssize)p->len);
	}
}

void compare_articles(const struct article *old, const struct article *new, struct comparison *out)
{
	comparison_init(out);
	for (unsigned f = 0; f < FIELD_COUNT; f++) {
		if (strcmp(old->field[f], new->field[f]) == 0)
			continue;
		g_string_append_printf(out->text, "%s: ", field_rows[f].key);
		add_parts(out, old->field[f], strlen(old->field[f]), new->field[f], strlen(new->field[f]), true);
		g_string_append(out->text, "\n");
	}
	if (out->changes > 0)
		g_string_append(out->text, "\n");
	unsigned before = out->changes;
	size_t body_from = out->text->len;
	add_parts(out, old->body, old->body_len, new->body, new->body_len, false);
	if (out->changes == before) {
		g_string_truncate(out->text, body_from);
		g_string_append(out->text, before == 0 ? _("Tidak ada yang berbeda.") : _("Isi naskah sama."));
	}
}
