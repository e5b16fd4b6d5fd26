/* What stands around an office's letter: on top of its first page and below its last line. From the settings, handed in as data. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <glib.h>

enum paper { PAPER_A4, PAPER_F4 };   /* F4: 215 x 330 mm, the folio of Indonesian offices */

/* A text may be NULL or "": its line is left out. In name and address a line end starts a new line. All borrowed. */
struct letterhead {
	const char *name;                  /* nama: the agency, then the office */
	const char *address;               /* alamat */
	const char *phone, *site, *mail;   /* telepon, situs, surel */
	const char *news;                  /* berita: the public address under which articles stand; else no format names one */
	const char *logo; size_t logo_len; /* the bytes of the file that `logo` names, PNG or JPEG; NULL: none */
	enum paper paper;                  /* kertas */
	const char *official, *position;   /* pejabat, jabatan: who signs, and as what */
	const char *city;                  /* kota: where it is signed; else the article's place */
};

/* Something stands on top of the page; false for NULL too. */
bool letterhead_stands(const struct letterhead *l);

bool paper_parse(const char *name, enum paper *out);   /* "A4", "F4", in either case; *out changes only on success */
void paper_size_mm(enum paper p, int *width_mm, int *height_mm);

/* What a picture file is and how large it is. */
struct picture {
	const char *kind;                  /* "png" or "jpeg" */
	unsigned width_px, height_px;      /* never 0 */
};

enum { LOGO_MAX = 2 << 20 };               /* bytes of a logo's file; settings read no more */

/* Look at the head of a picture. INPUT: neither PNG nor JPEG, or cut off; *out is as it was. Sources: PNG (ISO/IEC 15948)
 * section 11.2.2; JPEG (ITU-T T.81) annex B. */
bool picture_measure(const char *bytes, size_t len, struct picture *out, GError **error);
