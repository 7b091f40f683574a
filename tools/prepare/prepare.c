#include "prepare/prepare_parts.h"

#include "chars/chars.h"
#include "base/utf8.h"
#include "prepare/limits.h"
#include <string.h>

static void copy_to(Preparer *w, uint32_t to)
{
    buf_put(&w->p->text, w->s + w->copied, to - w->copied);
    w->copied = to;
}

void prepare_put(Preparer *w, uint32_t at, const char *text, uint32_t resume)
{
    copy_to(w, at);
    buf_puts(&w->p->text, text);
    w->copied = resume;
    vec_push(&w->p->edits, ((Edit){(uint32_t)w->p->text.len, resume}));
}

void prepare_insert(Preparer *w, uint32_t at, int code, uint32_t resume)
{
    const char bytes[] = {(char)0xEF, (char)0xB7, (char)code, 0};
    prepare_put(w, at, bytes, resume);
}

void prepare_split(Preparer *w, uint32_t at, uint32_t n)
{
    copy_to(w, at);
    buf_put(&w->p->text, w->s + at, n);
    prepare_put(w, at, "\n", at);
    vec_push(&w->p->lines, (uint32_t)w->p->text.len);
}

static bool is_escaped(const Preparer *w, uint32_t at)
{
    uint32_t n = 0;
    while (at > w->start + n && w->s[at - n - 1] == '\\')
        n++;
    return n % 2;
}

static bool is_east_asian(uint32_t cp)
{
    return char_is_cjk(cp) || char_is_tibetan(cp) || char_is_shared_mark(cp);
}

static uint32_t run_end(const Preparer *w, uint32_t i)
{
    uint32_t j = i;
    while (j < w->end && w->s[j] == w->s[i])
        j++;
    return j;
}

/* On which side of the delimiters in [i, j) a pad makes them flank as they would in English: -1, 1, or 0 for none. */
static int pad_side(const Preparer *w, uint32_t i, uint32_t j)
{
    uint32_t before, after;
    if (i == w->start || j == w->end)
        return 0;
    utf8_before(w->s, i, &before);
    utf8_decode(w->s + j, &after);
    bool mark_before = char_is_punct(before), mark_after = char_is_punct(after);
    if (char_is_space(before) || char_is_space(after) || mark_before == mark_after)
        return 0;
    if (!is_east_asian(before) && !is_east_asian(after))
        return 0;
    return mark_before ? -1 : 1;
}

/* A run of delimiters at i; returns its end. */
static uint32_t delimiter_run(Preparer *w, uint32_t i)
{
    uint32_t j = run_end(w, i);
    if (i == w->start || j == w->end || is_escaped(w, i) || (w->s[i] == '~' && j - i != 2))
        return j;
    int side = pad_side(w, i, j);
    if (side)
        prepare_insert(w, side < 0 ? i : j, PREPARED_PAD, side < 0 ? i : j);
    return j;
}

/* `code` at i: remembers where it ends. */
static uint32_t code_span(Preparer *w, uint32_t i)
{
    enum { LONGEST = 4096 };
    uint32_t j = run_end(w, i), n = j - i;
    if (i < w->code_end || is_escaped(w, i))
        return j;
    for (uint32_t k = j; k < w->end && k - j < LONGEST && !(w->s[k] == '\n' && k + 1 < w->end && w->s[k + 1] == '\n');
         k++) {
        if (w->s[k] != '`')
            continue;
        uint32_t end = run_end(w, k);
        if (end - k == n) {
            w->code_end = end;
            break;
        }
        k = end - 1;
    }
    return j;
}

/* What may stand outside emphasis written with _: an edge, a mark, Chinese; inside Latin words it is a letter. */
static bool is_outside(uint32_t cp)
{
    return char_is_space(cp) || char_is_punct(cp) || is_east_asian(cp);
}

