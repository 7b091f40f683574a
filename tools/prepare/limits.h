/* Private to parse: what an article may have at most. Real ones stay far below; beyond, time or memory of cmark, the
 * shaping or the balancing of headlines grows faster than the input. */
#ifndef PREPARE_LIMITS_H
#define PREPARE_LIMITS_H

#include "diag/diag.h"

enum {
    LIMIT_BYTES = 1 << 20,
    LIMIT_NESTING = 32,           /* quotes and lists in each other */
    LIMIT_COLUMNS = 64,           /* of a table */
    LIMIT_CELLS = 20000,          /* of a table */
    LIMIT_DEFINITIONS = 1000,     /* link references and notes */
    LIMIT_EXPANSION = 4 << 20,    /* bytes that references to the longest definition could make */
    LIMIT_DECLARATIONS = 100,     /* <! and <? */
    LIMIT_PARAGRAPH = 1 << 18,    /* bytes without an empty line */
    LIMIT_DELIMITERS = 4000,      /* brackets and emphasis marks in a paragraph */
    LIMIT_ALL_DELIMITERS = 40000, /* in the article */
};

/* false after reports; every kind of limit is reported once. */
bool limits_check(Diag *d, const Source *src, size_t start, size_t end);

#endif
