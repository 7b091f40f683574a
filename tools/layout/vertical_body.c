/* A vertical text box (竖排框) in a page of horizontal lines: an article whose body stands in columns from right to
 * left, its title at the right, in tiers 段 one above the other when it is tall. It takes the place of a float over all
 * columns of its article, in whole grid lines. CLREQ 2.4.2, 3.2.3. */
#include "layout/rows.h"

#include <assert.h>

enum { PART_COLUMN, PART_KICKER, PART_TITLE, PART_DECK, PART_BYLINE, HEAD_PARTS };
enum { LEAST_LINES = 8, MOST_TIER = 36 /* characters of a column */, MOST_TIERS = 4, MOST_TITLE_COLUMNS = 2 };

/* The body, at each measure that was tried. */
struct VerticalText {
    const Galley *at[MOST_TIER + 1]; /* by characters of a column */
    Len *widths;                     /* natural, of its paragraphs: read at the largest measure */
    size_t n;
    bool ruby;
};

/* Kicker, title, deck, byline: columns of one text. */
typedef struct Part {
    Para *para;
    BrokenLine *lines;
    size_t n;
    Len longest, pitch;
    GroupTag tag;
} Part;

/* The box set in a height. */
typedef struct Setting {
    Len height;             /* of all tiers with what is between them */
    int tiers, columns;     /* columns of a tier */
    Len measure, tier_step; /* a tier's columns, and from top to top */
    Len head;               /* width of the title's part */
    Len body;               /* width of the rest */
    Part parts[HEAD_PARTS]; /* from right to left */
    const Galley *galley;   /* of the body: a row is a column */
} Setting;

/* Natural widths of its paragraphs, and if there are readings. */
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
            t->widths[t->n++] = para_width(last);
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

/* About how many columns it fills at least: what that rules out needn't be set. */
static int least_columns(const struct VerticalText *t, Len measure)
{
    int n = 0;
    for (size_t i = 0; i < t->n; i++)
        n += (len_mul(t->widths[i], 9, 10) + measure - 1) / measure;
    return n;
}

static Part part_of(ArticleSet *s, const char *text, int role, Len size, Len tracking, GroupTag tag)
{
    Part p = {.tag = tag, .pitch = len_mul(size, 13, 10)};
    if (!*text)
        return p;
    TextStyle ts = {.role = role, .size = size, .lang = s->article->lang, .tracking = tracking};
    ParaStyle st = {.em = size,
                    .align = ALIGN_LEFT,
                    .level = s->c->layout->level,
                    .lang = s->article->lang,
                    .replace_missing = s->c->layout->replace_missing,
                    .display = text_is_display(size),
                    .vertical = true};
    Pieces pieces = pieces_of_text(s->c, text, ts, article_text_span(s->article, text));
    p.para = para_shape(s->c->text, s->c->arena, s->c->diag, pieces.at, pieces.n, &st);
    return p;
}

/* As few columns as the height allows, evenly filled; false when they would be more than `most`. */
static bool fill_part(ArticleSet *s, Part *p, Len height, int most)
{
    BalancedLines b = {0};
    bool fits = !p->para || set_fewest(s->c, p->para, height, most, &b);
    p->lines = b.lines;
    p->n = b.n;
    p->longest = b.widest;
    return fits;
}

/* The largest title that fits the height in a column, else in two. */
static Part set_title(ArticleSet *s, int span, Len width, Len height)
{
    const HeadlineStep *step = layout_headline(s->c->layout, span);
    const char *title = s->article->title;
    Len least = s->c->layout->elements[EL_VERTICAL].size * 3 / 2, widest = width / 5;
    Len full = step->size < widest ? step->size : widest;
    Part natural = part_of(s, title, step->role, full, 0, TAG_HEADLINE);
    Len length = natural.para ? len_mul(para_width(natural.para), 8, 10) : 0; /* with everything squeezed */
    for (int k = 1; k <= MOST_TITLE_COLUMNS; k++)
        for (Len size = full; size >= (k == 1 ? full * 2 / 3 : least); size -= LEN_PT) {
            if (len_mul(length, size, full) / k > height)
                continue;
            Part p = part_of(s, title, step->role, size, 0, TAG_HEADLINE);
            if (!fill_part(s, &p, height, k))
                continue;
            size_t n = p.para ? p.para->n_atoms : 0;
            Len each = n > 1 && p.n == 1 ? (len_mul(height, 7, 10) - p.longest) / (Len)(n - 1) : 0;
            each = each > size / 2 ? size / 2 : each;
            if (each > size / 8) { /* a short title is letter-spaced */
                p = part_of(s, title, step->role, size, each, TAG_HEADLINE);
                fill_part(s, &p, LEN_MAX, 1);
            }
            return p;
        }
    Part p = part_of(s, title, step->role, least, 0, TAG_HEADLINE);
    fill_part(s, &p, height, 6);
    return p;
}

static void set_head(ArticleSet *s, Setting *x, int span, Len width)
{
    const Layout *l = s->c->layout;
    const Article *a = s->article;
    const HeadlineStep *step = layout_headline(l, span);
    Len small = l->elements[EL_VERTICAL].size, deck = step->deck < small * 3 / 2 ? step->deck : small * 3 / 2;
    x->parts[PART_COLUMN] = part_of(s, a->column, l->elements[EL_COLUMN].role, deck, 0, TAG_KICKER);
    x->parts[PART_KICKER] = part_of(s, a->kicker, l->elements[EL_KICKER].role, deck, 0, TAG_KICKER);
    x->parts[PART_TITLE] = set_title(s, span, width, x->height);
    x->parts[PART_DECK] = part_of(s, a->deck, l->elements[EL_DECK].role, deck, 0, TAG_DECK);
    x->parts[PART_BYLINE] = part_of(s, a->byline, l->elements[EL_BYLINE].role, small, 0, TAG_BYLINE);
    x->head = l->elements[EL_VERTICAL].size;
    for (int i = 0; i < HEAD_PARTS; i++) {
        if (i != PART_TITLE)
            fill_part(s, &x->parts[i], x->height, 6);
        x->head += (Len)x->parts[i].n * x->parts[i].pitch;
    }
}

