#include "test.h"
#include "store/disk.h"

static void is(uint32_t type, enum disk_kind kind, const char *name)
{
	const char *told = NULL;

	g_assert_cmpint(disk_kind_of(type, &told), ==, kind);
	g_assert_cmpstr(told, ==, name);
}

TEST(network_and_copying_file_systems_are_known_by_their_type_and_the_rest_is_local)
{
	is(0x6969, DISK_NETWORK, "NFS");
	is(0xFF534D42, DISK_NETWORK, "SMB");
	is(0xFE534D42, DISK_NETWORK, "SMB");
	is(0x65735546, DISK_NETWORK, "FUSE");
	is(0x01021997, DISK_NETWORK, "9p");
	is(0x00C36400, DISK_NETWORK, "Ceph");
	is(0x9123683E, DISK_COPIES, "btrfs");
	is(0x2FC12FC1, DISK_COPIES, "ZFS");
	is(0xEF53, DISK_LOCAL, "");
	is(0x58465342, DISK_LOCAL, "");
	is(0x01021994, DISK_LOCAL, "");
	is(0x794C7630, DISK_LOCAL, "");
}

TEST(a_stick_through_fuse_is_a_disk_of_this_machine_and_a_folder_over_ssh_is_not)
{
	static const char mounts[] =
		"22 1 253:0 / / rw,relatime shared:1 - ext4 /dev/vda rw\n"
		"90 22 8:17 / /media/stik rw,nosuid shared:40 - fuseblk /dev/sdb1 rw,user_id=0\n"
		"91 22 0:55 / /home/afitri/jauh rw,nosuid shared:41 - fuse.sshfs kantor:/naskah rw,user_id=1000\n";

	g_assert_true(disk_fuse_is_local(mounts, 8, 17));
	g_assert_false(disk_fuse_is_local(mounts, 0, 55));
	g_assert_false(disk_fuse_is_local(mounts, 9, 9));
	g_assert_false(disk_fuse_is_local("", 8, 17));
}

TEST(a_disk_that_takes_no_writes_is_known_and_the_others_are_not_taken_for_one)
{
	g_assert_false(disk_is_read_only(g_get_user_data_dir()));
	g_assert_false(disk_is_read_only("/tidak/ada"));
	g_assert_false(disk_is_read_only(NULL));
}

TEST(a_folder_that_is_missing_is_local)
{
	const char *name = NULL;

	g_assert_cmpint(disk_kind("/tidak/ada", &name), ==, DISK_LOCAL);
	g_assert_cmpstr(name, ==, "");
}

TEST_MAIN
