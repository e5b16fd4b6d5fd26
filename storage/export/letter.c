#include "export/letter.h"
#include <string.h>
#include "export/calendar.h"
#include "export/lines.h"

static const char *const styles[] = {
	[LETTER_OFFICE] = LETTER_STYLE_PREFIX "Kop", [LETTER_ADDRESS] = LETTER_STYLE_PREFIX "Alamat",
	[LETTER_KIND] = LETTER_STYLE_PREFIX "Jenis", [LETTER_NUMBER] = LETTER_STYLE_PREFIX "Nomor",
	[LETTER_EMBARGO] = LETTER_STYLE_PREFIX "Embargo", [LETTER_TITLE] = "Title",
	[LETTER_SIGNED] = LETTER_STYLE_PREFIX "TandaTangan", [LETTER_SIGNER] = LETTER_STYLE_PREFIX "Pejabat",
	[LETTER_NOTE] = LETTER_STYLE_PREFIX "Keterangan",
};

const char *letter_style(enum letter_role role)
{
	return styles[role];
}

/* Status and office are the receiving newsroom's own. */
const char *letter_property(enum field f)
{
	return f == FIELD_TITLE || f == FIELD_STATUS || f == FIELD_OFFICE ? NULL : field_rows[f].key;
}

static void line_free(void *p)
{
	g_free(((struct letter_line *)p)->text);
}

static GArray *lines_new(void)
{
	GArray *a = g_array_new(FALSE, FALSE, sizeof(struct letter_line));

	g_array_set_clear_func(a, line_free);
	return a;
}

static void add(GArray *to, enum letter_role role, const char *text)
{
	struct letter_line line = { role, NULL };

	if (text == NULL || *text == '\0')
		return;
	line.text = document_line(text);
	g_array_append_val(to, line);
}

/* A setting may hold several lines. */
static void add_each(GArray *to, enum letter_role role, const char *text)
{
	g_auto(GStrv) each = g_strsplit(text ? text : "", "\n", -1);

	for (char **line = each; *line; line++)
		add(to, role, g_strstrip(*line));
}

static void add_office(GArray *top, const struct letterhead *h, const char *office)
{
	g_autofree char *upper = g_utf8_strup(h->name && *h->name ? h->name : office ? office : "", -1);

	add_each(top, LETTER_OFFICE, upper);
}

static void add_contacts(GArray *top, const struct letterhead *h)
{
	const struct { const char *label, *value; } ways[] = { { "Telepon", h->phone }, { "Surel", h->mail }, { "Situs", h->site } };
	g_autoptr(GString) out = g_string_new(NULL);

	for (size_t i = 0; i < G_N_ELEMENTS(ways); i++)
		if (ways[i].value != NULL && *ways[i].value)
			g_string_append_printf(out, "%s%s\xC2\xA0%s", out->len > 0 ? " · " : "", ways[i].label, ways[i].value);
	add(top, LETTER_ADDRESS, out->str);
}

static void add_signature(GArray *foot, const struct lines *said, const struct letterhead *h, const char *office)
{
	bool has_position = h->position && *h->position, has_official = h->official && *h->official;

	if (!has_position && !has_official)
		return;
	add(foot, LETTER_SIGNED, said->signed_at);
	add(foot, LETTER_SIGNED, has_position ? h->position : office);
	add(foot, LETTER_SIGNER, h->official);
}

bool letter_make(struct letter *l, const struct document *d, const struct export_options *o, GError **error)
{
	const struct letterhead *h = o->letterhead;
	const char *office = o->office ? o->office : d->field[FIELD_OFFICE];
	g_auto(lines) said = { 0 };
	struct picture logo = { 0 };

	if (h != NULL && h->logo != NULL && !picture_measure(h->logo, h->logo_len, &logo, error))
		return false;
	lines_make(&said, d, o);
	*l = (struct letter){ .top = lines_new(), .head = lines_new(), .foot = lines_new(), .logo = logo, .has_logo = logo.kind != NULL };
	paper_size_mm(h ? h->paper : PAPER_A4, &l->width_mm, &l->height_mm);
	if (letterhead_stands(h)) {
		l->letterhead = h;
		add_office(l->top, h, office);
		add_each(l->top, LETTER_ADDRESS, h->address);
		add_contacts(l->top, h);
		add(l->head, LETTER_KIND, "SIARAN PERS");
	}
	add(l->head, LETTER_NUMBER, said.number);
	add(l->head, LETTER_EMBARGO, said.embargo);
	add(l->head, LETTER_TITLE, d->field[FIELD_TITLE]);
	if (h != NULL)
		add_signature(l->foot, &said, h, office);
	const char *notes[LINES_NOTES];
	unsigned n = lines_notes(&said, notes);
	for (unsigned i = 0; i < n; i++)
		add(l->foot, LETTER_NOTE, notes[i]);
	return true;
}

void letter_clear(struct letter *l)
{
	g_clear_pointer(&l->top, g_array_unref);
	g_clear_pointer(&l->head, g_array_unref);
	g_clear_pointer(&l->foot, g_array_unref);
}

void letter_logo_size(const struct letter *l, int *width_cmm, int *height_cmm)
{
	int height = CLAMP((int)l->top->len, 2, 5) * 520;
	int width = (int)((int64_t)height * l->logo.width_px / l->logo.height_px);

	if (width > LOGO_WIDTH_MM * 100) {
		width = LOGO_WIDTH_MM * 100;
		height = MAX(1, (int)((int64_t)width * l->logo.height_px / l->logo.width_px));
	}
	*width_cmm = MAX(1, width);
	*height_cmm = height;
}

char *letter_created(const struct document *d, int utc_offset_min)
{
	GString *out = g_string_new(NULL);
	GDate day;

	if (calendar_parse(d->field[FIELD_DATE], &day))
		g_string_append_len(out, d->field[FIELD_DATE], (gssize)strlen("2021-05-04"));
	else if (d->article->created_s != 0)
		calendar_append_day(out, d->article->created_s, utc_offset_min);
	if (out->len > 0)
		g_string_append(out, "T00:00:00Z");
	return g_string_free(out, FALSE);
}
