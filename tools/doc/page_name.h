/* How an issue's pages are named 版次: numbered through, 02, or by sections 叠, A02. Plain data. */
#ifndef DOC_PAGE_NAME_H
#define DOC_PAGE_NAME_H

#include "diag/diag.h"

#include <stddef.h>

enum { SECTION_LETTERS = 3 /* of a section's name, at most */ };

typedef struct Section {
    const char *name;  /* capital letters: A */
    const char *title; /* 叠名: 要闻; "" for none */
    Span title_span;   /* src NULL: none */
    int first;         /* the number in the issue of its first page */
} Section;

/* In order of their pages; the last has all pages from its first on. n 0: the pages are numbered through. */
typedef struct Sections {
    const Section *at;
    size_t n;
} Sections;

typedef struct PageName {
    char text[24];
} PageName;

/* A page by its number in the issue, 1…: as files and labels have it, 02 or A02. */
PageName page_name(Sections s, int number);
/* Of two facing pages that are one: 02–03. */
PageName page_range(Sections s, int first, int last);
/* As running text has it: 2 or A02. */
PageName page_word(Sections s, int number);
/* The page of a name of so many bytes, "02" or "A02"; 0: it names none. */
int page_named(Sections s, const char *name, size_t n);
/* The section of a page; NULL when there are none. */
const Section *page_section(Sections s, int number);
/* The number of a page in its section. */
int page_in_section(Sections s, int number);

#endif
