/* Private to layout: an article set for the press at any width, its parts cached: the galley 长条 (its body as rows of
 * the column's measure), its headline block over n columns, its floats (pictures, tables). Everything in whole grid
 * lines. Make-up asks for heights, composition draws. One thread; lives in the arena. */
#ifndef LAYOUT_ARTICLE_SET_H
#define LAYOUT_ARTICLE_SET_H

#include "layout/floats.h"

/* One line of text inside a row, from the row's corner: x along the line, y across it to a level line's baseline or a
 * column's centre. */
typedef struct RowLine {
    const Para *para;
    const BrokenLine *line;
    Len x, y;
    Len measure;
    LineKind kind;
} RowLine;

/* Where a row stands in the document: from the article's child down. Equal ids are one element. */
enum { MOST_DEPTH = 12 };
typedef struct Path {
    GroupInfo info[MOST_DEPTH];
    int32_t id[MOST_DEPTH];
    int depth;
} Path;

enum {
    ROW_KEEP_NEXT = 1 << 0, /* a heading: never last in a column */
    ROW_FIRST = 1 << 1,     /* first line of a paragraph of several */
    ROW_LAST = 1 << 2,      /* last line of a paragraph of several */
    ROW_RULE = 1 << 3,      /* a thin rule in its middle (thematic break, before notes) */
    ROW_CENTER = 1 << 4,    /* the rule stands in the middle */
    ROW_TINT = 1 << 5,      /* a tint behind it (code) */
    ROW_RULE_ABOVE = 1 << 6,
    ROW_RULE_BELOW = 1 << 7, /* pull quotes */
    ROW_SPACE = 1 << 8,      /* white: never first in a column */
};

typedef struct Row {
    int lines; /* height */
    unsigned flags;
    RowLine *at;
    size_t n;
    const Path *path;
} Row;

/* A block of the galley; its rows may be had with one line more or fewer. */
typedef struct Unit {
    Row *rows;
    size_t n;
    const Para *para; /* plain paragraphs only: can be set looser or tighter */
    const Path *path;
    Len x, measure;
    struct {
        bool tried;
        Row *rows;
        size_t n;
    } alt[2]; /* one line fewer, one more */
} Unit;

typedef struct Galley {
    Len measure;
    Unit *units;
    size_t n_units;
    const Row **rows; /* of all units */
    int n_rows;
    int lines;   /* in all */
    Len longest; /* of the verses that are whole */
} Galley;

typedef struct HeadLine {
    RowLine text;
    GroupTag tag;
    Lang lang;
    int32_t id;
} HeadLine;

/* A headline block over n columns. */
typedef struct Headline {
    int lines;  /* with the white above and below */
    Len height; /* of its contents */
    HeadLine *at;
    size_t n;
    Len title_size;
    int columns_taken; /* a vertical title 竖题: it stands in so many columns at the left; 0: above the columns */
} Headline;

typedef struct PlanOption PlanOption; /* plan.h */
/* The ways to set the article, or its rest from a row on, as plan_options found them last. */
typedef struct PlanCache {
    int from_row, from_page, from_float;
    const PlanOption *at;
    size_t n;
} PlanCache;

struct ArticleSet {
    const SetContext *c;
    const ResolvedDoc *doc;
    const Article *article; /* doc's: front matter */
    int32_t index;          /* into Issue.articles */
    Float *floats;
    size_t n_floats;
    Galley *galley[2]; /* by measure: plain, boxed */
    Headline *headline[MOST_COLUMNS + 1];
    Headline *continued[MOST_COLUMNS + 1]; /* of a part after a jump from continued_from; by columns */
    int continued_from;
    PlanCache plans[MOST_COLUMNS + 1]; /* by columns */
    struct VerticalText *vertical;     /* of a vertical body; private to vertical_body.c */
    int32_t next_id;
};

ArticleSet *article_set_new(const SetContext *c, const ResolvedDoc *doc, int32_t index);

/* The width of an article over n columns, and its parts inside it (a box has padding). */
Len article_width(const ArticleSet *s, int columns);
Len article_measure(const ArticleSet *s);
Len article_column_x(const ArticleSet *s, int columns, int c);

/* All borrowed from the set. */
const Galley *article_galley(ArticleSet *s);
const Headline *article_headline(ArticleSet *s, int columns);
const Headline *article_continued(ArticleSet *s, int columns, int from_page);
const FloatSet *article_float(ArticleSet *s, size_t i, int span);

/* galley.c: the body; of a vertical one its columns, one a row, rows without text for blank ones. */
Galley *galley_new(ArticleSet *s, Len measure);
Galley *galley_vertical_new(ArticleSet *s, Len measure);
/* The rows of unit u set with one line fewer (-1) or more (+1); NULL when that can't be. */
const Row *unit_alternative(ArticleSet *s, Unit *u, int looser, size_t *n);
/* The summary 提要 stands with the body: its title is vertical. */
bool summary_in_body(const ArticleSet *s);
/* headline.c */
Headline *headline_new(ArticleSet *s, int columns);
Headline *headline_continued_new(ArticleSet *s, int columns, int from_page);
/* vertical_title.c: may the title stand vertically beside the text over so many columns? */
bool title_is_vertical(const ArticleSet *s, int columns);
/* The block in a height of so many grid lines; lines = 0: the least height that holds it. */
Headline *headline_vertical_new(ArticleSet *s, int columns, int lines);

#endif
