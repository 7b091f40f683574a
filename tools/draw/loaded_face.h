/* Private: a subset as FreeType has it open for cairo. */
#ifndef DRAW_LOADED_FACE_H
#define DRAW_LOADED_FACE_H

#include "draw/fonts.h"
#include <ft2build.h>
#include FT_FREETYPE_H

typedef struct LoadedFace LoadedFace;

/* outlines: its glyphs are to be seen, not only embedded. NULL when FreeType can't read it. */
LoadedFace *loaded_face_new(const FontUse *u, bool outlines);
FT_Face loaded_face_get(const LoadedFace *loaded);
void loaded_face_free(void *data); /* a LoadedFace */

#endif
