/* What kind of file system a store stands on, as far as it changes what can be promised. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

enum disk_kind {
	DISK_LOCAL,
	DISK_NETWORK,      /* locks and syncs are another machine's word: NFS, SMB, sshfs, 9p, Ceph ... */
	DISK_COPIES,       /* writes go to new blocks, so room that was reserved is not: btrfs, ZFS, bcachefs */
};

/* *name: of the file system, e.g. "NFS"; "" for a local one. A folder that cannot be looked at is local. */
enum disk_kind disk_kind(const char *folder, const char **name);
bool disk_is_read_only(const char *path);      /* what holds the file or folder takes no writes of anybody; false for NULL and what is not there */
/* Whether the FUSE file system of this device number is a disk of this machine, by the text of /proc/self/mountinfo. Source: proc(5). */
bool disk_fuse_is_local(const char *mounts, unsigned major_number, unsigned minor_number);
enum disk_kind disk_kind_of(uint32_t type, const char **name);      /* of the type that statfs(2) tells */
