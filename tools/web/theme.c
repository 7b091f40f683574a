/* A layout folder's templates, partials put in, and its style sheets. */
#include "web/theme.h"

#include "site/layout_chain.h"
#include "web/views.h"
#include "world/clean.h"

#include <string.h>

#define MAX_PARTIAL_DEPTH 8

static const char *const template_names[TPL_COUNT] = {
    [TPL_GROUP] = "group",
    [TPL_PAPER] = "paper",
    [TPL_CALENDAR] = "calendar",
    [TPL_LIST] = "list",
    [TPL_LISTS] = "lists",
    [TPL_ISSUE] = "issue",
    [TPL_PAGE] = "page",
    [TPL_ARTICLE] = "article",
    [TPL_NOT_FOUND] = "not_found",
    [TPL_FACING] = "facing",
    [TPL_CORRECTIONS] = "corrections",
    [TPL_RETRACTED] = "retracted",
};

typedef struct Loader {
    World *world;
    Diag *diag;
    Arena *arena;
    const char *layouts_dir;
    LayoutChain chain;
} Loader;

/* The layout's folders; whether there is such a layout is told by those who set pages with it. */
static LayoutChain chain_of(World *w, Arena *a, const char *layouts_dir, const char *layout)
{
    LayoutChain chain = {0};
    Diag *quiet = diag_new();
    if (*layout && !layout_chain(w, quiet, a, layouts_dir, layout, span_none(), &chain))
        chain = (LayoutChain){0};
    diag_free(quiet);
    return chain;
}

static const char *site_file(const Loader *l, const char *name)
{
    return world_find(l->world, l->arena, arena_printf(l->arena, "%s/_site/%s", l->layouts_dir, name));
}

/* The file of the layout, of those it builds on, else the one of _site. NULL after a report. */
static Source *load_file(const Loader *l, const char *name)
{
    const char *own = layout_chain_file(l->world, l->arena, &l->chain, name);
    return source_read(l->world, l->diag, l->arena, own ? own : site_file(l, name), NULL);
}

/* Where a stretch of an expanded template comes from. */
typedef struct Piece {
    size_t at; /* in the expanded text */
    const Source *source;
    size_t source_at;
} Piece;

typedef struct Expanded {
    Buf text;
    VEC(Piece) pieces;
} Expanded;

static void put_piece(Expanded *e, const Source *s, size_t from, size_t to)
{
    Piece p = {e->text.len, s, from};
    vec_push(&e->pieces, p);
    buf_put(&e->text, s->text + from, to - from);
}

/* Replaces every {{> name}} by that file's text, so that the engine sees one template and compiles it once. */
static bool expand(const Loader *l, const Source *s, int depth, Expanded *e)
{
    size_t at = 0;
    for (;;) {
        const char *tag = strstr(s->text + at, "{{>");
        if (!tag)
            break;
        size_t start = (size_t)(tag - s->text);
        const char *close = strstr(tag, "}}");
        if (!close || depth == MAX_PARTIAL_DEPTH) {
            diag_error(l->diag, span_at(s, start, start + 3), close ? DIAG_PARTIALS_TOO_DEEP : DIAG_TAG_UNCLOSED,
                       MAX_PARTIAL_DEPTH);
            return false;
        }
        const char *name = tag + 3, *end = close;
        while (*name == ' ')
            name++;
        while (end > name && end[-1] == ' ')
            end--;
        put_piece(e, s, at, start);
        const char *file = arena_printf(l->arena, "%.*s.mustache", (int)(end - name), name);
        const Source *partial = load_file(l, file);
        if (!partial) {
            diag_error(l->diag, span_at(s, start, start + 3), DIAG_NO_PARTIAL, file);
            return false;
        }
        if (!expand(l, partial, depth + 1, e))
            return false;
        at = (size_t)(close + 2 - s->text);
        if (s->text[at] == '\n') /* the partial brings its own */
            at++;
    }
    put_piece(e, s, at, s->len);
    return true;
}

/* Where bytes of the expanded text come from. */
static Span place_of(const void *expanded, size_t from, size_t to)
{
    const Expanded *e = expanded;
    Piece where = e->pieces.ptr[0];
    for (size_t i = 0; i < e->pieces.len && e->pieces.ptr[i].at <= from; i++)
        where = e->pieces.ptr[i];
    size_t at = where.source_at + (from - where.at), end = at + (to - from);
    return span_at(where.source, at, end <= where.source->len ? end : at);
}

static Mustache *compile(const Loader *l, TemplateId id, const UiWords *words)
{
    const char *name = template_names[id];
    const Source *s = load_file(l, arena_printf(l->arena, "%s.mustache", name));
    if (!s)
        return NULL;
    Expanded e = {0};
    Mustache *m = NULL;
    if (expand(l, s, 0, &e)) {
        Buf error = {0};
        size_t offset = 0;
        m = mustache_new(e.text.data, e.text.len, &error, &offset);
        if (!m)
            diag_error(l->diag, place_of(&e, offset, offset), DIAG_TEMPLATE_FAULT, name, error.data);
        buf_free(&error);
        const TemplateText text = {e.text.data, e.text.len, place_of, &e};
        if (m && !template_check_names(l->diag, l->arena, &text, id, words)) {
            mustache_free(m);
            m = NULL;
        }
    }
    buf_free(&e.text);
    vec_free(&e.pieces);
    return m;
}

