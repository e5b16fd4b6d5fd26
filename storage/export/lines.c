#include "export/lines.h"
#include <string.h>
#include "export/calendar.h"

static const struct { const char *offset, *name; } zones[] = { { "+07:00", "WIB" }, { "+08:00", "WITA" }, { "+09:00", "WIT" } };

static char *labelled(const char *label, const char *value)
{
	return *value ? g_strconcat(label, value, NULL) : g_strdup("");
}

void lines_append_moment(GString *out, const char *embargo)
{
	static const size_t time_at = sizeof "2021-05-04T" - 1, zone_at = sizeof "2021-05-04T15:30" - 1;
	GDate day;

	if (strlen(embargo) < zone_at || !calendar_parse(embargo, &day)) {
		g_string_append(out, embargo);
		return;
	}
	calendar_append_long(out, embargo, true);
	g_string_append_printf(out, ", pukul %.2s.%.2s", embargo + time_at, embargo + time_at + 3);
	for (size_t i = 0; i < G_N_ELEMENTS(zones); i++)
		if (g_str_has_suffix(embargo, zones[i].offset))
			g_string_append_printf(out, " %s", zones[i].name);
}

static char *embargo_line(const struct document *d)
{
	GString *out = g_string_new(NULL);

	if (*d->field[FIELD_EMBARGO]) {
		g_string_append(out, "EMBARGO sampai ");
		lines_append_moment(out, d->field[FIELD_EMBARGO]);
	}
	return g_string_free(out, FALSE);
}

static char *caption_line(const struct document *d)
{
	const char *caption = d->field[FIELD_CAPTION], *credit = d->field[FIELD_CREDIT];

	if (*credit == '\0')
		return labelled("Foto: ", caption);
	return *caption ? g_strdup_printf("Foto: %s (%s)", caption, credit) : g_strconcat("Foto: ", credit, NULL);
}

static char *contact_line(const struct letterhead *l)
{
	const char *const ways[] = { l ? l->phone : NULL, l ? l->mail : NULL, l ? l->site : NULL };
	GString *out = g_string_new(NULL);

	for (size_t i = 0; i < G_N_ELEMENTS(ways); i++)
		if (ways[i] != NULL && *ways[i])
			g_string_append_printf(out, "%s%s", out->len == 0 ? "Narahubung: " : ", ", ways[i]);
	return g_string_free(out, FALSE);
}

static char *signed_line(const struct document *d, const struct export_options *o)
{
	const char *city = o->letterhead && o->letterhead->city && *o->letterhead->city ? o->letterhead->city : d->field[FIELD_PLACE];
	g_autoptr(GString) day = g_string_new(d->field[FIELD_DATE]);
	GString *out = g_string_new(NULL);

	if (day->len == 0 && d->article->created_s != 0)
		calendar_append_day(day, d->article->created_s, o->utc_offset_min);
	if (day->len > 0) {
		g_string_append_printf(out, "%s%s", city, *city ? ", " : "");
		calendar_append_long(out, day->str, false);
	}
	return g_string_free(out, FALSE);
}

void lines_make(struct lines *l, const struct document *d, const struct export_options *o)
{
	*l = (struct lines){
		.number = labelled("Nomor: ", d->field[FIELD_NUMBER]), .embargo = o->embargo_over ? g_strdup("") : embargo_line(d),
		.byline = labelled("Penulis: ", d->field[FIELD_BYLINE]), .editor = labelled("Penyunting: ", d->field[FIELD_EDITOR]),
		.caption = caption_line(d), .contact = contact_line(o->letterhead), .signed_at = signed_line(d, o),
	};
}

unsigned lines_notes(const struct lines *l, const char *out[LINES_NOTES])
{
	const char *const all[LINES_NOTES] = { l->caption, l->byline, l->editor, l->contact };
	unsigned n = 0;

	for (size_t i = 0; i < LINES_NOTES; i++)
		if (*all[i])
			out[n++] = all[i];
	return n;
}

char *lines_join(const char *const *said, size_t n, const char *between)
{
	GString *out = g_string_new(NULL);

	for (size_t i = 0; i < n; i++)
		if (*said[i])
			g_string_append_printf(out, "%s%s", out->len > 0 ? between : "", said[i]);
	return g_string_free(out, FALSE);
}

void lines_clear(struct lines *l)
{
	g_free(l->number);
	g_free(l->embargo);
	g_free(l->byline);
	g_free(l->editor);
	g_free(l->caption);
	g_free(l->contact);
	g_free(l->signed_at);
	*l = (struct lines){ 0 };
}
