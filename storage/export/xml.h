/* What the formats made of XML share. */
#pragma once
#include "export/write.h"

#define XML_HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

/* `<name>text</name>` on a line of its own, escaped; nothing for an empty text. name may carry attributes: `guid isPermaLink="false"`. */
void xml_element(GString *out, const char *name, const char *text);
void xml_cdata(GString *out, const char *name, const char *text);      /* the same as CDATA, written when empty too */

/* "urn:redaksi:<ULID>"; an article that was never stored has none: "urn:redaksi:naskah". The caller's. */
char *document_urn(const struct document *d);
/* Seconds since 1970 UTC of the article's day: midnight of tanggal in the office's offset, else created_s. */
int64_t document_moment(const struct document *d, int utc_offset_min);
char *moment_rfc3339(int64_t at_s, int utc_offset_min);                /* "2021-05-04T15:30:00+08:00"; the caller's */
char *moment_embargo(const struct document *d, const struct export_options *o);                        /* the same of the embargo, or ""; the caller's */
char *document_fragment(const struct document *d, bool dateline);      /* the body as formats.md section 6 has it; the caller's */
char *document_story(const struct document *d, const struct export_options *o);   /* html_story() as a string; the caller's */
/* Where something of the office stands in public, "https://kpu.go.id/berita/<last>"; NULL: the settings name no place. The caller's. */
char *public_address(const struct export_options *o, const char *last);
const char *document_office(const struct document *d, const struct export_options *o);   /* who publishes; "" when nobody says */
