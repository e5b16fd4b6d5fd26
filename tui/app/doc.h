/* The open article: its text, journal, cursor, selection and findings. */
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include <glib.h>
#include "app/drift.h"
#include "check.h"
#include "edit/cursor.h"
#include "edit/layout.h"
#include "edit/text.h"
#include "journal/journal.h"
#include "markup/markup.h"
#include "store/article.h"
#include "app/saver.h"

enum { NO_ANCHOR = -1 };

enum { LONG_SENTENCE = 25, LONG_PARAGRAPH = 100, READ_WORDS_A_MINUTE = 200 };   /* words; source: usual advice for news prose */

struct second;

struct doc {
	struct article article;        /* as its head revision has it, but for the fields, which are the ones being written */
	struct text *text;
	struct layout *layout;
	struct journal *journal;       /* NULL: none could be made, journal_error says why */
	char *journal_error;           /* why what is written is not in it any more, NULL: it is */
	bool broke;                    /* that was not told yet */
	struct second *second;         /* the other place, since writing began */
	struct pen *pen;               /* this session writes; NULL: it reads, or no lock could be had */
	bool read_only;                /* somebody else writes: nothing here changes, and nothing is saved */
	char *writer;                  /* who does, while read only; NULL: nobody any more */
	bool fields_changed;
	unsigned fields_revision;      /* + 1 with every change of a field */
	bool saving;                   /* a save of it has not come home, */
	int64_t saving_us;             /* since then */
	uint64_t saved_revision;       /* of the text */
	int64_t sibling;               /* revision that a refused save kept of this text and its fields, 0: none */
	int64_t told;                  /* newest revision of somebody else that was told, 0: none */
	int64_t saved_s;               /* when, 0: not in this session */

	size_t cursor, top;            /* bytes; top: start of the first row shown */
	gssize anchor;                 /* other end of the selection, or NO_ANCHOR */
	bool marking;                  /* Ctrl-Space: movements extend the selection */
	int goal_col;                  /* column that vertical movement keeps; -1: the cursor's own */
	bool home_again;               /* Home or End was just pressed: the next one goes by paragraph */

	struct drift *findings;        /* ascending; never NULL */
	GPtrArray *ignored;            /* struct finding * taken out of them by doc_ignore(), ascending; never NULL */
	GPtrArray *in_title;           /* struct finding *, in the present title; never NULL */
	char **lead;                   /* what the first paragraph answers, by enum lead_question, as of the last check; NULL: not known */
	unsigned title_revision;       /* + 1 with every change of the title */
	GArray *step;                  /* struct text_change of the step that is being told; empty between steps */
	GArray *changes;               /* struct text_change since the running check copied the text; NULL: no check runs */
	uint64_t checked_revision;     /* that the findings belong to; UINT64_MAX: never checked */

	struct text_count count;       /* of the text, at the last pause */
	struct { bool on; size_t at; struct text_count sum; } counting;   /* of a long text: what is counted before `at` */
	uint64_t counted_revision;     /* of the text, at the last pause */
	size_t top_drawn;              /* top, at the end of the last turn */
	size_t line, column;           /* of the cursor, at the last pause */
	struct text_count selected;    /* of the selection, at the last pause; no chars: nothing was, or too much to count */
	size_t sentence_words;         /* in the sentence of the cursor, at the last pause */
};

/* Open from the store, to be read. */
bool doc_open(struct doc **out, struct store *s, int64_t id, GError **error);
void doc_begin_writing(struct doc *d, struct store *s, const char *who, int64_t now_s);   /* the journal is ready on return, or journal_error says why not */
void doc_stop_writing(struct doc *d, bool keep_journal);   /* read only from now on; the pen is free */

/* A save of what stands here now, to be handed to the saver. */
struct save *doc_save_begin(struct doc *d, enum revision_kind kind, const char *author, const char *who, int64_t now_s);
/* It came home, stored: what was written meanwhile stays unsaved, and stands in the next journal before the old one goes. */
void doc_save_end(struct doc *d, struct save *s);
bool doc_is_as(const struct doc *d, const struct save *s);   /* nothing was written since it began */
bool doc_changed(const struct doc *d);      /* something is not in a saved revision */

/* Close; keep_journal: what is not saved stays recoverable. */
void doc_free(struct doc *d, bool keep_journal);

void doc_set_field(struct doc *d, enum field f, const char *value);   /* into the journal too */
const char *doc_field(const struct doc *d, enum field f);

/* Typing, pasting and deleting at the cursor; a selection is replaced. */
void doc_insert(struct doc *d, const char *bytes, size_t len, enum undo_kind kind);
void doc_delete(struct doc *d, size_t from, size_t to, enum undo_kind kind);
bool doc_selection(const struct doc *d, size_t *from, size_t *to);    /* false: nothing is selected */
void doc_move(struct doc *d, size_t to, bool extend);
size_t doc_before(const struct doc *d);                               /* where the letter before the cursor begins */
size_t doc_behind(const struct doc *d);                               /* where the letter at the cursor ends */
void doc_settle(struct doc *d);                                       /* after any change: cursor and selection stand between letters */
void doc_show(struct doc *d, unsigned cols, unsigned rows);           /* moves top so that the cursor is on the screen */
void doc_fill(struct doc *d, unsigned cols, unsigned rows);           /* moves top back while rows below the end are empty */
unsigned doc_row_of_cursor(const struct doc *d, unsigned cols);       /* counted from top */

char *doc_safety(const struct doc *d);                                /* what is safe and where, when the disk refused; NULL: all is as usual. The caller's */
bool doc_copy_elsewhere(struct doc *d);                               /* a save was refused: the text stands in the second place too */
bool doc_is_nowhere(const struct doc *d);                             /* no journal has what is written: it stands in memory alone */
void doc_sync(struct doc *d);                                         /* what is written is on a disk on return */
bool doc_hear_disk(struct doc *d);                                    /* true, once: the disk refused the journal, doc_safety() says what is safe */
/* Counters, in a pause. true: the text is long, this was a piece of it, and the next call counts on; `count` stays until the last. */
bool doc_count(struct doc *d);
/* At the end of a turn; screenful: bytes that the pane shows, about. true: most of the screen moved and only the cursor did, so its
 * place is counted at once, and goes out with the rest. */
bool doc_count_leap(struct doc *d, size_t screenful);
void doc_take_findings(struct doc *d, GPtrArray *findings);           /* of the text as it was when `changes` was begun */
void doc_leave_out(struct doc *d, struct finding *f);                 /* the same for one that is no finding any more; the doc's */
void doc_ignore(struct doc *d, unsigned index);                       /* this one, here, until the article closes */
unsigned doc_finding_after(const struct doc *d, size_t off);          /* index of the first at or after, 0 when none */
/* A person walks over what is wrong, and over what is only noted when nothing else is left: which one of how many is this? true: of the notes. */
bool doc_finding_place(const struct doc *d, unsigned index, unsigned *nth, unsigned *of);
