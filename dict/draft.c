#include "draft.h"
#include <string.h>
#include "consistency.h"
#include "house.h"
#include "morph.h"
#include "rules.h"
#include "spelling.h"
#include "wordset.h"

/* A word of which the finding hangs on how often it stands in the article. */
struct counted { guint token; unsigned class; };     /* token: from the paragraph's first */

struct paragraph {
	size_t off, end;             /* bytes of the text */
	guint stretch, n_stretches;
	guint token, n_tokens;       /* with its TOKEN_BREAK; none: an empty line */
	GPtrArray *form, *spelling;  /* findings, their places counted from off */
	GArray *counted;             /* struct counted */
	bool spelled;                /* spelling is that of this text */
};

struct draft {
	char *text, *options;        /* of the last check; NULL: none yet */
	size_t len, read;
	GArray *stretches, *tokens;
	GPtrArray *lower;            /* of each token: its word, of the counts, or NULL */
	GArray *paragraphs;
	struct wordset *lower_counts, *written_counts;
};

static void free_finding(gpointer f)
{
	finding_free(f);
}

static void paragraph_clear(gpointer data)
{
	struct paragraph *p = data;

	g_clear_pointer(&p->form, g_ptr_array_unref);
	g_clear_pointer(&p->spelling, g_ptr_array_unref);
	g_clear_pointer(&p->counted, g_array_unref);
}

static GArray *paragraphs_new(void)
{
	GArray *out = g_array_new(FALSE, TRUE, sizeof(struct paragraph));

	g_array_set_clear_func(out, paragraph_clear);
	return out;
}

struct draft *draft_new(void)
{
	struct draft *d = g_new0(struct draft, 1);

	d->stretches = g_array_new(FALSE, FALSE, sizeof(struct stretch));
	d->tokens = g_array_new(FALSE, FALSE, sizeof(struct token));
	d->lower = g_ptr_array_new();
	d->paragraphs = paragraphs_new();
	d->lower_counts = wordset_new(256);
	d->written_counts = wordset_new(64);
	return d;
}

void draft_free(struct draft *d)
{
	if (!d)
		return;
	g_free(d->text);
	g_free(d->options);
	g_array_unref(d->stretches);
	g_array_unref(d->tokens);
	g_ptr_array_unref(d->lower);
	g_array_unref(d->paragraphs);
	wordset_free(d->lower_counts);
	wordset_free(d->written_counts);
	g_free(d);
}

size_t draft_read(const struct draft *d)
{
	return d->read;
}

static struct paragraph *paragraph_at(const GArray *paragraphs, guint i)
{
	return &g_array_index(paragraphs, struct paragraph, i);
}

