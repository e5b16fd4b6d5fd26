#include "morph.h"
#include <string.h>
#include <glib.h>
#include "lexicon.h"
#include "nasal.h"
#include "weigh.h"

enum prefix { NO, MEN, PEN, DI, TER, BER, PER, KE, SE, KU, KAU, TIDAK };
enum { BARE = 1, KAN = 2, I = 4, AN = 8 };
static const double SAME_WORD = 2.5;

/* The patterns of Indonesian derivation: two prefixes at most, and the suffixes that may close them. */
static const struct pattern { enum prefix outer, inner; unsigned suffixes; } patterns[] = {
	{ NO, NO, KAN | I | AN },
	{ MEN, NO, BARE | KAN | I }, { MEN, PER, BARE | KAN | I }, { MEN, BER, KAN }, { MEN, KE, BARE | KAN | I }, { MEN, SE, KAN | I },
	{ MEN, TER, KAN }, { MEN, TIDAK, KAN },
	{ DI, NO, BARE | KAN | I }, { DI, PER, BARE | KAN | I }, { DI, BER, KAN }, { DI, KE, KAN | I }, { DI, SE, KAN | I },
	{ DI, TER, KAN },
	{ TER, NO, BARE | KAN | I }, { TER, KE, KAN }, { TER, PER, BARE | KAN | I }, { TER, SE, KAN | I },
	{ BER, NO, BARE | KAN | AN }, { BER, KE, AN }, { BER, PEN, BARE | AN }, { BER, PER, AN }, { BER, SE, BARE | AN },
	{ PEN, NO, BARE | AN }, { PEN, BER, AN }, { PEN, SE, AN }, { PEN, KE, AN }, { PEN, PER, AN },
	{ PER, NO, BARE | AN | KAN | I }, { PER, SE, AN }, { PER, KE, AN }, { PER, TIDAK, AN },
	{ KE, NO, AN }, { KE, BER, AN }, { KE, TER, AN }, { KE, TIDAK, AN }, { KE, PEN, AN }, { KE, SE, AN }, { KE, PER, AN },
	{ SE, NO, BARE }, { SE, PEN, AN }, { SE, PER, AN }, { SE, KE, BARE }, { SE, TER, BARE },
	{ KU, NO, BARE | KAN | I }, { KU, PER, BARE | KAN | I }, { KAU, NO, BARE | KAN | I }, { KAU, PER, BARE | KAN | I },
};

static const char *const prefix_shown[] = { "", "meN+", "peN+", "di+", "ter+", "ber+", "per+", "ke+", "se+", "ku+", "kau+",
	"tidak+" };

/* The patterns with one outer prefix stand together: it is peeled once for all of them, and not at all for a suffix that none takes. */
struct group { const struct pattern *first, *end; unsigned suffixes; };
enum { PREFIXES = TIDAK + 1 };

static struct group *groups_make(void)
{
	struct group *groups = g_new0(struct group, PREFIXES);

	for (const struct pattern *p = patterns; p < patterns + G_N_ELEMENTS(patterns); p++) {
		struct group *g = &groups[p->outer];
		g->first = g->first ? g->first : p;
		g->end = p + 1;
		g->suffixes |= p->suffixes;
	}
	return groups;
}

static const struct group *groups_get(void)
{
	static gsize once;

	if (g_once_init_enter(&once)) {
		const struct group *groups = groups_make();
		g_once_init_leave(&once, (gsize)groups);
	}
	return (const struct group *)once;
}

/* ---- endings ---- */

struct ending { const char *text; size_t len; };
#define ENDING(text) { text, sizeof text - 1 }

/* Do the n bytes of s end so, with two letters or more before? cut: how many stand before. */
static bool ends_with(const char *s, size_t n, const struct ending *end, size_t *cut)
{
	if (n < end->len + 2 || memcmp(s + n - end->len, end->text, end->len) != 0)
		return false;
	*cut = n - end->len;
	return true;
}

/* ---- roots ---- */

