/* A page 版面 as the search knows it: columns, grid lines, blocks, the ways they can be set, their places; nothing of
 * text or type. A block is what stands in one place: an article, an advertisement. It offers ways, a way is a number of
 * columns and the heights that it fills without white. Which places are best: makeup/makeup.h. */
#ifndef JUDGE_PAGE_H
#define JUDGE_PAGE_H

#include "base/len.h"
#include "judge/costs.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { MAKEUP_MOST_COLUMNS = 24, MAKEUP_MOST_LINES = 190, MAKEUP_MOST_BLOCKS = 120 };

/* Levels of headlines, their sizes strictly falling: 头条, 二条, the body of the page, 简讯. */
enum { MAKEUP_LEVELS = 4 };

/* Headlines side by side stand at one height when they begin no more lines apart; titles no further apart in size look
 * alike 碰题; what is larger by more than this the eye takes for more important 倒置. */
enum { MAKEUP_SAME_LINE = 2, MAKEUP_TWIN_SIZE = 2 * LEN_PT, MAKEUP_INVERTED = 3 * LEN_PT };

/* Lines of a column that a reader bears unbroken. */
enum { MAKEUP_TALLEST = 42 };

/* One way to set a block. */
typedef struct MakeupWay {
    int columns;
    int level;       /* of its headline */
    int least, most; /* every height between them, in lines, holds it exactly: no white, nothing over */
    int cost;        /* how it looks at `least`, in points */
    int line_cost;   /* of each line more, up to `most` */
    Len title;       /* size of the title; 0: none */
    int head;        /* lines of the headline block */
    int text;        /* column-lines of text and floats below it */
    int tallest;     /* lines of the tallest stretch of a column that nothing breaks, at `least` */
    int picture;     /* column-lines of its largest picture, at `least` */
    int white;       /* column-lines that it leaves empty by itself: they are part of its cost */
    bool vertical_title;
    bool opens; /* a line more is white in its headline, not text in its columns */
    int id;     /* the owner's, handed back */
} MakeupWay;

/* Where the editor wants a block. */
typedef enum MakeupAnchor {
    MAKEUP_ANYWHERE,
    MAKEUP_TOP_LEFT,  /* 头条 */
    MAKEUP_TOP_RIGHT, /* 报眼 */
    MAKEUP_BOTTOM_LEFT,
    MAKEUP_BOTTOM_RIGHT, /* 倒头条 */
    MAKEUP_BOTTOM        /* over all columns at the foot 通栏: advertisements */
} MakeupAnchor;

/* A part of the page's rectangle. */
typedef struct MakeupArea {
    int column, line, columns, lines;
} MakeupArea;

/* Have they a part in common? */
static inline bool makeup_areas_meet(MakeupArea a, MakeupArea b)
{
    return a.column < b.column + b.columns && b.column < a.column + a.columns && a.line < b.line + b.lines &&
           b.line < a.line + a.lines;
}
static inline bool makeup_areas_equal(MakeupArea a, MakeupArea b)
{
    return a.column == b.column && a.line == b.line && a.columns == b.columns && a.lines == b.lines;
}

typedef struct MakeupBlock {
    int rank; /* by priority, 0 leads the page */
    const MakeupWay *ways;
    size_t n_ways;
    bool advert;
    bool filler;    /* 补白: may be left out for nothing */
    bool continued; /* the rest of an article of a page before */
    int span;       /* columns asked for; 0: any */
    MakeupAnchor anchor;
    bool fixed; /* it stands in `area` exactly */
    MakeupArea area;
    bool aimed;    /* it is to stand near `area`, the nearer the better */
    int group;     /* blocks of one number (not 0) share a rectangle */
    bool one_side; /* it stands on one side of the page's fold */
    bool notched;  /* it may be an L: a corner of its foot is others' */
    uint64_t text; /* of such a one, what MakeupPage.fills looks at: another text, another number */
} MakeupBlock;

typedef enum MakeupCorner { MAKEUP_NO_NOTCH, MAKEUP_NOTCH_BOTTOM_RIGHT, MAKEUP_NOTCH_BOTTOM_LEFT } MakeupCorner;

/* A block in its place. */
typedef struct MakeupPlaced {
    int block, way; /* indexes */
    MakeupArea at;
    MakeupCorner notch; /* the corner of the rectangle that other blocks have: an L */
    int notch_columns, notch_lines;
    int over;  /* column-lines of it that find no room: it is cut */
    int white; /* column-lines that stay white */
} MakeupPlaced;

/* Whether there is a page: the first that keeps its pins will do, which few steps mostly find; or as many as a page
 * takes. */
typedef enum MakeupAny { MAKEUP_GOOD_PAGE, MAKEUP_GLANCE, MAKEUP_ANY_PAGE } MakeupAny;

typedef struct MakeupPage {
    int columns, lines;
    int fold;                     /* columns left of a spread's fold; 0: none */
    int gap;                      /* lines between a block and the one below */
    bool lead;                    /* rank 0 leads: top left, broad, the largest headline */
    int lead_columns;             /* that its lead wants; 0: 3 */
    bool may_cut;                 /* a block may get less room than it needs (MakeupPlaced.over) */
    bool may_leave;               /* blocks may be left out, the least important first */
    int64_t effort;               /* steps; 0: MAKEUP_EFFORT */
    MakeupAny any;                /* is whether there is a page all that is asked? */
    bool aims;                    /* a block is aimed */
    int start;                    /* another number, another walk: where one page doesn't do */
    const MakeupWeights *weights; /* NULL: makeup_weights */
    const MakeupBlock *blocks;
    const MakeupBlock *rough; /* the same blocks as the walk is to see them: an edit that leaves them as they are leaves
                               * the page mostly as it is; NULL: it sees `blocks` */
    size_t n_blocks;
    /* Does a block, set in a way, fill its place, an L, to every foot? Points beyond the way's own; < 0: it doesn't. Of
     * `blocks`, not of `rough`. NULL: there are no L's. Blocks that may be ones are `notched`. */
    int (*fills)(const void *own, const MakeupPlaced *at);
    const void *own; /* the callback's */
} MakeupPage;

typedef enum MakeupFaultKind {
    MAKEUP_AREA_OUTSIDE,  /* a fixed area is not inside the page */
    MAKEUP_AREAS_OVERLAP, /* with `other` */
    MAKEUP_SPAN_LOST,     /* no way has the columns asked for */
    MAKEUP_ANCHOR_LOST,   /* it doesn't stand where it is to */
    MAKEUP_GROUP_APART,   /* its group fills no rectangle */
    MAKEUP_NO_WAY         /* it can't be set at all; it is left out */
} MakeupFaultKind;

typedef struct MakeupFault {
    MakeupFaultKind kind;
    int block, other;
} MakeupFault;

/* Have two blocks in their places a part in common? */
bool makeup_placed_meet(const MakeupPlaced *a, const MakeupPlaced *b);
/* Lines of a rectangle over a block's columns that has as many column-lines as its place, rounded down. */
static inline int makeup_lines(const MakeupPlaced *at)
{
    return (at->at.columns * at->at.lines - at->notch_columns * at->notch_lines) / at->at.columns;
}

/* Does a block stand over the fold? */
bool makeup_over_fold(const MakeupPage *page, const MakeupArea *a);
/* Does a block stand where its anchor asks? */
bool makeup_at_anchor(const MakeupPage *page, const MakeupPlaced *at);

#endif
