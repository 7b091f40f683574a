#include "pdf/cff.h"
#include <string.h>

enum { MOST_OPERANDS = 48, MOST_DEPTH = 10, MOST_FDS = 256 };

typedef struct Bytes {
    const uint8_t *at, *end;
} Bytes;

typedef struct Index {
    uint32_t count, offset_size;
    const uint8_t *offsets, *data; /* data: what offset 1 means, less 1 */
    const uint8_t *end;            /* of the whole index */
} Index;

/* What a DICT says, as far as it matters: operands still in their encoding where they are only copied. */
typedef struct Dict {
    Bytes matrix, box, default_width, nominal_width; /* operands; at NULL: absent */
    int32_t charset, charstrings, private_size, private_offset, subrs, fd_array, fd_select;
    bool cid_keyed;
} Dict;

typedef struct Fd {
    Dict font, private;
    Index subrs;
    int number; /* in the subset; -1 = not used */
} Fd;

typedef struct Cff {
    Bytes all;
    Index global_subrs, charstrings;
    Dict top;
    Fd *fds;
    uint32_t n_fds;
} Cff;

static uint32_t number_at(const uint8_t *p, uint32_t size)
{
    uint32_t v = 0;
    for (uint32_t i = 0; i < size; i++)
        v = v << 8 | p[i];
    return v;
}

static bool read_index(Bytes all, const uint8_t *p, Index *x)
{
    *x = (Index){0};
    if (p < all.at || all.end - p < 2)
        return false;
    x->count = number_at(p, 2);
    x->end = p + 2;
    if (!x->count)
        return true;
    x->offset_size = all.end - p > 2 ? p[2] : 0;
    if (x->offset_size < 1 || x->offset_size > 4 || (size_t)(all.end - p - 3) < (x->count + 1) * (size_t)x->offset_size)
        return false;
    x->offsets = p + 3;
    x->data = x->offsets + (size_t)(x->count + 1) * x->offset_size - 1;
    uint32_t last = number_at(x->offsets + (size_t)x->count * x->offset_size, x->offset_size);
    if (last < 1 || last > (size_t)(all.end - x->data))
        return false;
    x->end = x->data + last;
    return true;
}

/* An element; at NULL when it is not there or damaged. */
static Bytes index_at(const Index *x, uint32_t i)
{
    if (i >= x->count)
        return (Bytes){0};
    uint32_t from = number_at(x->offsets + (size_t)i * x->offset_size, x->offset_size);
    uint32_t to = number_at(x->offsets + (size_t)(i + 1) * x->offset_size, x->offset_size);
    if (from < 1 || to < from || to > (size_t)(x->end - x->data))
        return (Bytes){0};
    return (Bytes){x->data + from, x->data + to};
}

/* ---- DICTs ---- */

/* Reads one operand; 0 for a real (none that is needed as a number is one). */
static bool read_operand(Bytes *b, int32_t *v)
{
    uint8_t first = *b->at;
    size_t size = first == 28                    ? 3
                  : first == 29                  ? 5
                  : first >= 32 && first <= 246  ? 1
                  : first >= 247 && first <= 254 ? 2
                                                 : 0;
    *v = 0;
    if (first == 30) {
        for (size = 1; b->at + size < b->end && (b->at[size] & 15) != 15 && b->at[size] >> 4 != 15; size++) {
        }
        size++;
    }
    if (!size || size > (size_t)(b->end - b->at))
        return false;
    if (first == 28)
        *v = (int16_t)number_at(b->at + 1, 2);
    else if (first == 29)
        *v = (int32_t)number_at(b->at + 1, 4);
    else if (first >= 32 && first <= 246)
        *v = first - 139;
    else if (first >= 247 && first <= 250)
        *v = (first - 247) * 256 + b->at[1] + 108;
    else if (first >= 251)
        *v = -(first - 251) * 256 - b->at[1] - 108;
    b->at += size;
    return true;
}

