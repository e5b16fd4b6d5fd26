/* What the newsroom knows beside the articles: accepted findings, own words, what was exported. */
#pragma once
#include "store/article.h"

struct accepted { char *rule, *text, *reason, *author; int64_t at_s; };
void accepted_free(struct accepted *a);
bool accepted_add(struct store *s, int64_t article_id, const char *rule, const char *text, const char *reason, const char *author, int64_t now_s, GError **error);
bool accepted_remove(struct store *s, int64_t article_id, const char *rule, const char *text, GError **error);
GPtrArray *accepted_list(struct store *s, int64_t article_id, GError **error);

/* Own words: scope "kantor" (office) or a person's login name. kind "terima" (accept) or "tolak" (forbid, with a replacement). */
struct own_word { char *word, *scope, *kind, *replacement; };
void own_word_free(struct own_word *w);
bool own_word_add(struct store *s, const char *word, const char *scope, const char *kind, const char *replacement, const char *author, int64_t now_s, GError **error);
bool own_word_remove(struct store *s, const char *word, const char *scope, GError **error);
GPtrArray *own_word_list(struct store *s, const char *person, GError **error);   /* kantor and this person's */

/* One file that left. outlet: whom it is for, e.g. "web"; forced: the reason why it left in spite of the gate, or "". */
struct exported { int64_t id, article, revision; int version; char *outlet, *format, *path, *author, *forced; int64_t at_s; };
void exported_free(struct exported *e);
bool exported_add(struct store *s, int64_t article_id, int64_t revision, const char *outlet, const char *format, const char *path, const char *author, const char *forced, int64_t now_s, GError **error);
GPtrArray *exported_list(struct store *s, int64_t article_id, GError **error);   /* newest first */
GPtrArray *exported_newest(const GPtrArray *exports);   /* of such a list the newest of each outlet, in its order; borrowed, good as long as the list */
int exported_articles(struct store *s, int64_t after, int64_t *ids, unsigned max, GError **error);   /* ascending numbers of articles that left; how many, -1: failed */
int64_t exported_writer(struct store *s, const char *path);   /* the article that was exported to this very path last; 0: none */
