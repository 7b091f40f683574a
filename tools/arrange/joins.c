/* Groups and neighbours of a page (arrange/joins.h): whom each piece stands with, as trees for make-up. */
#include "arrange/joins.h"

#include "diag/phrase.h"
#include "arrange/ads.h"
#include "arrange/pins.h"
#include <assert.h>
#include <string.h>

typedef struct Joining {
    IssueBuild *b;
    const PageJob *job;
    const PieceVec *pieces;
    PageJoins *j;
    bool tells; /* of faults */
} Joining;

static const char *slug_at(const PieceVec *pieces, int i)
{
    return pieces->ptr[i].set->article->slug;
}

/* ---- groups ---- */

static int find_group(const PageJoins *j, const char *name)
{
    for (int g = 0; g < j->n_groups; g++)
        if (strcmp(j->groups[g].name, name) == 0)
            return g;
    return -1;
}

static void open_group(Joining *x, int piece, const Pins *p)
{
    PageGroup *g = &x->j->groups[x->j->n_groups++];
    const GroupSpec *spec = group_spec(x->job->spec, p->group);
    GroupFrame frame = group_frame(x->job->spec, job_layout(x->job), p->group);
    *g = (PageGroup){.name = p->group,
                     .title = spec ? spec->title : p->group,
                     .span = spec ? spec->title_span : p->group_span,
                     .frame = frame,
                     .spec = spec,
                     .first = piece,
                     .join = -1,
                     .head = group_head_lines(job_layout(x->job), frame),
                     .foot = group_foot_lines(frame)};
    g->least_columns = group_head_columns(x->job->sc, g->title, frame);
    if (spec) {
        g->place = spec->pins.place;
        g->place_word = spec->pins.place_word;
        g->place_span = spec->pins.place_span;
    }
}

/* What one of its articles says of its place holds for the whole. */
static void take_place(Joining *x, PageGroup *g, const Pins *p)
{
    if (p->place == PIN_ANYWHERE)
        return;
    if (g->place == PIN_ANYWHERE) {
        g->place = p->place;
        g->place_word = p->place_word;
        g->place_span = p->place_span;
    } else if (g->place != p->place && x->tells) {
        diag_error(x->b->d, p->place_span, DIAG_GROUP_PINS_DIFFER, g->place_word, g->place_word);
    }
}

static void find_groups(Joining *x)
{
    for (int i = 0; i < (int)x->pieces->len; i++) {
        const Pins *p = pins_of(&x->pieces->ptr[i]);
        x->j->group_of[i] = -1;
        if (!p || !p->group)
            continue;
        int g = find_group(x->j, p->group);
        if (g < 0) {
            open_group(x, i, p);
            g = x->j->n_groups - 1;
        }
        x->j->group_of[i] = g;
        x->j->groups[g].n++;
        take_place(x, &x->j->groups[g], p);
    }
}

/* ---- neighbours ---- */

/* Groups stand where others stand as wholes: by their first piece. */
static int whole_of(const PageJoins *j, int i)
{
    return j->group_of[i] >= 0 ? j->groups[j->group_of[i]].first : i;
}

static bool is_inner(const PageJoins *j, int i)
{
    return j->base[i] >= 0 && j->group_of[i] >= 0 && j->group_of[i] == j->group_of[j->base[i]];
}

/* The piece of a whole that ties it to another; -1: it stands by none. */
static int outer_tie(const PageJoins *j, int whole, int n)
{
    for (int i = 0; i < n; i++)
        if (whole_of(j, i) == whole && j->base[i] >= 0 && !is_inner(j, i))
            return i;
    return -1;
}

static bool leads_round(const PageJoins *j, int i, int base, int n)
{
    if (j->group_of[i] >= 0 && j->group_of[i] == j->group_of[base]) {
        for (int k = base; k >= 0; k = is_inner(j, k) ? j->base[k] : -1)
            if (k == i)
                return true;
        return false;
    }
    for (int at = whole_of(j, base); at >= 0;) {
        if (at == whole_of(j, i))
            return true;
        int tie = outer_tie(j, at, n);
        at = tie >= 0 ? whole_of(j, j->base[tie]) : -1;
    }
    return false;
}

/* Another that stands there already; -1: none. */
static int taken_by(const PageJoins *j, int i, int base, bool below)
{
    for (int k = 0; k < i; k++) {
        bool same = j->base[k] == base || (j->base[k] >= 0 && !is_inner(j, k) && j->group_of[base] >= 0 &&
                                           whole_of(j, j->base[k]) == whole_of(j, base));
        if (same && j->below[k] == below)
            return k;
    }
    return -1;
}

