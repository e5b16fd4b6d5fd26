/* Character references such as &amp; and &#8221; to the characters they stand for. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <glib.h>

/* Append the character that the reference (with its '&' and ';') stands for; false when it is not known, then nothing is
 * appended. A number that no text may hold becomes U+FFFD. Source: CommonMark 0.30, "Entity and numeric character references". */
bool entity_append(GString *out, const char *entity, size_t len);
