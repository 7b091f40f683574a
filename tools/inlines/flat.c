#include "inlines/flat.h"

#include "chars/chars.h"
#include "chars/nfc.h"
#include "base/utf8.h"
#include "normalise/normalise.h"
#include <string.h>

void flat_reset(Flat *f)
{
    f->text.len = f->at.len = f->runs.len = 0;
    f->plain = false;
}

void flat_free(Flat *f)
{
    buf_free(&f->text);
    vec_free(&f->at);
    vec_free(&f->runs);
}

void flat_put(Flat *f, char byte, uint32_t at)
{
    buf_putc(&f->text, byte);
    vec_push(&f->at, at);
    f->runs.ptr[f->runs.len - 1].len++;
}

void flat_put_run(Flat *f, const char *bytes, size_t n, uint32_t at)
{
    size_t need = f->at.len + n;
    buf_put(&f->text, bytes, n);
    if (need > f->at.cap) {
        f->at.cap = need * 2;
        f->at.ptr = mem_realloc(f->at.ptr, f->at.cap * sizeof *f->at.ptr);
    }
    for (size_t i = 0; i < n; i++)
        f->at.ptr[f->at.len++] = at + (uint32_t)i;
    f->runs.ptr[f->runs.len - 1].len += (uint32_t)n;
}

FlatRun *flat_begin(Flat *f, FlatKind kind, uint16_t marks, const char *href)
{
    FlatRun run = {.kind = kind, .marks = marks, .href = href, .start = (uint32_t)f->text.len};
    vec_push(&f->runs, run);
    return &f->runs.ptr[f->runs.len - 1];
}

static void put_bytes(Flat *f, const char *bytes, const uint32_t *at, uint32_t n)
{
    size_t need = f->at.len + n;
    if (need > f->at.cap) {
        f->at.cap = need * 2;
        f->at.ptr = mem_realloc(f->at.ptr, f->at.cap * sizeof *f->at.ptr);
    }
    memcpy(f->at.ptr + f->at.len, at, n * sizeof *at);
    f->at.len = need;
    buf_put(&f->text, bytes, n);
}

/* Has the run no text but blanks and line feeds? */
static bool is_white(const Flat *f, const FlatRun *run)
{
    for (uint32_t i = run->start; i < run->start + run->len;) {
        uint32_t cp;
        i += (uint32_t)utf8_decode(f->text.data + i, &cp);
        if (cp != '\n' && !char_is_blank(cp))
            return false;
    }
    return run->kind == FLAT_TEXT;
}

bool flat_next_part(const Flat *f, size_t *from, Flat *out)
{
    size_t first = *from, end = first, n = f->runs.len;
    if (first >= n)
        return false;
    while (end < n && f->runs.ptr[end].kind != FLAT_SPLIT)
        end++;
    *from = end + 1;
    while (first < end && (f->runs.ptr[first].kind == FLAT_BREAK || is_white(f, &f->runs.ptr[first])))
        first++;
    while (end > first && (f->runs.ptr[end - 1].kind == FLAT_BREAK || is_white(f, &f->runs.ptr[end - 1])))
        end--;
    flat_reset(out);
    for (size_t i = first; i < end; i++) {
        FlatRun run = f->runs.ptr[i];
        uint32_t start = run.start, len = run.len;
        run.start = (uint32_t)out->text.len;
        vec_push(&out->runs, run);
        if (len)
            put_bytes(out, f->text.data + start, f->at.ptr + start, len);
    }
    return true;
}

/* The pass that joins lines: bytes move down from r to w. */
typedef struct Joiner {
    const FlatContext *c;
    Flat *f;
    uint32_t w;
    bool line_start; /* blanks here are dropped */
} Joiner;

static void move_byte(Joiner *j, uint32_t r, char byte)
{
    j->f->text.data[j->w] = byte;
    j->f->at.ptr[j->w++] = j->f->at.ptr[r];
}

/* Drops blanks from the end of what was moved, down to `floor`. */
static void trim_end(Joiner *j, uint32_t floor)
{
    while (j->w > floor) {
        uint32_t cp;
        uint32_t n = (uint32_t)utf8_before(j->f->text.data, j->w, &cp);
        if (!char_is_blank(cp))
            break;
        j->w -= n;
    }
}

