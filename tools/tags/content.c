/* Two outputs of one walk: the marks with the structure's events, and the links. */
#include "tags/content.h"
#include "fonts/face.h"
#include <assert.h>
#include <string.h>

#define PICTURE UINT32_MAX /* as a Mark's group */

typedef struct Mark {
    MarkKind kind;
    uint32_t group; /* of structure: serial number of the innermost group */
    const char *href;
    Tongue tongue;
    const Line *line;
    const Run *run; /* the first */
} Mark;

typedef struct Marker {
    MarkSink to;
    PageContent *out;
    VEC(uint32_t) groups; /* serial numbers of the open groups */
    uint32_t n_groups;
    Mark mark;
} Marker;

/* ---- marks ---- */

static bool same_href(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool is_structure(const Mark *m)
{
    return m->kind == MARK_TEXT || m->kind == MARK_FIGURE;
}

/* Does it have an element of its own: a reading, what is under it, a note's mark, a label? */
static bool stands_alone(const Mark *m)
{
    return m->line->aside != ASIDE_NONE || m->run->flags & RUN_BASE;
}

/* Does text go on from what is marked? Not over a place where something set out of line belongs in. */
static bool goes_on(const Mark *now, const Mark *next)
{
    if (next->group != now->group || next->tongue != now->tongue || !same_href(next->href, now->href))
        return false;
    if (!next->run || !now->run)
        return next->run == now->run;
    if (next->line->para != now->line->para || next->line->aside != now->line->aside)
        return false;
    if ((stands_alone(next) || stands_alone(now)) && next->run->stretch != now->run->stretch)
        return false;
    return !(next->run->flags & RUN_APART);
}

/* What follows is of this kind: closes what is open and opens it, unless it is open already. */
static void set_mark(Marker *m, Mark mark)
{
    bool same = mark.kind == m->mark.kind && (!is_structure(&mark) || goes_on(&m->mark, &mark));
    if (same)
        return;
    m->to.mark(m->to.self, mark.kind);
    m->mark = mark;
    if (is_structure(&mark)) {
        Event e = {.kind = EV_MARK,
                   .mcid = m->out->n_mcids++,
                   .href = mark.href,
                   .tongue = mark.tongue,
                   .line = mark.line,
                   .run = mark.run};
        vec_push(&m->out->events, e);
    }
}

/* Does what stands here belong to the page, not to its text? */
static bool in_artifact(const FrameWalk *at)
{
    bool page = at->inside[TAG_FURNITURE] && !at->inside[TAG_INDEX] && !at->inside[TAG_FIGURE];
    return page || at->inside[TAG_JUMP];
}

/* Groups that are elements. */
static bool is_element(const FrameWalk *at, const GroupInfo *group)
{
    return !in_artifact(at) && group->tag != TAG_MARKS;
}

static void mark_begin(void *self, const FrameWalk *at, const GroupInfo *group)
{
    Marker *m = self;
    vec_push(&m->groups, m->n_groups++);
    if (is_element(at, group)) {
        Event e = {.kind = EV_BEGIN, .group = group};
        vec_push(&m->out->events, e);
    }
}

static void mark_end(void *self, const FrameWalk *at, const GroupInfo *group)
{
    Marker *m = self;
    m->groups.len--;
    if (is_element(at, group)) {
        set_mark(m, (Mark){.kind = MARK_NOTHING});
        Event e = {.kind = EV_END};
        vec_push(&m->out->events, e);
    }
}

static bool is_artifact(const FrameWalk *at, const Line *line)
{
    switch (line->kind) {
    case LINE_BODY:
        return in_artifact(at);
    case LINE_MARK:
        return in_artifact(at) || line->aside == ASIDE_NONE;
    case LINE_FURNITURE:
        return in_artifact(at) || !(at->inside[TAG_INDEX] || at->inside[TAG_GROUP_HEAD]);
    case LINE_JUMP:
        break;
    }
    return true;
}

static void mark_run(void *self, const FrameWalk *at, const Line *line, const Run *r)
{
    Marker *m = self;
    bool pagination = line->kind == LINE_FURNITURE || line->kind == LINE_JUMP;
    if (is_artifact(at, line))
        set_mark(m, (Mark){.kind = pagination ? MARK_PAGINATION : MARK_ARTIFACT});
    else
        set_mark(m, (Mark){.kind = MARK_TEXT,
                           .group = m->groups.len ? m->groups.ptr[m->groups.len - 1] : 0,
                           .href = r->href,
                           .tongue = run_tongue(r),
                           .line = line,
                           .run = r});
}

static void mark_graphic(void *self, const FrameWalk *at, const Item *item)
{
    (void)at;
    (void)item;
    set_mark(self, (Mark){.kind = MARK_ARTIFACT});
}

static void mark_image(void *self, const FrameWalk *at, const Item *item)
{
    Marker *m = self;
    if (at->inside[TAG_FIGURE] && !in_artifact(at)) {
        set_mark(m, (Mark){.kind = MARK_NOTHING});
        set_mark(m, (Mark){.kind = MARK_FIGURE, .group = PICTURE});
        Event *e = &m->out->events.ptr[m->out->events.len - 1];
        e->alt = item->u.image.alt ? item->u.image.alt : "";
        e->at = item->u.image.at;
    } else {
        set_mark(m, (Mark){.kind = MARK_ARTIFACT});
    }
    vec_push(&m->out->pictures, item->u.image.path);
}

/* ---- links ---- */

#ifndef NDEBUG
/* Clusters share out all of a run's text and all of its glyphs. */
static bool is_whole(const Run *r)
{
    uint64_t bytes = 0, glyphs = 0;
    for (uint32_t i = 0; i < r->n_clusters; i++) {
        bytes += r->clusters[i].bytes;
        glyphs += r->clusters[i].glyphs;
    }
    return bytes == r->n_text && glyphs == r->n_glyphs;
}
#endif

/* The box around a run, for its link. */
static Rect run_box(const Line *line, const Run *r)
{
    const Glyph *a = r->glyphs, *z = a + r->n_glyphs - 1;
    const Cluster *last = &r->clusters[r->n_clusters - 1];
    Len up = len_mul(r->size, r->face->ascent, r->face->upem), down = len_mul(r->size, r->face->descent, r->face->upem);
    if (up > r->size)
        up = r->size; /* line metrics of CJK fonts are far larger than the em */
    if (r->flags & RUN_ROTATED)
        return (Rect){line->x + a->x - down, line->y + a->y, up + down, z->x - a->x + last->advance};
    if (r->flags & RUN_VERTICAL)
        return (Rect){line->x - r->size / 2, line->y + a->y - up, r->size, z->y - a->y + up + down};
    return (Rect){line->x + a->x, line->y + a->y - up, z->x - a->x + last->advance, up + down};
}

/* Told after the marks: the last marked content is the run's. */
static void link_run(void *self, const FrameWalk *at, const Line *line, const Run *r)
{
    PageContent *out = self;
    const char *href = r->href ? r->href : line->href;
    assert(is_whole(r));
    if (!href || !r->n_glyphs || !r->n_clusters || r->flags & RUN_SPACE)
        return;
    bool artifact = is_artifact(at, line);
    if (artifact) {
        Event e = {.kind = EV_LINK, .link = (int)out->links.len};
        vec_push(&out->events, e);
    }
    PageLink link = {run_box(line, r), href, line, NULL, artifact ? -1 : out->n_mcids - 1};
    vec_push(&out->links, link);
}

/* A picture's own link. */
static void link_image(void *self, const FrameWalk *at, const Item *item)
{
    PageContent *out = self;
    const GroupInfo *in = at->depth ? at->open[at->depth - 1] : NULL;
    if (!in || !in->href || in_artifact(at))
        return;
    PageLink link = {item->u.image.at, in->href, NULL, in->alt, out->n_mcids - 1};
    vec_push(&out->links, link);
}

void content_walk(const PageFrame *page, MarkSink to, FrameOutput drawing, PageContent *out)
{
    static const FrameVisitor marks = {.begin = mark_begin,
                                       .end = mark_end,
                                       .run = mark_run,
                                       .rect = mark_graphic,
                                       .stroke = mark_graphic,
                                       .dot = mark_graphic,
                                       .wave = mark_graphic,
                                       .image = mark_image};
    static const FrameVisitor links = {.run = link_run, .image = link_image};
    memset(out, 0, sizeof *out);
    Marker m = {.to = to, .out = out};
    FrameOutput outputs[] = {{&marks, &m}, {&links, out}, drawing};
    frame_walk(page, outputs, sizeof outputs / sizeof *outputs);
    set_mark(&m, (Mark){.kind = MARK_NOTHING});
    vec_free(&m.groups);
}

void content_free(PageContent *c)
{
    vec_free(&c->events);
    vec_free(&c->links);
    vec_free(&c->pictures);
}

const Event *content_mark(const PageContent *c, int mcid, int32_t *article)
{
    *article = -1;
    for (size_t i = 0; i < c->events.len; i++) {
        const Event *e = &c->events.ptr[i];
        if (e->kind == EV_BEGIN && (e->group->article >= 0 || e->group->tag == TAG_GROUP))
            *article = e->group->article;
        else if (e->kind == EV_MARK && e->mcid == mcid)
            return e;
    }
    return NULL;
}