static void take_operator(Dict *d, int op, Bytes operands, const int32_t v[2])
{
    switch (op) {
    case 5:
        d->box = operands;
        break;
    case 12 << 8 | 7:
        d->matrix = operands;
        break;
    case 15:
        d->charset = v[1];
        break;
    case 17:
        d->charstrings = v[1];
        break;
    case 18:
        d->private_size = v[0];
        d->private_offset = v[1];
        break;
    case 19:
        d->subrs = v[1];
        break;
    case 20:
        d->default_width = operands;
        break;
    case 21:
        d->nominal_width = operands;
        break;
    case 12 << 8 | 30:
        d->cid_keyed = true;
        break;
    case 12 << 8 | 36:
        d->fd_array = v[1];
        break;
    case 12 << 8 | 37:
        d->fd_select = v[1];
        break;
    default:
        break;
    }
}

static bool read_dict(Bytes b, Dict *d)
{
    int32_t last[2] = {0, 0}; /* the last two operands */
    *d = (Dict){0};
    const uint8_t *from = b.at;
    while (b.at < b.end) {
        int op = *b.at;
        if (op > 21) {
            last[0] = last[1];
            if (!read_operand(&b, &last[1]))
                return false;
            continue;
        }
        Bytes operands = {from, b.at++};
        if (op == 12) {
            if (b.at == b.end)
                return false;
            op = 12 << 8 | *b.at++;
        }
        take_operator(d, op, operands, last);
        from = b.at;
    }
    return true;
}

static const uint8_t *offset_in(const Cff *c, int64_t offset)
{
    return offset > 0 && offset < c->all.end - c->all.at ? c->all.at + offset : c->all.end;
}

static bool read_fd(const Cff *c, Bytes font, Fd *fd)
{
    fd->number = -1;
    if (!font.at || !read_dict(font, &fd->font))
        return false;
    const uint8_t *private = offset_in(c, fd->font.private_offset);
    if (fd->font.private_size < 0 || fd->font.private_size > c->all.end - private)
        return false;
    if (!read_dict((Bytes){private, private + fd->font.private_size}, &fd->private))
        return false;
    return !fd->private.subrs ||
           read_index(c->all, offset_in(c, (int64_t)fd->font.private_offset + fd->private.subrs), &fd->subrs);
}

static bool read_cff(Cff *c)
{
    Index names, tops, strings, fonts;
    if (c->all.end - c->all.at < 4 || !read_index(c->all, c->all.at + c->all.at[2], &names) ||
        !read_index(c->all, names.end, &tops) || !read_index(c->all, tops.end, &strings) ||
        !read_index(c->all, strings.end, &c->global_subrs))
        return false;
    Bytes top = index_at(&tops, 0);
    if (!top.at || !read_dict(top, &c->top) || !c->top.cid_keyed)
        return false;
    if (!read_index(c->all, offset_in(c, c->top.charstrings), &c->charstrings) ||
        !read_index(c->all, offset_in(c, c->top.fd_array), &fonts) || !fonts.count || fonts.count > MOST_FDS)
        return false;
    c->n_fds = fonts.count;
    c->fds = mem_alloc(sizeof *c->fds * c->n_fds);
    for (uint32_t i = 0; i < c->n_fds; i++)
        if (!read_fd(c, index_at(&fonts, i), &c->fds[i]))
            return false;
    return true;
}

/* ---- what the glyphs have: CIDs and font dictionaries ---- */

static bool find_cids(const Cff *c, const uint16_t *glyphs, size_t n, uint16_t *cids)
{
    const uint8_t *p = offset_in(c, c->top.charset), *end = c->all.end;
    if (p == end)
        return false;
    uint32_t format = *p++, next = 1; /* next: the glyph that p speaks of; glyph 0 is always CID 0 */
    size_t at = 0;
    if (n && glyphs[0] == 0)
        cids[at++] = 0;
    while (at < n) {
        size_t row = format == 0 ? 2 : format == 1 ? 3 : 4;
        if (format > 2 || (size_t)(end - p) < row)
            return false;
        uint32_t first = number_at(p, 2), more = format == 0 ? 0 : number_at(p + 2, (uint32_t)row - 2);
        for (; at < n && glyphs[at] <= next + more; at++)
            cids[at] = (uint16_t)(first + glyphs[at] - next);
        next += more + 1;
        p += row;
    }
    return true;
}

