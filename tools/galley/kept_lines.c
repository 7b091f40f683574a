/* Texts whose lines stay lines: poems, code (galley/builder.h). */
#include "galley/builder.h"

#include <string.h>

/* A line of verse or code that stays a line; turned: what does not fit goes on an em further in. */
static SetPara set_kept(Builder *b, Pieces p, const ParaStyle *st, Len measure, bool *turned)
{
    SetPara sp = set_para(b->c, p, st, measure);
    *turned = sp.n > 1;
    if (*turned)
        sp.lines = para_break(b->c->text, b->c->arena, sp.para, measure - st->em, &sp.n);
    return sp;
}

static SetPara set_verse(Builder *b, Pieces p, bool runs_on, bool *turned)
{
    ParaStyle st = builder_para_style(b, EL_VERSE);
    st.runs_on = runs_on;
    st.indent = 0;
    st.align = ALIGN_LEFT;
    return set_kept(b, p, &st, builder_measure(b), turned);
}

/* Lines [from, to) of a poem, one stanza. */
static void add_stanza(Builder *b, const SetPara *verses, const bool *turned, size_t from, size_t to, Len x)
{
    Len em = builder_text_style(b, EL_VERSE).size;
    const Path *path = builder_leaf(b, TAG_PARA, 0);
    size_t n = 0, at = 0;
    for (size_t i = from; i < to; i++)
        n += verses[i].n;
    Row *rows = ARENA_ARRAY(b->c->arena, Row, n);
    for (size_t i = from; i < to; i++) {
        const SetPara *v = &verses[i];
        Len left = turned[i] ? b->inset_left : x;
        Row *own = rows_of_lines(b->c, v->para, v->lines, v->n, left, builder_measure(b) - (turned[i] ? em : 0), path);
        for (size_t k = 0; k < v->n; k++, at++) {
            rows[at] = own[k];
            rows[at].at[0].x += k ? em : 0;
            rows[at].flags = n == 1 ? 0 : at == 0 ? ROW_FIRST : at + 1 == n ? ROW_LAST : 0;
        }
    }
    if (n)
        builder_add(b, rows, n, path);
}

/* A poem: its lines kept, a line of white around it and between stanzas, the block centred on its longest line; in
 * vertical text indented as paragraphs are. */
void builder_verse(Builder *b, const ResolvedBlock *v)
{
    Pieces p = pieces_of_inlines(b->c, v->inlines, builder_text_style(b, EL_VERSE));
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
            Len w = builder_measure(b) - verses[n].lines[k].slack;
            longest = w > longest ? w : longest;
            if (!turned[n] && w > b->longest)
                b->longest = w;
        }
        from = i + 1;
        n++;
    }
    Len spare = longest < builder_measure(b) ? builder_measure(b) - longest : 0,
        indent = builder_para_style(b, EL_VERSE).indent;
    Len x = b->inset_left + (!b->vertical ? spare / 2 : spare < indent ? spare : indent);
    builder_space(b);
    for (size_t i = 0; i < n; i++) {
        size_t to = i;
        while (to < n && verses[to].n)
            to++;
        add_stanza(b, verses, turned, i, to, x);
        i = to;
        if (to < n)
            builder_bare(b, ROW_SPACE);
    }
    b->after_verse = true;
}

void builder_code(Builder *b, const ResolvedBlock *blk)
{
    const char *s = blk->text;
    const Path *path = builder_leaf(b, TAG_CODE, 0);
    ParaStyle st = builder_para_style(b, EL_CODE);
    st.indent = 0;
    st.align = ALIGN_LEFT;
    Len pad = b->vertical ? 0 : st.em / 2; /* of the tint */
    for (size_t line = 0; *s; line++) {
        size_t n = strcspn(s, "\n");
        Pieces p = pieces_of_code(b->c, s, n, builder_text_style(b, EL_CODE), blk->line_spans[line]);
        bool turned;
        st.runs_on = s[n] && s[n + 1];
        SetPara sp = set_kept(b, p, &st, builder_measure(b) - 2 * pad, &turned);
        if (sp.n) {
            Row *rows =
                rows_of_lines(b->c, sp.para, sp.lines, sp.n, b->inset_left + pad, builder_measure(b) - 2 * pad, path);
            for (size_t i = 0; i < sp.n; i++) {
                rows[i].at[0].x += i ? st.em : 0;
                rows[i].flags |= b->vertical ? 0 : ROW_TINT;
            }
            builder_add(b, rows, sp.n, path);
        }
        s += n + (s[n] == '\n');
    }
}
