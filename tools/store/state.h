/* What earlier runs made and this one makes: per unit (an issue, or the group's own pages) a fingerprint of its inputs,
 * the files it generated, the reports that go with them; the font files in use. Kept in the store (store/store.h);
 * what a step changes goes there as text, a record, which also waits in the step's folder until the store has it. */
#ifndef STORE_STATE_H
#define STORE_STATE_H

#include "base/digest.h"
#include "base/map.h"
#include "world/world.h"

#define GROUP_UNIT ""    /* the group's own pages */
#define AWAITED_UNIT "+" /* its leads: pages of papers and group that issues await which no page leads to yet */
#define LEAVING_UNIT "-" /* files of earlier versions, until they are removed */

/* A file below out/, as it was written. */
typedef struct Output {
    const char *name;
    int64_t size, modified; /* -1: known by its hash alone */
    uint64_t hash;          /* of its bytes; 0: unknown */
} Output;

typedef struct Blob {
    const char *bytes;
    size_t n;
} Blob;

/* What its links lead to, and what they saw there (links/links.h). Of the group's own: its pages, and the mark of what
 * each was made of. */
typedef struct Lead {
    const char *name; /* "demo/2021-11-01", "demo/2021-11.html"; of the group's own: a path below out/ */
    uint64_t view;    /* 0: it isn't there */
} Lead;

typedef struct Unit {
    const char *name;     /* "xzrb/2021-11-02"; "" for the group's own pages */
    uint64_t fingerprint; /* 0: to be made again */
    uint64_t common;      /* what all units were made of */
    uint64_t contents;    /* what was read for it alone, where its links lead */
    uint64_t view;        /* of an issue: site_view */
    uint64_t search;      /* of an issue: search_mark */
    size_t pages, articles;
    const char *edition; /* of an issue: what the others of its day call it */
    Blob brief;          /* of an issue: what lists have of it (site/brief.h) */
    WorldInput *inputs;  /* what was read for it alone, by path below the content folder */
    size_t n_inputs;     /* 0: it is to be read again; known of all */
    Lead *leads;
    size_t n_leads;
    Blob facts; /* html/facts.h; not filled by store_load: store_facts gives them */
    Blob texts; /* the same of its articles' texts */
    Output *files;
    size_t n_files;
    int64_t row;         /* in the store, which has inputs and files of an issue until store_list; 0: they are here */
    Arena *lists;        /* of what store_list got */
    bool adopted;        /* taken up from what is published (adopt.h): the store has no such unit */
    bool renewed;        /* stamps are not as the store has them */
    const char *reports; /* as diag_save writes them */
    size_t n_reports;    /* bytes */
} Unit;

typedef struct State {
    Arena *arena;
    VEC(Unit) units;
    StrMap *by_name;         /* name → its index in units */
    VEC(const char *) gone;  /* units that a step ends */
    VEC(const char *) stale; /* units that are to be made again: no more is said of them */
    VEC(const char *) faces;
    VEC(uint64_t) face_stamps;
} State;

State *state_new(void);
void state_free(State *s);
/* NULL when absent. */
const Unit *state_lookup(const State *s, const char *name);
Unit *state_find(State *s, const char *name);
/* Everything is copied; the files are kept in order of their names. */
void state_add(State *s, const Unit *unit);
/* All it points to is in the state's arena already, its files in order. */
void state_take(State *s, const Unit *unit);
static inline bool unit_is_listed(const Unit *u)
{
    return !u->row || u->lists;
}
/* A file of a unit, which is listed, by its name; NULL: it has none such. */
const Output *unit_output(const Unit *u, const char *name);
/* What store_list got is the store's alone again, unless it is to be renewed there. */
void unit_unlist(Unit *u);
/* It stays here: the store is about to be told otherwise of the unit. It is listed. */
void unit_keep_lists(Unit *u);
/* Whether a unit, which is listed, says what it said. */
bool unit_equal(const Unit *a, const Unit *b);
void state_end(State *s, const char *name);
void state_outdate(State *s, const char *name); /* stale */
bool state_has_face(const State *s, const char *path);
void state_add_face(State *s, const char *path, uint64_t stamp);

/* The state as a record, and back. false: it is none, or names a file that can't be below out/. */
void state_print(const State *s, Buf *out);
bool state_parse(State *s, const char *text, size_t n);

/* Whether files below out/ are as they were written: by size and time, by hash where these differ or when verify asks
 * for it. */
/* What was found to stand by its bytes has another stamp: it is taken, when it is not after `before`, lest the bytes
 * are read in every run. store_renew keeps it. */
void unit_renew(Unit *u, FileStamp *known, const FileStamp *now, int64_t before);
bool unit_is_intact(const char *out, Unit *u, bool verify, int64_t before);
bool output_is_intact(const char *out, const Output *f, bool verify);

/* Hashes of the contents of everything below a folder, names included; and of one file (0 when it is missing). false
 * when something can't be read, without a report: whoever needs it reports it. */
bool hash_tree(World *w, const char *dir, uint64_t *hash);
bool hash_file(World *w, const char *path, uint64_t *hash);
/* Output.hash: the beginning of the SHA-256 that SHA256SUMS has, so that no file is hashed twice; never 0. */
uint64_t hash_output(const void *data, size_t n);
uint64_t hash_of_sum(const uint8_t sum[SHA256_BYTES]);

#endif
