/* Values of layouts' keys: lengths, colours, roles (cascade/loader.h). */
#include "cascade/loader.h"

#include "diag/phrase.h"
#include "cascade/press.h"

const char *loader_names(Arena *a, const char *head, const char *const *names, size_t n)
{
    const char *all = "";
    for (size_t i = 0; i < n; i++)
        all = arena_printf(a, "%s%s%s", all, i ? ", " : "", names[i]);
    return phrase(a, "%s%s", head, all);
}

/* Why a length of the right form is none of this layout. */
static const char *length_hint(const Loader *x, const char *text)
{
    const char **names = ARENA_ARRAY(x->a, const char *, x->units.n_sizes + 1);
    double number;
    const char *unit;
    for (size_t i = 0; i < x->units.n_sizes; i++)
        names[i] = x->units.sizes[i].name;
    if (yaml_split_length(text, &number, &unit))
        return phrase(x->a, "no page is longer than %d pt", UNITS_LONGEST_PT);
    if (!x->units.n_sizes)
        return "lengths: 3mm, 9pt, 13字, 2行, or a name of the table `sizes`";
    return loader_names(x->a, "lengths: 3mm, 9pt, 13字, 2行, or a name of the table `sizes`: ", names,
                        x->units.n_sizes);
}

void loader_len(const Loader *x, const char *key, YamlText t, Len *out)
{
    if (t.span.src && !units_parse(&x->units, t.text, out))
        diag_error(x->d, t.span, DIAG_LAYOUT_VALUE, key, t.text, length_hint(x, t.text));
}

void loader_int(YamlInt t, int *out)
{
    if (t.span.src)
        *out = t.value;
}

void loader_flag(YamlFlag t, bool *out)
{
    if (t.span.src)
        *out = t.value;
}

void loader_text(YamlText t, const char **out)
{
    if (t.span.src)
        *out = t.text;
}

void loader_color(const Loader *x, const char *key, YamlColor t, Rgb *out)
{
    if (!t.span.src)
        return;
    const Swatch *swatch = *t.text == '#' ? NULL : press_swatch(&x->l->press, t.text);
    if (*t.text == '#')
        *out = t.value;
    else if (swatch)
        *out = swatch->rgb;
    else
        diag_error(x->d, t.span, DIAG_LAYOUT_VALUE, key, t.text, "a colour as \"#rrggbb\", or a name of `swatches`");
}

void loader_align(YamlChoice t, Align *out)
{
    if (t.span.src)
        *out = (Align)t.value;
}

void loader_role(const Loader *x, YamlText t, int *out)
{
    if (!t.span.src)
        return;
    int role = font_book_role(x->fonts, t.text);
    if (role >= 0) {
        *out = role;
        return;
    }
    size_t n = font_book_roles(x->fonts);
    const char **names = ARENA_ARRAY(x->a, const char *, n + 1);
    for (size_t i = 0; i < n; i++)
        names[i] = font_book_role_name(x->fonts, (int)i);
    diag_error(x->d, t.span, DIAG_LAYOUT_VALUE, "role", t.text, loader_names(x->a, "roles of fonts.yaml: ", names, n));
}
