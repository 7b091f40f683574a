/* Blocks → rows of the column's measure, level or, in vertical text, columns of it. */
#include "galley/builder.h"
#include "galley/sidebar.h"

#include <string.h>

/* A paragraph of a pull quote, at its own pitch; the rules above and below are its quote's. */
static void add_pull_text(Builder *b, Pieces p)
{
    const ElementStyle *es = &b->c->layout->elements[EL_PULL];
    ParaStyle st = para_style(b->c, EL_PULL, b->lang);
    st.indent = builder_indent(b, &st);
    if (b->label)
        st.align = ALIGN_LEFT;
    SetPara sp = set_para(b->c, p, &st, builder_measure(b));
    if (sp.n)
        builder_block(b, sp, es->pitch ? es->pitch : b->c->layout->pitch, 0, TAG_PARA, 0, 0);
}

/* 电头 runs in before the first paragraph. */
static Pieces lead_in(const Builder *b, Pieces p)
{
    const Article *a = b->s->article;
    TextStyle ts = builder_text_style(b, b->element);
    ts.role = b->c->layout->elements[EL_DATELINE].role;
    const char *text = arena_printf(b->c->arena, "%s%s", a->dateline, lang_lead_space(a->lang));
    Pieces lead = pieces_of_text(b->c, text, ts, a->dateline_span);
    Piece *at = ARENA_ARRAY(b->c->arena, Piece, lead.n + p.n + 1);
    memcpy(at, lead.at, lead.n * sizeof *at);
    if (p.n)
        memcpy(at + lead.n, p.at, p.n * sizeof *at);
    return (Pieces){at, lead.n + p.n};
}

static void add_para(Builder *b, const ResolvedBlock *blk)
{
    Pieces p = pieces_of_inlines(b->c, blk->inlines, builder_text_style(b, b->element));
    if (blk->lead_in)
        p = lead_in(b, p);
    if (b->element == EL_PULL)
        add_pull_text(b, p);
    else
        builder_text(b, p, b->element, TAG_PARA, 0);
}

static void add_heading(Builder *b, const ResolvedBlock *blk)
{
    b->anchor = blk->anchor;
    Element e = b->title                                            ? EL_SIDEBAR_TITLE
                : blk->level <= 2 && !b->vertical && !b->in_sidebar ? EL_HEADING
                                                                    : EL_SUBHEADING;
    const ElementStyle *es = &b->c->layout->elements[e];
    Pieces p = pieces_of_inlines(b->c, blk->inlines, builder_text_style(b, e));
    for (size_t i = 0; i < p.n; i++)
        if (!(p.at[i].style.marks & MARK_CODE)) /* a heading is bold already; code keeps its face */
            p.at[i].style.role = es->role;
    if (b->vertical) {
        builder_space(b);
        builder_text(b, p, e, TAG_HEADING, blk->level);
        return;
    }
    ParaStyle st = para_style(b->c, e, b->lang);
    SetPara sp = set_para_even(b->c, p, &st, builder_measure(b));
    if (sp.n)
        builder_block(b, sp, es->pitch ? es->pitch : b->c->layout->pitch, e == EL_HEADING ? 1 : 0, TAG_HEADING,
                      blk->level, ROW_KEEP_NEXT);
}

static void add_blocks(Builder *b, const ResolvedBlock *blocks, size_t n);

/* Items as a newspaper sets them: paragraphs that begin with their label and run on over the whole measure; or, where
 * the layout says so, with all lines beside the label. */
static void add_list(Builder *b, const ResolvedBlock *list)
{
    const Layout *l = b->c->layout;
    int depth = b->path.depth, bullets = b->bullets;
    ParaStyle st = builder_para_style(b, b->element);
    Len inset = b->inset_left, em = st.em;
    Len indent = l->lists_hang ? 0 : builder_deeper(b, 0, st.indent + (list->ordered ? 0 : bullets * em));
    bool tagged = builder_has_depth(b, 2);
    if (tagged)
        builder_push(b, TAG_LIST, list->ordered);
    int list_depth = b->path.depth;
    for (size_t i = 0; i < list->n_children; i++) {
        b->bullets = bullets;
        Len room = label_set(b, list, &list->children[i]);
        b->path.depth = list_depth;
        if (tagged)
            builder_push(b, TAG_ITEM, 0);
        b->bullets += !list->ordered;
        b->label_x = inset + indent;
        b->label_room = l->lists_hang ? 0 : indent + room;
        b->inset_left = l->lists_hang ? builder_deeper(b, inset, room) : inset;
        add_blocks(b, list->children[i].children, list->children[i].n_children);
        builder_flush_label(b);
    }
    b->bullets = bullets;
    b->inset_left = inset;
    b->path.depth = depth;
}

