/* CPU time of drawing a group's issues and of finishing their PDFs, and how the two compare: the least of some rounds
 * each, one after the other in one thread. Usage: finish CONTENT SOURCE [ROUNDS [MOST]]; SOURCE has layouts/ and
 * fonts/. MOST: exit status 1 where finishing is more than so many hundredths of drawing. */
#include "base/mem.h"
#include "fonts/subset.h"
#include "layout/layout.h"
#include "pdf/pdf.h"
#include "picture/store.h"
#include "load/load.h"
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

typedef struct Bench {
    World *world;
    Diag *diag;
    Arena *arena;
    Group *group;
    LayoutContext *layout;
    Pdf *pdf;
    PictureStore *pictures;
    int rounds;
    double drawn_at; /* when the drawing of the round was done */
    double drawing, finishing;
    size_t pages, issues, bytes; /* bytes: of a round */
} Bench;

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void drawn(void *context)
{
    Bench *b = context;
    b->drawn_at = now();
}

static bool take(void *context, bool press, int page, const void *data, size_t n)
{
    Bench *b = context;
    (void)press;
    (void)page;
    (void)data;
    b->bytes += n;
    return true;
}

static bool lay_out(Bench *b, Issue *issue, IssueFrames *frames)
{
    issue->pictures = b->pictures;
    if (!site_load_issue(b->world, b->diag, issue))
        return false;
    layout_resolve(b->layout, b->diag, issue);
    return layout_issue(b->layout, b->diag, issue, frames);
}

static bool measure(Bench *b, Issue *issue)
{
    IssueFrames frames = {0};
    bool ok = lay_out(b, issue, &frames);
    Subsets *subsets = ok ? subsets_of_issue(&frames, b->diag) : NULL;
    double drawing = 0, finishing = 0;
    ok = subsets != NULL;
    for (int i = 0; i < b->rounds && ok; i++) {
        PdfSink sink = {.take = take, .drawn = drawn, .context = b};
        size_t before = b->bytes;
        double start = now();
        ok = pdf_render_to(b->pdf, b->diag, b->group, &frames, subsets, sink);
        double end = now(), draw = b->drawn_at - start, finish = end - b->drawn_at;
        drawing = i && drawing < draw ? drawing : draw;
        finishing = i && finishing < finish ? finishing : finish;
        if (i)
            b->bytes = before;
    }
    b->drawing += drawing;
    b->finishing += finishing;
    b->pages += frames.n_pages;
    b->issues++;
    subsets_free(subsets);
    site_unload_issue(issue);
    return ok;
}

static bool open_bench(Bench *b, const char *content, const char *source)
{
    b->world = world_new();
    b->diag = diag_new();
    b->arena = arena_new();
    b->pictures = picture_store_new();
    b->group = site_load(b->world, b->diag, b->arena, &(SiteOptions){.content = content});
    if (!b->group)
        return false;
    b->layout = layout_context_new(b->world, b->diag, b->group, arena_printf(b->arena, "%s/layouts", source),
                                   arena_printf(b->arena, "%s/fonts", source));
    if (b->layout)
        layout_context_set_effort(b->layout, layout_effort("fast"));
    b->pdf = pdf_new(b->world);
    return b->layout != NULL;
}

static void close_bench(Bench *b)
{
    pdf_free(b->pdf);
    layout_context_free(b->layout);
    picture_store_free(b->pictures);
    arena_free(b->arena);
    diag_free(b->diag);
    world_free(b->world);
}

static void print(const Bench *b)
{
    printf("%zu issues, %zu pages, %.2f MB; least of %d rounds\n", b->issues, b->pages, (double)b->bytes / 1e6,
           b->rounds);
    printf("drawing   %7.1f ms  %5.2f ms a page\n", b->drawing * 1e3, b->drawing * 1e3 / (double)b->pages);
    printf("finishing %7.1f ms  %5.2f ms a page, %.2f of drawing\n", b->finishing * 1e3,
           b->finishing * 1e3 / (double)b->pages, b->finishing / b->drawing);
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fprintf(stderr, "usage: finish CONTENT SOURCE [ROUNDS [MOST]]\n");
        return 2;
    }
    mem_keep_freed();
    Bench b = {.rounds = argc > 3 ? atoi(argv[3]) : 5};
    double most = argc > 4 ? atof(argv[4]) / 100 : 0;
    bool ok = open_bench(&b, argv[1], argv[2]);
    for (size_t i = 0; ok && i < b.group->n_papers; i++)
        for (size_t k = 0; ok && k < b.group->papers[i].n_issues; k++)
            ok = measure(&b, b.group->papers[i].issues[k]);
    if (ok) {
        print(&b);
    } else {
        Buf told = {0};
        diag_print(b.diag, true, &told);
        fputs(told.data ? told.data : "", stderr);
        buf_free(&told);
    }
    bool over = ok && most > 0 && b.finishing > most * b.drawing;
    close_bench(&b);
    return ok && !over ? 0 : 1;
}
