/* A layout on another page than it was written for: margins in proportion, as many columns of the same measure as go in
 * best, lines down to the same foot; type that is read stays as it is, display type goes with the page's width. */
#include "cascade/loader.h"

#include "cascade/larger.h"

enum {
    SMALLEST = 5 * LEN_PT,
    DISPLAY_PT = 16,
    LEAST_PT = 7,
    SMALLER_DISPLAY = 96 /* per cent: beside it small type takes more room */,
    WIDEST_TEXT = 36 /* per cent of the type area */,
    WIDEST_GUTTER = 50 /* per cent of the body more than asked for */
};

/* The width for columns. */
static Len room(const Loader *x)
{
    const Layout *l = x->l, *was = x->was;
    if (l->page_width == was->page_width)
        return layout_span(was, was->columns);
    return l->page_width - 2 * len_mul(layout_margin(was), l->page_width, was->page_width);
}

/* Whole characters; of Tibetan, whole points. */
static Len whole(const Layout *l, Len v)
{
    Len unit = l->lang == LANG_BO || l->lang == LANG_EN ? LEN_PT : l->elements[EL_BODY].size;
    return unit > 0 ? v / unit * unit : v;
}

static int columns_in(Len room, Len measure, Len gutter, bool round)
{
    Len step = measure + gutter;
    int n = step > 0 ? (int)((room + gutter + (round ? step / 2 : 0)) / step) : 1;
    return n < 1 ? 1 : n > MOST_PAGE_COLUMNS ? MOST_PAGE_COLUMNS : n;
}

/* What is left over goes between the columns, as far as it doesn't part them. */
static void widen_gutter(Layout *l, Len room)
{
    Len most = l->gutter + l->elements[EL_BODY].size * WIDEST_GUTTER / 100, left = room - layout_span(l, l->columns);
    if (l->columns < 2 || left <= 0)
        return;
    l->gutter += left / (l->columns - 1);
    if (l->gutter > most)
        l->gutter = most;
}

static void reshape_columns(const Loader *x)
{
    Layout *l = x->l;
    const Layout *was = x->was;
    const ColumnsYaml *y = &x->y->columns;
    const bool count = loader_is_new(x, y->count.span), measure = loader_is_new(x, y->measure.span);
    const bool gutter = loader_is_new(x, y->gutter.span);
    const Len width = room(x), em = l->elements[EL_BODY].size, was_em = was->elements[EL_BODY].size;
    if (!count)
        l->columns = columns_in(width, l->measure, l->gutter, !measure);
    if (!measure)
        l->measure = whole(l, (width - (l->columns - 1) * l->gutter) / l->columns);
    if (!gutter && !measure)
        widen_gutter(l, width);
    if (!loader_is_new(x, y->box_measure.span))
        l->box_measure = whole(l, l->measure - len_mul(was->measure - was->box_measure, em, was_em));
}

void reshape_page(const Loader *x)
{
    Layout *l = x->l;
    const Layout *was = x->was;
    if (!was || l->pitch <= 0 || l->elements[EL_BODY].size <= 0)
        return;
    const Len was_foot = was->page_height - was->top - was->lines * was->pitch;
    if (!loader_is_new(x, x->y->page.top.span))
        l->top = len_mul(was->top, l->page_height, was->page_height);
    if (!loader_is_new(x, x->y->grid.lines.span)) {
        Len height = l->page_height - l->top - len_mul(was_foot, l->page_height, was->page_height);
        l->lines = (int)(height / l->pitch);
        l->lines = l->lines > MOST_LAYOUT_LINES ? MOST_LAYOUT_LINES : l->lines;
    }
    reshape_columns(x);
}

/* Levels that the widest title of this page can't reach come down with it; the least stays above the text. */
static void lower_levels(Layout *l)
{
    const Len top = layout_headline(l, l->columns)->size, was = l->levels[0].size;
    const Len low = l->elements[EL_BODY].size * 13 / 10;
    if (!l->n_levels || top >= was || was <= low)
        return;
    for (size_t i = 0; i < l->n_levels; i++) {
        Len *sizes[] = {&l->levels[i].size, &l->levels[i].least, &l->levels[i].narrow, &l->levels[i].kicker,
                        &l->levels[i].deck};
        for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++)
            if (*sizes[k] > low)
                *sizes[k] = low + len_mul(*sizes[k] - low, top - low, was - low);
    }
}

void reshape_titles(const Loader *x)
{
    Layout *l = x->l;
    if (!x->was || !x->was->n_headlines || l->columns < 1)
        return;
    if (!loader_is_new(x, x->y->headlines.span)) {
        l->headlines = ARENA_ARRAY(x->a, HeadlineStep, l->columns);
        headlines_by_width(x->was, l, l->elements[EL_BODY].size);
    }
    if (!loader_is_new(x, x->y->levels.span))
        lower_levels(l);
    if (2 * l->lead_picture.columns > l->columns && !loader_is_new(x, x->y->lead_picture.columns.span))
        l->lead_picture.columns = l->columns / 2 ? l->columns / 2 : 1;
}

/* In what the length was written: its level's text, and the width of its type area. */
static bool of_another(const Loader *x, Span at, const Level **level)
{
    if (!x->was || loader_is_new(x, at))
        return false;
    *level = &x->levels[loader_level(x, at)];
    return (*level)->width > 0;
}

void reshape_len(const Loader *x, const char *key, YamlText t, Len *out)
{
    const Level *level;
    Len v;
    if (!t.span.src || !of_another(x, t.span, &level) || !units_parse(&level->units, t.text, &v)) {
        loader_len(x, key, t, out);
        return;
    }
    *out = len_mul(v, layout_span(x->l, x->l->columns), level->width);
}

void reshape_size(const Loader *x, YamlText t, Len *out)
{
    const Level *level;
    Len v;
    if (!t.span.src || !of_another(x, t.span, &level) || !units_parse(&level->units, t.text, &v)) {
        loader_len(x, "size", t, out);
        return;
    }
    const Len now = layout_span(x->l, x->l->columns), was = level->width;
    const bool display = v >= DISPLAY_PT * LEN_PT;
    *out = display     ? len_mul(v, now, was) * (now < was ? SMALLER_DISPLAY : 100) / 100
           : now < was ? len_mul(v, was + now, 2 * was)
                       : v;
    if (*out < LEAST_PT * LEN_PT && *out < v)
        *out = v < LEAST_PT * LEN_PT ? v : LEAST_PT * LEN_PT;
}

void reshape_width(const Loader *x, YamlText t, const Furniture *f, Len *out)
{
    const Level *level;
    Len v;
    reshape_len(x, "width", t, out);
    if (!f->size || f->size >= DISPLAY_PT * LEN_PT || !of_another(x, t.span, &level) ||
        !units_parse(&level->units, t.text, &v))
        return;
    const Len most = len_mul(layout_span(x->l, x->l->columns), WIDEST_TEXT, 100), kept = v < most ? v : most;
    if (*out < kept)
        *out = kept;
}

void reshape_least(const Loader *x, YamlText size, Furniture *f)
{
    const Level *level;
    if (!size.span.src || f->pitch || !of_another(x, size.span, &level))
        return;
    Len least = len_mul(f->least, layout_span(x->l, x->l->columns), level->width);
    if (least < f->least)
        f->least = least > SMALLEST ? least : f->least < SMALLEST ? f->least : SMALLEST;
}
