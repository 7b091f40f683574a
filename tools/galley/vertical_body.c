/* A vertical text box (竖排框) in a page of horizontal lines: an article whose body stands in columns from right to
 * left, its title at the right, in tiers 段 one above the other when it is tall. It takes the place of a float over all
 * columns of its article, in whole grid lines. CLREQ 2.4.2, 3.2.3. */
#include "galley/vertical_body.h"

#include "setting/columns.h"
#include "floats/figures.h"
#include "galley/galley.h"
#include "galley/sidebar.h"
#include "floats/tier_floats.h"
#include "headline/title.h"
#include "frame/item.h"

#include <assert.h>

enum { PART_ADVERT, PART_COLUMN, PART_KICKER, PART_TITLE, PART_DECK, PART_BYLINE, HEAD_PARTS };
enum {
    LEAST_LINES = 8,
    MOST_TIER = 36 /* characters of a column */,
    USUAL_TIER = 20,
    MOST_TIERS = 4,
    MOST_TITLE_COLUMNS = 2,
    MOST_COLUMNS_OF_PART = 6,
    PITCH = 130,
    BOX_LEVEL = 1, /* 二条: a box among other articles never has the largest title */
    SECONDS = 4,   /* so many lead a page that is set vertically */
    GROW = 6       /* of so many lines, one more */
};

/* The body, at each measure that was tried. */
struct VerticalText {
    const Galley *at[MOST_TIER + 1]; /* by characters of a column */
    Len *widths;                     /* natural, of its paragraphs: read at the largest measure */
    size_t n;
    bool ruby;
};

/* Advert label, column, kicker, title, deck, byline. */
typedef struct Part {
    Columns text;
    GroupTag tag;
} Part;

/* How large its pictures are: the first as that of a page's lead should be; those that lose next to nothing; narrower
 * than their columns. */
typedef enum Manner { AS_LEAD, USUAL, LOOSE, MANNERS } Manner;

/* The box set in a height. */
typedef struct Setting {
    Len height; /* of all tiers with what is between them */
    TierGrid grid;
    TierFloat *floats; /* those of the set */
    size_t n_floats;
    Len head;               /* width of the title's part */
    Len body;               /* width of the rest */
    Part parts[HEAD_PARTS]; /* from right to left */
    const Galley *galley;   /* of the body: a row is a column */
} Setting;

/* Natural widths of its paragraphs with their indents, and if there are readings. */
static void read_widths(ArticleSet *s, struct VerticalText *t, const Galley *g)
{
    size_t most = 0;
    for (int r = 0; r < g->n_rows; r++)
        most += g->rows[r]->n;
    t->widths = ARENA_ARRAY(s->c->arena, Len, most + 1);
    const Para *last = NULL;
    for (int r = 0; r < g->n_rows; r++)
        for (size_t i = 0; i < g->rows[r]->n; i++) {
            const RowLine *rl = &g->rows[r]->at[i];
            if (rl->kind != LINE_BODY || rl->para == last)
                continue;
            last = rl->para;
            t->widths[t->n++] = para_width(last) + last->style.indent;
            t->ruby |= last->n_rubies > 0;
        }
}

static Len text_em(const ArticleSet *s)
{
    return s->c->layout->elements[EL_VERTICAL].size;
}

static const Galley *columns_of(ArticleSet *s, struct VerticalText *t, int characters)
{
    assert(characters > 0 && characters <= MOST_TIER);
    if (!t->at[characters])
        t->at[characters] = galley_vertical_new(s, characters * text_em(s));
    return t->at[characters];
}

static struct VerticalText *text_of(ArticleSet *s)
{
    if (!s->vertical) {
        s->vertical = ARENA_NEW(s->c->arena, struct VerticalText);
        read_widths(s, s->vertical, columns_of(s, s->vertical, MOST_TIER));
    }
    return s->vertical;
}

int vertical_body_lines(ArticleSet *s)
{
    const int tier = (int)(s->c->tier * s->c->layout->pitch / text_em(s));
    const int characters = !tier ? USUAL_TIER : tier < MOST_TIER ? tier : MOST_TIER;
    return columns_of(s, text_of(s), characters)->n_rows;
}

/* About how many columns it fills at least: what that rules out needn't be set. */
static int least_columns(const struct VerticalText *t, Len measure)
{
    int n = 0;
    assert(measure > 0);
    for (size_t i = 0; i < t->n; i++)
        n += (len_mul(t->widths[i], 95, 100) + measure - 1) / measure;
    return n;
}

