#include "pdf/tags.h"
#include "pdf/json.h"
#include <assert.h>
#include <string.h>

static_assert(TAG_FURNITURE <= UINT8_MAX, "begin_block makes a key of a tag's byte, a block and an article");

typedef enum KidKind { KID_ELEMENT, KID_CONTENT, KID_LINK } KidKind;

typedef struct Kid {
    KidKind kind;
    int value; /* element index, MCID, link object */
    int page;
    int next; /* index of the next kid of the same element, -1 at the end */
} Kid;

typedef struct Element {
    const char *type;
    int parent, object;
    int first, last; /* kids, -1 = none */
    Lang lang;
    const char *alt, *href;
    Rect at;  /* of a picture */
    int page; /* of its first content, -1 = none */
    bool used;
} Element;

typedef struct Open {
    int element;
    int paragraph; /* made for text directly in a container; -1 = none */
} Open;

typedef struct Tree {
    Finisher *to;
    const TagPage *pages;
    size_t n_pages;
    VEC(Element) elements; /* a parent stands before its children; 0 is the Document */
    VEC(Kid) kids;
    VEC(Open) open;
    VEC(int) owners; /* by page and MCID: the element, pages one after another */
    IntMap *articles, *blocks;
} Tree;

static int add_element(Tree *t, int parent, const char *type, Lang lang)
{
    Element e = {.type = type, .parent = parent, .first = -1, .last = -1, .lang = lang, .page = -1};
    vec_push(&t->elements, e);
    return (int)t->elements.len - 1;
}

static void add_kid(Tree *t, int element, KidKind kind, int value, int page)
{
    Kid k = {kind, value, page, -1};
    vec_push(&t->kids, k);
    int at = (int)t->kids.len - 1;
    Element *e = &t->elements.ptr[element];
    if (e->last >= 0)
        t->kids.ptr[e->last].next = at;
    else
        e->first = at;
    e->last = at;
}

static int add_child(Tree *t, int parent, const char *type, Lang lang)
{
    int child = add_element(t, parent, type, lang);
    add_kid(t, parent, KID_ELEMENT, child, 0);
    return child;
}

static bool is_type(const Tree *t, int element, const char *type)
{
    return strcmp(t->elements.ptr[element].type, type) == 0;
}

static bool is_container(const Tree *t, int element)
{
    static const char *const types[] = {"/Document", "/Art", "/L", "/Table", "/TR", "/BlockQuote"};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (is_type(t, element, types[i]))
            return true;
    return false;
}

static const char *element_type(const GroupInfo *g)
{
    static const char *const headings[] = {"/H2", "/H3", "/H4", "/H5", "/H6"};
    switch (g->tag) {
    case TAG_ARTICLE:
        return "/Art";
    case TAG_HEADLINE:
        return "/H1";
    case TAG_HEADING:
        return headings[g->level < 2 ? 0 : g->level > 6 ? 4 : g->level - 2];
    case TAG_LIST:
        return "/L";
    case TAG_ITEM:
        return "/LI";
    case TAG_QUOTE:
        return "/BlockQuote";
    case TAG_TABLE:
        return "/Table";
    case TAG_ROW:
        return "/TR";
    case TAG_HEAD_CELL:
        return "/TH";
    case TAG_CELL:
        return "/TD";
    case TAG_FIGURE:
        return "/Figure";
    case TAG_CAPTION:
        return "/Caption";
    case TAG_NOTE:
        return "/Note";
    default:
        return "/P";
    }
}

/* The element inside which a group's content goes: an item's text stands in its body, code in a paragraph. */
static int inner_of(Tree *t, int element, const GroupInfo *g)
{
    if (g->tag == TAG_ITEM)
        return add_child(t, element, "/LBody", g->lang);
    if (g->tag == TAG_CODE)
        return add_child(t, element, "/Code", g->lang);
    return element;
}

/* Blocks of an article are found again by number where they go on; a headline repeated there is a headline anew. */
static bool goes_on(const GroupInfo *g)
{
    return g->block >= 0 && g->tag != TAG_HEADLINE && g->tag != TAG_KICKER && g->tag != TAG_DECK &&
           g->tag != TAG_BYLINE;
}

static int last_child(const Tree *t, int element)
{
    int kid = t->elements.ptr[element].last;
    return kid >= 0 && (size_t)kid < t->kids.len && t->kids.ptr[kid].kind == KID_ELEMENT ? t->kids.ptr[kid].value : -1;
}

static int begin_article(Tree *t, const GroupInfo *g)
{
    uint64_t found;
    if (g->article >= 0 && intmap_lookup(t->articles, (uint64_t)g->article, &found))
        return (int)found;
    int article = add_child(t, 0, "/Art", g->lang);
    if (g->article >= 0)
        intmap_put(t->articles, (uint64_t)g->article, (uint64_t)article);
    return article;
}

