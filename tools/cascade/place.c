/* Where furniture stands that says it by the page or by other pieces: width: full, x: right, below: nameplate. */
#include "cascade/loader.h"

#include "diag/phrase.h"
#include "yaml/nearest.h"
#include <string.h>

typedef enum PlaceState { PLACE_OPEN, PLACE_BEGUN, PLACE_DONE } PlaceState;

typedef struct Placing {
    const Loader *x;
    const FurnitureYaml *y;
    Furniture *at;
    size_t n;
    PlaceState *states;
    Len full, height; /* of the type area */
} Placing;

static bool is_text(const Furniture *f)
{
    return f->kind == FURN_TEXT || f->kind == FURN_NAMEPLATE;
}

/* ---- pieces by their names ---- */

static const char *names_hint(const Placing *p, const char *name)
{
    const char **names = ARENA_ARRAY(p->x->a, const char *, p->n + 1);
    size_t n = 0;
    for (size_t i = 0; i < p->n; i++)
        if (*p->y[i].name.text)
            names[n++] = p->y[i].name.text;
    unsigned distance;
    const char *near = nearest_word(name, names, n, &distance);
    if (near && distance <= 2)
        return phrase(p->x->a, "did you mean `%s`?", near);
    return n ? loader_names(p->x->a, "the names are ", names, n) : "give that piece a name: {name: …, …}";
}

static Furniture *place_piece(const Placing *p, size_t i);

/* The piece that a key names, placed; NULL: the key isn't there, or a report. */
static const Furniture *piece_of(const Placing *p, size_t from, const char *key, YamlText t)
{
    if (!t.span.src)
        return NULL;
    for (size_t i = 0; i < p->n; i++) {
        if (strcmp(p->y[i].name.text, t.text) != 0)
            continue;
        if (p->states[i] != PLACE_BEGUN)
            return place_piece(p, i);
        diag_error(p->x->d, t.span, DIAG_FURNITURE_CIRCLE, p->y[from].name.text, t.text);
        return NULL;
    }
    diag_error(p->x->d, t.span, DIAG_FURNITURE_NO_PIECE, key, t.text, names_hint(p, t.text));
    return NULL;
}

static void check_names(const Placing *p)
{
    for (size_t i = 0; i < p->n; i++)
        for (size_t k = 0; *p->y[i].name.text && k < i; k++)
            if (strcmp(p->y[i].name.text, p->y[k].name.text) == 0)
                diag_error(p->x->d, p->y[i].name.span, DIAG_FURNITURE_TWICE, p->y[i].name.text);
}

/* ---- across ---- */

static bool is_word(YamlText t, const char *word)
{
    return t.span.src && strcmp(t.text, word) == 0;
}

/* false: what is left of the type area. */
static bool width_of(const Placing *p, size_t i, const Furniture *like, Len inset, Len *out)
{
    const YamlText t = p->y[i].width;
    double share;
    const char *unit;
    if (!t.span.src && like)
        *out = like->width - 2 * inset;
    else if (!t.span.src || is_word(t, "rest"))
        return false;
    else if (is_word(t, "full"))
        *out = p->full;
    else if (yaml_split_length(t.text, &share, &unit) && strcmp(unit, "%") == 0)
        *out = len_mul(p->full, (int64_t)(share * 1000), 100000);
    else
        reshape_width(p->x, t, &p->at[i], out);
    return true;
}

/* Where a piece is told to stand across, before its width is known. */
typedef struct Across {
    Len at;
    enum { FROM_LEFT, FROM_RIGHT, IN_MIDDLE } from;
} Across;

