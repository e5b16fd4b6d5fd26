/* Whole files, read with a limit; file_group.h writes them. Errors of all of storage/. */
#pragma once
#include <stdbool.h>
#include <glib.h>

/* Every failure in storage/ is told in this domain; the code decides, the message is detail for the log. */
#define STORE_ERROR (store_error_quark())
GQuark store_error_quark(void);

enum store_error {
	STORE_ERROR_IO,         /* the disk or the file system said no */
	STORE_ERROR_FULL,       /* no room */
	STORE_ERROR_BUSY,       /* another process holds the store */
	STORE_ERROR_CONFLICT,   /* a newer revision is stored */
	STORE_ERROR_NOT_FOUND,  /* no such article, revision or file */
	STORE_ERROR_ACCESS,     /* no permission, wrong owner, others may write */
	STORE_ERROR_FOREIGN,    /* the file belongs to another program */
	STORE_ERROR_NEWER,      /* written by a newer redaksi */
	STORE_ERROR_DAMAGED,    /* bytes that cannot be what was written */
	STORE_ERROR_ENCODING,   /* not UTF-8; the message's first word is the byte offset */
	STORE_ERROR_TOO_LARGE,  /* over a documented limit */
	STORE_ERROR_EXISTS,     /* a file stands in the way that redaksi did not write */
	STORE_ERROR_INPUT,      /* a value or format that cannot be used */
	STORE_ERROR_PACKAGE,    /* an office file that is cut off, damaged or over a limit; the message says where */
	STORE_ERROR_XML,        /* XML that is cut off, damaged or over a limit; the message's first word is LINE:COLUMN: */
	STORE_ERROR_KIND,       /* a kind of file that no reader takes; the message's first word says which */
	STORE_ERROR_READ_ONLY,  /* nobody may write there: the disk is locked, or was mounted so */
	STORE_ERROR_UNSURE,     /* the disk refused at the very end: what was asked for may be stored, and may go with the next power cut */
};

/* Set *error and return false, so that a failing line is one line. */
bool store_fail(GError **error, enum store_error code, const char *format, ...) G_GNUC_PRINTF(3, 4);

/* The same for a failed system call: maps errno (ENOSPC, EDQUOT: FULL; EACCES, EPERM: ACCESS; EROFS: READ_ONLY; ENOENT: NOT_FOUND; else IO). */
bool store_fail_errno(GError **error, int errnum, const char *what, const char *path);

enum { FILE_READ_MAX = 64 << 20 };   /* bytes; the largest file an import reads */

/* Move `from` to a name of the same file system where nothing stands, both inside the folder `at` or AT_FDCWD. false: errno; EEXIST:
 * something stands there. Where the file system cannot refuse by itself (FUSE, NFS) a hard link does, and where there are none, a look. */
bool file_move_new(int at, const char *from, const char *to);
bool file_sync(const char *path, GError **error);    /* what was written to it, by whomever, is on the disk */
/* The names in an open folder are on the disk; true also where a folder is nothing that could be synced. false: errno. */
bool file_sync_names(int folder);

/* Read a regular file, standard input for "-", or an open descriptor for "/dev/fd/N", of at most `max` bytes. *out is the caller's. A folder, a device and a
 * larger file are refused (INPUT, TOO_LARGE). */
bool file_read(GString **out, const char *path, size_t max, GError **error);

/* Open the same to be read piece by piece, whatever its size; *fd is the caller's to close. */
bool file_open_read(int *fd, const char *path, GError **error);
bool file_read_some(int fd, const char *path, char *to, size_t max, size_t *got, GError **error);   /* *got 0: the end */

/* The rest of an open descriptor, which stays the caller's; path is for messages. */
bool file_read_open(GString **out, int fd, const char *path, size_t max, GError **error);
bool file_read_rest(GString *text, int fd, const char *path, size_t max, GError **error);      /* added to text, at most max in all */
