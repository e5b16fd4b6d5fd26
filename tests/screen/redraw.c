#include "redraw.h"
#include <string.h>

static const char home[] = "\x1b[H";

/* A cell as it is compared. */
struct kept {
	uint32_t chars[VTERM_MAX_CHARS_PER_CELL];
	uint32_t width, bold, underline, italic, reverse, fg_type, fg, bg_type, bg;
};

static const uint32_t RIGHT_HALF = (uint32_t)-1;

/* A cell that was never written is a blank; the right half of a wide character looks as the left one, whatever libvterm still has
 * from what stood there before. */
static struct kept cell_kept(const VTermScreenCell *c)
{
	if (c->chars[0] == RIGHT_HALF)
		return (struct kept){ .chars = { RIGHT_HALF } };

	struct kept k = { .width = (uint32_t)c->width, .bold = c->attrs.bold, .underline = c->attrs.underline, .italic = c->attrs.italic,
		.reverse = c->attrs.reverse, .fg_type = c->fg.type, .fg = c->fg.indexed.idx, .bg_type = c->bg.type, .bg = c->bg.indexed.idx };

	k.chars[0] = c->chars[0] ? c->chars[0] : ' ';
	for (unsigned i = 1; i < VTERM_MAX_CHARS_PER_CELL && c->chars[i - 1] && c->chars[i]; i++)
		k.chars[i] = c->chars[i];
	return k;
}

static GBytes *row_cells(VTerm *vt, int row, int cols)
{
	g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(struct kept));

	for (VTermPos at = { .row = row }; at.col < cols; at.col++) {
		VTermScreenCell cell;
		vterm_screen_get_cell(vterm_obtain_screen(vt), at, &cell);
		struct kept k = cell_kept(&cell);
		g_array_append_val(all, k);
	}
	return g_bytes_new(all->data, all->len * sizeof(struct kept));
}

static void picture_clear(struct picture *p)
{
	g_clear_pointer(&p->rows, g_ptr_array_unref);
}

static void picture_take(struct picture *p, VTerm *vt)
{
	int rows, cols;

	picture_clear(p);
	vterm_get_size(vt, &rows, &cols);
	vterm_state_get_cursorpos(vterm_obtain_state(vt), &p->cursor);
	p->rows = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
	for (int row = 0; row < rows; row++)
		g_ptr_array_add(p->rows, row_cells(vt, row, cols));
}

/* 1: the held bytes are this sequence; 0: they begin it; -1: neither. */
static int begins(const struct redraw *r, const char *sequence)
{
	if (strncmp(r->held, sequence, r->held_len) != 0)
		return -1;
	return sequence[r->held_len] == '\0';
}

/* A clearing is ESC [ H and then ESC [ J or ESC [ 2 J. Source: "clear" of the entries for xterm, tmux, screen, linux, vt100. */
static void feed_byte(struct redraw *r, VTerm *vt, char byte)
{
	r->held[r->held_len++] = byte;
	int is_home = begins(r, home), below = r->home ? begins(r, "\x1b[J") : -1, all = r->home ? begins(r, "\x1b[2J") : -1;
	if (is_home == 0 || below == 0 || all == 0)
		return;
	if (is_home == 1)
		picture_take(&r->at_home, vt);
	if (below == 1 || all == 1) {
		picture_clear(&r->before);
		r->before = r->at_home;
		r->at_home.rows = NULL;
	}
	r->home = is_home == 1;
	vterm_input_write(vt, r->held, r->held_len);
	r->held_len = 0;
}

static char *row_told(GBytes *row)
{
	gsize len;
	const struct kept *cells = g_bytes_get_data(row, &len);
	g_autoptr(GString) out = g_string_new(NULL);

	for (gsize i = 0; i < len / sizeof *cells; i++)
		for (unsigned k = 0; k < VTERM_MAX_CHARS_PER_CELL && cells[i].chars[k] && cells[i].chars[0] != RIGHT_HALF; k++)
			g_string_append_unichar(out, cells[i].chars[k]);
	return g_strchomp(g_strdup(out->str));
}

static unsigned first_other(GBytes *a, GBytes *b)
{
	gsize len, other_len;
	const struct kept *x = g_bytes_get_data(a, &len), *y = g_bytes_get_data(b, &other_len);
	unsigned i = 0;

	while ((i + 1) * sizeof *x <= MIN(len, other_len) && memcmp(&x[i], &y[i], sizeof *x) == 0)
		i++;
	return i;
}

char *redraw_differs(const struct redraw *r, VTerm *vt)
{
	VTermPos cursor;
	int rows, cols;

	if (!r->before.rows)
		return g_strdup("the screen was not cleared");
	vterm_get_size(vt, &rows, &cols);
	for (int row = 0; row < rows && row < (int)r->before.rows->len; row++) {
		g_autoptr(GBytes) now = row_cells(vt, row, cols);
		if (g_bytes_equal(now, g_ptr_array_index(r->before.rows, row)))
			continue;
		g_autofree char *before = row_told(g_ptr_array_index(r->before.rows, row));
		g_autofree char *after = row_told(now);
		unsigned col = first_other(now, g_ptr_array_index(r->before.rows, row)) + 1;
		return g_strdup_printf("row %d, from column %u on, in looks or text, was\n%s\nand is\n%s", row + 1, col, before, after);
	}
	vterm_state_get_cursorpos(vterm_obtain_state(vt), &cursor);
	if (cursor.row == r->before.cursor.row && cursor.col == r->before.cursor.col)
		return NULL;
	return g_strdup_printf("the cursor was at %d %d", r->before.cursor.row + 1, r->before.cursor.col + 1);
}

static void look(struct redraw *r, VTerm *vt)
{
	g_autofree char *what = redraw_differs(r, vt);

	r->agrees = !what;
	r->wanted = !r->agrees;
}

/* The next change may follow at once, even in the same read: so each sequence's beginning is looked at. */
void redraw_feed(struct redraw *r, VTerm *vt, const char *bytes, size_t len)
{
	size_t i = 0;

	while (i < len && r->wanted) {
		/* Text in one piece: libvterm loses a mark that comes by itself behind the last column. */
		const char *escape = r->held_len > 0 ? bytes + i : memchr(bytes + i, '\x1b', len - i);
		size_t n = escape ? (size_t)(escape - bytes) - i : len - i;
		vterm_input_write(vt, bytes + i, n);
		i += n;
		if (i == len)
			break;
		if (r->held_len == 0)
			look(r, vt);
		feed_byte(r, vt, bytes[i++]);
	}
	if (r->wanted)
		look(r, vt);
	if (!r->wanted) {
		vterm_input_write(vt, r->held, r->held_len);
		r->held_len = 0;
	}
	vterm_input_write(vt, bytes + i, len - i);
}

void redraw_clear(struct redraw *r)
{
	picture_clear(&r->at_home);
	picture_clear(&r->before);
	*r = (struct redraw){ 0 };
}
