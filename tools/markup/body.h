/* A part of a page → Markdown of Paiban's (parse/article.h): paragraphs, headings, lists, quotations, tables, pictures
 * with captions, bold, links out of the site. What has no Markdown keeps its text; what has no text is counted by its
 * name. Nodes that are used already are left out. */
#ifndef MARKUP_BODY_H
#define MARKUP_BODY_H

#include "markup/markup.h"

typedef struct ImportPicture {
    const char *src;     /* as the page has it */
    const char *alt;     /* "" when absent */
    const char *caption; /* "" when absent */
    const char *file;    /* its name beside the article; NULL: it can't be had, its caption stands in the text */
    bool lead;           /* it stands before the text */
} ImportPicture;

/* Finds a picture's file: its name beside the article, NULL after a report. */
typedef struct PictureTaker {
    const char *(*take)(void *context, const Markup *img, const char *src);
    void *context;
} PictureTaker;

typedef struct Dropped {
    const char *name;
    size_t n;
} Dropped;

typedef struct Body {
    Arena *arena;
    PictureTaker taker;
    Buf text; /* Markdown; the owner frees it */
    VEC(ImportPicture) pictures;
    VEC(Dropped) dropped; /* elements that were left out */
    size_t links;         /* whose text stays alone: in tables, or they lead nowhere a reader of ours could follow */
    size_t tables;        /* with cells side by side that became paragraphs */
    size_t paragraphs, characters;
} Body;

void body_begin(Body *b, Arena *a, PictureTaker taker);
void body_end(Body *b);
void body_add(Body *b, Markup *m);                  /* all in it */
void body_add_text(Body *b, const char *paragraph); /* a paragraph of plain text */
/* A picture outside the text, with its caption. */
void body_add_picture(Body *b, Markup *img);

/* Text that Markdown is to take as it is: what would be a mark of its gets a \. start: it begins a line. */
void markdown_put(Buf *out, const char *text, bool start);
/* A string of YAML in quotes. */
void yaml_put(Buf *out, const char *text);

#endif
