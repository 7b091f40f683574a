/* Private to the rooms that lay out: short texts in vertical columns: the parts of vertical titles and of the heads of
 * vertical boxes.
 */
#ifndef SETTING_COLUMNS_H
#define SETTING_COLUMNS_H

#include "setting/article_set.h"
#include "lines/lines.h"

typedef struct Columns {
    Para *para;
    BrokenLine *lines; /* a column each */
    size_t n;
    Len longest;      /* of its columns */
    Len pitch, width; /* from column to column; of all */
} Columns;

/* A text of the article's front matter, shaped; "": nothing. */
Columns columns_shape(const ArticleSet *s, const char *text, int role, Len size, Len tracking);
/* Sets it in as few columns as the height allows, evenly filled; false when they would be more than `most`, which is
 * set as it comes then. pitch: in hundredths of its size. */
bool columns_fill(const ArticleSet *s, Columns *c, Len height, int most, int pitch);

#endif
