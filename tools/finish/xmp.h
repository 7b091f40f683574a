/* Document information: the XMP packet and the Info dictionary, which say the same. */
#ifndef FINISH_XMP_H
#define FINISH_XMP_H

#include "doc/doc.h"
#include "finish/finish.h"

typedef struct Metadata {
    const char *title, *publisher; /* publisher may be "" */
    Lang lang;
    int64_t time;         /* Unix time; written as of UTC+8 */
    uint64_t id;          /* of the document: what it is, not its bytes */
    uint64_t instance;    /* of its content */
    const char *standard; /* of press files: "PDF/X-4"; NULL: PDF/UA, and PDF/A when archival */
    bool archival;
} Metadata;

int metadata_write_xmp(Finisher *to, const Metadata *m);  /* the stream's number */
int metadata_write_info(Finisher *to, const Metadata *m); /* the dictionary's number */

#endif
