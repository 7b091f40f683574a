/* Private to parse: a raw HTML tag, as far as its text needs it. */
#ifndef PREPARE_HTML_TAG_H
#define PREPARE_HTML_TAG_H

#include "base/arena.h"
#include "base/map.h"
#include <stdbool.h>

typedef enum HtmlKind {
    HTML_COMMENT,
    HTML_CDATA, /* text is inside */
    HTML_BREAK, /* br */
    HTML_BLOCK, /* its text is a paragraph: p, div, li, tr … */
    HTML_CELL,  /* td, th: a space to its neighbour */
    HTML_IMAGE,
    HTML_HIDDEN, /* script, style: its text is none of the article's */
    HTML_OTHER,  /* goes without a trace */
    HTML_NO_TAG, /* a word in brackets, as linux-<version>: text */
} HtmlKind;

/* What a tag, comment or declaration (from < to >) is. *closes: </…>. A name that HTML has not is a tag's when the text
 * closes one of that name (`closed`: their names in lower case), and when it is written as only tags are: </x>, <x/>,
 * <x y=…>. */
HtmlKind html_kind(const char *tag, const StrMap *closed, bool *closes);
/* The name in a tag, in lower case; "" for what is none. */
const char *html_name(Arena *a, const char *tag);
/* Is the word at s, up to a character of no name, this one? Case doesn't matter. */
bool html_is_named(const char *s, const char *name);
/* The value of an attribute, "" when it is absent. */
const char *html_attribute(Arena *a, const char *tag, const char *name);

#endif
