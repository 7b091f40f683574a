#include "pdf/content.h"
#include <assert.h>
#include <string.h>

#define PICTURE UINT32_MAX /* as a Mark's group */

typedef struct Mark {
    MarkKind kind;
    uint32_t group; /* of structure: serial number of the innermost group */
    const char *href;
    Lang lang;
    const Run *run; /* the first */
} Mark;

typedef struct Writer {
    Drawing *to;
    const Pictures *pictures;
    const char *variants; /* of the next glyph */
    PageContent *out;
    VEC(uint32_t) groups; /* serial numbers of the open groups, with two bits of what they are */
    uint32_t n_groups;
    int artifacts, figures; /* open groups that are artifacts, figures */
    Mark mark;
} Writer;

enum { IS_ARTIFACT = 1, IS_FIGURE = 2, SERIAL_SHIFT = 2 };

/* ---- marked content ---- */

static bool same_href(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool is_structure(const Mark *m)
{
    return m->kind == MARK_TEXT || m->kind == MARK_FIGURE;
}

/* What follows is of this kind: closes what is open and opens it, unless it is open already. */
static void set_mark(Writer *w, Mark mark)
{
    if (mark.kind == w->mark.kind &&
        (!is_structure(&mark) ||
         (mark.group == w->mark.group && mark.lang == w->mark.lang && same_href(mark.href, w->mark.href))))
        return;
    drawing_mark(w->to, mark.kind);
    w->mark = mark;
    if (is_structure(&mark)) {
        Event e = {.kind = EV_MARK, .mcid = w->out->n_mcids++, .href = mark.href, .lang = mark.lang, .run = mark.run};
        vec_push(&w->out->events, e);
    }
}

static void set_artifact(Writer *w)
{
    set_mark(w, (Mark){.kind = MARK_ARTIFACT});
}

static bool is_artifact(GroupTag tag)
{
    return tag == TAG_FURNITURE || tag == TAG_MARKS || tag == TAG_JUMP;
}

static void begin_group(Writer *w, const GroupInfo *g)
{
    uint32_t bits = (is_artifact(g->tag) ? IS_ARTIFACT : 0U) | (g->tag == TAG_FIGURE ? IS_FIGURE : 0U);
    w->artifacts += (bits & IS_ARTIFACT) != 0;
    w->figures += (bits & IS_FIGURE) != 0;
    assert(w->n_groups < PICTURE >> SERIAL_SHIFT);
    vec_push(&w->groups, w->n_groups++ << SERIAL_SHIFT | bits);
    if (!w->artifacts) {
        Event e = {.kind = EV_BEGIN, .group = g};
        vec_push(&w->out->events, e);
    }
}

static void end_group(Writer *w)
{
    if (!w->groups.len)
        return;
    if (!w->artifacts) {
        set_mark(w, (Mark){.kind = MARK_NOTHING});
        Event e = {.kind = EV_END};
        vec_push(&w->out->events, e);
    }
    uint32_t bits = w->groups.ptr[--w->groups.len];
    w->artifacts -= (bits & IS_ARTIFACT) != 0;
    w->figures -= (bits & IS_FIGURE) != 0;
}

/* ---- items ---- */

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

static void show_line(Writer *w, const Line *line)
{
    bool artifact = w->artifacts || line->kind != LINE_BODY;
    bool pagination = line->kind == LINE_FURNITURE || line->kind == LINE_JUMP;
    for (uint32_t i = 0; i < line->n_runs; i++) {
        const Run *r = &line->runs[i];
        assert(is_whole(r));
        if (artifact)
            set_mark(w, (Mark){.kind = pagination ? MARK_PAGINATION : MARK_ARTIFACT});
        else
            set_mark(w, (Mark){MARK_TEXT, w->groups.len ? w->groups.ptr[w->groups.len - 1] : 0, r->href, r->lang, r});
        drawing_run(w->to, line->x, line->y, r, w->variants);
        w->variants += r->n_glyphs;
        const char *href = r->href ? r->href : line->href;
        if (href && r->n_glyphs && r->n_clusters) {
            PageLink link = {run_box(line, r), href, artifact ? -1 : w->out->n_mcids - 1};
            vec_push(&w->out->links, link);
        }
    }
}

static void draw_image(Writer *w, Rect at, Rect crop, const char *path, const char *alt)
{
    uint32_t index;
    if (!pictures_lookup(w->pictures, path, &index))
        return;
    if (w->figures && !w->artifacts) {
        set_mark(w, (Mark){.kind = MARK_NOTHING});
        set_mark(w, (Mark){.kind = MARK_FIGURE, .group = PICTURE});
        Event *e = &w->out->events.ptr[w->out->events.len - 1];
        e->alt = alt ? alt : "";
        e->at = at;
    } else {
        set_artifact(w);
    }
    vec_push(&w->out->pictures, index);
    drawing_picture(w->to, index, at, crop);
}

static void draw_item(Writer *w, const Item *item)
{
    switch (item->kind) {
    case ITEM_BEGIN:
        begin_group(w, &item->u.group);
        break;
    case ITEM_END:
        end_group(w);
        break;
    case ITEM_LINE:
        show_line(w, &item->u.line);
        break;
    case ITEM_RECT:
        set_artifact(w);
        drawing_rect(w->to, item->u.rect.at, item->u.rect.fill);
        break;
    case ITEM_STROKE:
        set_artifact(w);
        drawing_stroke(w->to, item->u.stroke.at, item->u.stroke.width, item->u.stroke.color);
        break;
    case ITEM_DOT:
        set_artifact(w);
        drawing_dot(w->to, item->u.dot.x, item->u.dot.y, item->u.dot.r, item->u.dot.color);
        break;
    case ITEM_WAVE:
        set_artifact(w);
        drawing_wave(w->to, item->u.wave.x, item->u.wave.y, item->u.wave.w, item->u.wave.down, item->u.wave.width,
                     item->u.wave.color);
        break;
    case ITEM_IMAGE:
        draw_image(w, item->u.image.at, item->u.image.crop, item->u.image.path, item->u.image.alt);
        break;
    }
}

void content_draw(const PageFrame *page, const Pictures *pictures, const char *variants, Drawing *to, PageContent *out)
{
    memset(out, 0, sizeof *out);
    Writer w = {.to = to, .pictures = pictures, .variants = variants, .out = out};
    for (size_t i = 0; i < page->n_items; i++)
        draw_item(&w, &page->items[i]);
    set_mark(&w, (Mark){.kind = MARK_NOTHING});
    while (w.groups.len)
        end_group(&w);
    vec_free(&w.groups);
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
        if (e->kind == EV_BEGIN && e->group->article >= 0)
            *article = e->group->article;
        else if (e->kind == EV_MARK && e->mcid == mcid)
            return e;
    }
    return NULL;
}
