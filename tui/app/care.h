/* What keeps a store well while people write: a copy each day, and a look at its pages after a session that died. */
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include <glib.h>
#include "store/store.h"

/* What is due; nothing in a store without articles. A copy is checked page by page, so after it no other check is due; without one,
 * each week and after a session that died (store_quick_check()). A long check ends early as store_stop_when() said. */
bool care_run(struct store *s, int64_t now_s, int utc_offset_min, GError **error);