/* One paragraph is a block of its own with its rules; more stand between two rules. */
static void add_pull(Builder *b, const ResolvedBlock *q)
{
    const ElementStyle *es = &b->c->layout->elements[EL_PULL];
    b->element = EL_PULL;
    if (q->n_children == 1 && q->children[0].kind == RES_PARA && !b->label) {
        Pieces p = pieces_of_inlines(b->c, q->children[0].inlines, element_text(b->c, EL_PULL, b->lang));
        ParaStyle st = para_style(b->c, EL_PULL, b->lang);
        SetPara sp = set_para(b->c, p, &st, builder_measure(b));
        if (sp.n)
            builder_block(b, sp, es->pitch ? es->pitch : b->c->layout->pitch, 2, TAG_PARA, 0,
                          ROW_RULE_ABOVE | ROW_RULE_BELOW);
        return;
    }
    builder_flush_label(b);
    builder_bare(b, ROW_RULE_ABOVE | ROW_KEEP_NEXT);
    add_blocks(b, q->children, q->n_children);
    Unit *last = &b->units.ptr[b->units.len - 1];
    last->rows[last->n - 1].flags |= ROW_KEEP_NEXT;
    builder_bare(b, ROW_RULE_BELOW);
}

static void add_quote(Builder *b, const ResolvedBlock *q)
{
    int depth = b->path.depth;
    Element outer = b->element;
    Len inset = b->inset_left;
    if (builder_has_depth(b, 1))
        builder_push(b, TAG_QUOTE, 0);
    if (q->pull && !b->vertical) {
        add_pull(b, q);
    } else {
        b->element = EL_QUOTE;
        b->inset_left = builder_deeper(b, inset, b->c->layout->elements[b->vertical ? EL_VERTICAL : EL_BODY].size);
        add_blocks(b, q->children, q->n_children);
    }
    b->inset_left = inset;
    b->element = outer;
    b->path.depth = depth;
}

/* What stands in a sidebar 链接, below its label: its title first, where it has one. */
static void add_sidebar_blocks(Builder *b, const ResolvedBlock *x)
{
    Element outer = b->element;
    bool inside = b->in_sidebar;
    size_t first = 0;
    while (first < x->n_children && x->children[first].kind == RES_FLOAT)
        first++;
    b->element = outer == EL_NOTE ? outer : EL_SIDEBAR;
    b->in_sidebar = true;
    if (first < x->n_children && x->children[first].kind == RES_HEADING) {
        b->title = true;
        add_heading(b, &x->children[first++]);
        b->title = false;
    }
    add_blocks(b, x->children + first, x->n_children - first);
    b->element = outer;
    b->in_sidebar = inside;
}

/* A label without a frame: in another sidebar, in a note, in a vertical text. */
static void add_sidebar_label(Builder *b, const ResolvedBlock *x)
{
    size_t before = b->units.len;
    TextStyle ts = builder_text_style(b, EL_SIDEBAR_LABEL);
    builder_text(b, pieces_of_text(b->c, x->label, ts, x->span), EL_SIDEBAR_LABEL, TAG_PARA, 0);
    if (b->units.len > before) {
        Unit *u = &b->units.ptr[b->units.len - 1];
        u->rows[u->n - 1].flags |= ROW_KEEP_NEXT;
        u->para = NULL;
    }
}

/* The rows from a unit on stand in a sidebar; a short one is rather whole. */
static void frame_rows(Builder *b, size_t first, const Sidebar *box)
{
    enum { WHOLE = 16 /* lines */ };
    int lines = 0;
    for (size_t u = first; u < b->units.len; u++)
        for (size_t r = 0; r < b->units.ptr[u].n; r++)
            lines += b->units.ptr[u].rows[r].lines;
    for (size_t u = first; u < b->units.len; u++) {
        Unit *unit = &b->units.ptr[u];
        if (lines <= WHOLE)
            unit->para = NULL;
        for (size_t r = 0; r < unit->n; r++) {
            unit->rows[r].sidebar = box;
            if (lines <= WHOLE && (u + 1 < b->units.len || r + 1 < unit->n))
                unit->rows[r].flags |= ROW_TOGETHER;
        }
    }
}

static void add_framed(Builder *b, const ResolvedBlock *x)
{
    const Len left = b->inset_left, right = b->inset_right, pad = sidebar_padding(b->c->layout);
    const Sidebar *box = sidebar_new(b->s, left, builder_measure(b));
    size_t first = b->units.len;
    Row *head = ARENA_NEW(b->c->arena, Row), *foot = ARENA_NEW(b->c->arena, Row);
    *head = sidebar_head(b->c, box, x->label, b->lang, x->span, builder_leaf(b, TAG_PARA, 0));
    builder_add(b, head, 1, head->path);
    b->inset_left += pad;
    b->inset_right += pad;
    add_sidebar_blocks(b, x);
    builder_flush_label(b);
    b->inset_left = left;
    b->inset_right = right;
    Unit *last = &b->units.ptr[b->units.len - 1];
    last->rows[last->n - 1].flags |= ROW_KEEP_NEXT;
    last->para = NULL;
    *foot = sidebar_foot(builder_leaf(b, TAG_MARKS, 0));
    builder_add(b, foot, 1, foot->path);
    frame_rows(b, first, box);
}

