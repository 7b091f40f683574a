/* Private to parse: the front matter's pictures. */
#ifndef PARSE_FRONT_PICTURES_H
#define PARSE_FRONT_PICTURES_H

#include "front/front.h"
#include "parse/markdown.h"

/* `image` or `images`, with alt, caption and credit: a figure or a group; NULL: none. Faults are reported. */
Block *front_pictures(const MarkdownInput *in, const Front *f);

#endif
