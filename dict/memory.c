#include "memory.h"
#include <string.h>
#include "wordset.h"

/* A newsroom's day of articles; with tokens and findings some five times as many bytes. Longer paragraphs are no prose. */
enum { ROOM = 256 * 1024, LONGEST = 8 * 1024, MARKS_MAX = 64 };

struct memory { GHashTable *passages; size_t bytes; };

static guint passage_hash(gconstpointer p)
{
	return (guint)((const struct passage *)p)->hash;
}

static gboolean passage_equal(gconstpointer a, gconstpointer b)
{
	const struct passage *x = a, *y = b;

	return x->hash == y->hash && x->key_len == y->key_len && memcmp(x->key, y->key, x->key_len) == 0;
}

static void passage_free(gpointer data)
{
	struct passage *p = data;

	g_free(p->key);
	g_array_unref(p->tokens);
	g_clear_pointer(&p->form, g_ptr_array_unref);
	g_clear_pointer(&p->spelling, g_ptr_array_unref);
	g_clear_pointer(&p->counted, g_array_unref);
	g_clear_pointer(&p->picks, g_array_unref);
	g_free(p);
}

struct memory *memory_new(void)
{
	struct memory *m = g_new0(struct memory, 1);

	m->passages = g_hash_table_new_full(passage_hash, passage_equal, passage_free, NULL);
	return m;
}

void memory_free(struct memory *m)
{
	if (!m)
		return;
	g_hash_table_destroy(m->passages);
	g_free(m);
}

void memory_make_room(struct memory *m)
{
	if (m->bytes < ROOM)
		return;
	g_hash_table_remove_all(m->passages);
	m->bytes = 0;
}

/* How many marks of Markdown stand before: a headline is one by them. */
static size_t marks_before(const char *text, size_t off)
{
	size_t n = 0;

	while (n < off && n < MARKS_MAX && text[off - n - 1] && strchr(" #*_", text[off - n - 1]))
		n++;
	return n + (n < off);      /* and what they stand behind */
}

static void append_number(GString *key, size_t n)
{
	uint32_t number = (uint32_t)n;

	g_string_append_len(key, (const char *)&number, sizeof number);
}

/* All that tokens and findings come from: the bytes, how they are parted, what stands before, the options. */
static GString *key_of(const char *options, const char *text, const struct stretch *stretch, size_t n)
{
	size_t off = stretch[0].off, len = stretch[n - 1].end - off, before = marks_before(text, off);
	GString *key = g_string_sized_new(len + 64);

	g_string_append_len(key, options, (gssize)strlen(options) + 1);
	append_number(key, before);
	g_string_append_len(key, text + off - before, (gssize)before);
	append_number(key, n);
	for (size_t i = 0; i < n; i++) {
		append_number(key, stretch[i].off - off);
		append_number(key, stretch[i].end - off);
		append_number(key, i > 0 && stretch[i].blank);
	}
	return g_string_append_len(key, text + off, (gssize)len);
}

struct passage *memory_passage(struct memory *m, const char *options, const char *text, const struct stretch *stretch, size_t n)
{
	if (stretch[n - 1].end - stretch[0].off > LONGEST)
		return NULL;
	g_autoptr(GString) key = key_of(options, text, stretch, n);
	const struct passage asked = { .key = key->str, .key_len = key->len, .hash = wordset_hash(key->str, key->len) };
	struct passage *known = g_hash_table_lookup(m->passages, &asked);

	if (known || m->bytes >= ROOM)
		return known;
	known = g_memdup2(&asked, sizeof asked);
	known->key = g_memdup2(key->str, key->len);
	known->tokens = g_array_new(FALSE, FALSE, sizeof(struct token));
	m->bytes += key->len;
	g_hash_table_add(m->passages, known);
	return known;
}

struct follower follower_of(const char *text, const GArray *tokens, guint at)
{
	const struct token *t = at < tokens->len ? &g_array_index(tokens, struct token, at) : NULL;
	struct follower f = { .kind = TOKEN_BREAK };

	if (!t)
		return f;
	f.kind = t->kind;
	f.flags = t->flags;
	f.len = t->len;
	memcpy(f.head, text + t->off, MIN(t->len, sizeof f.head));
	return f;
}

bool follower_is(const struct follower *a, const struct follower *b)
{
	return a->len <= sizeof a->head && memcmp(a, b, sizeof *a) == 0;
}

void memory_form(struct passage *p, const struct follower *follower, GPtrArray *form, GArray *picks)
{
	g_clear_pointer(&p->form, g_ptr_array_unref);
	g_clear_pointer(&p->picks, g_array_unref);
	p->form = form ? g_ptr_array_ref(form) : NULL;
	p->picks = picks ? g_array_ref(picks) : NULL;
	p->follower = *follower;
	p->formed = true;
	p->spelled = false;          /* the speller is silent where a rule has spoken */
}

void memory_spelling(struct passage *p, GPtrArray *spelling, GArray *counted)
{
	g_clear_pointer(&p->spelling, g_ptr_array_unref);
	g_clear_pointer(&p->counted, g_array_unref);
	p->spelling = spelling ? g_ptr_array_ref(spelling) : NULL;
	p->counted = counted ? g_array_ref(counted) : NULL;
	p->spelled = true;
}
