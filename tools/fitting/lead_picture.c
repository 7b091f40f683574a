/* The least size of the lead's picture (fitting/lead_picture.h). */
#include "fitting/lead_picture.h"

#include "diag/phrase.h"
#include "floats/figures.h"

typedef struct Seen {
    const ResolvedFloat *picture; /* the largest; NULL: none */
    int columns, area;            /* area: column-lines */
} Seen;

/* Narrower than its columns where it has fewer lines than it bears. */
static int area_of(const FloatSet *fs, int span, int lines)
{
    int picture = lines - (fs->lines - fs->picture), least = fs->least - (fs->lines - fs->picture);
    return picture < least ? span * picture * picture / least : span * picture;
}

/* A picture whose size the editor has said counts as none. */
static Seen largest(ArticleSet *s, const PlacedFloat *floats, size_t n)
{
    Seen seen = {0};
    for (size_t i = 0; i < n; i++) {
        const Float *f = &s->floats[floats[i].index];
        const FloatSet *fs = article_float(s, floats[i].index, floats[i].span);
        if (f->kind == FLOAT_FIGURE && f->asked)
            return (Seen){0};
        if (f->kind == FLOAT_VERTICAL && fs->largest)
            seen = (Seen){fs->largest, fs->broad, floats[i].span * fs->picture};
        if (f->kind != FLOAT_FIGURE)
            continue;
        int area = area_of(fs, floats[i].span, floats[i].lines);
        if (area > seen.area || !seen.picture)
            seen = (Seen){f->source, floats[i].span, area};
    }
    return seen;
}

static int lack(const Layout *l, const Seen *seen, int page)
{
    const LeadPicture *least = &l->lead_picture;
    int columns = least->columns < l->columns ? least->columns : l->columns, out = 0;
    int area = (int)((int64_t)page * least->area / 1000);
    if (!seen->picture)
        return 0;
    bool upright = seen->area >= area && figure_aspect(seen->picture) < 1;
    if (seen->columns < columns && !upright) /* an upright one is large enough by its share */
        out = (columns - seen->columns) * LEAD_WHOLE / columns;
    if (seen->area < area && (area - seen->area) * LEAD_WHOLE / area > out)
        out = (area - seen->area) * LEAD_WHOLE / area;
    return out;
}

int lead_picture_lack(const Arrangement *a, int page)
{
    ArticleSet *s = a->piece.set;
    Seen seen = largest(s, a->floats, (size_t)a->n_floats);
    return lack(s->c->layout, &seen, page);
}

/* What the editor may do: the article's own columns are the first that may be too few. */
static const char *remedy(Arena *a, const Plan *plan, const Seen *seen, int columns)
{
    if (plan->shape.columns < columns)
        return phrase(a, "write span: %d for the article", columns);
    if (seen->columns < columns)
        return phrase(a, "write span: %d for the picture, or shorten the text", columns);
    return plan->shape.columns > seen->columns
               ? phrase(a, "write span: %d for the picture, or shorten the text", seen->columns + 1)
               : "write a larger span for the article, or shorten the text";
}

void lead_picture_report(Diag *d, Arena *a, const Plan *plan, const char *page_name, int page)
{
    const MakeupPiece *piece = &plan->piece;
    const Layout *l = piece->set->c->layout;
    if (piece->from_page || piece->set->article->advert)
        return;
    Seen seen = largest(piece->set, plan->floats, plan->n_floats);
    if (!seen.picture || !lack(l, &seen, page))
        return;
    int columns = l->lead_picture.columns < l->columns ? l->lead_picture.columns : l->columns;
    diag_warning(d, seen.picture->span, DIAG_LEAD_PICTURE_SMALL, page_name, seen.columns, seen.columns == 1 ? "" : "s",
                 (int)((int64_t)seen.area * 100 / page), columns, l->lead_picture.area / 10,
                 remedy(a, plan, &seen, columns));
}
