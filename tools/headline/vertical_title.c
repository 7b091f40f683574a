/* Vertical titles 竖题 beside horizontal text: kicker, title, deck and byline in columns from right to left, in the
 * first column of the article over its whole height; 栏目 above them. */
#include "headline/vertical_title.h"

#include "base/order.h"
#include "headline/title.h"
#include "headline/vertical_block.h"

enum {
    MOST_LINES_HIGH = 90,
    LEAST_LINES = 8,
    MOST_TITLE_COLUMNS = 3,
    MOST_UNDER = 2, /* with text below it */
    SHORTEST_COLUMN = 3,
    TALL = 30,
    MOST_SMALL_COLUMNS = 6
};

/* Kicker, deck, byline. */
static Columns set_small(const VerticalBlock *b, const char *text, Element e, Len size)
{
    const ElementStyle *es = &b->c->layout->elements[e];
    Columns p = columns_shape(b->s, text, es->role, size ? size : es->size, 0);
    columns_fill(b->s, &p, b->height, MOST_SMALL_COLUMNS, 140);
    return p;
}

static bool set_title(VerticalBlock *b, Len size, Len room, int k)
{
    Columns *p = &b->title;
    Len shortest = len_mul(len_mul(b->natural, size, b->range.size), 8, 10); /* with everything squeezed */
    if (shortest / k > b->height || (b->range.exact && k != b->range.lines))
        return false;
    *p = columns_shape(b->s, b->s->article->title, b->range.role, size, 0);
    p->pitch = len_mul(size, 12, 10);
    p->width = (Len)k * p->pitch;
    for (int by_words = 0; by_words < 2 && p->width <= room; by_words++) {
        BalancedLines l;
        if (!para_balance(b->c->text, b->c->arena, p->para, k, b->height, !by_words, &l) || l.splits_word)
            continue;
        if (k > 1 && l.widest < SHORTEST_COLUMN * size)
            continue;
        p->lines = l.lines;
        p->n = l.n;
        p->longest = l.widest;
        return true;
    }
    return false;
}

/* Everything at this height: the largest title that leaves room for the rest. */
static bool set_block(VerticalBlock *b, Len least)
{
    const Article *a = b->s->article;
    const Layout *l = b->c->layout;
    b->kicker = set_small(b, a->kicker, EL_KICKER, b->range.kicker);
    b->deck = set_small(b, a->deck, EL_DECK, b->range.deck);
    b->byline = set_small(b, a->byline, EL_BYLINE, len_mul(l->elements[EL_BYLINE].size, 7, 6)); /* never as body text */
    Len room = b->width - b->kicker.width - b->deck.width - b->byline.width;
    Len fair = len_mul(b->range.size, 85, 100); /* rather one column a little smaller than two */
    fair = fair > least ? fair : least;
    for (int k = 1; k <= b->most; k++)
        for (Len size = b->range.size; size >= fair; size -= LEN_PT)
            if (set_title(b, size, room, k))
                return true;
    for (Len size = fair; size >= least; size -= LEN_PT)
        for (int k = 1; k <= b->most; k++)
            if (set_title(b, size, room, k))
                return true;
    return false;
}

/* A title in one column is letter-spaced: a short one as scales have it, any by `spacing`, where it has room for that.
 */
static void open_title(VerticalBlock *b, Spacing spacing)
{
    Columns *p = &b->title;
    const Len usual = title_tracking(p->para), beyond = title_tracking_beyond(p->para, spacing);
    const Len tries[] = {beyond > usual ? beyond : usual, usual}, size = p->para->style.em;
    for (size_t i = 0; i < 2 && p->n == 1; i++) {
        if (!tries[i] || p->longest + (Len)(p->para->n_atoms - 1) * tries[i] > b->height)
            continue;
        BalancedLines l;
        Columns own = columns_shape(b->s, b->s->article->title, b->range.role, size, tries[i]);
        if (!para_balance(b->c->text, b->c->arena, own.para, 1, LEN_MAX, false, &l))
            return;
        p->para = own.para;
        p->lines = l.lines;
        p->longest = l.widest;
        return;
    }
}

/* 栏目 and 广告 stand above the columns, in lines. */
static SetPara set_label(const VerticalBlock *b, const char *text, Element e)
{
    const Article *a = b->s->article;
    if (!*text)
        return (SetPara){0};
    ParaStyle st = para_style(b->c, e, a->lang);
    st.align = ALIGN_CENTER;
    return set_para(b->c, pieces_of_text(b->c, text, element_text(b->c, e, a->lang), a->column_span), &st, b->width);
}

static void add_label(VerticalBlock *b, Headline *h, const SetPara *sp, GroupTag tag, int *line)
{
    const Layout *l = b->c->layout;
    int32_t id = b->s->next_id++;
    for (size_t i = 0; i < sp->n; i++, ++*line) {
        HeadLine *hl = &h->at[h->n++];
        *hl = (HeadLine){.tag = tag, .lang = b->s->article->lang, .id = id};
        hl->text = (RowLine){sp->para, &sp->lines[i],
                             0,        l->first_baseline + *line * l->pitch,
                             b->width, tag == TAG_MARKS ? LINE_MARK : LINE_BODY};
    }
}

/* A short rule under 栏目, as long as its last line. */
static void add_label_rule(VerticalBlock *b, Headline *h, int line)
{
    const Layout *l = b->c->layout;
    Len width = b->width - b->column.lines[b->column.n - 1].slack, size = b->column.para->style.em;
    h->bars = ARENA_NEW(b->c->arena, HeadBar);
    h->bars[h->n_bars++].at = (Rect){(b->width - width) / 2, line * l->pitch + l->pitch / 8, width, size / 8};
}

