/* Text blocks put in: ![[name]] becomes the blocks of another file. Its notes follow on; all are numbered anew in the
 * order in which they are referred to. */
#include "parse/converter.h"

#include "beside/insert.h"
#include "prepare/limits.h"
#include <string.h>

static void shift_notes(Block *blocks, size_t n, size_t by)
{
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < blocks[i].inlines.n; k++)
            if (blocks[i].inlines.at[k].kind == INL_NOTE)
                blocks[i].inlines.at[k].note = (uint16_t)(blocks[i].inlines.at[k].note + by);
        shift_notes(blocks[i].children, blocks[i].n_children, by);
    }
}

static void take_blocks(Converter *c, const MarkdownOutput *in, Blocks *out)
{
    size_t before = c->own_notes + c->inserted.len;
    shift_notes(in->blocks, in->n_blocks, before);
    for (size_t i = 0; i < in->n_blocks; i++)
        vec_push(out, in->blocks[i]);
    for (size_t i = 0; i < in->n_notes; i++) {
        shift_notes(in->notes[i].blocks, in->notes[i].n_blocks, before);
        vec_push(&c->inserted, in->notes[i]);
    }
    for (size_t i = 0; i < in->n_links; i++)
        vec_push(c->in->flat.links, in->links[i]);
}

static bool has_room(Converter *c, Span at, size_t bytes)
{
    InsertCount *count = c->in->inserts;
    bool told = count->bytes > LIMIT_BYTES;
    count->bytes += bytes;
    if (count->bytes > LIMIT_BYTES && !told)
        diag_error(c->in->flat.diag, at, DIAG_INSERT_LONG, (int)LIMIT_BYTES);
    return count->bytes <= LIMIT_BYTES;
}

static void put_in(Converter *c, Span at, const char *name, Blocks *out)
{
    const MarkdownInput *in = c->in;
    Diag *d = in->flat.diag;
    Arena *a = in->flat.arena;
    if (++in->inserts->n > MOST_INSERTS) {
        if (in->inserts->n == MOST_INSERTS + 1)
            diag_error(d, at, DIAG_INSERT_MANY, (int)MOST_INSERTS);
        return;
    }
    const char *folder = in->within ? in->dir : insert_folder(a, in->dir);
    const Source *src = insert_read(in->world, d, a, folder, in->within, at, name);
    if (!src || !has_room(c, at, src->len))
        return;
    InsertChain chain = {name, in->within};
    MarkdownInput other = *in;
    MarkdownOutput found;
    other.flat.src = src;
    other.within = &chain;
    other.dir = folder;
    other.start = 0;
    other.end = src->len;
    size_t errors = diag_errors(d);
    if (!markdown_parse(&other, &found))
        return;
    if (c->own_notes + c->inserted.len + found.n_notes > LIMIT_DEFINITIONS) {
        diag_error(d, at, DIAG_LIMIT, "too many link definitions and notes", (int)LIMIT_DEFINITIONS,
                   "divide the article");
        return;
    }
    if (!found.n_blocks && diag_errors(d) == errors)
        diag_error(d, diag_file(d, src->path), DIAG_INSERT_EMPTY);
    take_blocks(c, &found, out);
}

bool converter_insert(Converter *c, cmark_node *paragraph, Blocks *out)
{
    Span at = converter_span(c, paragraph);
    const char *name;
    size_t n;
    if (!c->in->world || !insert_is(at.src->text + at.start, at.end - at.start, &name, &n))
        return false;
    put_in(c, at, arena_strndup(c->in->flat.arena, name, n), out);
    return true;
}

void converter_check_inserts(Converter *c)
{
    const Flat *f = &c->leaf;
    const char *s = f->text.data;
    for (const char *p = s; p && (p = strstr(p, "![[")); p++) {
        size_t at = (size_t)(p - s);
        uint32_t from = f->at.ptr[at];
        const FlatRun *run = NULL;
        for (size_t i = 0; i < f->runs.len; i++)
            if (f->runs.ptr[i].kind == FLAT_TEXT && f->runs.ptr[i].start <= at)
                run = &f->runs.ptr[i];
        bool written = from + 3 <= c->p->src->len && strncmp(c->p->src->text + from, "![[", 3) == 0 &&
                       (from == 0 || c->p->src->text[from - 1] != '\\');
        if (written && run && !(run->marks & (MARK_VERBATIM | MARK_CODE)) && strstr(p, "]]"))
            diag_error(c->in->flat.diag, span_at(c->p->src, from, from + 3), DIAG_INSERT_INSIDE);
    }
}

/* ---- notes in the order of the text ---- */

typedef struct Order {
    uint16_t *number; /* of a note by what it was, from 1; 0: not met */
    uint16_t *was;    /* the other way round, from 0 */
    size_t met, n;
} Order;

static void meet_notes(Order *o, Block *blocks, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < blocks[i].inlines.n; k++) {
            Inline *in = &blocks[i].inlines.at[k];
            if (in->kind != INL_NOTE || !in->note || in->note > o->n)
                continue;
            if (!o->number[in->note - 1]) {
                o->was[o->met++] = (uint16_t)(in->note - 1);
                o->number[in->note - 1] = (uint16_t)o->met;
            }
            in->note = o->number[in->note - 1];
        }
        meet_notes(o, blocks[i].children, blocks[i].n_children);
    }
}

void converter_order_notes(Converter *c, Blocks *blocks)
{
    if (!c->inserted.len)
        return;
    for (size_t i = 0; i < c->inserted.len; i++)
        vec_push(&c->notes, c->inserted.ptr[i]);
    size_t n = c->notes.len;
    Arena *a = c->in->flat.arena;
    Order o = {.number = ARENA_ARRAY(a, uint16_t, n), .was = ARENA_ARRAY(a, uint16_t, n), .n = n};
    Note *old = arena_dup(a, c->notes.ptr, sizeof *old * n);
    meet_notes(&o, blocks->ptr, blocks->len);
    for (size_t i = 0; i < o.met; i++) /* notes refer to others, too */
        meet_notes(&o, old[o.was[i]].blocks, old[o.was[i]].n_blocks);
    for (size_t i = 0; i < n; i++)
        if (!o.number[i])
            o.was[o.met++] = (uint16_t)i;
    for (size_t i = 0; i < n; i++)
        c->notes.ptr[i] = old[o.was[i]];
}
