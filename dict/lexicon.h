/* The word lists: our own tables of dict/data (inside the program), and the words of hunspell-id and mythes-id (read
 * from the system when present). Read-only after opening. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <glib.h>

/* LIST(name, file in dict/data without .tsv): one row for each table; the columns are in dict/README.md. */
#define LEXICON_LISTS(LIST) \
	LIST(LEMA, lema) LIST(NONBAKU, nonbaku) LIST(GABUNG, gabung) LIST(TEMPAT, tempat) LIST(TERIKAT, terikat) \
	LIST(PUN, pun) LIST(SINGKATAN, singkatan) LIST(WILAYAH, wilayah) LIST(NAMA, nama) LIST(GELAR, gelar) \
	LIST(SATUAN, satuan) LIST(ASING, asing) LIST(FREKUENSI, frekuensi) LIST(AKAR3, akar3) LIST(LULUH, luluh) \
	LIST(SATU_SUKU, satu_suku) LIST(ULANG, ulang) LIST(KURANG, kurang) LIST(INSTITUSI, institusi) LIST(FRASA, frasa) LIST(RANCU, rancu)

enum lexicon_list {
#define LIST(name, file) LEXICON_##name,
	LEXICON_LISTS(LIST)
#undef LIST
	LEXICON_N_LISTS
};

struct lexicon;

/* Opens the tables and reads the two Debian lists; a folder or file that is not there means fewer words, no error. */
struct lexicon *lexicon_open(const char *hunspell_dir, const char *mythes_path);
void lexicon_close(struct lexicon *l);
typedef struct lexicon lexicon;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(lexicon, lexicon_close)

/* What a table says about a key in lower case (words parted by one blank): the further columns of its first row with
 * that key, tabs between; "" when the table has one column; NULL when the key is not in it. Lives as long as l. */
const char *lexicon_value(const struct lexicon *l, enum lexicon_list list, const char *lower_key);

/* The key as the table writes it ("KPU", "Gorontalo Utara"); NULL when the key is not in it. Lives as long as l. */
const char *lexicon_key(const struct lexicon *l, enum lexicon_list list, const char *lower_key);

/* Column i of a value (0: the first after the key), the caller's; "" when there is none. */
char *lexicon_column(const char *value, unsigned i);

/* Does a key of several words in gabung.tsv, or one with a hyphen in ulang.tsv, begin with the word? */
bool lexicon_begins(const struct lexicon *l, enum lexicon_list list, const char *lower);

/* True when the word in lower case stands as it is in lema.tsv, hunspell-id or mythes-id: no affix is taken off. */
bool lexicon_stem(const struct lexicon *l, const char *lower);

/* True when affixes may join the word: a stem of hunspell-id, a root of lema.tsv, or a word of mythes-id that is not a
 * derived one to look at. Roots of three letters or fewer only when akar3.tsv has them. */
bool lexicon_root(const struct lexicon *l, const char *lower);

/* How many affixes hunspell-id lets the stem take: 0 for archaic and borrowed words, up to 20 for living roots. */
unsigned lexicon_affixes(const struct lexicon *l, const char *lower);

/* How often mythes-id names the word, as entry or synonym: a sign of how common it is. */
unsigned lexicon_uses(const struct lexicon *l, const char *lower);

/* May pe- without a nasal join the stem (petinju)? hunspell-id lets it take ber- and not meN-, or does not know it. */
bool lexicon_agent(const struct lexicon *l, const char *lower);

/* Does hunspell-id let the stem take meN- (susul, cetak)? */
bool lexicon_verb(const struct lexicon *l, const char *lower);

/* Occurrences per million words of news, estimated from the band of frekuensi.tsv; 0 when the word is not in it. */
unsigned lexicon_per_million(const struct lexicon *l, const char *lower);

/* Every row of a table: key as written, value. */
typedef void (*lexicon_row_fn)(const char *key, const char *value, void *ctx);
void lexicon_each(const struct lexicon *l, enum lexicon_list list, lexicon_row_fn fn, void *ctx);

/* Every word that lexicon_stem() knows. */
void lexicon_each_stem(const struct lexicon *l, void (*fn)(const char *lower, void *ctx), void *ctx);

size_t lexicon_rows(const struct lexicon *l, enum lexicon_list list);
size_t lexicon_stems(const struct lexicon *l, size_t *from_hunspell, size_t *from_mythes);
