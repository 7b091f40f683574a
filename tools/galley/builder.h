/* Private to galley: the galley at work: where it stands in the document, in which measure, and the rows made so far.
 * galley.c goes through the blocks; what is here and in list_labels.c, kept_lines.c makes rows of them. Rows live in
 * the context's arena, units in the builder. */
#ifndef GALLEY_BUILDER_H
#define GALLEY_BUILDER_H

#include "galley/galley.h"
#include "lines/lines.h"

typedef struct Builder {
    ArticleSet *s;
    const SetContext *c;
    Lang lang;
    bool flush;    /* running text is flush left, not justified */
    bool vertical; /* one size for all but notes, blank columns for rules, white and headings' lines */
    Len measure, inset_left, inset_right; /* of lists and quotes */
    Path path;
    Element element;   /* of running text: body, vertical body, quote, note */
    const Para *label; /* a list item's label, for its first row */
    const BrokenLine *label_line;
    Pieces label_pieces; /* one for each list that begins there */
    Len label_x, label_width;
    Len label_room;         /* the indent of the text after it, when that runs on below it */
    int bullets;            /* unordered lists we are in, whose items go further in */
    Len longest;            /* verse */
    bool after_verse;       /* white comes before what follows */
    bool in_sidebar, title; /* in a sidebar 链接; the next heading is its title */
    const char *anchor;     /* of the heading at work */
    VEC(Unit) units;
} Builder;

/* Is there room for so many more, and a leaf? What is nested deeper counts as part of what it is in. */
bool builder_has_depth(const Builder *b, int more);
void builder_push(Builder *b, GroupTag tag, int level);
const Path *builder_leaf(Builder *b, GroupTag tag, int level);
/* Between the insets. */
Len builder_measure(const Builder *b);
/* An inset that leaves a column to read, however deep quotes and lists stand in each other. */
Len builder_deeper(const Builder *b, Len inset, Len by);
TextStyle builder_text_style(const Builder *b, Element e);
ParaStyle builder_para_style(const Builder *b, Element e);
/* The indent of a text in an element, for the label before it. */
Len builder_indent(const Builder *b, const ParaStyle *st);

/* Rows of one line each. */
Row *rows_of_lines(const SetContext *c, const Para *para, BrokenLine *lines, size_t n, Len x, Len measure,
                   const Path *path);
Unit *builder_add(Builder *b, Row *rows, size_t n, const Path *path);
void builder_text(Builder *b, Pieces p, Element e, GroupTag tag, int level);
/* A block of several lines at its own pitch in whole grid lines, its lines centred in it (占行). */
void builder_block(Builder *b, SetPara sp, Len pitch, int extra, GroupTag tag, int level, unsigned flags);
/* A row without text: a rule, or white. */
void builder_bare(Builder *b, unsigned flags);
/* White before what follows. */
void builder_space(Builder *b);
/* A label whose item does not begin with text stands on a line of its own. */
void builder_flush_label(Builder *b);

/* list_labels.c. A list that begins with a list has both labels: 1.（1） */
void label_add_piece(Builder *b, const char *label, TextStyle ts, Span span);
/* A list item's label, for the first line of its text; returns the room it takes there. */
Len label_set(Builder *b, const ResolvedBlock *list, const ResolvedBlock *item);

/* kept_lines.c. A poem, a block of code. */
void builder_verse(Builder *b, const ResolvedBlock *v);
void builder_code(Builder *b, const ResolvedBlock *blk);

#endif
