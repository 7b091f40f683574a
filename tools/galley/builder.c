/* Rows and units as blocks become them (galley/builder.h). */
#include "galley/builder.h"

#include <string.h>

bool builder_has_depth(const Builder *b, int more)
{
    return b->path.depth + more < MOST_DEPTH;
}

void builder_push(Builder *b, GroupTag tag, int level)
{
    int32_t id = b->s->next_id++;
    Path *p = &b->path;
    p->info[p->depth] = (GroupInfo){.tag = tag, .level = level, .lang = b->lang, .article = b->s->index, .block = id};
    p->id[p->depth++] = id;
}

const Path *builder_leaf(Builder *b, GroupTag tag, int level)
{
    int depth = b->path.depth;
    builder_push(b, tag, level);
    Path *p = arena_dup(b->c->arena, &b->path, sizeof b->path);
    if (tag == TAG_HEADING)
        p->info[p->depth - 1].anchor = b->anchor;
    b->path.depth = depth;
    return p;
}

Len builder_measure(const Builder *b)
{
    return b->measure - b->inset_left - b->inset_right;
}

/* In vertical text faces are those of the element, sizes those of vertical text. */
TextStyle builder_text_style(const Builder *b, Element e)
{
    TextStyle ts = element_text(b->c, e, b->lang);
    if (b->vertical && e != EL_NOTE)
        ts.size = b->c->layout->elements[EL_VERTICAL].size;
    return ts;
}

ParaStyle builder_para_style(const Builder *b, Element e)
{
    ParaStyle st = para_style(b->c, e, b->lang);
    if (b->vertical) {
        st.vertical = true;
        st.em = builder_text_style(b, e).size;
        st.display = text_is_display(st.em);
        st.align = ALIGN_JUSTIFY;
        st.indent = 2 * st.em;
    }
    if (b->flush && st.align == ALIGN_JUSTIFY)
        st.align = ALIGN_LEFT;
    return st;
}

Len builder_deeper(const Builder *b, Len inset, Len by)
{
    Len most = (b->measure - b->inset_right) / 2;
    return inset + by < most ? inset + by : inset < most ? most : inset;
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
Row *rows_of_lines(const SetContext *c, const Para *para, BrokenLine *lines, size_t n, Len x, Len measure,
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

Unit *builder_add(Builder *b, Row *rows, size_t n, const Path *path)
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

void builder_flush_label(Builder *b)
{
    if (!b->label)
        return;
    Row *row = arena_alloc(b->c->arena, sizeof *row);
    *row = (Row){.lines = 1, .flags = ROW_KEEP_NEXT, .path = builder_leaf(b, TAG_PARA, 0)};
    add_label(b, row);
    builder_add(b, row, 1, row->path);
}

Len builder_indent(const Builder *b, const ParaStyle *st)
{
    if (b->label)
        return b->label_room;
    bool hangs = b->c->layout->lists_hang && b->path.depth && b->path.info[b->path.depth - 1].tag == TAG_ITEM;
    return hangs ? 0 : st->indent;
}

void builder_text(Builder *b, Pieces p, Element e, GroupTag tag, int level)
{
    ParaStyle st = builder_para_style(b, e);
    st.indent = builder_indent(b, &st);
    OtherLines other[OTHER_LINES];
    SetPara sp = set_para_all(b->c, p, &st, builder_measure(b), other);
    if (!sp.n)
        return;
    const Path *path = builder_leaf(b, tag, level);
    Row *rows = rows_of_lines(b->c, sp.para, sp.lines, sp.n, b->inset_left, builder_measure(b), path);
    bool labelled = b->label != NULL;
    add_label(b, &rows[0]);
    Unit *u = builder_add(b, rows, sp.n, path);
    if (!labelled) {
        u->para = sp.para;
        u->x = b->inset_left;
        u->measure = builder_measure(b);
        memcpy(u->found, other, sizeof other);
    }
}

void builder_block(Builder *b, SetPara sp, Len pitch, int extra, GroupTag tag, int level, unsigned flags)
{
    const Layout *l = b->c->layout;
    Len size = sp.para->style.em;
    Len height = size + (Len)(sp.n - 1) * pitch;
    int lines = (height + l->pitch - 1) / l->pitch + extra;
    Row *row = arena_alloc(b->c->arena, sizeof *row);
    *row = (Row){.lines = lines, .flags = flags, .n = sp.n, .path = builder_leaf(b, tag, level)};
    row->at = ARENA_ARRAY(b->c->arena, RowLine, sp.n);
    Len y = (lines * l->pitch - height) / 2 + len_mul(size, 88, 100);
    for (size_t i = 0; i < sp.n; i++, y += pitch)
        row->at[i] = (RowLine){sp.para, &sp.lines[i], b->inset_left, y, builder_measure(b), LINE_BODY};
    add_label(b, row);
    builder_add(b, row, 1, row->path);
}

void builder_bare(Builder *b, unsigned flags)
{
    Row *row = arena_alloc(b->c->arena, sizeof *row);
    *row = (Row){.lines = 1, .flags = flags, .path = builder_leaf(b, TAG_MARKS, 0)};
    builder_add(b, row, 1, row->path);
}

void builder_space(Builder *b)
{
    if (b->units.len && !(b->units.ptr[b->units.len - 1].rows->flags & (ROW_KEEP_NEXT | ROW_SPACE)))
        builder_bare(b, ROW_SPACE);
}
