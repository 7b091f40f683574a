/* Shape functions (judge/shape.h) and hooks (trees/hook.h) against all that there is: every cut, every line. */
#include "tests/check.h"
#include "trees/hook.h"
#include "trees/random.h"
#include <string.h>

enum { COLUMNS = 6, LINES = 43, GAP = 1, NOTCHED = 30, ROUNDS = 300 };

/* Costs at some heights of each width, as a block or a part has them. */
static Shape *random_shape(Arena *a, const ShapeSize *size, Random *r)
{
    Shape *s = shape_new(a, size);
    for (int w = 1; w <= COLUMNS; w++) {
        const int low = random_below(r, LINES / 3), high = LINES - random_below(r, LINES / 3);
        for (int h = low; h <= high; h++)
            if (random_below(r, 4))
                s->at[w * size->stride + h] = (int16_t)random_below(r, 200);
    }
    shape_close_all(s, size);
    return s;
}

static int cost_of(const Shape *s, const ShapeSize *size, int w, int h)
{
    return !s ? 0 : h < 0 || h > LINES || w < 1 ? SHAPE_NO : shape_at(s, size, w, h);
}

/* One that was used before is as a new one. */
static void test_cleared(Checks *c)
{
    Arena *a = arena_new();
    Random r = {77};
    const ShapeSize size = shape_size(COLUMNS, LINES, GAP);
    Shape *used = shape_new(a, &size);
    for (int i = 0; i < ROUNDS; i++) {
        const Shape *x = random_shape(a, &size, &r), *y = random_shape(a, &size, &r);
        Shape *new = shape_new(a, &size);
        const int most = 100 + random_below(&r, 300);
        Shape *const both[] = {used, new};
        for (int k = 0; k < 2; k++) {
            shape_clear(both[k], &size);
            shape_beside(both[k], x, y, &size, 0, most);
            shape_below(both[k], x, y, &size, most);
            shape_close(both[k], &size, most);
        }
        CHECK_AT(c, memcmp(used->at, new->at, sizeof *new->at *(size_t)((COLUMNS + 1) * size.stride)) == 0, "%d", i);
        CHECK_AT(c, memcmp(used->least, new->least, sizeof *new->least *(COLUMNS + 1)) == 0, "%d", i);
    }
    arena_free(a);
}

/* The least points of a hook in columns × lines. */
static int least_hook(const Problem *p, const Shape *const of[HOOK_PARTS], int kind, int head)
{
    int least = SHAPE_NO;
    const bool beside = kind & HOOK_BESIDE;
    for (int x1 = of[HOOK_B] ? 2 : COLUMNS; x1 < COLUMNS + !of[HOOK_B]; x1++)
        for (int x0 = 1; x0 < x1; x0++)
            for (int y = head + HOOK_LEAST_ABOVE; y <= LINES; y++)
                for (int leg = HOOK_LEAST_LEG; y + leg <= LINES; leg++) {
                    const int wide = beside ? x1 - x0 : x0, foot = y + leg;
                    if (leg * wide % x1 || (!of[HOOK_D] && foot != LINES))
                        continue;
                    const int sum = cost_of(of[HOOK_A], &p->size, x1, y + leg * wide / x1) +
                                    cost_of(of[HOOK_B], &p->size, COLUMNS - x1, beside ? foot : y) +
                                    cost_of(of[HOOK_C], &p->size, beside ? x0 : COLUMNS - x0, LINES - GAP - y) +
                                    cost_of(of[HOOK_D], &p->size, beside ? COLUMNS - x0 : x0, LINES - GAP - foot);
                    least = sum < least ? sum : least;
                }
    return least < SHAPE_NO ? least + NOTCHED : SHAPE_NO;
}

static void test_hooks(Checks *c)
{
    Arena *a = arena_new();
    Random r = {4711};
    int weight[MAKEUP_COSTS] = {[MAKEUP_NOTCHED] = NOTCHED}, head[2 * (COLUMNS + 2)] = {0}, found = 0;
    Problem p = {.weight = weight, .n = 1, .columns = COLUMNS, .lines = LINES, .gap = GAP, .head = head};
    p.size = shape_size(COLUMNS, LINES, GAP);
    for (int i = 0; i < ROUNDS; i++) {
        static const int parts[HOOK_PARTS] = {0};
        const int kind = random_below(&r, HOOK_KINDS), most = random_below(&r, 4) ? SHAPE_NO - 1 : 300;
        const Shape *of[HOOK_PARTS];
        for (int k = 0; k < HOOK_PARTS; k++)
            of[k] = random_shape(a, &p.size, &r);
        if (!(kind & HOOK_BESIDE) && random_below(&r, 2))
            of[random_below(&r, 2) ? HOOK_B : HOOK_D] = NULL;
        head[1] = random_below(&r, 6);
        for (int w = 2; w <= COLUMNS; w++)
            head[w] = head[1];
        const RootCut cut = hook_cut(&p, parts, of, kind, COLUMNS, LINES, most);
        const int least = least_hook(&p, of, kind, head[1]);
        CHECK_AT(c, cut.points == (least <= most ? least : SHAPE_NO), "%d: %d, not %d of at most %d", i, cut.points,
                 least, most);
        found += cut.points < SHAPE_NO;
    }
    CHECK_AT(c, found > ROUNDS / 4, "%d", found);
    arena_free(a);
}

int main(void)
{
    Checks c = {0};
    test_cleared(&c);
    test_hooks(&c);
    return CHECK_END(&c);
}
