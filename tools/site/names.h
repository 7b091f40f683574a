/* Names that become files and addresses: papers' ids, articles' slugs. */
#ifndef SITE_NAMES_H
#define SITE_NAMES_H

#include "world/world.h"

/* Tells of a folder's files that have one name in two spellings (é, and e with an accent), or a name that is a device
 * on Windows (con.md): sites and archives are copied to systems where they can't be. */
void names_check(Diag *d, Arena *a, const char *dir, const DirEntry *entries, size_t n);

/* NULL when the name may be used, else what is wrong with it; *hint gets what to do. Letters and digits of any script,
 * - and _; no capitals (file systems differ), nothing that the site itself needs (index, 01, 02…). */
const char *slug_fault(Arena *a, const char *slug, const char **hint);
const char *paper_id_fault(Arena *a, const char *id, const char **hint); /* ASCII only */

bool name_ends_in(const char *name, const char *end);

#endif
