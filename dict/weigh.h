/* How likely one word was typed for another: the weight of the slips between them; 0 for equal words, about 1 for a common
 * slip, more for rarer ones. Words of up to 63 bytes in lower-case ASCII; longer ones weigh 9. */
#pragma once

double weigh_slip(const char *typed, const char *meant);
