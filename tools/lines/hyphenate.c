#include "lines/hyphenate.h"

#include "chars/chars.h"
#include "text/shape.h"
#include <string.h>

/* From these lengths on words are hyphenated: before a line of Chinese gapes, before it is set ragged, in English. */
enum { LONG_WORD = 10, SHORT_WORD = 6, ENGLISH_WORD = 5 };

static bool in_word(const Para *p, uint32_t i)
{
    const Piece *piece = &p->pieces[p->atoms[i].piece];
    return char_is_ascii_letter(p->atoms[i].cp) && piece->kind == PIECE_TEXT && !(piece->style.marks & MARK_CODE);
}

static uint32_t cp_at(const Para *p, uint32_t i)
{
    return i < p->n_atoms ? p->atoms[i].cp : 0;
}

static bool is_one_of(uint32_t cp, const char *set)
{
    return cp && cp < 0x80 && strchr(set, (char)cp);
}

/* Is it a part of something longer: an identifier, an address, a file's name, a foreign word? */
static bool is_part(const Para *p, uint32_t from, uint32_t to)
{
    uint32_t before = from ? p->atoms[from - 1].cp : 0, after = cp_at(p, to), next = cp_at(p, to + 1);
    if (char_is_digit(before) || char_is_letter(before) || is_one_of(before, "_./\\:@#~=&%+$"))
        return true;
    if (char_is_digit(after) || char_is_letter(after) || is_one_of(after, "_/\\@#=&$"))
        return true;
    return is_one_of(after, ".:") && (char_is_letter(next) || char_is_digit(next) || is_one_of(next, "/:_"));
}

/* The word's letters; 0: it is none to hyphenate (too long, UNESCO, JavaScript). ends: the letters before the end of
 * each atom. */
static size_t spell(const Para *p, uint32_t from, uint32_t to, char *word, uint8_t *ends)
{
    size_t n = 0;
    for (uint32_t i = from; i < to; i++) {
        const Atom *a = &p->atoms[i];
        if (n + a->bytes > LONGEST_HYPHENATED)
            return 0;
        memcpy(word + n, p->text + a->text, a->bytes);
        n += a->bytes;
        ends[i - from] = (uint8_t)n;
    }
    for (size_t i = 0; i < n; i++)
        if (!char_is_ascii_letter((unsigned char)word[i]) || (i && !(word[i] & 0x20)))
            return 0;
    return n;
}

static bool divide(TextContext *t, const Para *p, uint32_t from, uint32_t to, uint8_t *out)
{
    char word[LONGEST_HYPHENATED];
    uint8_t ends[LONGEST_HYPHENATED], points[LONGEST_HYPHENATED];
    size_t n = is_part(p, from, to) ? 0 : spell(p, from, to, word, ends);
    if (n < (p->western ? ENGLISH_WORD : SHORT_WORD) || !hyphens_find(font_book_hyphens(t->book), word, n, points))
        return false;
    bool any = false;
    for (uint32_t i = from; i + 1 < to; i++)
        if (points[ends[i - from] - 1] && p->atoms[i].brk == BREAK_NO) {
            out[i] = n >= LONG_WORD || p->western ? BREAK_HYPHEN : BREAK_SHORT_HYPHEN;
            any = true;
        }
    return any;
}

static uint8_t *room(TextContext *t, const Para *p, uint8_t **out)
{
    if (!*out)
        *out = ARENA_ARRAY(t->scratch, uint8_t, p->n_atoms + 1);
    return *out;
}

/* Where the author says so (U+00AD). */
static void divide_as_written(TextContext *t, const Para *p, uint8_t **out)
{
    for (uint32_t i = 0; i + 1 < p->n_atoms; i++)
        if (p->atoms[i].soft_hyphen && p->atoms[i].brk == BREAK_NO)
            room(t, p, out)[i] = BREAK_HYPHEN;
}

static bool is_divided(const Para *p, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i + 1 < to; i++)
        if (p->atoms[i].soft_hyphen)
            return true;
    return false;
}

uint8_t *hyphenate(TextContext *t, const Para *p)
{
    uint8_t *out = NULL;
    divide_as_written(t, p, &out);
    for (uint32_t i = 0, k; i < p->n_atoms; i = k) {
        k = i + 1;
        if (!in_word(p, i))
            continue;
        while (k < p->n_atoms && in_word(p, k))
            k++;
        if (k - i < 3)
            continue;
        if (!is_divided(p, i, k)) /* by patterns only where the author doesn't say */
            divide(t, p, i, k, room(t, p, &out));
    }
    return out;
}

bool hyphen_glyph(const Para *p, uint32_t atom, uint32_t *gid, Len *width)
{
    const Atom *a = &p->atoms[atom];
    hb_codepoint_t g;
    if (!hb_font_get_nominal_glyph(a->face->hb_font, '-', &g))
        return false;
    *gid = g;
    *width = len_mul(p->pieces[a->piece].style.size, hb_font_get_glyph_h_advance(a->face->hb_font, g), a->face->upem);
    return true;
}
