/* Private to floats: pictures and tables among the columns of a page that is set vertically 竖排副刊. With its caption
 * each is as high as whole tiers 段 with what is between them and as broad as whole columns, so that text beside and
 * below keeps to the page's grid. They stand at the end of the text, the last at the lower left. */
#ifndef FLOATS_TIER_FLOATS_H
#define FLOATS_TIER_FLOATS_H

#include "setting/article_set.h"
#include "lines/lines.h"

/* The tiers of a text. */
typedef struct TierGrid {
    int tiers, columns; /* columns of a tier */
    Len em, pitch;      /* of its columns */
    Len measure, step;  /* a column's length, and from tier to tier */
    Len least_width;    /* of the first picture's frame, the lead's; 0: any */
    int64_t least_area; /* of the same, in square lengths */
} TierGrid;

/* Its first tier, and columns from the left. */
typedef struct TierFloat {
    int tier, tiers;
    int from, columns;
} TierFloat;

/* Places for all of s->tier_floats; false: they have no room, or (unless loose) one would lose more than it may. */
bool tier_floats_place(ArticleSet *s, const TierGrid *g, bool loose, TierFloat *out);
/* Columns at the left that they take which stand in all tiers from `first` to `last`. */
int tier_floats_taken(const TierFloat *p, size_t n, int first, int last);
/* From the text's top left. */
Rect tier_float_frame(const TierGrid *g, const TierFloat *p);
/* Thousandths of its frame that stay white. */
int tier_float_white(ArticleSet *s, size_t i, Rect frame);
void tier_float_compose(ArticleSet *s, size_t i, Rect frame, ItemVec *out);

#endif
