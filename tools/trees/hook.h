/* Private to make-up: hooks 咬合, where a block that is an L reaches over the cut from side to side and the two from
 * top to foot miss each other, so that none runs through the page. A is a single block; its leg stands at the page's
 * side, D below it, or at B's:
 *
 *     A A B    A A B        The root's nodes stand for them as ((A B) (C D)). Of the first kind B or D may be missing:
 *     A C C    C A B        (A (C D)), ((A B) C).
 *     D C C    C D D
 */
#ifndef TREES_HOOK_H
#define TREES_HOOK_H

#include "trees/tree.h"

/* A hook's node's width, in bits: it is mirrored; A's leg stands at B's side. */
enum { HOOK_MIRRORED = 1, HOOK_BESIDE = 2, HOOK_KINDS = 4 };

typedef enum HookPart { HOOK_A, HOOK_B, HOOK_C, HOOK_D, HOOK_PARTS } HookPart;

/* The parts' nodes of a root that is a hook, < 0 for one that is missing; false: its nodes don't stand for one. */
bool hook_parts(const Problem *p, const Forest *f, int root, int parts[HOOK_PARTS]);
/* The best hook of a kind (HOOK_BESIDE) of parts of such shapes (NULL: missing) in this size, for `most` points; its
 * points are SHAPE_NO when there is none. What A costs is
 * taken from its rectangle of as many column-lines. */
RootCut hook_cut(const Problem *p, const int parts[HOOK_PARTS], const Shape *const of[HOOK_PARTS], int kind,
                 int columns, int lines, int most);
/* The areas of the parts, A's with its corner; those of parts that are missing say nothing. */
void hook_areas(const RootCut *cut, MakeupArea page, int gap, int kind, MakeupArea out[HOOK_PARTS]);
/* Tells A of each hook which corner others have, every other block that it has all of its area. place: by node. */
void hooks_notch(const Problem *p, const Forest *f, const MakeupArea *place, MakeupPlaced *at);

#endif
