/* The texts of a piece that make-up places, as blocks to be run through columns: in the grid's measure or another
 * 破栏, with or without the byline at their head, below a first paragraph that stands over several columns 长栏. All
 * cached in the article's set, in lines of the grid. */
#ifndef FITTING_TEXTS_H
#define FITTING_TEXTS_H

#include "galley/parts.h"
#include "fitting/flow.h"

/* What make-up places: an article, or its rest from a row on. */
typedef struct MakeupPiece {
    ArticleSet *set;
    int from_row;   /* into the flattened galley; 0: the beginning */
    int from_page;  /* the page it continues from; 0: none */
    int from_float; /* pictures and tables before it stand on earlier pages */
    size_t jump;    /* where its jump line waits for the page it goes on on: pages.c; only when it continues */
} MakeupPiece;

/* A first paragraph over the first columns, below the headline, the byline above it. */
typedef struct Intro {
    int columns; /* that it stands over; 0: it can't */
    Len measure;
    const Row **rows;
    int n;
    int lines;     /* with the white below it */
    FlowText text; /* of the columns */
} Intro;

/* Are columns so broad that they are no sticks, however high? Of 15 characters; text: as in piece_text_in. */
bool text_is_broad(const ArticleSet *s, int columns, int text);
enum { INTRO_MOST = 3 /* columns that one may stand over */, INTRO_WHITE = 1 /* lines below it, when text follows */ };

/* The text below a headline over so many columns. */
const FlowText *piece_text(MakeupPiece p, int columns);
/* The same in `text` columns of another measure 破栏, its headline over `head` of the grid's; 0: in the grid's. */
const FlowText *piece_text_in(MakeupPiece p, int columns, int text, int head);
/* May a piece's text be set so? Only a whole one. */
bool piece_breaks_columns(MakeupPiece p, int columns, int text);
/* Text in columns of its own: those of the grid after which each time one of its begins, too, and the one before it
 * ends with the grid's. What stands over several columns keeps to such steps. */
int text_step(const ArticleSet *s, int columns, int text);
/* May one that nothing breaks stand in `text` columns, which are broad? Only a whole one, of a layout whose own columns
 * are narrower; with pictures only where columns of the grid and of the text begin together (text_step). */
bool piece_may_broaden(MakeupPiece p, int columns, int text);
/* Over the first `columns` of those that the piece has. NULL: it may have none, for what it is (a box, a part,
 * vertical), because its lines would be too long (CLREQ 3.3: 41 characters; article_breaks_columns), or because the
 * paragraph is a line or two, or as long as what follows. */
const Intro *piece_intro(MakeupPiece p, int over, int columns);
/* Rows of the piece still to be set, in lines. */
int plan_lines_left(MakeupPiece p);

#endif
