/* Captions of pictures: where pages of the last twenty years put them. */
#include "markup/caption.h"

#include <string.h>

enum { LONGEST = 900 /* bytes; longer ones are text */ };

static const char classes[] = "caption|picinfo|pictext|pictitle|pic-title|pic-info|picsm|img-info|imgtext|figcaption|"
                              "tuzhu|pic_explain|picexplain";

static const char *take_text(Arena *a, Markup *m)
{
    const char *words = markup_words(a, m, true);
    if (!*words || strlen(words) > LONGEST)
        return "";
    markup_use(m);
    return words;
}

static size_t pictures_in(Markup *m)
{
    size_t n = 0;
    for (Markup *x = m; x; x = markup_next(m, x))
        n += markup_is(x, "img");
    return n;
}

static Markup *around(Markup *m, const char *name)
{
    while (m && !markup_is(m, name))
        m = m->parent;
    return m;
}

/* Whether it is nothing but a place for a picture: a body's container is none. */
static bool is_frame(const Markup *m)
{
    const char *id = markup_attribute(m, "id");
    return strcmp(id, "ozoom") != 0 && strcmp(id, "articleContent") != 0;
}

static bool has_block(Markup *root)
{
    for (Markup *m = root->child; m; m = markup_next(root, m))
        if (markup_is(m, "p") || markup_is(m, "div"))
            if (markup_has_class(m, "content|text|article"))
                return true;
    return false;
}

/* A table of one picture and a few words, with nothing else in it. */
static const char *of_table(Arena *a, Markup *img)
{
    Markup *table = around(img, "table");
    if (!table || !is_frame(table) || pictures_in(table) != 1 || markup_by_id(table, "ozoom") ||
        markup_by_id(table, "articleContent") || has_block(table))
        return "";
    return take_text(a, table);
}

static const char *of_figure(Arena *a, Markup *img)
{
    Markup *figure = around(img, "figure");
    Markup *caption = figure ? markup_first(figure, "figcaption") : NULL;
    return caption ? take_text(a, caption) : "";
}

static bool is_blank_text(const Markup *m)
{
    return m->kind == MARKUP_COMMENT || (m->kind == MARKUP_TEXT && strspn(m->text, " \t\r\n") == strlen(m->text)) ||
           markup_is(m, "br");
}

/* The next element behind the picture, or behind what holds it alone, when its class says that it is a caption. */
static const char *behind(Arena *a, Markup *img)
{
    for (Markup *m = img; m && m->parent; m = m->parent) {
        Markup *next = m->next;
        while (next && is_blank_text(next))
            next = next->next;
        if (next)
            return next->kind == MARKUP_ELEMENT && !next->used && markup_has_class(next, classes) ? take_text(a, next)
                                                                                                  : "";
        if (!is_frame(m->parent))
            return "";
    }
    return "";
}

const char *caption_of(Arena *a, Markup *img)
{
    const char *caption = of_figure(a, img);
    if (!*caption)
        caption = of_table(a, img);
    if (!*caption)
        caption = behind(a, img);
    return caption;
}
