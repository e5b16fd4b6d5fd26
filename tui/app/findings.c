#include "app/findings.h"
#include <string.h>
#include "app/json.h"
#include "app/language.h"

static char *text_of(const char *text, const struct finding *f)
{
	return g_strndup(text + f->off, f->len);
}

/* A finding is one line, whatever it covers. */
static void one_line(char *s)
{
	g_strdelimit(s, "\t\r\n", ' ');
}

static char *text_line(const char *file, const struct spot *at, const struct finding *f)
{
	char *line = g_strdup_printf("%s:%u:%u: %s: %s [%s]", file, at->line, at->column, severity_word(f->severity), f->message, f->rule);

	one_line(line);
	return line;
}

static void put_tsv(struct cli *c, const struct spot *at, const char *text, const struct finding *f)
{
	g_autofree char *what = text_of(text, f);
	g_autofree char *fixes = g_strjoinv("|", f->fix);

	one_line(what);
	one_line(fixes);
	cli_say(c, "%u\t%u\t%ld\t%s\t%s\t%s\n", at->line, at->column, g_utf8_strlen(text + f->off, (gssize)f->len), what, f->kind, fixes);
}

static void put_json(struct cli *c, const char *file, const struct spot *at, const char *text, const struct finding *f)
{
	g_autoptr(GString) out = g_string_new(NULL);

	json_begin(out);
	json_text(out, "file", file);
	json_int(out, "line", at->line);
	json_int(out, "column", at->column);
	json_int(out, "offset", (int64_t)f->off);
	json_int(out, "length", (int64_t)f->len);
	json_text(out, "severity", severity_word(f->severity));
	json_text(out, "class", f->kind);
	json_text(out, "rule", f->rule);
	json_text_n(out, "text", text + f->off, f->len);
	json_text(out, "message", f->message);
	json_texts(out, "suggestions", f->fix);
	json_bool(out, "quoted", f->quoted);
	json_end(out);
	cli_put(c, out->str, out->len);
}

void findings_put(struct cli *c, const char *file, const char *text, const GPtrArray *findings, enum findings_form form)
{
	struct spot at;

	spot_start(&at, text);
	for (unsigned i = 0; i < findings->len && !cli_out_broken(c); i++) {
		const struct finding *f = findings->pdata[i];
		spot_move(&at, f->off);
		if (form == FINDINGS_TSV) {
			put_tsv(c, &at, text, f);
		} else if (form == FINDINGS_JSON) {
			put_json(c, file, &at, text, f);
		} else {
			g_autofree char *line = text_line(file, &at, f);
			cli_say(c, "%s\n", line);
		}
	}
}

void findings_note(struct cli *c, const char *file, const char *text, const GPtrArray *findings)
{
	struct spot at;

	spot_start(&at, text);
	for (unsigned i = 0; i < findings->len; i++) {
		const struct finding *f = findings->pdata[i];
		if (f->severity != SEVERITY_ERROR)
			continue;
		spot_move(&at, f->off);
		g_autofree char *line = text_line(file, &at, f);
		cli_note(c, "%s", line);
	}
}
