/* The bin: articles that were thrown away, kept for 30 days at least. All calls: the thread that opened the store. */
#pragma once
#include "store/article.h"

/* What lies in it, the last thrown away first. list_row *, changed_s: when it was thrown away; free func set. */
GPtrArray *bin_list(struct store *s, GError **error);

/* Once a turn of days: the store counts the days on which it was open, each once. A clock that jumps counts one day, not years. */
bool bin_count_day(struct store *s, int64_t now_s, GError **error);

enum { BIN_DAYS = 30 };

/* The next article that may go for good: thrown away BIN_DAYS ago by the clock, and as many counted days ago, and never exported
 * (what was released stays in the record). false: there is none, or *error (may be NULL) is set. *ulid: the caller's. */
bool bin_expired(struct store *s, int64_t now_s, int64_t after_id, int64_t *id, char **ulid, GError **error);

/* For good, with all revisions; refused (CONFLICT) for an article that is not in the bin. */
bool bin_purge(struct store *s, int64_t id, GError **error);
