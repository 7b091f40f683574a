/* For tests that make PDFs: the press that the layouts are for. */
#ifndef TESTS_UNIT_PRESS_FIXTURE_H
#define TESTS_UNIT_PRESS_FIXTURE_H

#include "base/arena.h"
#include "base/buf.h"
#include "colour/colour.h"
#include "frame/press.h"
#include <stdio.h>

/* The newspaper's profile, 240 %, no marks, a red of two inks; in the arena. */
static inline Press *fixture_press(Arena *a)
{
    static const Swatch swatches[] = {{"red", 0xB3141C, {0, 100, 90, 0}}};
    Buf b = {0};
    FILE *f = fopen(PAIBAN_SOURCE_DIR "/layouts/_press/newspaper.icc", "rb");
    char part[4096];
    for (size_t n; f && (n = fread(part, 1, sizeof part, f)) > 0;)
        buf_put(&b, part, n);
    if (f)
        fclose(f);
    Press p = {.profile_name = "newspaper",
               .profile = arena_dup(a, b.data, b.len),
               .profile_size = b.len,
               .condition = "",
               .intent = COLOUR_RELATIVE,
               .ink_limit = 240,
               .resample = 300,
               .swatches = swatches,
               .n_swatches = 1};
    buf_free(&b);
    return arena_dup(a, &p, sizeof p);
}

#endif
