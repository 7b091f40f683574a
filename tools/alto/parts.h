/* What the files of alto/ share. */
#ifndef ALTO_PARTS_H
#define ALTO_PARTS_H

#include "alto/words.h"
#include "base/digest.h"
#include "frame/frame.h"

/* A file of the issue, as mets.xml lists it. */
typedef struct AltoFile {
    const char *name; /* in the issue's folder */
    size_t size;
    uint8_t sum[SHA256_BYTES];
} AltoFile;

/* The ALTO of one page. Words: shared by the pages of an issue, one after another. */
void alto_page(const IssueFrames *f, const PageFrame *page, Words *words, Arena *a, Buf *out);
/* The block that an article is on a page: an identifier, in the arena. */
const char *alto_block(Arena *a, int32_t article, int page);
/* mets.xml; files: the ALTO file of each page. */
void alto_mets(const Group *group, const IssueFrames *f, const AltoFile *files, Arena *a, Buf *out);

#endif
