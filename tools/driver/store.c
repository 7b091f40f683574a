/* The store in SQLite; the only file that knows it. */
#include "driver/store.h"

#include "driver/store_schema.h"
#include <errno.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

struct Store {
    World *world;
    char *path;
    sqlite3 *db; /* NULL: not open */
    bool made;   /* it was made anew */
};

Store *store_new(World *w, const char *out)
{
    Store *s = mem_alloc(sizeof *s);
    Buf path = {0};
    buf_printf(&path, "%s/" STORE_PATH, out);
    s->world = w;
    s->path = path.data;
    return s;
}

void store_free(Store *s)
{
    if (!s)
        return;
    sqlite3_close(s->db);
    mem_free(s->path);
    mem_free(s);
}

/* What is wrong with the machine; anything else is wrong with the file. */
static bool is_machine(int code)
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

static void report(const Store *s, Diag *d, int code)
{
    diag_failure(d, diag_file(d, s->path), DIAG_STORE_FAILED, sqlite3_errstr(code));
}

static int run(Store *s, const char *sql)
{
    return sqlite3_exec(s->db, sql, NULL, NULL, NULL);
}

static void close_db(Store *s)
{
    sqlite3_close(s->db);
    s->db = NULL;
}

/* A whole database of this version? *there: it has tables. */
static int check_version(Store *s, bool *there, bool *right)
{
    sqlite3_stmt *q = NULL;
    int code = sqlite3_prepare_v2(s->db, "PRAGMA user_version", -1, &q, NULL), version = 0;
    if (code == SQLITE_OK && (code = sqlite3_step(q)) == SQLITE_ROW) {
        version = sqlite3_column_int(q, 0);
        code = SQLITE_OK;
    }
    sqlite3_finalize(q);
    *there = version != 0;
    *right = version == STORE_VERSION;
    return code;
}

