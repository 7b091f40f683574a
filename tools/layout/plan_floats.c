#include "layout/plan.h"

static bool is_gallery(MakeupPiece p, int columns)
{
    return p.set->n_floats > 1 && article_galley(p.set)->lines < 8 * columns;
}

int plan_float_span(MakeupPiece p, size_t i, int columns, int widen)
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
    if (f->asked)
        return f->asked < columns ? f->asked : columns;
    double aspect = f->source->height_px > 0 ? (double)f->source->width_px / f->source->height_px : 1.5;
    int span = aspect > 1.2 ? (columns + 1) / 2 : (columns + 2) / 3;
    if (is_gallery(p, columns) && aspect > 1.2 && i == 0)
        span = (columns * 2 + 2) / 3;
    span += widen;
    return span < 1 ? 1 : span > columns ? columns : span;
}

int plan_place_floats(MakeupPiece p, int columns, int widen, int grow, int most, int *top, PlacedFloat *out)
{
    int n = 0;
    for (size_t i = (size_t)p.from_float; i < p.set->n_floats; i++) {
        int span = plan_float_span(p, i, columns, widen);
        const FloatSet *fs = article_float(p.set, i, span);
        if (!fs->lines)
            return -1;
        int lines = fs->lines + grow;
        lines = lines > fs->most ? fs->most : lines;
        int best = columns - span, best_top = 1 << 20;
        for (int c = columns - span; c >= 0; c--) {
            int t = 0;
            for (int k = c; k < c + span; k++)
                t = top[k] > t ? top[k] : t;
            if (t < best_top) {
                best_top = t;
                best = c;
            }
        }
        if (best_top + lines > most)
            break;
        for (int k = best; k < best + span; k++)
            top[k] = best_top + lines;
        out[n++] = (PlacedFloat){i, best, span, best_top, lines};
    }
    return n;
}
