#include "journal/journal.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "journal/record.h"
#include "signal_stack.h"
#include "store/place.h"

enum { STEP = 64 << 10 };                                /* bytes reserved at a time */
enum { PAUSE_US = 250000, LATEST_US = 1000000 };

/* Only the thread that opened the journal writes; the helper only syncs. What both touch is under the lock. */
struct journal {
	int fd;
	char *path;
	size_t at, reserved;             /* bytes: end of the last record, of the room that is ours */
	uint32_t next, seed;
	size_t records;
	bool torn;                       /* an edit was not written: later edits would stand on a text that replay cannot make */
	GByteArray *scratch, *held;      /* held: records that wait for journal_release(); NULL: none do */
	GThread *helper;

	GMutex lock;
	GCond work, done;
	uint64_t written, taken, synced; /* writes so far; those that a sync has begun to take; those that are on the disk */
	int64_t first_us, last_us;       /* monotonic: the first write that no sync has taken, the last write */
	bool at_once, stop;
	int failed;                      /* errno of a failed sync, for good: the kernel drops what it could not write */
	bool told;
	GSList *before;                  /* struct journal *: what this one replaces as soon as it is on the disk */
};

static int64_t due_us(const struct journal *j)
{
	return j->at_once || j->stop ? 0 : MIN(j->first_us + LATEST_US, j->last_us + PAUSE_US);
}

static void close_all(GSList *journals, bool keep)
{
	if (!journals)
		return;                  /* even the end of an empty list asks GLib for memory */
	for (GSList *l = journals; l; l = l->next)
		journal_close(l->data, keep);
	g_slist_free(journals);
}

/* Called and left with the lock held. */
static void sync_now(struct journal *j)
{
	uint64_t target = j->taken = j->written;
	GSList *before = g_steal_pointer(&j->before);

	j->at_once = false;
	g_mutex_unlock(&j->lock);
	int errnum = fdatasync(j->fd) < 0 ? errno : 0;
	if (errnum == 0)
		close_all(g_steal_pointer(&before), false);
	g_mutex_lock(&j->lock);
	if (errnum != 0) {
		j->failed = errnum;
		j->told = false;
		j->before = g_slist_concat(before, j->before);
	}
	j->synced = target;
	g_cond_broadcast(&j->done);
}

static gpointer help(gpointer data)
{
	struct journal *j = data;

	signal_stack_use();
	g_mutex_lock(&j->lock);
	for (;;) {
		if (j->synced == j->written) {
			if (j->stop)
				break;
			g_cond_wait(&j->work, &j->lock);
		} else if (g_get_monotonic_time() >= due_us(j)) {
			sync_now(j);
		} else {
			g_cond_wait_until(&j->work, &j->lock, due_us(j));
		}
	}
	g_mutex_unlock(&j->lock);
	return NULL;
}

static void note_write(struct journal *j)
{
	g_mutex_lock(&j->lock);
	bool idle = j->synced == j->written;
	j->last_us = g_get_monotonic_time();
	if (j->written == j->taken)
		j->first_us = j->last_us;
	j->written++;
	if (idle)
		g_cond_signal(&j->work);
	g_mutex_unlock(&j->lock);
}

static bool write_at(int fd, const uint8_t *bytes, size_t len, size_t at)
{
	while (len > 0) {
		ssize_t put = pwrite(fd, bytes, len, (off_t)at);
		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return false;
		bytes += put;
		at += (size_t)put;
		len -= (size_t)put;
	}
	return true;
}

static int reserve(struct journal *j, size_t to)
{
	int errnum;

	do
		errnum = posix_fallocate(j->fd, (off_t)j->reserved, (off_t)(to - j->reserved));
	while (errnum == EINTR);
	if (errnum == 0)
		j->reserved = to;
	return errnum;
}

/* Room for len bytes more. Three quarters full: the next step is taken now, so that a disk that fills up is noticed while
 * there is still room for what is being typed. */
