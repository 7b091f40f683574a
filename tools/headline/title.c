/* Titles: the largest size of the scale that width and level allow, in as few lines as it needs. */
#include "headline/title.h"

typedef struct Setter {
    const ArticleSet *s;
    const TitleRange *range;
    Len fit;
} Setter;

static Para *shape(const Setter *x, Len size, Len tracking)
{
    const SetContext *c = x->s->c;
    const int role = x->range->role;
    for (const ShapedTitle *t = *x->s->titles; t; t = t->next)
        if (t->role == role && t->size == size && t->tracking == tracking)
            return t->para;
    Pieces p = front_pieces(c, x->s->article, x->s->article->title, role, size);
    for (size_t i = 0; i < p.n; i++)
        p.at[i].style.tracking = tracking;
    ParaStyle st = display_style(c, x->s->article->lang, size, ALIGN_CENTER);
    ShapedTitle *t = ARENA_NEW(c->arena, ShapedTitle);
    *t = (ShapedTitle){role, size, tracking, para_shape(c->text, c->arena, c->diag, p.at, p.n, &st), *x->s->titles};
    *x->s->titles = t;
    return t->para;
}

/* How lines are had, the best first. */
typedef enum Manner { ONE_LINE, AT_SPACES, BETWEEN_WORDS, IN_WORDS, MANNERS } Manner;

/* In the fewest lines, up to `most`. */
static bool divide(const Setter *x, Para *p, Manner manner, int most, Title *out)
{
    const SetContext *c = x->s->c;
    Len squeezed = len_mul(para_width(p), 9, 10); /* marks at the ends of lines, spaces that fall away */
    int from = manner == ONE_LINE ? 1 : 2;
    for (int k = from; k <= (manner == ONE_LINE ? 1 : most); k++) {
        BalancedLines b;
        if (x->range->exact && k != x->range->lines)
            continue;
        if (squeezed / k > x->fit)
            continue;
        if (!para_balance(c->text, c->arena, p, k, x->fit, manner == AT_SPACES, &b) ||
            (b.splits_word && manner != IN_WORDS))
            continue;
        *out = (Title){{p, b.lines, b.n}, p->style.em, b.widest, true};
        return true;
    }
    return false;
}

static Len next_size(const Setter *x, Len size)
{
    const Layout *l = x->s->c->layout;
    for (size_t i = 0; i < l->n_scale; i++)
        if (l->scale[i] < size && l->scale[i] > x->range->least)
            return l->scale[i];
    return size > x->range->least ? x->range->least : 0;
}

/* As much larger as the width has room for, in the same lines: a single one up to the range's `grown`. */
static void grow(const Setter *x, Manner manner, Title *t)
{
    enum { STEP = LEN_PT / 2 };
    const Len most = t->lines.n == 1 ? x->range->grown : x->range->size;
    Len size = (Len)((int64_t)t->size * x->fit / t->widest);
    size = (size < most ? size : most) / STEP * STEP;
    Title grown;
    for (int i = 0; i < 2 && size > t->size; i++, size -= STEP)
        if (divide(x, shape(x, size, 0), manner, (int)t->lines.n, &grown) && grown.lines.n == t->lines.n) {
            *t = grown;
            return;
        }
}

/* The largest size of the range; within a seventh of it one line goes before more, the author's spaces before words. */
static bool set_in_range(const Setter *x, Title *out)
{
    Manner best = IN_WORDS;
    Len largest = 0;
    for (Len size = x->range->size; size && size >= x->range->least; size = next_size(x, size)) {
        if (largest && size < largest - largest / 7)
            break;
        Para *p = shape(x, size, 0);
        for (Manner m = ONE_LINE; m < best; m++)
            if (divide(x, p, m, x->range->lines, out)) {
                best = m;
                largest = largest ? largest : size;
            }
    }
    if (largest && x->range->grown)
        grow(x, best, out);
    return largest > 0;
}

/* A title too long for its width: more lines, then smaller type, then words divided. */
static void set_somehow(const Setter *x, Title *out)
{
    Len most = x->range->least < x->range->size ? x->range->least : x->range->size;
    for (Len size = most; size > most / 4; size = len_mul(size, 95, 100)) {
        Para *p = shape(x, size, 0);
        for (Manner m = ONE_LINE; m < (size > most - most / 10 ? IN_WORDS : MANNERS); m++)
            if (divide(x, p, m, x->range->lines + 2, out)) {
                out->fits = false;
                return;
            }
    }
    Para *p = shape(x, most / 3, 0);
    *out = (Title){.lines = {.para = p}, .size = most / 3, .widest = x->fit};
    out->lines.lines = para_break(x->s->c->text, x->s->c->arena, p, x->fit, &out->lines.n);
}

Len title_tracking(const Para *p)
{
    static const int twelfths[] = {0, 0, 12, 6, 4, 3, 3}; /* of an em, by characters */
    size_t n = p->n_atoms;
    if (n >= sizeof twelfths / sizeof *twelfths)
        return 0;
    for (size_t i = 0; i < n; i++)
        if (p->atoms[i].cls != CC_HAN)
            return 0;
    return len_mul(p->style.em, twelfths[n], 12);
}

