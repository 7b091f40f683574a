/* A page of frames, walked in reading order: each group an element of HTML, its lines one text in an SVG element. */
#include "facsimile/facsimile_page.h"

#include "frame/walk.h"

#include <assert.h>
#include <string.h>

struct Facsimile {
    IssueRender *r;
    StrMap *emitted; /* names of fonts */
};

/* ---- groups ---- */

typedef struct Open {
    const char *close; /* closing tag, "" for none */
    Lang lang;
    bool phrasing;
} Open;

typedef struct Walker {
    PageWriter w;
    VEC(Open) stack;
    bool *seen; /* articles whose areas are written */
    bool ok;
    Art under, over; /* beneath the text; what comes after a picture and stands on it */
    VEC(Rect) pictures;
    size_t last_picture; /* the item, 0 = none */
} Walker;

typedef struct Element {
    const char *open, *close; /* open: without the > of its tag, unless it has all attributes */
} Element;

/* A group's element; what is not here is a div. */
static const Element elements[GROUP_TAGS] = {
    [TAG_GROUP] = {"<section", "</section>\n"},
    [TAG_GROUP_HEAD] = {"<h2", "</h2>\n"},
    [TAG_ARTICLE] = {"<article", "</article>\n"},
    [TAG_HEADLINE] = {"<h2", "</h2>\n"},
    [TAG_KICKER] = {"<p", "</p>\n"},
    [TAG_DECK] = {"<p", "</p>\n"},
    [TAG_BYLINE] = {"<p", "</p>\n"},
    [TAG_PARA] = {"<p", "</p>\n"},
    [TAG_LIST] = {"<ul", "</ul>\n"},
    [TAG_ITEM] = {"<li", "</li>\n"},
    [TAG_QUOTE] = {"<blockquote", "</blockquote>\n"},
    [TAG_SIDEBAR] = {"<aside", "</aside>\n"},
    [TAG_TABLE] = {"<div role=table", "</div>\n"},
    [TAG_ROW] = {"<div role=row", "</div>\n"},
    /* its role is in the SVG element: some look for a header's text, and not into SVG within one */
    [TAG_HEAD_CELL] = {"<div class=head role=none>", "</div>\n"},
    [TAG_CELL] = {"<div role=cell", "</div>\n"},
    [TAG_FIGURE] = {"<figure", "</figure>\n"},
    [TAG_PICTURES] = {"<figure", "</figure>\n"},
    [TAG_CAPTION] = {"<figcaption", "</figcaption>\n"},
};

static Element heading_element(int level)
{
    static const Element headings[] = {{"<h3", "</h3>\n"}, {"<h4", "</h4>\n"}, {"<h5", "</h5>\n"}, {"<h6", "</h6>\n"}};
    enum { FIRST = 3, LAST = FIRST + sizeof headings / sizeof *headings - 1 };
    return headings[(level < FIRST ? FIRST : level > LAST ? LAST : level) - FIRST];
}

/* Groups whose lines stand in what is around them. */
static bool has_no_element(const FrameWalk *at, GroupTag tag)
{
    return tag == TAG_JUMP || tag == TAG_MARKS || at->inside[TAG_INDEX];
}

/* Of a group; within a paragraph or heading only <span>. open NULL: none. */
static Element group_element(const FrameWalk *at, const GroupInfo *g, bool phrasing)
{
    if (has_no_element(at, g->tag))
        return (Element){NULL, ""};
    if (phrasing)
        return (Element){"<span", "</span>\n"};
    if (g->tag == TAG_HEADING)
        return heading_element(g->level);
    if (g->tag == TAG_CAPTION && at->inside[TAG_TABLE])
        return (Element){"<div role=caption", "</div>\n"};
    return elements[g->tag].open ? elements[g->tag] : (Element){"<div", "</div>\n"};
}

static bool takes_phrasing(GroupTag tag)
{
    return tag == TAG_GROUP_HEAD || tag == TAG_HEADLINE || tag == TAG_HEADING || tag == TAG_PARA || tag == TAG_KICKER ||
           tag == TAG_DECK || tag == TAG_BYLINE;
}

static const Area *area_of(const PageFrame *page, int32_t article)
{
    for (size_t i = 0; i < page->n_areas; i++)
        if (page->areas[i].article == article)
            return &page->areas[i];
    return NULL;
}

/* The name of an article's element; NULL: the page's template has given it away. */
static const char *article_id(const PageWriter *w, int32_t article)
{
    const char *slug = w->r->issue->articles[article]->slug;
    static const char *const ids[] = {"main", "heads-title", "pages-title"};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
        if (strcmp(ids[i], slug) == 0)
            return NULL;
    return slug;
}

