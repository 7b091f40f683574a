/* The style sheet of one page: its fonts, the looks of its text, where its pictures stand. What is the same on every
 * page is in layouts/_site/facsimile.css. */
#include "facsimile/facsimile_page.h"

#include "fonts/face.h"
#include <string.h>

/* What readers see until a font is there: each character stands in its place already. */
typedef enum Fallback { FALLBACK_SONG, FALLBACK_HEI, FALLBACK_KAI, FALLBACK_UCHEN, FALLBACKS } Fallback;

static const char *const fallback_families[FALLBACKS] = {
    [FALLBACK_SONG] = "var(--song,serif)",
    [FALLBACK_HEI] = "var(--hei,sans-serif)",
    [FALLBACK_KAI] = "var(--kai,serif)",
    [FALLBACK_UCHEN] = "var(--uchen,serif)",
};

static Fallback fallback(const Face *face)
{
    if (strstr(face->family, "Sans") || strstr(face->family, "Hei"))
        return FALLBACK_HEI;
    if (strstr(face->family, "Kai"))
        return FALLBACK_KAI;
    if (strstr(face->family, "Uchen") || strstr(face->family, "Tibetan"))
        return FALLBACK_UCHEN;
    return FALLBACK_SONG;
}

static const Face *class_face(const PageWriter *w, size_t class)
{
    return webfonts_at(w->fonts, (size_t)w->classes.ptr[class].font)->face;
}

static void put_fonts(const PageWriter *w, Buf *css)
{
    for (size_t i = 0; i < webfonts_count(w->fonts); i++) {
        const WebFont *f = webfonts_at(w->fonts, i);
        if (f->file)
            buf_printf(css,
                       "@font-face{font-family:%s;src:url(%s) format(\"woff2\");font-weight:100 900;font-display:swap;"
                       "ascent-override:88%%;descent-override:12%%;line-gap-override:0%%}\n",
                       f->family, f->file);
    }
}

/* The classes of one fallback have it alone in parts whose fonts are still to come. A rule each, not a variable of
 * every element: those cost a browser a third more for its styles. */
static void put_waiting_classes(const PageWriter *w, Fallback wanted, Buf *css)
{
    size_t n = 0;
    for (size_t i = 0; i < w->classes.len; i++)
        if (fallback(class_face(w, i)) == wanted)
            buf_printf(css, n++ ? ",.t%zu" : ".late-fonts .sheet>:not(.fonts) :is(.t%zu", i);
    if (n)
        buf_printf(css, "){font-family:%s}\n", fallback_families[wanted]);
}

/* On the screen a page whose script marks its parts when the fonts are there keeps nobody waiting for them. */
static void put_waiting(const PageWriter *w, Buf *css)
{
    buf_puts(css, "@media screen and (scripting:enabled){\n");
    for (int i = 0; i < FALLBACKS; i++)
        put_waiting_classes(w, (Fallback)i, css);
    buf_puts(css, "}\n");
}

static void put_classes(const PageWriter *w, Buf *css)
{
    for (size_t i = 0; i < w->classes.len; i++) {
        const TextClass *t = &w->classes.ptr[i];
        const WebFont *f = webfonts_at(w->fonts, (size_t)t->font);
        buf_printf(css, ".sheet .t%zu{font:%d ", i, f->face->weight);
        buf_put_len(css, t->size, 3);
        buf_printf(css, "px/1 %s,%s;fill:", f->family, fallback_families[fallback(f->face)]);
        facsimile_put_color(css, t->color);
        buf_puts(css, t->shaped ? ";font-kerning:normal}\n" : ";font-kerning:none}\n");
    }
}

void facsimile_css(const PageWriter *w, Buf *css)
{
    buf_puts(css, ".facsimile{--page-width:");
    buf_put_len(css, w->page->width, 3);
    buf_puts(css, ";--page-height:");
    buf_put_len(css, w->page->height, 3);
    buf_puts(css, "}\n");
    put_fonts(w, css);
    put_classes(w, css);
    put_waiting(w, css);
    buf_put(css, w->css.data, w->css.len);
}
