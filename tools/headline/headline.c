/* Headline blocks. Their parts stand one below the other in sections of whole grid lines: what is left of the last line
 * opens the joints of the section evenly. Text of the body's size stands on the page's grid. */
#include "headline/head_block.h"

#include "floats/figures.h"
#include "headline/head_white.h"
#include "headline/label.h"
#include "headline/shoulders.h"
#include "headline/title.h"
#include <assert.h>
#include <string.h>

enum { MOST_OWN_BARS = MOST_LABEL_BARS + 1 /* the one that a title stands on; at the shoulders six, without label */ };
enum { USUAL_HEAD_LINES = 8 /* more are seldom, and a block is tried in many ways */ };

/* White at a joint: at least so much of a grid line, in hundredths. */
enum { ABOVE = 30, BETWEEN = 28, UNDER_LABEL = 50, OVER_BYLINE = 45, BELOW = 50 };

/* Beside the title: the larger it is, the more. */
static void joint_of_title(Head *h, int least, Len size, int share)
{
    Len white = len_mul(h->l->pitch, least, 100);
    Len own = least == BETWEEN ? size / 16 : size / 10;
    h->y += white > own ? white : own;
    h->shares += share;
}

static void joint(Head *h, int least, int share)
{
    joint_of_title(h, least, 0, share);
}

/* In so large a size; 0: the element's own. */
static SetPara set_simple(const Head *h, const char *text, Element e, Len size)
{
    const ElementStyle *es = &h->l->elements[e];
    size = size ? size : es->size;
    ParaStyle st = display_style(h->c, h->s->article->lang, size, es->align);
    return set_para_even(h->c, front_pieces(h->c, h->s->article, text, es->role, size), &st, h->width);
}

static void add_simple(Head *h, const char *text, Element e, Len size, GroupTag tag)
{
    SetPara sp = set_simple(h, text, e, size);
    head_add_lines(h, sp, 0, h->width, head_pitch(h->s, &sp), tag);
}

/* Kicker or deck: where the title is spaced widely and its line is alone, it is so, too. */
static void add_beside_title(Head *h, const char *text, Element e, Len size, Spacing spacing, GroupTag tag)
{
    SetPara sp = set_simple(h, text, e, size);
    const ElementStyle *es = &h->l->elements[e];
    const Len own = size ? size : es->size;
    const Len tracking = spacing < SPACED_WIDE ? 0 : title_tracking_beyond(sp.para, spacing);
    if (sp.n == 1 && tracking && (Len)(sp.para->n_atoms - 1) * tracking < sp.lines->slack) {
        const ParaStyle st = display_style(h->c, h->s->article->lang, own, es->align);
        Pieces p = front_pieces(h->c, h->s->article, text, es->role, own);
        for (size_t i = 0; i < p.n; i++)
            p.at[i].style.tracking = tracking;
        sp = set_para_even(h->c, p, &st, h->width);
    }
    head_add_lines(h, sp, 0, h->width, head_pitch(h->s, &sp), tag);
}

/* Text of the body's size in lines of the grid, a section of its own. */
static void add_on_grid(Head *h, SetPara sp, GroupTag tag)
{
    h->shares = SHARE;
    head_add_lines(h, sp, 0, h->width, h->l->pitch, tag);
    for (size_t i = h->first_line; i < h->h->n; i++) {
        HeadLine *line = &h->h->at[i];
        line->text.y = h->section + h->l->first_baseline + (Len)(i - h->first_line) * h->l->pitch;
        line->opening = 0;
    }
    h->y = h->section + (Len)sp.n * h->l->pitch;
    head_close_section(h);
}

static Len widest_line(const SetPara *sp, Len measure)
{
    Len widest = 0;
    for (size_t i = 0; i < sp->n; i++)
        widest = measure - sp->lines[i].slack > widest ? measure - sp->lines[i].slack : widest;
    return widest;
}

