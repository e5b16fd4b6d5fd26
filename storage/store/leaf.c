#include "store/leaf.h"
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "file.h"

enum {
	PAGE = 4096,                   /* SQLite's size of a page, which no store of ours changes */
	FILE_HEADER = 100,             /* bytes before the first page's own header */
	LEAF_HEADER = 8, INNER_HEADER = 12,
	TABLE_LEAF = 0x0d, INDEX_LEAF = 0x0a, INDEX_INNER = 0x02,
	CHILD = 4,                     /* bytes before an entry of an inner page: where what comes before it stands */
	TABLE_LOCAL_MAX = PAGE - 35,   /* of a row that stands on its page alone; else it goes on in overflow pages */
	INDEX_LOCAL_MAX = (PAGE - 12) * 64 / 255 - 23,
	LOCAL_MIN = (PAGE - 12) * 32 / 255 - 23,
	TRUNK_AT = 32, FREE_COUNT_AT = 36,   /* in the file header */
	ROW_MAX = 256 << 20,
};

struct leaf_file {
	int fd;
	uint32_t pages;
	bool *is_free;                 /* by page; NULL: the list of free pages cannot be trusted */
	uint8_t leaf[PAGE], more[PAGE];
	GByteArray *payload;
};

static uint32_t big(const uint8_t *at, unsigned n)
{
	uint32_t value = 0;

	for (unsigned i = 0; i < n; i++)
		value = value << 8 | at[i];
	return value;
}

/* Pages count from 1. The last may be cut: what is missing reads as zeros. */
static bool page_read(const struct leaf_file *f, uint32_t page, uint8_t *to)
{
	memset(to, 0, PAGE);
	return page >= 1 && page <= f->pages && pread(f->fd, to, PAGE, (off_t)(page - 1) * PAGE) > 0;
}

/* 0: it goes beyond the end. */
static size_t varint(const uint8_t *at, const uint8_t *end, uint64_t *value)
{
	*value = 0;
	for (size_t i = 0; i < 9 && at + i < end; i++) {
		if (i == 8) {
			*value = *value << 8 | at[i];
			return 9;
		}
		*value = *value << 7 | (at[i] & 0x7f);
		if (at[i] < 0x80)
			return i + 1;
	}
	return 0;
}

/* A list that contradicts itself anywhere is not believed at all: a wrong link must not hide what is still in use. */
static bool mark_free(struct leaf_file *f)
{
	uint32_t seen = 0, wanted;

	if (!page_read(f, 1, f->more))
		return false;
	wanted = big(f->more + FREE_COUNT_AT, 4);
	for (uint32_t trunk = big(f->more + TRUNK_AT, 4); trunk != 0; trunk = big(f->more, 4)) {
		if (trunk > f->pages || f->is_free[trunk] || !page_read(f, trunk, f->more))
			return false;
		f->is_free[trunk] = true;
		uint32_t n = big(f->more + 4, 4);
		if (n > PAGE / 4 - 2)
			return false;
		for (uint32_t i = 0; i < n; i++) {
			uint32_t page = big(f->more + 8 + 4 * i, 4);
			if (page < 2 || page > f->pages || f->is_free[page])
				return false;
			f->is_free[page] = true;
		}
		seen += n + 1;
	}
	return seen == wanted;
}

bool leaf_open(struct leaf_file **out, const char *path, GError **error)
{
	g_autoptr(leaf_file) f = g_new0(struct leaf_file, 1);
	struct stat st;

	f->fd = -1;
	f->payload = g_byte_array_new();
	if (!file_open_read(&f->fd, path, error))
		return false;
	if (fstat(f->fd, &st) < 0 || st.st_size / PAGE >= UINT32_MAX)
		return store_fail(error, STORE_ERROR_IO, "%s: cannot be measured", path);
	f->pages = (uint32_t)((st.st_size + PAGE - 1) / PAGE);
	f->is_free = g_new0(bool, (size_t)f->pages + 1);
	if (!mark_free(f))
		g_clear_pointer(&f->is_free, g_free);
	*out = g_steal_pointer(&f);
	return true;
}

void leaf_close(struct leaf_file *f)
{
	if (!f)
		return;
	if (f->fd >= 0)
		close(f->fd);
	g_free(f->is_free);
	g_byte_array_unref(f->payload);
	g_free(f);
}

/* The rest of a row: each overflow page begins with the number of the next. */
static bool overflow_read(struct leaf_file *f, uint32_t page, size_t len)
{
	while (f->payload->len < len) {
		if (!page_read(f, page, f->more))
			return false;
		g_byte_array_append(f->payload, f->more + 4, (guint)MIN(len - f->payload->len, (size_t)PAGE - 4));
		page = big(f->more, 4);
	}
	return true;
}

