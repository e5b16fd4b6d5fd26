/* Paragraphs as wholes: their last mark, the dash of the dateline, degrees behind names. */
#include <string.h>
#include "lexicon.h"
#include "rules_part.h"

static const struct rule_row ROWS[] = {
	{ "paragraf/titik", "tandabaca", SEVERITY_ERROR, "paragraf diakhiri tanda titik (EYD V, Tanda Titik)",
	  "Warga diminta memeriksa namanya melalui laman resmi atau datang langsung ke kantor terdekat sebelum batas waktu "
	  "yang ditetapkan oleh panitia pemilihan di setiap desa",
	  "Warga diminta memeriksa namanya melalui laman resmi atau datang langsung ke kantor terdekat sebelum batas waktu "
	  "yang ditetapkan oleh panitia pemilihan di setiap desa." },
	{ "paragraf/tanda-pisah", "tandabaca", SEVERITY_ERROR, "ada spasi sebelum dan sesudah tanda pisah di belakang nama tempat",
	  "PONTIANAK- Puluhan warga mengikuti pelatihan relawan pemadam kebakaran lahan di aula kantor desa.",
	  "PONTIANAK - Puluhan warga mengikuti pelatihan relawan pemadam kebakaran lahan di aula kantor desa." },
	{ "gelar", "tandabaca", SEVERITY_WARNING, "singkatan gelar memakai titik (EYD V, Singkatan dan Akronim)",
	  "Acara dibuka Ni Wayan Suartini, SPd, pagi tadi.", "Acara dibuka Ni Wayan Suartini, S.Pd., pagi tadi." },
};

enum { LONG_PARAGRAPH = 150 };     /* characters; shorter ones may be titles, captions or items */

/* "... pungkasnya. (humas/foto: tim)", "[JON]": who wrote it, after the last sentence has ended. */
static bool is_credit(const struct rules *r, size_t from, size_t to)
{
	size_t i = to - 1;

	const char *open = rules_mark(r, i, 0, ")") ? "(" : rules_mark(r, i, 0, "]") ? "[" : NULL;
	if (!open)
		return false;
	while (i > from && !rules_mark(r, i, 0, open))
		i--;
	return i > from && (rules_mark(r, i, -1, ".") || rules_quote_mark(r, i, -1, TOKEN_CLOSES));
}

/* A headline of Markdown has no full stop, however long it is. */
static bool is_headline(const struct rules *r, size_t from)
{
	size_t off = r->c->tokens[from].off;

	while (off > 0 && strchr(" #*_", r->c->text[off - 1]) && r->c->text[off - 1])
		off--;
	return r->c->text[off] == '#' && (off == 0 || r->c->text[off - 1] == '\n');
}

static void check_end(const struct rules *r, size_t from, size_t to)
{
	const struct token *first = &r->c->tokens[from], *last = &r->c->tokens[to - 1];
	size_t len = last->off + last->len - first->off;

	if (len < LONG_PARAGRAPH || (last->flags & TOKEN_ABBREVIATION) ||
	    !(last->kind == TOKEN_WORD || last->kind == TOKEN_NUMBER || last->kind == TOKEN_CODE || (last->flags & TOKEN_CLOSES)))
		return;
	if (is_headline(r, from))
		return;
	/* UTF-8 has more bytes than characters, broken bytes count as one */
	size_t chars = 0;
	for (size_t i = first->off; i < last->off + last->len && chars < LONG_PARAGRAPH; i++)
		chars += ((unsigned char)r->c->text[i] & 0xC0) != 0x80;
	if (chars < LONG_PARAGRAPH)
		return;
	g_autofree char *word = rules_text(r, to - 1, to - 1);
	bool quote = last->kind == TOKEN_MARK && (last->flags & TOKEN_QUOTED);
	if (last->kind == TOKEN_MARK && (to - from < 2 || r->c->tokens[to - 2].kind == TOKEN_MARK || is_credit(r, from, to)))
		return;
	g_autofree char *fixed = quote ? g_strconcat(".", word, NULL) : g_strconcat(word, ".", NULL);
	rules_report(r, "paragraf/titik", to - 1, to - 1, fixed, NULL);
}

static bool is_dash(const struct rules *r, size_t i)
{
	return rules_mark(r, i, 0, "-") || rules_mark(r, i, 0, "–") || rules_mark(r, i, 0, "—");
}

/* A word of the dateline, or what stands between its words: BOGOR, (TB) - ... */
static bool in_dateline(const struct rules *r, size_t i)
{
	const struct token *t = &r->c->tokens[i];

	if (t->kind == TOKEN_MARK)
		return rules_mark(r, i, 0, ",") || rules_mark(r, i, 0, "(") || rules_mark(r, i, 0, ")");
	return t->kind == TOKEN_ADDRESS || (t->kind == TOKEN_WORD && (t->flags & TOKEN_CAPITAL) && !(t->flags & TOKEN_HYPHEN));
}

