/* Which tokens consistency may speak about. */
#include <string.h>
#include "names.h"

/* What the kind of the token says. */
static unsigned kinds_by_kind(const struct rules *r, size_t i)
{
	const struct token *t = &r->c->tokens[i];

	if (t->kind == TOKEN_NUMBER)
		return PICK_NUMBER;
	if (t->kind == TOKEN_CODE || strcmp(r->lower[i], "nomor") == 0 || strcmp(r->lower[i], "no.") == 0)
		return PICK_LETTER;
	return 0;
}

static unsigned kinds_of_names(const struct rules *r, size_t i)
{
	unsigned kinds = name_region_at(r, i) ? PICK_REGION : 0;

	if (name_at(r, i))
		kinds |= name_part_at(r, i, 1) ? PICK_NAME | PICK_PERSON : PICK_NAME;
	return rules_capital_at(r, i, 1) ? kinds | PICK_PAIR : kinds;
}

static unsigned kinds_of(const struct rules *r, size_t i)
{
	const struct token *t = &r->c->tokens[i];
	unsigned kinds = kinds_by_kind(r, i);

	if (t->flags & TOKEN_ALLCAPS)
		kinds |= acronym_at(r, i) ? PICK_CAPS | PICK_ACRONYM : PICK_CAPS;
	if (rules_capital_at(r, i, 0))
		kinds |= kinds_of_names(r, i);
	return name_lower_part_at(r, i) ? kinds | PICK_LOWER_PART : kinds;
}

void picks_add(const struct rules *r, GArray *picks)
{
	for (size_t i = 0; i < r->c->n; i++) {
		struct pick pick = { (uint32_t)i, kinds_of(r, i) };
		if (pick.kinds)
			g_array_append_val(picks, pick);
	}
}
