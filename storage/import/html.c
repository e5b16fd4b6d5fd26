/* A tolerant tokenizer of our own: libxml2 pulls ICU. Source: HTML standard, "Tokenization", as far as words need it. */
#include "import/html.h"
#include <string.h>
#include "markup/entity.h"

enum { LISTS_MAX = 6, TAG_MAX = 16, ENTITY_MAX = 32, STYLES = 5 };

struct html {
	struct flow *f;
	const char *p, *end;
	bool blank_lines, gap;       /* gap: a blank is due before the next word */
	char skip[TAG_MAX];          /* the element that is being left out; "": none */
	unsigned skip_depth;
	int heading, quote, pre, lists;
	int number[LISTS_MAX];       /* last number of each open list; -1: bullets */
	bool started;                /* the open item has a block already */
	int style[STYLES];           /* how often each is open: bit 1 << i of span_style */
	const char *href;
	GString *page_title;
	bool in_title;
};

static const char *const left_out[] = { "nav", "footer", "aside", "form", "button", "select", "noscript", "template", "svg", "iframe", "object" };
static const char *const raw[] = { "script", "style", "textarea" };
static const char *const blocks[] = {
	"p", "div", "section", "article", "main", "header", "table", "tr", "td", "th", "caption", "dl", "dt", "dd", "figure",
	"figcaption", "address", "hr", "body", "html", "head", "details", "summary", "center",
};
static const struct { const char *tag; unsigned bit; } styles[] = {
	{ "em", 0 }, { "i", 0 }, { "cite", 0 }, { "strong", 1 }, { "b", 1 }, { "s", 2 }, { "del", 2 }, { "strike", 2 },
	{ "code", 3 }, { "tt", 3 }, { "kbd", 3 },
};

static bool is_one_of(const char *tag, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(list[i], tag) == 0)
			return true;
	return false;
}

static unsigned style_of(const struct html *h)
{
	unsigned style = 0;

	for (unsigned i = 0; i < STYLES; i++)
		style |= h->style[i] > 0 ? 1u << i : 0;
	return style;
}

/* A block's end ends the marks that somebody forgot to close. */
static void block_end(struct html *h)
{
	flow_close(h->f);
	memset(h->style, 0, sizeof h->style);
	h->href = NULL;
	h->gap = false;
}

static void block_begin(struct html *h)
{
	if (h->pre > 0) {
		flow_open(h->f, FLOW_TEXT, BLOCK_CODE, 0, 0, false);
	} else if (h->heading > 0) {
		flow_open(h->f, h->heading == 1 ? FLOW_TITLE : FLOW_TEXT, BLOCK_HEADING, MAX(2, h->heading), 0, false);
	} else if (h->lists > 0) {
		flow_open(h->f, FLOW_TEXT, BLOCK_ITEM, h->lists, MAX(0, h->number[h->lists - 1]), h->started);
		h->started = true;
	} else {
		flow_open(h->f, FLOW_TEXT, h->quote > 0 ? BLOCK_QUOTE : BLOCK_PARAGRAPH, h->quote, 0, false);
	}
}

static void put_words(struct html *h, const char *text, size_t len)
{
	if (!h->f->now.is_open)
		block_begin(h);
	else if (h->gap)
		flow_text(h->f, " ", 1, style_of(h), h->href);
	h->gap = false;
	flow_text(h->f, text, len, style_of(h), h->href);
}

static void put_code(struct html *h, const GString *text)
{
	g_auto(GStrv) lines = g_strsplit(text->str, "\n", -1);

	if (!h->f->now.is_open)
		block_begin(h);
	for (char **line = lines; *line; line++) {
		if (line > lines)
			flow_break(h->f);
		flow_text(h->f, *line, strlen(*line), 0, NULL);
	}
}

static bool is_empty_line(const char *blanks, size_t len)
{
	return g_strstr_len(blanks, (gssize)len, "\n\n") || g_strstr_len(blanks, (gssize)len, "\n\r\n");
}

