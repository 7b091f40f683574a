/* A piece set in its shape (fitting/plan.h). */
#include "fitting/plan.h"

#include "base/order.h"
#include "fitting/feet.h"
#include "fitting/hole.h"
#include "headline/head_white.h"
#include "headline/vertical_title.h"
#include "judge/page.h"

#include <assert.h>
#include <limits.h>
#include <string.h>

enum { LEAST_BELOW = 8 /* lines of text below a cut piece's pictures */ };
/* Lines that a headline block may open; what one costs each column, and a line of a picture's. */
enum { OPENED_HEAD = 12, GROWN = 3, UNUSUAL = 10, INTRO = 10, OUT_OF_STEP = 60 };
enum { STUMPS = 1000 /* only when nothing else is to be had */ };

static Arena *arena_of(MakeupPiece p)
{
    return p.set->c->arena;
}

/* A piece in a shape: its pictures, its text. */
typedef struct Setting {
    Arrangement a;
    int opened; /* lines of white that the headline has more */
    int body;   /* lines of the columns */
    int lines[MOST_COLUMNS];
    Flow flow;
    int cost;
    int empty;   /* column-lines of white at the feet of all columns, of those without text, too; */
    int hole;    /* tenths of what of it stands together, */
    int parted;  /* of what of that does between two rules */
    bool uneven; /* feet over a line apart */
} Setting;

/* The lines that column c of the shape lacks at its foot. */
static int notched(const PlanShape *s, int column)
{
    bool cut = s->notch < 0 ? column < s->notch_columns : s->notch > 0 && column >= s->columns - s->notch_columns;
    return cut ? s->notch_lines : 0;
}

static int head_lines(const Arrangement *a)
{
    return a->title_columns ? 0 : a->head;
}

/* The grid's column in which one of the text begins that has `broken` of its own over so many; 0: the grid's. */
static int grid_column(int columns, int broken, int column)
{
    return broken ? column * columns / broken : column;
}

/* The same of a column of the text. */
static int lacking(const Arrangement *a, const PlanShape *shape, int column)
{
    assert(!a->broken || !a->title_columns);
    return notched(shape, grid_column(a->over, a->broken, column) + a->title_columns);
}

/* The columns' lines in the shape; false: some would stay empty, or next to. */
static bool room(Setting *s, const PlanShape *shape)
{
    bool good = arrangement_columns(&s->a, s->body, s->lines);
    const int own = s->a.text->own ? s->a.text->at[0].lines[FLOW_NATURAL] : 0;
    for (int c = 0; c < s->a.columns; c++) {
        const int lack = lacking(&s->a, shape, c);
        good = good && (!lack || s->lines[c] - lack >= FEET_LEAST + (c ? 0 : own));
        s->lines[c] = s->lines[c] > lack ? s->lines[c] - lack : 0;
    }
    return good && s->body >= s->a.high && (!s->a.title_columns || s->body >= s->a.head);
}

/* The piece with its pictures so many lines higher and its headline opened: does its text fill the shape? */
static bool arranged(MakeupPiece p, const PlanShape *shape, Way way, int grow, int opened, Setting *s)
{
    *s = (Setting){.opened = opened};
    if (!arrangement_make(p, shape->columns, way, grow, INT_MAX, &s->a))
        return false;
    s->body = shape->lines - head_lines(&s->a) - opened - 2 * s->a.box;
    return (!opened || head_lines(&s->a)) && room(s, shape) && flow_fills(s->a.text, s->lines, s->a.columns);
}

/* The way with so many lines opened: below a headline that has text beside it they are the way's own; above the text,
 * *more of them. false: it can't be opened so. */
static bool opened_way(MakeupPiece p, const PlanShape *shape, const Way *way, int opened, Way *out, int *more)
{
    *out = *way;
    *more = way->beside ? 0 : opened;
    if (!way->beside)
        return true;
    out->opened += opened;
    return !opened || (out->opened <= PLAN_HEADLINE_SPARE && !title_is_vertical(p.set, shape->columns));
}

/* Tenths of column-lines of white together in what the headline has opened. */
static int opened_hole(const Setting *s, Way way)
{
    const int more = s->a.head_columns ? s->a.head_opened : s->opened;
    return more ? headline_hole(&s->a, way.level, s->body, more) : 0;
}