/* Among horizontal articles, or on a page where all are vertical. */
static int level_of(const ArticleSet *s)
{
    return !s->c->tier ? BOX_LEVEL : s->rank == 0 ? 0 : s->rank < SECONDS ? 1 : 2;
}

/* The largest title that fits the height in a column, else in two. */
static Columns set_title(ArticleSet *s, int span, Len width, Len height)
{
    TitleRange range = layout_title(s->c->layout, span, level_of(s));
    range.role = title_range(s, span, level_of(s)).role;
    const char *title = s->article->title;
    Len least = text_em(s) * 3 / 2, widest = width / 5;
    Len full = range.size < widest ? range.size : widest;
    Columns c = columns_shape(s, title, range.role, full, 0);
    Len length = c.para ? len_mul(para_width(c.para), 8, 10) : 0; /* with everything squeezed */
    for (int k = 1; k <= MOST_TITLE_COLUMNS; k++)
        for (Len size = full; size >= (k == 1 ? full * 2 / 3 : least); size -= LEN_PT) {
            if (len_mul(length, size, full) / k > height)
                continue;
            c = columns_shape(s, title, range.role, size, 0);
            if (!columns_fill(s, &c, height, k, PITCH))
                continue;
            size_t n = c.para ? c.para->n_atoms : 0;
            Len each = c.n == 1 ? title_tracking(c.para) : 0;
            if (each && c.longest + (Len)(n - 1) * each <= height) { /* a short title is letter-spaced */
                c = columns_shape(s, title, range.role, size, each);
                columns_fill(s, &c, LEN_MAX, 1, PITCH);
            }
            return c;
        }
    c = columns_shape(s, title, range.role, least, 0);
    columns_fill(s, &c, height, MOST_COLUMNS_OF_PART, PITCH);
    return c;
}

static Part set_part(ArticleSet *s, const char *text, Element e, Len size, GroupTag tag, Len height)
{
    Part p = {columns_shape(s, text, s->c->layout->elements[e].role, size, 0), tag};
    columns_fill(s, &p.text, height, MOST_COLUMNS_OF_PART, PITCH);
    return p;
}

static void set_head(ArticleSet *s, Setting *x, int span, Len width)
{
    const Layout *l = s->c->layout;
    const Article *a = s->article;
    Len small = text_em(s), deck = layout_headline(l, span)->deck, high = x->height;
    deck = deck < small * 3 / 2 ? deck : small * 3 / 2;
    x->parts[PART_ADVERT] =
        set_part(s, a->advert ? l->advert : "", EL_ADVERT, l->elements[EL_ADVERT].size, TAG_MARKS, high);
    x->parts[PART_COLUMN] = set_part(s, a->column, EL_COLUMN, deck, TAG_KICKER, high);
    x->parts[PART_KICKER] = set_part(s, a->kicker, EL_KICKER, deck, TAG_KICKER, high);
    x->parts[PART_TITLE] = (Part){set_title(s, span, width, high), TAG_HEADLINE};
    x->parts[PART_DECK] = set_part(s, a->deck, EL_DECK, deck, TAG_DECK, high);
    x->parts[PART_BYLINE] = set_part(s, a->byline, EL_BYLINE, small, TAG_BYLINE, high);
    x->head = small;
    for (int i = 0; i < HEAD_PARTS; i++)
        x->head += x->parts[i].text.width;
}

/* Readings have their place between the columns. */
static Len column_pitch(ArticleSet *s)
{
    return len_mul(text_em(s), text_of(s)->ruby ? 175 : 150, 100);
}

static bool box_tiers(Len high, Len em, Setting *x)
{
    const Len between = 2 * em;
    if (x->grid.tiers > MOST_TIERS)
        return false;
    x->grid.measure = (high - (x->grid.tiers - 1) * between) / x->grid.tiers / em * em;
    x->grid.step = x->grid.measure + between;
    x->height = x->grid.tiers * x->grid.step - between;
    return x->grid.measure > 0;
}

/* A group's articles 集纳 stand under its head, within its frame: they divide the height that they have. */
static bool has_own_tiers(const ArticleSet *s)
{
    return s->c->tier && s->article->pins.group;
}

