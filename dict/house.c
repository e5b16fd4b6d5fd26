#include "house.h"
#include <string.h>
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

enum { FILE_MAX = 1 << 20, MATCH_LIMIT = 100000, DEPTH_LIMIT = 5000, HEAP_LIMIT_KB = 16384 };
enum { STEPS_AT_LEAST = 200000, STEPS_A_BYTE = 50, MATCHES_MAX = 10000 };

struct house_rule {
	unsigned line;
	enum severity severity;
	const char *id;
	char *message, **fixes;     /* fixes may hold $1 when there is a pattern */
	pcre2_code *pattern;             /* NULL: words */
	GPtrArray *words;                /* lower case, in order */
};

struct house {
	GPtrArray *rules;
	GHashTable *first;               /* first word -> GPtrArray of rules that begin with it */
	pcre2_match_context *limits;
};

static void rule_free(void *p)
{
	struct house_rule *rule = p;

	g_free(rule->message);
	g_strfreev(rule->fixes);
	pcre2_code_free(rule->pattern);
	if (rule->words)
		g_ptr_array_unref(rule->words);
	g_free(rule);
}

void house_free(struct house *h)
{
	if (!h)
		return;
	g_ptr_array_unref(h->rules);
	g_hash_table_unref(h->first);
	pcre2_match_context_free(h->limits);
	g_free(h);
}

size_t house_count(const struct house *h)
{
	return h->rules->len;
}

static bool refuse(GError **error, const char *name, unsigned line, const char *what)
{
	g_set_error(error, DICT_ERROR, DICT_ERROR_INPUT, "%s baris %u: %s", name, line, what);
	return false;
}

static bool read_severity(const char *word, enum severity *out)
{
	static const char *const WORDS[] = { "catatan", "saran", "galat" };

	*out = SEVERITY_WARNING;
	for (int i = 0; i < 3; i++)
		if (g_ascii_strcasecmp(word, WORDS[i]) == 0) {
			*out = (enum severity)i;
			return true;
		}
	return *word == '\0';
}

static pcre2_code *compile(const char *pattern, size_t len, int *code, size_t *at)
{
	return pcre2_compile((PCRE2_SPTR)pattern, len, PCRE2_UTF | PCRE2_UCP | PCRE2_MATCH_INVALID_UTF | PCRE2_AUTO_CALLOUT | PCRE2_NEVER_BACKSLASH_C,
		code, at, NULL);
}

/* What PCRE2 says of the slips that writers of rules make, in their language; NULL: another. Source: pcre2.h. */
static const char *common_error(int code)
{
	switch (code) {
	case PCRE2_ERROR_END_BACKSLASH: return "garis miring terbalik di akhir pola";
	case PCRE2_ERROR_QUANTIFIER_OUT_OF_ORDER: return "angka dalam kurung kurawal terbalik";
	case PCRE2_ERROR_MISSING_SQUARE_BRACKET: return "kurung siku tutup tidak ada";
	case PCRE2_ERROR_CLASS_RANGE_ORDER: return "rentang dalam kurung siku terbalik";
	case PCRE2_ERROR_QUANTIFIER_INVALID: return "tidak ada yang dapat diulang sebelum tanda ini";
	case PCRE2_ERROR_MISSING_CLOSING_PARENTHESIS: return "kurung tutup tidak ada";
	case PCRE2_ERROR_UNMATCHED_CLOSING_PARENTHESIS: return "kurung tutup tanpa kurung buka";
	default: return NULL;
	}
}

static bool read_pattern(struct house_rule *rule, const char *what, const char *name, GError **error)
{
	int code;
	size_t at;
	PCRE2_UCHAR why[160];

	rule->pattern = compile(what + 1, strlen(what) - 2, &code, &at);
	if (rule->pattern)
		return true;
	pcre2_get_error_message(code, why, sizeof why);
	const char *common = common_error(code);
	g_autofree char *message = g_strdup_printf("pola salah pada huruf ke-%zu: %s", at + 1, common ? common : (const char *)why);
	return refuse(error, name, rule->line, message);
}

static void read_words(struct house *h, struct house_rule *rule, const char *what)
{
	g_autoptr(GArray) tokens = tokens_make(what, strlen(what), NULL, 0);

	rule->words = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < tokens->len; i++) {
		const struct token *t = &g_array_index(tokens, struct token, i);
		if (t->kind != TOKEN_BREAK)
			g_ptr_array_add(rule->words, token_lower(what, t));
	}
	if (rule->words->len == 0)
		return;
	GPtrArray *same = g_hash_table_lookup(h->first, rule->words->pdata[0]);
	if (!same) {
		same = g_ptr_array_new();
		g_hash_table_insert(h->first, g_strdup(rule->words->pdata[0]), same);
	}
	g_ptr_array_add(same, rule);
}

