/* Commands of the linear mode: the list, paragraphs, and what the screen has under the same word. */
#include "app/linear.h"
#include <inttypes.h>
#include <string.h>
#include "app/command.h"
#include "app/language.h"
#include "app/writer.h"

enum { ROWS_AT_ONCE = 10 };

/* A paragraph: a line that is not empty. */
struct paragraph { size_t start, end; unsigned number, of; };

static bool need_doc(struct linear *l)
{
	if (!l->app->doc)
		cli_say(l->cli, "%s\n", _("Buka naskah dahulu: daftar, lalu buka NOMOR."));
	return l->app->doc != NULL;
}

/* An article that this session may change. */
static bool need_pen(struct linear *l)
{
	if (!need_doc(l))
		return false;
	if (l->app->doc->read_only)
		writer_refuse(l->app);
	return !l->app->doc->read_only;
}

/* ---- the list ---- */

static void tell_rows(struct linear *l)
{
	struct list *list = &l->app->list;
	unsigned end = MIN(list->top + ROWS_AT_ONCE, list->rows->len);

	for (unsigned i = list->top; i < end; i++) {
		const struct list_row *r = g_ptr_array_index(list->rows, i);
		cli_say(l->cli, _("%" PRId64 ". %s; status %s, %s, %d kata\n"), r->id, *r->title ? r->title : _("(tanpa judul)"), r->status, r->date, r->words);
	}
	g_autofree char *total = list_total(list);
	if (end < list->rows->len)
		cli_say(l->cli, _("%s naskah semuanya; “lagi” untuk lanjutannya.\n"), total);
	else if (list->rows->len == 0)
		cli_say(l->cli, "%s\n", _("Tidak ada naskah yang cocok."));
}

void line_list(struct linear *l, const char *operand)
{
	g_string_assign(l->app->list.filter, operand);
	app_reload_list(l->app, 0);
	app_settle_list(l->app);
	tell_rows(l);
}

void line_more(struct linear *l, const char *operand)
{
	struct list *list = &l->app->list;
	g_autoptr(GError) error = NULL;

	(void)operand;
	/* The row after those that were told; the window grows by itself. */
	if (!list_move(list, l->app->store, (long)list->top + ROWS_AT_ONCE - (long)list->selected, 1, &error))
		app_notice_error(l->app, _("Daftar tidak terbaca"), error);
	list->top = list->selected;
	tell_rows(l);
}

void line_open(struct linear *l, const char *operand)
{
	guint64 id;

	if (!g_ascii_string_to_unsigned(operand, 10, 1, G_MAXINT64, &id, NULL)) {
		cli_say(l->cli, "%s\n", _("Sebut nomornya, misalnya: buka 12"));
		return;
	}
	app_open(l->app, (int64_t)id);
	linear_read_only(l);
	linear_tell_notice(l);
	if (l->app->doc)
		line_title(l, "");
}

void line_new(struct linear *l, const char *operand)
{
	command_new_article(l->app);
	if (l->app->doc)
		line_title(l, operand);
}

void line_title(struct linear *l, const char *operand)
{
	g_autoptr(GError) error = NULL;

	if (!need_doc(l))
		return;
	if (*operand && !need_pen(l))
		return;
	if (*operand && !field_check(FIELD_TITLE, operand, &error)) {
		cli_say(l->cli, _("Judul belum benar: %s\n"), error->message);
		return;
	}
	if (*operand) {
		doc_set_field(l->app->doc, FIELD_TITLE, operand);
		app_changed(l->app);
	}
	const char *title = doc_field(l->app->doc, FIELD_TITLE);
	cli_say(l->cli, _("Naskah %" PRId64 ", versi %d: %s\n"), l->app->doc->article.id, l->app->doc->article.version, *title ? title : _("(tanpa judul)"));
}

/* ---- paragraphs ---- */

static bool paragraph_after(const struct doc *d, struct paragraph *p)
{
	const char *s = text_bytes(d->text);
	size_t len = text_len(d->text), start = p->number == 0 && len > 0 && *s != '\n' ? 0 : paragraph_next(s, len, p->end);

	if (start >= len)
		return false;
	*p = (struct paragraph){ start, paragraph_end(s, len, start), p->number + 1, p->of };
	return true;
}

/* The paragraph with this number, or for 0 the cursor's: the last that begins at or before it. false: there is none. */
static bool paragraph_find(const struct doc *d, unsigned number, struct paragraph *out)
{
	struct paragraph p = { 0 };
	bool found = false;

	while (paragraph_after(d, &p)) {
		if (number != 0 ? p.number == number : !found || p.start <= d->cursor) {
			*out = p;
			found = true;
		}
	}
	out->of = p.number;
	return found;
}

