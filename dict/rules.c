#include "rules.h"
#include <stdarg.h>
#include <string.h>
#include "consistency.h"
#include "lexicon.h"
#include "rules_part.h"

static const struct rule_part *const PARTS[] = { &rules_space, &rules_quote, &rules_balance, &rules_joined, &rules_affix, &rules_apposition, &rules_bound, &rules_split,
	&rules_confused, &rules_hyphen, &rules_number, &rules_capital, &rules_paragraph, &rules_choice, &rules_date, &rules_letter, &rules_name, &rules_title,
	&rules_acronym, &rules_spelling };
enum { FORM_PARTS = 14, CONSISTENCY_PARTS = 19 };    /* the first of PARTS are form, then come consistency and spelling */

static GArray *rows_make(void)
{
	GArray *rows = g_array_new(FALSE, FALSE, sizeof(struct rule_row));

	for (size_t i = 0; i < G_N_ELEMENTS(PARTS); i++)
		g_array_append_vals(rows, PARTS[i]->rows, (guint)PARTS[i]->n);
	return rows;
}

const struct rule_row *dict_rules(size_t *n)
{
	static gsize once;

	if (g_once_init_enter(&once))
		g_once_init_leave(&once, (gsize)rows_make());
	const GArray *rows = (const GArray *)once;
	*n = rows->len;
	return (const struct rule_row *)(const void *)rows->data;
}

const struct rule_row *rule_find(const char *id)
{
	for (size_t i = 0; i < G_N_ELEMENTS(PARTS); i++)
		for (size_t k = 0; k < PARTS[i]->n; k++)
			if (strcmp(PARTS[i]->rows[k].id, id) == 0)
				return &PARTS[i]->rows[k];
	return NULL;
}

size_t rule_named(const char *name, const char *id)
{
	size_t n = strlen(name);
	const struct rule_row *row = rule_find(id);

	if (n > 0 && strncmp(name, id, n) == 0 && (id[n] == '\0' || id[n] == '/'))
		return 1 + n;
	return row && strcmp(name, row->kind) == 0;
}

bool rule_is_off(const struct dict_options *o, const char *id)
{
	for (const char *const *off = o ? o->rules_off : NULL; off && *off; off++)
		if (rule_named(*off, id) > 0)
			return true;
	return false;
}

enum severity rule_severity(const struct dict_options *o, const char *id, enum severity usual)
{
	size_t closest = 0;
	enum severity severity = usual;

	for (size_t i = 0; o && i < o->n_weights; i++) {
		size_t close = rule_named(o->weights[i].rule, id);
		if (close > closest) {
			closest = close;
			severity = o->weights[i].severity;
		}
	}
	return severity;
}

struct finding *finding_new(size_t off, size_t len, const char *rule, char *message, const char *const *fixes)
{
	const struct rule_row *row = rule_find(rule);
	struct finding *f = g_new0(struct finding, 1);

	g_assert(row != NULL);
	f->off = off;
	f->len = len;
	f->severity = row->severity;
	f->kind = row->kind;
	f->rule = row->id;
	f->message = message;
	f->fix = fixes ? g_strdupv((char **)(gpointer)fixes) : g_new0(char *, 1);
	return f;
}

struct finding *finding_copy(const struct finding *f)
{
	struct finding *copy = g_new(struct finding, 1);

	*copy = *f;
	copy->message = g_strdup(f->message);
	copy->fix = g_strdupv(f->fix);
	return copy;
}

/* The strings of a call that ends in NULL, borrowed. */
static GPtrArray *collect(va_list ap)
{
	GPtrArray *v = g_ptr_array_new();
	char *s;

	do
		g_ptr_array_add(v, s = va_arg(ap, char *));
	while (s);
	return v;
}

bool rules_mark(const struct rules *r, size_t i, int n, const char *mark)
{
	const struct token *t = rules_near(r, i, n);

	return t && t->kind == TOKEN_MARK && token_is(r->c->text, t, mark);
}

bool rules_quote_mark(const struct rules *r, size_t i, int n, unsigned which)
{
	const struct token *t = rules_near(r, i, n);

	return t && t->kind == TOKEN_MARK && (t->flags & TOKEN_QUOTED) && (t->flags & which) && !strchr("()[]", r->c->text[t->off]);
}

bool rules_glued(const struct rules *r, size_t i, int n)
{
	const struct token *t = rules_near(r, i, n);

	return t && !(t->flags & TOKEN_SPACE);
}

bool rules_capital_at(const struct rules *r, size_t i, int n)
{
	const struct token *t = rules_near(r, i, n);

	return t && t->kind == TOKEN_WORD && (t->flags & TOKEN_CAPITAL);
}

