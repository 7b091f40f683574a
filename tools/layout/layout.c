/* An issue's documents → frames: pages are made up (pages.c), then drawn. */
#include "layout/layout.h"

#include "arrange/ads.h"
#include "arrange/context.h"
#include "compose/ear_story.h"
#include "layout/kind.h"
#include "overset/moved.h"
#include "overset/overset.h"
#include "layout/pages.h"
#include "layout/proof.h"
#include "layout/prove.h"
#include "compose/slug.h"
#include "resolve/resolve.h"
#include <assert.h>

/* The first piece or advertisement of a column from a line on; NULL: none. */
static const LockPiece *next_below(const PageReport *r, int column, int line)
{
    const LockPiece *next = NULL;
    for (size_t i = 0; i < r->n + r->n_ads; i++) {
        const LockPiece *p = i < r->n ? &r->pieces[i].place : &r->ads[i - r->n].place;
        if (p->column <= column && column < p->column + p->columns && p->line >= line && p->line <= r->lines &&
            (!next || p->line < next->line))
            next = p;
    }
    return next;
}

/* Column-lines that no piece has; of those between two pieces one is the gap. */
static int white_between(const PageReport *r)
{
    int white = 0;
    for (int column = 1; column <= r->columns; column++) {
        int end = 1; /* the line below the piece above */
        for (;;) {
            const LockPiece *next = next_below(r, column, end);
            int to = next ? next->line : r->lines + 1, gap = to - end - (next && end > 1);
            white += gap > 0 ? gap : 0;
            if (!next)
                break;
            end = next->line + next->lines;
            bool below = next->corner == LOCK_BOTTOM_RIGHT
                             ? column >= next->column + next->columns - next->corner_columns
                             : next->corner == LOCK_BOTTOM_LEFT && column < next->column + next->corner_columns;
            end -= below ? next->corner_lines : 0;
        }
    }
    return white;
}

/* What became of a page: its pieces' reports, with what is over. */
static const PageReport *finish_report(const IssueBuild *b, const PageDraft *d)
{
    PageReport r = d->report;
    r.n = d->n;
    ads_report(&d->build, &d->job, &r);
    r.pieces = ARENA_ARRAY(b->arena, PieceReport, r.n + 1);
    for (size_t i = 0; i < r.n; i++) {
        PieceReport *p = &r.pieces[i];
        *p = b->parts.ptr[d->first + i].report;
        p->continues_on = b->parts.ptr[d->first + i].continues_on;
        r.white += p->white;
        for (size_t k = 0; k < b->overset.len; k++)
            if (b->overset.ptr[k].article == b->issue->articles[p->article] && !p->place.from) {
                p->over_lines = b->overset.ptr[k].lines;
                p->over_characters = b->overset.ptr[k].characters;
                r.over += p->over_lines;
            }
    }
    r.white += white_between(&r);
    return arena_dup(b->arena, &r, sizeof r);
}

static void draw_ear_story(IssueBuild *b, PageDraft *d)
{
    PageBuild *pb = &d->build;
    const Paper *paper = b->issue->paper;
    const Ear *ear = b->issue->ear;
    const Furniture *at = furniture_find_ear(d->furniture);
    if (pb->number != 1 || !ear)
        return;
    if (ear->span.src && !at)
        diag_error(pb->c->diag, ear->span, DIAG_EAR_NONE, pb->c->layout->name);
    else if (at && ear->kind == EAR_STORY && ear->story)
        ear_story(pb, at, layout_context_layout(b->c, b->d, d->job.layout, paper->lang, paper->span));
}

/* A group's articles after its head, from its first one on. */
static void draw_group(IssueBuild *b, PageDraft *d, size_t first, PageFrame *f)
{
    PageBuild *pb = &d->build;
    const PagePart *at = &b->parts.ptr[d->first];
    f->groups[f->n_groups++] = (FrameGroup){at[first].group->title, group_rect(pb->c->layout, at[first].group)};
    pb->in_group = (int)f->n_groups;
    compose_group(pb, at[first].group);
    for (size_t i = first; i < d->n; i++)
        if (at[i].in_group == at[first].in_group)
            compose_plan(pb, at[i].plan, at[i].column, at[i].line, at[i].continues_on, at[i].rule_above,
                         at[i].rule_left);
    vec_push(&pb->items, item_end());
    pb->in_group = 0;
}

