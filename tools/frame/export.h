/* What an output is to the driver: a name and a function that makes an issue's files out of its frames. Each has a
 * folder of its own; the driver's list (driver/build.c) is all that knows of them. */
#ifndef FRAME_EXPORT_H
#define FRAME_EXPORT_H

#include "frame/frame.h"

typedef struct Subsets Subsets; /* fonts/subset.h */

/* Takes a file with its path below out/ ("site/xzrb/2021-11-02/01.html"). The data is the caller's. false after a
 * report. */
typedef struct Emitter {
    bool (*emit)(void *context, Diag *d, const char *path, const void *data, size_t n);
    void *context;
} Emitter;

typedef struct ExportIssue {
    Diag *diag;
    const Group *group;
    const IssueFrames *frames;
    const Subsets *subsets; /* of the frames' fonts */
    Emitter out;
} ExportIssue;

/* Several issues may be exported at once, and an issue by several exporters. */
typedef struct Exporter {
    bool (*issue)(void *self, const ExportIssue *x); /* false after a report */
    void *self;
} Exporter;

#endif