static bool find_fds(const Cff *c, const uint16_t *glyphs, size_t n, uint8_t *fds)
{
    const uint8_t *p = offset_in(c, c->top.fd_select), *end = c->all.end;
    if (end - p < 5)
        return false;
    if (*p == 0) {
        for (size_t i = 0; i < n; i++) {
            if (glyphs[i] >= end - p - 1)
                return false;
            fds[i] = p[1 + glyphs[i]];
        }
    } else if (*p == 3) {
        uint32_t ranges = number_at(p + 1, 2), r = 0;
        if ((size_t)(end - p - 3) < 3 * (size_t)ranges + 2)
            return false;
        for (size_t i = 0; i < n; i++) {
            while (r < ranges && number_at(p + 3 + 3 * (size_t)(r + 1), 2) <= glyphs[i])
                r++;
            if (r == ranges)
                return false;
            fds[i] = p[3 + 3 * (size_t)r + 2];
        }
    } else {
        return false;
    }
    for (size_t i = 0; i < n; i++)
        if (fds[i] >= c->n_fds)
            return false;
    return true;
}

/* ---- outlines ---- */

/* Copies a Type 2 charstring: subroutines in place of their calls, without stems and masks. */
typedef struct Flattener {
    const Index *global, *local;
    Buf *out;
    size_t operands[MOST_OPERANDS]; /* where in out each operand on the stack begins */
    int n;
    int kept;        /* 1: the lowest operand is the width, kept from a stem operator that was dropped */
    bool width_seen; /* the operator that may carry the width has passed */
    int stems;
    bool ended;
} Flattener;

static int32_t bias(const Index *subrs)
{
    return subrs->count < 1240 ? 107 : subrs->count < 33900 ? 1131 : 32768;
}

static bool copy_operand(Flattener *f, Bytes *b)
{
    uint8_t first = *b->at;
    size_t size = first == 28 ? 3 : first == 255 ? 5 : first >= 247 ? 2 : 1;
    if (size > (size_t)(b->end - b->at) || f->n == MOST_OPERANDS)
        return false;
    f->operands[f->n++] = f->out->len;
    buf_put(f->out, b->at, size);
    b->at += size;
    return true;
}

static void drop_stems(Flattener *f)
{
    int stems = f->n - f->kept;
    if (!f->width_seen && stems % 2)
        f->kept = 1;
    f->width_seen = true;
    f->stems += stems / 2;
    if (f->n > f->kept)
        f->out->len = f->operands[f->kept];
    f->n = f->kept;
}

static bool flatten(Flattener *f, Bytes b, int depth);

static bool call(Flattener *f, const Index *subrs, int depth)
{
    if (!f->n)
        return false;
    Bytes operand = {(const uint8_t *)f->out->data + f->operands[f->n - 1],
                     (const uint8_t *)f->out->data + f->out->len};
    int32_t v;
    if (*operand.at == 255 || !read_operand(&operand, &v))
        return false;
    f->out->len = f->operands[--f->n];
    Bytes subr = index_at(subrs, (uint32_t)(v + bias(subrs)));
    return subr.at && depth < MOST_DEPTH && flatten(f, subr, depth + 1);
}

