#include "text/gaps.h"

#include "chars/chars.h"
#include "breaks/breaks_class.h"

static Len em_of(const Para *p, const Atom *a)
{
    return p->pieces[a->piece].style.size;
}

static bool opens(const Atom *a)
{
    return a->cls == CC_OPEN;
}

static bool is_full(const Para *p, const Atom *a)
{
    return class_is_mark((CharClass)a->cls) && a->box >= em_of(p, a) * 9 / 10;
}

/* The white before and after a mark's ink that its neighbours, a line's end or justification may take: half an em. */
typedef struct Blank {
    Len before, after;
} Blank;

/* Marks of zh-Hant stand centred: they give on both sides, a little more after the ink than before it, so that a
 * bracket after it hugs (CLREQ 3.1.6, adjustment space). ！？ fill their em: nothing is to be had from them. */
static Blank blank_of(const Para *p, const Atom *a)
{
    Len em = em_of(p, a);
    if (!is_full(p, a))
        return (Blank){0, 0};
    if (opens(a))
        return (Blank){em / 2, 0};
    if (p->style.lang != LANG_ZH_HANT || a->cls == CC_CLOSE)
        return (Blank){0, em / 2};
    if (a->cp == 0xFF01 || a->cp == 0xFF1F)
        return (Blank){0, 0};
    return (Blank){em / 2 - em * 5 / 16, em * 5 / 16};
}

static bool is_centred(Blank b)
{
    return b.before && b.after;
}

/* 开明 keeps 。？！ full, 半角 keeps none. */
static bool halved_by_style(const Para *p, const Atom *a)
{
    return p->style.punct == PUNCT_HALF || (p->style.punct == PUNCT_KAIMING && a->cls != CC_STOP);
}

/* Ideographs, kana, bopomofo: the signs that share their class (℃ ￥ ①) take no space beside Latin. */
static bool is_ideograph(const Atom *a)
{
    return a->cls == CC_HAN && char_is_cjk_letter(a->cp);
}

static bool is_western(const Atom *a, bool before_han)
{
    if (a->cls == CC_LATIN || a->cls == CC_DIGIT)
        return true;
    if (a->cls != CC_LATIN_MARK)
        return false;
    switch (a->cp) { /* signs that belong to a number or name take its space */
    case '%':
    case '+':
    case 0x00B0: /* ° */
    case 0x2030: /* ‰ */
    case 0x2032: /* ′ */
    case 0x2033: /* ″ */
        return before_han;
    case '$':
    case '@':
    case '#':
    case 0x00A3: /* £ */
    case 0x00A5: /* ¥ */
    case 0x00B1: /* ± */
        return !before_han;
    case '&':
    case 0x00D7: /* × */
    case 0x00F7: /* ÷ */
        return true;
    default:
        return !before_han && a->cp >= 0x20A0 && a->cp <= 0x20CF; /* € */
    }
}

static bool is_code(const Para *p, const Atom *a)
{
    return p->pieces[a->piece].style.marks & MARK_CODE;
}

/* Code is set as it is, and stands apart from the Han on either side. */
static bool mixes_scripts(const Para *p, const Atom *a, const Atom *b)
{
    if (a->cls == CC_HAN && b->cls == CC_HAN && a->piece == b->piece)
        return false;
    if (is_code(p, a) && is_code(p, b))
        return false;
    if (is_code(p, a) != is_code(p, b) && (is_ideograph(a) || is_ideograph(b)))
        return !class_is_mark((CharClass)a->cls) && !class_is_mark((CharClass)b->cls);
    bool ta = class_is_tibetan((CharClass)a->cls), tb = class_is_tibetan((CharClass)b->cls);
    return (is_ideograph(a) && is_western(b, false)) || (is_western(a, true) && is_ideograph(b)) ||
           (is_ideograph(a) && tb) || (ta && is_ideograph(b));
}

/* The squeeze of a pair of marks: 2 em become 1.5 em; never both blanks, so that origins stay apart. */
Len gap_pair_squeeze(const Para *p, const Atom *a, const Atom *b)
{
    if (!is_full(p, a) || (!is_full(p, b) && b->cls != CC_IDEOGRAPHIC_SPACE) || (opens(a) && !opens(b)))
        return 0;
    Len half = em_of(p, opens(a) ? b : a) / 2, give = blank_of(p, a).after + blank_of(p, b).before;
    return give < half ? give : half;
}

