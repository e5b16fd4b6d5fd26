/* Keys as the program knows them: a Unicode character or one of enum key, with modifiers or-ed in. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum key {
	K_NONE = 0x110000, K_UP, K_DOWN, K_LEFT, K_RIGHT, K_HOME, K_END, K_PAGE_UP, K_PAGE_DOWN, K_INSERT, K_DELETE,
	K_BACKSPACE, K_TAB, K_ENTER, K_ESC, K_F1, K_F12 = K_F1 + 11,
	K_CLICK, K_WHEEL_UP, K_WHEEL_DOWN, K_LAST
};
enum { MOD_SHIFT = 1 << 24, MOD_ALT = 1 << 25, MOD_CTRL = 1 << 26, MOD_MASK = MOD_SHIFT | MOD_ALT | MOD_CTRL };

/* What came from the terminal. Text and paste are valid UTF-8 without controls but LF and TAB. */
enum input_kind { INPUT_KEY, INPUT_TEXT, INPUT_PASTE, INPUT_STATUS };
struct input {
	enum input_kind kind;
	uint32_t key;               /* INPUT_KEY */
	int row, col;               /* K_CLICK and the wheel: the cell, from 0 */
	const char *bytes;          /* INPUT_TEXT, INPUT_PASTE; good until the decoder is asked again */
	size_t len;
	size_t broken;              /* bytes that were not UTF-8 and are left out */
	bool goes_on;               /* INPUT_PASTE: more of the one before it, which the line cut */
};

/* "ctrl+s", "shift+left", "alt+g", "f10", "enter" to a key and back to what a menu shows ("Ctrl-S", "F10"). */
uint32_t key_after_escape(unsigned char c);         /* what Esc and then this character are: F1 to F10, or with Alt; K_NONE: nothing */
uint32_t key_parse(const char *name);              /* K_NONE when the name means nothing */
void key_label(uint32_t key, char out[24]);
void key_name(uint32_t key, char out[24]);         /* "ctrl+s" */
