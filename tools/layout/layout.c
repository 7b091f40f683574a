#include "layout/layout.h"

#include "base/map.h"
#include "layout/compose.h"
#include "layout/context.h"
#include "layout/ways.h"
#include <assert.h>
#include <string.h>

enum { MOST_PAGES = 999 };

/* A piece in its place; drawn when it is known on which page it goes on. */
typedef struct PlacedPlan {
    Plan *plan;
    int column, line;
    bool rule_above, rule_left;
    int continues_on; /* the page, 0 = none */
} PlacedPlan;

/* A page before it is drawn: its furniture tells how many pages there are, its jump lines where articles go on. */
typedef struct PageDraft {
    PageFrame frame;
    PageBuild build;
    const FurnitureList *furniture;
    size_t first, n; /* of IssueBuild.placed */
} PageDraft;

typedef struct IssueBuild {
    LayoutContext *c;
    Diag *d;
    const Issue *issue;
    TextContext *text;
    Arena *arena, *scratch;
    VEC(MakeupPiece) carried; /* what goes on on the next page */
    StrMap *index;            /* slug → element of Issue.articles */
    VEC(PageDraft) pages;
    VEC(PlacedPlan) placed;
} IssueBuild;

typedef struct PageJob {
    const char *title;
    const char *const *editors;
    size_t n_editors;
    Article **articles;
    size_t n_articles;
    Span span; /* of the page's own layout key */
    int number;
} PageJob;

typedef VEC(MakeupPiece) PieceVec;

static int32_t index_of(const IssueBuild *b, const Article *a)
{
    Article **at = strmap_lookup(b->index, a->slug);
    assert(at && *at == a); /* slugs are one of a kind in an issue */
    return (int32_t)(at - b->issue->articles);
}

/* The name of a page's layout, pages beyond the issue's included. */
static const char *layout_name(const IssueBuild *b, int number)
{
    assert(number >= 1);
    const char *own = (size_t)number <= b->issue->n_pages ? b->issue->pages[number - 1].layout : NULL;
    return own && *own ? own : b->issue->paper->layout;
}

/* May an article go on from this page? Its text is set for columns that the next page must have, too. */
static bool may_go_on(const IssueBuild *b, int number)
{
    return strcmp(layout_name(b, number), layout_name(b, number + 1)) == 0;
}

static const SetContext *set_context(IssueBuild *b, const Layout *l)
{
    SetContext *sc = ARENA_NEW(b->arena, SetContext);
    *sc = (SetContext){.text = b->text, .arena = b->arena, .diag = b->d, .layout = l};
    return sc;
}

static MakeupPiece whole_piece(const IssueBuild *b, const SetContext *sc, int32_t index)
{
    return (MakeupPiece){.set = article_set_new(sc, b->issue->docs[index], index)};
}

static void own_pieces(IssueBuild *b, const PageJob *job, const SetContext *sc, PieceVec *out)
{
    for (size_t i = 0; i < job->n_articles; i++)
        vec_push(out, whole_piece(b, sc, index_of(b, job->articles[i])));
}

/* What the page before left over; articles that were set for other columns are set anew. */
static void carried_pieces(IssueBuild *b, const SetContext *sc, PieceVec *out)
{
    for (size_t i = 0; i < b->carried.len; i++) {
        MakeupPiece p = b->carried.ptr[i];
        bool other = p.set->c->layout != sc->layout;
        vec_push(out, other ? whole_piece(b, sc, p.set->index) : p);
    }
}

/* The best page of the pieces: all of them, whole, if that can be; else as many as look well, some perhaps cut short,
 * the others go to the next page (o->may_leave is then set). */
static Makeup *make_up(IssueBuild *b, const PieceVec *pieces, bool may_go_on, MakeupPage *o)
{
    o->blocks = ways_of_pieces(b->arena, pieces->ptr, pieces->len, o->columns, o->lines);
    o->n_blocks = pieces->len;
    Makeup *m = makeup_search(b->arena, b->scratch, o);
    if (!m) {
        o->may_cut = may_go_on;
        o->may_leave = true;
        m = makeup_search(b->arena, b->scratch, o);
    }
    return m;
}

static int free_lines(const Layout *l, int number, int *first)
{
    *first = number == 1 ? l->front_top : l->inside_top;
    return l->lines - *first - (number == 1 ? l->bottom : 0);
}

