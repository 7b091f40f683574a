/* Heights that a text fills (fitting/heights.h). */
#include "fitting/heights.h"

#include "base/order.h"
#include "fitting/feet.h"
#include "fitting/hole.h"
#include "fitting/rough.h"

/* What a height costs: a line that pictures grow by, a line of white, one beside pictures, a rule broken, stumps, feet
 * over a line apart. */
enum { GROWN = 1, WHITE_LINE = 18, WHITE_BESIDE = 40, RULE_BROKEN = 20, STUMPED = 900, UNEVEN = 80 };
/* Lines above the least height that holds the text within which it should be filled exactly. */
enum { NEAR = 2 };
enum { FOOT_HOLE = 30, SMALL_HOLE = 3 /* column-lines that nobody sees */ };

static void note_height(Heights *h, int body, int cost)
{
    if (cost >= h->cost[body])
        return;
    h->cost[body] = cost;
    h->least = body < h->least ? body : h->least;
    h->most = body > h->most ? body : h->most;
}

static int covered(const Arrangement *a)
{
    int lines = 0;
    for (int c = 0; c < a->columns; c++)
        lines += a->top[c] - a->below[c];
    return lines;
}

int heights_least(const Arrangement *a, int lines)
{
    int body = larger((lines + covered(a) + a->columns - 1) / a->columns, a->high);
    return larger(larger(body, a->title_columns ? a->head : 0), 1);
}

/* The heights that the text fills exactly with the pictures in this size. */
static void find_exact(const Arrangement *a, int grow, Heights *h)
{
    const FlowText *text = a->text;
    int most = (text->most + covered(a)) / a->columns, lines[MOST_COLUMNS];
    most = most < h->lines ? most : h->lines;
    for (int body = heights_least(a, text->fewest); body <= most; body++) {
        if (!arrangement_columns(a, body, lines) || !flow_fills(text, lines, a->columns))
            continue;
        int varied = -text->lines;
        for (int c = 0; c < a->columns; c++)
            varied += lines[c];
        note_height(h, body, GROWN * (grow < 0 ? -grow : grow) + (varied < 0 ? -2 * varied : varied));
    }
}

/* Text that ends far above the foot of the picture beside it: what it lacks of its columns stands together. */
static int foot_hole(int white)
{
    return white > SMALL_HOLE ? FOOT_HOLE * (white - SMALL_HOLE) : 0;
}

/* Feet that end level leave so much white in one place, in column-lines: a single row of it nobody sees, but for one
 * above the foot of a frame. */
static int level_hole(const Arrangement *a, int white)
{
    const int each = white / a->columns, rest = white % a->columns, below = a->box > 0;
    const int all = each && each + below > 1 ? (each + below) * a->columns : 0;
    const int part = rest && each + 1 + below > 1 ? (each + 1 + below) * rest : 0;
    return larger(all, part);
}

static int white_feet(const Arrangement *a, int white)
{
    if (a->n_floats)
        return WHITE_BESIDE * white + foot_hole(white);
    return WHITE_LINE * white + larger(white_cost(TENTHS * white), hole_cost(TENTHS * level_hole(a, white)));
}

/* The least heights that hold the text, with white at the feet; for want of those with stumps, too. */
static void find_white(const Arrangement *a, bool with_stumps, Heights *h)
{
    const FlowText *text = a->text;
    int first = heights_least(a, text->fewest), found = 0, lines[MOST_COLUMNS];
    for (int body = first; body <= first + 6 && body <= h->lines && found < NEAR; body++) {
        if (h->cost[body] != HEIGHT_NONE) /* exact from here on */
            return;
        arrangement_columns(a, body, lines);
        int room = body * a->columns - covered(a), used = 0;
        Arena *scratch = arena_new();
        Flow f = flow_set(scratch, text, lines, a->columns);
        const bool stumps = f.cost < FLOW_IMPOSSIBLE && has_stumps(a, &f);
        arena_free(scratch);
        if (f.cost >= FLOW_IMPOSSIBLE || f.broken >= FLOW_HEADING_LAST || (stumps && !with_stumps))
            continue;
        for (int c = 0; c < a->columns; c++)
            used += lines[c];
        const int white = room - used + f.white;
        int less[MOST_COLUMNS];
        const bool even = white < 2 || feet_level(text, lines, a->columns, f.white, less);
        h->white[body] = larger(white, 1); /* not filled as find_exact fills it */
        note_height(h, body,
                    white_feet(a, white) + (f.broken >= FLOW_RULE_BROKEN ? RULE_BROKEN : 0) + (stumps ? STUMPED : 0) +
                        (even ? 0 : UNEVEN));
        found++;
    }
}

/* Heights that hold most texts of the text's class. */
static void find_rough(const Arrangement *a, Heights *h)
{
    enum { ROUGH_MOST = 150 };
    const RoughText text = rough_text(a->text);
    int lines[MOST_COLUMNS], opens = a->title_columns || !a->head ? 0 : a->columns;
    for (int body = heights_least(a, text.low); body <= h->lines; body++) {
        int room = 0;
        bool good = arrangement_columns(a, body, lines);
        for (int c = 0; c < a->columns; c++)
            room += lines[c];
        int cost = rough_cost(&text, room, opens);
        if (cost > ROUGH_MOST && room > text.high && h->least <= h->most)
            break;
        if (good && (cost <= ROUGH_MOST || room > text.high))
            note_height(h, body, cost);
    }
}

Heights heights_find(MakeupPiece p, int columns, Way way, int lines, bool rough)
{
    Heights h = {.least = INT_MAX, .most = 0, .lines = lines};
    for (int k = 0; k <= MOST_LAYOUT_LINES; k++)
        h.cost[k] = HEIGHT_NONE;
    Arrangement a;
    int least, most;
    if (rough) {
        if (arrangement_make(p, columns, way, 0, INT_MAX, &a))
            find_rough(&a, &h);
        return h;
    }
    arrangement_range(p, columns, way, &least, &most);
    for (int grow = least; grow <= most; grow++)
        if (arrangement_make(p, columns, way, grow, INT_MAX, &a))
            find_exact(&a, grow, &h);
    const bool grid = !way.text || piece_may_broaden(p, columns, way.text);
    if (grid && !way.beside && arrangement_make(p, columns, way, way.widen == SHRUNK ? least : 0, INT_MAX, &a)) {
        find_white(&a, false, &h);
        if (h.least > h.most)
            find_white(&a, true, &h);
    }
    return h;
}
