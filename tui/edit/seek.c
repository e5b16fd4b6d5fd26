#define PCRE2_CODE_UNIT_WIDTH 8
#include "edit/seek.h"
#include <string.h>
#include <pcre2.h>
#include <utf8proc.h>
#include "edit/cursor.h"
#include "edit/utf8.h"

enum { WINDOW = 64 << 10, MATCH_STEPS_MAX = 1000000, HEAP_MAX_KIB = 32 << 10, PATTERN_MAX = 4096 };

G_DEFINE_QUARK(redaksi-seek-error, seek_error)

/* A byte of what is sought: at `off` of a hit stands one of two. */
struct probe { size_t off; unsigned char one, other; };

/* Something to look for, made ready. */
struct finder {
	const char *s, *what;
	size_t len, what_len;
	struct seek_options options;
	struct probe probes[2];    /* plain, any case */
	pcre2_code *code;
	pcre2_match_data *match;
	pcre2_match_context *limits;
};

static uint32_t fold(uint32_t cp)
{
	char bytes[4];
	uint32_t lower;

	if (cp < 0x80)
		return (uint32_t)g_ascii_tolower((char)cp);
	lower = (uint32_t)utf8proc_tolower((utf8proc_int32_t)cp);
	return utf8_encode(lower, bytes) == utf8_encode(cp, bytes) ? lower : cp;
}

/* Bytes from the most frequent in Indonesian prose on; those not here are rarer still. */
static unsigned rarity(unsigned char c)
{
	static const char frequent[] = " aneitkrdusmgplbhojyw.,c";
	const char *at = c ? memchr(frequent, g_ascii_tolower((char)c), sizeof frequent - 1) : NULL;

	return at ? (unsigned)(at - frequent) : sizeof frequent;
}

/* Probes of the character at off: its byte i in each case. False: three cases differ there. */
static bool probe_at(uint32_t cp, unsigned char_len, unsigned i, struct probe *out)
{
	const uint32_t forms[] = { fold(cp), (uint32_t)utf8proc_toupper((utf8proc_int32_t)fold(cp)), (uint32_t)utf8proc_totitle((utf8proc_int32_t)fold(cp)) };
	char bytes[4];

	utf8_encode(forms[0], bytes);
	out->one = out->other = (unsigned char)bytes[i];
	for (unsigned f = 1; f < G_N_ELEMENTS(forms); f++) {
		if (utf8_encode(forms[f], bytes) != char_len)
			continue;
		if (out->one == out->other)
			out->other = (unsigned char)bytes[i];
		else if (bytes[i] != (char)out->one && bytes[i] != (char)out->other)
			return false;
	}
	return true;
}

/* Choose the two rarest bytes to look for. Leading bytes never have three cases, so there is always one. */
static void probes_choose(struct finder *f)
{
	unsigned char_len, best[2] = { 0, 0 };
	uint32_t cp;

	for (size_t off = 0; off < f->what_len; off += char_len) {
		char_len = utf8_decode(f->what + off, f->what_len - off, &cp);
		for (unsigned i = 0; i < char_len; i++) {
			struct probe p = { .off = off + i };
			unsigned rare;
			if (!probe_at(cp, char_len, i, &p))
				continue;
			rare = 1 + rarity(p.one);
			if (rare > best[0]) {
				f->probes[1] = f->probes[0];
				best[1] = best[0];
				f->probes[0] = p;
				best[0] = rare;
			} else if (rare > best[1]) {
				f->probes[1] = p;
				best[1] = rare;
			}
		}
	}
	if (best[1] == 0)
		f->probes[1] = f->probes[0];
}

static bool is_equal_folded(const struct finder *f, size_t pos)
{
	uint32_t a, b;
	unsigned n;

	for (size_t i = 0; i < f->what_len; i += n) {
		unsigned char c = (unsigned char)f->s[pos + i], w = (unsigned char)f->what[i];
		n = 1;
		if (c == w && c < 0x80)
			continue;
		if (c < 0x80 && w < 0x80) {
			if (g_ascii_tolower((char)c) != g_ascii_tolower((char)w))
				return false;
			continue;
		}
		n = utf8_decode(f->s + pos + i, f->len - pos - i, &a);
		if (n == 0 || utf8_decode(f->what + i, f->what_len - i, &b) != n || fold(a) != fold(b))
			return false;
	}
	return true;
}

