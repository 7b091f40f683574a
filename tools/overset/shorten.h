/* Private to overset and layout: articles of a page shortened at their ends, as little as can be, until the page holds
 * them all. How one is shortened is the caller's: it goes on elsewhere (jumps.c), or it is cut (overset.c). */
#ifndef OVERSET_SHORTEN_H
#define OVERSET_SHORTEN_H

#include "arrange/arrange.h"

typedef struct Shortening {
    int lines;         /* that a piece loses; 0: it stays whole */
    size_t characters; /* that it loses, where its shortener tells them */
    MakeupPiece piece;
    void *detail; /* the caller's: of this piece */
} Shortening;

typedef struct Shortener {
    /* Lines that a piece can lose at most; 0: none. */
    int (*most)(IssueBuild *b, const MakeupPiece *p);
    /* The piece without its last lines; false: it can't be done. */
    bool (*cut)(IssueBuild *b, const MakeupPiece *p, int lines, Shortening *out);
    /* The piece without its last characters, words whole; NULL: only lines go. */
    void (*trim)(IssueBuild *b, const MakeupPiece *p, size_t characters, Shortening *out);
} Shortener;

/* Does the page hold its pieces, each as short as can be? Else no search among them is worth its time. */
bool shorten_may_fit(IssueBuild *b, const PageJob *job, const Shortener *s, const PieceVec *pieces);
/* The longest pieces first, each as far as it can be, so that few are touched. out: by piece. On success pieces are
 * what the page holds, as a trial found it, else they are as they were. */
bool shorten_to_fit(IssueBuild *b, const PageJob *job, const Shortener *s, PieceVec *pieces, Shortening *out,
                    PageMakeup *arrangement);

#endif