/* The page's tiers: all columns of the page begin in the same lines. */
static bool page_tiers(const ArticleSet *s, int lines, Setting *x)
{
    const Layout *l = s->c->layout;
    int step = s->c->tier + 1;
    x->grid.tiers = (lines + 1 + (has_own_tiers(s) ? step / 2 : 0)) / step;
    x->grid.tiers = has_own_tiers(s) && !x->grid.tiers ? 1 : x->grid.tiers;
    if (has_own_tiers(s))
        step = (lines + 1) / x->grid.tiers;
    Len em = text_em(s), characters = (step - 1) * l->pitch / em;
    characters = characters < MOST_TIER ? characters : MOST_TIER;
    x->grid.measure = characters * em;
    x->grid.step = step * l->pitch;
    x->height = (x->grid.tiers - 1) * x->grid.step + x->grid.measure;
    return characters > 0 && x->grid.tiers > 0;
}

/* The size that the picture of a page's lead should have; false: this one isn't it. */
static bool want_lead_size(const ArticleSet *s, TierGrid *g)
{
    const Layout *l = s->c->layout;
    const LeadPicture *least = &l->lead_picture;
    if (s->rank || s->article->advert || !s->n_tier_floats || s->tier_floats[0].kind != FLOAT_FIGURE || !least->area)
        return false;
    const int64_t lines = l->tiers * (s->c->tier + 1) - 1;
    g->least_area = layout_span(l, l->columns) * lines * l->pitch / 1000 * least->area;
    g->least_width = figure_aspect(s->tier_floats[0].source) < 1 ? 0 : layout_span(l, least->columns) - l->gutter;
    return true;
}

/* Columns of text in a tier. */
static int room_of(const Setting *x, int tier)
{
    return x->grid.columns - tier_floats_taken(x->floats, x->n_floats, tier, tier);
}

/* As few columns as hold the text and its floats; loose: as many as there may be. */
static bool divide(ArticleSet *s, Setting *x, Len pitch, int most, bool loose)
{
    const int total = x->galley->n_rows, widest = len_mul(pitch, 13, 10);
    const int least = total ? (total + x->grid.tiers - 1) / x->grid.tiers : 1; /* only a picture: the title alone */
    x->n_floats = s->n_tier_floats;
    x->floats = ARENA_ARRAY(s->c->arena, TierFloat, x->n_floats + 1);
    if (loose && !x->n_floats)
        return false;
    for (int n = loose ? most : least; n > 0 && n >= least && n <= most; n += loose ? -1 : 1) {
        int room = 0;
        x->grid.columns = n;
        x->grid.pitch = x->body / n < widest ? x->body / n : widest;
        if (!tier_floats_place(s, &x->grid, loose, x->floats))
            continue;
        for (int t = 0; t < x->grid.tiers; t++)
            room += room_of(x, t);
        if (room >= total)
            return true;
    }
    return false;
}

/* Everything in so many grid lines; false when the body does not fit the width. */
static bool set_box(ArticleSet *s, int span, int lines, Manner manner, Setting *x)
{
    const Layout *l = s->c->layout;
    Len em = text_em(s), width = article_width(s, span), high = lines * l->pitch, pitch = column_pitch(s);
    struct VerticalText *t = text_of(s);
    *x = (Setting){.grid = {.tiers = high / em / MOST_TIER + 1, .em = em}};
    if (!(s->c->tier ? page_tiers(s, lines, x) : box_tiers(high, em, x)) ||
        (manner == AS_LEAD && !want_lead_size(s, &x->grid)))
        return false;
    int characters = x->grid.measure / em;
    int least = least_columns(t, x->grid.measure);
    if (least > width / pitch * x->grid.tiers)
        return false;
    set_head(s, x, span, width);
    x->body = width - x->head;
    int most = x->body > 0 ? x->body / pitch : 0;
    if (least > most * x->grid.tiers)
        return false;
    x->galley = columns_of(s, t, characters);
    return divide(s, x, pitch, most, manner == LOOSE);
}

static bool has_ragged(const Galley *g)
{
    for (int r = 0; r < g->n_rows; r++)
        for (size_t i = 0; i < g->rows[r]->n; i++)
            if (para_ragged(g->rows[r]->at[i].para, g->rows[r]->at[i].line))
                return true;
    return false;
}

/* The least height: a verse that a tier can hold stands in one column, however wide the box is. */
static int least_lines(ArticleSet *s)
{
    Len em = text_em(s), longest = (columns_of(s, text_of(s), MOST_TIER - 1)->longest + em - 1) / em * em;
    int n = (longest + s->c->layout->pitch - 1) / s->c->layout->pitch;
    return n > LEAST_LINES ? n : LEAST_LINES;
}

