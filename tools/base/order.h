/* Of two numbers (of lines, columns, points, a Len) the smaller and the larger. */
#ifndef BASE_ORDER_H
#define BASE_ORDER_H

static inline int smaller(int a, int b)
{
    return a < b ? a : b;
}

static inline int larger(int a, int b)
{
    return a > b ? a : b;
}

#endif
