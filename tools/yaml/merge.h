/* One document laid over another of the same schema: maps key by key; lists whose elements are known by a key
 * (YamlField.by) element by element; everything else that the upper one says stands in place of the lower. A key with
 * the value null is taken away; an element that was, and that a level above has again, stands where it stood. Each
 * value keeps its place in its own file, so that whatever is wrong is told there.
 *
 * Forms that a schema has for short are written out: `page: A3`, and `front: {nameplate: {…}, ear: null}` for a list of
 * pieces by name. */
#ifndef YAML_MERGE_H
#define YAML_MERGE_H

#include "yaml/yaml.h"

/* `under` may be NULL. A report where an element to be taken away is not there. In the arena. */
YamlNode *yaml_merge(Diag *d, Arena *a, const YamlSchema *s, const YamlNode *under, const YamlNode *over);

#endif
