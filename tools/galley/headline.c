/* Headline blocks: 栏目, kicker 引题, title 主题, deck 副题, byline, summary 提要, in a whole number of grid lines. */
#include "galley/headline.h"

#include <string.h>

enum { USUAL_HEAD_LINES = 24 };

typedef struct Head {
    ArticleSet *s;
    const SetContext *c;
    Headline *h;
    Len width;
    Len fit;     /* the width that titles may take: not from edge to edge */
    Len y;       /* bottom of what is set so far */
    size_t room; /* of h->at, in lines */
} Head;

static bool is_tibetan(const Head *h)
{
    return h->s->article->lang == LANG_BO;
}

/* From line to line, for a size: Han need little white; Tibetan vowels rise above and stacks hang below the letters. */
static Len display_pitch(const Head *h, Len size, int percent)
{
    return len_mul(size, is_tibetan(h) ? 160 : percent, 100);
}

/* Adds the lines of a set text, one below the other. */
static void add_lines(Head *h, SetPara sp, Len x, Len measure, Len pitch, GroupTag tag)
{
    int32_t id = h->s->next_id++;
    Len size = sp.para->style.em;
    LineKind kind = tag == TAG_JUMP ? LINE_JUMP : tag == TAG_MARKS ? LINE_MARK : LINE_BODY;
    for (size_t i = 0; i < sp.n; i++) {
        if (h->h->n == h->room) { /* an unusually long one */
            HeadLine *more = ARENA_ARRAY(h->c->arena, HeadLine, h->room * 2);
            memcpy(more, h->h->at, h->room * sizeof *more);
            h->h->at = more;
            h->room *= 2;
        }
        const Layout *l = h->c->layout;
        Len baseline = h->y + (is_tibetan(h) ? len_mul(size, 95, 100) : (pitch - size) / 2 + len_mul(size, 88, 100));
        if (size == l->elements[EL_BODY].size) { /* text of the body's size stands on the page's grid */
            Len up =
                (baseline - l->first_baseline + l->pitch * 7 / 8) / l->pitch * l->pitch + l->first_baseline - baseline;
            baseline += up;
            h->y += up;
        }
        h->h->at[h->h->n++] =
            (HeadLine){{sp.para, &sp.lines[i], x, baseline, measure, kind}, tag, h->s->article->lang, id};
        h->y += pitch;
    }
}

static Pieces head_pieces(const Head *h, const char *text, int role, Len size)
{
    TextStyle ts = {.role = role, .size = size, .lang = h->s->article->lang};
    return pieces_of_text(h->c, text, ts, article_text_span(h->s->article, text));
}

static ParaStyle head_style(const Head *h, Len size, Align align)
{
    const Layout *l = h->c->layout;
    return (ParaStyle){.em = size,
                       .align = align,
                       .level = l->level,
                       .punct = l->punct,
                       .lang = h->s->article->lang,
                       .replace_missing = l->replace_missing,
                       .display = text_is_display(size)};
}

static void add_simple(Head *h, const char *text, Element e, Len size, GroupTag tag)
{
    if (!*text)
        return;
    const ElementStyle *es = &h->c->layout->elements[e];
    if (!size)
        size = es->size;
    ParaStyle st = head_style(h, size, es->align);
    SetPara sp = set_para_even(h->c, head_pieces(h, text, es->role, size), &st, h->width);
    add_lines(h, sp, 0, h->width, display_pitch(h, size, 130), tag);
}

/* A way to set the title: in so many lines, at the author's spaces or between words, at what size. */
typedef struct TitleTry {
    int lines;
    bool at_spaces;
    Len size; /* the largest that fits; 0: none */
    bool splits_word;
} TitleTry;

static Para *shape_title(Head *h, const HeadlineStep *step, Len size, Len tracking)
{
    Pieces p = head_pieces(h, h->s->article->title, step->role, size);
    for (size_t i = 0; i < p.n; i++)
        p.at[i].style.tracking = tracking;
    ParaStyle st = head_style(h, size, ALIGN_CENTER);
    return para_shape(h->c->text, h->c->arena, h->c->diag, p.at, p.n, &st);
}

/* full: the title shaped at the step's size; least: the size it may shrink to. */
static TitleTry try_title(Head *h, const Para *full, Len size, Len least, int lines, bool at_spaces)
{
    TitleTry t = {.lines = lines, .at_spaces = at_spaces};
    BalancedLines b;
    if (para_balance(h->c->text, h->c->arena, full, lines, len_mul(h->fit, size, least), at_spaces, &b)) {
        t.size = b.widest > h->fit ? len_mul(size, h->fit, b.widest) : size;
        t.splits_word = b.splits_word;
    }
    return t;
}

/* One line when it is large enough; then as few lines as can be, at the author's spaces, between words, and last inside
 * a word; when all that fails smaller type, and another line when it would be too small. */
static TitleTry choose_title(Head *h, const Para *full, const HeadlineStep *step)
{
    TitleTry best = try_title(h, full, step->size, step->least, 1, false);
    if (best.size)
        return best;
    for (int by_words = 0; by_words < 2; by_words++)
        for (int k = 2; k <= step->lines; k++) {
            TitleTry t = try_title(h, full, step->size, step->least, k, !by_words);
            if (t.size && !t.splits_word)
                return t;
        }
    for (int k = 1; k <= step->lines + 2; k++) {
        if (k > step->lines && best.size >= len_mul(step->least, 85, 100))
            break;
        for (int by_words = 0; by_words < 2; by_words++) {
            TitleTry t = try_title(h, full, step->size, step->least / 4, k, !by_words);
            if (t.splits_word)
                t.size = len_mul(t.size, 9, 10); /* a divided word is worth a tenth of the size */
            if (t.size > len_mul(best.size, 105, 100))
                best = t;
        }
    }
    return best;
}

