/* Blocks of the parsed tree → blocks and floats of the resolved document. */
#include "resolve/internal.h"

#include <assert.h>
#include <string.h>

typedef VEC(Inline) InlineVec;

typedef struct Resolver {
    Arena *arena;
    const Article *article;
    bool chinese;
    ResolvedDoc *doc;
    VEC(ResolvedFloat) floats;
    InlineVec inlines;             /* scratch */
    size_t ordered, bullets;       /* lists of each kind we are in */
    unsigned nested;               /* lists, quotes and notes we are in */
    unsigned note;                 /* the note we are in, 0 = none */
    int top_heading, last_heading; /* levels: as written, as given last */
} Resolver;

/* ---- inlines ---- */

/* A text, cut where its language changes. */
static void put_text(Resolver *r, const Inline *in)
{
    size_t n = strlen(in->text), at = 0;
    bool exact = in->span.end - in->span.start == n; /* the text stands in the source as it is */
    while (at < n) {
        Inline part = *in;
        size_t length = lang_stretch(r->article->lang, in->text + at, n - at, &part.lang);
        assert(length > 0 && length <= n - at);
        if (length < n)
            part.text = arena_strndup(r->arena, in->text + at, length);
        if (exact && length < n)
            part.span = span_at(in->span.src, in->span.start + at, in->span.start + at + length);
        vec_push(&r->inlines, part);
        at += length;
    }
}

static void put_inline(Resolver *r, const Inline *in)
{
    Inline x = *in;
    x.lang = r->article->lang;
    switch (in->kind) {
    case INL_TEXT:
        put_text(r, in);
        return;
    case INL_RUBY:
        if (*in->text)
            lang_stretch(r->article->lang, in->text, strlen(in->text), &x.lang);
        break;
    case INL_NOTE:
        assert(in->note >= 1);
        x.text = label_of_note(r->arena, r->article->lang, in->note);
        if (in->note <= r->doc->n_notes)
            x.reference = (uint16_t)++r->doc->notes[in->note - 1].references;
        break;
    case INL_BREAK:
        break;
    }
    vec_push(&r->inlines, x);
}

static Inlines resolve_inlines(Resolver *r, Inlines in)
{
    r->inlines.len = 0;
    for (size_t i = 0; i < in.n; i++)
        put_inline(r, &in.at[i]);
    Inlines out = {NULL, r->inlines.len};
    if (out.n)
        out.at = arena_dup(r->arena, r->inlines.ptr, out.n * sizeof *out.at);
    return out;
}

/* ---- floats ---- */

static size_t add_float(Resolver *r, ResolvedFloat f)
{
    f.lifted = r->nested > 0;
    f.note = r->note;
    vec_push(&r->floats, f);
    return r->floats.len - 1;
}

/* What there is to hear of a picture without a description; parsing has warned. */
static const char *caption_text(Resolver *r, const Block *b)
{
    Buf text = {0};
    inlines_plain(b->inlines, &text);
    const char *copy = text.len ? arena_strndup(r->arena, text.data, text.len) : "";
    buf_free(&text);
    return copy;
}

static void resolve_picture(Resolver *r, const Block *b, ResolvedPicture *out)
{
    *out = (ResolvedPicture){.span = b->span,
                             .src = b->src,
                             .alt = b->alt && *b->alt ? b->alt : caption_text(r, b),
                             .path = b->path,
                             .picture = b->picture,
                             .width_px = b->width_px,
                             .height_px = b->height_px,
                             .letter = b->letter,
                             .wish = b->wish};
}

/* A picture, or a group of them. */
static size_t add_figure(Resolver *r, const Block *b, bool lead)
{
    const Block *pictures = b->kind == BLK_PICTURES ? b->children : b;
    ResolvedFloat f = {
        .kind = RES_FIGURE, .span = b->span, .lead = lead, .n_pictures = pictures == b ? 1 : b->n_children};
    f.pictures = ARENA_ARRAY(r->arena, ResolvedPicture, f.n_pictures + 1);
    for (size_t i = 0; i < f.n_pictures; i++)
        resolve_picture(r, &pictures[i], &f.pictures[i]);
    f.caption = resolve_inlines(r, b->inlines);
    f.columns = b->level;
    f.wish = b->wish;
    f.credit = b->credit && *b->credit ? b->credit : NULL;
    f.credit_span = b->credit_span;
    return add_float(r, f);
}

