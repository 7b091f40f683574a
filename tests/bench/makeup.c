/* Time, memory and quality of make-up: pages of 4 to 40 made-up blocks. `makeup [PAGES [EFFORT]]`. */
#include "makeup/makeup.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

enum { COLUMNS = 8, LINES = 116, MOST = 40, MOST_WAYS = 256 };

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static unsigned dice(unsigned *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

typedef struct Story {
    int text, title, picture; /* lines over one column, characters, hundredths of height to width */
    bool kicker;
} Story;

static const int cap[MAKEUP_LEVELS] = {54, 36, 26, 18}, by_width[COLUMNS + 1] = {0, 18, 26, 36, 42, 48, 54, 54, 63};

static void add_way(MakeupBlock *b, MakeupWay *ways, const Story *s, int w, int level, int span)
{
    int size = by_width[w] < cap[level] ? by_width[w] : cap[level];
    int rows = (s->title * size + w * 126 - 10) / (w * 126 - 9),
        head = rows * size * 12 / 115 + 2 + (s->kicker ? 2 : 0);
    int high = span ? (span * 126 - 9) * s->picture / 1150 + 2 : 0, area = s->text + high * span;
    int body = (area + w - 1) / w;
    if (rows > 3 || (span && body < high))
        return;
    ways[b->n_ways++] = (MakeupWay){.columns = w,
                                    .level = level,
                                    .least = head + body,
                                    .most = head + body + high / 10 + (body > 12),
                                    .cost = 2 * (body * w - area),
                                    .line_cost = 1,
                                    .title = size * LEN_PT,
                                    .head = head,
                                    .text = s->text,
                                    .tallest = span == w ? body - high : body,
                                    .picture = high * span};
}

static void make_block(MakeupBlock *b, MakeupWay *ways, const Story *s, int rank)
{
    *b = (MakeupBlock){.rank = rank, .ways = ways};
    for (int w = 1; w <= COLUMNS; w++)
        for (int level = 0; level < MAKEUP_LEVELS; level++)
            for (int span = s->picture ? 1 : 0; span <= (s->picture ? w : 0); span++)
                add_way(b, ways, s, w, level, span);
}

/* Stories of lengths that vary as a newspaper's do, together asking for 92 to 100 % of a page. */
static void make_page(unsigned seed, int n, MakeupBlock *blocks, MakeupWay *ways)
{
    Story s[MOST];
    double all = 0, weight[MOST];
    unsigned state = seed * 2654435761u + 99u;
    for (int i = 0; i < n; i++) {
        double sum = 0;
        for (int k = 0; k < 12; k++)
            sum += dice(&state) % 1000 / 1000.0;
        weight[i] = exp(0.9 * (sum - 6)) * (i < n / 2 ? 1.6 : 0.7);
        all += weight[i];
        s[i] = (Story){.title = 6 + (int)(dice(&state) % 9), .kicker = i == 0 || dice(&state) % 9 == 0};
        if (dice(&state) % (unsigned)(1 + n / 2) == 0)
            s[i].picture = (int[]){67, 67, 75, 56, 133, 100}[dice(&state) % 6];
    }
    double room = COLUMNS * LINES * (0.92 + dice(&state) % 80 / 1000.0);
    for (int i = 0; i < n; i++) {
        int span = s[i].picture ? 2 : 0;
        room -= (i == 0 ? 5 * 8 : i < 4 ? 3 * 7 : 8) + span * (span * 126 * s[i].picture / 1150.0 + 2) + 2;
    }
    for (int i = 0; i < n; i++) {
        s[i].text = 4 + (int)(room * weight[i] / all);
        s[i].text = s[i].text < 4 ? 4 : s[i].text;
        make_block(&blocks[i], ways + i * MOST_WAYS, &s[i], i);
    }
}

int main(int argc, char **argv)
{
    static const int sizes[] = {4, 8, 12, 16, 24, 32, 40};
    int pages = argc > 1 ? atoi(argv[1]) : 10;
    Arena *a = arena_new(), *scratch = arena_new();
    MakeupBlock blocks[MOST];
    MakeupWay *ways = malloc(sizeof *ways * MOST * MOST_WAYS);
    printf("blocks     ms    MB  white %%  over  cost\n");
    for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++) {
        double from = now(), white = 0, over = 0, cost = 0;
        int made = 0;
        int64_t terms[MAKEUP_COSTS] = {0};
        for (int i = 0; i < pages; i++) {
            arena_reset(a);
            make_page((unsigned)i + 1, sizes[k], blocks, ways);
            MakeupPage page = {.columns = COLUMNS,
                               .lines = LINES,
                               .gap = 1,
                               .lead = true,
                               .may_cut = true,
                               .blocks = blocks,
                               .n_blocks = (size_t)sizes[k],
                               .effort = argc > 2 ? atol(argv[2]) : 0};
            const Makeup *m = makeup_search(a, scratch, &page);
            if (!m)
                continue;
            made++;
            white += m->white / (double)(COLUMNS * LINES) * 100;
            over += m->over;
            cost += (double)m->cost;
            for (int t = 0; t < MAKEUP_COSTS; t++)
                terms[t] += m->terms[t];
        }
        struct rusage u;
        getrusage(RUSAGE_SELF, &u);
        printf("%6d %6.1f %5ld %8.2f %5.1f %5.0f  (%d)\n      ", sizes[k], (now() - from) / pages * 1000,
               u.ru_maxrss / 1024, white / made, over / made, cost / made, made);
        for (int t = 0; t < MAKEUP_COSTS; t++)
            if (terms[t])
                printf(" %s %.0f", makeup_cost_keys[t], (double)terms[t] / made);
        printf("\n");
    }
    free(ways);
    arena_free(a);
    arena_free(scratch);
    return 0;
}
