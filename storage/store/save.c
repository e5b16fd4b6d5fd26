#include "store/article.h"
#include <string.h>
#include "markup/markup.h"
#include "store/inside.h"

/* What a save writes, worked out before the store is locked. */
struct draft {
	enum revision_kind kind;
	const char *author, *note;
	int64_t now_s;
	char *fields, *fields_sha256, *sha256, *title_key;
	int words;
};

/* What the store knew of the article before the save, and what it knows after. */
struct place {
	int64_t id, head, created_s;
	bool binned, added;
	char *ulid;
	int64_t revision;
	int version;
};

static void draft_clear(struct draft *d)
{
	g_free(d->fields);
	g_free(d->fields_sha256);
	g_free(d->sha256);
	g_free(d->title_key);
}
typedef struct draft draft;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(draft, draft_clear)

static void place_clear(struct place *p)
{
	g_free(p->ulid);
}
typedef struct place place;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(place, place_clear)

char *title_key_of(const char *title)
{
	while (*title && !g_unichar_isalnum(g_utf8_get_char(title)))
		title = g_utf8_next_char(title);
	g_autofree char *folded = g_utf8_casefold(title, -1);
	return g_utf8_normalize(folded, -1, G_NORMALIZE_ALL_COMPOSE);
}

static bool is_storable(const struct article *a, GError **error)
{
	const char *end;

	for (unsigned f = 0; f < FIELD_COUNT; f++)
		if (!field_check((enum field)f, a->field[f], error))
			return false;
	if (!extra_check(a->extra, error))
		return false;
	return g_utf8_validate_len(a->body, a->body_len, &end) ||
	       store_fail(error, STORE_ERROR_ENCODING, "%td: the text is not UTF-8 or holds a NUL", end - a->body);
}

static void draft_fill(struct draft *d, const struct article *a)
{
	d->fields = fields_pack(a);
	d->fields_sha256 = sha256_of(d->fields, strlen(d->fields));
	d->sha256 = sha256_of(a->body, a->body_len);
	d->title_key = title_key_of(a->field[FIELD_TITLE]);
	d->words = (int)MIN(text_count(a->body, a->body_len).words, G_MAXINT);
}

static bool place_add(struct store *s, const struct article *a, int64_t now_s, struct place *p, GError **error)
{
	g_auto(query) q = query_of(s, SQL_ARTICLE_ADD);

	p->ulid = a->ulid && *a->ulid ? g_strdup(a->ulid) : ulid_make(now_s);
	p->created_s = now_s;
	p->added = true;
	query_text(&q, 1, p->ulid);
	query_int(&q, 2, now_s);
	if (!query_run(&q, error))
		return false;
	p->id = sqlite3_last_insert_rowid(s->db);
	return true;
}

static bool place_find(struct store *s, int64_t id, struct place *p, GError **error)
{
	g_auto(query) q = query_of(s, SQL_ARTICLE_STATE);
	g_autofree char *what = g_strdup_printf("article %" G_GINT64_FORMAT, id);

	query_int(&q, 1, id);
	if (!query_one(&q, STORE_ERROR_NOT_FOUND, what, error))
		return false;
	p->id = id;
	p->ulid = query_get_text(&q, 0);
	p->head = query_get_int(&q, 1);
	p->binned = query_get_int(&q, 2) != 0;
	p->created_s = query_get_int(&q, 3);
	return true;
}

static bool revision_row_add(struct store *s, const struct article *a, const struct draft *d, struct place *p, GError **error)
{
	g_auto(query) q = query_of(s, SQL_REVISION_ADD);

	query_int(&q, 1, p->id);
	query_int(&q, 2, a->head);
	query_int(&q, 3, d->kind);
	query_text(&q, 4, d->author);
	query_int(&q, 5, d->now_s);
	query_text(&q, 6, d->sha256);
	query_text(&q, 7, d->fields_sha256);
	query_int(&q, 8, (int64_t)a->body_len);
	query_int(&q, 9, d->words);
	query_text(&q, 10, d->note);
	query_int(&q, 11, a->merged);
	if (!query_run(&q, error))
		return false;
	p->revision = sqlite3_last_insert_rowid(s->db);
	return true;
}

static bool revision_version(struct store *s, struct place *p, GError **error)
{
	g_auto(query) q = query_of(s, SQL_REVISION_VERSION);

	query_int(&q, 1, p->revision);
	if (!query_one(&q, STORE_ERROR_DAMAGED, "the new revision", error))
		return false;
	p->version = (int)query_get_int(&q, 0);
	return true;
}

static bool revision_text_add(struct store *s, const struct article *a, const struct draft *d, const struct place *p, GError **error)
{
	g_auto(query) q = query_of(s, SQL_REVISION_TEXT_ADD);

	query_int(&q, 1, p->revision);
	query_text(&q, 2, a->field[FIELD_TITLE]);
	query_text(&q, 3, d->fields);
	query_bytes(&q, 4, a->body, a->body_len);
	return query_run(&q, error);
}