/* Of white in the headline (hole: opened_hole), or of none where the neighbour's text begins a line lower. */
static int head_cost(MakeupPiece p, const PlanShape *shape, Way way, const Setting *s, int hole)
{
    bool in_step = shape->head && piece_headline(p, shape->columns, way.level)->lines + s->opened == shape->head;
    return white_cost(hole) +
           (in_step ? 0 : OPENED_HEAD * s->opened * shape->columns + (shape->head ? OUT_OF_STEP : 0));
}

/* Lines that a headline opens below it beyond those of its way; dear, when that makes a hole. */
static int opened_cost(const Setting *s, const Way *way, const Way *opened)
{
    if (opened->opened == way->opened)
        return 0;
    const bool hole = hole_is_large(headline_hole(&s->a, way->level, s->body, opened->opened));
    return OPENED_HEAD * (opened->opened - way->opened) * opened->beside + (hole ? STUMPS : 0);
}

/* The best of the ways that fill the shape to every foot. */
static void fill(MakeupPiece p, const PlanShape *shape, Way way, Setting *best)
{
    int least, most;
    arrangement_range(p, shape->columns, way, &least, &most);
    for (int grow = least; grow <= most; grow++)
        for (int opened = 0; opened <= PLAN_HEADLINE_SPARE; opened++) {
            int cost = GROWN * (grow < 0 ? -grow : grow) + UNUSUAL * (way.widen < 0 ? -way.widen : way.widen) +
                       (way.intro ? INTRO : 0);
            Setting s;
            Way own;
            int more;
            if (cost >= best->cost || !opened_way(p, shape, &way, opened, &own, &more) ||
                !arranged(p, shape, own, grow, more, &s))
                continue;
            cost += head_cost(p, shape, own, &s, opened_hole(&s, own)) + opened_cost(&s, &way, &own);
            if (cost >= best->cost)
                continue;
            s.flow = flow_set(arena_of(p), s.a.text, s.lines, s.a.columns);
            s.cost = cost + s.flow.cost;
            if (s.cost < best->cost)
                *best = s;
        }
}

bool plan_fills_opened(MakeupPiece p, const PlanShape *shape, const Way *way, int opened, int *grow)
{
    int least, most;
    Setting s;
    arrangement_range(p, shape->columns, *way, &least, &most);
    for (int by = 0; by <= most || -by >= least; by++)
        for (int sign = -1; sign <= 1; sign += 2)
            if (sign * by >= least && sign * by <= most && arranged(p, shape, *way, sign * by, opened, &s)) {
                *grow = sign * by;
                return true;
            }
    return false;
}

bool plan_fills(MakeupPiece p, const PlanShape *shape, const Way *way)
{
    int grow;
    return plan_fills_opened(p, shape, way, 0, &grow);
}

/* Sets the text in columns so much shorter, all white at their feet; false: it breaks a rule that stands as it is set,
 * or leaves white above it. */
static bool shorten(MakeupPiece p, Setting *s, const int *less, int most)
{
    int lines[MOST_COLUMNS], own = s->a.text->own ? s->a.text->at[0].lines[FLOW_NATURAL] : 0;
    for (int c = 0; c < s->a.columns; c++) {
        lines[c] = s->lines[c] - less[c];
        if (less[c] && lines[c] < FEET_LEAST + own)
            return false;
        own = s->lines[c] > 0 ? 0 : own;
    }
    Flow f = flow_set(arena_of(p), s->a.text, lines, s->a.columns);
    const bool breaks = f.broken >= FLOW_RULE_BROKEN && f.broken > s->flow.broken;
    if (f.cost >= FLOW_IMPOSSIBLE || breaks || f.white > most)
        return false;
    for (int c = 0; c < s->a.columns; c++)
        f.white += less[c];
    s->flow = f;
    memcpy(s->lines, lines, sizeof lines);
    return true;
}