typedef unsigned char block __attribute__((vector_size(16)));

static block block_of(unsigned char c)
{
	return (block){ 0 } + c;
}

/* 0xFF where a hit that starts there could have its probe. */
static block block_probe(const char *at, const struct probe *p)
{
	block b;

	memcpy(&b, at + p->off, sizeof b);
	return (block)((b == block_of(p->one)) | (b == block_of(p->other)));
}

/* Sixteen places are looked at together; where both probes fit, the bytes are compared. */
static bool plain_any_case(const struct finder *f, size_t from, size_t end, size_t *pos)
{
	size_t at = from;

	for (; at + f->what_len + sizeof(block) <= end; at += sizeof(block)) {
		block fits = block_probe(f->s + at, &f->probes[0]) & block_probe(f->s + at, &f->probes[1]);
		guint64 half[2];

		memcpy(half, &fits, sizeof half);
		for (unsigned h = 0; h < 2; h++)
			for (guint64 left = GUINT64_FROM_LE(half[h]); left != 0; ) {
				unsigned byte = (unsigned)__builtin_ctzll(left) / 8;
				*pos = at + h * 8 + byte;
				if (is_equal_folded(f, *pos))
					return true;
				left &= ~(G_GUINT64_CONSTANT(0xFF) << byte * 8);
			}
	}
	for (; at + f->what_len <= end; at++)
		if (is_equal_folded(f, at)) {
			*pos = at;
			return true;
		}
	return false;
}

static bool plain_same_case(const struct finder *f, size_t from, size_t end, size_t *pos)
{
	const char *at = end > from ? memmem(f->s + from, end - from, f->what, f->what_len) : NULL;

	if (!at)
		return false;
	*pos = (size_t)(at - f->s);
	return true;
}

static bool plain_next(const struct finder *f, size_t from, size_t end, struct text_hit *hit)
{
	size_t pos;

	while (f->options.match_case ? plain_same_case(f, from, end, &pos) : plain_any_case(f, from, end, &pos)) {
		if (!f->options.whole_word ||
		    (!word_inside(f->s, f->len, pos) && !word_inside(f->s, f->len, pos + f->what_len))) {
			*hit = (struct text_hit){ pos, f->what_len };
			return true;
		}
		from = pos + 1;
	}
	return false;
}

static bool seek_fail(GError **error, enum seek_error code, int number, size_t off)
{
	char message[256];

	pcre2_get_error_message(number, (PCRE2_UCHAR *)message, sizeof message);
	g_set_error(error, SEEK_ERROR, (gint)code, "%" G_GSIZE_FORMAT " %s", off, message);
	return false;
}

static bool regex_next(const struct finder *f, size_t from, size_t end, struct text_hit *hit, GError **error)
{
	while (from < end) {
		int rc = pcre2_match(f->code, (PCRE2_SPTR)f->s, f->len, from, PCRE2_NO_UTF_CHECK | PCRE2_NOTEMPTY, f->match, f->limits);
		const PCRE2_SIZE *at = pcre2_get_ovector_pointer(f->match);

		if (rc == PCRE2_ERROR_NOMATCH)
			return false;
		if (rc < 0)
			return seek_fail(error, SEEK_ERROR_EFFORT, rc, from);
		/* \K can put the start anywhere. */
		if (at[0] >= from && at[1] > at[0] && at[1] <= end) {
			*hit = (struct text_hit){ at[0], at[1] - at[0] };
			return true;
		}
		from = grapheme_next(f->s, f->len, MAX(from, MIN(at[0], at[1])));
	}
	return false;
}

/* The first hit in [from, end). */
static bool finder_next(const struct finder *f, size_t from, size_t end, struct text_hit *hit, GError **error)
{
	return f->options.regex ? regex_next(f, from, end, hit, error) : plain_next(f, from, end, hit);
}

