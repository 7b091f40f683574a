/* The journal of one step (journal/out.h): its moves in their order, and which way they go. Every move can be made
 * again when it was made before, so that recovery needs to know of none whether it was.
 *
 *   paiban-journal 1 forward 3         (or: back; the number of the folder in .paiban/staging)
 *   new site/demo/2021-11-02/index.html
 *   replace site/index.html
 *   remove site/demo/2021-11-02/gone.html
 *   end
 *
 * New files stand in staging/N/new, links to what they replace in staging/N/old, by the same names; there goes what is
 * removed.
 * Functions return 0, or -1 with errno. */
#ifndef JOURNAL_JOURNAL_H
#define JOURNAL_JOURNAL_H

#include "base/arena.h"
#include "base/buf.h"
#include <stdbool.h>

typedef enum MoveKind { MOVE_NEW, MOVE_REPLACE, MOVE_REMOVE } MoveKind;

typedef struct Move {
    MoveKind kind;
    const char *name; /* below the output folder; the journal's arena */
} Move;

typedef struct Journal {
    Arena *arena;
    const char *out;     /* the output folder; borrowed */
    const char *staging; /* the step's folder */
    unsigned step;       /* its number */
    bool back;           /* the step is being undone */
    bool fleeting;       /* it need not reach the disk */
    VEC(Move) moves;
} Journal;

#define STATE_DIR ".paiban"
#define STAGING_DIR ".paiban/staging"

void journal_begin(Journal *j, const char *out, unsigned step);
void journal_end(Journal *j);
/* Where a file of the step waits: staging/N/new/NAME, staging/N/old/NAME; the caller's. */
char *journal_staged(const Journal *j, const char *kind, const char *name);
/* Onto the disk, whole: written beside, synced, renamed, its folder synced. */
int journal_write(const Journal *j);
int journal_remove(const Journal *j);
/* Into a journal that was begun. *there: false when there is none, or one that was never whole. */
int journal_read(Journal *j, bool *there);
void journal_parse(Journal *j, const char *text, bool *there);

/* All moves, in order; or all undone, in the opposite one. *failed gets the place of the move that could not be made.
 */
int journal_forward(const Journal *j, const char **failed);
int journal_back(const Journal *j, const char **failed);

#endif
