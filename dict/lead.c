#include "lead.h"
#include <string.h>
#include "lexicon.h"
#include "morph.h"
#include "words.h"

enum { ANSWER_MAX = 60 };          /* bytes of the words that answer */

/* People by what they are. */
static const char *const roles[] = {
	"anggota", "bupati", "camat", "direktur", "gubernur", "kapolda", "kapolres", "kepala", "ketua", "komisioner", "lurah", "mahasiswa",
	"masyarakat", "menteri", "panitia", "pelajar", "pemerintah", "petugas", "presiden", "rektor", "sekretaris", "siswa", "wakil", "warga",
};
static const char *const dates[] = {
	"senin", "selasa", "rabu", "kamis", "jumat", "jum'at", "sabtu", "minggu", "ahad", "januari", "februari", "maret", "april", "mei", "juni",
	"juli", "agustus", "september", "oktober", "november", "desember",
};
static const char *const moments[] = { "kemarin", "besok", "lusa", "tadi", "kini" };
static const char *const spots[] = {
	"aula", "balai", "daring", "desa", "gedung", "halaman", "hotel", "jalan", "kabupaten", "kampus", "kantor", "kecamatan", "kelurahan", "kota",
	"lapangan", "luring", "pasar", "provinsi", "ruang", "rumah", "sekolah", "virtual",
};
static const char *const prepositions[] = { "di", "ke", "dari", "secara", "se" };
/* Verbs of headlines that stand without an affix. */
static const char *const bare_verbs[] = {
	"ajak", "bahas", "buka", "gelar", "hadir", "hadiri", "ikut", "ikuti", "imbau", "kunjungi", "lantik", "luncurkan", "minta", "raih", "resmikan",
	"serahkan", "terima", "tetapkan", "tutup", "umumkan",
};
/* They look like verbs and join words. */
static const char *const joiners[] = { "melalui", "mengenai", "menjelang", "menurut", "berdasarkan", "bersama", "berbagai", "berikut", "bernama", "berupa" };

static bool is_among(const char *const *list, size_t n, const char *lower)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(list[i], lower) == 0)
			return true;
	return false;
}

#define AMONG(list, lower) is_among(list, G_N_ELEMENTS(list), lower)

struct reading {
	const struct lexicon *l;
	const char *text;
	GArray *tokens;
	struct lead_answers *out;
};

static const struct token *token_at(const struct reading *r, unsigned i)
{
	return i < r->tokens->len ? &g_array_index(r->tokens, struct token, i) : NULL;
}

static bool is_name(const struct token *t)
{
	return t && t->kind == TOKEN_WORD && (t->flags & (TOKEN_CAPITAL | TOKEN_ALLCAPS));
}

/* From one token up to another, both in it; the first answer stands. */
static void answer(struct reading *r, enum lead_question q, unsigned from, unsigned to)
{
	size_t off = token_at(r, from)->off, end = off;

	if (r->out->answer[q].len > 0)
		return;
	for (unsigned i = from; i <= to && token_at(r, i)->off + token_at(r, i)->len - off <= ANSWER_MAX; i++)
		end = token_at(r, i)->off + token_at(r, i)->len;
	r->out->answer[q].off = off;
	r->out->answer[q].len = end - off;
}

/* The last of the names that stand together from i on. */
static unsigned names_end(const struct reading *r, unsigned i)
{
	while (is_name(token_at(r, i + 1)))
		i++;
	return i;
}

/* "GORONTALO – ", "Gorontalo, 4 Mei": the place line before the story. */
static unsigned place_line(struct reading *r)
{
	unsigned end = names_end(r, 0);
	const struct token *first = token_at(r, 0), *last = token_at(r, end), *mark = token_at(r, end + 1);

	if (!is_name(first) || !mark || mark->kind != TOKEN_MARK)
		return 0;
	g_autofree char *exact = g_strndup(r->text + first->off, last->off + last->len - first->off);
	g_autofree char *place = g_utf8_strdown(exact, -1);
	if (!lexicon_value(r->l, LEXICON_WILAYAH, place))
		return 0;
	answer(r, LEAD_WHERE, 0, end);
	return end + 1;
}

static bool is_date_part(const struct reading *r, unsigned i)
{
	const struct token *t = token_at(r, i);

	if (!t || t->kind == TOKEN_BREAK)
		return false;
	if (t->kind == TOKEN_NUMBER)
		return true;
	g_autofree char *lower = token_lower(r->text, t);
	return t->kind == TOKEN_MARK ? strchr("(,)", r->text[t->off]) != NULL : AMONG(dates, lower) || strcmp(lower, "tanggal") == 0;
}