static const char *skip_numerals(const char *s)
{
    static const char numerals[] = "一二三四五六七八九十";
    for (int n = 0; n < 3; n++) {
        const char *d = numerals;
        while (*d && strncmp(s, d, 3) != 0)
            d += 3;
        if (!*d)
            break;
        s += 3;
    }
    return s;
}

/* 一、 or （一） after a sentence: to an agency a paragraph of its own. */
static bool is_numbered(uint32_t before, const char *s)
{
    bool bracket = strncmp(s, "（", 3) == 0;
    const char *from = bracket ? s + 3 : s, *end = skip_numerals(from);
    bool sentence = before == 0x3002 || before == 0xFF1B || before == 0xFF1A || before == 0xFF01 || before == 0xFF1F;
    return sentence && end > from && strncmp(end, bracket ? "）" : "、", 3) == 0;
}

/* Where the next line's text begins. Two full-width spaces there mean a new paragraph to an agency, not to Markdown. */
static uint32_t find_text(const Joiner *j, uint32_t r)
{
    uint32_t wide = 0, from = r, end = (uint32_t)j->f->text.len;
    while (r < end) {
        uint32_t cp;
        int n = utf8_decode(j->f->text.data + r, &cp);
        if (!char_is_blank(cp) && cp != '\n')
            break;
        wide += cp == 0x3000 || cp == 0x2003;
        r += (uint32_t)n;
    }
    if (wide >= 2)
        diag_warning(j->c->diag, span_at(j->c->src, j->f->at.ptr[from], j->f->at.ptr[from] + 6), DIAG_LINE_INDENTED);
    return r;
}

/* The line break at r, which becomes a space or nothing. */
static void soft_break(Joiner *j, uint32_t r)
{
    if (j->line_start) /* nothing stands in the line that ends */
        return;
    trim_end(j, 0);
    uint32_t text = find_text(j, r + 1), left, right;
    if (text < j->f->text.len && j->w > 0) {
        utf8_before(j->f->text.data, j->w, &left);
        utf8_decode(j->f->text.data + text, &right);
        if (is_numbered(left, j->f->text.data + text))
            diag_warning(j->c->diag, span_at(j->c->src, j->f->at.ptr[text], j->f->at.ptr[text] + 3),
                         DIAG_LINE_NUMBERED);
        if (char_join_needs_space(left, right))
            move_byte(j, r, ' ');
    }
    j->line_start = true;
}

static uint32_t join_character(Joiner *j, uint32_t r, bool code)
{
    const char *s = j->f->text.data;
    unsigned char b = (unsigned char)s[r];
    if (b == '\n' && !code) {
        soft_break(j, r);
        return r + 1;
    }
    uint32_t cp = b;
    int n = 1;
    if (b >= 0x80)
        n = utf8_decode(s + r, &cp);
    bool blank = char_is_blank(cp);
    if (!code && blank && (j->line_start || (cp <= ' ' && j->w > 0 && s[j->w - 1] == ' ')))
        return r + (uint32_t)n;
    j->line_start &= blank;
    for (int k = 0; k < n; k++)
        move_byte(j, r + (uint32_t)k, b == '\t' ? ' ' : s[r + (uint32_t)k]);
    return r + (uint32_t)n;
}

/* The first byte of a blank beyond ASCII, as far as three bytes tell. */
static bool may_be_blank(const unsigned char *u)
{
    switch (u[0]) {
    case 0xC2:
        return u[1] == 0xA0;
    case 0xE1:
        return u[1] == 0x9A;
    case 0xE2:
        return (u[1] == 0x80 && (u[2] <= 0x8A || u[2] == 0xAF)) || u[1] == 0x81;
    case 0xE3:
        return u[1] == 0x80 && u[2] == 0x80;
    default:
        return false;
    }
}

/* Bytes from r on that only move: no blanks or line breaks. */
static uint32_t ordinary(const char *s, uint32_t r, uint32_t end)
{
    uint32_t i = r;
    for (; i < end; i++) {
        unsigned char b = (unsigned char)s[i];
        if (b <= ' ' || (b >= 0xC2 && b <= 0xE3 && may_be_blank((const unsigned char *)s + i)))
            break;
    }
    return i - r;
}

