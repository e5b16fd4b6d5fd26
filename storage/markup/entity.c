#include "markup/entity.h"
#include <string.h>

/* HTML has 2,231 names; these are the ones that paste from web editors and word processors leaves behind. */
static const struct { const char *name, *text; } names[] = {
	{ "amp", "&" }, { "lt", "<" }, { "gt", ">" }, { "quot", "\"" }, { "apos", "'" }, { "nbsp", "\xC2\xA0" },
	{ "ndash", "–" }, { "mdash", "—" }, { "hellip", "…" }, { "bull", "•" }, { "middot", "·" },
	{ "lsquo", "‘" }, { "rsquo", "’" }, { "ldquo", "“" }, { "rdquo", "”" }, { "laquo", "«" }, { "raquo", "»" },
	{ "copy", "©" }, { "reg", "®" }, { "trade", "™" }, { "deg", "°" }, { "plusmn", "±" }, { "times", "×" },
	{ "sect", "§" }, { "para", "¶" }, { "frac12", "½" }, { "euro", "€" }, { "eacute", "é" }, { "egrave", "è" },
};

static bool is_text(gint64 c)
{
	bool control = (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0);
	bool surrogate = c >= 0xD800 && c <= 0xDFFF;
	bool noncharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);

	return !control && !surrogate && !noncharacter && c <= 0x10FFFF;
}

static bool append_number(GString *out, const char *entity)
{
	bool hex = entity[2] == 'x' || entity[2] == 'X';
	gint64 c = g_ascii_strtoll(entity + (hex ? 3 : 2), NULL, hex ? 16 : 10);

	g_string_append_unichar(out, is_text(c) ? (gunichar)c : 0xFFFD);
	return true;
}

bool entity_append(GString *out, const char *entity, size_t len)
{
	if (len < 4 || entity[0] != '&' || entity[len - 1] != ';')
		return false;
	if (entity[1] == '#')
		return append_number(out, entity);
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		if (strlen(names[i].name) == len - 2 && memcmp(names[i].name, entity + 1, len - 2) == 0) {
			g_string_append(out, names[i].text);
			return true;
		}
	}
	return false;
}
