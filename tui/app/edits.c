#include "app/edits.h"
#include <string.h>

GArray *edits_new(void)
{
	return g_array_new(FALSE, FALSE, sizeof(struct edit));
}

void edits_add(GArray *edits, size_t pos, size_t deleted, const char *with, bool after)
{
	struct edit e = { .pos = pos, .deleted = deleted, .after = after };

	g_strlcpy(e.with, with, sizeof e.with);
	g_array_append_val(edits, e);
}

/* Where a place of the old text stands in the new one. */
static size_t moved(const GArray *edits, size_t place)
{
	size_t to = place;

	for (unsigned i = 0; i < edits->len; i++) {
		const struct edit *e = &g_array_index(edits, struct edit, i);
		size_t came = strlen(e->with);
		if (place < e->pos || (place == e->pos && !e->after && e->deleted == 0))
			break;
		size_t inside = MIN(place - e->pos, e->deleted);
		to = to - inside + (inside < e->deleted && !e->after ? 0 : came);
	}
	return to;
}

void edits_apply(struct app *a, GArray *edits)
{
	struct doc *d = a->doc;
	const char *s = text_bytes(d->text);

	if (edits->len == 0)
		return;
	const struct edit *last = &g_array_index(edits, struct edit, edits->len - 1);
	size_t from = g_array_index(edits, struct edit, 0).pos, at = from, to = last->pos + last->deleted;
	g_autoptr(GString) made = g_string_new(NULL);
	for (unsigned i = 0; i < edits->len; i++) {
		const struct edit *e = &g_array_index(edits, struct edit, i);
		g_string_append_len(made, s + at, (gssize)(e->pos - at));
		g_string_append(made, e->with);
		at = e->pos + e->deleted;
	}
	size_t cursor = moved(edits, d->cursor);
	gssize anchor = d->anchor == NO_ANCHOR ? NO_ANCHOR : (gssize)moved(edits, (size_t)d->anchor);
	text_undo_break(d->text);
	text_replace(d->text, from, to - from, made->str, made->len, UNDO_COMMAND, d->cursor);
	d->cursor = cursor;
	d->anchor = anchor;
	d->goal_col = -1;
	app_changed(a);
}

void edits_common(const char *old, size_t old_len, const char *new, size_t new_len, size_t *head, size_t *tail)
{
	size_t shorter = MIN(old_len, new_len);

	*head = *tail = 0;
	while (*head < shorter && old[*head] == new[*head])
		++*head;
	while (*tail < shorter - *head && old[old_len - *tail - 1] == new[new_len - *tail - 1])
		++*tail;
	while (*head > 0 && ((unsigned char)old[*head] & 0xC0) == 0x80)
		--*head;
	while (*tail > 0 && ((unsigned char)old[old_len - *tail] & 0xC0) == 0x80)
		--*tail;
}