/* Within https://… or a mail address, as far as a look back tells? */
static bool in_address(const Preparer *w, uint32_t i)
{
    enum { LOOK_BACK = 200 };
    for (uint32_t n = 0; n < LOOK_BACK && i > w->start && w->s[i - 1] > ' ' && w->s[i - 1] < 0x7F; n++, i--)
        if (w->s[i - 1] == '@' || (w->s[i - 1] == ':' && w->s[i] == '/') || memcmp(w->s + i - 1, "www.", 4) == 0)
            return true;
    return false;
}

static void put_stars(Preparer *w, uint32_t i, uint32_t n)
{
    int side = pad_side(w, i, i + n);
    if (side < 0)
        prepare_insert(w, i, PREPARED_PAD, i);
    prepare_put(w, i, n == 1 ? "*" : n == 2 ? "**" : "***", i + n);
    if (side > 0)
        prepare_insert(w, i + n, PREPARED_PAD, i + n);
}

/* __真，__她 at i: _ does not work beside Chinese, * does. Where both ends are certain, in one line, they change. */
static uint32_t underscores(Preparer *w, uint32_t i)
{
    uint32_t j = run_end(w, i), n = j - i, k, before = '\n', after = '\n', first, last;
    if (n > 3 || w->line.fenced || w->line.in_code || i < w->code_end || i < w->address_end || is_escaped(w, i))
        return j;
    for (k = j; k < w->end && !strchr("_`[]()<>\\\n", w->s[k]); k++) {
    }
    if (k == j || k == w->end || w->s[k] != '_' || run_end(w, k) - k != n)
        return j;
    if (i > w->start)
        utf8_before(w->s, i, &before);
    if (k + n < w->end)
        utf8_decode(w->s + k + n, &after);
    utf8_decode(w->s + j, &first);
    utf8_before(w->s, k, &last);
    bool chinese = is_east_asian(before) || is_east_asian(after) || is_east_asian(first) || is_east_asian(last);
    bool edge = n > 1 || char_is_space(before) || char_is_punct(before) || char_is_space(after) || char_is_punct(after);
    if (in_address(w, i) || !chinese || !edge || !is_outside(before) || !is_outside(after) || char_is_space(first) ||
        char_is_space(last))
        return j;
    put_stars(w, i, n);
    put_stars(w, k, n);
    return k + n;
}

/* ]( at i: what follows up to ) is an address. */
static uint32_t address(Preparer *w, uint32_t i)
{
    if (i + 1 < w->end && w->s[i + 1] == '(') {
        uint32_t k = w->address_end > i + 2 ? w->address_end : i + 2; /* looked through once */
        while (k < w->end && w->s[k] != ')' && w->s[k] != '\n')
            k++;
        w->address_end = k;
    }
    return i + 1;
}

/* {汉字|hàn|zì} at i: its bars are put out of a table's reach. Returns where to go on. */
static uint32_t ruby_bars(Preparer *w, uint32_t i)
{
    enum { LONGEST = 512 };
    uint32_t cp = 0, stop = i + 1, bars = 0;
    if (i + 1 < w->end)
        utf8_decode(w->s + i + 1, &cp);
    if (!char_is_cjk(cp) && !char_is_tibetan(cp))
        return i + 1;
    while (stop < w->end && stop - i < LONGEST && w->s[stop] != '}' && w->s[stop] != '{' && w->s[stop] != '\n')
        bars += w->s[stop++] == '|';
    if (!bars || stop >= w->end || w->s[stop] != '}')
        return i + 1;
    for (uint32_t k = i + 1; k < stop; k++)
        if (w->s[k] == '|')
            prepare_insert(w, w->s[k - 1] == '\\' ? k - 1 : k, PREPARED_BAR, k + 1);
    return stop;
}

