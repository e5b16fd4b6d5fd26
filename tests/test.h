/* TEST(sentence_that_is_true) { ... } defines and registers a test; each test file ends with TEST_MAIN. */
#pragma once
#include <glib.h>

#define TEST(name) \
	static void name(void); \
	__attribute__((constructor)) static void register_##name(void) { test_add(#name, name); } \
	static void name(void)

enum { TEST_MAX = 400 };
static struct { const char *name; GTestFunc run; } test_table[TEST_MAX];
static unsigned test_count;

static inline void test_add(const char *name, GTestFunc run)
{
	g_assert_cmpuint(test_count, <, TEST_MAX);
	test_table[test_count].name = name;
	test_table[test_count++].run = run;
}

#define TEST_MAIN \
	int main(int argc, char **argv) \
	{ \
		g_test_init(&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL); \
		for (unsigned i = 0; i < test_count; i++) { \
			g_autofree char *path = g_strconcat("/", test_table[i].name, NULL); \
			g_test_add_func(path, test_table[i].run); \
		} \
		return g_test_run(); \
	}
