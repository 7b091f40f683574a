/* What lists have of an issue: enough that its articles need not be read for them. The store keeps it, and whoever
 * lists issues asks no more of one that it does not show itself. What a page shows of an issue beyond this has to be in
 * one of the marks, which say that it is as it was. */
#ifndef SITE_BRIEF_H
#define SITE_BRIEF_H

#include "site/site.h"

/* A section, column, tag or author that some of its articles are filed under (facets/facets.h). */
typedef struct BriefWord {
    unsigned kind;           /* a FacetKind */
    const char *file, *word; /* word: as the last of them has it */
    size_t articles;
} BriefWord;

/* Marks are numbers up to this, as text has them (base/pack.h). */
#define BRIEF_MARK ((int64_t)1 << 58)

struct IssueBrief {
    IssueKind kind;
    const char *edition_name;
    const char *lead; /* the title that stands for the issue; "" */
    size_t pages;
    size_t found;     /* articles that can be searched for: all but those taken back */
    size_t addresses; /* of the site map */
    uint64_t listed;  /* marks: of what lists show of its articles, */
    uint64_t mapped;  /* of its addresses and when they changed, */
    uint64_t changes; /* of corrections and retractions; 0: there are none */
    BriefWord *words;
    size_t n_words;
};

void brief_put(const IssueBrief *b, Buf *out);
/* Back; texts are in the arena. false when it is no such text. */
bool brief_take(Arena *a, const char *text, size_t n, IssueBrief *out);

#endif
