/* Articles for the tests of the exporters: a hostile one, and as many generated ones as one likes, the same in every run. */
#pragma once
#include "export/letterhead.h"
#include "store/article.h"

/* Everything that some format must escape, in one paragraph. */
#define HOSTILE "<tag> & \"kutip\" 'apos' ]]> © — 5 < 6"

void sample_hostile(struct article *a);
/* A press release with every field and every kind of block, and the letterhead of its office. */
void sample_release(struct article *a);
extern const struct letterhead sample_letterhead;
void sample_generated(struct article *a, unsigned seed);
void sample_set(struct article *a, enum field f, const char *value);
void sample_body(struct article *a, const char *body);
