/* Tables in the form of three rules (三线表): columns as wide as their contents, numbers aligned at the decimal mark, a
 * long narrow table folded into panels side by side with its head repeated (转栏). Body rows stand on the grid. */
#include "floats/tables.h"

#include "chars/chars.h"
#include "setting/rows.h"
#include "frame/item.h"
#include <string.h>

enum {
    LEAST_FOLD = 12,
    LEAST_PANEL_ROWS = 6,
    MOST_PANELS = 6,
    HIGH_ROW = 3 /* lines */,
    MOST_OF_PAGE = 60 /* per cent of its lines */,
    LONG_HEAD = 5,
    LONG_VALUE = 4 /* em */
};

typedef struct Column {
    Len x, w;
    Len natural, least;  /* of all its cells; the least that they can be set in */
    Len whole, fraction; /* of a numeric column: the widest parts before and from the decimal mark on */
} Column;

typedef struct Table {
    const ResolvedFloat *source;
    int32_t ids;  /* rows and cells are numbered by where they stand, whatever page has them */
    size_t first; /* body row of the source, which stands as row 1: others stand in parts before */
    size_t rows, n_columns;
    SetPara *cells; /* row by row; the first row is the head */
    Column *columns;
    int *row_lines;
    SetPara caption;
    int caption_lines;
    int panels, panel_rows; /* body rows of a panel */
    Len width, gap, panel_step;
    int lines; /* of the tallest panel, the head included */
    Len open;  /* white that each row has more */
} Table;

static const ResolvedCell *source_cell(const Table *t, size_t row, size_t column)
{
    return resolved_cell(t->source, row ? t->first + row - 1 : 0, column);
}

static SetPara *cell_of(const Table *t, size_t row, size_t column)
{
    return &t->cells[row * t->n_columns + column];
}

static Align cell_align(const Table *t, size_t row, size_t column)
{
    CellAlign a = t->source->columns_of[column].align;
    if (row == 0 && t->source->columns_of[column].numeric)
        return ALIGN_CENTER;
    if (a == CELL_DEFAULT && (row == 0 || t->source->columns_of[column].numeric))
        return ALIGN_CENTER;
    return a == CELL_RIGHT ? ALIGN_RIGHT : a == CELL_CENTER ? ALIGN_CENTER : ALIGN_LEFT;
}

static Para *cell_para(ArticleSet *s, const Table *t, size_t row, size_t column)
{
    Element e = row == 0 ? EL_TABLE_HEAD : EL_TABLE;
    ParaStyle st = para_style(s->c, e, s->article->lang);
    st.indent = 0;
    Pieces p = pieces_of_inlines(s->c, source_cell(t, row, column)->inlines, element_text(s->c, e, s->article->lang));
    return para_shape(s->c->text, s->c->arena, s->c->diag, p.at, p.n, &st);
}

/* The width of a number up to its decimal mark, and from there on. */
static void number_parts(const Para *p, const ResolvedCell *cell, Len *whole, Len *fraction)
{
    *whole = *fraction = 0;
    for (size_t i = 0; i < p->n_atoms; i++) {
        const Atom *a = &p->atoms[i];
        Len w = a->box + (i + 1 < p->n_atoms ? a->gap : 0);
        if (a->text < cell->whole)
            *whole += w;
        else
            *fraction += w;
    }
}

/* The widest digit of a number, time or date; 0 in other text. */
static Len digit_width(const Para *p)
{
    Len w = 0;
    for (size_t i = 0; i < p->n_atoms; i++) {
        if (p->atoms[i].cls == CC_HAN)
            return 0;
        if (char_is_table_digit(p->atoms[i].cp) && p->atoms[i].box > w)
            w = p->atoms[i].box;
    }
    return w;
}

