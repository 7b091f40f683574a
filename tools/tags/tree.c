/* The blocks of the structure, from the events of the pages (tags/tree.h); what stands within blocks is tree_inline.c.
 */
#include "tags/tree.h"

#include "tags/tree_build.h"
#include <assert.h>
#include <string.h>

static_assert(GROUP_TAGS <= UINT8_MAX, "begin_block makes a key of a tag's byte, a block and an article");

typedef struct Open {
    int element;
    int paragraph; /* made for text directly in a container; -1 = none */
} Open;

typedef struct Builder {
    Tree *t;
    TreeContents contents;
    VEC(Open) open;
    IntMap *articles, *blocks, *paras;
    int n_paras;
} Builder;

/* Holds blocks only. */
static bool is_container(const Tree *t, int element)
{
    static const char *const types[] = {"Document", "Art", "Sect",       "L",    "LI", "LBody",
                                        "Table",    "TR",  "BlockQuote", "Note", "TOC"};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (tree_is(t, element, types[i]))
            return true;
    return false;
}

/* ---- groups ---- */

static const char *element_type(const GroupInfo *g)
{
    static const char *const headings[] = {"H2", "H3", "H4", "H5", "H6"};
    switch (g->tag) {
    case TAG_GROUP:
        return "Sect";
    case TAG_ARTICLE:
        return "Art";
    case TAG_GROUP_HEAD:
    case TAG_HEADLINE:
        return "H1";
    case TAG_HEADING:
        return headings[g->level < 2 ? 0 : g->level > 6 ? 4 : g->level - 2];
    case TAG_LIST:
        return "L";
    case TAG_ITEM:
        return "LI";
    case TAG_QUOTE:
        return "BlockQuote";
    case TAG_SIDEBAR:
        return "Sect";
    case TAG_TABLE:
        return "Table";
    case TAG_ROW:
        return "TR";
    case TAG_HEAD_CELL:
        return "TH";
    case TAG_CELL:
        return "TD";
    case TAG_FIGURE:
        return "Figure";
    case TAG_PICTURES:
        return "Div";
    case TAG_CAPTION:
        return "Caption";
    case TAG_NOTE:
        return "Note";
    case TAG_INDEX:
        return "TOC";
    case TAG_INDEX_ENTRY:
        return "TOCI";
    default:
        return "P";
    }
}

/* The element inside which a group's content goes: an item's text stands in its body, code in a paragraph. */
static int inner_of(Tree *t, int element, const GroupInfo *g)
{
    if (g->tag == TAG_ITEM)
        return tree_add(t, element, "LBody", g->lang);
    if (g->tag == TAG_CODE)
        return tree_add(t, element, "Code", g->lang);
    if (g->tag == TAG_INDEX_ENTRY)
        return tree_add(t, element, "Reference", g->lang);
    return element;
}

/* Blocks of an article are found again by number where they go on; a headline repeated there is a headline anew. */
static bool goes_on(const GroupInfo *g)
{
    return g->article >= 0 && g->block >= 0 && g->tag != TAG_HEADLINE && g->tag != TAG_KICKER && g->tag != TAG_DECK &&
           g->tag != TAG_BYLINE;
}

/* In the group 集纳 that it stands in. */
static int begin_article(Builder *b, int parent, const GroupInfo *g)
{
    uint64_t found;
    if (g->article >= 0 && intmap_lookup(b->articles, (uint64_t)g->article, &found))
        return (int)found;
    int article = tree_add(b->t, tree_is(b->t, parent, "Sect") ? parent : 0, "Art", g->lang);
    if (g->article >= 0)
        intmap_put(b->articles, (uint64_t)g->article, (uint64_t)article);
    return article;
}

