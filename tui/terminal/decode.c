#include "terminal/decode.h"
#include <glib.h>
#include <stdio.h>
#include <string.h>
#include "terminal/sequence.h"

enum {
	ESC = 0x1b,
	ESC_WAIT_US = 100000,        /* a lone Esc acts after 0.1 s */
	SEQUENCE_WAIT_US = 600000,   /* an escape sequence may be cut in two by a slow line for this long */
	LATE_US = 1000000,           /* after a lone Esc, a late '[' or 'O' is still the rest of a key */
	CELL_MAX = 10000,
	BURST_MIN = 16,              /* bytes with a line end inside, in one go: may be a paste without brackets */
	BURST_ON_MIN = 2,            /* bytes in one go that are more of it: a line cuts it anywhere */
	TYPED_MAX = 256,             /* bytes: what a quick typist has ahead when a slow line lets go */
	BURST_ON_US = 300000,        /* what follows a paste without brackets this soon is more of it */
	STILL_US = 1000000,          /* a paste that stood still so long has lost its end when a key comes alone */
	SHOW_US = 5000000,           /* what came of one that stands still so long is given */
};

struct decoder {
	GByteArray *in;
	GString *out;                /* bytes of the last text or paste */
	bool pasting;
	bool parted;                 /* some of this paste was given already */
	size_t broken_off;           /* bytes in front of a paste that a key has ended */
	size_t searched;             /* bytes of a paste that hold no end */
	int64_t fed_us;              /* when the last byte came */
	bool arrows_by_csi;          /* plain arrows come as ESC [ A here: see sequence_parse() */
	int64_t since_us;            /* when the first byte that waits came */
	int64_t late_until_us;
	int64_t burst_until_us;      /* until then a run of text goes on with the paste before it */
	size_t fresh;                /* bytes before it hold no answer */
};

/* The answer to the question for the status. Source: ECMA-48, "DSR". */
static const char ANSWER[] = "\x1b[0n";
enum { ANSWER_LEN = sizeof ANSWER - 1 };

/* Source: XTerm Control Sequences, "Bracketed Paste Mode". */
static const char PASTE_START[] = "\x1b[200~", PASTE_END[] = "\x1b[201~";
enum { MARKER_LEN = sizeof PASTE_START - 1 };

struct decoder *decoder_new(void)
{
	struct decoder *d = g_new0(struct decoder, 1);

	d->in = g_byte_array_new();
	d->out = g_string_new(NULL);
	return d;
}

void decoder_free(struct decoder *d)
{
	if (!d)
		return;
	g_byte_array_unref(d->in);
	g_string_free(d->out, TRUE);
	g_free(d);
}

static void drop(struct decoder *d, size_t n)
{
	g_byte_array_remove_range(d->in, 0, (guint)n);
	d->fresh -= MIN(d->fresh, n);
}

/* An answer may come in the middle of anything: of a paste, of a key that the line has cut. */
static bool take_answer(struct decoder *d, struct input *out)
{
	const guint8 *at = memmem(d->in->data + d->fresh, d->in->len - d->fresh, ANSWER, ANSWER_LEN);

	d->fresh = at ? (size_t)(at - d->in->data) : d->in->len;
	if (!at)
		return false;
	g_byte_array_remove_range(d->in, (guint)d->fresh, ANSWER_LEN);
	d->searched = MIN(d->searched, d->fresh - MIN(d->fresh, MARKER_LEN));
	d->broken_off -= d->fresh < d->broken_off ? ANSWER_LEN : 0;
	*out = (struct input){ .kind = INPUT_STATUS, .key = K_NONE };
	return true;
}

/* "<button;column;row" as SGR reports have it, from 1. Source: XTerm Control Sequences, "Extended coordinates". */
static void read_cell(const char *s, size_t used, struct input *out)
{
	const char *at = memchr(s, '<', used);
	g_autofree char *report = at ? g_strndup(at, used - (size_t)(at - s)) : NULL;
	int button, col, row;

	if (report && sscanf(report, "<%d;%d;%d", &button, &col, &row) == 3) {
		out->row = CLAMP(row, 1, CELL_MAX) - 1;
		out->col = CLAMP(col, 1, CELL_MAX) - 1;
	}
}

static bool give_key(struct decoder *d, size_t used, uint32_t key, int64_t now_us, struct input *out)
{
	*out = (struct input){ .kind = INPUT_KEY, .key = key };
	if (key >= K_CLICK && key < K_LAST)
		read_cell((const char *)d->in->data, used, out);
	drop(d, used);
	d->since_us = now_us;
	return true;
}

