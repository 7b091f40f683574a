/* A group's head 栏题, between rules or on a band, and its frame: open (文武线 above), a rule, 文武线 or a tint. */
#include "compose/group_box.h"

#include "compose/fold.h"
#include "frame/item.h"

#include <string.h>

enum {
    FOOT = 1,      /* lines within a frame that is closed */
    FRAME = 25,    /* hundredths of the pitch that the frame stands below its first line */
    WHITE = 50,    /* above the head, to the frame, and below it, to the stories: no two lines of a page stay white */
    BAND = 160,    /* hundredths of the head's size that a band is high */
    LEAST = 70,    /* hundredths of its size to which the head may shrink */
    THICK = 150,   /* hundredths of a point: 文武线 */
    THIN = 40,     /* the same */
    APART = 250,   /* from the middle of the one to that of the other */
    ORNAMENT = 45, /* hundredths of the head's size */
    LEAST_RULE = 2 /* em of a rule beside the head, with the white: shorter ones are none */
};

const GroupSpec *group_spec(const PageSpec *page, const char *name)
{
    for (size_t i = 0; page && i < page->n_groups; i++)
        if (strcmp(page->groups[i].name, name) == 0)
            return &page->groups[i];
    return NULL;
}

GroupFrame group_frame(const PageSpec *page, const Layout *l, const char *name)
{
    const GroupSpec *spec = group_spec(page, name);
    return spec && spec->frame != FRAME_LAYOUT ? spec->frame : l->groups.frame;
}

static bool is_closed(GroupFrame frame)
{
    return frame == FRAME_RULE || frame == FRAME_DOUBLE || frame == FRAME_TINT;
}

bool group_is_closed(const PageSpec *page, const Layout *l, const char *group)
{
    return group && is_closed(group_frame(page, l, group));
}

/* Above the head 文武线 stand in an open frame. */
static Len top_white(const Layout *l, GroupFrame frame)
{
    return len_mul(l->pitch, FRAME + WHITE, 100) +
           (frame == FRAME_OPEN || frame == FRAME_DOUBLE ? len_from_hundredths(APART) : 0);
}

static Len head_height(const Layout *l)
{
    Len size = l->elements[EL_GROUP].size;
    return l->groups.band ? len_mul(size, BAND, 100) : l->lang == LANG_BO ? size * 3 / 2 : len_mul(size, 112, 100);
}

int group_head_lines(const Layout *l, GroupFrame frame)
{
    Len high = top_white(l, frame) + head_height(l) + len_mul(l->pitch, WHITE, 100);
    return (int)((high + l->pitch - 1) / l->pitch);
}

int group_foot_lines(GroupFrame frame)
{
    return is_closed(frame) ? FOOT : 0;
}

/* ---- the head ---- */

static SetPara set_at(const SetContext *c, const char *text, Len size, Len measure, Span span)
{
    const ElementStyle *es = &c->layout->elements[EL_GROUP];
    TextStyle ts = {.role = es->role,
                    .size = size,
                    .color = c->layout->groups.band ? 0xFFFFFF : es->color,
                    .lang = c->layout->lang,
                    .tracking = len_mul(es->tracking, size, es->size)};
    ParaStyle st = display_style(c, c->layout->lang, size, ALIGN_CENTER);
    return set_para(c, pieces_of_text(c, text, ts, span), &st, measure);
}

static Len head_measure(const Layout *l, GroupFrame frame, int columns)
{
    return layout_span(l, columns) - (is_closed(frame) ? l->measure - l->box_measure : 0);
}

/* In one line, as large as the measure allows. */
static SetPara set_head(const SetContext *c, const char *title, Len measure, Span span)
{
    Len size = c->layout->elements[EL_GROUP].size, least = len_mul(size, LEAST, 100);
    SetPara sp = set_at(c, title, size, measure, span);
    while (size > least && para_width(sp.para) > measure) {
        size = len_mul(size, 96, 100);
        sp = set_at(c, title, size, measure, span);
    }
    return sp;
}

int group_head_columns(const SetContext *c, const char *title, GroupFrame frame)
{
    Diag *muted = diag_new();
    SetContext quiet = *c;
    quiet.diag = muted;
    int n = 1;
    while (n <= c->layout->columns &&
           para_width(set_head(&quiet, title, head_measure(c->layout, frame, n), span_none()).para) >
               head_measure(c->layout, frame, n))
        n++;
    diag_free(muted);
    return n;
}

/* ---- drawing ---- */

/* Two rules, the thick one outside. */
static void put_double(PageBuild *b, Rect at)
{
    Len apart = len_from_hundredths(APART);
    compose_stroke(b, at, len_from_hundredths(THICK));
    compose_stroke(b, (Rect){at.x + apart, at.y + apart, at.w - 2 * apart, at.h - 2 * apart},
                   len_from_hundredths(THIN));
}

