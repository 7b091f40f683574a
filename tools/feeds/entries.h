/* What an issue gives to feeds: an entry for each of its articles, with its whole text, once as Atom (RFC 4287; what
 * was taken back as RFC 6721's deleted-entry) and once as JSON Feed 1.1. The issue's own feeds and the paper's have
 * them byte for byte alike, so that the paper's are put together of issues that are not made anew, too. Addresses are
 * whole; without group.yaml's base_url they start from the paper's folder. */
#ifndef FEEDS_ENTRIES_H
#define FEEDS_ENTRIES_H

#include "web/site.h"

typedef struct IssueEntries {
    const char *issue;          /* its id */
    struct IssueEntries *next;  /* rendered before it */
    Buf atom, json;             /* entries; objects with commas between them */
    size_t n;                   /* without what was taken back */
    char updated[MOMENT_BYTES]; /* the last change of any */
} IssueEntries;

void entries_make(IssueRender *r, IssueEntries *out);
void entries_free(IssueEntries *e);

/* The paper has them from here on: an issue that is rendered twice has its last ones. */
void entries_keep(PaperSite *p, IssueEntries *e);

/* Of the two feeds that entries_make's went into; false when they are not such. */
bool entries_read(const Buf *atom, const Buf *json, IssueEntries *out);
#define ATOM_ENTRIES "<!-- entries -->\n"
#define ATOM_END "</feed>\n"
#define JSON_ENTRIES "\"items\":[\n"
#define JSON_END "\n]}\n"

/* The issue's day, in RFC 3339. */
const char *entries_issue_time(Arena *a, const Issue *issue);
/* A name that never changes: the address when the site has one, else a UUID made from the path below site/. */
const char *entries_permanent_id(Arena *a, const Group *group, const char *path);
/* An address of the paper's folder: whole when the site's is known, else from that folder. */
const char *entries_link(Arena *a, const Group *group, const Paper *paper, const char *in_paper);

#endif