static Across across(const Placing *p, const FurnitureYaml *y, const Furniture *like, const Furniture *right_of,
                     const Furniture *left_of, Len gap)
{
    Across c = {0, FROM_LEFT};
    if (right_of) {
        c.at = right_of->x + right_of->width + gap;
    } else if (left_of) {
        c = (Across){p->full - left_of->x + gap, FROM_RIGHT};
    } else if (y->right.span.src) {
        c.from = FROM_RIGHT;
        reshape_len(p->x, "right", y->right, &c.at);
    } else if (is_word(y->x, "right") || is_word(y->x, "center")) {
        c.from = is_word(y->x, "right") ? FROM_RIGHT : IN_MIDDLE;
    } else if (y->left.span.src) {
        reshape_len(p->x, "left", y->left, &c.at);
    } else if (y->x.span.src && !is_word(y->x, "left")) {
        reshape_len(p->x, "x", y->x, &c.at);
    } else if (like && !y->x.span.src && !is_word(y->width, "full")) {
        c.at = like->x + (y->within.span.src ? gap : 0);
    }
    return c;
}

static void put_across(const Placing *p, size_t i, const Furniture *like, Across c, Len inset)
{
    Furniture *f = &p->at[i];
    bool known = width_of(p, i, like, inset, &f->width);
    if (!known)
        f->width = p->full - c.at;
    f->x = c.from == FROM_LEFT ? c.at : c.from == FROM_RIGHT ? p->full - c.at - f->width : (p->full - f->width) / 2;
    if (!p->y[i].align.span.src && is_text(f) && c.from != FROM_LEFT)
        f->align = c.from == FROM_RIGHT ? ALIGN_RIGHT : ALIGN_CENTER;
}

/* ---- down ---- */

static Len foot_of(const Furniture *f)
{
    return is_text(f) ? f->y : f->y + f->height;
}

/* From the foot of one piece (of a text: its baseline) to the place of the next, when no gap is given. */
static Len usual_gap(const Furniture *upper, const Furniture *lower)
{
    if (is_text(lower))
        return len_mul(lower->size, 12, 10) + (is_text(upper) ? len_mul(upper->size, 12, 100) : 0);
    if (lower->kind == FURN_RULE && upper->kind == FURN_RULE)
        return 3 * LEN_PT;
    return is_text(upper) ? len_mul(upper->size, 2, 10) + 4 * LEN_PT : 6 * LEN_PT;
}

/* Type that stays as large on a smaller page needs as much room there. */
static Len gap_below(const Placing *p, const FurnitureYaml *y, const Furniture *upper, const Furniture *lower)
{
    Len gap = usual_gap(upper, lower);
    if (!y->gap.span.src)
        return gap;
    Len least = is_text(lower) && is_text(upper) ? len_mul(upper->size, 12, 100) + len_mul(lower->size, 95, 100) : 0;
    reshape_len(p->x, "gap", y->gap, &gap);
    return p->x->was && !loader_is_new(p->x, y->gap.span) && gap < least ? least : gap;
}

static void put_down(const Placing *p, size_t i, const Furniture *below, const Furniture *above,
                     const Furniture *beside, const Furniture *within)
{
    const FurnitureYaml *y = &p->y[i];
    Furniture *f = &p->at[i];
    const Len own = is_text(f) ? 0 : f->height, ascent = is_text(f) ? len_mul(f->size, 88, 100) : 0;
    Len v = 0, gap = 0;
    if (below) {
        f->y = foot_of(below) + gap_below(p, y, below, f);
    } else if (above) {
        f->y = above->y - (is_text(above) && !y->gap.span.src ? len_mul(above->size, 88, 100) : 0) - own -
               gap_below(p, y, f, above);
    } else if (y->bottom.span.src || is_word(y->y, "bottom")) {
        loader_len(p->x, "bottom", y->bottom, &v);
        f->y = p->height - v - own;
    } else if (y->top.span.src) {
        reshape_len(p->x, "top", y->top, &v);
        f->y = v + ascent;
    } else if (y->y.span.src && !is_word(y->y, "top")) {
        reshape_len(p->x, "y", y->y, &f->y);
        if (p->x->was && !loader_is_new(p->x, y->y.span) && f->y > 0 && f->y < ascent)
            f->y = ascent;
    } else if (beside) {
        f->y = beside->y;
    } else if (within) {
        reshape_len(p->x, "gap", y->gap, &gap);
        f->y = within->y + gap + ascent;
    } else {
        f->y = is_word(y->y, "top") ? ascent : 0;
    }
}

