/* ( ) of Chinese text → （ ）: by what is inside, and by what stands beside the pair. */
#include "normalise/normalise_cells.h"

#include <string.h>

#define MAX_DEPTH 32

typedef struct OpenBracket {
    size_t at, han;
} OpenBracket;

/* The words in brackets after a name, SRT(Street Racing Technology), are what it stands for; f(x), open(char path) and
 * printf(3) are code. Words only, two at least, after a name with a capital. */
static bool is_explanation(const NormText *t, size_t a, size_t b)
{
    static const char *const types[] = {"int ",  "char ", "const ",    "void ",   "float ", "double ", "string ",
                                        "bool ", "long ", "unsigned ", "struct ", "self ",  "size_t ", "this "};
    bool capital = false;
    size_t k = cells_skip_back(t, a), words = 0, length = 0;
    for (; k > 0 && char_is_ascii_alnum(cell_at(t, k - 1)); k--)
        capital |= cell_at(t, k - 1) >= 'A' && cell_at(t, k - 1) <= 'Z';
    if (!capital || any_at(t, a + 1, types, COUNT(types)))
        return false;
    for (k = a + 1; k <= b; k++) {
        uint32_t cp = cell_at(t, k);
        if (char_is_western_letter(cp)) {
            length++;
        } else if (k < b && cp != ' ' && cp != '-' && cp != '&' && cp != '\'' && cp != 0x2019 && cp != ',' &&
                   cp != '.') {
            return false;
        } else {
            words += length > 1;
            length = 0;
        }
    }
    return words > 1;
}

/* ((n + 2) & ~1), (a < b): a formula, where no Han is inside. */
static bool is_formula(const NormText *t, size_t a, size_t b)
{
    if (a > 0 && cell_at(t, a - 1) == '(')
        return true;
    for (size_t k = a + 1; k < b; k++) {
        uint32_t cp = cell_at(t, k);
        if (cp && cp < 0x80 && strchr("=<>|^~*", (int)cp))
            return true;
    }
    return false;
}

/* Do the brackets at a and b belong to Chinese? With Han inside, after Han, before Han where nothing stands before, or
 * with what a Latin name in Chinese stands for. */
static bool is_chinese_pair(const NormText *t, size_t a, size_t b, bool han_inside)
{
    if (t->cells[a].cp == 0xFF08 || t->cells[b].cp == 0xFF09)
        return true;
    if (!t->chinese || t->cells[a].foreign || t->cells[b].foreign)
        return false;
    if (!han_inside && is_formula(t, a, b))
        return false;
    if (han_inside || kind_is_chinese(t->left[a]))
        return true;
    CellKind before = a == 0 ? CELL_NONE : cell_kind(t, a - 1);
    bool goes_on = kind_is_chinese(t->right[b]) || (t->right[b] == CELL_NONE && t->left[a] != CELL_NONE);
    if (before == CELL_LATIN && !t->cells[a].foreign && goes_on && is_explanation(t, a, b))
        return true;
    return before != CELL_LATIN && before != CELL_VERBATIM && before != CELL_SPACE && kind_is_chinese(t->right[b]);
}

void normalise_brackets(NormText *t)
{
    OpenBracket open[MAX_DEPTH];
    size_t depth = 0, han = 0;
    for (size_t i = 0; i < t->n; i++) {
        const NormCell *c = &t->cells[i];
        han += c->kind == CELL_HAN;
        if (c->verbatim)
            continue;
        if (c->cp == '(' || c->cp == 0xFF08) {
            if (depth < MAX_DEPTH)
                open[depth] = (OpenBracket){i, han};
            depth++;
        } else if ((c->cp == ')' || c->cp == 0xFF09) && depth > 0) {
            if (--depth >= MAX_DEPTH)
                continue;
            size_t a = open[depth].at;
            if ((t->cells[a].cp == 0xFF08 && c->cp == 0xFF09) || !is_chinese_pair(t, a, i, han > open[depth].han))
                continue;
            if (t->cells[a].cp == '(') {
                cell_set(t, a, 0xFF08);
                cells_drop_spaces(t, a, true, true);
            }
            if (t->cells[i].cp == ')') {
                cell_set(t, i, 0xFF09);
                cells_drop_spaces(t, i, true, true);
            }
        }
    }
}
