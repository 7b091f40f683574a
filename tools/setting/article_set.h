/* Private to the rooms that lay out: an article on its way into the press: its document, the layout it is
 * set in, and what was made of it so far (galley/parts.h). What its parts have in common: numbers of elements,
 * measures, what stands vertically. One thread; lives in the arena. */
#ifndef SETTING_ARTICLE_SET_H
#define SETTING_ARTICLE_SET_H

#include "setting/pieces.h"

enum { MOST_COLUMNS = MOST_LAYOUT_COLUMNS };

typedef struct Galley Galley;             /* galley.h */
typedef struct Headline Headline;         /* headline.h */
typedef struct Float Float;               /* float_set.h */
typedef struct VerticalText VerticalText; /* vertical_body.c */
typedef struct PlanCache PlanCache;       /* fitting/arrangement.c */
typedef struct ShoulderText ShoulderText; /* headline/shoulders.c */

/* A title shaped in a face, a size, a letter-spacing: asked for again over other widths. */
typedef struct ShapedTitle {
    int role;
    Len size, tracking;
    Para *para;
    struct ShapedTitle *next;
} ShapedTitle;

enum { TITLE_FREE = -1 };

typedef struct ArticleSet {
    const SetContext *c;
    const ResolvedDoc *doc;
    const Article *article; /* doc's: front matter */
    int32_t index;          /* into Issue.articles */
    Float *floats;
    size_t n_floats;
    Float *over;        /* 题图压题: the picture under the title, none of the floats; or NULL */
    Float *tier_floats; /* pictures and tables among the columns of a page that is set vertically, none of the floats */
    size_t n_tier_floats;
    int32_t next_id; /* of its elements */
    bool inset;      /* it stands within the frame of a group: in the columns of a box, without one of its own */
    int rank;        /* on its page, 0: the lead */
    Len title_size;  /* in place of the one that is pinned, which its page has no room for; TITLE_FREE: as without; 0 */
    int title_lines; /* in place of those that are pinned; 0 */
    bool is_part;    /* the beginning of an article: it has a galley of article_measure and no other */
    /* made on first use, by their owners */
    Galley *galley[2]; /* by measure: plain, boxed */
    Galley *others;    /* of other measures: a list */
    Headline *headline[HEADLINE_LEVELS + 1][MOST_COLUMNS + 1];
    Headline *continued[MOST_COLUMNS + 1]; /* of a part after a jump from continued_from; by columns */
    int continued_from;
    VerticalText *vertical;
    PlanCache *plans;
    ShapedTitle **titles;     /* the first of a list */
    ShoulderText **shoulders; /* another */
} ArticleSet;

/* Has it a frame of its own? */
bool article_is_boxed(const ArticleSet *s);
/* The width of an article over n columns, and its parts inside it (a box has padding). */
Len article_width(const ArticleSet *s, int columns);
Len article_measure(const ArticleSet *s);
Len article_column_x(const ArticleSet *s, int columns, int c);
/* A picture story 图片新闻: its first float, the picture, stands over all its columns; its text is a long caption. */
bool article_is_picture_story(const ArticleSet *s);
/* The text of an article over n columns may stand in `text` columns of its own, fewer than n: 破栏, one 长栏. They hold
 * whole characters and fill the width; what is left over is white between them. 0: the grid's columns. */
Len article_text_measure(const ArticleSet *s, int columns, int text);
Len article_text_x(const ArticleSet *s, int columns, int text, int c);
/* May it? A box or a comment (the layout's `commentary`), not on a spread, where a column might lie over the fold. Of 9
 * to 26 characters, one alone (长栏) up to 41, a long caption up to 60; nothing else stands among its columns. A
 * picture story's may: its picture stands over them. */
bool article_breaks_columns(const ArticleSet *s, int columns, int text);

/* May the title stand vertically beside the text over so many columns? */
bool title_is_vertical(const ArticleSet *s, int columns);
/* The summary 提要 stands with the body: its title is vertical. */
bool summary_in_body(const ArticleSet *s);
/* The byline stands at the head of the first column, not in the headline block: that is broad. */
bool byline_in_column(const ArticleSet *s, int columns);
/* Does the body stand in vertical columns? Then it is the first float, over all columns. */
bool body_is_vertical(const ArticleSet *s);

#endif