static void put_run(struct html *h, GString *run)
{
	if (run->len > 0)
		put_words(h, run->str, run->len);
	g_string_truncate(run, 0);
}

/* Words with single blanks between them, all that belongs together at once. */
static void put_folded(struct html *h, const GString *text)
{
	g_autoptr(GString) run = g_string_sized_new(text->len);

	for (const char *p = text->str; *p; ) {
		size_t blanks = strspn(p, " \t\r\n\f"), words = strcspn(p + blanks, " \t\r\n\f");
		bool parts = h->blank_lines && is_empty_line(p, blanks);
		if (parts || words == 0)
			put_run(h, run);
		if (parts)
			block_end(h);
		if (run->len > 0)
			g_string_append_c(run, ' ');
		else
			h->gap |= blanks > 0;
		g_string_append_len(run, p + blanks, (gssize)words);
		p += blanks + words;
	}
	put_run(h, run);
}

static void put_text(struct html *h, const GString *text)
{
	if (h->in_title) {
		g_string_append(h->page_title, text->str);
	} else if (h->pre > 0) {
		put_code(h, text);
	} else if (!*h->skip) {
		put_folded(h, text);
	}
}

/* Text with its character references resolved. */
static GString *decoded(const char *text, size_t len)
{
	GString *out = g_string_sized_new(len + 1);

	for (size_t i = 0; i < len; ) {
		const char *semicolon = text[i] == '&' ? memchr(text + i, ';', MIN(len - i, (size_t)ENTITY_MAX)) : NULL;
		size_t n = semicolon ? (size_t)(semicolon - text) - i + 1 : 0;
		if (n > 0 && entity_append(out, text + i, n))
			i += n;
		else
			g_string_append_c(out, text[i++]);
	}
	return out;
}

/* The value of an attribute between a tag's name and its '>'; NULL: it has none. The caller's. */
static char *attribute(const char *p, const char *end, const char *name)
{
	while (p < end) {
		p += strspn(p, " \t\r\n\f/");
		size_t key = strcspn(p, " \t\r\n\f/=>");
		const char *value = p + key + strspn(p + key, " \t\r\n\f");
		bool wanted = key == strlen(name) && g_ascii_strncasecmp(p, name, key) == 0;
		if (p >= end || (key == 0 && *value != '='))
			break;
		size_t len = 0;
		if (*value == '=') {
			value += 1 + strspn(value + 1, " \t\r\n\f");
			char quote = *value == '"' || *value == '\'' ? *value : '\0';
			value += quote != '\0';
			len = quote ? strcspn(value, quote == '"' ? "\"" : "'") : strcspn(value, " \t\r\n\f>");
			len = value < end ? MIN(len, (size_t)(end - value)) : 0;
			p = value + len + (quote != '\0');
		} else {
			p += key;
		}
		if (wanted)
			return g_string_free(decoded(value, len), FALSE);
	}
	return NULL;
}

static void list_open(struct html *h, bool ordered, const char *attributes, const char *end)
{
	g_autofree char *start = ordered ? attribute(attributes, end, "start") : NULL;
	int first = start ? (int)CLAMP(g_ascii_strtoll(start, NULL, 10), 0, 999999) : 1;

	block_end(h);
	if (h->lists < LISTS_MAX)
		h->number[h->lists++] = ordered ? first - 1 : -1;
	h->started = false;
}