/* A centred mark gives the rest of the half em before it when a bracket closes after it: 好。」 */
static Len lean(const Para *p, const Atom *b)
{
    bool last = (size_t)(b - p->atoms) + 1 >= p->n_atoms;
    Blank blank = blank_of(p, b);
    return !last && is_centred(blank) && b[1].cls == CC_CLOSE && is_full(p, b + 1) ? blank.before : 0;
}

static bool is_stackable(const Para *p, const Atom *a)
{
    return (a->cp == 0xFF1F || a->cp == 0xFF01) && is_full(p, a) && blank_of(p, a).after;
}

/* The second of two ？！ that stand alone: the two take one em; three take two (GB/T 15834 4.3.2, 4.4.2). */
static bool ends_stack(const Para *p, const Atom *a)
{
    size_t i = (size_t)(a - p->atoms);
    return is_stackable(p, a) && i > 0 && is_stackable(p, a - 1) && !(i > 1 && is_stackable(p, a - 2)) &&
           !(i + 1 < p->n_atoms && is_stackable(p, a + 1));
}

/* In display type quotes, brackets and commas take 0.6 em, each of a pair of marks too: their ink stays ⅛ em apart. */
static Len display_squeeze(const Para *p, const Atom *a, const Atom *b)
{
    bool pair = is_full(p, a) && (is_full(p, b) || b->cls == CC_IDEOGRAPHIC_SPACE);
    Len after = a->cls == CC_STOP && !pair ? 0 : blank_of(p, a).after;
    Len before = b->cls == CC_STOP && !pair ? 0 : blank_of(p, b).before;
    return (after + before) * 4 / 5;
}

/* Between Han and Latin: ¼ em, in display type ⅛. */
static Len mixed_gap(const Para *p, Len em)
{
    return p->style.display ? em / 8 : em / 4;
}

static ShrinkClass blank_class(const Atom *a)
{
    return a->cls == CC_COMMA ? SHRINK_COMMA : a->cls == CC_STOP ? SHRINK_STOP : SHRINK_BRACKET;
}

static void set_shrink(Atom *a, ShrinkClass c, Len amount)
{
    a->shrink_class = (uint8_t)c;
    a->shrink = amount;
}

static void set_stretch(Atom *a, StretchClass c, Len amount)
{
    a->stretch_class = (uint8_t)c;
    a->stretch = amount;
}

/* 连接号 and 分隔号, beside which nothing is drawn apart (CLREQ 3.5.4); —— is a dash. */
static bool is_connector(const Para *p, const Atom *a)
{
    size_t i = (size_t)(a - p->atoms);
    if (a->cls == CC_SOLIDUS)
        return true;
    if (a->cp == 0x2014)
        return !(i > 0 && a[-1].cp == a->cp) && !(i + 1 < p->n_atoms && a[1].cp == a->cp);
    return a->cp == 0x2013 || a->cp == 0x301C || a->cp == 0xFF0D || a->cp == 0xFF5E; /* – 〜 － ～ */
}

static bool is_alnum(const Atom *a)
{
    return char_is_digit(a->cp) || char_is_letter(a->cp);
}

/* A number with its sign and unit (25℃, ￥100), letters and digits of full width. */
static bool in_unit(const Atom *a, const Atom *b)
{
    if ((a->brk != BREAK_NO && a->brk != BREAK_SPARE) || class_is_mark((CharClass)a->cls) ||
        class_is_mark((CharClass)b->cls))
        return false;
    return char_is_digit(a->cp) || char_is_digit(b->cp) || (is_alnum(a) && is_alnum(b));
}

