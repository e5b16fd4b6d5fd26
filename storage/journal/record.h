/* The bytes of a journal. Header, in the first RECORD_START bytes: "RDKJRNL1", length, CRC, then the base. Record: length,
 * sequence number, CRC, kind, varints, bytes. Numbers of four bytes are little-endian. The CRC of the header begins that of
 * each record, so a record of another journal never fits. */
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include "journal/journal.h"

enum { RECORD_START = 512, WHO_MAX = 200 };
enum record_kind { RECORD_EDIT = 1, RECORD_WHOLE = 2, RECORD_FIELD = 3 };

/* CRC-32C (Castagnoli), from the CRC of what came before or 0. */
uint32_t crc32c(uint32_t before, const void *bytes, size_t len);

/* Write a header; *seed is what its records begin with. Changes: RECORD_START bytes of out. */
void header_encode(uint8_t out[RECORD_START], const struct journal_base *base, uint32_t first, uint32_t *seed);

struct header {
	struct journal_left left;       /* store_id, ulid, who, base_*, started_s */
	uint32_t first, seed;
};
bool header_decode(const uint8_t *bytes, size_t len, struct header *out);   /* false: out has nothing to clear */
void header_clear(struct header *h);

/* Start a record in out, add its parts, close it. */
void record_begin(GByteArray *out, uint32_t sequence, enum record_kind kind);
void record_number(GByteArray *out, uint64_t value);
void record_end(GByteArray *out, uint32_t seed, const void *bytes, size_t len);

struct record {
	enum record_kind kind;
	uint64_t pos, deleted;          /* of an edit; of a field: pos is its number */
	const uint8_t *bytes;           /* in the journal's memory */
	size_t len;
};
/* The record at *at, which moves behind it. false: no whole record with this sequence number stands there. */
bool record_decode(const uint8_t *bytes, size_t len, size_t *at, uint32_t sequence, uint32_t seed, struct record *out);