static bool make_room(struct journal *j, size_t len, GError **error)
{
	size_t end = j->at + len;

	if (end <= j->reserved / 4 * 3)
		return true;
	int errnum = reserve(j, MAX(j->reserved, end) + STEP);
	return end <= j->reserved || store_fail_errno(error, errnum, "reserve room in", j->path);
}

static bool write_out(struct journal *j, const GByteArray *records, GError **error)
{
	if (!make_room(j, records->len, error))
		return false;
	if (!write_at(j->fd, records->data, records->len, j->at))
		return store_fail_errno(error, errno, "write", j->path);
	j->at += records->len;
	note_write(j);
	return true;
}

static bool append(struct journal *j, GError **error)
{
	if (j->held)
		g_byte_array_append(j->held, j->scratch->data, j->scratch->len);
	else if (!write_out(j, j->scratch, error))
		return false;
	j->next++;
	j->records++;
	return true;
}

static bool write_header(struct journal *j, const struct journal_base *base, GError **error)
{
	uint8_t header[RECORD_START];

	header_encode(header, base, j->next, &j->seed);
	if (!write_at(j->fd, header, sizeof header, 0))
		return store_fail_errno(error, errno, "write", j->path);
	j->at = RECORD_START;
	j->records = 0;
	return true;
}

static bool is_name(const char *ulid)
{
	size_t len = 0;

	for (; ulid[len]; len++)
		if (!g_ascii_isalnum(ulid[len]))
			return false;
	return len == 26;
}

static bool base_is_good(const struct journal_base *base, GError **error)
{
	return (is_name(base->ulid) && strlen(base->sha256) == 64 && strlen(base->store_id) <= 64) ||
	       store_fail(error, STORE_ERROR_INPUT, "journal of %s: not an identity", base->ulid);
}

/* The kernel frees the lock when the process dies, however it dies. */
static bool lock_file(struct journal *j, GError **error)
{
	struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

	return fcntl(j->fd, F_OFD_SETLK, &whole) == 0 || store_fail_errno(error, errno, "lock", j->path);
}

static bool prepare(struct journal *j, int at, const struct journal_base *base, GError **error)
{
	if (fchmod(j->fd, 0600) < 0)
		return store_fail_errno(error, errno, "close to others", j->path);
	if (!lock_file(j, error))
		return false;
	int errnum = reserve(j, STEP);
	if (errnum != 0)
		return store_fail_errno(error, errnum, "reserve room in", j->path);
	if (!write_header(j, base, error))
		return false;
	return (fsync(j->fd) == 0 && file_sync_names(at)) || store_fail_errno(error, errno, "sync", j->path);
}

static void drop(struct journal *j)
{
	if (j->fd >= 0)
		close(j->fd);
	g_byte_array_unref(j->scratch);
	if (j->held)
		g_byte_array_unref(j->held);
	g_mutex_clear(&j->lock);
	g_cond_clear(&j->work);
	g_cond_clear(&j->done);
	g_free(j->path);
	g_free(j);
}

static struct journal *create(int at, const char *folder, const char *name, const struct journal_base *base, GError **error)
{
	struct journal *j = g_new0(struct journal, 1);