static PinPlace place_of(const Joining *x, int i, const char **word)
{
    const int g = x->j->group_of[i];
    const Pins *p = pins_of(&x->pieces->ptr[i]);
    *word = g >= 0 ? x->j->groups[g].place_word : p ? p->place_word : NULL;
    return g >= 0 ? x->j->groups[g].place : p ? p->place : PIN_ANYWHERE;
}

static int find_piece(const PieceVec *pieces, const char *slug)
{
    for (int i = 0; i < (int)pieces->len; i++)
        if (!pieces->ptr[i].from_page && strcmp(slug_at(pieces, i), slug) == 0)
            return i;
    return -1;
}

/* A group stands in one place, whichever of its articles says so. Tells what contradicts a tie to something else. */
static bool group_is_free(Joining *x, int i, int base, const char *key, Span span)
{
    const int group = x->j->group_of[i];
    Diag *d = x->tells ? x->b->d : x->b->muted;
    if (group < 0 || group == x->j->group_of[base])
        return true;
    const PageGroup *g = &x->j->groups[group];
    int other = outer_tie(x->j, g->first, (int)x->pieces->len);
    if (group_has_area(g) || g->place != PIN_ANYWHERE)
        diag_error(d, span, DIAG_PIN_CONTRADICTS, key, group_has_area(g) ? "area" : "at");
    else if (other >= 0)
        diag_error(d, span, DIAG_GROUP_TIED, x->j->below[other] ? "below" : "beside",
                   slug_at(x->pieces, x->j->base[other]), key);
    else
        return true;
    return false;
}

/* The columns that are asked for a piece, or for what it stands below; 0: none. */
static int columns_below(const Joining *x, int i)
{
    for (; i >= 0; i = x->j->below[i] ? x->j->base[i] : -1) {
        const int g = x->j->group_of[i];
        const Pins *p = pins_of(&x->pieces->ptr[i]);
        const GroupSpec *spec = g >= 0 ? x->j->groups[g].spec : NULL;
        const int span = g >= 0 ? (spec ? spec->span : 0) : x->pieces->ptr[i].set->article->span;
        if (g >= 0 ? spec && spec->pins.area_span.src : p && p->area_span.src)
            return g >= 0 ? spec->pins.area[2] : p->area[2];
        if (span)
            return span;
    }
    return 0;
}

/* Can a piece stand by another? Tells why not. */
static bool tie_holds(Joining *x, int i, const Pins *p, int base)
{
    const bool below = p->after != NULL;
    const char *slug = below ? p->after : p->beside, *key = below ? "after" : "beside", *word;
    const Span span = below ? p->after_span : p->beside_span;
    const char *where = below ? "below" : "beside";
    Diag *d = x->tells ? x->b->d : x->b->muted;
    int n = (int)x->pieces->len, other;
    if (!group_is_free(x, i, base, key, span))
        return false;
    if (leads_round(x->j, i, base, n)) {
        diag_error(d, span, DIAG_PIN_NEIGHBOUR_ROUND, slug);
        return false;
    }
    if ((other = taken_by(x->j, i, base, below)) >= 0) {
        diag_error(d, span, DIAG_PIN_NEIGHBOUR_TAKEN, slug_at(x->pieces, other), where, slug, key,
                   slug_at(x->pieces, other));
        return false;
    }
    const int group = x->j->group_of[i];
    const bool inner = group >= 0 && group == x->j->group_of[base];
    const int asked = inner || group < 0 ? x->pieces->ptr[i].set->article->span : columns_below(x, i);
    const int there = inner ? x->pieces->ptr[base].set->article->span : columns_below(x, base);
    if (below && asked && there && asked != there) {
        diag_error(d, span, DIAG_PIN_NEIGHBOUR_SPAN, slug, asked, there, there);
        return false;
    }
    PinPlace place = place_of(x, base, &word);
    bool foot = place == PIN_BOTTOM || (below && (place == PIN_BOTTOM_LEFT || place == PIN_BOTTOM_RIGHT));
    if (foot) {
        diag_error(d, span, DIAG_PIN_NEIGHBOUR_FOOT, slug, word, where,
                   place == PIN_BOTTOM ? phrase(x->b->arena, "leave `%s` out", key)
                                       : arena_printf(x->b->arena, "beside: %s", slug));
        return false;
    }
    return true;
}