/* Endings of loan words that make a new root: digital-isasi, profesional-isme. */
static bool has_loan_ending(const struct lexicon *l, const char *word)
{
	static const struct ending endings[] = { ENDING("isasi"), ENDING("isme"), ENDING("itas"), ENDING("wan"), ENDING("wati"), ENDING("is") };
	char stem[MORPH_MAX];
	size_t n = strlen(word), cut;

	if (n < 7 || n >= MORPH_MAX || !strchr("iens", word[n - 1]))
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) {
		const struct ending *e = &endings[i];
		if (n < e->len + 5 || !ends_with(word, n, e, &cut) || (strchr("aiueo", word[cut - 1]) && e->text[0] == 'i'))
			continue;
		memcpy(stem, word, cut);
		stem[cut] = '\0';
		bool native = strcmp(e->text, "is") == 0 && lexicon_verb(l, stem);      /* strategis, but not korekis */
		if (lexicon_root(l, stem) && !native && !g_str_has_suffix(stem, e->text))   /* "tulisis" is typed twice */
			return true;
	}
	return false;
}

/* "tindaklanjut": two words that only a prefix with a suffix joins. gabung.tsv knows them, because alone they are wrong. */
static bool is_compound(const struct lexicon *l, const char *word)
{
	const char *right = lexicon_value(l, LEXICON_GABUNG, word);

	if (!right)
		return false;
	size_t n = strcspn(right, "\t|");
	return memchr(right, ' ', n) != NULL && n == strlen(word) + 1;
}

bool morph_is_root(const struct lexicon *l, const char *lower)
{
	return lexicon_root(l, lower) || has_loan_ending(l, lower);
}

/* ---- prefixes ---- */

struct peeled { const char *rest, *rule; bool agent; };   /* rule: what the joint breaks, NULL: nothing */

/* What may be left of a stem without a prefix; letters that a nasal swallowed are given back in made. */
struct peel { size_t n; struct peeled at[NASAL_MAX]; struct nasal_reading made[NASAL_MAX]; };

static void peel_add(struct peel *out, const char *rest, const char *rule)
{
	if (*rest != '\0')
		out->at[out->n++] = (struct peeled){ rest, rule, false };
}

static void peel_plain(struct peel *out, const char *s, const char *prefix)
{
	if (g_str_has_prefix(s, prefix))
		peel_add(out, s + strlen(prefix), NULL);
}

static void peel_nasal(struct peel *out, const struct lexicon *l, const char *s, char head)
{
	out->n = nasal_read(l, s, head, out->made);
	for (size_t i = 0; i < out->n; i++)
		out->at[i] = (struct peeled){ out->made[i].root, out->made[i].rule, out->made[i].agent };
}

/* Roots before which ber- always loses its r. */
static bool loses_r(const char *root)
{
	static const char *const roots[] = { "kerja", "ternak", "serta", NULL };

	return g_strv_contains(roots, root);
}

/* ber-, ter-, per- lose their r before r (berambut), before some roots whose first syllable ends in -er (bekerja, tepercaya),
 * and in belajar. */
static void peel_r(struct peel *out, const char *s, const char *prefix)
{
	if (strncmp(s, prefix, 2) != 0)
		return;
	const char *rest = s + 2;
	if (rest[0] == 'r' && rest[1] != 'r') {
		bool wrong = loses_r(rest + 1) && prefix[0] == 'b';
		peel_add(out, rest + 1, wrong ? "luluh/ber" : NULL);
		peel_add(out, rest, NULL);
	} else if (g_str_has_prefix(rest, "lajar")) {
		peel_add(out, rest + 1, NULL);
	} else if (strlen(rest) > 4 && rest[1] == 'e' && rest[2] == 'r' && !strchr("aiueo", rest[3])) {
		peel_add(out, rest, NULL);
	}
}

static void peel(struct peel *out, const struct lexicon *l, enum prefix p, const char *s)
{
	out->n = 0;
	switch (p) {
	case NO: peel_add(out, s, NULL); break;
	case MEN: peel_nasal(out, l, s, 'm'); break;
	case PEN: peel_nasal(out, l, s, 'p'); break;
	case DI: peel_plain(out, s, "di"); break;
	case TER: peel_r(out, s, "ter"); break;
	case BER: peel_r(out, s, "ber"); break;
	case PER: peel_r(out, s, "per"); break;
	case KE: peel_plain(out, s, "ke"); break;
	case SE: peel_plain(out, s, "se"); break;
	case KU: peel_plain(out, s, "ku"); break;
	case KAU: peel_plain(out, s, "kau"); break;
	case TIDAK: peel_plain(out, s, "tidak"); break;
	}
}

