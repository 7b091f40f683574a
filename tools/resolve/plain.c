/* Plain text of a resolved document. */
#include "resolve/resolve.h"

#include "chars/chars.h"
#include "base/utf8.h"

static void put_line(Inlines in, Buf *out)
{
    size_t before = out->len;
    inlines_plain(in, out);
    if (out->len > before)
        buf_putc(out, '\n');
}

static void put_float(const ResolvedFloat *f, Buf *out)
{
    for (size_t i = 0; i < f->n_rows * f->n_columns; i++)
        put_line(f->cells[i].inlines, out);
    put_line(f->caption, out);
    if (f->credit) {
        buf_puts(out, f->credit);
        buf_putc(out, '\n');
    }
}

static void put_blocks(const ResolvedDoc *doc, const ResolvedBlock *blocks, size_t n, Buf *out)
{
    for (size_t i = 0; i < n; i++) {
        const ResolvedBlock *b = &blocks[i];
        put_line(b->inlines, out);
        if (b->kind == RES_SIDEBAR) {
            buf_puts(out, b->label);
            buf_putc(out, '\n');
        }
        if (b->kind == RES_CODE) {
            buf_puts(out, b->text);
            buf_putc(out, '\n');
        }
        if (b->kind == RES_FLOAT)
            put_float(&doc->floats[b->float_index], out);
        put_blocks(doc, b->children, b->n_children, out);
    }
}

void resolved_plain(const ResolvedDoc *doc, Buf *out)
{
    if (doc->n_floats && doc->floats[0].lead)
        put_float(&doc->floats[0], out);
    put_blocks(doc, doc->blocks, doc->n_blocks, out);
    for (size_t i = 0; i < doc->n_notes; i++)
        put_blocks(doc, doc->notes[i].blocks, doc->notes[i].n_blocks, out);
}

/* What ends in a full-width mark stands apart from what follows as it is; a list's items and a poem do not. */
static void put_gap(Buf *out)
{
    uint32_t last = ' ';
    if (out->len)
        utf8_before(out->data, out->len, &last);
    if (!char_is_space(last) && !(char_is_cjk(last) && char_is_punct(last)))
        buf_putc(out, ' ');
}

static void put_running(const ResolvedBlock *blocks, size_t n, size_t bytes, Buf *out)
{
    for (size_t i = 0; i < n && out->len < bytes; i++) {
        if (blocks[i].kind == RES_PARA || blocks[i].kind == RES_VERSE) {
            put_gap(out);
            inlines_plain(blocks[i].inlines, out);
        } else if (blocks[i].kind != RES_SIDEBAR) {
            put_running(blocks[i].children, blocks[i].n_children, bytes, out);
        }
    }
}

void resolved_running(const ResolvedDoc *doc, size_t bytes, Buf *out)
{
    put_running(doc->blocks, doc->n_blocks, bytes, out);
}
