/* Feet that end level (fitting/feet.h). */
#include "fitting/feet.h"

#include <string.h>

/* Columns with room for text. */
typedef struct Used {
    int at[MOST_COLUMNS];
    int n;
} Used;

/* So much white shared out evenly, the columns that have a line more of it side by side: the last ones first. */
static bool share_out(const FlowText *t, const int *lines, int columns, const Used *used, int white, int *less)
{
    const int own = t->own ? t->at[0].lines[FLOW_NATURAL] : 0; /* it stands in the first */
    for (int turn = 0; turn < used->n; turn++) {
        const int first = (2 * used->n - white % used->n - turn) % used->n;
        int left[MOST_COLUMNS];
        bool good = true;
        memset(less, 0, sizeof *less * (size_t)columns);
        for (int k = 0; k < used->n; k++)
            less[used->at[(first + k) % used->n]] = white / used->n + (k < white % used->n);
        for (int c = 0; c < columns; c++) {
            left[c] = lines[c] - less[c];
            good = good && (!less[c] || left[c] >= FEET_LEAST + (c == used->at[0] ? own : 0));
        }
        if (good && flow_fills(t, left, columns))
            return true;
    }
    return false;
}

bool feet_level(const FlowText *t, const int *lines, int columns, int white, int *less)
{
    enum { LONGER = 4 /* lines of text in all, or shorter */ };
    Used used = {.n = 0};
    for (int c = 0; c < columns; c++)
        if (lines[c] > 0)
            used.at[used.n++] = c;
    for (int by = 0; by <= LONGER && used.n > 1; by++)
        for (int sign = -1; sign <= 1; sign += 2)
            if (white + sign * by > 0 && share_out(t, lines, columns, &used, white + sign * by, less))
                return true;
    return used.n == 1;
}
