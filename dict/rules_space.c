/* Blanks around punctuation marks. */
#include <string.h>
#include "rules_part.h"

static const struct rule_row ROWS[] = {
	{ "spasi/sesudah", "tandabaca", SEVERITY_ERROR, "sesudah tanda baca ada satu spasi (EYD V, Penggunaan Tanda Baca)",
	  "Rapat dibuka di Jalan Raya,Sabtu pagi.", "Rapat dibuka di Jalan Raya, Sabtu pagi." },
	{ "spasi/sebelum", "tandabaca", SEVERITY_ERROR, "tanda baca mengikuti kata tanpa spasi (EYD V, Penggunaan Tanda Baca)",
	  "Ketua KPU , Ilham, hadir.", "Ketua KPU, Ilham, hadir." },
	{ "spasi/kurung", "tandabaca", SEVERITY_ERROR, "tidak ada spasi di dalam tanda kurung (EYD V, Tanda Kurung)",
	  "Panitia Pengawas ( Panwaslu) hadir.", "Panitia Pengawas (Panwaslu) hadir." },
	{ "spasi/kurung-luar", "tandabaca", SEVERITY_ERROR, "ada spasi sebelum tanda kurung buka dan sesudah tanda kurung tutup (EYD V, Tanda Kurung)",
	  "Komisi Pemilihan Umum(KPU) menggelar rapat.", "Komisi Pemilihan Umum (KPU) menggelar rapat." },
	{ "spasi/petik", "tandabaca", SEVERITY_ERROR, "tidak ada spasi di sebelah dalam tanda petik (EYD V, Tanda Petik)",
	  "“ Segala sesuatu sudah siap,” ujar Ilham.", "“Segala sesuatu sudah siap,” ujar Ilham." },
	{ "spasi/ganda", "tandabaca", SEVERITY_NOTE, "satu spasi cukup di antara dua kata",
	  "Rapat dibuka  oleh ketua.", "Rapat dibuka oleh ketua." },
	{ "tanda/koma-kurung", "tandabaca", SEVERITY_NOTE, "tanggal dalam kurung mengikuti nama hari tanpa koma",
	  "Rapat digelar Rabu, (4/5/2022).", "Rapat digelar Rabu (4/5/2022)." },
	{ "tanda/ganda", "tandabaca", SEVERITY_ERROR, "tanda baca tertulis dua kali (EYD V, Tanda Titik)",
	  "Rapat dibuka oleh Arief..", "Rapat dibuka oleh Arief." },
};

static bool is_texty(const struct token *t)
{
	return t && (t->kind == TOKEN_WORD || t->kind == TOKEN_NUMBER || t->kind == TOKEN_CODE || t->kind == TOKEN_ADDRESS ||
		(t->kind == TOKEN_MARK && (t->flags & TOKEN_CLOSES)));
}

static size_t end_of(const struct token *t)
{
	return t->off + t->len;
}

/* Bytes between two tokens are blanks only, not marks of the markup. */
static bool only_blanks(const struct rules *r, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (r->c->text[i] != ' ' && r->c->text[i] != '\t' && (unsigned char)r->c->text[i] != 0xC2 && (unsigned char)r->c->text[i] != 0xA0)
			return false;
	return from < to;
}

/* A full stop parts sentences when a capitalised word follows and a real word or a closed bracket stands before. */
static bool stop_parts(const struct rules *r, size_t i)
{
	const struct token *before = rules_near(r, i, -1), *after = rules_near(r, i, 1);

	if (after->kind != TOKEN_WORD || !(after->flags & TOKEN_CAPITAL) || after->len < 2 || (after->flags & TOKEN_MIXED))
		return false;
	if (before->kind == TOKEN_WORD)
		return before->len > 2 && !(before->flags & (TOKEN_ALLCAPS | TOKEN_MIXED | TOKEN_DIGIT)) &&
			(!(before->flags & TOKEN_CAPITAL) || before->len > 3) && !among(rules_word(r, i, 1), (const char *const[]){ "com", "co", "id", NULL });
	return before->kind == TOKEN_NUMBER || (before->flags & TOKEN_CLOSES);
}

