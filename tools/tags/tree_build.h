/* Private to tags: the making of a tree. */
#ifndef TAGS_TREE_BUILD_H
#define TAGS_TREE_BUILD_H

#include "tags/tree.h"

/* Marked text and its place in the text: of its block's paragraphs (verse has one a line) by `para`, in one by `at`. */
typedef struct TreeContent {
    int element; /* the block, or a label's Lbl */
    int para;    /* numbered in the order they came */
    uint32_t at;
    bool reading; /* after what it stands beside */
    int page;
    size_t owner; /* in Tree.owners */
    const Event *event;
} TreeContent;

typedef VEC(TreeContent) TreeContents;

/* A new element, the last kid of its parent (-1: none). */
int tree_add(Tree *t, int parent, const char *type, Lang lang);
void tree_add_kid(Tree *t, int element, Kid kid);
void tree_kid_to_front(Tree *t, int element); /* its last kid becomes its first */
bool tree_is(const Tree *t, int element, const char *type);

/* tree_inline.c: puts the contents in order and into their blocks, in Link, Span, Reference, Ruby where they need one.
 */
void tree_inline(Tree *t, TreeContents *contents);

#endif
