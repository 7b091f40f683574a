/* The font book: roles (宋, 黑, 楷 …) → faces, chosen by Pango's font sets over our own fontconfig file, and the glyphs
 * of single characters, cached. Owned by the run, shared by threads. */
#ifndef TEXT_FONT_BOOK_H
#define TEXT_FONT_BOOK_H

#include "doc/doc.h"
#include "text/face.h"
#include "text/hyphen.h"
#include "world/world.h"

typedef struct FontBook FontBook;

/* SCRIPT_ITALIC: Latin that is emphasised, where Chinese has dots. */
typedef enum ScriptClass {
    SCRIPT_HAN,
    SCRIPT_HANT,
    SCRIPT_LATIN,
    SCRIPT_TIBETAN,
    SCRIPT_ITALIC,
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
/* The face a role's script starts with; never NULL. */
const Face *font_book_primary(FontBook *b, int role, ScriptClass sc);
/* The glyph of one character, shaped alone in its script and language (locl applied). false: no font has it. */
bool font_book_glyph(FontBook *b, int role, ScriptClass sc, uint32_t cp, GlyphRef *out);
/* How words are hyphenated, borrowed. */
const Hyphens *font_book_hyphens(const FontBook *b);
/* Faces used so far, for `paiban fonts`. */
size_t font_book_faces(FontBook *b);
const Face *font_book_face(FontBook *b, size_t i);

#endif
