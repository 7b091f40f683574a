/* Private to parse: texts of the front matter, each in one line, normalised; "" when it is absent. */
#ifndef PARSE_FRONT_TEXT_H
#define PARSE_FRONT_TEXT_H

#include "inlines/flat.h"
#include "yaml/yaml.h"

const char *front_text(const FlatContext *c, YamlText t);
/* One whose spaces stay: they say where its lines may break. */
const char *front_title(const FlatContext *c, YamlText t);

#endif
