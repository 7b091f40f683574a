/* Private to yaml: what an editor most likely did where libyaml stopped. */
#ifndef YAML_SYNTAX_HINT_H
#define YAML_SYNTAX_HINT_H

#include "diag/diag.h"

/* A hint, by the line with the byte `at` and libyaml's words. */
const char *syntax_hint(const Source *src, size_t start, size_t end, const char *problem, size_t at);
/* Reports the first key up to byte `last` that has no right colon (title：…, title:…): libyaml takes it for a text and
 * stops lines later. false when there is none. */
bool syntax_key(Diag *d, const Source *src, size_t start, size_t last);

#endif
