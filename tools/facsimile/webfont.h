/* The fonts of one page as browsers get them: the subsets (fonts/subset.h) with the outlines of what stands on
 * the page, as WOFF2 with hashed names. One thread. */
#ifndef FACSIMILE_WEBFONT_H
#define FACSIMILE_WEBFONT_H

#include "base/arena.h"
#include "fonts/subset.h"

typedef struct WebFonts WebFonts;

typedef struct WebFont {
    const Face *face;
    const char *family; /* "f1a2b3c4d5e": internal, made of the hash; NULL: nothing on the page is set in it */
    const char *file;   /* "f1a2b3c4d5e.woff2", or NULL */
    Buf data;           /* WOFF2 */
} WebFont;

/* subsets: borrowed. known: what was packed before (webfont_memo_new), of subsets_again; NULL: nothing is kept. */
WebFonts *webfonts_new(const Subsets *subsets, Memo *known);
Memo *webfont_memo_new(void);
void webfonts_free(WebFonts *w); /* NULL is fine */

/* A line that stands on the page. */
void webfonts_add_line(WebFonts *w, const Line *line);
/* Makes the files; names live in the arena, the bytes as long as the set. false after a report. */
bool webfonts_build(WebFonts *w, Diag *d, Arena *a);

/* As many as the subsets, in their order. */
size_t webfonts_count(const WebFonts *w);
const WebFont *webfonts_at(const WebFonts *w, size_t i);
/* The index of a face's font, to be used with webfonts_at; -1 for a face no line used. */
int webfonts_lookup(const WebFonts *w, const Face *face);

#endif
