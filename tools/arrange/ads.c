/* Advertisements in their places (arrange/ads.h), and what makes of them blocks that make-up goes around. */
#include "arrange/ads.h"

#include "compose/ad_box.h"
#include "diag/phrase.h"
#include <assert.h>
#include <string.h>

enum {
    MARK = 1,   /* line for the mark 广告 */
    STRIPS = 6, /* 通栏: a page has so many, one above the other */
    LEAST = 4,  /* lines: less is no advertisement */
    BRIEF = 3,  /* the level of the least headline */
};

/* ---- sizes ---- */

static int columns_of(const Layout *l, const Ad *ad)
{
    switch (ad->size) {
    case AD_BY_COLUMNS:
        return ad->columns;
    case AD_HALF_STRIP:
    case AD_QUARTER:
        return l->columns > 1 ? l->columns / 2 : 1;
    case AD_STRIP:
    case AD_HALF_PAGE:
    case AD_PAGE:
        break;
    }
    return l->columns;
}

/* Lines of the grid of a page's share. */
static int share_of(const Layout *l, const Ad *ad)
{
    return ad->size == AD_QUARTER || ad->size == AD_HALF_PAGE ? l->lines / 2 : l->lines / STRIPS;
}

/* Is its size a share of a page that is set in larger type? Whoever books it knows nothing of the text beside it. */
static bool is_share_of_usual(const Layout *l, const Ad *ad)
{
    return l->usual && ad->size != AD_BY_COLUMNS && ad->size != AD_PAGE;
}

static Len height_of_share(const Layout *usual, const Ad *ad)
{
    return (share_of(usual, ad) - MARK) * usual->pitch;
}

static int lines_for(const Layout *l, Len height)
{
    return MARK + (height + l->pitch - 1) / l->pitch;
}

/* page: lines of the page for articles and advertisements. */
static int lines_of(const Layout *l, const Ad *ad, int page)
{
    if (ad->height)
        return lines_for(l, ad->height);
    if (ad->lines)
        return MARK + ad->lines;
    if (ad->size == AD_PAGE)
        return page;
    const int lines = is_share_of_usual(l, ad) ? lines_for(l, height_of_share(l->usual, ad)) : share_of(l, ad);
    return (ad->size == AD_QUARTER || ad->size == AD_HALF_PAGE) && page < lines ? page : lines;
}

/* As large as in the usual type; its columns here may be a little narrower, as gutters are broader. */
static void book_share(const Layout *l, AdPlace *p)
{
    const int columns = columns_of(l->usual, p->ad);
    const Len most = (p->at.lines - MARK) * l->pitch, height = height_of_share(l->usual, p->ad);
    p->width = layout_width(l->usual, columns == l->usual->columns || !p->at.column ? 0 : columns, columns);
    p->height = p->ad->height ? 0 : height < most ? height : most;
}

/* ---- places ---- */

/* The page's foot, column by column: the lines above the advertisements that stand already. */
typedef struct Foot {
    int lines; /* of the page */
    int free[MOST_LAYOUT_COLUMNS];
    int columns;
} Foot;

static int free_lines(const Foot *f, int column, int columns)
{
    int least = f->lines;
    for (int c = column; c < column + columns; c++)
        least = f->free[c] < least ? f->free[c] : least;
    return least;
}

/* The lowest place on its side, the leftmost of equals. */
static int column_for(const Foot *f, AdSide side, int columns)
{
    int best = 0;
    if (side == AD_RIGHT)
        return f->columns - columns;
    for (int c = 1; side == AD_ANYWHERE && c + columns <= f->columns; c++)
        if (free_lines(f, c, columns) > free_lines(f, best, columns))
            best = c;
    return best;
}

typedef enum AdFault { AD_FITS, AD_TOO_BROAD, AD_TOO_TALL } AdFault;

