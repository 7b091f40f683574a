/* The fonts of one issue: for each face, what the lines use of it, as WOFF2 with a hashed name. One thread.
 *
 * A subset keeps the glyphs of the characters used and what shaping reaches from them by the features that browsers
 * apply by themselves (and `pwid`, `vert` where lines ask for them), so that the browser draws the frames' glyphs. The
 * bytes depend on the faces and the characters alone. */
#ifndef HTML_WEBFONT_H
#define HTML_WEBFONT_H

#include "base/arena.h"
#include "frame/frame.h"

typedef struct WebFonts WebFonts;

typedef struct WebFont {
    const Face *face;
    const char *family; /* "f1a2b3c4d5e": internal, made of the hash */
    const char *file;   /* "f1a2b3c4d5e.woff2" */
    Buf data;           /* WOFF2 */
} WebFont;

WebFonts *webfonts_new(void);
void webfonts_free(WebFonts *w); /* NULL is fine */

/* Notes the characters of a line; vertical forms are kept when the line is vertical. */
void webfonts_add_line(WebFonts *w, const Line *line);
/* Makes the files; names live in the arena, the bytes as long as the set. false after a report. */
bool webfonts_build(WebFonts *w, Diag *d, Arena *a);

size_t webfonts_count(const WebFonts *w);
const WebFont *webfonts_at(const WebFonts *w, size_t i);
/* The index of a face's font, to be used with webfonts_at; -1 for a face no line used. */
int webfonts_lookup(const WebFonts *w, const Face *face);

/* Is the glyph of a cluster of one character cp a proportional form (of digits, quotes and dashes within Latin, of ／)
 * in place of the one that the font gives by itself? (A full-width form is that of a language.) */
bool webfont_is_proportional(const Run *run, uint32_t cp, const Cluster *cluster, const Glyph *glyph);

#endif
