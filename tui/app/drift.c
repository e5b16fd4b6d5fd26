#include "app/drift.h"
#include "check.h"

static bool stands_before(const struct finding *f, const struct text_change *c)
{
	return f->off + f->len < c->pos || (f->off + f->len == c->pos && c->deleted > 0);
}

static bool stands_behind(const struct finding *f, const struct text_change *c)
{
	return f->off >= c->pos + c->deleted && (f->off > c->pos || c->deleted > 0);
}

static unsigned first_near(const GPtrArray *findings, size_t longest, size_t pos)
{
	unsigned low = 0, high = findings->len;

	while (low < high) {
		unsigned middle = low + (high - low) / 2;
		if (((const struct finding *)g_ptr_array_index(findings, middle))->off + longest < pos)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Changes that ascend and are apart, in offsets of the text before all of them: one pass over the findings. */
static void drift_together(GPtrArray *findings, size_t longest, const struct text_change *c, size_t n)
{
	unsigned kept = first_near(findings, longest, c[0].pos);
	size_t grown = 0, shrunk = 0, at = 0;

	for (unsigned i = kept; i < findings->len; i++) {
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
	g_ptr_array_set_size(findings, (int)kept);
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
		drift_together(findings, longest, (void *)run->data, run->len);
	}
}