/* One line without its end; takes nothing over on an error. */
static bool read_line(struct house *h, const char *text, unsigned line, const char *name, GError **error)
{
	g_auto(GStrv) column = g_strsplit(text, "\t", 4);
	guint n = g_strv_length(column);

	if (n < 2)
		return refuse(error, name, line, "kolom ganti belum ada (kata, tab, ganti, tab, keparahan, tab, alasan)");
	for (guint i = 0; i < n; i++)
		g_strstrip(column[i]);
	size_t len = strlen(column[0]);
	struct house_rule *rule = g_new0(struct house_rule, 1);
	g_ptr_array_add(h->rules, rule);
	rule->line = line;
	g_autofree char *id = g_strdup_printf("gaya/%u", line);
	rule->id = g_intern_string(id);   /* findings outlive the rules that an office replaces while somebody writes */
	rule->message = g_strdup_printf("%s", n > 3 && *column[3] ? column[3] : "gaya bahasa kantor");
	rule->fixes = strcmp(column[1], "-") == 0 || !*column[1] ? g_new0(char *, 1) : g_strsplit(column[1], "|", 6);
	if (!read_severity(n > 2 ? column[2] : "", &rule->severity))
		return refuse(error, name, line, "keparahan harus galat, saran, atau catatan");
	if (len > 2 && column[0][0] == '/' && column[0][len - 1] == '/')
		return read_pattern(rule, column[0], name, error);
	read_words(h, rule, column[0]);
	return rule->words->len > 0 || refuse(error, name, line, "kata atau pola kosong");
}

static bool read_lines(struct house *h, const char *bytes, size_t len, const char *name, GError **error)
{
	unsigned line = 0;
	size_t from = len >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;

	while (from < len) {
		const char *nl = memchr(bytes + from, '\n', len - from);
		size_t end = nl ? (size_t)(nl - bytes) : len;
		size_t stop = end > from && bytes[end - 1] == '\r' ? end - 1 : end;
		line++;
		if (memchr(bytes + from, '\0', stop - from) || !g_utf8_validate(bytes + from, (gssize)(stop - from), NULL))
			return refuse(error, name, line, "bukan teks UTF-8");
		g_autofree char *text = g_strndup(bytes + from, stop - from);
		from = end + 1;
		if (text[strspn(text, " \t")] == '\0' || text[0] == '#')
			continue;
		if (!read_line(h, text, line, name, error))
			return false;
	}
	return true;
}

bool house_read(struct house **out, const char *bytes, size_t len, const char *name, GError **error)
{
	g_autoptr(house) h = NULL;

	if (len > FILE_MAX) {
		g_set_error(error, DICT_ERROR, DICT_ERROR_INPUT, "%s: lebih dari 1 MB, bukan berkas aturan", name);
		return false;
	}
	h = g_new0(struct house, 1);
	h->rules = g_ptr_array_new_with_free_func(rule_free);
	h->first = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
	h->limits = pcre2_match_context_create(NULL);
	pcre2_set_match_limit(h->limits, MATCH_LIMIT);
	pcre2_set_depth_limit(h->limits, DEPTH_LIMIT);
	pcre2_set_heap_limit(h->limits, HEAP_LIMIT_KB);
	if (!read_lines(h, bytes, len, name, error))
		return false;
	*out = g_steal_pointer(&h);
	return true;
}

/* A step of the matcher: the match limit counts anew at each place of the text, this one does not. */
static int count_step(pcre2_callout_block *block, void *data)
{
	size_t *left = data;

	(void)block;
	return *left == 0 || --*left == 0 ? PCRE2_ERROR_CALLOUT : 0;
}

/* $0 to $9 and $$ of a replacement. */
static char *expand(const char *with, const char *text, const size_t *at, int groups)
{
	GString *out = g_string_new(NULL);

	for (; *with; with++) {
		int group = with[0] == '$' && g_ascii_isdigit(with[1]) ? with[1] - '0' : -1;
		if (group >= 0) {
			if (group < groups && at[2 * group] != PCRE2_UNSET)
				g_string_append_len(out, text + at[2 * group], (gssize)(at[2 * group + 1] - at[2 * group]));
			with++;
		} else {
			g_string_append_c(out, *with);
			with += with[0] == '$' && with[1] == '$';
		}
	}
	return g_string_free(out, FALSE);
}

static struct finding *found(const struct house_rule *rule, size_t off, size_t len, char **fixes)
{
	struct finding *f = g_new0(struct finding, 1);

	*f = (struct finding){ .off = off, .len = len, .severity = rule->severity, .kind = "nonbaku", .rule = rule->id,
		.message = g_strdup(rule->message), .fix = fixes };
	return f;
}