/* 栏目 with its ornament: a short rule under it, a tag as wide as itself … Returns its width. */
static Len add_label(Head *h, const char *text)
{
    const ElementStyle *es = &h->l->elements[EL_COLUMN];
    const LabelLook *look = layout_label(h->l, h->c->arena, text);
    const LabelRoom room = label_room(look, es->size);
    const Len measure = h->width - room.left - room.right, top = h->y;
    Pieces p = front_pieces(h->c, h->s->article, text, es->role, es->size);
    for (size_t i = 0; look->label == LABEL_TAG && i < p.n; i++)
        p.at[i].style.color = 0xFFFFFF;
    ParaStyle st = display_style(h->c, h->s->article->lang, es->size, ALIGN_LEFT);
    SetPara sp = set_para(h->c, p, &st, measure);
    Len width = widest_line(&sp, measure) + room.left + room.right;
    h->y += room.above;
    head_add_lines(h, sp, room.left, measure, head_pitch(h->s, &sp), TAG_KICKER);
    h->y += room.below;
    h->h->n_bars = label_bars(look, es->size, (Rect){0, top, width, h->y - top}, h->h->bars);
    for (size_t i = 0; i < h->h->n_bars; i++)
        h->h->bars[i].opening = h->shares;
    return width;
}

/* 广告 at the right and 栏目 at the left: in the corners of the block, or each above all that follows. */
static void add_corners(Head *h)
{
    const Article *a = h->s->article;
    Len top = h->y;
    if (a->advert) {
        SetPara sp = set_simple(h, h->l->advert, EL_ADVERT, 0);
        head_add_lines(h, sp, 0, h->width, head_pitch(h->s, &sp), TAG_MARKS);
        h->right = widest_line(&sp, h->width);
        h->foot = h->y;
        h->y = h->corners ? top : h->y;
        if (!h->corners)
            joint(h, BETWEEN, SHARE);
    }
    if (*a->column) {
        h->left = add_label(h, a->column);
        h->foot = h->y > h->foot ? h->y : h->foot;
        h->y = h->corners ? top : h->y;
        if (!h->corners)
            joint(h, UNDER_LABEL, SHARE);
    }
    h->n_corners = h->h->n;
}

/* Do the lines that are centred between the corners, or begin less than half a line below them, stay clear of them? */
static bool corners_are_clear(const Head *h)
{
    Len clear = 2 * h->l->elements[EL_COLUMN].size, foot = h->foot + len_mul(h->l->pitch, UNDER_LABEL, 100);
    for (size_t i = h->n_corners; i < h->h->n; i++) {
        const RowLine *line = &h->h->at[i].text;
        const Para *p = line->para;
        const Align align = p->style.align;
        Len slack = line->line->slack;
        Len left = align == ALIGN_CENTER ? slack / 2 : align == ALIGN_RIGHT ? slack : 0, right = slack - left;
        bool meets = (h->left && left < h->left + clear) || (h->right && right < h->right + clear);
        if (meets && line->y - p->style.em < foot)
            return false;
    }
    return h->y >= h->foot;
}

static void add_title(Head *h, const TitleRange *range, int columns)
{
    const Len fit = title_fit(h->s, columns);
    h->title_shares = h->shares;
    Title t = title_set(h->s, range, fit < h->width ? fit : h->width);
    for (size_t i = 0; i < t.lines.n; i++)
        t.lines.lines[i].slack += h->width - t.widest;
    h->h->title_size = t.size;
    h->h->fits = t.fits;
    head_add_lines(h, t.lines, 0, h->width, head_pitch(h->s, &t.lines), TAG_HEADLINE);
}