static void look_when(struct reading *r, unsigned i, const struct token *t, const char *lower)
{
	unsigned end = i;
	bool day = (t->flags & TOKEN_CAPITAL) && AMONG(dates, lower);
	bool figures = t->kind == TOKEN_NUMBER && memchr(r->text + t->off, '/', t->len);
	bool today = strcmp(lower, "hari") == 0 && token_at(r, i + 1) && token_is(r->text, token_at(r, i + 1), "ini");

	if (today) {
		answer(r, LEAD_WHEN, i, i + 1);
	} else if (day || figures || AMONG(moments, lower)) {
		while (is_date_part(r, end + 1))
			end++;
		while (end > i && token_at(r, end)->kind == TOKEN_MARK && r->text[token_at(r, end)->off] != ')')
			end--;
		answer(r, LEAD_WHEN, i > 0 && token_at(r, i - 1)->kind == TOKEN_NUMBER ? i - 1 : i, end);
	}
}

static void look_where(struct reading *r, unsigned i, const char *lower)
{
	const struct token *next = token_at(r, i + 1);

	if (!next || next->kind != TOKEN_WORD || !AMONG(prepositions, lower))
		return;
	g_autofree char *place = token_lower(r->text, next);
	if (AMONG(spots, place) || ((next->flags & TOKEN_CAPITAL) && !AMONG(dates, place) && strcmp(lower, "di") == 0))
		answer(r, LEAD_WHERE, i, names_end(r, i + 1));
}

/* Does an institution's whole name of several words begin at i? */
static bool is_institution(const struct reading *r, unsigned i)
{
	enum { WORDS = 6 };
	g_autoptr(GString) name = g_string_new(NULL);
	bool found = false;

	for (unsigned at = i; !found && at < i + WORDS && token_at(r, at) && token_at(r, at)->kind == TOKEN_WORD; at++) {
		g_autofree char *lower = token_lower(r->text, token_at(r, at));
		g_string_append_printf(name, "%s%s", at > i ? " " : "", lower);
		found = at > i && lexicon_value(r->l, LEXICON_INSTITUSI, name->str);
	}
	return found;
}

static void look_who(struct reading *r, unsigned i, const struct token *t, const char *lower)
{
	bool office = (t->flags & TOKEN_ALLCAPS) && (t->len >= 3 || lexicon_value(r->l, LEXICON_SINGKATAN, lower)) && !lexicon_value(r->l, LEXICON_WILAYAH, lower);
	bool person = (t->flags & TOKEN_CAPITAL) && lexicon_value(r->l, LEXICON_NAMA, lower) && !AMONG(dates, lower);

	if (office || person || AMONG(roles, lower) || is_institution(r, i))
		answer(r, LEAD_WHO, i, names_end(r, i));
}

static void look_what(struct reading *r, unsigned i, const struct token *t, const char *lower)
{
	struct morph m;

	if (t->flags & (TOKEN_CAPITAL | TOKEN_ALLCAPS) || AMONG(joiners, lower))
		return;
	if (AMONG(bare_verbs, lower) || (morph_analyse(r->l, lower, &m) == MORPH_DERIVED &&
	    (g_str_has_prefix(m.pattern, "meN+") || g_str_has_prefix(m.pattern, "ber+") || g_str_has_prefix(m.pattern, "di+"))))
		answer(r, LEAD_WHAT, i, i);
}

void lead_find(const struct lexicon *l, const char *text, size_t len, struct lead_answers *out)
{
	struct reading r = { .l = l, .text = text, .tokens = tokens_make(text, len, NULL, 0), .out = out };

	*out = (struct lead_answers){ 0 };
	for (unsigned i = place_line(&r); i < r.tokens->len; i++) {
		const struct token *t = token_at(&r, i);
		g_autofree char *lower = token_lower(text, t);
		if (t->kind == TOKEN_WORD || t->kind == TOKEN_NUMBER)
			look_when(&r, i, t, lower);
		if (t->kind != TOKEN_WORD)
			continue;
		look_where(&r, i, lower);
		look_who(&r, i, t, lower);
		look_what(&r, i, t, lower);
	}
	g_array_unref(r.tokens);
}