Len title_tracking_beyond(const Para *p, Spacing spacing)
{
    /* by characters, in 24ths of an em; short ones in Han alone have title_tracking's at least */
    static const struct {
        size_t from;
        int parts[SPACED_MOST + 1];
    } steps[] = {{2, {0, 0, 30, 36}}, {3, {0, 0, 16, 24}}, {4, {0, 0, 12, 18}}, {5, {0, 6, 8, 12}}, {7, {0, 6, 8, 9}},
                 {9, {0, 4, 6, 6}},   {11, {0, 3, 4, 5}},  {15, {0, 0, 2, 3}},  {21, {0, 0, 0, 0}}};
    for (size_t i = 0; i < p->n_atoms; i++) {
        const CharClass c = (CharClass)p->atoms[i].cls;
        if (class_is_latin(c) || class_is_tibetan(c) || c == CC_COMBINING || c == CC_DASH || c == CC_ELLIPSIS)
            return 0;
    }
    int parts = 0;
    for (size_t i = 0; i < sizeof steps / sizeof *steps && p->n_atoms >= steps[i].from; i++)
        parts = steps[i].parts[spacing];
    return p->style.em * parts / 24;
}

/* One line of it, letter-spaced; no change where it has no room for that. */
static bool track(const Setter *x, Len tracking, Title *t)
{
    BalancedLines b;
    if (!tracking || t->widest + (Len)(t->lines.para->n_atoms - 1) * tracking > x->fit)
        return false;
    Para *p = shape(x, t->size, tracking);
    if (para_balance(x->s->c->text, x->s->c->arena, p, 1, LEN_MAX, false, &b)) {
        t->lines = (SetPara){p, b.lines, b.n};
        t->widest = b.widest;
    }
    return true;
}

static void space_out(const Setter *x, Title *t)
{
    const Len usual = title_tracking(t->lines.para), beyond = title_tracking_beyond(t->lines.para, x->range->spaced);
    if (t->lines.n == 1 && (beyond <= usual || !track(x, beyond, t)))
        track(x, usual, t);
}

Len title_pinned_size(const ArticleSet *s)
{
    Len size;
    if (s->title_size)
        return s->title_size > 0 ? s->title_size : 0;
    const char *pinned = s->article->pins.headline.size;
    return pinned && layout_length(s->c->layout, pinned, &size) && size > 0 ? size : 0;
}

TitleRange title_range(const ArticleSet *s, int columns, int level)
{
    const Layout *l = s->c->layout;
    const HeadlinePins *pins = &s->article->pins.headline;
    const ColumnStyle *column = layout_column_style(l, s->article->column);
    TitleRange r = layout_title(l, columns, level);
    const Len size = title_pinned_size(s);
    int role = pins->face ? layout_face(l, pins->face) : -1;
    if (role < 0 && column)
        role = column->role;
    r.role = role >= 0 ? role : r.role;
    if (size)
        r.size = r.least = r.grown = size;
    if (s->title_lines || pins->lines) {
        r.lines = s->title_lines ? s->title_lines : pins->lines;
        r.exact = true;
    }
    return r;
}

int title_level(const ArticleSet *s)
{
    const Layout *l = s->c->layout;
    const Len size = title_pinned_size(s);
    if (!size)
        return -1;
    int level = 0;
    while (level + 1 < (int)l->n_levels && size < l->levels[level].least)
        level++;
    return level;
}

Len title_fit(const ArticleSet *s, int columns)
{
    Len width = article_width(s, columns);
    return columns > 1 ? width - s->c->layout->elements[EL_BODY].size : width; /* not from edge to edge */
}

static bool is_held(const ArticleSet *s, TitleRange range, Len fit, Len size, int lines)
{
    Title t;
    range.size = range.least = range.grown = size;
    if (lines) {
        range.lines = lines;
        range.exact = true;
    }
    return set_in_range(&(Setter){s, &range, fit}, &t);
}

bool title_nearest(const ArticleSet *s, const TitleRange *range, Len fit, Len *size, int *lines)
{
    enum { MOST_LINES = 6, LEAST_PT = 8 };
    for (int more = 1; range->exact && more < MOST_LINES; more++)
        for (int sign = 1; sign >= -1; sign -= 2) {
            *lines = range->lines + sign * more;
            *size = range->size;
            if (*lines >= 1 && *lines <= MOST_LINES && is_held(s, *range, fit, *size, *lines))
                return true;
        }
    *lines = range->exact ? range->lines : 0;
    for (*size = range->size - range->size % (LEN_PT / 2); *size >= LEAST_PT * LEN_PT; *size -= LEN_PT / 2)
        if (is_held(s, *range, fit, *size, *lines))
            return true;
    return false;
}

Title title_set(const ArticleSet *s, const TitleRange *range, Len fit)
{
    Setter x = {s, range, fit};
    Title t = {0};
    if (!set_in_range(&x, &t))
        set_somehow(&x, &t);
    if (range->fill)
        space_out(&x, &t);
    return t;
}
