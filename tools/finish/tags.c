#include "finish/tags.h"
#include "base/map.h"
#include "pdfio/value.h"
#include "tags/tree.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Writer {
    Finisher *to;
    const Issue *issue;
    const TagPage *pages;
    size_t n_pages;
    Tree tree;
    int *objects; /* of the elements */
    int root;
} Writer;

void tags_number(TagPage *pages, size_t n)
{
    int64_t next = (int64_t)n;
    for (size_t i = 0; i < n; i++) {
        pages[i].key = (int64_t)i;
        pages[i].first_key = next;
        next += (int64_t)pages[i].content->links.len;
    }
}

static void put_reference(const Writer *w, Buf *b, const char *type, int page, const char *key, int64_t value)
{
    bool object = strcmp(key, "/Obj") == 0;
    value_open(b, '<');
    value_name_entry(b, "/Type", type);
    value_ref_entry(b, "/Pg", w->pages[page].object);
    if (object)
        value_ref_entry(b, key, (int)value);
    else
        value_int_entry(b, key, value);
    value_close(b, '>');
}

static void put_kids(const Writer *w, const Element *e, Buf *b)
{
    value_key(b, "/K");
    value_open(b, '[');
    for (int k = e->first; k >= 0; k = w->tree.kids.ptr[k].next) {
        const Kid *kid = &w->tree.kids.ptr[k];
        if (kid->kind == KID_ELEMENT) {
            if (w->tree.elements.ptr[kid->value].used)
                value_ref(b, w->objects[kid->value]);
        } else if (kid->kind == KID_LINK) {
            put_reference(w, b, "/OBJR", kid->page, "/Obj", w->pages[kid->page].first_link + kid->value);
        } else if (kid->page == e->page) {
            value_int(b, kid->value);
        } else {
            put_reference(w, b, "/MCR", kid->page, "/MCID", kid->value);
        }
    }
    value_close(b, ']');
}

static bool is(const Element *e, const char *type)
{
    return strcmp(e->type, type) == 0;
}

static void open_attributes(Buf *b, const char *owner)
{
    value_key(b, "/A");
    value_open(b, '<');
    value_name_entry(b, "/O", owner);
}

static void put_attributes(const Writer *w, const Element *e, Buf *b)
{
    if (is(e, "TH")) {
        open_attributes(b, "/Table");
        value_name_entry(b, "/Scope", "/Column");
    } else if (is(e, "L")) { /* Chinese numerals too are a decimal count */
        open_attributes(b, "/List");
        value_name_entry(b, "/ListNumbering", e->ordered ? "/Decimal" : "/Disc");
    } else if (is(e, "Figure") && e->page >= 0) {
        int64_t height = pdf_milli(w->pages[e->page].height);
        open_attributes(b, "/Layout");
        value_name_entry(b, "/Placement", "/Block");
        value_box_entry(b, "/BBox", pdf_milli(e->at.x), height - pdf_milli(e->at.y + e->at.h),
                        pdf_milli(e->at.x + e->at.w), height - pdf_milli(e->at.y));
    } else {
        return;
    }
    value_close(b, '>');
}

/* Of a picture that nothing is said of (its author is told): whose it is. */
static void put_whose_picture(const Writer *w, const Element *e, Buf *words)
{
    const char *title = e->article >= 0 ? w->issue->articles[e->article]->title : "";
    bool known = title && title[0];
    if (e->lang == LANG_BO)
        buf_printf(words, "%s%sཔར་རིས།", known ? title : "", known ? " " : "");
    else if (e->lang == LANG_EN)
        buf_printf(words, "Picture%s%s%s", known ? " of “" : "", known ? title : "", known ? "”" : "");
    else if (known)
        buf_printf(words, "《%s》的配%s", title, e->lang == LANG_ZH_HANT ? "圖" : "图");
    else
        buf_puts(words, e->lang == LANG_ZH_HANT ? "圖片" : "图片");
}

/* What stands for a picture, or for a link whose text is no content. */
static void put_alternative(const Writer *w, const Element *e, Buf *b)
{
    const Kid *first = e->first >= 0 ? &w->tree.kids.ptr[e->first] : NULL;
    Buf words = {0};
    if (is(e, "Link") && first && first->kind == KID_LINK)
        buf_puts(&words, w->pages[first->page].words[first->value]);
    else if (is(e, "Figure") && e->alt && e->alt[0])
        buf_puts(&words, e->alt);
    else if (is(e, "Figure"))
        put_whose_picture(w, e, &words);
    if (words.len)
        value_text_entry(b, "/Alt", words.data);
    buf_free(&words);
}

static int put_id(const Element *e, char *id, size_t n)
{
    return snprintf(id, n, "note-%06d-%04d", (int)e->article + 1, e->note);
}

