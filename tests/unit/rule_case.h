/* What the tests of rules share: the real checker on one sentence. */
#pragma once
#include <string.h>
#include <glib.h>
#include "check.h"
#include "rules.h"

static inline struct dict *open_dict(void)
{
	struct dict *d = NULL;
	struct dict_source source = { NULL, NULL, true };
	g_autoptr(GError) error = NULL;

	if (!dict_open(&d, &source, &error))
		g_error("%s", error->message);
	return d;
}

static inline const struct finding *by_rule(const GPtrArray *findings, const char *rule)
{
	for (guint i = 0; i < findings->len; i++) {
		const struct finding *f = findings->pdata[i];
		if (strcmp(f->rule, rule) == 0)
			return f;
	}
	return NULL;
}

static inline char *fixed(const char *text, const struct finding *f)
{
	return g_strdup_printf("%.*s%s%s", (int)f->off, text, f->fix[0], text + f->off + f->len);
}

/* The first fix of the rule turns wrong into right; the rule has nothing to say about right (NULL: it has no fix). */
static inline void assert_rule(struct dict *d, const char *rule, const char *wrong, const char *right)
{
	const struct dict_options o = { .notes = true };
	g_autoptr(GPtrArray) findings = dict_check(d, wrong, strlen(wrong), &o);
	const struct finding *f = by_rule(findings, rule);
	g_autofree char *got = f && f->fix[0] ? fixed(wrong, f) : NULL;

	if (!f || (right && g_strcmp0(got, right) != 0))
		g_test_fail_printf("%s: %s\n  gives %s", rule, wrong, !f ? "no finding" : got ? got : "no fix");
	if (!right)
		return;
	g_autoptr(GPtrArray) after = dict_check(d, right, strlen(right), &o);
	if (by_rule(after, rule))
		g_test_fail_printf("%s: flags %s", rule, right);
}

/* No rule but spelling speaks about these sentences. */
static inline void assert_silent(const char *const *texts)
{
	static const char *const spelling[] = { "ejaan", "nonbaku", "luluh", "asing", NULL };
	const struct dict_options o = { .rules_off = spelling };
	g_autoptr(dict) d = open_dict();

	for (; *texts; texts++) {
		g_autoptr(GPtrArray) findings = dict_check(d, *texts, strlen(*texts), &o);
		const struct finding *f = findings->len > 0 ? findings->pdata[0] : NULL;
		if (f)
			g_test_fail_printf("%s: [%s] %s", *texts, f->rule, f->message);
	}
}
