/* What the sources of store share: how records say a hash; the database, whose file alone (database.c) knows SQLite,
 * and its statements. Codes are SQLite's. */
#ifndef STORE_INTERNAL_H
#define STORE_INTERNAL_H

#include "store/store.h"
#include <threads.h>

enum { STORE_OK = 0, STORE_DAMAGED = 11 };

struct sqlite3;
struct sqlite3_stmt;

/* What is asked for unit by unit. */
typedef enum StoreQuery {
    STORE_FACTS,
    STORE_TEXTS,
    STORE_INPUTS,
    STORE_INPUT,
    STORE_OUTPUTS,
    STORE_QUERIES
} StoreQuery;

struct Store {
    World *world;
    char *path;
    struct sqlite3 *db;                       /* NULL: not open */
    struct sqlite3_stmt *kept[STORE_QUERIES]; /* their statements; NULL: not ready yet */
    mtx_t lock;                               /* a thread at a time */
    bool made;                                /* it was made anew */
    bool damaged;                             /* so it turned out when a unit was asked for */
};

/* record.c: "0123456789abcdef rest" → the number and the rest; false when it isn't that. */
enum { RECORD_HASH = 16 };
bool record_take_hash(const char **s, uint64_t *hash);

/* Opens it; what can't be read gives way to a new one. false after a report. */
bool store_ready(Store *s, Diag *d);
/* It can't be read: away with it. */
bool store_discard(Store *s, Diag *d);
int store_run(Store *s, const char *sql);
/* What is wrong with the machine; anything else is wrong with the file. */
bool store_machine_failed(int code);
void store_report(const Store *s, Diag *d, int code);
int64_t store_last_id(const Store *s); /* of the row that was put last */

/* A statement with its values, in order; after a fault nothing more is done, and its code says which. */
typedef struct Statement {
    Store *store;
    struct sqlite3_stmt *q;
    int at, code;
} Statement;

Statement statement_new(Store *s, const char *sql);
void statement_put_number(Statement *t, int64_t number);
void statement_put_text(Statement *t, const char *text);               /* borrowed until it has run */
void statement_put_bytes(Statement *t, Blob bytes);                    /* the same */
void statement_execute(Statement *t);                                  /* and makes it ready for other values */
int statement_end(Statement *t);                                       /* its code */
Statement statement_kept(Store *s, StoreQuery which, const char *sql); /* the same one each time; to be rested */
void statement_rest(Statement *t);

/* The rows of a query, one after another, and what is in their columns: borrowed until the next. */
bool statement_next(Statement *t);
const char *statement_text(const Statement *t, int column);
int64_t statement_number(const Statement *t, int column);
Blob statement_bytes(const Statement *t, int column);

#endif