static bool flatten_operator(Flattener *f, Bytes *b, int op, int depth)
{
    switch (op) {
    case 1: /* hstem, vstem, hstemhm, vstemhm */
    case 3:
    case 18:
    case 23:
        drop_stems(f);
        return true;
    case 19: /* hintmask, cntrmask: a mask follows */
    case 20:
        drop_stems(f);
        if ((f->stems + 7) / 8 > b->end - b->at)
            return false;
        b->at += (f->stems + 7) / 8;
        return true;
    case 10:
        return call(f, f->local, depth);
    case 29:
        return call(f, f->global, depth);
    case 12: /* only the flexes: arithmetic would change the stack */
        if (b->at == b->end || *b->at < 34 || *b->at > 37)
            return false;
        buf_putc(f->out, 12);
        op = *b->at++;
        break;
    case 14:
        if (f->n > 1) /* an accented character of two glyphs */
            return false;
        f->ended = true;
        break;
    case 4: /* moves and paths */
    case 5:
    case 6:
    case 7:
    case 8:
    case 21:
    case 22:
    case 24:
    case 25:
    case 26:
    case 27:
    case 30:
    case 31:
        break;
    default:
        return false;
    }
    buf_putc(f->out, (char)op);
    f->n = f->kept = 0;
    f->width_seen = true;
    return true;
}

static bool flatten(Flattener *f, Bytes b, int depth)
{
    while (b.at < b.end && !f->ended) {
        uint8_t op = *b.at;
        if (op == 28 || op >= 32) {
            if (!copy_operand(f, &b))
                return false;
            continue;
        }
        b.at++;
        if (op == 11)
            return depth > 0;
        if (!flatten_operator(f, &b, op, depth))
            return false;
    }
    return f->ended || depth > 0;
}

/* ---- writing ---- */

static void put_number(Buf *b, uint32_t v, uint32_t size)
{
    for (uint32_t i = size; i-- > 0;)
        buf_putc(b, (char)(v >> 8 * i));
}

/* An index of elements that lie one after another: ends has the end of each. */
static void put_index(Buf *b, const uint32_t *ends, size_t n, const void *data)
{
    put_number(b, (uint32_t)n, 2);
    if (!n)
        return;
    uint32_t last = ends[n - 1] + 1, size = last < 0x100 ? 1 : last < 0x10000 ? 2 : last < 0x1000000 ? 3 : 4;
    put_number(b, size, 1);
    put_number(b, 1, size);
    for (size_t i = 0; i < n; i++)
        put_number(b, ends[i] + 1, size);
    buf_put(b, data, ends[n - 1]);
}

static void put_operator(Buf *b, Bytes operands, int op)
{
    if (!operands.at)
        return;
    buf_put(b, operands.at, (size_t)(operands.end - operands.at));
    if (op > 255)
        buf_putc(b, (char)(op >> 8));
    buf_putc(b, (char)op);
}

/* An integer operand of fixed size, so that offsets do not move what they point to. */
static void put_integer(Buf *b, uint32_t v)
{
    buf_putc(b, 29);
    put_number(b, v, 4);
}

static void put_top(Buf *b, const Cff *c, const uint32_t offsets[4])
{
    static const uint8_t ros[] = {248, 27, 248, 28, 139, 12, 30}; /* strings 391 and 392, supplement 0 */
    buf_put(b, ros, sizeof ros);
    put_operator(b, c->top.matrix, 12 << 8 | 7);
    put_operator(b, c->top.box, 5);
    put_integer(b, 65536);
    buf_put(b, "\x0C\x22", 2); /* CIDCount */
    put_integer(b, offsets[0]);
    buf_putc(b, 15);
    put_integer(b, offsets[1]);
    buf_put(b, "\x0C\x25", 2);
    put_integer(b, offsets[2]);
    buf_putc(b, 17);
    put_integer(b, offsets[3]);
    buf_put(b, "\x0C\x24", 2);
}