bool rules_known(const struct rules *r, const char *lower)
{
	return r->c->known && *lower && r->c->known(r->c->ctx, lower);
}

bool rules_stem(const struct rules *r, const char *lower)
{
	return r->c->lexicon && lexicon_stem(r->c->lexicon, lower);
}

const char *rules_value(const struct rules *r, int list, const char *lower)
{
	return r->c->lexicon && *lower ? lexicon_value(r->c->lexicon, (enum lexicon_list)list, lower) : NULL;
}

unsigned rules_frequency(const struct rules *r, const char *lower)
{
	return r->c->lexicon ? lexicon_per_million(r->c->lexicon, lower) : 0;
}

bool among(const char *word, const char *const *list)
{
	for (; *list; list++)
		if (**list == *word && (*list)[1] == word[1] && strcmp(*list, word) == 0)
			return true;
	return false;
}

bool is_saying(const char *lower)
{
	static const char *const VERBS[] = { "ujar", "kata", "ucap", "tutur", "ungkap", "jelas", "tegas", "imbuh", "tambah", "terang",
		"papar", "sebut", "pungkas", "tandas", "tukas", "beber", "lanjut", "pesan", "harap", "keluh", "sambung", "cetus",
		"kilah", "urai", "jawab", "tanya", "simpul", "ajak", "puji", "imbau", "seru", "pinta", "kenang", "aku", "timpal",
		"sindir", "rinci", "tulis", "ingat", "tekan", "cerita", "kisah", "sapa", "bantah", "klaim", "sesal", "tuding",
		"dalih", "tutup", "ulas", "gugah", "katannya", NULL };
	size_t n = strlen(lower);

	if (n > 5 && strcmp(lower + n - 3, "nya") == 0) {
		char stem[24];
		if (n - 3 >= sizeof stem)
			return false;
		memcpy(stem, lower, n - 3);
		stem[n - 3] = '\0';
		return among(stem, VERBS);
	}
	return among(lower, VERBS);
}

bool is_announcing(const char *lower)
{
	static const char *const VERBS[] = { "mengatakan", "menyampaikan", "menyatakan", "menegaskan", "menuturkan", "mengungkapkan", "menjelaskan",
		"menambahkan", "mengimbau", "menekankan", "berkata", "berujar", "berpesan", "menulis", "mengingatkan", "menyebutkan", "menerangkan",
		"memaparkan", "mengaku", "menjawab", "bertanya", "menyebut", NULL };

	return among(lower, VERBS) || is_saying(lower);
}

int month_of(const char *lower)
{
	static const char *const MONTHS[] = { "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september",
		"oktober", "november", "desember" };

	for (int i = 0; i < 12; i++)
		if (MONTHS[i][0] == lower[0] && strcmp(MONTHS[i], lower) == 0)
			return i + 1;
	return strcmp(lower, "pebruari") == 0 ? 2 : strcmp(lower, "nopember") == 0 ? 11 : 0;
}

char *rules_text(const struct rules *r, size_t first, size_t last)
{
	const struct token *a = &r->c->tokens[first], *b = &r->c->tokens[last];

	return g_strndup(r->c->text + a->off, b->off + b->len - a->off);
}

static void append_capital(GString *out, const char *word)
{
	const char *rest = *word ? g_utf8_next_char(word) : word;
	g_autofree char *upper = g_utf8_strup(word, rest - word);

	g_string_append(out, upper);
	g_string_append(out, rest);
}

/* "Walikota" in mid-sentence is a title: "Wali Kota"; its prepositions stay small (EYD V, Huruf Kapital). */
static char *as_title(const char *lower)
{
	static const char *const SMALL[] = { "di", "ke", "dari", "dan", "pun", NULL };
	g_auto(GStrv) words = g_strsplit(lower, " ", -1);
	g_autoptr(GString) out = g_string_new(NULL);

	for (char **p = words; *p; p++) {
		if (p > words)
			g_string_append_c(out, ' ');
		if (among(*p, SMALL))
			g_string_append(out, *p);
		else
			append_capital(out, *p);
	}
	return g_strdup(out->str);
}

char *token_cased(const struct token *t, const char *lower)
{
	if (t->flags & TOKEN_ALLCAPS && t->len > 1)
		return g_utf8_strup(lower, -1);
	if (!(t->flags & TOKEN_CAPITAL) || !*lower)
		return g_strdup(lower);
	if (t->flags & TOKEN_PROPER && strchr(lower, ' '))
		return as_title(lower);
	g_autoptr(GString) out = g_string_new(NULL);
	append_capital(out, lower);
	return g_strdup(out->str);
}

