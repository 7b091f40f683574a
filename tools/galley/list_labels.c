/* Labels of list items and notes, for the first line of their text (galley/builder.h). */
#include "galley/builder.h"

#include <string.h>

void label_add_piece(Builder *b, const char *label, TextStyle ts, Span span)
{
    Pieces before = b->label ? b->label_pieces : (Pieces){0};
    Piece *at = ARENA_ARRAY(b->c->arena, Piece, before.n + 1);
    if (before.n)
        memcpy(at, before.at, before.n * sizeof *at);
    at[before.n] = (Piece){.kind = PIECE_TEXT, .text = label, .style = ts, .span = span};
    b->label_pieces = (Pieces){at, before.n + 1};
}

Len label_set(Builder *b, const ResolvedBlock *list, const ResolvedBlock *item)
{
    const Layout *l = b->c->layout;
    Len em = builder_text_style(b, b->element).size, gap = em / 2;
    ParaStyle st = builder_para_style(b, b->element);
    st.indent = 0;
    st.align = l->lists_hang ? ALIGN_RIGHT : ALIGN_LEFT;
    TextStyle ts = builder_text_style(b, b->element);
    if (!list->ordered)
        ts.role = l->elements[EL_STRONG].role;
    if (list->ordered && !l->lists_hang)
        gap = item->label_closed ? em / 2 : em / 4; /* the mark's own blank */
    label_add_piece(b, item->label, ts, item->span);
    Para *label = para_shape(b->c->text, b->c->arena, b->c->diag, b->label_pieces.at, b->label_pieces.n, &st);
    size_t n;
    BrokenLine *line = para_break(b->c->text, b->c->arena, label, builder_measure(b), &n);
    Len width = n ? builder_measure(b) - line->slack : 0, room = width + gap; /* marks at its ends are half as wide */
    if (l->lists_hang && room < 2 * em)
        room = 2 * em;
    if (n)
        line->slack = room - gap - width;
    b->label_line = line;
    b->label = n ? label : NULL;
    b->label_width = room - gap;
    return room;
}
