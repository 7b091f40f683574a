/* Spreads 通版 (load/spreads.h). */
#include "load/spreads.h"

#include "diag/phrase.h"
#include <string.h>

/* Even pages are left-hand ones, each section folded by itself. */
static bool is_left_hand(const Issue *issue, int number)
{
    return page_in_section(issue->sections, number) % 2 == 0;
}

static bool same_section(const Issue *issue, int a, int b)
{
    return page_section(issue->sections, a) == page_section(issue->sections, b);
}

/* A left-hand page beside the one that said it, which could. */
static const char *left_hand_hint(Arena *a, const Issue *issue, int number)
{
    const int last = (int)issue->n_pages;
    for (int k = number - 1; k <= number + 1; k += 2)
        if (k >= 1 && k < last && is_left_hand(issue, k) && same_section(issue, k, k + 1))
            return phrase(a, "pages %s and %s face each other: write it at page %s", page_word(issue->sections, k).text,
                          page_word(issue->sections, k + 1).text, page_word(issue->sections, k).text);
    return "leave it out: no two pages of this issue face each other here";
}

/* Is it a left-hand page with a right-hand one beside it? */
static bool faces_another(Diag *d, Arena *a, const Issue *issue, int number)
{
    const PageSpec *page = &issue->pages[number - 1];
    const Sections s = issue->sections;
    if (!is_left_hand(issue, number)) {
        diag_error(d, page->spread_span, DIAG_SPREAD_RIGHT_HAND, page_word(s, number).text,
                   left_hand_hint(a, issue, number));
        return false;
    }
    if ((size_t)number == issue->n_pages || !same_section(issue, number, number + 1)) {
        diag_error(d, page->spread_span, DIAG_SPREAD_ALONE, page_word(s, number).text);
        return false;
    }
    return true;
}

static const char *layout_of(const Issue *issue, const PageSpec *page)
{
    return page->layout ? page->layout : issue->paper->layout;
}

/* One sheet of one layout in the same inks. */
static bool are_alike(Diag *d, const Issue *issue, const PageSpec *left, const PageSpec *right, int number)
{
    const Sections s = issue->sections;
    if (strcmp(layout_of(issue, left), layout_of(issue, right)) != 0) {
        diag_error(d, right->layout_span.src ? right->layout_span : left->layout_span, DIAG_SPREAD_LAYOUTS,
                   page_word(s, number).text, page_word(s, number + 1).text);
        return false;
    }
    if (left->black_only != right->black_only) {
        diag_error(d, right->ink_span.src ? right->ink_span : left->ink_span, DIAG_SPREAD_INKS,
                   page_word(s, number).text, page_word(s, number + 1).text);
        return false;
    }
    return true;
}

/* Two lists of n and m things of a size, one after the other. */
static void *joined(Arena *a, const void *left, size_t n, const void *right, size_t m, size_t size)
{
    char *all = arena_alloc(a, (n + m + 1) * size);
    if (n)
        memcpy(all, left, n * size);
    if (m)
        memcpy(all + n * size, right, m * size);
    return all;
}

static void take_articles(Arena *a, PageSpec *left, PageSpec *right, int number)
{
    for (size_t i = 0; i < right->n_articles; i++)
        right->articles[i]->page = number;
    left->articles =
        joined(a, left->articles, left->n_articles, right->articles, right->n_articles, sizeof *left->articles);
    left->n_articles += right->n_articles;
    right->n_articles = 0;
}

/* What is booked on the right page stays on the right, unless it is as broad as both. */
static void take_ads(Arena *a, PageSpec *left, PageSpec *right)
{
    for (size_t i = 0; i < right->n_ads; i++)
        if (right->ads[i].side == AD_ANYWHERE)
            right->ads[i].side = AD_RIGHT;
    left->ads = joined(a, left->ads, left->n_ads, right->ads, right->n_ads, sizeof *left->ads);
    left->n_ads += right->n_ads;
    right->n_ads = 0;
}

void spreads_take(Diag *d, Arena *a, Issue *issue)
{
    for (size_t i = 0; i < issue->n_pages; i++) {
        PageSpec *left = &issue->pages[i], *right = left + 1;
        const int number = (int)i + 1;
        if (!left->spread_span.src || !faces_another(d, a, issue, number) || !are_alike(d, issue, left, right, number))
            continue;
        left->spread = SPREAD_LEFT;
        right->spread = SPREAD_RIGHT;
        take_articles(a, left, right, number);
        take_ads(a, left, right);
    }
}