/* ---- one reading ---- */

struct search {
	const struct lexicon *l;
	bool nonbaku;            /* roots are the keys of nonbaku.tsv */
	const char *word;        /* whole */
	const char *tail;        /* what was taken off behind: suffix and clitics, part of word */
	const char *suffix, *pronoun, *particle;     /* of the tail; "" when there is none */
	struct morph *best;
};

/* The one-word standard form of a root that KBBI calls non-standard, or NULL; out: MORPH_MAX bytes. */
static const char *standard_root(const struct lexicon *l, const char *root, char *out)
{
	const char *value = strlen(root) >= 4 ? lexicon_value(l, LEXICON_NONBAKU, root) : NULL;
	size_t n = value ? strcspn(value, "\t|") : 0;

	if (!value || n >= MORPH_MAX || memchr(value, ' ', n) || !strstr(value, "galat"))
		return NULL;
	memcpy(out, value, n);
	out[n] = '\0';
	return weigh_slip(root, out) <= SAME_WORD ? out : NULL;   /* another word (suport, dukungan) does not take the affixes */
}

/* "ketidakberdayaan", "ketidakterbukaan": what is denied is a word with ber- or ter-. */
static bool may_be_denied(const struct lexicon *l, const char *word)
{
	struct morph m;

	return (g_str_has_prefix(word, "ber") || g_str_has_prefix(word, "ter")) && morph_analyse(l, word, &m) == MORPH_DERIVED;
}

/* "kulihat", "kaudengar": who does it is joined to a verb. */
static bool takes_actor(const struct lexicon *l, const char *root)
{
	static const char *const others[] = { "tahu", "punya", "mau", "ingin", "ingat", "suka", "bisa", NULL };

	return lexicon_verb(l, root) || lexicon_value(l, LEXICON_LEMA, root) || g_strv_contains(others, root);
}

/* "mengemuka": of the bare forms only what lies in a direction. */
static bool is_direction(const struct lexicon *l, const char *root)
{
	return lexicon_value(l, LEXICON_TEMPAT, root) || strcmp(root, "muka") == 0;
}

static bool may_join(const struct pattern *p, unsigned suffix, const char *root, const struct search *s)
{
	size_t n = strlen(root);
	char right[MORPH_MAX];

	if (suffix == I && n > 0 && root[n - 1] == 'i')
		return false;
	if (p->outer == DI && p->inner == NO && suffix == BARE && lexicon_value(s->l, LEXICON_TEMPAT, root))
		return false;
	if ((p->outer == KU || p->outer == KAU) && p->inner == NO && !s->nonbaku && !takes_actor(s->l, root))
		return false;
	if (p->outer == MEN && p->inner == KE && suffix == BARE && !is_direction(s->l, root))
		return false;
	if (s->nonbaku)   /* "nyuci" and "ndak" are spoken forms that no written affix joins: menyucikan, mendaki */
		return root[0] != 'n' || strchr("aiueo", root[1]) ? standard_root(s->l, root, right) != NULL : false;
	if (morph_is_root(s->l, root))
		return true;
	if (n <= 4 && lexicon_value(s->l, LEXICON_SATU_SUKU, root))
		return p->outer == MEN || p->outer == PEN || p->outer == DI;
	if (p->inner == TIDAK && may_be_denied(s->l, root))
		return true;
	return p->outer != NO && suffix != BARE && is_compound(s->l, root);
}

/* "ber" and "risiko" give "berisiko". out: MORPH_MAX bytes. */
static void join(const struct lexicon *l, enum prefix p, const char *base, char *out)
{
	static const char *const plain[] = { "", "", "", "di", "te", "be", "pe", "ke", "se", "ku", "kau", "tidak" };
	char nasal[NASAL_ROOT_MAX + 8];

	if (p == MEN || p == PEN) {
		nasal_join(l, p == MEN ? 'm' : 'p', base, nasal);
		g_strlcpy(out, nasal, MORPH_MAX);
		return;
	}
	bool r = (p == BER || p == TER || p == PER) && base[0] != 'r' && !loses_r(base);
	g_snprintf(out, MORPH_MAX, "%s%s%s", plain[p], r ? "r" : "", base);
}