/* The columns end level when the text can't fill them; else each by as much above its foot as all can. */
static void level(MakeupPiece p, Setting *s)
{
    int used = 0, less[MOST_COLUMNS] = {0};
    for (int c = 0; c < s->a.columns; c++)
        used += s->lines[c] > 0;
    if (used < 2 || (feet_level(s->a.text, s->lines, s->a.columns, s->flow.white, less) && shorten(p, s, less, 0)))
        return;
    for (int all = s->flow.white / used; all > 0; all--) {
        for (int c = 0; c < s->a.columns; c++)
            less[c] = s->lines[c] > 0 ? all : 0;
        if (shorten(p, s, less, s->flow.white))
            return;
    }
}

/* A hole costs more only when anybody sees it, and the more the larger: a line less at the feet may be one more in the
 * headline. */
static int seen_cost(int hole)
{
    enum { DEARER = 6 /* each tenth of a column-line */ };
    return hole_is_large(hole) ? hole_cost(hole) + DEARER * (hole - LARGE_HOLE) : white_cost(hole);
}

/* Lines of white at the foot of a column, below pictures where no text stands below them. */
static int white_at_foot(const Setting *s, const PlanShape *shape, int column)
{
    const int foot = s->body - lacking(&s->a, shape, column);
    int lines = s->a.top[column];
    for (int r = s->flow.split[column]; r < s->flow.split[column + 1]; r++)
        lines += s->flow.rows[r]->lines + s->flow.above[r];
    return foot - lines + (lines == s->a.top[column] ? s->a.below[column] : 0);
}

/* Does a rule stand between a column and the one before it: have both text? */
static bool is_ruled(const Setting *s, int column)
{
    const int *split = s->flow.split;
    return split[column - 1] < split[column] && split[column] < split[column + 1];
}

/* Tenths of column-lines of what stands together at the feet, gutters with it: a single row of it nobody sees, but for
 * one above the foot of a frame. parted: by the rules between columns. */
static int feet_hole(const Setting *s, const int *white, bool parted)
{
    const ArticleSet *set = s->a.piece.set;
    const Len own = article_measure(set), gutter = set->c->layout->gutter;
    const Len measure = article_text_measure(set, s->a.over, s->a.broken);
    const int box = s->a.box > 0;
    int largest = 0;
    for (int from = 0; from < s->a.columns; from++)
        for (int to = from, high = white[from]; to < s->a.columns; to++) {
            if (parted && to > from && is_ruled(s, to))
                break;
            high = white[to] < high ? white[to] : high;
            if (high && high + box > 1)
                largest = larger(largest, (high + box) * (to - from + 1));
        }
    return (int)((int64_t)TENTHS * largest * (measure + gutter) / (own + gutter / 2));
}

/* What the white of a piece that nothing fills costs: at its feet, in the headline. */
static int left_cost(Setting *s, const PlanShape *shape, int hole)
{
    int white[MOST_COLUMNS], least = INT_MAX, most = 0;
    for (int c = 0; c < s->a.columns; c++) {
        white[c] = white_at_foot(s, shape, c);
        s->empty += white[c];
        least = smaller(least, white[c]);
        most = larger(most, white[c]);
    }
    s->uneven = most > least + 1;
    s->hole = feet_hole(s, white, false);
    s->parted = feet_hole(s, white, true);
    return larger(white_cost(TENTHS * s->empty), seen_cost(s->hole)) + seen_cost(hole) - white_cost(hole);
}

/* So many lines of pictures and headline: the white that stays. */
static bool fit_once(MakeupPiece p, const PlanShape *shape, Way way, int grow, int opened, Setting *s)
{
    *s = (Setting){.opened = opened};
    if (!arrangement_make(p, shape->columns, way, grow, INT_MAX, &s->a) || (opened && !head_lines(&s->a)))
        return false;
    s->body = shape->lines - head_lines(&s->a) - opened - 2 * s->a.box;
    room(s, shape);
    if (s->body < s->a.high)
        return false;
    s->flow = flow_set(arena_of(p), s->a.text, s->lines, s->a.columns);
    s->cost = s->flow.cost;
    if (s->cost >= FLOW_IMPOSSIBLE)
        return true;
    const int white = s->flow.white, hole = opened_hole(s, way);
    if (white)
        level(p, s);
    s->cost += head_cost(p, shape, way, s, hole) + left_cost(s, shape, hole);
    s->cost += FLOW_EMPTY_LINE * (s->empty - white) + (has_stumps(&s->a, &s->flow) ? STUMPS : 0);
    return true;
}

