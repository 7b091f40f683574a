#include "compose/compose.h"

#include "base/order.h"
#include "fitting/hole.h"
#include "floats/figures.h"
#include "galley/sidebar.h"
#include "compose/fold.h"
#include "frame/item.h"

#include <assert.h>
#include <limits.h>
#include <string.h>

typedef struct Composer {
    PageBuild *b;
    const Plan *p;
    const Layout *l;
    ArticleSet *s;
    Len x, y; /* the piece's top left */
    int column;
    int fold; /* of its columns, those left of a spread's fold; 0: it doesn't reach over it */
    RowWriter rows;
} Composer;

static void put(Composer *c, Item it)
{
    vec_push(&c->b->items, it);
}

void compose_stroke(PageBuild *b, Rect at, Len width)
{
    vec_push(&b->items, item_stroke(at, width, b->c->layout->rule_color));
}

static void put_rect(Composer *c, Rect at, Rgb fill)
{
    put(c, item_rect(at, fill));
}

/* An ornament belongs to the page, not to the text. */
static void put_bar(Composer *c, const HeadBar *bar, Rect at)
{
    if (bar->kind == BAR_RECT) {
        put_rect(c, at, 0);
    } else if (bar->kind == BAR_RULE) {
        compose_stroke(c->b, at, c->l->rule);
    } else if (bar->kind == BAR_DOT) {
        Item it = {.kind = ITEM_DOT};
        it.u.dot.x = at.x + at.w / 2;
        it.u.dot.y = at.y + at.h / 2;
        it.u.dot.r = at.w / 2;
        put(c, it);
    } else {
        put(c, item_begin(TAG_FURNITURE, c->l->lang, -1, 0, 0));
        put(c, picture_item(bar->picture, at, ""));
        put(c, item_end());
    }
}

/* The piece's whole width. */
static Len whole_width(const Composer *c)
{
    return layout_width(c->l, c->column, c->p->columns);
}

/* A column of the piece. Beside a fold a box's stand in the page's own, so that none comes to stand on it. */
static Len column_x(const Composer *c, int column)
{
    if (!c->fold)
        return article_column_x(c->s, c->p->columns, column);
    return column * (c->l->measure + c->l->gutter) + (c->l->measure - article_measure(c->s)) / 2 +
           (column >= c->fold ? c->l->fold_white : 0);
}

/* What is narrower than columns that reach over the fold stands in their middle. */
static Len over_fold(const Composer *c, int column, int columns)
{
    return c->fold > column && c->fold < column + columns ? c->l->fold_white / 2 : 0;
}

static const Headline *headline_of(Composer *c)
{
    const Plan *p = c->p;
    if (p->piece.from_page)
        return article_continued(c->s, p->columns, p->piece.from_page);
    return p->headline ? p->headline : plan_headline(p, 0);
}

/* White on black, its note marks too. */
static void reverse(Composer *c, size_t from)
{
    for (size_t i = from; i < c->b->items.len; i++) {
        Item *it = &c->b->items.ptr[i];
        for (size_t k = 0; it->kind == ITEM_LINE && k < it->u.line.n_runs; k++)
            it->u.line.runs[k].color = 0xFFFFFF;
    }
}

/* A headline block on its page: the lines that it is given beyond its own open its white; a picture under the title
 * 题图压题 grows first, as far as it bears. */
typedef struct HeadPlace {
    const Headline *h;
    Len x, y;
    int columns, grown, more;
    bool beside;
    Len lowered; /* the foot of the grown picture */
} HeadPlace;

static HeadPlace head_place(Composer *c)
{
    const Headline *h = headline_of(c);
    HeadPlace p = {.h = h, .columns = c->p->head_columns ? c->p->head_columns : c->p->columns};
    p.x = c->x + article_column_x(c->s, c->p->columns, 0) + over_fold(c, 0, p.columns);
    p.y = c->y + c->p->box_lines * c->l->pitch;
    p.more = c->p->title_columns ? 0 : c->p->head_columns ? c->p->head_opened : c->p->headline_lines - h->lines;
    p.beside = c->p->head_columns > 0;
    if (!h->over_lines)
        return p;
    const int bears = c->s->over->at[p.columns]->most - h->over_lines;
    p.grown = p.more < bears ? p.more : bears > 0 ? bears : 0;
    p.more -= p.grown;
    Rect own = figure_frame(c->s, c->s->over, p.columns, h->over_lines);
    Rect grown = figure_frame(c->s, c->s->over, p.columns, h->over_lines + p.grown);
    p.lowered = grown.y + grown.h - own.y - own.h;
    return p;
}

/* on_picture: it stands at its foot. */
static Len head_y(const Composer *c, const HeadPlace *p, Len y, int opening, bool on_picture)
{
    if (on_picture)
        return p->y + y + p->lowered;
    Len below = p->h->over_lines && y > p->h->over_top ? p->grown * c->l->pitch : 0;
    return p->y + below + headline_opened(c->b->c, p->h, y, opening, p->more, p->beside);
}

