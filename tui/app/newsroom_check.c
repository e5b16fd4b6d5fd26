#include "app/newsroom.h"
#include <string.h>
#include "app/house_file.h"
#include "edit/cursor.h"
#include "edit/marks.h"
#include "markup/markup.h"
#include "store/notes.h"

struct check_request {
	struct article article;        /* title, fields and body only */
	GPtrArray *accepted;           /* struct accepted * */
	GPtrArray *own;                /* struct own_word * */
	house_choice rules;            /* of the office */
	char *house;                   /* path of its own rules, or NULL */
	bool notes;
};

static bool is_prose(const struct span *s)
{
	bool bare_address = s->href && strlen(s->href) == s->len && memcmp(s->href, s->text, s->len) == 0;

	return s->off != SIZE_MAX && s->len > 0 && !(s->style & SPAN_CODE) && !bare_address;
}

/* Neighbours without a mark between them are one stretch. */
static void prose_add(GArray *prose, size_t off, size_t len)
{
	struct prose *last = prose->len ? &g_array_index(prose, struct prose, prose->len - 1) : NULL;
	struct prose next = { off, len };

	if (last && last->off + last->len == off)
		last->len += len;
	else
		g_array_append_val(prose, next);
}

GArray *newsroom_prose(const char *body, size_t len)
{
	GArray *prose = g_array_new(FALSE, FALSE, sizeof(struct prose));
	g_autoptr(markup) m = markup_parse(body, len);

	for (size_t b = 0; b < m->n_blocks; b++) {
		const struct block *block = &m->blocks[b];
		if (block->kind == BLOCK_CODE || block->kind == BLOCK_RULE)
			continue;
		for (size_t i = 0; i < block->n_spans; i++)
			if (is_prose(&block->spans[i]))
				prose_add(prose, block->spans[i].off, block->spans[i].len);
	}
	return prose;
}

static void article_copy(struct article *to, const struct article *from)
{
	article_init(to);
	for (unsigned f = 0; f < FIELD_COUNT; f++) {
		g_free(to->field[f]);
		to->field[f] = g_strdup(from->field[f] ? from->field[f] : "");
	}
	g_free(to->body);
	to->body = g_malloc(from->body_len + 1);
	memcpy(to->body, from->body, from->body_len);
	to->body[from->body_len] = '\0';
	to->body_len = from->body_len;
	to->id = from->id;
}

struct check_request *check_request_new(struct store *s, const struct article *a, const char *person, bool notes)
{
	struct check_request *r = g_new0(struct check_request, 1);

	article_copy(&r->article, a);
	r->notes = notes;
	house_choice_load(&r->rules, s);
	r->house = s ? house_file_path(store_folder(s)) : NULL;
	/* A check without the accepted findings says too much rather than nothing. */
	if (s && a->id)
		r->accepted = accepted_list(s, a->id, NULL);
	if (s)
		r->own = own_word_list(s, person, NULL);
	return r;
}

void check_request_free(struct check_request *r)
{
	if (!r)
		return;
	article_release(&r->article);
	g_clear_pointer(&r->accepted, g_ptr_array_unref);
	g_clear_pointer(&r->own, g_ptr_array_unref);
	house_choice_clear(&r->rules);
	g_free(r->house);
	g_free(r);
}

const char *check_request_house(const struct check_request *r)
{
	return r->house;
}

void check_request_own_words(struct dict *d, const struct check_request *r)
{
	const GPtrArray *own = r->own;
	GArray *words = g_array_new(FALSE, FALSE, sizeof(struct dict_own));

	for (unsigned i = 0; own && i < own->len; i++) {
		const struct own_word *w = own->pdata[i];
		struct dict_own row = { w->word, g_str_equal(w->kind, "tolak"), w->replacement ? w->replacement : "" };
		g_array_append_val(words, row);
	}
	dict_own_words(d, (const struct dict_own *)words->data, words->len);
	g_array_unref(words);
}

static GArray *accepted_rows(const GPtrArray *accepted)
{
	GArray *rows = g_array_new(FALSE, FALSE, sizeof(struct dict_accept));

	for (unsigned i = 0; accepted && i < accepted->len; i++) {
		const struct accepted *a = accepted->pdata[i];
		struct dict_accept row = { a->rule, a->text };
		g_array_append_val(rows, row);
	}
	return rows;
}

static const char *or_null(const char *value)
{
	return value && *value ? value : NULL;
}

/* written: what is known about the text from its last check; NULL: nothing. */
static GPtrArray *run(struct dict *d, struct dict_text *written, const struct check_request *r, const char *text, size_t len,
	const GArray *prose, volatile int *cancel)
{
	GArray *accepted = accepted_rows(r->accepted);
	struct dict_options o = {
		.prose = prose ? (const struct prose *)prose->data : NULL, .n_prose = prose ? prose->len : 0,
		.accepted = (const struct dict_accept *)accepted->data, .n_accepted = accepted->len, .notes = r->notes,
		.place = or_null(r->article.field[FIELD_PLACE]), .office = or_null(r->article.field[FIELD_OFFICE]),
		.number = or_null(r->article.field[FIELD_NUMBER]), .date = or_null(r->article.field[FIELD_DATE]), .cancel = cancel,
	};

	house_choice_apply(&r->rules, &o);
	check_request_own_words(d, r);
	GPtrArray *findings = written ? dict_text_check(written, text, len, &o) : dict_check(d, text, len, &o);
	g_array_unref(accepted);
	return findings;
}

GPtrArray *check_request_run_written(struct dict *d, struct dict_text *written, const struct check_request *r, volatile int *cancel)
{
	g_autoptr(GArray) prose = newsroom_prose(r->article.body, r->article.body_len);

	/* A body without running text (only code, say): NULL would mean the whole of it. */
	if (prose->len == 0)
		return g_ptr_array_new_with_free_func((GDestroyNotify)finding_free);
	return run(d, written, r, r->article.body, r->article.body_len, prose, cancel);
}

GPtrArray *check_request_run(struct dict *d, const struct check_request *r, volatile int *cancel)
{
	return check_request_run_written(d, NULL, r, cancel);
}

GPtrArray *check_request_run_title(struct dict *d, const struct check_request *r)
{
	const char *title = r->article.field[FIELD_TITLE];

	return run(d, NULL, r, title, strlen(title), NULL, NULL);
}

/* The first line that is a paragraph of the story: no heading, quote, list row, table or rule; *len 0: there is none. */
static const char *first_paragraph(const struct article *a, size_t *len)
{
	for (size_t at = 0, end; at < a->body_len; at = end + 1) {
		end = paragraph_end(a->body, a->body_len, at);
		*len = end - at;
		if (*len > 0 && marks_lead(a->body + at, *len) == 0 && !strchr("|`-=<!", a->body[at]))
			return a->body + at;
	}
	*len = 0;
	return a->body;
}

char **check_request_run_lead(struct dict *d, const struct check_request *r)
{
	enum { LEAD_MAX = 4096 };
	size_t len;
	const char *text = first_paragraph(&r->article, &len);
	char **words = g_new0(char *, LEAD_COUNT + 1);
	struct lead_answers found;

	dict_lead(d, text, MIN(len, LEAD_MAX), &found);
	for (unsigned q = 0; q < LEAD_COUNT; q++)
		words[q] = g_strndup(text + found.answer[q].off, found.answer[q].len);
	return words;
}

unsigned newsroom_blocking(const GPtrArray *findings)
{
	unsigned errors = 0;

	for (unsigned i = 0; i < findings->len; i++)
		errors += ((const struct finding *)findings->pdata[i])->severity == SEVERITY_ERROR;
	return errors;
}
