/* Overset 溢排: the page is tried with an article really cut, so what is told is exact: with so many characters less at
 * the article's end, a build makes this very page. */
#include "overset/overset.h"

#include "arrange/picture_pins.h"
#include "diag/phrase.h"
#include "overset/jumps.h"
#include "resolve/resolve.h"
#include <assert.h>
#include <string.h>

enum { LEAST_LEFT = 8 /* lines of a text that is cut */ };

typedef struct Loss {
    size_t characters;
    int floats; /* pictures and tables that no page bears beside the first ones */
    bool whole; /* all of it */
    const ArticleSet *of;
} Loss;

static int floats_over(const MakeupPiece *p)
{
    if (body_is_vertical(p->set)) /* all is a float, text and pictures */
        return 0;
    const int all = (int)p->set->n_floats - p->from_float, here = all > 0 ? floats_that_fit(*p) : 0;
    return here > 0 ? all - here : 0;
}

static int lines_left(const MakeupPiece *p)
{
    return body_is_vertical(p->set) ? article_lines(p->set) : plan_lines_left(*p);
}

/* What is kept whole the desk may shorten, not we. */
static int most_lines(IssueBuild *b, const MakeupPiece *p)
{
    if (p->set->is_part || (p->set->article->pins.whole && b->issue->overset == OVERSET_CUT))
        return 0;
    int most = lines_left(p) - LEAST_LEFT;
    return most > 0 ? most : floats_over(p) && lines_left(p) > 1 ? 1 : 0;
}

/* Sets made only to be looked at say nothing: the whole article has said it. */
static SetContext muted(const IssueBuild *b, const SetContext *sc, Arena *a)
{
    SetContext out = *sc;
    out.diag = b->muted;
    out.arena = a;
    return out;
}

/* Lines of the text when the last n characters are cut. */
static int lines_without(const IssueBuild *b, const ArticleSet *s, size_t n)
{
    Arena *a = arena_new();
    SetContext sc = muted(b, s->c, a);
    int lines = article_lines(article_set_like(&sc, resolved_cut(a, s->doc, n), s));
    arena_free(a);
    return lines;
}

/* What really goes with n characters: words and numbers whole, headings with no text below them. */
static size_t characters_lost(const IssueBuild *b, const ArticleSet *s, size_t n)
{
    return resolved_characters(s->doc) - resolved_characters(resolved_cut(b->arena, s->doc, n));
}

/* The fewest characters whose loss makes the text so many lines shorter. */
static size_t characters_of_lines(const IssueBuild *b, ArticleSet *s, int lines)
{
    int wanted = article_lines(s) - lines;
    size_t low = 0, high = resolved_characters(s->doc);
    size_t guess = (size_t)lines * (size_t)(article_measure(s) / s->c->layout->elements[EL_BODY].size + 1);
    if (guess < high && lines_without(b, s, guess) <= wanted)
        high = guess;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (lines_without(b, s, middle) <= wanted)
            high = middle;
        else
            low = middle;
    }
    return high;
}

static void trim_piece(IssueBuild *b, const MakeupPiece *p, size_t characters, Shortening *out)
{
    ArticleSet *s = p->set;
    Loss *loss = ARENA_NEW(b->arena, Loss);
    SetContext *sc = ARENA_NEW(b->arena, SetContext);
    *sc = muted(b, s->c, b->arena);
    const ResolvedDoc *doc = resolved_cut(b->arena, s->doc, characters);
    out->piece = *p;
    out->piece.set = article_set_like(sc, doc, s);
    if (out->piece.set->n_floats == s->n_floats)
        out->piece.set->n_floats -= (size_t)floats_over(p);
    const int lines = article_lines(s) - article_lines(out->piece.set);
    *loss = (Loss){.characters = resolved_characters(s->doc) - resolved_characters(doc),
                   .floats = (int)(s->n_floats - out->piece.set->n_floats), /* or they went with their text */
                   .of = s};
    out->lines = lines ? lines : 1; /* a paragraph is set a line shorter for them */
    out->characters = loss->characters;
    out->detail = loss;
}

static bool cut_piece(IssueBuild *b, const MakeupPiece *p, int lines, Shortening *out)
{
    trim_piece(b, p, characters_of_lines(b, p->set, lines), out);
    return true;
}