/* Nothing fills the shape: what leaves least white at the feet, the headline opened for it. */
static void fit(MakeupPiece p, const PlanShape *shape, Way way, Setting *best)
{
    int least, most;
    arrangement_range(p, shape->columns, way, &least, &most);
    for (int grow = least; grow <= most; grow++)
        for (int opened = 0; opened <= PLAN_HEADLINE_MOST; opened++) {
            Setting s;
            Way own;
            int more;
            if (!opened_way(p, shape, &way, opened, &own, &more) || !fit_once(p, shape, own, grow, more, &s))
                break;
            s.cost += opened_cost(&s, &way, &own);
            if (s.cost < best->cost)
                *best = s;
            if (s.flow.cost < FLOW_IMPOSSIBLE && s.empty < s.a.columns) /* no line less in all of them */
                break;
        }
}

/* As much as goes in; a line is kept for the jump line. Pictures and tables that leave no room for text below them go
 * on with the rest. */
static void cut_short(MakeupPiece p, const PlanShape *shape, Way way, Setting *s)
{
    const FlowText *text = piece_text(p, shape->columns);
    *s = (Setting){0};
    arrangement_make(p, shape->columns, way, 0, 0, &s->a);
    s->body = shape->lines - head_lines(&s->a) - 2 * s->a.box;
    arrangement_make(p, shape->columns, way, 0, s->body - (text->n ? LEAST_BELOW : 1), &s->a);
    room(s, shape);
    int last = s->a.columns - 1;
    while (last > 0 && s->lines[last] == 0)
        last--;
    int kept = s->lines[last] > 0;
    s->lines[last] -= kept;
    s->flow = flow_cut(arena_of(p), text, s->lines, s->a.columns);
    s->lines[last] += kept;
}

static Way sized(Way w, int widen)
{
    w.widen = widen;
    return w;
}

/* The first paragraph of the page's lead over several columns 长栏, where the rest fills the shape better so: make-up
 * knows nothing of it, and an edit there moves nothing. */
static void fill_with_intro(MakeupPiece p, const PlanShape *shape, Way usual, const int *widen, int n, Setting *best)
{
    if (p.set->rank > 0 || usual.text || usual.beside)
        return;
    for (usual.intro = 2; usual.intro <= INTRO_MOST; usual.intro++)
        for (int i = 0; i < n && piece_intro(p, shape->columns, usual.intro); i++)
            fill(p, shape, sized(usual, widen[i]), best);
}

/* Without a stump, and no rule is broken. */
static bool is_filled(const Setting *s)
{
    return s->cost < STUMPS && s->flow.cost < FLOW_RULE_BROKEN;
}

/* Lines of the longest stretch of a column that nothing breaks. */
static int longest_stretch(const Row *const *rows, const int *split, int columns)
{
    int longest = 0;
    for (int c = 0; c < columns; c++)
        for (int r = split[c], lines = 0; r < split[c + 1]; r++) {
            lines = row_breaks_column(rows[r]) ? 0 : lines + rows[r]->lines;
            longest = larger(lines, longest);
        }
    return longest;
}

/* Does a column of the text begin where a headline over some of the columns ends, where the notch does? */
static bool keeps_step(MakeupPiece p, const PlanShape *shape, Way way)
{
    const int step = text_step(p.set, shape->columns, way.text);
    return way.beside % step == 0 && (!shape->notch || shape->notch_columns % step == 0);
}

/* Columns so high that nothing breaks become fewer, broader ones 破栏, where those fill the shape as well, or end a
 * line above it: make-up knows nothing of it, either. */
static void fill_broader(MakeupPiece p, const PlanShape *shape, Way usual, Setting *best)
{
    if (usual.text || longest_stretch(best->flow.rows, best->flow.split, best->a.columns) <= MAKEUP_TALLEST)
        return;
    Setting broad = {.cost = FLOW_IMPOSSIBLE};
    for (usual.text = shape->columns - 1; usual.text > 1; usual.text--)
        if (piece_may_broaden(p, shape->columns, usual.text) && keeps_step(p, shape, usual)) {
            fill(p, shape, usual, &broad);
            if (broad.cost >= FLOW_IMPOSSIBLE)
                fit(p, shape, usual, &broad);
        }
    if (is_filled(&broad) && !broad.uneven && broad.empty <= broad.a.columns)
        *best = broad;
}

