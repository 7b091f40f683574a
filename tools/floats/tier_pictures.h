/* Private to the rooms that lay out: pictures among the columns of a page that is set vertically 竖排副刊. With its
 * caption each is as high as whole tiers 段 with what is between them and as broad as whole columns, so that text
 * beside and below keeps to the page's grid. They stand at the end of the text, the last at the lower left. */
#ifndef FLOATS_TIER_PICTURES_H
#define FLOATS_TIER_PICTURES_H

#include "setting/article_set.h"

/* The tiers of a text. */
typedef struct TierGrid {
    int tiers, columns; /* columns of a tier */
    Len em, pitch;      /* of its columns */
    Len measure, step;  /* a column's length, and from tier to tier */
} TierGrid;

/* Its first tier, and columns from the left. */
typedef struct TierPicture {
    int tier, tiers;
    int from, columns;
} TierPicture;

/* Places for all of s->tier_pictures; false: they have no room, or (unless loose) one would lose more than it may. */
bool tier_pictures_place(const ArticleSet *s, const TierGrid *g, bool loose, TierPicture *out);
/* Columns at the left that pictures take which stand in all tiers from `first` to `last`. */
int tier_pictures_taken(const TierPicture *p, size_t n, int first, int last);
/* From the text's top left. */
Rect tier_picture_frame(const TierGrid *g, const TierPicture *p);

#endif
