#include "layout/dump.h"

#include "galley/parts.h"
#include "arrange/context.h"
#include "layout/specimen.h"
#include "resolve/resolve.h"
#include <assert.h>

static void put_pt(Buf *out, Len l)
{
    buf_put_len(out, l, 2);
}

static void dump_runs(const Para *p, Buf *out)
{
    for (size_t i = 0; i < p->n_atoms; i++) {
        const Atom *a = &p->atoms[i];
        if (i == 0 || a->face != p->atoms[i - 1].face || a->piece != p->atoms[i - 1].piece)
            buf_printf(out, "%s%s %s ", i ? "\n" : "", a->face->family, a->face->style);
        buf_putc(out, '[');
        buf_put(out, p->text + a->text, a->bytes);
        buf_putc(out, ' ');
        put_pt(out, a->box);
        if (a->gap) {
            buf_puts(out, a->gap > 0 ? " +" : " ");
            put_pt(out, a->gap);
        }
        buf_putc(out, ']');
    }
    buf_puts(out, "\n\n");
}

static void dump_row(const SetContext *sc, const Row *r, DumpStage stage, const Para **seen, Buf *out)
{
    for (size_t i = 0; i < r->n; i++) {
        const RowLine *l = &r->at[i];
        if (stage == DUMP_LINES)
            para_dump_line(sc->text, l->para, l->line, l->measure, out);
        else if (l->para != *seen)
            dump_runs(l->para, out);
        *seen = l->para;
    }
}

/* At so many characters a line; 0: as the layout has it, in a vertical box, which has any height, at 20. */
static const Galley *galley_of(ArticleSet *s, int characters)
{
    const ElementStyle *e = s->c->layout->elements;
    if (body_is_vertical(s))
        return galley_vertical_new(s, (characters ? characters : 20) * e[EL_VERTICAL].size);
    return characters ? galley_new(s, characters * e[EL_BODY].size) : article_galley(s);
}

static void dump_galley(const SetContext *sc, const ResolvedDoc *doc, DumpStage stage, int characters, Buf *out)
{
    ArticleSet *s = article_set_new(sc, doc, 0);
    const Galley *g = galley_of(s, characters);
    const Para *seen = NULL;
    for (size_t u = 0; u < g->n_units; u++) {
        if (stage == DUMP_LINES && u)
            buf_putc(out, '\n');
        for (size_t r = 0; r < g->units[u].n; r++)
            dump_row(sc, &g->units[u].rows[r], stage, &seen, out);
    }
}

static void put_rect(Buf *out, const char *name, Rect r)
{
    buf_printf(out, "%s ", name);
    put_pt(out, r.x);
    buf_putc(out, ' ');
    put_pt(out, r.y);
    buf_putc(out, ' ');
    put_pt(out, r.w);
    buf_putc(out, ' ');
    put_pt(out, r.h);
}

static void dump_rect(Buf *out, const char *name, Rect r)
{
    put_rect(out, name, r);
    buf_putc(out, '\n');
}

static void dump_line(Buf *out, const Line *l)
{
    static const char *const kinds[] = {
        [LINE_BODY] = "line", [LINE_JUMP] = "jump", [LINE_MARK] = "mark", [LINE_FURNITURE] = "furniture"};
    static_assert(sizeof kinds / sizeof *kinds == LINE_FURNITURE + 1, "a name for each LineKind");
    dump_rect(out, kinds[l->kind], (Rect){l->x, l->y, l->w, 0});
    for (uint32_t i = 0; i < l->n_runs; i++) {
        const Run *r = &l->runs[i];
        buf_puts(out, "  run ");
        put_pt(out, r->size);
        buf_printf(out, " \"%s %s\" ", r->face->family, r->face->style);
        buf_put(out, r->text, r->n_text);
        buf_putc(out, '\n');
    }
}

static void dump_image(Buf *out, const Item *it)
{
    put_rect(out, "image", it->u.image.at);
    buf_printf(out, " %s\n", it->u.image.path);
}

static void dump_item(Buf *out, const Item *it)
{
    static const char *const tags[] = {
        "group",  "group-head", "article", "headline", "kicker", "deck",  "byline", "heading",     "para",
        "list",   "item",       "quote",   "sidebar",  "code",   "table", "row",    "head-cell",   "cell",
        "figure", "pictures",   "caption", "note",     "marks",  "jump",  "index",  "index-entry", "furniture"};
    static_assert(sizeof tags / sizeof *tags == TAG_FURNITURE + 1, "a name for each GroupTag");
    switch (it->kind) {
    case ITEM_BEGIN:
        buf_printf(out, "begin %s %d%s\n", tags[it->u.group.tag], it->u.group.block,
                   it->u.group.continued ? " continued" : "");
        break;
    case ITEM_END:
        buf_puts(out, "end\n");
        break;
    case ITEM_LINE:
        dump_line(out, &it->u.line);
        break;
    case ITEM_RECT:
        dump_rect(out, "rect", it->u.rect.at);
        break;
    case ITEM_STROKE:
        dump_rect(out, "stroke", it->u.stroke.at);
        break;
    case ITEM_DOT:
        dump_rect(out, "dot", (Rect){it->u.dot.x, it->u.dot.y, it->u.dot.r, it->u.dot.r});
        break;
    case ITEM_WAVE:
        dump_rect(
            out, "wave",
            (Rect){it->u.wave.x, it->u.wave.y, it->u.wave.down ? 0 : it->u.wave.w, it->u.wave.down ? it->u.wave.w : 0});
        break;
    case ITEM_IMAGE:
        dump_image(out, it);
        break;
    }
}

static bool dump_frames(LayoutContext *c, Diag *d, const char *layout, Article *article, Buf *out)
{
    Arena *a = arena_new();
    IssueFrames f;
    bool ok = specimen_page(c, d, a, layout, &article, 1, &f);
    for (size_t i = 0; i < f.n_pages; i++) {
        buf_printf(out, "page %d\n", f.pages[i].number);
        for (size_t k = 0; k < f.pages[i].n_items; k++)
            dump_item(out, &f.pages[i].items[k]);
    }
    arena_free(a);
    return ok;
}

bool layout_dump(LayoutContext *c, Diag *d, const char *layout, Article *article, DumpStage stage, int characters,
                 Buf *out)
{
    if (stage == DUMP_FRAMES)
        return dump_frames(c, d, layout, article, out);
    size_t errors = diag_errors(d);
    const Layout *l = layout_context_layout(c, d, layout, article->lang, article->title_span);
    if (!l)
        return false;
    Arena *a = arena_new();
    TextContext *t = layout_context_borrow(c);
    SetContext sc = {.text = t, .arena = a, .diag = d, .layout = l};
    const ResolvedDoc *doc = resolve_article(a, article, &(ResolveOptions){l->lists_chinese});
    if (stage == DUMP_RESOLVED)
        resolved_dump(doc, out);
    else
        dump_galley(&sc, doc, stage, characters, out);
    layout_context_return(c, t);
    arena_free(a);
    return diag_errors(d) == errors;
}
