#include "test.h"
#include <string.h>
#include "sha256.h"

TEST(the_published_examples_come_out)
{
	g_autofree char *nothing = sha256_of("", 0), *abc = sha256_of("abc", 3);

	g_assert_cmpstr(nothing, ==, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	g_assert_cmpstr(abc, ==, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(any_length_and_place_gives_what_another_implementation_gives)
{
	char bytes[1000];

	for (size_t i = 0; i < sizeof bytes; i++)
		bytes[i] = (char)(i * i * 31 >> 3);
	for (size_t len = 0; len < 300; len++) {
		size_t from = len % 17;
		g_autofree char *have = sha256_of(bytes + from, len);
		g_autofree char *want = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes + from, len);
		g_assert_cmpstr(have, ==, want);
	}
}

TEST_MAIN
