#include "app/office.h"
#include <string.h>
#include "app/config.h"
#include "app/language.h"
#include "edit/cell.h"
#include "file.h"

static const char GROUP[] = "kantor";

static const char *text_of(struct office *o, GKeyFile *file, const char *key)
{
	char *text = g_key_file_get_string(file, GROUP, key, NULL);

	g_ptr_array_add(o->texts, text ? text : g_strdup(""));
	return g_ptr_array_index(o->texts, o->texts->len - 1);
}

/* A picture that is gone or has become something else is left out: the letter leaves without it. */
static void read_logo(struct office *o, const char *path)
{
	struct picture shape;

	if (!*path || !file_read(&o->logo, path, LOGO_MAX, NULL))
		return;
	if (picture_measure(o->logo->str, o->logo->len, &shape, NULL)) {
		o->letterhead.logo = o->logo->str;
		o->letterhead.logo_len = o->logo->len;
	}
}

static void fill(struct office *o, GKeyFile *file)
{
	struct letterhead *l = &o->letterhead;

	l->name = text_of(o, file, "nama");
	l->address = text_of(o, file, "alamat");
	l->phone = text_of(o, file, "telepon");
	l->site = text_of(o, file, "situs");
	l->news = text_of(o, file, "berita");
	l->mail = text_of(o, file, "surel");
	l->official = text_of(o, file, "pejabat");
	l->position = text_of(o, file, "jabatan");
	l->city = text_of(o, file, "kota");
	paper_parse(text_of(o, file, "kertas"), &l->paper);
	read_logo(o, text_of(o, file, "logo"));
}

void office_load(struct office *o, GKeyFile *file)
{
	*o = (struct office){ .texts = g_ptr_array_new_with_free_func(g_free) };
	if (file) {
		fill(o, file);
		return;
	}
	g_autoptr(GKeyFile) stored = config_file(NULL);
	fill(o, stored);
}

void office_clear(struct office *o)
{
	g_clear_pointer(&o->texts, g_ptr_array_unref);
	if (o->logo)
		g_string_free(o->logo, TRUE);
	*o = (struct office){ 0 };
}

/* ---- how it looks ---- */

static void put_line(GString *out, const char *text, size_t len, unsigned left)
{
	g_string_append_printf(out, "%*s%.*s\n", (int)left, "", (int)len, text);
}

static unsigned width_of(const char *text, size_t len)
{
	struct cell c;
	unsigned cols = 0;

	for (size_t off = 0; off < len; off += cell_next(text, len, off, &c), cols += (unsigned)c.width)
		;
	return cols;
}

static void put_centred(GString *out, const char *text, unsigned cols)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	for (char **line = lines; *text && *line; line++) {
		unsigned wide = width_of(*line, strlen(*line));
		put_line(out, *line, strlen(*line), wide < cols ? (cols - wide) / 2 : 0);
	}
}

static char *contacts(const struct letterhead *l)
{
	const char *parts[4] = { 0 };
	unsigned n = 0;

	for (unsigned i = 0; i < 3; i++) {
		const char *part = i == 0 ? l->phone : i == 1 ? l->site : l->mail;
		if (*part)
			parts[n++] = part;
	}
	return g_strjoinv(" · ", (char **)parts);
}

static void put_signature(GString *out, const struct letterhead *l, unsigned left)
{
	const char *const lines[] = { l->city, l->position, l->official };

	for (unsigned i = 0; i < G_N_ELEMENTS(lines); i++)
		if (*lines[i])
			put_line(out, lines[i], strlen(lines[i]), left);
}

char *office_preview(const struct office *o, unsigned cols)
{
	const struct letterhead *l = &o->letterhead;
	g_autoptr(GString) out = g_string_new(NULL);
	g_autofree char *capitals = g_utf8_strup(l->name, -1), *all = contacts(l);
	struct picture shape;

	if (!letterhead_stands(l))
		g_string_append_printf(out, "%s\n", _("(kop surat masih kosong)"));
	if (l->logo && picture_measure(l->logo, l->logo_len, &shape, NULL)) {
		g_autofree char *logo = g_strdup_printf(_("[logo %u×%u]"), shape.width_px, shape.height_px);
		put_centred(out, logo, cols);
	}
	put_centred(out, capitals, cols);
	put_centred(out, l->address, cols);
	put_centred(out, all, cols);
	for (unsigned i = 0; i < cols; i++)
		g_string_append(out, "═");
	g_string_append_c(out, '\n');
	put_signature(out, l, cols / 2);
	g_string_append(out, l->paper == PAPER_F4 ? _("Kertas F4, 215 × 330 mm") : _("Kertas A4, 210 × 297 mm"));
	return g_string_free(g_steal_pointer(&out), FALSE);
}