static void find_ties(Joining *x)
{
    for (int i = 0; i < (int)x->pieces->len; i++)
        x->j->base[i] = -1;
    for (int i = 0; i < (int)x->pieces->len; i++) {
        const Pins *p = pins_of(&x->pieces->ptr[i]);
        const char *slug = p && p->after ? p->after : p ? p->beside : NULL;
        if (!slug)
            continue;
        int base = find_piece(x->pieces, slug);
        if (base < 0 || base == i)
            continue;
        x->j->told[i] = !tie_holds(x, i, p, base);
        if (x->j->told[i])
            continue;
        x->j->base[i] = base;
        x->j->below[i] = p->after != NULL;
    }
}

/* ---- trees ---- */

/* Levels of headlines as a page has them: a lead, second stories, the body, briefs; a group's are the small ones. */
static int usual_level(const Joining *x, int i)
{
    enum { SECONDS = 4 };
    int n = (int)x->pieces->len;
    if (x->j->group_of[i] >= 0)
        return x->j->groups[x->j->group_of[i]].first == i ? 2 : 3;
    return i == 0 ? 0 : i < SECONDS ? 1 : i < n - n / 3 ? 2 : 3;
}

static Join *join_new(Joining *x, JoinKind kind, int n)
{
    Join *join = ARENA_NEW(x->b->arena, Join);
    *join = (Join){.kind = kind, .n = n};
    join->parts = ARENA_ARRAY(x->b->arena, Join, n + 1);
    return join;
}

static void set_part(Join *join, int i, const Join *part)
{
    memcpy((Join *)join->parts + i, part, sizeof *part);
}

static const Join *pair(Joining *x, JoinKind kind, const Join *a, const Join *b)
{
    Join *join = join_new(x, kind, 2);
    set_part(join, 0, a);
    set_part(join, 1, b);
    return join;
}

static const Join *leaf(Joining *x, int i)
{
    Join *join = join_new(x, JOIN_BLOCK, 0);
    join->block = i;
    join->level = usual_level(x, i);
    return join;
}

static const Join *join_of_piece(Joining *x, int i);
static const Join *join_of_whole(Joining *x, int whole, bool right);

/* What stands by a piece of its own group, or by a whole: first what is below it, then what is beside it. */
static const Join *with_neighbours(Joining *x, const Join *own, int at, bool inner, bool right)
{
    const PageJoins *j = x->j;
    for (int below = 1; below >= 0; below--)
        for (int k = 0; k < (int)x->pieces->len; k++) {
            if (j->base[k] < 0 || j->below[k] != (bool)below || is_inner(j, k) != inner ||
                (inner ? j->base[k] : whole_of(j, j->base[k])) != at)
                continue;
            const Join *other = inner ? join_of_piece(x, k) : join_of_whole(x, whole_of(j, k), right);
            if (below)
                own = pair(x, JOIN_BELOW, own, other);
            else
                own = right ? pair(x, JOIN_BESIDE, other, own) : pair(x, JOIN_BESIDE, own, other);
        }
    return own;
}

static const Join *join_of_piece(Joining *x, int i)
{
    return with_neighbours(x, leaf(x, i), i, true, false);
}

/* The columns that it is to have; 0: any, also where its head or an article of it has no room in those asked for:
 * joins_check tells of it. */
static int columns_of_group(const Joining *x, const PageGroup *g)
{
    const int columns = g->spec && g->spec->span <= job_layout(x->job)->columns ? g->spec->span : 0;
    for (int i = 0; i < (int)x->pieces->len; i++) {
        const int group = x->j->group_of[i];
        if (group >= 0 && &x->j->groups[group] == g && x->pieces->ptr[i].set->article->span > columns)
            return 0;
    }
    return columns >= g->least_columns ? columns : 0;
}

static const Join *join_of_group(Joining *x, const PageGroup *g)
{
    Join *join = join_new(x, JOIN_FREE, g->n);
    join->n = 0;
    for (int i = 0; i < (int)x->pieces->len; i++)
        if (x->j->group_of[i] >= 0 && &x->j->groups[x->j->group_of[i]] == g && !is_inner(x->j, i))
            set_part(join, join->n++, join_of_piece(x, i));
    join->head = g->head;
    join->foot = g->foot;
    join->columns = columns_of_group(x, g);
    join->least_columns = g->least_columns > job_layout(x->job)->columns ? 0 : g->least_columns;
    return join;
}

static const Join *join_of_whole(Joining *x, int whole, bool right)
{
    const int g = x->j->group_of[whole];
    const Join *own = g >= 0 ? join_of_group(x, &x->j->groups[g]) : leaf(x, whole);
    return with_neighbours(x, own, whole, false, right);
}

static bool has_neighbours(const PageJoins *j, int whole, int n)
{
    for (int i = 0; i < n; i++)
        if (j->base[i] >= 0 && !is_inner(j, i) && whole_of(j, j->base[i]) == whole)
            return true;
    return false;
}