/* A derivation with the right sounds ends the search; a wrong one is kept until all right ones have been tried. */
static void keep(struct search *s, const struct pattern *p, const char *root, const char *rule)
{
	struct morph *m = s->best;
	char right[MORPH_MAX], inner[MORPH_MAX], outer[MORPH_MAX];

	if (rule && (m->kind == MORPH_WRONG || strlen(root) < 3))
		return;
	g_strlcpy(m->root, root, sizeof m->root);
	const char *const parts[] = { prefix_shown[p->outer], prefix_shown[p->inner], root, s->suffix, s->pronoun, s->particle };
	char *end = m->pattern;
	for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {      /* a word of MORPH_MAX bytes has room */
		if (i > 2 && *parts[i])
			*end++ = '+';
		end = g_stpcpy(end, parts[i]);
	}
	m->kind = rule ? MORPH_WRONG : MORPH_DERIVED;
	m->rule = rule;
	m->fix[0] = '\0';
	if (rule || s->nonbaku) {
		join(s->l, p->inner, s->nonbaku ? standard_root(s->l, root, right) : root, inner);
		join(s->l, p->outer, inner, outer);
		g_snprintf(m->fix, sizeof m->fix, "%.*s%s", (int)(sizeof m->fix - 32), outer, s->tail);
	}
}

/* Does the prefix begin with the first letter of the stem? */
static bool may_begin(enum prefix p, const char *stem)
{
	return p == NO || prefix_shown[p][0] == stem[0];
}

static void try_pattern(struct search *s, const struct pattern *p, unsigned suffix, const struct peel *outer)
{
	struct peel inner;

	for (size_t i = 0; i < outer->n && s->best->kind != MORPH_DERIVED; i++) {
		const struct peeled *o = &outer->at[i];
		if (!may_begin(p->inner, o->rest))
			continue;
		peel(&inner, s->l, p->inner, o->rest);
		for (size_t k = 0; k < inner.n && s->best->kind != MORPH_DERIVED; k++) {
			const struct peeled *in = &inner.at[k];
			if ((o->agent || in->agent) && (suffix != BARE || g_str_has_prefix(in->rest, "pe") || !lexicon_agent(s->l, in->rest)))
				continue;      /* pepedagang is typed twice */
			if (!in->rule && may_join(p, suffix, in->rest, s))
				keep(s, p, in->rest, s->nonbaku ? NULL : o->rule);
		}
	}
}

static void try_patterns(struct search *s, unsigned suffix, const char *stem)
{
	const struct group *groups = groups_get();
	struct peel outer;

	for (int i = 0; i < PREFIXES; i++) {
		const struct group *g = &groups[i];
		if (!(g->suffixes & suffix) || !may_begin((enum prefix)i, stem))
			continue;
		peel(&outer, s->l, (enum prefix)i, stem);
		for (const struct pattern *p = g->first; outer.n > 0 && p < g->end && s->best->kind != MORPH_DERIVED; p++)
			if (p->suffixes & suffix)
				try_pattern(s, p, suffix, &outer);
	}
}

static void try_stem(struct search *s, unsigned suffix, const char *stem, bool clitics)
{
	try_patterns(s, suffix, stem);
	if (s->nonbaku)
		return;
	if (s->best->kind != MORPH_DERIVED && suffix == BARE && clitics && (lexicon_stem(s->l, stem) || has_loan_ending(s->l, stem)) &&
	    strlen(stem) > 2)
		keep(s, &patterns[0], stem, NULL);
	if (s->best->kind != MORPH_DERIVED && suffix == BARE && !clitics && has_loan_ending(s->l, stem))
		keep(s, &patterns[0], stem, NULL);
}

/* ---- suffixes and clitics ---- */

