#include "test.h"

TEST(the_test_runner_counts_this_test)
{
	g_assert_cmpuint(test_count, ==, 1);
}

TEST_MAIN
