/* An imported article as a file of ours. */
#ifndef MARKUP_ARTICLE_FILE_H
#define MARKUP_ARTICLE_FILE_H

#include "markup/body.h"
#include "markup/report.h"

/* Texts "" when absent. */
typedef struct ArticleFile {
    const char *title, *kicker, *deck, *byline, *dateline, *summary, *keywords, *page, *address, *lang;
    const char *place; /* where it stood, for a comment */
    bool advert;
    const Body *body;
} ArticleFile;

ArticleFile article_blank(const Body *body);
/* Front matter and text. */
void article_put(Arena *a, const ArticleFile *x, Buf *out);
/* The parts of its headline, its paragraphs, its pictures, as understood. */
void article_report(const ArticleFile *x, ReportEntry *e);
/* What of it has no Markdown: elements, targets of links, the form of tables. */
void body_report_left(const Body *b, ReportEntry *e);
/* A title made of the text's beginning, where a page has none. In the arena. */
const char *article_first_words(Arena *a, const Body *body);

#endif
