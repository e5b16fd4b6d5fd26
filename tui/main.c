#include <stdio.h>
#include "app/cli.h"
#include "app/words.h"

static int run_screen(const char *store_folder, int64_t article_id_or_0)
{
	(void)store_folder;
	(void)article_id_or_0;
	fprintf(stderr, "redaksi: %s\n", _("layar belum ada dalam bangunan ini"));
	return CLI_USAGE;
}

int main(int argc, char **argv)
{
	return cli_main(argc, argv, run_screen);
}