/* Do the page's own articles stand on it whole? *used: the lines they take. */
static bool fits_whole(IssueBuild *b, const PageJob *job, const Layout *l, int *used)
{
    PieceVec pieces = {0};
    int first, lines = free_lines(l, job->number, &first);
    own_pieces(b, job, set_context(b, l), &pieces);
    MakeupPage o = {.columns = l->columns, .lines = lines, .gap = 1, .lead = true};
    Makeup *m = make_up(b, &pieces, true, &o);
    *used = m ? m->lines : 0;
    vec_free(&pieces);
    return m && !o.may_leave;
}

/* A page with little on it is set in the layout's larger type, when that fits; what goes on from the page before keeps
 * the type and columns that it was set in. */
static const Layout *layout_for_content(IssueBuild *b, const PageJob *job, const Layout *l)
{
    int used;
    for (size_t i = 0; i < b->carried.len; i++)
        if (b->carried.ptr[i].from_page)
            return b->carried.ptr[i].set->c->layout;
    if (!l->larger || b->carried.len || !job->n_articles || !fits_whole(b, job, l, &used))
        return l;
    while (l->larger && used < l->sparse * free_lines(l, job->number, &(int){0}) / 100 &&
           fits_whole(b, job, l->larger, &used))
        l = l->larger;
    return l;
}

static void place_pieces(IssueBuild *b, int number, const PieceVec *pieces, const MakeupBlock *blocks, const Makeup *m,
                         int first)
{
    PieceVec next = {0};
    for (size_t i = 0; i < m->n; i++) {
        const MakeupPlaced *p = &m->at[i];
        MakeupPiece piece = pieces->ptr[p->block];
        const PlanShape shape = shape_of(p);
        const Way way = way_of(&blocks[p->block].ways[p->way]);
        Plan *plan = plan_new(piece, &shape, &way);
        if (piece.from_page)
            b->placed.ptr[piece.jump].continues_on = number;
        if (plan_goes_on(plan))
            vec_push(&next, ((MakeupPiece){piece.set, plan->to_row, number, plan->to_float, b->placed.len}));
        vec_push(&b->placed,
                 ((PlacedPlan){plan, p->at.column, first + p->at.line, p->at.line > 0, p->at.column > 0, 0}));
    }
    for (size_t i = 0; i < m->n_left; i++) /* whole pieces that found no room */
        vec_push(&next, pieces->ptr[m->left[i]]);
    vec_free(&b->carried);
    b->carried.ptr = next.ptr;
    b->carried.len = next.len;
    b->carried.cap = next.cap;
}

static bool build_page(IssueBuild *b, const PageJob *job)
{
    const Paper *paper = b->issue->paper;
    const char *name = layout_name(b, job->number);
    if (!*name) /* the paper's own fault, told when it was read */
        return false;
    const Layout *l = layout_context_layout(b->c, b->d, name, paper->lang, job->span.src ? job->span : paper->span);
    if (!l)
        return false;
    l = layout_for_content(b, job, l);
    const SetContext *sc = set_context(b, l);
    PieceVec pieces = {0};
    own_pieces(b, job, sc, &pieces);
    carried_pieces(b, sc, &pieces);
    size_t first_placed = b->placed.len;
    PageBuild pb = {.c = sc,
                    .group = layout_context_group(b->c),
                    .issue = b->issue,
                    .number = job->number,
                    .title = job->title ? job->title : "",
                    .editors = job->editors,
                    .n_editors = job->n_editors};
    int first, lines = free_lines(l, job->number, &first);
    MakeupPage o = {.columns = l->columns, .lines = lines, .gap = 1, .lead = true};
    if (pieces.len) {
        bool goes_on = may_go_on(b, job->number);
        Makeup *m = make_up(b, &pieces, goes_on, &o);
        if (m) {
            place_pieces(b, job->number, &pieces, o.blocks, m, first);
        } else {
            diag_error(b->d, pieces.ptr[0].set->article->title_span,
                       goes_on ? DIAG_ARTICLE_TOO_LARGE : DIAG_ARTICLE_TOO_LARGE_HERE, l->name);
            b->carried.len = 0;
        }
    }
    vec_free(&pieces);
    PageFrame f = {.number = job->number,
                   .title = pb.title,
                   .width = l->page_width,
                   .height = l->page_height,
                   .bleed = l->bleed,
                   .press = &l->press};
    const FurnitureList *furniture = job->number == 1 ? &l->front : &l->inside;
    vec_push(&b->pages, ((PageDraft){f, pb, furniture, first_placed, b->placed.len - first_placed}));
    return true;
}

