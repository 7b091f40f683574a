/* Private to headline: 肩题: kicker and deck at the shoulders of a title in one line, in a line or two of their own at
 * its left and right, where a block over broad columns would leave white at the sides of each of them. */
#ifndef HEADLINE_SHOULDERS_H
#define HEADLINE_SHOULDERS_H

#include "headline/head_block.h"
#include "headline/title.h"

/* A text of the block: its left edge, its lines from baseline to baseline, what they reach above and below those. */
typedef struct Shoulder {
    SetPara lines;
    Len x, width, pitch, above, below;
    Len over, under, reach; /* white to a rule above it, to one below, which reach so far beyond it; 0: it has none */
} Shoulder;

typedef struct Shoulders {
    Shoulder kicker, deck; /* without lines: the article has none */
    Len title_x;
    Len gap; /* white between the texts, of which a rule takes the middle */
} Shoulders;

Len shoulder_height(const Shoulder *t);
/* Beside the title over a width, so much white above it in a block so high. false: they find no room there, or the
 * title is none of one line. */
bool shoulders_set(const ArticleSet *s, const TitleRange *range, const Title *title, Len width, Len top, Len block,
                   Shoulders *out);
/* Sets title, kicker and deck so, all in the middle of the title's height, rules in the gaps. */
void shoulders_put(Head *h, const Title *title, const Shoulders *sides);

#endif
