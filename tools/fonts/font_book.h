/* The font book: roles (宋, 黑, 楷 …) → faces, chosen by Pango's font sets over our own fontconfig file, and the glyphs
 * of single characters, cached. Owned by the run, shared by threads. */
#ifndef FONTS_FONT_BOOK_H
#define FONTS_FONT_BOOK_H

#include "doc/doc.h"
#include "fonts/face.h"
#include "fonts/hyphen.h"
#include "world/world.h"

typedef struct FontBook FontBook;

/* SCRIPT_ITALIC: Latin that is emphasised, where Chinese has dots. SCRIPT_EMOJI: pictures; signs and symbols go with
 * the script they stand in. */
typedef enum ScriptClass {
    SCRIPT_HAN,
    SCRIPT_HANT,
    SCRIPT_LATIN,
    SCRIPT_TIBETAN,
    SCRIPT_ITALIC,
    SCRIPT_EMOJI,
    SCRIPT_CLASSES
} ScriptClass;

typedef struct GlyphRef {
    const Face *face;
    uint32_t gid;
    int advance; /* font units */
} GlyphRef;

/* Reads fonts_dir/fonts.conf and fonts.yaml, and the hyphenation dictionary it names. NULL after a report. */
FontBook *font_book_load(World *w, Diag *d, const char *fonts_dir);
void font_book_free(FontBook *b);

int font_book_role(const FontBook *b, const char *name); /* -1 when there is none */
size_t font_book_roles(const FontBook *b);
const char *font_book_role_name(const FontBook *b, int role);
/* The size at which a role sets Tibetan in Chinese text, in thousandths of the text's. */
int font_book_tibetan_size(const FontBook *b, int role);
/* The face a role's script starts with; never NULL. */
const Face *font_book_primary(FontBook *b, int role, ScriptClass sc);
/* The glyph of one character, shaped alone in its script and language (locl applied). false: no font has it. */
bool font_book_glyph(FontBook *b, int role, ScriptClass sc, uint32_t cp, GlyphRef *out);
/* How words are hyphenated, borrowed. */
const Hyphens *font_book_hyphens(const FontBook *b);
const char *font_book_dictionary(const FontBook *b); /* their file */
/* The first face, in the order of the families, that has all of cps[0..n) that is to be seen, whole or in its parts
 * (for a Western letter with marks one that places them, if there is one);
 * *out as of cps[0] alone in it. false: none has. */
bool font_book_cover(FontBook *b, int role, ScriptClass sc, const uint32_t *cps, size_t n, GlyphRef *out);
/* Faces used so far, for `paiban fonts`. */
size_t font_book_faces(FontBook *b);
const Face *font_book_face(FontBook *b, size_t i);
/* What was read of the font files leaves memory; it comes back as it is read. */
void font_book_rest(FontBook *b);

#endif
