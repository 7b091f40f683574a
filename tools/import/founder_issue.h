/* Private to import: one issue of an archive. */
#ifndef IMPORT_FOUNDER_ISSUE_H
#define IMPORT_FOUNDER_ISSUE_H

#include "markup/files.h"
#include "import/founder.h"
#include "import/founder_name.h"
#include "import/founder_read.h"

/* A page of the archive. */
typedef struct ArchiveFile {
    const char *path; /* as the World reads it */
    FounderName name;
    ReportEntry *entry;
} ArchiveFile;

/* What is being imported. */
typedef struct Import {
    World *world;
    Diag *diag;
    Arena *arena;
    const char *dir;
    const ImportOptions *o;
    ImportReport *report;
} Import;

/* Where its issues go. */
typedef struct PaperImport {
    const char *root; /* of its pages, below the archive */
    const char *id, *dir;
    const char *title; /* as its pages call it; "" until one says so */
    UrlScheme scheme;
    size_t han, tibetan; /* characters of its articles */
    size_t issues;       /* that were made */
} PaperImport;

/* Pages and articles of one day. false: some of it is not imported, told. */
bool founder_import_issue(const Import *im, PaperImport *paper, ArchiveFile *files, size_t n);

/* founder_plan.c: a page with its articles that were imported, in the order of the issue. */
typedef struct PlannedPage {
    const char *path;    /* for messages; NULL: of articles that no page leads to */
    const char *address; /* N; "" for none */
    FounderPage page;
    VEC(const char *) slugs;
    const char *letters; /* of its name, "" */
    int number;          /* in its section; 0: not known */
} PlannedPage;

/* Sorts the pages as their names say and writes issue.yaml. */
void founder_plan(const Import *im, PlannedPage **pages, size_t n, Buf *out);

#endif