static void tell_paragraph(struct linear *l, const struct paragraph *p)
{
	doc_move(l->app->doc, p->start, false);
	cli_say(l->cli, _("%u dari %u: %.*s\n"), p->number, p->of, (int)(p->end - p->start), text_bytes(l->app->doc->text) + p->start);
}

/* The paragraph that an operand names, told when there is none. */
static bool paragraph_asked(struct linear *l, const char *operand, struct paragraph *out)
{
	guint64 number = 0;

	if (!need_doc(l))
		return false;
	if ((!*operand || g_ascii_string_to_unsigned(operand, 10, 1, G_MAXUINT, &number, NULL)) &&
	    paragraph_find(l->app->doc, (unsigned)number, out))
		return true;
	cli_say(l->cli, "%s\n", text_len(l->app->doc->text) == 0 ? _("Naskah masih kosong; “tulis” untuk menulis.") : _("Tidak ada paragraf itu."));
	return false;
}

static void read_all(struct linear *l)
{
	struct paragraph p = { 0 };

	paragraph_find(l->app->doc, 1, &p);
	p = (struct paragraph){ .of = p.of };
	while (paragraph_after(l->app->doc, &p) && !cli_out_broken(l->cli))
		tell_paragraph(l, &p);
}

static void read_by(struct linear *l, int by)
{
	struct paragraph p;

	if (!paragraph_asked(l, "", &p))
		return;
	unsigned wanted = (unsigned)((int)p.number + by);
	if (paragraph_find(l->app->doc, wanted, &p) && wanted > 0)
		tell_paragraph(l, &p);
	else
		cli_say(l->cli, "%s\n", by > 0 ? _("Akhir naskah.") : _("Awal naskah."));
}

void line_read(struct linear *l, const char *operand)
{
	struct paragraph p;

	if (strcmp(operand, "+") == 0)
		read_by(l, 1);
	else if (*operand && (strcmp(operand, "semua") == 0 || strcmp(operand, "all") == 0)) {
		if (need_doc(l))
			read_all(l);
	} else if (paragraph_asked(l, operand, &p))
		tell_paragraph(l, &p);
}

void line_back(struct linear *l, const char *operand)
{
	(void)operand;
	read_by(l, -1);
}

void line_find(struct linear *l, const char *operand)
{
	struct paragraph here, p;
	g_autofree char *needle = g_utf8_casefold(operand, -1);

	if (!paragraph_asked(l, "", &here) || !*operand)
		return;
	p = here;
	for (unsigned i = 0; i < here.of; i++) {
		if (!paragraph_after(l->app->doc, &p))
			paragraph_find(l->app->doc, 1, &p);
		g_autofree char *hay = g_utf8_casefold(text_bytes(l->app->doc->text) + p.start, (gssize)(p.end - p.start));
		if (strstr(hay, needle)) {
			tell_paragraph(l, &p);
			return;
		}
	}
	cli_say(l->cli, _("“%s” tidak ada dalam naskah.\n"), operand);
}

/* ---- writing ---- */

static void put(struct linear *l, size_t from, size_t to, const char *bytes, size_t len)
{
	struct doc *d = l->app->doc;

	if (d->read_only) {            /* handed over while the line was typed */
		writer_refuse(l->app);
		return;
	}
	text_undo_break(d->text);
	text_replace(d->text, from, to - from, bytes, len, UNDO_COMMAND, from);
	doc_move(d, MIN(from, text_len(d->text)), false);
	app_changed(l->app);
}

/* A new paragraph at the end, after one empty line; where it starts. */
static size_t put_last(struct linear *l, const char *line)
{
	const char *s = text_bytes(l->app->doc->text);
	size_t len = text_len(l->app->doc->text), breaks = 0;

	while (breaks < 2 && breaks < len && s[len - 1 - breaks] == '\n')
		breaks++;
	g_autofree char *bytes = g_strconcat(len == 0 ? "" : &"\n\n"[breaks], line, NULL);
	put(l, len, len, bytes, strlen(bytes));
	return text_len(l->app->doc->text) - strlen(line);
}

static size_t put_before(struct linear *l, size_t at, const char *line)
{
	g_autofree char *bytes = g_strconcat(line, "\n\n", NULL);

	put(l, at, at, bytes, strlen(bytes));
	return at + strlen(bytes);
}

/* Lines until a full stop alone, each in the journal before the next is asked for. at: before it; SIZE_MAX: at the end. */
static void write_lines(struct linear *l, size_t at)
{
	const char *line;
	unsigned n = 0;

	if (l->by_hand)
		cli_say(l->cli, "%s\n", _("Sebaris satu paragraf; titik saja untuk selesai."));
	for (; (line = linear_ask(l, "")) && strcmp(line, ".") != 0; n += *line != '\0') {
		if (!need_pen(l))              /* handed over while the line was typed */
			break;
		if (!*line)
			continue;
		if (at == SIZE_MAX)
			doc_move(l->app->doc, put_last(l, line), false);
		else
			at = put_before(l, at, line);
	}
	cli_say(l->cli, ngettext_("%u paragraf ditulis.\n", "%u paragraf ditulis.\n", n), n);
}