/* May the gap take a share of what is left when words and Han–Latin gaps are full? Never inside a unit. */
static bool may_open(const Para *p, const Atom *a, const Atom *b)
{
    if (in_unit(a, b) || is_connector(p, a) || is_connector(p, b))
        return false;
    if (class_is_latin((CharClass)a->cls) && class_is_latin((CharClass)b->cls))
        return false;
    if (class_is_tibetan((CharClass)a->cls) && class_is_tibetan((CharClass)b->cls))
        return a->cls == CC_TSHEG && b->cls == CC_TIBETAN;
    if ((a->cls == CC_DASH || a->cls == CC_ELLIPSIS) && a->cp == b->cp)
        return false;
    return b->cls != CC_NOTE && b->cls != CC_COMBINING;
}

/* A space within a unit (breaks/breaks_units.h): of a number and its measure, of a sign and its number. */
static bool binds_number(const Atom *before, const Atom *after)
{
    return before && after && (before->cls == CC_DIGIT || after->cls == CC_DIGIT || lb_is_multiplier(before->cp));
}

Len gap_tracking(const Para *p, const Atom *a)
{
    const size_t next = (size_t)(a - p->atoms) + 1;
    bool tibetan =
        class_is_tibetan((CharClass)a->cls) || (next < p->n_atoms && class_is_tibetan((CharClass)p->atoms[next].cls));
    return tibetan ? 0 : p->pieces[a->piece].style.tracking;
}

static void set_space(const Para *p, Atom *a, const Atom *before, const Atom *after)
{
    Len em = em_of(p, a);
    a->gap = gap_tracking(p, a);
    if (before && before->cls == CC_SPACE && !is_code(p, a)) {
        a->box = em / 32; /* several spaces are one; not 0, so that the pens stay apart */
        return;
    }
    while (after && after->cls == CC_SPACE)
        after = (size_t)(after - p->atoms) + 1 < p->n_atoms ? after + 1 : NULL;
    if (before && class_is_tibetan((CharClass)before->cls)) {
        set_shrink(a, SHRINK_SPACE, a->box / 3); /* the space after a shad */
        set_stretch(a, STRETCH_SPACE, a->box / 2);
        return;
    }
    if ((before && is_full(p, before)) || (after && is_full(p, after))) {
        a->box = em / 8; /* the mark brings its own white; not 0, so that the pens stay apart */
        set_stretch(a, STRETCH_OTHER, 0);
        return;
    }
    bool han_before = before && before->cls == CC_HAN, han_after = after && after->cls == CC_HAN;
    if (a->brk == BREAK_NO && !is_code(p, a) && binds_number(before, after)) {
        a->box = han_before != han_after ? mixed_gap(p, em) : em / 4; /* 63 kg, 20 ℃, ￥ 100: one unit */
        return;
    }
    if (han_before != han_after) {
        a->box = mixed_gap(p, em); /* the author's space becomes the Han–Latin gap */
        set_shrink(a, SHRINK_LATIN, a->box - em / 8);
        set_stretch(a, STRETCH_LATIN, em / 4);
        return;
    }
    if (han_before && han_after)
        a->box = em / 2;
    set_shrink(a, SHRINK_SPACE, a->box > em / 4 && !is_code(p, a) ? a->box - em / 4 : 0);
    if (a->box < em / 2) /* ½ em is the most, which an author's space between Han has already */
        set_stretch(a, STRETCH_SPACE, em / 2 - a->box);
}

static void set_gap(const Para *p, Atom *a, const Atom *b)
{
    Len em = em_of(p, a);
    a->gap = gap_tracking(p, a);
    if (p->style.display && display_squeeze(p, a, b)) {
        a->gap -= display_squeeze(p, a, b);
        return;
    }
    Len squeeze = gap_pair_squeeze(p, a, b), leaning = lean(p, b);
    Len after = blank_of(p, a).after, before = blank_of(p, b).before;
    a->gap -= squeeze + leaning;
    if (squeeze) { /* 1.5 em a pair, also in a loose line; a centred mark can still give on this side as on the other */
        Len left = before - leaning - (squeeze > after ? squeeze - after : 0);
        if (left > 0 && is_centred(blank_of(p, b)))
            set_shrink(a, blank_class(b), left);
        return;
    }
    before -= before ? leaning : 0;
    if (after && (b->cls == CC_NOTE || ends_stack(p, a) || halved_by_style(p, a))) {
        a->gap -= after; /* a note's mark hangs on the ink */
    } else if (after) {
        set_shrink(a, blank_class(a), after);
    } else if (before && halved_by_style(p, b)) {
        a->gap -= before;
    } else if (before) {
        set_shrink(a, blank_class(b), before);
    } else if (mixes_scripts(p, a, b)) {
        Len mixed = mixed_gap(p, em);
        a->gap += mixed;
        set_shrink(a, SHRINK_LATIN, mixed - em / 8);
        set_stretch(a, STRETCH_LATIN, em / 4);
        return;
    }
    if (may_open(p, a, b))
        set_stretch(a, STRETCH_OTHER, 0);
}

