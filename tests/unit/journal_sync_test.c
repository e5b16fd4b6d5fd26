/* When the journal goes to the disk, by a clock that stands until a test moves it. */
#include "test.h"
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "journal/journal.h"
#include "sha256.h"

enum { MS = 1000, PATIENCE = 20000 };          /* looks of a millisecond */

static struct {
	int64_t now_us, until_us;              /* of the helper's sleep; 0: it does not sleep to an hour */
	GCond *bed;
	GMutex *door;                          /* held by whoever moves the clock: the helper sleeps or has looked at it */
	int syncs, held;                       /* held: a sync does not come back */
} helper;

/* These take the place of the library's and of the system's. */
gint64 g_get_monotonic_time(void)
{
	return __atomic_load_n(&helper.now_us, __ATOMIC_SEQ_CST);
}

gboolean g_cond_wait_until(GCond *cond, GMutex *mutex, gint64 end_us)
{
	helper.bed = cond;
	helper.door = mutex;
	__atomic_store_n(&helper.until_us, end_us, __ATOMIC_SEQ_CST);
	if (g_get_monotonic_time() < end_us)
		g_cond_wait(cond, mutex);
	__atomic_store_n(&helper.until_us, 0, __ATOMIC_SEQ_CST);
	return g_get_monotonic_time() < end_us;
}

int fdatasync(int fd)
{
	g_atomic_int_inc(&helper.syncs);
	while (g_atomic_int_get(&helper.held))
		g_usleep(MS);
	return (int)syscall(SYS_fdatasync, fd);
}

static void sleeps_until(int64_t until_us)
{
	for (int i = 0; i < PATIENCE && __atomic_load_n(&helper.until_us, __ATOMIC_SEQ_CST) != until_us; i++)
		g_usleep(MS);
	g_assert_cmpint(__atomic_load_n(&helper.until_us, __ATOMIC_SEQ_CST), ==, until_us);
}

static void has_synced(int times)
{
	for (int i = 0; i < PATIENCE && g_atomic_int_get(&helper.syncs) != times; i++)
		g_usleep(MS);
	g_assert_cmpint(g_atomic_int_get(&helper.syncs), ==, times);
}

/* While the helper sleeps. */
static void clock_goes_to(int64_t now_us)
{
	g_mutex_lock(helper.door);
	__atomic_store_n(&helper.now_us, now_us, __ATOMIC_SEQ_CST);
	g_cond_signal(helper.bed);
	g_mutex_unlock(helper.door);
}

static void type_letter(struct journal *j)
{
	g_assert_true(journal_edit(j, 0, 0, "a", 1, NULL));
}

static struct journal *open_at_zero(void)
{
	g_autofree char *folder = g_build_filename(g_get_user_data_dir(), "journal", NULL), *hash = sha256_of("", 0);
	const struct journal_base base = { "toko", "01HF000000000000000000TEST", 0, hash, "uji", 0 };
	struct journal *j;

	memset(&helper, 0, sizeof helper);
	g_assert_true(journal_open(&j, folder, &base, NULL));
	return j;
}

TEST(a_pause_of_a_quarter_of_a_second_brings_the_words_to_the_disk)
{
	struct journal *j = open_at_zero();

	type_letter(j);
	sleeps_until(250 * MS);
	has_synced(0);
	clock_goes_to(250 * MS);
	has_synced(1);
	journal_close(j, false);
}

TEST(of_typing_without_a_pause_nothing_is_older_than_a_second_when_it_goes_to_the_disk)
{
	struct journal *j = open_at_zero();

	type_letter(j);
	sleeps_until(250 * MS);
	for (int64_t at = 240; at < 1000; at += 240) {
		clock_goes_to(at * MS);
		type_letter(j);
		clock_goes_to((at + 10) * MS);
		sleeps_until(MIN(at + 250, 1000) * MS);
	}
	has_synced(0);
	clock_goes_to(1000 * MS);
	has_synced(1);
	journal_close(j, false);
}

TEST(a_letter_typed_while_a_slow_sync_runs_counts_its_second_from_itself)
{
	struct journal *j = open_at_zero();

	helper.held = 1;
	type_letter(j);
	sleeps_until(250 * MS);
	clock_goes_to(250 * MS);
	has_synced(1);
	type_letter(j);
	for (int64_t at = 450; at <= 1050; at += 200) {
		__atomic_store_n(&helper.now_us, at * MS, __ATOMIC_SEQ_CST);
		type_letter(j);
	}
	g_atomic_int_set(&helper.held, 0);
	sleeps_until(1250 * MS);
	clock_goes_to(1250 * MS);
	has_synced(2);
	journal_close(j, false);
}

TEST_MAIN