void line_write(struct linear *l, const char *operand)
{
	(void)operand;
	if (need_pen(l))
		write_lines(l, SIZE_MAX);
}

void line_insert(struct linear *l, const char *operand)
{
	struct paragraph p;

	if (need_pen(l) && paragraph_asked(l, operand, &p))
		write_lines(l, p.start);
}

void line_change(struct linear *l, const char *operand)
{
	struct paragraph p;

	if (!need_pen(l) || !paragraph_asked(l, operand, &p))
		return;
	tell_paragraph(l, &p);
	const char *line = linear_ask(l, _("Tulis penggantinya, kosong untuk batal: "));
	if (line && *line)
		put(l, p.start, p.end, line, strlen(line));
}

void line_swap(struct linear *l, const char *operand)
{
	struct paragraph p;
	const char *mark = strstr(operand, " = ");

	if (!mark) {
		cli_say(l->cli, "%s\n", _("Tulis seperti ini: tukar sambutanya = sambutannya"));
		return;
	}
	if (!need_pen(l) || !paragraph_asked(l, "", &p))
		return;
	g_autofree char *old = g_strstrip(g_strndup(operand, (size_t)(mark - operand)));
	const char *text = text_bytes(l->app->doc->text) + p.start, *at = *old ? memmem(text, p.end - p.start, old, strlen(old)) : NULL;
	if (!at) {
		cli_say(l->cli, _("“%s” tidak ada dalam paragraf ini.\n"), old);
		return;
	}
	size_t from = p.start + (size_t)(at - text);
	put(l, from, from + strlen(old), mark + 3, strlen(mark + 3));
	line_read(l, "");
}

void line_delete(struct linear *l, const char *operand)
{
	struct paragraph p;

	if (!need_pen(l) || !paragraph_asked(l, operand, &p))
		return;
	const char *s = text_bytes(l->app->doc->text);
	size_t from = p.start, to = p.end;
	while (s[to] == '\n')
		to++;
	while (to == text_len(l->app->doc->text) && from > 0 && s[from - 1] == '\n')
		from--;
	put(l, from, to, "", 0);
	cli_say(l->cli, _("Paragraf %u dihapus; “urung” mengembalikannya.\n"), p.number);
}

/* ---- what the screen has under the same word ---- */

static void run(struct linear *l, void (*command)(struct app *a))
{
	if (need_doc(l))
		command(l->app);
}

static void travel(struct linear *l, void (*command)(struct app *a))
{
	if (!need_pen(l))
		return;
	run(l, command);
	if (l->app->doc && !l->app->notice)
		line_read(l, "");
}

void line_undo(struct linear *l, const char *operand) { (void)operand; travel(l, command_undo); }
void line_redo(struct linear *l, const char *operand) { (void)operand; travel(l, command_redo); }
void line_save(struct linear *l, const char *operand)
{
	(void)operand;
	run(l, command_save);
	app_wait_for_save(l->app);
}
void line_fields(struct linear *l, const char *operand) { (void)operand; if (need_pen(l)) command_fields(l->app); }
void line_take(struct linear *l, const char *operand) { (void)operand; run(l, command_write); }
void line_log(struct linear *l, const char *operand) { (void)operand; run(l, command_history); }
void line_quit(struct linear *l, const char *operand) { (void)operand; command_leave(l->app); }

static void run_checked(struct linear *l, void (*command)(struct app *a))
{
	if (!need_doc(l))
		return;
	linear_wait_for_check(l);
	command(l->app);
}

void line_export(struct linear *l, const char *operand) { (void)operand; run_checked(l, command_export); }
void line_quality(struct linear *l, const char *operand) { (void)operand; run_checked(l, command_check_list); }

void line_check(struct linear *l, const char *operand)
{
	(void)operand;
	if (l->app->doc)
		doc_move(l->app->doc, 0, false);
	run_checked(l, command_check_walk);
}

void line_count(struct linear *l, const char *operand)
{
	struct paragraph p = { 0 };

	(void)operand;
	if (!need_doc(l))
		return;
	paragraph_find(l->app->doc, 0, &p);
	while (doc_count(l->app->doc))
		;
	cli_say(l->cli, _("%zu kata, %zu kalimat, %u paragraf.\n"), l->app->doc->count.words, l->app->doc->count.sentences, p.of);
}

void line_menu(struct linear *l, const char *operand)
{
	command_menu(l->app);
	if (*operand)
		app_input(l->app, &(struct input){ .kind = INPUT_TEXT, .bytes = operand, .len = strlen(operand) });
}
