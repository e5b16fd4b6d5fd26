#include "fuzz.h"
#include "rules.h"

/* Any bytes: tokens rise, stay inside the text and are UTF-8; the rules report inside the text. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *text = g_malloc(size + 1);
	const struct prose halves[] = { { 0, size / 2 }, { size / 2 + 1, size } };
	g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func((GDestroyNotify)finding_free);
	size_t at = 0;

	for (size_t i = 0; i < size; i++)
		text[i] = (char)data[i];
	g_autoptr(GArray) parted = tokens_make(text, size, halves, G_N_ELEMENTS(halves));
	g_autoptr(GArray) tokens = tokens_make(text, size, NULL, 0);
	for (guint i = 0; i < parted->len; i++)
		g_assert(g_array_index(parted, struct token, i).off <= size);
	for (guint i = 0; i < tokens->len; i++) {
		const struct token *t = &g_array_index(tokens, struct token, i);
		g_autofree char *lower = token_lower(text, t);
		g_assert(t->off >= at && t->off + t->len <= size);
		g_assert(g_utf8_validate(lower, -1, NULL));
		at = t->off + t->len;
	}
	const struct rule_context c = { .text = text, .len = size, .tokens = (const struct token *)(void *)tokens->data, .n = tokens->len };
	rules_run(&c, findings);
	for (guint i = 0; i < findings->len; i++) {
		const struct finding *f = findings->pdata[i];
		g_assert(f->off <= size && f->len <= size - f->off);
		g_assert(g_utf8_validate(f->message, -1, NULL));
	}
	return 0;
}