/* Append one run of bytes to the output: line ends become LF, other controls and broken bytes are left out; how many broken ones. */
static size_t append_clean(GString *out, const char *s, size_t len)
{
	size_t broken = 0;

	while (len > 0) {
		const char *end;
		bool valid = g_utf8_validate_len(s, len, &end);
		for (const char *p = s; p < end; p++) {
			unsigned char c = (unsigned char)*p;
			if (c == '\r') {
				g_string_append_c(out, '\n');
				p += p + 1 < end && p[1] == '\n';
			} else if ((c >= 0x20 && c != 0x7f) || c == '\n' || c == '\t') {
				g_string_append_c(out, *p);
			}
		}
		if (valid)
			break;
		broken++;
		len -= (size_t)(end - s) + 1;
		s = end + 1;
	}
	return broken;
}

static bool give_text(struct decoder *d, size_t used, size_t skip, enum input_kind kind, int64_t now_us, struct input *out)
{
	g_string_truncate(d->out, 0);
	size_t broken = append_clean(d->out, (const char *)d->in->data, used);
	drop(d, used + skip);
	d->since_us = now_us;
	*out = (struct input){ .kind = kind, .bytes = d->out->str, .len = d->out->len, .broken = broken };
	return true;
}

static uint32_t escape_key(unsigned char c)
{
	if (c == 0x7f || c == 0x08)
		return K_BACKSPACE | MOD_ALT;
	if (c == '\r')
		return K_ENTER | MOD_ALT;
	if (c == '\t')
		return K_TAB | MOD_SHIFT;    /* as the Linux console says it */
	return key_after_escape(c);
}

static uint32_t control_key(unsigned char c)
{
	switch (c) {
	case 0: return ' ' | MOD_CTRL;
	case '\t': return K_TAB;
	case '\r': return K_ENTER;
	case '\n': return K_ENTER;
	case 0x08: case 0x7f: return K_BACKSPACE;
	case 0x1f: return '_' | MOD_CTRL;
	default: return (uint32_t)(c < 27 ? c + 'a' - 1 : c + '@') | MOD_CTRL;
	}
}

static bool give_escape(struct decoder *d, int64_t now_us, struct input *out)
{
	d->late_until_us = now_us + LATE_US;
	return give_key(d, 1, K_ESC, now_us, out);
}

/* PuTTY and rxvt say Alt with an arrow or Del by an ESC before its sequence; anything else is Esc pressed twice, or before a key. */
static bool next_double_escape(struct decoder *d, int64_t now_us, struct input *out)
{
	const char *s = (const char *)d->in->data;
	size_t len = d->in->len, used = 0;
	uint32_t key = K_NONE;
	bool status;

	if (len == 2 && now_us - d->since_us < ESC_WAIT_US)
		return false;
	if (len == 2 || (s[2] != '[' && s[2] != 'O'))
		return give_escape(d, now_us, out);
	used = sequence_parse(s, len, 2, d->arrows_by_csi, &key, &status);
	if (used == 0 && now_us - d->since_us < SEQUENCE_WAIT_US)
		return false;
	uint32_t plain = key & ~(uint32_t)MOD_MASK;
	if (plain >= K_UP && plain <= K_DELETE)
		return give_key(d, used, key | MOD_ALT, now_us, out);
	return give_escape(d, now_us, out);
}

static bool next_escape(struct decoder *d, int64_t now_us, struct input *out)
{
	const char *s = (const char *)d->in->data;
	size_t len = d->in->len, used = 0;
	uint32_t key = K_NONE;
	bool status = false;

	if (len == 1)
		return now_us - d->since_us >= ESC_WAIT_US && give_escape(d, now_us, out);
	switch (s[1]) {
	case '[':
	case 'O':
		used = sequence_parse(s, len, 1, d->arrows_by_csi, &key, &status);
		break;
	case ']': case 'P': case '_': case '^':
		used = sequence_skip_string(s, len);
		break;
	case ESC:
		return next_double_escape(d, now_us, out);
	default:
		return give_key(d, 2, escape_key((unsigned char)s[1]), now_us, out);
	}
	if (used == 0) {
		if (now_us - d->since_us < SEQUENCE_WAIT_US)
			return false;
		return give_key(d, len, K_NONE, now_us, out);   /* a sequence that never ends is nothing, never text */
	}
	if (used >= MARKER_LEN && memcmp(s, PASTE_START, MARKER_LEN) == 0) {
		drop(d, MARKER_LEN);
		d->pasting = true;
		d->searched = 0;
		d->since_us = now_us;
		return decoder_next(d, now_us, out);
	}
	d->arrows_by_csi |= sequence_is_plain_arrow(s, used);
	give_key(d, used, key, now_us, out);
	if (status)
		out->kind = INPUT_STATUS;
	return true;
}