static bool parts(const struct rules *r, size_t i)
{
	const struct token *t = &r->c->tokens[i], *before = rules_near(r, i, -1), *after = rules_near(r, i, 1);
	char c = r->c->text[t->off];

	if (!is_texty(before) || before->kind == TOKEN_ADDRESS || !after || (after->flags & TOKEN_SPACE))
		return false;
	bool words = before->kind == TOKEN_WORD && after->kind == TOKEN_WORD;
	switch (c) {
	case ',':
	case ';':
		return (after->kind == TOKEN_WORD || (after->kind == TOKEN_NUMBER && before->kind == TOKEN_WORD) ||
			(after->flags & TOKEN_OPENS)) && after->kind != TOKEN_ADDRESS;
	case ':':
		return words && before->len > 2 && after->len > 2;
	case '?':
	case '!':
		return words;
	case '.':
		return stop_parts(r, i);
	default:
		return false;
	}
}

static void check_after(const struct rules *r, size_t i)
{
	const struct token *t = &r->c->tokens[i];

	if (t->len != 1 || !parts(r, i))
		return;
	if (rules_mark(r, i, 1, "(") && day_of(rules_word(r, i, -1)) >= 0) {
		rules_report(r, "spasi/sesudah", i, i + 1, " (", ", (", NULL);
		return;
	}
	char fixed[3] = { r->c->text[t->off], ' ', '\0' };
	if (!(t->flags & TOKEN_SPACE))
		rules_report(r, "spasi/sesudah", i, i, fixed, NULL);
}

/* Titles and short forms before a name: Drs.Ahmad. */
static void check_abbreviation(const struct rules *r, size_t i)
{
	const struct token *t = &r->c->tokens[i], *after = rules_near(r, i, 1);

	if (!(t->flags & TOKEN_ABBREVIATION) || !after || after->kind != TOKEN_WORD || (after->flags & TOKEN_SPACE) ||
	    !(after->flags & TOKEN_CAPITAL) || after->len < 3 || t->len < 3)
		return;
	rules_report_bytes(r, "spasi/sesudah", i, end_of(t) - 1, 1, ". ", NULL);
}

static void check_before(const struct rules *r, size_t i)
{
	const struct token *t = &r->c->tokens[i], *before = rules_near(r, i, -1), *after = rules_near(r, i, 1);
	char c = r->c->text[t->off];

	if (t->len != 1 || !strchr(",.;:?!", c) || !(t->flags & TOKEN_SPACE) || !is_texty(before) ||
	    !only_blanks(r, end_of(before), t->off))
		return;
	if (memchr(r->c->text + end_of(before), '\t', t->off - end_of(before)))      /* Hari<tab>: Selasa, a form */
		return;
	bool glued = after && !(after->flags & TOKEN_SPACE);
	if (glued && (c == '.' || c == ':' || after->kind == TOKEN_NUMBER || (after->kind == TOKEN_MARK && !(after->flags & TOKEN_CLOSES))))
		return;
	bool score = c == ':' && before->kind == TOKEN_NUMBER && after && after->kind == TOKEN_NUMBER;      /* 3 : 1 */
	bool smile = glued && strchr(";:", c) && (rules_mark(r, i, 1, ")") || rules_mark(r, i, 1, "("));
	if (score || smile)
		return;
	char fixed[3] = { c, glued && after->kind == TOKEN_WORD ? ' ' : '\0', '\0' };
	rules_report_bytes(r, "spasi/sebelum", i, end_of(before), end_of(t) - end_of(before), fixed, NULL);
}

/* "Umum(KPU)menggelar": short brackets inside a word, bupati(s), (se)kota, belong to it. */
static void check_outside(const struct rules *r, size_t i)
{
	enum { WORD_LETTERS = 3 };
	const struct token *before = rules_near(r, i, -1), *after = rules_near(r, i, 1);

	if (rules_mark(r, i, 0, "(") && before && before->kind == TOKEN_WORD && !(before->flags & TOKEN_DIGIT) && rules_glued(r, i, 0) &&
	    before->len > WORD_LETTERS && after && after->len >= WORD_LETTERS)
		rules_report(r, "spasi/kurung-luar", i, i, " (", NULL);
	if (rules_mark(r, i, 0, ")") && before && before->len >= WORD_LETTERS && after && after->kind == TOKEN_WORD && !(after->flags & TOKEN_SPACE) &&
	    after->len > WORD_LETTERS && !rules_mark(r, i, -2, "["))
		rules_report(r, "spasi/kurung-luar", i, i, ") ", NULL);
}

/* Straight marks say which way they look only when they come in pairs. Paragraphs beyond NEAR tokens count as odd. */
static bool straight_and_odd(const struct rules *r, size_t i)
{
	enum { NEAR = 300 };
	const struct token *t = r->c->tokens;
	size_t n = 0, from = i, to = i;

	if (r->c->text[t[i].off] != '"')
		return false;
	while (from > 0 && t[from - 1].paragraph == t[i].paragraph && i - from < NEAR)
		from--;
	while (to < r->c->n && t[to].paragraph == t[i].paragraph && to - i < NEAR)
		to++;
	for (size_t k = from; k < to; k++)
		n += t[k].kind == TOKEN_MARK && r->c->text[t[k].off] == '"';
	return n % 2 == 1 || i - from == NEAR || to - i == NEAR;
}