static AdFault place_one(const Layout *l, Foot *f, const Ad *ad, AdPlace *out)
{
    *out = (AdPlace){.ad = ad, .at = {.columns = columns_of(l, ad), .lines = lines_of(l, ad, f->lines)}};
    MakeupArea *at = &out->at;
    if (at->columns > f->columns)
        return AD_TOO_BROAD;
    at->column = column_for(f, ad->side, at->columns);
    out->free = free_lines(f, at->column, at->columns);
    at->line = out->free - at->lines;
    if (at->line < 0 || at->lines < 1)
        return AD_TOO_TALL;
    if (is_share_of_usual(l, ad))
        book_share(l, out);
    for (int c = at->column; c < at->column + at->columns; c++)
        f->free[c] = at->line > PIECE_GAP ? at->line - PIECE_GAP : 0;
    return AD_FITS;
}

/* The broadest first, so that they stand at the very foot; others as they are listed. */
static const Ad **by_breadth(Arena *a, const Layout *l, const PageSpec *spec)
{
    const Ad **order = ARENA_ARRAY(a, const Ad *, spec->n_ads + 1);
    for (size_t i = 0; i < spec->n_ads; i++) {
        size_t at = i;
        for (; at > 0 && columns_of(l, order[at - 1]) < columns_of(l, &spec->ads[i]); at--)
            order[at] = order[at - 1];
        order[at] = &spec->ads[i];
    }
    return order;
}

static Foot foot_of(const PageJob *job)
{
    Foot f = {.lines = job->all_lines, .columns = job_layout(job)->columns};
    for (int c = 0; c < f.columns; c++)
        f.free[c] = f.lines;
    return f;
}

static bool is_strip(const PageJob *job, const AdPlace *p)
{
    return p->at.columns == job_layout(job)->columns;
}

void ads_place(Arena *a, PageJob *job)
{
    job->all_lines = job->lines;
    job->n_ads = 0;
    if (!job->spec || !job->spec->n_ads)
        return;
    const Layout *l = job_layout(job);
    const Ad **order = by_breadth(a, l, job->spec);
    AdPlace *places = ARENA_ARRAY(a, AdPlace, job->spec->n_ads);
    Foot f = foot_of(job);
    for (size_t i = 0; i < job->spec->n_ads; i++)
        if (place_one(l, &f, order[i], &places[job->n_ads]) == AD_FITS)
            job->n_ads++;
    job->ads = places;
    for (size_t i = 0; i < job->n_ads; i++)
        if (is_strip(job, &places[i]))
            job->lines = places[i].at.line > PIECE_GAP ? places[i].at.line - PIECE_GAP : 0;
}

bool ads_are_shares(const PageJob *job)
{
    const size_t booked = job->spec ? job->spec->n_ads : 0;
    bool all = job->n_ads == booked;
    for (size_t i = 0; i < booked; i++) {
        const Ad *ad = &job->spec->ads[i];
        const bool half = ad->size == AD_HALF_STRIP || ad->size == AD_QUARTER;
        const bool whole = ad->size == AD_STRIP || ad->size == AD_HALF_PAGE || ad->size == AD_PAGE;
        const Layout *l = job_layout(job);
        const bool even = l->columns % 2 == 0 && (!l->usual || l->usual->columns % 2 == 0);
        all = all && (whole || (half && even)) && !ad->lines;
    }
    return all;
}

/* ---- what can't be had ---- */

static int to_mm(Len l)
{
    return (int)(len_to_pt(l) * 25.4 / 72);
}

/* Another side where it would go in; else what would. */
static const char *nearest(IssueBuild *b, const Layout *l, const Foot *before, const AdPlace *p)
{
    static const struct {
        AdSide side;
        const char *name;
    } sides[] = {{AD_LEFT, "at: left"}, {AD_RIGHT, "at: right"}, {AD_ANYWHERE, "leave `at` out"}};
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
        Ad other = *p->ad;
        Foot f = *before;
        AdPlace at;
        other.side = sides[i].side;
        if (place_one(l, &f, &other, &at) == AD_FITS)
            return phrase(b->arena, "it has room there: %s", sides[i].name);
    }
    if (p->free - MARK < LEAST)
        return "book it on another page";
    const int mm = to_mm((p->free - MARK) * l->pitch);
    if (p->ad->size == AD_QUARTER || p->ad->size == AD_HALF_PAGE) /* a share of the page says no height */
        return phrase(b->arena, "the most that goes in there is columns: %d, height: %dmm", p->at.columns, mm);
    return phrase(b->arena, "the most that goes in there is height: %dmm", mm);
}

