/* Time in proportion to the length of what is read, whatever the machine: CPU of one run beside that of a shorter one.
 */
#ifndef TESTS_PROPORTION_H
#define TESTS_PROPORTION_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

/* Reads the first n of a text: with is what the caller gave. */
typedef void ProportionRun(void *with, size_t n);

static inline double proportion_seconds(ProportionRun *run, void *with, size_t n)
{
    const clock_t start = clock();
    run(with, n);
    return (double)(clock() - start) / CLOCKS_PER_SEC;
}

/* Eight times the text takes eight times as long, not sixty-four times; what is too short to be measured counts as a
 * fiftieth of a second. */
static inline bool proportion_holds(ProportionRun *run, void *with, size_t n)
{
    enum { TIMES = 8, MOST = 24 };
    const double few = proportion_seconds(run, with, n / TIMES), least = 0.02;
    return proportion_seconds(run, with, n) < MOST * (few > least ? few : least);
}

#endif