	g_mutex_init(&j->lock);
	g_cond_init(&j->work);
	g_cond_init(&j->done);
	j->scratch = g_byte_array_new();
	j->path = g_build_filename(folder, name, NULL);
	j->next = 1;
	j->fd = openat(at, name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (j->fd < 0)
		store_fail_errno(error, errno, "make", j->path);
	else if (prepare(j, at, base, error))
		return j;
	else
		unlinkat(at, name, 0);
	drop(j);
	return NULL;
}

bool journal_open(struct journal **out, const char *folder, const struct journal_base *base, GError **error)
{
	return journal_open_twin(out, folder, NULL, base, error);
}

bool journal_open_twin(struct journal **out, const char *folder, const struct journal *of, const struct journal_base *base, GError **error)
{
	g_autofree char *name = of ? g_path_get_basename(of->path) : g_strdup_printf("%s.%08x%08x", base->ulid, g_random_int(), g_random_int());

	if (!base_is_good(base, error) || !place_folder(folder, error))
		return false;
	int at = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (at < 0)
		return store_fail_errno(error, errno, "open", folder);
	struct journal *j = create(at, folder, name, base, error);
	close(at);
	if (!j)
		return false;
	j->helper = g_thread_new("jurnal", help, j);
	*out = j;
	return true;
}

bool journal_edit(struct journal *j, size_t pos, size_t deleted, const char *inserted, size_t len, GError **error)
{
	if (j->torn)
		return store_fail(error, STORE_ERROR_IO, "%s: an earlier edit is missing", j->path);
	record_begin(j->scratch, j->next, RECORD_EDIT);
	record_number(j->scratch, pos);
	record_number(j->scratch, deleted);
	record_end(j->scratch, j->seed, inserted, len);
	j->torn = !append(j, error);
	return !j->torn;
}

void journal_hold(struct journal *j)
{
	if (!j->held)
		j->held = g_byte_array_new();
}

bool journal_release(struct journal *j, GError **error)
{
	g_autoptr(GByteArray) held = g_steal_pointer(&j->held);

	if (held && held->len > 0)
		j->torn = !write_out(j, held, error) || j->torn;
	return !j->torn;
}

bool journal_whole(struct journal *j, const char *text, size_t len, GError **error)
{
	record_begin(j->scratch, j->next, RECORD_WHOLE);
	record_end(j->scratch, j->seed, text, len);
	if (!append(j, error))
		return false;
	j->torn = false;
	return true;
}

bool journal_field(struct journal *j, unsigned field, const char *value, GError **error)
{
	record_begin(j->scratch, j->next, RECORD_FIELD);
	record_number(j->scratch, field);
	record_end(j->scratch, j->seed, value, strlen(value));
	return append(j, error);
}

void journal_sync(struct journal *j)
{
	g_mutex_lock(&j->lock);
	j->at_once = j->synced != j->written;
	g_cond_signal(&j->work);
	g_mutex_unlock(&j->lock);
}

bool journal_sync_wait(struct journal *j, GError **error)
{
	g_mutex_lock(&j->lock);
	uint64_t target = j->written;
	while (j->synced < target) {
		j->at_once = true;
		g_cond_signal(&j->work);
		g_cond_wait(&j->done, &j->lock);
	}
	int failed = j->failed;
	g_mutex_unlock(&j->lock);
	return failed == 0 || store_fail_errno(error, failed, "sync", j->path);
}

bool journal_unsynced(struct journal *j)
{
	g_mutex_lock(&j->lock);
	bool left = j->synced != j->written;
	g_mutex_unlock(&j->lock);
	return left;
}

int journal_failed(struct journal *j)
{
	g_mutex_lock(&j->lock);
	int failed = j->failed;
	g_mutex_unlock(&j->lock);
	return failed;
}

int journal_failure(struct journal *j)
{
	g_mutex_lock(&j->lock);
	int failed = j->told ? 0 : j->failed;
	j->told = true;
	g_mutex_unlock(&j->lock);
	return failed;
}

void journal_replaces(struct journal *j, struct journal *old)
{
	if (!old)
		return;
	g_mutex_lock(&j->lock);
	j->before = g_slist_prepend(j->before, old);
	g_mutex_unlock(&j->lock);
	note_write(j);
	journal_sync(j);
}

void journal_close(struct journal *j, bool keep)
{
	if (!j)
		return;
	/* Gone before the last sync is waited for: what is not wanted needs none. */
	if (!keep)
		unlink(j->path);
	g_mutex_lock(&j->lock);
	j->stop = true;
	if (!keep)
		j->synced = j->written;
	g_cond_signal(&j->work);
	g_mutex_unlock(&j->lock);
	g_thread_join(j->helper);
	close_all(j->before, keep);
	drop(j);
}

const char *journal_path(const struct journal *j)
{
	return j->path;
}

bool journal_used(const struct journal *j)
{
	return j->records > 0;
}
