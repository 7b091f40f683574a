#include "arrange/headline_pins.h"

#include "diag/phrase.h"
#include "floats/figures.h"
#include "headline/title.h"

/* The names of the layout's faces, for a hint. */
static const char *faces(Arena *a, const Layout *l)
{
    const char *all = "";
    for (size_t i = 0; i < l->n_faces; i++)
        all = arena_printf(a, "%s%s%s", all, i ? ", " : "", l->faces[i].name);
    return l->n_faces ? phrase(a, "faces of the layout: %s", all)
                      : "name one in `faces` of layout.yaml, or a role of fonts.yaml";
}

/* 题图压题: what keeps a title off the article's picture. */
static void check_over(IssueBuild *b, const Layout *l, const ArticleSet *s)
{
    const Article *a = s->article;
    const ResolvedFloat *lead = s->doc->n_floats && s->doc->floats[0].lead ? &s->doc->floats[0] : NULL;
    const char *why = "the article has none", *hint = "write image: photo.jpg in the front matter";
    if (s->over || (lead && !figure_has_picture(lead))) /* missing, and reported */
        return;
    if (l->fold || body_is_vertical(s)) {
        why = l->fold ? "the page is a spread" : "the text is vertical";
        hint = "leave out over_picture";
    } else if (a->vertical_title) {
        why = "it is vertical";
        hint = "leave out vertical or over_picture";
    } else if (lead && lead->n_pictures > 1) {
        why = "they are several";
        hint = "write image: with one of them, the others in the text";
    } else if (lead && lead->columns) {
        why = "a picture under a title stands over all columns of its article";
        hint = "write span beside headline: the columns of the article";
    }
    diag_error(b->d, a->pins.headline.over_span, DIAG_TITLE_OVER_PICTURE, why, hint);
}

static void check_piece(IssueBuild *b, const PageJob *job, const ArticleSet *s)
{
    const Article *a = s->article;
    const Layout *l = job_layout(job);
    const HeadlinePins *h = &a->pins.headline;
    Len size;
    if (h->size && (!layout_length(l, h->size, &size) || size <= 0))
        diag_error(b->d, h->size_span, DIAG_HEADLINE_VALUE, "size", h->size,
                   "write 36pt, or a name of the layout's `sizes`: 初号");
    if (h->face && layout_face(l, h->face) < 0)
        diag_error(b->d, h->face_span, DIAG_HEADLINE_VALUE, "face", h->face, faces(b->arena, l));
    if ((h->size || h->lines) && body_is_vertical(s))
        diag_error(b->d, h->size ? h->size_span : h->lines_span, DIAG_HEADLINE_IN_BOX, h->size ? "size" : "lines");
    if (h->over)
        check_over(b, l, s);
    const char *language = a->lang == LANG_BO ? "text in Tibetan" : "text in English";
    if (a->vertical && !lang_is_chinese(a->lang))
        diag_error(b->d, a->title_span, DIAG_VERTICAL_LANGUAGE, language, "vertical");
    if (a->vertical_title && !lang_is_chinese(a->lang))
        diag_error(b->d, h->vertical_span.src ? h->vertical_span : a->title_span, DIAG_VERTICAL_LANGUAGE, language,
                   h->vertical_span.src ? "vertical" : "vertical_title");
    else if (a->vertical_title && a->span == 1)
        diag_error(b->d, a->columns_span.src ? a->columns_span : a->title_span, DIAG_HEADLINE_VERTICAL_NARROW);
}

void headline_pins_check(IssueBuild *b, const PageJob *job, const PieceVec *pieces)
{
    for (size_t i = 0; i < pieces->len; i++)
        if (!pieces->ptr[i].from_page)
            check_piece(b, job, pieces->ptr[i].set);
}

MakeupPiece piece_titled(MakeupPiece p, Len size)
{
    const ArticleSet *old = p.set;
    p.set = article_set_new(old->c, old->doc, old->index);
    p.set->rank = old->rank;
    p.set->inset = old->inset;
    p.set->title_size = size;
    return p;
}

const char *headline_points(Arena *a, Len size)
{
    return size % LEN_PT ? arena_printf(a, "%.1fpt", len_to_pt(size)) : arena_printf(a, "%dpt", (int)(size / LEN_PT));
}

/* Does the page hold the article with such a title? Where it isn't asked: yes. */
static bool page_holds(IssueBuild *b, const PageJob *job, const ArticleSet *s, Len size, int lines)
{
    const size_t i = b->holds ? pieces_find(b->whole, s->article) : 0;
    if (!b->holds || i == b->whole->len)
        return true;
    MakeupPiece as = piece_titled(b->whole->ptr[i], size);
    as.set->title_lines = lines;
    return b->holds(b, job, b->whole, i, as, 0);
}

/* A size and lines near to a range's that hold the title, and that its page holds; false: few trials find none. */
static bool find_nearest(IssueBuild *b, const PageJob *job, const ArticleSet *s, const TitleRange *range, int columns,
                         Len *size, int *lines)
{
    enum { TRIES = 4, LESS = 80 /* per cent */, HALF = LEN_PT / 2 };
    TitleRange r = *range;
    for (int i = 0; i < TRIES && b->time->nearest > 0 && title_nearest(s, &r, title_fit(s, columns), size, lines);
         i++) {
        if (page_holds(b, job, s, *size, *lines))
            return true;
        r.size = r.least = r.grown = len_mul(*size, LESS, 100) / HALF * HALF;
    }
    return false;
}

/* The size and lines that work, as a pin. */
static const char *nearest(IssueBuild *b, const PageJob *job, const ArticleSet *s, const TitleRange *range, int columns)
{
    Len size;
    int lines;
    if (!find_nearest(b, job, s, range, columns, &size, &lines))
        return "give the article more columns, or shorten the title";
    const char *more = lines ? arena_printf(b->arena, ", lines: %d", lines) : "";
    if (!s->article->pins.headline.size && range->size == size && lines)
        return phrase(b->arena, "the nearest is headline: {lines: %d}; or give the article more columns", lines);
    return phrase(b->arena, "the nearest is headline: {size: %s%s}; or give the article more columns",
                  headline_points(b->arena, size), more);
}

void headline_pins_report(IssueBuild *b, const PageJob *job, const MakeupPiece *piece, const Plan *plan)
{
    const Article *a = piece->set->article;
    const HeadlinePins *h = &a->pins.headline;
    if (piece->from_page || (!h->size && !h->lines && !piece->set->over) || body_is_vertical(piece->set))
        return;
    const int columns = plan->head_columns && !plan->title_lines ? plan->head_columns : plan->columns;
    const Headline *set = article_headline(piece->set, columns, plan->level);
    if (piece->set->over && !set->over)
        diag_error(b->d, h->over_span, DIAG_TITLE_OVER_NO_ROOM, columns);
    if (set->fits || (!h->size && !h->lines))
        return;
    const TitleRange range = title_range(piece->set, columns, plan->level);
    diag_error(b->d, h->size ? h->size_span : h->lines_span, DIAG_HEADLINE_NOT_HAD, columns,
               nearest(b, job, piece->set, &range, columns));
}
