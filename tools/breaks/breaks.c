#include "breaks/breaks.h"

#include "chars/chars.h"
#include "breaks/breaks_class.h"
#include "breaks/breaks_units.h"

typedef enum NumberState {
    NUM_NONE,
    NUM_DIGITS, /* NU (NU | SY | IS)* */
    NUM_CLOSED, /* … (CL | CP) */
    NUM_SUFFIX, /* … (PO | PR) */
} NumberState;

/* What the rules need to know of the text before a position. */
typedef struct Before {
    LineBreakClass last; /* the last character that is neither a space nor joined to what stands before it (LB9) */
    uint32_t last_cp;
    bool space;  /* spaces follow it */
    bool zw;     /* … which follow a ZERO WIDTH SPACE (LB8) */
    bool joiner; /* the character before is ZWJ (LB8a) */
    bool hl_hyphen;
    bool odd_ri; /* an odd number of regional indicators (LB30a) */
    NumberState number;
} Before;

typedef struct Rules {
    const uint32_t *cps;
    const uint8_t *classes;
    size_t n;
    bool tailored;
    BreakLevel level;
} Rules;

static bool is_alpha(LineBreakClass c)
{
    return c == LB_AL || c == LB_HL;
}
static bool is_id(LineBreakClass c)
{
    return c == LB_ID || c == LB_IDP || c == LB_EB || c == LB_EM;
}
static bool is_open(LineBreakClass c)
{
    return c == LB_OP || c == LB_OPW;
}
static bool is_hangul(LineBreakClass c)
{
    return c >= LB_JL && c <= LB_H3;
}

/* The class of the next character after i that isn't a combining mark. */
static LineBreakClass peek(const Rules *r, size_t i)
{
    for (i++; i < r->n; i++)
        if (r->classes[i] != LB_CM && r->classes[i] != LB_ZWJ)
            return (LineBreakClass)r->classes[i];
    return LB_SOT;
}

/* LB26, LB27 */
static bool hangul_joins(LineBreakClass a, LineBreakClass b)
{
    switch (a) {
    case LB_JL:
        return b == LB_JL || b == LB_JV || b == LB_H2 || b == LB_H3 || b == LB_PO;
    case LB_JV:
    case LB_H2:
        return b == LB_JV || b == LB_JT || b == LB_PO;
    case LB_JT:
    case LB_H3:
        return b == LB_JT || b == LB_PO;
    default:
        return a == LB_PR && is_hangul(b);
    }
}

/* LB23 to LB25 with the number rule of UAX 14 8.2 example 7 (whole numbers). */
static BreakKind break_by_numbers(const Rules *r, const Before *b, LineBreakClass c, size_t i)
{
    LineBreakClass a = b->last;
    if ((is_alpha(a) && c == LB_NU) || (a == LB_NU && is_alpha(c)))
        return BREAK_NO;
    if (b->number != NUM_NONE && b->number != NUM_SUFFIX && (c == LB_PO || c == LB_PR))
        return BREAK_NO;
    if (a == LB_PR && is_id(c))
        return BREAK_NO;
    /* The Chinese pair rules let %, ℃ part from anything but a number; UAX 14 doesn't: only when nothing else fits. */
    BreakKind suffix = r->tailored ? BREAK_POOR : BREAK_NO;
    if (c == LB_PO && (is_id(a) || is_alpha(a)))
        return suffix;
    if (c == LB_PR && is_alpha(a))
        return BREAK_NO;
    if (a == LB_PR && (is_alpha(c) || c == LB_NU))
        return BREAK_NO;
    if (a == LB_PO && (is_alpha(c) || c == LB_NU))
        return r->tailored && b->number == NUM_SUFFIX ? BREAK_ALLOWED : suffix;
    if ((a == LB_PR || a == LB_PO) && (is_open(c) || c == LB_HY) && peek(r, i) == LB_NU)
        return r->tailored && a == LB_PO && is_open(c) ? BREAK_ALLOWED : BREAK_NO;
    if ((a == LB_HY || a == LB_SIGN) && c == LB_NU)
        return BREAK_NO;
    if (b->number == NUM_DIGITS && (c == LB_NU || c == LB_SY || c == LB_IS))
        return BREAK_NO;
    return BREAK_ALLOWED;
}

/* A hyphen between a full-width mark and a digit is a sign (最低，-5℃); after a character it is a connector (歼-20). */
static bool is_minus_sign(const Rules *r, const Before *b, size_t i)
{
    return r->tailored && b->last_cp >= 0x3000 && (b->last == LB_CL || b->last == LB_NS || b->last == LB_EX) &&
           peek(r, i) == LB_NU;
}