char *rules_cased(const struct rules *r, size_t i, const char *lower)
{
	return token_cased(&r->c->tokens[i], lower);
}

/* Blanks and marks only: nothing to call by its name. */
static bool has_letter(const char *s)
{
	for (; *s; s++)
		if (g_ascii_isalnum(*s) || (unsigned char)*s >= 0xC3)
			return true;
	return false;
}

static char *say(const char *text, const char *reason, const char *fix)
{
	if (!fix)
		return g_strdup(reason);
	if (!*fix)
		return g_strdup_printf("%s: %s, jadi dihapus", text, reason);
	return has_letter(text) ? g_strdup_printf("%s: %s, jadi %s", text, reason, fix) : g_strdup(reason);
}

static void report(const struct rules *r, const char *id, size_t i, size_t off, size_t len, char *message, GPtrArray *fixes)
{
	g_autofree char *text = NULL;

	if (rule_is_off(r->c->options, id) || !g_utf8_validate(r->c->text + off, (gssize)len, NULL)) {
		g_free(message);
		return;
	}
	text = g_strndup(r->c->text + off, len);
	if (!message)
		message = say(text, rule_find(id)->reason, fixes->pdata[0]);
	g_strdelimit(message, "\n\r\t", ' ');       /* a message is one line, whatever the text's lines are */
	struct finding *f = finding_new(off, len, id, message, (const char *const *)fixes->pdata);
	/* which of two spellings a person has, and whether the day or the date is wrong, only the writer knows */
	bool asks_writer = strcmp(f->kind, "fakta") == 0 || g_str_has_prefix(id, "nama/");
	f->quoted = asks_writer || (r->c->tokens[i].flags & TOKEN_QUOTED && r->c->tokens[i].kind != TOKEN_MARK);
	g_ptr_array_add(r->findings, f);
}

void rules_report(const struct rules *r, const char *id, size_t first, size_t last, ...)
{
	const struct token *a = &r->c->tokens[first], *b = &r->c->tokens[last];
	va_list ap;

	va_start(ap, last);
	g_autoptr(GPtrArray) fixes = collect(ap);
	va_end(ap);
	report(r, id, first, a->off, b->off + b->len - a->off, NULL, fixes);
}

void rules_report_bytes(const struct rules *r, const char *id, size_t i, size_t off, size_t len, ...)
{
	va_list ap;

	va_start(ap, len);
	g_autoptr(GPtrArray) fixes = collect(ap);
	va_end(ap);
	report(r, id, i, off, len, NULL, fixes);
}

void rules_report_saying(const struct rules *r, const char *id, size_t first, size_t last, char *message, ...)
{
	const struct token *a = &r->c->tokens[first], *b = &r->c->tokens[last];
	va_list ap;

	va_start(ap, message);
	g_autoptr(GPtrArray) fixes = collect(ap);
	va_end(ap);
	report(r, id, first, a->off, b->off + b->len - a->off, message, fixes);
}

/* The words of the tokens in lower case; those made here are of the chunk. */
static const char **lower_words(const struct rule_context *c, GStringChunk *chunk)
{
	const char **lower = g_new(const char *, c->n + 1);

	for (size_t i = 0; i < c->n; i++) {
		lower[i] = "";
		if (c->lower) {
			lower[i] = c->lower[i] ? c->lower[i] : "";
		} else if (c->tokens[i].kind == TOKEN_WORD) {
			g_autofree char *word = token_lower(c->text, &c->tokens[i]);
			lower[i] = g_string_chunk_insert(chunk, word);
		}
	}
	return lower;
}

static void run_parts(const struct rule_context *c, GPtrArray *findings, size_t from, size_t to)
{
	g_autoptr(GStringChunk) chunk = c->lower ? NULL : g_string_chunk_new(4096);
	g_autofree const char **lower = lower_words(c, chunk);
	const struct rules r = { c, lower, findings };

	for (size_t i = from; i < to; i++)
		PARTS[i]->run(&r);
}

void rules_run(const struct rule_context *c, GPtrArray *findings)
{
	run_parts(c, findings, 0, FORM_PARTS);
}

void consistency_pick(const struct rule_context *c, GArray *picks)
{
	g_autoptr(GStringChunk) chunk = c->lower ? NULL : g_string_chunk_new(4096);
	g_autofree const char **lower = lower_words(c, chunk);
	const struct rules r = { c, lower, NULL };

	picks_add(&r, picks);
}

void consistency_run(const struct rule_context *c, GPtrArray *findings)
{
	run_parts(c, findings, FORM_PARTS, CONSISTENCY_PARTS);
}
