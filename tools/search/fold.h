/* Text as search compares it: what a reader takes for the same is the same. layouts/_site/search.js folds queries and
 * passages in the same way, which tests/search proves. */
#ifndef SEARCH_FOLD_H
#define SEARCH_FOLD_H

#include "base/buf.h"
#include <stdbool.h>
#include <stdint.h>

typedef VEC(uint32_t) Folded;

/* Appends the folded characters of text (UTF-8, NFC): each in compatibility form (NFKC, UAX 15: ＧＤＰ is GDP, ３.５ is
 * 3.5) and in lower case; what is not seen (soft hyphens, selectors, joiners) left out; white space one U+0020, none
 * beside Han, kana and bopomofo; a line's end U+000A. */
void search_fold(const char *text, Folded *out);

typedef enum FoldClass {
    FOLD_BREAK, /* a line's end: no phrase crosses it */
    FOLD_SPACE,
    FOLD_MARK,    /* neither letter nor digit */
    FOLD_HAN,     /* letters that stand without spaces: Han, kana, bopomofo */
    FOLD_WORD,    /* letters, digits and accents of all other scripts */
    FOLD_TIBETAN, /* letters and digits, in syllables */
} FoldClass;
FoldClass fold_class(uint32_t cp);

#endif