static void compose_headline(Composer *c)
{
    const HeadPlace p = head_place(c);
    const Headline *h = p.h;
    ItemVec marks = {0};
    if (h->over_lines)
        figure_compose(c->s, c->s->over, p.columns, h->over_lines + p.grown, p.x, p.y + h->over_top, &c->b->items);
    for (size_t i = 0; i < h->n_bars; i++) {
        Rect at = h->bars[i].at;
        at.x += p.x;
        at.y = head_y(c, &p, at.y, h->bars[i].opening, h->over && i + 1 == h->n_bars);
        put_bar(c, &h->bars[i], at);
    }
    for (size_t i = 0; i < h->n; i++) {
        const HeadLine *hl = &h->at[i];
        if (i == 0 || h->at[i - 1].id != hl->id)
            put(c, item_begin(hl->tag, hl->lang, c->s->index, hl->id, 1));
        const size_t from = c->b->items.len;
        const Len y = head_y(c, &p, hl->text.y, hl->opening, hl->reversed) - hl->text.y;
        row_line_place(c->b->c, &hl->text, p.x, y, &c->b->items, &marks);
        if (hl->reversed)
            reverse(c, from);
        if (i + 1 == h->n || h->at[i + 1].id != hl->id)
            put(c, item_end());
    }
    vec_free(&marks);
}

/* The text's columns: the grid's, or its own. */
static Len text_measure(const Composer *c)
{
    return article_text_measure(c->s, c->p->columns, c->p->broken);
}

static Len text_x(const Composer *c, int column)
{
    return c->p->broken ? article_text_x(c->s, c->p->columns, c->p->broken, column) : column_x(c, column);
}

static void compose_row_rules(Composer *c, const Row *r, Len x, Len y)
{
    const Layout *l = c->l;
    Len w = text_measure(c), h = r->lines * l->pitch;
    if (r->flags & ROW_TINT)
        put_rect(c, (Rect){x, y, w, h}, l->tint);
    if (r->flags & ROW_RULE)
        compose_stroke(c->b, (Rect){r->flags & ROW_CENTER ? x + w / 3 : x, y + h / 2, w / 3, 0}, l->rule);
    if (r->flags & ROW_RULE_ABOVE)
        compose_stroke(c->b, (Rect){x, y + l->pitch / 3, w, 0}, l->rule * 2);
    if (r->flags & ROW_RULE_BELOW)
        compose_stroke(c->b, (Rect){x, y + h - l->pitch / 3, w, 0}, l->rule);
}

/* A rule on its own, or what keeps a place free, so that the rest goes on elsewhere. */
static bool is_of_no_block(const Row *row)
{
    return !row->path->depth || row->path->info[row->path->depth - 1].tag == TAG_MARKS;
}

static void put_row(Composer *c, const Row *row, bool continued, Len x, Len y)
{
    if (is_of_no_block(row))
        rows_close(&c->rows);
    else
        rows_open(&c->rows, row->path, continued);
    compose_row_rules(c, row, x, y);
    rows_put(&c->rows, row, x, y);
}

static void compose_intro(Composer *c)
{
    const Intro *o = c->p->intro;
    Len y = c->y + (c->p->headline_lines + c->p->box_lines) * c->l->pitch;
    for (int r = 0; r < o->n; r++) {
        put_row(c, o->rows[r], false, c->x, y);
        y += o->rows[r]->lines * c->l->pitch;
    }
}

static void compose_body(Composer *c)
{
    const Plan *p = c->p;
    if (p->intro)
        compose_intro(c);
    const Galley *g = article_galley(c->s);
    int from = p->piece.from_row;
    bool split = from > 0 && from < g->n_rows && g->rows[from - 1]->path == g->rows[from]->path;
    for (int k = 0; k < p->text_columns; k++) {
        Len x = c->x + text_x(c, k), y = c->y + p->column_top[k] * c->l->pitch;
        sidebars_compose(c->b->c, p->rows, p->above, p->split[k], p->split[k + 1], x, y, &c->b->items);
        for (int r = p->split[k]; r < p->split[k + 1]; r++) {
            const Row *row = p->rows[r];
            y += p->above[r] * c->l->pitch;
            put_row(c, row, split && r == 0, x, y);
            y += row->lines * c->l->pitch;
        }
    }
    rows_close(&c->rows);
}

/* 文武线 in the middle third of so much. */
static void put_double_rule(PageBuild *b, Len x, Len y, Len width)
{
    const Layout *l = b->c->layout;
    const Len third = width / 3;
    compose_stroke(b, (Rect){x + third, y, third, 0}, 3 * l->rule);
    compose_stroke(b, (Rect){x + third, y + l->pitch / 4, third, 0}, l->rule);
}

