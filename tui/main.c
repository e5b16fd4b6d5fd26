#include "app/cli.h"
#include "pane/screen.h"

int main(int argc, char **argv)
{
	return cli_main(argc, argv, screen_run);
}
