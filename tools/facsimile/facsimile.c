/* A page of frames, walked in reading order. */
#include "facsimile/facsimile_page.h"

#include "doc/address.h"
#include "frame/walk.h"

#include <assert.h>
#include <string.h>

struct Facsimile {
    IssueRender *r;
    WebFonts *fonts;
};

/* ---- the issue ---- */

static bool emit_fonts(Facsimile *f)
{
    IssueRender *r = f->r;
    bool ok = webfonts_build(f->fonts, r->diag, r->arena);
    for (size_t i = 0; i < webfonts_count(f->fonts) && ok; i++) {
        const WebFont *font = webfonts_at(f->fonts, i);
        ok = issue_emit(r, font->file, font->data.data, font->data.len);
    }
    return ok;
}

Facsimile *facsimile_new(IssueRender *r)
{
    Facsimile *f = mem_alloc(sizeof *f);
    f->r = r;
    f->fonts = webfonts_new(r->subsets);
    if (emit_fonts(f))
        return f;
    facsimile_free(f);
    return NULL;
}

void facsimile_free(Facsimile *f)
{
    if (!f)
        return;
    webfonts_free(f->fonts);
    mem_free(f);
}

/* ---- areas and pictures ---- */

static void put_box_style(Buf *b, Rect at)
{
    buf_puts(b, " style=left:");
    facsimile_put_px(b, at.x);
    buf_puts(b, ";top:");
    facsimile_put_px(b, at.y);
    buf_puts(b, ";width:");
    facsimile_put_px(b, at.w);
    buf_puts(b, ";height:");
    facsimile_put_px(b, at.h);
}

/* One link for the keyboard and for screen readers, the other rectangles for the pointer alone. */
static void put_areas(PageWriter *w, const Area *area)
{
    assert(area->article >= 0 && (size_t)area->article < w->r->issue->n_articles);
    const Article *article = w->r->issue->articles[area->article];
    for (size_t i = 0; i < area->n_rects; i++) {
        buf_puts(w->out, "<a class=area href=\"");
        html_put_url(w->out, article_file(w->r->arena, article));
        if (i == 0) {
            buf_puts(w->out, "\" id=\"a-");
            html_put(w->out, article->slug);
            buf_puts(w->out, "\" aria-label=\"");
            html_put(w->out, article->title);
            buf_putc(w->out, '"');
        } else {
            buf_puts(w->out, "\" tabindex=-1 aria-hidden=true");
        }
        put_box_style(w->out, area->rects[i]);
        buf_puts(w->out, "></a>\n");
    }
}

static const Area *area_of(const PageFrame *page, int32_t article)
{
    for (size_t i = 0; i < page->n_areas; i++)
        if (page->areas[i].article == article)
            return &page->areas[i];
    return NULL;
}

static void put_percent(Buf *b, const char *property, int64_t part, int64_t whole)
{
    buf_puts(b, property);
    buf_put_len(b, part * 100 * LEN_PT / whole, 3);
    buf_puts(b, "%");
}

static void put_img(PageWriter *w, const char *name, const char *alt)
{
    buf_puts(w->out, "<img src=\"");
    html_put_url(w->out, name);
    buf_puts(w->out, "\" alt=\"");
    html_put(w->out, alt ? alt : "");
    buf_puts(w->out, "\" loading=lazy");
}

/* The part `crop` of a picture fills the frame: a picture larger than its box, clipped by it. */
static bool put_image(PageWriter *w, const Item *item)
{
    const Picture *p = item->u.image.picture;
    const char *name = issue_picture(w->r, item->u.image.path, p);
    if (!name)
        return false;
    Rect crop = item->u.image.crop;
    int64_t width = p ? (int64_t)p->width * 1024 : 0, height = p ? (int64_t)p->height * 1024 : 0;
    bool whole = crop.w <= 0 || crop.h <= 0 || !width || !height ||
                 (crop.x == 0 && crop.y == 0 && crop.w >= width && crop.h >= height);
    if (whole) {
        put_img(w, name, item->u.image.alt);
        buf_puts(w->out, " class=picture");
        put_box_style(w->out, item->u.image.at);
        buf_puts(w->out, ">\n");
        return true;
    }
    buf_puts(w->out, "<span class=picture");
    put_box_style(w->out, item->u.image.at);
    buf_putc(w->out, '>');
    put_img(w, name, item->u.image.alt);
    put_percent(w->out, " style=left:", -crop.x, crop.w);
    put_percent(w->out, ";top:", -crop.y, crop.h);
    put_percent(w->out, ";width:", width, crop.w);
    put_percent(w->out, ";height:", height, crop.h);
    buf_puts(w->out, "></span>\n");
    return true;
}