static void put_fonts(Buf *b, const Cff *c, size_t start)
{
    /* The dictionaries are of known size when written once with offsets of 0. */
    Buf fonts = {0}, privates = {0};
    uint32_t ends[MOST_FDS], sizes[MOST_FDS], n = 0;
    const Fd *used[MOST_FDS];
    for (uint32_t i = 0; i < c->n_fds; i++)
        if (c->fds[i].number >= 0)
            used[c->fds[i].number] = &c->fds[i], n++;
    for (int pass = 0; pass < 2; pass++) {
        uint32_t at = 0, base = (uint32_t)(b->len - start);
        if (pass) { /* what put_index is about to write */
            uint32_t last = (uint32_t)fonts.len + 1, size = last < 0x100 ? 1 : last < 0x10000 ? 2 : 3;
            base += 3 + (n + 1) * size + (uint32_t)fonts.len;
        }
        fonts.len = 0;
        for (uint32_t i = 0; i < n; i++) {
            if (!pass) {
                size_t before = privates.len;
                put_operator(&privates, used[i]->private.default_width, 20);
                put_operator(&privates, used[i]->private.nominal_width, 21);
                sizes[i] = (uint32_t)(privates.len - before);
            }
            put_operator(&fonts, used[i]->font.matrix, 12 << 8 | 7);
            put_integer(&fonts, sizes[i]);
            put_integer(&fonts, base + at);
            buf_putc(&fonts, 18);
            ends[i] = (uint32_t)fonts.len;
            at += sizes[i];
        }
    }
    put_index(b, ends, n, fonts.data);
    buf_put(b, privates.data, privates.len);
    buf_free(&fonts);
    buf_free(&privates);
}

static void put_cff(Buf *b, const Cff *c, const uint16_t *cids, const uint8_t *fds, const uint32_t *ends, size_t n,
                    const Buf *outlines)
{
    static const uint32_t name_end = 4, string_ends[] = {5, 13};
    size_t start = b->len, top_at = 0;
    uint32_t offsets[4] = {0, 0, 0, 0}, top_end;
    buf_put(b, "\1\0\4\4", 4);
    put_index(b, &name_end, 1, "Font");
    Buf top = {0};
    put_top(&top, c, offsets);
    top_end = (uint32_t)top.len;
    top_at = b->len;
    put_index(b, &top_end, 1, top.data);
    put_index(b, string_ends, 2, "AdobeIdentity");
    put_index(b, NULL, 0, NULL); /* no global subroutines */
    offsets[0] = (uint32_t)(b->len - start);
    buf_putc(b, 0);
    for (size_t i = 1; i < n; i++)
        put_number(b, cids[i], 2);
    offsets[1] = (uint32_t)(b->len - start);
    buf_putc(b, 0);
    for (size_t i = 0; i < n; i++)
        buf_putc(b, (char)c->fds[fds[i]].number);
    offsets[2] = (uint32_t)(b->len - start);
    put_index(b, ends, n, outlines->data);
    offsets[3] = (uint32_t)(b->len - start);
    put_fonts(b, c, start);
    top.len = 0;
    put_top(&top, c, offsets);
    size_t end = b->len; /* the top DICT again, now that the offsets are known: of the same size */
    b->len = top_at;
    put_index(b, &top_end, 1, top.data);
    b->len = end;
    buf_free(&top);
}

bool cff_subset(const char *cff, size_t n, const uint16_t *glyphs, size_t n_glyphs, uint16_t *cids, Buf *out)
{
    Cff c = {.all = {(const uint8_t *)cff, (const uint8_t *)cff + n}};
    uint8_t *fds = mem_alloc(n_glyphs + 1);
    uint32_t *ends = mem_alloc(sizeof *ends * (n_glyphs + 1));
    Buf outlines = {0};
    int used = 0;
    bool ok = n_glyphs && glyphs[0] == 0 && read_cff(&c) && find_cids(&c, glyphs, n_glyphs, cids) &&
              find_fds(&c, glyphs, n_glyphs, fds);
    for (size_t i = 0; ok && i < n_glyphs; i++) {
        Fd *fd = &c.fds[fds[i]];
        Bytes charstring = index_at(&c.charstrings, glyphs[i]);
        Flattener f = {.global = &c.global_subrs, .local = &fd->subrs, .out = &outlines};
        ok = charstring.at && flatten(&f, charstring, 0);
        ends[i] = (uint32_t)outlines.len;
        if (fd->number < 0)
            fd->number = used++;
    }
    if (ok)
        put_cff(out, &c, cids, fds, ends, n_glyphs, &outlines);
    buf_free(&outlines);
    mem_free(c.fds);
    mem_free(ends);
    mem_free(fds);
    return ok;
}
