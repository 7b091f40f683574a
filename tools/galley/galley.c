/* Blocks → rows of the column's measure, level or, in vertical text, columns of it. */
#include "galley/galley.h"

#include "galley/sidebar.h"

#include <string.h>

typedef struct Builder {
    ArticleSet *s;
    const SetContext *c;
    Lang lang;
    bool vertical; /* one size for all but notes, blank columns for rules, white and headings' lines */
    Len measure, inset_left, inset_right; /* of lists and quotes */
    Path path;
    Element element;   /* of running text: body, vertical body, quote, note */
    const Para *label; /* a list item's label, for its first row */
    const BrokenLine *label_line;
    Pieces label_pieces; /* one for each list that begins there */
    Len label_x, label_width;
    Len label_room;         /* the indent of the text after it, when that runs on below it */
    int bullets;            /* unordered lists we are in, whose items go further in */
    Len longest;            /* verse */
    bool after_verse;       /* white comes before what follows */
    bool in_sidebar, title; /* in a sidebar 链接; the next heading is its title */
    const char *anchor;     /* of the heading at work */
    VEC(Unit) units;
} Builder;

/* Is there room for so many more, and a leaf? What is nested deeper counts as part of what it is in. */
static bool has_depth(const Builder *b, int more)
{
    return b->path.depth + more < MOST_DEPTH;
}

static void push_path(Builder *b, GroupTag tag, int level)
{
    int32_t id = b->s->next_id++;
    Path *p = &b->path;
    p->info[p->depth] = (GroupInfo){.tag = tag, .level = level, .lang = b->lang, .article = b->s->index, .block = id};
    p->id[p->depth++] = id;
}

static const Path *leaf_path(Builder *b, GroupTag tag, int level)
{
    int depth = b->path.depth;
    push_path(b, tag, level);
    Path *p = arena_dup(b->c->arena, &b->path, sizeof b->path);
    if (tag == TAG_HEADING)
        p->info[p->depth - 1].anchor = b->anchor;
    b->path.depth = depth;
    return p;
}

static Len text_measure(const Builder *b)
{
    return b->measure - b->inset_left - b->inset_right;
}

/* In vertical text faces are those of the element, sizes those of vertical text. */
static TextStyle text_style(const Builder *b, Element e)
{
    TextStyle ts = element_text(b->c, e, b->lang);
    if (b->vertical && e != EL_NOTE)
        ts.size = b->c->layout->elements[EL_VERTICAL].size;
    return ts;
}

static ParaStyle style_of(const Builder *b, Element e)
{
    ParaStyle st = para_style(b->c, e, b->lang);
    if (b->vertical) {
        st.vertical = true;
        st.em = text_style(b, e).size;
        st.display = text_is_display(st.em);
        st.align = ALIGN_JUSTIFY;
        st.indent = 2 * st.em;
    }
    return st;
}

/* Where a row's line stands across it. */
static Len line_y(const Builder *b)
{
    return b->vertical ? 0 : b->c->layout->first_baseline;
}

/* Do two neighbouring lines run into each other, one of which has Tibetan? Han reach 0.86 em above the baseline and
 * 0.1 em below it. */
static bool lines_collide(LineInk upper, LineInk lower, Len em, Len pitch)
{
    if (!upper.above && !lower.above)
        return false;
    Len below = len_mul(em, 10, 100), above = len_mul(em, 86, 100);
    below = upper.below > below ? upper.below : below;
    above = lower.above > above ? lower.above : above;
    return below + above > pitch;
}

/* Rows of one line each. Readings, and Tibetan that would run into the next line, take one of white with them. */
static Row *line_rows(const SetContext *c, const Para *para, BrokenLine *lines, size_t n, Len x, Len measure,
                      const Path *path)
{
    Row *rows = ARENA_ARRAY(c->arena, Row, n);
    RowLine *at = ARENA_ARRAY(c->arena, RowLine, n);
    LineInk before = {0, 0};
    Len em = para->style.em;
    bool down = para->style.vertical; /* beside columns there is room for both */
    for (size_t i = 0; i < n; i++) {
        at[i] = (RowLine){para, &lines[i], x, down ? 0 : c->layout->first_baseline, measure, LINE_BODY};
        rows[i] = (Row){.lines = 1, .at = &at[i], .n = 1, .path = path};
        LineInk ink = down ? (LineInk){0, 0} : para_line_ink(c->text, para, &lines[i]);
        if ((!down && para_line_has_ruby(para, &lines[i])) || lines_collide(before, ink, em, c->layout->pitch)) {
            rows[i].lines = 2;
            at[i].y += c->layout->pitch;
        }
        if (i + 1 == n && lines_collide(ink, (LineInk){0, 0}, em, c->layout->pitch))
            rows[i].lines++;
        before = ink;
        if (n > 1)
            rows[i].flags = i == 0 ? ROW_FIRST : i + 1 == n ? ROW_LAST : 0;
    }
    return rows;
}

