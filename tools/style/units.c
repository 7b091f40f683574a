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
    double v, pt;
    const char *unit = parse_number(text, &v);
    if (!unit)
        return false;
    while (*unit == ' ')
        unit++;
    if (strcmp(unit, "mm") == 0)
        pt = v * 72 / 25.4;
    else if (strcmp(unit, "pt") == 0)
        pt = v;
    else if (strcmp(unit, "字") == 0 && u->em)
        pt = v * len_to_pt(u->em);
    else if (strcmp(unit, "行") == 0 && u->pitch)
        pt = v * len_to_pt(u->pitch);
    else
        return false;
    if (pt > UNITS_LONGEST_PT || pt < -UNITS_LONGEST_PT)
        return false;
    *out = len_from_pt(pt);
    return true;
}