/* PLACE- Text, PLACE -Text: up to seven words and marks at the start. A lone capitalised word counts when a blank follows
 * the dash. */
static void check_dateline(const struct rules *r, size_t from, size_t to)
{
	size_t i = from;
	bool caps = r->c->tokens[from].flags & TOKEN_ALLCAPS;

	bool outlet = false;                /* Gorontalo, kpu.go.id - */

	while (i < to && i < from + 7 && in_dateline(r, i))
		outlet |= r->c->tokens[i++].kind == TOKEN_ADDRESS;
	if (i == from || i + 1 >= to || !is_dash(r, i) || to - from < 12 || !rules_capital_at(r, i, 1))
		return;
	bool before = r->c->tokens[i].flags & TOKEN_SPACE, after = r->c->tokens[i + 1].flags & TOKEN_SPACE;
	if ((before && after) || (!caps && !(after && (i == from + 1 || outlet))))
		return;
	g_autofree char *dash = rules_text(r, i, i);
	g_autofree char *fixed = g_strconcat(before ? "" : " ", dash, after ? "" : " ", NULL);
	rules_report(r, "paragraf/tanda-pisah", i, i, fixed, NULL);
}

/* "Semarang-Kabid Humas": a region's name, and behind the hyphen no name of a place or a person. */
static bool begins_after_region(const struct rules *r, size_t from)
{
	const char *hyphen = strchr(r->lower[from], '-');
	g_autofree char *place = hyphen ? g_strndup(r->lower[from], (size_t)(hyphen - r->lower[from])) : NULL;

	return place && r->c->tokens[from].flags & TOKEN_CAPITAL && rules_value(r, LEXICON_WILAYAH, place) &&
		!rules_value(r, LEXICON_WILAYAH, hyphen + 1) && !rules_value(r, LEXICON_NAMA, hyphen + 1) &&
		(rules_known(r, hyphen + 1) || rules_value(r, LEXICON_SINGKATAN, hyphen + 1));
}

/* PLACE-Text is one token, at most two words of the place before it: capitals, hyphen, a capitalised word. */
static void check_glued_dateline(const struct rules *r, size_t start, size_t to)
{
	size_t from = start;

	while (from < start + 2 && r->c->tokens[from].flags & TOKEN_ALLCAPS && !(r->c->tokens[from].flags & TOKEN_HYPHEN))
		from++;
	const struct token *t = &r->c->tokens[from];
	const char *text = r->c->text + t->off, *hyphen = memchr(text, '-', t->len);

	bool region = from == start && begins_after_region(r, from);
	if (!(t->flags & TOKEN_ALLCAPS || region) || !hyphen || to - from < 12)
		return;
	size_t head = (size_t)(hyphen - text), rest = t->len - head - 1;
	if (head < 4 || rest < 2 || memchr(hyphen + 1, '-', rest) || !g_ascii_isupper(hyphen[1]) || !g_ascii_islower(hyphen[2]))
		return;
	rules_report_bytes(r, "paragraf/tanda-pisah", from, t->off + head, 1, " - ", NULL);
}

/* SPd, MSi: a degree in mixed capitals behind a comma. */
static void check_degree(const struct rules *r, size_t i)
{
	static const char *const ENDS[] = { "Pd", "Si", "Sos", "Kom", "Hut", "Kep", "Farm", "Ked", "Psi", "Hum", "Kes", "Ag", "Pt", "Sc", "Ap", NULL };
	g_autofree char *word = rules_text(r, i, i);

	if ((word[0] != 'S' && word[0] != 'M') || !among(word + 1, ENDS) || !rules_mark(r, i, -1, ","))
		return;
	g_autofree char *fixed = g_strdup_printf("%c.%s.", word[0], word + 1);
	rules_report(r, "gelar", i, i, fixed, NULL);
}

static void run(const struct rules *r)
{
	size_t from = 0;

	for (size_t i = 0; i < r->c->n; i++) {
		const struct token *t = &r->c->tokens[i];
		if (t->kind == TOKEN_WORD && t->len >= 3 && t->len <= 5)
			check_degree(r, i);
		if (t->kind != TOKEN_BREAK)
			continue;
		if (i > from) {
			check_end(r, from, i);
			check_dateline(r, from, i);
			check_glued_dateline(r, from, i);
		}
		from = i + 1;
	}
}

const struct rule_part rules_paragraph = RULE_PART(ROWS, run);
