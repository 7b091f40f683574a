#include "load/said.h"

#include "normalise/normalise.h"

const char *said_text(Arena *a, Diag *d, const Paper *paper, YamlText text)
{
    if (!text.text || !*text.text)
        return text.text;
    NormPiece piece = {.text = text.text, .span = text.span, .keeps_spaces = true};
    normalise_paragraph(a, d, paper->lang, &piece, 1);
    return piece.text;
}
