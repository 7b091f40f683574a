#include "style/units.h"

#include "yaml/yaml.h"
#include <string.h>

bool units_parse(const Units *u, const char *text, Len *out)
{
    for (size_t i = 0; i < u->n_sizes; i++)
        if (strcmp(u->sizes[i].name, text) == 0) {
            *out = u->sizes[i].size;
            return true;
        }
    double v, pt;
    const char *unit;
    if (!yaml_split_length(text, &v, &unit))
        return false;
    if (v == 0 && !*unit)
        pt = 0;
    else if (strcmp(unit, "mm") == 0)
        pt = v * 72 / 25.4;
    else if (strcmp(unit, "cm") == 0)
        pt = v * 720 / 25.4;
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