static uint32_t join_ordinary(Joiner *j, uint32_t r, uint32_t n)
{
    if (j->w != r) {
        memmove(j->f->text.data + j->w, j->f->text.data + r, n);
        memmove(j->f->at.ptr + j->w, j->f->at.ptr + r, n * sizeof *j->f->at.ptr);
    }
    j->w += n;
    j->line_start = false;
    return r + n;
}

static void join_lines(const FlatContext *c, Flat *f)
{
    Joiner j = {c, f, 0, true};
    uint32_t floor = 0; /* after the last forced break */
    for (size_t i = 0; i < f->runs.len; i++) {
        FlatRun *run = &f->runs.ptr[i];
        uint32_t r = run->start, end = run->start + run->len;
        if (run->kind == FLAT_BREAK) {
            trim_end(&j, floor);
            floor = j.w;
            j.line_start = true;
        }
        run->start = j.w;
        while (r < end) {
            uint32_t n = ordinary(f->text.data, r, end);
            r = n ? join_ordinary(&j, r, n) : join_character(&j, r, run->marks & MARK_CODE);
        }
        if (run->start > j.w) /* it dropped blanks of the runs before it */
            run->start = j.w;
        run->len = j.w - run->start;
    }
    trim_end(&j, floor);
    f->text.len = f->at.len = j.w;
    if (f->text.data)
        f->text.data[j.w] = 0;
    /* Blanks that were dropped at an end may have belonged to an earlier run. */
    for (size_t i = f->runs.len; i-- > 0;) {
        FlatRun *run = &f->runs.ptr[i];
        uint32_t limit = i + 1 < f->runs.len ? run[1].start : j.w;
        if (run->start > limit)
            run->start = limit;
        if (run->start + run->len > limit)
            run->len = limit - run->start;
    }
}

/* Texts of one marking that cmark gave apart become one run. */
static void merge_runs(Flat *f)
{
    size_t w = 0;
    for (size_t i = 0; i < f->runs.len; i++) {
        const FlatRun *run = &f->runs.ptr[i];
        FlatRun *last = w ? &f->runs.ptr[w - 1] : NULL;
        if (last && last->kind == FLAT_TEXT && run->kind == FLAT_TEXT && last->marks == run->marks &&
            last->href == run->href)
            last->len += run->len;
        else
            f->runs.ptr[w++] = *run;
    }
    f->runs.len = w;
}

/* A run's text in normalisation form C, added to `out`. What is put for a stretch keeps its place: the first byte where
 * it begins, the last where it ends. */
static void compose_run(const Flat *f, FlatRun *run, Buf *as, Flat *out)
{
    const char *s = f->text.data + run->start;
    const uint32_t *at = f->at.ptr + run->start;
    size_t done = 0, from = 0, to = 0;
    FlatRun *copy = flat_begin(out, run->kind, run->marks, run->href);
    while (nfc_next(s, run->len, done, &from, &to, as)) {
        for (; done < from; done++)
            flat_put(out, s[done], at[done]);
        for (size_t i = 0; i < as->len; i++)
            flat_put(out, as->data[i], at[i + 1 == as->len || from + i >= to ? to - 1 : from + i]);
        done = to;
    }
    for (; done < run->len; done++)
        flat_put(out, s[done], at[done]);
    run->start = copy->start;
    run->len = copy->len;
}

/* Canonically equivalent text is one text: é is é whether the source has it in one character or two. */
static void compose(Flat *f)
{
    Buf as = {0};
    Flat out = {0};
    size_t from, to;
    if (nfc_next(f->text.len ? f->text.data : "", f->text.len, 0, &from, &to, &as)) {
        for (size_t i = 0; i < f->runs.len; i++)
            compose_run(f, &f->runs.ptr[i], &as, &out);
        vec_free(&out.runs);
        out.runs = f->runs;
        buf_free(&f->text);
        vec_free(&f->at);
        *f = out;
    }
    buf_free(&as);
}

typedef struct Emitter {
    const FlatContext *c;
    const Flat *f;
    const FlatExtra *extra; /* NULL: none */
    const FlatRubies *rubies;
    VEC(Inline) out;
    VEC(const uint32_t *) places; /* of each in `out`: NormPiece.at */
} Emitter;

