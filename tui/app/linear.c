#include "app/linear.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "app/clock.h"
#include "app/command.h"
#include "app/language.h"
#include "app/newsroom.h"
#include "app/writer.h"
#include "edit/utf8.h"

static const struct { const char *name, *alias, *operands, *help; void (*run)(struct linear *l, const char *operand); } lines[] = {
#define LINE(name, alias, operands, help) { name, #alias, operands, help, line_##alias },
#include "app/linear.def"
#undef LINE
};

enum { CHOICES_AT_ONCE = 20 };

static void begin_turn(struct app *a)
{
	a->now_us = clock_monotonic_us();
	a->now_s = clock_now_s();
}

/* Controls of a pasted or typed line are no text; a line that is not UTF-8 is refused as a whole. */
static bool clean_line(struct linear *l, size_t len)
{
	char *to = l->line;

	if (utf8_valid_prefix(l->line, len) < len) {
		cli_say(l->cli, "%s\n", _("Baris itu bukan UTF-8, jadi tidak dimasukkan."));
		return false;
	}
	for (size_t i = 0; i < len; i++)
		if (((unsigned char)l->line[i] >= 0x20 && l->line[i] != 0x7f) || l->line[i] == '\t')
			*to++ = l->line[i];
	*to = '\0';
	return true;
}

/* Somebody at another terminal may want the article while a person here thinks. */
static void wait_for_line(struct linear *l)
{
	struct app *a = l->app;
	GPollFD wait[2] = { { .fd = STDIN_FILENO, .events = G_IO_IN }, { .fd = a->pen_fd, .events = G_IO_IN } };

	while (l->by_hand && wait[0].revents == 0) {
		begin_turn(a);
		int64_t left_us = a->pen_due_us - a->now_us;
		if (g_poll(wait, a->pen_fd >= 0 ? 2 : 1, (int)CLAMP(left_us / 1000 + 1, 0, 60000)) < 0)
			return;
		begin_turn(a);
		if (wait[0].revents != 0)
			return;
		writer_tick(a);
		linear_tell_notice(l);
	}
}

const char *linear_ask(struct linear *l, const char *prompt)
{
	ssize_t len;

	do {
		if (l->by_hand)
			cli_say(l->cli, "%s", prompt);
		cli_flush(l->cli);
		wait_for_line(l);
		len = l->over || cli_out_broken(l->cli) ? -1 : getline(&l->line, &l->line_room, stdin);
		l->over = len < 0;
	} while (!l->over && !clean_line(l, (size_t)len));
	begin_turn(l->app);
	return l->over ? NULL : l->line;
}

void linear_press(struct linear *l, uint32_t key)
{
	app_input(l->app, &(struct input){ .kind = INPUT_KEY, .key = key });
}

static void type(struct linear *l, const char *text)
{
	app_input(l->app, &(struct input){ .kind = INPUT_TEXT, .bytes = text, .len = strlen(text) });
}

void linear_tell_notice(struct linear *l)
{
	struct app *a = l->app;

	/* No clipboard is reached from here: what was copied is told, to be taken from the lines. */
	if (a->copy_out)
		cli_say(l->cli, "%s%s", a->clipboard->str, g_str_has_suffix(a->clipboard->str, "\n") ? "" : "\n");
	else if (a->notice)
		cli_say(l->cli, "%s\n", a->notice);
	a->copy_out = false;
	g_autofree char *key = command_words("{write}");
	if (a->notice && strstr(a->notice, key))
		cli_say(l->cli, "%s\n", _("Di mode baris: ketik minta."));
	g_clear_pointer(&a->notice, g_free);
	a->notice_kind = NOTICE_NONE;
}

/* A script has no person to be asked whether somebody else's article is to be taken: it reads. */
void linear_read_only(struct linear *l)
{
	if (l->by_hand || !l->app->doc || !l->app->doc->read_only)
		return;
	linear_press(l, K_ESC);
	writer_refuse(l->app);
}

