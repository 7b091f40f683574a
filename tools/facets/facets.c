/* Articles by section, column, tag and author. */
#include "facets/facets.h"

#include "chars/chars.h"
#include "base/map.h"
#include "base/utf8.h"
#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST = 120 /* bytes of a file's name */ };

const char *facet_folder(FacetKind kind)
{
    static const char *const folders[] = {"sections", "columns", "tags", "authors"};
    static_assert(sizeof folders / sizeof *folders == FACET_KINDS, "each kind has a folder");
    return folders[kind];
}

/* ---- files ---- */

typedef VEC(uint32_t) Word;

static uint32_t folded(uint32_t cp)
{
    if (cp - 0xFF01 < 0x5E) /* full-width forms */
        cp -= 0xFF01 - '!';
    return char_is_space(cp) ? ' ' : char_lower(cp);
}

static bool is_end(uint32_t cp)
{
    return cp == ' ' || cp == CHAR_TSHEG || cp == CHAR_SHAD;
}

/* Folded, spaces only where Han does not make them needless. */
static void fold_word(const char *word, Word *out)
{
    for (const char *s = word; *s;) {
        uint32_t cp;
        s += utf8_decode(s, &cp);
        cp = folded(cp);
        uint32_t last = out->len ? out->ptr[out->len - 1] : ' ';
        if (cp == ' ' && (last == ' ' || char_is_cjk_letter(last)))
            continue;
        if (last == ' ' && out->len && char_is_cjk_letter(cp))
            out->len--;
        vec_push(out, cp);
    }
    while (out->len && is_end(out->ptr[out->len - 1]))
        out->len--;
}

static void put_char(uint32_t cp, bool first, Buf *out)
{
    char bytes[4];
    if (cp == ' ')
        buf_putc(out, '-');
    else if (cp < 0x20 || (cp < 0x80 && strchr("/\\:*?\"<>|#%~&;'", (int)cp)) || (first && cp == '.'))
        buf_printf(out, "~%02x", cp);
    else
        buf_put(out, bytes, (size_t)utf8_encode(cp, bytes));
}

static bool has_letters(const Word *w)
{
    for (size_t i = 0; i < w->len; i++)
        if (char_is_alpha(w->ptr[i]) || char_is_number(w->ptr[i]) || char_is_han(w->ptr[i]))
            return true;
    return false;
}

const char *facet_file(Arena *a, const char *word)
{
    Word w = {0};
    Buf out = {0};
    fold_word(word, &w);
    for (size_t i = 0; has_letters(&w) && i < w.len; i++)
        put_char(w.ptr[i], i == 0, &out);
    const char *file = out.len ? arena_strndup(a, out.data, out.len) : "";
    if (strcmp(file, "index") == 0) /* the list of them all */
        file = "~index";
    if (out.len > LONGEST) {
        size_t n = LONGEST;
        while (n && ((unsigned char)file[n] & 0xC0) == 0x80)
            n--;
        file = arena_printf(a, "%.*s~%010llx", (int)n, file, (unsigned long long)(hash_bytes(0, file, out.len) >> 24));
    }
    vec_free(&w);
    buf_free(&out);
    return file;
}

/* ---- a paper's ---- */

typedef struct Collected {
    FacetKind kind;
    const char *file, *name;
    size_t n;
    VEC(FacetIssue) issues;
} Collected;

typedef struct Collector {
    Arena *arena;
    StrMap *by_file[FACET_KINDS]; /* → index + 1 */
    VEC(Collected) all;
} Collector;

static void collect(Collector *c, const Issue *issue, const BriefWord *w)
{
    assert(w->kind < FACET_KINDS);
    uintptr_t index = (uintptr_t)strmap_lookup(c->by_file[w->kind], w->file);
    if (!index) {
        Collected fresh = {.kind = (FacetKind)w->kind, .file = w->file};
        vec_push(&c->all, fresh);
        index = c->all.len;
        strmap_put(c->by_file[w->kind], w->file, (void *)index);
    }
    Collected *f = &c->all.ptr[index - 1];
    f->name = w->word;
    vec_push(&f->issues, ((FacetIssue){issue, w->articles, f->n}));
    f->n += w->articles;
}

static int by_size(const void *a, const void *b)
{
    const Facet *x = a, *y = b;
    return x->n != y->n ? (x->n < y->n ? 1 : -1) : strcmp(x->file, y->file);
}

static void take_kind(Collector *c, FacetKind kind, Facets *out)
{
    size_t n = 0;
    out->of[kind] = ARENA_ARRAY(c->arena, Facet, c->all.len + 1);
    for (size_t i = 0; i < c->all.len; i++) {
        const Collected *f = &c->all.ptr[i];
        if (f->kind == kind)
            out->of[kind][n++] =
                (Facet){f->file, f->name, arena_dup(c->arena, f->issues.ptr, f->issues.len * sizeof *f->issues.ptr),
                        f->issues.len, f->n};
    }
    qsort(out->of[kind], n, sizeof **out->of, by_size);
    out->n[kind] = n;
}

const Facets *facets_of_paper(Arena *a, const Paper *paper)
{
    Facets *out = ARENA_NEW(a, Facets);
    Collector c = {.arena = a};
    for (int k = 0; k < FACET_KINDS; k++)
        c.by_file[k] = strmap_new();
    for (size_t i = 0; i < paper->n_issues; i++) {
        const IssueBrief *brief = paper->issues[i]->brief;
        for (size_t k = 0; k < brief->n_words; k++)
            collect(&c, paper->issues[i], &brief->words[k]);
    }
    for (int k = 0; k < FACET_KINDS; k++) {
        take_kind(&c, (FacetKind)k, out);
        strmap_free(c.by_file[k]);
    }
    for (size_t i = 0; i < c.all.len; i++)
        vec_free(&c.all.ptr[i].issues);
    vec_free(&c.all);
    return out;
}

/* ---- pages ---- */

size_t facet_full_pages(const Facet *f)
{
    return f->n < 2 * FACET_PAGE ? 0 : f->n / FACET_PAGE - 1;
}

void facet_page(const Facet *f, size_t page, size_t *from, size_t *to)
{
    size_t full = facet_full_pages(f);
    *from = page ? (page - 1) * FACET_PAGE : full * FACET_PAGE;
    *to = page ? page * FACET_PAGE : f->n;
}

const char *facet_path(Arena *a, FacetKind kind, const char *file, size_t page)
{
    return page ? arena_printf(a, "%s/%s~p%zu.html", facet_folder(kind), file, page)
                : arena_printf(a, "%s/%s.html", facet_folder(kind), file);
}

/* The issue that an article is in. */
static size_t issue_at(const Facet *f, size_t article)
{
    size_t low = 0, high = f->n_issues; /* in [low, high) */
    while (high - low > 1) {
        const size_t middle = low + (high - low) / 2;
        if (f->at[middle].before <= article)
            low = middle;
        else
            high = middle;
    }
    return low;
}

void facet_issues(const Facet *f, size_t from, size_t to, size_t *first, size_t *last)
{
    assert(from < to && to <= f->n);
    *first = issue_at(f, from);
    *last = issue_at(f, to - 1);
}
