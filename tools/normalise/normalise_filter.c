/* The quick filter: whether the passes need to look at a paragraph at all, told by the bytes beside each mark. Most
 * paragraphs of a clean text are let by. It may say yes in vain, and never no wrongly
 * (tests/unit/normalise_filter_test.c runs the passes on what it lets by). */
#include "normalise/normalise_cells.h"

#include <string.h>

typedef struct Filter {
    const NormPiece *piece;
    const char *begin; /* of the piece */
    int quotes;        /* “ open */
    int dollars;
    bool last;  /* piece of the paragraph */
    bool story; /* a quotation goes on: each quotation mark counts */
} Filter;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_ascii(char c) /* and no white space or end */
{
    return c > ' ' && (unsigned char)c < 0x80;
}

/* A mark between a number, or its %, and a number, which is not within one (1,000). */
static bool parts_numbers(const Filter *f, const char *before, const char *s, const char *after)
{
    if ((*before != '%' && !is_digit(*before)) || (!is_digit(*after) && !strchr("+-$", *after)))
        return false;
    size_t left = 0, right = 0;
    while (left < 4 && before - left >= f->begin && is_digit(before[-(ptrdiff_t)left]))
        left++;
    while (right < 4 && is_digit(after[right]))
        right++;
    return before + 1 != s || after != s + 1 || !is_digit(*before) || !is_digit(*after) || left > 3 || right > 3;
}

/* Is what stands beside s, spaces apart, no ASCII character of this piece? */
static bool beside_other(const Filter *f, const char *s, const char **before, const char **after)
{
    const char *b = s, *a = s + 1;
    while (b > f->begin && b[-1] == ' ')
        b--;
    while (*a == ' ')
        a++;
    *before = b - 1;
    *after = a;
    return b == f->begin || !is_ascii(b[-1]) || !is_ascii(*a);
}

static bool stop_may_change(const Filter *f, const char *s)
{
    const char *before, *after;
    if (beside_other(f, s, &before, &after))
        return true;
    if (*s == ':' && before == f->begin) /* Q:iPhone */
        return true;
    return strchr(",;:?!()\"'.", *after) != NULL || parts_numbers(f, before, s, after);
}

/* Brackets with nothing but ASCII in them and beside them; *end gets where they end. Marks inside are looked at as any
 * other; one that ends a sentence just before the ) is not. */
static bool brackets_may_change(const Filter *f, const char *s, const char **end)
{
    const char *before, *after, *close = s + 1;
    if (beside_other(f, s, &before, &after))
        return true;
    int depth = 1;
    for (;; close++) {
        if (*close != ' ' && !is_ascii(*close))
            return true;
        depth += *close == '(' ? 1 : *close == ')' ? -1 : 0;
        if (depth == 0)
            break;
        if (strchr(",;:?!.\"'-~$&", *close))
            return true;
    }
    *end = close + 1;
    return beside_other(f, close, &before, &after) || strchr(",;:?!()\"'.", *after) != NULL;
}

static bool point_may_change(const Filter *f, const char *s)
{
    const char *before, *after;
    return beside_other(f, s, &before, &after) || s[1] == '.' || *after == ')';
}

/* -- or a sign, or a hyphen between Han. */
static bool hyphen_may_change(const Filter *f, const char *s)
{
    if (s == f->begin || s[1] == '\0' || s[1] == '-' || s[-1] == '-')
        return true;
    bool word = char_is_ascii_alnum((unsigned char)s[-1]), other = !is_ascii(s[-1]);
    bool number = is_digit(s[1]) || s[1] == '.' || s[1] == '$' || !is_ascii(s[1]);
    return !word && (number || (other && !is_ascii(s[1])));
}

/* A space beside a character of three bytes that may be a mark of its own white. */
static bool space_may_go(const Filter *f, const char *s)
{
    const unsigned char *u = (const unsigned char *)s;
    bool after = s - f->begin >= 3 && (u[-3] == 0xE3 || u[-3] == 0xEF);
    return !f->piece->keeps_spaces && (after || u[1] == 0xE3 || u[1] == 0xEF || u[1] == ' ' || s == f->begin || !u[1]);
}

