#include "export/export.h"
#include <string.h>
#include <glib/gi18n.h>
#include "export/calendar.h"
#include "export/write.h"

const struct writer export_writers[] = {
	{ "txt", "txt", N_("Teks polos (formulir web)"), txt_write, false, false, NULL },
	{ "surel", "eml", N_("Draf surel (72 kolom, judul sebagai subjek)"), mail_write, false, false, NULL },
	{ "md", "md", N_("Markdown dengan kepala YAML (Hugo, Jekyll, Zola)"), markdown_write, false, false, NULL },
	{ "html", "html", N_("Halaman HTML"), html_write, false, false, NULL },
	{ "html-fragmen", "frag.html", N_("Potongan HTML (kotak sumber penyunting web)"), html_fragment_write, false, false, NULL },
	{ "wa", "wa.txt", N_("Pesan WhatsApp"), whatsapp_write, false, false, NULL },
	{ "docx", "docx", N_("Dokumen Word (DOCX)"), docx_write, true, false, NULL },
	{ "odt", "odt", N_("Dokumen LibreOffice (ODT)"), odt_write, true, false, NULL },
	{ "pdf", "pdf", N_("Siaran pers PDF (siap cetak)"), pdf_write, true, true, NULL },
	{ "naskah", "naskah.md", N_("Naskah redaksi (untuk kantor lain yang memakai redaksi)"), naskah_write, false, false, NULL },
	{ "wxr", "wxr.xml", N_("Berkas impor WordPress (WXR)"), wxr_write, false, false, &wxr_collection },
	{ "wp-json", "wp.json", N_("Isi permintaan REST WordPress"), wordpress_json_write, false, false, NULL },
	{ "ninjs", "ninjs.json", N_("IPTC ninjs 3.1"), ninjs_write, false, false, NULL },
	{ "rss", "rss", N_("Umpan RSS 2.0"), rss_write, false, false, &rss_collection },
	{ "atom", "atom", N_("Umpan Atom 1.0"), atom_write, false, false, &atom_collection },
	{ "newsml", "newsml.xml", N_("IPTC NewsML-G2"), newsml_write, false, false, NULL },
	{ "nitf", "nitf.xml", N_("IPTC NITF"), nitf_write, false, false, NULL },
};
const unsigned export_writer_count = G_N_ELEMENTS(export_writers);

bool export_offered(const struct writer *w, const struct export_options *o)
{
	return !w->program || o->pdf_program != NULL;
}

const struct writer *export_writer(const char *name)
{
	for (unsigned i = 0; i < export_writer_count; i++)
		if (strcmp(export_writers[i].name, name) == 0)
			return &export_writers[i];
	return NULL;
}

char *export_name(const struct article *a, const struct writer *w, int utc_offset_min)
{
	GString *name = g_string_new(NULL);
	const char *date = a->field[FIELD_DATE];
	char slug[SLUG_MAX + 1];
	GDate day;

	if (calendar_parse(date, &day))
		g_string_append_len(name, date, (gssize)strlen("2021-05-04"));
	else
		calendar_append_day(name, a->created_s, utc_offset_min);
	document_slug(a, slug);
	g_string_append_printf(name, "-%s.%s", slug, w->suffix);
	return g_string_free(name, FALSE);
}
