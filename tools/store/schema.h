/* The tables of OUT/.paiban/store.db. Another number: the store is made anew, out of what is published. */
#ifndef STORE_SCHEMA_H
#define STORE_SCHEMA_H

#define STORE_VERSION 6

#define STORE_SCHEMA                                                                                                   \
    "CREATE TABLE unit(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, fingerprint INTEGER NOT NULL,"               \
    " common INTEGER NOT NULL, contents INTEGER NOT NULL, view INTEGER NOT NULL, search INTEGER NOT NULL,"             \
    " pages INTEGER NOT NULL, articles INTEGER NOT NULL, edition TEXT NOT NULL, brief BLOB NOT NULL, reports BLOB "    \
    "NOT NULL);"                                                                                                       \
    "CREATE TABLE facts(unit INTEGER PRIMARY KEY, facts BLOB NOT NULL);"                                               \
    "CREATE TABLE texts(unit INTEGER PRIMARY KEY, texts BLOB NOT NULL);"                                               \
    "CREATE TABLE input(unit INTEGER NOT NULL, path TEXT NOT NULL, size INTEGER NOT NULL, modified INTEGER NOT NULL,"  \
    " status INTEGER NOT NULL, folder INTEGER NOT NULL, hash INTEGER NOT NULL, PRIMARY KEY(unit, path))"               \
    " WITHOUT ROWID;"                                                                                                  \
    "CREATE TABLE lead(unit INTEGER NOT NULL, name TEXT NOT NULL, view INTEGER NOT NULL, PRIMARY KEY(unit, name))"     \
    " WITHOUT ROWID;"                                                                                                  \
    "CREATE TABLE output(unit INTEGER NOT NULL, name TEXT NOT NULL UNIQUE, size INTEGER NOT NULL,"                     \
    " modified INTEGER NOT NULL, hash INTEGER NOT NULL, PRIMARY KEY(unit, name)) WITHOUT ROWID;"                       \
    "CREATE TABLE told(name TEXT PRIMARY KEY, hash INTEGER NOT NULL) WITHOUT ROWID;" /* by --changes */                \
    "CREATE TABLE face(path TEXT PRIMARY KEY, stamp INTEGER NOT NULL) WITHOUT ROWID;"

#endif
