#include "journal/record.h"
#include <string.h>

static const char magic[8] = { 'R', 'D', 'K', 'J', 'R', 'N', 'L', '1' };
enum { HEADER_HEAD = 16, RECORD_HEAD = 12 };

/* Polynomial 0x82F63B78, reflected (RFC 3720, appendix B.4; check value E3069283), eight bytes at a step: entry [k][b] is what a byte b
 * leaves that has k more bytes of its step behind it. */
static uint32_t table[8][256];

static void make_table(void)
{
	for (uint32_t b = 0; b < 256; b++) {
		uint32_t crc = b;
		for (int bit = 0; bit < 8; bit++)
			crc = crc >> 1 ^ (crc & 1 ? 0x82f63b78 : 0);
		table[0][b] = crc;
	}
	for (unsigned k = 1; k < 8; k++)
		for (unsigned b = 0; b < 256; b++)
			table[k][b] = table[k - 1][b] >> 8 ^ table[0][table[k - 1][b] & 255];
}

static uint32_t crc_step(uint32_t crc, const uint8_t *p)
{
	uint32_t left = 0;

	for (unsigned i = 0; i < 4; i++)
		left ^= table[7 - i][(crc >> 8 * i & 255) ^ p[i]] ^ table[3 - i][p[4 + i]];
	return left;
}

uint32_t crc32c(uint32_t before, const void *bytes, size_t len)
{
	static gsize made;
	const uint8_t *p = bytes;
	uint32_t crc = ~before;

	if (g_once_init_enter(&made)) {
		make_table();
		g_once_init_leave(&made, 1);
	}
	for (; len >= 8; p += 8, len -= 8)
		crc = crc_step(crc, p);
	for (; len > 0; p++, len--)
		crc = crc >> 8 ^ table[0][(crc ^ *p) & 255];
	return ~crc;
}

static void put32(uint8_t *to, uint32_t value)
{
	for (int i = 0; i < 4; i++)
		to[i] = (uint8_t)(value >> 8 * i);
}

static uint32_t get32(const uint8_t *from)
{
	return (uint32_t)from[0] | (uint32_t)from[1] << 8 | (uint32_t)from[2] << 16 | (uint32_t)from[3] << 24;
}

void record_number(GByteArray *out, uint64_t value)
{
	uint8_t bytes[10];
	guint n = 0;

	for (; value >= 0x80; value >>= 7)
		bytes[n++] = (uint8_t)(value | 0x80);
	bytes[n++] = (uint8_t)value;
	g_byte_array_append(out, bytes, n);
}

/* What is left to read; bad once something was not there. */
struct reader {
	const uint8_t *p;
	size_t left;
	bool bad;
};

static uint64_t read_number(struct reader *r)
{
	uint64_t value = 0;

	for (int shift = 0; shift < 64 && r->left > 0; shift += 7) {
		uint8_t byte = *r->p++;
		r->left--;
		value |= (uint64_t)(byte & 0x7f) << shift;
		if (byte < 0x80)
			return value;
	}
	r->bad = true;
	return 0;
}

static void put_text(GByteArray *out, const char *text)
{
	record_number(out, strlen(text));
	g_byte_array_append(out, (const guint8 *)text, (guint)strlen(text));
}

static char *read_text(struct reader *r)
{
	uint64_t len = read_number(r);

	if (r->bad || len > r->left || memchr(r->p, '\0', len)) {
		r->bad = true;
		return g_strdup("");
	}
	char *text = g_strndup((const char *)r->p, len);
	r->p += len;
	r->left -= len;
	return text;
}

