#include "import/read.h"
#include <string.h>
#include <utf8proc.h>
#include "markup/normal.h"

/* A line this long is no title. */
enum { LINE_KEY_MAX = 4000 };

/* One step: change the text, return how often. */
struct clean_step {
	size_t (*run)(GString *text, bool markdown);
	enum import_note note;       /* what was done; it carries the count */
};

/* The character at p and its bytes. */
static size_t char_at(const char *p, gunichar *c)
{
	if ((unsigned char)*p < 128) {
		*c = (unsigned char)*p;
		return 1;
	}
	*c = g_utf8_get_char(p);
	return (size_t)g_utf8_skip[(unsigned char)*p];
}

/* No step replaces a printable character of ASCII: most texts are nothing else. */
static size_t printable_start(const GString *text)
{
	size_t n = 0;

	while (n < text->len && text->str[n] >= 0x20 && text->str[n] < 0x7F)
		n++;
	return n;
}

/* Replace each character that `is` names by `with`, in place; `with` is never longer than what it replaces. */
static size_t replace_chars(GString *text, bool (*is)(gunichar), const char *with)
{
	size_t start = printable_start(text), to = start, count = 0, with_len = strlen(with);

	for (size_t from = start; from < text->len; ) {
		gunichar c;
		size_t step = char_at(text->str + from, &c);

		if (is(c)) {
			memcpy(text->str + to, with, with_len);
			to += with_len;
			from += step;
			count++;
			continue;
		}
		for (size_t end = from + step; from < end; )
			text->str[to++] = text->str[from++];
	}
	g_string_truncate(text, to);
	return count;
}

static bool is_line_separator(gunichar c)
{
	return c == '\r' || c == '\f' || c == '\v' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static bool is_wide_blank(gunichar c)
{
	return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
}

/* U+200C and U+200D stay: they join emoji and part letters in other scripts. */
static bool is_hidden(gunichar c)
{
	return c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF || c == 0x180E;
}

static bool is_control(gunichar c)
{
	return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0) || (c & 0xFFFE) == 0xFFFE ||
	       (c >= 0xFDD0 && c <= 0xFDEF);
}

static bool is_tab(gunichar c)
{
	return c == '\t';
}

static size_t drop_bom(GString *text, bool markdown)
{
	(void)markdown;
	if (!g_str_has_prefix(text->str, "\xEF\xBB\xBF"))
		return 0;
	g_string_erase(text, 0, 3);
	return 1;
}

static size_t unify_line_ends(GString *text, bool markdown)
{
	size_t to = 0, joined = 0;

	(void)markdown;
	for (size_t from = 0; from < text->len; from++) {
		bool first_of_pair = text->str[from] == '\r' && text->str[from + 1] == '\n';
		joined += first_of_pair;
		if (!first_of_pair)
			text->str[to++] = text->str[from];
	}
	g_string_truncate(text, to);
	return joined + replace_chars(text, is_line_separator, "\n");
}

static size_t plain_blanks(GString *text, bool markdown)
{
	(void)markdown;
	return replace_chars(text, is_wide_blank, " ");
}

static size_t drop_hidden(GString *text, bool markdown)
{
	(void)markdown;
	return replace_chars(text, is_hidden, "");
}

static size_t drop_controls(GString *text, bool markdown)
{
	(void)markdown;
	return replace_chars(text, is_control, "");
}

/* A tab that indents a list item stands for four blanks. */
static size_t plain_tabs(GString *text, bool markdown)
{
	size_t count = 0;

	if (!markdown)
		return replace_chars(text, is_tab, " ");
	g_autoptr(GString) out = g_string_sized_new(text->len);
	bool indent = true;
	for (size_t i = 0; i < text->len; i++) {
		char c = text->str[i];
		if (c == '\t') {
			g_string_append(out, indent ? "    " : " ");
			count++;
			continue;
		}
		g_string_append_c(out, c);
		indent = c == '\n' || (indent && c == ' ');
	}
	if (count > 0)
		g_string_assign(text, out->str);
	return count;
}

static bool is_blank_line_next(const char *line_end)
{
	return line_end[0] == '\0' || line_end[1] == '\n' || line_end[1] == '\0';
}