/* All articles; returns the line below the lowest. */
static int draw_parts(IssueBuild *b, PageDraft *d, PageFrame *f)
{
    int foot = d->job.first;
    f->groups = ARENA_ARRAY(b->arena, FrameGroup, d->n + 1);
    for (size_t i = 0; i < d->n; i++) {
        const PagePart *p = &b->parts.ptr[d->first + i];
        if (p->group)
            draw_group(b, d, i, f);
        else if (!p->in_group)
            compose_plan(&d->build, p->plan, p->column, p->line, p->continues_on, p->rule_above, p->rule_left);
        foot = p->line + plan_foot(p->plan) > foot ? p->line + plan_foot(p->plan) : foot;
    }
    return foot;
}

/* Masthead, running heads, folios; then the articles. */
static PageFrame draw_page(IssueBuild *b, PageDraft *d)
{
    PageBuild *pb = &d->build;
    PageFrame f = d->frame;
    pb->n_pages = pages_numbered(b);
    pb->first_page = b->first_page;
    compose_furniture(pb, d->furniture);
    draw_ear_story(b, d);
    int foot = draw_parts(b, d, &f);
    if (d->n)
        compose_ornament(pb, foot, d->job.first + (ads_top(&d->job) < d->job.lines ? ads_top(&d->job) : d->job.lines));
    ads_compose(pb, &d->job);
    ads_frame(pb, &d->job, furniture_find_ear(d->furniture), &f);
    compose_slug(pb, &f);
    f.n_items = pb->items.len;
    f.items = arena_dup(b->arena, pb->items.ptr, pb->items.len * sizeof(Item));
    f.n_areas = pb->areas.len;
    f.areas = arena_dup(b->arena, pb->areas.ptr, pb->areas.len * sizeof(Area));
    vec_free(&pb->items);
    vec_free(&pb->areas);
    f.report = finish_report(b, d);
    return f;
}

/* Does the layout of a page (from 0) number lists 一、（一）1.? */
static bool lists_chinese(LayoutContext *c, Diag *d, const Issue *issue, size_t page)
{
    const PageSpec *ps = &issue->pages[page];
    const char *name = ps->layout && *ps->layout ? ps->layout : issue->paper->layout;
    const Layout *l = *name ? layout_context_layout(c, d, name, issue->paper->lang,
                                                    ps->layout_span.src ? ps->layout_span : issue->paper->span)
                            : NULL;
    return l && l->lists_chinese;
}

void layout_resolve(LayoutContext *c, Diag *d, Issue *issue)
{
    issue->docs = ARENA_ARRAY(issue->arena, const ResolvedDoc *, issue->n_articles + 1);
    size_t k = 0;
    for (size_t p = 0; p < issue->n_pages; p++) {
        ResolveOptions o = {lists_chinese(c, d, issue, p)};
        for (size_t i = 0; i < issue->pages[p].n_articles; i++, k++) {
            assert(k < issue->n_articles && issue->articles[k] == issue->pages[p].articles[i]);
            issue->docs[k] = resolve_article(issue->arena, issue->articles[k], &o);
        }
    }
    assert(k == issue->n_articles);
}

bool layout_issue(LayoutContext *c, Diag *d, const Issue *issue, IssueFrames *out)
{
    assert(issue->docs || issue->n_articles == 0);
    size_t errors = diag_errors(d);
    Memo *kept = layout_context_memo(c); /* else one search is not made twice, as pages are tried */
    IssueBuild b = {.c = c,
                    .d = d,
                    .muted = diag_new(),
                    .issue = issue,
                    .text = layout_context_borrow(c),
                    .searches = kept ? kept : makeup_memo_new(),
                    .arena = issue->arena,
                    .effort = layout_context_effort(c),
                    .scratch = arena_new(),
                    .index = strmap_new()};
    for (size_t i = 0; i < issue->n_articles; i++)
        strmap_put(b.index, issue->articles[i]->slug, &issue->articles[i]);
    bool ok = pages_build(&b);
    if (ok && issue->overset == OVERSET_JUMP)
        overset_prove(&b);
    overset_tell(&b);
    moved_tell(&b);
    kind_check(&b);
    *out = (IssueFrames){.issue = issue, .n_pages = b.pages.len};
    out->pages = ARENA_ARRAY(issue->arena, PageFrame, b.pages.len + 1);
    for (size_t i = 0; i < b.pages.len; i++)
        out->pages[i] = draw_page(&b, &b.pages.ptr[i]);
    proof_issue(d, out);
    pages_free(&b);
    diag_free(b.muted);
    arena_free(b.scratch);
    if (!kept)
        memo_free(b.searches);
    strmap_free(b.index);
    layout_context_return(c, b.text);
    return ok && diag_errors(d) == errors;
}