static void add_match(const struct house_rule *rule, const char *text, const size_t *at, int groups, GPtrArray *findings)
{
	guint n = g_strv_length(rule->fixes);
	char **fixes = g_new0(char *, n + 1);

	for (guint i = 0; i < n; i++)
		fixes[i] = expand(rule->fixes[i], text, at, groups);
	g_ptr_array_add(findings, found(rule, at[0], at[1] - at[0], fixes));
}

/* The pattern was stopped: its writer is told at the first word of the text. */
static void add_stopped(const struct house_rule *rule, const struct token *first, GPtrArray *findings)
{
	struct finding *f = found(rule, first->off, first->len, g_new0(char *, 1));

	g_free(f->message);
	f->message = g_strdup_printf("aturan rumah baris %u: polanya terlalu berat dan dihentikan, jadi naskah ini belum diperiksa seluruhnya dengannya; "
		"sederhanakan polanya", rule->line);
	f->severity = SEVERITY_WARNING;
	g_ptr_array_add(findings, f);
}

/* Returns false when the pattern was stopped because it takes too many steps. */
static bool run_pattern(const struct house *h, const struct house_rule *rule, const char *text, size_t len, GPtrArray *findings)
{
	pcre2_match_data *data = pcre2_match_data_create_from_pattern(rule->pattern, NULL);
	size_t left = STEPS_AT_LEAST + STEPS_A_BYTE * len, from = 0;
	bool stopped = false;

	pcre2_set_callout(h->limits, count_step, &left);
	for (int n = 0; n < MATCHES_MAX && from <= len; n++) {
		int groups = pcre2_match(rule->pattern, (PCRE2_SPTR)text, len, from, 0, data, h->limits);
		const size_t *at = pcre2_get_ovector_pointer(data);
		stopped = groups < 0 && groups != PCRE2_ERROR_NOMATCH;
		if (groups <= 0)
			break;
		bool whole = at[1] > at[0] && g_utf8_validate(text + at[0], (gssize)(at[1] - at[0]), NULL);
		if (whole)
			add_match(rule, text, at, groups, findings);
		from = at[1] > from ? at[1] : from + 1;
		while (from < len && ((unsigned char)text[from] & 0xC0) == 0x80)
			from++;
	}
	pcre2_match_data_free(data);
	return !stopped;
}

/* The replacement with the capitals of what it replaces. */
static char **cased(const struct house_rule *rule, const struct token *first)
{
	char **fixes = g_strdupv(rule->fixes);

	for (char **f = fixes; *f; f++) {
		if (!(first->flags & TOKEN_CAPITAL) || !g_unichar_islower(g_utf8_get_char(*f)))
			continue;
		char *old = *f, *rest = g_utf8_next_char(old);
		g_autofree char *head = g_strndup(old, (size_t)(rest - old));
		g_autofree char *up = g_utf8_strup(head, -1);
		*f = g_strconcat(up, rest, NULL);
		g_free(old);
	}
	return fixes;
}

static bool follows(const struct house_rule *rule, const char *text, const struct token *tokens, size_t n)
{
	if (rule->words->len > n)
		return false;
	for (guint k = 1; k < rule->words->len; k++) {
		g_autofree char *word = tokens[k].kind == TOKEN_BREAK ? NULL : token_lower(text, &tokens[k]);
		if (!word || strcmp(word, rule->words->pdata[k]) != 0)
			return false;
	}
	return true;
}

static void run_words(const struct house *h, const char *text, const struct token *tokens, size_t n, GPtrArray *findings)
{
	for (size_t i = 0; i < n; i++) {
		if (tokens[i].kind == TOKEN_BREAK)
			continue;
		g_autofree char *word = token_lower(text, &tokens[i]);
		const GPtrArray *same = g_hash_table_lookup(h->first, word);
		for (guint k = 0; same && k < same->len; k++) {
			const struct house_rule *rule = same->pdata[k];
			if (!follows(rule, text, tokens + i, n - i))
				continue;
			const struct token *last = &tokens[i + rule->words->len - 1];
			struct finding *f = found(rule, tokens[i].off, last->off + last->len - tokens[i].off, cased(rule, &tokens[i]));
			f->quoted = tokens[i].flags & TOKEN_QUOTED;
			g_ptr_array_add(findings, f);
		}
	}
}

void house_run(const struct house *h, const char *text, size_t len, const struct token *tokens, size_t n, GPtrArray *findings)
{
	if (g_hash_table_size(h->first) > 0)
		run_words(h, text, tokens, n, findings);
	for (guint i = 0; i < h->rules->len; i++) {
		const struct house_rule *rule = h->rules->pdata[i];
		if (rule->pattern && !run_pattern(h, rule, text, len, findings) && n > 0)
			add_stopped(rule, &tokens[0], findings);
	}
}