static void emit_text(Emitter *e, const FlatRun *run, uint32_t from, uint32_t to)
{
    Inline in = {.kind = INL_TEXT, .marks = run->marks, .href = run->href};
    if (e->extra) {
        in.marks |= e->extra[from].marks;
        in.name = e->extra[from].name;
    }
    in.text = arena_strndup(e->c->arena, e->f->text.data + from, to - from);
    size_t start = e->f->at.ptr[from], end = (size_t)e->f->at.ptr[to - 1] + 1;
    if (end > e->c->src->len) /* the place was lost */
        end = e->c->src->len;
    in.span = span_at(e->c->src, start < end ? start : end, end);
    vec_push(&e->out, in);
    vec_push(&e->places, end - start == to - from ? NULL : e->f->at.ptr + from);
}

static void emit_ruby(Emitter *e, const FlatRun *run, uint32_t index)
{
    const FlatRuby *ruby = &e->rubies->ptr[index - 1];
    Inline in = {.kind = INL_RUBY, .marks = (uint16_t)(run->marks | ruby->marks), .href = run->href};
    in.name = ruby->name;
    in.text = ruby->base;
    in.readings = ruby->readings;
    in.n_readings = ruby->n_readings;
    in.span = ruby->span;
    vec_push(&e->out, in);
    vec_push(&e->places, NULL);
}

static bool is_mark_at(const char *s)
{
    uint32_t cp;
    utf8_decode(s, &cp);
    return char_is_mark(cp);
}

/* Where the text from `from` on stops being contiguous in the source or alike in marking. */
static uint32_t stretch_end(const Emitter *e, uint32_t from, uint32_t end)
{
    const char *s = e->f->text.data;
    const uint32_t *at = e->f->at.ptr;
    const FlatExtra *x = e->extra;
    for (uint32_t i = from + 1; i < end; i++) {
        if (((unsigned char)s[i] & 0xC0) == 0x80)
            continue;
        if (at[i] != at[i - 1] + 1 && !is_mark_at(s + i))
            return i;
        if (x && (x[i].dropped || x[i].ruby || x[i].marks != x[from].marks || x[i].name != x[from].name))
            return i;
    }
    return end;
}

/* Cuts a run so that a text and its span agree. */
static void emit_run(Emitter *e, const FlatRun *run)
{
    uint32_t end = run->start + run->len;
    for (uint32_t i = run->start; i < end;) {
        if (e->extra && e->extra[i].ruby)
            emit_ruby(e, run, e->extra[i].ruby);
        if (e->extra && e->extra[i].dropped) {
            i++;
            continue;
        }
        uint32_t to = stretch_end(e, i, end);
        emit_text(e, run, i, to);
        i = to;
    }
}

static void emit_mark(Emitter *e, const FlatRun *run)
{
    Inline in = {.kind = run->kind == FLAT_BREAK ? INL_BREAK : INL_NOTE,
                 .marks = run->marks,
                 .note = run->note,
                 .text = "",
                 .span = run->span};
    vec_push(&e->out, in);
    vec_push(&e->places, NULL);
}

/* Returns how many are left: a mark may go over into the piece before. */
static size_t normalise_inlines(const FlatContext *c, Inline *in, const uint32_t *const *places, size_t n)
{
    NormPiece *pieces = ARENA_ARRAY(c->arena, NormPiece, n);
    size_t n_pieces = 0;
    for (size_t i = 0; i < n; i++)
        if (in[i].kind != INL_NOTE)
            pieces[n_pieces++] = (NormPiece){.text = in[i].kind == INL_BREAK ? "\n" : in[i].text,
                                             .verbatim = in[i].kind != INL_TEXT || (in[i].marks & MARK_VERBATIM),
                                             .at = places[i],
                                             .href = in[i].href,
                                             .span = in[i].span};
    normalise_next(c->arena, c->diag, c->lang, c->story, pieces, n_pieces);
    n_pieces = 0;
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        if (in[i].kind == INL_TEXT)
            in[i].text = pieces[n_pieces].text;
        n_pieces += in[i].kind != INL_NOTE;
        if (in[i].kind != INL_TEXT || *in[i].text)
            in[kept++] = in[i];
    }
    return kept;
}

