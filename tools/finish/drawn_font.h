/* Fonts of two-byte codes that are their glyphs' numbers, as cairo embeds them: what it cuts short is put right. */
#ifndef FINISH_DRAWN_FONT_H
#define FINISH_DRAWN_FONT_H

#include "fonts/subset.h"

typedef struct DrawnFont {
    bool cff;            /* else TrueType */
    Buf program, texts;  /* as drawn; what text each code stands for (ToUnicode) */
    hb_blob_t *outlines; /* of a program with stand-ins for them, else NULL; borrowed */
    VEC(int) widths;     /* by code; 1/1000 em */
} DrawnFont;

enum { FONT_DEFAULT_WIDTH = 1000 }; /* of codes that have none */

/* The six letters before a subset's name (ISO 32000-1, 9.6.4), of what it is made of. */
enum { TAG_SIZE = 7 };
void subset_tag(uint64_t made_of, char tag[TAG_SIZE]);

void drawn_font_free(DrawnFont *f);
/* Of a CFF program that was drawn with stand-ins: appends the whole one to out. false: the outlines are not among the
 * subsets'. */
bool drawn_font_fill(DrawnFont *f, const Subsets *subsets, Buf *out);
/* Of a TrueType program: the widths as it has them. */
void drawn_font_mend_widths(DrawnFont *f);
/* As /W has them: those of 1 em, nearly all of a CJK font, are the default (/DW) and left out. */
void drawn_font_put_widths(Buf *b, const int *widths, size_t n);

#endif