static bool has_text(const Plan *p, int column)
{
    return p->split[column] < p->split[column + 1];
}

/* A hole at the feet of columns, which no rule parts, has an ornament in its middle 尾花. */
static void compose_tail(Composer *c)
{
    const Plan *p = c->p;
    int first = p->title_columns, last = first, lines = 0;
    if (!hole_is_large(plan_foot_hole(p)))
        return;
    for (int from = p->title_columns; from < p->text_columns; from++)
        for (int to = from, high = INT_MAX; to < p->text_columns; to++) {
            if (to > from && has_text(p, to - 1) && has_text(p, to))
                break;
            high = smaller(high, plan_column_foot(p, to) - plan_column_end(p, to));
            if (high * (to - from + 1) > lines * (last - first + 1)) {
                first = from;
                last = to;
                lines = high;
            }
        }
    const Len x = text_x(c, first), y = (2 * plan_column_foot(p, first) - lines) * c->l->pitch / 2;
    put_double_rule(c->b, c->x + x, c->y + y, text_x(c, last) + text_measure(c) - x);
}

static void compose_floats(Composer *c)
{
    for (size_t i = 0; i < c->p->n_floats; i++) {
        const PlacedFloat *f = &c->p->floats[i];
        float_compose(c->s, &c->s->floats[f->index], f->span, f->lines,
                      c->x + column_x(c, f->column) + over_fold(c, f->column, f->span), c->y + f->line * c->l->pitch,
                      &c->b->items);
    }
}

/* It has one line: what is longer is set smaller. */
static SetPara set_jump(const SetContext *sc, const char *text, Lang lang, Len measure)
{
    ParaStyle st = para_style(sc, EL_JUMP, lang);
    TextStyle ts = element_text(sc, EL_JUMP, lang);
    st.align = ALIGN_RIGHT;
    SetPara sp = set_para(sc, pieces_of_text(sc, text, ts, span_none()), &st, measure);
    while (sp.n > 1 && ts.size > LEN_PT) {
        st.em = ts.size = len_mul(ts.size, 95, 100);
        sp = set_para(sc, pieces_of_text(sc, text, ts, span_none()), &st, measure);
    }
    return sp;
}

/* （下转第N版） in the last line of the last column. */
static void compose_jump(Composer *c, int page)
{
    const SetContext *sc = c->b->c;
    SetPara sp = set_jump(sc, jump_text(sc, c->l->jump_to, page), c->s->article->lang, article_measure(c->s));
    int last = c->p->columns - 1;
    while (last > 0 && c->p->split[last] == c->p->split[last + 1])
        last--;
    Len x = c->x + column_x(c, last);
    Len y = c->y + (c->p->column_top[last] + c->p->column_lines[last] - 1) * c->l->pitch + c->l->first_baseline;
    ItemVec marks = {0};
    put(c, item_begin(TAG_JUMP, c->s->article->lang, c->s->index, 0, 0));
    size_t first = c->b->items.len;
    if (sp.n)
        para_place(sc->text, sc->arena, sp.para, &sp.lines[0], article_measure(c->s), x, y, LINE_JUMP, &c->b->items,
                   &marks);
    for (size_t i = first; i < c->b->items.len; i++)
        c->b->items.ptr[i].u.line.href = arena_printf(sc->arena, "%s.html", page_name(sc->sections, page).text);
    put(c, item_end());
    vec_free(&marks);
}

static int column_end(const Plan *p, int column)
{
    return p->column_top[column] + p->column_lines[column];
}

/* Where the rule between two columns ends: with their text; where that leaves a hole at the feet it parts that, too. */
static int rule_end(const Plan *p, int column)
{
    if (plan_is_parted(p))
        return smaller(plan_column_foot(p, column), plan_column_foot(p, column + 1));
    return smaller(column_end(p, column), column_end(p, column + 1));
}

/* Hairlines between the columns of an article, where text stands on both sides. */
static void column_rules(Composer *c)
{
    const Plan *p = c->p;
    Len gutter = p->text_columns > 1 ? text_x(c, 1) - text_measure(c) - text_x(c, 0) : 0;
    for (int k = 0; k + 1 < p->text_columns; k++) {
        if (!has_text(p, k) || !has_text(p, k + 1))
            continue;
        int top = p->column_top[k] > p->column_top[k + 1] ? p->column_top[k] : p->column_top[k + 1];
        if (p->intro && p->intro->columns == k + 1) /* text stands on both sides from its head on */
            top = p->column_top[k + 1];
        const int end = rule_end(p, k);
        Len x = c->x + text_x(c, k + 1) - gutter / 2;
        compose_stroke(
            c->b, (Rect){x, c->y + top * c->l->pitch + c->l->pitch / 4, 0, (end - top) * c->l->pitch - c->l->pitch / 2},
            layout_hairline(c->l));
    }
}

