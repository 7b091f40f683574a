/* Headline blocks: 栏目, kicker 引题, title 主题, deck 副题, byline, summary 提要, in a whole number of grid lines. */
#include "layout/article_set.h"

#include "base/mem.h"
#include "base/utf8.h"
#include <string.h>

enum { MOST_HEAD_LINES = 24 };

typedef struct Head {
    ArticleSet *s;
    const SetContext *c;
    Headline *h;
    Len width;
    Len y; /* bottom of what is set so far */
} Head;

/* Adds the lines of a set text, one below the other. */
static void add_lines(Head *h, SetPara sp, Len x, Len measure, Len pitch, GroupTag tag)
{
    int32_t id = h->s->next_id++;
    Len size = sp.para->style.em;
    LineKind kind = tag == TAG_JUMP ? LINE_JUMP : tag == TAG_MARKS ? LINE_MARK : LINE_BODY;
    for (size_t i = 0; i < sp.n && h->h->n < MOST_HEAD_LINES; i++) {
        Len baseline = h->y + (pitch - size) / 2 + len_mul(size, 88, 100);
        h->h->at[h->h->n++] =
            (HeadLine){{sp.para, &sp.lines[i], x, baseline, measure, kind}, tag, h->s->article->lang, id};
        h->y += pitch;
    }
}

static Pieces head_pieces(const Head *h, const char *text, int role, Len size)
{
    TextStyle ts = {.role = role, .size = size, .lang = h->s->article->lang};
    return pieces_of_text(h->c, text, ts, h->s->article->title_span);
}

static ParaStyle head_style(const Head *h, Len size, Align align)
{
    const Layout *l = h->c->layout;
    return (ParaStyle){.em = size, .align = align, .level = l->level, .punct = l->punct, .lang = h->s->article->lang};
}

static void add_simple(Head *h, const char *text, Element e, Len size, GroupTag tag)
{
    if (!*text)
        return;
    const ElementStyle *es = &h->c->layout->elements[e];
    if (!size)
        size = es->size;
    ParaStyle st = head_style(h, size, es->align);
    SetPara sp = set_para(h->c, head_pieces(h, text, es->role, size), &st, h->width);
    add_lines(h, sp, 0, h->width, len_mul(size, 13, 10), tag);
}

/* The author's phrases of a title: parts between spaces. */
static size_t phrases(Arena *a, const char *title, const char **out, size_t most)
{
    size_t n = 0;
    const char *s = title;
    while (*s && n < most) {
        while (*s == ' ' || strncmp(s, "\xE3\x80\x80", 3) == 0)
            s += *s == ' ' ? 1 : 3;
        const char *e = s;
        while (*e && *e != ' ' && strncmp(e, "\xE3\x80\x80", 3) != 0)
            e++;
        if (e > s)
            out[n++] = arena_strndup(a, s, (size_t)(e - s));
        s = e;
    }
    return n;
}

/* Breaks a text into at most `lines` lines of even length: the narrowest measure that does it. */
static SetPara balanced(Head *h, Pieces p, Len size, int lines)
{
    ParaStyle st = head_style(h, size, ALIGN_CENTER);
    SetPara sp = {.para = para_shape(h->c->text, h->c->arena, h->c->diag, p.at, p.n, &st)};
    Len total = para_width(sp.para);
    Len m = total / lines;
    if (m > h->width)
        m = h->width;
    for (;; m += size / 2) {
        if (m > h->width)
            m = h->width;
        sp.lines = para_break(h->c->text, h->c->arena, sp.para, m, 0, &sp.n);
        bool overfull = false;
        for (size_t i = 0; i < sp.n; i++) {
            overfull |= sp.lines[i].slack < 0;
            sp.lines[i].slack += h->width - m; /* centred in the full width */
        }
        if ((sp.n <= (size_t)lines && !overfull) || m == h->width)
            return sp;
    }
}

typedef struct TitleTry {
    SetPara lines[8];
    size_t n_paras, n_lines;
    Len widest;
    bool fits;
} TitleTry;

static void try_add(TitleTry *t, SetPara sp, Len width)
{
    t->lines[t->n_paras++] = sp;
    t->n_lines += sp.n;
    for (size_t i = 0; i < sp.n; i++) {
        Len w = width - sp.lines[i].slack;
        t->widest = w > t->widest ? w : t->widest;
        t->fits = t->fits && sp.lines[i].slack >= 0;
    }
}

