/* Shape functions combined (judge/shape.h): the loops that the search spends its time in. Their inner loops have a
 * constant length, so that compilers make vectors of them; what they touch beyond a part's heights can't be anyway. */
#include "judge/shape.h"

#include <assert.h>
#include <stdbool.h>

ShapeSize shape_size(int columns, int lines, int gap)
{
    int rounded = (lines + SHAPE_LANES) / SHAPE_LANES * SHAPE_LANES;
    return (ShapeSize){columns, lines, gap, rounded + 2 * SHAPE_LANES};
}

Shape *shape_new(Arena *a, const ShapeSize *size)
{
    Shape *s = ARENA_NEW(a, Shape);
    s->at = ARENA_ARRAY(a, int16_t, (size->columns + 1) * size->stride);
    s->low = ARENA_ARRAY(a, int16_t, size->columns + 1);
    s->high = ARENA_ARRAY(a, int16_t, size->columns + 1);
    s->least = ARENA_ARRAY(a, int16_t, size->columns + 1);
    for (int i = 0; i < (size->columns + 1) * size->stride; i++)
        s->at[i] = SHAPE_NO;
    shape_clear(s, size);
    return s;
}

/* n and some more can't be. */
static void no_lanes(int16_t *at, int n)
{
    for (int i = 0; i < n; i += SHAPE_LANES)
        shape_no_lanes(at + i);
}

/* Beyond low and high nothing can be as it is, but for what vectors have put below the page. */
void shape_clear(Shape *s, const ShapeSize *size)
{
    for (int w = 0; w <= size->columns; w++) {
        int16_t *at = s->at + w * size->stride;
        no_lanes(at + s->low[w], s->high[w] - s->low[w] + 1);
        shape_no_lanes(at + size->lines + 1);
        s->low[w] = (int16_t)(size->lines + 1);
        s->high[w] = 0;
        s->least[w] = SHAPE_NO;
    }
}

/* Costs over `most` to SHAPE_NO; the least of n and some more. */
static int16_t bound_lanes(int16_t *at, int n, int16_t most)
{
    int16_t least[SHAPE_LANES];
    shape_no_lanes(least);
    for (int i = 0; i < n; i += SHAPE_LANES)
        for (int k = 0; k < SHAPE_LANES; k++) {
            int16_t cost = at[i + k] > most ? (int16_t)SHAPE_NO : at[i + k];
            least[k] = cost < least[k] ? cost : least[k];
            at[i + k] = cost;
        }
    return shape_least_lane(least);
}

void shape_close(Shape *s, const ShapeSize *size, int most)
{
    most = most < SHAPE_NO ? most : SHAPE_NO - 1;
    for (int w = 1; w <= size->columns; w++) {
        int16_t *at = s->at + w * size->stride;
        int low = s->low[w], high = s->high[w];
        if (low <= high)
            s->least[w] = bound_lanes(at + low, high - low + 1, (int16_t)most);
        while (low <= high && at[low] == SHAPE_NO)
            low++;
        while (high >= low && at[high] == SHAPE_NO)
            high--;
        s->low[w] = (int16_t)low;
        s->high[w] = (int16_t)high;
    }
}

void shape_close_all(Shape *s, const ShapeSize *size)
{
    for (int w = 1; w <= size->columns; w++) {
        s->low[w] = 0;
        s->high[w] = (int16_t)size->lines;
    }
    shape_close(s, size, SHAPE_NO - 1);
}

/* out[i] = min(out[i], base + b[i]) for n and some more. */
static void offer(int16_t *restrict out, const int16_t *restrict b, int16_t base, int n)
{
    for (int i = 0; i < n; i += SHAPE_LANES)
        for (int k = 0; k < SHAPE_LANES; k++) {
            int16_t sum = (int16_t)(base + b[i + k]);
            out[i + k] = sum < out[i + k] ? sum : out[i + k];
        }
}

static void offer_sums(int16_t *restrict out, const int16_t *restrict a, const int16_t *restrict b, int n)
{
    for (int i = 0; i < n; i += SHAPE_LANES)
        for (int k = 0; k < SHAPE_LANES; k++) {
            int16_t sum = (int16_t)(a[i + k] + b[i + k]);
            out[i + k] = sum < out[i + k] ? sum : out[i + k];
        }
}

static void note_offered(Shape *out, int w, int low, int high)
{
    out->low[w] = low < out->low[w] ? (int16_t)low : out->low[w];
    out->high[w] = high > out->high[w] ? (int16_t)high : out->high[w];
}

void shape_beside(Shape *out, const Shape *a, const Shape *b, const ShapeSize *size, int width, int most)
{
    for (int w = 2; w <= size->columns; w++) {
        int from = width ? width : 1, to = width ? width : w - 1;
        for (int w1 = from; w1 <= to && w1 < w; w1++) {
            int w2 = w - w1, low = a->low[w1] > b->low[w2] ? a->low[w1] : b->low[w2];
            int high = a->high[w1] < b->high[w2] ? a->high[w1] : b->high[w2];
            if (low > high || a->least[w1] + b->least[w2] > most)
                continue;
            offer_sums(out->at + w * size->stride + low, a->at + w1 * size->stride + low,
                       b->at + w2 * size->stride + low, high - low + 1);
            note_offered(out, w, low, high);
        }
    }
}

/* Of the two the one with fewer heights is gone through one by one: the sums are the same. */
static void below_in_width(Shape *out, const Shape *a, const Shape *b, const ShapeSize *size, int w, int most)
{
    const bool turn = b->high[w] - b->low[w] < a->high[w] - a->low[w];
    const Shape *one = turn ? b : a, *all = turn ? a : b;
    const int16_t *costs = one->at + w * size->stride, *other = all->at + w * size->stride;
    const int left = most - all->least[w];
    for (int h = one->low[w]; h <= one->high[w]; h++) {
        if (costs[h] > left || costs[h] == SHAPE_NO)
            continue;
        int base = h + size->gap, low = all->low[w], high = all->high[w];
        high = high < size->lines - base ? high : size->lines - base;
        if (low > high)
            break;
        offer(out->at + w * size->stride + base + low, other + low, costs[h], high - low + 1);
        note_offered(out, w, base + low, base + high);
    }
}

void shape_below(Shape *out, const Shape *a, const Shape *b, const ShapeSize *size, int most)
{
    for (int w = 1; w <= size->columns; w++)
        if (a->least[w] + b->least[w] <= most)
            below_in_width(out, a, b, size, w, most);
}