static int begin_block(Builder *b, int parent, const GroupInfo *g)
{
    assert(g->article >= -1 && g->article < 1 << 23);
    uint64_t key = (uint64_t)(uint32_t)(g->article + 1) << 40 | (uint64_t)g->tag << 32 | (uint32_t)g->block, found;
    if (goes_on(g) && intmap_lookup(b->blocks, key, &found))
        return (int)found;
    if (g->href) /* a picture that leads somewhere stands in its Link */
        parent = tree_add(b->t, tree_add(b->t, parent, "P", g->lang), "Link", g->lang);
    /* A Caption belongs in a Figure, Table or list (ISO 32000-1, table 333): several pictures' is a paragraph after
     * them. */
    const bool of_several = g->tag == TAG_CAPTION && tree_is(b->t, parent, "Div");
    int outer = tree_add(b->t, parent, of_several ? "P" : element_type(g), g->lang);
    Element *e = &b->t->elements.ptr[outer];
    e->alt = g->alt;
    e->ordered = g->tag == TAG_LIST && g->level > 0;
    e->note = g->tag == TAG_NOTE ? g->level : 0;
    e->article = g->article;
    int inner = inner_of(b->t, outer, g);
    if (goes_on(g))
        intmap_put(b->blocks, key, (uint64_t)inner);
    return inner;
}

static void begin(Builder *b, const GroupInfo *g)
{
    Open *parent = &b->open.ptr[b->open.len - 1];
    parent->paragraph = -1;
    Open in = {.paragraph = -1};
    in.element = g->tag == TAG_ARTICLE ? begin_article(b, parent->element, g) : begin_block(b, parent->element, g);
    vec_push(&b->open, in);
}

/* ---- content ---- */

/* The block for text that stands here: a container's is a paragraph. */
static int block_of(Builder *b, Open *in)
{
    if (!is_container(b->t, in->element))
        return in->element;
    if (in->paragraph < 0)
        in->paragraph = tree_add(b->t, in->element, "P", b->t->elements.ptr[in->element].lang);
    return in->paragraph;
}

/* The LI, Note or TOCI whose label a stretch of a label is: the innermost one around it for the last stretch, the next
 * one for the one before … -1: none, or it has a label already. */
static int labelled(const Tree *t, int element, const Line *line, const Run *run)
{
    const Run *last = &line->runs[line->n_runs - 1];
    uint32_t out = last->stretch - run->stretch;
    for (int e = element; e >= 0; e = t->elements.ptr[e].parent)
        if ((tree_is(t, e, "LI") || tree_is(t, e, "Note") || tree_is(t, e, "TOCI")) && out-- == 0)
            return t->elements.ptr[e].label < 0 ? e : -1;
    return -1;
}

static int label_of(Builder *b, int element, const Event *ev)
{
    int of = labelled(b->t, element, ev->line, ev->run);
    if (of < 0)
        return -1;
    int label = tree_add(b->t, of, "Lbl", b->t->elements.ptr[of].lang);
    tree_kid_to_front(b->t, of);
    b->t->elements.ptr[of].label = label;
    return label;
}

static int para_number(Builder *b, const char *para)
{
    uint64_t key = (uint64_t)(uintptr_t)para, found;
    if (intmap_lookup(b->paras, key, &found))
        return (int)found;
    intmap_put(b->paras, key, (uint64_t)b->n_paras);
    return b->n_paras++;
}

static void mark_picture(Builder *b, int page, const Event *ev)
{
    int at = b->open.ptr[b->open.len - 1].element;
    tree_add_kid(b->t, at, (Kid){KID_CONTENT, ev->mcid, page, -1});
    Element *e = &b->t->elements.ptr[at];
    e->at = ev->at;
    if (!e->alt || !e->alt[0])
        e->alt = ev->alt;
    vec_push(&b->t->owners, ((Owner){at, e->parent >= 0 && tree_is(b->t, e->parent, "Link") ? e->parent : -1}));
}

