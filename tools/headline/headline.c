/* Headline blocks. Their parts stand one below the other in sections of whole grid lines: what is left of the last line
 * opens the joints of the section evenly. Text of the body's size stands on the page's grid. */
#include "headline/headline.h"

#include "floats/figures.h"
#include "headline/label.h"
#include "headline/title.h"
#include <assert.h>
#include <string.h>

enum { USUAL_HEAD_LINES = 24, MOST_FIRST_LINES = 32 };

/* White at a joint: at least so much of a grid line, in hundredths, and its share of what is left. */
enum { ABOVE = 30, BETWEEN = 28, UNDER_LABEL = 50, OVER_BYLINE = 45, BELOW = 50, SHARE = 1, SHARE_BELOW = 2 };
enum { ABOVE_BESIDE = 15 /* at most, of a block with text beside it */ };

typedef struct Head {
    ArticleSet *s;
    const SetContext *c;
    const Layout *l;
    Headline *h;
    Len width;
    Len y;       /* bottom of what is set so far */
    size_t room; /* of h->at, in lines */
    Len section; /* the top of the open section */
    size_t first_line, first_bar;
    int shares;            /* of its joints so far */
    int title_shares;      /* above the title */
    bool corners;          /* 栏目 and 广告 stand beside the lines, not above them */
    Len left, right, foot; /* what they take of the corners */
    size_t n_corners;      /* their lines, the first ones */
} Head;

static bool is_tibetan(const Head *h)
{
    return h->s->article->lang == LANG_BO;
}

/* How far a line reaches above its baseline and below it: Han their em; Latin an em that stands lower, so that nothing
 * meets its descenders; Tibetan its vowel signs and stacks. */
static LineInk reach(const Head *h, const SetPara *sp, size_t i)
{
    Len size = sp->para->style.em, top = len_mul(size, sp->para->western ? 76 : 88, 100);
    LineInk ink = is_tibetan(h) ? para_line_ink(h->c->text, sp->para, &sp->lines[i]) : (LineInk){0, 0};
    return ink.above ? ink : (LineInk){top, size - top};
}

/* From line to line: the larger the type, the less white it needs; what hangs below a Tibetan line never meets what
 * rises from the next. */
static Len display_pitch(const Head *h, const SetPara *sp)
{
    Len size = sp->para->style.em;
    if (!is_tibetan(h))
        return len_mul(size, size >= 36 * LEN_PT ? 114 : size >= 20 * LEN_PT ? 118 : 125, 100);
    Len pitch = len_mul(size, 130, 100);
    for (size_t i = 0; i + 1 < sp->n; i++) {
        Len least = reach(h, sp, i).below + reach(h, sp, i + 1).above + size / 8;
        pitch = least > pitch ? least : pitch;
    }
    return pitch;
}

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

static HeadLine *new_line(Head *h)
{
    if (h->h->n == h->room) { /* an unusually long one */
        HeadLine *more = ARENA_ARRAY(h->c->arena, HeadLine, h->room * 2);
        memcpy(more, h->h->at, h->room * sizeof *more);
        h->h->at = more;
        h->room *= 2;
    }
    return &h->h->at[h->h->n++];
}

/* Adds the lines of a set text, one below the other. */
static void add_lines(Head *h, SetPara sp, Len x, Len measure, Len pitch, GroupTag tag)
{
    if (!sp.n)
        return;
    int32_t id = h->s->next_id++;
    LineKind kind = tag == TAG_JUMP ? LINE_JUMP : tag == TAG_MARKS ? LINE_MARK : LINE_BODY;
    Len baseline = h->y + reach(h, &sp, 0).above;
    for (size_t i = 0; i < sp.n; i++)
        *new_line(h) = (HeadLine){{sp.para, &sp.lines[i], x, baseline + (Len)i * pitch, measure, kind},
                                  tag,
                                  h->s->article->lang,
                                  id,
                                  false,
                                  h->shares};
    h->y = baseline + (Len)(sp.n - 1) * pitch + reach(h, &sp, sp.n - 1).below;
}

/* ---- what is left of the title's last line ---- */

/* How it opens the joints: the first by so much more than the others, none above the title under a kicker. */
typedef struct Opening {
    int more;
    bool close;
} Opening;

/* What of it stands above a line before which so many shares open. */
static Len share_of(const Head *h, Opening o, Len left, int shares)
{
    const int gone = o.close && shares >= h->title_shares ? SHARE : 0;
    return len_mul(left, shares + o.more - gone, h->shares + o.more - (o.close ? SHARE : 0));
}

/* The white beside lines that stand alone in their rows. */
static Len side_of(const Head *h, Len widest)
{
    return widest ? (h->width - widest) / 2 : h->width;
}

/* The largest white above or below the title in a section of so many lines, its lines at `y`: beside the kicker, the
 * deck. INT64_MAX when a joint gapes, unless it is given lines to open. */