/* ---- groups ---- */

typedef struct Open {
    const char *close; /* closing tag, "" for none */
    Lang lang;
    bool phrasing, in_link;
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

enum { FIRST_HEADING = 3, LAST_HEADING = 6 };
static const char *const heading_open[] = {"<h3", "<h4", "<h5", "<h6"};
static const char *const heading_close[] = {"</h3>\n", "</h4>\n", "</h5>\n", "</h6>\n"};
static_assert(sizeof heading_open / sizeof *heading_open == LAST_HEADING - FIRST_HEADING + 1 &&
                  sizeof heading_close / sizeof *heading_close == LAST_HEADING - FIRST_HEADING + 1,
              "a tag for each level");

/* Groups whose lines stand in what is around them. */
static bool has_no_element(const FrameWalk *at, GroupTag tag)
{
    return tag == TAG_JUMP || tag == TAG_MARKS || at->inside[TAG_INDEX];
}

/* Element and closing tag of a group; within a paragraph or heading only <span>. */
static const char *group_element(const FrameWalk *at, const GroupInfo *g, bool phrasing, const char **close)
{
    if (has_no_element(at, g->tag)) {
        *close = "";
        return NULL;
    }
    *close = "</span>\n";
    if (phrasing)
        return "<span";
    switch (g->tag) {
    case TAG_ARTICLE:
        *close = "</article>\n";
        return "<article";
    case TAG_HEADLINE:
        *close = "</h2>\n";
        return "<h2";
    case TAG_HEADING: {
        int level = g->level < FIRST_HEADING ? FIRST_HEADING : g->level > LAST_HEADING ? LAST_HEADING : g->level;
        *close = heading_close[level - FIRST_HEADING];
        return heading_open[level - FIRST_HEADING];
    }
    case TAG_PARA:
    case TAG_KICKER:
    case TAG_DECK:
    case TAG_BYLINE:
        *close = "</p>\n";
        return "<p";
    case TAG_LIST:
        *close = "</ul>\n";
        return "<ul";
    case TAG_ITEM:
        *close = "</li>\n";
        return "<li";
    case TAG_QUOTE:
        *close = "</blockquote>\n";
        return "<blockquote";
    case TAG_FIGURE:
    case TAG_PICTURES:
        *close = "</figure>\n";
        return "<figure";
    case TAG_CAPTION:
        if (at->inside[TAG_TABLE]) {
            *close = "</div>\n";
            return "<div role=caption";
        }
        *close = "</figcaption>\n";
        return "<figcaption";
    case TAG_TABLE:
        *close = "</div>\n";
        return "<div role=table";
    case TAG_ROW:
        *close = "</div>\n";
        return "<div role=row";
    case TAG_HEAD_CELL:
        *close = "</div>\n";
        return "<div role=columnheader";
    case TAG_CELL:
        *close = "</div>\n";
        return "<div role=cell";
    default:
        *close = "</div>\n";
        return "<div";
    }
}

static bool takes_phrasing(GroupTag tag)
{
    return tag == TAG_HEADLINE || tag == TAG_HEADING || tag == TAG_PARA || tag == TAG_KICKER || tag == TAG_DECK ||
           tag == TAG_BYLINE;
}

static void begin_article(Walker *k, const GroupInfo *g)
{
    PageWriter *w = &k->w;
    buf_puts(w->out, " data-slug=\"");
    html_put(w->out, w->r->issue->articles[g->article]->slug);
    buf_printf(w->out, "\" data-article=%d", (int)g->article);
}

static void begin_group(void *self, const FrameWalk *at, const GroupInfo *g)
{
    Walker *k = self;
    PageWriter *w = &k->w;
    assert(g->article >= -1 && g->article < (int64_t)w->r->issue->n_articles);
    Open o = {
        .lang = w->lang, .in_link = w->in_link, .phrasing = k->stack.len && k->stack.ptr[k->stack.len - 1].phrasing};
    const char *element = group_element(at, g, o.phrasing, &o.close);
    bool article = g->tag == TAG_ARTICLE && g->article >= 0;
    if (element) {
        buf_puts(w->out, element);
        if (article)
            begin_article(k, g);
        if (g->lang != w->lang || article) {
            buf_puts(w->out, " lang=");
            buf_puts(w->out, lang_tag(g->lang));
            w->lang = g->lang;
        }
        buf_puts(w->out, ">\n");
    }
    if (article && !k->seen[g->article]) {
        const Area *area = area_of(w->page, g->article);
        k->seen[g->article] = true;
        if (area)
            put_areas(w, area);
    }
    if (g->tag == TAG_HEADLINE && g->article >= 0 && !w->in_link && element) {
        buf_puts(w->out, "<a tabindex=-1 href=\"");
        html_put_url(w->out, article_file(w->r->arena, w->r->issue->articles[g->article]));
        buf_puts(w->out, "\">\n");
        w->in_link = true;
    }
    o.phrasing |= element && takes_phrasing(g->tag);
    vec_push(&k->stack, o);
}

static void end_group(void *self, const FrameWalk *at, const GroupInfo *g)
{
    (void)at;
    (void)g;
    Walker *k = self;
    PageWriter *w = &k->w;
    Open o = k->stack.ptr[--k->stack.len];
    if (w->in_link && !o.in_link)
        buf_puts(w->out, "</a>");
    buf_puts(w->out, o.close);
    w->lang = o.lang;
    w->in_link = o.in_link;
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
            put_areas(&k->w, &page->areas[i]);
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

static void put_line(void *self, const FrameWalk *at, const Line *line)
{
    (void)at;
    Walker *k = self;
    facsimile_line(&k->w, line);
}

/* A picture that leads somewhere, an advertisement: its frame is the link. */
static bool put_linked(PageWriter *w, const Item *item, const char *href)
{
    const char *name = issue_picture(w->r, item->u.image.path, item->u.image.picture);
    if (!name)
        return false;
    assert(link_is_allowed(href)); /* loading refused the others */
    buf_puts(w->out, "<a class=advert href=\"");
    html_put(w->out, href);
    buf_putc(w->out, '"');
    put_box_style(w->out, item->u.image.at);
    buf_putc(w->out, '>');
    put_img(w, name, item->u.image.alt);
    buf_puts(w->out, "></a>\n");
    return true;
}

static void put_picture(void *self, const FrameWalk *at, const Item *item)
{
    Walker *k = self;
    const GroupInfo *in = at->depth ? at->open[at->depth - 1] : NULL;
    k->ok &= in && in->href ? put_linked(&k->w, item, in->href) : put_image(&k->w, item);
    if (at->item == k->last_picture)
        art_put(&k->over, k->w.page, k->w.out);
}

static const char sheet_css[] =
    "@property --facsimile-width{syntax:\"<length>\";inherits:true;initial-value:0px}\n"
    ".facsimile{position:relative;width:100%;container-type:inline-size;overflow:hidden;overflow:clip;background:#fff;"
    "-webkit-text-size-adjust:none;text-size-adjust:none}\n"
    ".sheet{--facsimile-width:100cqw;position:absolute;left:0;top:0;transform-origin:0 0;"
    "transform:scale(tan(atan2(var(--facsimile-width),var(--sheet-width))));width:var(--sheet-width);color:#000;"
    "text-rendering:geometricPrecision;text-spacing-trim:space-all;text-autospace:no-autospace;font-kerning:none;"
    "font-synthesis:none;font-variant:normal;hyphens:manual;word-spacing:0;direction:ltr;--g:0px}\n"
    ".sheet "
    ":is(article,div,h2,h3,h4,h5,h6,p,ul,li,blockquote,figure,figcaption,span,a,i,b,u){margin:0;padding:0;border:0;"
    "background:none;list-style:none;position:static;display:inline;text-indent:0;text-align:left;text-transform:none;"
    "text-decoration:none;max-width:none;float:none;color:inherit}\n"
    ".sheet :is(h2,h3,h4,h5,h6,p,li,blockquote,figcaption){display:block}.sheet [role=table]{display:table}.sheet "
    "[role=caption]{display:table-caption}"
    ".sheet [role=row]{display:table-row}.sheet :is([role=cell],[role=columnheader]){display:table-cell}\n"
    ".sheet .line,.sheet .jump,.sheet .mark,.sheet .furniture{position:absolute;display:block;width:max-content;"
    "white-space:pre;letter-spacing:var(--g)}\n"
    ".sheet .mark{-webkit-user-select:none;user-select:none}\n"
    ".sheet i,.sheet b,.sheet u,.sheet a{font:inherit}\n"
    ".sheet b,.sheet .n,.sheet .w,.sheet .k,.sheet .q{letter-spacing:0}\n"
    ".sheet .k,.sheet .q{font-kerning:normal}\n"
    ".sheet .q{font-feature-settings:\"pwid\"}\n"
    ".sheet u{margin-inline-end:var(--j)}\n"
    ".sheet .w{margin-inline:var(--k) calc(var(--k) + var(--g))}\n"
    ".sheet .e{font-size:0}\n"
    ".sheet .h{letter-spacing:0}\n"
    ".sheet .h::after{content:\"-\";content:\"-\"/\"\"}\n"
    ".sheet .v{writing-mode:vertical-rl}\n"
    ".sheet .up{text-orientation:upright}\n"
    ".sheet .turn{position:relative;text-orientation:sideways}\n"
    ".sheet "
    ".across{position:absolute;writing-mode:horizontal-tb;letter-spacing:0;font-kerning:normal;transform-origin:0 0}\n"
    ".sheet .art,.sheet .picture,.sheet .picture img{position:absolute;display:block;max-width:none;margin:0;"
    "pointer-events:none}\n"
    ".sheet .art{left:0;top:0;width:100%;height:100%}\n"
    ".sheet .picture{overflow:hidden}\n"
    ".sheet .area,.sheet .advert{position:absolute;display:block}\n"
    ".sheet .advert img{display:block;width:100%;height:100%;max-width:none}\n"
    ".sheet article:hover>.area,.sheet article:focus-within>.area,.sheet .area:hover,.sheet .area:target{"
    "background:var(--facsimile-light,rgba(255,193,7,.18))}\n"
    ".sheet :is(.area,.advert):focus-visible{outline:12px solid var(--facsimile-focus,#1a5fb4);outline-offset:-6px}\n"
    "@supports not (transform:scale(tan(atan2(1px,1px)))){.facsimile{overflow:auto}.sheet{transform:scale(.25)}}\n"
    "@media (pointer:coarse){.sheet .line{pointer-events:none}.sheet .line a{pointer-events:auto}}\n";

/* Metrics are overridden so that every face's baseline stands where facsimile_line says. */
static void put_css(const PageWriter *w, Buf *css)
{
    buf_puts(css, sheet_css);
    bool *used = ARENA_ARRAY(w->r->arena, bool, webfonts_count(w->fonts) + 1);
    for (size_t i = 0; i < w->classes.len; i++)
        used[w->classes.ptr[i].font] = true;
    for (size_t i = 0; i < webfonts_count(w->fonts); i++) {
        const WebFont *f = webfonts_at(w->fonts, i);
        if (used[i])
            buf_printf(css,
                       "@font-face{font-family:%s;src:url(%s) format(\"woff2\");font-display:block;"
                       "ascent-override:88%%;descent-override:12%%;line-gap-override:0%%}\n",
                       f->family, f->file);
    }
    for (size_t i = 0; i < w->classes.len; i++) {
        const TextClass *t = &w->classes.ptr[i];
        buf_printf(css, ".sheet .t%zu{font:", i);
        facsimile_put_px(css, t->size);
        buf_printf(css, "/0 %s;color:", webfonts_at(w->fonts, (size_t)t->font)->family);
        facsimile_put_color(css, t->color);
        buf_puts(css, t->shaped ? ";font-kerning:normal;letter-spacing:0}\n" : "}\n");
    }
}

static void put_sheet_start(const PageFrame *page, Buf *box)
{
    buf_puts(box, "<div class=facsimile style=\"aspect-ratio:");
    buf_put_len(box, page->width, 3);
    buf_putc(box, '/');
    buf_put_len(box, page->height, 3);
    buf_puts(box, "\"><div class=sheet style=--sheet-width:");
    facsimile_put_px(box, page->width);
    buf_puts(box, ";height:");
    facsimile_put_px(box, page->height);
    buf_puts(box, ">\n");
}

bool facsimile_page(Facsimile *f, const PageFrame *page, Buf *css, Buf *box)
{
    static const FrameVisitor look = {.begin = see_group,
                                      .rect = see_graphic,
                                      .stroke = see_graphic,
                                      .dot = see_graphic,
                                      .wave = see_graphic,
                                      .image = see_picture};
    static const FrameVisitor write = {.begin = begin_group, .end = end_group, .line = put_line, .image = put_picture};
    Walker k = {.ok = true};
    k.w = (PageWriter){.r = f->r, .fonts = f->fonts, .page = page, .out = box, .lang = f->r->issue->paper->lang};
    k.seen = ARENA_ARRAY(f->r->arena, bool, f->r->issue->n_articles + 1);
    frame_walk(page, &(FrameOutput){&look, &k}, 1);
    put_sheet_start(page, box);
    art_put(&k.under, page, box);
    put_lone_areas(&k);
    frame_walk(page, &(FrameOutput){&write, &k}, 1);
    buf_puts(box, "</div></div>\n");
    put_css(&k.w, css);
    vec_free(&k.pictures);
    vec_free(&k.stack);
    vec_free(&k.w.classes);
    vec_free(&k.w.units);
    return k.ok;
}
