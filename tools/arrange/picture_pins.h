/* Private to arrange, overset and layout: what the editor wants of a picture and a page can't give: it is said where it
 * is written, with the nearest that works. */
#ifndef ARRANGE_PICTURE_PINS_H
#define ARRANGE_PICTURE_PINS_H

#include "arrange/arrange.h"

/* The nearest of a pinned picture that the page holds: of float `at` of a piece, tried as the next build would have it.
 */
typedef struct PictureSeek {
    IssueBuild *b;
    const PageJob *job;
    const PieceVec *whole;
    PageHolds holds;
    SetContext quiet; /* what is only tried says nothing */
    size_t piece, at; /* of whole; of its floats: set by who asks */
    ResolvedDoc *doc; /* the article's, in which the picture's wish is another */
    int tries;        /* of the page that are left */
    bool below;       /* with a headline beside it, it would be too high for any page */
} PictureSeek;
PictureSeek picture_seek(IssueBuild *b, const PageJob *job, const PieceVec *whole, size_t piece, PageHolds holds);
/* Columns and height, as a hint has them, nearest to those of `as` and others, with which the picture is had: it is
 * left so. NULL: few trials find none. */
const char *picture_nearest(PictureSeek *s, const ResolvedFloat *as);
/* Would the page hold the article if its picture were not pinned? */
bool picture_held_free(PictureSeek *s);

/* Before a page is made: pictures that are higher or broader than it; they are set as if that were not asked for. */
void picture_pins_check(IssueBuild *b, const PageJob *job, PieceVec *pieces);
/* Of a piece that stands: columns and heights that its pictures have not. */
void picture_pins_report(IssueBuild *b, const PageJob *job, const MakeupPiece *piece, const Plan *plan);
/* Where the editor pins a picture; of no source: nowhere. */
Span picture_pins_key(const Float *f);

#endif