static void put_frame(PageBuild *b, const GroupBox *g, Rect at)
{
    const Layout *l = b->c->layout;
    switch (g->frame) {
    case FRAME_RULE:
        compose_stroke(b, at, l->box_rule);
        break;
    case FRAME_DOUBLE:
        put_double(b, at);
        break;
    case FRAME_TINT:
        if (l->tint == 0xFFFFFF) /* the layout has none */
            compose_stroke(b, at, l->box_rule);
        else
            vec_push(&b->items, item_rect(at, l->tint));
        break;
    case FRAME_OPEN:
        compose_stroke(b, (Rect){at.x, at.y, at.w, 0}, len_from_hundredths(THICK));
        compose_stroke(b, (Rect){at.x, at.y + len_from_hundredths(APART), at.w, 0}, len_from_hundredths(THIN));
        break;
    case FRAME_LAYOUT:
    case FRAME_NONE:
        if (g->rule_above)
            compose_stroke(b, (Rect){at.x, at.y - l->pitch * 3 / 4, at.w, 0}, l->rule);
        break;
    }
    if (g->rule_left && !(is_closed(g->frame)))
        compose_stroke(b, (Rect){at.x - l->gutter / 2, at.y, 0, at.h}, l->rule);
}

static void put_line(PageBuild *b, const SetPara *sp, Len x, Len measure, Len middle)
{
    ItemVec marks = {0};
    Len baseline = middle + len_mul(sp->para->style.em, 38, 100);
    for (size_t i = 0; i < sp->n; i++)
        para_place(b->c->text, b->c->arena, sp->para, &sp->lines[i], measure, x,
                   baseline + (Len)i * b->c->layout->pitch, LINE_FURNITURE, &b->items, &marks);
    vec_free(&marks);
}

/* On both sides of the head: its ornaments, then rules as far as there is room. */
static void put_sides(PageBuild *b, const SetPara *sp, Rect at)
{
    const Layout *l = b->c->layout;
    const Len em = sp->para->style.em, width = at.w - sp->lines[0].slack, middle = at.y + at.h / 2;
    Len side = (at.w - width) / 2 - em / 2;
    if (*l->groups.ornament) {
        SetPara o = set_at(b->c, l->groups.ornament, len_mul(em, ORNAMENT, 100), at.w, span_none());
        Len wide = para_width(o.para);
        if (wide > side)
            return;
        o = set_at(b->c, l->groups.ornament, len_mul(em, ORNAMENT, 100), wide, span_none());
        put_line(b, &o, at.x + side - wide, wide, middle);
        put_line(b, &o, at.x + at.w - side, wide, middle);
        side -= wide + em / 3;
    }
    if (side < LEAST_RULE * em || l->groups.band)
        return;
    compose_stroke(b, (Rect){at.x, middle, side, 0}, l->rule);
    compose_stroke(b, (Rect){at.x + at.w - side, middle, side, 0}, l->rule);
}

static void put_head(PageBuild *b, const GroupBox *g, Rect frame)
{
    const Layout *l = b->c->layout;
    Len inset = is_closed(g->frame) ? (l->measure - l->box_measure) / 2 : 0, top = top_white(l, g->frame);
    Len height = head_height(l), spare = g->head * l->pitch - top - height - len_mul(l->pitch, WHITE, 100);
    Rect at = {frame.x + inset, l->top + g->line * l->pitch + top + (spare > 0 ? spare / 2 : 0), frame.w - 2 * inset,
               height};
    SetPara sp = set_head(b->c, g->title, at.w, g->span);
    if (l->groups.band)
        vec_push(&b->items, item_rect(at, 0));
    if (!sp.n)
        return;
    vec_push(&b->items, item_begin(TAG_GROUP_HEAD, l->lang, -1, b->next_id++, 0));
    put_line(b, &sp, at.x, at.w, at.y + at.h / 2);
    vec_push(&b->items, item_end());
    vec_push(&b->items, item_begin(TAG_FURNITURE, l->lang, -1, 0, 0));
    put_sides(b, &sp, at);
    vec_push(&b->items, item_end());
}

Rect group_rect(const Layout *l, const GroupBox *g)
{
    const Len below = len_mul(l->pitch, FRAME, 100);
    return (Rect){layout_column_x(l, g->column), l->top + g->line * l->pitch + below,
                  layout_width(l, g->column, g->columns), g->lines * l->pitch - below};
}

void compose_group(PageBuild *b, const GroupBox *g)
{
    const Layout *l = b->c->layout;
    const Rect at = group_rect(l, g);
    vec_push(&b->items, item_begin(TAG_GROUP, l->lang, -1, b->next_id++, 0));
    put_frame(b, g, at);
    const size_t first = b->items.len;
    put_head(b, g, at);
    if (l->fold)
        fold_clear(b, first, at.x, at.x + at.w);
}