/* A file under a name made of its bytes, with `more` at its end. NULL after a report. */
static const char *load_asset(const Loader *l, StrMap *emitted, Emitter out, const char *stem, const char *ext,
                              const char *more, const char **text)
{
    const Source *s = load_file(l, arena_printf(l->arena, "%s.%s", stem, ext));
    if (!s)
        return NULL;
    const char *whole = *more ? arena_printf(l->arena, "%s%s", s->text, more) : s->text;
    if (text)
        *text = whole;
    size_t n = strlen(whole);
    const char *name = asset_name(l->arena, stem, ext, whole, n);
    if (!strmap_put(emitted, name, l->arena))
        return name;
    return asset_emit(l->diag, l->arena, out, stem, ext, whole, n);
}

/* Every language must have the words the first has: a page never shows a gap. */
static bool check_words(const Loader *l, const Theme *t)
{
    bool ok = true;
    const UiWords *first = &t->words[LANG_ZH_HANS];
    for (int lang = 0; lang < LANGS; lang++)
        for (size_t i = 0; i < first->n; i++)
            if (!strmap_lookup(t->words[lang].by_key, first->at[i].key)) {
                const char *path = site_file(l, arena_printf(l->arena, "strings.%s.yaml", lang_tag((Lang)lang)));
                diag_error(l->diag, diag_file(l->diag, path), DIAG_WORD_MISSING, first->at[i].key);
                ok = false;
            }
    return ok;
}

/* English, of articles alone, may be left out of a site's words: Chinese stands in. */
static Lang words_of(const Loader *l, Lang lang)
{
    const char *path = site_file(l, arena_printf(l->arena, "strings.%s.yaml", lang_tag(lang)));
    return lang == LANG_EN && !world_exists(l->world, path) ? LANG_ZH_HANS : lang;
}

Theme *theme_load(World *w, Diag *d, Arena *a, const char *layouts_dir, const char *layout, const char *colours,
                  StrMap *emitted, Emitter out)
{
    Loader l = {w, d, a, layouts_dir, chain_of(w, a, layouts_dir, layout)};
    Theme *t = ARENA_NEW(a, Theme);
    t->layout = layout;
    bool ok = true;
    for (int lang = 0; lang < LANGS; lang++)
        ok = words_load(w, d, a, layouts_dir, &l.chain, words_of(&l, (Lang)lang), &t->words[lang]) && ok;
    ok = ok && check_words(&l, t);
    for (int i = 0; i < TPL_COUNT; i++) {
        t->templates[i] = compile(&l, (TemplateId)i, &t->words[LANG_ZH_HANS]);
        ok = ok && t->templates[i];
    }
    const Source *counters = load_file(&l, "counters.css"), *book = load_file(&l, "book.css");
    const char *numbers = counters ? counters->text : "";
    t->css = load_asset(&l, emitted, out, "site", "css", arena_printf(a, "%s%s", numbers, colours), &t->css_text);
    t->js = load_asset(&l, emitted, out, "site", "js", "", NULL);
    t->speech_js = load_asset(&l, emitted, out, "speech", "js", "", NULL);
    t->search_js = load_asset(&l, emitted, out, "search", "js", "", NULL);
    t->variants_js = load_asset(&l, emitted, out, "variants", "js", "", NULL);
    t->facsimile_css = load_asset(&l, emitted, out, "facsimile", "css", "", NULL);
    t->facsimile_js = load_asset(&l, emitted, out, "facsimile", "js", "", NULL);
    const Source *lost = load_file(&l, "not_found.js");
    t->not_found_js = lost ? lost->text : NULL;
    t->book_css = book ? arena_printf(a, "%s\n%s", numbers, book->text) : NULL;
    if (!ok || !lost || !counters || !book || !t->css || !t->js || !t->speech_js || !t->search_js || !t->variants_js ||
        !t->facsimile_css || !t->facsimile_js) {
        theme_free(t);
        return NULL;
    }
    return t;
}

void theme_free(Theme *t)
{
    if (!t)
        return;
    for (int i = 0; i < TPL_COUNT; i++)
        mustache_free(t->templates[i]);
    for (int lang = 0; lang < LANGS; lang++)
        if (t->words[lang].by_key)
            strmap_free(t->words[lang].by_key);
}

const char *theme_word(const Theme *t, Lang lang, const char *key)
{
    const UiWord *w = strmap_lookup(t->words[lang].by_key, key);
    return w ? w->value : "";
}

void theme_words_view(const Theme *t, Lang lang, View *v)
{
    View *words = view_object(v, "t");
    for (size_t i = 0; i < t->words[lang].n; i++)
        view_text(words, t->words[lang].at[i].key, t->words[lang].at[i].value);
}
