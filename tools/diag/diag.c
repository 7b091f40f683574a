#include "diag/diag.h"

#include "base/arena.h"
#include "base/map.h"
#include "diag/internal.h"
#include "diag/messages.h"
#include "diag/phrase.h"
#include "diag/width.h"
#include <assert.h>
#include <locale.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* The longest piece of a source line shown, in characters on either side of the place. */
#define EXCERPT_CHARS 72

/* Where the last place was, so that reports in text order cost one walk through the text, not one each. */
typedef struct Cursor {
    const Source *src;
    const char *text;
    size_t offset, line_start, n_cuts; /* n_cuts: that stand before the offset */
    unsigned line, column;
} Cursor;

struct Diag {
    Arena *arena, *scratch;
    VEC(Report) reports;
    IntMap *seen; /* hash of a report → its index */
    Cursor cursor;
    size_t n_errors, n_warnings, n_unseen;
    bool has_system;
};

Diag *diag_new(void)
{
    Diag *d = mem_alloc(sizeof *d);
    d->arena = arena_new();
    d->scratch = arena_new();
    d->seen = intmap_new();
    return d;
}

void diag_free(Diag *d)
{
    if (!d)
        return;
    arena_free(d->arena);
    arena_free(d->scratch);
    intmap_free(d->seen);
    vec_free(&d->reports);
    mem_free(d);
}

static uint64_t report_hash(const Report *r)
{
    uint64_t h = hash_bytes(r->line, r->path, strlen(r->path));
    return args_hash(h ^ (uint64_t)r->column << 24 ^ (uint64_t)r->code << 8 ^ (uint64_t)r->severity, &r->args);
}

static bool report_equal(const Report *a, const Report *b)
{
    return a->severity == b->severity && a->line == b->line && a->column == b->column && a->code == b->code &&
           strcmp(a->path, b->path) == 0 && args_equal(&a->args, &b->args);
}

void diag_add(Diag *d, Report r)
{
    uint64_t h = report_hash(&r), at;
    while (intmap_lookup(d->seen, h, &at)) {
        if (report_equal(&d->reports.ptr[at], &r))
            return;
        h++;
    }
    r.number = d->reports.len;
    r.path = arena_strdup(d->arena, r.path);
    r.args = args_dup(d->arena, &r.args);
    r.excerpt = r.excerpt ? arena_strdup(d->arena, r.excerpt) : NULL;
    intmap_put(d->seen, h, r.number);
    vec_push(&d->reports, r);
    d->n_errors += r.severity == SEV_ERROR;
    d->n_warnings += r.severity == SEV_WARNING;
    d->n_unseen += r.code == DIAG_UNSEEN_LEFT_OUT;
    d->has_system |= r.system;
}

/* What was cut out before the cursor counts as it did in the file. */
static void pass_cuts(Cursor *c, const Source *s)
{
    for (; c->n_cuts < s->n_cuts && s->cuts[c->n_cuts] <= c->offset; c->n_cuts++)
        c->column++;
}

/* Moves the cursor forward to an offset. Invalid bytes count as one character each. */
static void cursor_walk(Cursor *c, const Source *s, size_t offset)
{
    pass_cuts(c, s);
    while (c->offset < offset) {
        uint32_t cp;
        size_t n = char_decode_safe(s->text + c->offset, s->len - c->offset, &cp);
        if (c->offset + n > offset)
            break; /* the offset is inside a character: its start counts */
        c->offset += n;
        c->column++;
        if (cp == '\n') {
            c->line++;
            c->column = 1;
            c->line_start = c->offset;
        }
        pass_cuts(c, s);
    }
}

static void cursor_seek(Cursor *c, const Source *s, size_t offset)
{
    if (offset > s->len)
        offset = s->len;
    if (c->src != s || c->text != s->text || c->offset > offset)
        *c = (Cursor){.src = s, .text = s->text, .line = 1, .column = 1};
    cursor_walk(c, s, offset);
}

void source_locate(const Source *s, size_t offset, unsigned *line, unsigned *column)
{
    Cursor c = {0};
    cursor_seek(&c, s, offset);
    *line = c.line;
    *column = c.column;
}

