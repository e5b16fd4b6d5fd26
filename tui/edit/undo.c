#include "edit/undo.h"
#include <string.h>

struct group {
	size_t first;      /* entry */
	size_t bytes_len;  /* of the store of bytes, before the group */
	size_t cursor;
	enum undo_kind kind;
};

struct undo {
	GArray *groups, *entries;
	char *bytes;
	size_t bytes_len, bytes_cap;
	size_t done;       /* groups that are in the text; those after can be redone */
	bool broken;       /* the next change starts a group */
};

struct undo *undo_new(void)
{
	struct undo *u = g_new0(struct undo, 1);

	u->groups = g_array_new(FALSE, FALSE, sizeof(struct group));
	u->entries = g_array_new(FALSE, FALSE, sizeof(struct undo_entry));
	u->broken = true;
	return u;
}

void undo_free(struct undo *u)
{
	if (!u)
		return;
	g_array_unref(u->groups);
	g_array_unref(u->entries);
	g_free(u->bytes);
	g_free(u);
}

void undo_break(struct undo *u)
{
	u->broken = true;
}

static struct group *group_at(const struct undo *u, size_t i)
{
	return &g_array_index(u->groups, struct group, i);
}

/* Room for n bytes at `at`, the rest moves on; returns at. */
static size_t keep(struct undo *u, size_t at, const char *bytes, size_t n)
{
	if (n == 0)
		return at;
	if (u->bytes_len + n > u->bytes_cap) {
		u->bytes_cap = u->bytes_len + n + (u->bytes_len + n) / 4 + 256;
		u->bytes = g_realloc(u->bytes, u->bytes_cap);
	}
	memmove(u->bytes + at + n, u->bytes + at, u->bytes_len - at);
	memcpy(u->bytes + at, bytes, n);
	u->bytes_len += n;
	return at;
}

static void forget_undone(struct undo *u)
{
	if (u->done == u->groups->len)
		return;
	u->bytes_len = group_at(u, u->done)->bytes_len;
	g_array_set_size(u->entries, (guint)group_at(u, u->done)->first);
	g_array_set_size(u->groups, (guint)u->done);
	u->broken = true;
}

static void group_start(struct undo *u, enum undo_kind kind, size_t cursor)
{
	struct group g = { .first = u->entries->len, .bytes_len = u->bytes_len, .cursor = cursor, .kind = kind };

	g_array_append_val(u->groups, g);
	u->done = u->groups->len;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t';
}

static struct undo_entry *last_entry(const struct undo *u)
{
	return &g_array_index(u->entries, struct undo_entry, u->entries->len - 1);
}

/* May the change join the last group? Only ones of a single entry take more. */
static bool joins(const struct undo *u, const struct text_change *c, const char *bytes, enum undo_kind kind)
{
	const struct undo_entry *e;

	if (u->broken || u->groups->len == 0 || group_at(u, u->groups->len - 1)->kind != kind)
		return false;
	e = last_entry(u);
	if (kind == UNDO_DELETE)
		return c->inserted == 0 && e->inserted == 0 && (c->pos == e->pos || c->pos + c->deleted == e->pos);
	if (kind != UNDO_TYPE || c->deleted > 0 || c->inserted == 0 || e->inserted == 0 || c->pos != e->pos + e->inserted)
		return false;
	return is_blank(bytes[0]) || !is_blank(u->bytes[e->inserted_at + e->inserted - 1]);
}

static void join(struct undo *u, const char *s, const struct text_change *c, const char *bytes)
{
	struct undo_entry *e = last_entry(u);

	if (c->deleted > 0) {
		bool before = c->pos < e->pos;
		keep(u, before ? e->deleted_at : e->deleted_at + e->deleted, s + c->pos, c->deleted);
		e->deleted += c->deleted;
		e->pos = c->pos;
	} else {
		keep(u, u->bytes_len, bytes, c->inserted);
		e->inserted += c->inserted;
	}
}

static void add_one(struct undo *u, const char *s, const struct text_change *c, const char *bytes, enum undo_kind kind, size_t cursor)
{
	if (joins(u, c, bytes, kind)) {
		join(u, s, c, bytes);
		return;
	}
	group_start(u, kind, cursor);

	struct undo_entry e = { .pos = c->pos, .deleted = c->deleted, .inserted = c->inserted };
	e.deleted_at = keep(u, u->bytes_len, s + c->pos, c->deleted);
	e.inserted_at = keep(u, u->bytes_len, bytes, c->inserted);
	g_array_append_val(u->entries, e);
	u->broken = false;
}

/* Bytes up to the end of the first word and the blanks after it: what one group of typing takes. */
static size_t first_word(const char *bytes, size_t len)
{
	size_t n = 0;

	while (n < len && !is_blank(bytes[n]))
		n++;
	while (n < len && is_blank(bytes[n]))
		n++;
	return n;
}

void undo_add(struct undo *u, const char *s, const struct text_change *c, const char *bytes, enum undo_kind kind, size_t cursor)
{
	size_t at = 0;

	forget_undone(u);
	if (kind != UNDO_TYPE) {
		add_one(u, s, c, bytes, kind, cursor);
		return;
	}
	/* Keys that came in one burst undo as if they had come one by one. */
	do {
		size_t n = first_word(bytes + at, c->inserted - at);
		struct text_change part = { c->pos + at, at == 0 ? c->deleted : 0, n };

		add_one(u, s, &part, bytes + at, kind, at == 0 ? cursor : c->pos + at);
		at += n;
	} while (at < c->inserted);
}

void undo_add_all(struct undo *u, const char *s, const struct text_hit *hits, size_t n, const char *bytes, size_t len, size_t cursor)
{
	forget_undone(u);
	group_start(u, UNDO_COMMAND, cursor);

	size_t inserted_at = keep(u, u->bytes_len, bytes, len);
	for (size_t i = 0; i < n; i++) {
		struct undo_entry e = { hits[i].pos, hits[i].len, len, u->bytes_len, inserted_at };
		keep(u, u->bytes_len, s + hits[i].pos, hits[i].len);
		g_array_append_val(u->entries, e);
	}
	u->broken = true;
}

static void group_out(const struct undo *u, size_t i, struct undo_group *out)
{
	size_t first = group_at(u, i)->first;
	size_t end = i + 1 < u->groups->len ? group_at(u, i + 1)->first : u->entries->len;

	out->entries = &g_array_index(u->entries, struct undo_entry, first);
	out->n = end - first;
	out->cursor = group_at(u, i)->cursor;
}

bool undo_back(struct undo *u, struct undo_group *out)
{
	if (u->done == 0)
		return false;
	u->broken = true;
	group_out(u, --u->done, out);
	return true;
}

bool undo_forward(struct undo *u, struct undo_group *out)
{
	if (u->done == u->groups->len)
		return false;
	u->broken = true;
	group_out(u, u->done++, out);
	return true;
}

const char *undo_bytes(const struct undo *u, size_t at)
{
	return u->bytes + at;
}