/* Its largest picture: which, columns of the page that it is broad, and lines that it would have over the whole. */
static void find_largest(ArticleSet *s, const Setting *x, int span, FloatSet *fs)
{
    const Len whole = article_width(s, span), column = layout_span(s->c->layout, 2) - layout_span(s->c->layout, 1);
    for (size_t i = 0; i < x->n_floats; i++) {
        const TierFloat *p = &x->floats[i];
        const Rect frame = tier_float_frame(&x->grid, p);
        const Len seen = len_mul(frame.h, 1000 - tier_float_white(s, i, frame), 1000);
        int lines = (int)((int64_t)seen / s->c->layout->pitch * frame.w / whole);
        if (s->tier_floats[i].kind != FLOAT_FIGURE || (fs->largest && lines <= fs->picture))
            continue;
        fs->largest = s->tier_floats[i].source;
        fs->picture = lines;
        fs->broad = (int)((frame.w + column / 2) / column);
    }
}

/* Columns without text, what floats leave of theirs, what is beside the columns that stand widest: in column-lines of
 * the page. */
static int white_in(ArticleSet *s, const Setting *x, int span)
{
    const Len width = article_width(s, span), pitch = x->grid.pitch;
    const Len spare = x->body - x->grid.columns * pitch - pitch;
    const int64_t tier = x->grid.step / s->c->layout->pitch;
    int64_t white = spare > 0 ? spare * tier * x->grid.tiers * 1000 / pitch : 0;
    int columns = -x->galley->n_rows;
    for (int t = 0; t < x->grid.tiers; t++)
        columns += room_of(x, t);
    white += x->n_floats ? columns * tier * 1000 : 0;
    for (size_t i = 0; i < x->n_floats; i++) {
        const TierFloat *p = &x->floats[i];
        white += tier_float_white(s, i, tier_float_frame(&x->grid, p)) * p->columns * p->tiers * tier;
    }
    return (int)(white * pitch / width * span / 1000);
}

/* As few tiers of the page as hold it; of a group, as few lines. */
static void stand_in_tiers(ArticleSet *s, int span, Manner manner, FloatSet *fs)
{
    Setting x;
    const int step = s->c->tier + 1, each = has_own_tiers(s) ? 1 : step, least = has_own_tiers(s) ? step * 2 / 3 : each;
    for (int lines = least - 1; lines < s->c->layout->tiers * step && !fs->lines; lines += each) {
        if (!set_box(s, span, lines, manner, &x))
            continue;
        fs->below = 1; /* clear of a picture */
        fs->lines = fs->least = fs->most = lines + fs->below;
        fs->most += has_own_tiers(s) ? lines / GROW : 0;
        find_largest(s, &x, span, fs);
        fs->white = white_in(s, &x, span);
    }
}

FloatSet *vertical_body_new(ArticleSet *s, int span)
{
    const Layout *l = s->c->layout;
    FloatSet *fs = ARENA_NEW(s->c->arena, FloatSet);
    Setting x;
    for (Manner m = AS_LEAD; s->c->tier && m < MANNERS; m++)
        stand_in_tiers(s, span, m, fs);
    if (s->c->tier)
        return fs;
    int most = l->lines * 3 / 4;
    for (int lines = least_lines(s); lines <= most; lines++) { /* a little taller where a column would be short else */
        if (!set_box(s, span, lines, USUAL, &x))
            continue;
        bool even = !has_ragged(x.galley);
        if (!fs->lines)
            most = most < lines + lines / 3 ? most : lines + lines / 3;
        if (!fs->lines || even)
            fs->lines = lines;
        if (even)
            break;
    }
    fs->least = fs->lines;
    fs->most = fs->lines + fs->lines / GROW;
    return fs;
}

static void compose_head(ArticleSet *s, const Setting *b, Len right, Len y, ItemVec *out)
{
    ItemVec marks = {0};
    Len top = y + (b->height - b->parts[PART_TITLE].text.longest) / 2;
    for (int i = 0; i < HEAD_PARTS; i++) {
        const Columns *p = &b->parts[i].text;
        GroupTag tag = b->parts[i].tag;
        if (!p->n)
            continue;
        vec_push(out, item_begin(tag, s->article->lang, s->index, s->next_id++, 1));
        for (size_t k = 0; k < p->n; k++, right -= p->pitch) {
            Len at = i == PART_BYLINE ? y + b->height - (p->longest - p->lines[k].slack) - p->para->style.em : top;
            if (i != PART_BYLINE && at + p->longest > y + b->height)
                at = y + b->height - p->longest;
            para_place(s->c->text, s->c->arena, p->para, &p->lines[k], b->height, right - p->pitch / 2, at,
                       tag == TAG_MARKS ? LINE_MARK : LINE_BODY, out, &marks);
        }
        vec_push(out, item_end());
    }
    marks_put(s, &marks, out);
    vec_free(&marks);
}

