/* A face: one font file and index. Owned by the font book (fonts/font_book.h) for the whole run, shared by threads;
 * exporters borrow it to embed and to subset. */
#ifndef FONTS_FACE_H
#define FONTS_FACE_H

#include <hb.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct Face {
    uint32_t id; /* 0…, in order of first use within the run: not stable between runs, never written out */
    const char *path;
    int index; /* within a collection */
    const char *family, *style, *postscript;
    int weight; /* 100…900 */
    int upem;
    bool made;           /* from another face's glyphs, whose path and names it has */
    bool has_scripts;    /* ⁰…⁹ and ₀…₉ */
    int ascent, descent; /* font units, descent positive */
    hb_face_t *hb_face;  /* immutable */
    hb_font_t *hb_font;  /* immutable, scaled to upem: positions in font units */
} Face;

#endif
