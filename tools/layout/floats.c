/* Floats: pictures with their captions, tables; over n columns of an article, in whole grid lines. */
#include "layout/article_set.h"

#include "base/buf.h"
#include <string.h>

typedef struct FigureInner {
    SetPara caption, credit;
    int caption_lines;
    int picture_lines;
} FigureInner;

typedef struct TableInner {
    SetPara *cells; /* row by row */
    Len *x, *w;     /* of the columns */
    int *row_lines;
    SetPara caption;
    int caption_lines;
} TableInner;

static Len span_width(const ArticleSet *s, int span)
{
    return article_width(s, span);
}

static FloatSet *figure_new(ArticleSet *s, const Float *f, int span)
{
    const SetContext *c = s->c;
    const Layout *l = c->layout;
    const Block *b = f->block;
    FigureInner *in = ARENA_NEW(c->arena, FigureInner);
    Len w = span_width(s, span);
    if (b->inlines.n) {
        Pieces p = pieces_of_inlines(c, b->inlines, element_text(c, EL_CAPTION, s->article->lang));
        ParaStyle st = para_style(c, EL_CAPTION, s->article->lang);
        in->caption = set_para(c, p, &st, w);
        if (in->caption.n == 1) { /* one line stands in the middle */
            st.align = ALIGN_CENTER;
            in->caption = set_para(c, p, &st, w);
        }
        in->caption_lines = (int)in->caption.n;
    }
    if (b->credit && *b->credit) {
        ParaStyle st = para_style(c, EL_CREDIT, s->article->lang);
        Pieces p = pieces_of_text(c, b->credit, element_text(c, EL_CREDIT, s->article->lang), b->span);
        in->credit = set_para(c, p, &st, w);
        Len room = in->caption.n ? in->caption.lines[in->caption.n - 1].slack : 0;
        if (in->caption.n <= 1 || room < para_width(in->credit.para) + l->gutter) /* else it shares the last line */
            in->caption_lines++;
    }
    Len height = b->width_px > 0 ? len_mul(w, b->height_px, b->width_px) : w * 2 / 3;
    int lines = (height + l->pitch / 2) / l->pitch;
    int most = l->lines * 6 / 10;
    lines = lines < 4 ? 4 : lines > most ? most : lines;
    in->picture_lines = lines;
    FloatSet *fs = ARENA_NEW(c->arena, FloatSet);
    *fs = (FloatSet){.lines = lines + in->caption_lines + 1, .inner = in};
    fs->least = fs->lines - lines / 8;
    fs->most = fs->lines + lines / 8;
    return fs;
}

/* Column widths: natural where they fit, else the wide ones give way in proportion. */
static bool share_width(Len total, const Len *natural, const Len *least, size_t n, Len gap, Len *x, Len *w)
{
    Len sum = 0, min_sum = 0, room = total - gap * (Len)(n > 0 ? n - 1 : 0);
    for (size_t i = 0; i < n; i++) {
        sum += natural[i];
        min_sum += least[i];
    }
    if (min_sum > room)
        return false;
    Len at = 0, extra = sum <= room ? (room - sum) / (Len)n : 0;
    for (size_t i = 0; i < n; i++) {
        w[i] = sum <= room
                   ? natural[i] + extra
                   : least[i] + (sum > min_sum ? len_mul(natural[i] - least[i], room - min_sum, sum - min_sum) : 0);
        x[i] = at;
        at += w[i] + gap;
    }
    return true;
}

static const Block *cell_at(const Block *table, size_t row, size_t column)
{
    const Block *r = &table->children[row];
    return column < r->n_children ? &r->children[column] : NULL;
}

static Align cell_align(const Block *table, size_t row, size_t column)
{
    CellAlign a = table->aligns ? table->aligns[column] : CELL_DEFAULT;
    if (row == 0 && a == CELL_DEFAULT)
        return ALIGN_CENTER;
    return a == CELL_RIGHT ? ALIGN_RIGHT : a == CELL_CENTER ? ALIGN_CENTER : ALIGN_LEFT;
}

static Para *cell_para(ArticleSet *s, const Block *table, size_t row, size_t column)
{
    const Block *cell = cell_at(table, row, column);
    Element e = row == 0 ? EL_TABLE_HEAD : EL_TABLE;
    ParaStyle st = para_style(s->c, e, s->article->lang);
    st.indent = 0;
    st.align = cell_align(table, row, column);
    Pieces p = pieces_of_inlines(s->c, cell ? cell->inlines : (Inlines){0}, element_text(s->c, e, s->article->lang));
    return para_shape(s->c->text, s->c->arena, s->c->diag, p.at, p.n, &st);
}