static size_t add_table(Resolver *r, const Block *b)
{
    ResolvedFloat f = {.kind = RES_TABLE, .span = b->span, .n_columns = b->n_columns, .n_rows = b->n_children};
    f.columns_of = ARENA_ARRAY(r->arena, ResolvedColumn, f.n_columns + 1);
    f.cells = ARENA_ARRAY(r->arena, ResolvedCell, f.n_columns * f.n_rows + 1);
    for (size_t k = 0; k < f.n_columns; k++)
        f.columns_of[k].align = b->aligns ? b->aligns[k] : CELL_DEFAULT;
    for (size_t i = 0; i < f.n_rows; i++)
        for (size_t k = 0; k < f.n_columns && k < b->children[i].n_children; k++) {
            const Block *cell = &b->children[i].children[k];
            f.cells[i * f.n_columns + k] =
                (ResolvedCell){.inlines = resolve_inlines(r, cell->inlines), .span = cell->span};
        }
    f.caption = resolve_inlines(r, b->inlines);
    table_numbers(r->arena, &f);
    return add_float(r, f);
}

/* ---- blocks ---- */

static ResolvedBlock *resolve_blocks(Resolver *r, const Block *blocks, size_t n);

/* As the article's structure has it, not as the author counted: the first level is 2, below the title; none is left
 * out on the way down. */
static int heading_level(Resolver *r, int level)
{
    level += 2 - r->top_heading;
    if (level > r->last_heading + 1)
        level = r->last_heading + 1;
    level = level < 2 ? 2 : level > 6 ? 6 : level;
    r->last_heading = level;
    return level;
}

static void resolve_list(Resolver *r, const Block *b, ResolvedBlock *out)
{
    static const char *const bullets[] = {"•", "–", "·"};
    enum { MOST_BULLETS = sizeof bullets / sizeof *bullets };
    out->ordered = b->ordered;
    out->tight = b->tight;
    out->start = b->start;
    out->numbering = b->ordered ? label_numbering(r->article, r->chinese, r->ordered) : NUM_DECIMAL;
    const char *bullet = bullets[r->bullets < MOST_BULLETS ? r->bullets : MOST_BULLETS - 1];
    r->ordered += b->ordered;
    r->bullets += !b->ordered;
    out->n_children = b->n_children;
    out->children = ARENA_ARRAY(r->arena, ResolvedBlock, b->n_children + 1);
    for (size_t i = 0; i < b->n_children; i++) {
        const Block *item = &b->children[i];
        assert(item->kind == BLK_ITEM && item->inlines.n == 0);
        ResolvedBlock *x = &out->children[i];
        *x = (ResolvedBlock){.kind = RES_ITEM, .span = item->span, .n_children = item->n_children};
        x->label = b->ordered ? label_of(r->arena, out->numbering, b->start + (int)i) : bullet;
        x->label_closed = b->ordered && label_is_closed(out->numbering);
        x->children = resolve_blocks(r, item->children, item->n_children);
    }
    r->ordered -= b->ordered;
    r->bullets -= !b->ordered;
}

static int top_heading(const Block *blocks, size_t n);

/* Its headings stand below the last one of the text, which goes on after it as if it weren't there. */
static void resolve_sidebar(Resolver *r, const Block *b, ResolvedBlock *out)
{
    const int top = r->top_heading, last = r->last_heading, below = last < 6 ? last + 1 : 6;
    out->kind = RES_SIDEBAR;
    out->label = b->text;
    out->n_children = b->n_children;
    r->top_heading = top_heading(b->children, b->n_children) + 2 - below;
    r->nested++;
    out->children = resolve_blocks(r, b->children, b->n_children);
    r->nested--;
    r->top_heading = top;
    r->last_heading = last;
}