/* Digits stand under one another: equally wide, whatever the face makes them. */
static void even_digits(Table *t, size_t k)
{
    Len w = 0;
    for (size_t r = 1; r < t->rows; r++) {
        Len own = digit_width(cell_of(t, r, k)->para);
        w = own > w ? own : w;
    }
    for (size_t r = 1; r < t->rows; r++) {
        Para *p = cell_of(t, r, k)->para;
        size_t n = digit_width(p) ? p->n_atoms : 0;
        for (size_t i = 0; i < n; i++) {
            Atom *a = &p->atoms[i];
            if (!char_is_table_digit(a->cp))
                continue;
            a->lead += (w - a->box) / 2;
            a->box = w;
        }
    }
}

static void measure_numbers(Table *t, size_t k)
{
    Column *c = &t->columns[k];
    for (size_t r = 1; r < t->rows; r++) {
        const ResolvedCell *cell = source_cell(t, r, k);
        Len whole, fraction;
        if (!cell->number)
            continue;
        number_parts(cell_of(t, r, k)->para, cell, &whole, &fraction);
        c->whole = whole > c->whole ? whole : c->whole;
        c->fraction = fraction > c->fraction ? fraction : c->fraction;
    }
}

/* The widest thing in a cell that can't be divided. */
static Len widest_unit(const Para *p)
{
    Len best = 0, w = 0;
    for (size_t i = 0; i < p->n_atoms; i++) {
        w += p->atoms[i].box;
        best = w > best ? w : best;
        w = p->atoms[i].brk == BREAK_NO || p->atoms[i].brk == BREAK_SPARE ? w + p->atoms[i].gap : 0;
    }
    return best;
}

/* A short number with what it counts or dates it: 前536, 12人. */
static bool is_value(const Para *p, Len em)
{
    bool number = false;
    for (size_t i = 0; i < p->n_atoms; i++)
        number = number || char_is_table_digit(p->atoms[i].cp);
    return number && para_width(p) <= LONG_VALUE * em;
}

/* The least a cell should be set in: words of a head stay whole where they can, and so do values. */
static Len least_width(const ArticleSet *s, const Para *p, bool head, Len em)
{
    Len unit = is_value(p, em) ? para_width(p) : widest_unit(p);
    BalancedLines b;
    if (head && p->n_atoms < LONG_HEAD)
        return para_width(p);
    if (head && para_balance(s->c->text, s->c->arena, p, 2, LEN_MAX, false, &b))
        return b.widest > unit ? b.widest : unit;
    return unit > 2 * em ? unit : 2 * em;
}

static void shape_cells(ArticleSet *s, Table *t, Len em)
{
    for (size_t k = 0; k < t->n_columns; k++) {
        Column *c = &t->columns[k];
        for (size_t r = 0; r < t->rows; r++)
            cell_of(t, r, k)->para = cell_para(s, t, r, k);
        even_digits(t, k);
        for (size_t r = 0; r < t->rows; r++) {
            const Para *p = cell_of(t, r, k)->para;
            Len w = para_width(p), least = least_width(s, p, r == 0, em);
            c->natural = w > c->natural ? w : c->natural;
            c->least = least > c->least ? least : c->least;
        }
        measure_numbers(t, k);
        if (c->least < c->whole + c->fraction)
            c->least = c->whole + c->fraction;
        c->natural = c->natural < c->least ? c->least : c->natural;
        for (size_t r = 0; r < t->rows; r++)
            cell_of(t, r, k)->para->style.align = cell_align(t, r, k);
    }
}

static Len sum_natural(const Table *t)
{
    Len sum = t->gap * (Len)(t->n_columns - 1);
    for (size_t k = 0; k < t->n_columns; k++)
        sum += t->columns[k].natural;
    return sum;
}

/* Column widths: natural where they fit, else the wide ones give way in proportion. false: not even the least do. */
static bool share_width(Table *t, Len total)
{
    Len sum = 0, least = 0, room = total - t->gap * (Len)(t->n_columns - 1), at = 0;
    for (size_t k = 0; k < t->n_columns; k++) {
        sum += t->columns[k].natural;
        least += t->columns[k].least;
    }
    Len extra = t->n_columns && sum <= room ? (room - sum) / (Len)t->n_columns : 0;
    for (size_t k = 0; k < t->n_columns; k++) {
        Column *c = &t->columns[k];
        if (sum <= room)
            c->w = c->natural + extra;
        else if (least > room)
            c->w = len_mul(c->least, room > 0 ? room : 1, least);
        else
            c->w = c->least + (sum > least ? len_mul(c->natural - c->least, room - least, sum - least) : 0);
        c->x = at;
        at += c->w + t->gap;
    }
    return least <= room;
}

