/* The only file of the program that reads a clock; everything else is told the time. */
#pragma once
#include <stdint.h>

int64_t clock_now_s(void);          /* seconds since 1970 UTC */
int64_t clock_monotonic_us(void);   /* for deadlines: never jumps back */
