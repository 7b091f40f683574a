/* The addresses of Founder's pages. */
#ifndef IMPORT_FOUNDER_NAME_H
#define IMPORT_FOUNDER_NAME_H

#include "site/site.h"

typedef struct FounderName {
    const char *root;   /* what stands before html/ or the month: the paper's folder, "" or "xzrb" */
    const char *number; /* N, as written */
    Date date;
    UrlScheme scheme;
    bool node;  /* a page; else an article */
    bool exact; /* it is as urls: writes it */
} FounderName;

/* A path below the archive's folder. false: it is no page of Founder's. */
bool founder_name(Arena *a, const char *path, FounderName *out);
/* The N of a link's file, node: of a page; NULL: it leads elsewhere. */
const char *founder_number(Arena *a, const char *href, bool node);

#endif
