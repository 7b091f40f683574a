/* Private to make-up: what a page costs when its blocks have their places: the best way of each, and what lies between
 * them (headlines side by side, gutters, the order of importance). */
#ifndef JUDGE_JUDGE_H
#define JUDGE_JUDGE_H

#include "judge/problem.h"

typedef struct Candidate {
    MakeupPlaced *at; /* by block */
    bool *there;      /* is the block on the page? */
    Role *role;
    bool *set; /* whose ways stay as they are unless headlines go ill together; NULL: none's */
} Candidate;

/* Chooses ways and returns the points, IMPOSSIBLE perhaps when they are more than `most`; at[i].at is given. terms:
 * NULL, or what of them is which is added there. */
int64_t judge(const Problem *p, Candidate *c, int64_t most, int64_t *terms);
/* The same with the ways that at[i].way says. taken: column-lines that no block has but heads and frames. */
int64_t judge_set(const Problem *p, Candidate *c, int64_t taken, int64_t *terms);
/* Does a page do whose points, by what they are, are these? No pin is lost, no equal headlines stand side by side,
 * few pairs are out of order, little stays white (full: between blocks, too). */
bool judge_sound(const Problem *p, const Candidate *c, int64_t taken, const int64_t *terms, bool full);
/* Is a block that belongs at the foot above it, with nothing below: on a page that isn't full? It goes down to it. */
bool judge_sinks(const Problem *p, const Candidate *c, int block);
/* The same of a full page of whole blocks, with a third more white: sound with a little luck. */
bool judge_bearable(const Problem *p, const Candidate *c, const int64_t *terms);
/* Is every block that stands on the page whole? */
bool judge_whole(const Problem *p, const Candidate *c);
/* Does it keep what is pinned: columns, anchors, groups, sides of the fold? */
bool judge_keeps_pins(const Problem *p, const Candidate *c);
/* Do the blocks of a group fill a rectangle? */
bool group_holds(const Problem *p, const Candidate *c, int group);

#endif
