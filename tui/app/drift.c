#include "app/drift.h"
#include <stdbool.h>
#include <string.h>

static bool stands_before(const struct finding *f, const struct text_change *c)
{
	return f->off + f->len < c->pos || (f->off + f->len == c->pos && c->deleted > 0);
}

static bool stands_behind(const struct finding *f, const struct text_change *c)
{
	return f->off >= c->pos + c->deleted && (f->off > c->pos || c->deleted > 0);
}

/* Of those before `to`. */
static unsigned first_near(const GPtrArray *findings, unsigned to, size_t longest, size_t pos)
{
	unsigned low = 0, high = to;

	while (low < high) {
		unsigned middle = low + (high - low) / 2;
		if (((const struct finding *)g_ptr_array_index(findings, middle))->off + longest < pos)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Changes that ascend and are apart, in offsets of the text before all of them: one pass over the findings before `to`.
 * Returns how many of those are left. */
static unsigned drift_together(GPtrArray *findings, unsigned to, size_t longest, const struct text_change *c, size_t n)
{
	unsigned from = first_near(findings, to, longest, c[0].pos), kept = from;
	size_t grown = 0, shrunk = 0, at = 0;

	for (unsigned i = from; i < to; i++) {
		struct finding *f = g_steal_pointer(&findings->pdata[i]);
		for (; at < n && stands_behind(f, &c[at]); at++) {
			grown += c[at].inserted;
			shrunk += c[at].deleted;
		}
		if (at < n && !stands_before(f, &c[at])) {
			finding_free(f);
			continue;
		}
		f->off = f->off + grown - shrunk;
		findings->pdata[kept++] = f;
	}
	if (kept < to)
		g_ptr_array_remove_range(findings, kept, to - kept);
	return kept;
}

/* How many changes from the first on go up the text, each behind what the one before it wrote; their offsets as before them. */
static size_t take_upward(const struct text_change *c, size_t n, GArray *out)
{
	size_t grown = 0, shrunk = 0, i = 0;

	do {
		struct text_change old = { c[i].pos - grown + shrunk, c[i].deleted, c[i].inserted };
		g_array_append_val(out, old);
		grown += c[i].inserted;
		shrunk += c[i].deleted;
		i++;
	} while (i < n && c[i].pos > c[i - 1].pos + c[i - 1].inserted);
	return i;
}

/* The same down the text, each before the one before it: their offsets are already those. */
static size_t take_downward(const struct text_change *c, size_t n, GArray *out)
{
	size_t count = 1;

	while (count < n && c[count].pos + c[count].deleted < c[count - 1].pos)
		count++;
	for (size_t i = count; i-- > 0;)
		g_array_append_val(out, c[i]);
	return count;
}

void findings_drift(GPtrArray *findings, size_t longest, const struct text_change *changes, size_t n)
{
	g_autoptr(GArray) run = g_array_new(FALSE, FALSE, sizeof(struct text_change));

	for (size_t at = 0; at < n && findings->len > 0;) {
		const struct text_change *c = changes + at;
		bool down = at + 1 < n && c[1].pos + c[1].deleted < c[0].pos;
		g_array_set_size(run, 0);
		at += down ? take_downward(c, n - at, run) : take_upward(c, n - at, run);
		drift_together(findings, findings->len, longest, (void *)run->data, run->len);
	}
}

/* ---- of an open text ---- */

enum { NEAR = 32 << 10 };        /* bytes behind a change in which findings move at once */

struct drift {
	GPtrArray *all;
	size_t longest;
	unsigned late;           /* findings from here on stand where they were found: `grown` bytes came before them since, `shrunk` went */
	size_t grown, shrunk;
	unsigned severities[SEVERITY_ERROR + 1];
	bool counted;
};

struct drift *drift_new(void)
{
	struct drift *d = g_new0(struct drift, 1);

	d->all = g_ptr_array_new_with_free_func((GDestroyNotify)finding_free);
	return d;
}

void drift_free(struct drift *d)
{
	if (!d)
		return;
	g_ptr_array_unref(d->all);
	g_free(d);
}

void drift_take(struct drift *d, GPtrArray *findings)
{
	g_ptr_array_unref(d->all);
	*d = (struct drift){ .all = findings, .late = findings->len };
	for (unsigned i = 0; i < findings->len; i++)
		d->longest = MAX(d->longest, ((const struct finding *)g_ptr_array_index(findings, i))->len);
}

static size_t off_of(const struct drift *d, unsigned i)
{
	size_t off = ((const struct finding *)g_ptr_array_index(d->all, i))->off;

	return i < d->late ? off : off + d->grown - d->shrunk;
}

/* The first that begins at off or after. */
static unsigned first_at(const struct drift *d, size_t off)
{
	unsigned low = 0, high = d->all->len;

	while (low < high) {
		unsigned middle = low + (high - low) / 2;
		if (off_of(d, middle) < off)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void late_from(struct drift *d, unsigned to)
{
	for (; d->late < to; d->late++)
		((struct finding *)g_ptr_array_index(d->all, d->late))->off += d->grown - d->shrunk;
	for (; d->late > to; d->late--)
		((struct finding *)g_ptr_array_index(d->all, d->late - 1))->off -= d->grown - d->shrunk;
}

void drift_changed(struct drift *d, const struct text_change *changes, size_t n)
{
	unsigned before = d->all->len;

	if (n == 1) {
		late_from(d, first_at(d, changes->pos + changes->deleted + NEAR));
		d->late = drift_together(d->all, d->late, d->longest, changes, 1);
		d->grown += changes->inserted;
		d->shrunk += changes->deleted;
	} else {
		findings_drift(drift_all(d), d->longest, changes, n);
		d->late = d->all->len;
	}
	d->counted &= d->all->len == before;
}

unsigned drift_len(const struct drift *d)
{
	return d->all->len;
}

struct finding *drift_at(struct drift *d, unsigned i)
{
	if (i >= d->late)
		late_from(d, i + 1);
	return g_ptr_array_index(d->all, i);
}

GPtrArray *drift_all(struct drift *d)
{
	late_from(d, d->all->len);
	return d->all;
}

struct finding *drift_steal(struct drift *d, unsigned i)
{
	drift_all(d);
	d->late--;
	d->counted = false;
	return g_ptr_array_steal_index(d->all, i);
}

unsigned drift_from(const struct drift *d, size_t off)
{
	unsigned i = first_at(d, off > d->longest ? off - d->longest : 0);

	while (i < d->all->len && off_of(d, i) + ((const struct finding *)g_ptr_array_index(d->all, i))->len <= off)
		i++;
	return i;
}

const unsigned *drift_severities(struct drift *d)
{
	if (!d->counted) {
		memset(d->severities, 0, sizeof d->severities);
		for (unsigned i = 0; i < d->all->len; i++)
			d->severities[((const struct finding *)g_ptr_array_index(d->all, i))->severity]++;
		d->counted = true;
	}
	return d->severities;
}
