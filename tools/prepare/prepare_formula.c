/* Formulae between $ or $$ (as Pandoc has them): nothing in them is Markdown, so that they print as they are written.
 */
#include "prepare/prepare_parts.h"

#include "chars/chars.h"
#include "base/utf8.h"
#include <string.h>

enum { LONGEST = 2000 };

static bool at_cell(const Preparer *w, uint32_t i)
{
    while (i > w->start && w->s[i - 1] != '\n')
        i--;
    while (i < w->end && w->s[i] == ' ')
        i++;
    return w->s[i] == '|';
}

/* The end of the formula that begins with `marks` $ at i; i when it is none. */
static uint32_t formula_end(const Preparer *w, uint32_t i, uint32_t marks)
{
    const char *s = w->s;
    uint32_t from = i + marks, k;
    bool tex = false, han = false, bar = false;
    for (k = from; k < w->end && k - from < LONGEST && s[k] != '$'; k++) {
        uint32_t cp = 0;
        if ((unsigned char)s[k] >= 0xC0)
            utf8_decode(s + k, &cp);
        if (strchr("\"#`", s[k]) || (s[k] == '\n' && (marks == 1 || s[k + 1] == '\n')))
            return i;
        tex |= s[k] == '\\';
        bar |= s[k] == '|';
        han |= char_is_cjk(cp);
        k += s[k] == '\\' && k + 1 < w->end && s[k + 1] == '$';
    }
    if (k >= w->end || s[k] != '$' || k == from || (bar && at_cell(w, i)))
        return i;
    if (marks == 2)
        return s[k + 1] == '$' ? k + 2 : i;
    bool word_after = k + 1 < w->end && char_is_ascii_alnum((unsigned char)s[k + 1]);
    bool edges = s[from] != ' ' && s[k - 1] != ' ' && s[from] != '{' && s[from] != '(';
    return edges && !word_after && (!han || tex) ? k + 1 : i;
}

uint32_t prepare_formula(Preparer *w, uint32_t i)
{
    uint32_t marks = i + 1 < w->end && w->s[i + 1] == '$' ? 2 : 1;
    bool inside = i < w->code_end || i < w->address_end || w->line.fenced || w->line.in_code;
    bool word_before = i > w->start && (char_is_ascii_alnum((unsigned char)w->s[i - 1]) || w->s[i - 1] == '\\');
    uint32_t end = inside || word_before ? i : formula_end(w, i, marks);
    if (end > i)
        w->formula_end = end;
    return i + marks;
}

uint32_t prepare_in_formula(Preparer *w, uint32_t i)
{
    const char *special = w->s[i] ? strchr(PREPARED_SPECIAL, w->s[i]) : NULL;
    if (special)
        prepare_insert(w, i, PREPARED_BAR + (int)(special - PREPARED_SPECIAL), i + 1);
    return i + 1;
}