static void tag_text(Builder *b, int page, const Event *ev)
{
    Open *in = &b->open.ptr[b->open.len - 1];
    int label = ev->line->aside == ASIDE_LABEL ? label_of(b, in->element, ev) : -1;
    TreeContent c = {.element = label >= 0 ? label : block_of(b, in),
                     .para = para_number(b, ev->line->para),
                     .at = ev->run->at,
                     .reading = ev->line->aside == ASIDE_RUBY,
                     .page = page,
                     .owner = b->t->owners.len,
                     .event = ev};
    vec_push(&b->contents, c);
    vec_push(&b->t->owners, ((Owner){-1, -1})); /* tree_inline knows it */
}

/* A jump line: only the link, in a paragraph of its own. */
static void mark_link(Builder *b, int *owner)
{
    int at = b->open.ptr[b->open.len - 1].element;
    Lang lang = b->t->elements.ptr[at].lang;
    if (is_container(b->t, at))
        at = tree_add(b->t, at, "P", lang);
    *owner = tree_add(b->t, at, "Link", lang);
}

static void add_page(Builder *b, int page)
{
    const PageContent *c = b->t->pages[page];
    size_t links = b->t->link_owners.len;
    for (size_t i = 0; i < c->links.len; i++)
        vec_push(&b->t->link_owners, -1);
    for (size_t i = 0; i < c->events.len; i++) {
        const Event *ev = &c->events.ptr[i];
        if (ev->kind == EV_BEGIN)
            begin(b, ev->group);
        else if (ev->kind == EV_LINK)
            mark_link(b, &b->t->link_owners.ptr[links + (size_t)ev->link]);
        else if (ev->kind == EV_MARK && ev->alt)
            mark_picture(b, page, ev);
        else if (ev->kind == EV_MARK)
            tag_text(b, page, ev);
        else if (b->open.len > 1)
            b->open.len--;
    }
    assert(b->open.len == 1); /* groups are balanced */
    b->open.len = 1;
}

/* ---- links, and what is left out ---- */

static void add_links(Tree *t)
{
    size_t first = 0, link = 0;
    for (size_t p = 0; p < t->n_pages; p++) {
        const PageContent *c = t->pages[p];
        for (size_t i = 0; i < c->links.len; i++, link++) {
            int mcid = c->links.ptr[i].mcid;
            assert(mcid < c->n_mcids);
            if (mcid >= 0)
                t->link_owners.ptr[link] = t->owners.ptr[first + (size_t)mcid].link;
            assert(t->link_owners.ptr[link] >= 0);
            tree_add_kid(t, t->link_owners.ptr[link], (Kid){KID_LINK, (int)i, (int)p, -1});
        }
        first += (size_t)c->n_mcids;
    }
}

static void find_used(Tree *t)
{
    t->elements.ptr[0].used = true;
    for (size_t i = t->elements.len; i-- > 1;) {
        Element *e = &t->elements.ptr[i];
        for (int k = e->first; k >= 0 && !e->used; k = t->kids.ptr[k].next)
            e->used = t->kids.ptr[k].kind != KID_ELEMENT || t->elements.ptr[t->kids.ptr[k].value].used;
    }
    for (size_t i = 1; i < t->elements.len; i++) { /* an empty cell keeps its row's others in their columns */
        Element *e = &t->elements.ptr[i];
        if (tree_is(t, (int)i, "TD") || tree_is(t, (int)i, "TH"))
            e->used |= t->elements.ptr[e->parent].used;
    }
}

void tree_build(Tree *t, Lang lang, const PageContent *const *pages, size_t n)
{
    *t = (Tree){.pages = pages, .n_pages = n};
    Builder b = {.t = t, .articles = intmap_new(), .blocks = intmap_new(), .paras = intmap_new()};
    Open base = {.element = tree_add(t, -1, "Document", lang), .paragraph = -1};
    vec_push(&b.open, base);
    for (size_t p = 0; p < n; p++)
        add_page(&b, (int)p);
    tree_inline(t, &b.contents);
    add_links(t);
    find_used(t);
    vec_free(&b.contents);
    vec_free(&b.open);
    intmap_free(b.articles);
    intmap_free(b.blocks);
    intmap_free(b.paras);
}
