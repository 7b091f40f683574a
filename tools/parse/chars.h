/* Private to parse: what a character is to Markdown in Chinese and Tibetan text. */
#ifndef PARSE_CHARS_H
#define PARSE_CHARS_H

#include <stdbool.h>
#include <stdint.h>

bool char_is_han(uint32_t cp); /* an ideograph, 〇 and 々 */
bool char_is_cjk(uint32_t cp); /* Han, kana, bopomofo, their marks, full-width forms */
bool char_is_tibetan(uint32_t cp);
/* Marks that Chinese and Western text share: “ ” ‘ ’ — … · */
bool char_is_shared_mark(uint32_t cp);
bool char_is_punct(uint32_t cp); /* as CommonMark says: ASCII punctuation, and the categories P */
bool char_is_space(uint32_t cp); /* as CommonMark says: Unicode white space */
/* Any space: also the full-width, em and no-break ones with which paragraphs are indented by hand. */
bool char_is_blank(uint32_t cp);
/* May not stand in a text: control characters but tab and line feed, noncharacters. */
bool char_is_forbidden(uint32_t cp);
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

/* Whether lines that end and begin with these are joined with a space: not in Chinese, not after a tsheg. */
bool char_join_needs_space(uint32_t left, uint32_t right);

/* A combining mark: categories M. */
bool char_is_mark(uint32_t cp);

/* Decodes the character that ends before s + i; i > 0. Returns its length. */
int char_before(const char *s, uint32_t i, uint32_t *cp);

#endif