static const struct stretch *stretch_at(const GArray *stretches, guint i)
{
	return &g_array_index(stretches, struct stretch, i);
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

/* Paragraphs [front, n - back) differ. A quotation that goes on in the next paragraph makes the one before a change part of it. */
struct change { guint front, back; };

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

/* Tokens of the changed paragraphs between those that stay. */
static void read_changed(struct draft *d, const char *text, GArray *stretches, GArray *new, struct change c)
{
	GArray *tokens = g_array_new(FALSE, FALSE, sizeof(struct token));
	GPtrArray *lower = g_ptr_array_new();
	guint old_back = d->paragraphs->len - c.back, front = first_token(d, c.front), back = first_token(d, old_back);
	struct document doc = { .text = text, .lower_counts = d->lower_counts, .written_counts = d->written_counts };

	keep_tokens(tokens, lower, d, 0, front);
	for (guint i = c.front; i < new->len - c.back; i++) {
		struct paragraph *p = paragraph_at(new, i);
		p->token = tokens->len;
		tokens_add(tokens, text, stretch_at(stretches, p->stretch), p->n_stretches, next_paragraph(tokens));
		p->n_tokens = tokens->len - p->token;
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

static struct change take_text(struct draft *d, const char *text, size_t len, const struct dict_options *o)
{
	GArray *stretches = stretches_find(text, len, o ? o->prose : NULL, o ? o->n_prose : 0);
	GArray *new = paragraphs_find(stretches);
	struct change c = change_find(d, text, stretches, new);

	d->read = 0;
	read_changed(d, text, stretches, new, c);
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

/* ---- findings of paragraphs ---- */

static bool known(void *ctx, const char *lower)
{
	return spelling_known(ctx, lower);
}

static bool is_root(void *ctx, const char *lower)
{
	const struct spelling *s = ctx;

	return morph_is_root(s->l, lower);
}

static struct rule_context context_of(const struct draft *d, const struct spelling *s, const struct dict_options *o, guint from, guint to)
{
	const struct token *tokens = from < to ? &g_array_index(d->tokens, struct token, from) : NULL;
	const char *const *lower = from < to ? (const char *const *)(gpointer)&d->lower->pdata[from] : NULL;

	return (struct rule_context){ d->text, d->len, tokens, to - from, lower, s->l, known, is_root, (void *)(gpointer)s, o };
}

static void put(GPtrArray **list, struct finding *f, size_t off)
{
	if (!*list)
		*list = g_ptr_array_new_with_free_func(free_finding);
	f->off -= off;
	g_ptr_array_add(*list, f);
}

/* The last paragraph that begins at off or before. */
static struct paragraph *paragraph_of(const GArray *paragraphs, size_t off)
{
	guint lo = 0, hi = paragraphs->len;

	while (hi - lo > 1) {
		guint mid = lo + (hi - lo) / 2;
		if (paragraph_at(paragraphs, mid)->off <= off)
			lo = mid;
		else
			hi = mid;
	}
	return paragraph_at(paragraphs, lo);
}

/* The rules of form look no further than a paragraph and the first mark of the next. */
static void check_form(struct draft *d, const struct spelling *s, const struct dict_options *o, struct change c)
{
	guint from = first_token(d, c.front), to = first_token(d, d->paragraphs->len - c.back);
	g_autoptr(GPtrArray) found = g_ptr_array_new();
	const struct rule_context context = context_of(d, s, o, from, MIN(to + 1, d->tokens->len));
	size_t end = to < d->tokens->len ? g_array_index(d->tokens, struct token, to).off : d->len + 1;

	if (from < to)
		rules_run(&context, found);
	for (guint i = 0; i < found->len; i++) {
		struct finding *f = found->pdata[i];
		struct paragraph *p = paragraph_of(d->paragraphs, f->off);
		if (f->off < end)
			put(&p->form, f, p->off);
		else
			finding_free(f);
	}
}

/* Tokens of the paragraph that a rule has spoken about: the speller is silent there. */
static bool *covered_tokens(const struct draft *d, const struct paragraph *p)
{
	bool *covered = g_new0(bool, p->n_tokens + 1);
	const struct token *t = p->n_tokens ? &g_array_index(d->tokens, struct token, p->token) : NULL;

	for (guint i = 0; p->form && i < p->form->len; i++) {
		const struct finding *f = p->form->pdata[i];
		if (!finding_is_spelling(f->kind))
			continue;
		for (guint k = 0; k < p->n_tokens; k++)
			covered[k] |= t[k].off + t[k].len > p->off + f->off && t[k].off < p->off + f->off + f->len;
	}
	return covered;
}

/* How often the token's word stands in the article, as far as a judgement can see: in lower case, as written, as a name. */
static unsigned class_of(const struct document *doc, guint token)
{
	const struct token *t = &doc->tokens[token];
	const char *lower = doc->lower[token];
	g_autofree char *written = g_strndup(doc->text + t->off, t->len);
	g_autofree char *name = g_strdup(lower);

	name[0] = g_ascii_toupper(name[0]);
	return (document_times(doc, lower) > 1) | (unsigned)(document_times_written(doc, name) > 0) << 1 |
		MIN(document_times_written(doc, written), 3) << 2;     /* once, twice, oftener */
}

static void spell(struct draft *d, const struct spelling *s, const struct document *doc, struct paragraph *p)
{
	g_autofree bool *covered = covered_tokens(d, p);

	g_clear_pointer(&p->spelling, g_ptr_array_unref);
	g_clear_pointer(&p->counted, g_array_unref);
	for (guint i = 0; i < p->n_tokens; i++) {
		*doc->asked = false;
		struct finding *f = covered[i] ? NULL : spelling_judge(s, doc, p->token + i);
		if (f)
			put(&p->spelling, f, p->off);
		if (!*doc->asked)
			continue;
		if (!p->counted)
			p->counted = g_array_new(FALSE, FALSE, sizeof(struct counted));
		struct counted word = { i, class_of(doc, p->token + i) };
		g_array_append_val(p->counted, word);
	}
	p->spelled = true;
}

/* A word that came to stand once, twice or oftener in the article is judged anew wherever it stands. */
static bool counts_changed(const struct document *doc, const struct paragraph *p)
{
	for (guint i = 0; p->counted && i < p->counted->len; i++) {
		const struct counted *word = &g_array_index(p->counted, struct counted, i);
		if (class_of(doc, p->token + word->token) != word->class)
			return true;
	}
	return false;
}

static bool is_cancelled(const struct dict_options *o)
{
	return o && o->cancel && *o->cancel;
}

static void check_spelling(struct draft *d, const struct spelling *s, const struct dict_options *o)
{
	bool asked = false;
	const struct document doc = { .text = d->text, .tokens = (const struct token *)(const void *)d->tokens->data, .n = d->tokens->len,
		.lower = (const char *const *)(gpointer)d->lower->pdata, .lower_counts = d->lower_counts, .written_counts = d->written_counts,
		.asked = &asked };

	for (guint i = 0; i < d->paragraphs->len && !is_cancelled(o); i++) {
		struct paragraph *p = paragraph_at(d->paragraphs, i);
		if (!p->spelled || counts_changed(&doc, p))
			spell(d, s, &doc, p);
	}
}

/* ---- all findings ---- */

static bool overlaps(const struct finding *a, size_t off, size_t len)
{
	return a->off < off + len && off < a->off + a->len;
}

/* A finding about the whole article has spoken here. Those are few. */
static bool is_spoken_about(const GPtrArray *findings, size_t off, size_t len)
{
	for (guint i = 0; i < findings->len; i++) {
		const struct finding *f = findings->pdata[i];
		if (overlaps(f, off, len) && finding_is_spelling(f->kind))
			return true;
	}
	return false;
}

static void give(const struct paragraph *p, const GPtrArray *list, const GPtrArray *whole, GPtrArray *findings)
{
	for (guint i = 0; list && i < list->len; i++) {
		const struct finding *f = list->pdata[i];
		if (list == p->spelling && is_spoken_about(whole, p->off + f->off, f->len))
			continue;
		struct finding *copy = finding_copy(f);
		copy->off += p->off;
		g_ptr_array_add(findings, copy);
	}
}

/* Rules that are off and the number of suggestions are part of what is kept. */
static char *options_text(const struct dict_options *o)
{
	g_autofree char *off = o && o->rules_off ? g_strjoinv(" ", (char **)(gpointer)o->rules_off) : g_strdup("");

	return g_strdup_printf("%u %s", o ? o->max_fixes : 0, off);
}

static void take_options(struct draft *d, const struct dict_options *o)
{
	char *options = options_text(o);

	if (d->options && strcmp(options, d->options) != 0) {
		forget(d, 0, d->tokens->len);
		g_array_set_size(d->paragraphs, 0);
		g_array_set_size(d->tokens, 0);
		g_ptr_array_set_size(d->lower, 0);
	}
	g_free(d->options);
	d->options = options;
}

void draft_check(struct draft *d, const struct spelling *s, const struct house *office, const char *text, size_t len,
	const struct dict_options *o, GPtrArray *findings)
{
	g_autoptr(GPtrArray) whole = g_ptr_array_new();

	take_options(d, o);
	struct change c = take_text(d, text, len, o);
	check_form(d, s, o, c);
	const struct rule_context context = context_of(d, s, o, 0, d->tokens->len);
	if (!is_cancelled(o))
		consistency_run(&context, whole);
	if (office && !is_cancelled(o))
		house_run(office, d->text, len, context.tokens, context.n, whole);
	check_spelling(d, s, o);
	for (guint i = 0; i < d->paragraphs->len; i++) {
		const struct paragraph *p = paragraph_at(d->paragraphs, i);
		give(p, p->form, whole, findings);
		give(p, p->spelling, whole, findings);
	}
	for (guint i = 0; i < whole->len; i++)
		g_ptr_array_add(findings, whole->pdata[i]);
}