/* Columns come closer, to half an em, when that keeps every cell on one line. */
static void tighten(Table *t, Len total, Len em)
{
    Len between = (Len)t->n_columns - 1, over = sum_natural(t) - total;
    if (over <= 0 || between <= 0)
        return;
    Len gap = t->gap - (over + between - 1) / between;
    if (gap >= em / 2)
        t->gap = gap;
}

/* A long table is folded when that leaves its columns whole. */
static void fold(Table *t, Len em)
{
    int body = t->rows > 1 ? (int)t->rows - 1 : 0, panels = 1;
    for (int n = 2; n <= MOST_PANELS && body >= LEAST_FOLD; n++)
        if ((t->width - (n - 1) * 3 * em) / n >= sum_natural(t) && body / n >= LEAST_PANEL_ROWS)
            panels = n;
    t->panels = panels;
    t->panel_rows = (body + panels - 1) / panels;
    t->panel_step = (t->width + 3 * em) / panels;
}

static void break_cell(const ArticleSet *s, SetPara *cell, Len w, bool head)
{
    const SetContext *c = s->c;
    cell->lines = para_break(c->text, c->arena, cell->para, w, &cell->n);
    BalancedLines b;
    if (!head || cell->n < 2 || !para_balance(c->text, c->arena, cell->para, (int)cell->n, w, false, &b))
        return;
    cell->lines = b.lines;
    for (size_t i = 0; i < cell->n; i++)
        cell->lines[i].slack += w - b.widest;
}

static void break_cells(ArticleSet *s, Table *t, Len em)
{
    for (size_t r = 0; r < t->rows; r++) {
        t->row_lines[r] = 1;
        for (size_t k = 0; k < t->n_columns; k++) {
            SetPara *cell = cell_of(t, r, k);
            break_cell(s, cell, t->columns[k].w > em ? t->columns[k].w : em, r == 0);
            if ((int)cell->n > t->row_lines[r])
                t->row_lines[r] = (int)cell->n;
        }
    }
    for (int p = 0; p < t->panels; p++) {
        int lines = t->row_lines[0] + 1; /* the head stands in the middle of a line more */
        for (size_t r = (size_t)(p * t->panel_rows) + 1; r < t->rows && r <= (size_t)((p + 1) * t->panel_rows); r++)
            lines += t->row_lines[r];
        t->lines = lines > t->lines ? lines : t->lines;
    }
}

static void set_caption(ArticleSet *s, Table *t)
{
    const SetContext *c = s->c;
    if (!t->source->caption.n || t->first > 1)
        return;
    ParaStyle st = para_style(c, EL_CAPTION, s->article->lang);
    st.align = ALIGN_CENTER;
    st.indent = 0;
    Pieces p = pieces_of_inlines(c, t->source->caption, element_text(c, EL_TABLE_HEAD, s->article->lang));
    t->caption = set_para_even(c, p, &st, t->width);
    t->caption_lines = (int)t->caption.n;
}

/* Its cells, not yet in lines. */
static Table *shape_table(ArticleSet *s, const Float *f)
{
    Arena *a = s->c->arena;
    const ResolvedFloat *b = f->source;
    Len em = s->c->layout->elements[EL_TABLE].size;
    Table *t = ARENA_NEW(a, Table);
    *t = (Table){.source = b, .ids = f->id + 1, .first = 1, .rows = b->n_rows, .n_columns = b->n_columns, .gap = em};
    if (f->to_row) {
        t->first = f->from_row;
        t->rows = 1 + f->to_row - f->from_row;
    }
    t->cells = ARENA_ARRAY(a, SetPara, t->rows * t->n_columns + 1);
    t->columns = ARENA_ARRAY(a, Column, t->n_columns + 1);
    t->row_lines = ARENA_ARRAY(a, int, t->rows + 1);
    shape_cells(s, t, em);
    return t;
}