static void add_sidebar(Builder *b, const ResolvedBlock *x)
{
    int depth = b->path.depth;
    size_t first;
    builder_flush_label(b);
    if (b->vertical)
        builder_space(b);
    if (builder_has_depth(b, 1))
        builder_push(b, TAG_SIDEBAR, 0);
    first = b->units.len;
    if (!b->vertical && !b->in_sidebar && b->element != EL_NOTE) {
        add_framed(b, x);
    } else {
        add_sidebar_label(b, x);
        add_sidebar_blocks(b, x);
        if (b->vertical && !b->in_sidebar && b->element != EL_NOTE)
            frame_rows(b, first, sidebar_new(b->s, 0, b->measure));
        b->after_verse = b->vertical;
    }
    b->path.depth = depth;
}

static void add_block_of(Builder *b, const ResolvedBlock *x)
{
    switch (x->kind) {
    case RES_PARA:
        add_para(b, x);
        break;
    case RES_HEADING:
        add_heading(b, x);
        break;
    case RES_LIST:
        add_list(b, x);
        break;
    case RES_QUOTE:
        add_quote(b, x);
        break;
    case RES_SIDEBAR:
        add_sidebar(b, x);
        break;
    case RES_VERSE:
        builder_verse(b, x);
        break;
    case RES_CODE:
        builder_code(b, x);
        break;
    case RES_RULE:
        if (b->vertical)
            builder_space(b);
        else
            builder_bare(b, ROW_RULE | ROW_CENTER);
        break;
    case RES_ITEM: /* its list's */
    case RES_FLOAT:
        break;
    }
}

static void add_blocks(Builder *b, const ResolvedBlock *blocks, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const ResolvedBlock *x = &blocks[i];
        if (x->kind == RES_FLOAT)
            continue;
        if (b->after_verse && x->kind != RES_VERSE && x->kind != RES_HEADING)
            builder_space(b);
        b->after_verse = false;
        if (x->kind == RES_HEADING || x->kind == RES_VERSE || x->kind == RES_CODE || x->kind == RES_RULE)
            builder_flush_label(b);
        add_block_of(b, x);
    }
}

/* 提要 that has no place beside a vertical title begins the text. */
static void add_summary(Builder *b)
{
    const Article *a = b->s->article;
    TextStyle ts = builder_text_style(b, EL_SUMMARY);
    if (b->vertical) {
        builder_text(b, pieces_of_text(b->c, a->summary, ts, a->summary_span), EL_SUMMARY, TAG_PARA, 0);
        builder_space(b);
        return;
    }
    ParaStyle st = para_style(b->c, EL_SUMMARY, b->lang);
    SetPara sp = set_para(b->c, pieces_of_text(b->c, a->summary, ts, a->summary_span), &st, b->measure);
    if (sp.n)
        builder_block(b, sp, ts.size > b->c->layout->pitch ? ts.size : b->c->layout->pitch, 1, TAG_PARA, 0, 0);
}

static void add_notes(Builder *b)
{
    const ResolvedDoc *doc = b->s->doc;
    if (!doc->n_notes)
        return;
    if (b->vertical)
        builder_space(b);
    else
        builder_bare(b, ROW_RULE);
    b->element = EL_NOTE;
    for (size_t i = 0; i < doc->n_notes; i++) {
        Len em = builder_text_style(b, EL_NOTE).size;
        ParaStyle st = builder_para_style(b, EL_NOTE);
        st.align = ALIGN_LEFT;
        st.indent = 0;
        label_add_piece(b, doc->notes[i].mark, builder_text_style(b, EL_NOTE), doc->notes[i].span);
        SetPara label = set_para(b->c, b->label_pieces, &st, b->measure);
        b->label = label.n ? label.para : NULL;
        b->label_line = label.lines;
        b->label_x = b->label_room = 0;
        b->label_width = b->measure;
        b->inset_left = para_width(label.para) + em / 2;
        builder_push(b, TAG_NOTE, (int)i + 1);
        add_blocks(b, doc->notes[i].blocks, doc->notes[i].n_blocks);
        builder_flush_label(b);
        b->path.depth--;
    }
}