static void check_inside(const struct rules *r, size_t i)
{
	const struct token *t = &r->c->tokens[i], *before = rules_near(r, i, -1), *after = rules_near(r, i, 1);
	bool bracket = strchr("()[]", r->c->text[t->off]) != NULL;
	const char *id = bracket ? "spasi/kurung" : "spasi/petik";
	g_autofree char *mark = rules_text(r, i, i);

	if ((t->flags & TOKEN_OPENS) && after && (after->flags & TOKEN_SPACE) && only_blanks(r, end_of(t), after->off) &&
	    (after->kind != TOKEN_MARK) && !straight_and_odd(r, i))
		rules_report_bytes(r, id, i, t->off, after->off - t->off, strcmp(mark, "”") == 0 ? "“" : mark, NULL);
	if ((t->flags & TOKEN_CLOSES) && before && (t->flags & TOKEN_SPACE) && only_blanks(r, end_of(before), t->off) &&
	    (before->kind != TOKEN_MARK || strchr(".,?!", r->c->text[before->off])) && !straight_and_odd(r, i))
		rules_report_bytes(r, id, i, end_of(before), end_of(t) - end_of(before), strcmp(mark, "“") == 0 ? "”" : mark, NULL);
}

static void check_double(const struct rules *r, size_t i)
{
	const struct token *t = &r->c->tokens[i], *before = rules_near(r, i, -1);

	if (!before)
		return;
	size_t from = end_of(before), n = t->off > from ? t->off - from : 0;
	bool spaces = n == 2 || n == 3;
	for (size_t k = 0; spaces && k < n; k++)
		spaces = r->c->text[from + k] == ' ';
	if (spaces && !(t->kind == TOKEN_MARK && strchr(",.;:?!)]", r->c->text[t->off])))
		rules_report_bytes(r, "spasi/ganda", i, from, n, " ", NULL);
}

static void check_doubled_mark(const struct rules *r, size_t i)
{
	const struct token *before = rules_near(r, i, -1);

	if (!before || (r->c->tokens[i].flags & TOKEN_SPACE))
		return;
	if (rules_mark(r, i, 0, "..") && !rules_glued(r, i, 1) && before->kind != TOKEN_MARK)
		rules_report(r, "tanda/ganda", i, i, ".", NULL);
	else if (rules_mark(r, i, 0, ",,"))
		rules_report(r, "tanda/ganda", i, i, ",", NULL);
	else if (rules_mark(r, i, 0, ",") && rules_mark(r, i, -1, ".") && strlen(rules_word(r, i, -2)) > 3 &&
		 rules_known(r, rules_word(r, i, -2)))
		rules_report(r, "tanda/ganda", i - 1, i, ",", ".", NULL);
	else if (rules_mark(r, i, 0, ".") && rules_mark(r, i, -1, ","))
		rules_report(r, "tanda/ganda", i - 1, i, ".", ",", NULL);
}

/* "Rabu, (4/5/2022)" */
static void check_date_in_brackets(const struct rules *r, size_t i)
{
	const struct token *date = rules_near(r, i, 2);

	if (rules_mark(r, i, 0, ",") && day_of(rules_word(r, i, -1)) >= 0 && rules_mark(r, i, 1, "(") && !rules_glued(r, i, 1) && date &&
	    date->kind == TOKEN_NUMBER && memchr(r->c->text + date->off, '/', date->len))
		rules_report(r, "tanda/koma-kurung", i, i, "", NULL);
}

static void run(const struct rules *r)
{
	for (size_t i = 0; i < r->c->n; i++) {
		const struct token *t = &r->c->tokens[i];
		if (t->kind == TOKEN_BREAK)
			continue;
		check_double(r, i);
		if (t->kind == TOKEN_WORD)
			check_abbreviation(r, i);
		if (t->kind != TOKEN_MARK)
			continue;
		check_after(r, i);
		check_date_in_brackets(r, i);
		check_before(r, i);
		check_doubled_mark(r, i);
		if (t->flags & (TOKEN_OPENS | TOKEN_CLOSES)) {
			check_inside(r, i);
			check_outside(r, i);
		}
	}
}

const struct rule_part rules_space = RULE_PART(ROWS, run);
