#include "edit/undo.h"
#include <string.h>
#include "edit/utf8.h"

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

/* A run of deletions goes one way: what Backspace took ends before its first cursor, what Del took starts there. */
static bool deletes_on(const struct group *g, const struct undo_entry *e, const struct text_change *c)
{
	if (c->inserted > 0 || e->inserted > 0)
		return false;
	return e->pos < g->cursor ? c->pos + c->deleted == e->pos : c->pos == e->pos;
}

/* May the change join the last group? Only ones of a single entry take more. */
static bool joins(const struct undo *u, const struct text_change *c, const char *bytes, enum undo_kind kind)
{
	const struct undo_entry *e;

	if (u->broken || u->groups->len == 0 || group_at(u, u->groups->len - 1)->kind != (kind == UNDO_PASTE_ON ? UNDO_PASTE : kind))
		return false;
	e = last_entry(u);
	if (kind == UNDO_PASTE_ON)
		return c->deleted == 0 && c->pos == e->pos + e->inserted;
	if (kind == UNDO_DELETE)
		return deletes_on(group_at(u, u->groups->len - 1), e, c);
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
	group_start(u, kind == UNDO_PASTE_ON ? UNDO_PASTE : kind, cursor);

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

/* ---- between sessions ---- */

enum { PACK_HEAD = 4, GROUP_WORDS = 4, ENTRY_WORDS = 5 };

static void put_number(GByteArray *out, uint64_t value)
{
	g_byte_array_append(out, (const guint8 *)&value, sizeof value);
}

void undo_pack(const struct undo *u, GByteArray *out)
{
	const uint64_t head[PACK_HEAD] = { u->groups->len, u->entries->len, u->done, u->bytes_len };

	for (unsigned i = 0; i < PACK_HEAD; i++)
		put_number(out, head[i]);
	for (guint i = 0; i < u->groups->len; i++) {
		const struct group *g = group_at(u, i);
		put_number(out, g->first);
		put_number(out, g->bytes_len);
		put_number(out, g->cursor);
		put_number(out, g->kind);
	}
	for (guint i = 0; i < u->entries->len; i++) {
		const struct undo_entry *e = &g_array_index(u->entries, struct undo_entry, i);
		const size_t number[ENTRY_WORDS] = { e->pos, e->deleted, e->inserted, e->deleted_at, e->inserted_at };
		for (unsigned n = 0; n < ENTRY_WORDS; n++)
			put_number(out, number[n]);
	}
	if (u->bytes_len > 0)
		g_byte_array_append(out, (const guint8 *)u->bytes, (guint)u->bytes_len);
}

static uint64_t number_at(const uint8_t *bytes, size_t index)
{
	uint64_t value;

	memcpy(&value, bytes + index * sizeof value, sizeof value);
	return value;
}

static bool slice_is_good(const struct undo *u, size_t at, size_t len)
{
	return at <= u->bytes_len && len <= u->bytes_len - at && utf8_valid_prefix(u->bytes + at, len) == len;
}

/* Groups ascend, each holds an entry, and the bytes of an entry are there. Whether they fit the text is seen when they are used. */
static bool is_sound(const struct undo *u)
{
	for (guint i = 0; i < u->groups->len; i++) {
		const struct group *g = group_at(u, i);
		size_t end = i + 1 < u->groups->len ? group_at(u, i + 1)->first : u->entries->len;
		if (g->first >= end || (i == 0 && g->first != 0) || g->bytes_len > u->bytes_len || g->kind > UNDO_COMMAND)
			return false;
	}
	for (guint i = 0; i < u->entries->len; i++) {
		const struct undo_entry *e = &g_array_index(u->entries, struct undo_entry, i);
		if (!slice_is_good(u, e->deleted_at, e->deleted) || !slice_is_good(u, e->inserted_at, e->inserted))
			return false;
	}
	return u->done <= u->groups->len && (u->groups->len > 0 || u->entries->len == 0);
}

static void take_parts(struct undo *u, const uint8_t *bytes, uint64_t groups, uint64_t entries)
{
	size_t at = PACK_HEAD;

	for (uint64_t i = 0; i < groups; i++, at += GROUP_WORDS) {
		struct group g = { number_at(bytes, at), number_at(bytes, at + 1), number_at(bytes, at + 2), (enum undo_kind)number_at(bytes, at + 3) };
		g_array_append_val(u->groups, g);
	}
	for (uint64_t i = 0; i < entries; i++, at += ENTRY_WORDS) {
		struct undo_entry e = { number_at(bytes, at), number_at(bytes, at + 1), number_at(bytes, at + 2), number_at(bytes, at + 3), number_at(bytes, at + 4) };
		g_array_append_val(u->entries, e);
	}
	u->bytes = g_memdup2(bytes + at * sizeof(uint64_t), u->bytes_len);
	u->bytes_cap = u->bytes_len;
}

struct undo *undo_unpack(const uint8_t *bytes, size_t len)
{
	size_t words = len / sizeof(uint64_t);

	if (words < PACK_HEAD)
		return NULL;
	uint64_t groups = number_at(bytes, 0), entries = number_at(bytes, 1), bytes_len = number_at(bytes, 3);
	if (groups > words || entries > words || bytes_len > len ||
	    (PACK_HEAD + groups * GROUP_WORDS + entries * ENTRY_WORDS) * sizeof(uint64_t) + bytes_len != len)
		return NULL;
	struct undo *u = undo_new();
	u->done = number_at(bytes, 2);
	u->bytes_len = bytes_len;
	take_parts(u, bytes, groups, entries);
	if (is_sound(u))
		return u;
	undo_free(u);
	return NULL;
}