/* Try each suffix on the first n bytes of the word; what follows them are clitics. */
static void try_suffixes(struct search *s, size_t n)
{
	static const struct { unsigned bit; struct ending end; } suffixes[] = { { BARE, ENDING("") }, { KAN, ENDING("kan") }, { I, ENDING("i") },
		{ AN, ENDING("an") } };
	char stem[MORPH_MAX];
	size_t cut;

	for (size_t i = 0; i < G_N_ELEMENTS(suffixes) && s->best->kind != MORPH_DERIVED; i++) {
		if (!ends_with(s->word, n, &suffixes[i].end, &cut))
			continue;
		memcpy(stem, s->word, cut);
		stem[cut] = '\0';
		s->tail = s->word + cut;
		s->suffix = suffixes[i].end.text;
		try_stem(s, suffixes[i].bit, stem, s->word[n] != '\0');
	}
}

/* "selanjutnyanya": -nya was typed twice; the roots that end like it (tanya, punya) are short. */
static bool has_nya(const char *word, size_t n)
{
	enum { BEFORE_NYA = 5 };
	static const struct ending nya = ENDING("nya");
	size_t cut;

	return ends_with(word, n, &nya, &cut) && cut >= BEFORE_NYA;
}

static void try_clitics(struct search *s, size_t n)
{
	static const struct ending particles[] = { ENDING(""), ENDING("lah"), ENDING("kah") };
	static const struct ending pronouns[] = { ENDING(""), ENDING("nya"), ENDING("ku"), ENDING("mu") };
	size_t cut, cut2;

	for (size_t i = 0; i < G_N_ELEMENTS(particles); i++) {
		if (!ends_with(s->word, n, &particles[i], &cut))
			continue;
		for (size_t k = 0; k < G_N_ELEMENTS(pronouns) && s->best->kind != MORPH_DERIVED; k++) {
			if (!ends_with(s->word, cut, &pronouns[k], &cut2) || (pronouns[k].len > 0 && has_nya(s->word, cut2)))
				continue;
			s->pronoun = pronouns[k].text;
			s->particle = particles[i].text;
			try_suffixes(s, cut2);
		}
	}
}

static bool is_analysable(const char *word, size_t *n)
{
	for (*n = 0; word[*n]; ++*n)
		if (*n == MORPH_MAX - 16 || !g_ascii_islower(word[*n]))
			return false;
	return *n >= 4;
}

static void search(struct search *s)
{
	size_t n;

	memset(s->best, 0, sizeof *s->best);
	if (is_analysable(s->word, &n))
		try_clitics(s, n);
}

enum morph_kind morph_analyse(const struct lexicon *l, const char *word, struct morph *out)
{
	struct morph own;
	struct search s = { .l = l, .word = word, .best = out ? out : &own };

	search(&s);
	return s.best->kind;
}

bool morph_nonbaku(const struct lexicon *l, const char *word, struct morph *out)
{
	struct search s = { .l = l, .nonbaku = true, .word = word, .best = out };
	struct morph sound;

	search(&s);
	if (out->kind != MORPH_DERIVED || strcmp(out->fix, word) == 0 || lexicon_root(l, word) || lexicon_per_million(l, word))
		return false;
	/* "memproduksi" is no -i on "produks": a sound reading goes first unless its own root is refused. */
	return morph_analyse(l, word, &sound) != MORPH_DERIVED || lexicon_value(l, LEXICON_NONBAKU, sound.root);
}

/* "re" and "de" begin so many slips that only a bare root may follow them, and of the verbs the borrowed ones (restrukturisasi):
 * "detarik" is ditarik. */
static bool may_follow_two(const struct lexicon *l, const char *root)
{
	return lexicon_root(l, root) && (!lexicon_verb(l, root) || g_str_has_suffix(root, "si"));
}

bool morph_is_bound(const struct lexicon *l, const char *word, bool (*known)(void *ctx, const char *lower), void *ctx)
{
	enum { REST_MIN = 4 };
	char prefix[16];
	size_t len = strlen(word);

	for (size_t n = 2; n + 1 < sizeof prefix && n + REST_MIN <= len; n++) {
		memcpy(prefix, word, n);
		prefix[n] = '\0';
		if (lexicon_value(l, LEXICON_TERIKAT, prefix) && strncmp(word + n, prefix, n) != 0 && (n > 2 ? known(ctx, word + n) : may_follow_two(l, word + n)))
			return true;
	}
	return false;
}
