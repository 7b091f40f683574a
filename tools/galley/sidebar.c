/* Frames of sidebars (galley/sidebar.h): a tint, a rule, 文武线 on all sides or above. */
#include "galley/sidebar.h"

#include "frame/item.h"

#include <assert.h>

enum {
    ABOVE = 50, /* hundredths of the pitch from the row's top to the frame */
    BELOW = 55, /* and from the frame to the last row's end */
    UNDER = 25, /* under the label */
    TAG = 145,  /* hundredths of the label's size that its tag is high */
    STACKS = 185 /* the same for Tibetan */,
    THICK = 120, /* hundredths of a point: 文武线 */
    THIN = 40,   /* the same */
    APART = 220  /* from the middle of the one to that of the other */
};

/* A tint on a tint is none. */
Sidebar *sidebar_new(const ArticleSet *s, Len x, Len width)
{
    const Layout *l = s->c->layout;
    bool tinted = article_is_boxed(s) || s->inset || l->tint == 0xFFFFFF;
    Sidebar *b = ARENA_NEW(s->c->arena, Sidebar);
    *b = (Sidebar){x, width, l->sidebars.frame == FRAME_TINT && tinted ? FRAME_RULE : l->sidebars.frame};
    return b;
}

Len sidebar_padding(const Layout *l)
{
    return l->elements[EL_BODY].size / 2;
}

static Len tag_height(const Layout *l, Lang lang)
{
    return len_mul(l->elements[EL_SIDEBAR_LABEL].size, lang == LANG_BO ? STACKS : TAG, 100);
}

Row sidebar_head(const SetContext *c, const Sidebar *b, const char *label, Lang lang, Span span, const Path *path)
{
    const Layout *l = c->layout;
    const Len size = l->elements[EL_SIDEBAR_LABEL].size, pad = sidebar_padding(l), high = tag_height(l, lang);
    TextStyle ts = element_text(c, EL_SIDEBAR_LABEL, lang);
    if (l->sidebars.label == LABEL_TAG)
        ts.color = 0xFFFFFF;
    ParaStyle st = para_style(c, EL_SIDEBAR_LABEL, lang);
    st.align = ALIGN_LEFT;
    st.indent = 0;
    SetPara sp = set_para(c, pieces_of_text(c, label, ts, span), &st, b->width - 2 * pad);
    Len top = len_mul(l->pitch, ABOVE, 100), more = (Len)(sp.n ? sp.n - 1 : 0) * l->pitch;
    Row row = {.flags = ROW_KEEP_NEXT | ROW_SIDEBAR_HEAD, .n = sp.n, .path = path, .sidebar = b};
    row.lines = (int)((top + high + more + len_mul(l->pitch, UNDER, 100) + l->pitch - 1) / l->pitch);
    row.at = ARENA_ARRAY(c->arena, RowLine, sp.n + 1);
    Len baseline = top + (high - size) / 2 + len_mul(size, lang == LANG_BO ? 80 : 88, 100);
    for (size_t i = 0; i < sp.n; i++)
        row.at[i] =
            (RowLine){sp.para, &sp.lines[i], b->x + pad, baseline + (Len)i * l->pitch, b->width - 2 * pad, LINE_BODY};
    return row;
}

Row sidebar_foot(const Path *path)
{
    return (Row){.lines = 1, .flags = ROW_SIDEBAR_FOOT, .path = path};
}

/* ---- drawing ---- */

static void put_stroke(const SetContext *c, ItemVec *out, Rect at, Len width)
{
    vec_push(out, item_stroke(at, width, c->layout->rule_color));
}

/* The sides of a frame that is whole, or open where it goes on. */
static void put_sides(const SetContext *c, ItemVec *out, Rect at, Len width, bool top, bool bottom)
{
    if (top && bottom) {
        put_stroke(c, out, at, width);
        return;
    }
    put_stroke(c, out, (Rect){at.x, at.y, 0, at.h}, width);
    put_stroke(c, out, (Rect){at.x + at.w, at.y, 0, at.h}, width);
    if (top)
        put_stroke(c, out, (Rect){at.x, at.y, at.w, 0}, width);
    if (bottom)
        put_stroke(c, out, (Rect){at.x, at.y + at.h, at.w, 0}, width);
}