static int open_db(Store *s)
{
    int code = sqlite3_open_v2(s->path, &s->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
    if (code == SQLITE_OK)
        code = run(s, world_is_volatile(s->world) ? "PRAGMA synchronous = OFF" : "PRAGMA synchronous = FULL");
    if (code != SQLITE_OK)
        close_db(s);
    return code;
}

static int make_tables(Store *s)
{
    Buf sql = {0};
    buf_printf(&sql, "BEGIN; " STORE_SCHEMA " PRAGMA user_version = %d; COMMIT", STORE_VERSION);
    int code = run(s, sql.data);
    buf_free(&sql);
    s->made = true;
    return code;
}

/* It can't be read: away with it. */
static bool discard(Store *s, Diag *d)
{
    Buf journal = {0};
    buf_printf(&journal, "%s-journal", s->path); /* SQLite's own, of a dead run */
    close_db(s);
    bool ok = world_remove(s->world, d, s->path) && world_remove(s->world, d, journal.data);
    buf_free(&journal);
    return ok;
}

/* Opens it; what can't be read gives way to a new one. */
static bool ready(Store *s, Diag *d)
{
    if (s->db)
        return true;
    bool there = false, right = false;
    int code = open_db(s);
    if (code == SQLITE_OK)
        code = check_version(s, &there, &right);
    if (code == SQLITE_OK && there && right)
        return true;
    if (is_machine(code)) {
        report(s, d, code);
        close_db(s);
        return false;
    }
    if (code != SQLITE_OK || there) {
        if (!discard(s, d))
            return false;
        code = open_db(s);
    }
    if (code == SQLITE_OK)
        code = make_tables(s);
    if (code == SQLITE_OK)
        return true;
    report(s, d, code);
    close_db(s);
    return false;
}

/* ---- writing ---- */

/* A statement with its values, in order. */
typedef struct Statement {
    Store *store;
    sqlite3_stmt *q;
    int at, code;
} Statement;

static Statement prepare(Store *s, const char *sql)
{
    Statement t = {.store = s};
    t.code = sqlite3_prepare_v2(s->db, sql, -1, &t.q, NULL);
    return t;
}

static void put_number(Statement *t, int64_t number)
{
    if (t->code == SQLITE_OK)
        t->code = sqlite3_bind_int64(t->q, ++t->at, number);
}

static void put_text(Statement *t, const char *text)
{
    if (t->code == SQLITE_OK)
        t->code = sqlite3_bind_text(t->q, ++t->at, text, -1, SQLITE_STATIC);
}

static void put_bytes(Statement *t, const char *data, size_t n)
{
    if (t->code == SQLITE_OK)
        t->code = sqlite3_bind_blob64(t->q, ++t->at, n ? data : "", n, SQLITE_STATIC);
}

/* Runs it and makes it ready for other values. */
static void execute(Statement *t)
{
    if (t->code != SQLITE_OK)
        return;
    int code = sqlite3_step(t->q);
    t->code = code == SQLITE_DONE || code == SQLITE_ROW ? SQLITE_OK : code;
    sqlite3_reset(t->q);
    t->at = 0;
}

static int finish(Statement *t)
{
    sqlite3_finalize(t->q);
    return t->code;
}

static int one_text(Store *s, const char *sql, const char *text)
{
    Statement t = prepare(s, sql);
    put_text(&t, text);
    execute(&t);
    return finish(&t);
}

static int end_unit(Store *s, const char *name)
{
    static const char *const tables[] = {"DELETE FROM output WHERE unit = (SELECT id FROM unit WHERE name = ?)",
                                         "DELETE FROM input WHERE unit = (SELECT id FROM unit WHERE name = ?)",
                                         "DELETE FROM facts WHERE unit = (SELECT id FROM unit WHERE name = ?)",
                                         "DELETE FROM texts WHERE unit = (SELECT id FROM unit WHERE name = ?)",
                                         "DELETE FROM lead WHERE unit = (SELECT id FROM unit WHERE name = ?)",
                                         "DELETE FROM unit WHERE name = ?"};
    int code = SQLITE_OK;
    for (size_t i = 0; i < sizeof tables / sizeof *tables && code == SQLITE_OK; i++)
        code = one_text(s, tables[i], name);
    return code;
}

static int keep_inputs(Store *s, int64_t id, const Unit *u)
{
    Statement t = prepare(s, "INSERT INTO input(unit, path, size, modified, status, folder, hash)"
                             " VALUES(?, ?, ?, ?, ?, ?, ?)");
    for (size_t i = 0; i < u->n_inputs && t.code == SQLITE_OK; i++) {
        const WorldInput *in = &u->inputs[i];
        put_number(&t, id);
        put_text(&t, in->path);
        put_number(&t, in->stamp.size);
        put_number(&t, in->stamp.modified);
        put_number(&t, in->stamp.status);
        put_number(&t, in->stamp.is_dir);
        put_number(&t, (int64_t)in->hash);
        execute(&t);
    }
    return finish(&t);
}

static int keep_outputs(Store *s, int64_t id, const Unit *u)
{
    /* OR REPLACE: a file may go from one unit to another. */
    Statement t = prepare(s, "INSERT OR REPLACE INTO output(name, unit, size, modified, hash) VALUES(?, ?, ?, ?, ?)");
    for (size_t i = 0; i < u->n_files && t.code == SQLITE_OK; i++) {
        put_text(&t, u->files[i].name);
        put_number(&t, id);
        put_number(&t, u->files[i].size);
        put_number(&t, u->files[i].modified);
        put_number(&t, (int64_t)u->files[i].hash);
        execute(&t);
    }
    return finish(&t);
}

static int keep_leads(Store *s, int64_t id, const Unit *u)
{
    Statement t = prepare(s, "INSERT INTO lead(unit, name, view) VALUES(?, ?, ?)");
    for (size_t i = 0; i < u->n_leads && t.code == SQLITE_OK; i++) {
        put_number(&t, id);
        put_text(&t, u->leads[i].name);
        put_number(&t, (int64_t)u->leads[i].view);
        execute(&t);
    }
    return finish(&t);
}

static int keep_blob(Store *s, const char *sql, int64_t id, Blob b)
{
    Statement t = prepare(s, sql);
    put_number(&t, id);
    put_bytes(&t, b.bytes, b.n);
    if (b.n)
        execute(&t);
    return finish(&t);
}

static int keep_unit(Store *s, const Unit *u)
{
    int code = end_unit(s, u->name);
    if (code != SQLITE_OK)
        return code;
    Statement t = prepare(s, "INSERT INTO unit(name, fingerprint, common, contents, view, search, pages, articles,"
                             " edition, reports) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    put_text(&t, u->name);
    put_number(&t, (int64_t)u->fingerprint);
    put_number(&t, (int64_t)u->common);
    put_number(&t, (int64_t)u->contents);
    put_number(&t, (int64_t)u->view);
    put_number(&t, (int64_t)u->search);
    put_number(&t, (int64_t)u->pages);
    put_number(&t, (int64_t)u->articles);
    put_text(&t, u->edition);
    put_bytes(&t, u->reports, u->n_reports);
    execute(&t);
    code = finish(&t);
    int64_t id = sqlite3_last_insert_rowid(s->db);
    if (code == SQLITE_OK)
        code = keep_inputs(s, id, u);
    if (code == SQLITE_OK)
        code = keep_outputs(s, id, u);
    if (code == SQLITE_OK)
        code = keep_leads(s, id, u);
    if (code == SQLITE_OK)
        code = keep_blob(s, "INSERT INTO facts(unit, facts) VALUES(?, ?)", id, u->facts);
    return code == SQLITE_OK ? keep_blob(s, "INSERT INTO texts(unit, texts) VALUES(?, ?)", id, u->texts) : code;
}

static int keep_faces(Store *s, const State *r)
{
    int code = run(s, "DELETE FROM face");
    Statement t = prepare(s, "INSERT OR REPLACE INTO face(path, stamp) VALUES(?, ?)");
    for (size_t i = 0; i < r->faces.len && code == SQLITE_OK && t.code == SQLITE_OK; i++) {
        put_text(&t, r->faces.ptr[i]);
        put_number(&t, (int64_t)r->face_stamps.ptr[i]);
        execute(&t);
    }
    int last = finish(&t);
    return code == SQLITE_OK ? last : code;
}

static int keep_all(Store *s, const State *r)
{
    int code = run(s, "BEGIN IMMEDIATE");
    for (size_t i = 0; code == SQLITE_OK && i < r->gone.len; i++)
        code = end_unit(s, r->gone.ptr[i]);
    for (size_t i = 0; code == SQLITE_OK && i < r->units.len; i++)
        code = keep_unit(s, &r->units.ptr[i]);
    if (code == SQLITE_OK)
        code = keep_faces(s, r);
    if (code == SQLITE_OK)
        code = run(s, "COMMIT");
    if (code != SQLITE_OK)
        run(s, "ROLLBACK");
    return code;
}

/* A WorldKeeper's function. */
static bool keep(void *context, Diag *d, const void *record, size_t n)
{
    Store *s = context;
    State *r = state_new();
    bool ok = state_parse(r, record, n);
    if (!ok)
        diag_failure(d, diag_file(d, s->path), DIAG_STORE_FAILED, "the record of a step is damaged");
    ok = ok && ready(s, d);
    int code = ok ? keep_all(s, r) : SQLITE_OK;
    if (code != SQLITE_OK && !is_machine(code)) { /* damaged: a new one has at least this */
        ok = discard(s, d) && ready(s, d);
        code = ok ? keep_all(s, r) : SQLITE_OK;
    }
    if (code != SQLITE_OK)
        report(s, d, code);
    state_free(r);
    return ok && code == SQLITE_OK;
}

WorldKeeper store_keeper(Store *s)
{
    return (WorldKeeper){keep, s};
}

/* ---- reading ---- */

/* The rows of a query, one after another. */
static bool next(Statement *t)
{
    if (t->code != SQLITE_OK)
        return false;
    int code = sqlite3_step(t->q);
    if (code == SQLITE_ROW)
        return true;
    t->code = code == SQLITE_DONE ? SQLITE_OK : code;
    return false;
}

static const char *text_at(const Statement *t, int column)
{
    const unsigned char *text = sqlite3_column_text(t->q, column);
    return text ? (const char *)text : "";
}

static int load_faces(Store *s, State *to)
{
    Statement t = prepare(s, "SELECT path, stamp FROM face ORDER BY path");
    while (next(&t))
        state_add_face(to, text_at(&t, 0), (uint64_t)sqlite3_column_int64(t.q, 1));
    return finish(&t);
}

/* The lists of a unit, by statements that are made ready once; names live in the arena until the unit is added. */
typedef struct Lists {
    Arena *arena;
    Statement outputs, inputs, leads;
    VEC(Output) output;
    VEC(WorldInput) input;
    VEC(Lead) lead;
} Lists;

static void again(Statement *t, int64_t unit)
{
    if (t->code == SQLITE_OK)
        t->code = sqlite3_reset(t->q);
    t->at = 0;
    put_number(t, unit);
}

static int load_outputs(Lists *l, int64_t unit)
{
    Statement *t = &l->outputs;
    again(t, unit);
    l->output.len = 0;
    while (next(t)) {
        const char *name = text_at(t, 0);
        if (!world_is_inside(name))
            t->code = SQLITE_CORRUPT;
        vec_push(&l->output, ((Output){arena_strdup(l->arena, name), sqlite3_column_int64(t->q, 1),
                                       sqlite3_column_int64(t->q, 2), (uint64_t)sqlite3_column_int64(t->q, 3)}));
    }
    return t->code;
}

static int load_inputs(Lists *l, int64_t unit)
{
    Statement *t = &l->inputs;
    again(t, unit);
    l->input.len = 0;
    while (next(t))
        vec_push(&l->input, ((WorldInput){arena_strdup(l->arena, text_at(t, 0)),
                                          {sqlite3_column_int64(t->q, 1), sqlite3_column_int64(t->q, 2),
                                           sqlite3_column_int64(t->q, 3), sqlite3_column_int(t->q, 4) != 0},
                                          (uint64_t)sqlite3_column_int64(t->q, 5)}));
    return t->code;
}

static int load_leads(Lists *l, int64_t unit)
{
    Statement *t = &l->leads;
    again(t, unit);
    l->lead.len = 0;
    while (next(t))
        vec_push(&l->lead, ((Lead){arena_strdup(l->arena, text_at(t, 0)), (uint64_t)sqlite3_column_int64(t->q, 1)}));
    return t->code;
}

static int load_unit(Lists *l, State *to, const Statement *t)
{
    const int64_t id = sqlite3_column_int64(t->q, 0);
    int code = load_outputs(l, id);
    if (code == SQLITE_OK)
        code = load_inputs(l, id);
    if (code == SQLITE_OK)
        code = load_leads(l, id);
    state_add(to, &(Unit){.name = text_at(t, 1),
                          .fingerprint = (uint64_t)sqlite3_column_int64(t->q, 2),
                          .common = (uint64_t)sqlite3_column_int64(t->q, 3),
                          .contents = (uint64_t)sqlite3_column_int64(t->q, 4),
                          .view = (uint64_t)sqlite3_column_int64(t->q, 5),
                          .search = (uint64_t)sqlite3_column_int64(t->q, 6),
                          .pages = (size_t)sqlite3_column_int64(t->q, 7),
                          .articles = (size_t)sqlite3_column_int64(t->q, 8),
                          .edition = text_at(t, 9),
                          .files = l->output.ptr,
                          .n_files = l->output.len,
                          .inputs = l->input.ptr,
                          .n_inputs = l->input.len,
                          .leads = l->lead.ptr,
                          .n_leads = l->lead.len,
                          .reports = sqlite3_column_blob(t->q, 10),
                          .n_reports = (size_t)sqlite3_column_bytes(t->q, 10)});
    arena_reset(l->arena);
    return code;
}

static int load_units(Store *s, State *to)
{
    Statement t = prepare(s, "SELECT id, name, fingerprint, common, contents, view, search, pages, articles, edition,"
                             " reports FROM unit ORDER BY name");
    Lists l = {.arena = arena_new(),
               .outputs = prepare(s, "SELECT name, size, modified, hash FROM output WHERE unit = ?"),
               .inputs = prepare(s, "SELECT path, size, modified, status, folder, hash FROM input WHERE unit = ?"),
               .leads = prepare(s, "SELECT name, view FROM lead WHERE unit = ?")};
    while (next(&t))
        t.code = load_unit(&l, to, &t);
    finish(&l.outputs);
    finish(&l.inputs);
    finish(&l.leads);
    vec_free(&l.output);
    vec_free(&l.input);
    vec_free(&l.lead);
    arena_free(l.arena);
    return finish(&t);
}

static int load(Store *s, State *to)
{
    int code = load_faces(s, to);
    return code == SQLITE_OK ? load_units(s, to) : code;
}

State *store_load(Store *s, Diag *d, bool *lost)
{
    *lost = !s->db && !world_exists(s->world, s->path);
    if (*lost) /* nothing is made before there is something to keep */
        return state_new();
    if (!ready(s, d))
        return NULL;
    State *to = state_new();
    int code = load(s, to);
    if (code != SQLITE_OK && !is_machine(code)) {
        state_free(to);
        to = state_new();
        if (!discard(s, d) || !ready(s, d)) {
            state_free(to);
            return NULL;
        }
        code = SQLITE_OK;
    }
    *lost = s->made || !to->units.len; /* made by a run that died, perhaps */
    if (code == SQLITE_OK)
        return to;
    report(s, d, code);
    state_free(to);
    return NULL;
}

static void one_blob(Store *s, const char *sql, const char *unit, Buf *out)
{
    if (!s->db)
        return;
    Statement t = prepare(s, sql);
    put_text(&t, unit);
    if (next(&t)) {
        const void *bytes = sqlite3_column_blob(t.q, 0);
        if (bytes)
            buf_put(out, bytes, (size_t)sqlite3_column_bytes(t.q, 0));
    }
    finish(&t);
}

void store_facts(Store *s, const char *unit, Buf *out)
{
    one_blob(s, "SELECT facts FROM facts WHERE unit = (SELECT id FROM unit WHERE name = ?)", unit, out);
}

void store_texts(Store *s, const char *unit, Buf *out)
{
    one_blob(s, "SELECT texts FROM texts WHERE unit = (SELECT id FROM unit WHERE name = ?)", unit, out);
}

/* ---- upload lists ---- */

#define OF_SITE "name >= 'site/' AND name < 'site0'"

static int list_changes(Store *s, const char *sql, bool gone, Arena *a, Changes *to)
{
    Statement t = prepare(s, sql);
    while (next(&t)) {
        ChangeKind kind = gone ? CHANGE_REMOVE : sqlite3_column_int(t.q, 1) ? CHANGE_REPLACE : CHANGE_NEW;
        vec_push(&to->files, ((Change){arena_strdup(a, text_at(&t, 0)), kind}));
    }
    return finish(&t);
}

bool store_changes(Store *s, Diag *d, Arena *a, Changes *to)
{
    if (!s->db && !world_exists(s->world, s->path)) { /* nothing was ever published */
        to->first = true;
        return true;
    }
    if (!ready(s, d))
        return false;
    Statement t = prepare(s, "SELECT 1 FROM told LIMIT 1");
    to->first = !next(&t);
    int code = finish(&t);
    if (code == SQLITE_OK) /* what is taken up without a hash may be anything */
        code = list_changes(s,
                            "SELECT name, EXISTS(SELECT 1 FROM told WHERE told.name = output.name) FROM output"
                            " WHERE " OF_SITE " AND (hash = 0 OR NOT EXISTS"
                            "(SELECT 1 FROM told WHERE told.name = output.name AND told.hash = output.hash))",
                            false, a, to);
    if (code == SQLITE_OK)
        code = list_changes(s, "SELECT name FROM told WHERE name NOT IN (SELECT name FROM output)", true, a, to);
    if (code != SQLITE_OK)
        report(s, d, code);
    return code == SQLITE_OK;
}

bool store_told(Store *s, Diag *d)
{
    if (!s->db)
        return true;
    int code = run(s, "BEGIN IMMEDIATE; DELETE FROM told WHERE name NOT IN (SELECT name FROM output);"
                      "INSERT OR REPLACE INTO told(name, hash) SELECT name, hash FROM output WHERE " OF_SITE
                      " AND NOT EXISTS(SELECT 1 FROM told WHERE told.name = output.name AND told.hash = output.hash);"
                      "COMMIT");
    if (code != SQLITE_OK) {
        run(s, "ROLLBACK");
        report(s, d, code);
    }
    return code == SQLITE_OK;
}
