#include "import/read.h"
#include <string.h>

/* Lines that a site's theme leaves at the end of a copied page, in lower case; '#' stands for a number. A '*' at the end: the
 * line begins so. */
static const char *const lines[] = {
	"share", "share this", "share this:", "share on*", "share via*", "share:*", "bagikan", "bagikan:*", "bagikan ini*",
	"bagikan ke*", "bagikan artikel*", "bagikan berita*", "sebarkan", "sebarkan:*", "sebarkan ini:*", "like this:", "suka ini:",
	"loading...", "memuat...", "print", "cetak", "email", "tweet", "pin it",
	"tags:*", "tag:*", "tagged*", "filed under*", "posted in*", "posted by*", "kategori:*", "category:*", "label:*", "topik:*",
	"dibaca # kali", "dibaca: #*", "telah dibaca # kali", "# kali dibaca", "# x dibaca", "dilihat # kali", "dilihat: #*",
	"# views", "# view", "views: #", "post views: #", "hits: #", "# hits", "# comments", "# comment", "# komentar", "no comments",
	"tidak ada komentar", "belum ada komentar", "be the first to comment", "previous post*", "next post*", "previous article*",
	"next article*", "artikel sebelumnya*", "artikel selanjutnya*", "artikel berikutnya*", "berita sebelumnya*",
	"berita selanjutnya*", "pos sebelumnya*", "pos berikutnya*", "navigasi pos", "post navigation", "kembali ke atas",
	"back to top", "baca juga:*", "read more", "baca selengkapnya", "selengkapnya", "copyright*", "©*", "all rights reserved*", "powered by*",
	"proudly powered by*", "follow us*", "ikuti kami*", "subscribe*", "copy link", "salin tautan",
};

/* Heads of a box whose short lines (names, other headlines, fields of a form) follow and belong to it. */
static const char *const heads[] = {
	"about the author", "about author", "tentang penulis", "related posts", "related post", "related articles", "related news",
	"related", "you may also like*", "you might also like*", "more from*", "berita terkait", "artikel terkait", "pos terkait",
	"posting terkait", "tulisan terkait", "terkait", "baca juga", "berita lainnya", "berita lain", "artikel lainnya",
	"berita terbaru", "berita terpopuler", "terpopuler", "populer", "recent posts", "pos-pos terbaru", "leave a reply*",
	"leave a comment*", "tinggalkan balasan*", "tinggalkan komentar*", "beri komentar", "tulis komentar", "comments", "komentar",
};

static const char *const networks[] = {
	"facebook", "twitter", "x", "whatsapp", "telegram", "instagram", "linkedin", "pinterest", "line", "email", "print", "cetak",
	"tiktok", "youtube", "threads", "copy", "link", "share", "bagikan", "tweet", "google+", "reddit", "tumblr",
};

enum { BOX_LINE_MAX = 160, BOX_LINES_MAX = 15, REPORTED_MAX = 30 };

/* A line as the lists spell it: lower case, no Markdown marks before it, numbers as '#'. */
static char *line_key(const char *line)
{
	g_autofree char *folded = g_utf8_strdown(line + strspn(line, "#*_>- "), -1);
	GString *out = g_string_new(NULL);

	for (const char *p = folded; *p; p++) {
		bool number = g_ascii_isdigit(*p) || (strchr(".,", *p) && g_ascii_isdigit(p[1]) && out->len > 0);
		if (!number)
			g_string_append_c(out, *p);
		else if (out->len == 0 || out->str[out->len - 1] != '#')
			g_string_append_c(out, '#');
	}
	return g_string_free(out, FALSE);
}

static bool listed(const char *key, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t len = strlen(list[i]);
		bool prefix = list[i][len - 1] == '*';
		if (prefix ? strncmp(key, list[i], len - 1) == 0 : strcmp(key, list[i]) == 0)
			return true;
	}
	return false;
}

