/* An article as a letter of its office: the lines above and below the text, in order, for the formats that have pages. */
#pragma once
#include "export/write.h"

enum letter_role {
	LETTER_OFFICE, LETTER_ADDRESS,                               /* on top of the first page */
	LETTER_KIND, LETTER_NUMBER, LETTER_EMBARGO, LETTER_TITLE,    /* before the text */
	LETTER_SIGNED, LETTER_SIGNER, LETTER_NOTE,                   /* after it */
};

struct letter_line {
	enum letter_role role;
	char *text;                  /* one line, never empty */
};

struct letter {
	GArray *top, *head, *foot;   /* struct letter_line */
	const struct letterhead *letterhead;   /* NULL: none stands */
	bool has_logo;
	struct picture logo;
	int width_mm, height_mm;     /* of the paper */
};

/* INPUT: the logo is no picture. */
bool letter_make(struct letter *l, const struct document *d, const struct export_options *o, GError **error);
void letter_clear(struct letter *l);
typedef struct letter letter;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(letter, letter_clear)

/* The logo as tall as the lines beside it and at most LOGO_WIDTH_MM wide; both in hundredths of a millimetre. */
enum { LOGO_WIDTH_MM = 26 };
void letter_logo_size(const struct letter *l, int *width_cmm, int *height_cmm);

/* Paragraph style of a line, by which the readers know it again; LETTER_TITLE: "Title". */
const char *letter_style(enum letter_role role);
#define LETTER_STYLE_PREFIX "Redaksi"
#define LETTER_STYLE_DATELINE "RedaksiTitimangsa"   /* of the characters before the first paragraph */

/* Name of the document property that carries a field; NULL: it is not carried. */
const char *letter_property(enum field f);

/* The day of the article at midnight UTC, "2021-05-04T00:00:00Z"; tanggal, else created_s; "" when it has neither. The caller's. */
char *letter_created(const struct document *d, int utc_offset_min);
