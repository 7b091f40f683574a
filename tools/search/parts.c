/* The archive, oldest first, cut at the calendar's own joints (search/parts.h). */
#include "search/parts.h"

#include "site/brief.h"
#include <stdlib.h>
#include <string.h>

static int compare_places(const void *a, const void *b)
{
    const SearchPlace *x = a, *y = b;
    int c = strcmp(x->issue->id, y->issue->id);
    return c ? c : x->paper < y->paper ? -1 : x->paper > y->paper;
}

size_t search_places(const Group *group, Arena *a, SearchPlace **out)
{
    size_t n = 0, at = 0;
    for (size_t i = 0; i < group->n_papers; i++)
        n += group->papers[i].n_issues;
    *out = ARENA_ARRAY(a, SearchPlace, n + 1);
    for (size_t i = 0; i < group->n_papers; i++)
        for (size_t k = 0; k < group->papers[i].n_issues; k++) {
            const Issue *issue = group->papers[i].issues[k];
            SearchPlace place = {issue, i, issue->brief->found};
            if (place.articles)
                (*out)[at++] = place;
        }
    if (at)
        qsort(*out, at, sizeof **out, compare_places);
    return at;
}

/* From the largest down; units of one kind begin with units of the next. */
typedef enum Unit {
    UNIT_ALL,
    UNIT_DECADE,
    UNIT_YEAR,
    UNIT_QUARTER,
    UNIT_MONTH,
    UNIT_TEN_DAYS,
    UNIT_FIVE_DAYS,
    UNIT_DAY
} Unit;

/* Days of one unit have one number. */
static int number_in(Unit unit, Date d)
{
    switch (unit) {
    case UNIT_ALL:
        return 0;
    case UNIT_DECADE:
        return d.year / 10;
    case UNIT_YEAR:
        return d.year;
    case UNIT_QUARTER:
        return d.year * 4 + (d.month - 1) / 3;
    case UNIT_MONTH:
        return d.year * 12 + d.month;
    case UNIT_TEN_DAYS: /* 旬 */
        return (d.year * 12 + d.month) * 3 + (d.day > 20 ? 2 : d.day > 10);
    case UNIT_FIVE_DAYS: /* 候; the 31st goes with the five before it */
        return (d.year * 12 + d.month) * 6 + (d.day > 25 ? 5 : (d.day - 1) / 5);
    case UNIT_DAY:
        break;
    }
    return (d.year * 12 + d.month) * 32 + d.day;
}

static void cut(const SearchPlace *places, SearchRange all, Unit unit, size_t most, SearchRanges *out)
{
    size_t articles = 0;
    for (size_t i = all.from; i < all.to; i++)
        articles += places[i].articles;
    if (articles <= most || unit == UNIT_DAY) {
        vec_push(out, all);
        return;
    }
    const Unit within = (Unit)(unit + 1);
    for (size_t from = all.from, to; from < all.to; from = to) {
        const int number = number_in(within, places[from].issue->date);
        for (to = from + 1; to < all.to && number_in(within, places[to].issue->date) == number;)
            to++;
        cut(places, (SearchRange){from, to}, within, most, out);
    }
}

void search_cut(const SearchPlace *places, size_t n, size_t most, SearchRanges *out)
{
    if (n)
        cut(places, (SearchRange){0, n}, UNIT_ALL, most, out);
}
