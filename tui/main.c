#include <malloc.h>
#include "app/cli.h"
#include "pane/screen.h"

enum { LARGE = 128 << 10, SPARE = 1 << 20 };     /* bytes */

int main(int argc, char **argv)
{
	/* A large block that is freed goes back to the system at once. Left alone, glibc takes the largest one ever freed as the new
	 * measure, and an article of 10 MB that was read and closed stays with the program (mallopt(3), "M_MMAP_THRESHOLD"). */
	mallopt(M_MMAP_THRESHOLD, LARGE);
	mallopt(M_TRIM_THRESHOLD, SPARE);
	return cli_main(argc, argv, screen_run);
}
