/* Web and mail addresses, handles, tags, file names; abbreviations. */
#include "words_part.h"
#include <string.h>

static const char *const TAILS[] = { "id", "com", "org", "net", "info", "edu", "gov", "co", "tv", "biz", "news", "online",
	"pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "csv", "zip", "jpg", "jpeg", "png", "mp3", "mp4",
	"txt", "html", "htm", "php", "apk" };

/* Written with a full stop that ends no sentence. Lower case stands for itself and for a capital. */
static const char *const SHORT[] = { "kab", "kec", "kel", "prov", "jl", "jln", "gg", "no", "nmr", "dr", "drs", "dra", "prof", "ir",
	"hj", "kh", "bp", "bpk", "ny", "nn", "tn", "sdr", "sdri", "hlm", "vol", "dll", "dsb", "dst", "tgl", "tsb", "yth", "ytc",
	"dkk", "plt", "plh", "pjs", "pj", "pgs", "rp", "pkl", "ds", "dsn", "telp", "tlp", "kapt", "brigjen", "mayjen", "letjen",
	"jend", "kol", "letkol", "ipda", "iptu", "kompol", "st", "ust", "kpts", "ttd", "red", "ed", "ph", "cs", "spt", "a.n",
	"u.p", "u.b", "d.a", "s.d", "d.h", "a.l", "mr", "mrs", "ms", "jr", "sr", "vs", "pt", "cv", "ltd", "inc", "corp", "mis", "min", "maks",
	"drg", "drh", "dt", "dg", "tgk", "muh", "moh", "mohd", "mhd", "abd", "bgd", "mgr", "pdt", "rm", "rd", "tb", "ns", "apt", "kgs", "thn", "bln", "cet" };

/* These are words of their own too: an abbreviation only before a figure. */
static const char *const BEFORE_FIGURE[] = { "hal", "psl", "pas", "art", "bab", "ay", "lamp", "gbr", "kw", "rt", "rw" };

static bool among(const char *s, size_t len, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strlen(list[i]) == len && g_ascii_strncasecmp(list[i], s, len) == 0)
			return true;
	return false;
}

bool abbreviation_is(const char *text, size_t off, size_t len, bool digit)
{
	if (len == 1)
		return g_ascii_isupper(text[off]);
	if (digit && among(text + off, len, BEFORE_FIGURE, G_N_ELEMENTS(BEFORE_FIGURE)))
		return true;
	return among(text + off, len, SHORT, G_N_ELEMENTS(SHORT));
}

static bool is_label(unsigned char c)
{
	return g_ascii_isalnum(c) || c == '-' || c == '_';
}

static bool is_address_byte(unsigned char c)
{
	return c >= 0x80 ? false : g_ascii_isalnum(c) || strchr("-_./~%#?&=+:@!$'*,;()", c) != NULL;
}

/* An address does not end in the marks of the sentence around it. */
static size_t trim(const char *text, size_t off, size_t end)
{
	while (end > off && strchr(".,;:!?)'\"*_", text[end - 1]))
		end--;
	return end;
}

static size_t run(const char *text, size_t off, size_t end, bool (*is)(unsigned char))
{
	while (off < end && is((unsigned char)text[off]))
		off++;
	return off;
}

static bool is_dotted(unsigned char c)
{
	return is_label(c) || c == '.';
}

/* [off, end) is labels and points: does it end in a domain or a file name's tail? Sets where. */
static bool domain_end(const char *text, size_t off, size_t end, size_t *stop)
{
	size_t last = end;

	while (last > off && text[last - 1] == '.')
		last--;
	*stop = last;
	size_t dot = last;
	while (dot > off && text[dot - 1] != '.')
		dot--;
	const char *dash = memchr(text + dot, '-', last - dot);       /* "kpu.go.id- Puluhan": the dash of a dateline */
	if (dash)
		*stop = last = (size_t)(dash - text);
	if (dot < off + 3 || dot == last)
		return false;
	for (size_t i = dot; i < last; i++)
		if (!g_ascii_islower(text[i]) && !g_ascii_isdigit(text[i]))
			return false;
	return among(text + dot, last - dot, TAILS, G_N_ELEMENTS(TAILS));
}

static bool starts(const char *text, size_t off, size_t end, const char *what)
{
	size_t n = strlen(what);

	return end - off >= n && g_ascii_strncasecmp(text + off, what, n) == 0;
}

/* What starts at off, whose dotted run ends at stop? Returns the end of the address, or off. */
static size_t address_here(const char *text, size_t off, size_t stop, size_t end)
{
	size_t last;

	if (starts(text, off, end, "www.") || (stop < end && starts(text, stop, end, "://")))
		return trim(text, off, run(text, off, end, is_address_byte));
	if (stop + 1 < end && text[stop] == '@' && g_ascii_isalnum(text[stop + 1]))
		return trim(text, off, run(text, stop + 1, end, is_dotted));
	if (domain_end(text, off, stop, &last)) {
		if (last < end && text[last] == '/')
			return trim(text, off, run(text, last, end, is_address_byte));
		return last;
	}
	return off;
}

bool address_find(const char *text, size_t from, size_t end, size_t *off, size_t *len)
{
	for (size_t i = from; i < end;) {
		unsigned char c = (unsigned char)text[i];
		size_t stop;

		if ((c == '@' || c == '#') && i + 1 < end && (g_ascii_isalpha(text[i + 1]) || text[i + 1] == '_')) {
			stop = trim(text, i + 2, run(text, i + 1, end, c == '@' ? is_dotted : is_label));
			*off = i;
			*len = stop - i;
			return true;
		}
		if (!is_label(c) || c == '-') {
			i++;
			continue;
		}
		size_t runs = run(text, i, end, is_dotted);
		stop = address_here(text, i, runs, end);
		if (stop > i) {
			*off = i;
			*len = stop - i;
			return true;
		}
		i = runs;
	}
	return false;
}