/* LB19 to LB31: between neighbours without spaces. */
static BreakKind break_between(const Rules *r, const Before *b, LineBreakClass c, size_t i)
{
    LineBreakClass a = b->last;
    if (c == LB_QU || a == LB_QU)
        return BREAK_NO;
    if (c == LB_CB || a == LB_CB)
        return BREAK_ALLOWED;
    if (c == LB_HY && is_minus_sign(r, b, i))
        return BREAK_ALLOWED;
    if (c == LB_BA || c == LB_HY || c == LB_NS || a == LB_BB)
        return BREAK_NO;
    if (b->hl_hyphen || (a == LB_SY && c == LB_HL))
        return BREAK_NO;
    if (c == LB_IN && !r->tailored)
        return BREAK_NO;
    BreakKind k = break_by_numbers(r, b, c, i);
    if (k != BREAK_ALLOWED)
        return k;
    if (hangul_joins(a, c) || (is_alpha(a) && is_alpha(c)) || (a == LB_IS && is_alpha(c)))
        return BREAK_NO;
    if (((is_alpha(a) || a == LB_NU) && c == LB_OP) || (a == LB_CP && (is_alpha(c) || c == LB_NU)))
        return BREAK_NO;
    if (a == LB_RI && c == LB_RI && b->odd_ri)
        return BREAK_NO;
    if ((a == LB_EB || a == LB_IDP) && c == LB_EM)
        return BREAK_NO;
    return BREAK_ALLOWED;
}

/* One — is a connector (一字线), which stands at no line's start (GB/T 15834 5.1.9); two are a dash, which may. */
static bool is_connector(const Rules *r, size_t i)
{
    return r->cps[i] == 0x2014 && (i == 0 || r->cps[i - 1] != 0x2014) && (i + 1 >= r->n || r->cps[i + 1] != 0x2014);
}

/* Marks that no line starts with, whatever stands before them; and marks that no line ends with (CLREQ 3.1.4). */
static BreakKind break_by_level(const Rules *r, const Before *b, LineBreakClass c, size_t i)
{
    LineBreakClass a = b->last;
    uint32_t cp = r->cps[i];
    if (c == LB_SOLIDUS || c == LB_NS || cp == '~')
        return BREAK_NO;
    if (b->space && (c == LB_BA || (cp >= 0x2010 && cp <= 0x2013)))
        return BREAK_NO;
    if (r->level != BREAK_BASIC && (a == LB_SOLIDUS || a == LB_SY))
        return BREAK_NO;
    if (c == LB_B2 || c == LB_IN) {
        if (r->level == BREAK_STRICT || (b->last_cp == cp && !b->space))
            return BREAK_NO;
        return is_connector(r, i) ? BREAK_POOR : BREAK_ALLOWED;
    }
    return c == LB_EXMIX && !b->space ? BREAK_POOR : BREAK_ALLOWED;
}

/* May a line break before character i, of class c? */
static BreakKind break_before(const Rules *r, const Before *b, LineBreakClass c, size_t i)
{
    LineBreakClass a = b->last;
    if (c == LB_BK || c == LB_CR || c == LB_LF || c == LB_NL || c == LB_SP || c == LB_ZW) /* LB6, LB7 */
        return BREAK_NO;
    if (b->zw) /* LB8 */
        return BREAK_ALLOWED;
    if (b->joiner) /* LB8a */
        return BREAK_NO;
    if ((c == LB_CM || c == LB_ZWJ) && !b->space) /* LB9; after spaces LB10 */
        return BREAK_NO;
    if (c == LB_CM || c == LB_ZWJ)
        c = LB_AL;
    if (c == LB_WJ || (!b->space && (a == LB_WJ || a == LB_GL))) /* LB11, LB12 */
        return BREAK_NO;
    if (c == LB_GL && !b->space && a != LB_BA && a != LB_HY) /* LB12a */
        return BREAK_NO;
    if (c == LB_EX || c == LB_CL || c == LB_CP || c == LB_IS || c == LB_SY) /* LB13 */
        return BREAK_NO;
    if (is_open(a) || (a == LB_QU && is_open(c))) /* LB14, LB15 */
        return BREAK_NO;
    if ((a == LB_CL || a == LB_CP) && c == LB_NS) /* LB16 */
        return BREAK_NO;
    if (a == LB_B2 && c == LB_B2 && !r->tailored) /* LB17 */
        return BREAK_NO;
    BreakKind k = r->tailored ? break_by_level(r, b, c, i) : BREAK_ALLOWED;
    if (k == BREAK_NO || b->space) /* LB18 */
        return k;
    BreakKind u = break_between(r, b, c, i);
    return u == BREAK_ALLOWED ? k : u;
}

