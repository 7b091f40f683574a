/* What is left of a headline block's last grid line: how it opens the joints of its lines. */
#include "headline/head_block.h"

#include "headline/head_white.h"

#include <assert.h>

enum { MOST_FIRST_LINES = 32 };
enum { ABOVE_BESIDE = 15 /* at most, of a block with text beside it */ };

/* How it opens the joints: the first by so much more than the others, none above the title under a kicker. */
typedef struct Opening {
    int more;
    bool close;
} Opening;

static bool kicker_is_above(const Head *h)
{
    return *h->s->article->kicker && !h->h->shoulders;
}

/* What of it stands above a line before which so many shares open. */
static Len share_of(const Head *h, Opening o, Len left, int shares)
{
    const int gone = o.close && shares >= h->title_shares ? SHARE : 0;
    return len_mul(left, shares + o.more - gone, h->shares + o.more - (o.close ? SHARE : 0));
}

/* The white beside lines that stand alone in their rows. */
static Len side_of(const Head *h, Len widest)
{
    return widest ? (h->width - widest) / 2 : h->width;
}

/* Of a title with kicker and deck at its shoulders, over all of its width: nothing else stands above or below it. */
static int64_t white_shouldered(const Head *h, Len whole, const Len *y)
{
    const Len slight = head_slight(h->l->pitch);
    size_t i = h->n_corners;
    while (h->h->at[i].tag != TAG_HEADLINE)
        i++;
    const Len size = h->h->at[i].text.para->style.em, begin = y[i] - len_mul(size, 88, 100);
    const Len over = (begin + slight) / h->l->pitch, under = (whole - begin - size + slight) / h->l->pitch;
    const Len above = begin, below = whole - begin - size, apart = above > below ? above - below : below - above;
    return (int64_t)(over > under ? over : under) * h->width + apart / 16; /* of the same rows, the more even */
}

/* The largest white above or below the title in a section of so many lines, its lines at `y`: beside the kicker, the
 * deck. INT64_MAX when a joint gapes, unless it is given lines to open. */
static int64_t white_beside(const Head *h, Len whole, const Len *y, bool opened)
{
    if (h->h->shoulders)
        return white_shouldered(h, whole, y);
    const Len pitch = h->l->pitch, slight = head_slight(pitch);
    Len top = 0, foot = 0, above = 0, below = 0, bottom = 0;
    bool gapes = false;
    for (size_t i = h->n_corners; i < h->h->n; i++) {
        const HeadLine *line = &h->h->at[i];
        const Len size = line->text.para->style.em, width = line->text.measure - line->text.line->slack;
        const Len begin = y[i] - len_mul(size, 88, 100);
        gapes |= begin - bottom > pitch;
        bottom = begin + size;
        if (line->tag == TAG_HEADLINE) {
            top = foot ? top : begin;
            foot = bottom;
        } else if (!foot) {
            above = width > above ? width : above;
        } else {
            below = width > below ? width : below;
        }
    }
    const int64_t over = above || opened ? (int64_t)((top + slight) / pitch) * side_of(h, above) : 0;
    const int64_t under = (int64_t)((whole - foot + slight) / pitch) * side_of(h, below);
    return !opened && (gapes || whole - bottom > pitch) ? INT64_MAX : over > under ? over : under;
}

static int64_t white_opened(const Head *h, Len whole, Len left, Opening o)
{
    Len y[MOST_FIRST_LINES];
    for (size_t i = 0; i < h->h->n; i++)
        y[i] = h->h->at[i].text.y + share_of(h, o, left, h->h->at[i].opening);
    return white_beside(h, whole, y, false);
}

/* A title among lines few enough to be looked at. */
static bool may_weigh(const Headline *h)
{
    return h->title_size && h->n <= MOST_FIRST_LINES;
}

/* As leaves the least white together; evenly, if it is the same. */
static Opening best_opening(const Head *h, Len whole, Len left)
{
    static const Opening openings[] = {{0, false},    {-SHARE, false},   {SHARE, false}, {0, true},
                                       {SHARE, true}, {4 * SHARE, true}, {-SHARE, true}};
    Opening best = openings[0];
    int64_t least = INT64_MAX;
    for (size_t i = 0; i < sizeof openings / sizeof *openings && left && may_weigh(h->h); i++) {
        const bool may = !openings[i].close || kicker_is_above(h);
        const int64_t white = may ? white_opened(h, whole, left, openings[i]) : INT64_MAX;
        best = white < least ? openings[i] : best;
        least = white < least ? white : least;
    }
    return best;
}

