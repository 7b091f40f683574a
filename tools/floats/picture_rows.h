/* Private to the rooms that lay out: the pictures of a figure, one or a group 组图, in a block of some width: justified
 * rows, the pictures of a row equally high, the same white between all. Heights bend within what the pictures may lose.
 */
#ifndef FLOATS_PICTURE_ROWS_H
#define FLOATS_PICTURE_ROWS_H

#include "doc/resolved.h"
#include "style/style.h"

enum { MOST_PICTURES = 6 };

typedef struct PictureRows {
    const ResolvedFloat *f;
    Len gap;                /* between pictures */
    int n;                  /* rows */
    int end[MOST_PICTURES]; /* of each: the picture after its last */
    int lost;               /* the most that a picture may lose, in thousandths of its height or width */
} PictureRows;

/* Rows for a width, as near as may be to a height; 0: to a handsome form. fixed: the height is the editor's. */
PictureRows picture_rows(const Layout *l, const ResolvedFloat *f, Len width, Len height);
/* The height in which the pictures lose nothing. */
Len picture_rows_height(const PictureRows *r, Len width);
/* The least and the most that they bear. */
Len picture_rows_least(const PictureRows *r, Len height);
Len picture_rows_most(const PictureRows *r, Len height);
/* Each picture's place in a frame: together over all of it; in one that is too high above, white below them; in one
 * that is not high enough narrower, in the middle. */
void picture_rows_place(const PictureRows *r, Rect frame, Rect out[MOST_PICTURES]);
/* The part of a picture that a place shows, about its focus. */
Rect picture_crop(const ResolvedPicture *p, Rect at);

#endif
