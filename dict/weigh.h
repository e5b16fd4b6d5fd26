/* How likely one word was typed for another: the weight of the slips between them; 0 for equal words, about 1 for a common
 * slip, more for rarer ones. Words of up to 63 bytes in lower-case ASCII; longer ones weigh 9. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { WEIGHED_MAX = 64, WEIGHED_ECHO = 3 };

/* What is asked of a letter again for each letter of the other word. */
struct weighed_letter {
	char c;
	uint8_t index;           /* in the alphabet */
	bool echoes;             /* any echo below */
	uint32_t a, b;           /* bit k: the a, or b, of a pair of sounds ends here */
	double alone;            /* typed: put in; meant: left out */
	double echo[WEIGHED_ECHO + 1];   /* what two or three letters that end here cost: typed twice, or left out */
};

/* A word read once, to be weighed against many. Letters from 1 on. */
struct weighed { size_t len; struct weighed_letter letters[WEIGHED_MAX]; };

void weigh_typed(struct weighed *t, const char *typed);
double weigh_meant(const struct weighed *typed, const char *meant);

double weigh_slip(const char *typed, const char *meant);
