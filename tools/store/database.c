/* The store in SQLite; the only file that knows it. */
#include "store/internal.h"

#include "store/schema.h"
#include <assert.h>
#include <sqlite3.h>
#include <stdlib.h>

static_assert(STORE_OK == SQLITE_OK && STORE_DAMAGED == SQLITE_CORRUPT, "codes are SQLite's");

Store *store_new(World *w, const char *out)
{
    Store *s = mem_alloc(sizeof *s);
    Buf path = {0};
    buf_printf(&path, "%s/" STORE_PATH, out);
    s->world = w;
    s->path = path.data;
    if (mtx_init(&s->lock, mtx_plain) != thrd_success)
        abort();
    return s;
}

static void close_db(Store *s)
{
    for (int i = 0; i < STORE_QUERIES; i++) {
        sqlite3_finalize(s->kept[i]);
        s->kept[i] = NULL;
    }
    sqlite3_close(s->db);
    s->db = NULL;
}

void store_free(Store *s)
{
    if (!s)
        return;
    close_db(s);
    mtx_destroy(&s->lock);
    mem_free(s->path);
    mem_free(s);
}

bool store_machine_failed(int code)
{
    switch (code & 0xff) {
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return true;
    default:
        return false;
    }
}

void store_report(const Store *s, Diag *d, int code)
{
    diag_failure(d, diag_file(d, s->path), DIAG_STORE_FAILED, sqlite3_errstr(code));
}

int store_run(Store *s, const char *sql)
{
    return sqlite3_exec(s->db, sql, NULL, NULL, NULL);
}

int64_t store_last_id(const Store *s)
{
    return sqlite3_last_insert_rowid(s->db);
}

/* A whole database of this version? *there: it has tables. */
static int check_version(Store *s, bool *there, bool *right)
{
    Statement t = statement_new(s, "PRAGMA user_version");
    int64_t version = statement_next(&t) ? statement_number(&t, 0) : 0;
    *there = version != 0;
    *right = version == STORE_VERSION;
    return statement_end(&t);
}

static int open_db(Store *s)
{
    int code = sqlite3_open_v2(s->path, &s->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
    if (code == SQLITE_OK)
        code = store_run(s, world_is_volatile(s->world) ? "PRAGMA synchronous = OFF" : "PRAGMA synchronous = FULL");
    if (code != SQLITE_OK)
        close_db(s);
    return code;
}

static int make_tables(Store *s)
{
    Buf sql = {0};
    buf_printf(&sql, "BEGIN; " STORE_SCHEMA " PRAGMA user_version = %d; COMMIT", STORE_VERSION);
    int code = store_run(s, sql.data);
    buf_free(&sql);
    s->made = true;
    return code;
}

/* SQLite's own: of a dead run it says what to undo. */
static char *journal_path(const Store *s)
{
    Buf path = {0};
    buf_printf(&path, "%s-journal", s->path);
    return path.data;
}

bool store_discard(Store *s, Diag *d)
{
    char *journal = journal_path(s);
    close_db(s);
    bool ok = world_remove(s->world, d, s->path) && world_remove(s->world, d, journal);
    mem_free(journal);
    return ok;
}

/* SQLite would call a folder a failing disk, and wait for whoever writes into a FIFO. false after a report. */
static bool has_files(const Store *s, Diag *d)
{
    char *journal = journal_path(s);
    const char *other = world_is_no_file(s->world, s->path)   ? s->path
                        : world_is_no_file(s->world, journal) ? journal
                                                              : NULL;
    if (other)
        diag_failure(d, diag_file(d, other), DIAG_STORE_NO_FILE);
    mem_free(journal);
    return !other;
}

bool store_ready(Store *s, Diag *d)
{
    if (s->db)
        return true;
    if (!has_files(s, d))
        return false;
    bool there = false, right = false;
    int code = open_db(s);
    if (code == SQLITE_OK)
        code = check_version(s, &there, &right);
    if (code == SQLITE_OK && there && right)
        return true;
    if (store_machine_failed(code)) {
        store_report(s, d, code);
        close_db(s);
        return false;
    }
    if (code != SQLITE_OK || there) {
        if (!store_discard(s, d))
            return false;
        code = open_db(s);
    }
    if (code == SQLITE_OK)
        code = make_tables(s);
    if (code == SQLITE_OK)
        return true;
    store_report(s, d, code);
    close_db(s);
    return false;
}

/* ---- statements ---- */

Statement statement_new(Store *s, const char *sql)
{
    Statement t = {.store = s};
    t.code = sqlite3_prepare_v2(s->db, sql, -1, &t.q, NULL);
    return t;
}

Statement statement_kept(Store *s, StoreQuery which, const char *sql)
{
    Statement t = {.store = s};
    if (!s->kept[which])
        t.code = sqlite3_prepare_v2(s->db, sql, -1, &s->kept[which], NULL);
    t.q = s->kept[which];
    return t;
}

void statement_rest(Statement *t)
{
    if (!t->q) /* it couldn't be made ready */
        return;
    sqlite3_reset(t->q);
    sqlite3_clear_bindings(t->q);
}

void statement_put_number(Statement *t, int64_t number)
{
    if (t->code == SQLITE_OK)
        t->code = sqlite3_bind_int64(t->q, ++t->at, number);
}

void statement_put_text(Statement *t, const char *text)
{
    if (t->code == SQLITE_OK)
        t->code = sqlite3_bind_text(t->q, ++t->at, text, -1, SQLITE_STATIC);
}

void statement_put_bytes(Statement *t, Blob b)
{
    if (t->code == SQLITE_OK)
        t->code = sqlite3_bind_blob64(t->q, ++t->at, b.n ? b.bytes : "", b.n, SQLITE_STATIC);
}

void statement_execute(Statement *t)
{
    if (t->code != SQLITE_OK)
        return;
    int code = sqlite3_step(t->q);
    t->code = code == SQLITE_DONE || code == SQLITE_ROW ? SQLITE_OK : code;
    sqlite3_reset(t->q);
    t->at = 0;
}

int statement_end(Statement *t)
{
    sqlite3_finalize(t->q);
    return t->code;
}

bool statement_next(Statement *t)
{
    if (t->code != SQLITE_OK)
        return false;
    int code = sqlite3_step(t->q);
    if (code == SQLITE_ROW)
        return true;
    t->code = code == SQLITE_DONE ? SQLITE_OK : code;
    return false;
}

const char *statement_text(const Statement *t, int column)
{
    const unsigned char *text = sqlite3_column_text(t->q, column);
    return text ? (const char *)text : "";
}

int64_t statement_number(const Statement *t, int column)
{
    return sqlite3_column_int64(t->q, column);
}

Blob statement_bytes(const Statement *t, int column)
{
    const void *bytes = sqlite3_column_blob(t->q, column);
    return (Blob){bytes, bytes ? (size_t)sqlite3_column_bytes(t->q, column) : 0};
}
