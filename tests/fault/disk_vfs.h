/* SQLite's files on a disk that refuses or loses power, in this process: a VFS over the default one. Only writes, truncations and
 * syncs are counted, since the last disk_arm(). */
#pragma once
#include <stdbool.h>
#include <stdint.h>

enum disk_fault {
	DISK_WELL,
	DISK_ONCE,       /* the nth operation fails */
	DISK_FOREVER,    /* the nth and all that follow */
	DISK_POWER,      /* at the nth the power fails: of what was not synced since, a random part is on the disk; nothing works any more */
};

void disk_start(void);                                       /* the default VFS from now on */
void disk_arm(enum disk_fault fault, unsigned nth, int code, uint32_t seed);   /* code: SQLITE_FULL, SQLITE_IOERR */
bool disk_disarm(void);                                      /* it works again; true: the fault fell */