void linear_wait_for_check(struct linear *l)
{
	struct app *a = l->app;

	app_check_now(a);
	while (!a->dict_problem && a->doc->checked_revision != text_revision(a->doc->text))
		g_main_context_iteration(NULL, TRUE);
}

/* ---- questions of the application, the same as on the screen ---- */

/* "Kertas [A4] (A4, F4): ": what a line holds, and what it may be where that is a short list. */
static char *prompt_of(const struct line_input *input)
{
	g_autoptr(GString) out = g_string_new(input->label);
	const struct line_option *now = input->options ? g_ptr_array_index(input->options, input->option) : NULL;

	if (*input->text->str || now)
		g_string_append_printf(out, " [%s]", now ? now->label : input->text->str);
	for (unsigned i = 0; now && i < input->options->len; i++) {
		const struct line_option *o = g_ptr_array_index(input->options, i);
		g_string_append_printf(out, "%s%s", i == 0 ? " (" : ", ", o->label);
	}
	g_string_append(out, now ? "): " : ": ");
	return g_strdup(out->str);
}

/* false: it is none of what the line may be. */
static bool take_answer(struct line_input *input, const char *answer)
{
	const char *typed = strcmp(answer, "-") == 0 ? "" : answer;

	if (*answer && input->options)
		return line_choose(input, typed);
	if (*answer)
		g_string_assign(input->text, typed);
	input->cursor = input->text->len;
	return true;
}

static void ask_form(struct linear *l, struct overlay *o)
{
	if (l->by_hand)
		cli_say(l->cli, "%s\n", _("Enter mempertahankan, - mengosongkan, titik saja membatalkan."));
	while (app_overlay(l->app) == o && o->current < o->inputs->len) {
		struct line_input *input = g_ptr_array_index(o->inputs, o->current);
		g_autofree char *prompt = prompt_of(input);
		const char *answer = linear_ask(l, prompt);

		if (!answer || strcmp(answer, ".") == 0) {
			linear_press(l, K_ESC);
			return;
		}
		if (take_answer(input, answer))
			o->current++;
		else
			cli_say(l->cli, _("“%s” bukan salah satu pilihan.\n"), answer);
	}
	o->current = 0;
	linear_press(l, K_ENTER);      /* an answer that is refused is told and asked for again, from o->current on */
}

static void tell_choices(struct linear *l, const struct overlay *o)
{
	for (unsigned i = 0; i < MIN(o->shown->len, CHOICES_AT_ONCE); i++) {
		const struct choice *c = g_ptr_array_index(o->choices, g_array_index(o->shown, unsigned, i));
		cli_say(l->cli, "%u. %s%s%s\n", i + 1, c->label, c->detail && *c->detail ? ", " : "", c->detail ? c->detail : "");
	}
	if (o->shown->len > CHOICES_AT_ONCE)
		cli_say(l->cli, _("dan %u lagi; ketik sebagian kata untuk menyaring.\n"), o->shown->len - CHOICES_AT_ONCE);
	if (o->shown->len == 0)
		cli_say(l->cli, "%s\n", _("tidak ada yang cocok"));
}

/* What is typed narrows a list; where it does not, one letter is a key of the list, and a word would be several of them. */
static void take_words(struct linear *l, struct overlay *o, const char *answer)
{
	g_autofree char *copy = g_strdup(answer);

	if (!o->filtering && g_utf8_strlen(copy, -1) > 1) {
		cli_say(l->cli, "%s\n", _("Jawaban itu tidak dikenal."));
		return;
	}
	g_string_truncate(o->filter, 0);
	type(l, copy);
}