static void add_summary(Head *h)
{
    const char *text = h->s->article->summary;
    const ElementStyle *es = &h->l->elements[EL_SUMMARY];
    ParaStyle st = para_style(h->c, EL_SUMMARY, h->s->article->lang);
    Len inset = h->width < 20 * es->size ? 0 : 2 * es->size, measure = (h->width - 2 * inset) / es->size * es->size;
    Pieces p = front_pieces(h->c, h->s->article, text, es->role, es->size);
    SetPara sp = set_para(h->c, p, &st, measure);
    if (sp.n == 1) { /* a single line stands in the middle, as the title above it */
        st.align = ALIGN_CENTER;
        sp = set_para(h->c, p, &st, measure);
    }
    head_add_lines(h, sp, (h->width - measure) / 2, measure, es->pitch ? es->pitch : h->l->pitch, TAG_PARA);
}

static Head open_block(ArticleSet *s, int columns)
{
    Headline *out = ARENA_NEW(s->c->arena, Headline);
    out->at = ARENA_ARRAY(s->c->arena, HeadLine, USUAL_HEAD_LINES);
    out->bars = ARENA_ARRAY(s->c->arena, HeadBar, MOST_OWN_BARS);
    Head h = {.s = s, .c = s->c, .l = s->c->layout, .h = out, .room = USUAL_HEAD_LINES};
    h.width = article_width(s, columns);
    return h;
}

static Headline *close_block(Head *h)
{
    h->h->height = h->y;
    h->h->lines = h->y / h->l->pitch;
    return h->h;
}

/* Kicker, title, deck. */
static void add_title_lines(Head *h, const TitleRange *range, int columns)
{
    const Article *a = h->s->article;
    if (*a->kicker) {
        add_beside_title(h, a->kicker, EL_KICKER, range->kicker, range->spaced, TAG_KICKER);
        joint_of_title(h, BETWEEN, range->size, SHARE);
    }
    add_title(h, range, columns);
    if (*a->deck) {
        joint_of_title(h, BETWEEN, h->h->title_size, SHARE);
        add_beside_title(h, a->deck, EL_DECK, range->deck, range->spaced, TAG_DECK);
    }
}

/* Opens the block and sets its first lines, those in the corners beside them where there is room. */
static Head begin_block(ArticleSet *s, int columns, const TitleRange *range)
{
    bool corners = s->article->advert || *s->article->column;
    for (;; corners = false) {
        Head h = open_block(s, columns);
        h.corners = corners;
        joint(&h, ABOVE, SHARE);
        add_corners(&h);
        add_title_lines(&h, range, columns);
        if (!corners || corners_are_clear(&h))
            return h;
    }
}

/* ---- 题图压题: the title in white, on a black bar at the foot of the article's picture ---- */

/* The lines of the picture over so many columns whose lower half has room for so much; 0: it never has. */
static int lines_for_bar(ArticleSet *s, int columns, Len height)
{
    const FloatSet *fs = s->over->at[columns];
    for (int lines = fs->lines; lines <= fs->most; lines++) {
        Rect frame = figure_frame(s, s->over, columns, lines);
        if (frame.w == article_width(s, columns) && height <= frame.h / 2)
            return lines;
    }
    return 0;
}

/* Moves the lines since `first` onto a bar at the foot of the picture. */
static void put_on_bar(Head *h, size_t first, Rect picture, Len pad, Len height)
{
    const Rect bar = {picture.x, picture.y + picture.h - height, picture.w, height};
    h->h->bars[h->h->n_bars++] = (HeadBar){.kind = BAR_RECT, .at = bar};
    for (size_t i = first; i < h->h->n; i++) {
        HeadLine *line = &h->h->at[i];
        line->text.x += bar.x + pad;
        line->text.y += bar.y + pad;
        line->opening = 0;
        line->reversed = true;
    }
}

/* What stands above the picture stays there: the block's further lines go below it. */
static void keep_closed(Headline *h)
{
    for (size_t i = 0; i < h->n; i++)
        h->at[i].opening = 0;
    for (size_t i = 0; i < h->n_bars; i++)
        h->bars[i].opening = 0;
    h->first = 0;
}

