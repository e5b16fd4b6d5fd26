/* TEST(sentence_that_is_true) { ... } defines and registers a test; each test file ends with TEST_MAIN. */
#pragma once
#include <stdbool.h>
#include <glib.h>

/* GLib does not free the folders that it names for each test (g_set_user_dirs), so leaks are looked for in the tests alone. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__ 1
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#else
static inline void __lsan_disable(void) { }
static inline void __lsan_enable(void) { }
#endif

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

/* How many descriptors of files and folders are open; what libraries keep for themselves has no path. */
static inline unsigned test_open_files(bool tell)
{
	g_autoptr(GDir) all = g_dir_open("/proc/self/fd", 0, NULL);
	const char *name;
	unsigned n = 0;

	while (all && (name = g_dir_read_name(all))) {
		g_autofree char *link = g_build_filename("/proc/self/fd", name, NULL);
		g_autofree char *to = g_file_read_link(link, NULL);
		if (!to || *to != '/' || g_str_has_prefix(to, "/dev/") || g_str_has_prefix(to, "/memfd:") || g_str_has_prefix(to, "/proc/"))
			continue;
		n++;
		if (tell)
			g_printerr("# open: %s\n", to);
	}
	return n;
}

/* How many entries a folder has, hidden ones among them; none where there is no folder. */
static inline unsigned test_count_files(const char *folder)
{
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	unsigned n = 0;

	while (dir && g_dir_read_name(dir))
		n++;
	return n;
}

/* Whatever a test opens it closes. */
static inline void test_run(gconstpointer index)
{
	unsigned before = test_open_files(false);

	__lsan_enable();
	test_table[GPOINTER_TO_SIZE(index)].run();
	__lsan_disable();
	if (test_open_files(false) > before)
		test_open_files(true);
	g_assert_cmpuint(test_open_files(false), <=, before);
}

#define TEST_MAIN \
	int main(int argc, char **argv) \
	{ \
		g_test_init(&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL); \
		__lsan_disable(); \
		for (size_t i = 0; i < test_count; i++) { \
			g_autofree char *path = g_strconcat("/", test_table[i].name, NULL); \
			g_test_add_data_func(path, GSIZE_TO_POINTER(i), test_run); \
		} \
		int status = g_test_run(); \
		__lsan_enable(); \
		return status; \
	}
