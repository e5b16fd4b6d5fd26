#include "app/verb.h"
#include <inttypes.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include "app/house_file.h"
#include "app/newsroom.h"
#include "app/language.h"
#include "edit/cell.h"
#include "store/store.h"

static void help_verb(struct cli *c, const struct option_row *rows, unsigned n)
{
	static bool unused;
	static const struct option_row help[] = { { "help", "bantuan", OPTION_FLAG, &unused, NULL, N_("penjelasan ini") } };
	const struct verb_row *v = c->verb;
	g_autoptr(GString) out = g_string_new(NULL);

	g_string_append_printf(out, _("Pemakaian: redaksi %s [PILIHAN] %s"), v->name, *v->operands ? _(v->operands) : "");
	g_string_append_printf(out, "\n%s.", _(v->help));
	if (strcmp(v->name, v->alias) != 0)
		g_string_append_printf(out, _(" Padanan Inggris: %s."), v->alias);
	g_string_append_printf(out, "\n\n%s\n", _("Pilihan:"));
	option_help(rows, n, out);
	option_help(help, 1, out);
	cli_put(c, out->str, out->len);
}

bool cli_options(struct cli *c, const struct option_row *rows, unsigned n, char **args)
{
	bool help = false;
	const struct option_row help_row = { "help", "bantuan", OPTION_FLAG, &help, NULL, "" };
	g_autofree char *complaint = NULL;
	g_autofree struct option_row *all = g_new(struct option_row, n + 1);

	for (unsigned i = 0; i < n; i++)
		all[i] = rows[i];
	all[n] = help_row;
	if (!option_read(all, n + 1, args, false, &complaint)) {
		c->status = cli_complain(c, CLI_USAGE, _("%s (lihat: redaksi %s --help)"), complaint, c->verb->name);
		return false;
	}
	if (help) {
		help_verb(c, rows, n);
		c->status = CLI_GOOD;
	}
	return !help;
}

bool cli_operands(struct cli *c, char **args, unsigned least, unsigned most)
{
	unsigned n = g_strv_length(args);

	if (n >= least && n <= most)
		return true;
	if (n > most)
		c->status = cli_complain(c, CLI_USAGE, _("“%s” berlebih; pemakaian: redaksi %s %s"), args[most], c->verb->name, _(c->verb->operands));
	else
		c->status = cli_complain(c, CLI_USAGE, _("kurang lengkap; pemakaian: redaksi %s %s"), c->verb->name, _(c->verb->operands));
	return false;
}

int cli_worse(int status, int next)
{
	return next > status ? next : status;
}

/* Lines of anybody's text as a terminal may have them. */
static void put_safe(FILE *to, const char *bytes, size_t len)
{
	const char *end = bytes + len;

	while (bytes < end) {
		const char *stop = memchr(bytes, '\n', (size_t)(end - bytes));
		size_t n = (size_t)((stop ? stop : end) - bytes);
		g_autofree char *safe = cell_safe(bytes, n, UINT_MAX);
		fputs(safe, to);
		if (stop)
			fputc('\n', to);
		bytes += n + (stop ? 1 : 0);
	}
}

void cli_note(struct cli *c, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	g_autofree char *line = g_strdup_vprintf(format, args);
	va_end(args);
	cli_flush(c);
	put_safe(stderr, line, strlen(line));
	fputc('\n', stderr);
}

void cli_note_over(struct cli *c, const char *format, ...)
{
	static const char to_row_start[] = "\r", clear_rest[] = "\033[K";
	va_list args;

	va_start(args, format);
	g_autofree char *line = g_strdup_vprintf(format, args);
	va_end(args);
	cli_flush(c);
	fputs(to_row_start, stderr);
	put_safe(stderr, line, strlen(line));
	fputs(clear_rest, stderr);
	fflush(stderr);
}

int cli_complain(struct cli *c, int status, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	g_autofree char *line = g_strdup_vprintf(format, args);
	va_end(args);
	cli_note(c, "redaksi: %s", line);
	return status;
}

int cli_complain_error(struct cli *c, const char *about, const GError *e)
{
	g_autofree char *sentence = newsroom_error(e);

	return cli_complain(c, newsroom_exit_status(e), "%s: %s", about, sentence);
}

void cli_put(struct cli *c, const char *bytes, size_t len)
{
	if (c->out_errno)
		return;
	errno = 0;
	if (c->out_is_terminal)
		put_safe(stdout, bytes, len);
	else
		fwrite(bytes, 1, len, stdout);
	if (ferror(stdout))
		c->out_errno = errno ? errno : EIO;
}

