#include "merge/units.h"
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { DEPTH_MAX = 40, CHANGES_MAX = 200 };

/* ---- cutting ---- */

enum class { CLASS_WORD, CLASS_BLANK, CLASS_BREAK, CLASS_OTHER };

static enum class class_at(const char *s, size_t len, size_t *n)
{
	gunichar c = g_utf8_get_char_validated(s, (gssize)len);

	*n = 1;
	if (*s == '\n' || *s == '\r')
		return CLASS_BREAK;
	if (*s == ' ' || *s == '\t')
		return CLASS_BLANK;
	if (*s == '\0' || c >= (gunichar)-2)
		return CLASS_OTHER;
	*n = (size_t)g_unichar_to_utf8(c, NULL);
	return g_unichar_isalnum(c) || g_unichar_ismark(c) ? CLASS_WORD : CLASS_OTHER;
}

static size_t word_unit(const char *s, size_t len)
{
	size_t n, at;
	enum class first = class_at(s, len, &at);

	while (first != CLASS_OTHER && at < len && class_at(s + at, len - at, &n) == first)
		at += n;
	return at;
}

static size_t paragraph_unit(const char *s, size_t len)
{
	bool breaks = *s == '\n';
	size_t at = 0;

	while (at < len && (s[at] == '\n') == breaks)
		at++;
	return at;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Behind the blanks at `at` a sentence may begin: not with a small letter. */
static bool begins_sentence(const char *s, size_t len, size_t at)
{
	gunichar c = at < len ? g_utf8_get_char_validated(s + at, (gssize)(len - at)) : '\n';

	return c >= (gunichar)-2 || !g_unichar_islower(c);
}

static size_t sentence_unit(const char *s, size_t len)
{
	size_t at = 0;
	bool ended = false;

	if (*s == '\n')
		return paragraph_unit(s, len);
	while (at < len && s[at] != '\n') {
		if (is_blank(s[at]) && ended) {
			while (at < len && is_blank(s[at]))
				at++;
			if (begins_sentence(s, len, at))
				return at;
			ended = false;
			continue;
		}
		/* Closing quotes and brackets belong to the sentence that they close. */
		ended = strchr(".?!", s[at]) || (ended && !g_ascii_isalnum(s[at]) && !is_blank(s[at]));
		at++;
	}
	return at;
}

GArray *units_split(const char *s, size_t len, enum unit_kind kind)
{
	GArray *units = g_array_new(FALSE, FALSE, sizeof(struct unit));

	for (size_t at = 0; at < len;) {
		struct unit u = { s + at, kind == UNIT_WORDS ? word_unit(s + at, len - at) :
			kind == UNIT_SENTENCES ? sentence_unit(s + at, len - at) : paragraph_unit(s + at, len - at) };
		g_array_append_val(units, u);
		at += u.len;
	}
	return units;
}

/* ---- numbers for units: equal units have equal numbers ---- */

static guint unit_hash(gconstpointer key)
{
	const struct unit *u = key;
	guint32 hash = 2166136261u;

	for (size_t i = 0; i < u->len; i++)
		hash = (hash ^ (guint8)u->s[i]) * 16777619u;
	return hash;
}

static gboolean unit_equal(gconstpointer a, gconstpointer b)
{
	const struct unit *x = a, *y = b;

	return x->len == y->len && memcmp(x->s, y->s, x->len) == 0;
}

static uint32_t *numbers_of(GHashTable *known, const GArray *units)
{
	uint32_t *numbers = g_new(uint32_t, units->len + 1);

	for (guint i = 0; i < units->len; i++) {
		struct unit *u = &g_array_index(units, struct unit, i);
		gpointer number;
		if (!g_hash_table_lookup_extended(known, u, NULL, &number)) {
			number = GUINT_TO_POINTER(g_hash_table_size(known));
			g_hash_table_insert(known, u, number);
		}
		numbers[i] = GPOINTER_TO_UINT(number);
	}
	return numbers;
}

/* ---- matching ---- */

struct range { size_t a, a_end, b, b_end; };

struct seen { uint32_t in_a, in_b; size_t at_b; };

struct matcher {
	uint32_t *a, *b;
	struct seen *seen;               /* by number; all zero between uses */
	GArray *out;                     /* struct same */
};

static void add_same(struct matcher *m, size_t a, size_t b, size_t n)
{
	struct same *last = m->out->len ? &g_array_index(m->out, struct same, m->out->len - 1) : NULL;

	if (n == 0)
		return;
	if (last && last->a + last->n == a && last->b + last->n == b)
		last->n += n;
	else
		g_array_append_vals(m->out, &(struct same){ a, b, n }, 1);
}

/* Units that occur once in both ranges, in a's order; then the longest part of them that ascends in b too. */
struct anchor { size_t a, b; gssize before; };

static GArray *once_in_both(struct matcher *m, const struct range *r)
{
	GArray *anchors = g_array_new(FALSE, FALSE, sizeof(struct anchor));

	for (size_t i = r->a; i < r->a_end; i++)
		m->seen[m->a[i]].in_a++;
	for (size_t i = r->b; i < r->b_end; i++) {
		m->seen[m->b[i]].in_b++;
		m->seen[m->b[i]].at_b = i;
	}
	for (size_t i = r->a; i < r->a_end; i++) {
		const struct seen *s = &m->seen[m->a[i]];
		if (s->in_a == 1 && s->in_b == 1)
			g_array_append_vals(anchors, &(struct anchor){ i, s->at_b, -1 }, 1);
	}
	for (size_t i = r->a; i < r->a_end; i++)
		m->seen[m->a[i]] = (struct seen){ 0 };
	for (size_t i = r->b; i < r->b_end; i++)
		m->seen[m->b[i]] = (struct seen){ 0 };
	return anchors;
}

/* Place in `piles` (indexes of anchors, ascending in b) of the first that is behind b. */
static guint pile_of(const GArray *piles, const struct anchor *all, size_t b)
{
	guint low = 0, high = piles->len;

	while (low < high) {
		guint middle = low + (high - low) / 2;
		if (all[g_array_index(piles, guint, middle)].b < b)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Keep the longest ascending part, backwards: the last anchor comes first. */
static GArray *ascending(const GArray *anchors)
{
	struct anchor *all = (struct anchor *)(void *)anchors->data;
	g_autoptr(GArray) piles = g_array_new(FALSE, FALSE, sizeof(guint));
	GArray *out = g_array_new(FALSE, FALSE, sizeof(struct anchor));

	for (guint i = 0; i < anchors->len; i++) {
		guint pile = pile_of(piles, all, all[i].b);
		all[i].before = pile > 0 ? (gssize)g_array_index(piles, guint, pile - 1) : -1;
		if (pile == piles->len)
			g_array_append_val(piles, i);
		else
			g_array_index(piles, guint, pile) = i;
	}
	for (gssize at = piles->len ? (gssize)g_array_index(piles, guint, piles->len - 1) : -1; at >= 0; at = all[at].before)
		g_array_append_val(out, all[at]);
	return out;
}

/* The furthest places after 0, 1, 2 ... changes: at(t, d, k) is the place in a on diagonal k (a - b) after d of them. */
enum { WIDE = 2 * CHANGES_MAX + 3 };
struct trace {
	int32_t x[(CHANGES_MAX + 1) * WIDE];
	long d, k;                       /* where the search ended */
};

static int32_t *at(struct trace *t, long d, long k)
{
	return &t->x[d * WIDE + CHANGES_MAX + 1 + k];
}

/* Was the place on diagonal k reached by taking a unit of b? *x: where it was reached, before the equal units behind it. */
static bool came_down(struct trace *t, long d, long k, long *x)
{
	bool down = d > 0 && (k == -d || (k != d && *at(t, d - 1, k - 1) < *at(t, d - 1, k + 1)));

	*x = d == 0 ? 0 : down ? *at(t, d - 1, k + 1) : *at(t, d - 1, k - 1) + 1;
	return down;
}

/* Until the end of the range or CHANGES_MAX changes, then the place that is furthest in both. */
static void explore(const struct matcher *m, const struct range *r, struct trace *t)
{
	const long a_n = (long)(r->a_end - r->a), b_n = (long)(r->b_end - r->b);
	const uint32_t *a = m->a + r->a, *b = m->b + r->b;

	for (t->d = 0;; t->d++) {
		long best = -1, x;
		for (long k = -t->d; k <= t->d && best < a_n + b_n; k += 2) {
			came_down(t, t->d, k, &x);
			while (x < a_n && x - k < b_n && a[x] == b[x - k])
				x++;
			*at(t, t->d, k) = (int32_t)x;
			if (x <= a_n && x - k <= b_n && 2 * x - k > best) {
				best = 2 * x - k;
				t->k = k;
			}
		}
		if (best == a_n + b_n || t->d == CHANGES_MAX)
			return;
	}
}

/* The fewest changes from the start of a range; *r moves behind what was found. */
static void fewest_changes(struct matcher *m, struct range *r)
{
	g_autofree struct trace *t = g_new(struct trace, 1);
	const size_t a = r->a, b = r->b;
	const guint first = m->out->len;

	explore(m, r, t);
	r->a += (size_t)*at(t, t->d, t->k);
	r->b += (size_t)(*at(t, t->d, t->k) - t->k);
	for (long d = t->d, k = t->k; d >= 0; d--) {
		long from, to = *at(t, d, k);
		bool down = came_down(t, d, k, &from);
		if (to > from)
			g_array_insert_vals(m->out, first, &(struct same){ a + (size_t)from, b + (size_t)(from - k), (size_t)(to - from) }, 1);
		k += down ? 1 : -1;
	}
}

static void match_range(struct matcher *m, struct range r, unsigned depth);

static void match_between(struct matcher *m, struct range r, const GArray *anchors, unsigned depth)
{
	struct range left = r;

	for (guint i = anchors->len; i-- > 0;) {
		const struct anchor *at = &g_array_index(anchors, struct anchor, i);
		if (at->a < left.a || at->b < left.b)
			continue;                /* a run that began before it has taken it along */
		match_range(m, (struct range){ left.a, at->a, left.b, at->b }, depth + 1);
		add_same(m, at->a, at->b, 1);
		left.a = at->a + 1;
		left.b = at->b + 1;
	}
	match_range(m, left, depth + 1);
}

static void match_range(struct matcher *m, struct range r, unsigned depth)
{
	size_t head = 0, tail = 0;

	while (r.a + head < r.a_end && r.b + head < r.b_end && m->a[r.a + head] == m->b[r.b + head])
		head++;
	add_same(m, r.a, r.b, head);
	r.a += head;
	r.b += head;
	while (r.a < r.a_end - tail && r.b < r.b_end - tail && m->a[r.a_end - tail - 1] == m->b[r.b_end - tail - 1])
		tail++;
	r.a_end -= tail;
	r.b_end -= tail;
	g_autoptr(GArray) once = r.a < r.a_end && r.b < r.b_end && depth < DEPTH_MAX ? once_in_both(m, &r) : NULL;
	g_autoptr(GArray) anchors = once ? ascending(once) : NULL;
	if (anchors && anchors->len > 0)
		match_between(m, r, anchors, depth);
	else
		while (r.a < r.a_end && r.b < r.b_end)
			fewest_changes(m, &r);
	add_same(m, r.a_end, r.b_end, tail);
}

/* Runs that touch in both lists are one. */
static void join_runs(GArray *runs)
{
	guint kept = 0;

	for (guint i = 1; i < runs->len; i++) {
		struct same *last = &g_array_index(runs, struct same, kept), *next = &g_array_index(runs, struct same, i);
		if (last->a + last->n == next->a && last->b + last->n == next->b)
			last->n += next->n;
		else
			g_array_index(runs, struct same, ++kept) = *next;
	}
	if (runs->len > 0)
		g_array_set_size(runs, kept + 1);
}

GArray *units_match(const GArray *a, const GArray *b)
{
	g_autoptr(GHashTable) known = g_hash_table_new(unit_hash, unit_equal);
	struct matcher m = { .out = g_array_new(FALSE, FALSE, sizeof(struct same)) };

	m.a = numbers_of(known, a);
	m.b = numbers_of(known, b);
	m.seen = g_new0(struct seen, g_hash_table_size(known) + 1);
	match_range(&m, (struct range){ 0, a->len, 0, b->len }, 0);
	join_runs(m.out);
	g_free(m.a);
	g_free(m.b);
	g_free(m.seen);
	return m.out;
}
