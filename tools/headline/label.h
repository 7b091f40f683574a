/* Private to the rooms that lay out: what stands round a label 栏目 by its column's style: a rule or 文武线 under it,
 * corner brackets, a dot or a picture of the layout before it, a black tag behind it. */
#ifndef HEADLINE_LABEL_H
#define HEADLINE_LABEL_H

#include "headline/headline.h"

enum { MOST_LABEL_BARS = 5 };

/* White that the label's text leaves on its sides for what stands there. */
typedef struct LabelRoom {
    Len left, right, above, below;
} LabelRoom;

LabelRoom label_room(const LabelLook *look, Len size);
/* The bars of a label whose text and room fill `at`; at most MOST_LABEL_BARS, their number is returned. */
size_t label_bars(const LabelLook *look, Len size, Rect at, HeadBar *out);

#endif
