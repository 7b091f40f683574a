/* Private to text: characters that are drawn as one (a letter and its marks, an emoji sequence) and the face that has
 * all of them. UAX 29 grapheme clusters as far as fonts are concerned; UTS 51 for emoji. */
#ifndef TEXT_CLUSTER_H
#define TEXT_CLUSTER_H

#include "chars/chars.h"
#include "text/cjk.h"
#include "fonts/font_book.h"
#include "text/shape.h"

enum { CLUSTER_MOST = 48 }; /* characters of one that are looked at */

/* Is there in every text with emoji; in others hardly ever. */
static inline bool cluster_hints_emoji(uint32_t cp)
{
    return cp >= 0x203C && (cp < 0x3000 || cp == CHAR_EMOJI_STYLE || cp >= 0x1F000);
}
/* How many of cps[0..n) are one emoji, to be drawn as a picture; 0: none, or one in text style (✔, ☺︎). */
size_t cluster_emoji(const uint32_t *cps, size_t n);

/* One character of a paragraph before shaping. */
typedef struct Ch {
    uint32_t cp, off; /* off: in the paragraph's text */
    uint32_t piece;
    uint8_t cls, brk, bytes; /* CharClass, BreakKind after it */
    uint8_t form;            /* Form */
    bool soft_hyphen;        /* one stood after it */
} Ch;

/* The characters of a cluster, or of what may be one. */
typedef struct ClusterText {
    uint32_t cps[CLUSTER_MOST];
    size_t n;
} ClusterText;

/* Those of ch[from, to), of which no more than fit. */
ClusterText cluster_text(const Ch *ch, size_t from, size_t to);
/* Gives emoji their class, and what they are made of CC_COMBINING; not in note marks. */
void clusters_find_emoji(Ch *ch, size_t n);
/* The end of character i of n with what joins it. */
size_t cluster_end(const Ch *ch, size_t n, size_t i);

/* The face for a cluster, in the order of the role's families: *out is what cps[0] alone looks like in it (a glyph of 0
 * where it is made of parts). false: no face has all that is to be seen of it. */
bool cluster_face(FontBook *b, int role, ScriptClass sc, const uint32_t *cps, size_t n, GlyphRef *out);

/* The first skin tone in ch(from, to) that the face draws as a sign of its own, for want of a hand in that colour; to:
 * none. Such a one is not drawn: it is a patch of grey. */
size_t cluster_lone_modifier(const ShapedRun *r, const Ch *ch, size_t from, size_t to);
/* The first of them that no face of the role has; n: each is to be had, but not together. */
size_t cluster_lacks(FontBook *b, int role, ScriptClass sc, const uint32_t *cps, size_t n);

#endif