static bool check_places(IssueBuild *b, const PageJob *job)
{
    const Layout *l = job_layout(job);
    const Ad **order = by_breadth(b->arena, l, job->spec);
    size_t errors = diag_errors(b->d);
    Foot f = foot_of(job);
    for (size_t i = 0; i < job->spec->n_ads; i++) {
        AdPlace p;
        Foot before = f;
        AdFault fault = place_one(l, &f, order[i], &p);
        if (fault == AD_TOO_BROAD)
            diag_error(b->d, p.ad->size_span, DIAG_AD_TOO_BROAD, p.at.columns, job_page(b, job).text, l->columns,
                       l->columns);
        else if (fault == AD_TOO_TALL)
            diag_error(b->d, p.ad->height_span, DIAG_AD_NO_ROOM, p.at.lines, p.at.columns, job_page(b, job).text,
                       p.free, nearest(b, l, &before, &p));
    }
    return diag_errors(b->d) == errors;
}

bool ads_check(IssueBuild *b, const PageJob *job, size_t own)
{
    if (!job->spec || !job->spec->n_ads)
        return true;
    bool good = check_places(b, job);
    int room = job_layout(job)->columns * job->lines - ads_room(job);
    if (good && own && room <= 0) {
        diag_error(b->d, job->spec->ads[0].span, DIAG_AD_NO_ARTICLES, job_page(b, job).text);
        return false;
    }
    return good;
}

/* ---- for make-up ---- */

/* Below all that articles may have. */
static bool is_below(const PageJob *job, const AdPlace *p)
{
    return p->at.line >= job->lines;
}

/* What make-up goes around: whole tiers 段 may end above the foot that an advertisement stands on. */
static MakeupArea area_in_page(const PageJob *job, const AdPlace *p)
{
    MakeupArea at = p->at;
    if (at.line + at.lines > job->lines)
        at.lines = job->lines - at.line;
    return at;
}

int ads_room(const PageJob *job)
{
    int room = 0;
    for (size_t i = 0; i < job->n_ads; i++)
        if (!is_below(job, &job->ads[i]))
            room += job->ads[i].at.columns * (job->ads[i].at.lines + PIECE_GAP);
    return room;
}

const AdPlace *ads_meet(const PageJob *job, MakeupArea a)
{
    for (size_t i = 0; i < job->n_ads; i++)
        if (makeup_areas_meet(a, job->ads[i].at))
            return &job->ads[i];
    return NULL;
}

size_t ads_count(const PageJob *job)
{
    size_t n = 0;
    for (size_t i = 0; i < job->n_ads; i++)
        n += !is_below(job, &job->ads[i]);
    return n;
}

void ads_blocks(Arena *a, const PageJob *job, MakeupBlock *blocks)
{
    size_t n = 0;
    for (size_t i = 0; i < job->n_ads; i++) {
        if (is_below(job, &job->ads[i]))
            continue;
        const MakeupArea area = area_in_page(job, &job->ads[i]), *at = &area;
        const MakeupWay way = {.columns = at->columns,
                               .level = BRIEF,
                               .least = at->lines,
                               .most = at->lines,
                               .text = at->columns * at->lines};
        blocks[n++] = (MakeupBlock){.rank = MAKEUP_MOST_BLOCKS,
                                    .ways = arena_dup(a, &way, sizeof way),
                                    .n_ways = 1,
                                    .advert = true,
                                    .fixed = true,
                                    .area = *at};
    }
}

void ads_placed(const PageJob *job, int first_block, MakeupPlaced *out)
{
    int n = 0;
    for (size_t i = 0; i < job->n_ads; i++)
        if (!is_below(job, &job->ads[i])) {
            out[n] = (MakeupPlaced){.block = first_block + n, .at = area_in_page(job, &job->ads[i])};
            n++;
        }
}