/* One size: the whole title on one line, the author's phrases line by line, or balanced lines. */
static TitleTry try_title(Head *h, const HeadlineStep *step, Len size)
{
    const char *title = h->s->article->title;
    const char *part[8];
    size_t n = phrases(h->c->arena, title, part, 8);
    Pieces whole = head_pieces(h, title, step->role, size);
    TitleTry one = {.fits = true};
    try_add(&one, balanced(h, whole, size, 1), h->width);
    if (one.fits && one.n_lines == 1)
        return one;
    if (n > 1 && n <= (size_t)step->lines) {
        TitleTry t = {.fits = true};
        for (size_t i = 0; i < n; i++)
            try_add(&t, balanced(h, head_pieces(h, part[i], step->role, size), size, 1), h->width);
        if (t.fits && t.n_lines == n)
            return t;
    }
    TitleTry t = {.fits = true};
    try_add(&t, balanced(h, whole, size, step->lines), h->width);
    t.fits = t.fits && t.n_lines <= (size_t)step->lines;
    return t;
}

static void add_title(Head *h, const HeadlineStep *step)
{
    Len size = step->size, shrink = step->size / 16;
    TitleTry t = try_title(h, step, size);
    while (!t.fits && size - shrink >= step->least) {
        size -= shrink;
        t = try_title(h, step, size);
    }
    /* still too long: smaller yet, rather than a line that sticks out */
    for (int i = 0; !t.fits && i < 12; i++) {
        size = len_mul(size, 92, 100);
        t = try_title(h, step, size);
    }
    h->h->title_size = size;
    int32_t id = h->s->next_id;
    for (size_t i = 0; i < t.n_paras; i++) {
        add_lines(h, t.lines[i], 0, h->width, len_mul(size, 12, 10), TAG_HEADLINE);
        for (size_t k = 0; k < h->h->n; k++) /* phrases on lines of their own are one element */
            if (h->h->at[k].tag == TAG_HEADLINE)
                h->h->at[k].id = id;
    }
}

static void add_summary(Head *h)
{
    const char *text = h->s->article->summary;
    const ElementStyle *es = &h->c->layout->elements[EL_SUMMARY];
    if (!*text || h->width < 20 * es->size) /* a summary needs a measure */
        return;
    ParaStyle st = para_style(h->c, EL_SUMMARY, h->s->article->lang);
    Len inset = 2 * es->size, measure = (h->width - 2 * inset) / es->size * es->size;
    SetPara sp = set_para(h->c, head_pieces(h, text, es->role, es->size), &st, measure);
    h->y += h->c->layout->pitch / 2;
    add_lines(h, sp, (h->width - measure) / 2, measure, es->pitch ? es->pitch : h->c->layout->pitch, TAG_PARA);
}

static void close_block(Head *h, bool advert)
{
    const Layout *l = h->c->layout;
    h->h->height = h->y;
    h->h->lines = (h->y + l->pitch - 1) / l->pitch + 1; /* and white around it */
    (void)advert;
    Len pad = h->h->lines * l->pitch - h->y;
    for (size_t i = 0; i < h->h->n; i++)
        h->h->at[i].text.y += pad * 2 / 5;
}

Headline *headline_new(ArticleSet *s, int columns)
{
    const Layout *l = s->c->layout;
    Headline *out = ARENA_NEW(s->c->arena, Headline);
    out->at = ARENA_ARRAY(s->c->arena, HeadLine, MOST_HEAD_LINES);
    Head h = {.s = s, .c = s->c, .h = out, .width = article_width(s, columns)};
    const HeadlineStep *step = layout_headline(l, columns);
    const Article *a = s->article;
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
    close_block(&h, a->advert);
    return out;
}

static const char *page_text(Arena *a, const char *template_text, int page)
{
    const char *at = strstr(template_text, "{page}");
    if (!at)
        return template_text;
    return arena_printf(a, "%.*s%d%s", (int)(at - template_text), template_text, page, at + 6);
}

Headline *headline_continued_new(ArticleSet *s, int columns, int from_page)
{
    const Layout *l = s->c->layout;
    Headline *out = ARENA_NEW(s->c->arena, Headline);
    out->at = ARENA_ARRAY(s->c->arena, HeadLine, MOST_HEAD_LINES);
    Head h = {.s = s, .c = s->c, .h = out, .width = article_width(s, columns)};
    const ElementStyle *es = &l->elements[EL_CONTINUED];
    Pieces p = head_pieces(&h, s->article->title, es->role, es->size);
    SetPara sp = balanced(&h, p, es->size, columns == 1 ? 3 : 1);
    add_lines(&h, sp, 0, h.width, len_mul(es->size, 12, 10), TAG_MARKS); /* the title stands on the first page */
    const char *from = arena_printf(s->c->arena, "（%s）", page_text(s->c->arena, l->jump_from, from_page));
    add_simple(&h, from, EL_JUMP, 0, TAG_JUMP);
    close_block(&h, false);
    return out;
}
