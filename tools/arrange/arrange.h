/* Private to arrange, overset and layout: the pieces of a page → where each stands. */
#ifndef ARRANGE_ARRANGE_H
#define ARRANGE_ARRANGE_H

#include "arrange/issue_build.h"
#include "makeup/makeup.h"

typedef struct PageMakeup {
    Makeup *makeup; /* every piece has a place, whole */
    const MakeupBlock *blocks;
    bool kept;                     /* as makeup.lock.yaml has it */
    Plan **plans;                  /* of makeup->at: nothing of one is left over */
    const struct PageJoins *joins; /* groups and neighbours of the pieces */
} PageMakeup;

/* The best page of the pieces, in editorial order: as makeup.lock.yaml has it when that still fits. false: they don't
 * fit, whole as they are. */
bool arrange(IssueBuild *b, const PageJob *job, const PieceVec *pieces, PageMakeup *out);
/* The same, where there is any room for them. */
bool arrange_fits(IssueBuild *b, const PageJob *job, const PieceVec *pieces, PageMakeup *out);
/* The same for one of many trials, at a glance: the first page that is found and keeps its pins, however it looks. */
bool arrange_holds(IssueBuild *b, const PageJob *job, const PieceVec *pieces, PageMakeup *out);
/* The same of a trial that matters more: looked for as long as a page that is made, while its time is not over. */
bool arrange_can_hold(IssueBuild *b, const PageJob *job, const PieceVec *pieces, PageMakeup *out);
/* What a trial found, made as good as it can be; it keeps the pins that it kept. */
void arrange_in_earnest(IssueBuild *b, const PageJob *job, const PieceVec *pieces, PageMakeup *a);
/* Are pictures narrower than their columns in it, or the lead's headline smaller than its title bears, for want of
 * room? */
bool arrange_gives_way(const PageMakeup *a);
/* Does it keep what an editor pins: all, headlines and pictures too, or the places only? */
typedef enum Pinned { PINNED_ALL, PINNED_PLACES } Pinned;
bool arrange_keeps_pins(const IssueBuild *b, const PageJob *job, const PieceVec *pieces, const PageMakeup *a,
                        Pinned of);
/* Tells all that is pinned and not had. */
void arrange_tell_pins(IssueBuild *b, const PageJob *job, const PieceVec *pieces, const PageMakeup *a);
/* The column-lines that the pieces take at least, the gaps below them included, and those of the page. A page that
 * these exceed holds them in no arrangement. */
int arrange_least(IssueBuild *b, const PageJob *job, const PieceVec *pieces);
/* The same with their pictures as broad as they may be. */
int arrange_most(IssueBuild *b, const PageJob *job, const PieceVec *pieces);
int arrange_room(const PageJob *job);
/* The parts of the page: appended to b->parts. */
void arrange_place(IssueBuild *b, const PageJob *job, const PieceVec *pieces, const PageMakeup *a);

#endif