int ads_top(const PageJob *job)
{
    int top = job->all_lines;
    for (size_t i = 0; i < job->n_ads; i++)
        top = job->ads[i].at.line < top ? job->ads[i].at.line : top;
    return top;
}

/* ---- drawn ---- */

static Rect space_of(const Layout *l, const PageJob *job, const AdPlace *p)
{
    const MakeupArea *at = &p->at;
    Len top = l->top + (job->first + at->line) * l->pitch, high = at->lines * l->pitch;
    Rect r = {layout_column_x(l, at->column), top, layout_width(l, at->column, at->columns), high};
    if (p->width) { /* it reaches into the gutter, not over the page's edge */
        r.x += at->column ? r.w - p->width : 0;
        r.w = p->width;
    }
    return r;
}

/* The space that was booked: below the mark, down to the foot; of just the height that was asked for. */
static Rect booked(const Layout *l, const PageJob *job, const AdPlace *p)
{
    Rect r = space_of(l, job, p);
    Len foot = r.y + r.h;
    r.h = p->ad->height ? p->ad->height : p->height ? p->height : (p->at.lines - 1) * l->pitch;
    r.y = foot - r.h;
    return r;
}

void ads_compose(PageBuild *pb, const PageJob *job)
{
    const Layout *l = pb->c->layout;
    for (size_t i = 0; i < job->n_ads; i++) {
        Rect all = space_of(l, job, &job->ads[i]);
        if (job->ads[i].at.line > 0)
            compose_stroke(pb, (Rect){all.x, all.y - l->pitch / 2, all.w, 0}, l->rule);
        ad_put_booked(pb, job->ads[i].ad, all, booked(l, job, &job->ads[i]));
    }
}

/* ---- what is known of them ---- */

static bool has_ear(const PageBuild *pb)
{
    return pb->number == 1 && issue_ear(pb->issue) == EAR_AD;
}

static FrameAd frame_of(const Ad *ad, Rect at)
{
    return (FrameAd){.title = *ad->title ? ad->title : ad->alt,
                     .link = ad->link,
                     .path = ad->picture.path,
                     .picture = ad->picture.picture,
                     .at = at,
                     .span = ad->image_span};
}

void ads_frame(const PageBuild *pb, const PageJob *job, const Furniture *ear, PageFrame *f)
{
    const Layout *l = pb->c->layout;
    FrameAd *ads = ARENA_ARRAY(pb->c->arena, FrameAd, job->n_ads + 1);
    f->n_ads = 0;
    if (ear && has_ear(pb))
        ads[f->n_ads++] =
            frame_of(&pb->issue->ear->ad, (Rect){l->left + ear->x, l->top + ear->y, ear->width, ear->height});
    for (size_t i = 0; i < job->n_ads; i++)
        ads[f->n_ads++] = frame_of(job->ads[i].ad, space_of(l, job, &job->ads[i]));
    f->ads = ads;
}

static AdReport report_of(const Ad *ad, LockPiece place)
{
    return (AdReport){place, *ad->title ? ad->title : ad->alt, !ad->picture.path, !place.columns};
}

void ads_report(const PageBuild *pb, const PageJob *job, PageReport *r)
{
    r->n_ads = 0;
    r->ads = ARENA_ARRAY(pb->c->arena, AdReport, job->n_ads + 1);
    if (has_ear(pb))
        r->ads[r->n_ads++] = report_of(&pb->issue->ear->ad, (LockPiece){.slug = ""});
    for (size_t i = 0; i < job->n_ads; i++) {
        const MakeupArea *at = &job->ads[i].at;
        r->ads[r->n_ads++] = report_of(job->ads[i].ad, (LockPiece){.slug = "",
                                                                   .column = at->column + 1,
                                                                   .line = at->line + 1,
                                                                   .columns = at->columns,
                                                                   .lines = at->lines});
    }
}
