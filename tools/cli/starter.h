/* What `paiban new` writes: files of layouts/_new, a folder a language, with fields filled in. */
#ifndef CLI_STARTER_H
#define CLI_STARTER_H

#include "site/site.h"
#include "world/world.h"

typedef struct StarterField {
    const char *name, *value; /* {name}; "": its line is left out. The last one's name is NULL */
} StarterField;

/* The text of one ("paper.yaml"), of zh-Hans where the language has none; in the arena. NULL after a report. folders:
 * the user's layouts, the installation's. */
const char *starter_text(World *w, Diag *d, Arena *a, const char *const folders[2], Lang lang, const char *file,
                         const StarterField *fields);

#endif
