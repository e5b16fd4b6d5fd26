/* Machine answers: JSON objects built member by member, in the order of the calls. */
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include <glib.h>

void json_begin(GString *out);                                   /* {"versi":1 */
void json_end(GString *out);                                     /* } and LF */
void json_text(GString *out, const char *key, const char *value);   /* NULL: null; bytes that are not UTF-8 become U+FFFD */
void json_text_n(GString *out, const char *key, const char *value, size_t len);
void json_int(GString *out, const char *key, int64_t value);
void json_bool(GString *out, const char *key, bool value);
void json_time(GString *out, const char *key, int64_t at_s);     /* RFC 3339 in UTC; 0: null */
void json_texts(GString *out, const char *key, char *const *values);   /* an array; NULL-terminated, or NULL for an empty one */
void json_open(GString *out, const char *key, char bracket);     /* "key":{ or "key":[ ; key NULL inside an array */
void json_close(GString *out, char bracket);                     /* } or ] */
