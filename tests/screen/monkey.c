/* Random keys, bytes, pastes and sizes at the real program in a real terminal:  screen_monkey PROGRAM DATA_FOLDER COUNT [SEED]
 *
 * Now and then, and at the end, the screen must be the one that a redraw makes. Exit status 0 when it always was and the program
 * never ended but by its own command, 1 otherwise, 2 on wrong use. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <glib.h>
#include "steps.h"

enum { LOOK_EVERY = 250, PATIENCE_S = 10, BYTES_MAX = 12, LEAVE = 0x11 };

/* Ends whatever the decoder may be in the middle of: a string, a paste, a sequence. */
#define COME_TO_REST "\x1b\\\x1b[201~"

static const char *const keys[] = { "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1bOA", "\x1b[H", "\x1b[F", "\x1b[5~", "\x1b[6~", "\x1b[3~", "\x1b[2~",
	"\x1b[1;5C", "\x1b[1;5D", "\x1b[1;2C", "\x1b[1;2B", "\x1b[1;6F", "\x1b[1;5H", "\x1b[1;3A", "\x1bOP", "\x1bOS", "\x1b[15~", "\x1b[17~", "\x1b[18~",
	"\x1b[19~", "\x1b[20~", "\x1b[21~", "\x1b[24~", "\x1b", "\r", "\r", "\t", "\x7f", "\x7f", "\x01", "\x03", "\x06", "\x0b", "\x0e", "\x0f", "\x10",
	"\x12", "\x13", "\x14", "\x16", "\x18", "\x19", "\x1a", "\x1bs", "\x1bm", "\x1b" "e", "\x1bu", "\x1bl", "\x1b" "b", "\x1bj", "\x1bv", "\x1b" "c", "\x1bg" };
static const char *const texts[] = { "a", "kata ", "Ketua KPU. ", "sambutanya ", " ", "**", "# ", "- ", "> ", "1", "y", "e\xCC\x81", "\xCC\x81",
	"\xE6\xBC\xA2\xE5\xAD\x97", "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7", "\xE2\x80\x8B", "\xE2\x80\xAE", "\xC2\xA0", "\xE1\x84\x80\xE1\x85\xA1",
	"panjangsekalitanpajedasamasekali" };

static int below(GRand *chance, int n)
{
	return g_rand_int_range(chance, 0, n);
}

static void add_bytes(GRand *chance, GString *out)
{
	static const char often[] = "\x1b[O;~12ABCDHFPZM<u\r\x7f";

	for (int n = 1 + below(chance, BYTES_MAX); n > 0; n--)
		g_string_append_c(out, (char)(below(chance, 2) ? often[below(chance, sizeof often - 1)] : below(chance, 256)));
}

static void add_paste(GRand *chance, GString *out)
{
	g_string_append(out, "\x1b[200~");
	for (int n = below(chance, 60); n > 0; n--)
		g_string_append(out, below(chance, 6) ? texts[below(chance, G_N_ELEMENTS(texts))] : "\r");
	g_string_append(out, "\x1b[201~");
}

static void add_any(GRand *chance, GString *out)
{
	int dice = below(chance, 100);

	if (dice < 50)
		g_string_append(out, keys[below(chance, G_N_ELEMENTS(keys))]);
	else if (dice < 80)
		g_string_append(out, texts[below(chance, G_N_ELEMENTS(texts))]);
	else if (dice < 95)
		add_bytes(chance, out);
	else
		add_paste(chance, out);
	for (gsize i = 0; i < out->len; i++)
		if (out->str[i] == LEAVE)
			out->str[i] = ' ';
}

static bool send(struct run *r, const GString *bytes, GError **error)
{
	struct session *s = &r->seat->session;

	if (session_send(s, bytes->str, bytes->len, g_get_monotonic_time() + PATIENCE_S * G_USEC_PER_SEC) || s->status != SESSION_RUNS)
		return true;
	g_set_error_literal(error, STEP_ERROR, 0, "the program does not read its keys");
	return false;
}

/* Left by a command of the menu: again. */
static bool is_there(struct run *r, GError **error)
{
	if (r->seat->session.status == SESSION_RUNS)
		return true;
	return step_do(r, "exit", error) && step_do(r, "size 80x24", error) && step_do(r, "start buka 1", error) &&
	       step_do(r, "row -1 contains \"F10\"", error);
}

static bool look(struct run *r, GError **error)
{
	g_autoptr(GString) rest = g_string_new(COME_TO_REST);

	session_listen(&r->seat->session, 0);
	if (!is_there(r, error) || !send(r, rest, error))
		return false;
	r->seat->settled = r->seat->changed = true;
	return step_do(r, "answers sent", error);      /* any step that is no claim looks first */
}

static bool play(struct run *r, GRand *chance, long count, GError **error)
{
	char size[32];

	if (!step_do(r, "run impor --mentah data/rakor.md", error) || !step_do(r, "start buka 1", error) || !step_do(r, "row 2 \"SUNTING\"", error))
		return false;
	for (long i = 1; i <= count; i++) {
		g_autoptr(GString) bytes = g_string_new(NULL);
		add_any(chance, bytes);
		if (i % LOOK_EVERY < LOOK_EVERY / 2 && below(chance, 20) == 0) {   /* a new size draws all: so none shortly before a look */
			r->seat->settled = false;
			/* Two columns at least: libvterm writes behind its row when a wide character meets a screen of one. */
			g_snprintf(size, sizeof size, "size %dx%d", 2 + below(chance, 169), 1 + below(chance, 50));
			if (!step_do(r, size, error))
				return false;
		}
		if (!send(r, bytes, error) || !is_there(r, error) || (i % LOOK_EVERY == 0 && !look(r, error)))
			return false;
		session_listen(&r->seat->session, 0);
	}
	return look(r, error) && steps_finish(r, error);
}

int main(int argc, char **argv)
{
	g_autoptr(GError) error = NULL;
	struct run run;

	if (argc < 4) {
		fprintf(stderr, "screen_monkey PROGRAM DATA_FOLDER COUNT [SEED]\n");
		return 2;
	}
	g_autofree char *program = g_canonicalize_filename(argv[1], NULL), *data = g_canonicalize_filename(argv[2], NULL);
	g_autoptr(GRand) chance = g_rand_new_with_seed(argc > 4 ? (guint32)strtoul(argv[4], NULL, 10) : 1);
	run_init(&run, program, data);
	run.redraws = true;
	bool good = play(&run, chance, strtol(argv[3], NULL, 10), &error);
	if (!good)
		run_print(&run, error->message);
	run_clear(&run);
	return good ? 0 : 1;
}