static Unit *add_unit(Builder *b, Row *rows, size_t n, const Path *path)
{
    vec_push(&b->units, ((Unit){.rows = rows, .n = n, .path = path}));
    return &b->units.ptr[b->units.len - 1];
}

static void add_label(Builder *b, Row *row)
{
    if (!b->label)
        return;
    RowLine *at = ARENA_ARRAY(b->c->arena, RowLine, row->n + 1);
    Len y = row->n ? row->at[0].y : line_y(b); /* readings put a text a line lower */
    if (row->n)
        memcpy(at, row->at, row->n * sizeof *at);
    at[row->n] = (RowLine){b->label, b->label_line, b->label_x, y, b->label_width, LINE_MARK};
    row->at = at;
    row->n++;
    b->label = NULL;
}

/* A label whose item does not begin with text stands on a line of its own. */
static void flush_label(Builder *b)
{
    if (!b->label)
        return;
    Row *row = arena_alloc(b->c->arena, sizeof *row);
    *row = (Row){.lines = 1, .flags = ROW_KEEP_NEXT, .path = leaf_path(b, TAG_PARA, 0)};
    add_label(b, row);
    add_unit(b, row, 1, row->path);
}

/* The indent of a text in an element, for the label before it. */
static Len text_indent(const Builder *b, const ParaStyle *st)
{
    if (b->label)
        return b->label_room;
    bool hangs = b->c->layout->lists_hang && b->path.depth && b->path.info[b->path.depth - 1].tag == TAG_ITEM;
    return hangs ? 0 : st->indent;
}

static void add_text(Builder *b, Pieces p, Element e, GroupTag tag, int level)
{
    ParaStyle st = style_of(b, e);
    st.indent = text_indent(b, &st);
    SetPara sp = set_para(b->c, p, &st, text_measure(b));
    if (!sp.n)
        return;
    const Path *path = leaf_path(b, tag, level);
    Row *rows = line_rows(b->c, sp.para, sp.lines, sp.n, b->inset_left, text_measure(b), path);
    bool labelled = b->label != NULL;
    add_label(b, &rows[0]);
    Unit *u = add_unit(b, rows, sp.n, path);
    if (!labelled) {
        u->para = sp.para;
        u->x = b->inset_left;
        u->measure = text_measure(b);
    }
}

/* A block of several lines at its own pitch in whole grid lines, its lines centred in it (占行). */
static void add_block(Builder *b, SetPara sp, Len pitch, int extra, GroupTag tag, int level, unsigned flags)
{
    const Layout *l = b->c->layout;
    Len size = sp.para->style.em;
    Len height = size + (Len)(sp.n - 1) * pitch;
    int lines = (height + l->pitch - 1) / l->pitch + extra;
    Row *row = arena_alloc(b->c->arena, sizeof *row);
    *row = (Row){.lines = lines, .flags = flags, .n = sp.n, .path = leaf_path(b, tag, level)};
    row->at = ARENA_ARRAY(b->c->arena, RowLine, sp.n);
    Len y = (lines * l->pitch - height) / 2 + len_mul(size, 88, 100);
    for (size_t i = 0; i < sp.n; i++, y += pitch)
        row->at[i] = (RowLine){sp.para, &sp.lines[i], b->inset_left, y, text_measure(b), LINE_BODY};
    add_label(b, row);
    add_unit(b, row, 1, row->path);
}

/* A paragraph of a pull quote, at its own pitch; the rules above and below are its quote's. */
static void add_pull_text(Builder *b, Pieces p)
{
    const ElementStyle *es = &b->c->layout->elements[EL_PULL];
    ParaStyle st = para_style(b->c, EL_PULL, b->lang);
    st.indent = text_indent(b, &st);
    if (b->label)
        st.align = ALIGN_LEFT;
    SetPara sp = set_para(b->c, p, &st, text_measure(b));
    if (sp.n)
        add_block(b, sp, es->pitch ? es->pitch : b->c->layout->pitch, 0, TAG_PARA, 0, 0);
}

