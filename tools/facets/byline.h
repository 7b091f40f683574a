/* Who wrote an article: the names in its byline 署名, without what they are (本报记者, 摄影, གསར་འགོད་པ།). */
#ifndef FACETS_BYLINE_H
#define FACETS_BYLINE_H

#include "doc/doc.h"

typedef struct BylineName {
    const char *name; /* 王 强 is 王强: two characters are set apart to be as wide as three */
    size_t from, to;  /* its bytes in the byline */
    bool body;        /* an agency, a paper, an office: no person */
} BylineName;

/* The names in order, each where it stands first. Words that end in what somebody is are no names; before a name they
 * are left out (记者王强), as is what stands in brackets. In a Chinese byline neighbours in Latin letters are one name.
 */
size_t byline_names(Arena *a, Lang lang, const char *byline, BylineName **names);

#endif