void cli_say(struct cli *c, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	g_autofree char *text = g_strdup_vprintf(format, args);
	va_end(args);
	cli_put(c, text, strlen(text));
}

bool cli_out_broken(const struct cli *c)
{
	return c->out_errno != 0;
}

void cli_flush(struct cli *c)
{
	if (fflush(stdout) != 0 && !c->out_errno)
		c->out_errno = errno ? errno : EIO;
}

struct store *cli_store(struct cli *c)
{
	g_autoptr(GError) error = NULL;

	if (!c->store && !store_open(&c->store, c->folder, &error))
		c->status = cli_complain_error(c, c->folder, error);
	return c->store;
}

struct store *cli_store_if_any(struct cli *c)
{
	g_autofree char *file = store_file(c->folder);

	if (!c->store && g_file_test(file, G_FILE_TEST_IS_REGULAR) && !store_open(&c->store, c->folder, NULL))
		c->store = NULL;
	return c->store;
}

bool cli_id(struct cli *c, const char *text, int64_t *id)
{
	guint64 value;

	if (g_ascii_string_to_unsigned(text, 10, 1, G_MAXINT64, &value, NULL)) {
		*id = (int64_t)value;
		return true;
	}
	c->status = cli_complain(c, CLI_USAGE, _("“%s” bukan nomor naskah; “redaksi daftar” menyebut nomornya"), text);
	return false;
}

static bool refuse_article(struct cli *c, int64_t id, const GError *error)
{
	if (g_error_matches(error, STORE_ERROR, STORE_ERROR_NOT_FOUND)) {
		c->status = cli_complain(c, CLI_NONE, _("tidak ada naskah bernomor %" PRId64), id);
	} else {
		g_autofree char *about = g_strdup_printf(_("naskah %" PRId64), id);
		c->status = cli_complain_error(c, about, error);
	}
	return false;
}

bool cli_has_article(struct cli *c, int64_t id)
{
	g_autoptr(GError) error = NULL;
	int64_t head;

	return article_head(c->store, id, &head, &error) || refuse_article(c, id, error);
}

bool cli_article(struct cli *c, int64_t id, struct article *a)
{
	g_autoptr(GError) error = NULL;

	return article_load(c->store, id, a, &error) || refuse_article(c, id, error);
}

char *cli_house_path(struct cli *c)
{
	struct store *s = cli_store_if_any(c);

	return house_file_path(s ? store_folder(s) : c->folder);
}

/* A bad house rule is told and left aside: the check goes on without the file. */
static void read_house_rules(struct cli *c, struct dict *d)
{
	g_autofree char *path = cli_house_path(c);
	struct house_file unread = { 0 };
	g_autoptr(GError) error = NULL;

	if (!house_file_follow(&unread, path, d, &error))
		cli_complain_error(c, path, error);
}

struct dict *cli_dict(struct cli *c)
{
	const struct dict_source source = { .hunspell_dir = config_env("REDAKSI_HUNSPELL"), .need_hunspell = true };
	struct dict *d = NULL;
	g_autoptr(GError) error = NULL;

	if (!dict_open(&d, &source, &error)) {
		g_autofree char *sentence = newsroom_error(error);
		c->status = cli_complain(c, newsroom_exit_status(error), "%s", sentence);
		return NULL;
	}
	read_house_rules(c, d);
	return d;
}

void cli_own_words(struct cli *c, struct dict *d)
{
	g_auto(article) none = { 0 };

	article_init(&none);
	g_autoptr(check_request) r = check_request_new(cli_store_if_any(c), &none, c->who.login, false);
	check_request_own_words(d, r);
}

void spot_start(struct spot *s, const char *text)
{
	*s = (struct spot){ .text = text, .line = 1, .column = 1 };
}

void spot_move(struct spot *s, size_t off)
{
	for (; s->off < off; s->off++) {
		unsigned char c = (unsigned char)s->text[s->off];
		if (c == '\n') {
			s->line++;
			s->column = 1;
		} else if ((s->text[s->off + 1] & 0xC0) != 0x80) {
			/* The column moves on with a character's last byte. */
			s->column++;
		}
	}
}

char *cli_time(const struct cli *c, int64_t at_s)
{
	g_autoptr(GDateTime) at = g_date_time_new_from_unix_utc(at_s + c->config.utc_offset_min * 60);

	return at ? g_date_time_format(at, "%Y-%m-%d %H.%M") : g_strdup("?");
}