/* Picture, caption, title: on the picture where that has room for it, below it where it hasn't. */
static Head begin_over_picture(ArticleSet *s, int columns, const TitleRange *range)
{
    Head h = open_block(s, columns);
    const Len pad = h.l->pitch / 2, width = h.width;
    if (!s->over->at[columns])
        s->over->at[columns] = figure_new(s, s->over, columns);
    if (s->article->advert || *s->article->column) {
        joint(&h, ABOVE, SHARE);
        add_corners(&h);
        head_close_section(&h);
        keep_closed(h.h);
    }
    h.width -= 2 * pad;
    const Len top = h.y;
    const size_t first = h.h->n;
    h.y = 0;
    add_title_lines(&h, range, columns);
    const Len height = h.y + 2 * pad;
    int lines = lines_for_bar(s, columns, height);
    h.h->over = lines > 0;
    h.h->over_lines = lines ? lines : s->over->at[columns]->lines;
    h.h->over_top = top;
    h.width = width;
    h.y = h.section = top + h.h->over_lines * h.l->pitch;
    h.shares = 0;
    if (h.h->over) {
        Rect picture = figure_frame(s, s->over, columns, lines);
        picture.y += top;
        put_on_bar(&h, first, picture, pad, height);
        h.first_line = h.h->n;
        h.first_bar = h.h->n_bars;
    } else {
        h.h->n = h.first_line = first;
        joint(&h, ABOVE, SHARE);
        add_title_lines(&h, range, columns);
        h.h->fits = false;
    }
    return h;
}

/* What stands below the title and what goes with it. */
static Headline *end_block(Head begun, int columns)
{
    Head h = begun;
    const Article *a = h.s->article;
    bool summary = *a->summary && !summary_in_body(h.s), byline = *a->byline && !byline_in_column(h.s, columns);
    if (byline) {
        if (!h.h->over) {
            joint_of_title(&h, OVER_BYLINE, *a->deck ? 0 : h.h->title_size, SHARE_BELOW);
            head_close_section(&h);
        }
        add_on_grid(&h, set_simple(&h, a->byline, EL_BYLINE, 0), TAG_BYLINE);
    }
    if (summary) {
        joint(&h, BELOW, SHARE);
        add_summary(&h);
    }
    if (summary || (!byline && !h.h->over))
        joint(&h, BELOW, SHARE_BELOW);
    else if (byline)
        h.y += h.l->pitch; /* a line under the byline */
    if (h.y > h.section) {
        h.shares = h.shares ? h.shares : SHARE;
        head_close_section(&h);
    }
    return close_block(&h);
}

static Headline *set_block(ArticleSet *s, int columns, const TitleRange *range)
{
    return end_block(s->over ? begin_over_picture(s, columns, range) : begin_block(s, columns, range), columns);
}

/* A block of this title with kicker and deck at its shoulders, none of them, given so many lines more: its height, the
 * white above the title. */
static Len shoulder_block(ArticleSet *s, int columns, const Title *title, int more, Len *top)
{
    Head h = open_block(s, columns);
    joint(&h, ABOVE, SHARE);
    shoulders_put(&h, title, &(Shoulders){0});
    const Headline *block = end_block(h, columns);
    const LineInk ink = head_reach(s, &title->lines, 0);
    *top = headline_opened(s->c, block, block->at[0].text.y, block->at[0].opening, more, false) - ink.above;
    return block->height + more * s->c->layout->pitch;
}

/* Kicker and deck at the title's shoulders; NULL: they find no room there, even beside a title a seventh smaller. */
static Headline *set_shoulders(ArticleSet *s, int columns, const TitleRange *range, int more)
{
    Head h = open_block(s, columns);
    Shoulders sides;
    Len fit = title_fit(s, columns), largest = 0, top;
    for (;;) {
        const Title title = title_set(s, range, fit);
        largest = largest ? largest : title.size;
        if (!title.fits || title.lines.n != 1 || title.size < largest - largest / 7)
            return NULL;
        const Len block = shoulder_block(s, columns, &title, more, &top);
        if (shoulders_set(s, range, &title, h.width, top, block, &sides)) {
            joint(&h, ABOVE, SHARE);
            shoulders_put(&h, &title, &sides);
            return end_block(h, columns);
        }
        fit = title.widest - title.size / 4;
    }
}

