/* Where the columns of a vertical title's block stand (headline/vertical_block.h). */
#include "base/order.h"
#include "headline/title.h"
#include "headline/vertical_block.h"

/* Which way a part's columns are level; those of a title that are shorter in the middle of the longest. */
typedef enum PartPlace { FROM_TOP, FROM_FOOT, IN_MIDDLE } PartPlace;

/* Adds a part's columns, the first at the right edge x; y: of their tops, or of their feet. */
static void add_part(VerticalBlock *b, Headline *h, const Columns *p, Len *x, Len y, PartPlace place, GroupTag tag)
{
    const Len pitch = b->c->layout->pitch;
    int32_t id = b->s->next_id++;
    for (size_t i = 0; i < p->n; i++) {
        const Len lack = p->lines[i].slack, length = p->longest - lack, middle = *x - p->pitch / 2;
        const Len top = place == FROM_FOOT ? y - length : place == IN_MIDDLE ? y + lack / 2 : y;
        HeadLine *hl = &h->at[h->n++];
        *hl = (HeadLine){.tag = tag, .lang = b->s->article->lang, .id = id};
        hl->text = (RowLine){p->para, &p->lines[i], top, middle, b->height, LINE_BODY};
        *x -= p->pitch;
        if (b->n_ink < MOST_INK) {
            const Len half = p->para->style.em / 2, slight = head_slight(pitch), end = top + length - slight;
            b->ink[b->n_ink++] =
                (Inked){middle - half, middle + half, (int)((top + slight) / pitch), (int)((end + pitch - 1) / pitch)};
        }
    }
}

Len vertical_breadth(const VerticalBlock *b)
{
    return b->kicker.width + b->title.width + b->deck.width + b->byline.width;
}

/* What stands otherwise than usual: shorter columns of the title in the middle of the longest; kicker and deck in the
 * middle of the title's length; these letter-spaced. Each with those before it. */
typedef enum Manner { AS_USUAL, TITLE_IN_MIDDLE, ALL_IN_MIDDLE, ALL_SPACED, MANNERS } Manner;

/* How the white beside the columns is shared out: at the right edge, to the title's right and left, between its
 * columns, in eighths of it. */
typedef struct Shares {
    int right, before, after, within;
    Manner manner;
} Shares;

enum { EIGHTHS = 8, MOST_BETWEEN = 2 /* of them at one place */ };

static void add_columns(VerticalBlock *b, Headline *h, Shares of)
{
    const Len free = b->width - vertical_breadth(b);
    const Len top = b->top + (b->height - b->title.longest) / 2, foot = top + b->title.longest;
    const Len low = b->top + b->height;
    Len x = b->width - free * of.right / EIGHTHS;
    b->n_ink = 0;
    const Columns *kicker = of.manner < ALL_SPACED ? &b->kicker : &b->spaced_kicker;
    const Columns *deck = of.manner < ALL_SPACED ? &b->deck : &b->spaced_deck;
    const Len lower = of.manner < ALL_IN_MIDDLE ? 0 : larger(b->title.longest - kicker->longest, 0) / 2;
    const Len higher = of.manner < ALL_IN_MIDDLE ? 0 : larger(b->title.longest - deck->longest, 0) / 2;
    /* a long kicker or deck may be taller than the title */
    const Len kicker_top = top + kicker->longest > low ? low - kicker->longest : top + lower;
    const Len deck_foot = foot - deck->longest < b->top ? b->top + deck->longest : foot - higher;
    add_part(b, h, kicker, &x, kicker_top, FROM_TOP, TAG_KICKER);
    x -= free * of.before / EIGHTHS;
    Columns title = b->title;
    if (title.n > 1)
        title.pitch += free * of.within / EIGHTHS / (Len)(title.n - 1);
    x += (title.pitch - b->title.pitch) / 2; /* no white outside for it */
    add_part(b, h, &title, &x, top, of.manner == AS_USUAL ? FROM_TOP : IN_MIDDLE, TAG_HEADLINE);
    x += (title.pitch - b->title.pitch) / 2;
    x -= free * of.after / EIGHTHS;
    add_part(b, h, deck, &x, deck_foot, FROM_FOOT, TAG_DECK);
    add_part(b, h, &b->byline, &x, low, FROM_FOOT, TAG_BYLINE);
}

/* Their largest white, that of the gutters and of a line below with it. */
static Len white_beside(VerticalBlock *b)
{
    enum { NARROW = 4 /* em of the body, less what type leaves of its own */ };
    const Layout *l = b->c->layout;
    const Len em = l->elements[EL_BODY].size;
    const int lines = (int)((b->top + b->height + l->pitch - 1) / l->pitch) + b->under;
    return inked_white(b->ink, b->n_ink, b->width, lines, b->edge, NARROW * em - em / 3);
}

/* The rest of the white at the edges and beside the title, as leaves less of it together. */
static void try_shares(VerticalBlock *b, Headline *h, Shares own, Shares *best, Len *least)
{
    const size_t first = h->n;
    const int before = b->kicker.n ? MOST_BETWEEN : 0, after = b->deck.n || b->byline.n ? MOST_BETWEEN : 0;
    for (own.before = 0; own.before <= before; own.before++)
        for (own.after = 0; own.after <= after; own.after++)
            for (own.right = 0; own.right + own.before + own.after + own.within <= EIGHTHS; own.right++) {
                add_columns(b, h, own);
                h->n = first;
                const Len white = white_beside(b);
                *best = white < *least ? own : *best;
                *least = white < *least ? white : *least;
            }
}

/* One column of it letter-spaced, where that is no longer than the title. */
static Columns spaced(const VerticalBlock *b, const Columns *p, const char *text, Element e)
{
    const Len tracking = p->n == 1 ? title_tracking_beyond(p->para, SPACED_WIDE) : 0;
    if (!tracking || p->longest + (Len)(p->para->n_atoms - 1) * tracking > b->title.longest)
        return *p;
    Columns out = columns_shape(b->s, text, b->c->layout->elements[e].role, p->para->style.em, tracking);
    BalancedLines l;
    if (!para_balance(b->c->text, b->c->arena, out.para, 1, LEN_MAX, false, &l))
        return *p;
    out.lines = l.lines;
    out.n = l.n;
    out.longest = l.widest;
    out.pitch = p->pitch;
    out.width = p->width;
    return out;
}

void vertical_place(VerticalBlock *b, Headline *h)
{
    enum { HALF = EIGHTHS / 2 };
    const Shares even = {.right = HALF};
    const size_t first = h->n;
    Shares best = even;
    add_columns(b, h, even);
    h->white = white_beside(b);
    h->n = first;
    for (Manner manner = AS_USUAL; manner < MANNERS && white_gapes(b->s, h->white); manner++) {
        if (manner == ALL_SPACED) {
            b->spaced_kicker = spaced(b, &b->kicker, b->s->article->kicker, EL_KICKER);
            b->spaced_deck = spaced(b, &b->deck, b->s->article->deck, EL_DECK);
        }
        for (int within = 0; within <= (b->title.n > 1 ? MOST_BETWEEN : 0); within++)
            try_shares(b, h, (Shares){.within = within, .manner = manner}, &best, &h->white);
    }
    add_columns(b, h, best);
}
