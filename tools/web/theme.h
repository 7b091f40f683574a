/* A theme: the templates, words and style sheets of a layout folder, each file there standing in for the one of the
 * same name in layouts/_site. Read once; then shared by threads. */
#ifndef WEB_THEME_H
#define WEB_THEME_H

#include "base/map.h"
#include "frame/export.h"
#include "site/layout_chain.h"
#include "web/mustache_shim.h"
#include "world/world.h"

typedef enum TemplateId {
    TPL_GROUP,
    TPL_PAPER,
    TPL_CALENDAR,
    TPL_LIST,
    TPL_LISTS,
    TPL_ISSUE,
    TPL_PAGE,
    TPL_ARTICLE,
    TPL_NOT_FOUND,
    TPL_FACING,
    TPL_CORRECTIONS,
    TPL_RETRACTED,
    TPL_COUNT
} TemplateId;

typedef struct UiWord {
    const char *key, *value;
} UiWord;

typedef struct UiWords {
    UiWord *at;
    size_t n;
    StrMap *by_key; /* key → UiWord */
} UiWords;

typedef struct Theme {
    const char *layout; /* folder in layouts/, "" for _site alone */
    Mustache *templates[TPL_COUNT];
    UiWords words[LANGS];
    /* Hashed names, relative to site/: "assets/site-1f….css". */
    const char *css, *js, *speech_js, *search_js, *variants_js, *facsimile_css, *facsimile_js;
    const char *css_text, *not_found_js; /* for the page that may be served at any depth (404) */
    const char *book_css;                /* of issues as books (epub/) */
} Theme;

/* colours: rules for the end of the style sheet. NULL after a report. Everything but the templates lives in the arena.
 * Emits its assets through `out`, but for those in `emitted` (names), which it adds to: themes share most of them. */
Theme *theme_load(World *w, Diag *d, Arena *a, const char *layouts_dir, const char *layout, const char *colours,
                  StrMap *emitted, Emitter out);
void theme_free(Theme *t);

/* A word of the interface; never NULL (theme_load has checked that every language has all of them). */
const char *theme_word(const Theme *t, Lang lang, const char *key);
/* Adds all words of a language to a view, as the object `t`. */
void theme_words_view(const Theme *t, Lang lang, View *v);

/* words.c: reads strings.<lang>.yaml of _site, then of the layout's folders over it. false after a report. */
bool words_load(World *w, Diag *d, Arena *a, const char *layouts_dir, const LayoutChain *chain, Lang lang,
                UiWords *out);
/* assets.c: the name of an asset relative to site/: "assets/<stem>-<hash>.<ext>", in the arena. */
const char *asset_name(Arena *a, const char *stem, const char *ext, const void *data, size_t n);
/* Emits an asset and returns its name; NULL after a report. */
const char *asset_emit(Diag *d, Arena *a, Emitter out, const char *stem, const char *ext, const void *data, size_t n);

#endif
