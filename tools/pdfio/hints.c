#include "pdfio/hints.h"

typedef struct Bits {
    Buf *out;
    unsigned open, n; /* bits of a byte that is not full */
} Bits;

static void put_bits(Bits *b, uint32_t value, unsigned n)
{
    while (n-- > 0) {
        b->open = b->open << 1 | (value >> n & 1);
        if (++b->n == 8) {
            buf_putc(b->out, (char)b->open);
            b->open = b->n = 0;
        }
    }
}

/* Each item of a table begins with a byte. */
static void fill_byte(Bits *b)
{
    if (b->n)
        put_bits(b, 0, 8 - b->n);
}

static void put_32(Bits *b, uint32_t value)
{
    put_bits(b, value, 32);
}

static void put_16(Bits *b, uint32_t value)
{
    put_bits(b, value, 16);
}

static unsigned bits_of(uint32_t most)
{
    unsigned n = 0;
    for (; most; most >>= 1)
        n++;
    return n;
}

typedef struct Range {
    uint32_t least, most;
} Range;

static void widen(Range *r, size_t i, uint32_t value)
{
    r->least = !i || value < r->least ? value : r->least;
    r->most = value > r->most ? value : r->most;
}

static unsigned range_bits(Range r)
{
    return bits_of(r.most - r.least);
}

/* ---- pages: tables F.3 and F.4 ---- */

static void put_page_items(const Hints *h, Range objects, Range lengths, unsigned shared, unsigned index, Bits *b)
{
    for (size_t i = 0; i < h->n_pages; i++)
        put_bits(b, h->pages[i].objects - objects.least, range_bits(objects));
    fill_byte(b);
    for (size_t i = 0; i < h->n_pages; i++)
        put_bits(b, h->pages[i].length - lengths.least, range_bits(lengths));
    fill_byte(b);
    for (size_t i = 0; i < h->n_pages; i++)
        put_bits(b, (uint32_t)h->pages[i].n_shared, shared);
    fill_byte(b);
    for (size_t i = 0; i < h->n_pages; i++)
        for (size_t k = 0; k < h->pages[i].n_shared; k++)
            put_bits(b, h->pages[i].shared[k], index);
    fill_byte(b);
    for (size_t i = 0; i < h->n_pages; i++) /* lengths of contents: the page's, as all writers say */
        put_bits(b, h->pages[i].length - lengths.least, range_bits(lengths));
    fill_byte(b);
}

static void put_pages(const Hints *h, Bits *b)
{
    enum { DENOMINATOR = 4 }; /* where in a page's contents an object is needed: not told */
    Range objects = {0}, lengths = {0};
    uint32_t most_shared = 0, most_index = 0;
    for (size_t i = 0; i < h->n_pages; i++) {
        const HintPage *p = &h->pages[i];
        widen(&objects, i, p->objects);
        widen(&lengths, i, p->length);
        most_shared = p->n_shared > most_shared ? (uint32_t)p->n_shared : most_shared;
        for (size_t k = 0; k < p->n_shared; k++)
            most_index = p->shared[k] > most_index ? p->shared[k] : most_index;
    }
    put_32(b, objects.least);
    put_32(b, h->first_page_at);
    put_16(b, range_bits(objects));
    put_32(b, lengths.least);
    put_16(b, range_bits(lengths));
    put_32(b, 0); /* contents begin where the page does */
    put_16(b, 0);
    put_32(b, lengths.least);
    put_16(b, range_bits(lengths));
    put_16(b, bits_of(most_shared));
    put_16(b, bits_of(most_index));
    put_16(b, 0);
    put_16(b, DENOMINATOR);
    put_page_items(h, objects, lengths, bits_of(most_shared), bits_of(most_index), b);
}

/* ---- shared objects: tables F.5 and F.6 ---- */

static void put_shared(const Hints *h, Bits *b)
{
    Range lengths = {0};
    for (size_t i = 0; i < h->n_lengths; i++)
        widen(&lengths, i, h->lengths[i]);
    put_32(b, h->others.object);
    put_32(b, h->others.at);
    put_32(b, (uint32_t)h->n_first);
    put_32(b, (uint32_t)h->n_lengths);
    put_16(b, 0); /* a group is one object */
    put_32(b, lengths.least);
    put_16(b, range_bits(lengths));
    for (size_t i = 0; i < h->n_lengths; i++)
        put_bits(b, h->lengths[i] - lengths.least, range_bits(lengths));
    fill_byte(b);
    for (size_t i = 0; i < h->n_lengths; i++)
        put_bits(b, 0, 1); /* no signatures */
    fill_byte(b);
}

/* Outlines: table F.9. */
static void put_group(const HintGroup *g, Bits *b)
{
    put_32(b, g->object);
    put_32(b, g->at);
    put_32(b, g->n);
    put_32(b, g->length);
}

void hints_put(const Hints *h, Buf *out, size_t *shared_at, size_t *outlines_at)
{
    Bits b = {.out = out};
    size_t start = out->len;
    put_pages(h, &b);
    *shared_at = out->len - start;
    put_shared(h, &b);
    *outlines_at = out->len - start;
    if (h->outlines.n)
        put_group(&h->outlines, &b);
}
