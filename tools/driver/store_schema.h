/* The tables of OUT/.paiban/store.db. Another number: the store is made anew, out of what is published. */
#ifndef DRIVER_STORE_SCHEMA_H
#define DRIVER_STORE_SCHEMA_H

#define STORE_VERSION 1

#define STORE_SCHEMA                                                                                                   \
    "CREATE TABLE unit(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, fingerprint INTEGER NOT NULL,"               \
    " reports BLOB NOT NULL);"                                                                                         \
    "CREATE TABLE output(name TEXT PRIMARY KEY, unit INTEGER NOT NULL, size INTEGER NOT NULL,"                         \
    " modified INTEGER NOT NULL, hash INTEGER NOT NULL) WITHOUT ROWID;"                                                \
    "CREATE INDEX output_unit ON output(unit);"                                                                        \
    "CREATE TABLE face(path TEXT PRIMARY KEY, stamp INTEGER NOT NULL) WITHOUT ROWID;"

#endif
