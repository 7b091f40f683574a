/* The word of a list that is nearest to what was written (Damerau–Levenshtein distance), for hints. */
#ifndef YAML_NEAREST_H
#define YAML_NEAREST_H

#include <stddef.h>

/* Edit distance in bytes: insertion, deletion, substitution, transposition of neighbours. Words longer than 64 bytes
 * are compared by their first 64. */
unsigned edit_distance(const char *a, const char *b);
/* NULL when the list is empty. *distance may be NULL. Ties go to the first. */
const char *nearest_word(const char *word, const char *const *words, size_t n, unsigned *distance);

#endif