/* Letter-spacing that brings a short title towards the measure: up to 1 em in two characters, less in more. */
static Len filling(const Head *h, const Para *p, const BalancedLines *b)
{
    size_t n = p->n_atoms;
    if (b->n != 1 || n < 2 || n > 8)
        return 0;
    for (size_t i = 0; i < n; i++)
        if (p->atoms[i].cls != CC_HAN)
            return 0;
    Len each = (h->fit - b->widest) / (Len)(n - 1), most = n < 5 ? 2 * p->style.em / (Len)n : p->style.em / 3;
    return each > most ? most : each;
}

/* Evenly broken lines stand in the measure. */
static SetPara in_measure(const Para *p, const BalancedLines *b, Len width)
{
    SetPara sp = {.para = (Para *)p, .lines = b->lines, .n = b->n};
    for (size_t i = 0; i < sp.n; i++)
        sp.lines[i].slack += width - b->widest;
    return sp;
}

static void add_title(Head *h, const HeadlineStep *step)
{
    enum { STEP = LEN_PT / 2 };
    Para *p = shape_title(h, step, step->size, 0);
    TitleTry t = choose_title(h, p, step);
    Len size = t.size >= step->size ? step->size : t.size / STEP * STEP;
    BalancedLines b = {0};
    for (; size > STEP; size -= STEP) { /* rounding may leave a hair too little */
        p = shape_title(h, step, size, 0);
        if (para_balance(h->c->text, h->c->arena, p, t.lines, h->fit, t.at_spaces, &b))
            break;
    }
    Len tracking = step->fill && b.n ? filling(h, p, &b) : 0;
    if (tracking) {
        p = shape_title(h, step, size, tracking);
        para_balance(h->c->text, h->c->arena, p, 1, LEN_MAX, false, &b);
    }
    h->h->title_size = size;
    add_lines(h, in_measure(p, &b, h->width), 0, h->width, display_pitch(h, size, 120), TAG_HEADLINE);
}

static void add_summary(Head *h)
{
    const char *text = h->s->article->summary;
    const ElementStyle *es = &h->c->layout->elements[EL_SUMMARY];
    if (!*text || summary_in_body(h->s))
        return;
    ParaStyle st = para_style(h->c, EL_SUMMARY, h->s->article->lang);
    Len inset = h->width < 20 * es->size ? 0 : 2 * es->size, measure = (h->width - 2 * inset) / es->size * es->size;
    SetPara sp = set_para(h->c, head_pieces(h, text, es->role, es->size), &st, measure);
    h->y += h->c->layout->pitch / 2;
    add_lines(h, sp, (h->width - measure) / 2, measure, es->pitch ? es->pitch : h->c->layout->pitch, TAG_PARA);
}

/* Half a line of white above, at least as much below, in whole lines. */
static void open_block(Head *h)
{
    h->y = h->c->layout->pitch / 2;
}

static void close_block(Head *h)
{
    const Layout *l = h->c->layout;
    h->h->height = h->y;
    h->h->lines = (h->y + l->pitch / 2 + l->pitch - 1) / l->pitch;
}

Headline *headline_new(ArticleSet *s, int columns)
{
    const Layout *l = s->c->layout;
    Headline *out = ARENA_NEW(s->c->arena, Headline);
    out->at = ARENA_ARRAY(s->c->arena, HeadLine, USUAL_HEAD_LINES);
    Head h = {.s = s, .c = s->c, .h = out, .room = USUAL_HEAD_LINES, .width = article_width(s, columns)};
    h.fit = columns > 1 ? h.width - l->elements[EL_BODY].size : h.width;
    const HeadlineStep *step = layout_headline(l, columns);
    const Article *a = s->article;
    open_block(&h);
    if (a->advert)
        add_simple(&h, l->advert, EL_ADVERT, 0, TAG_MARKS);
    if (*a->column)
        add_simple(&h, a->column, EL_COLUMN, 0, TAG_KICKER);
    add_simple(&h, a->kicker, EL_KICKER, step->kicker, TAG_KICKER);
    if (*a->kicker)
        h.y += l->pitch / 4;
    add_title(&h, step);
    add_simple(&h, a->deck, EL_DECK, step->deck, TAG_DECK);
    if (*a->byline) {
        h.y += l->pitch / 4;
        add_simple(&h, a->byline, EL_BYLINE, 0, TAG_BYLINE);
    }
    add_summary(&h);
    close_block(&h);
    return out;
}

Headline *headline_continued_new(ArticleSet *s, int columns, int from_page)
{
    const Layout *l = s->c->layout;
    Headline *out = ARENA_NEW(s->c->arena, Headline);
    out->at = ARENA_ARRAY(s->c->arena, HeadLine, USUAL_HEAD_LINES);
    Head h = {.s = s, .c = s->c, .h = out, .room = USUAL_HEAD_LINES, .width = article_width(s, columns)};
    const ElementStyle *es = &l->elements[EL_CONTINUED];
    open_block(&h);
    ParaStyle st = head_style(&h, es->size, ALIGN_CENTER);
    SetPara sp = set_para_even(s->c, head_pieces(&h, s->article->title, es->role, es->size), &st, h.width);
    add_lines(&h, sp, 0, h.width, display_pitch(&h, es->size, 120), TAG_MARKS); /* the title stands on the first page */
    add_simple(&h, jump_text(s->c, l->jump_from, from_page), EL_JUMP, 0, TAG_JUMP);
    close_block(&h);
    return out;
}