static void write_element(Writer *w, size_t index)
{
    const Element *e = &w->tree.elements.ptr[index];
    const Element *parent = e->parent < 0 ? NULL : &w->tree.elements.ptr[e->parent];
    char type[32];
    snprintf(type, sizeof type, "/%s", e->type);
    Buf *b = finish_begin(w->to, w->objects[index]);
    value_open(b, '<');
    value_name_entry(b, "/Type", "/StructElem");
    value_name_entry(b, "/S", type);
    value_ref_entry(b, "/P", parent ? w->objects[e->parent] : w->root);
    if (e->page >= 0)
        value_ref_entry(b, "/Pg", w->pages[e->page].object);
    put_kids(w, e, b);
    if (parent && e->tongue != parent->tongue) {
        char room[TONGUE_ROOM];
        value_text_entry(b, "/Lang", tongue_tag(e->tongue, room));
    }
    put_alternative(w, e, b);
    if (is(e, "Note")) {
        char id[64];
        value_key(b, "/ID");
        value_bytes(b, id, (size_t)put_id(e, id, sizeof id));
    }
    put_attributes(w, e, b);
    value_close(b, '>');
    finish_end(w->to);
}

/* The way back from marked content and links to their elements. */
static int write_parents(Writer *w)
{
    const Tree *t = &w->tree;
    int number = finish_reserve(w->to);
    size_t owner = 0, link = 0;
    Buf *b = finish_begin(w->to, number);
    value_open(b, '<');
    value_key(b, "/Nums");
    value_open(b, '[');
    for (size_t p = 0; p < w->n_pages; p++) {
        value_int(b, w->pages[p].key);
        value_open(b, '[');
        for (int i = 0; i < w->pages[p].content->n_mcids; i++)
            value_ref(b, w->objects[t->owners.ptr[owner++].element]);
        value_close(b, ']');
    }
    for (size_t p = 0; p < w->n_pages; p++)
        for (size_t i = 0; i < w->pages[p].content->links.len; i++) {
            value_int(b, w->pages[p].first_key + (int64_t)i);
            value_ref(b, w->objects[t->link_owners.ptr[link++]]);
        }
    value_close(b, ']');
    value_close(b, '>');
    finish_end(w->to);
    return number;
}

/* ---- identifiers ---- */

static int compare_notes(const void *a, const void *b)
{
    const Element *x = *(Element *const *)a, *y = *(Element *const *)b;
    return x->article != y->article ? (x->article < y->article ? -1 : 1) : (x->note > y->note) - (x->note < y->note);
}

/* From an identifier to its element, in the order of the identifiers. */
static void put_ids(const Writer *w, Buf *b)
{
    VEC(const Element *) notes = {0};
    for (size_t i = 0; i < w->tree.elements.len; i++)
        if (w->tree.elements.ptr[i].used && is(&w->tree.elements.ptr[i], "Note"))
            vec_push(&notes, &w->tree.elements.ptr[i]);
    if (!notes.len)
        return;
    qsort(notes.ptr, notes.len, sizeof *notes.ptr, compare_notes);
    value_key(b, "/IDTree");
    value_open(b, '<');
    value_key(b, "/Names");
    value_open(b, '[');
    for (size_t i = 0; i < notes.len; i++) {
        char id[64];
        value_bytes(b, id, (size_t)put_id(notes.ptr[i], id, sizeof id));
        value_ref(b, w->objects[notes.ptr[i] - w->tree.elements.ptr]);
    }
    value_close(b, ']');
    value_close(b, '>');
    vec_free(&notes);
}

static void write_root(Writer *w, int parents)
{
    size_t n_links = w->tree.link_owners.len;
    Buf *b = finish_begin(w->to, w->root);
    value_open(b, '<');
    value_name_entry(b, "/Type", "/StructTreeRoot");
    value_key(b, "/K");
    value_open(b, '[');
    value_ref(b, w->objects[0]);
    value_close(b, ']');
    value_ref_entry(b, "/ParentTree", parents);
    value_int_entry(b, "/ParentTreeNextKey", (int64_t)(w->n_pages + n_links));
    put_ids(w, b);
    value_close(b, '>');
    finish_end(w->to);
}

int tags_write(Finisher *to, const Issue *issue, const TagPage *pages, size_t n)
{
    Writer w = {.to = to, .issue = issue, .pages = pages, .n_pages = n};
    const PageContent **contents = mem_alloc(sizeof *contents * (n + 1));
    for (size_t i = 0; i < n; i++)
        contents[i] = pages[i].content;
    tree_build(&w.tree, issue->paper->lang, contents, n);
    w.root = finish_reserve(to);
    w.objects = mem_alloc(sizeof *w.objects * w.tree.elements.len);
    for (size_t i = 0; i < w.tree.elements.len; i++)
        if (w.tree.elements.ptr[i].used)
            w.objects[i] = finish_reserve(to);
    for (size_t i = 0; i < w.tree.elements.len; i++)
        if (w.tree.elements.ptr[i].used)
            write_element(&w, i);
    write_root(&w, write_parents(&w));
    tree_free(&w.tree);
    mem_free(contents);
    mem_free(w.objects);
    return w.root;
}