static void put_article_start(Walker *k, int32_t article, bool first)
{
    PageWriter *w = &k->w;
    const Article *a = w->r->issue->articles[article];
    buf_puts(w->out, " data-slug=\"");
    html_put(w->out, a->slug);
    if (first && article_id(w, article)) {
        buf_puts(w->out, "\" id=\"");
        html_put(w->out, article_id(w, article));
    }
    buf_puts(w->out, "\" aria-label=\"");
    html_put(w->out, a->title);
    buf_putc(w->out, '"');
}

/* Headings and heads of columns are named in words: text of SVG counts for browsers, not for all that read pages. */
static void put_name(const FrameWalk *at, GroupTag tag, Buf *out)
{
    if (tag != TAG_GROUP_HEAD && tag != TAG_HEADLINE && tag != TAG_HEADING && tag != TAG_HEAD_CELL)
        return;
    const LineKind kind = tag == TAG_GROUP_HEAD ? LINE_FURNITURE : LINE_BODY;
    buf_puts(out, " aria-label=\"");
    int depth = 1;
    for (size_t i = at->item + 1; i < at->page->n_items && depth; i++) {
        const Item *item = &at->page->items[i];
        depth += (item->kind == ITEM_BEGIN) - (item->kind == ITEM_END);
        if (item->kind != ITEM_LINE || item->u.line.kind != kind)
            continue;
        for (uint32_t r = 0; r < item->u.line.n_runs; r++)
            if (!(item->u.line.runs[r].flags & RUN_HYPHEN))
                html_put_n(out, item->u.line.runs[r].text, item->u.line.runs[r].n_text);
    }
    buf_putc(out, '"');
}

static void begin_group(void *self, const FrameWalk *at, const GroupInfo *g)
{
    Walker *k = self;
    PageWriter *w = &k->w;
    assert(g->article >= -1 && g->article < (int64_t)w->r->issue->n_articles);
    Open o = {.lang = w->lang, .phrasing = k->stack.len && k->stack.ptr[k->stack.len - 1].phrasing};
    const Element element = group_element(at, g, o.phrasing);
    o.close = element.close;
    bool article = g->tag == TAG_ARTICLE && g->article >= 0, first = article && !k->seen[g->article];
    if (element.open) {
        facsimile_end_text(w);
        bool head = g->tag == TAG_HEAD_CELL && !o.phrasing;
        Buf *out = head ? &w->group : w->out;
        buf_puts(w->out, element.open);
        if (head)
            buf_puts(out, "<g role=columnheader");
        if (article)
            put_article_start(k, g->article, first);
        if (!o.phrasing)
            put_name(at, g->tag, out);
        if (g->lang != w->lang || article) {
            buf_puts(out, " lang=");
            buf_puts(out, lang_tag(g->lang));
            w->lang = g->lang;
        }
        buf_puts(out, ">");
    }
    if (first) {
        const Area *area = area_of(w->page, g->article);
        k->seen[g->article] = true;
        if (area)
            facsimile_area(w, area, NULL);
    }
    o.phrasing |= element.open && takes_phrasing(g->tag);
    vec_push(&k->stack, o);
}

static void end_group(void *self, const FrameWalk *at, const GroupInfo *g)
{
    (void)at;
    Walker *k = self;
    Open o = k->stack.ptr[--k->stack.len];
    if (*o.close)
        facsimile_end_text(&k->w);
    if (g->tag == TAG_HEAD_CELL)
        k->w.group.len = 0;
    buf_puts(k->w.out, o.close);
    k->w.lang = o.lang;
}

static void see_group(void *self, const FrameWalk *at, const GroupInfo *g)
{
    (void)at;
    Walker *k = self;
    if (g->tag == TAG_ARTICLE && g->article >= 0)
        k->seen[g->article] = true;
}

/* Areas of articles that have no group on the page, beneath everything. */
static void put_lone_areas(Walker *k)
{
    const PageFrame *page = k->w.page;
    for (size_t i = 0; i < page->n_areas; i++)
        if (!k->seen[page->areas[i].article])
            facsimile_area(&k->w, &page->areas[i], article_id(&k->w, page->areas[i].article));
    memset(k->seen, 0, k->w.r->issue->n_articles * sizeof *k->seen);
}

/* ---- the page ---- */

