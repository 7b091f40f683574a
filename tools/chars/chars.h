/* What a character is: the one place that says so, over ICU's Unicode properties. Whatever depends on Unicode's version
 * only for code points not yet assigned; those reserved for Han are Han already.
 *
 * The classes of Chinese typesetting (CLREQ) are built on these in text/cjk.h, the line-break classes (UAX 14) in
 * breaks/breaks_class.h. layouts/_site/search.js has its own copy of two tables; tests/unit/chars_test.c holds both
 * against each other and all of this against Unicode's data files. */
#ifndef CHARS_CHARS_H
#define CHARS_CHARS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    CHAR_NBSP = 0xA0,
    CHAR_TSHEG = 0x0F0B, /* between Tibetan syllables */
    CHAR_SHAD = 0x0F0D,  /* at the end of a Tibetan sentence */
    CHAR_ZWJ = 0x200D,
    CHAR_LINE_SEPARATOR = 0x2028,
    CHAR_KEYCAP = 0x20E3, /* ⃣ */
    CHAR_IDEOGRAPHIC_SPACE = 0x3000,
    CHAR_GETA = 0x3013, /* 〓, which stands for a character that could not be set */
    CHAR_TEXT_STYLE = 0xFE0E,
    CHAR_EMOJI_STYLE = 0xFE0F,
};

/* Most of a Chinese text: asked first, so that what is rare may cost more. */
static inline bool char_is_plain_han(uint32_t cp)
{
    return cp - 0x4E00 < 0x5200;
}
bool char_is_rare_han(uint32_t cp);
/* An ideograph: UAX 24 Script=Han (〇 々 and radicals too), 〆, and all that the planes 2 and 3 and the blocks keep for
 * ideographs. */
static inline bool char_is_han(uint32_t cp)
{
    return char_is_plain_han(cp) || (cp >= 0x2E80 && char_is_rare_han(cp));
}
bool char_is_kana(uint32_t cp); /* with ー, without ・ */
bool char_is_bopomofo(uint32_t cp);
/* Letters that stand one after another without spaces, a line breaking between any two: Han, kana, bopomofo. */
static inline bool char_is_cjk_letter(uint32_t cp)
{
    return char_is_han(cp) || (cp >= 0x3041 && (char_is_kana(cp) || char_is_bopomofo(cp)));
}
bool char_is_cjk(uint32_t cp); /* those letters, their marks, full-width forms */
static inline bool char_is_tibetan(uint32_t cp)
{
    return cp - 0x0F00 < 0x100;
}

static inline bool char_is_ascii_letter(uint32_t cp)
{
    return (cp | 0x20) - 'a' < 26;
}
static inline bool char_is_ascii_digit(uint32_t cp)
{
    return cp - '0' < 10;
}
static inline bool char_is_ascii_alnum(uint32_t cp)
{
    return char_is_ascii_letter(cp) || char_is_ascii_digit(cp);
}
/* Visible ASCII. */
static inline bool char_is_graph(uint32_t cp)
{
    return cp > ' ' && cp < 0x7F;
}
bool char_is_full_letter(uint32_t cp); /* Ａ ｚ */
static inline bool char_is_full_digit(uint32_t cp)
{
    return cp - 0xFF10 < 10;
}
static inline bool char_is_tibetan_digit(uint32_t cp)
{
    return cp - 0x0F20 < 10;
}
/* Of the numbers in a table: each script's own, not the full-width ones, which are set as Han. */
static inline bool char_is_table_digit(uint32_t cp)
{
    return char_is_ascii_digit(cp) || char_is_tibetan_digit(cp);
}
/* 0–9 of either width. */
static inline bool char_is_digit(uint32_t cp)
{
    return char_is_ascii_digit(cp) || char_is_full_digit(cp);
}
bool char_is_other_western_letter(uint32_t cp);
/* A letter of Latin, Greek or Cyrillic. */
static inline bool char_is_western_letter(uint32_t cp)
{
    return char_is_ascii_letter(cp) || (cp >= 0x80 && char_is_other_western_letter(cp));
}
/* The same of either width. */
static inline bool char_is_letter(uint32_t cp)
{
    return char_is_western_letter(cp) || char_is_full_letter(cp);
}
char *ascii_small(char *s);       /* A … Z made small, in place */
bool char_is_upper(uint32_t cp);  /* Lu */
bool char_is_lower(uint32_t cp);  /* Ll */
uint32_t char_lower(uint32_t cp); /* its simple lower case, or itself */
bool char_is_alpha(uint32_t cp);  /* a letter of any script: categories L */
bool char_is_alnum(uint32_t cp);  /* … or a digit: Nd */
bool char_is_number(uint32_t cp); /* a digit of any script, ² ½: categories Nd, No */
/* Part of a word that is written with spaces or tshegs around it, as search cuts them: letters, digits and accents of
 * Latin, Greek, Cyrillic and Tibetan. */
bool char_is_word(uint32_t cp);

