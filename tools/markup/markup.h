/* HTML as it is found → a plain tree in an arena (the only user of libxml2). Any bytes make a tree: what is wrong is
 * mended as browsers do, and counted. Names are in small letters, texts UTF-8 without entities. */
#ifndef MARKUP_MARKUP_H
#define MARKUP_MARKUP_H

#include "base/arena.h"
#include "base/buf.h"
#include <stdbool.h>
#include <stddef.h>

typedef enum MarkupKind { MARKUP_ELEMENT, MARKUP_TEXT, MARKUP_COMMENT } MarkupKind;

typedef struct MarkupAttribute {
    const char *name, *value;
} MarkupAttribute;

typedef struct Markup Markup;
struct Markup {
    MarkupKind kind;
    const char *name; /* element */
    const char *text; /* text, comment */
    MarkupAttribute *attributes;
    size_t n_attributes;
    Markup *parent, *child, *last, *next;
    unsigned line; /* from 1 */
    bool used;     /* by whoever reads the page: what is not is told of */
};

/* The document: an element named "". NULL: libxml2 gives up. *mends: faults of the markup, *first: the line of the
 * first. */
Markup *markup_parse(Arena *a, const char *text, size_t n, size_t *mends, unsigned *first);

/* "" when it has none. */
const char *markup_attribute(const Markup *m, const char *name);
bool markup_is(const Markup *m, const char *name);
/* Has one of the classes, which | divides. */
bool markup_has_class(const Markup *m, const char *classes);
/* The next in the order of the document within root, after m and what is in it, or only after m itself. NULL: none. */
Markup *markup_next(const Markup *root, Markup *m);
Markup *markup_skip(const Markup *root, Markup *m);
Markup *markup_by_id(Markup *root, const char *id);
Markup *markup_first(Markup *root, const char *name); /* the first element of that name in root */
bool markup_is_in(const Markup *m, const Markup *root);
/* Bytes of the blank that s begins with, U+00A0 and the ideographic space among them; 0: none. */
size_t markup_blank(const char *s);
/* All text, blanks in a row as one; <br> and blocks divide words. skip_used: of what is not used. */
void markup_text(Markup *root, bool skip_used, Buf *out);
const char *markup_words(Arena *a, Markup *root, bool skip_used); /* the same in the arena, "" for none */
void markup_use(Markup *root);                                    /* and all in it */

#endif
