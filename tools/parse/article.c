/* An article from its file: front matter and body to one document. */
#include "parse/article.h"

#include "doc/anchor.h"
#include "front/front.h"
#include "world/clean.h"
#include "parse/front_changes.h"
#include "parse/front_pictures.h"
#include "parse/front_text.h"
#include "parse/markdown.h"
#include <string.h>

typedef struct Reading {
    MarkdownInput in;
    Front front;
    Article *article;
} Reading;

static void fill_front(Reading *r)
{
    const Front *f = &r->front;
    const FlatContext *c = &r->in.flat;
    Article *a = r->article;
    a->title = front_title(c, f->title);
    a->title_span = f->title.span.src ? f->title.span : a->span_all;
    a->kicker = front_title(c, f->kicker);
    a->deck = front_title(c, f->deck);
    a->byline = front_text(c, f->byline);
    a->dateline = front_text(c, f->dateline);
    a->section = front_text(c, f->section);
    a->summary = front_text(c, f->summary);
    a->column = front_text(c, f->column);
    a->kicker_span = f->kicker.span;
    a->deck_span = f->deck.span;
    a->byline_span = f->byline.span;
    a->dateline_span = f->dateline.span;
    a->summary_span = f->summary.span;
    a->column_span = f->column.span;
    a->n_tags = f->tags.n;
    a->tags = ARENA_ARRAY(c->arena, const char *, f->tags.n);
    const YamlText *tags = f->tags.at;
    for (size_t i = 0; i < f->tags.n; i++)
        a->tags[i] = front_text(c, tags[i]);
    a->page = f->page.value;
    a->page_letters = f->page.section;
    a->priority = f->priority.value;
    a->page_span = f->page.span;
    a->lists = f->lists.value < 0 ? LISTS_LAYOUT : f->lists.value ? LISTS_CHINESE : LISTS_ARABIC;
    a->box = f->box.value;
    a->draft = f->draft.value;
    a->vertical = f->vertical.value;
    a->vertical_title = f->vertical_title.value;
    a->picture_story = f->picture_story.value;
    pins_take(r->in.flat.diag, &f->pins, a); /* its headline may be vertical, too */
    a->advert = f->advert.value;
    a->image = front_pictures(&r->in, f);
}

/* What may stand in a file's name in N's place; "" after a report. */
const char *address_part(Diag *d, YamlText t)
{
    static const char allowed[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-";
    enum { MOST = 40 };
    size_t n = strlen(t.text);
    if (strspn(t.text, allowed) == n && n <= MOST)
        return t.text;
    diag_error(d, t.span, DIAG_ADDRESS_INVALID, t.text);
    return "";
}

static void set_names(Reading *r, const char *path)
{
    Arena *a = r->in.flat.arena;
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    size_t n = strlen(name);
    if (n > 3 && strcmp(name + n - 3, ".md") == 0)
        n -= 3;
    r->article->path = path;
    r->article->slug = arena_strndup(a, name, n);
    r->in.dir = slash ? arena_strndup(a, path, (size_t)(slash - path) + (slash == path)) : ".";
}

typedef VEC(const Block *) Headings;

static void name_headings(Arena *a, StrMap *taken, Block *blocks, size_t n, Headings *out)
{
    for (size_t i = 0; i < n; i++) {
        Block *b = &blocks[i];
        if (b->kind == BLK_HEADING) {
            Buf text = {0};
            inlines_plain(b->inlines, &text);
            b->anchor = anchor_next(a, taken, text.data ? text.data : "");
            vec_push(out, b);
            buf_free(&text);
        }
        name_headings(a, taken, b->children, b->n_children, out);
    }
}

static void take_body(Arena *a, const MarkdownOutput *body, Article *x)
{
    x->blocks = body->blocks;
    x->n_blocks = body->n_blocks;
    x->notes = body->notes;
    x->n_notes = body->n_notes;
    x->links = body->links;
    x->n_links = body->n_links;
    Headings headings = {0};
    StrMap *taken = strmap_new();
    name_headings(a, taken, x->blocks, x->n_blocks, &headings);
    for (size_t i = 0; i < x->n_notes; i++)
        name_headings(a, taken, x->notes[i].blocks, x->notes[i].n_blocks, &headings);
    x->n_headings = headings.len;
    if (headings.len)
        x->headings = arena_dup(a, headings.ptr, sizeof *headings.ptr * headings.len);
    strmap_free(taken);
    vec_free(&headings);
}

/* The first picture or table, wherever it stands: in a list or a quotation, too. */
static const Block *first_float(const Block *blocks, size_t n)
{
    const Block *found = NULL;
    for (size_t i = 0; i < n && !found; i++)
        found = blocks[i].kind == BLK_FIGURE || blocks[i].kind == BLK_TABLE
                    ? &blocks[i]
                    : first_float(blocks[i].children, blocks[i].n_children);
    return found;
}

/* A picture story without one to begin with, unless what it has was told. */
static void check_picture_story(Diag *d, const Front *f, const Article *x)
{
    bool said = yaml_is_faulty(f->image.file.span) || f->image.span.src || f->images.span.src;
    if (!x->picture_story || said || x->image)
        return;
    const Block *first = first_float(x->blocks, x->n_blocks);
    if (!first)
        diag_error(d, f->picture_story.span, DIAG_PICTURE_STORY_EMPTY);
    else if (first->kind == BLK_TABLE)
        diag_error(d, first->span, DIAG_PICTURE_STORY_TABLE);
}

/* Front matter and body. */
static void read_all(Reading *r)
{
    Diag *d = r->in.flat.diag;
    MarkdownOutput out;
    fill_front(r);
    bool ok = markdown_parse(&r->in, &out);
    take_body(r->in.flat.arena, &out, r->article);
    if (ok && r->front.found && !out.n_blocks && !r->article->image)
        diag_error(d, r->article->title_span, DIAG_ARTICLE_EMPTY);
    if (ok)
        check_picture_story(d, &r->front, r->article);
}

static Article *parse_source(World *w, PictureStore *pictures, Diag *d, Arena *a, const Source *file, Lang paper_lang)
{
    const Source *src = source_clean(d, a, file);
    Reading r = {.in = {.world = w, .pictures = pictures, .flat = {.diag = d, .arena = a, .src = src}}};
    r.article = ARENA_NEW(a, Article);
    r.article->source = src;
    set_names(&r, src->path);
    r.in.start = front_read(d, a, src, &r.front);
    r.in.end = src->len;
    r.article->lang = r.front.lang.value < 0 ? paper_lang : (Lang)r.front.lang.value;
    r.article->span_all = span_at(src, 0, 0);
    r.in.flat.lang = r.article->lang;
    r.in.flat.normalise = r.front.normalize.value || !r.front.normalize.span.src;
    r.article->address = address_part(d, r.front.address);
    r.article->address_span = r.front.address.span;
    front_changes(&r.in.flat, &r.front, r.article);
    if (r.article->retracted)
        front_notice(&r.in.flat, &r.front, r.article);
    else
        read_all(&r);
    r.article->span_all = span_at(src, 0, src->len);
    return r.article;
}

Article *article_parse(World *w, Diag *d, Arena *a, const Source *src, Lang paper_lang)
{
    return parse_source(w, NULL, d, a, src, paper_lang);
}

Article *article_load(World *w, PictureStore *pictures, Diag *d, Arena *a, const char *path, Lang paper_lang)
{
    Source *src = world_read_source(w, d, a, path, NULL);
    return src ? parse_source(w, pictures, d, a, src, paper_lang) : NULL;
}
