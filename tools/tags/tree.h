/* The logical structure of pages (ISO 32000-1, 14.7 and 14.8; ISO 14289-1) as data, from what their marked content
 * tells. An article is one Art wherever its parts stand; a paragraph that goes on in another column or on a later page
 * is one P with content of both places. What is set out of line is put where it is read: a note's mark as a Reference,
 * a reading in its Ruby, a label in its LI or Note. */
#ifndef TAGS_TREE_H
#define TAGS_TREE_H

#include "base/map.h"
#include "tags/content.h"

typedef enum KidKind { KID_ELEMENT, KID_CONTENT, KID_LINK } KidKind;

typedef struct Kid {
    KidKind kind;
    int value; /* an element, an MCID, a link of the page */
    int page;  /* of content and links */
    int next;  /* the next kid of the same element, -1 at the end */
} Kid;

typedef struct Element {
    const char *type;        /* "P" */
    int parent, first, last; /* -1 = none */
    Lang lang;               /* of the block it is in */
    Tongue tongue;           /* the language it says it is in */
    const char *alt;         /* Figure, Link: in words, NULL or "" = none */
    Rect at;                 /* a picture's place */
    int page;                /* of its first content, -1 = none */
    bool ordered;            /* L */
    int note;                /* Note: its number in the article */
    int32_t article;         /* Note */
    int label;               /* LI, Note, TOCI: the Lbl, -1 = none */
    bool used;               /* it has content, or some in it has; what has none (all of it artifacts) is left out */
} Element;

typedef struct Owner {
    int element; /* the innermost */
    int link;    /* the Link around it, -1 = none */
} Owner;

typedef struct Tree {
    const PageContent *const *pages;
    size_t n_pages;
    VEC(Element) elements; /* a parent stands before its children; 0 is the Document */
    VEC(Kid) kids;
    VEC(Owner) owners;    /* by page and MCID, pages one after another */
    VEC(int) link_owners; /* by page and link: the Link element */
} Tree;

/* lang: of the document. pages: borrowed. */
void tree_build(Tree *t, Lang lang, const PageContent *const *pages, size_t n);
void tree_free(Tree *t);

#endif
