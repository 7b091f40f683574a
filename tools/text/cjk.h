/* Character classes of Chinese typesetting (CLREQ 3.1, 3.2; GB/T 15834) and Tibetan (TLREQ). */
#ifndef TEXT_CJK_H
#define TEXT_CJK_H

#include <stdbool.h>
#include <stdint.h>

typedef enum CharClass {
    CC_OTHER,
    CC_HAN,      /* ideographs, kana, hangul, full-width forms that are not marks */
    CC_OPEN,     /* 《（「“ */
    CC_CLOSE,    /* 》）」” */
    CC_COMMA,    /* ，、；： */
    CC_STOP,     /* 。？！． */
    CC_MIDDOT,   /* · ‧ ・: ½ em */
    CC_DASH,     /* — ⸺ – － ～ */
    CC_ELLIPSIS, /* … ⋯ */
    CC_SOLIDUS,  /* ／ */
    CC_SPACE,
    CC_IDEOGRAPHIC_SPACE, /* U+3000 */
    CC_LATIN,             /* letters of alphabets */
    CC_DIGIT,
    CC_LATIN_MARK, /* ASCII and Latin punctuation, signs */
    CC_TIBETAN,    /* letters, vowels, digits */
    CC_TSHEG,
    CC_SHAD,
    CC_COMBINING, /* joins what stands before it */
    CC_NOTE,      /* a footnote's mark */
    CC_EMOJI,     /* a picture; what it is made of follows as CC_COMBINING (text/cluster.h) */
} CharClass;

CharClass char_class(uint32_t cp);

/* U+00AD, where a word may be divided: never drawn, and no part of a page's text. */
enum { SOFT_HYPHEN_BYTES = 2 };
static inline bool is_soft_hyphen(const char *s)
{
    return (unsigned char)s[0] == 0xC2 && (unsigned char)s[1] == 0xAD;
}

static inline bool class_is_latin(CharClass c)
{
    return c == CC_LATIN || c == CC_DIGIT || c == CC_LATIN_MARK;
}
/* A full-width mark with a blank half (which a line's end, a neighbour or justification may take). */
static inline bool class_is_mark(CharClass c)
{
    return c >= CC_OPEN && c <= CC_STOP;
}
/* Does an emphasis dot (着重号) stand under it? Never under marks, nor under Latin, which is set in italics. */
static inline bool class_takes_dot(CharClass c)
{
    return c == CC_HAN;
}
static inline bool class_is_tibetan(CharClass c)
{
    return c == CC_TIBETAN || c == CC_TSHEG || c == CC_SHAD;
}

/* Is a ’ between characters of these classes an apostrophe: within a Latin word (It’s, 80’s), before it (rock ’n’ roll)
 * or after it (James’ book)? open: a ‘ that it would close stands before it. */
bool class_makes_apostrophe(CharClass before, CharClass after, bool open);

#endif
