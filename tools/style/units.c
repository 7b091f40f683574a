#include "style/units.h"

#include <string.h>

/* Decimal digits only: strtod would follow the locale. */
static const char *parse_number(const char *s, double *out)
{
    double sign = 1, value = 0, place = 1;
    const char *start = s;
    if (*s == '-') {
        sign = -1;
        start = ++s;
    }
    for (; *s >= '0' && *s <= '9'; s++)
        value = value * 10 + (*s - '0');
    if (*s == '.') {
        start++;
        for (s++; *s >= '0' && *s <= '9'; s++)
            value += (*s - '0') * (place /= 10);
    }
    *out = sign * value;
    return s == start ? NULL : s;
}

bool units_parse(const Units *u, const char *text, Len *out)
{
    for (size_t i = 0; i < u->n_sizes; i++)
        if (strcmp(u->sizes[i].name, text) == 0) {
            *out = u->sizes[i].size;
            return true;
        }
    double v;
    const char *unit = parse_number(text, &v);
    if (!unit || v > 100000 || v < -100000)
        return false;
    while (*unit == ' ')
        unit++;
    if (strcmp(unit, "mm") == 0)
        *out = len_from_pt(v * 72 / 25.4);
    else if (strcmp(unit, "pt") == 0)
        *out = len_from_pt(v);
    else if (strcmp(unit, "字") == 0 && u->em)
        *out = len_from_pt(v * len_to_pt(u->em));
    else if (strcmp(unit, "行") == 0 && u->pitch)
        *out = len_from_pt(v * len_to_pt(u->pitch));
    else
        return false;
    return true;
}