static size_t drop_trailing_blanks(GString *text, bool markdown)
{
	g_autoptr(GString) out = g_string_sized_new(text->len);
	size_t count = 0;

	for (const char *line = text->str; *line; ) {
		size_t len = strcspn(line, "\n"), kept = len;

		while (kept > 0 && line[kept - 1] == ' ')
			kept--;
		g_string_append_len(out, line, (gssize)kept);
		if (markdown && kept > 0 && len - kept >= 2 && !is_blank_line_next(line + len))
			g_string_append_c(out, '\\');
		count += kept < len;
		line += len;
		if (*line) {
			g_string_append_c(out, '\n');
			line++;
		}
	}
	if (count > 0)
		g_string_assign(text, out->str);
	return count;
}

/* One empty line at most between two lines, none at either end; the text ends with one line end. */
static size_t drop_blank_lines(GString *text, bool markdown)
{
	size_t to = 0, count = 0;

	(void)markdown;
	for (size_t from = 0; from < text->len; from++) {
		bool newline = text->str[from] == '\n';
		bool extra = newline && (to == 0 || (to >= 2 && text->str[to - 1] == '\n' && text->str[to - 2] == '\n'));
		count += extra;
		if (!extra)
			text->str[to++] = text->str[from];
	}
	while (to > 0 && text->str[to - 1] == '\n')
		to--;
	g_string_truncate(text, to);
	if (to > 0)
		g_string_append_c(text, '\n');
	return count;
}

static size_t compose(GString *text, bool markdown)
{
	(void)markdown;
	return normal_compose(text);
}

/* Order matters: a no-break space at a line's end is a trailing blank only after it became a blank. */
static const struct clean_step steps[] = {
	{ drop_bom, IMPORT_NOTE_BOM },
	{ unify_line_ends, IMPORT_NOTE_LINE_ENDS },
	{ plain_blanks, IMPORT_NOTE_BLANKS },
	{ drop_hidden, IMPORT_NOTE_HIDDEN },
	{ drop_controls, IMPORT_NOTE_CONTROLS },
	{ plain_tabs, IMPORT_NOTE_TABS },
	{ drop_trailing_blanks, IMPORT_NOTE_TRAILING_BLANKS },
	{ drop_blank_lines, IMPORT_NOTE_BLANK_LINES },
	{ compose, IMPORT_NOTE_COMPOSED },
};

void clean_run(GString *text, size_t counts[IMPORT_NOTE_COUNT])
{
	for (size_t k = 0; k < G_N_ELEMENTS(steps); k++) {
		enum import_note note = steps[k].note;
		if (note == IMPORT_NOTE_BLANKS || note == IMPORT_NOTE_HIDDEN || note == IMPORT_NOTE_CONTROLS)
			counts[note] += steps[k].run(text, false);
	}
}

void clean_characters(struct imported *i, GString *text, bool markdown)
{
	for (size_t k = 0; k < G_N_ELEMENTS(steps); k++)
		imported_count(i, steps[k].note, steps[k].run(text, markdown));
}

/* A title as it is compared: no case, no marks at its ends, single blanks. */
static char *title_key(const char *line, size_t len)
{
	g_autofree char *copy = g_strndup(line, len);
	g_autofree char *folded = fold_blanks(copy);
	char *end = folded + strlen(folded);
	const char *start = folded + strspn(folded, "#*_ ");

	while (end > start && strchr("*_ .:", end[-1]) != NULL)
		*--end = '\0';
	return g_utf8_casefold(start, -1);
}

void clean_repeated_title(struct imported *i, GString *text)
{
	const char *title = i->article.field[FIELD_TITLE];
	g_autofree char *wanted = title_key(title, strlen(title));
	const char *line = text->str;
	unsigned count = 0;

	while (*wanted && *line) {
		size_t len = strcspn(line, "\n");
		g_autofree char *key = title_key(line, MIN(len, LINE_KEY_MAX));
		if (strcmp(key, wanted) != 0)
			break;
		line += len + strspn(line + len, "\n");
		count++;
	}
	g_string_erase(text, 0, line - text->str);
	imported_count(i, IMPORT_NOTE_TITLE_REPEATED, count);
}
