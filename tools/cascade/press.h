/* Private: the keys `press` and `swatches` of a layout. */
#ifndef CASCADE_PRESS_H
#define CASCADE_PRESS_H

#include "frame/press.h"
#include "cascade/layout_yaml.h"

extern const YamlSchema press_schema;
extern const YamlField swatch_item;

void press_defaults(Press *p);
/* What a file of the layout in folder dir says. Faults are reported. */
void press_read(World *w, Diag *d, Arena *a, const char *dir, const LayoutYaml *y, Press *p);
/* After all files: the built-in profile, when the layout has no file of its own. false after a report. */
bool press_complete(World *w, Diag *d, Arena *a, const char *layouts_dir, Press *p);
const Swatch *press_swatch(const Press *p, const char *name); /* NULL: none of that name */
/* Warns of rules that a press can't hold. */
void press_check_rules(Diag *d, Span at, const Layout *l);

#endif
