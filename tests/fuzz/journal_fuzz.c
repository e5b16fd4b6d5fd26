#include <fcntl.h>
#include <unistd.h>
#include <glib/gstdio.h>
#include "fuzz.h"
#include "journal/record.h"

static const char base[] = "KPU Provinsi Gorontalo mengikuti rapat.\n";

/* The journal that replay is asked about: one file for the whole run, written anew for each input. */
static char *path;

static __attribute__((destructor)) void remove_file(void)
{
	if (path)
		unlink(path);
	g_free(path);
}

static const char *file_with(const void *bytes, size_t len)
{
	static int fd = -1;

	if (!path) {
		/* in memory where there is such a folder: thousands of files a second */
		path = g_strdup(g_access("/dev/shm", W_OK) == 0 ? "/dev/shm/redaksi-jurnal-XXXXXX" : "./redaksi-jurnal-XXXXXX");
		fd = g_mkstemp(path);
		g_assert(fd >= 0);
	}
	g_assert(ftruncate(fd, 0) == 0 && pwrite(fd, bytes, len, 0) == (ssize_t)len);
	return path;
}

static GString *replayed(const void *bytes, size_t len)
{
	GString *text = NULL;

	return journal_replay(file_with(bytes, len), base, strlen(base), &text, NULL, 0, NULL) ? text : NULL;
}

static void write_header(GByteArray *file, uint32_t *seed)
{
	g_autofree char *sha256 = g_compute_checksum_for_string(G_CHECKSUM_SHA256, base, -1);
	const struct journal_base b = { "7e1f", "01F4TSJ3V0ABCDEFGHJKMNPQRS", 12, sha256, "afitri", 1620113400 };
	uint8_t header[RECORD_START];

	header_encode(header, &b, 1, seed);
	g_byte_array_append(file, header, sizeof header);
}

/* One edit, chosen by three bytes of the input, in the text and in the file. */
static void add_edit(GByteArray *file, GString *text, uint32_t seed, uint32_t sequence, const uint8_t *how)
{
	g_autoptr(GByteArray) record = g_byte_array_new();
	size_t pos = text->len > 0 ? how[0] % (text->len + 1) : 0, deleted = how[1] % (text->len - pos + 1);
	char inserted[8];
	size_t len = how[2] % sizeof inserted;

	memset(inserted, 'a' + how[2] % 26, len);
	record_begin(record, sequence, RECORD_EDIT);
	record_number(record, pos);
	record_number(record, deleted);
	record_end(record, seed, inserted, len);
	g_byte_array_append(file, record->data, record->len);
	g_string_erase(text, (gssize)pos, (gssize)deleted);
	g_string_insert_len(text, (gssize)pos, inserted, (gssize)len);
}

/* Damage after the header at any place gives the text after some number of edits, never anything else. */
static void assert_prefix(const uint8_t *data, size_t size)
{
	g_autoptr(GByteArray) file = g_byte_array_new();
	g_autoptr(GPtrArray) states = g_ptr_array_new_with_free_func(g_free);
	GString *text = g_string_new(base);
	uint32_t seed, sequence = 1;

	write_header(file, &seed);
	g_ptr_array_add(states, g_strdup(text->str));
	for (size_t at = 4; at + 3 <= size && sequence <= 40; at += 3, sequence++) {
		add_edit(file, text, seed, sequence, data + at);
		g_ptr_array_add(states, g_strdup(text->str));
	}
	g_string_free(text, TRUE);
	if (file->len > RECORD_START)
		file->data[RECORD_START + (size_t)(data[0] << 8 | data[1]) % (file->len - RECORD_START)] ^= data[2];
	size_t len = data[3] & 1 ? file->len : RECORD_START + data[3] * 4u % (file->len - RECORD_START + 1);
	text = replayed(file->data, len);
	g_assert(text && g_ptr_array_find_with_equal_func(states, text->str, g_str_equal, NULL));
	g_string_free(text, TRUE);
}

/* Any bytes as a file, and any bytes behind a header that is whole. */
static void read_anything(const uint8_t *data, size_t size)
{
	g_autoptr(GByteArray) file = g_byte_array_new();
	uint32_t seed;
	GString *text = replayed(data, size);

	if (text)
		g_string_free(text, TRUE);
	write_header(file, &seed);
	g_byte_array_append(file, data, (guint)size);
	text = replayed(file->data, file->len);
	g_assert(text && g_str_equal(text->str, base));
	g_string_free(text, TRUE);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size < 4)
		return 0;
	assert_prefix(data, size);
	read_anything(data, size);
	return 0;
}
