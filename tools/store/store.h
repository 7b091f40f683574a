/* The store, OUT/.paiban/store.db (SQLite): what is published and what it was made of. It is written in one place, when
 * a step's files are in theirs (WorldKeeper; what upload lists told of: store_told), and loses nothing when it is lost:
 * what can't be read, or is of another version, is made anew, and what stands in OUT/ is taken up again from its
 * SHA256SUMS. */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "store/state.h"
#include "journal/out.h"

#define STORE_PATH ".paiban/store.db"

typedef struct Store Store;

/* Nothing is opened before it is needed: the folder may not be there yet. */
Store *store_new(World *w, const char *out);
void store_free(Store *s);
WorldKeeper store_keeper(Store *s);
/* Everything that is known but facts and texts, of issues inputs and files. *lost: there was no store that could be
 * read, only a new one that knows nothing. NULL after a report. */
State *store_load(Store *s, Diag *d, bool *lost);
/* Inputs and files of a unit, as long as no other record is kept of it; several threads may ask. false after a report:
 * they can't be read. */
bool store_list(Store *s, Diag *d, Unit *u);
bool store_list_all(Store *s, Diag *d, State *known);
/* The same of one input; false: it has none of that path, or it can't be read. The path is the caller's. */
bool store_input(Store *s, const Unit *u, const char *path, WorldInput *in);
/* Something was found that can't be read: what is known may be all wrong. */
bool store_is_damaged(const Store *s);
/* It goes, so that the next run finds none. false after a report. */
bool store_give_up(Store *s, Diag *d);
/* The stamps of units that unit_renew has touched. false after a report. */
bool store_renew(Store *s, Diag *d, const State *known);
/* The facts, the texts of a unit; nothing when it has none. */
void store_facts(Store *s, const char *unit, Buf *out);
void store_texts(Store *s, const char *unit, Buf *out);
/* Around many of these, when nothing is kept in between: the file is locked once, not each time. */
void store_begin_reading(Store *s);
void store_end_reading(Store *s);

/* A file of the site that is not as the last upload list told of it. */
typedef enum ChangeKind { CHANGE_NEW, CHANGE_REPLACE, CHANGE_REMOVE } ChangeKind;
typedef struct Change {
    const char *name; /* "site/index.html" */
    ChangeKind kind;
} Change;
typedef struct Changes {
    VEC(Change) files; /* names in the arena */
    bool first;        /* of an earlier list nothing is known */
} Changes;

/* What is published now against what was told; then it is told. false after a report. */
bool store_changes(Store *s, Diag *d, Arena *a, Changes *to);
bool store_told(Store *s, Diag *d);

#endif