static void open_tag(struct html *h, const char *tag, const char *attributes, const char *end)
{
	if (strcmp(tag, "br") == 0) {
		flow_break(h->f);
		h->gap = false;
	} else if (strcmp(tag, "a") == 0) {
		g_autofree char *address = attribute(attributes, end, "href");
		h->href = address ? flow_href(h->f, g_strstrip(address)) : NULL;
	} else if (strcmp(tag, "img") == 0) {
		h->f->count[IMPORT_NOTE_PICTURES]++;
	} else if (strcmp(tag, "ul") == 0 || strcmp(tag, "ol") == 0) {
		list_open(h, *tag == 'o', attributes, end);
	} else if (strcmp(tag, "li") == 0) {
		block_end(h);
		h->started = false;
		if (h->lists > 0 && h->number[h->lists - 1] >= 0)
			h->number[h->lists - 1]++;
	} else if (strcmp(tag, "blockquote") == 0) {
		block_end(h);
		h->quote = MIN(h->quote + 1, LISTS_MAX);
	} else if (strcmp(tag, "pre") == 0) {
		block_end(h);
		h->pre++;
	} else if (strcmp(tag, "title") == 0) {
		h->in_title = h->page_title->len == 0;
	}
}

static void close_tag(struct html *h, const char *tag)
{
	if (strcmp(tag, "a") == 0) {
		h->href = NULL;
	} else if (strcmp(tag, "ul") == 0 || strcmp(tag, "ol") == 0) {
		block_end(h);
		h->lists = MAX(0, h->lists - 1);
		h->started = true;
	} else if (strcmp(tag, "li") == 0) {
		block_end(h);
	} else if (strcmp(tag, "blockquote") == 0) {
		block_end(h);
		h->quote = MAX(0, h->quote - 1);
	} else if (strcmp(tag, "pre") == 0) {
		block_end(h);
		h->pre = MAX(0, h->pre - 1);
	} else if (strcmp(tag, "title") == 0) {
		h->in_title = false;
	}
}

/* Marks that only have a beginning and an end: styles, headings, plain blocks. */
static void both_ways(struct html *h, const char *tag, bool closes)
{
	for (size_t i = 0; i < G_N_ELEMENTS(styles); i++)
		if (strcmp(styles[i].tag, tag) == 0)
			h->style[styles[i].bit] = MAX(0, h->style[styles[i].bit] + (closes ? -1 : 1));
	if (tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6' && tag[2] == '\0') {
		block_end(h);
		h->heading = closes ? 0 : tag[1] - '0';
	} else if (is_one_of(tag, blocks, G_N_ELEMENTS(blocks))) {
		block_end(h);
	}
}

/* An element that is left out goes with all that is in it. */
static bool passed_over(struct html *h, const char *tag, bool closes)
{
	if (*h->skip && strcmp(h->skip, tag) == 0) {
		h->skip_depth += closes ? -1u : 1u;
		if (h->skip_depth == 0)
			*h->skip = '\0';
		return true;
	}
	if (!*h->skip && !closes && is_one_of(tag, left_out, G_N_ELEMENTS(left_out))) {
		block_end(h);
		g_strlcpy(h->skip, tag, sizeof h->skip);
		h->skip_depth = 1;
	}
	return *h->skip != '\0';
}

/* Where `tag` closes, from p on; the end when it never does. */
static const char *raw_end(const char *p, const char *end, const char *tag)
{
	size_t len = strlen(tag);

	for (; p < end && (p = memchr(p, '<', (size_t)(end - p))); p++)
		if ((size_t)(end - p) > len + 1 && p[1] == '/' && g_ascii_strncasecmp(p + 2, tag, len) == 0)
			return p;
	return end;
}

/* The end of a tag: quotes may hold '>'. */
static const char *tag_end(const char *p, const char *end)
{
	char quote = '\0';

	for (; p < end && (quote || *p != '>'); p++) {
		bool begins = !quote && (*p == '"' || *p == '\'') && p[-1] == '=';
		quote = begins ? *p : *p == quote ? '\0' : quote;
	}
	return p;
}

