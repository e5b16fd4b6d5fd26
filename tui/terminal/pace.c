#include "terminal/pace.h"
#include <glib.h>

enum {
	WINDOW = 600,                /* bytes: half a second of the slowest line that we care for */
	SLOWEST_LINE = 1000,         /* bytes a second, 9.6 kbit/s: a person who types never fills the window */
	FIRST_LIMIT_US = 1000000,    /* for a terminal that has not answered yet */
	LIMIT_US = 2000000,
	MISSES_MAX = 2,              /* then the terminal is taken for one that does not answer */
	SILENT_STEP_US = 50000,      /* between large frames for such a one */
};

static int64_t limit_us(const struct pace *p)
{
	return p->answered ? MAX(LIMIT_US, 4 * p->slowest_us) : FIRST_LIMIT_US;
}

static void miss(struct pace *p)
{
	p->asked_us = 0;
	p->under_way = 0;
	p->silent = ++p->misses >= MISSES_MAX;
}

bool pace_lets(struct pace *p, size_t bytes, int queued, int64_t now_us)
{
	if (p->asked_us != 0 && now_us - p->asked_us >= limit_us(p))
		miss(p);
	if (p->asked_us != 0)
		return p->under_way + bytes <= WINDOW;
	return !p->silent || bytes <= WINDOW || (queued == 0 && now_us - p->sent_us >= SILENT_STEP_US);
}

bool pace_sent(struct pace *p, size_t bytes, int64_t now_us)
{
	size_t carried = p->asked_us == 0 ? (size_t)MAX(0, (now_us - p->sent_us) * SLOWEST_LINE / 1000000) : 0;
	bool first = !p->started;

	p->under_way = p->under_way > carried ? p->under_way - carried : 0;
	p->under_way += bytes;
	p->started = true;
	p->sent_us = now_us;
	if (first || p->silent || p->asked_us != 0 || p->under_way < WINDOW)
		return false;
	p->asked_us = now_us;
	p->under_way = 0;
	return true;
}

void pace_answered(struct pace *p, int64_t now_us)
{
	p->answered = true;
	p->silent = false;
	p->misses = 0;
	if (p->asked_us != 0)
		p->slowest_us = MAX(p->slowest_us, now_us - p->asked_us);
	p->asked_us = 0;
}

int64_t pace_wait(const struct pace *p, int64_t now_us)
{
	int64_t at = p->asked_us != 0 ? p->asked_us + limit_us(p) : p->sent_us + SILENT_STEP_US;

	return MAX(0, at - now_us);
}