static int64_t white_beside(const Head *h, Len whole, const Len *y, bool opened)
{
    const Len pitch = h->l->pitch, slight = pitch / 8;
    Len top = 0, foot = 0, above = 0, below = 0, bottom = 0;
    bool gapes = false;
    for (size_t i = h->n_corners; i < h->h->n; i++) {
        const HeadLine *line = &h->h->at[i];
        const Len size = line->text.para->style.em, width = line->text.measure - line->text.line->slack;
        const Len begin = y[i] - len_mul(size, 88, 100);
        gapes |= begin - bottom > pitch && i > 0;
        bottom = begin + size;
        if (line->tag == TAG_HEADLINE) {
            top = foot ? top : begin;
            foot = bottom;
        } else if (!foot) {
            above = width > above ? width : above;
        } else {
            below = width > below ? width : below;
        }
    }
    const int64_t over = above || opened ? (int64_t)((top + slight) / pitch) * side_of(h, above) : 0;
    const int64_t under = (int64_t)((whole - foot + slight) / pitch) * side_of(h, below);
    return !opened && (gapes || whole - bottom > pitch) ? INT64_MAX : over > under ? over : under;
}

static int64_t white_opened(const Head *h, Len whole, Len left, Opening o)
{
    Len y[MOST_FIRST_LINES];
    for (size_t i = 0; i < h->h->n; i++)
        y[i] = h->h->at[i].text.y + share_of(h, o, left, h->h->at[i].opening);
    return white_beside(h, whole, y, false);
}

/* A title among lines few enough to be looked at. */
static bool may_weigh(const Headline *h)
{
    return h->title_size && h->n <= MOST_FIRST_LINES;
}

/* As leaves the least white together; evenly, if it is the same. */
static Opening best_opening(const Head *h, Len whole, Len left)
{
    static const Opening openings[] = {{0, false},    {-SHARE, false},   {SHARE, false}, {0, true},
                                       {SHARE, true}, {4 * SHARE, true}, {-SHARE, true}};
    Opening best = openings[0];
    int64_t least = INT64_MAX;
    for (size_t i = 0; i < sizeof openings / sizeof *openings && left && may_weigh(h->h); i++) {
        const bool may = !openings[i].close || *h->s->article->kicker;
        const int64_t white = may ? white_opened(h, whole, left, openings[i]) : INT64_MAX;
        best = white < least ? openings[i] : best;
        least = white < least ? white : least;
    }
    return best;
}

/* The same of a block that is given so many lines more, as its fields say now. */
static int64_t white_given(const Head *h, Len whole, int more, bool beside)
{
    Len y[MOST_FIRST_LINES];
    for (size_t i = 0; i < h->h->n; i++)
        y[i] = headline_opened(h->c, h->h, h->h->at[i].text.y, h->h->at[i].opening, more, beside);
    return white_beside(h, whole + more * h->l->pitch, y, !beside);
}

/* With text beside it, opened by 0, 1 … lines: has the joint under the kicker none of it? As leaves less white. */
static void choose_beside(Head *h, Len whole)
{
    for (int more = 0; more <= MOST_OPENED && h->h->close; more++) {
        const int64_t apart = white_given(h, whole, more, true);
        h->h->close_beside[more] = true;
        h->h->close_beside[more] = white_given(h, whole, more, true) < apart;
    }
}

/* Opened by 1, 2 … lines: what of them stands above its first line beyond its share? As leaves least white. */
static void choose_above(Head *h, Len whole)
{
    for (int more = 1; more <= MOST_OPENED && !h->s->over; more++) {
        int64_t least = INT64_MAX;
        int best = 0;
        for (int above = 0; above <= OPENING_WHOLE; above += OPENING_WHOLE / 8) {
            h->h->above[more] = above;
            const int64_t white = white_given(h, whole, more, false);
            best = white < least ? above : best;
            least = white < least ? white : least;
        }
        h->h->above[more] = best;
    }
}

static int of_whole(const Head *h, int shares)
{
    return shares * OPENING_WHOLE / h->shares;
}

/* Ends a section at a whole line. */
static void close_section(Head *h)
{
    Len pitch = h->l->pitch, height = h->y - h->section;
    Len whole = (height + pitch - 1) / pitch * pitch, left = whole - height;
    assert(h->shares > 0 || h->first_line == h->h->n);
    const bool first = !h->section; /* it takes what the block is given beyond its own lines; the rest stays below */
    const Opening o = first ? best_opening(h, whole, left) : (Opening){0, false};
    if (first) {
        h->h->opened = left;
        h->h->more = of_whole(h, o.more);
        h->h->close = *h->s->article->kicker ? of_whole(h, SHARE) : 0;
        h->h->closed = o.close;
        h->h->close_from = of_whole(h, h->title_shares);
    }
    for (size_t i = h->first_line; i < h->h->n; i++)
        h->h->at[i].text.y += share_of(h, o, left, h->h->at[i].opening);
    for (size_t i = h->first_bar; i < h->h->n_bars; i++)
        h->h->bars[i].at.y += share_of(h, o, left, h->h->bars[i].opening);
    for (size_t i = h->first_line; i < h->h->n; i++)
        h->h->at[i].opening = first ? of_whole(h, h->h->at[i].opening) : OPENING_WHOLE;
    for (size_t i = h->first_bar; i < h->h->n_bars; i++)
        h->h->bars[i].opening = first ? of_whole(h, h->h->bars[i].opening) : OPENING_WHOLE;
    if (first)
        h->h->first = h->n_corners < h->h->n ? h->h->at[h->n_corners].opening : 0;
    if (first && may_weigh(h->h)) {
        choose_beside(h, whole);
        choose_above(h, whole);
    }
    h->y = h->section = h->section + whole;
    h->first_line = h->h->n;
    h->first_bar = h->h->n_bars;
    h->shares = 0;
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
    add_lines(h, sp, 0, h->width, display_pitch(h, &sp), tag);
}

