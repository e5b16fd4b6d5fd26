#include "terminal/canvas.h"
#include <string.h>
#include <glib.h>

struct row {
	GString *asked, *drawn;    /* strokes one behind the other, each with its bytes */
	bool is_known, waits;
};

static struct { struct row *rows; int n; } canvas;

static void row_clear(struct row *r)
{
	g_string_free(r->asked, TRUE);
	g_string_free(r->drawn, TRUE);
}

static void resize(int n)
{
	for (int i = n; i < canvas.n; i++)
		row_clear(&canvas.rows[i]);
	canvas.rows = g_renew(struct row, canvas.rows, (gsize)n);
	for (int i = canvas.n; i < n; i++)
		canvas.rows[i] = (struct row){ .asked = g_string_new(NULL), .drawn = g_string_new(NULL) };
	canvas.n = n;
	canvas_forget();
}

static struct row *row_at(int row)
{
	return row >= 0 && row < canvas.n ? &canvas.rows[row] : NULL;
}

void canvas_begin(int rows)
{
	if (rows != canvas.n)
		resize(MAX(rows, 0));
	for (int i = 0; i < canvas.n; i++)
		g_string_truncate(canvas.rows[i].asked, 0);
}

void canvas_add(int row, const struct stroke *s)
{
	struct row *r = row_at(row);
	struct stroke head;

	if (!r)
		return;
	memset(&head, 0, sizeof head);       /* what lies between its members is compared, too */
	head.kind = s->kind;
	head.style = s->style;
	head.quiet = s->quiet;
	head.col = s->col;
	head.cols = s->cols;
	head.len = s->len;
	g_string_append_len(r->asked, (const char *)&head, sizeof head);
	g_string_append_len(r->asked, s->bytes, (gssize)s->len);
}

bool canvas_next(int row, size_t *at, struct stroke *out)
{
	const struct row *r = row_at(row);

	if (!r || *at >= r->asked->len)
		return false;
	memcpy(out, r->asked->str + *at, sizeof *out);
	out->bytes = r->asked->str + *at + sizeof *out;
	*at += sizeof *out + out->len;
	return true;
}

bool canvas_differs(int row)
{
	const struct row *r = row_at(row);

	return r && (!r->is_known || r->asked->len != r->drawn->len || memcmp(r->asked->str, r->drawn->str, r->asked->len) != 0);
}

void canvas_keep(int row)
{
	struct row *r = row_at(row);

	if (!r)
		return;
	GString *before = r->drawn;
	r->drawn = r->asked;
	r->asked = before;
	r->is_known = r->waits = true;
}

bool canvas_waits(int row)
{
	const struct row *r = row_at(row);

	return r && r->waits;
}

void canvas_sent(void)
{
	for (int i = 0; i < canvas.n; i++)
		canvas.rows[i].waits = false;
}

void canvas_forget(void)
{
	for (int i = 0; i < canvas.n; i++) {
		canvas.rows[i].is_known = false;
		canvas.rows[i].waits = true;
	}
}
