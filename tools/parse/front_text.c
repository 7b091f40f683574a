/* Texts of the front matter (parse/front_text.h). */
#include "parse/front_text.h"

#include "chars/chars.h"
#include "base/utf8.h"
#include <string.h>

/* As one line: runs of white space count once (as the first of them), line breaks as in the
 * body. */
static const char *one_line(Arena *a, const char *s)
{
    char *out = arena_strdup(a, s), *w = out;
    uint32_t last = ' ';
    while (*s) {
        uint32_t cp, next;
        int n = utf8_decode(s, &cp);
        if (cp == '\n') {
            utf8_decode(s + 1, &next);
            if (!char_is_blank(last) && char_join_needs_space(last, next))
                *w++ = ' ';
            last = ' ';
        } else if (!char_is_blank(cp) || !char_is_blank(last)) {
            memcpy(w, s, (size_t)n);
            w += n;
            last = cp;
        }
        s += n;
    }
    *w = 0;
    return out;
}

static const char *in_one_line(const FlatContext *c, YamlText t, bool keeps_spaces)
{
    if (!*t.text)
        return "";
    NormPiece piece = {.text = one_line(c->arena, t.text), .span = t.span, .keeps_spaces = keeps_spaces};
    if (c->normalise)
        normalise_paragraph(c->arena, c->diag, c->lang, &piece, 1);
    return piece.text;
}

const char *front_text(const FlatContext *c, YamlText t)
{
    return in_one_line(c, t, false);
}

const char *front_title(const FlatContext *c, YamlText t)
{
    return in_one_line(c, t, true);
}
