/* The texts of a piece (fitting/texts.h). */
#include "fitting/texts.h"

#include "fitting/hole.h"
#include "headline/byline.h"

/* A whole text in another measure; with the byline at its head. */
typedef struct BrokenText {
    Len measure;
    bool byline;
    FlowText text;
    struct BrokenText *next;
} BrokenText;

/* The text of a piece as it was asked for last. */
struct PlanCache {
    BrokenText *broken;
    Intro *intro[INTRO_MOST + 1][2]; /* by columns; with the byline in the headline block, and above it */
    int from_row;
    FlowText text[2]; /* without and with the byline */
};

static bool is_plain(const Unit *u)
{
    bool plain = u->para != NULL;
    for (size_t r = 0; r < u->n; r++)
        plain = plain && u->rows[r].lines == 1 && !(u->rows[r].flags & ~(unsigned)(ROW_FIRST | ROW_LAST));
    return plain;
}

/* White may be opened above a heading, a pull quote, a sidebar, a rule, white: not between two headings. */
static int opens(const Unit *u, const Unit *before)
{
    const Row *r = &u->rows[0];
    if (!before || before->rows[before->n - 1].flags & (ROW_KEEP_NEXT | ROW_SPACE))
        return 0;
    bool heading = r->flags & ROW_KEEP_NEXT && r->path->info[r->path->depth - 1].tag == TAG_HEADING;
    bool pull = r->flags & ROW_RULE_ABOVE && r->flags & ROW_RULE_BELOW;
    return heading || pull || r->flags & (ROW_SPACE | ROW_SIDEBAR_HEAD) ||
           (r->flags & ROW_RULE && r->flags & ROW_CENTER);
}

static FlowUnit natural_unit(const Row *rows, size_t n)
{
    FlowUnit f = {.rows = {rows}, .n = {(int)n}};
    for (size_t r = 0; r < n; r++)
        f.lines[FLOW_NATURAL] += rows[r].lines;
    return f;
}

static FlowUnit whole_unit(ArticleSet *s, Unit *u, const Unit *before)
{
    FlowUnit f = natural_unit(u->rows, u->n);
    f.opens = opens(u, before);
    f.plain = is_plain(u);
    for (int v = FLOW_MORE; f.plain && v <= FLOW_FEWER; v++) {
        size_t n = 0;
        const Row *rows = unit_alternative(s, u, v == FLOW_MORE ? 1 : -1, &n);
        if (!rows)
            continue;
        f.rows[v] = rows;
        f.n[v] = f.lines[v] = (int)n;
    }
    return f;
}

/* A heading or a pull quote, not a sidebar, which has text of its own. */
static bool is_break(const FlowUnit *u)
{
    const Row *r = u->rows[FLOW_NATURAL];
    return !r->sidebar && row_breaks_column(r);
}

/* Which breaks have text above them, below them, of more than a line or two. */
static void note_breaks(FlowUnit *at, int n)
{
    for (int u = 0, lines = 0, last = -1; u <= n; u++) {
        if (u < n && !is_break(&at[u])) {
            lines += at[u].lines[FLOW_NATURAL];
            continue;
        }
        const bool text = lines >= FLOW_LEAST_TEXT;
        if (u < n)
            at[u].after_text = text;
        if (last >= 0)
            at[last].before_text = text;
        last = u;
        lines = 0;
    }
}

/* The units of the galley from a row on; before them room for one more. */
static FlowUnit *units_from(ArticleSet *s, Len measure, int from_row, int *n)
{
    Galley *g = (Galley *)article_galley_of(s, measure); /* the set owns it; alternatives are cached in its units */
    FlowUnit *at = ARENA_ARRAY(s->c->arena, FlowUnit, g->n_units + 2);
    int row = 0;
    *n = 0;
    for (size_t u = 0; u < g->n_units; row += (int)g->units[u++].n) {
        int gone = from_row - row;
        if (gone >= (int)g->units[u].n)
            continue;
        at[1 + (*n)++] = gone > 0 ? natural_unit(g->units[u].rows + gone, g->units[u].n - (size_t)gone)
                                  : whole_unit(s, &g->units[u], u ? &g->units[u - 1] : NULL);
    }
    note_breaks(at + 1, *n);
    return at;
}

static PlanCache *cache_of(ArticleSet *s)
{
    if (!s->plans) {
        s->plans = ARENA_NEW(s->c->arena, PlanCache);
        s->plans->from_row = -1;
    }
    return s->plans;
}

bool piece_breaks_columns(MakeupPiece p, int columns, int text)
{
    return !p.from_page && !p.from_row && !p.from_float && article_breaks_columns(p.set, columns, text);
}

/* The byline as the text's first unit, in the room before its others. */
static FlowText with_byline(ArticleSet *s, Len measure, FlowUnit *at, int n)
{
    at[0] = natural_unit(byline_row_new(s, measure, 1), 1);
    FlowText t = flow_text(at, n + 1);
    t.own = 1;
    return t;
}

const FlowText *piece_text_in(MakeupPiece p, int columns, int text, int head)
{
    if (!text)
        return piece_text(p, columns);
    PlanCache *cache = cache_of(p.set);
    const Len measure = article_text_measure(p.set, columns, text);
    const bool byline = byline_in_column(p.set, head);
    for (const BrokenText *t = cache->broken; t; t = t->next)
        if (t->measure == measure && t->byline == byline)
            return &t->text;
    int n;
    FlowUnit *at = units_from(p.set, measure, 0, &n);
    BrokenText *t = ARENA_NEW(p.set->c->arena, BrokenText);
    *t = (BrokenText){measure, byline, byline ? with_byline(p.set, measure, at, n) : flow_text(at + 1, n),
                      cache->broken};
    cache->broken = t;
    return &t->text;
}

