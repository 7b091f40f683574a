/* The size of a page: by its name, or by its width and height. */
#include "cascade/loader.h"

#include "diag/phrase.h"
#include "yaml/nearest.h"
#include <string.h>

typedef struct PageSize {
    const char *name;
    double width, height; /* mm, of the trimmed page */
} PageSize;

/* Newspapers by the sheet that is folded once (对开 550 × 780 …), halved each time; ISO 216; sizes of North America. */
static const PageSize sizes[] = {
    {"对开", 390, 550},      {"四开", 275, 390},        {"八开", 195, 275},     {"十六开", 137, 195},
    {"大16开", 210, 285},    {"16开", 185, 260},        {"A2", 420, 594},       {"A3", 297, 420},
    {"A4", 210, 297},        {"A5", 148, 210},          {"B3", 353, 500},       {"B4", 250, 353},
    {"B5", 176, 250},        {"Tabloid", 279.4, 431.8}, {"Berliner", 315, 470}, {"Letter", 215.9, 279.4},
    {"Legal", 215.9, 355.6},
};
enum { SIZES = sizeof sizes / sizeof *sizes };

/* Latin letters by any case. */
static bool same_name(const char *a, const char *b)
{
    for (; *a && *b; a++, b++) {
        char x = *a >= 'a' && *a <= 'z' ? (char)(*a - 32) : *a, y = *b >= 'a' && *b <= 'z' ? (char)(*b - 32) : *b;
        if (x != y)
            return false;
    }
    return *a == *b;
}

static const char *hint(const Loader *x, const char *name)
{
    const char *names[SIZES];
    unsigned distance;
    for (size_t i = 0; i < SIZES; i++)
        names[i] = sizes[i].name;
    const char *near = nearest_word(name, names, SIZES, &distance);
    if (distance == 1)
        return phrase(x->a, "did you mean %s?", near);
    return loader_names(x->a, "size: [297mm, 420mm], or one of ", names, SIZES);
}

static void load_name(const Loader *x, YamlText t)
{
    for (size_t i = 0; i < SIZES; i++)
        if (same_name(sizes[i].name, t.text)) {
            x->l->page_width = len_from_pt(sizes[i].width * 72 / 25.4);
            x->l->page_height = len_from_pt(sizes[i].height * 72 / 25.4);
            return;
        }
    diag_error(x->d, t.span, DIAG_LAYOUT_VALUE, "page.size", t.text, hint(x, t.text));
}

static void load_size(const Loader *x, const YamlList *size)
{
    const YamlText *t = size->at;
    if (size->n == 1)
        load_name(x, t[0]);
    else if (size->n == 2) {
        loader_len(x, "size", t[0], &x->l->page_width);
        loader_len(x, "size", t[1], &x->l->page_height);
    } else
        diag_error(x->d, size->span, DIAG_LAYOUT_VALUE, "page.size", arena_printf(x->a, "%zu lengths", size->n),
                   "size: A3, or size: [297mm, 420mm]: the width, then the height");
}

/* A side of its own goes before the size, unless that is of a layout built on the side's. */
static bool outlives(const Loader *x, Span side, Span size)
{
    return !size.src || loader_level(x, side) >= loader_level(x, size);
}

void page_size_load(const Loader *x)
{
    const PageYaml *y = &x->y->page;
    if (y->size.span.src)
        load_size(x, &y->size);
    if (y->width.span.src && outlives(x, y->width.span, y->size.span))
        loader_len(x, "width", y->width, &x->l->page_width);
    if (y->height.span.src && outlives(x, y->height.span, y->size.span))
        loader_len(x, "height", y->height, &x->l->page_height);
}
