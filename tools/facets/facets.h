/* Where a paper's articles are filed besides their issues: under their section, column 栏目, tags and authors. What
 * each is called in an address depends on its words alone, so that an article's page knows it from that article. */
#ifndef FACETS_FACETS_H
#define FACETS_FACETS_H

#include "site/brief.h"

typedef enum FacetKind { FACET_SECTION, FACET_COLUMN, FACET_TAG, FACET_AUTHOR, FACET_KINDS } FacetKind;
/* Its folder in the paper's: sections, columns, tags, authors. */
const char *facet_folder(FacetKind kind);

/* The file of a word, without its extension. Words that readers take for the same have the same: by compatibility
 * (ＧＤＰ, GDP), small letters, spaces beside Han, a Tibetan tsheg or shad at the end. What no file name may hold is ~
 * and its number. "" for a word of marks alone. */
const char *facet_file(Arena *a, const char *word);

/* Of an issue that has its articles, which it keeps: everything a list may want. Advertisements are not filed. */
void brief_of_issue(Arena *a, const Issue *issue, IssueBrief *out);

/* An issue and how many of its articles are filed there; how many of earlier ones. */
typedef struct FacetIssue {
    const Issue *issue;
    size_t n, before;
} FacetIssue;

typedef struct Facet {
    const char *file, *name; /* name: as the newest article has it */
    FacetIssue *at;          /* oldest first */
    size_t n_issues;
    size_t n; /* articles */
} Facet;

typedef struct Facets {
    Facet *of[FACET_KINDS]; /* those of more articles first, then by name */
    size_t n[FACET_KINDS];
} Facets;

/* Of all issues that the paper has, by their briefs. */
const Facets *facets_of_paper(Arena *a, const Paper *paper);

/* A facet's articles in pages: what is full never changes, the newest has between one and two pages' worth. Page 0 is
 * the newest; pages 1 … n are full, oldest first. */
enum { FACET_PAGE = 100 };
size_t facet_full_pages(const Facet *f);
/* Articles [*from, *to) of a page. */
void facet_page(const Facet *f, size_t page, size_t *from, size_t *to);
/* tags/gdp.html, its page 3 tags/gdp~p3.html: below the paper's folder. */
const char *facet_path(Arena *a, FacetKind kind, const char *file, size_t page);

/* The issues that articles [from, to) are in: at[*first … *last]. from < to <= n. */
void facet_issues(const Facet *f, size_t from, size_t to, size_t *first, size_t *last);
/* Of an issue that has its articles: those filed there, in editorial order; in the arena. */
size_t facet_articles(Arena *a, const Issue *issue, FacetKind kind, const char *file, const Article ***out);

#endif