static bool regex_compile(struct finder *f, GError **error)
{
	pcre2_compile_context *context = pcre2_compile_context_create(NULL);
	uint32_t flags = PCRE2_UTF | PCRE2_UCP | PCRE2_MULTILINE | PCRE2_NEVER_BACKSLASH_C | (f->options.match_case ? 0 : PCRE2_CASELESS);
	PCRE2_SIZE off = 0;
	int number;

	pcre2_set_newline(context, PCRE2_NEWLINE_LF);
	pcre2_set_max_pattern_length(context, PATTERN_MAX);
	pcre2_set_compile_extra_options(context, f->options.whole_word ? PCRE2_EXTRA_MATCH_WORD : 0);
	f->code = pcre2_compile((PCRE2_SPTR)f->what, f->what_len, flags, &number, &off, context);
	pcre2_compile_context_free(context);
	if (!f->code)
		return seek_fail(error, SEEK_ERROR_PATTERN, number, off);
	pcre2_jit_compile(f->code, PCRE2_JIT_COMPLETE);
	f->match = pcre2_match_data_create_from_pattern(f->code, NULL);
	f->limits = pcre2_match_context_create(NULL);
	pcre2_set_match_limit(f->limits, MATCH_STEPS_MAX);
	pcre2_set_heap_limit(f->limits, HEAP_MAX_KIB);
	return true;
}

static bool finder_open(struct finder *f, const char *s, size_t len, const char *what, const struct seek_options *o, GError **error)
{
	*f = (struct finder){ .s = s, .what = what, .len = len, .what_len = strlen(what), .options = *o };
	if (f->options.regex)
		return regex_compile(f, error);
	/* What is no UTF-8 is in no text. */
	if (utf8_valid_prefix(what, f->what_len) < f->what_len)
		f->what_len = 0;
	if (!f->options.match_case && f->what_len > 0)
		probes_choose(f);
	return true;
}

static void finder_close(struct finder *f)
{
	pcre2_code_free(f->code);
	pcre2_match_data_free(f->match);
	pcre2_match_context_free(f->limits);
}

typedef struct finder finder;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(finder, finder_close)

/* The last hit that starts in [from, before). */
static bool finder_last(const struct finder *f, size_t from, size_t before, struct text_hit *hit, GError **error)
{
	bool found = false;

	while (!found && before > from) {
		size_t start = before - from > WINDOW ? MAX(from, paragraph_start(f->s, f->len, before - WINDOW)) : from;
		struct text_hit h;
		g_autoptr(GError) bad = NULL;

		for (size_t at = start; at < before && finder_next(f, at, f->len, &h, &bad) && h.pos < before; at = h.pos + h.len) {
			*hit = h;
			found = true;
		}
		if (bad) {
			g_propagate_error(error, g_steal_pointer(&bad));
			return false;
		}
		before = start;
	}
	return found;
}

static size_t char_at_or_after(const char *s, size_t len, size_t off)
{
	for (off = MIN(off, len); !utf8_is_boundary(s, len, off); off++)
		;
	return off;
}

bool seek_hit(const char *s, size_t len, const char *what, const struct seek_options *o, size_t from, bool backwards, bool wrap, struct text_hit *hit, GError **error)
{
	g_auto(finder) f = { 0 };
	g_autoptr(GError) bad = NULL;
	struct text_hit h;
	bool found;

	from = char_at_or_after(s, len, from);
	if (!finder_open(&f, s, len, what, o, error) || f.what_len == 0)
		return false;
	found = backwards ? finder_last(&f, 0, from, &h, &bad) : finder_next(&f, from, len, &h, &bad);
	if (!found && !bad && wrap)
		found = backwards ? finder_last(&f, from, len, &h, &bad) : finder_next(&f, 0, len, &h, &bad);
	if (found)
		*hit = h;
	if (bad)
		g_propagate_error(error, g_steal_pointer(&bad));
	return found;
}

