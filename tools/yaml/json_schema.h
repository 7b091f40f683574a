/* A schema written as a JSON Schema (2020-12), for editors that complete and check YAML. */
#ifndef YAML_JSON_SCHEMA_H
#define YAML_JSON_SCHEMA_H

#include "yaml/yaml.h"

void yaml_json_schema(const YamlSchema *schema, Buf *out);

#endif
