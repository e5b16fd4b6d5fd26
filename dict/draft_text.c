#include "draft_part.h"
#include <string.h>
#include "memory.h"
#include "wordset.h"

enum { TYPED_TOKENS = 256 };         /* room for what is written between two checks */

static void paragraph_clear(gpointer data)
{
	struct paragraph *p = data;

	g_clear_pointer(&p->form, g_ptr_array_unref);
	g_clear_pointer(&p->spelling, g_ptr_array_unref);
	g_clear_pointer(&p->counted, g_array_unref);
	g_clear_pointer(&p->picks, g_array_unref);
}

GArray *paragraphs_new(void)
{
	GArray *out = g_array_new(FALSE, TRUE, sizeof(struct paragraph));

	g_array_set_clear_func(out, paragraph_clear);
	return out;
}

/* ---- what changed ---- */

static GArray *paragraphs_find(const GArray *stretches)
{
	GArray *out = paragraphs_new();

	for (guint i = 0, n; i < stretches->len; i += n) {
		n = (guint)stretch_paragraph(stretches, i);
		struct paragraph p = { .off = stretch_at(stretches, i)->off, .end = stretch_at(stretches, i + n - 1)->end, .stretch = i, .n_stretches = n };
		g_array_append_val(out, p);
	}
	return out;
}

/* The same bytes in the same stretches. */
static bool is_same(const struct draft *d, const struct paragraph *old, const char *text, const GArray *stretches, const struct paragraph *new)
{
	if (old->end - old->off != new->end - new->off || old->n_stretches != new->n_stretches ||
	    memcmp(d->text + old->off, text + new->off, new->end - new->off) != 0)
		return false;
	for (guint i = 0; i < new->n_stretches; i++) {
		const struct stretch *a = stretch_at(d->stretches, old->stretch + i), *b = stretch_at(stretches, new->stretch + i);
		if (a->off - old->off != b->off - new->off || a->end - old->off != b->end - new->off || (i && a->blank != b->blank))
			return false;
	}
	return true;
}

static struct change change_find(const struct draft *d, const char *text, const GArray *stretches, const GArray *new)
{
	guint least = MIN(d->paragraphs->len, new->len);
	struct change c = { 0, 0 };

	while (c.front < least && is_same(d, paragraph_at(d->paragraphs, c.front), text, stretches, paragraph_at(new, c.front)))
		c.front++;
	while (c.back < least - c.front && is_same(d, paragraph_at(d->paragraphs, d->paragraphs->len - 1 - c.back), text, stretches,
		paragraph_at(new, new->len - 1 - c.back)))
		c.back++;
	bool all = c.front == new->len && c.front == d->paragraphs->len;
	while (!all && c.front > 0)      /* empty lines hold no mark: on to the paragraph before them */
		if (paragraph_at(d->paragraphs, --c.front)->n_tokens > 0)
			break;
	return c;
}

/* ---- tokens ---- */

static void forget(struct draft *d, guint from, guint to)
{
	struct document doc = { .lower_counts = d->lower_counts, .written_counts = d->written_counts };

	for (guint i = from; i < to; i++)
		document_forget(&doc, d->text, &g_array_index(d->tokens, struct token, i), d->lower->pdata[i]);
}

static guint first_token(const struct draft *d, guint paragraph)
{
	return paragraph < d->paragraphs->len ? paragraph_at(d->paragraphs, paragraph)->token : d->tokens->len;
}

static void keep_tokens(GArray *tokens, GPtrArray *lower, const struct draft *d, guint from, guint to)
{
	guint at = lower->len;

	if (from >= to)
		return;
	g_array_append_vals(tokens, &g_array_index(d->tokens, struct token, from), to - from);
	g_ptr_array_set_size(lower, (gint)(at + to - from));
	memcpy(lower->pdata + at, d->lower->pdata + from, (to - from) * sizeof *lower->pdata);
}

static void move_tokens(GArray *tokens, guint from, ptrdiff_t by, uint32_t paragraph)
{
	uint32_t before = from < tokens->len ? g_array_index(tokens, struct token, from).paragraph : 0;

	for (guint i = from; i < tokens->len; i++) {
		struct token *t = &g_array_index(tokens, struct token, i);
		t->off = (uint32_t)((ptrdiff_t)t->off + by);
		t->paragraph = t->paragraph - before + paragraph;
	}
}

static uint32_t next_paragraph(const GArray *tokens)
{
	return tokens->len ? g_array_index(tokens, struct token, tokens->len - 1).paragraph + 1 : 0;
}

/* Tokens from at on, read at the text's start as paragraph 0, or the way back. */
static void place_tokens(GArray *tokens, guint at, size_t off, uint32_t paragraph)
{
	for (guint i = at; i < tokens->len; i++) {
		struct token *t = &g_array_index(tokens, struct token, i);
		t->off += (uint32_t)off;
		t->paragraph = paragraph;
	}
}