static void resolve_block(Resolver *r, const Block *b, ResolvedBlock *out)
{
    *out = (ResolvedBlock){.span = b->span};
    switch (b->kind) {
    case BLK_PARA:
        out->kind = RES_PARA;
        out->inlines = resolve_inlines(r, b->inlines);
        break;
    case BLK_HEADING:
        out->kind = RES_HEADING;
        out->level = heading_level(r, b->level);
        out->anchor = b->anchor;
        out->inlines = resolve_inlines(r, b->inlines);
        break;
    case BLK_LIST:
        out->kind = RES_LIST;
        r->nested++;
        resolve_list(r, b, out);
        r->nested--;
        break;
    case BLK_QUOTE:
        out->kind = RES_QUOTE;
        out->pull = b->pull;
        out->n_children = b->n_children;
        r->nested++;
        out->children = resolve_blocks(r, b->children, b->n_children);
        r->nested--;
        break;
    case BLK_SIDEBAR:
        resolve_sidebar(r, b, out);
        break;
    case BLK_VERSE:
        out->kind = RES_VERSE;
        out->inlines = resolve_inlines(r, b->inlines);
        break;
    case BLK_CODE:
        out->kind = RES_CODE;
        out->text = b->text;
        out->info = b->alt ? b->alt : "";
        out->line_spans = b->line_spans;
        break;
    case BLK_TABLE:
        out->kind = RES_FLOAT;
        out->float_index = add_table(r, b);
        break;
    case BLK_FIGURE:
    case BLK_PICTURES:
        out->kind = RES_FLOAT;
        out->float_index = add_figure(r, b, false);
        break;
    case BLK_RULE:
        out->kind = RES_RULE;
        break;
    case BLK_ITEM:
    case BLK_ROW:
    case BLK_CELL:
        assert(false && "stands in a list or a table, which reads it");
        out->kind = RES_PARA;
        break;
    }
}

static ResolvedBlock *resolve_blocks(Resolver *r, const Block *blocks, size_t n)
{
    ResolvedBlock *out = ARENA_ARRAY(r->arena, ResolvedBlock, n + 1);
    for (size_t i = 0; i < n; i++)
        resolve_block(r, &blocks[i], &out[i]);
    return out;
}

static int top_heading(const Block *blocks, size_t n)
{
    int top = 6;
    for (size_t i = 0; i < n; i++) {
        int own = blocks[i].kind == BLK_SIDEBAR   ? top
                  : blocks[i].kind == BLK_HEADING ? blocks[i].level
                                                  : top_heading(blocks[i].children, blocks[i].n_children);
        top = own < top ? own : top;
    }
    return top;
}

static void resolve_notes(Resolver *r)
{
    r->nested++;
    for (size_t i = 0; i < r->doc->n_notes; i++) {
        const Note *n = &r->article->notes[i];
        ResolvedNote *out = &r->doc->notes[i];
        r->note = (unsigned)i + 1;
        out->mark = label_of_note(r->arena, r->article->lang, r->note);
        out->span = n->span;
        out->n_blocks = n->n_blocks;
        out->blocks = resolve_blocks(r, n->blocks, n->n_blocks);
    }
    r->nested--;
}

/* The dateline runs in before the first paragraph, below the headings and pictures that may come first; before anything
 * else it is a paragraph of its own. */
static void place_dateline(Resolver *r)
{
    ResolvedDoc *doc = r->doc;
    size_t i = 0;
    if (!*r->article->dateline)
        return;
    while (i < doc->n_blocks && (doc->blocks[i].kind == RES_HEADING || doc->blocks[i].kind == RES_FLOAT))
        i++;
    if (i == doc->n_blocks || doc->blocks[i].kind != RES_PARA) {
        ResolvedBlock *more = ARENA_ARRAY(r->arena, ResolvedBlock, doc->n_blocks + 1);
        if (i)
            memcpy(more, doc->blocks, i * sizeof *more);
        if (i < doc->n_blocks)
            memcpy(more + i + 1, doc->blocks + i, (doc->n_blocks - i) * sizeof *more);
        more[i] = (ResolvedBlock){.kind = RES_PARA, .span = r->article->dateline_span};
        doc->blocks = more;
        doc->n_blocks++;
    }
    doc->blocks[i].lead_in = true;
}

ResolvedDoc *resolve_article(Arena *a, const Article *article, const ResolveOptions *o)
{
    ResolvedDoc *doc = ARENA_NEW(a, ResolvedDoc);
    Resolver r = {.arena = a, .article = article, .chinese = o->lists_chinese, .doc = doc, .last_heading = 1};
    *doc = (ResolvedDoc){.article = article, .n_blocks = article->n_blocks, .n_notes = article->n_notes};
    doc->notes = ARENA_ARRAY(a, ResolvedNote, article->n_notes + 1);
    r.top_heading = top_heading(article->blocks, article->n_blocks);
    if (article->image)
        add_figure(&r, article->image, true);
    doc->blocks = resolve_blocks(&r, article->blocks, article->n_blocks);
    place_dateline(&r);
    resolve_notes(&r);
    doc->n_floats = r.floats.len;
    if (r.floats.len)
        doc->floats = arena_dup(a, r.floats.ptr, r.floats.len * sizeof *r.floats.ptr);
    vec_free(&r.floats);
    vec_free(&r.inlines);
    return doc;
}