/* After a closing mark (，）) a number in Chinese is over: $5，|￥100. */
static NumberState number_after(NumberState s, LineBreakClass c, bool tailored)
{
    if (c == LB_CL && tailored)
        return NUM_NONE;

    if (c == LB_NU)
        return NUM_DIGITS;
    if (s == NUM_DIGITS && (c == LB_SY || c == LB_IS))
        return NUM_DIGITS;
    if (s == NUM_DIGITS && (c == LB_CL || c == LB_CP))
        return NUM_CLOSED;
    if ((s == NUM_DIGITS || s == NUM_CLOSED) && (c == LB_PO || c == LB_PR))
        return NUM_SUFFIX;
    return NUM_NONE;
}

static void step(Before *b, LineBreakClass c, uint32_t cp, bool tailored)
{
    if (c == LB_SP) {
        b->space = true;
        b->joiner = false;
        b->number = NUM_NONE;
        return;
    }
    bool joined = (c == LB_CM || c == LB_ZWJ) && !b->space && !b->zw && b->last != LB_SOT;
    b->joiner = c == LB_ZWJ;
    if (joined)
        return;
    if (c == LB_CM || c == LB_ZWJ)
        c = LB_AL;
    b->hl_hyphen = b->last == LB_HL && !b->space && (c == LB_HY || c == LB_BA);
    b->odd_ri = c == LB_RI && !(b->last == LB_RI && !b->space && b->odd_ri);
    b->number = number_after(b->number, c, tailored);
    b->zw = c == LB_ZW;
    b->space = false;
    b->last = c;
    b->last_cp = cp;
}

/* A mandatory break after character i (LB4, LB5)? */
static bool forces_break(const uint8_t *classes, size_t n, size_t i)
{
    LineBreakClass c = (LineBreakClass)classes[i];
    if (c == LB_CR)
        return i + 1 >= n || classes[i + 1] != LB_LF;
    return c == LB_BK || c == LB_LF || c == LB_NL;
}

/* An apostrophe inside a Latin word, or before it after a space, is a letter of it (It’s, 80’s, ’n’), no closing quote.
 */
static bool is_apostrophe(const uint32_t *cps, size_t n, size_t i)
{
    return i > 0 && i + 1 < n && (char_is_letter(cps[i - 1]) || char_is_digit(cps[i - 1]) || cps[i - 1] == ' ') &&
           char_is_letter(cps[i + 1]);
}

static BreakScripts classify(const uint32_t *cps, size_t n, bool tailored, uint8_t *classes)
{
    BreakScripts seen = {0};
    for (size_t i = 0; i < n; i++) {
        uint32_t cp = cps[i];
        if (!tailored) {
            classes[i] = (uint8_t)lb_class(cp);
            continue;
        }
        if (cp < 0x80)
            seen.ascii = true;
        classes[i] = (uint8_t)lb_class_tailored(cp);
        if (cp == 0x2019 && is_apostrophe(cps, n, i))
            classes[i] = LB_AL;
        seen.letters |= classes[i] == LB_NU || classes[i] == LB_AL;
        seen.tibetan |= char_is_tibetan(cp);
        seen.descriptions |= cp >= 0x2FF0 && cp <= 0x2FFB;
    }
    return seen;
}

void breaks_find(const uint32_t *cps, size_t n, const BreakOptions *o, uint8_t *out)
{
    if (n == 0)
        return;
    BreakScripts seen = classify(cps, n, !o->untailored, out);
    Rules r = {cps, out, n, !o->untailored, o->level};
    Before b = {.last = LB_SOT};
    step(&b, (LineBreakClass)out[0], cps[0], r.tailored);
    /* out holds the classes of what is still to come and the results of what is done. */
    for (size_t i = 0; i + 1 < n; i++) {
        if (forces_break(out, n, i)) {
            out[i] = BREAK_FORCED;
            b = (Before){.last = LB_SOT};
        } else if (out[i] == LB_CR) {
            out[i] = BREAK_NO;
        } else if (b.last == LB_ID && out[i + 1] == LB_ID && !b.space && !b.joiner) {
            out[i] = BREAK_ALLOWED; /* between two Han: most of a Chinese text */
        } else {
            out[i] = (uint8_t)break_before(&r, &b, (LineBreakClass)out[i + 1], i + 1);
        }
        step(&b, (LineBreakClass)out[i + 1], cps[i + 1], r.tailored);
    }
    out[n - 1] = BREAK_FORCED;
    if (!o->untailored)
        breaks_units(cps, n, seen, out);
}