static void read_paragraph(GArray *tokens, const char *text, const struct stretch *stretch, struct paragraph *p, struct memory *m, const char *options)
{
	uint32_t paragraph = next_paragraph(tokens);

	p->token = tokens->len;
	p->passage = m ? memory_passage(m, options, text, stretch, p->n_stretches) : NULL;
	if (p->passage && p->passage->tokens->len > 0) {
		g_array_append_vals(tokens, p->passage->tokens->data, p->passage->tokens->len);
		place_tokens(tokens, p->token, p->off, paragraph);
	} else {
		tokens_add(tokens, text, stretch, p->n_stretches, paragraph);
	}
	p->n_tokens = tokens->len - p->token;
	if (p->passage && p->passage->tokens->len < p->n_tokens) {
		g_array_append_vals(p->passage->tokens, &g_array_index(tokens, struct token, p->token), p->n_tokens);
		place_tokens(p->passage->tokens, 0, -p->off, 0);
	}
}

/* Tokens of the changed paragraphs between those that stay. */
static void read_changed(struct draft *d, const char *text, GArray *stretches, GArray *new, struct change c, struct memory *m)
{
	GArray *tokens = g_array_sized_new(FALSE, FALSE, sizeof(struct token), d->tokens->len + TYPED_TOKENS);
	GPtrArray *lower = g_ptr_array_sized_new(d->tokens->len + TYPED_TOKENS);
	guint old_back = d->paragraphs->len - c.back, front = first_token(d, c.front), back = first_token(d, old_back);
	struct document doc = { .text = text, .lower_counts = d->lower_counts, .written_counts = d->written_counts };

	keep_tokens(tokens, lower, d, 0, front);
	for (guint i = c.front; i < new->len - c.back; i++) {
		struct paragraph *p = paragraph_at(new, i);
		read_paragraph(tokens, text, stretch_at(stretches, p->stretch), p, m, d->options);
		d->read += p->end - p->off;
	}
	for (guint i = front; i < tokens->len; i++)
		g_ptr_array_add(lower, (gpointer)document_count(&doc, &g_array_index(tokens, struct token, i)));
	forget(d, front, back);
	guint at = tokens->len;
	uint32_t paragraph = next_paragraph(tokens);
	keep_tokens(tokens, lower, d, back, d->tokens->len);
	if (c.back > 0)
		move_tokens(tokens, at, (ptrdiff_t)paragraph_at(new, new->len - c.back)->off - (ptrdiff_t)paragraph_at(d->paragraphs, old_back)->off,
			paragraph);
	g_array_unref(d->tokens);
	g_ptr_array_unref(d->lower);
	d->tokens = tokens;
	d->lower = lower;
}

/* What is known about a paragraph goes with it. */
static void keep_known(struct paragraph *new, struct paragraph *old)
{
	new->form = g_steal_pointer(&old->form);
	new->spelling = g_steal_pointer(&old->spelling);
	new->counted = g_steal_pointer(&old->counted);
	new->picks = g_steal_pointer(&old->picks);
	new->spelled = old->spelled;
	new->n_tokens = old->n_tokens;
}

static void keep_unchanged(struct draft *d, GArray *new, struct change c)
{
	guint token = 0;

	for (guint i = 0; i < c.front; i++)
		keep_known(paragraph_at(new, i), paragraph_at(d->paragraphs, i));
	for (guint i = 1; i <= c.back; i++)
		keep_known(paragraph_at(new, new->len - i), paragraph_at(d->paragraphs, d->paragraphs->len - i));
	for (guint i = 0; i < new->len; i++) {
		struct paragraph *p = paragraph_at(new, i);
		p->token = token;
		token += p->n_tokens;
	}
}

struct change draft_take_text(struct draft *d, const char *text, size_t len, const struct dict_options *o, struct memory *m)
{
	GArray *stretches = stretches_find(text, len, o ? o->prose : NULL, o ? o->n_prose : 0);
	GArray *new = paragraphs_find(stretches);
	struct change c = change_find(d, text, stretches, new);

	d->read = 0;
	read_changed(d, text, stretches, new, c, m);
	keep_unchanged(d, new, c);
	g_array_unref(d->stretches);
	g_array_unref(d->paragraphs);
	d->stretches = stretches;
	d->paragraphs = new;
	g_free(d->text);
	d->text = g_malloc(len + 1);
	memcpy(d->text, text, len);
	d->text[len] = '\0';
	d->len = len;
	return c;
}

void draft_forget(struct draft *d)
{
	forget(d, 0, d->tokens->len);
	g_array_set_size(d->paragraphs, 0);
	g_array_set_size(d->tokens, 0);
	g_ptr_array_set_size(d->lower, 0);
}
