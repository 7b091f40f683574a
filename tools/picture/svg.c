/* SVG over librsvg: drawings of paths and plain colours, which a PDF and a press have as they are. What they have
 * otherwise (text in fonts that are not ours, transparency, gradients, pictures, scripts, other files) is a fault that
 * says so. */
#include "picture/internal.h"
#include "picture/turn.h"

#include <librsvg/rsvg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONG_SIDE = 4096 }; /* what a drawing without pixels is said to have */

typedef struct Refused {
    const char *element, *detail, *hint;
} Refused;

#define AS_PATHS "turn its text into paths (in Inkscape: Path > Object to Path), so that it is the same everywhere"
#define AS_PNG "export it as PNG, 300 pixels an inch of its printed width, or draw it in plain colours"
#define AS_OPAQUE                                                                                                      \
    "give it the colour that shows (half of red over white is #ff8080), or export it as PNG, 300 pixels an inch of "   \
    "its printed width"
#define AS_PLAIN "save it as a plain SVG, without scripts and links to other files"

static const Refused refused[] = {
    {"text", "an SVG drawing with text", AS_PATHS},
    {"tspan", "an SVG drawing with text", AS_PATHS},
    {"flowRoot", "an SVG drawing with text", AS_PATHS},
    {"foreignObject", "an SVG drawing with a web page in it", AS_PLAIN},
    {"script", "an SVG drawing with a script", AS_PLAIN},
    {"animate", "an SVG drawing that moves", AS_PLAIN},
    {"animateTransform", "an SVG drawing that moves", AS_PLAIN},
    {"animateMotion", "an SVG drawing that moves", AS_PLAIN},
    {"set", "an SVG drawing that moves", AS_PLAIN},
    {"image", "an SVG drawing with pictures in it", AS_PNG},
    {"feImage", "an SVG drawing with pictures in it", AS_PNG},
    {"filter", "an SVG drawing with filters", AS_PNG},
    {"mask", "an SVG drawing with masks", AS_PNG},
    {"pattern", "an SVG drawing with patterns", AS_PNG},
    {"linearGradient", "an SVG drawing with gradients", AS_PNG},
    {"radialGradient", "an SVG drawing with gradients", AS_PNG},
    {"meshgradient", "an SVG drawing with gradients", AS_PNG},
    {"a", "an SVG drawing with links", AS_PLAIN},
};

static bool refuse(PictureFault *fault, const char *detail, const char *hint)
{
    fault->hint = hint;
    return picture_fault(fault, PICTURE_FOREIGN, detail);
}

/* ---- what it has ---- */

static bool is_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.' || c == ':';
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The name at p, of SVG's namespace under its usual prefixes: without it; of another one: "". */
static const char *local_name(const char *p, size_t n, size_t *length)
{
    const char *colon = memchr(p, ':', n);
    *length = n;
    if (!colon)
        return p;
    bool svg = (size_t)(colon - p) == 3 && memcmp(p, "svg", 3) == 0;
    *length = svg ? n - 4 : 0;
    return colon + 1;
}

static bool name_is(const char *name, size_t n, const char *is)
{
    return strlen(is) == n && memcmp(name, is, n) == 0;
}

static bool element_is_fine(const char *p, size_t n, PictureFault *fault)
{
    size_t length;
    const char *name = local_name(p, n, &length);
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        if (name_is(name, length, refused[i].element))
            return refuse(fault, refused[i].detail, refused[i].hint);
    return true;
}

/* "1", "100%"; 0 draws nothing. */
static bool is_opaque(const char *alpha)
{
    char *end;
    double v = strtod(alpha, &end);
    return v == 0 || v >= (*end == '%' ? 100 : 1);
}

