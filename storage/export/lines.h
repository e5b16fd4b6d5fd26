/* The lines around an article's text that every format says in the same words; each format puts them where its readers look. */
#pragma once
#include "export/write.h"

/* Each is "" when there is nothing to say. */
struct lines {
	char *number;        /* "Nomor: 12/HM.02/V/2021" */
	char *embargo;       /* "EMBARGO sampai Selasa, 4 Mei 2021, pukul 15.30 WITA" */
	char *byline;        /* "Penulis: A. Fitri" */
	char *editor;        /* "Penyunting: B. Lasut" */
	char *caption;       /* "Foto: Suasana rapat. (Humas KPU)" */
	char *contact;       /* "Narahubung: (0435) 123456, humas@kpu.go.id, https://kpu.go.id" */
	char *signed_at;     /* "Gorontalo, 4 Mei 2021"; without a day: "" */
};
/* What stands under the text, in this order: caption, byline, editor, contact; those that say something. Their number. */
enum { LINES_NOTES = 4 };
unsigned lines_notes(const struct lines *l, const char *out[LINES_NOTES]);

void lines_make(struct lines *l, const struct document *d, const struct export_options *o);
void lines_clear(struct lines *l);
typedef struct lines lines;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(lines, lines_clear)

char *lines_join(const char *const *said, size_t n, const char *between);   /* those that are not empty; the caller's */

/* "Selasa, 4 Mei 2021, pukul 15.30 WITA" from an embargo's value as field_check() takes it; anything else as it is. */
void lines_append_moment(GString *out, const char *embargo);