/* Text of the body's size in lines of the grid, a section of its own. */
static void add_on_grid(Head *h, SetPara sp, GroupTag tag)
{
    h->shares = SHARE;
    add_lines(h, sp, 0, h->width, h->l->pitch, tag);
    for (size_t i = h->first_line; i < h->h->n; i++) {
        HeadLine *line = &h->h->at[i];
        line->text.y = h->section + h->l->first_baseline + (Len)(i - h->first_line) * h->l->pitch;
        line->opening = 0;
    }
    h->y = h->section + (Len)sp.n * h->l->pitch;
    close_section(h);
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
    add_lines(h, sp, room.left, measure, display_pitch(h, &sp), TAG_KICKER);
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
        add_lines(h, sp, 0, h->width, display_pitch(h, &sp), TAG_MARKS);
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
    add_lines(h, t.lines, 0, h->width, display_pitch(h, &t.lines), TAG_HEADLINE);
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
    add_lines(h, sp, (h->width - measure) / 2, measure, es->pitch ? es->pitch : h->l->pitch, TAG_PARA);
}

static Head open_block(ArticleSet *s, int columns)
{
    Headline *out = ARENA_NEW(s->c->arena, Headline);
    out->at = ARENA_ARRAY(s->c->arena, HeadLine, USUAL_HEAD_LINES);
    out->bars = ARENA_ARRAY(s->c->arena, HeadBar, MOST_LABEL_BARS + 1); /* and the one that a title stands on */
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
        add_simple(h, a->kicker, EL_KICKER, range->kicker, TAG_KICKER);
        joint_of_title(h, BETWEEN, range->size, SHARE);
    }
    add_title(h, range, columns);
    if (*a->deck) {
        joint_of_title(h, BETWEEN, h->h->title_size, SHARE);
        add_simple(h, a->deck, EL_DECK, range->deck, TAG_DECK);
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
        close_section(&h);
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

static Headline *set_block(ArticleSet *s, int columns, const TitleRange *range)
{
    const Article *a = s->article;
    bool summary = *a->summary && !summary_in_body(s), byline = *a->byline && !byline_in_column(s, columns);
    Head h = s->over ? begin_over_picture(s, columns, range) : begin_block(s, columns, range);
    if (byline) {
        if (!h.h->over) {
            joint_of_title(&h, OVER_BYLINE, *a->deck ? 0 : h.h->title_size, SHARE_BELOW);
            close_section(&h);
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
        close_section(&h);
    }
    return close_block(&h);
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

Headline *headline_new(ArticleSet *s, int columns, int level)
{
    TitleRange range = title_range(s, columns, level);
    Headline *grown = set_block(s, columns, &range);
    if (!range.grown || range.size == range.least)
        return grown;
    range.grown = 0; /* a larger title is not worth a line of every column where the other fills its width, too */
    Headline *plain = set_block(s, columns, &range);
    return plain->fits && plain->lines < grown->lines && fills_width(s, plain, columns) ? plain : grown;
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
    close_section(&h);
    return close_block(&h);
}

/* What of the first section's last line stands above a line of it. */
static Len own_share(const Headline *h, int opening)
{
    const int close = h->closed ? h->close : 0, gone = opening >= h->close_from ? close : 0;
    return len_mul(h->opened, opening + h->more - gone, OPENING_WHOLE + h->more - close);
}

Len headline_opened(const SetContext *c, const Headline *h, Len y, int opening, int more, bool beside)
{
    const Len white = more * c->layout->pitch, all = h->opened + white;
    if (!beside || opening == OPENING_WHOLE) {
        const int above = more <= MOST_OPENED ? h->above[more] : 0;
        return y + len_mul(white, opening + above, OPENING_WHOLE + above);
    }
    /* of the joints below the first, it may be but for the one under the kicker */
    const int close = more <= MOST_OPENED && h->close_beside[more] ? h->close : 0;
    const int rest = opening > h->first ? opening - h->first - (opening >= h->close_from ? close : 0) : 0;
    const Len most = len_mul(c->layout->pitch, ABOVE_BESIDE, 100), above = all / 2 < most ? all / 2 : most;
    return y - own_share(h, opening) + above + len_mul(all - above, rest, OPENING_WHOLE - h->first - close);
}