/* 电头 runs in before the first paragraph. */
static Pieces lead_in(const Builder *b, Pieces p)
{
    const Article *a = b->s->article;
    TextStyle ts = text_style(b, b->element);
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
    Pieces p = pieces_of_inlines(b->c, blk->inlines, text_style(b, b->element));
    if (blk->lead_in)
        p = lead_in(b, p);
    if (b->element == EL_PULL)
        add_pull_text(b, p);
    else
        add_text(b, p, b->element, TAG_PARA, 0);
}

/* A row without text: a rule, or white. */
static void add_bare(Builder *b, unsigned flags)
{
    Row *row = arena_alloc(b->c->arena, sizeof *row);
    *row = (Row){.lines = 1, .flags = flags, .path = leaf_path(b, TAG_MARKS, 0)};
    add_unit(b, row, 1, row->path);
}

/* White before what follows. */
static void add_space(Builder *b)
{
    if (b->units.len && !(b->units.ptr[b->units.len - 1].rows->flags & (ROW_KEEP_NEXT | ROW_SPACE)))
        add_bare(b, ROW_SPACE);
}

static void add_heading(Builder *b, const ResolvedBlock *blk)
{
    b->anchor = blk->anchor;
    Element e = b->title                                            ? EL_SIDEBAR_TITLE
                : blk->level <= 2 && !b->vertical && !b->in_sidebar ? EL_HEADING
                                                                    : EL_SUBHEADING;
    const ElementStyle *es = &b->c->layout->elements[e];
    Pieces p = pieces_of_inlines(b->c, blk->inlines, text_style(b, e));
    for (size_t i = 0; i < p.n; i++)
        p.at[i].style.role = es->role; /* a heading is bold already */
    if (b->vertical) {
        add_space(b);
        add_text(b, p, e, TAG_HEADING, blk->level);
        return;
    }
    ParaStyle st = para_style(b->c, e, b->lang);
    SetPara sp = set_para_even(b->c, p, &st, text_measure(b));
    if (sp.n)
        add_block(b, sp, es->pitch ? es->pitch : b->c->layout->pitch, e == EL_HEADING ? 1 : 0, TAG_HEADING, blk->level,
                  ROW_KEEP_NEXT);
}

static void add_blocks(Builder *b, const ResolvedBlock *blocks, size_t n);

/* A list that begins with a list has both labels: 1.（1） */
static void add_label_piece(Builder *b, const char *label, TextStyle ts, Span span)
{
    Pieces before = b->label ? b->label_pieces : (Pieces){0};
    Piece *at = ARENA_ARRAY(b->c->arena, Piece, before.n + 1);
    if (before.n)
        memcpy(at, before.at, before.n * sizeof *at);
    at[before.n] = (Piece){.kind = PIECE_TEXT, .text = label, .style = ts, .span = span};
    b->label_pieces = (Pieces){at, before.n + 1};
}

/* A list item's label, for the first line of its text; returns the room it takes there. */
static Len set_label(Builder *b, const ResolvedBlock *list, const ResolvedBlock *item)
{
    const Layout *l = b->c->layout;
    Len em = text_style(b, b->element).size, gap = em / 2;
    ParaStyle st = style_of(b, b->element);
    st.indent = 0;
    st.align = l->lists_hang ? ALIGN_RIGHT : ALIGN_LEFT;
    TextStyle ts = text_style(b, b->element);
    if (!list->ordered)
        ts.role = l->elements[EL_STRONG].role;
    if (list->ordered && !l->lists_hang)
        gap = item->label_closed ? em / 2 : em / 4; /* the mark's own blank */
    add_label_piece(b, item->label, ts, item->span);
    Para *label = para_shape(b->c->text, b->c->arena, b->c->diag, b->label_pieces.at, b->label_pieces.n, &st);
    size_t n;
    BrokenLine *line = para_break(b->c->text, b->c->arena, label, text_measure(b), 0, &n);
    Len width = n ? text_measure(b) - line->slack : 0, room = width + gap; /* marks at its ends are half as wide */
    if (l->lists_hang && room < 2 * em)
        room = 2 * em;
    if (n)
        line->slack = room - gap - width;
    b->label_line = line;
    b->label = n ? label : NULL;
    b->label_width = room - gap;
    return room;
}

