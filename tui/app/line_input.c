#include "app/line_input.h"
#include <string.h>
#include "app/key.h"
#include "edit/cursor.h"

static void option_free(void *p)
{
	struct line_option *option = p;

	g_free(option->value);
	g_free(option->label);
	g_free(option);
}

static void take_option(struct line_input *l, unsigned option)
{
	l->option = option;
	g_string_assign(l->text, ((const struct line_option *)g_ptr_array_index(l->options, option))->value);
	l->cursor = 0;
}

static void step_option(struct line_input *l, unsigned by)
{
	take_option(l, (l->option + by) % l->options->len);
}

/* A letter goes to the next option that begins with it, a blank to the next one. */
static void type_option(struct line_input *l, const char *s)
{
	gunichar c = g_unichar_tolower(g_utf8_get_char(s));

	for (unsigned by = 1; by <= l->options->len; by++) {
		const struct line_option *o = g_ptr_array_index(l->options, (l->option + by) % l->options->len);
		if (c == ' ' || g_unichar_tolower(g_utf8_get_char(o->label)) == c) {
			step_option(l, by);
			return;
		}
	}
}

static bool option_key(struct line_input *l, uint32_t key)
{
	if (key == K_LEFT)
		step_option(l, l->options->len - 1);
	else if (key == K_RIGHT)
		step_option(l, 1);
	return key == K_LEFT || key == K_RIGHT;
}

static void line_erase(struct line_input *l, size_t from, size_t to)
{
	g_string_erase(l->text, (gssize)from, (gssize)(to - from));
	l->cursor = from;
}

struct line_input *line_input_new(const char *label, const char *value)
{
	struct line_input *l = g_new0(struct line_input, 1);

	l->label = g_strdup(label);
	l->text = g_string_new(value);
	l->cursor = l->text->len;
	return l;
}

void line_input_free(void *p)
{
	struct line_input *l = p;

	g_free(l->label);
	g_string_free(l->text, TRUE);
	if (l->options)
		g_ptr_array_unref(l->options);
	g_free(l);
}

void line_add_option(struct line_input *l, const char *value, const char *label)
{
	struct line_option *option = g_new(struct line_option, 1);

	*option = (struct line_option){ g_strdup(value), g_strdup(label) };
	if (!l->options)
		l->options = g_ptr_array_new_with_free_func(option_free);
	g_ptr_array_add(l->options, option);
	if (strcmp(l->text->str, value) == 0 || (l->options->len == 1 && l->text->len == 0))
		take_option(l, l->options->len - 1);
}

bool line_choose(struct line_input *l, const char *typed)
{
	g_autofree char *wanted = g_utf8_casefold(typed, -1);

	for (unsigned i = 0; i < l->options->len; i++) {
		const struct line_option *o = g_ptr_array_index(l->options, i);
		g_autofree char *label = g_utf8_casefold(o->label, -1), *value = g_utf8_casefold(o->value, -1);
		if (g_str_has_prefix(label, wanted) || strcmp(value, wanted) == 0) {
			take_option(l, i);
			return true;
		}
	}
	return false;
}

void line_input_type(struct line_input *l, const char *s, size_t len)
{
	if (len == 0)
		return;
	if (l->options) {
		type_option(l, s);
		return;
	}
	if (l->offered) {
		g_string_truncate(l->text, 0);
		l->cursor = 0;
		l->offered = false;
	}
	for (size_t i = 0; i < len; i++) {                /* a line has one line: breaks and tabs of a paste become blanks */
		char c = s[i] == '\n' || s[i] == '\t' ? ' ' : s[i];
		g_string_insert_c(l->text, (gssize)l->cursor++, c);
	}
}

bool line_input_key(struct line_input *l, uint32_t key)
{
	const char *s = l->text->str;
	size_t len = l->text->len;

	if (l->options)
		return option_key(l, key);
	if (l->offered && key == K_BACKSPACE) {
		line_erase(l, 0, len);
		l->offered = false;
		return true;
	}
	l->offered = false;
	switch (key) {
	case K_LEFT: l->cursor = grapheme_prev(s, len, l->cursor); return true;
	case K_RIGHT: l->cursor = grapheme_next(s, len, l->cursor); return true;
	case K_LEFT | MOD_CTRL: l->cursor = word_prev(s, len, l->cursor); return true;
	case K_RIGHT | MOD_CTRL: l->cursor = word_next(s, len, l->cursor); return true;
	case K_HOME: l->cursor = 0; return true;
	case K_END: l->cursor = len; return true;
	case K_BACKSPACE: line_erase(l, grapheme_prev(s, len, l->cursor), l->cursor); return true;
	case K_BACKSPACE | MOD_ALT: case K_BACKSPACE | MOD_CTRL: line_erase(l, word_prev(s, len, l->cursor), l->cursor); return true;
	case K_DELETE: line_erase(l, l->cursor, grapheme_next(s, len, l->cursor)); return true;
	case K_DELETE | MOD_CTRL: line_erase(l, l->cursor, word_next(s, len, l->cursor)); return true;
	case 'u' | MOD_CTRL: line_erase(l, 0, l->cursor); return true;
	case 'k' | MOD_CTRL: line_erase(l, l->cursor, len); return true;
	default: return false;
	}
}