static size_t local_len(size_t len, size_t local_max)
{
	size_t part = LOCAL_MIN + (len - LOCAL_MIN) % (PAGE - 4);

	if (len <= local_max)
		return len;
	return part <= local_max ? part : LOCAL_MIN;
}

static bool payload_read(struct leaf_file *f, const uint8_t *at, bool index, int64_t *rowid)
{
	const uint8_t *end = f->leaf + PAGE;
	uint64_t len, id = 0;
	size_t n = varint(at, end, &len);
	size_t m = n && !index ? varint(at + n, end, &id) : 0;

	if (!n || (!index && !m) || len > ROW_MAX || len > (uint64_t)f->pages * PAGE)
		return false;
	at += n + m;
	size_t here = local_len((size_t)len, index ? INDEX_LOCAL_MAX : TABLE_LOCAL_MAX);
	if (here + (here < len ? 4 : 0) > (size_t)(end - at))
		return false;
	*rowid = (int64_t)id;
	g_byte_array_set_size(f->payload, 0);
	g_byte_array_append(f->payload, at, (guint)here);
	return here == len || overflow_read(f, big(at + here, 4), (size_t)len);
}

static int64_t number_of(const uint8_t *at, size_t len)
{
	uint64_t value = len > 0 && at[0] >= 0x80 ? UINT64_MAX : 0;

	for (size_t i = 0; i < len; i++)
		value = value << 8 | at[i];
	return (int64_t)value;
}

/* false: it goes beyond the end. */
static bool value_read(uint64_t type, const uint8_t **at, const uint8_t *end, struct leaf_value *out)
{
	static const uint8_t number_len[] = { 0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0 };
	size_t len = type < 12 ? number_len[type] : (size_t)((type - 12) / 2);

	if (len > (size_t)(end - *at))
		return false;
	*out = (struct leaf_value){ .bytes = (const char *)*at, .len = len };
	out->kind = type >= 12 ? (type % 2 ? LEAF_TEXT : LEAF_BLOB) : type == 0 ? LEAF_NULL : LEAF_NUMBER;
	if (out->kind == LEAF_NUMBER)
		out->number = type == 8 || type == 9 ? (int64_t)type - 8 : number_of(*at, len);
	*at += len;
	return true;
}

static bool record_read(const GByteArray *payload, struct leaf_row *row)
{
	const uint8_t *at = payload->data, *end = at + payload->len, *value;
	uint64_t header, type;
	size_t n = payload->len > 0 ? varint(at, end, &header) : 0;

	if (!n || header < n || header > payload->len)
		return false;
	value = payload->data + header;
	row->columns = 0;
	for (at += n; at < payload->data + header; at += n) {
		n = varint(at, payload->data + header, &type);
		if (!n || row->columns == LEAF_COLUMNS || !value_read(type, &value, end, &row->value[row->columns++]))
			return false;
	}
	return true;
}

static bool cell_read(struct leaf_file *f, struct leaf_place at, struct leaf_row *row)
{
	size_t header = at.page == 1 ? FILE_HEADER : 0;
	uint8_t kind = f->leaf[header];
	size_t pointer = header + (kind == INDEX_INNER ? INNER_HEADER : LEAF_HEADER) + 2 * (size_t)at.cell;

	if ((kind != TABLE_LEAF && kind != INDEX_LEAF && kind != INDEX_INNER) || at.cell >= big(f->leaf + header + 3, 2) || pointer + 2 > PAGE)
		return false;
	size_t cell = big(f->leaf + pointer, 2) + (kind == INDEX_INNER ? CHILD : 0);
	row->place = at;
	return cell < PAGE && payload_read(f, f->leaf + cell, kind != TABLE_LEAF, &row->rowid) && record_read(f->payload, row);
}

bool leaf_row_is(const struct leaf_row *row, const char *kinds)
{
	static const char letters[] = "-ntb";

	if (row->columns < strlen(kinds))
		return false;
	for (unsigned i = 0; kinds[i]; i++)
		if (letters[row->value[i].kind] != kinds[i])
			return false;
	return true;
}

void leaf_each(struct leaf_file *f, void (*each)(void *ctx, const struct leaf_row *row), void *ctx)
{
	struct leaf_row row;

	for (uint32_t page = 1; page <= f->pages; page++) {
		if ((f->is_free && f->is_free[page]) || !page_read(f, page, f->leaf))
			continue;
		for (uint32_t cell = 0; cell < PAGE / 4; cell++)
			if (cell_read(f, (struct leaf_place){ page, cell }, &row))
				each(ctx, &row);
	}
}

bool leaf_at(struct leaf_file *f, struct leaf_place at, struct leaf_row *row)
{
	return page_read(f, at.page, f->leaf) && cell_read(f, at, row);
}