/* After a lone Esc the rest of a cut key may still come: `[B`, `OP`. Only what is a known key is taken as one. */
static bool next_late(struct decoder *d, int64_t now_us, struct input *out, bool *decided)
{
	const char *s = (const char *)d->in->data;
	size_t len = d->in->len, used = 0;
	uint32_t key = K_NONE;
	bool status = false;

	*decided = false;
	if (now_us >= d->late_until_us || (s[0] != '[' && s[0] != 'O'))
		return false;
	if (s[0] == '[' || (len >= 2 && s[1] != 'M' && g_ascii_isupper(s[1])))
		used = sequence_parse(s, len, 0, d->arrows_by_csi, &key, &status);
	else if (len >= 2)
		used = 2;
	if (used == 0) {
		*decided = now_us - d->since_us < SEQUENCE_WAIT_US;
		return false;
	}
	d->late_until_us = 0;
	if (key == K_NONE && !status)
		return false;
	*decided = true;
	give_key(d, used, key, now_us, out);
	if (status)
		out->kind = INPUT_STATUS;
	return true;
}

/* Bytes at the end of a paste that may be the beginning of its end. */
static size_t marker_part(const char *s, size_t len)
{
	size_t n = MIN(len, MARKER_LEN - 1);

	while (n > 0 && memcmp(s + len - n, PASTE_END, n) != 0)
		n--;
	return n;
}

/* Bytes at the end of a paste that may be part of something: of its end, of a line end, of a character. */
static size_t unfinished(const char *s, size_t len)
{
	size_t part = marker_part(s, len), tail = MIN(len, 3);

	if (part > 0 || (len > 0 && s[len - 1] == '\r'))
		return MAX(part, 1);
	while (tail > 0 && ((unsigned char)s[len - tail] < 0xc0 || g_utf8_validate_len(s + len - tail, tail, NULL)))
		tail--;
	return tail;
}

static bool give_paste(struct decoder *d, size_t used, size_t skip, int64_t now_us, struct input *out)
{
	d->searched = 0;
	give_text(d, used, skip, INPUT_PASTE, now_us, out);
	out->goes_on = d->parted;
	d->parted = d->pasting;
	return true;
}

static bool next_paste(struct decoder *d, int64_t now_us, struct input *out)
{
	const char *s = (const char *)d->in->data;
	size_t len = d->in->len;
	const char *end = memmem(s + d->searched, len - d->searched, PASTE_END, MARKER_LEN);

	if (end) {
		d->pasting = false;
		return give_paste(d, (size_t)(end - s), MARKER_LEN, now_us, out);
	}
	d->searched = len - MIN(len, MARKER_LEN);
	size_t ready = len - unfinished(s, len);
	return ready > 0 && now_us - d->fed_us >= SHOW_US && give_paste(d, ready, 0, now_us, out);
}

/* One key and nothing else: nobody's paste goes on so after a while. Esc may be the beginning of the paste's end. */
static bool is_lone_key(const char *s, size_t len)
{
	uint32_t key = K_NONE;
	bool status;

	if (len == 1)
		return (s[0] < ' ' && !strchr("\r\n\t\x1b", s[0])) || s[0] == 0x7f;
	if (len < 2 || s[0] != ESC)
		return false;
	if (s[1] == '[' || s[1] == 'O')
		return sequence_parse(s, len, 1, false, &key, &status) == len && key != K_NONE;
	return len == 2 && escape_key((unsigned char)s[1]) != K_NONE;
}

static void break_off(struct decoder *d)
{
	g_byte_array_set_size(d->in, d->in->len - (guint)marker_part((const char *)d->in->data, d->in->len));
	d->fresh = MIN(d->fresh, d->in->len);
	d->broken_off = d->in->len;
	d->pasting = false;
}

void decoder_feed(struct decoder *d, const char *bytes, size_t len, int64_t now_us)
{
	if (d->pasting && now_us - d->fed_us >= STILL_US && is_lone_key(bytes, len))
		break_off(d);
	if (d->in->len == 0)
		d->since_us = now_us;
	d->fed_us = now_us;
	d->fresh = MIN(d->fresh, d->in->len > ANSWER_LEN ? d->in->len - ANSWER_LEN : 0);
	g_byte_array_append(d->in, (const guint8 *)bytes, (guint)len);
}

bool decoder_finish(struct decoder *d, int64_t now_us, struct input *out)
{
	if (!d->pasting || d->in->len == 0)
		return false;
	break_off(d);
	return decoder_next(d, now_us, out);
}