static void note_definition(Preparer *w, uint32_t from)
{
    uint32_t i = from, end;
    while (i < w->end && i < from + 3 && w->s[i] == ' ')
        i++;
    if (w->end - i < 5 || w->s[i] != '[' || w->s[i + 1] != '^')
        return;
    for (end = i + 2; end < w->end && w->s[end] != ']' && w->s[end] > ' '; end++) {
    }
    if (end + 1 < w->end && w->s[end] == ']' && w->s[end + 1] == ':' && end > i + 2)
        vec_push(&w->p->notes, ((NoteDefinition){i, end + 1, (unsigned)w->p->lines.len}));
}

/* Returns where its characters are to be read from. */
static uint32_t begin_line(Preparer *w, uint32_t from)
{
    copy_to(w, from);
    vec_push(&w->p->lines, (uint32_t)w->p->text.len);
    if (from < w->formula_end)
        return from;
    uint32_t to = prepare_line(w, from);
    note_definition(w, from);
    return to;
}

bool prepare_body(Diag *d, const Source *src, size_t start, size_t end, Prepared *out)
{
    *out = (Prepared){.src = src};
    if (!limits_check(d, src, start, end))
        return false;
    Preparer w = {
        .p = out, .diag = d, .s = src->text, .start = (uint32_t)start, .end = (uint32_t)end, .copied = (uint32_t)start};
    buf_reserve(&out->text, end - start + (end - start) / 16);
    out->text.data[0] = 0;
    vec_push(&out->edits, ((Edit){0, w.start}));
    for (uint32_t i = begin_line(&w, w.start); i < w.end;) {
        if (i < w.formula_end && w.s[i] != '\n') {
            i = prepare_in_formula(&w, i);
            continue;
        }
        switch (w.s[i]) {
        case '\n':
            if (++i < w.end)
                i = begin_line(&w, i);
            break;
        case '*':
        case '~':
            i = delimiter_run(&w, i);
            break;
        case '_':
            i = underscores(&w, i);
            break;
        case '`':
            i = code_span(&w, i);
            break;
        case ']':
            i = address(&w, i);
            break;
        case '!':
            i = prepare_picture(&w, i);
            break;
        case (char)0xEF: /* ！ */
            i = memcmp(w.s + i, "\xEF\xBC\x81", 3) == 0 ? prepare_picture(&w, i) : i + 3;
            break;
        case '{':
            i = ruby_bars(&w, i);
            break;
        case '$':
            i = prepare_formula(&w, i);
            break;
        default:
            i++;
        }
    }
    copy_to(&w, w.end);
    return true;
}

void prepared_free(Prepared *p)
{
    buf_free(&p->text);
    vec_free(&p->edits);
    vec_free(&p->lines);
    vec_free(&p->notes);
    vec_free(&p->links);
    strmap_free(p->closed);
}

uint32_t prepared_source(Prepared *p, uint32_t at)
{
    const Edit *e = p->edits.ptr;
    size_t n = p->edits.len, k = p->last_edit;
    if (at < e[k].at) { /* back: search; on: walk */
        size_t low = 0, high = k;
        while (high - low > 1) {
            size_t middle = (low + high) / 2;
            if (e[middle].at <= at)
                low = middle;
            else
                high = middle;
        }
        k = low;
    }
    while (k + 1 < n && e[k + 1].at <= at)
        k++;
    p->last_edit = k;
    uint32_t there = e[k].src + (at - e[k].at);
    return k + 1 < n && there > e[k + 1].src ? e[k + 1].src : there;
}

uint32_t prepared_line_end(const Prepared *p, int line)
{
    if (line < 1)
        return 0;
    if ((size_t)line >= p->lines.len)
        return (uint32_t)p->text.len;
    return p->lines.ptr[line] - 1;
}

uint32_t prepared_offset(const Prepared *p, int line, int column)
{
    if (line < 1)
        return 0;
    if ((size_t)line > p->lines.len)
        return (uint32_t)p->text.len;
    uint32_t at = p->lines.ptr[line - 1] + (column > 0 ? (uint32_t)column - 1 : 0), end = prepared_line_end(p, line);
    return at < end ? at : end;
}
