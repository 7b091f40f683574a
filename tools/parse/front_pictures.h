/* Private to parse: the front matter's pictures, and its texts as lines. */
#ifndef PARSE_FRONT_PICTURES_H
#define PARSE_FRONT_PICTURES_H

#include "parse/front.h"
#include "parse/markdown.h"

/* A text of the front matter in one line, normalised; "" when it is absent. keeps_spaces: they say where lines may
 * break. */
const char *front_line(const FlatContext *c, YamlText t, bool keeps_spaces);

/* `image` or `images`, with alt, caption and credit: a figure or a group; NULL: none. Faults are reported. */
Block *front_pictures(const MarkdownInput *in, const Front *f);

#endif
