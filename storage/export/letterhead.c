#include "export/letterhead.h"
#include <string.h>
#include "file.h"

enum { SIDE_MAX_PX = 1 << 15 };

static const struct { const char *name; int width_mm, height_mm; } papers[] = {
	[PAPER_A4] = { "A4", 210, 297 },
	[PAPER_F4] = { "F4", 215, 330 },
};

static bool has(const char *text)
{
	return text != NULL && *text != '\0';
}

bool letterhead_stands(const struct letterhead *l)
{
	return l != NULL && (has(l->name) || has(l->address) || has(l->phone) || has(l->site) || has(l->mail) || l->logo != NULL);
}

bool paper_parse(const char *name, enum paper *out)
{
	for (size_t i = 0; i < G_N_ELEMENTS(papers); i++)
		if (g_ascii_strcasecmp(papers[i].name, name) == 0) {
			*out = (enum paper)i;
			return true;
		}
	return false;
}

void paper_size_mm(enum paper p, int *width_mm, int *height_mm)
{
	*width_mm = papers[p].width_mm;
	*height_mm = papers[p].height_mm;
}

static unsigned big_endian(const unsigned char *p, size_t n)
{
	unsigned value = 0;

	while (n-- > 0)
		value = value << 8 | *p++;
	return value;
}

static bool measure_png(const unsigned char *p, size_t len, struct picture *out)
{
	static const unsigned char start[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R' };

	if (len < sizeof start + 8 || memcmp(p, start, sizeof start) != 0)
		return false;
	*out = (struct picture){ "png", big_endian(p + 16, 4), big_endian(p + 20, 4) };
	return true;
}

/* SOF0 to SOF15 without DHT, JPG and DAC. */
static bool is_frame(unsigned char marker)
{
	return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

static bool measure_jpeg(const unsigned char *p, size_t len, struct picture *out)
{
	size_t at = 2;

	if (len < 4 || p[0] != 0xFF || p[1] != 0xD8)
		return false;
	while (at + 9 < len && p[at] == 0xFF) {
		if (is_frame(p[at + 1])) {
			*out = (struct picture){ "jpeg", big_endian(p + at + 7, 2), big_endian(p + at + 5, 2) };
			return true;
		}
		at += p[at + 1] == 0xFF ? 1 : 2 + big_endian(p + at + 2, 2);
	}
	return false;
}

bool picture_measure(const char *bytes, size_t len, struct picture *out, GError **error)
{
	const unsigned char *p = (const unsigned char *)bytes;
	struct picture found;

	if (!measure_png(p, len, &found) && !measure_jpeg(p, len, &found))
		return store_fail(error, STORE_ERROR_INPUT, "the picture is neither PNG nor JPEG");
	if (found.width_px == 0 || found.height_px == 0 || found.width_px > SIDE_MAX_PX || found.height_px > SIDE_MAX_PX)
		return store_fail(error, STORE_ERROR_INPUT, "a picture of %u x %u", found.width_px, found.height_px);
	*out = found;
	return true;
}
