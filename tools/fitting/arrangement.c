/* A piece before its text is laid: its headline, frame and pictures over so many columns. */
#include "fitting/plan.h"

#include "base/order.h"
#include "floats/figures.h"

#include <limits.h>
#include <string.h>

enum {
    LEAST_COLUMN = 3 /* lines of text under a picture */,
    LEAST_CAPTION = 2 /* of a picture story's: one where it has one column */,
    GALLERY = 8,
    UNDER = 1 /* white below a vertical title */
};

const Headline *piece_headline(MakeupPiece p, int columns, int level)
{
    return p.from_page ? article_continued(p.set, columns, p.from_page) : article_headline(p.set, columns, level);
}

/* The columns at the left that a vertical title takes from the text. */
static int title_columns(MakeupPiece p, int columns, int level)
{
    return p.from_page ? 0 : piece_headline(p, columns, level)->columns_taken;
}

bool headline_may_stand(MakeupPiece p, int columns, int n, int level)
{
    if (n >= columns || p.from_page || article_is_boxed(p.set) || body_is_vertical(p.set))
        return false;
    const Headline *h = article_headline(p.set, title_is_vertical(p.set, columns) ? columns : n, level);
    return h->fits && (!h->columns_taken || (h->under && h->columns_taken == n));
}

const Headline *arrangement_headline(const Arrangement *a, int level)
{
    return piece_headline(a->piece, a->head_columns && !a->title_lines ? a->head_columns : a->over, level);
}

/* Of the text's columns, the one that begins where column c of the grid does, or would. */
static int text_column(const Arrangement *a, int c)
{
    return a->broken ? c * a->broken / a->over : c;
}

/* The headline is the first columns' own. */
static void put_beside(Arrangement *a, int n, int level, int opened)
{
    const bool upright = title_is_vertical(a->piece.set, a->over);
    a->head_columns = n;
    a->head_opened = opened;
    if (upright)
        a->title_lines = piece_headline(a->piece, a->over, level)->under;
    else if (a->broken)
        a->text = piece_text_in(a->piece, a->over, a->broken, n);
    else
        a->text = piece_text(a->piece, n);
    int lines = upright ? a->title_lines + UNDER : piece_headline(a->piece, n, level)->lines + opened;
    for (int c = 0; c < text_column(a, n); c++)
        a->top[c] = lines;
    a->title_columns = a->head = 0;
    a->columns = text_column(a, a->over);
    a->high = upright ? lines + LEAST_COLUMN : lines + lines / 2 + LEAST_COLUMN; /* half as much text below it */
}

static bool is_gallery(MakeupPiece p, int columns)
{
    return p.set->n_floats > 1 && article_galley(p.set)->lines < GALLERY * columns;
}

static bool is_story_picture(MakeupPiece p, size_t i)
{
    return i == 0 && article_is_picture_story(p.set);
}

/* A float's columns. */
static int float_span(MakeupPiece p, size_t i, int columns, int widen)
{
    const Float *f = &p.set->floats[i];
    if (f->kind == FLOAT_TABLE) {
        int most = p.set->c->layout->lines / 3;
        for (int span = 1; span < columns; span++) {
            const FloatSet *s = article_float(p.set, i, span);
            if (s->lines && s->lines <= most)
                return span;
        }
        return columns;
    }
    if (is_story_picture(p, i))
        return columns;
    if (f->asked)
        return f->asked < columns ? f->asked : columns;
    double aspect = figure_aspect(f->source);
    int span = aspect > 1.2 ? (columns + 1) / 2 : (columns + 2) / 3;
    if (is_gallery(p, columns) && aspect > 1.2 && i == 0)
        span = (columns * 2 + 2) / 3;
    int most =
        columns - (!p.from_page && byline_in_column(p.set, columns)); /* it stands above the first column's text */
    span += widen == SHRUNK ? 0 : widen;
    return span < 1 ? 1 : span > most ? most : span;
}

/* The fewest lines of a float that stands so. */
static int least_lines(const FloatSet *fs, int widen)
{
    return widen == SHRUNK && fs->smallest ? fs->smallest : fs->least;
}

/* Does nothing stand below it? */
static bool is_last(const Arrangement *a, const PlacedFloat *f, int span)
{
    for (int k = f->column; k < f->column + span; k++)
        if (a->top[k] != f->line + f->lines)
            return false;
    return true;
}

