/* LD_PRELOAD: no memory is left while a file named "memory" in the working folder begins with "none"; the next one asked for is
 * refused once when it begins with "once". With "behind" there is none in every thread but the first. */
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stddef.h>
#include <unistd.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t n, size_t size);
extern void *__libc_realloc(void *old, size_t size);

static bool is_refused(void)
{
	char word[4] = "";
	int fd = open("memory", O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return false;
	bool read_it = read(fd, word, sizeof word) > 0;
	close(fd);
	if (read_it && word[0] == 'o')
		unlink("memory");
	bool refused = read_it && (word[0] == 'n' || word[0] == 'o' || (word[0] == 'b' && gettid() != getpid()));
	if (refused)
		errno = ENOMEM;
	return refused;
}

void *malloc(size_t size) { return is_refused() ? NULL : __libc_malloc(size); }
void *calloc(size_t n, size_t size) { return is_refused() ? NULL : __libc_calloc(n, size); }
void *realloc(void *old, size_t size) { return is_refused() ? NULL : __libc_realloc(old, size); }
