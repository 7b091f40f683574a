/* Private to text: superscripts and subscripts (m³, 10⁶, H₂O), which most Chinese faces have in part only. They are
 * made from the face's own figures, all of them, so that those of a text are alike: a small font beside the face. */
#ifndef FONTS_SCRIPT_FIGURES_H
#define FONTS_SCRIPT_FIGURES_H

#include <hb.h>
#include <stdbool.h>
#include <stdint.h>

/* The character that a superscript or subscript is a small form of; 0: it is none. */
uint32_t script_figure_base(uint32_t cp, bool *below);
/* Has the font ⁰…⁹ and ₀…₉ itself? */
bool script_figures_whole(hb_font_t *font);
/* A superscript or subscript and the glyph that it is made from. */
enum { SCRIPT_FIGURE_FIRST = 0xB2, SCRIPT_FIGURE_LAST = 0x208E, SCRIPT_FIGURES = 40 /* at most */ };
typedef struct ScriptFigure {
    uint32_t cp, gid;
    int advance;
    bool below;
} ScriptFigure;
/* A font of them, in ascending order. */
hb_face_t *script_figures_face(hb_font_t *font, const ScriptFigure *at, unsigned n);

#endif
