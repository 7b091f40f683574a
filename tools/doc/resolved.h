/* The resolved document: what an article is, once every question about it has been answered (resolve/resolve.h). Layout
 * and exporters only read it: lists have their labels, notes their marks, stretches of text their language, tables
 * their numeric columns; pictures and tables, wherever they were written, are floats with a place in the text.
 *
 * Nothing is lost and nothing doubled on the way: the text of a resolved document, block by block, is the text of its
 * frames, of its article page and of its PDF's structure (tests/conserve). Plain data in an arena. */
#ifndef DOC_RESOLVED_H
#define DOC_RESOLVED_H

#include "doc/doc.h"

typedef enum ResolvedKind {
    RES_PARA,
    RES_HEADING, /* level, anchor */
    RES_LIST,    /* children: RES_ITEM; ordered, tight, numbering, start */
    RES_ITEM,    /* label, children */
    RES_QUOTE,   /* children; pull: a pull quote */
    RES_SIDEBAR, /* 链接: label, children, the title first, a RES_HEADING, where it has one */
    RES_VERSE,   /* inlines with INL_BREAK between the lines */
    RES_CODE,    /* text, info, line_spans */
    RES_RULE,    /* thematic break */
    RES_FLOAT,   /* here stands floats[float_index], in a text of one column; elsewhere it may be moved */
} ResolvedKind;

typedef struct ResolvedBlock ResolvedBlock;
struct ResolvedBlock {
    ResolvedKind kind;
    Span span;
    int level; /* heading: 2 for the article's first level, none left out on the way down */
    bool ordered, tight, pull;
    bool lead_in;           /* para: the dateline 电头 runs in before its text, which may be empty */
    int start;              /* list: the number of its first item */
    Numbering numbering;    /* list */
    const char *label;      /* item, sidebar: as printed, 1. （一） • 链接 */
    bool label_closed;      /* the label ends in a mark with a blank of its own */
    Inlines inlines;        /* para, heading, verse */
    const char *anchor;     /* heading: its name in addresses, page.html#anchor; NULL in articles made by hand */
    const char *text;       /* code, without an empty line at its end */
    const char *info;       /* code: "" or what language it is in */
    const Span *line_spans; /* code: one per line */
    size_t float_index;
    ResolvedBlock *children;
    size_t n_children;
};

typedef struct ResolvedCell {
    Inlines inlines;
    Span span;
    bool number;    /* a number, with its sign and unit; only in numeric columns */
    bool blank;     /* nothing, or a dash in its place */
    uint32_t whole; /* number: bytes of its text before the decimal mark, or before the unit when there is none */
} ResolvedCell;

typedef struct ResolvedColumn {
    CellAlign align;              /* as written */
    bool numeric;                 /* numbers stand under one another at the decimal mark */
    const char *whole, *fraction; /* numeric: the widest text before the decimal mark, from there on; "" = none */
} ResolvedColumn;

typedef enum ResolvedFloatKind { RES_FIGURE, RES_TABLE } ResolvedFloatKind;

typedef struct ResolvedPicture {
    Span span;
    const char *src, *alt;
    const char *path;       /* as the World reads it; NULL: missing, and reported */
    const Picture *picture; /* what the file is; NULL when path is */
    int width_px, height_px;
    const char *letter; /* ①, of one in a group; or NULL */
    PictureWish wish;   /* of one in a group 组图: crop and focus only */
} ResolvedPicture;

typedef struct ResolvedFloat {
    ResolvedFloatKind kind;
    Span span;
    Inlines caption;
    bool lifted;   /* it was written inside a list, a quote or a note */
    unsigned note; /* in note 1…; 0 = in the body */
    /* figure */
    bool lead; /* of the front matter */
    ResolvedPicture *pictures;
    size_t n_pictures; /* 1, or those of a group 组图 */
    int columns;       /* asked for; 0 = automatic */
    PictureWish wish;
    const char *credit; /* NULL = none */
    Span credit_span;
    /* table; row 0 is the head */
    ResolvedColumn *columns_of;
    size_t n_columns;
    ResolvedCell *cells; /* row by row, n_columns each */
    size_t n_rows;
} ResolvedFloat;

typedef struct ResolvedNote {
    const char *mark;    /* ① … ㊿, then (51); Tibetan digits in Tibetan */
    unsigned references; /* how often the text refers to it; Inline.reference counts them */
    ResolvedBlock *blocks;
    size_t n_blocks;
    Span span;
} ResolvedNote;

typedef struct ResolvedDoc {
    const Article *article;
    ResolvedBlock *blocks;
    size_t n_blocks;
    ResolvedNote *notes;
    size_t n_notes;
    ResolvedFloat *floats; /* in the order of the text: the lead picture, those of the body, those of the notes */
    size_t n_floats;
} ResolvedDoc;

static inline const ResolvedCell *resolved_cell(const ResolvedFloat *table, size_t row, size_t column)
{
    return &table->cells[row * table->n_columns + column];
}

#endif