static void put_frame(const SetContext *c, const Sidebar *b, Rect at, bool top, bool bottom, ItemVec *out)
{
    const Layout *l = c->layout;
    Len apart = len_from_hundredths(APART);
    switch (b->frame) {
    case FRAME_TINT:
        vec_push(out, item_rect(at, l->tint));
        break;
    case FRAME_RULE:
        put_sides(c, out, at, l->box_rule, top, bottom);
        break;
    case FRAME_DOUBLE:
        put_sides(c, out, at, len_from_hundredths(THICK), top, bottom);
        put_sides(c, out,
                  (Rect){at.x + apart, at.y + (top ? apart : 0), at.w - 2 * apart,
                         at.h - (top ? apart : 0) - (bottom ? apart : 0)},
                  len_from_hundredths(THIN), top, bottom);
        break;
    case FRAME_OPEN:
        if (top) {
            put_stroke(c, out, (Rect){at.x, at.y, at.w, 0}, len_from_hundredths(THICK));
            put_stroke(c, out, (Rect){at.x, at.y + apart, at.w, 0}, len_from_hundredths(THIN));
        }
        if (bottom)
            put_stroke(c, out, (Rect){at.x, at.y + at.h, at.w, 0}, len_from_hundredths(THIN));
        break;
    case FRAME_LAYOUT:
    case FRAME_NONE:
        break;
    }
}

/* A tag behind the label, or a short rule under it. */
static void put_label(const SetContext *c, const Row *head, Len x, Len y, ItemVec *out)
{
    const Layout *l = c->layout;
    const Sidebar *b = head->sidebar;
    Len pad = sidebar_padding(l), widest = 0, top = len_mul(l->pitch, ABOVE, 100);
    if (!head->n)
        return;
    for (size_t i = 0; i < head->n; i++) {
        Len w = head->at[i].measure - head->at[i].line->slack;
        widest = w > widest ? w : widest;
    }
    Lang lang = head->path->info[head->path->depth - 1].lang;
    Len high = tag_height(l, lang) + (Len)(head->n - 1) * l->pitch;
    if (l->sidebars.label == LABEL_TAG)
        vec_push(out, item_rect((Rect){x + b->x, y + top, widest + 2 * pad, high}, 0));
    else
        vec_push(out, item_rect((Rect){x + b->x + pad, y + top + high, widest, len_mul(LEN_PT, 1, 1)}, 0));
}

void sidebars_compose(const SetContext *c, const Row *const *rows, const int *above, int from, int to, Len x, Len y,
                      ItemVec *out)
{
    const Len pitch = c->layout->pitch;
    for (int r = from, end; r < to; r = end) {
        const Sidebar *b = rows[r]->sidebar;
        const Len first = y + above[r] * pitch;
        end = r;
        do {
            y += (above[end] + rows[end]->lines) * pitch;
            end++;
        } while (end < to && rows[end]->sidebar == b && b);
        if (!b)
            continue;
        bool top = rows[r]->flags & ROW_SIDEBAR_HEAD, bottom = rows[end - 1]->flags & ROW_SIDEBAR_FOOT;
        Len upper = first + (top ? len_mul(pitch, ABOVE, 100) : 0),
            lower = y - (bottom ? len_mul(pitch, BELOW, 100) : 0);
        put_frame(c, b, (Rect){x + b->x, upper, b->width, lower - upper}, top, bottom, out);
        if (top)
            put_label(c, rows[r], x, first, out);
    }
}

void sidebar_compose_vertical(const SetContext *c, const Sidebar *b, Rect at, ItemVec *out)
{
    put_frame(c, b, at, true, true, out);
}
