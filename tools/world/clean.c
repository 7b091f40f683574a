#include "world/clean.h"

#include "base/utf8.h"
#include <string.h>

/* Controls are told this often in a file; what has more is no text. */
enum { MOST_TOLD = 100 };

/* What the bytes 80–9F are in Windows-1252, of which careless conversion makes C1 controls. */
static const uint16_t windows_1252[32] = {
    0x20AC, 0,      0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
    0x2039, 0x152,  0,      0x17D,  0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0,      0x17E,  0x178,
};

void clean_report(Diag *d, uint32_t cp, CharFate fate, Span at)
{
    char name[64], meant[5] = {0};
    if (fate == FATE_UNSEEN) {
        diag_note(d, at, DIAG_UNSEEN_LEFT_OUT, (unsigned)cp, char_name(cp, name, sizeof name));
    } else if (cp >= 0x80 && cp < 0xA0 && windows_1252[cp - 0x80]) {
        utf8_encode(windows_1252[cp - 0x80], meant);
        diag_warning(d, at, DIAG_CHARACTER_LEFT_OUT_1252, (unsigned)cp, meant);
    } else {
        diag_warning(d, at, DIAG_CHARACTER_LEFT_OUT, char_is_control(cp) ? "control character" : "noncharacter",
                     (unsigned)cp);
    }
}

typedef struct Cleaner {
    Diag *diag;
    Arena *arena;
    const Source *src;
    Buf text;
    VEC(uint32_t) cuts;
    size_t copied, told, lost;
    uint32_t before, after;
    size_t after_at; /* where `after` was found: not looked for again before it */
} Cleaner;

/* The next character from `at` on that stays, 0 at the end. */
static uint32_t next_seen(Cleaner *c, size_t at)
{
    if (at <= c->after_at && c->after_at)
        return c->after;
    for (c->after_at = at; c->after_at < c->src->len;) {
        size_t n = (size_t)utf8_decode(c->src->text + c->after_at, &c->after);
        CharFate fate = char_fate(c->after, 0, 0);
        if (fate == FATE_STAYS || fate == FATE_BREAK)
            return c->after;
        c->after_at += n;
    }
    return c->after = 0;
}

static bool parts_words(uint32_t before, uint32_t after)
{
    return before > ' ' && after > ' ' && char_join_needs_space(before, after);
}

static void cut(Cleaner *c, size_t at, size_t n, uint32_t cp, CharFate fate)
{
    buf_put(&c->text, c->src->text + c->copied, at - c->copied);
    c->copied = at + n;
    if (fate == FATE_SPACE && parts_words(c->before, next_seen(c, at + n)))
        buf_putc(&c->text, ' ');
    else
        vec_push(&c->cuts, (uint32_t)c->text.len);
    if (fate == FATE_UNSEEN || c->told++ < MOST_TOLD)
        clean_report(c->diag, cp, fate, span_at(c->src, at, at + n));
}

static const Source *finish(Cleaner *c)
{
    const Source *src = c->src;
    if (!c->copied)
        return src;
    if (c->told > MOST_TOLD)
        diag_error(c->diag, span_at(src, 0, 0), DIAG_CHARACTERS_CONTROL, c->told);
    buf_put(&c->text, src->text + c->copied, src->len - c->copied);
    Source *out = ARENA_NEW(c->arena, Source);
    out->path = src->path;
    out->text = arena_strndup(c->arena, c->text.len ? c->text.data : "", c->text.len);
    out->len = c->text.len;
    out->n_cuts = c->cuts.len;
    if (c->cuts.len)
        out->cuts = arena_dup(c->arena, c->cuts.ptr, c->cuts.len * sizeof *c->cuts.ptr);
    return out;
}

const Source *source_clean(Diag *d, Arena *a, const Source *src)
{
    Cleaner c = {.diag = d, .arena = a, .src = src};
    for (size_t i = 0; i < src->len;) {
        const unsigned char *u = (const unsigned char *)src->text + i;
        if (*u < 0x80 && !char_fate_may_matter(u)) {
            c.before = *u;
            i++;
            continue;
        }
        uint32_t cp;
        size_t n = (size_t)utf8_decode(src->text + i, &cp);
        CharFate fate = FATE_STAYS;
        if (char_fate_may_matter(u)) {
            fate = char_fate(cp, 0, 0); /* most need no neighbours */
            if (fate == FATE_UNSEEN)
                fate = char_fate(cp, c.before, next_seen(&c, i + n));
        }
        if (cp == 0xFFFD && c.lost++ < MOST_TOLD)
            diag_warning(d, span_at(src, i, i + n), DIAG_CHARACTER_LOST);
        if (fate == FATE_STAYS || fate == FATE_BREAK)
            c.before = cp;
        else
            cut(&c, i, n, cp, fate);
        i += n;
    }
    const Source *out = finish(&c);
    buf_free(&c.text);
    vec_free(&c.cuts);
    return out;
}

Source *source_read(World *w, Diag *d, Arena *a, const char *path, bool *missing)
{
    Source *src = world_read_source(w, d, a, path, missing);
    return src ? (Source *)source_clean(d, a, src) : NULL;
}

const char *text_clean(Diag *d, Arena *a, const char *text, Span at)
{
    uint32_t before = 0, cp, after;
    const char *s = text;
    while (*s && !char_fate_may_matter((const unsigned char *)s))
        s++;
    if (!*s)
        return text;
    char *out = arena_strdup(a, text), *w = out;
    for (s = text; *s;) {
        int n = utf8_decode(s, &cp);
        utf8_decode(s + n, &after);
        CharFate fate = char_fate(cp, before, after);
        if (fate == FATE_BREAK || (fate == FATE_SPACE && parts_words(before, after)))
            *w++ = ' ';
        else if (fate == FATE_STAYS)
            w += utf8_encode(cp, w);
        if (fate != FATE_STAYS && fate != FATE_BREAK)
            clean_report(d, cp, fate, at);
        else
            before = cp;
        s += n;
    }
    *w = 0;
    return out;
}