/* Where the plan has an article. */
static void find_place(const IssueBuild *b, const Article *a, OversetNote *n)
{
    for (size_t p = 0; p < b->issue->n_pages; p++)
        for (size_t i = 0; i < b->issue->pages[p].n_articles; i++)
            if (b->issue->pages[p].articles[i] == a) {
                n->page = (int)p + 1;
                n->rank = 0;
                for (size_t k = 0; k < i; k++)
                    n->rank += !b->issue->pages[p].articles[k]->advert;
            }
}

static void note(IssueBuild *b, const MakeupPiece *p, Loss loss, int lines, bool cut)
{
    OversetNote n = {.article = p->set->article,
                     .characters = loss.characters,
                     .floats = loss.floats,
                     .set = loss.of,
                     .whole = loss.whole,
                     .stays = jumps_never(p),
                     .lines = lines,
                     .cut = cut};
    find_place(b, n.article, &n);
    vec_push(&b->overset, n);
}

static void note_all(IssueBuild *b, const PieceVec *pieces, const Shortening *done, bool cut)
{
    for (size_t i = 0; i < pieces->len; i++)
        if (done[i].detail)
            note(b, &pieces->ptr[i], *(Loss *)done[i].detail, done[i].lines, cut);
}

static const Shortener cutting = {most_lines, cut_piece, trim_piece};

bool overset_may_settle(IssueBuild *b, const PageJob *job, const PieceVec *pieces)
{
    return shorten_may_fit(b, job, &cutting, pieces);
}

bool overset_settle(IssueBuild *b, const PageJob *job, PieceVec *pieces, bool cut, PageMakeup *out)
{
    Shortening *done = ARENA_ARRAY(b->arena, Shortening, pieces->len + 1);
    if (!shorten_to_fit(b, job, &cutting, pieces, done, out))
        return false;
    note_all(b, pieces, done, cut);
    return true;
}

void overset_whole(IssueBuild *b, const MakeupPiece *p, bool cut)
{
    note(b, p, (Loss){.characters = resolved_characters(p->set->doc), .whole = true}, lines_left(p), cut);
}

static int most_lines_of_rest(IssueBuild *b, const MakeupPiece *p)
{
    return p->from_page ? most_lines(b, p) : 0;
}

/* The least that must be cut from a rest for one of the later pages to take it. */
static void overset_rest(IssueBuild *b, const MakeupPiece *rest)
{
    PageTime time = {.trials = TIME_OF_TRIALS, .nearest = TIME_OF_NEAREST};
    b->time = &time;
    static const Shortener of_rest = {most_lines_of_rest, cut_piece, trim_piece};
    int least = plan_lines_left(*rest);
    size_t characters = characters_of_lines(b, rest->set, least);
    for (size_t p = (size_t)rest->from_page; p < b->pages.len; p++) {
        const PageDraft *d = &b->pages.ptr[p];
        if (d->job.sc->layout != rest->set->c->layout)
            continue;
        PieceVec pieces = {0};
        PageMakeup a;
        for (size_t i = 0; i < d->pieces.len; i++)
            vec_push(&pieces, d->pieces.ptr[i]);
        vec_push(&pieces, *rest);
        Shortening *done = ARENA_ARRAY(b->arena, Shortening, pieces.len + 1);
        const Shortening *own = &done[pieces.len - 1];
        if (shorten_to_fit(b, &d->job, &of_rest, &pieces, done, &a) && own->detail && own->lines < least) {
            least = own->lines;
            characters = ((Loss *)own->detail)->characters;
        }
        vec_free(&pieces);
    }
    b->time = NULL;
    note(b, rest, (Loss){.characters = characters_lost(b, rest->set, characters)}, least, false);
}

void overset_rests(IssueBuild *b)
{
    for (size_t i = 0; i < b->carried.len; i++) {
        const MakeupPiece *p = &b->carried.ptr[i];
        if (p->from_page)
            overset_rest(b, p);
        else
            overset_whole(b, p, false);
    }
}

/* 头条, 二条, … 十二条. */
static const char *rank_name(Arena *a, int rank)
{
    static const char *const digits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    int n = rank + 1, tens = n / 10;
    if (rank == 0)
        return "头条";
    if (n >= 100)
        return arena_printf(a, "第%d条", n);
    return arena_printf(a, "%s%s%s条", tens > 1 ? digits[tens] : "", tens ? "十" : "", digits[n % 10]);
}