static void read_tag(struct html *h)
{
	const char *name = h->p + 1 + (h->p[1] == '/'), *stop;
	bool closes = h->p[1] == '/';
	size_t len = strcspn(name, " \t\r\n\f/>");
	g_autofree char *tag = g_ascii_strdown(name, (gssize)MIN(len, (size_t)TAG_MAX - 1));

	stop = tag_end(name, h->end);
	h->p = MIN(stop + 1, h->end);
	if (!closes && is_one_of(tag, raw, G_N_ELEMENTS(raw))) {
		h->p = raw_end(h->p, h->end, tag);
		return;
	}
	if (passed_over(h, tag, closes))
		return;
	both_ways(h, tag, closes);
	if (closes)
		close_tag(h, tag);
	else
		open_tag(h, tag, MIN(name + len, stop), stop);
}

/* What begins with '<' and is neither a tag nor text: a comment, a declaration. False: it is text. */
static bool read_mark(struct html *h)
{
	char next = h->p + 1 < h->end ? h->p[1] : '\0';

	if (g_str_has_prefix(h->p, "<!--")) {
		const char *stop = g_strstr_len(h->p + 4, h->end - h->p - 4, "-->");
		h->p = stop ? stop + 3 : h->end;
	} else if (next == '!' || next == '?') {
		h->p = MIN(tag_end(h->p + 2, h->end) + 1, h->end);
	} else if (g_ascii_isalpha(next) || (next == '/' && g_ascii_isalpha(h->p[2]))) {
		read_tag(h);
	} else {
		return false;
	}
	return true;
}

/* The part of a page between <tag and </tag>; false: it has none. */
static bool part_of(const char *html, size_t len, const char *tag, const char **from, const char **to)
{
	size_t n = strlen(tag);

	for (const char *p = html, *end = html + len; (p = memchr(p, '<', (size_t)(end - p))) != NULL; p++) {
		if ((size_t)(end - p) > n + 1 && g_ascii_strncasecmp(p + 1, tag, n) == 0 && strchr(" >\t\r\n", p[n + 1])) {
			*from = p;
			*to = raw_end(p, end, tag);
			return *to > p;
		}
	}
	return false;
}

static void read_part(struct html *h, const char *from, const char *to)
{
	h->p = from;
	h->end = to;
	while (h->p < h->end) {
		if (*h->p == '<' && read_mark(h))
			continue;
		size_t skip = *h->p == '<';
		const char *stop = memchr(h->p + skip, '<', (size_t)(h->end - h->p) - skip);
		g_autoptr(GString) text = decoded(h->p, (size_t)((stop ? stop : h->end) - h->p));
		put_text(h, text);
		h->p = stop ? stop : h->end;
	}
	block_end(h);
}

/* A page's title often ends with the site's name. */
static char *title_of(const GString *page_title)
{
	static const char *const marks[] = { " | ", " – ", " — ", " - ", " « ", " » " };
	char *title = fold_blanks(page_title->str);

	for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
		char *mark = g_strrstr(title, marks[i]);
		if (mark && mark > title)
			*mark = '\0';
	}
	return title;
}

void html_read(struct flow *f, const char *html, size_t len, bool blank_lines)
{
	g_autoptr(GString) page_title = g_string_new(NULL);
	struct html h = { .f = f, .blank_lines = blank_lines, .page_title = page_title };
	const char *from = html, *to = html + len, *head, *head_end;
	bool parted = part_of(html, len, "article", &from, &to) || part_of(html, len, "main", &from, &to);

	if (parted && part_of(html, len, "title", &head, &head_end))
		read_part(&h, head, head_end);
	h.in_title = false;
	read_part(&h, from, to);
	if (f->title == NULL && page_title->len > 0)
		f->title = title_of(page_title);
}

bool read_html(const char *bytes, size_t len, const char *name, import_take take, void *ctx, GError **error)
{
	g_auto(flow) f = { 0 };

	flow_init(&f, bytes, len);
	f.imported->is_beside = false;
	html_read(&f, bytes, len, false);
	return flow_give(&f, name, take, ctx, error);
}