static void build_all(Builder *b)
{
    const Article *a = b->s->article;
    b->element = b->vertical ? EL_VERTICAL : a->picture_story ? EL_QUOTE : EL_BODY;
    if (b->vertical ? *a->summary != 0 : summary_in_body(b->s))
        add_summary(b);
    add_blocks(b, b->s->doc->blocks, b->s->doc->n_blocks);
    add_notes(b);
}

static bool has_ragged_lines(const Builder *b)
{
    for (size_t i = 0; i < b->units.len; i++)
        for (size_t k = 0; k < b->units.ptr[i].n; k++) {
            const Row *row = &b->units.ptr[i].rows[k];
            for (size_t j = 0; j < row->n; j++)
                if (row->at[j].kind == LINE_BODY && para_is_ragged(row->at[j].para, row->at[j].line))
                    return true;
        }
    return false;
}

/* English of a column has one edge: full lines and ragged ones among them look like a fault. Below LEAST_JUSTIFIED it
 * is flush left anyway (set_para), from 18 em on a line that can't be filled is rare; between them the article decides,
 * by being set justified once. */
static bool is_flush(ArticleSet *s, Len measure, bool vertical)
{
    enum { ENOUGH = 18 };
    const Len em = s->c->layout->elements[s->article->picture_story ? EL_QUOTE : EL_BODY].size;
    if (s->article->lang != LANG_EN || vertical || measure >= ENOUGH * em)
        return false;
    if (measure < LEAST_JUSTIFIED * em)
        return true;
    Diag *muted = diag_new();
    Arena *scratch = arena_new();
    SetContext quiet = *s->c;
    quiet.diag = muted;
    quiet.arena = scratch;
    ArticleSet tried = *s;
    tried.c = &quiet;
    Builder b = {.s = &tried, .c = &quiet, .lang = s->article->lang, .measure = measure};
    build_all(&b);
    const bool ragged = has_ragged_lines(&b);
    vec_free(&b.units);
    arena_free(scratch);
    diag_free(muted);
    return ragged;
}

static Galley *galley_build(ArticleSet *s, Len measure, bool vertical)
{
    Builder b = {.s = s, .c = s->c, .lang = s->article->lang, .vertical = vertical, .measure = measure};
    b.flush = is_flush(s, measure, vertical);
    build_all(&b);
    Galley *g = ARENA_NEW(s->c->arena, Galley);
    g->measure = measure;
    g->longest = b.longest;
    g->n_units = b.units.len;
    g->units = arena_dup(s->c->arena, b.units.ptr, b.units.len * sizeof *b.units.ptr);
    vec_free(&b.units);
    size_t n = 0;
    for (size_t i = 0; i < g->n_units; i++)
        n += g->units[i].n;
    g->rows = ARENA_ARRAY(s->c->arena, const Row *, n + 1);
    for (size_t i = 0; i < g->n_units; i++)
        for (size_t k = 0; k < g->units[i].n; k++) {
            g->rows[g->n_rows++] = &g->units[i].rows[k];
            g->lines += g->units[i].rows[k].lines;
        }
    return g;
}

Galley *galley_new(ArticleSet *s, Len measure)
{
    return galley_build(s, measure, false);
}

Galley *galley_intro_new(ArticleSet *s, Len measure)
{
    const ResolvedDoc *all = s->doc;
    ResolvedDoc first = *all;
    first.n_blocks = first.n_blocks > 0;
    first.n_notes = 0;
    ArticleSet intro = *s;
    intro.doc = &first;
    Galley *g = galley_build(&intro, measure, false);
    s->next_id = intro.next_id;
    return g->n_units == 1 && g->units[0].para ? g : NULL;
}

Galley *galley_vertical_new(ArticleSet *s, Len measure)
{
    return galley_build(s, measure, true);
}

static void set_otherwise(ArticleSet *s, Unit *u)
{
    u->tried = true;
    for (int k = 0; k < OTHER_LINES; k++) {
        const size_t n = u->found[k].n;
        if (n != (k == OTHER_MORE ? u->n + 1 : u->n - 1))
            continue;
        Row *rows = rows_of_lines(s->c, u->para, u->found[k].lines, n, u->x, u->measure, u->path);
        for (size_t i = 0; i < n; i++)
            rows[i].sidebar = u->rows[0].sidebar;
        u->other[k].rows = rows;
        u->other[k].n = n;
    }
}

const Row *unit_alternative(ArticleSet *s, Unit *u, int looser, size_t *n)
{
    enum { LEAST = 3 /* lines */ };
    if (!u->para || u->n < LEAST)
        return NULL;
    if (!u->tried)
        set_otherwise(s, u);
    const int k = looser > 0 ? OTHER_MORE : OTHER_FEWER;
    *n = u->other[k].n;
    return u->other[k].rows;
}