void header_encode(uint8_t out[RECORD_START], const struct journal_base *base, uint32_t first, uint32_t *seed)
{
	g_autoptr(GByteArray) body = g_byte_array_new();
	g_autofree char *who = g_utf8_make_valid(base->who, -1);
	g_autofree char *short_who = g_utf8_substring(who, 0, MIN(g_utf8_strlen(who, -1), WHO_MAX / 4));

	/* Chance makes every header, and with it every seed, different from the one it replaces. */
	record_number(body, (uint64_t)g_random_int() << 32 | g_random_int());
	record_number(body, first);
	record_number(body, (uint64_t)base->revision);
	record_number(body, (uint64_t)base->now_s);
	put_text(body, base->store_id);
	put_text(body, base->ulid);
	put_text(body, base->sha256);
	put_text(body, short_who);
	g_assert(body->len <= RECORD_START - HEADER_HEAD);
	memset(out, 0, RECORD_START);
	memcpy(out, magic, sizeof magic);
	put32(out + 8, body->len);
	*seed = crc32c(0, body->data, body->len);
	put32(out + 12, *seed);
	memcpy(out + HEADER_HEAD, body->data, body->len);
}

void header_clear(struct header *h)
{
	g_free(h->left.store_id);
	g_free(h->left.ulid);
	g_free(h->left.who);
}

bool header_decode(const uint8_t *bytes, size_t len, struct header *out)
{
	struct header h = { 0 };

	if (len < RECORD_START || memcmp(bytes, magic, sizeof magic) != 0)
		return false;
	struct reader r = { bytes + HEADER_HEAD, get32(bytes + 8), false };
	h.seed = get32(bytes + 12);
	if (r.left > RECORD_START - HEADER_HEAD || crc32c(0, r.p, r.left) != h.seed)
		return false;
	read_number(&r);
	h.first = (uint32_t)read_number(&r);
	h.left.base_revision = (int64_t)read_number(&r);
	h.left.started_s = (int64_t)read_number(&r);
	h.left.store_id = read_text(&r);
	h.left.ulid = read_text(&r);
	g_autofree char *sha256 = read_text(&r);
	h.left.who = read_text(&r);
	if (r.bad || strlen(sha256) != sizeof h.left.base_sha256 - 1) {
		header_clear(&h);
		return false;
	}
	memcpy(h.left.base_sha256, sha256, sizeof h.left.base_sha256);
	*out = h;
	return true;
}

void record_begin(GByteArray *out, uint32_t sequence, enum record_kind kind)
{
	uint8_t head[RECORD_HEAD + 1] = { 0 };

	put32(head + 4, sequence);
	head[RECORD_HEAD] = (uint8_t)kind;
	g_byte_array_set_size(out, 0);
	g_byte_array_append(out, head, sizeof head);
}

void record_end(GByteArray *out, uint32_t seed, const void *bytes, size_t len)
{
	if (len > 0)
		g_byte_array_append(out, bytes, (guint)len);
	put32(out->data, out->len - RECORD_HEAD);
	seed = crc32c(seed, out->data, 8);
	put32(out->data + 8, crc32c(seed, out->data + RECORD_HEAD, out->len - RECORD_HEAD));
}

bool record_decode(const uint8_t *bytes, size_t len, size_t *at, uint32_t sequence, uint32_t seed, struct record *out)
{
	const uint8_t *head = bytes + *at;
	size_t left = len - *at;

	if (left < RECORD_HEAD + 1)
		return false;
	size_t size = get32(head);
	if (size == 0 || size > left - RECORD_HEAD || get32(head + 4) != sequence)
		return false;
	if (get32(head + 8) != crc32c(crc32c(seed, head, 8), head + RECORD_HEAD, size))
		return false;
	struct reader r = { head + RECORD_HEAD + 1, size - 1, false };
	struct record found = { .kind = (enum record_kind)head[RECORD_HEAD] };
	if (found.kind == RECORD_EDIT || found.kind == RECORD_FIELD)
		found.pos = read_number(&r);
	if (found.kind == RECORD_EDIT)
		found.deleted = read_number(&r);
	if (r.bad)
		return false;
	found.bytes = r.p;
	found.len = r.left;
	*out = found;
	*at += RECORD_HEAD + size;
	return true;
}