/* Of the keys that a list names on the screen those that can be answered with here: its letters. */
static void tell_letters(struct linear *l, const char *hint)
{
	g_auto(GStrv) parts = g_strsplit(hint, " · ", -1);
	g_autoptr(GString) letters = g_string_new(NULL);

	for (char **part = parts; *part; part++)
		if (g_unichar_isupper(g_utf8_get_char(*part)) && *g_utf8_next_char(*part) == ' ')
			g_string_append_printf(letters, "%s%s", letters->len > 0 ? " · " : "", *part);
	if (letters->len > 0)
		cli_say(l->cli, "%s\n", letters->str);
}

static void ask_choice(struct linear *l, struct overlay *o)
{
	guint64 number;

	tell_choices(l, o);
	if (l->by_hand && o->key && o->hint)
		tell_letters(l, o->hint);
	const char *answer = linear_ask(l, _("Nomor pilihan, kosong untuk batal: "));
	if (!answer || !*answer) {
		linear_press(l, K_ESC);
	} else if (g_ascii_string_to_unsigned(answer, 10, 1, MAX(1, o->shown->len), &number, NULL)) {
		o->current = (unsigned)number - 1;
		linear_press(l, K_ENTER);
	} else {
		take_words(l, o, answer);
	}
}

/* A line drawn across the sheet is not one to be read aloud. */
static void tell_body(struct linear *l, const char *body)
{
	g_auto(GStrv) rows = g_strsplit(body, "\n", -1);

	for (char **line = rows; *line; line++)
		if (!g_str_has_prefix(*line, "═"))
			cli_say(l->cli, "%s\n", *line);
}

/* Nobody types meanwhile: the files are all written before they are told. */
static void answer_overlay(struct linear *l, struct overlay *o)
{
	export_finish(l->app);
	cli_say(l->cli, "%s\n", o->title);
	if (o->body)
		tell_body(l, o->body);
	if (o->kind == OVERLAY_FORM)
		ask_form(l, o);
	else if (o->kind == OVERLAY_CHOICE)
		ask_choice(l, o);
	else
		linear_press(l, K_ESC);
}

/* ---- findings ---- */

static void tell_finding(struct linear *l, const struct finding *f)
{
	const struct doc *d = l->app->doc;
	const char *s = text_bytes(d->text);
	size_t len = text_len(d->text), from = sentence_prev(s, len, MIN(len, f->off + 1)), to = sentence_next(s, len, f->off);

	const char *why = f->message;
	unsigned nth, of;
	bool is_note = doc_finding_place(d, l->app->walk_at, &nth, &of);

	from = MAX(from, paragraph_start(s, len, f->off));
	to = MIN(to, paragraph_end(s, len, f->off));
	if (strncmp(why, s + f->off, f->len) == 0 && g_str_has_prefix(why + f->len, ": "))
		why += f->len + 2;
	cli_say(l->cli, is_note ? _("Catatan %u dari %u: %.*s. %s\n") : _("Temuan %u dari %u: %.*s. %s\n"), nth, of, (int)f->len, s + f->off, why);
	cli_say(l->cli, _("Kalimat: %.*s\n"), (int)(to - from), s + from);
	for (unsigned i = 0; i < 9 && f->fix[i]; i++)
		cli_say(l->cli, _("Saran %u: %s\n"), i + 1, *f->fix[i] ? f->fix[i] : _("(hapus)"));
}

static void answer_finding(struct linear *l)
{
	struct app *a = l->app;
	unsigned at = a->walk_at;

	if (at >= drift_len(a->doc->findings)) {
		a->walking = false;
		return;
	}
	tell_finding(l, drift_at(a->doc->findings, at));
	const char *answer = linear_ask(l, _("Nomor saran, s yang sama, p semua, a abaikan, t terima, k kamus, n kantor, kosong lewati, titik selesai: "));
	if (!answer || strcmp(answer, ".") == 0) {
		a->walking = false;
		return;
	}
	bool skipped = !*answer;
	if (!check_walk_key(a, skipped ? K_ENTER : (uint32_t)g_ascii_tolower(answer[0])))
		cli_say(l->cli, "%s\n", _("Jawaban itu tidak dikenal."));
	if (skipped && a->walk_at <= at) {
		a->walking = false;
		cli_say(l->cli, "%s\n", _("Temuan sudah dibacakan semua."));
	}
}