GArray *seek_all(const char *s, size_t len, const char *what, const struct seek_options *o, size_t from, size_t to, GError **error)
{
	g_auto(finder) f = { 0 };
	g_autoptr(GArray) hits = g_array_new(FALSE, FALSE, sizeof(struct text_hit));
	g_autoptr(GError) bad = NULL;
	struct text_hit h;

	from = char_at_or_after(s, len, from);
	to = MIN(to, len);
	if (!finder_open(&f, s, len, what, o, error))
		return NULL;
	for (; f.what_len > 0 && from < to && finder_next(&f, from, to, &h, &bad); from = h.pos + h.len)
		g_array_append_val(hits, h);
	if (bad) {
		g_propagate_error(error, g_steal_pointer(&bad));
		return NULL;
	}
	return g_steal_pointer(&hits);
}

/* What the brackets of the last match found, in the places where the replacement asks for them. */
static void expand(const struct finder *f, const char *with, GString *out)
{
	const PCRE2_SIZE *at = pcre2_get_ovector_pointer(f->match);
	uint32_t groups = pcre2_get_ovector_count(f->match);

	for (const char *c = with; *c; c++) {
		uint32_t group = (uint32_t)(unsigned char)c[1] - '0';
		if (*c == '$' && c[1] == '$') {
			g_string_append_c(out, *c++);
		} else if (*c == '$' && g_ascii_isdigit(c[1])) {
			if (group < groups && at[2 * group] != PCRE2_UNSET)
				g_string_append_len(out, f->s + at[2 * group], (gssize)(at[2 * group + 1] - at[2 * group]));
			c++;
		} else if (*c == '\\' && (c[1] == 'n' || c[1] == 't' || c[1] == '\\')) {
			g_string_append_c(out, c[1] == 'n' ? '\n' : c[1] == 't' ? '\t' : '\\');
			c++;
		} else {
			g_string_append_c(out, *c);
		}
	}
}

GArray *seek_swaps(const char *s, size_t len, const char *what, const char *with, const struct seek_options *o, size_t from, size_t to, GString *made, GError **error)
{
	g_auto(finder) f = { 0 };
	g_autoptr(GArray) swaps = g_array_new(FALSE, FALSE, sizeof(struct seek_swap));
	g_autoptr(GError) bad = NULL;
	struct text_hit h;

	from = char_at_or_after(s, len, from);
	to = MIN(to, len);
	if (!finder_open(&f, s, len, what, o, error))
		return NULL;
	for (; f.what_len > 0 && from < to && finder_next(&f, from, to, &h, &bad); from = h.pos + h.len) {
		struct seek_swap swap = { .pos = h.pos, .len = h.len, .at = made->len };
		if (o->regex)
			expand(&f, with, made);
		else
			g_string_append(made, with);
		swap.with_len = made->len - swap.at;
		g_array_append_val(swaps, swap);
	}
	if (bad) {
		g_propagate_error(error, g_steal_pointer(&bad));
		return NULL;
	}
	return g_steal_pointer(&swaps);
}

GString *seek_swapped(const char *s, size_t from, size_t to, const GArray *swaps, const char *made)
{
	GString *out = g_string_sized_new(to - from + 1);

	for (unsigned i = 0; i < swaps->len; i++) {
		const struct seek_swap *w = &g_array_index(swaps, struct seek_swap, i);
		if (w->off)
			continue;
		g_string_append_len(out, s + from, (gssize)(w->pos - from));
		g_string_append_len(out, made + w->at, (gssize)w->with_len);
		from = w->pos + w->len;
	}
	return g_string_append_len(out, s + from, (gssize)(to - from));
}

GString *seek_replaced(const char *s, size_t len, const char *what, const char *with, const struct seek_options *o, size_t from, size_t to, unsigned *n, GError **error)
{
	g_autoptr(GString) made = g_string_new(NULL);
	g_autoptr(GArray) swaps = seek_swaps(s, len, what, with, o, from, to, made, error);

	if (!swaps)
		return NULL;
	if (n)
		*n = swaps->len;
	return seek_swapped(s, from, to, swaps, made->str);
}