/* Is the title's width so near to the block's that what it leaves beside it is no hole? */
static bool fills_width(const ArticleSet *s, const Headline *h, int columns)
{
    enum { SMALL = 3 /* column-lines */ };
    const Layout *l = s->c->layout;
    Len high = 0, white = article_width(s, columns);
    for (size_t i = 0; i < h->n; i++) {
        const RowLine *line = &h->at[i].text;
        if (h->at[i].tag != TAG_HEADLINE)
            continue;
        high += line->para->style.em;
        white = line->line->slack < white ? line->line->slack : white;
    }
    return (int64_t)(white / 2) * (high / l->pitch + 1) <= (int64_t)SMALL * article_measure(s);
}

/* Kicker, title and deck one below the other. */
static Headline *set_stacked(ArticleSet *s, int columns, TitleRange range)
{
    Headline *grown = set_block(s, columns, &range);
    if (!range.grown || range.size == range.least)
        return grown;
    range.grown = 0; /* a larger title is not worth a line of every column where the other fills its width, too */
    Headline *plain = set_block(s, columns, &range);
    return plain->fits && plain->lines < grown->lines && fills_width(s, plain, columns) ? plain : grown;
}

/* Elsewhere than in Chinese kicker and deck stand above and below. */
static bool may_shoulder(const ArticleSet *s, const TitleRange *range)
{
    const Article *a = s->article;
    return range->shoulders && lang_is_chinese(a->lang) && !a->advert && !*a->column;
}

/* As leaves the least white: kicker and deck above and below the title or at its shoulders. */
static Headline *set_best(ArticleSet *s, int columns, TitleRange range, Headline *best, Len *least)
{
    const Len width = article_width(s, columns);
    Headline *other[] = {range.spaced != SPACED_AS_SCALE ? set_stacked(s, columns, range) : NULL,
                         may_shoulder(s, &range) ? set_shoulders(s, columns, &range, 0) : NULL};
    for (size_t i = 0; i < sizeof other / sizeof *other; i++) {
        const Len white = other[i] && other[i]->fits ? head_white(s->c, other[i], width, 0, 0, false) : *least;
        best = white < *least ? other[i] : best;
        *least = white < *least ? white : *least;
    }
    return best;
}

Headline *headline_new(ArticleSet *s, int columns, int level)
{
    TitleRange range = title_range(s, columns, level);
    Headline *best = set_stacked(s, columns, range);
    Len white = head_white(s->c, best, article_width(s, columns), 0, 0, false);
    if (!s->over && white_gapes(s, white))
        best = set_best(s, columns, range, best, &white);
    if (s->over || !range.fill || !white_gapes(s, white))
        return best;
    range.spaced = SPACED_MORE;
    return set_best(s, columns, range, best, &white);
}

/* The block letter-spaced, its kicker and deck where they are; NULL: it has been tried. */
static Headline *spaced_block(ArticleSet *s, Headline *h, int columns, TitleRange range)
{
    range.spaced = SPACED_MORE;
    if (!h->spaced && !white_gapes(s, head_white(s->c, h, article_width(s, columns), 0, 0, false)))
        h->spaced = set_stacked(s, columns, range);
    return h->spaced;
}

static size_t title_lines(const Headline *h)
{
    size_t lines = 0;
    for (size_t i = 0; i < h->n; i++)
        lines += h->at[i].tag == TAG_HEADLINE;
    return lines;
}