/* false: its columns are wider than that, and it is not crowded. */
static bool set_table(ArticleSet *s, Table *t, Len width, bool crowd)
{
    Len em = s->c->layout->elements[EL_TABLE].size;
    t->width = width - em;
    fold(t, em);
    tighten(t, t->panel_step - 3 * em, em);
    if (!share_width(t, t->panel_step - 3 * em) && !crowd)
        return false;
    break_cells(s, t, em);
    set_caption(s, t);
    return true;
}

FloatSet *table_new(ArticleSet *s, const Float *f, int span)
{
    FloatSet *fs = ARENA_NEW(s->c->arena, FloatSet);
    Table *t = shape_table(s, f);
    if (!set_table(s, t, article_width(s, span), span == s->c->layout->columns))
        return fs; /* too narrow: lines stay 0 */
    fs->inner = t;
    fs->lines = fs->least = fs->most = t->caption_lines + t->lines + 1;
    fs->below = 1;
    return fs;
}

/* Lines of a table's tallest part when each has so many rows, over the whole page. */
static int part_lines(ArticleSet *s, const Float *f, size_t rows)
{
    int most = 0;
    for (size_t from = 1; from < f->source->n_rows; from += rows) {
        Float part = *f;
        part.from_row = from;
        part.to_row = from + rows < f->source->n_rows ? from + rows : f->source->n_rows;
        int lines = table_new(s, &part, s->c->layout->columns)->lines;
        most = lines > most ? lines : most;
    }
    return most;
}

/* Lines that no table of such a text is likely to pass, over the whole page: some a row, and the text in even columns.
 */
static int64_t lines_at_most(const ArticleSet *s, const ResolvedFloat *f)
{
    const Layout *l = s->c->layout;
    int64_t bytes = 0;
    for (size_t i = f->n_columns; i < f->n_rows * f->n_columns; i++)
        for (size_t k = 0; k < f->cells[i].inlines.n; k++)
            bytes += f->cells[i].inlines.at[k].text ? (int64_t)strlen(f->cells[i].inlines.at[k].text) : 0;
    const int64_t text = bytes * l->elements[EL_TABLE].size / 2; /* the widest have a half em a byte: Latin */
    return (int64_t)f->n_rows * HIGH_ROW + text * (int64_t)f->n_columns / article_width(s, l->columns);
}

size_t table_part_rows(const ArticleSet *s, const Float *f)
{
    const size_t body = f->source->n_rows ? f->source->n_rows - 1 : 0;
    const int most = s->c->layout->lines * MOST_OF_PAGE / 100;
    if (lines_at_most(s, f->source) < most || s->c->tier)
        return body;
    Diag *muted = diag_new(); /* the table that is set says what is wrong with it */
    Arena *scratch = arena_new();
    SetContext quiet = *s->c;
    quiet.diag = muted;
    quiet.arena = scratch;
    ArticleSet trial = *s;
    trial.c = &quiet;
    size_t rows = body;
    for (size_t parts = 2; rows > 1 && part_lines(&trial, f, rows) > most; parts++)
        rows = (body + parts - 1) / parts;
    arena_free(scratch);
    diag_free(muted);
    return rows;
}

/* The width at the right of a column that numbers and head share; 0 when the numbers stand in its middle. */
static Len number_block(const Table *t, size_t k)
{
    const Column *c = &t->columns[k];
    const SetPara *head = cell_of(t, 0, k);
    Len block = c->whole + c->fraction;
    if (!t->source->columns_of[k].numeric || cell_align(t, 1, k) != ALIGN_RIGHT)
        return 0;
    for (size_t i = 0; i < head->n; i++)
        if (c->w - head->lines[i].slack > block)
            block = c->w - head->lines[i].slack;
    return block;
}