static bool overlaps(Rect a, Rect b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

static Rect item_bounds(const Item *item)
{
    switch (item->kind) {
    case ITEM_RECT:
        return item->u.rect.at;
    case ITEM_STROKE: {
        Rect r = item->u.stroke.at;
        return (Rect){r.x, r.y, r.w + 1, r.h + 1};
    }
    default:
        return (Rect){0}; /* dots and waves belong to text: never on a picture */
    }
}

static void see_picture(void *self, const FrameWalk *at, const Item *item)
{
    Walker *k = self;
    k->last_picture = at->item;
    vec_push(&k->pictures, item->u.image.at);
}

/* Drawn beneath the text, except what comes after a picture and stands on it. */
static void see_graphic(void *self, const FrameWalk *at, const Item *item)
{
    (void)at;
    Walker *k = self;
    bool above = false;
    for (size_t p = 0; p < k->pictures.len && !above; p++)
        above = overlaps(k->pictures.ptr[p], item_bounds(item));
    art_add(above ? &k->over : &k->under, item);
}

static void see_line(void *self, const FrameWalk *at, const Line *line)
{
    (void)at;
    Walker *k = self;
    webfonts_add_line(k->w.fonts, line);
}

static void put_line(void *self, const FrameWalk *at, const Line *line)
{
    (void)at;
    Walker *k = self;
    facsimile_line(&k->w, line);
}

static void put_picture(void *self, const FrameWalk *at, const Item *item)
{
    Walker *k = self;
    const GroupInfo *in = at->depth ? at->open[at->depth - 1] : NULL;
    facsimile_end_text(&k->w);
    k->ok &= facsimile_picture(&k->w, item, in ? in->href : NULL);
    if (at->item == k->last_picture)
        art_put(&k->over, &k->w);
}

static bool emit_fonts(Facsimile *f, const WebFonts *fonts)
{
    bool ok = true;
    for (size_t i = 0; i < webfonts_count(fonts) && ok; i++) {
        const WebFont *font = webfonts_at(fonts, i);
        if (!font->file || strmap_lookup(f->emitted, font->file)) /* pages may have the same one */
            continue;
        strmap_put(f->emitted, font->file, f);
        ok = issue_emit(f->r, font->file, font->data.data, font->data.len);
    }
    return ok;
}

static void put_sheet_start(const PageFrame *page, Buf *box)
{
    buf_puts(box, "<div class=facsimile data-width=");
    buf_put_len(box, page->width, 3);
    buf_puts(box, " data-height=");
    buf_put_len(box, page->height, 3);
    buf_puts(box, "><div class=sheet>\n");
}

static const char *view_box(Arena *a, const PageFrame *page)
{
    Buf b = {0};
    buf_puts(&b, " viewBox=\"0 0 ");
    buf_put_len(&b, page->width, 3);
    buf_putc(&b, ' ');
    buf_put_len(&b, page->height, 3);
    buf_putc(&b, '"');
    const char *text = arena_strdup(a, b.data);
    buf_free(&b);
    return text;
}

static void free_walker(Walker *k)
{
    vec_free(&k->pictures);
    vec_free(&k->stack);
    vec_free(&k->w.classes);
    vec_free(&k->w.stretches);
    vec_free(&k->w.places);
    buf_free(&k->w.aside);
    buf_free(&k->w.group);
    buf_free(&k->w.css);
    webfonts_free(k->w.fonts);
}

bool facsimile_page(Facsimile *f, const PageFrame *page, Buf *css, Buf *box)
{
    static const FrameVisitor look = {.begin = see_group,
                                      .line = see_line,
                                      .rect = see_graphic,
                                      .stroke = see_graphic,
                                      .dot = see_graphic,
                                      .wave = see_graphic,
                                      .image = see_picture};
    static const FrameVisitor write = {.begin = begin_group, .end = end_group, .line = put_line, .image = put_picture};
    Walker k = {.ok = true};
    k.w = (PageWriter){.r = f->r,
                       .fonts = webfonts_new(f->r->subsets, f->r->packed),
                       .page = page,
                       .view_box = view_box(f->r->arena, page),
                       .out = box,
                       .lang = f->r->issue->paper->lang};
    k.seen = ARENA_ARRAY(f->r->arena, bool, f->r->issue->n_articles + 1);
    frame_walk(page, &(FrameOutput){&look, &k}, 1);
    put_sheet_start(page, box);
    art_put(&k.under, &k.w);
    put_lone_areas(&k);
    frame_walk(page, &(FrameOutput){&write, &k}, 1);
    facsimile_end_text(&k.w);
    buf_puts(box, "</div></div>\n");
    bool ok = webfonts_build(k.w.fonts, f->r->diag, f->r->arena) && emit_fonts(f, k.w.fonts) && k.ok;
    if (ok)
        facsimile_css(&k.w, css);
    free_walker(&k);
    return ok;
}

Facsimile *facsimile_new(IssueRender *r)
{
    Facsimile *f = mem_alloc(sizeof *f);
    f->r = r;
    f->emitted = strmap_new();
    return f;
}

void facsimile_free(Facsimile *f)
{
    if (!f)
        return;
    strmap_free(f->emitted);
    mem_free(f);
}
