/* Characters a second of setting paragraphs: shaping, breaking and placing, by themselves, for paragraphs of 1, 10 and
 * 100 thousand characters (the rate must not fall), at 13 and 20 characters a line and in columns of 20. Usage: lines
 * FONTS [FILE.md …]; without files, a sentence is repeated. */
#include "base/utf8.h"
#include "lines/lines.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct Bench {
    World *world;
    Diag *diag;
    FontBook *book;
    TextContext *text;
    char *sample;
    size_t n;
} Bench;

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* The text of Markdown paragraphs, on one line. */
static void read_sample(Bench *b, int n, char **files)
{
    static const char *const sentence =
        "截至2025年11月，全区共有3,000余户（约1.2万人）迁入新居，投入资金3.9万亿元；"
        "他说：“《河谷里的村庄》（第2版）写道，孩子们背着书包跑过石板桥。”用App查询GDP、CPI等12项指标。";
    Buf all = {0};
    char line[65536];
    for (int i = 0; i < n; i++) {
        FILE *f = fopen(files[i], "r");
        while (f && fgets(line, sizeof line, f))
            if ((unsigned char)line[0] >= 0x80)
                buf_put(&all, line, strcspn(line, "\n"));
        if (f)
            fclose(f);
    }
    if (!all.len)
        buf_puts(&all, sentence);
    b->sample = all.data;
    b->n = all.len;
}

/* The sample from its start, repeated to so many characters. */
static char *text_of(const Bench *b, size_t characters)
{
    char *s = malloc(characters * 4 + 1), *w = s;
    size_t at = 0;
    for (size_t i = 0; i < characters; i++) {
        uint32_t cp;
        int bytes = utf8_decode(b->sample + at, &cp);
        memcpy(w, b->sample + at, (size_t)bytes);
        w += bytes;
        at += (size_t)bytes;
        at = at < b->n ? at : 0;
    }
    *w = 0;
    return s;
}

static void measure(const Bench *b, size_t characters, int em, bool vertical)
{
    char *text = text_of(b, characters);
    Piece p = {.kind = PIECE_TEXT,
               .text = text,
               .style = {.role = font_book_role(b->book, "song"), .size = 9 * LEN_PT, .lang = LANG_ZH_HANS}};
    ParaStyle st = {.em = 9 * LEN_PT, .indent = 18 * LEN_PT, .lang = LANG_ZH_HANS, .vertical = vertical};
    double shape = 0, breaking = 0, place = 0;
    size_t rounds = 0, lines = 0;
    while (rounds < 3 || rounds * characters < 300000) {
        Arena *a = arena_new();
        double start = now();
        Para *para = para_shape(b->text, a, b->diag, &p, 1, &st);
        double shaped = now();
        BrokenLine *l = para_break(b->text, a, para, em * st.em, &lines);
        double broken = now();
        ItemVec items = {0}, marks = {0};
        for (size_t i = 0; i < lines; i++)
            para_place(b->text, a, para, &l[i], em * st.em, 0, 0, LINE_BODY, &items, &marks);
        vec_free(&items);
        vec_free(&marks);
        place += now() - broken;
        shape += shaped - start;
        breaking += broken - shaped;
        rounds++;
        arena_free(a);
    }
    double total = (double)(rounds * characters) / 1e6;
    printf("%7zu characters, %2d a %s: %6zu lines; million characters a second: shape %5.2f, break %5.2f, place %5.2f, "
           "all %5.2f\n",
           characters, em, vertical ? "column" : "line  ", lines, total / shape, total / breaking, total / place,
           total / (shape + breaking + place));
    free(text);
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fputs("usage: lines FONTS [FILE.md …]\n", stderr);
        return 2;
    }
    Bench b = {.world = world_new(), .diag = diag_new()};
    b.book = font_book_load(b.world, b.diag, argv[1]);
    if (!b.book)
        return 3;
    b.text = text_context_new(b.book);
    read_sample(&b, argc - 2, argv + 2);
    for (size_t n = 100; n <= 100000; n *= 10) {
        measure(&b, n, 13, false);
        measure(&b, n, 20, false);
        measure(&b, n, 20, true);
    }
    buf_free(&(Buf){.data = b.sample});
    text_context_free(b.text);
    font_book_free(b.book);
    diag_free(b.diag);
    world_free(b.world);
    return 0;
}
