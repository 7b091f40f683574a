/* One page of Founder's → what it says. Plain data in an arena. */
#ifndef IMPORT_FOUNDER_READ_H
#define IMPORT_FOUNDER_READ_H

#include "markup/article_file.h"
#include "import/properties.h"
#include "diag/diag.h"

/* Where an article stood on the page's picture, in its pixels. */
typedef struct FounderArea {
    const char *article; /* N */
    int *points;         /* x, y, x, y … */
    size_t n;            /* numbers in points */
} FounderArea;

/* Another page as a link names it. */
typedef struct FounderLink {
    const char *page; /* N */
    const char *text; /* 第A01版：要闻 */
} FounderLink;

typedef struct FounderPage {
    const char *number;         /* its name as printed: "A01", "" when nothing says it */
    const char *title;          /* 版名, "" */
    const char *paper;          /* 报名, "" */
    const char *date;           /* "" */
    int width, height;          /* of its picture; 0: not said */
    VEC(const char *) articles; /* N of each, in order */
    VEC(FounderArea) areas;
    VEC(FounderLink) links;
} FounderPage;

typedef struct FounderArticle {
    ArticleFile file;                       /* the headline; its body is the one here */
    const char *page, *paper, *date, *kind; /* "" when absent */
    bool has_text, has_properties;
    Body body;
} FounderArticle;

/* path: as messages name it; number: its own N. false after a report. */
bool founder_read_page(Diag *d, Arena *a, const char *path, const char *number, Markup *page, ReportEntry *e,
                       FounderPage *out);
void founder_read_article(Arena *a, Markup *page, PictureTaker taker, ReportEntry *e, FounderArticle *out);
void founder_page_end(FounderPage *p);
/* 第A01版：要闻 → A01 and 要闻; "" for what isn't there. */
void founder_label(Arena *a, const char *text, const char **number, const char **title);

#endif
