/* Values of a picture's keys: heights, shares that may be cut off, the point that stays. */
#include "inlines/picture_keys.h"

#include "diag/phrase.h"
#include "yaml/yaml.h"
#include <string.h>

enum { MOST_LINES = 999, MOST_MM = 2000, MOST_CROP = 90 /* per cent */ };

static bool is_one_of(const char *word, const char *const *words)
{
    while (*words && strcmp(word, *words) != 0)
        words++;
    return *words != NULL;
}

/* What a height in another unit comes to, for the hint. */
static const char *height_hint(Arena *a, double n, const char *unit, const char *is)
{
    static const char *const inches[] = {"in", "inch", "\"", "英寸", "寸", NULL};
    double mm = strcmp(unit, "pt") == 0   ? n * 25.4 / 72
                : strcmp(unit, "m") == 0  ? n * 1000
                : is_one_of(unit, inches) ? n * 25.4
                                          : 0;
    if (mm >= 1 && mm <= MOST_MM)
        return phrase(a, "write height%s%dmm", is, (int)(mm + 0.5));
    if (!*unit && n >= 1 && n <= MOST_LINES && n == (int)n)
        return phrase(a, "write height%s%d行, lines of the grid, or height%s%dmm", is, (int)n, is, (int)n);
    if (n < 0 || (is_one_of(unit, (const char *const[]){"行", "line", "lines", NULL}) && n != (int)n))
        return phrase(a, "lines are counted whole: write height%s30行", is);
    return phrase(a, "write height%s30行, lines of the grid, or 8cm or 80mm", is);
}

bool picture_height_read(Diag *d, const char *value, const char *is, Span at, PictureWish *out)
{
    static const char *const lines[] = {"行", "line", "lines", NULL}, *const cm[] = {"cm", "厘米", "公分", NULL},
                             *const mm[] = {"mm", "毫米", NULL};
    double n = 0;
    const char *unit = "";
    bool number = yaml_split_length(value, &n, &unit);
    n *= is_one_of(unit, cm) ? 10 : 1;
    bool grid = is_one_of(unit, lines) && n == (int)n && n >= 1 && n <= MOST_LINES;
    bool length = (is_one_of(unit, cm) || is_one_of(unit, mm)) && n >= 1 && n <= MOST_MM;
    if (!number || (!grid && !length)) {
        Arena *a = arena_new();
        diag_error(d, at, DIAG_PICTURE_HEIGHT_INVALID, value, height_hint(a, number ? n : 0, unit, is));
        arena_free(a);
        return false;
    }
    out->height_lines = grid ? (int)n : 0;
    out->height = length ? len_from_pt(n * 72 / 25.4) : 0;
    out->height_text = value;
    out->height_span = at;
    return true;
}

static const char *crop_hint(Arena *a, const char *value, double n, const char *unit, const char *is)
{
    static const char *const yes[] = {"true", "on", "是", "可", "any", NULL}, *const no[] = {"false", "off", "none",
                                                                                             "否",    "不",  "never",
                                                                                             NULL};
    if (is_one_of(value, yes))
        return phrase(a, "write crop%syes", is);
    if (is_one_of(value, no))
        return phrase(a, "write crop%sno", is);
    if (!*unit && n >= 1 && n <= MOST_CROP)
        return phrase(a, "write crop%s%d%%", is, (int)n);
    if (!*unit && n > 0 && n * 100 <= MOST_CROP)
        return phrase(a, "write crop%s%d%%", is, (int)(n * 100 + 0.5));
    return phrase(a, "write crop%sno, crop%syes or the most it may lose: crop%s20%%", is, is, is);
}

bool picture_crop_read(Diag *d, const char *value, const char *is, Span at, PictureWish *out)
{
    double n = 0;
    const char *unit = "";
    bool yes = strcmp(value, "yes") == 0, no = strcmp(value, "no") == 0;
    bool share = yaml_split_length(value, &n, &unit) && strcmp(unit, "%") == 0 && n >= 0 && n <= MOST_CROP;
    if (!yes && !no && !share) {
        Arena *a = arena_new();
        diag_error(d, at, DIAG_PICTURE_CROP_INVALID, value, crop_hint(a, value, n, unit, is));
        arena_free(a);
        return false;
    }
    out->crop = yes ? CROP_ANY : no ? 0 : (int)(n * 10 + 0.5);
    out->crop_span = at;
    return true;
}

/* A share from 0 to 1 that ends at `end`, 0.4 or 40%, in thousandths. */
static bool read_share(const char *from, const char *end, int *out)
{
    char text[16];
    double n;
    const char *unit;
    size_t length = (size_t)(end - from);
    if (!length || length >= sizeof text)
        return false;
    memcpy(text, from, length);
    text[length] = 0;
    if (!yaml_split_length(text, &n, &unit) || (*unit && strcmp(unit, "%") != 0))
        return false;
    n *= *unit ? 10 : 1000;
    *out = (int)(n + 0.5);
    return n >= 0 && n <= 1000;
}

bool picture_focus_read(Diag *d, const char *value, Span at, PictureWish *out)
{
    const char *comma = strchr(value, ','), *end = value + strlen(value);
    int x, y;
    if (!comma || !read_share(value, comma, &x) || !read_share(comma + 1, end, &y)) {
        diag_error(d, at, DIAG_PICTURE_FOCUS_INVALID, value);
        return false;
    }
    out->focus[0] = x;
    out->focus[1] = y;
    out->focus_span = at;
    return true;
}
