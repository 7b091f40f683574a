/* A figure's file: found beside the article, looked at, its faults told where the picture is named. */
#include "beside/picture.h"

#include "chars/chars.h"
#include "base/utf8.h"
#include "diag/phrase.h"
#include "beside/beside.h"
#include <string.h>

static const char *missing_hint(World *w, Arena *a, const char *dir, const char *owner, const char *src)
{
    const char *near = beside_nearest(w, a, dir, src);
    return near ? phrase(a, "did you mean `%s`?", near) : phrase(a, "put the picture beside %s", owner);
}

/* How to make a picture that is read of one that isn't: the command, with the file's name. */
static const char *foreign_hint(Arena *a, const char *src, const PictureFault *fault)
{
    if (!fault->tool)
        return fault->hint;
    const char *stem = beside_stem(a, src), *made = arena_printf(a, "%s%s", stem, fault->suffix);
    if (strcmp(made, src) == 0) /* it has the wrong name already */
        made = arena_printf(a, "%s-1%s", stem, fault->suffix);
    const char *frame = strcmp(fault->tool, "convert") == 0 ? "[0]" : ""; /* the first picture of several */
    return phrase(a, "convert it: %s '%s%s' '%s' (package %s), and name %s", fault->tool, src, frame, made,
                  fault->package, made);
}

static void report(Diag *d, Arena *a, const Block *figure, const PictureFault *fault)
{
    switch (fault->kind) {
    case PICTURE_FOREIGN:
        if (fault->line)
            diag_error(d, figure->span, DIAG_PICTURE_SVG_LINE, figure->src, fault->detail, fault->line, fault->hint);
        else
            diag_error(d, figure->span, DIAG_PICTURE_UNKNOWN_KIND, figure->src, fault->detail,
                       foreign_hint(a, figure->src, fault));
        break;
    case PICTURE_DAMAGED:
        diag_error(d, figure->span, DIAG_PICTURE_DAMAGED, figure->src, fault->detail);
        break;
    case PICTURE_TOO_LARGE:
        diag_error(d, figure->span, DIAG_PICTURE_TOO_LARGE, figure->src, (unsigned)fault->width,
                   (unsigned)fault->height, PICTURE_MAX_PIXELS / 1000000, (int)PICTURE_MAX_SIDE);
        break;
    case PICTURE_UNSUPPORTED:
        diag_error(d, figure->span, DIAG_PICTURE_UNSUPPORTED, figure->src, fault->detail);
    }
}

static void check_file(PictureStore *pictures, Diag *d, Arena *a, Block *figure, const char *path, const Buf *data)
{
    Picture p;
    PictureFault fault;
    if (!picture_store_look(pictures, data->data, data->len, &p, &fault)) {
        report(d, a, figure, &fault);
        return;
    }
    figure->path = path;
    figure->picture = arena_dup(a, &p, sizeof p);
    figure->width_px = picture_upright_width(&p);
    figure->height_px = picture_upright_height(&p);
    if (p.bad_profile)
        diag_warning(d, figure->span, DIAG_PICTURE_PROFILE_UNUSED, figure->src);
}

void picture_find(World *w, PictureStore *pictures, Diag *d, Arena *a, const char *dir, const char *owner,
                  Block *figure)
{
    const char *src = figure->src;
    if (!*src) {
        diag_error(d, figure->span, DIAG_PICTURE_NO_FILE);
        return;
    }
    const char *path, *slashed;
    switch (beside_find(w, a, dir, src, &path)) {
    case BESIDE_ELSEWHERE:
        if ((slashed = beside_slashed(w, a, dir, src)))
            diag_error(d, figure->span, DIAG_FILE_BACKSLASH, src, slashed);
        else
            diag_error(d, figure->span, DIAG_PICTURE_ELSEWHERE, src, owner, owner);
        return;
    case BESIDE_MISSING:
        diag_error(d, figure->span, DIAG_PICTURE_MISSING, src, missing_hint(w, a, dir, owner, src));
        return;
    case BESIDE_FOLDER:
        diag_error(d, figure->span, DIAG_PICTURE_IS_FOLDER, src);
        return;
    case BESIDE_FOUND:
        break;
    }
    Buf data = {0};
    if (world_read(w, d, path, &data, NULL))
        check_file(pictures, d, a, figure, path, &data);
    buf_free(&data);
}

/* The next letter or figure of a text, 0 at its end. */
static uint32_t next_letter(const char **s)
{
    uint32_t c = 0;
    while (**s) {
        *s += utf8_decode(*s, &c);
        if (char_is_letter(c) || char_is_digit(c) || char_is_han(c) || char_is_tibetan(c))
            return c;
    }
    return 0;
}

static bool say_the_same(const char *a, const char *b)
{
    uint32_t c;
    do
        if ((c = next_letter(&a)) != next_letter(&b))
            return false;
    while (c);
    return true;
}

void picture_check_alt(Diag *d, const Block *figure, bool lead)
{
    Buf caption = {0};
    inlines_plain(figure->inlines, &caption);
    if (!figure->path) { /* its faults were told */
    } else if (!*figure->alt && !(lead && caption.len)) {
        diag_warning(d, figure->span, DIAG_PICTURE_ALT_MISSING, figure->src,
                     lead ? "add alt: what it shows" : "write ![what it shows](file \"caption\")");
    } else if (*figure->alt && caption.len && say_the_same(figure->alt, caption.data)) {
        diag_warning(d, figure->span, DIAG_PICTURE_ALT_REPEATS, figure->src);
    }
    buf_free(&caption);
}