static int begin_block(Tree *t, int parent, const GroupInfo *g)
{
    assert(g->article >= -1 && g->article < 1 << 23);
    uint64_t key = (uint64_t)(uint32_t)(g->article + 1) << 40 | (uint64_t)g->tag << 32 | (uint32_t)g->block, found;
    if (goes_on(g) && intmap_lookup(t->blocks, key, &found))
        return (int)found;
    int outer = add_child(t, parent, element_type(g), g->lang);
    t->elements.ptr[outer].alt = g->alt;
    int inner = inner_of(t, outer, g);
    if (goes_on(g))
        intmap_put(t->blocks, key, (uint64_t)inner);
    return inner;
}

static void begin(Tree *t, const GroupInfo *g)
{
    Open *parent = &t->open.ptr[t->open.len - 1];
    parent->paragraph = -1;
    Open in = {.paragraph = -1};
    in.element = g->tag == TAG_ARTICLE ? begin_article(t, g) : begin_block(t, parent->element, g);
    vec_push(&t->open, in);
}

/* The element for a stretch of text: the group's own, a Link or a Span of another language inside it. */
static int content_element(Tree *t, Open *in, const Event *ev)
{
    int at = in->element;
    if (is_container(t, at)) {
        if (in->paragraph < 0)
            in->paragraph = add_child(t, at, "/P", t->elements.ptr[at].lang);
        at = in->paragraph;
    }
    if (ev->alt || (!ev->href && ev->lang == t->elements.ptr[at].lang))
        return at;
    const char *type = ev->href ? "/Link" : "/Span";
    int last = last_child(t, at);
    if (last >= 0 && is_type(t, last, type) && t->elements.ptr[last].lang == ev->lang &&
        (!ev->href || strcmp(ev->href, t->elements.ptr[last].href) == 0))
        return last;
    int child = add_child(t, at, type, ev->lang);
    t->elements.ptr[child].href = ev->href;
    return child;
}

static void mark(Tree *t, int page, const Event *ev)
{
    int at = content_element(t, &t->open.ptr[t->open.len - 1], ev);
    add_kid(t, at, KID_CONTENT, ev->mcid, page);
    Element *e = &t->elements.ptr[at];
    if (e->page < 0)
        e->page = page;
    if (ev->alt) {
        e->at = ev->at;
        if (!e->alt || !e->alt[0])
            e->alt = ev->alt;
    }
    vec_push(&t->owners, at);
}

/* The element that a link's text belongs to, -1: none. first: of its page in owners. */
static int link_owner(const Tree *t, size_t first, const PageLink *link)
{
    size_t at = first + (size_t)(link->mcid < 0 ? 0 : link->mcid);
    assert(link->mcid < 0 || at < t->owners.len);
    return link->mcid >= 0 && at < t->owners.len ? t->owners.ptr[at] : -1;
}

static void add_page(Tree *t, int page)
{
    const PageContent *c = t->pages[page].content;
    size_t first = t->owners.len;
    for (size_t i = 0; i < c->events.len; i++) {
        const Event *ev = &c->events.ptr[i];
        if (ev->kind == EV_BEGIN)
            begin(t, ev->group);
        else if (ev->kind == EV_MARK)
            mark(t, page, ev);
        else if (t->open.len > 1)
            t->open.len--;
    }
    assert(t->open.len == 1 && t->owners.len - first == (size_t)c->n_mcids); /* groups are balanced, marks owned */
    t->open.len = 1;
    for (size_t i = 0; i < c->links.len; i++) {
        int owner = link_owner(t, first, &c->links.ptr[i]);
        if (owner >= 0)
            add_kid(t, owner, KID_LINK, t->pages[page].first_link + (int)i, page);
    }
}

/* Elements that got content: an empty one (all of it artifacts) is left out. */
static void find_used(Tree *t)
{
    t->elements.ptr[0].used = true;
    for (size_t i = t->elements.len; i-- > 1;) {
        Element *e = &t->elements.ptr[i];
        for (int k = e->first; k >= 0 && !e->used; k = t->kids.ptr[k].next)
            e->used = t->kids.ptr[k].kind != KID_ELEMENT || t->elements.ptr[t->kids.ptr[k].value].used;
    }
    for (size_t i = 0; i < t->elements.len; i++)
        if (t->elements.ptr[i].used)
            t->elements.ptr[i].object = finish_reserve(t->to);
}

static void open_reference(Buf *b, const char *type, int page)
{
    json_open(b, '{');
    json_name_entry(b, "/Type", type);
    json_ref_entry(b, "/Pg", page);
}

