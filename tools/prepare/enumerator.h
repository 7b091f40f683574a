/* Private to parse: what a line of a row of points begins with: 1、 1．(1) （一） 一、 ① 第三条 • —— and the like,
 * which are no lists to Markdown. */
#ifndef PREPARE_ENUMERATOR_H
#define PREPARE_ENUMERATOR_H

#include <stdbool.h>
#include <stddef.h>

/* style 0: none; below 16: a kind of number; above: the bullet's code point. */
typedef struct Enumerator {
    int style, number;
} Enumerator;

/* What the n bytes of a line's text begin with. */
Enumerator enumerator_read(const char *s, size_t n);
/* Of one kind, and the next number; of bullets, the same. */
bool enumerator_follows(Enumerator before, Enumerator e);
bool enumerator_is_same(Enumerator a, Enumerator b);

#endif