/* Its script (UAX 24), as ICU counts them, 0: Common, Inherited or none; whether its extensions hold one; the four
 * letters of ISO 15924. */
int char_script(uint32_t cp);
bool char_in_script(uint32_t cp, int script);
const char *char_script_name(int script);

bool char_is_mark(uint32_t cp);       /* a combining mark: categories M */
bool char_is_nonspacing(uint32_t cp); /* one without a width of its own: Mn, Me */
bool char_is_selector(uint32_t cp);   /* a variation selector, of an emoji's style or an ideograph's form (IVS) */
bool char_is_ignorable(uint32_t cp);  /* Default_Ignorable_Code_Point: drawn as nothing by those who don't know it */
bool char_is_format(uint32_t cp);     /* category Cf */
bool char_is_space(uint32_t cp);      /* as CommonMark says: Unicode white space */
bool char_is_wide(uint32_t cp);       /* two columns of a terminal: East_Asian_Width W and F */
bool char_is_private(uint32_t cp);    /* category Co */
/* Any space: also the full-width, em and no-break ones with which paragraphs are indented by hand. */
static inline bool char_is_blank(uint32_t cp)
{
    return cp == ' ' || cp == '\t' || (cp >= CHAR_NBSP && char_is_space(cp));
}

bool char_is_opener(uint32_t cp); /* an opening bracket or quotation mark: Ps, Pi */
bool char_is_punct(uint32_t cp);  /* as CommonMark says: ASCII punctuation, and the categories P */
/* Marks that Chinese and Western text share: “ ” ‘ ’ — … · */
bool char_is_shared_mark(uint32_t cp);

/* C0 and C1 but tab and line feed. */
static inline bool char_is_control(uint32_t cp)
{
    return (cp < 0x20 && cp != '\n' && cp != '\t') || (cp >= 0x7F && cp < 0xA0);
}
static inline bool char_is_noncharacter(uint32_t cp)
{
    return (cp >= 0xFDD0 && cp <= 0xFDEF) || (cp & 0xFFFE) == 0xFFFE;
}
/* May not stand in a text. */
static inline bool char_is_forbidden(uint32_t cp)
{
    return char_is_control(cp) || char_is_noncharacter(cp);
}

bool char_is_pictograph(uint32_t cp); /* Extended_Pictographic, and the signs that are emoji beside them */
bool char_is_emoji(uint32_t cp);      /* Emoji_Presentation: a picture without more ado */
bool char_is_emoji_modifier(uint32_t cp);
static inline bool char_is_regional(uint32_t cp) /* two make a flag */
{
    return cp - 0x1F1E6 < 26;
}
static inline bool char_is_tag(uint32_t cp) /* of a subdivision's flag */
{
    return cp - 0xE0020 < 0x60;
}
/* How many of cps[0..n) are one emoji or keycap (UTS 51 ED-17: modifiers, flags, tags, ZWJ sequences); 0: none begins
 * here. A lone pictograph is 1, with its selector 2. */
size_t chars_emoji(const uint32_t *cps, size_t n);

/* What becomes of a character that is no ink and no space. */
typedef enum CharFate {
    FATE_STAYS,
    FATE_UNSEEN,    /* left out: nobody would miss it */
    FATE_FORBIDDEN, /* left out, and told: no text may hold it */
    FATE_SPACE,     /* a line's or page's end of another kind (VT, FF, NEL): so, but a space between words */
    FATE_BREAK,     /* U+2028, U+2029: a line ends */
} CharFate;
/* U+200B and the like go, but where the script beside them needs them: ZWJ in emoji and joining scripts, ZWNJ and the
 * joiners of Persian and Indic, soft hyphens in Latin words, direction marks beside right-to-left letters, U+200B in
 * Thai or Khmer. before, after: the neighbours, 0 at an end. */
CharFate char_fate(uint32_t cp, uint32_t before, uint32_t after);
/* Whether char_fate has anything to say of a character that begins with these bytes; a superset. */
static inline bool char_fate_may_matter(const unsigned char *u)
{
    switch (u[0]) {
    case 0xC2:
        return u[1] < 0xA0 || u[1] == 0xAD;
    case 0xE2:
        return (u[1] == 0x80 && (u[2] <= 0x8F || u[2] >= 0xA8)) || u[1] == 0x81;
    case 0xEF:
        return u[1] == 0xB7 || u[1] == 0xBB || u[1] >= 0xBE;
    case 0xCD:
    case 0xD8:
    case 0xE1:
        return true;
    case 0xE3:
        return u[1] == 0x85;
    default:
        return u[0] >= 0xF0 || u[0] == 0x7F || (u[0] < 0x20 && u[0] != '\n' && u[0] != '\t');
    }
}

/* Its name in Unicode, in out (n bytes) or a constant. */
const char *char_name(uint32_t cp, char *out, size_t n);

/* Whether lines that end and begin with these are joined with a space: not in Chinese, not after a tsheg. */
bool char_join_needs_space(uint32_t left, uint32_t right);

#endif