/* The widest thing in a cell that can't be divided. */
static Len widest_unit(const Para *p)
{
    Len best = 0, w = 0;
    for (size_t i = 0; i < p->n_atoms; i++) {
        w += p->atoms[i].box;
        best = w > best ? w : best;
        w = p->atoms[i].brk == BREAK_NO ? w + p->atoms[i].gap : 0;
    }
    return best;
}

static FloatSet *table_new(ArticleSet *s, const Float *f, int span)
{
    const SetContext *c = s->c;
    const Block *t = f->block;
    size_t rows = t->n_children, columns = t->n_columns;
    Len em = c->layout->elements[EL_TABLE].size, gap = em, width = span_width(s, span) - em;
    FloatSet *fs = ARENA_NEW(c->arena, FloatSet);
    TableInner *in = ARENA_NEW(c->arena, TableInner);
    fs->inner = in;
    in->cells = ARENA_ARRAY(c->arena, SetPara, rows * columns + 1);
    Len *natural = ARENA_ARRAY(c->arena, Len, columns + 1), *least = ARENA_ARRAY(c->arena, Len, columns + 1);
    in->x = ARENA_ARRAY(c->arena, Len, columns + 1);
    in->w = ARENA_ARRAY(c->arena, Len, columns + 1);
    in->row_lines = ARENA_ARRAY(c->arena, int, rows + 1);
    for (size_t r = 0; r < rows; r++)
        for (size_t k = 0; k < columns; k++) {
            Para *p = in->cells[r * columns + k].para = cell_para(s, t, r, k);
            Len w = para_width(p), u = widest_unit(p), least_w = u > 2 * em ? u : 2 * em;
            natural[k] = w > natural[k] ? w : natural[k];
            least[k] = least_w > least[k] ? least_w : least[k];
        }
    for (size_t k = 0; k < columns; k++)
        natural[k] = natural[k] < least[k] ? least[k] : natural[k];
    if (!share_width(width, natural, least, columns, gap, in->x, in->w) && span < c->layout->columns)
        return fs; /* too narrow: lines stay 0 */
    for (size_t r = 0; r < rows; r++) {
        in->row_lines[r] = 1;
        for (size_t k = 0; k < columns; k++) {
            SetPara *sp = &in->cells[r * columns + k];
            sp->lines = para_break(c->text, c->arena, sp->para, in->w[k] > em ? in->w[k] : em, 0, &sp->n);
            if ((int)sp->n > in->row_lines[r])
                in->row_lines[r] = (int)sp->n;
        }
        fs->lines += in->row_lines[r];
    }
    if (t->inlines.n) {
        ParaStyle st = para_style(c, EL_CAPTION, s->article->lang);
        st.align = ALIGN_CENTER;
        Pieces p = pieces_of_inlines(c, t->inlines, element_text(c, EL_TABLE_HEAD, s->article->lang));
        in->caption = set_para(c, p, &st, width);
        in->caption_lines = (int)in->caption.n;
    }
    fs->lines += in->caption_lines + 2; /* half a line above the first rule and below the last, and white below */
    fs->least = fs->most = fs->lines;
    return fs;
}

FloatSet *float_set_new(ArticleSet *s, Float *f, int span)
{
    return f->kind == FLOAT_FIGURE ? figure_new(s, f, span) : table_new(s, f, span);
}

static void place_lines(ArticleSet *s, const SetPara *sp, Len x, Len y, Len measure, ItemVec *out, ItemVec *marks)
{
    const Layout *l = s->c->layout;
    for (size_t i = 0; i < sp->n; i++)
        para_place(s->c->text, s->c->arena, sp->para, &sp->lines[i], measure, x,
                   y + (Len)i * l->pitch + l->first_baseline, LINE_BODY, out, marks);
}

static void close_marks(ArticleSet *s, ItemVec *marks, ItemVec *out)
{
    if (marks->len) {
        vec_push(out, item_begin(TAG_MARKS, s->article->lang, s->index, 0, 0));
        for (size_t i = 0; i < marks->len; i++)
            vec_push(out, marks->ptr[i]);
        vec_push(out, item_end());
    }
    vec_free(marks);
}