/* An inset that leaves a column to read, however deep quotes and lists stand in each other. */
static Len deeper(const Builder *b, Len inset, Len by)
{
    Len most = (b->measure - b->inset_right) / 2;
    return inset + by < most ? inset + by : inset < most ? most : inset;
}

/* Items as a newspaper sets them: paragraphs that begin with their label and run on over the whole measure; or, where
 * the layout says so, with all lines beside the label. */
static void add_list(Builder *b, const ResolvedBlock *list)
{
    const Layout *l = b->c->layout;
    int depth = b->path.depth, bullets = b->bullets;
    ParaStyle st = style_of(b, b->element);
    Len inset = b->inset_left, em = st.em;
    Len indent = l->lists_hang ? 0 : deeper(b, 0, st.indent + (list->ordered ? 0 : bullets * em));
    bool tagged = has_depth(b, 2);
    if (tagged)
        push_path(b, TAG_LIST, list->ordered);
    int list_depth = b->path.depth;
    for (size_t i = 0; i < list->n_children; i++) {
        b->bullets = bullets;
        Len room = set_label(b, list, &list->children[i]);
        b->path.depth = list_depth;
        if (tagged)
            push_path(b, TAG_ITEM, 0);
        b->bullets += !list->ordered;
        b->label_x = inset + indent;
        b->label_room = l->lists_hang ? 0 : indent + room;
        b->inset_left = l->lists_hang ? deeper(b, inset, room) : inset;
        add_blocks(b, list->children[i].children, list->children[i].n_children);
        flush_label(b);
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
        SetPara sp = set_para(b->c, p, &st, text_measure(b));
        if (sp.n)
            add_block(b, sp, es->pitch ? es->pitch : b->c->layout->pitch, 2, TAG_PARA, 0,
                      ROW_RULE_ABOVE | ROW_RULE_BELOW);
        return;
    }
    flush_label(b);
    add_bare(b, ROW_RULE_ABOVE | ROW_KEEP_NEXT);
    add_blocks(b, q->children, q->n_children);
    Unit *last = &b->units.ptr[b->units.len - 1];
    last->rows[last->n - 1].flags |= ROW_KEEP_NEXT;
    add_bare(b, ROW_RULE_BELOW);
}