/* Where each article of the issue begins. */
static const int *first_pages(const IssueBuild *b)
{
    int *first = ARENA_ARRAY(b->arena, int, b->issue->n_articles + 1);
    for (size_t p = b->pages.len; p-- > 0;) {
        const PageDraft *d = &b->pages.ptr[p];
        for (size_t i = 0; i < d->n; i++) {
            int32_t article = b->placed.ptr[d->first + i].plan->piece.set->index;
            assert(article >= 0 && (size_t)article < b->issue->n_articles);
            first[article] = d->frame.number;
        }
    }
    return first;
}

/* Masthead, running heads, folios; then the articles. */
static PageFrame draw_page(IssueBuild *b, PageDraft *d, const int *first_page)
{
    PageBuild *pb = &d->build;
    PageFrame f = d->frame;
    pb->n_pages = (int)b->pages.len;
    pb->first_page = first_page;
    compose_furniture(pb, d->furniture);
    for (size_t i = 0; i < d->n; i++) {
        const PlacedPlan *p = &b->placed.ptr[d->first + i];
        compose_plan(pb, p->plan, p->column, p->line, p->continues_on, p->rule_above, p->rule_left);
    }
    f.n_items = pb->items.len;
    f.items = arena_dup(b->arena, pb->items.ptr, pb->items.len * sizeof(Item));
    f.n_areas = pb->areas.len;
    f.areas = arena_dup(b->arena, pb->areas.ptr, pb->areas.len * sizeof(Area));
    vec_free(&pb->items);
    vec_free(&pb->areas);
    return f;
}

static bool build_pages(IssueBuild *b)
{
    bool ok = true;
    for (size_t i = 0; i < b->issue->n_pages; i++) {
        const PageSpec *ps = &b->issue->pages[i];
        PageJob job = {ps->title,      ps->editors,     ps->n_editors, ps->articles,
                       ps->n_articles, ps->layout_span, (int)i + 1};
        ok = build_page(b, &job) && ok;
    }
    if (ok && b->carried.len)
        diag_warning(b->d, b->carried.ptr[0].set->article->title_span, DIAG_PAGES_FULL);
    while (ok && b->carried.len && b->pages.len < MOST_PAGES) {
        PageJob job = {.number = (int)b->pages.len + 1};
        ok = build_page(b, &job);
    }
    if (ok && b->carried.len) {
        diag_error(b->d, b->carried.ptr[0].set->article->title_span, DIAG_TOO_MANY_PAGES, MOST_PAGES);
        ok = false;
    }
    return ok;
}

bool layout_lists_chinese(LayoutContext *c, Diag *d, const Issue *issue, size_t page)
{
    const PageSpec *ps = &issue->pages[page];
    const char *name = ps->layout && *ps->layout ? ps->layout : issue->paper->layout;
    const Layout *l = *name ? layout_context_layout(c, d, name, issue->paper->lang,
                                                    ps->layout_span.src ? ps->layout_span : issue->paper->span)
                            : NULL;
    return l && l->lists_chinese;
}

bool layout_issue(LayoutContext *c, Diag *d, const Issue *issue, IssueFrames *out)
{
    assert(issue->docs || issue->n_articles == 0);
    size_t errors = diag_errors(d);
    IssueBuild b = {.c = c,
                    .d = d,
                    .issue = issue,
                    .text = layout_context_borrow(c),
                    .arena = issue->arena,
                    .scratch = arena_new(),
                    .index = strmap_new()};
    for (size_t i = 0; i < issue->n_articles; i++)
        strmap_put(b.index, issue->articles[i]->slug, &issue->articles[i]);
    bool ok = build_pages(&b);
    *out = (IssueFrames){.issue = issue, .n_pages = b.pages.len};
    out->pages = ARENA_ARRAY(issue->arena, PageFrame, b.pages.len + 1);
    const int *first = first_pages(&b);
    for (size_t i = 0; i < b.pages.len; i++)
        out->pages[i] = draw_page(&b, &b.pages.ptr[i], first);
    vec_free(&b.pages);
    vec_free(&b.placed);
    vec_free(&b.carried);
    arena_free(b.scratch);
    strmap_free(b.index);
    layout_context_return(c, b.text);
    return ok && diag_errors(d) == errors;
}