size_t flat_asis(const char *text, size_t n)
{
    static const char mark[] = "{.asis}";
    size_t end = n, length = sizeof mark - 1;
    while (end > 0 && strchr(" \t\n", text[end - 1]))
        end--;
    if (end < length || memcmp(text + end - length, mark, length) != 0)
        return n;
    end -= length;
    while (end > 0 && strchr(" \t\n", text[end - 1]))
        end--;
    return end;
}

/* Where a {.word} begins that the text ends with and that closes no [text]; n when there is none. */
static size_t find_word(const char *text, size_t n)
{
    size_t end = n;
    if (end < 4 || text[end - 1] != '}')
        return n;
    for (end--; end > 0 && char_is_ascii_letter((unsigned char)text[end - 1]); end--) {
    }
    bool word = end >= 2 && end < n - 1 && text[end - 1] == '.' && text[end - 2] == '{';
    return word && !(end > 2 && text[end - 3] == ']') ? end - 2 : n;
}

/* Takes {.asis} off the end of a text; false when it isn't there. */
static bool take_asis(const FlatContext *c, Flat *f)
{
    FlatRun *run = f->runs.len ? &f->runs.ptr[f->runs.len - 1] : NULL;
    if (!run || run->kind != FLAT_TEXT || (run->marks & MARK_VERBATIM) || !run->len)
        return false;
    const char *text = f->text.data + run->start;
    size_t brace = find_word(text, run->len), left = flat_asis(text, run->len);
    if (brace == run->len)
        return false;
    const uint32_t *at = f->at.ptr + run->start;
    if (at[brace] > 0 && c->src->text[at[brace] - 1] == '\\') /* meant as characters */
        return false;
    if (left == run->len) {
        diag_warning(c->diag, span_at(c->src, at[brace], at[run->len - 1] + 1), DIAG_TEXT_MARK_UNKNOWN,
                     (int)(run->len - brace), text + brace);
        return false;
    }
    run->len = (uint32_t)left;
    f->text.len = f->at.len = run->start + left;
    f->text.data[f->text.len] = 0;
    return true;
}

Inlines flat_finish(const FlatContext *c, Flat *f)
{
    join_lines(c, f);
    merge_runs(f);
    compose(f);
    bool asis = take_asis(c, f);
    FlatRubies rubies = {0};
    Emitter e = {.c = c, .f = f, .rubies = &rubies};
    FlatExtra *extra = NULL;
    if (flat_has_syntax(f)) {
        e.extra = extra = mem_alloc(sizeof *extra * f->text.len);
        flat_syntax(c, f, extra, &rubies);
    }
    for (size_t i = 0; i < f->runs.len; i++) {
        const FlatRun *run = &f->runs.ptr[i];
        if (run->kind == FLAT_TEXT)
            emit_run(&e, run);
        else if (run->kind != FLAT_IMAGE)
            emit_mark(&e, run);
    }
    if (c->normalise && !asis && e.out.len)
        e.out.len = normalise_inlines(c, e.out.ptr, e.places.ptr, e.out.len);
    Inlines result = {.n = e.out.len};
    if (e.out.len)
        result.at = arena_dup(c->arena, e.out.ptr, sizeof *e.out.ptr * e.out.len);
    vec_free(&e.out);
    vec_free(&e.places);
    vec_free(&rubies);
    mem_free(extra);
    return result;
}

Inlines flat_plain(const FlatContext *c, Flat *scratch, const char *text, uint32_t at)
{
    flat_reset(scratch);
    scratch->plain = true;
    flat_begin(scratch, FLAT_TEXT, 0, NULL);
    for (const char *s = text; *s; s++, at++) {
        uint32_t cp;
        if ((unsigned char)*s == 0xE2 && utf8_decode(s, &cp) == 3 && (cp == 0x2028 || cp == 0x2029)) {
            flat_begin(scratch, FLAT_BREAK, 0, NULL)->span = span_at(c->src, at, at + 3);
            flat_begin(scratch, FLAT_TEXT, 0, NULL);
            s += 2;
            at += 2;
        } else {
            flat_put(scratch, *s, at);
        }
    }
    FlatContext alone = *c;
    alone.story = NULL;
    return flat_finish(&alone, scratch);
}