static bool is_continuation(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

/* The source line about the cursor; a long line is cut on both sides. */
static const char *excerpt_new(const Cursor *c, size_t *caret)
{
    const Source *s = c->src;
    size_t from = c->offset, to = c->offset;
    for (int n = 0; from > c->line_start && n < EXCERPT_CHARS; n++)
        do
            from--;
        while (from > c->line_start && is_continuation(s->text[from]));
    for (int n = 0; to < s->len && s->text[to] != '\n' && n < EXCERPT_CHARS; n++)
        do
            to++;
        while (to < s->len && is_continuation(s->text[to]));
    bool cut_before = from > c->line_start, cut_after = to < s->len && s->text[to] != '\n';
    Buf b = {0};
    if (cut_before)
        buf_puts(&b, "…");
    *caret = b.len + (c->offset - from);
    buf_put(&b, s->text + from, to - from);
    for (size_t i = *caret - (c->offset - from); i < b.len; i++)
        if (!b.data[i])
            b.data[i] = 1; /* as unprintable, but no string's end */
    if (cut_after)
        buf_puts(&b, "…");
    return b.data;
}

/* The report's place and the source line there, on the heap. */
static void set_place(Diag *d, Report *r, Span span)
{
    if (span.src)
        r->path = span.src->path;
    if (!span.src || !span.src->text)
        return;
    cursor_seek(&d->cursor, span.src, span.start);
    r->line = d->cursor.line;
    r->column = d->cursor.column;
    r->excerpt = excerpt_new(&d->cursor, &r->caret);
}

void diag_report(Diag *d, Severity sev, Span span, DiagCode code, ...)
{
    va_list ap;
    va_start(ap, code);
    Report r = {.severity = sev == SEV_FAILURE ? SEV_ERROR : sev,
                .path = "",
                .code = code,
                .args = words_take(d->scratch, code, ap),
                .system = sev == SEV_FAILURE};
    va_end(ap);
    set_place(d, &r, span);
    const char *excerpt = r.excerpt;
    diag_add(d, r);
    mem_free((void *)excerpt);
    arena_reset(d->scratch);
}

Span diag_file(Diag *d, const char *path)
{
    Source *s = ARENA_NEW(d->arena, Source);
    s->path = arena_strdup(d->arena, path);
    return span_at(s, 0, 0);
}

/* In English, whatever the locale: what is stored is told in another language later. The common ones have their Chinese
 * in the catalogue. */
static const char *errno_words(Arena *a, int error_number)
{
    locale_t c = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    const char *words = c ? strerror_l(error_number, c) : phrase(a, "error %d", error_number);
    words = arena_strdup(a, words);
    if (c)
        freelocale(c);
    return words;
}

void diag_system(Diag *d, const char *path, int error_number, const char *doing)
{
    Arg at[] = {{.kind = ARG_TEXT, .text = doing}, {.kind = ARG_TEXT, .text = errno_words(d->scratch, error_number)}};
    Report r = {
        .severity = SEV_ERROR, .path = path ? path : "", .code = DIAG_SYSTEM, .args = {at, 2, 2}, .system = true};
    diag_add(d, r);
}

void diag_merge(Diag *into, const Diag *from)
{
    for (size_t i = 0; i < from->reports.len; i++)
        diag_add(into, from->reports.ptr[i]);
}

size_t diag_count(const Diag *d)
{
    return d->reports.len;
}

const Report *diag_at(const Diag *d, size_t i)
{
    return &d->reports.ptr[i];
}

size_t diag_errors(const Diag *d)
{
    return d->n_errors;
}

size_t diag_warnings(const Diag *d)
{
    return d->n_warnings;
}

bool diag_is_told(const Diag *d, Span span)
{
    unsigned line, column;
    if (!span.src)
        return false;
    source_locate(span.src, span.start, &line, &column);
    for (size_t i = 0; i < d->reports.len; i++) {
        const Report *r = &d->reports.ptr[i];
        if (r->severity >= SEV_ERROR && r->line == line && r->column == column && strcmp(r->path, span.src->path) == 0)
            return true;
    }
    return false;
}

bool diag_has_system_error(const Diag *d)
{
    return d->has_system;
}

/* By file and place; what has no file comes last, in order of arrival. */
static int report_compare(const void *a, const void *b)
{
    const Report *x = *(const Report *const *)a, *y = *(const Report *const *)b;
    if (!*x->path != !*y->path)
        return *x->path ? -1 : 1;
    int by_path = strcmp(x->path, y->path);
    if (by_path)
        return by_path;
    if (x->line != y->line)
        return x->line < y->line ? -1 : 1;
    if (x->column != y->column)
        return x->column < y->column ? -1 : 1;
    return x->number < y->number ? -1 : 1;
}

/* Blanks as wide as the text before the place; tabs stay tabs, so that they line up whatever their width. */
static void put_caret(Buf *out, const char *excerpt, size_t caret)
{
    for (size_t i = 0; i < caret;) {
        uint32_t cp;
        i += char_decode_safe(excerpt + i, caret - i, &cp);
        if (cp == '\t')
            buf_putc(out, '\t');
        else
            for (int n = char_columns(cp); n > 0; n--)
                buf_putc(out, ' ');
    }
    buf_puts(out, "^\n");
}

/* Colours of a terminal (ECMA-48, SGR), those compilers have. */
#define SGR(n) "\033[" n "m"
#define PLAIN SGR("0")
#define BOLD SGR("1")
#define GREEN SGR("1;32")
#define CYAN SGR("1;36")

typedef struct Kind {
    const char *name, *colour;
} Kind;

static const Kind kinds[] = {
    [SEV_NOTE] = {"note: ", CYAN}, [SEV_WARNING] = {"warning: ", SGR("1;35")}, [SEV_ERROR] = {"error: ", SGR("1;31")}};
static_assert(sizeof kinds / sizeof *kinds == SEV_ERROR + 1, "a name for each severity");

static void put_coloured(Buf *out, bool coloured, const char *colour, const char *text)
{
    buf_puts(out, coloured ? colour : "");
    put_clean(out, text, strlen(text));
    buf_puts(out, coloured ? PLAIN : "");
}

static void put_place(Buf *out, const Report *r, bool coloured)
{
    Buf place = {0};
    buf_puts(&place, *r->path ? r->path : "paiban");
    if (*r->path && r->line)
        buf_printf(&place, ":%u:%u", r->line, r->column);
    buf_puts(&place, ":");
    put_coloured(out, coloured, BOLD, place.data);
    buf_putc(out, ' ');
    buf_free(&place);
}

static void put_excerpt(Buf *out, const Report *r, bool coloured)
{
    buf_puts(out, "    ");
    put_clean(out, r->excerpt, strlen(r->excerpt));
    buf_puts(out, "\n    ");
    buf_puts(out, coloured ? GREEN : "");
    put_caret(out, r->excerpt, r->caret);
    buf_puts(out, coloured ? PLAIN : "");
}

static void put_report(Buf *out, const Report *r, bool coloured)
{
    Buf words = {0};
    put_place(out, r, coloured);
    put_coloured(out, coloured, kinds[r->severity].colour, translate(kinds[r->severity].name));
    words_message(r->code, &r->args, &words);
    put_clean(out, words.data, words.len);
    buf_putc(out, '\n');
    if (r->excerpt && *r->excerpt)
        put_excerpt(out, r, coloured);
    words.len = 0;
    if (words_hint(r->code, &r->args, &words) && words.len) {
        put_coloured(out, coloured, CYAN, translate("hint: "));
        put_clean(out, words.data, words.len);
        buf_putc(out, '\n');
    }
    buf_free(&words);
}

const Report **diag_sorted(const Diag *d, Severity least, size_t *n)
{
    const Report **sorted = mem_alloc((d->reports.len + 1) * sizeof *sorted);
    *n = 0;
    for (size_t i = 0; i < d->reports.len; i++)
        if (d->reports.ptr[i].severity >= least)
            sorted[(*n)++] = &d->reports.ptr[i];
    qsort(sorted, *n, sizeof *sorted, report_compare);
    return sorted;
}

void diag_print(const Diag *d, bool with_notes, Buf *out)
{
    diag_print_coloured(d, with_notes, false, out);
}

static void put_unseen(Buf *out, size_t n, bool coloured)
{
    put_coloured(out, coloured, BOLD, "paiban:");
    buf_putc(out, ' ');
    put_coloured(out, coloured, kinds[SEV_NOTE].colour, translate(kinds[SEV_NOTE].name));
    phrase_put(out, "%zu character%s that can't be seen left out\n", n, n == 1 ? "" : "s");
    put_coloured(out, coloured, CYAN, translate("hint: "));
    phrase_put(out, "paiban check lists them\n");
}

void diag_print_coloured(const Diag *d, bool with_notes, bool coloured, Buf *out)
{
    size_t n;
    const Report **sorted = diag_sorted(d, with_notes ? SEV_NOTE : SEV_WARNING, &n);
    for (size_t i = 0; i < n; i++)
        put_report(out, sorted[i], coloured);
    mem_free(sorted);
    if (!with_notes && d->n_unseen)
        put_unseen(out, d->n_unseen, coloured);
}