/* Length of the run of the 3-byte character at s, in characters. */
static size_t run_of(const char *s)
{
    size_t n = 1;
    while (strncmp(s + 3 * n, s, 3) == 0)
        n++;
    return n;
}

/* A character of three bytes, E2… E3… EF…, at s: dashes, points, quotes, dots. *end: where to go on. */
static bool wide_may_change(Filter *f, const char *s, const char **end)
{
    const unsigned char *u = (const unsigned char *)s;
    uint32_t cp = (uint32_t)(u[0] & 0x0F) << 12 | (uint32_t)(u[1] & 0x3F) << 6 | (u[2] & 0x3F);
    size_t n = 1;
    *end = s + 3;
    switch (cp) {
    case 0x3002: /* 。 */
    case 0x2014: /* — */
    case 0x2026: /* … */
        n = run_of(s);
        *end = s + 3 * n;
        if (**end == '\0' && !f->last && (!*f->piece[1].text || strncmp(f->piece[1].text, s, 3) == 0))
            return true; /* it goes on in another piece */
        return cp == 0x3002 ? n >= 3 : n != 2;
    case 0x201C:
    case 0x201D:
        f->quotes += cp == 0x201C ? 1 : -1;
        return f->story || f->quotes > 1;
    case 0x2018:
    case 0x2019:
    case 0x300C: /* 「 」 『 』 */
    case 0x300D:
    case 0x300E:
    case 0x300F:
        return f->story;
    case 0x2013: /* – ― ─ */
    case 0x2015:
    case 0x2500:
    case 0x2022: /* • ‧ ∙ ⋅ ・ ･ */
    case 0x2027:
    case 0x2219:
    case 0x22C5:
    case 0x30FB:
    case 0xFF65:
    case 0x223C: /* ∼ 〜 */
    case 0x301C:
        return true;
    case 0xFF0D: /* － but before an ideograph */
        return u[3] < 0xE4 || u[3] > 0xE9;
    default:
        return false;
    }
}

static bool ascii_may_change(Filter *f, const char *s, const char **end)
{
    *end = s + 1;
    switch (*s) {
    case ' ':
        return space_may_go(f, s);
    case '"':
    case '\'':
    case '~':
        return true;
    case '$':
        return ++f->dollars > 1;
    case '(':
        return brackets_may_change(f, s, end);
    case ')':
        return true;
    case '.':
        return point_may_change(f, s);
    case '-':
        return hyphen_may_change(f, s);
    default:
        return stop_may_change(f, s);
    }
}

static bool piece_may_change(Filter *f)
{
    /* The bytes at which to look: ASCII marks, and the first bytes of wide ones. */
    static const bool looks[256] = {
        [' '] = true, ['"'] = true, ['\''] = true, [','] = true,  [';'] = true,  [':'] = true,
        ['?'] = true, ['!'] = true, ['('] = true,  [')'] = true,  ['.'] = true,  ['-'] = true,
        ['~'] = true, ['$'] = true, [0xE2] = true, [0xE3] = true, [0xEF] = true, [0] = true};
    for (const char *s = f->begin, *end;; s = end) {
        unsigned char c;
        while (c = (unsigned char)*s, !looks[c])
            s += c >= 0xE4 && c < 0xEF ? 3 : 1; /* ideographs at a stride */
        if (c == 0)
            return false;
        end = s + 3;
        if (c < 0x80 ? ascii_may_change(f, s, &end) : wide_may_change(f, s, &end))
            return true;
    }
}

bool normalise_may_change(const NormPiece *pieces, size_t n, const NormStory *story)
{
    Filter f = {.story = story && story->open};
    for (size_t p = 0; p < n; p++) {
        f.piece = &pieces[p];
        f.begin = pieces[p].text;
        f.last = p + 1 == n;
        if (!pieces[p].verbatim && piece_may_change(&f))
            return true;
    }
    return story && f.quotes != 0; /* one that is left open, or closed */
}