/* The day on the list: the dateline's, else that of the save where the office is. */
static char *day_of(struct store *s, const struct article *a, int64_t now_s)
{
	enum { WIB_MIN = 420 };
	g_autofree char *set = store_setting_get(s, "zona_menit");
	int64_t offset_min = set ? g_ascii_strtoll(set, NULL, 10) : WIB_MIN;

	if (*a->field[FIELD_DATE])
		return g_strdup(a->field[FIELD_DATE]);
	g_autoptr(GDateTime) moment = g_date_time_new_from_unix_utc(now_s + offset_min * 60);
	return moment ? g_date_time_format(moment, "%Y-%m-%d") : g_strdup("");
}

/* Compare and move in one statement: nothing can slip in between. */
static bool head_move(struct store *s, const struct article *a, const struct draft *d, const struct place *p, bool *moved, GError **error)
{
	g_autofree char *day = day_of(s, a, d->now_s);
	g_auto(query) q = query_of(s, SQL_ARTICLE_MOVE);

	query_int(&q, 1, p->id);
	query_int(&q, 2, a->head);
	query_int(&q, 3, p->revision);
	query_int(&q, 4, p->version);
	query_int(&q, 5, d->now_s);
	query_int(&q, 6, status_number(a->field[FIELD_STATUS]));
	query_text(&q, 7, a->field[FIELD_TITLE]);
	query_text(&q, 8, d->title_key);
	query_text(&q, 9, a->field[FIELD_OFFICE]);
	query_text(&q, 10, *a->field[FIELD_BYLINE] ? a->field[FIELD_BYLINE] : d->author);
	query_text(&q, 11, day);
	query_int(&q, 12, d->words);
	if (!query_run(&q, error))
		return false;
	*moved = sqlite3_changes(s->db) == 1;
	return true;
}

static bool count_live(struct store *s, int by, GError **error)
{
	g_auto(query) q = query_of(s, SQL_COUNTER_ADD);

	query_text(&q, 1, "live");
	query_int(&q, 2, by);
	return query_run(&q, error);
}

static bool keep_as_sibling(struct store *s, struct txn *t, const struct article *a, const struct place *p, GError **error)
{
	g_auto(query) q = query_of(s, SQL_REVISION_IS_SIBLING);

	query_int(&q, 1, p->revision);
	query_int(&q, 2, REVISION_SIBLING);
	return query_run(&q, error) && txn_commit(t, error) &&
	       store_fail(error, STORE_ERROR_CONFLICT, "article %" G_GINT64_FORMAT ": revision %" G_GINT64_FORMAT
	                  " is newer than %" G_GINT64_FORMAT ", kept as %" G_GINT64_FORMAT, p->id, p->head, a->head, p->revision);
}

static void take_place(struct article *a, const struct draft *d, struct place *p)
{
	a->id = p->id;
	g_free(a->ulid);
	a->ulid = g_steal_pointer(&p->ulid);
	a->head = p->revision;
	a->version = p->version;
	a->merged = 0;
	a->created_s = p->created_s;
	a->changed_s = d->now_s;
	g_strlcpy(a->sha256, d->sha256, sizeof a->sha256);
}

bool article_save(struct store *s, struct article *a, enum revision_kind kind, const char *author, const char *note, int64_t now_s, GError **error)
{
	g_auto(draft) d = { .kind = kind, .author = author, .note = note ? note : "", .now_s = now_s };
	g_auto(place) p = { 0 };
	g_auto(txn) t = { 0 };
	bool moved;

	if (!txn_begin(&t, s, error) || !is_storable(a, error))
		return false;
	draft_fill(&d, a);
	if (!(a->id == 0 ? place_add(s, a, now_s, &p, error) : place_find(s, a->id, &p, error)))
		return false;
	if (!revision_row_add(s, a, &d, &p, error) || !revision_version(s, &p, error) ||
	    !revision_text_add(s, a, &d, &p, error) || !head_move(s, a, &d, &p, &moved, error))
		return false;
	if (!moved)
		return keep_as_sibling(s, &t, a, &p, error);
	/* A save brings an article back from the bin: somebody is writing it. */
	if (!search_swap(s, p.binned ? 0 : p.head, p.revision, error) ||
	    ((p.added || p.binned) && !count_live(s, 1, error)) || !txn_commit(&t, error))
		return false;
	take_place(a, &d, &p);
	return true;
}

static bool bin_mark(struct store *s, int64_t id, int64_t binned_s, GError **error)
{
	g_auto(query) q = query_of(s, SQL_ARTICLE_BIN);

	query_int(&q, 1, id);
	query_int(&q, 2, binned_s);
	return query_run(&q, error);
}

bool article_bin(struct store *s, int64_t id, bool binned, int64_t now_s, GError **error)
{
	g_auto(place) p = { 0 };
	g_auto(txn) t = { 0 };

	if (!txn_begin(&t, s, error) || !place_find(s, id, &p, error))
		return false;
	if (p.binned == binned)
		return txn_commit(&t, error);
	/* 0 means "not in the bin", so a clock at 1970 still bins. */
	return bin_mark(s, id, binned ? MAX(now_s, 1) : 0, error) &&
	       search_swap(s, binned ? p.head : 0, binned ? 0 : p.head, error) && count_live(s, binned ? -1 : 1, error) &&
	       txn_commit(&t, error);
}