static bool in_western_run(const Atom *a)
{
    return class_is_latin((CharClass)a->cls) || a->cls == CC_SPACE;
}

/* The gap between a Western run and the Han at atom `han`, beside atom `edge` of the run: the gap after one of the two,
 * or the author's space between them, which then has no width of its own. NULL: no Han there. */
static Atom *side_of_run(Para *p, size_t edge, bool before)
{
    size_t space = before ? edge - 1 : edge + 1, han = before ? edge - 2 : edge + 2;
    if (space < p->n_atoms && p->atoms[space].cls == CC_HAN)
        return before ? &p->atoms[space] : &p->atoms[edge];
    if (space >= p->n_atoms || han >= p->n_atoms || p->atoms[space].cls != CC_SPACE || p->atoms[han].cls != CC_HAN)
        return NULL;
    p->atoms[space].box = 0;
    return &p->atoms[space];
}

/* The character grid: a Western run with the space beside it takes whole em, so that Han after it stand on the grid. */
static void pad_to_grid(Para *p)
{
    for (size_t i = 0, k; i < p->n_atoms; i = k) {
        k = i + 1;
        if (!class_is_latin((CharClass)p->atoms[i].cls))
            continue;
        while (k < p->n_atoms && in_western_run(&p->atoms[k]))
            k++;
        while (p->atoms[k - 1].cls == CC_SPACE)
            k--;
        Len width = 0, em = p->style.em;
        for (size_t m = i; m < k; m++)
            width += p->atoms[m].box + (m + 1 < k ? p->atoms[m].gap : 0);
        Atom *sides[2] = {i ? side_of_run(p, i, true) : NULL, side_of_run(p, k - 1, false)};
        Len least = width + (sides[0] ? em / 8 : 0) + (sides[1] ? em / 8 : 0);
        Len extra = (least + em - 1) / em * em - width;
        for (int s = 0; s < 2; s++)
            if (sides[s]) {
                sides[s]->gap = sides[0] && sides[1] ? extra / 2 : extra;
                set_shrink(sides[s], SHRINK_NONE, 0);
                set_stretch(sides[s], STRETCH_OTHER, 0);
            }
        if (sides[0] && sides[1])
            sides[1]->gap += extra % 2;
    }
}

void gaps_set(Para *p)
{
    for (size_t i = 0; i < p->n_atoms; i++) {
        Atom *a = &p->atoms[i];
        Atom *next = i + 1 < p->n_atoms ? a + 1 : NULL;
        if (a->cls == CC_SPACE)
            set_space(p, a, i ? a - 1 : NULL, next);
        else if (next && next->cls != CC_SPACE)
            set_gap(p, a, next);
        else if (next)
            a->gap = gap_tracking(p, a);
    }
    if (p->style.grid)
        pad_to_grid(p);
}

Len gap_trim_start(const Para *p, size_t atom)
{
    const Atom *a = &p->atoms[atom];
    return opens(a) ? blank_of(p, a).before : 0;
}

Len gap_trim_end(const Para *p, size_t atom)
{
    const Atom *a = &p->atoms[atom];
    Blank blank = blank_of(p, a);
    /* Hanging: one comma or stop stands outside the measure, never a run of marks nor a centred one (CLREQ 3.1.7). */
    bool alone = atom == 0 || !class_is_mark((CharClass)a[-1].cls);
    if (p->style.hanging && alone && !is_centred(blank) && blank.after && a->cls != CC_CLOSE && a->cp != 0xFF1A)
        return a->box;
    return blank.after;
}
