#include "test.h"
#include "terminal/pace.h"

enum { PAGE = 1500, KEY = 30, S = 1000000 };

/* The first frame, then a page for which the terminal was asked at 10 s. */
static struct pace asked(void)
{
	struct pace p = { 0 };

	g_assert_false(pace_sent(&p, PAGE, S));
	g_assert_true(pace_sent(&p, PAGE, 10 * S));
	return p;
}

TEST(nothing_is_asked_at_the_start)
{
	struct pace p = { 0 };

	g_assert_true(pace_lets(&p, PAGE, 0, S));
	g_assert_false(pace_sent(&p, PAGE, S));
	g_assert_true(pace_lets(&p, PAGE, 0, S));
}

TEST(a_page_waits_for_the_answer_to_the_one_before)
{
	struct pace p = asked();

	g_assert_false(pace_lets(&p, PAGE, 0, 10 * S + S / 2));
	pace_answered(&p, 10 * S + S / 2);
	g_assert_true(pace_lets(&p, PAGE, 0, 10 * S + S / 2));
}

TEST(a_letter_goes_out_while_a_page_is_under_way)
{
	struct pace p = asked();

	g_assert_true(pace_lets(&p, KEY, 0, 10 * S));
	g_assert_false(pace_sent(&p, KEY, 10 * S));
}

TEST(many_letters_behind_an_open_question_wait_too)
{
	struct pace p = asked();
	int sent = 0;

	for (; pace_lets(&p, KEY, 0, 10 * S); sent++)
		pace_sent(&p, KEY, 10 * S);
	g_assert_cmpint(sent, <=, 20);
}

TEST(a_person_who_types_is_never_asked_for)
{
	struct pace p = { 0 };

	for (int64_t key = 0; key < 1000; key++)
		g_assert_false(pace_sent(&p, KEY, S + key * S / 10));
}

TEST(a_held_key_of_small_frames_asks_in_the_end)
{
	struct pace p = { 0 };
	bool question = false;

	for (int64_t key = 0; key < 100 && !question; key++)
		question = pace_sent(&p, KEY, S + key * S / 100);
	g_assert_true(question);
}

TEST(a_terminal_that_never_answers_costs_two_waits_of_a_second)
{
	struct pace p = asked();

	g_assert_cmpint(pace_wait(&p, 10 * S), ==, S);
	g_assert_true(pace_lets(&p, PAGE, 0, 11 * S));
	g_assert_true(pace_sent(&p, PAGE, 11 * S));
	g_assert_true(pace_lets(&p, PAGE, 0, 12 * S));
	g_assert_false(pace_sent(&p, PAGE, 12 * S));
	g_assert_false(pace_lets(&p, PAGE, 0, 12 * S));
	g_assert_true(pace_lets(&p, PAGE, 0, 12 * S + pace_wait(&p, 12 * S)));
}

TEST(what_the_kernel_still_holds_is_waited_for_where_nothing_answers)
{
	struct pace p = { .started = true, .silent = true };

	g_assert_false(pace_lets(&p, PAGE, 400, 10 * S));
	g_assert_true(pace_lets(&p, KEY, 400, 10 * S));
	g_assert_true(pace_lets(&p, PAGE, 0, 10 * S));
}

TEST(a_late_answer_brings_the_questions_back)
{
	struct pace p = { .started = true, .silent = true };

	pace_answered(&p, 20 * S);
	g_assert_true(pace_sent(&p, PAGE, 21 * S));
}

TEST(a_slow_line_is_given_four_times_its_slowest_answer)
{
	struct pace p = asked();

	pace_answered(&p, 13 * S);
	g_assert_true(pace_sent(&p, PAGE, 20 * S));
	g_assert_cmpint(pace_wait(&p, 20 * S), ==, 12 * S);
}

TEST_MAIN