/* ---- commands ---- */

void line_help(struct linear *l, const char *operand)
{
	(void)operand;
	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++)
		cli_say(l->cli, "%s%s%s (%s): %s\n", lines[i].name, *lines[i].operands ? " " : "",
			*lines[i].operands ? _(lines[i].operands) : "", lines[i].alias, _(lines[i].help));
}

static void unknown(struct linear *l, const char *word)
{
	const char *words[2 * G_N_ELEMENTS(lines)];

	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
		words[2 * i] = lines[i].name;
		words[2 * i + 1] = lines[i].alias;
	}
	const char *near = option_nearest(word, words, G_N_ELEMENTS(words));
	if (near)
		cli_say(l->cli, _("Perintah “%s” tidak dikenal; mungkin maksudnya “%s”.\n"), word, near);
	else
		cli_say(l->cli, _("Perintah “%s” tidak dikenal; “bantuan” menyebut semuanya.\n"), word);
}

static void obey(struct linear *l, const char *line)
{
	g_autofree char *copy = g_strstrip(g_strdup(line));
	g_autofree char *word = g_strndup(copy, strcspn(copy, " \t"));
	const char *operand = copy + strlen(word);

	operand += strspn(operand, " \t");
	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
		if (g_ascii_strcasecmp(word, lines[i].name) == 0 || g_ascii_strcasecmp(word, lines[i].alias) == 0) {
			lines[i].run(l, operand);
			return;
		}
	}
	unknown(l, word);
}

static void turn(struct linear *l)
{
	struct app *a = l->app;
	struct overlay *o = app_overlay(a);

	if (o) {
		answer_overlay(l, o);
	} else if (a->walking && a->doc) {
		answer_finding(l);
	} else {
		const char *line = linear_ask(l, "> ");
		if (line && *line)
			obey(l, line);
		else if (line)
			line_read(l, "+");
	}
	app_tick(a);
	g_main_context_iteration(NULL, FALSE);
	linear_tell_notice(l);
	g_autofree char *safety = a->doc ? doc_safety(a->doc) : NULL;
	if (safety)
		cli_say(l->cli, _("Perhatian: %s\n"), safety);
}

/* A line is never taken for an answer to what nobody asked for, so the article is named, not opened. */
static void tell_left(struct linear *l)
{
	int64_t left = newsroom_left_by(l->app->store, l->app->login);

	if (left != 0)
		cli_say(l->cli, _("Naskah %" PRId64 " punya tulisan yang belum tersimpan; buka %" PRId64 " menawarkannya kembali.\n"), left, left);
}

int linear_run(struct cli *c, int64_t id)
{
	struct linear l = { .cli = c, .by_hand = isatty(STDIN_FILENO) };

	if (!cli_store(c))
		return c->status;
	cli_say(c, "%s\n", _("redaksi, mode baris. Ketik bantuan untuk daftar perintah, keluar untuk selesai."));
	l.app = app_new(c->store, &c->config, id, clock_now_s(), clock_monotonic_us());
	if (id == 0)
		tell_left(&l);
	linear_read_only(&l);
	linear_tell_notice(&l);
	if (l.app->doc)
		line_title(&l, "");
	if (!l.by_hand && !l.app->doc && app_overlay(l.app))
		linear_press(&l, K_ESC);           /* the questions of the first start are for a person */
	while (!l.app->quit && !l.over)
		turn(&l);
	g_autofree char *unsaved = app_end(l.app);
	app_free(l.app);
	free(l.line);
	return unsaved ? cli_complain(c, CLI_FILE, "%s", unsaved) : CLI_GOOD;
}