/* last: nothing stands below either, so that the feet of their columns change places, too. */
static void swap_columns(Arrangement *a, PlacedFloat *f, PlacedFloat *g, bool last)
{
    for (int k = 0; last && k < f->span; k++) {
        const int top = a->top[f->column + k], below = a->below[f->column + k];
        a->top[f->column + k] = a->top[g->column + k];
        a->below[f->column + k] = a->below[g->column + k];
        a->top[g->column + k] = top;
        a->below[g->column + k] = below;
    }
    const int column = f->column;
    f->column = g->column;
    g->column = column;
}

/* Those of one width side by side stand in the order of the text, from left to right. */
static void order_floats(Arrangement *a)
{
    const bool sideways = a->broken || body_is_vertical(a->piece.set);
    for (int i = 0; i < a->n_floats && !sideways; i++)
        for (int k = i + 1; k < a->n_floats; k++) {
            PlacedFloat *f = &a->floats[i], *g = &a->floats[k];
            bool level = f->span == g->span && f->line == g->line && f->column > g->column;
            bool last = is_last(a, f, f->span) && is_last(a, g, g->span);
            bool alike = f->lines == g->lines && a->below[f->column] == a->below[g->column];
            if (level && (last || alike))
                swap_columns(a, f, g, last);
        }
}

/* The first paragraph over the first columns: the others begin beside it. */
static void put_intro(Arrangement *a)
{
    const Intro *o = a->intro;
    for (int c = 0; c < o->columns; c++) {
        a->top[c] = o->lines;
        a->below[c] = INTRO_WHITE;
    }
    a->text = &o->text;
    a->high = o->lines + LEAST_COLUMN;
}

/* Does a picture below the first paragraph reach beyond it, so that nothing stands beside that? */
static bool hangs_beyond_intro(const Arrangement *a)
{
    for (int i = 0; i < a->n_floats; i++) {
        const PlacedFloat *f = &a->floats[i];
        if (f->line && f->column < a->intro->columns && f->column + f->span > a->intro->columns)
            return true;
    }
    return false;
}

/* In whole columns of a text that has its own, never all of them; 0: it has no such. */
static int stepped_span(const Float *f, int span, int columns, int step)
{
    const int nearest = (span + step / 2) / step * step;
    if (span % step == 0)
        return span;
    return f->asked ? 0 : nearest < step ? step : smaller(nearest, columns - step);
}

/* Of so many columns, the first of those that a float takes: where it hangs highest, at the right if it can; *top: how
 * high. */
static int highest(const Arrangement *a, int columns, int span, int step, int *top)
{
    int best = columns - span;
    *top = INT_MAX;
    for (int c = best; c >= 0; c -= step) {
        int t = 0;
        for (int k = text_column(a, c); k < text_column(a, c + span); k++)
            t = larger(t, a->top[k]);
        if (t < *top) {
            *top = t;
            best = c;
        }
    }
    return best;
}

/* Floats settle at the top right, each where it hangs highest. false: one can't be set so narrow. */
static bool place_floats(Arrangement *a, int widen, int grow, int most)
{
    MakeupPiece p = a->piece;
    const int columns = a->broken ? a->over : a->columns, step = text_step(p.set, a->over, a->broken);
    for (size_t i = (size_t)p.from_float; i < p.set->n_floats; i++) {
        const int span = stepped_span(&p.set->floats[i], float_span(p, i, columns, widen), columns, step);
        const FloatSet *fs = span ? article_float(p.set, i, span) : NULL;
        if (!fs || !fs->lines)
            return false;
        int lines = fs->lines + grow, top;
        lines = lines > fs->most ? fs->most : lines;
        lines = lines < least_lines(fs, widen) ? least_lines(fs, widen) : lines;
        const int best = highest(a, columns, span, step, &top);
        if (top + lines > most)
            break;
        a->hollow += fs->white;
        for (int k = text_column(a, best); k < text_column(a, best + span); k++) {
            a->hollow += top - a->top[k];
            a->top[k] = top + lines;
            a->below[k] = fs->below;
        }
        const int end = top + lines - fs->below;
        a->high = end > a->high ? end : a->high;
        a->floats[a->n_floats++] = (PlacedFloat){i, best, span, top, lines};
    }
    order_floats(a);
    return true;
}

