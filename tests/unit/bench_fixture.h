/* What tests that shape text share: the repository's fonts, a shaper, an arena. */
#ifndef TESTS_UNIT_BENCH_FIXTURE_H
#define TESTS_UNIT_BENCH_FIXTURE_H

#include "text/para.h"

typedef struct Bench {
    World *world;
    Diag *diag;
    FontBook *book;
    TextContext *text;
    Arena *arena;
    ParaStyle style; /* of the paragraphs of text_fixture.h */
} Bench;

/* false when the fonts can't be loaded; bench_close in any case. */
static inline bool bench_open(Bench *b)
{
    *b = (Bench){.world = world_new(), .diag = diag_new(), .arena = arena_new()};
    b->style = (ParaStyle){.em = 10 * LEN_PT, .align = ALIGN_JUSTIFY};
    b->book = font_book_load(b->world, b->diag, PAIBAN_SOURCE_DIR "/fonts");
    b->text = b->book ? text_context_new(b->book) : NULL;
    return b->text != NULL;
}

static inline void bench_close(Bench *b)
{
    text_context_free(b->text);
    font_book_free(b->book);
    arena_free(b->arena);
    diag_free(b->diag);
    world_free(b->world);
}

#endif