const FlowText *piece_text(MakeupPiece p, int columns)
{
    ArticleSet *s = p.set;
    bool byline = !p.from_page && byline_in_column(s, columns);
    cache_of(s);
    if (s->plans->from_row != p.from_row) {
        int n;
        FlowUnit *at = units_from(s, article_measure(s), p.from_row, &n);
        s->plans->from_row = p.from_row;
        s->plans->text[0] = s->plans->text[1] = flow_text(at + 1, n);
        if (*s->article->byline)
            s->plans->text[1] = with_byline(s, article_measure(s), at, n);
    }
    return &s->plans->text[byline];
}

/* A whole article in the page's columns, its headline over all of them. */
static bool stands_free(MakeupPiece p, int over)
{
    const ArticleSet *s = p.set;
    return !p.from_page && !p.from_row && !p.from_float && !s->is_part && !s->inset && !article_is_boxed(s) &&
           !s->article->advert && !s->c->layout->fold && !body_is_vertical(s) && !title_is_vertical(s, over) &&
           !article_is_picture_story(s);
}

int text_step(const ArticleSet *s, int columns, int text)
{
    for (int step = 1; text && step < columns; step++) {
        const int own = step * text / columns;
        if (columns % step == 0 && step * text % columns == 0 &&
            article_text_x(s, columns, text, own) == article_column_x(s, columns, step) &&
            article_text_x(s, columns, text, own - 1) + article_text_measure(s, columns, text) ==
                article_column_x(s, columns, step - 1) + article_measure(s))
            return step;
    }
    return text ? columns : 1;
}

bool text_is_broad(const ArticleSet *s, int columns, int text)
{
    enum { BROAD = 15 /* characters */ };
    return article_text_measure(s, columns, text) >= BROAD * s->c->layout->elements[EL_BODY].size;
}

bool piece_may_broaden(MakeupPiece p, int columns, int text)
{
    enum { MOST = 27 /* characters: two columns of thirteen and their gutter as one 长栏 */ };
    const Len em = p.set->c->layout->elements[EL_BODY].size;
    return text >= 2 && text < columns && stands_free(p, columns) && !text_is_broad(p.set, columns, 0) &&
           text_is_broad(p.set, columns, text) && article_text_measure(p.set, columns, text) <= MOST * em &&
           (!p.set->n_floats || text_step(p.set, columns, text) < columns);
}

/* What a piece must be to have one, whatever its width. */
static bool may_have_intro(MakeupPiece p, int over, int columns)
{
    return columns >= 2 && columns <= INTRO_MOST && columns < over && columns <= p.set->c->layout->intro_columns &&
           stands_free(p, over);
}

/* The rows of the intro: the byline's, as it stands at the head of a column, and the paragraph's. */
static void put_rows(ArticleSet *s, const Unit *u, bool byline, Intro *o)
{
    o->rows = ARENA_ARRAY(s->c->arena, const Row *, u->n + 1);
    if (byline)
        o->rows[o->n++] = byline_row_new(s, o->measure, 0);
    for (size_t r = 0; r < u->n; r++)
        o->rows[o->n++] = &u->rows[r];
    for (int r = 0; r < o->n; r++)
        o->lines += o->rows[r]->lines;
}

/* Is its last line so short that with the white below it there is a hole? */
static bool ends_in_hole(const ArticleSet *s, const Galley *intro)
{
    const Row *last = &intro->units[0].rows[intro->units[0].n - 1];
    const Len measure = article_measure(s) + s->c->layout->gutter / 2;
    return hole_is_large((int)((int64_t)TENTHS * (1 + INTRO_WHITE) * last->at[0].line->slack / measure));
}

static Intro *intro_new(ArticleSet *s, int columns, bool byline)
{
    enum { LEAST = 3, MOST = 12 /* lines */, FEW = 20 /* characters */, MANY = 41, BELOW = 4 /* lines a column */ };
    const Layout *l = s->c->layout;
    const Galley *g = article_galley(s), *own;
    Intro *o = ARENA_NEW(s->c->arena, Intro);
    int n;
    o->measure = columns * l->measure + (columns - 1) * l->gutter;
    const Len characters = o->measure / l->elements[EL_BODY].size;
    if (characters < FEW || characters > MANY || g->n_units < 2 || !is_plain(&g->units[0]) ||
        !(own = article_intro(s, o->measure)) || own->n_rows < LEAST || own->n_rows > MOST || ends_in_hole(s, own))
        return o;
    const FlowUnit *at = units_from(s, article_measure(s), (int)g->units[0].n, &n);
    o->text = flow_text(at + 1, n);
    if (o->text.lines < BELOW * columns + own->n_rows)
        return o;
    put_rows(s, &own->units[0], byline, o);
    o->columns = columns;
    o->lines += INTRO_WHITE;
    return o;
}

const Intro *piece_intro(MakeupPiece p, int over, int columns)
{
    if (!may_have_intro(p, over, columns))
        return NULL;
    const bool byline = byline_in_column(p.set, over);
    Intro **o = &cache_of(p.set)->intro[columns][byline];
    if (!*o)
        *o = intro_new(p.set, columns, byline);
    return (*o)->columns ? *o : NULL;
}

int plan_lines_left(MakeupPiece p)
{
    return piece_text(p, 1)->lines;
}