static Furniture *place_piece(const Placing *p, size_t i)
{
    if (p->states[i] == PLACE_DONE)
        return &p->at[i];
    const FurnitureYaml *y = &p->y[i];
    p->states[i] = PLACE_BEGUN;
    const Furniture *below = piece_of(p, i, "below", y->below), *above = piece_of(p, i, "above", y->above);
    const Furniture *right_of = piece_of(p, i, "right_of", y->right_of);
    const Furniture *left_of = piece_of(p, i, "left_of", y->left_of), *within = piece_of(p, i, "within", y->within);
    const Furniture *like = within ? within : below ? below : above, *beside = right_of ? right_of : left_of;
    Len gap = beside && !y->gap.span.src ? p->x->l->elements[EL_BODY].size : 0;
    reshape_len(p->x, "gap", y->gap, &gap);
    put_across(p, i, like, across(p, y, like, right_of, left_of, gap), within ? gap : 0);
    put_down(p, i, below, above, beside, within);
    p->states[i] = PLACE_DONE;
    return &p->at[i];
}

static Placing placing(const Loader *x, const YamlList *list, FurnitureList *pieces)
{
    return (Placing){.x = x,
                     .y = list->at,
                     .at = pieces->at,
                     .n = list->n,
                     .states = ARENA_ARRAY(x->a, PlaceState, list->n + 1),
                     .full = layout_width(x->l, 0, x->l->columns),
                     .height = x->l->lines * x->l->pitch};
}

void furniture_arrange(const Loader *x, const YamlList *list, FurnitureList *pieces)
{
    if (!list->span.src)
        return;
    const Placing p = placing(x, list, pieces);
    check_names(&p);
    for (size_t i = 0; i < p.n; i++)
        place_piece(&p, i);
}

/* ---- the lines it takes ---- */

/* Is a number of lines older than the pieces it was counted for? */
static bool is_stale(const Loader *x, const YamlList *list, YamlInt lines)
{
    const FurnitureYaml *y = list->at;
    int newest = x->was ? x->shaped : -1;
    for (size_t i = 0; i < list->n; i++)
        if (loader_level(x, y[i].span) > newest)
            newest = loader_level(x, y[i].span);
    return list->n && (!lines.span.src || loader_level(x, lines.span) < newest);
}

/* Lines down to the foot of what stands in the upper half; white below it. */
static int lines_above(const Layout *l, const FurnitureList *pieces)
{
    const Len white = 11 * LEN_PT, half = l->lines * l->pitch / 2;
    Len foot = 0;
    for (size_t i = 0; i < pieces->n; i++)
        if (pieces->at[i].y < half && foot_of(&pieces->at[i]) > foot)
            foot = foot_of(&pieces->at[i]);
    return foot ? (int)((foot + white + l->pitch - 1) / l->pitch) : 0;
}

/* Lines from the head of what stands in the lower half. */
static int lines_below(const Layout *l, const FurnitureList *pieces)
{
    const Len height = l->lines * l->pitch;
    Len head = height;
    for (size_t i = 0; i < pieces->n; i++) {
        const Furniture *f = &pieces->at[i];
        Len top = is_text(f) ? f->y - len_mul(f->size, 88, 100) : f->y;
        if (f->y >= height / 2 && top < head)
            head = top;
    }
    return head < height ? l->lines - (int)((head - l->pitch / 2) / l->pitch) : 0;
}

void furniture_lines(const Loader *x)
{
    Layout *l = x->l;
    const LayoutYaml *y = x->y;
    if (is_stale(x, &y->front, y->front_top))
        l->front_top = lines_above(l, &l->front);
    if (is_stale(x, &y->front, y->bottom))
        l->bottom = lines_below(l, &l->front);
    if (is_stale(x, &y->inside, y->inside_top))
        l->inside_top = lines_above(l, &l->inside);
}