/* The same of a block that is given so many lines more, as its fields say now. */
static int64_t white_given(const Head *h, Len whole, int more, bool beside)
{
    Len y[MOST_FIRST_LINES];
    for (size_t i = 0; i < h->h->n; i++)
        y[i] = headline_opened(h->c, h->h, h->h->at[i].text.y, h->h->at[i].opening, more, beside);
    return white_beside(h, whole + more * h->l->pitch, y, !beside);
}

/* With text beside it, opened by 0, 1 … lines: has the joint under the kicker none of it? As leaves less white. */
static void choose_beside(Head *h, Len whole)
{
    for (int more = 0; more <= MOST_OPENED && h->h->close; more++) {
        const int64_t apart = white_given(h, whole, more, true);
        h->h->close_beside[more] = true;
        h->h->close_beside[more] = white_given(h, whole, more, true) < apart;
    }
}

/* Opened by 1, 2 … lines: what of them stands above its first line beyond its share? As leaves least white. */
static void choose_above(Head *h, Len whole)
{
    for (int more = 1; more <= MOST_OPENED && !h->s->over; more++) {
        int64_t least = INT64_MAX;
        int best = 0;
        for (int above = 0; above <= OPENING_WHOLE; above += OPENING_WHOLE / 8) {
            h->h->above[more] = above;
            const int64_t white = white_given(h, whole, more, false);
            best = white < least ? above : best;
            least = white < least ? white : least;
        }
        h->h->above[more] = best;
    }
}

static int of_whole(const Head *h, int shares)
{
    return shares * OPENING_WHOLE / h->shares;
}

void head_close_section(Head *h)
{
    Len pitch = h->l->pitch, height = h->y - h->section;
    Len whole = (height + pitch - 1) / pitch * pitch, left = whole - height;
    assert(h->shares > 0 || h->first_line == h->h->n);
    const bool first = !h->section; /* it takes what the block is given beyond its own lines; the rest stays below */
    const Opening o = first ? best_opening(h, whole, left) : (Opening){0, false};
    if (first) {
        h->h->opened = left;
        h->h->more = of_whole(h, o.more);
        h->h->close = kicker_is_above(h) ? of_whole(h, SHARE) : 0;
        h->h->closed = o.close;
        h->h->close_from = of_whole(h, h->title_shares);
    }
    for (size_t i = h->first_line; i < h->h->n; i++)
        h->h->at[i].text.y += share_of(h, o, left, h->h->at[i].opening);
    for (size_t i = h->first_bar; i < h->h->n_bars; i++)
        h->h->bars[i].at.y += share_of(h, o, left, h->h->bars[i].opening);
    for (size_t i = h->first_line; i < h->h->n; i++)
        h->h->at[i].opening = first ? of_whole(h, h->h->at[i].opening) : OPENING_WHOLE;
    for (size_t i = h->first_bar; i < h->h->n_bars; i++)
        h->h->bars[i].opening = first ? of_whole(h, h->h->bars[i].opening) : OPENING_WHOLE;
    if (first)
        h->h->first = h->n_corners < h->h->n ? h->h->at[h->n_corners].opening : 0;
    if (first && may_weigh(h->h)) {
        choose_beside(h, whole);
        choose_above(h, whole);
    }
    h->y = h->section = h->section + whole;
    h->first_line = h->h->n;
    h->first_bar = h->h->n_bars;
    h->shares = 0;
}

/* What of the first section's last line stands above a line of it. */
static Len own_share(const Headline *h, int opening)
{
    const int close = h->closed ? h->close : 0, gone = opening >= h->close_from ? close : 0;
    return len_mul(h->opened, opening + h->more - gone, OPENING_WHOLE + h->more - close);
}

Len headline_opened(const SetContext *c, const Headline *h, Len y, int opening, int more, bool beside)
{
    const Len white = more * c->layout->pitch, all = h->opened + white;
    if (!beside || opening == OPENING_WHOLE) {
        const int above = more <= MOST_OPENED ? h->above[more] : 0;
        return y + len_mul(white, opening + above, OPENING_WHOLE + above);
    }
    /* of the joints below the first, it may be but for the one under the kicker */
    const int close = more <= MOST_OPENED && h->close_beside[more] ? h->close : 0;
    const int rest = opening > h->first ? opening - h->first - (opening >= h->close_from ? close : 0) : 0;
    const Len most = len_mul(c->layout->pitch, ABOVE_BESIDE, 100), above = all / 2 < most ? all / 2 : most;
    return y - own_share(h, opening) + above + len_mul(all - above, rest, OPENING_WHOLE - h->first - close);
}