/* #RGBA, #RRGGBBAA, rgba(r, g, b, a), rgb(r g b / a), and hsl so: CSS Color 4. */
static bool colour_is_opaque(const char *colour)
{
    if (*colour == '#') {
        size_t n = strspn(colour + 1, "0123456789abcdefABCDEF"), alpha = n == 4 ? 1 : n == 8 ? 2 : 0;
        return strspn(colour + 1 + n - alpha, "fF") >= alpha || strspn(colour + 1 + n - alpha, "0") >= alpha;
    }
    if (strncmp(colour, "rgb", 3) != 0 && strncmp(colour, "hsl", 3) != 0)
        return true;
    const char *alpha = NULL;
    int commas = 0;
    for (const char *p = colour; *p && *p != ')'; p++)
        if (*p == '/' || (*p == ',' && ++commas == 3))
            alpha = p + 1;
    return !alpha || is_opaque(alpha);
}

/* A value in a style or of an attribute: colours and `opacity` only without transparency, `filter` only none,
 * references only within the file. */
static bool value_is_fine(const char *name, size_t n, const char *value, PictureFault *fault)
{
    while (is_space(*value) || *value == '"' || *value == '\'')
        value++;
    bool opacity = n >= 7 && memcmp(name + n - 7, "opacity", 7) == 0;
    bool colour = name_is(name, n, "fill") || name_is(name, n, "stroke") || name_is(name, n, "color");
    if ((opacity && !is_opaque(value)) || (colour && !colour_is_opaque(value)))
        return refuse(fault, "an SVG drawing with transparency", AS_OPAQUE);
    if (name_is(name, n, "filter") && strncmp(value, "none", 4) != 0)
        return refuse(fault, "an SVG drawing with filters", AS_PNG);
    bool reference = n >= 4 && memcmp(name + n - 4, "href", 4) == 0;
    if (reference && *value != '#')
        return refuse(fault, "an SVG drawing that refers to other files", AS_PLAIN);
    if (name_is(name, n, "mix-blend-mode") && strncmp(value, "normal", 6) != 0)
        return refuse(fault, "an SVG drawing with transparency", AS_OPAQUE);
    return true;
}

static int line_of(const char *text, const char *at)
{
    int line = 1;
    for (const char *p = text; p < at; p++)
        line += *p == '\n';
    return line;
}

/* Is the name that ends at `after`, as an element's, an attribute's or a property's, with its value? */
static bool name_is_fine(const char *name, size_t n, bool element, const char *after, PictureFault *fault)
{
    if (element)
        return element_is_fine(name, n, fault);
    if ((*after == '=' || *after == ':') && !value_is_fine(name, n, after + 1, fault))
        return false;
    bool handler = n > 2 && name[0] == 'o' && name[1] == 'n' && is_space(name[-1]);
    return !handler || *after != '=' || refuse(fault, "an SVG drawing with a script", AS_PLAIN);
}

/* Every name before = or : with what follows it, attributes and properties alike; every element. */
static bool is_plain(const char *text, PictureFault *fault)
{
    static const char *const others[] = {"<!ENTITY", "@import", "javascript:", "<?xml-stylesheet"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strstr(text, others[i])) {
            fault->line = line_of(text, strstr(text, others[i]));
            return refuse(fault, "an SVG drawing that refers to other files", AS_PLAIN);
        }
    for (const char *p = text; *p;) {
        if (strncmp(p, "<!--", 4) == 0) {
            const char *end = strstr(p, "-->");
            p = end ? end + 3 : p + strlen(p);
            continue;
        }
        bool element = *p == '<' && is_name(p[1]);
        p += element;
        if (!is_name(*p) || (!element && *p == ':')) {
            p++;
            continue;
        }
        const char *name = p;
        while (is_name(*p) && (element || *p != ':'))
            p++;
        size_t n = (size_t)(p - name);
        const char *after = p;
        while (is_space(*after))
            after++;
        if (!name_is_fine(name, n, element, after, fault)) {
            fault->line = line_of(text, name);
            return false;
        }
    }
    return true;
}

/* ---- its size ---- */

