/* For the tests of what is set vertically: an article whose body is a float, and what it draws. */
#ifndef TESTS_UNIT_VERTICAL_FIXTURE_H
#define TESTS_UNIT_VERTICAL_FIXTURE_H

#include "tests/unit/layout_fixture.h"

typedef struct Box {
    const Layout *l;
    ArticleSet *s;
    const FloatSet *fs; /* over so many columns */
    int span;
    ItemVec items;
} Box;

static inline void box_over(Box *x, int span)
{
    x->span = span;
    x->fs = article_float(x->s, 0, span);
}

static inline void box_compose(Box *x, int lines)
{
    x->items.len = 0;
    float_compose(x->s, &x->s->floats[0], x->span, lines, 0, 0, &x->items);
}

#endif