static void put_kids(const Tree *t, const Element *e, Buf *b)
{
    json_key(b, "/K");
    json_open(b, '[');
    for (int k = e->first; k >= 0; k = t->kids.ptr[k].next) {
        const Kid *kid = &t->kids.ptr[k];
        if (kid->kind == KID_ELEMENT) {
            if (t->elements.ptr[kid->value].used)
                json_ref(b, t->elements.ptr[kid->value].object);
        } else if (kid->kind == KID_LINK) {
            open_reference(b, "/OBJR", t->pages[kid->page].object);
            json_ref_entry(b, "/Obj", kid->value);
            json_close(b, '}');
        } else if (kid->page == e->page) {
            json_int(b, kid->value);
        } else {
            open_reference(b, "/MCR", t->pages[kid->page].object);
            json_int_entry(b, "/MCID", kid->value);
            json_close(b, '}');
        }
    }
    json_close(b, ']');
}

static void put_attributes(const Element *e, Buf *b)
{
    bool head = strcmp(e->type, "/TH") == 0;
    if (!head && !(strcmp(e->type, "/Figure") == 0 && e->at.w))
        return;
    json_key(b, "/A");
    json_open(b, '{');
    json_name_entry(b, "/O", head ? "/Table" : "/Layout");
    json_name_entry(b, head ? "/Scope" : "/Placement", head ? "/Column" : "/Block");
    json_close(b, '}');
}

static void write_element(Tree *t, const Element *e, int root)
{
    const Element *parent = e->parent < 0 ? NULL : &t->elements.ptr[e->parent];
    Buf *b = finish_begin(t->to, e->object);
    json_open(b, '{');
    json_name_entry(b, "/Type", "/StructElem");
    json_name_entry(b, "/S", e->type);
    json_ref_entry(b, "/P", parent ? parent->object : root);
    if (e->page >= 0)
        json_ref_entry(b, "/Pg", t->pages[e->page].object);
    put_kids(t, e, b);
    if (parent && e->lang != parent->lang) {
        json_key(b, "/Lang");
        json_text(b, lang_tag(e->lang));
    }
    if (strcmp(e->type, "/Figure") == 0) {
        json_key(b, "/Alt");
        json_text(b, e->alt && e->alt[0]  ? e->alt
                     : e->lang == LANG_BO ? "པར་རིས།"
                     : e->lang == LANG_EN ? "Picture"
                                          : "图片");
    }
    put_attributes(e, b);
    json_close(b, '}');
    finish_end(t->to);
}

/* The way back from marked content and links to their elements. */
static int write_parents(Tree *t)
{
    int number = finish_reserve(t->to);
    size_t owner = 0, key = t->n_pages, first = 0;
    Buf *b = finish_begin(t->to, number);
    json_open(b, '{');
    json_key(b, "/Nums");
    json_open(b, '[');
    for (size_t p = 0; p < t->n_pages; p++) {
        json_int(b, (int64_t)p);
        json_open(b, '[');
        for (int i = 0; i < t->pages[p].content->n_mcids && owner < t->owners.len; i++)
            json_ref(b, t->elements.ptr[t->owners.ptr[owner++]].object);
        json_close(b, ']');
    }
    for (size_t p = 0; p < t->n_pages; p++) {
        const PageContent *c = t->pages[p].content;
        for (size_t i = 0; i < c->links.len; i++) {
            int link = link_owner(t, first, &c->links.ptr[i]);
            if (link >= 0) {
                json_int(b, (int64_t)key++);
                json_ref(b, t->elements.ptr[link].object);
            }
        }
        first += (size_t)c->n_mcids;
    }
    json_close(b, ']');
    json_close(b, '}');
    finish_end(t->to);
    return number;
}

int tags_write(Finisher *to, Lang lang, const TagPage *pages, size_t n)
{
    Tree t = {.to = to, .pages = pages, .n_pages = n, .articles = intmap_new(), .blocks = intmap_new()};
    int document = add_element(&t, -1, "/Document", lang);
    Open base = {.element = document, .paragraph = -1};
    vec_push(&t.open, base);
    for (size_t p = 0; p < n; p++)
        add_page(&t, (int)p);
    int root = finish_reserve(to);
    find_used(&t);
    for (size_t i = 0; i < t.elements.len; i++)
        if (t.elements.ptr[i].used)
            write_element(&t, &t.elements.ptr[i], root);
    int parents = write_parents(&t);
    size_t keys = n;
    for (size_t p = 0; p < n; p++)
        keys += pages[p].content->links.len;
    Buf *b = finish_begin(to, root);
    json_open(b, '{');
    json_name_entry(b, "/Type", "/StructTreeRoot");
    json_key(b, "/K");
    json_open(b, '[');
    json_ref(b, t.elements.ptr[document].object);
    json_close(b, ']');
    json_ref_entry(b, "/ParentTree", parents);
    json_int_entry(b, "/ParentTreeNextKey", (int64_t)keys);
    json_close(b, '}');
    finish_end(to);
    vec_free(&t.elements);
    vec_free(&t.kids);
    vec_free(&t.open);
    vec_free(&t.owners);
    intmap_free(t.articles);
    intmap_free(t.blocks);
    return root;
}
