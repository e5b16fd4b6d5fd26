/* The verb pulihkan: a copy or a damaged store as a new store. */
#include "app/verb.h"
#include <inttypes.h>
#include "app/newsroom.h"
#include "app/language.h"
#include "store/salvage.h"

static const char *fate_words(enum salvage_fate fate)
{
	switch (fate) {
	case SALVAGE_OLDER: return _("versi terakhir hilang, versi sebelumnya diselamatkan");
	case SALVAGE_UNPROVEN: return _("diselamatkan tanpa bukti keutuhan; bacalah dahulu");
	case SALVAGE_LOST: return _("hilang");
	}
	return "";
}

static void put_loss(struct cli *c, const struct salvage_loss *l)
{
	const char *title = *l->title ? l->title : _("(judul tidak diketahui)");

	if (l->id)
		cli_say(c, _("naskah %" PRId64 " (kini %" PRId64 "), %s: %s\n"), l->number, l->id, title, fate_words(l->fate));
	else
		cli_say(c, _("naskah %" PRId64 ", %s: %s\n"), l->number, title, fate_words(l->fate));
}

static int put_summary(struct cli *c, const struct salvage *v, const char *to)
{
	for (unsigned i = 0; i < v->losses->len; i++)
		put_loss(c, v->losses->pdata[i]);
	if (v->exact)
		cli_say(c, _("Sumbernya utuh: %u naskah dan semua isinya disalin ke %s\n"), v->articles, to);
	else
		cli_say(c, _("Sumbernya rusak: %u naskah diselamatkan ke %s; %u bermasalah, %u versi hilang\n"), v->articles, to, v->losses->len, v->revisions_lost);
	if (v->exact)
		return CLI_GOOD;
	if (v->notes > 0)
		cli_say(c, _("Ikut diselamatkan: %u kata sendiri, pengaturan, temuan yang diterima, dan catatan ekspor\n"), v->notes);
	return v->articles > 0 ? CLI_NONE : CLI_FILE;
}

/* What sessions that died had not saved is not in the store but beside it. */
static void put_unsaved(struct cli *c, const char *from, const char *to)
{
	unsigned taken = newsroom_take_journals(from, to);

	if (taken > 0)
		cli_say(c, _("Ikut disalin: %u tulisan yang belum tersimpan; ditawarkan saat naskahnya dibuka\n"), taken);
}

int cli_restore(struct cli *c, char **args)
{
	const char *to = NULL;
	const struct option_row rows[] = {
		{ "ke", "to", OPTION_TEXT, &to, N_("DIR"), N_("folder gudang baru; belum ada, atau kosong") },
	};
	g_auto(salvage) v = { 0 };
	g_autoptr(GError) error = NULL;

	if (!cli_options(c, rows, G_N_ELEMENTS(rows), args) || !cli_operands(c, args, 1, 1))
		return c->status;
	if (!to)
		return cli_complain(c, CLI_USAGE, "%s", _("sebutkan folder gudang baru dengan --ke=FOLDER"));
	if (store_salvage(args[0], to, _("tanpa bukti keutuhan"), &v, &error)) {
		put_unsaved(c, args[0], to);
		return put_summary(c, &v, to);
	}
	if (g_error_matches(error, STORE_ERROR, STORE_ERROR_EXISTS))
		return cli_complain(c, CLI_FILE, _("%s: sudah ada isinya; pilih folder baru, tidak ada yang diubah"), to);
	if (g_error_matches(error, STORE_ERROR, STORE_ERROR_DAMAGED))
		return cli_complain(c, CLI_FILE, _("%s: tidak ada naskah yang dapat dibaca"), args[0]);
	return cli_complain_error(c, args[0], error);
}
