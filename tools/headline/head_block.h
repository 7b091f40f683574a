/* Private to headline: a headline block while it is set: its lines so far, the section of whole grid lines that is
 * open.
 */
#ifndef HEADLINE_HEAD_BLOCK_H
#define HEADLINE_HEAD_BLOCK_H

#include "headline/headline.h"
#include "lines/lines.h"

/* A joint's share of what is left of a section's last line. */
enum { SHARE = 1, SHARE_BELOW = 2 };

typedef struct Head {
    ArticleSet *s;
    const SetContext *c;
    const Layout *l;
    Headline *h;
    Len width;
    Len y;       /* bottom of what is set so far */
    size_t room; /* of h->at, in lines */
    Len section; /* the top of the open section */
    size_t first_line, first_bar;
    int shares;            /* of its joints so far */
    int title_shares;      /* above the title */
    bool corners;          /* 栏目 and 广告 stand beside the lines, not above them */
    Len left, right, foot; /* what they take of the corners */
    size_t n_corners;      /* their lines, the first ones */
} Head;

/* How far a line reaches above its baseline and below it: Han their em; Latin an em that stands lower, so that nothing
 * meets its descenders; Tibetan its vowel signs and stacks. */
LineInk head_line_reach(const ArticleSet *s, const Para *p, const BrokenLine *line);
LineInk head_reach(const ArticleSet *s, const SetPara *sp, size_t i);
/* From line to line: the larger the type, the less white it needs; what hangs below a Tibetan line never meets what
 * rises from the next. */
Len head_pitch(const ArticleSet *s, const SetPara *sp);

/* Adds the lines of a set text, one below the other. */
void head_add_lines(Head *h, SetPara sp, Len x, Len measure, Len pitch, GroupTag tag);

/* Ends the open section at a whole line: what is left of it opens the joints. */
void head_close_section(Head *h);

#endif