bool arrangement_make(MakeupPiece p, int columns, Way way, int grow, int most, Arrangement *out)
{
    *out = (Arrangement){.piece = p,
                         .text = piece_text_in(p, columns, way.text, columns),
                         .over = columns,
                         .broken = way.text,
                         .title_columns = title_columns(p, columns, way.level),
                         .head = piece_headline(p, columns, way.level)->lines,
                         .box = article_is_boxed(p.set)};
    out->columns = way.text ? way.text : columns - out->title_columns;
    if (way.beside)
        put_beside(out, way.beside, way.level, way.opened);
    if (way.intro && !(out->intro = piece_intro(p, columns, way.intro)))
        return false;
    if (out->intro)
        put_intro(out);
    out->floats = ARENA_ARRAY(p.set->c->arena, PlacedFloat, p.set->n_floats + 1);
    return out->columns >= 1 && place_floats(out, way.widen, grow, most) && !(out->intro && hangs_beyond_intro(out));
}

void arrangement_range(MakeupPiece p, int columns, Way way, int *least, int *most)
{
    *least = *most = 0;
    const int over = columns - (way.beside ? 0 : title_columns(p, columns, way.level));
    const int step = text_step(p.set, columns, way.text);
    for (size_t i = (size_t)p.from_float; i < p.set->n_floats; i++) {
        const int span = stepped_span(&p.set->floats[i], float_span(p, i, over, way.widen), over, step);
        if (!span)
            continue;
        const FloatSet *fs = article_float(p.set, i, span);
        int fewer = least_lines(fs, way.widen) - fs->lines;
        *least = fewer < *least ? fewer : *least;
        *most = fs->most - fs->lines > *most ? fs->most - fs->lines : *most;
    }
}

int floats_that_fit(MakeupPiece p)
{
    static const int sizes[] = {0, LEAST_WIDEN, SHRUNK};
    const Layout *l = p.set->c->layout;
    const int columns = l->columns, rest = (int)p.set->n_floats - p.from_float;
    const int front = l->front_top + l->bottom, lines = l->lines - (front > l->inside_top ? front : l->inside_top);
    int best = 0;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes && best < rest; i++) {
        Arrangement a;
        Way way = {.level = LEVEL_OF_WIDTH, .widen = sizes[i]};
        int room = lines - piece_headline(p, columns, way.level)->lines - LEAST_COLUMN;
        if (arrangement_make(p, columns, way, 0, room, &a) && a.n_floats > best)
            best = a.n_floats;
    }
    return best;
}

/* Does widening by so much give other sizes than the step nearer to the usual? */
static bool is_distinct(MakeupPiece p, int columns, int widen)
{
    int step = widen < 0 ? 1 : -1;
    for (size_t i = (size_t)p.from_float; i < p.set->n_floats; i++)
        if (p.set->floats[i].kind == FLOAT_FIGURE && !p.set->floats[i].asked &&
            float_span(p, i, columns, widen) != float_span(p, i, columns, widen + step))
            return true;
    return false;
}

int arrangement_sizes(MakeupPiece p, int columns, int level, int *widen)
{
    int n = 0, text = columns - title_columns(p, columns, level);
    widen[n++] = 0;
    for (int k = LEAST_WIDEN; k <= MOST_WIDEN && text >= 1; k++)
        if (k != 0 && is_distinct(p, text, k))
            widen[n++] = k;
    return n;
}

bool arrangement_columns(const Arrangement *a, int body, int *lines)
{
    const int least_column = !article_is_picture_story(a->piece.set) ? LEAST_COLUMN
                             : a->columns > 1                        ? LEAST_CAPTION
                                                                     : 1;
    int own = a->text->own ? a->text->at[0].lines[FLOW_NATURAL] : 0; /* it stands in the first that has text */
    bool good = true;
    for (int c = 0; c < a->columns; c++) {
        lines[c] = body - a->top[c];
        const bool empty = lines[c] == -a->below[c];
        good = good && (empty || lines[c] >= least_column + own);
        own = empty ? own : 0;
        lines[c] = lines[c] >= least_column ? lines[c] : 0;
    }
    return good;
}
