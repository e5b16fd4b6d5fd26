#include "draft_part.h"
#include <string.h>
#include "consistency.h"
#include "house.h"
#include "memory.h"
#include "morph.h"
#include "rules.h"
#include "wordset.h"

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

	return (struct rule_context){ d->text, d->len, tokens, to - from, lower, NULL, 0, s->l, known, is_root, (void *)(gpointer)s, o };
}

static void free_finding(gpointer f)
{
	finding_free(f);
}

static void put(GPtrArray **list, struct finding *f, size_t off)
{
	if (!*list)
		*list = g_ptr_array_new_with_free_func(free_finding);
	f->off -= off;
	g_ptr_array_add(*list, f);
}

static void take(GPtrArray **list, const GPtrArray *known)
{
	*list = known ? g_ptr_array_ref((GPtrArray *)(gpointer)known) : NULL;
}

/* The rules of form look no further than a paragraph and the first mark of the next. */
static void find_form(struct draft *d, const struct spelling *s, const struct dict_options *o, struct paragraph *p)
{
	g_autoptr(GPtrArray) found = g_ptr_array_new();
	guint to = p->token + p->n_tokens;
	const struct rule_context context = context_of(d, s, o, p->token, MIN(to + 1, d->tokens->len));
	size_t end = to < d->tokens->len ? g_array_index(d->tokens, struct token, to).off : d->len + 1;

	rules_run(&context, found);
	for (guint i = 0; i < found->len; i++) {
		struct finding *f = found->pdata[i];
		if (f->off < end)
			put(&p->form, f, p->off);
		else
			finding_free(f);
	}
}

static void find_picks(struct draft *d, const struct spelling *s, const struct dict_options *o, struct paragraph *p)
{
	g_autoptr(GArray) picks = g_array_new(FALSE, FALSE, sizeof(struct pick));
	const struct rule_context context = context_of(d, s, o, p->token, p->token + p->n_tokens);

	consistency_pick(&context, picks);
	p->picks = picks->len > 0 ? g_steal_pointer(&picks) : NULL;
}

static void check_form(struct draft *d, const struct spelling *s, const struct dict_options *o, struct change c)
{
	for (guint i = c.front; i < d->paragraphs->len - c.back; i++) {
		struct paragraph *p = paragraph_at(d->paragraphs, i);
		struct passage *known = p->passage;
		struct follower follower = follower_of(d->text, d->tokens, p->token + p->n_tokens);
		if (p->n_tokens == 0)
			continue;
		if (known && known->formed && follower_is(&known->follower, &follower)) {
			take(&p->form, known->form);
			p->spelled = known->spelled;
			take(&p->spelling, known->spelling);
			p->counted = known->counted ? g_array_ref(known->counted) : NULL;
			p->picks = known->picks ? g_array_ref(known->picks) : NULL;
			continue;
		}
		find_form(d, s, o, p);
		find_picks(d, s, o, p);
		if (known)
			memory_form(known, &follower, p->form, p->picks);
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
	char written[COUNTED_MAX + 1], name[2 * COUNTED_MAX + 1];

	g_assert(t->len <= COUNTED_MAX);
	*(char *)mempcpy(written, doc->text + t->off, t->len) = '\0';
	g_strlcpy(name, lower, sizeof name);
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
	struct follower follower = follower_of(d->text, d->tokens, p->token + p->n_tokens);
	if (p->passage && follower_is(&p->passage->follower, &follower))
		memory_spelling(p->passage, p->spelling, p->counted);
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

/* ---- the article with itself ---- */

/* The picks of all paragraphs, their tokens those of the text. */
static GArray *all_picks(const struct draft *d)
{
	GArray *out = g_array_new(FALSE, FALSE, sizeof(struct pick));

	for (guint i = 0; i < d->paragraphs->len; i++) {
		const struct paragraph *p = paragraph_at(d->paragraphs, i);
		guint at = out->len;
		if (p->picks)
			g_array_append_vals(out, p->picks->data, p->picks->len);
		for (; at < out->len; at++)
			g_array_index(out, struct pick, at).token += p->token;
	}
	return out;
}

static void check_consistency(const struct draft *d, const struct spelling *s, const struct dict_options *o, GPtrArray *findings)
{
	g_autoptr(GArray) picks = all_picks(d);
	struct rule_context context = context_of(d, s, o, 0, d->tokens->len);

	context.picks = (const struct pick *)(gconstpointer)picks->data;
	context.n_picks = picks->len;
	consistency_run(&context, findings);
}

/* ---- all findings ---- */

/* Where findings about the whole article have spoken of a spelling: the places in order, each with how far they reach until there. */
struct spoken { size_t off, reach; };

static int by_off(const void *a, const void *b)
{
	const struct spoken *x = a, *y = b;

	return x->off != y->off ? (x->off < y->off ? -1 : 1) : 0;
}

static GArray *spoken_about(const GPtrArray *findings)
{
	GArray *out = g_array_new(FALSE, FALSE, sizeof(struct spoken));

	for (guint i = 0; i < findings->len; i++) {
		const struct finding *f = findings->pdata[i];
		struct spoken s = { f->off, f->off + f->len };
		if (finding_is_spelling(f->kind))
			g_array_append_val(out, s);
	}
	g_array_sort(out, by_off);
	for (guint i = 1; i < out->len; i++) {
		struct spoken *s = &g_array_index(out, struct spoken, i);
		s->reach = MAX(s->reach, s[-1].reach);
	}
	return out;
}

static bool is_spoken_about(const GArray *spoken, size_t off, size_t len)
{
	guint lo = 0, hi = spoken->len;

	while (lo < hi) {        /* how many begin before the end */
		guint mid = lo + (hi - lo) / 2;
		if (g_array_index(spoken, struct spoken, mid).off < off + len)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo > 0 && g_array_index(spoken, struct spoken, lo - 1).reach > off;
}

static void give(const struct paragraph *p, const GPtrArray *list, const GArray *spoken, GPtrArray *findings)
{
	for (guint i = 0; list && i < list->len; i++) {
		const struct finding *f = list->pdata[i];
		if (list == p->spelling && is_spoken_about(spoken, p->off + f->off, f->len))
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

	if (d->options && strcmp(options, d->options) != 0)
		draft_forget(d);
	g_free(d->options);
	d->options = options;
}

void draft_check(struct draft *d, const struct spelling *s, const struct house *office, const char *text, size_t len,
	const struct dict_options *o, GPtrArray *findings)
{
	g_autoptr(GPtrArray) whole = g_ptr_array_new();

	take_options(d, o);
	if (s->memory)
		memory_make_room(s->memory);
	struct change c = draft_take_text(d, text, len, o, s->memory);
	check_form(d, s, o, c);
	if (!is_cancelled(o))
		check_consistency(d, s, o, whole);
	if (office && !is_cancelled(o))
		house_run(office, d->text, len, (const struct token *)(gconstpointer)d->tokens->data, d->tokens->len, whole);
	check_spelling(d, s, o);
	g_autoptr(GArray) spoken = spoken_about(whole);
	for (guint i = 0; i < d->paragraphs->len; i++) {
		const struct paragraph *p = paragraph_at(d->paragraphs, i);
		give(p, p->form, spoken, findings);
		give(p, p->spelling, spoken, findings);
	}
	for (guint i = 0; i < whole->len; i++)
		g_ptr_array_add(findings, whole->pdata[i]);
}