static void add_quote(Builder *b, const ResolvedBlock *q)
{
    int depth = b->path.depth;
    Element outer = b->element;
    Len inset = b->inset_left;
    if (has_depth(b, 1))
        push_path(b, TAG_QUOTE, 0);
    if (q->pull && !b->vertical) {
        add_pull(b, q);
    } else {
        b->element = EL_QUOTE;
        b->inset_left = deeper(b, inset, b->c->layout->elements[b->vertical ? EL_VERTICAL : EL_BODY].size);
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
    TextStyle ts = text_style(b, EL_SIDEBAR_LABEL);
    add_text(b, pieces_of_text(b->c, x->label, ts, x->span), EL_SIDEBAR_LABEL, TAG_PARA, 0);
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
    const Sidebar *box = sidebar_new(b->s, left, text_measure(b));
    size_t first = b->units.len;
    Row *head = ARENA_NEW(b->c->arena, Row), *foot = ARENA_NEW(b->c->arena, Row);
    *head = sidebar_head(b->c, box, x->label, b->lang, x->span, leaf_path(b, TAG_PARA, 0));
    add_unit(b, head, 1, head->path);
    b->inset_left += pad;
    b->inset_right += pad;
    add_sidebar_blocks(b, x);
    flush_label(b);
    b->inset_left = left;
    b->inset_right = right;
    Unit *last = &b->units.ptr[b->units.len - 1];
    last->rows[last->n - 1].flags |= ROW_KEEP_NEXT;
    last->para = NULL;
    *foot = sidebar_foot(leaf_path(b, TAG_MARKS, 0));
    add_unit(b, foot, 1, foot->path);
    frame_rows(b, first, box);
}

static void add_sidebar(Builder *b, const ResolvedBlock *x)
{
    int depth = b->path.depth;
    size_t first;
    flush_label(b);
    if (b->vertical)
        add_space(b);
    if (has_depth(b, 1))
        push_path(b, TAG_SIDEBAR, 0);
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

/* A line of verse or code that stays a line; turned: what does not fit goes on an em further in. */
static SetPara set_kept(Builder *b, Pieces p, const ParaStyle *st, Len measure, bool *turned)
{
    SetPara sp = set_para(b->c, p, st, measure);
    *turned = sp.n > 1;
    if (*turned)
        sp.lines = para_break(b->c->text, b->c->arena, sp.para, measure - st->em, 0, &sp.n);
    return sp;
}

static SetPara set_verse(Builder *b, Pieces p, bool runs_on, bool *turned)
{
    ParaStyle st = style_of(b, EL_VERSE);
    st.runs_on = runs_on;
    st.indent = 0;
    st.align = ALIGN_LEFT;
    return set_kept(b, p, &st, text_measure(b), turned);
}

/* Lines [from, to) of a poem, one stanza. */
static void add_stanza(Builder *b, const SetPara *verses, const bool *turned, size_t from, size_t to, Len x)
{
    Len em = text_style(b, EL_VERSE).size;
    const Path *path = leaf_path(b, TAG_PARA, 0);
    size_t n = 0, at = 0;
    for (size_t i = from; i < to; i++)
        n += verses[i].n;
    Row *rows = ARENA_ARRAY(b->c->arena, Row, n);
    for (size_t i = from; i < to; i++) {
        const SetPara *v = &verses[i];
        Len left = turned[i] ? b->inset_left : x;
        Row *own = line_rows(b->c, v->para, v->lines, v->n, left, text_measure(b) - (turned[i] ? em : 0), path);
        for (size_t k = 0; k < v->n; k++, at++) {
            rows[at] = own[k];
            rows[at].at[0].x += k ? em : 0;
            rows[at].flags = n == 1 ? 0 : at == 0 ? ROW_FIRST : at + 1 == n ? ROW_LAST : 0;
        }
    }
    if (n)
        add_unit(b, rows, n, path);
}

/* A poem: its lines kept, a line of white around it and between stanzas, the block centred on its longest line; in
 * vertical text indented as paragraphs are. */
static void add_verse(Builder *b, const ResolvedBlock *v)
{
    Pieces p = pieces_of_inlines(b->c, v->inlines, text_style(b, EL_VERSE));
    SetPara *verses = ARENA_ARRAY(b->c->arena, SetPara, p.n + 1);
    bool *turned = ARENA_ARRAY(b->c->arena, bool, p.n + 1);
    size_t n = 0, from = 0;
    Len longest = 0;
    for (size_t i = 0; i <= p.n; i++) { /* an empty one stands between stanzas */
        if (i < p.n && p.at[i].kind != PIECE_BREAK)
            continue;
        if (i > from)
            verses[n] = set_verse(b, (Pieces){p.at + from, i - from}, i + 1 < p.n && p.at[i + 1].kind != PIECE_BREAK,
                                  &turned[n]);
        for (size_t k = 0; k < verses[n].n; k++) {
            Len w = text_measure(b) - verses[n].lines[k].slack;
            longest = w > longest ? w : longest;
            if (!turned[n] && w > b->longest)
                b->longest = w;
        }
        from = i + 1;
        n++;
    }
    Len spare = longest < text_measure(b) ? text_measure(b) - longest : 0, indent = style_of(b, EL_VERSE).indent;
    Len x = b->inset_left + (!b->vertical ? spare / 2 : spare < indent ? spare : indent);
    add_space(b);
    for (size_t i = 0; i < n; i++) {
        size_t to = i;
        while (to < n && verses[to].n)
            to++;
        add_stanza(b, verses, turned, i, to, x);
        i = to;
        if (to < n)
            add_bare(b, ROW_SPACE);
    }
    b->after_verse = true;
}

static void add_code(Builder *b, const ResolvedBlock *blk)
{
    const char *s = blk->text;
    const Path *path = leaf_path(b, TAG_CODE, 0);
    ParaStyle st = style_of(b, EL_CODE);
    st.indent = 0;
    st.align = ALIGN_LEFT;
    Len pad = b->vertical ? 0 : st.em / 2; /* of the tint */
    for (size_t line = 0; *s; line++) {
        size_t n = strcspn(s, "\n");
        Pieces p = pieces_of_code(b->c, s, n, text_style(b, EL_CODE), blk->line_spans[line]);
        bool turned;
        st.runs_on = s[n] && s[n + 1];
        SetPara sp = set_kept(b, p, &st, text_measure(b) - 2 * pad, &turned);
        if (sp.n) {
            Row *rows = line_rows(b->c, sp.para, sp.lines, sp.n, b->inset_left + pad, text_measure(b) - 2 * pad, path);
            for (size_t i = 0; i < sp.n; i++) {
                rows[i].at[0].x += i ? st.em : 0;
                rows[i].flags |= b->vertical ? 0 : ROW_TINT;
            }
            add_unit(b, rows, sp.n, path);
        }
        s += n + (s[n] == '\n');
    }
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
        add_verse(b, x);
        break;
    case RES_CODE:
        add_code(b, x);
        break;
    case RES_RULE:
        if (b->vertical)
            add_space(b);
        else
            add_bare(b, ROW_RULE | ROW_CENTER);
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
            add_space(b);
        b->after_verse = false;
        if (x->kind == RES_HEADING || x->kind == RES_VERSE || x->kind == RES_CODE || x->kind == RES_RULE)
            flush_label(b);
        add_block_of(b, x);
    }
}

/* 提要 that has no place beside a vertical title begins the text. */
static void add_summary(Builder *b)
{
    const Article *a = b->s->article;
    TextStyle ts = text_style(b, EL_SUMMARY);
    if (b->vertical) {
        add_text(b, pieces_of_text(b->c, a->summary, ts, a->summary_span), EL_SUMMARY, TAG_PARA, 0);
        add_space(b);
        return;
    }
    ParaStyle st = para_style(b->c, EL_SUMMARY, b->lang);
    SetPara sp = set_para(b->c, pieces_of_text(b->c, a->summary, ts, a->summary_span), &st, b->measure);
    if (sp.n)
        add_block(b, sp, ts.size > b->c->layout->pitch ? ts.size : b->c->layout->pitch, 1, TAG_PARA, 0, 0);
}

static void add_notes(Builder *b)
{
    const ResolvedDoc *doc = b->s->doc;
    if (!doc->n_notes)
        return;
    if (b->vertical)
        add_space(b);
    else
        add_bare(b, ROW_RULE);
    b->element = EL_NOTE;
    for (size_t i = 0; i < doc->n_notes; i++) {
        Len em = text_style(b, EL_NOTE).size;
        ParaStyle st = style_of(b, EL_NOTE);
        st.align = ALIGN_LEFT;
        st.indent = 0;
        add_label_piece(b, doc->notes[i].mark, text_style(b, EL_NOTE), doc->notes[i].span);
        SetPara label = set_para(b->c, b->label_pieces, &st, b->measure);
        b->label = label.n ? label.para : NULL;
        b->label_line = label.lines;
        b->label_x = b->label_room = 0;
        b->label_width = b->measure;
        b->inset_left = para_width(label.para) + em / 2;
        push_path(b, TAG_NOTE, (int)i + 1);
        add_blocks(b, doc->notes[i].blocks, doc->notes[i].n_blocks);
        flush_label(b);
        b->path.depth--;
    }
}

static Galley *galley_build(ArticleSet *s, Len measure, bool vertical)
{
    Builder b = {.s = s, .c = s->c, .lang = s->article->lang, .vertical = vertical, .measure = measure};
    b.element = vertical ? EL_VERTICAL : s->article->picture_story ? EL_QUOTE : EL_BODY;
    if (vertical ? *s->article->summary != 0 : summary_in_body(s))
        add_summary(&b);
    add_blocks(&b, s->doc->blocks, s->doc->n_blocks);
    add_notes(&b);
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

Galley *galley_vertical_new(ArticleSet *s, Len measure)
{
    return galley_build(s, measure, true);
}

const Row *unit_alternative(ArticleSet *s, Unit *u, int looser, size_t *n)
{
    int k = looser > 0;
    if (!u->para || u->n < 3)
        return NULL;
    if (!u->alt[k].tried) {
        u->alt[k].tried = true;
        size_t count;
        BrokenLine *lines = para_break(s->c->text, s->c->arena, u->para, u->measure, looser, &count);
        if (count == u->n + (size_t)(looser > 0 ? 1 : -1)) {
            u->alt[k].rows = line_rows(s->c, u->para, lines, count, u->x, u->measure, u->path);
            u->alt[k].n = count;
            for (size_t i = 0; i < count; i++)
                u->alt[k].rows[i].sidebar = u->rows[0].sidebar;
        }
    }
    *n = u->alt[k].n;
    return u->alt[k].rows;
}
