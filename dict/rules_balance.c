/* Brackets and quotation marks come in pairs within a paragraph. */
#include <string.h>
#include "rules_part.h"

static const struct rule_row ROWS[] = {
	{ "pasangan/petik", "tandabaca", SEVERITY_ERROR, "tanda petik tidak ada pasangannya di paragraf ini (EYD V, Tanda Petik)",
	  "“Nyawa taruhannya. Lebih baik berutang beras di warung katanya.", "“Nyawa taruhannya. Lebih baik berutang beras di warung,” katanya." },
	{ "pasangan/kurung", "tandabaca", SEVERITY_ERROR, "tanda kurung tidak ada pasangannya di paragraf ini (EYD V, Tanda Kurung)",
	  "Komisi Pemilihan Umum (KPU menggelar rapat.", "Komisi Pemilihan Umum (KPU) menggelar rapat." },
};

struct span { size_t from, to; };        /* tokens of a paragraph */

/* A quotation of several paragraphs opens each and closes the last. */
static bool goes_on(const struct rules *r, size_t next)
{
	return next < r->c->n && rules_quote_mark(r, next, 0, TOKEN_OPENS);
}

/* "Kami siap, katanya tegas.": a comma stands there already. */
static bool has_comma_before(const struct rules *r, size_t verb)
{
	return verb >= 2 && token_is(r->c->text, &r->c->tokens[verb - 1], ",") && r->c->tokens[verb - 2].kind == TOKEN_WORD;
}

/* "... di warung katanya.": where a verb of saying ends the paragraph, the quotation ends before it. */
static bool report_before_verb(const struct rules *r, size_t open, size_t to)
{
	size_t verb = to;

	for (size_t i = to; verb == to && i > open + 3 && i + 8 > to; i--) {
		const char *word = r->lower[i - 1];       /* "katanya tegas": tegas says so only before a name */
		if (is_saying(word) && (r->c->tokens[i - 2].kind == TOKEN_WORD || has_comma_before(r, i - 1)) &&
		    (strlen(word) >= 6 || rules_capital_at(r, i - 1, 1)))
			verb = i - 1;
	}
	if (verb == to)
		return false;
	g_autofree char *before = rules_text(r, verb - 1, verb - 1);
	const char *mark = r->c->text[r->c->tokens[open].off] == '"' ? "\"" : "”";
	g_autofree char *fixed = g_strconcat(before, has_comma_before(r, verb) ? "" : ",", mark, NULL);
	rules_report_saying(r, "pasangan/petik", verb - 1, verb - 1, g_strdup_printf("tanda petik penutup hilang sebelum “%s” (EYD V, Tanda Petik)",
		r->lower[verb]), fixed, NULL);
	return true;
}

static void report_open(const struct rules *r, size_t open, size_t from, size_t to)
{
	const char *mark = r->c->text[r->c->tokens[open].off] == '"' ? "\"" : "”";

	if (report_before_verb(r, open, to))
		return;
	const struct token *last = &r->c->tokens[to - 1];
	if (open == from && last->kind == TOKEN_MARK && strchr(".?!", r->c->text[last->off])) {
		g_autofree char *end = rules_text(r, to - 1, to - 1);
		g_autofree char *fixed = g_strconcat(end, mark, NULL);
		rules_report_saying(r, "pasangan/petik", to - 1, to - 1, g_strdup("tanda petik penutup hilang (EYD V, Tanda Petik)"), fixed, NULL);
		return;
	}
	rules_report(r, "pasangan/petik", open, open, NULL);
}

/* "... lebih baik,” ujar Amin." without a mark at its start: the paragraph begins with what he said. */
static void report_close(const struct rules *r, size_t close, size_t from, bool first)
{
	if (!first || !is_saying(rules_word(r, close, 1)) || close - from < 3 || !rules_capital_at(r, from, 0)) {
		rules_report(r, "pasangan/petik", close, close, NULL);
		return;
	}
	g_autofree char *word = rules_text(r, from, from);
	g_autofree char *opened = g_strconcat(r->c->text[r->c->tokens[close].off] == '"' ? "\"" : "“", word, NULL);
	rules_report_saying(r, "pasangan/petik", from, from, g_strdup("tanda petik pembuka hilang (EYD V, Tanda Petik)"), opened, NULL);
}

/* 24" is a measure of inches, 20" one of seconds. */
static bool is_measure(const struct rules *r, size_t i)
{
	const struct token *before = rules_near(r, i, -1);

	return r->c->text[r->c->tokens[i].off] == '"' && before && before->kind == TOKEN_NUMBER && rules_glued(r, i, 0);
}

