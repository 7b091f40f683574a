/* Fonts cut down from an issue to a page. Codes and glyphs keep their numbers, so that the page's stream stays. */
#include "finish/page_fonts.h"
#include "base/arena.h"
#include "base/map.h"
#include "finish/codes.h"
#include <stdlib.h>
#include <string.h>

/* ---- texts: a ToUnicode CMap as cairo writes it, an entry a line ---- */

typedef VEC(const char *) Lines;

static const char *line_after(const char *p, const char *end)
{
    const char *newline = memchr(p, '\n', (size_t)(end - p));
    return newline ? newline + 1 : end;
}

static bool ends_with(const char *line, const char *end, const char *word)
{
    size_t n = strlen(word);
    while (end > line && (end[-1] == '\n' || end[-1] == '\r' || end[-1] == ' '))
        end--;
    return (size_t)(end - line) >= n && memcmp(end - n, word, n) == 0;
}

static void put_entries(Buf *b, const Lines *lines, const char *end)
{
    enum { MOST = 100 }; /* of a block: Adobe TN 5014 */
    for (size_t i = 0; i < lines->len; i++) {
        const char *line = lines->ptr[i];
        if (i % MOST == 0)
            buf_printf(b, "%s%zu beginbfchar\n", i ? "endbfchar\n" : "",
                       lines->len - i < MOST ? lines->len - i : (size_t)MOST);
        buf_put(b, line, (size_t)(line_after(line, end) - line));
    }
    if (lines->len)
        buf_puts(b, "endbfchar\n");
}

static bool put_texts(Buf *b, const Buf *texts, const GlyphSet *codes)
{
    const char *p = texts->data, *end = p + texts->len, *next;
    bool inside = false, done = false;
    Lines kept = {0};
    for (; p < end; p = next) {
        next = line_after(p, end);
        if (inside && *p == '<') { /* most lines */
            if (glyph_set_has(codes, (uint32_t)strtoul(p + 1, NULL, 16)))
                vec_push(&kept, p);
        } else if (ends_with(p, next, "beginbfchar")) {
            inside = true;
        } else if (ends_with(p, next, "endbfchar")) {
            inside = false;
        } else if (!inside) {
            if (ends_with(p, next, "endcmap") && !done) {
                put_entries(b, &kept, end);
                done = true;
            }
            buf_put(b, p, (size_t)(next - p));
        }
    }
    vec_free(&kept);
    return done;
}

/* ---- widths, tag ---- */

/* Those that are not needed are the default's, which are not written. */
static int *own_widths(const DrawnFont *font, const GlyphSet *codes)
{
    int *widths = mem_alloc(sizeof *widths * (font->widths.len + 1));
    for (size_t i = 0; i < font->widths.len; i++)
        widths[i] = glyph_set_has(codes, (uint32_t)i) ? font->widths.ptr[i] : FONT_DEFAULT_WIDTH;
    return widths;
}

/* The number of the font's copy; 0: it stays as it is. */
static int own_font(Finisher *f, size_t page, const char *name, const FontCodes *codes)
{
    const DrawnFont *font = codes->odd ? NULL : finish_font(f, page, name);
    if (!font)
        return 0;
    FontParts parts = {0};
    unsigned n = 0;
    const char *cff = font->outlines ? hb_blob_get_data(font->outlines, &n) : NULL;
    const Buf *drawn = &font->program;
    bool ok = font->cff ? font_fill_cff(drawn->data, drawn->len, cff, n, &codes->codes, &parts.program)
                        : font_blank_truetype(drawn->data, drawn->len, &codes->codes, &parts.program);
    ok = ok && put_texts(&parts.texts, &font->texts, &codes->codes);
    int number = 0;
    if (ok) {
        parts.widths = own_widths(font, &codes->codes);
        parts.n_widths = font->widths.len;
        subset_tag(hash_bytes(hash_bytes(0, name, strlen(name)), codes->codes.words, sizeof codes->codes.words),
                   parts.tag);
        number = finish_font_with(f, page, name, &parts);
    }
    buf_free(&parts.program);
    buf_free(&parts.texts);
    mem_free(parts.widths);
    return number;
}

int page_fonts(Finisher *f, size_t page, int srgb, const Buf *stream)
{
    Arena *arena = arena_new();
    PageCodes codes = {0};
    codes_note(&codes, stream->data, stream->len);
    const char **names = ARENA_ARRAY(arena, const char *, codes.len + 1);
    int *numbers = ARENA_ARRAY(arena, int, codes.len + 1), made = 0;
    for (size_t i = 0; i < codes.len; i++) {
        names[i] = arena_strndup(arena, codes.ptr[i].name, codes.ptr[i].n_name);
        numbers[i] = own_font(f, page, names[i], &codes.ptr[i]);
        made += numbers[i] != 0;
    }
    int number = made ? finish_resources_with(f, page, srgb, names, numbers, codes.len) : 0;
    vec_free(&codes);
    arena_free(arena);
    return number;
}