/* Readings have their place between the columns. */
static Len column_pitch(ArticleSet *s)
{
    return len_mul(text_em(s), text_of(s)->ruby ? 175 : 150, 100);
}

/* Everything in so many grid lines; false when the body does not fit the width. */
static bool set_box(ArticleSet *s, int span, int lines, Setting *x)
{
    const Layout *l = s->c->layout;
    Len em = text_em(s), width = article_width(s, span), high = lines * l->pitch, pitch = column_pitch(s);
    struct VerticalText *t = text_of(s);
    *x = (Setting){.tiers = high / em / MOST_TIER + 1};
    if (x->tiers > MOST_TIERS)
        return false;
    Len between = 2 * em;
    int characters = (high - (x->tiers - 1) * between) / x->tiers / em;
    x->measure = characters * em;
    x->tier_step = x->measure + between;
    x->height = x->tiers * x->tier_step - between;
    int least = least_columns(t, x->measure);
    if (least > width / pitch * x->tiers)
        return false;
    set_head(s, x, span, width);
    x->body = width - x->head;
    int most = x->body > 0 ? x->body / pitch : 0;
    if (least > most * x->tiers)
        return false;
    x->galley = columns_of(s, t, characters);
    int total = x->galley->n_rows;
    x->columns = total ? (total + x->tiers - 1) / x->tiers : 1; /* only a picture: the title stands alone */
    return x->columns <= most;
}

bool body_is_vertical(const ArticleSet *s)
{
    return s->article->vertical && lang_is_chinese(s->article->lang);
}

FloatSet *vertical_body_new(ArticleSet *s, int span)
{
    const Layout *l = s->c->layout;
    FloatSet *fs = ARENA_NEW(s->c->arena, FloatSet);
    Setting x;
    for (int lines = LEAST_LINES; lines <= l->lines * 3 / 4 && !fs->lines; lines++)
        if (set_box(s, span, lines, &x))
            fs->lines = lines;
    fs->least = fs->lines;
    fs->most = fs->lines + fs->lines / 6;
    return fs;
}

static void compose_head(ArticleSet *s, const Setting *b, Len right, Len y, ItemVec *out, ItemVec *marks)
{
    Len top = y + (b->height - b->parts[PART_TITLE].longest) / 2;
    for (int i = 0; i < HEAD_PARTS; i++) {
        const Part *p = &b->parts[i];
        if (!p->n)
            continue;
        vec_push(out, item_begin(p->tag, s->article->lang, s->index, s->next_id++, 1));
        for (size_t k = 0; k < p->n; k++, right -= p->pitch) {
            Len at = i == PART_BYLINE ? y + b->height - (p->longest - p->lines[k].slack) - p->para->style.em : top;
            if (i != PART_BYLINE && at + p->longest > y + b->height)
                at = y + b->height - p->longest;
            para_place(s->c->text, s->c->arena, p->para, &p->lines[k], b->height, right - p->pitch / 2, at, LINE_BODY,
                       out, marks);
        }
        vec_push(out, item_end());
    }
}

static void compose_tier_rules(ArticleSet *s, const Setting *b, Len x, Len y, ItemVec *out)
{
    const Layout *l = s->c->layout;
    for (int k = 1; k < b->tiers; k++) {
        Item it = {.kind = ITEM_STROKE};
        it.u.stroke.at = (Rect){x, y + k * b->tier_step - (b->tier_step - b->measure) / 2, b->body, 0};
        it.u.stroke.width = l->rule / 2;
        it.u.stroke.color = l->rule_color;
        vec_push(out, it);
    }
}

/* A blank column begins no tier. */
static void compose_body(ArticleSet *s, const Setting *b, Len right, Len pitch, Len y, ItemVec *out)
{
    RowWriter w = {.s = s, .out = out};
    for (int r = 0, at = 0; r < b->galley->n_rows; r++) {
        const Row *row = b->galley->rows[r];
        if (!row->n && at % b->columns == 0)
            continue;
        if (row->n) {
            rows_open(&w, row->path, false);
            rows_put(&w, row, right - at % b->columns * pitch - pitch / 2, y + at / b->columns * b->tier_step);
        }
        at++;
    }
    rows_close(&w);
    rows_free(&w);
}

void vertical_body_compose(ArticleSet *s, int span, int lines, Len x, Len y, ItemVec *out)
{
    const Layout *l = s->c->layout;
    Setting b;
    if (!set_box(s, span, lines, &b)) /* a taller box may divide into tiers less well */
        set_box(s, span, article_float(s, 0, span)->lines, &b);
    if (b.columns < 1)
        return;
    Len width = article_width(s, span), pitch = b.body / b.columns, most = len_mul(column_pitch(s), 13, 10);
    pitch = pitch > most ? most : pitch;
    Len spare = (b.body - b.columns * pitch) / 2, right = x + width - spare;
    y += (lines * l->pitch - b.height) / 2;
    ItemVec marks = {0};
    compose_tier_rules(s, &b, x, y, out);
    compose_head(s, &b, right, y, out, &marks);
    float_close_marks(s, &marks, out);
    compose_body(s, &b, right - b.head, pitch, y, out);
}
