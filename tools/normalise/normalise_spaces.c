/* Spaces beside full-width marks: what PDF and web pages leave when they are copied. The marks bring their own. */
#include "normalise/normalise_cells.h"

static bool is_stop(uint32_t cp) /* 、。，；：！？ */
{
    return cp == 0x3001 || cp == 0x3002 || cp == 0xFF0C || cp == 0xFF1B || cp == 0xFF1A || cp == 0xFF01 || cp == 0xFF1F;
}

static bool is_open(uint32_t cp) /* （《〈「『【〔 */
{
    return cp == 0xFF08 || cp == 0x300A || cp == 0x3008 || cp == 0x300C || cp == 0x300E || cp == 0x3010 || cp == 0x3014;
}

static bool is_close(uint32_t cp) /* ）》〉」』】〕 */
{
    return cp == 0xFF09 || cp == 0x300B || cp == 0x3009 || cp == 0x300D || cp == 0x300F || cp == 0x3011 || cp == 0x3015;
}

/* Has a full-width mark its own white, so that a space before (or after) it is one too many? */
static bool mark_takes_no_space(uint32_t cp, bool before)
{
    return is_stop(cp) || (before ? is_close(cp) : is_open(cp));
}

void normalise_spaces(NormText *t)
{
    for (size_t i = 0, j; i < t->n; i = j) {
        for (j = i; j < t->n && t->cells[j].cp == ' ' && !t->cells[j].verbatim; j++) {
        }
        if (j == i) {
            j++;
            continue;
        }
        bool before = j < t->n && mark_takes_no_space(t->cells[j].cp, true) && !t->cells[j].verbatim;
        bool after = i > 0 && mark_takes_no_space(t->cells[i - 1].cp, false) && !t->cells[i - 1].verbatim;
        if ((before || after) && !t->pieces[t->cells[i].piece].keeps_spaces)
            cells_drop(t, i, j, before ? j : i - 1);
    }
}