/* Those over all its columns. */
static int upper_lines(const PlanShape *s)
{
    return s->notch ? s->lines - s->notch_lines : s->lines;
}

/* Rectangles that cover what the piece has: of an L two, one below the other. */
static void add_area(Composer *c, int continues_on)
{
    const PlanShape *s = &c->p->shape;
    const Layout *l = c->l;
    Area area = {.article = c->s->index,
                 .continues_on = continues_on,
                 .continued_from = c->p->piece.from_page,
                 .group = c->b->in_group};
    area.rects = ARENA_ARRAY(c->b->c->arena, Rect, 2);
    const int upper = upper_lines(s);
    area.rects[area.n_rects++] = (Rect){c->x, c->y, whole_width(c), upper * l->pitch};
    if (s->notch) {
        int left = c->column + (s->notch < 0 ? s->notch_columns : 0);
        area.rects[area.n_rects++] =
            (Rect){layout_column_x(l, left), c->y + upper * l->pitch,
                   layout_width(l, left, s->columns - s->notch_columns), s->notch_lines * l->pitch};
    }
    vec_push(&c->b->areas, area);
}

static void set_off(Composer *c, bool rule_above, bool rule_left)
{
    const Layout *l = c->l;
    Len w = whole_width(c), h = c->p->shape.lines * l->pitch;
    if (article_is_boxed(c->s)) {
        if (c->s->article->advert || l->tint == 0xFFFFFF)
            compose_stroke(c->b, (Rect){c->x, c->y + l->pitch / 4, w, h - l->pitch / 4}, l->box_rule * 2);
        else
            put_rect(c, (Rect){c->x, c->y + l->pitch / 4, w, h - l->pitch / 4}, l->tint);
        compose_stroke(c->b, (Rect){c->x, c->y + l->pitch / 4, w, h - l->pitch / 4}, l->box_rule);
    }
    if (rule_above && c->s->inset) /* clear of its group's frame */
        compose_stroke(c->b,
                       (Rect){c->x + article_column_x(c->s, c->p->columns, 0), c->y - l->pitch / 2,
                              article_width(c->s, c->p->columns), 0},
                       l->rule);
    else if (rule_above)
        compose_stroke(c->b, (Rect){c->x, c->y - l->pitch / 2, w, 0}, l->rule);
    const PlanShape *s = &c->p->shape;
    const bool leg = s->notch < 0;
    if (rule_left)
        compose_stroke(c->b, (Rect){c->x - l->gutter / 2, c->y, 0, leg ? upper_lines(s) * l->pitch : h}, l->rule);
    if (leg) /* from what has its corner */
        compose_stroke(c->b,
                       (Rect){layout_column_x(l, c->column + s->notch_columns) - l->gutter / 2,
                              c->y + (upper_lines(s) + 1) * l->pitch, 0, (s->notch_lines - 1) * l->pitch},
                       l->rule);
}

void compose_plan(PageBuild *b, const Plan *p, int column, int line, int continues_on, bool rule_above, bool rule_left)
{
    const Layout *l = b->c->layout;
    const size_t first = b->items.len;
    Composer c = {.b = b, .p = p, .l = l, .s = p->piece.set, .rows = {.s = p->piece.set, .out = &b->items}};
    assert(column >= 0 && column + p->columns <= l->columns && line >= 0 && line + p->shape.lines <= l->lines);
    c.column = column;
    c.x = layout_column_x(l, column);
    c.fold = l->fold > column && l->fold < column + p->columns ? l->fold - column : 0;
    c.y = l->top + line * l->pitch;
    Item begin = item_begin(TAG_ARTICLE, c.s->article->lang, c.s->index, 0, 0);
    begin.u.group.continued = p->piece.from_page > 0;
    put(&c, begin);
    set_off(&c, rule_above, rule_left);
    column_rules(&c);
    compose_headline(&c);
    if (continues_on) /* nothing stands between the two parts of a paragraph */
        compose_floats(&c);
    compose_body(&c);
    if (continues_on)
        compose_jump(&c, continues_on);
    else
        compose_floats(&c);
    compose_tail(&c);
    put(&c, item_end());
    if (c.fold)
        fold_clear(b, first, c.x - l->gutter / 2, c.x + whole_width(&c) + l->gutter / 2);
    add_area(&c, continues_on);
    rows_free(&c.rows);
}

void compose_ornament(PageBuild *b, int line, int end)
{
    enum { LEAST_EMPTY = 4, BELOW = 2 /* lines below the text */ };
    const Layout *l = b->c->layout;
    if (end - line < LEAST_EMPTY)
        return;
    put_double_rule(b, l->left, l->top + (line + BELOW) * l->pitch, layout_width(l, 0, l->columns));
}