/* As broad as the text, or as what it has beside a picture. */
static void compose_tier_rules(ArticleSet *s, const Setting *b, Len x, Len y, ItemVec *out)
{
    const Layout *l = s->c->layout;
    const Len broad = b->grid.columns * b->grid.pitch;
    for (int k = 1; k < b->grid.tiers; k++) {
        int across = tier_floats_taken(b->floats, b->n_floats, k - 1, k);
        Len from = across * b->grid.pitch;
        Rect at = {x + from, y + k * b->grid.step - (b->grid.step - b->grid.measure) / 2, broad - from, 0};
        if (across < b->grid.columns)
            vec_push(out, item_stroke(at, layout_hairline(l), l->rule_color));
    }
}

/* Where the n-th column stands, counted from the right in its tier. */
typedef struct Place {
    int tier, column;
} Place;

static Place place_of(const Setting *b, int n)
{
    Place p = {0, n};
    while (p.tier + 1 < b->grid.tiers && p.column >= room_of(b, p.tier))
        p.column -= room_of(b, p.tier++);
    return p;
}

/* Frames of sidebars, a tier at a time; half a character beyond their columns. */
static void compose_sidebars(ArticleSet *s, const Setting *b, Len right, Len y, ItemVec *out)
{
    const Len reach = text_em(s) / 2, pitch = b->grid.pitch;
    const Sidebar *open = NULL;
    int from = 0, at = 0;
    for (int r = 0; r <= b->galley->n_rows; r++) {
        const Row *row = r < b->galley->n_rows ? b->galley->rows[r] : NULL;
        const bool begins = place_of(b, at).column == 0;
        if (row && !row->n && begins)
            continue;
        if (open && (!row || row->sidebar != open || begins)) {
            const Place first = place_of(b, from);
            int column = place_of(b, at - 1).column + 1;
            Rect box = {right - column * pitch, y + first.tier * b->grid.step - reach, (column - first.column) * pitch,
                        b->grid.measure + 2 * reach};
            sidebar_compose_vertical(s->c, open, box, out);
            open = NULL;
        }
        if (row && row->sidebar && !open) {
            open = row->sidebar;
            from = at;
        }
        at++;
    }
}

/* A blank column begins no tier. */
static void compose_body(ArticleSet *s, const Setting *b, Len right, Len y, ItemVec *out)
{
    RowWriter w = {.s = s, .out = out};
    compose_sidebars(s, b, right, y, out);
    for (int r = 0, at = 0; r < b->galley->n_rows; r++) {
        const Row *row = b->galley->rows[r];
        const Place p = place_of(b, at);
        if (!row->n && p.column == 0)
            continue;
        if (row->n) {
            rows_open(&w, row->path, false);
            rows_put(&w, row, right - p.column * b->grid.pitch - b->grid.pitch / 2, y + p.tier * b->grid.step);
        }
        at++;
    }
    rows_close(&w);
    rows_free(&w);
}

static void compose_floats(ArticleSet *s, const Setting *b, Len x, Len y, ItemVec *out)
{
    for (size_t i = 0; i < b->n_floats; i++) {
        Rect frame = tier_float_frame(&b->grid, &b->floats[i]);
        frame.x += x;
        frame.y += y;
        tier_float_compose(s, i, frame, out);
    }
}

void vertical_body_compose(ArticleSet *s, const Float *f, int span, int lines, Len x, Len y, ItemVec *out)
{
    const Layout *l = s->c->layout;
    const FloatSet *fs = f->at[span];
    Setting b;
    bool set = false;
    lines -= fs->below;
    for (Manner m = s->c->tier ? AS_LEAD : USUAL; m < MANNERS && !set; m++)
        set = set_box(s, span, lines, m, &b);
    if (!set && !set_box(s, span, fs->lines, USUAL, &b)) /* a taller box may divide into tiers less well */
        return;
    Len broad = b.grid.columns * b.grid.pitch, spare = (b.body - broad) / 2;
    Len right = x + article_width(s, span) - spare, left = right - b.head - broad;
    y += (s->c->tier ? b.grid.step - l->pitch - b.grid.measure : lines * l->pitch - b.height) / 2;
    compose_tier_rules(s, &b, left, y, out);
    compose_head(s, &b, right, y, out);
    compose_body(s, &b, right - b.head, y, out);
    compose_floats(s, &b, left, y, out);
}
