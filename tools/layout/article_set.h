/* Private to layout: an article set for the press at any width, its parts cached: the galley 长条 (its body as rows of
 * the column's measure), its headline block over n columns, its floats (pictures, tables). Everything in whole grid
 * lines. Make-up asks for heights, composition draws. One thread; lives in the arena. */
#ifndef LAYOUT_ARTICLE_SET_H
#define LAYOUT_ARTICLE_SET_H

#include "style/style.h"
#include "text/balance.h"
#include "text/vertical.h"

enum { MOST_COLUMNS = MOST_LAYOUT_COLUMNS };

/* What the set-up of one issue shares. */
typedef struct SetContext {
    TextContext *text;
    Arena *arena;
    Diag *diag;
    const Layout *layout;
} SetContext;

/* One line of text inside a row, relative to the row's top left. */
typedef struct RowLine {
    const Para *para;
    const BrokenLine *line;
    Len x, y; /* y: baseline */
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
    ROW_CENTER = 1 << 7,    /* the rule stands in the middle */
    ROW_SPACE = 1 << 8,     /* white: never first in a column */
    ROW_TINT = 1 << 4,      /* a tint behind it (code) */
    ROW_RULE_ABOVE = 1 << 5,
    ROW_RULE_BELOW = 1 << 6, /* pull quotes */
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
    int lines; /* in all */
} Galley;

typedef struct HeadLine {
    RowLine text;
    GroupTag tag;
    Lang lang;
    int32_t id;
    const VerticalPara *vertical; /* a column of a vertical title: text.x is its centre, text.y its top */
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

typedef enum FloatKind { FLOAT_FIGURE, FLOAT_TABLE, FLOAT_VERTICAL /* the whole body */ } FloatKind;

typedef struct FloatSet FloatSet; /* a float set at a width */
struct FloatSet {
    int lines; /* 0: it can't be set so narrow */
    int least; /* a picture may lose lines down to this, or grow up to most */
    int most;
    void *inner;
};

typedef struct Float {
    FloatKind kind;
    const Block *block;
    int asked; /* columns the author asks for, 0 = automatic */
    int32_t id;
    FloatSet *at[MOST_COLUMNS + 1]; /* by span */
} Float;

typedef struct PlanOption PlanOption; /* plan.h */
/* The ways to set the article, or its rest from a row on, as plan_options found them last. */
typedef struct PlanCache {
    int from_row, from_page;
    const PlanOption *at;
    size_t n;
} PlanCache;

typedef struct ArticleSet {
    const SetContext *c;
    const Article *article;
    int32_t index; /* into Issue.articles */
    Float *floats;
    size_t n_floats;
    Galley *galley[2]; /* by measure: plain, boxed */
    Headline *headline[MOST_COLUMNS + 1];
    Headline *continued[MOST_COLUMNS + 1]; /* of a part after a jump; by columns */
    PlanCache plans[MOST_COLUMNS + 1];     /* by columns */
    struct VerticalText *vertical;         /* of a vertical body; private to vertical_body.c */
    int32_t next_id;
} ArticleSet;

ArticleSet *article_set_new(const SetContext *c, const Article *a, int32_t index);

/* The width of an article over n columns, and its parts inside it (a box has padding). */
Len article_width(const ArticleSet *s, int columns);
Len article_measure(const ArticleSet *s);
Len article_column_x(const ArticleSet *s, int columns, int c);

/* All borrowed from the set. */
const Galley *article_galley(ArticleSet *s);
const Headline *article_headline(ArticleSet *s, int columns);
const Headline *article_continued(ArticleSet *s, int columns, int from_page);
const FloatSet *article_float(ArticleSet *s, size_t i, int span);

/* galley.c */
Galley *galley_new(ArticleSet *s, Len measure);
/* The rows of unit u set with one line fewer (-1) or more (+1); NULL when that can't be. */
const Row *unit_alternative(ArticleSet *s, Unit *u, int looser, size_t *n);
/* headline.c */
Headline *headline_new(ArticleSet *s, int columns);
Headline *headline_continued_new(ArticleSet *s, int columns, int from_page);
/* vertical_body.c: does the body stand in vertical columns? Then it is the first float, over all columns. */
bool body_is_vertical(const ArticleSet *s);
FloatSet *vertical_body_new(ArticleSet *s, int span);
void vertical_body_compose(ArticleSet *s, int span, int lines, Len x, Len y, ItemVec *out);
/* vertical_title.c: may the title stand vertically beside the text over so many columns? */
bool title_is_vertical(const ArticleSet *s, int columns);
/* The block in a height of so many grid lines; lines = 0: the least height that holds it. */
Headline *headline_vertical_new(ArticleSet *s, int columns, int lines);
/* A text shaped and broken. */
typedef struct SetPara {
    Para *para;
    BrokenLine *lines;
    size_t n;
} SetPara;
/* floats.c; tables.c */
FloatSet *table_new(ArticleSet *s, const Float *f, int span);
void table_compose(ArticleSet *s, const Float *f, int span, Len x, Len y, ItemVec *out);
/* A text's lines, the first with its top at y. */
void float_place_lines(ArticleSet *s, const SetPara *sp, LineKind kind, Len x, Len y, Len measure, ItemVec *out,
                       ItemVec *marks);
/* Out-of-line marks of what came before. */
void float_close_marks(ArticleSet *s, ItemVec *marks, ItemVec *out);
FloatSet *float_set_new(ArticleSet *s, Float *f, int span);
/* Draws a float with its top left at (x, y) in `lines` grid lines. */
void float_compose(ArticleSet *s, const Float *f, int span, int lines, Len x, Len y, ItemVec *out);

/* pieces.c: inlines as pieces of styled text. */
typedef struct Pieces {
    Piece *at;
    size_t n;
} Pieces;
TextStyle element_text(const SetContext *c, Element e, Lang lang);
Pieces pieces_of_inlines(const SetContext *c, Inlines in, TextStyle base);
Pieces pieces_of_text(const SetContext *c, const char *text, TextStyle base, Span span);
/* A footnote's mark: ① … ⑳, then (21); Tibetan digits in Tibetan. */
const char *note_mark(const SetContext *c, Lang lang, int number);
/* A jump line: the layout's text in brackets with its {page} filled in; without one as it is. */
const char *jump_text(const SetContext *c, const char *text, int page);
ParaStyle para_style(const SetContext *c, Element e, Lang lang);
SetPara set_para(const SetContext *c, Pieces p, const ParaStyle *st, Len measure);
/* The same for display lines: when they are centred, of even length and broken between words. */
SetPara set_para_even(const SetContext *c, Pieces p, const ParaStyle *st, Len measure);
/* As few lines as the measure allows, evenly filled; false, and none, when they would be more than `most`. */
bool set_fewest(const SetContext *c, const Para *p, Len measure, int most, BalancedLines *out);

/* compose helpers */
Item item_begin(GroupTag tag, Lang lang, int32_t article, int32_t block, int level);
Item item_end(void);

#endif