/* The other, if it can stand for what h has become of `more` lines and leaves less white. */
static Headline *better_given(ArticleSet *s, const Headline *h, Headline *now, Headline *other, int columns, int more,
                              Len *least)
{
    const int own = other ? other->lines - h->lines : -1;
    if (own < 0 || own > more || !other->fits || title_lines(h) != title_lines(other))
        return now;
    const Len white = head_white(s->c, other, article_width(s, columns), 0, more - own, false);
    if (white >= *least)
        return now;
    *least = white;
    return other;
}

Headline *headline_given(ArticleSet *s, Headline *h, int columns, int level, int more)
{
    assert(more >= 0);
    if (!more || more > MOST_OPENED || s->over || !h->title_size || h->columns_taken)
        return h;
    if (h->given[more])
        return h->given[more];
    TitleRange range = title_range(s, columns, level);
    Len least = head_white(s->c, h, article_width(s, columns), 0, more, false);
    Headline *best = h, *other[] = {NULL, NULL};
    if (range.fill && white_gapes(s, least)) {
        for (int spaced = 0; spaced <= 1 && h->shoulders; spaced++) {
            range.spaced = spaced ? SPACED_MORE : SPACED_AS_SCALE;
            other[spaced] = set_shoulders(s, columns, &range, more);
        }
        if (!h->shoulders)
            other[0] = spaced_block(s, h, columns, range);
    }
    for (size_t i = 0; i < sizeof other / sizeof *other; i++)
        if (other[i] && other[i]->lines == h->lines && other[i]->title_size == h->title_size)
            best = better_given(s, h, best, other[i], columns, more, &least);
    h->given[more] = best;
    return best;
}

Headline *headline_stretched(ArticleSet *s, const Headline *h, Headline *given, int columns, int level, int more,
                             Len most)
{
    enum { STRETCHES = 4, STEP = LEN_PT / 2 };
    TitleRange range = title_range(s, columns, level);
    if (s->over || h->columns_taken || !range.fill || title_level(s) >= 0)
        return given;
    const Len own = h->title_size, by = most - own;
    Len least = head_white(s->c, given, article_width(s, columns), 0, more, false);
    Headline *best = given;
    range.grown = 0;
    for (range.spaced = SPACED_MORE; range.spaced <= SPACED_MOST; range.spaced++)
        for (int i = range.spaced == SPACED_MORE; i <= (by > 0 ? STRETCHES : 0) && white_gapes(s, least); i++) {
            range.size = range.least = (own + by * i / STRETCHES) / STEP * STEP;
            Headline *other =
                given->shoulders ? set_shoulders(s, columns, &range, more) : set_stacked(s, columns, range);
            best = better_given(s, h, best, other, columns, more, &least);
        }
    return best;
}

Headline *headline_sized(ArticleSet *s, const Headline *h, const Headline *given, int columns, int level, int more,
                         Len size)
{
    TitleRange range = title_range(s, columns, level);
    if (s->over || h->columns_taken || title_level(s) >= 0)
        return NULL;
    range.grown = 0;
    range.size = range.least = size;
    Headline *out = given->shoulders ? set_shoulders(s, columns, &range, more) : set_stacked(s, columns, range);
    const bool good = out && out->fits && out->title_size == size && title_lines(out) == title_lines(h);
    return good && out->lines >= h->lines && out->lines <= h->lines + more ? out : NULL;
}

Headline *headline_continued_new(ArticleSet *s, int columns, int from_page)
{
    Head h = open_block(s, columns);
    joint(&h, ABOVE, SHARE);
    /* marks: the title itself stands on the first page */
    add_simple(&h, s->article->title, EL_CONTINUED, 0, TAG_MARKS);
    joint(&h, BETWEEN, SHARE);
    add_simple(&h, jump_text(s->c, h.l->jump_from, from_page), EL_JUMP, 0, TAG_JUMP);
    joint(&h, BELOW, SHARE_BELOW);
    head_close_section(&h);
    return close_block(&h);
}
