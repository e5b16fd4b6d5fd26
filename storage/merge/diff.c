#include "merge/diff.h"
#include <stdbool.h>
#include "merge/units.h"

enum { SHORT_WORD = 3, LONG_CHANGE = 24, LIKENESS = 4 };

/* Two texts cut into the same kind of units. */
struct pair { const char *old, *new; GArray *a, *b; };

static size_t start_of(const GArray *units, const char *text, size_t len, size_t index)
{
	return index < units->len ? (size_t)(g_array_index(units, struct unit, index).s - text) : len;
}

static void add(GArray *out, enum diff_kind kind, size_t a, size_t b, size_t len)
{
	struct diff_part *last = out->len ? &g_array_index(out, struct diff_part, out->len - 1) : NULL;

	if (len == 0)
		return;
	if (last && last->kind == kind)
		last->len += len;
	else
		g_array_append_vals(out, &(struct diff_part){ kind, a, b, len }, 1);
}

/* A passage of bytes: [a, a_end) of the old text, [b, b_end) of the new one. */
struct passage { size_t a, a_end, b, b_end; };

static void add_change(GArray *out, const struct passage *p)
{
	add(out, DIFF_REMOVED, p->a, p->b, p->a_end - p->a);
	add(out, DIFF_ADDED, p->a, p->b, p->b_end - p->b);
}

static bool has_word_longer_than(const char *s, size_t len, size_t least)
{
	size_t run = 0;

	for (size_t i = 0; i < len; i++) {
		bool word = g_ascii_isalnum(s[i]) || (unsigned char)s[i] >= 0x80;
		run = word ? run + 1 : 0;
		if (run > least || s[i] == '\n')
			return true;
	}
	return false;
}

static size_t runs_bytes(const GArray *runs)
{
	size_t bytes = 0;

	for (guint i = 0; i < runs->len; i++)
		bytes += g_array_index(runs, struct same, i).n;
	return bytes;
}

/* Runs of units become runs of bytes. */
static void to_bytes(GArray *runs, const struct pair *p, size_t old_len, size_t new_len)
{
	for (guint i = 0; i < runs->len; i++) {
		struct same *r = &g_array_index(runs, struct same, i);
		size_t end = start_of(p->a, p->old, old_len, r->a + r->n);
		*r = (struct same){ start_of(p->a, p->old, old_len, r->a), start_of(p->b, p->new, new_len, r->b), 0 };
		r->n = end - r->a;
	}
}

/* A blank or a short word between two changes keeps nobody's place: it is shown as changed with them. */
static void drop_weak(GArray *runs, const char *old, size_t old_len, size_t new_len)
{
	guint kept = 0;
	size_t a = 0, b = 0;

	for (guint i = 0; i < runs->len; i++) {
		const struct same r = g_array_index(runs, struct same, i);
		size_t a_next = i + 1 < runs->len ? g_array_index(runs, struct same, i + 1).a : old_len;
		size_t b_next = i + 1 < runs->len ? g_array_index(runs, struct same, i + 1).b : new_len;
		size_t before = r.a - a + r.b - b, after = a_next - r.a - r.n + b_next - r.b - r.n;
		size_t least = MIN(before, after) >= LONG_CHANGE ? SHORT_WORD : 0;
		if (before > 0 && after > 0 && !has_word_longer_than(old + r.a, r.n, least))
			continue;
		g_array_index(runs, struct same, kept++) = r;
		a = r.a + r.n;
		b = r.b + r.n;
	}
	g_array_set_size(runs, kept);
}

static GArray *match_bytes(const char *old, size_t old_len, const char *new, size_t new_len, enum unit_kind kind)
{
	struct pair p = { old, new, units_split(old, old_len, kind), units_split(new, new_len, kind) };
	GArray *runs = units_match(p.a, p.b);

	to_bytes(runs, &p, old_len, new_len);
	g_array_unref(p.a);
	g_array_unref(p.b);
	return runs;
}

static void add_words(GArray *out, const char *old, const char *new, const struct passage *p)
{
	size_t old_len = p->a_end - p->a, new_len = p->b_end - p->b;

	if (old_len == 0 || new_len == 0) {
		add_change(out, p);
		return;
	}
	g_autoptr(GArray) runs = match_bytes(old + p->a, old_len, new + p->b, new_len, UNIT_WORDS);
	drop_weak(runs, old + p->a, old_len, new_len);
	if (runs_bytes(runs) < MIN(old_len, new_len) / LIKENESS)
		g_array_set_size(runs, 0);
	struct passage left = *p;
	for (guint i = 0; i < runs->len; i++) {
		const struct same *r = &g_array_index(runs, struct same, i);
		add_change(out, &(struct passage){ left.a, p->a + r->a, left.b, p->b + r->b });
		add(out, DIFF_SAME, p->a + r->a, p->b + r->b, r->n);
		left.a = p->a + r->a + r->n;
		left.b = p->b + r->b + r->n;
	}
	add_change(out, &left);
}

GArray *diff_texts(const char *old, size_t old_len, const char *new, size_t new_len)
{
	GArray *out = g_array_new(FALSE, FALSE, sizeof(struct diff_part));
	g_autoptr(GArray) runs = match_bytes(old, old_len, new, new_len, UNIT_PARAGRAPHS);
	struct passage left = { 0, old_len, 0, new_len };

	for (guint i = 0; i < runs->len; i++) {
		const struct same *r = &g_array_index(runs, struct same, i);
		add_words(out, old, new, &(struct passage){ left.a, r->a, left.b, r->b });
		add(out, DIFF_SAME, r->a, r->b, r->n);
		left.a = r->a + r->n;
		left.b = r->b + r->n;
	}
	add_words(out, old, new, &left);
	return out;
}
