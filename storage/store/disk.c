#include "store/disk.h"
#include <stddef.h>
#include <sys/statvfs.h>
#include <sys/vfs.h>
#include <glib.h>

/* Source: statfs(2), "f_type"; linux/magic.h; the constants of ZFS and bcachefs from their own headers. */
static const struct { uint32_t type; enum disk_kind kind; const char *name; } disks[] = {
	{ 0x00006969, DISK_NETWORK, "NFS" }, { 0x0000517B, DISK_NETWORK, "SMB" }, { 0xFF534D42, DISK_NETWORK, "SMB" },
	{ 0xFE534D42, DISK_NETWORK, "SMB" }, { 0x65735546, DISK_NETWORK, "FUSE" }, { 0x01021997, DISK_NETWORK, "9p" },
	{ 0x00C36400, DISK_NETWORK, "Ceph" }, { 0x5346414F, DISK_NETWORK, "AFS" }, { 0x6B414653, DISK_NETWORK, "AFS" },
	{ 0x73757245, DISK_NETWORK, "Coda" }, { 0x01161970, DISK_NETWORK, "GFS2" }, { 0x7461636F, DISK_NETWORK, "OCFS2" },
	{ 0x0BD00BD0, DISK_NETWORK, "Lustre" }, { 0x786F4256, DISK_NETWORK, "vboxsf" }, { 0x0000564C, DISK_NETWORK, "NCP" },
	{ 0x9123683E, DISK_COPIES, "btrfs" }, { 0x2FC12FC1, DISK_COPIES, "ZFS" }, { 0xCA451A4E, DISK_COPIES, "bcachefs" },
};

enum disk_kind disk_kind_of(uint32_t type, const char **name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(disks); i++)
		if (disks[i].type == type) {
			*name = disks[i].name;
			return disks[i].kind;
		}
	*name = "";
	return DISK_LOCAL;
}

enum disk_kind disk_kind(const char *folder, const char **name)
{
	struct statfs at;

	*name = "";
	return statfs(folder, &at) == 0 ? disk_kind_of((uint32_t)at.f_type, name) : DISK_LOCAL;
}

bool disk_is_read_only(const char *path)
{
	struct statvfs at;

	return path && statvfs(path, &at) == 0 && (at.f_flag & ST_RDONLY) != 0;
}
