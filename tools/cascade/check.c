/* What a layout must have, and what its lengths must be to each other. */
#include "cascade/loader.h"

#include "cascade/press.h"
#include "cascade/spread.h"

/* The first of these places that is in the file being read, else its head. */
static Span place(const Loader *x, Span a, Span b, Span c)
{
    const Span *head = &x->y->span;
    return a.src   ? a
           : b.src ? b
           : c.src ? c
                   : span_at(head->src, head->start, head->start + (head->src->len > head->start));
}

/* What every layout needs; false after a report. */
static bool check_needed(const Loader *x)
{
    const Layout *l = x->l;
    const LayoutYaml *y = x->y;
    struct {
        const char *key;
        int64_t value;
        Span at, map;
    } needed[] = {{"page.width", l->page_width, y->page.width.span, y->page.span},
                  {"page.height", l->page_height, y->page.height.span, y->page.span},
                  {"grid.pitch", l->pitch, y->grid.pitch.span, y->grid.span},
                  {"grid.lines", l->lines, y->grid.lines.span, y->grid.span},
                  {"columns.count", l->columns, y->columns.count.span, y->columns.span},
                  {"columns.measure", l->measure, y->columns.measure.span, y->columns.span},
                  {"elements.body.size", l->elements[EL_BODY].size, y->elements.at[EL_BODY].size.span,
                   y->elements.at[EL_BODY].span},
                  {"headlines", (int64_t)l->n_headlines, y->headlines.span, y->headlines.span}};
    bool ok = true;
    for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++)
        if (needed[i].value <= 0) {
            diag_error(x->d, place(x, needed[i].at, needed[i].map, span_none()),
                       needed[i].at.src ? DIAG_LAYOUT_NOT_POSITIVE : DIAG_LAYOUT_KEY_MISSING, needed[i].key);
            ok = false;
        }
    return ok;
}

/* A spread is two pages: as broad, with a gutter in the middle. */
static void check_spread(const Loader *x)
{
    Layout *l = x->l;
    const LayoutYaml *y = x->y;
    if (l->page_width != 2 * l->page->page_width)
        diag_error(x->d, y->page.width.span, DIAG_SPREAD_WIDTH);
    if (l->page_height != l->page->page_height)
        diag_error(x->d, y->page.height.span, DIAG_SPREAD_HEIGHT);
    l->head_across |= y->inside.span.src != NULL;
    spread_divide(l, !y->columns.gutter.span.src && y->columns.span.src);
}

void layout_check(const Loader *x)
{
    Layout *l = x->l;
    const LayoutYaml *y = x->y;
    const ColumnsYaml *columns = &y->columns;
    Span body = y->elements.at[EL_BODY].size.span;
    const size_t before = diag_errors(x->d);
    if (!check_needed(x))
        return;
    if (l->fold)
        check_spread(x);
    if (layout_span(l, l->columns) + (l->fold ? l->fold_white : 0) > l->page_width)
        diag_error(x->d, place(x, columns->measure.span, columns->count.span, y->page.width.span),
                   DIAG_COLUMNS_TOO_WIDE);
    if (l->top + (int64_t)l->lines * l->pitch > l->page_height)
        diag_error(x->d, place(x, y->grid.lines.span, y->page.top.span, y->page.height.span), DIAG_TYPE_AREA_TOO_TALL);
    press_check_rules(x->d, place(x, y->rules.width.span, y->rules.box.span, span_none()), l);
    Len em = l->elements[EL_BODY].size;
    if (l->measure < 2 * em)
        diag_error(x->d, place(x, columns->measure.span, body, span_none()), DIAG_COLUMNS_TOO_NARROW);
    l->left = layout_margin(l);
    furniture_arrange(x, &y->front, &l->front);
    furniture_arrange(x, &y->inside, &l->inside);
    if (!x->overlay)
        furniture_lines(x);
    furniture_check(x, &y->front, &l->front);
    furniture_check(x, &y->inside, &l->inside);
    if (diag_errors(x->d) > before) /* pieces off the page may be why */
        return;
    if (l->front_top + l->bottom + 10 > l->lines || l->inside_top + 10 > l->lines)
        diag_error(x->d, place(x, y->front_top.span, y->bottom.span, y->inside_top.span), DIAG_NO_LINES_LEFT);
    if (l->lang == LANG_BO || l->lang == LANG_EN) /* the rest is about Chinese */
        return;
    if (em < len_from_pt(7.875))
        diag_warning(x->d, place(x, body, span_none(), span_none()), DIAG_BODY_TOO_SMALL);
    if (l->measure % em)
        diag_warning(x->d, place(x, columns->measure.span, body, span_none()), DIAG_MEASURE_NOT_WHOLE);
    if (l->pitch < em + em / 4)
        diag_warning(x->d, place(x, y->grid.pitch.span, body, span_none()), DIAG_LINES_TOO_CLOSE);
}