static bool note_size(RsvgHandle *handle, Picture *p)
{
    double width = 0, height = 0;
    gboolean has_width, has_height, has_box;
    RsvgLength w, h;
    RsvgRectangle box = {0, 0, 0, 0};
    if (!rsvg_handle_get_intrinsic_size_in_pixels(handle, &width, &height)) {
        rsvg_handle_get_intrinsic_dimensions(handle, &has_width, &w, &has_height, &h, &has_box, &box);
        width = has_box ? box.width : 0;
        height = has_box ? box.height : 0;
    }
    double longer = width > height ? width : height;
    if (!(width > 0 && height > 0) || longer / width > 1000 || longer / height > 1000)
        return false;
    p->width = (int)(width * LONG_SIDE / longer + 0.5);
    p->height = (int)(height * LONG_SIDE / longer + 0.5);
    return true;
}

bool svg_is(Bytes file)
{
    const char *begins = (const char *)file.p;
    size_t n = file.n < 4096 ? file.n : 4096, i = 0;
    if (n >= 3 && memcmp(begins, "\xEF\xBB\xBF", 3) == 0)
        i = 3;
    while (i < n && is_space(begins[i]))
        i++;
    if (i == n || begins[i] != '<')
        return false;
    for (; i + 5 <= n; i++)
        if (memcmp(begins + i, "<svg", 4) == 0 && (is_space(begins[i + 4]) || begins[i + 4] == '>'))
            return true;
    return false;
}

bool svg_look(Bytes file, Picture *p, PictureFault *fault)
{
    Buf text = {0};
    buf_put(&text, (const char *)file.p, file.n);
    bool plain = strlen(text.data) == file.n && is_plain(text.data, fault);
    if (!plain && !fault->detail[0])
        refuse(fault, "an SVG drawing in another encoding", "save it in UTF-8");
    buf_free(&text);
    if (!plain)
        return false;
    GError *error = NULL;
    RsvgHandle *handle = rsvg_handle_new_from_data(file.p, file.n, &error);
    if (!handle)
        refuse(fault, "an SVG drawing that cannot be read", "open it in a drawing program and save it again");
    else if (!note_size(handle, p))
        refuse(fault, "an SVG drawing without a size", "give it width and height, or a viewBox");
    bool ok = handle && p->width > 0;
    g_clear_error(&error);
    if (handle)
        g_object_unref(handle);
    p->format = PICTURE_SVG;
    p->model = PICTURE_RGB;
    p->bits = 8;
    return ok;
}

static void copy_rows(const GdkPixbuf *drawn, PictureRaster *out)
{
    const unsigned char *row = gdk_pixbuf_read_pixels(drawn);
    const int step = gdk_pixbuf_get_n_channels(drawn), stride = gdk_pixbuf_get_rowstride(drawn);
    unsigned char *to = out->pixels, *seen = out->alpha;
    for (int y = 0; y < out->height; y++, row += stride)
        for (int x = 0; x < out->width; x++, to += 3) {
            memcpy(to, row + (ptrdiff_t)x * step, 3);
            if (seen)
                *seen++ = row[(ptrdiff_t)x * step + 3];
        }
}

bool picture_draw_svg(const char *svg, size_t n, PictureRaster *out)
{
    GError *error = NULL;
    RsvgHandle *handle = rsvg_handle_new_from_data((const guint8 *)svg, n, &error);
    drawing_turn_take();
    GdkPixbuf *drawn = handle ? rsvg_handle_get_pixbuf(handle) : NULL;
    drawing_turn_give();
    if (drawn) {
        *out = (PictureRaster){gdk_pixbuf_get_width(drawn), gdk_pixbuf_get_height(drawn), 3, NULL, NULL};
        const size_t pixels = (size_t)out->width * (size_t)out->height;
        out->pixels = mem_alloc(pixels * 3);
        out->alpha = gdk_pixbuf_get_has_alpha(drawn) ? mem_alloc(pixels) : NULL;
        copy_rows(drawn, out);
        g_object_unref(drawn);
    }
    g_clear_error(&error);
    if (handle)
        g_object_unref(handle);
    return drawn != NULL;
}
