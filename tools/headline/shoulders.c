/* Kicker and deck at a title's shoulders 肩题 (headline/shoulders.h). */
#include "headline/head_white.h"
#include "headline/shoulders.h"

#include "base/order.h"
#include "headline/head_block.h"

enum { MOST_SHOULDER_LINES = 3, LEAST_LINE = 3 /* em: no sticks */ };
enum { LARGER = 4, QUARTERS = 4 /* of their size, that they may be larger by: up to half of the title's */ };

/* Where they stand: beside a title so high in a block of so many lines. */
typedef struct Setter {
    const ArticleSet *s;
    Len high, top, block; /* the title, white above it, all of the block */
    Len room, title;      /* beside the title; its size */
    Len seen;             /* breadth times grid lines of white that anybody sees */
    bool rules;           /* may they stand between rules? */
} Setter;

/* One of the texts in a size, in one to three lines; without lines: it can't be set so. Asked for again beside titles
 * of other sizes, over other widths. */
struct ShoulderText {
    Element element;
    Len size;
    Shoulder at[MOST_SHOULDER_LINES];
    ShoulderText *next;
};

/* In so many lines of even length; without lines: it makes none. */
static Shoulder set_lines(const ArticleSet *s, Para *para, int lines)
{
    const SetContext *c = s->c;
    BalancedLines b;
    Shoulder out = {0};
    bool made = lines > 1 && para_balance(c->text, c->arena, para, lines, LEN_MAX, true, &b);
    made = made || para_balance(c->text, c->arena, para, lines, LEN_MAX, false, &b);
    if (!made || b.splits_word || (lines > 1 && b.widest < LEAST_LINE * para->style.em))
        return out;
    out.lines = (SetPara){para, b.lines, b.n};
    out.width = b.widest;
    out.pitch = head_pitch(s, &out.lines);
    out.above = head_reach(s, &out.lines, 0).above;
    out.below = head_reach(s, &out.lines, b.n - 1).below;
    return out;
}

static const ShoulderText *text_of(const ArticleSet *s, const char *text, Element e, Len size)
{
    const SetContext *c = s->c;
    for (const ShoulderText *t = *s->shoulders; t; t = t->next)
        if (t->element == e && t->size == size)
            return t;
    const ParaStyle st = display_style(c, s->article->lang, size, ALIGN_CENTER);
    const Pieces p = front_pieces(c, s->article, text, c->layout->elements[e].role, size);
    Para *para = para_shape(c->text, c->arena, c->diag, p.at, p.n, &st);
    ShoulderText *t = ARENA_NEW(c->arena, ShoulderText);
    *t = (ShoulderText){.element = e, .size = size, .next = *s->shoulders};
    for (int k = 0; k < MOST_SHOULDER_LINES; k++)
        t->at[k] = set_lines(s, para, k + 1);
    return *s->shoulders = t;
}

/* One of the texts beside a title: those of its ways that are no higher. */
typedef struct Choices {
    Shoulder at[MOST_SHOULDER_LINES];
    int n; /* 0: the article has no such text */
} Choices;

static Choices choices_of(const Setter *x, const char *text, Element e, Len size)
{
    Choices all = {0};
    if (!*text)
        return all;
    const ShoulderText *t = text_of(x->s, text, e, size);
    all.n = MOST_SHOULDER_LINES;
    for (int k = 0; k < all.n; k++)
        if (t->at[k].lines.n && shoulder_height(&t->at[k]) <= x->high + x->title / 8)
            all.at[k] = t->at[k];
    return all;
}

/* White above or below one of the texts, as broad as it and what stands free beside it; rules in its middle part what
 * anybody sees 加线. */
static Len white_around(const Setter *x, Shoulder *t, Len free)
{
    const Len pitch = x->s->c->layout->pitch, slight = head_slight(pitch);
    const Len above = x->top + (x->high - shoulder_height(t)) / 2, below = x->block - above - shoulder_height(t);
    const Len breadth = t->width + free;
    Len rows = (larger(above, below) + slight) / pitch;
    if (x->rules && rows >= 2 && rows * breadth > x->seen) {
        t->over = above / 2;
        t->under = below / 2;
        t->reach = larger(free / 2 - x->s->c->layout->elements[EL_BODY].size, 0);
        rows = (larger(t->over, t->under) + slight) / pitch;
    }
    return rows >= 2 ? rows * breadth : 0;
}

/* The white that is shared out between and beside the texts, that between them by the rules there; what of it stands
 * together. false: too little. */
static bool place(const Setter *x, const Shoulder *kicker, const Shoulder *deck, Len least, Shoulders *out, Len *white)
{
    const int gaps = (kicker != NULL) + (deck != NULL);
    const Len left = x->room - (kicker ? kicker->width : 0) - (deck ? deck->width : 0);
    if (left < gaps * least)
        return false;
    out->kicker = kicker ? *kicker : (Shoulder){0};
    out->deck = deck ? *deck : (Shoulder){0};
    out->gap = larger(left / (gaps + 1), least); /* half as much at both ends */
    const Len end = (left - gaps * out->gap) / 2, beside = larger(end, out->gap / 2);
    *white = beside * (x->block / x->s->c->layout->pitch);
    *white = larger(*white, kicker ? white_around(x, &out->kicker, end + out->gap / 2) : 0);
    *white = larger(*white, deck ? white_around(x, &out->deck, end + out->gap / 2) : 0);
    out->kicker.x = end;
    out->title_x = end + (kicker ? kicker->width + out->gap : 0);
    return true;
}

