/* Private to the rooms that lay out: the headline block 标题区 of an article over n columns: 栏目, kicker,
 * title, deck, byline, summary, in a whole number of grid lines. */
#ifndef HEADLINE_HEADLINE_H
#define HEADLINE_HEADLINE_H

#include "setting/rows.h"

enum { OPENING_WHOLE = 1024, MOST_OPENED = 3 /* lines that are looked at */ };

typedef struct HeadLine {
    RowLine text;
    GroupTag tag;
    Lang lang;
    int32_t id;
    bool reversed; /* white on a bar */
    int opening; /* of the lines that the block is given beyond its own, how much stands above this: of OPENING_WHOLE */
} HeadLine;

/* A black bar: the rule under a label, or what it stands on; a dot, a picture of the layout; a fine rule, of no height
 * or breadth. Drawn before the lines. */
typedef enum BarKind { BAR_RECT, BAR_DOT, BAR_PICTURE, BAR_RULE } BarKind;
typedef struct HeadBar {
    BarKind kind;
    Rect at;
    const SitePicture *picture; /* of the layout */
    int opening;
} HeadBar;

struct Headline {
    int lines;  /* with the white above and below */
    Len height; /* of its contents */
    HeadLine *at;
    size_t n;
    HeadBar *bars;
    size_t n_bars;
    Len opened;     /* what its white was opened by to fill the last line */
    int first;      /* the opening of its first line */
    int more;       /* how much of `opened` stands above its first line beyond that, of OPENING_WHOLE */
    int close;      /* the share of the joint between kicker and title, */
    int close_from; /* which is above the lines of an opening from this on; */
    bool close_beside[MOST_OPENED + 1]; /* nor, with text beside it, of what opens it by so many lines */
    bool closed;                        /* nothing of `opened` is there */
    int above[MOST_OPENED + 1]; /* of so many lines that open it: what stands above its first line beyond its opening */
    Len title_size;
    bool fits;           /* the title has a size of its level in the lines that the width allows */
    bool shoulders;      /* 肩题: kicker and deck stand beside the title, a fine rule between them */
    int columns_taken;   /* a vertical title 竖题: it stands in so many columns at the left; 0: above the columns */
    Len breadth, length; /* of a vertical title in one column and what stands beside it */
    Len white;           /* of one set in its height: the largest beside it, breadth times grid lines */
    bool over;           /* 题图压题: the title stands on the article's picture, */
    int over_lines;      /* which takes so many lines with its caption, */
    Len over_top;        /* from here down */
    /* What stands for it when it is given so many lines (headline_given); NULL: not asked yet. It, letter-spaced; or
     * NULL. */
    struct Headline *given[MOST_OPENED + 1], *spaced;
    int under; /* the lines of one in two columns at most, text below it; 0: it can't be set so */
    Len under_breadth, under_size;
};

/* level: of importance, style.h; LEVEL_OF_WIDTH: none. */
Headline *headline_new(ArticleSet *s, int columns, int level);
/* The same when it is given so many lines more: itself, or, where they would leave white at its sides, of as many lines
 * and with a title of that size, but letter-spaced, or with other lines at its shoulders. */
Headline *headline_given(ArticleSet *s, Headline *h, int columns, int level, int more);
/* What headline_given gave for h, its title as much larger, up to `most`, as leaves less of such white: it takes of the
 * lines that the block is given. A title of a pinned size stays. */
Headline *headline_stretched(ArticleSet *s, const Headline *h, Headline *given, int columns, int level, int more,
                             Len most);
/* The same, its title just so large, whatever white that leaves; NULL: the lines that the block is given don't hold it.
 */
Headline *headline_sized(ArticleSet *s, const Headline *h, const Headline *given, int columns, int level, int more,
                         Len size);
/* The same, a fine rule on both sides of its title, its kicker or its deck; NULL: they would be short, or it is not in
 * the middle. */
const Headline *headline_ruled(ArticleSet *s, const Headline *h, int columns, GroupTag tag);
/* Of a part after a jump. */
Headline *headline_continued_new(ArticleSet *s, int columns, int from_page);

/* Where a line or bar at y stands when the block is given so many lines more than its own: the white opens evenly, or,
 * with text beside it, next to all in the joints below its first line: title and text begin together. */
Len headline_opened(const SetContext *c, const Headline *h, Len y, int opening, int more, bool beside);

#endif
