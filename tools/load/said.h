/* Private to load: what issue.yaml says in print: weather, notices, heads, captions. */
#ifndef LOAD_SAID_H
#define LOAD_SAID_H

#include "site/site.h"
#include "yaml/yaml.h"

/* The text, its marks as an article's are (normalise/normalise.h); in the arena, or the same pointer. */
const char *said_text(Arena *a, Diag *d, const Paper *paper, YamlText text);

#endif