/* The first of the ways whose white nobody sees, else the one with the least. */
static void choose(const Setter *x, const Choices *kickers, const Choices *decks, Len gap, Shoulders *best, Len *least)
{
    for (int k = 0; k < (kickers->n ? kickers->n : 1); k++)
        for (int d = 0; d < (decks->n ? decks->n : 1); d++) {
            const Shoulder *kicker = kickers->n ? &kickers->at[k] : NULL, *deck = decks->n ? &decks->at[d] : NULL;
            Shoulders out;
            Len white;
            if ((kicker && !kicker->lines.n) || (deck && !deck->lines.n) || !place(x, kicker, deck, gap, &out, &white))
                continue;
            white = larger(white, x->seen);
            if (white < *least) {
                *best = out;
                *least = white;
            }
        }
}

Len shoulder_height(const Shoulder *t)
{
    return t->above + (Len)(t->lines.n - 1) * t->pitch + t->below;
}

/* Their own sizes or larger ones, both by as much; between rules as large as they may be. */
static void choose_size(const Setter *x, const Article *a, Len kicker, Len deck, Shoulders *best, Len *least)
{
    enum { STEP = LEN_PT / 2 };
    const Len own = larger(kicker, deck);
    for (int i = 0; i < LARGER; i++) {
        const int k = x->rules ? LARGER - 1 - i : i;
        const Len more = smaller(own * k / QUARTERS, x->title / 2 - own);
        if (k && more <= own * (k - 1) / QUARTERS)
            continue;
        const Choices kickers = choices_of(x, a->kicker, EL_KICKER, (kicker + more) / STEP * STEP);
        const Choices decks = choices_of(x, a->deck, EL_DECK, (deck + more) / STEP * STEP);
        choose(x, &kickers, &decks, own + more, best, least);
    }
}

bool shoulders_set(const ArticleSet *s, const TitleRange *range, const Title *title, Len width, Len top, Len block,
                   Shoulders *out)
{
    enum { SEEN = 3 /* column-lines */ };
    const Article *a = s->article;
    const ElementStyle *es = s->c->layout->elements;
    if (title->lines.n != 1 || (!*a->kicker && !*a->deck))
        return false;
    const LineInk ink = head_reach(s, &title->lines, 0);
    Setter x = {.s = s,
                .high = ink.above + ink.below,
                .top = top,
                .block = block,
                .room = width - title->widest,
                .title = title->size,
                .seen = SEEN * article_measure(s)};
    const Len kicker = range->kicker ? range->kicker : es[EL_KICKER].size;
    const Len deck = range->deck ? range->deck : es[EL_DECK].size;
    Len least = LEN_MAX;
    choose_size(&x, a, kicker, deck, out, &least);
    x.rules = true;
    if (least > x.seen && least < LEN_MAX)
        choose_size(&x, a, kicker, deck, out, &least);
    if (least == LEN_MAX)
        return false;
    out->deck.x = out->title_x + title->widest + out->gap;
    return true;
}

/* One of the texts, in the middle of so much. */
static void add_shoulder(Head *h, const Shoulder *side, Len top, Len high, GroupTag tag)
{
    if (!side->lines.n)
        return;
    const Len begin = top + (high - shoulder_height(side)) / 2, end = begin + shoulder_height(side);
    h->y = begin;
    head_add_lines(h, side->lines, side->x, side->width, side->pitch, tag);
    for (int below = 0; below <= 1 && side->over; below++) {
        const Len y = below ? end + side->under : begin - side->over;
        h->h->bars[h->h->n_bars++] = (HeadBar){
            .kind = BAR_RULE, .at = {side->x - side->reach, y, side->width + 2 * side->reach, 0}, .opening = h->shares};
    }
}

/* A fine rule in the middle of the gap that begins at x. */
static void add_shoulder_rule(Head *h, Len x, Len gap, Len top, Len high)
{
    h->h->bars[h->h->n_bars++] = (HeadBar){.kind = BAR_RULE, .at = {x + gap / 2, top, 0, high}, .opening = h->shares};
}

void shoulders_put(Head *h, const Title *title, const Shoulders *sides)
{
    const LineInk ink = head_reach(h->s, &title->lines, 0);
    const Len top = h->y, high = ink.above + ink.below;
    h->title_shares = h->shares;
    h->h->shoulders = true;
    h->h->title_size = title->size;
    h->h->fits = title->fits;
    add_shoulder(h, &sides->kicker, top, high, TAG_KICKER);
    h->y = top;
    head_add_lines(h, title->lines, sides->title_x, title->widest, 0, TAG_HEADLINE);
    add_shoulder(h, &sides->deck, top, high, TAG_DECK);
    h->y = top + high;
    if (sides->kicker.lines.n)
        add_shoulder_rule(h, sides->title_x - sides->gap, sides->gap, top, high);
    if (sides->deck.lines.n)
        add_shoulder_rule(h, sides->deck.x - sides->gap, sides->gap, top, high);
}