static Setting best_setting(MakeupPiece p, const PlanShape *shape, const Way *way, bool *cut)
{
    Setting best = {.cost = FLOW_IMPOSSIBLE};
    int widen[MOST_WIDEN - LEAST_WIDEN + 1], n = 1;
    Way usual = way ? *way : (Way){.level = LEVEL_OF_WIDTH};
    if (!keeps_step(p, shape, usual))
        usual.text = 0;
    if (!way)
        n = arrangement_sizes(p, shape->columns, usual.level, widen);
    else
        widen[0] = way->widen;
    for (int i = 0; i < n; i++)
        fill(p, shape, sized(usual, widen[i]), &best);
    fill_with_intro(p, shape, usual, widen, n, &best);
    const bool filled = is_filled(&best);
    for (int i = 0; i < n && !filled; i++)
        fit(p, shape, sized(usual, widen[i]), &best);
    *cut = best.cost >= FLOW_IMPOSSIBLE;
    if (!*cut)
        fill_broader(p, shape, usual, &best);
    usual.text = 0; /* a cut text goes on in the grid's columns */
    if (*cut)
        cut_short(p, shape, usual, &best);
    return best;
}

/* The row of the galley at which a cut text goes on. */
static int row_after(const Setting *s)
{
    const FlowText *text = s->a.text;
    int at = s->a.piece.from_row;
    for (int u = text->own; u < s->flow.to_unit; u++)
        at += text->at[u].n[FLOW_NATURAL];
    return s->flow.to_unit < text->own ? at : at + s->flow.to_row;
}

/* The columns of the text after those of a vertical title. */
static void put_columns(Plan *p, const Setting *s)
{
    int by = s->a.title_columns, top = p->headline_lines + p->box_lines;
    assert(by + s->a.columns <= MOST_COLUMNS);
    for (int c = 0; c < s->a.columns; c++) {
        p->column_top[c + by] = top + s->a.top[c];
        p->column_lines[c + by] = s->lines[c];
        p->split[c + by + 1] = s->flow.split[c + 1];
    }
    for (int i = 0; i < s->a.n_floats; i++) {
        p->floats[i].line += top;
        p->floats[i].column += by;
    }
}

Plan *plan_new(MakeupPiece piece, const PlanShape *shape, const Way *way)
{
    assert(shape->columns >= 1 && shape->columns <= MOST_COLUMNS && shape->lines >= 1);
    assert(piece.from_float >= 0 && piece.from_float <= (int)piece.set->n_floats);
    bool cut;
    Setting s = best_setting(piece, shape, way, &cut);
    Plan *p = ARENA_NEW(arena_of(piece), Plan);
    *p = (Plan){.piece = piece,
                .shape = *shape,
                .level = way ? way->level : LEVEL_OF_WIDTH,
                .columns = shape->columns,
                .broken = s.a.broken,
                .text_columns = s.a.title_columns + s.a.columns,
                .head_columns = s.a.head_columns,
                .head_opened = s.a.head_opened,
                .title_lines = s.a.title_lines,
                .intro = s.a.intro,
                .headline_lines = head_lines(&s.a) + s.opened,
                .title_columns = s.a.title_columns,
                .box_lines = s.a.box,
                .rows = s.flow.rows,
                .above = s.flow.above,
                .n_rows = s.flow.n,
                .floats = s.a.floats,
                .n_floats = (size_t)s.a.n_floats,
                .white = s.flow.white,
                .breaks_rule = s.flow.broken >= FLOW_RULE_BROKEN || s.uneven,
                .foot_hole = s.hole,
                .parted_hole = s.parted,
                .to_row = article_galley(piece.set)->n_rows,
                .to_float = piece.from_float + s.a.n_floats};
    if (cut)
        p->to_row = row_after(&s);
    put_columns(p, &s);
    return p;
}

/* Lines of white that its headline opens above the text. */
static int opened_above(const Plan *p)
{
    return p->headline_lines - article_headline(p->piece.set, p->columns, p->level)->lines;
}

