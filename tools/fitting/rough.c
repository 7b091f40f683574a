/* Lengths of texts in classes (fitting/rough.h). */
#include "fitting/rough.h"

/* Classes: of FIRST lines, and wider by a line each GROWS lines. Of so many paragraphs one can be set a line longer,
 * one a line shorter. */
enum { FIRST = 6, GROWS = 12, RUN_LONGER = 2, RUN_SHORTER = 4 };
/* A text that lacks lines, for which another place must be found; each of them; a line that it runs longer or shorter,
 * that a headline opens, that stays white. */
enum { LACKS = 100, LACKED = 60, RUNS = 2, OPENED = 5, MOST_OPENED = 2, WHITE = 14 };

static void class_of(int lines, int *low, int *high)
{
    int from = 0, to = FIRST;
    while (lines >= to) {
        from = to;
        to += FIRST + from / GROWS;
    }
    *low = from;
    *high = to - 1;
}

bool rough_can(const FlowText *t)
{
    int plain = 0;
    for (int u = 0; u < t->n; u++)
        plain += t->at[u].plain ? t->at[u].lines[FLOW_NATURAL] : 0;
    return 2 * plain > t->lines;
}

int rough_lines(int lines)
{
    int low, high;
    class_of(lines, &low, &high);
    return high;
}

RoughText rough_text(const FlowText *t)
{
    RoughText r = {0};
    int own = 0, plain = 0;
    for (int u = 0; u < t->n; u++) {
        own += u < t->own ? t->at[u].lines[FLOW_NATURAL] : 0;
        plain += t->at[u].plain;
        r.gives += t->at[u].opens;
    }
    class_of(t->lines - own, &r.low, &r.high);
    r.low += own;
    r.high += own;
    r.gives += plain / RUN_LONGER;
    r.squeezes = plain / RUN_SHORTER;
    return r;
}

/* So many lines too many for the text. */
static int spare_cost(const RoughText *t, int spare, int opens)
{
    int runs = spare < t->gives ? spare : t->gives, cost = RUNS * runs;
    spare -= runs;
    for (int k = 1; opens && spare > 0 && k <= MOST_OPENED; k++, spare -= opens)
        cost += OPENED * k * opens;
    return cost + (spare > 0 ? WHITE * spare : 0);
}

/* So many lines too few. */
static int lacking_cost(const RoughText *t, int lacking)
{
    return lacking <= t->squeezes ? RUNS * lacking : LACKS + LACKED * (lacking - t->squeezes);
}

int rough_cost(const RoughText *t, int room, int opens)
{
    int sum = 0, n = t->high - t->low + 1;
    for (int lines = t->low; lines <= t->high; lines++)
        sum += lines > room ? lacking_cost(t, lines - room) : spare_cost(t, room - lines, opens);
    return sum / n;
}
