#include <string.h>
#include "check.h"
#include "fuzz.h"

static struct dict *the_dict(void)
{
	static struct dict *d;
	const struct dict_source own = { .hunspell_dir = "/nonexistent", .mythes_path = "/nonexistent" };

	if (!d)
		g_assert(dict_open(&d, &own, NULL));
	return d;
}

static void assert_sound(const GPtrArray *findings, const char *text, size_t size)
{
	size_t at = 0;

	for (guint i = 0; i < findings->len; i++) {
		const struct finding *f = findings->pdata[i];
		g_assert(f->off >= at && f->len <= size && f->off <= size - f->len);
		g_assert(g_utf8_validate(text + f->off, (gssize)f->len, NULL) && g_utf8_validate(f->message, -1, NULL));
		for (char **fix = f->fix; *fix; fix++)
			g_assert(g_utf8_validate(*fix, -1, NULL));
		at = f->off + f->len;
	}
}

/* Any bytes: findings rise, do not overlap and stay inside the text; reading on after a change gives what reading anew gives. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct dict_options o = { .notes = true, .max_fixes = 2 };
	g_autofree char *text = g_malloc(size + 1);
	struct dict_text *written = dict_text_new(the_dict());

	memcpy(text, data, size);
	text[size] = '\0';
	g_autoptr(GPtrArray) half = dict_text_check(written, text, size / 2, &o);
	g_autoptr(GPtrArray) on = dict_text_check(written, text, size, &o);
	g_autoptr(GPtrArray) anew = dict_check(the_dict(), text, size, &o);
	dict_text_free(written);
	assert_sound(half, text, size / 2);
	assert_sound(anew, text, size);
	g_assert(on->len == anew->len);
	for (guint i = 0; i < on->len; i++) {
		const struct finding *a = on->pdata[i], *b = anew->pdata[i];
		g_assert(a->off == b->off && a->len == b->len && strcmp(a->message, b->message) == 0);
	}
	return 0;
}
