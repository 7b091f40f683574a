#include "pdf/tags.h"
#include <string.h>

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
    Objects *o;
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
    static const char *const types[] = {"Document", "Art", "L", "Table", "TR", "BlockQuote"};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (is_type(t, element, types[i]))
            return true;
    return false;
}

static const char *element_type(const GroupInfo *g)
{
    static const char *const headings[] = {"H2", "H3", "H4", "H5", "H6"};
    switch (g->tag) {
    case TAG_ARTICLE:
        return "Art";
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
    case TAG_CAPTION:
        return "Caption";
    case TAG_NOTE:
        return "Note";
    default:
        return "P";
    }
}

/* The element inside which a group's content goes: an item's text stands in its body, code in a paragraph. */
static int inner_of(Tree *t, int element, const GroupInfo *g)
{
    if (g->tag == TAG_ITEM)
        return add_child(t, element, "LBody", g->lang);
    if (g->tag == TAG_CODE)
        return add_child(t, element, "Code", g->lang);
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
    int article = add_child(t, 0, "Art", g->lang);
    if (g->article >= 0)
        intmap_put(t->articles, (uint64_t)g->article, (uint64_t)article);
    return article;
}

static int begin_block(Tree *t, int parent, const GroupInfo *g)
{
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
            in->paragraph = add_child(t, at, "P", t->elements.ptr[at].lang);
        at = in->paragraph;
    }
    if (ev->alt || (!ev->href && ev->lang == t->elements.ptr[at].lang))
        return at;
    const char *type = ev->href ? "Link" : "Span";
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
    return link->mcid >= 0 && first + (size_t)link->mcid < t->owners.len ? t->owners.ptr[first + (size_t)link->mcid]
                                                                         : -1;
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
            t->elements.ptr[i].object = objects_reserve(t->o);
}

static void put_kids(const Tree *t, const Element *e, Buf *b)
{
    buf_puts(b, "/K[");
    for (int k = e->first; k >= 0; k = t->kids.ptr[k].next) {
        const Kid *kid = &t->kids.ptr[k];
        if (kid->kind == KID_ELEMENT) {
            if (t->elements.ptr[kid->value].used)
                pdf_put_ref(b, t->elements.ptr[kid->value].object);
        } else if (kid->kind == KID_LINK) {
            buf_printf(b, "<</Type/OBJR/Obj %d 0 R/Pg %d 0 R>>", kid->value, t->pages[kid->page].object);
        } else if (kid->page == e->page) {
            buf_printf(b, " %d", kid->value);
        } else {
            buf_printf(b, "<</Type/MCR/Pg %d 0 R/MCID %d>>", t->pages[kid->page].object, kid->value);
        }
    }
    buf_putc(b, ']');
}

static void put_attributes(const Element *e, Buf *b)
{
    if (strcmp(e->type, "TH") == 0)
        buf_puts(b, "/A<</O/Table/Scope/Column>>");
    else if (strcmp(e->type, "Figure") == 0 && e->at.w)
        buf_puts(b, "/A<</O/Layout/Placement/Block>>");
}

static void write_elements(Tree *t, int root)
{
    for (size_t i = 0; i < t->elements.len; i++) {
        const Element *e = &t->elements.ptr[i];
        if (!e->used)
            continue;
        Buf *b = objects_begin(t->o, e->object);
        buf_printf(b, "<</Type/StructElem/S/%s/P %d 0 R", e->type,
                   e->parent < 0 ? root : t->elements.ptr[e->parent].object);
        if (e->page >= 0)
            buf_printf(b, "/Pg %d 0 R", t->pages[e->page].object);
        put_kids(t, e, b);
        if (e->parent >= 0 && e->lang != t->elements.ptr[e->parent].lang)
            buf_printf(b, "/Lang(%s)", lang_tag(e->lang));
        if (strcmp(e->type, "Figure") == 0) {
            buf_puts(b, "/Alt");
            pdf_put_text(b, e->alt && e->alt[0] ? e->alt : e->lang == LANG_BO ? "པར་རིས།" : "图片");
        }
        put_attributes(e, b);
        buf_puts(b, ">>");
        objects_end(t->o, e->object);
    }
}

/* The way back from marked content and links to their elements. */
static int write_parents(Tree *t)
{
    int number = objects_reserve(t->o);
    Buf nums = {0};
    size_t owner = 0;
    for (size_t p = 0; p < t->n_pages; p++) {
        buf_printf(&nums, "%zu[", p);
        for (int i = 0; i < t->pages[p].content->n_mcids && owner < t->owners.len; i++)
            pdf_put_ref(&nums, t->elements.ptr[t->owners.ptr[owner++]].object);
        buf_puts(&nums, "]\n");
    }
    size_t key = t->n_pages, first = 0;
    for (size_t p = 0; p < t->n_pages; p++) {
        const PageContent *c = t->pages[p].content;
        for (size_t i = 0; i < c->links.len; i++) {
            int link = link_owner(t, first, &c->links.ptr[i]);
            if (link >= 0)
                buf_printf(&nums, "%zu %d 0 R\n", key++, t->elements.ptr[link].object);
        }
        first += (size_t)c->n_mcids;
    }
    Buf *b = objects_begin(t->o, number);
    buf_puts(b, "<</Nums[");
    buf_put(b, nums.data, nums.len);
    buf_printf(b, "]>>");
    objects_end(t->o, number);
    buf_free(&nums);
    return number;
}

int tags_write(Objects *o, Lang lang, const TagPage *pages, size_t n)
{
    Tree t = {.o = o, .pages = pages, .n_pages = n, .articles = intmap_new(), .blocks = intmap_new()};
    int document = add_element(&t, -1, "Document", lang);
    Open base = {.element = document, .paragraph = -1};
    vec_push(&t.open, base);
    for (size_t p = 0; p < n; p++)
        add_page(&t, (int)p);
    int root = objects_reserve(o);
    find_used(&t);
    write_elements(&t, root);
    int parents = write_parents(&t);
    size_t keys = n;
    for (size_t p = 0; p < n; p++)
        keys += pages[p].content->links.len;
    Buf *b = objects_begin(o, root);
    buf_printf(b, "<</Type/StructTreeRoot/K[%d 0 R]/ParentTree %d 0 R/ParentTreeNextKey %zu>>",
               t.elements.ptr[document].object, parents, keys);
    objects_end(o, root);
    vec_free(&t.elements);
    vec_free(&t.kids);
    vec_free(&t.open);
    vec_free(&t.owners);
    intmap_free(t.articles);
    intmap_free(t.blocks);
    return root;
}