static void figure_compose(ArticleSet *s, const Float *f, int span, int lines, Len x, Len y, ItemVec *out)
{
    const Layout *l = s->c->layout;
    const Block *b = f->block;
    const FigureInner *in = f->at[span]->inner;
    Len w = span_width(s, span);
    int picture = lines - in->caption_lines - 1;
    Len inset = l->first_baseline - len_mul(l->elements[EL_BODY].size, 88, 100); /* level with the tops of characters */
    Item im = {.kind = ITEM_IMAGE};
    im.u.image.at = (Rect){x, y + inset, w, picture * l->pitch - inset - (in->caption_lines ? l->pitch / 6 : 0)};
    im.u.image.path = b->path;
    im.u.image.alt = b->alt;
    Rect crop = {0, 0, b->width_px * 1024, b->height_px * 1024};
    int64_t shown =
        (int64_t)im.u.image.at.h * crop.w / im.u.image.at.w; /* pixels ×1024 of height that the frame shows */
    if (shown <= crop.h) {
        crop.y = (Len)((crop.h - shown) / 2);
        crop.h = (Len)shown;
    } else {
        int64_t wide = (int64_t)im.u.image.at.w * crop.h / im.u.image.at.h;
        crop.x = (Len)((crop.w - wide) / 2);
        crop.w = (Len)wide;
    }
    im.u.image.crop = crop;
    Item begin = item_begin(TAG_FIGURE, s->article->lang, s->index, f->id, 0);
    begin.u.group.alt = b->alt;
    vec_push(out, begin);
    vec_push(out, im);
    vec_push(out, item_end());
    ItemVec marks = {0};
    Len cy = y + picture * l->pitch;
    if (in->caption.n || in->credit.n) {
        vec_push(out, item_begin(TAG_CAPTION, s->article->lang, s->index, f->id, 0));
        place_lines(s, &in->caption, x, cy, w, out, &marks);
        if (in->credit.n)
            place_lines(s, &in->credit, x, cy + (in->caption_lines - 1) * l->pitch, w, out, &marks);
        vec_push(out, item_end());
    }
    close_marks(s, &marks, out);
}

static void push_rule(ItemVec *out, Len x, Len y, Len w, Len width, Rgb color)
{
    Item it = {.kind = ITEM_STROKE};
    it.u.stroke.at = (Rect){x, y, w, 0};
    it.u.stroke.width = width;
    it.u.stroke.color = color;
    vec_push(out, it);
}

static void table_compose(ArticleSet *s, const Float *f, int span, Len x, Len y, ItemVec *out)
{
    const Layout *l = s->c->layout;
    const Block *t = f->block;
    const TableInner *in = f->at[span]->inner;
    Len width = span_width(s, span), pad = l->elements[EL_TABLE].size / 2;
    ItemVec marks = {0};
    if (in->caption.n) {
        vec_push(out, item_begin(TAG_CAPTION, s->article->lang, s->index, f->id, 0));
        place_lines(s, &in->caption, x + pad, y, width - 2 * pad, out, &marks);
        vec_push(out, item_end());
    }
    Len top = y + in->caption_lines * l->pitch + l->pitch / 4;
    push_rule(out, x, top, width, l->rule * 2, l->rule_color); /* 三线表 */
    vec_push(out, item_begin(TAG_TABLE, s->article->lang, s->index, f->id, 0));
    Len ry = y + in->caption_lines * l->pitch + l->pitch / 2;
    for (size_t r = 0; r < t->n_children; r++) {
        vec_push(out, item_begin(TAG_ROW, s->article->lang, s->index, f->id, 0));
        for (size_t k = 0; k < t->n_columns; k++) {
            vec_push(out, item_begin(r ? TAG_CELL : TAG_HEAD_CELL, s->article->lang, s->index, f->id, 0));
            place_lines(s, &in->cells[r * t->n_columns + k], x + pad + in->x[k], ry, in->w[k], out, &marks);
            vec_push(out, item_end());
        }
        vec_push(out, item_end());
        ry += in->row_lines[r] * l->pitch;
    }
    vec_push(out, item_end());
    if (t->n_children > 1)
        push_rule(out, x, y + in->caption_lines * l->pitch + l->pitch / 2 + in->row_lines[0] * l->pitch + l->pitch / 32,
                  width, l->rule, l->rule_color);
    push_rule(out, x, ry + l->pitch / 3, width, l->rule * 2, l->rule_color);
    close_marks(s, &marks, out);
}

void float_compose(ArticleSet *s, const Float *f, int span, int lines, Len x, Len y, ItemVec *out)
{
    if (f->kind == FLOAT_FIGURE)
        figure_compose(s, f, span, lines, x, y, out);
    else
        table_compose(s, f, span, x, y, out);
}