/* A cell with its column's left edge at x, the row's first line at y. */
static void place_cell(ArticleSet *s, const Table *t, size_t r, size_t k, LineKind kind, Len x, Len y, ItemVec *out,
                       ItemVec *marks)
{
    const Column *c = &t->columns[k];
    const SetPara *cell = cell_of(t, r, k);
    const ResolvedCell *source = source_cell(t, r, k);
    Len over = number_block(t, k);
    if (r == 0 && over) /* the head stands in the middle above its numbers */
        x += (c->w - over) / 2;
    if (t->source->columns_of[k].numeric && r > 0 && cell->n == 1) {
        Len slack = cell->lines[0].slack, block = c->whole + c->fraction, whole, fraction;
        /* the line itself is set to the same side */
        x += over ? c->w - block - slack - (over - block) / 2 : (c->w - block - slack) / 2;
        if (source->number) {
            number_parts(cell->para, source, &whole, &fraction);
            x += c->whole - whole;
        } else { /* a dash stands in the middle of the numbers */
            x += (block - para_width(cell->para)) / 2;
        }
    }
    int down = r > 0 ? (t->row_lines[r] - (int)cell->n) / 2 : 0;
    Len half = (r == 0 ? (t->row_lines[0] - (int)cell->n) * s->c->layout->pitch / 2 : 0) + t->open / 2;
    lines_place(s->c, cell, kind, x, y + down * s->c->layout->pitch + half, c->w, out, marks);
}

/* Rows and cells have numbers of their own: what shares one is read as one. */
static void compose_row(ArticleSet *s, const Table *t, size_t r, Len x, Len y, ItemVec *out)
{
    int32_t id = t->ids + (int32_t)((r ? t->first + r - 1 : 0) * (t->n_columns + 1)); /* of the row */
    vec_push(out, item_begin(TAG_ROW, s->article->lang, s->index, id++, 0));
    for (size_t k = 0; k < t->n_columns; k++) {
        vec_push(out, item_begin(r ? TAG_CELL : TAG_HEAD_CELL, s->article->lang, s->index, id++, 0));
        ItemVec marks = {0};
        place_cell(s, t, r, k, LINE_BODY, x + t->columns[k].x, y, out, &marks);
        marks_put(s, &marks, out);
        vec_free(&marks);
        vec_push(out, item_end());
    }
    vec_push(out, item_end());
}

/* From the top of its rows. */
static Len head_height(const Layout *l, const Table *t)
{
    return (t->row_lines[0] + 1) * l->pitch + t->open;
}

static Len body_height(const Layout *l, const Table *t)
{
    return t->lines * l->pitch + (1 + t->panel_rows) * t->open;
}

/* The rules of all panels: heavy above and below, a thin one under the head. */
static void compose_rules(ArticleSet *s, const Table *t, Len x, Len y, ItemVec *out)
{
    const Layout *l = s->c->layout;
    Len em = l->elements[EL_TABLE].size, w = t->panel_step - 3 * em + em;
    for (int p = 0; p < t->panels; p++) {
        Len left = x + p * t->panel_step;
        vec_push(out, item_stroke((Rect){left, y + l->pitch / 5, w, 0}, l->rule * 2, l->rule_color));
        if (t->rows > 1)
            vec_push(out,
                     item_stroke((Rect){left, y + head_height(l, t) - l->pitch / 8, w, 0}, l->rule, l->rule_color));
        vec_push(out,
                 item_stroke((Rect){left, y + body_height(l, t) + l->pitch / 5, w, 0}, l->rule * 2, l->rule_color));
    }
}