static int least_rank(const Join *join, bool *filler, const MakeupBlock *blocks)
{
    if (join->kind == JOIN_BLOCK) {
        *filler = *filler && blocks[join->block].filler;
        return blocks[join->block].rank;
    }
    int least = least_rank(&join->parts[0], filler, blocks);
    for (int i = 1; i < join->n; i++) {
        int rank = least_rank(&join->parts[i], filler, blocks);
        least = rank < least ? rank : least;
    }
    return least;
}

static void find_joins(Joining *x, const MakeupBlock *blocks)
{
    PageJoins *j = x->j;
    int n = (int)x->pieces->len;
    j->joins = ARENA_ARRAY(x->b->arena, Join, n + 1);
    for (int i = 0; i < n; i++) {
        const char *word;
        int g = j->group_of[i];
        if (whole_of(j, i) != i || outer_tie(j, i, n) >= 0 || (g < 0 && !has_neighbours(j, i, n)))
            continue;
        PinPlace place = place_of(x, i, &word);
        bool filler = true;
        Join join = *join_of_whole(x, i, place == PIN_TOP_RIGHT || place == PIN_BOTTOM_RIGHT);
        join.as_block = (MakeupBlock){.anchor = pins_anchor(place)};
        join.as_block.rank = least_rank(&join, &filler, blocks);
        join.as_block.filler = filler;
        if (g >= 0)
            j->groups[g].join = j->n;
        j->joins[j->n++] = join;
    }
}

/* Finds the page's groups and ties, in *j, which x works on. */
static void joins_open(Joining *x, PageJoins *j, IssueBuild *b, const PieceVec *pieces)
{
    *j = (PageJoins){.groups = ARENA_ARRAY(b->arena, PageGroup, pieces->len + 1),
                     .group_of = ARENA_ARRAY(b->arena, int, pieces->len + 1),
                     .base = ARENA_ARRAY(b->arena, int, pieces->len + 1),
                     .below = ARENA_ARRAY(b->arena, bool, pieces->len + 1),
                     .told = ARENA_ARRAY(b->arena, bool, pieces->len + 1)};
    x->j = j;
    find_groups(x);
    find_ties(x);
}

PageJoins joins_of(IssueBuild *b, const PageJob *job, const PieceVec *pieces, MakeupBlock *blocks)
{
    Joining x = {.b = b, .job = job, .pieces = pieces};
    PageJoins j;
    joins_open(&x, &j, b, pieces);
    joins_fix(b, job, pieces, &j, blocks);
    find_joins(&x, blocks);
    return j;
}

/* ---- what groups can't have ---- */

/* Its articles' own places. */
static void check_members(Joining *x, int group)
{
    const PageGroup *g = &x->j->groups[group];
    int columns = g->spec && g->spec->pins.area_span.src ? g->spec->pins.area[2] : g->spec ? g->spec->span : 0;
    for (int i = 0; i < (int)x->pieces->len; i++) {
        if (x->j->group_of[i] != group)
            continue;
        const Article *a = x->pieces->ptr[i].set->article;
        const Pins *p = &a->pins;
        if (p->area_span.src || p->fixed_span.src)
            diag_error(x->b->d, p->area_span.src ? p->area_span : p->fixed_span, DIAG_GROUP_MEMBER_PINNED, g->name,
                       p->area_span.src ? "area" : "fixed", g->name, "area");
        if (columns && a->span > columns)
            diag_error(x->b->d, a->columns_span.src ? a->columns_span : a->title_span, DIAG_GROUP_NARROW, g->name,
                       columns, a->slug, a->span, a->span);
    }
}

static void check_head(Joining *x, const PageGroup *g)
{
    const int page = job_layout(x->job)->columns;
    int columns = g->spec && g->spec->pins.area_span.src ? g->spec->pins.area[2] : g->spec ? g->spec->span : 0;
    columns = columns && columns < page ? columns : page;
    if (g->least_columns > columns)
        diag_error(x->b->d, g->span, DIAG_GROUP_HEAD_LONG, columns);
    if (g->spec && g->spec->span > page)
        diag_error(x->b->d, g->spec->columns_span, DIAG_SPAN_TOO_WIDE, g->spec->span, page);
}

void joins_check(IssueBuild *b, const PageJob *job, const PieceVec *pieces)
{
    Joining x = {.b = b, .job = job, .pieces = pieces, .tells = true};
    PageJoins j;
    joins_open(&x, &j, b, pieces);
    for (int g = 0; g < j.n_groups; g++) {
        check_members(&x, g);
        check_head(&x, &j.groups[g]);
    }
}