static void add_all(VerticalBlock *b, Headline *h)
{
    int line = 0;
    h->at = ARENA_ARRAY(b->c->arena, HeadLine,
                        b->advert.n + b->column.n + b->kicker.n + b->title.n + b->deck.n + b->byline.n + 1);
    add_label(b, h, &b->advert, TAG_MARKS, &line);
    add_label(b, h, &b->column, TAG_KICKER, &line);
    if (b->column.n)
        add_label_rule(b, h, line);
    vertical_place(b, h);
}

static void set_height(VerticalBlock *b, int lines)
{
    const Layout *l = b->c->layout;
    int labels = (int)(b->advert.n + b->column.n);
    b->top = labels ? labels * l->pitch + l->pitch / 2 : l->pitch / 4;
    b->height = lines * l->pitch - b->top - l->pitch / 4;
}

/* The least height in which the block can be set; MOST_LINES_HIGH when there is none. */
static int least_lines(VerticalBlock *b, int columns_taken)
{
    b->width = article_column_x(b->s, columns_taken, columns_taken - 1) - article_column_x(b->s, columns_taken, 0) +
               article_measure(b->s);
    b->column = set_label(b, b->s->article->column, EL_COLUMN);
    b->advert = set_label(b, b->s->article->advert ? b->c->layout->advert : "", EL_ADVERT);
    for (int n = LEAST_LINES; n < MOST_LINES_HIGH; n++) {
        set_height(b, n);
        if (set_block(b, b->range.least))
            return n;
    }
    return MOST_LINES_HIGH;
}

/* Text stands below it: as high as two columns of its title. */
static void note_under(VerticalBlock *b, Headline *h)
{
    b->most = MOST_UNDER;
    const int lines = least_lines(b, h->columns_taken);
    b->most = MOST_TITLE_COLUMNS;
    if (lines < MOST_LINES_HIGH) {
        h->under = lines;
        h->under_breadth = vertical_breadth(b);
        h->under_size = b->title.para->style.em;
    }
}

/* What it takes where there is height enough. */
static void note_one_column(VerticalBlock *b, Headline *h)
{
    set_height(b, MOST_LINES_HIGH);
    if (set_block(b, b->range.least)) {
        h->breadth = vertical_breadth(b);
        h->length = b->title.longest;
    }
}

/* In the height that it has; one that is cut short, in smaller type. */
static void set_in_height(VerticalBlock *b, Headline *h)
{
    bool set = set_block(b, b->range.least);
    for (Len least = b->range.least; !set && least > 4 * LEN_PT;) {
        least = len_mul(least, 8, 10);
        set = set_block(b, least);
    }
    if (!set)
        b->title = set_small(b, b->s->article->title, EL_BYLINE, 0);
    else
        open_title(b, SPACED_AS_SCALE);
    h->title_size = b->title.para->style.em;
    add_all(b, h);
}

/* h with a title of that size, letter-spaced so; NULL: it has no room for it. */
static Headline *in_size(const VerticalBlock *b, const Headline *h, Len size, Spacing spacing)
{
    VerticalBlock own = *b;
    own.range.size = own.range.least = size;
    if (!set_block(&own, size))
        return NULL;
    Headline *out = arena_dup(b->c->arena, h, sizeof *h);
    open_title(&own, spacing);
    out->title_size = own.title.para->style.em;
    out->n = out->n_bars = 0;
    add_all(&own, out);
    return out;
}

/* Its title larger, up to `most`, then letter-spaced, as leaves less white beside it. */
static Headline *stretched(const VerticalBlock *b, Headline *h, Len most)
{
    enum { STRETCHES = 4, STEP = LEN_PT / 2 };
    const Len own = h->title_size, by = larger(most - own, 0);
    Headline *best = h;
    for (Spacing spacing = SPACED_AS_SCALE; spacing <= SPACED_MOST; spacing++)
        for (int i = spacing == SPACED_AS_SCALE; i <= (by ? STRETCHES : 0) && white_gapes(b->s, best->white); i++) {
            Headline *other = in_size(b, h, (own + by * i / STRETCHES) / STEP * STEP, spacing);
            if (!other)
                break;
            best = other->white < best->white ? other : best;
        }
    return best;
}

Headline *headline_vertical_new(ArticleSet *s, int columns, int level, int lines, bool under, Len most)
{
    VerticalBlock b = {.s = s,
                       .c = s->c,
                       .range = title_range(s, columns, level),
                       .edge = larger(s->c->layout->gutter, article_column_x(s, columns, 0)),
                       .most = under ? MOST_UNDER : MOST_TITLE_COLUMNS,
                       .under = under};
    Headline *h = ARENA_NEW(s->c->arena, Headline);
    h->fits = b.range.least <= b.range.size;
    if (!h->fits)
        b.range.least = b.range.size;
    h->columns_taken = 1;
    b.natural = para_width(columns_shape(s, s->article->title, b.range.role, b.range.size, 0).para);
    h->lines = least_lines(&b, 1);
    if (h->lines > TALL && columns > 3) { /* a long title: two columns for it */
        h->columns_taken = 2;
        h->lines = least_lines(&b, 2);
    }
    h->title_size = b.title.para ? b.title.para->style.em : 0;
    h->fits = h->fits && h->lines < MOST_LINES_HIGH;
    if (h->lines >= MOST_LINES_HIGH)
        diag_warning(b.c->diag, s->article->title_span, DIAG_VERTICAL_TITLE_LONG);
    if (!lines) {
        note_under(&b, h);
        note_one_column(&b, h);
        return h;
    }
    h->lines = lines;
    set_height(&b, lines);
    set_in_height(&b, h);
    return most && title_level(s) < 0 ? stretched(&b, h, most) : h;
}