static void put_table(ArticleSet *s, const Float *f, const Table *t, Len x, Len y, ItemVec *out)
{
    const Layout *l = s->c->layout;
    Len pad = l->elements[EL_TABLE].size / 2, top = y + t->caption_lines * l->pitch;
    ItemVec marks = {0}, heads = {0};
    vec_push(out, item_begin(TAG_TABLE, s->article->lang, s->index, f->id, 0));
    if (t->caption.n) {
        vec_push(out, item_begin(TAG_CAPTION, s->article->lang, s->index, f->id, 0));
        lines_place(s->c, &t->caption, LINE_BODY, x + pad, y, t->width, out, &marks);
        marks_put(s, &marks, out);
        vec_push(out, item_end());
    }
    compose_rules(s, t, x, top, out);
    if (t->first == 1)
        compose_row(s, t, 0, x + pad, top + l->pitch / 2, out);
    for (int p = 0; p < t->panels; p++) {
        Len left = x + pad + p * t->panel_step, ry = top + head_height(l, t);
        for (size_t k = 0; (p > 0 || t->first > 1) && k < t->n_columns; k++) /* the head again, for the eye only */
            place_cell(s, t, 0, k, LINE_MARK, left + t->columns[k].x, top + l->pitch / 2, &heads, &heads);
        for (size_t r = (size_t)(p * t->panel_rows) + 1; r < t->rows && r <= (size_t)((p + 1) * t->panel_rows); r++) {
            compose_row(s, t, r, left, ry, out);
            ry += t->row_lines[r] * l->pitch + t->open;
        }
    }
    vec_push(out, item_end());
    for (size_t i = 0; i < heads.len; i++)
        if (heads.ptr[i].kind == ITEM_LINE)
            heads.ptr[i].u.line.aside = ASIDE_NONE; /* nor are their marks content once more */
    marks_put(s, &heads, out);
    vec_free(&heads);
    vec_free(&marks);
}

void table_compose(ArticleSet *s, const Float *f, int span, Len x, Len y, ItemVec *out)
{
    put_table(s, f, f->at[span]->inner, x, y, out);
}

/* ---- among vertical columns ---- */

/* Its cells are shaped once, and set anew at each width. */
static const Table *shaped_once(ArticleSet *s, Float *f)
{
    if (!f->at[0]) {
        f->at[0] = ARENA_NEW(s->c->arena, FloatSet);
        f->at[0]->inner = shape_table(s, f);
    }
    return f->at[0]->inner;
}

static const Table *table_at(ArticleSet *s, Float *f, Len width, bool crowd)
{
    Arena *a = s->c->arena;
    const Table *shaped = shaped_once(s, f);
    Table *t = arena_dup(a, shaped, sizeof *shaped);
    t->cells = arena_dup(a, shaped->cells, sizeof *t->cells * (t->rows * t->n_columns + 1));
    t->columns = arena_dup(a, shaped->columns, sizeof *t->columns * (t->n_columns + 1));
    t->row_lines = arena_dup(a, shaped->row_lines, sizeof *t->row_lines * (t->rows + 1));
    return set_table(s, t, width, crowd) ? t : NULL;
}

Len table_natural(ArticleSet *s, Float *f)
{
    const Table *t = shaped_once(s, f);
    return sum_natural(t) - (Len)(t->n_columns - 1) * (t->gap - t->gap / 2) + t->gap;
}

static Len height_of(const Layout *l, const Table *t)
{
    return t->caption_lines * l->pitch + body_height(l, t) + l->pitch / 5;
}

/* Rows that open fill the frame, up to half a line each. */
static Table opened(const Layout *l, const Table *t, Len height)
{
    Table out = *t;
    Len each = (height - height_of(l, t)) / (1 + t->panel_rows);
    out.open = each < 0 ? 0 : each < l->pitch / 2 ? each : l->pitch / 2;
    return out;
}

bool table_stands(ArticleSet *s, Float *f, Len width, Len height, bool crowd)
{
    const Table *t = table_at(s, f, width, crowd);
    return t && height_of(s->c->layout, t) <= height;
}

int table_white(ArticleSet *s, Float *f, Len width, Len height)
{
    const Layout *l = s->c->layout;
    Table t = opened(l, table_at(s, f, width, true), height);
    return (int)((int64_t)(height - height_of(l, &t)) * 1000 / height);
}

void table_compose_in(ArticleSet *s, Float *f, Rect frame, ItemVec *out)
{
    const Layout *l = s->c->layout;
    Table t = opened(l, table_at(s, f, frame.w, true), frame.h);
    put_table(s, f, &t, frame.x, frame.y + (frame.h - height_of(l, &t)) / 2, out);
}
