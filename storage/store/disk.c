#include "store/disk.h"
#include <stddef.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>
#include <glib.h>

enum { FUSE = 0x65735546 };

/* Source: statfs(2), "f_type"; linux/magic.h; the constants of ZFS and bcachefs from their own headers. */
static const struct { uint32_t type; enum disk_kind kind; const char *name; } disks[] = {
	{ 0x00006969, DISK_NETWORK, "NFS" }, { 0x0000517B, DISK_NETWORK, "SMB" }, { 0xFF534D42, DISK_NETWORK, "SMB" },
	{ 0xFE534D42, DISK_NETWORK, "SMB" }, { FUSE, DISK_NETWORK, "FUSE" }, { 0x01021997, DISK_NETWORK, "9p" },
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

bool disk_fuse_is_local(const char *mounts, unsigned major_number, unsigned minor_number)
{
	g_autofree char *device = g_strdup_printf("%u:%u", major_number, minor_number);
	g_auto(GStrv) lines = g_strsplit(mounts, "\n", -1);

	for (char **line = lines; *line; line++) {
		g_auto(GStrv) fields = g_strsplit(*line, " ", -1);
		const char *kind = strstr(*line, " - ");
		if (kind && g_strv_length(fields) > 2 && strcmp(fields[2], device) == 0)
			return g_str_has_prefix(kind, " - fuseblk ");
	}
	return false;
}

/* A stick with NTFS or exFAT behind a program of this machine. */
static bool is_local_fuse(const char *folder)
{
	g_autofree char *mounts = NULL;
	struct stat at;

	return stat(folder, &at) == 0 && g_file_get_contents("/proc/self/mountinfo", &mounts, NULL, NULL) &&
	       disk_fuse_is_local(mounts, major(at.st_dev), minor(at.st_dev));
}

enum disk_kind disk_kind(const char *folder, const char **name)
{
	struct statfs at;

	*name = "";
	if (statfs(folder, &at) != 0 || ((uint32_t)at.f_type == FUSE && is_local_fuse(folder)))
		return DISK_LOCAL;
	return disk_kind_of((uint32_t)at.f_type, name);
}

bool disk_is_read_only(const char *path)
{
	struct statvfs at;

	return path && statvfs(path, &at) == 0 && (at.f_flag & ST_RDONLY) != 0;
}
