/* Whole files replaced so that a reader sees the old or the new one, never a part, also after a power cut: one, or several of a folder
 * for which the disk is waited for together. Source: guarantees "Export". */
#pragma once
#include "file.h"

/* Write bytes to `name` inside `folder` so that after a crash the old or the new file is there, whole and synced.
 *
 *   folder     existing folder
 *   name       one path component: no '/', not "." or ".."; anything else is STORE_ERROR_INPUT
 *   replace    false: an existing file is STORE_ERROR_EXISTS and stays as it is; true: it is replaced (a link itself, never its target)
 *   mode       permission bits before umask, e.g. 0644
 * A failed write leaves no temporary file behind, and what stood there; but for UNSURE: the new file is there, its folder not synced. */
bool file_put(const char *folder, const char *name, const char *bytes, size_t len, bool replace, unsigned mode, GError **error);

/* The same for several, with a descriptor open for each: some dozens. Names of a group differ. What a program that was killed left
 * beside the places of its files goes when the next one begins, unless another is writing into the folder. */
struct file_group;
struct file_group *file_group_new(const char *folder, GError **error);
/* Write one beside its place. false: it is no part of the group; what stood in its place stands there until file_group_put(). */
bool file_group_add(struct file_group *g, const char *name, const char *bytes, size_t len, bool replace, unsigned mode, GError **error);
void file_group_put(struct file_group *g);                                     /* all to the disk and into their places; once */
const GError *file_group_error(const struct file_group *g, unsigned at);       /* of the at-th that was added, after put; NULL: it is there for good */
void file_group_free(struct file_group *g);                                    /* what is not in its place leaves nothing behind */
typedef struct file_group file_group;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(file_group, file_group_free)