const Headline *plan_headline(const Plan *p, Len most)
{
    ArticleSet *s = p->piece.set;
    assert(!p->piece.from_page);
    if (p->title_columns) /* a vertical title is set for the height that make-up gave it */
        return headline_vertical_new(s, p->columns, p->level, p->shape.lines - 2 * p->box_lines, false, most);
    if (p->title_lines)
        return headline_vertical_new(s, p->columns, p->level, p->title_lines, true, most);
    if (p->head_columns)
        return article_headline(s, p->head_columns, p->level);
    return article_headline_given(s, p->columns, p->level, opened_above(p), most);
}

const Headline *plan_headline_sized(const Plan *p, Len size)
{
    assert(!p->piece.from_page);
    if (p->title_columns || p->title_lines || p->head_columns)
        return NULL;
    return article_headline_sized(p->piece.set, p->columns, p->level, opened_above(p), size);
}

const Headline *plan_headline_ruled(const Plan *p, GroupTag tag)
{
    const Headline *h = p->headline ? p->headline : plan_headline(p, 0);
    assert(!p->piece.from_page);
    return headline_ruled(p->piece.set, h, p->head_columns ? p->head_columns : p->columns, tag);
}

bool plan_is_parted(const Plan *p)
{
    return hole_is_large(p->foot_hole) && p->parted_hole < p->foot_hole;
}

int plan_foot_hole(const Plan *p)
{
    return plan_is_parted(p) ? p->parted_hole : p->foot_hole;
}

/* The byline at the head of its first column, where nothing else stands above that. */
static BylineBelow byline_below(const Plan *p, const Headline *h)
{
    const int head = p->box_lines + (p->head_columns ? h->lines + p->head_opened : p->headline_lines);
    const Row *first = p->split[0] < p->split[1] ? p->rows[0] : NULL;
    const bool below = first && first->path->info[0].tag == TAG_BYLINE && p->column_top[0] == head;
    return (BylineBelow){below ? first : NULL, article_text_measure(p->piece.set, p->columns, p->broken)};
}

int plan_hole(const Plan *p)
{
    ArticleSet *s = p->piece.set;
    if (p->piece.from_page)
        return plan_foot_hole(p);
    const Headline *h = p->headline ? p->headline : plan_headline(p, 0);
    const Len gutter = s->c->layout->gutter, measure = article_measure(s) + gutter / 2;
    const int over = p->head_columns ? p->head_columns : p->columns, opened = p->headline_lines - h->lines;
    const BylineBelow byline = byline_below(p, h);
    Len white = h->white;
    if (!h->columns_taken)
        white = p->head_columns
                    ? head_white_above(s->c, h, article_width(s, over), gutter, p->head_opened, true, byline)
                    : head_white_above(s->c, h, article_width(s, over), article_column_x(s, over, 0), opened, false,
                                       byline);
    return larger(plan_foot_hole(p), (int)((int64_t)TENTHS * white / measure));
}

bool plan_goes_on(const Plan *p)
{
    return p->to_row < article_galley(p->piece.set)->n_rows || p->to_float < (int)p->piece.set->n_floats;
}

int plan_column_foot(const Plan *p, int column)
{
    return p->shape.lines - notched(&p->shape, grid_column(p->columns, p->broken, column)) - p->box_lines;
}

int plan_column_end(const Plan *p, int column)
{
    int end = p->column_top[column];
    for (int r = p->split[column]; r < p->split[column + 1]; r++)
        end += p->rows[r]->lines + p->above[r];
    return end;
}

int plan_foot(const Plan *p)
{
    int foot = p->title_columns || p->box_lines ? p->shape.lines : p->headline_lines;
    foot += p->intro ? p->intro->lines - INTRO_WHITE : 0;
    for (int c = 0; c < p->text_columns; c++) {
        const int end = plan_column_end(p, c);
        foot = p->split[c] < p->split[c + 1] && end > foot ? end : foot;
    }
    for (size_t i = 0; i < p->n_floats; i++) {
        int end = p->floats[i].line + p->floats[i].lines;
        foot = end > foot ? end : foot;
    }
    return foot < p->shape.lines ? foot : p->shape.lines;
}

int plan_unbroken(const Plan *p)
{
    const bool broad = text_is_broad(p->piece.set, p->columns, p->broken);
    return broad ? 0 : longest_stretch(p->rows, p->split, p->text_columns);
}