/* “Kami siap,’’ ujarnya: two single marks close what a double one opened. */
static bool closes_with_two(const struct rules *r, size_t open, size_t i)
{
	bool two = (rules_mark(r, i, 0, "’") && rules_mark(r, i, 1, "’")) || (rules_mark(r, i, 0, "'") && rules_mark(r, i, 1, "'"));

	if (!two || !rules_glued(r, i, 0) || !rules_glued(r, i, 1))
		return false;
	rules_report_saying(r, "pasangan/petik", i, i + 1, g_strdup("tanda petik penutup ditulis dengan dua tanda petik tunggal (EYD V, Tanda Petik)"),
		r->c->text[r->c->tokens[open].off] == '"' ? "\"" : "”", NULL);
	return true;
}

static void check_quotes(const struct rules *r, struct span p)
{
	size_t open = p.to;
	bool is_open = false, first = true;

	for (size_t i = p.from; i < p.to; i++) {
		const struct token *t = &r->c->tokens[i];
		if (is_open && closes_with_two(r, open, i))
			is_open = false;
		if (!rules_quote_mark(r, i, 0, TOKEN_OPENS | TOKEN_CLOSES))
			continue;
		if (t->flags & TOKEN_OPENS) {
			if (is_open)
				rules_report(r, "pasangan/petik", open, open, NULL);
			open = i;
			is_open = true;
		} else if (!is_open && is_measure(r, i)) {
			continue;
		} else if (!is_open) {
			report_close(r, i, p.from, first);
		} else {
			is_open = false;
		}
		first = false;
	}
	if (is_open && !goes_on(r, p.to + 1))
		report_open(r, open, p.from, p.to);
}

/* "1)" and "a)" number a list; ":)" smiles. */
static bool stands_alone(const struct rules *r, size_t i, size_t from)
{
	const struct token *before = rules_near(r, i, -1);

	return !before || (i - from <= 2 && before->len <= 3) || (before->kind == TOKEN_MARK && !(before->flags & TOKEN_CLOSES) &&
		strchr(":;-", r->c->text[before->off])) || (before->len == 1 && before->kind != TOKEN_MARK) || (before->kind == TOKEN_NUMBER && before->len <= 3);
}

/* "[" between quotation marks is spoken about. */
static bool is_cited(const struct rules *r, size_t i)
{
	enum { EITHER = TOKEN_OPENS | TOKEN_CLOSES };

	return rules_quote_mark(r, i, -1, EITHER) && rules_quote_mark(r, i, 1, EITHER);
}

/* "(KPU menggelar": the acronym is all that the brackets hold. */
static void report_open_bracket(const struct rules *r, size_t open, char close_mark)
{
	const struct token *inner = rules_near(r, open, 1), *after = rules_near(r, open, 2);

	if (!inner || inner->kind != TOKEN_WORD || !(inner->flags & (TOKEN_ALLCAPS | TOKEN_MIXED)) || (after && after->flags & TOKEN_ALLCAPS)) {
		rules_report(r, "pasangan/kurung", open, open, NULL);
		return;
	}
	g_autofree char *text = rules_text(r, open, open + 1);
	g_autofree char *closed = g_strdup_printf("%s%c", text, close_mark);
	rules_report_saying(r, "pasangan/kurung", open, open + 1, g_strdup("tanda kurung penutup hilang (EYD V, Tanda Kurung)"), closed, NULL);
}

static void check_brackets(const struct rules *r, struct span p, char open_mark, char close_mark)
{
	size_t depth = 0, open = p.to;

	for (size_t i = p.from; i < p.to; i++) {
		const struct token *t = &r->c->tokens[i];
		char c = r->c->text[t->off];
		if (t->kind != TOKEN_MARK || (c != open_mark && c != close_mark) || is_cited(r, i))
			continue;
		if (c == open_mark) {
			if (depth++ == 0)
				open = i;
		} else if (depth > 0) {
			depth--;
		} else if (!stands_alone(r, i, p.from)) {
			rules_report(r, "pasangan/kurung", i, i, NULL);
		}
	}
	if (depth > 0)
		report_open_bracket(r, open, close_mark);
}

static void run(const struct rules *r)
{
	struct span p = { 0, 0 };

	for (size_t i = 0; i < r->c->n; i++) {
		if (r->c->tokens[i].kind != TOKEN_BREAK)
			continue;
		p.to = i;
		if (p.to > p.from) {
			check_quotes(r, p);
			check_brackets(r, p, '(', ')');
			check_brackets(r, p, '[', ']');
		}
		p.from = i + 1;
	}
}

const struct rule_part rules_balance = RULE_PART(ROWS, run);