static bool is_share_bar(const char *key)
{
	g_auto(GStrv) words = g_strsplit_set(key, " |/·•,", -1);
	unsigned known = 0;

	for (char **w = words; *w; w++) {
		if (**w == '\0')
			continue;
		if (!listed(*w, networks, G_N_ELEMENTS(networks)))
			return false;
		known++;
	}
	return known > 0;
}

static bool is_head(const char *line)
{
	g_autofree char *key = line_key(line);
	size_t len = strlen(key);

	if (strlen(line) > BOX_LINE_MAX)
		return false;
	if (len > 0 && key[len - 1] == ':')
		key[len - 1] = '\0';
	return listed(key, heads, G_N_ELEMENTS(heads));
}

static bool is_furniture(const char *line)
{
	g_autofree char *key = line_key(line);

	return strlen(line) <= BOX_LINE_MAX && (listed(key, lines, G_N_ELEMENTS(lines)) || is_share_bar(key) || is_head(line));
}

/* A sentence is the article's own, whatever stands above it. */
static bool may_be_in_box(const char *line)
{
	size_t len = strlen(line);

	return len <= BOX_LINE_MAX && !(len > 0 && strchr(".!?", line[len - 1])) && !g_str_has_suffix(line, "”");
}

/* The first of the lines that are furniture up to the end. */
static guint furniture_start(const GPtrArray *all)
{
	guint start = all->len, boxed = 0;

	for (guint i = all->len; i-- > 0; ) {
		const char *line = all->pdata[i];
		if (*line == '\0')
			continue;
		if (is_head(line) || (boxed == 0 && is_furniture(line))) {
			start = i;
			boxed = 0;
		} else if (is_furniture(line)) {
			boxed++;
		} else if (!may_be_in_box(line) || ++boxed > BOX_LINES_MAX) {
			break;
		}
	}
	return start;
}

static void report(struct imported *i, const GPtrArray *all, guint start)
{
	guint named = 0, more = 0;

	for (guint k = start; k < all->len; k++) {
		const char *line = all->pdata[k];
		if (*line == '\0')
			continue;
		if (++named <= REPORTED_MAX)
			imported_words(i, IMPORT_NOTE_FURNITURE, line);
		else
			more++;
	}
	imported_count(i, IMPORT_NOTE_FURNITURE_MORE, more);
}

size_t furniture_find(struct imported *i, const GString *text)
{
	g_autoptr(GPtrArray) all = g_ptr_array_new();
	g_auto(GStrv) split = g_strsplit(text->str, "\n", -1);

	for (char **line = split; *line; line++)
		g_ptr_array_add(all, g_strstrip(*line));
	guint start = furniture_start(all);
	size_t at = 0;
	if (start == 0 || start >= all->len)
		return text->len;
	for (guint k = 0; k < start; k++)
		at += strcspn(text->str + at, "\n") + 1;
	report(i, all, start);
	return at;
}

/* The lines went: the one before them may end with a break that now leads nowhere. */
static size_t without_last_break(const char *body, size_t len)
{
	size_t marks = 0;

	while (len > 0 && body[len - 1] == '\n')
		len--;
	while (marks < len && body[len - 1 - marks] == '\\')
		marks++;
	return marks % 2 == 1 ? len - 1 : len;
}

void article_drop_furniture(struct article *a, size_t at)
{
	a->body_len = without_last_break(a->body, at);
	a->body[a->body_len++] = '\n';
	a->body[a->body_len] = '\0';
}

void imported_drop_furniture(struct imported *i)
{
	if (i->furniture_at >= i->article.body_len)
		return;
	article_drop_furniture(&i->article, i->furniture_at);
	i->furniture_at = i->article.body_len;
	for (guint n = 0; n < i->report->len; n++) {
		struct import_noted *noted = i->report->pdata[n];
		if (noted->code == IMPORT_NOTE_FURNITURE)
			noted->code = IMPORT_NOTE_FURNITURE_GONE;
		else if (noted->code == IMPORT_NOTE_FURNITURE_MORE)
			noted->code = IMPORT_NOTE_FURNITURE_MORE_GONE;
	}
}
