/* Private to make-up: pinwheels 风车, the least arrangement that no cut divides: neither a gutter nor a rule runs
 * through it. Four parts turn around a fifth:
 *
 *     A A A B        The root's nodes stand for them as ((A B) ((C D) E)).
 *     D E E B
 *     D C C C
 */
#ifndef TREES_WHEEL_H
#define TREES_WHEEL_H

#include "trees/tree.h"

/* The five parts of a root that is a wheel; false: its nodes don't stand for one. */
bool wheel_parts(const Forest *f, int root, int parts[5]);
/* The best wheel of the parts' shapes in this size, for `most` points; its points are SHAPE_NO when there is none. */
RootCut wheel_cut(const ShapeSize *size, const Shape *const part[5], int columns, int lines, int most);
/* The areas of the five parts; left: mirrored. */
void wheel_areas(const RootCut *cut, MakeupArea page, int gap, bool left, MakeupArea out[5]);

#endif
