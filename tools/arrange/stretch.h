/* Private to arrange: the white of a page as it is set: titles that grow where their headline leaves white that anybody
 * sees, rules that part it, what of it stays. */
#ifndef ARRANGE_STRETCH_H
#define ARRANGE_STRETCH_H

#include "arrange/arrange.h"

/* Sets the headlines of plans whose titles may be larger: by so much that no reader takes one for more important than
 * it is, nor for its neighbour's twin. */
void stretch_titles(const PageMakeup *a);
/* A hole beside a title, a kicker or a deck, which nothing fills, has a rule on both sides of it. */
void rule_titles(const PageMakeup *a);

/* What a page as it is set tells: pieces that break a rule of columns; of white tenths of column-lines of the largest
 * in one place, below all pieces perhaps, column-lines at feet and outside all pieces, those of advertisements, the
 * same in all its arrangements, with them. */
typedef struct Faults {
    int broken, hole, lines;
} Faults;

Faults faults_of(const PageMakeup *a, const MakeupPage *page);
/* Smaller holes that anybody sees or fewer broken rules, none of both more. */
bool faults_are_fewer(Faults a, Faults b);
/* The blocks where so broad and high a hole was found, or no way to keep the rules, dearer by it. */
MakeupBlock *faults_priced(Arena *a, const PageMakeup *m, const MakeupBlock *blocks, size_t n);

#endif