/* Column-lines of a page that stay white. */
static int spare_lines(const IssueBuild *b, int page)
{
    for (size_t i = 0; i < b->pages.len; i++)
        if (b->pages.ptr[i].frame.number == page)
            return b->pages.ptr[i].report.white;
    return 0;
}

/* What would help, beside cutting. */
static const char *advice(const IssueBuild *b, const OversetNote *n)
{
    Arena *a = b->arena;
    const char *s = n->whole ? phrase(a, "leave the whole article out of the page")
                             : phrase(a, "cut %zu characters at its end", n->characters);
    bool pictures = false;
    for (size_t i = 0; i < b->issue->n_articles; i++)
        if (b->issue->articles[i] == n->article)
            pictures = b->issue->docs[i]->n_floats > 0;
    if (pictures)
        s = phrase(a, "%s, give it a smaller picture", s);
    int next = n->page + 1;
    next += issue_leaf(b->issue, next) != next; /* the right half of a spread */
    int spare = spare_lines(b, next);
    if (n->lines && spare >= n->lines)
        s = phrase(a, "%s, move an article to page %s, where %d lines are free", s,
                   page_word(b->issue->sections, next).text, spare);
    else if (b->issue->n_pages > (size_t)n->page)
        s = phrase(a, "%s, move an article to another page", s);
    bool jumps = b->issue->overset != OVERSET_JUMP && (size_t)n->page < b->issue->n_pages;
    const bool stays = n->stays || b->issue->overset == OVERSET_EXTRA; /* what else? */
    return n->cut || stays ? s : phrase(a, "%s; or write `overset: %s` in issue.yaml", s, jumps ? "jump" : "extra");
}

/* What stands over, as the desk calls it, that of an English paper in its own words. */
static const char *name_over(Arena *a, const OversetNote *n, bool english)
{
    if (!english)
        return n->article->advert ? "广告" : rank_name(a, n->rank);
    return n->article->advert ? "advertisement" : n->rank ? phrase(a, "story %d", n->rank + 1) : "the lead";
}

/* Pictures that the editor has pinned: what is not had is an error at its key. The others: how many. */
static int tell_pinned(IssueBuild *b, const OversetNote *n, PageName page)
{
    int others = n->floats;
    for (int i = 0; i < n->floats; i++) {
        const Span at = picture_pins_key(&n->set->floats[n->set->n_floats - (size_t)(n->floats - i)]);
        if (!at.src)
            continue;
        others--;
        if (diag_is_told(b->d, at)) /* what is asked for is too much for any page */
            continue;
        const char *nearest = n->nearest ? n->nearest[i] : NULL;
        diag_error(b->d, at, DIAG_PICTURE_NO_ROOM, page.text,
                   nearest ? phrase(b->arena, "the nearest that works: %s", nearest)
                           : "leave the key out, shorten the page, or write `overset: extra`: what the page has no "
                             "room for goes on");
    }
    return others;
}

void overset_tell(IssueBuild *b)
{
    static const DiagCode codes[2][2] = {{DIAG_OVERSET, DIAG_OVERSET_CUT},
                                         {DIAG_OVERSET_ENGLISH, DIAG_OVERSET_CUT_ENGLISH}};
    const bool english = b->issue->paper->lang == LANG_EN;
    for (size_t i = 0; i < b->overset.len; i++) {
        const OversetNote *n = &b->overset.ptr[i];
        const Severity severity = n->cut ? SEV_WARNING : SEV_ERROR;
        const PageName page = page_word(b->issue->sections, n->page);
        diag_report(b->d, severity, n->article->title_span, codes[english][n->cut], page.text,
                    name_over(b->arena, n, english), n->article->title, n->characters, n->lines, advice(b, n));
        const int floats = n->floats ? tell_pinned(b, n, page) : 0;
        if (floats)
            diag_report(b->d, severity, n->article->title_span,
                        english ? DIAG_FLOATS_OVERSET_ENGLISH : DIAG_FLOATS_OVERSET, page.text, n->article->title,
                        floats);
    }
}
