/* What editing costs, in numbers to read: it asserts nothing. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "edit/cell.h"
#include "edit/layout.h"
#include "edit/seek.h"

enum { RUNS = 21, MB = 1000000 };

static int by_value(const void *a, const void *b)
{
	gint64 x = *(const gint64 *)a, y = *(const gint64 *)b;

	return x < y ? -1 : x > y;
}

/* Median of the runs, in µs, with the best one beside it. */
static void report(const char *what, gint64 *us, unsigned n)
{
	qsort(us, n, sizeof *us, by_value);
	printf("%-58s %10.3f ms   best %8.3f\n", what, (double)us[n / 2] / 1000, (double)us[0] / 1000);
}

static GString *prose(size_t len, bool paragraphs)
{
	static const char *const words[] = { "komisi", "pemilihan", "umum", "provinsi", "menggelar", "rapat", "pleno", "terbuka", "dan", "yang",
		"di", "penetapan", "daftar", "pemilih", "Gorontalo,", "ketua", "mengatakan", "tahapan", "berjalan", "lancar." };
	GString *s = g_string_sized_new(len + 32);

	for (guint32 i = 0, seed = 1; s->len < len; i++) {
		seed = seed * 1664525 + 1013904223;
		g_string_append(s, words[(seed >> 16) % G_N_ELEMENTS(words)]);
		g_string_append_c(s, paragraphs && i % 80 == 79 ? '\n' : ' ');
	}
	return g_string_truncate(s, len);
}

static void bench_insert(size_t len, const char *name)
{
	g_autoptr(GString) s = prose(len, true);
	struct text *t = text_new(s->str, s->len);
	gint64 us[RUNS];
	size_t seen;
	unsigned keys = 1000;

	for (unsigned i = 0; i < RUNS; i++) {
		gint64 start = g_get_monotonic_time();
		for (unsigned k = 0; k < keys; k++) {
			text_replace(t, k, 0, "a", 1, UNDO_TYPE, k);
			text_upto(t, k, 50, &seen);
		}
		us[i] = (g_get_monotonic_time() - start) * 1000 / keys;
	}
	g_autofree char *what = g_strdup_printf("a key at the front of %s (columns are µs here)", name);
	report(what, us, RUNS);
	text_free(t);
}

static void bench_layout(void)
{
	g_autoptr(GString) s = prose(10 * MB, false);
	struct text *t = text_new(s->str, s->len);
	struct layout *l = layout_new();
	gint64 us[RUNS], first = g_get_monotonic_time();

	text_listen(t, layout_changed, l);
	layout_row_at(l, text_bytes(t), text_len(t), 80, text_len(t));
	first = g_get_monotonic_time() - first;
	report("first row_at at the end of one paragraph of 10 MB", &first, 1);
	for (unsigned i = 0; i < RUNS; i++) {
		size_t at = 5 * MB + i;
		text_replace(t, at, 0, "a", 1, UNDO_TYPE, at);
		gint64 start = g_get_monotonic_time();
		for (unsigned n = 0; n < 100; n++)
			layout_row_at(l, text_bytes(t), text_len(t), 80, at + n);
		us[i] = g_get_monotonic_time() - start;
	}
	report("100 row_at there after an insert in its middle", us, RUNS);
	layout_free(l);
	text_free(t);
}

/* 10,000 hits in a text of `len` bytes. */
static void bench_replace(size_t len, const char *name)
{
	g_autoptr(GString) s = prose(len, true);
	gint64 replace[RUNS], undo[RUNS];
	size_t cursor;

	for (unsigned i = 0; i < 10000; i++)
		memcpy(s->str + (len / 10000) * i, "KPUD ", 5);
	struct text *t = text_new(s->str, s->len);
	for (unsigned i = 0; i < RUNS; i++) {
		gint64 start = g_get_monotonic_time();
		g_autoptr(GArray) hits = seek_all(text_bytes(t), text_len(t), "kpud", &(struct seek_options){ 0 }, 0, text_len(t), NULL);
		text_replace_all(t, (void *)hits->data, hits->len, "KPU daerah", 10, 0);
		gint64 middle = g_get_monotonic_time();
		text_undo(t, &cursor);
		undo[i] = g_get_monotonic_time() - middle;
		replace[i] = middle - start;
	}
	g_autofree char *a = g_strdup_printf("find and replace 10,000 hits in %s", name);
	g_autofree char *b = g_strdup_printf("undo of it in %s", name);
	report(a, replace, RUNS);
	report(b, undo, RUNS);
	text_free(t);
}

static void bench_seek(const GString *s, const char *what, struct seek_options o, const char *name)
{
	gint64 us[RUNS];
	struct text_hit hit;

	for (unsigned i = 0; i < RUNS; i++) {
		gint64 start = g_get_monotonic_time();
		seek_hit(s->str, s->len, what, &o, 0, false, false, &hit, NULL);
		us[i] = g_get_monotonic_time() - start;
	}
	report(name, us, RUNS);
}

static void bench_cells(const GString *s)
{
	gint64 us[RUNS];
	struct cell c;
	size_t width = 0;

	for (unsigned i = 0; i < RUNS; i++) {
		gint64 start = g_get_monotonic_time();
		for (size_t off = 0; off < MB; width += (size_t)c.width)
			off += cell_next(s->str, s->len, off, &c);
		us[i] = g_get_monotonic_time() - start;
	}
	report(width > 0 ? "cells of 1 MB" : "", us, RUNS);
}

static void bench_rows(const GString *s, const char *name)
{
	gint64 us[RUNS];

	for (unsigned i = 0; i < RUNS; i++) {
		gint64 start = g_get_monotonic_time();
		struct row r = layout_row_at(NULL, s->str, MB, 80, 0);
		while (layout_row_next(NULL, s->str, MB, 80, &r))
			;
		us[i] = g_get_monotonic_time() - start;
	}
	report(name, us, RUNS);
}

int main(void)
{
	g_autoptr(GString) s = prose(10 * MB, true);
	g_autoptr(GString) accented = prose(MB, true);

	for (size_t i = 0; i + 60 < accented->len; i += 60)
		memcpy(accented->str + i, "\xE2\x80\x9C", 3);
	bench_insert(5000, "5 KB");
	bench_insert(MB, "1 MB");
	bench_insert(10 * MB, "10 MB");
	bench_layout();
	bench_replace(MB, "1 MB");
	bench_replace(10 * MB, "10 MB");
	memcpy(s->str + s->len - 6, "Zulfan", 6);
	bench_seek(s, "zulfan", (struct seek_options){ 0 }, "search to the end of 10 MB, any case");
	bench_seek(s, "Zulfan", (struct seek_options){ .match_case = true }, "the same, same case");
	bench_seek(s, "zulfan", (struct seek_options){ .whole_word = true }, "the same, whole word");
	bench_seek(s, "zul.an", (struct seek_options){ .regex = true }, "the same, regular expression");
	bench_seek(s, "anan!", (struct seek_options){ 0 }, "frequent letters, any case, none found");
	bench_seek(s, "q", (struct seek_options){ 0 }, "one letter, any case, none found");
	bench_cells(s);
	bench_rows(s, "all rows of 1 MB at 80 columns");
	bench_rows(accented, "the same with a quotation mark in each row");
	return 0;
}