/* The bytes of the character that begins at the front, 0 when its end has not come; a byte that begins none stands alone. */
static size_t character_len(const guint8 *s, size_t len)
{
	size_t want = s[0] < 0xc0 ? 1 : s[0] < 0xe0 ? 2 : s[0] < 0xf0 ? 3 : s[0] < 0xf8 ? 4 : 1;

	for (size_t i = 1; i < want; i++) {
		if (i == len)
			return 0;
		if ((s[i] & 0xc0) != 0x80)
			return i;
	}
	return want;
}

/* How many bytes at the front are text; a character that is cut at the end waits. */
static size_t text_run(const guint8 *s, size_t len, bool lines, size_t *line_ends)
{
	size_t i = 0;

	*line_ends = 0;
	while (i < len) {
		if (s[i] == '\r' || s[i] == '\n' || s[i] == '\t') {
			if (!lines)
				break;
			*line_ends += s[i] != '\t' && i + 1 < len;
			i++;
			continue;
		}
		if (s[i] < 0x20 || s[i] == 0x7f)
			break;
		size_t whole = character_len(s + i, len - i);
		if (whole == 0)
			break;
		i += whole;
	}
	return i;
}

/* A sign that begins a row of a list: whoever types does not write it, Enter does. */
static bool row_begins(const char *s, size_t len)
{
	return len >= 2 && (((s[0] == '-' || s[0] == '*' || s[0] == '>') && s[1] == ' ') || (g_ascii_isdigit(s[0]) && s[1] == '.'));
}

/* Nobody types so much in one go, nor a line feed, a tab within lines, or the signs of a list. */
static bool looks_pasted(const char *s, size_t len)
{
	if (len > TYPED_MAX || memchr(s, '\n', len) || memchr(s, '\t', len))
		return true;
	for (size_t i = 1; i < len; i++)
		if (s[i - 1] == '\r' && row_begins(s + i, len - i))
			return true;
	return false;
}

/* Several lines that came in one go without brackets: a paste, or what somebody typed while the line stood still. Keys
 * that were typed stay keys, so that Enter goes on with a list and ends the line of a search. */
static bool next_burst(struct decoder *d, int64_t now_us, struct input *out)
{
	size_t line_ends, burst = text_run(d->in->data, d->in->len, true, &line_ends);

	bool on = now_us < d->burst_until_us;
	if (on ? burst < BURST_ON_MIN : burst < BURST_MIN || line_ends == 0 || !looks_pasted((const char *)d->in->data, burst))
		return false;
	d->burst_until_us = now_us + BURST_ON_US;
	give_text(d, burst, 0, INPUT_PASTE, now_us, out);
	out->goes_on = on;
	return true;
}

static bool next_text(struct decoder *d, int64_t now_us, struct input *out)
{
	size_t line_ends;

	if (next_burst(d, now_us, out))
		return true;
	size_t run = text_run(d->in->data, d->in->len, false, &line_ends);
	if (run == 0) {                                  /* a cut character: wait for its rest, then give it up */
		if (now_us - d->since_us < SEQUENCE_WAIT_US)
			return false;
		run = d->in->len;
	}
	return give_text(d, run, 0, INPUT_TEXT, now_us, out);
}

bool decoder_next(struct decoder *d, int64_t now_us, struct input *out)
{
	bool decided;

	if (d->in->len == 0)
		return false;
	if (take_answer(d, out))
		return true;
	if (d->broken_off > 0) {
		size_t len = d->broken_off;
		d->broken_off = 0;
		return give_paste(d, len, 0, now_us, out);
	}
	if (d->pasting)
		return next_paste(d, now_us, out);
	if (d->in->data[0] == ESC)
		return next_escape(d, now_us, out);
	if (next_late(d, now_us, out, &decided))
		return true;
	if (decided)
		return false;
	d->late_until_us = 0;
	if (d->in->data[0] < 0x20 || d->in->data[0] == 0x7f) {
		if (next_burst(d, now_us, out))
			return true;
		return give_key(d, 1, control_key(d->in->data[0]), now_us, out);
	}
	return next_text(d, now_us, out);
}

int64_t decoder_wait(const struct decoder *d, int64_t now_us)
{
	if (d->in->len == 0)
		return -1;
	if (d->pasting) {
		size_t ready = d->in->len - unfinished((const char *)d->in->data, d->in->len);
		return ready == 0 ? -1 : MAX(0, d->fed_us + SHOW_US - now_us);
	}
	bool escapes_only = d->in->data[0] == ESC && (d->in->len == 1 || (d->in->len == 2 && d->in->data[1] == ESC));
	int64_t limit = escapes_only ? ESC_WAIT_US : SEQUENCE_WAIT_US;
	int64_t left = d->since_us + limit - now_us;
	return left > 0 ? left : 0;
}
