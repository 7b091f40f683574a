/* Writing: what a step changed goes into the store, all or nothing. */
#include "store/internal.h"

#include <stdlib.h>
#include <string.h>

static int one_text(Store *s, const char *sql, const char *text)
{
    Statement t = statement_new(s, sql);
    statement_put_text(&t, text);
    statement_execute(&t);
    return statement_end(&t);
}

/* All but its files. */
static int end_lists(Store *s, const char *name)
{
    static const char *const tables[] = {"DELETE FROM input WHERE unit = (SELECT id FROM unit WHERE name = ?)",
                                         "DELETE FROM facts WHERE unit = (SELECT id FROM unit WHERE name = ?)",
                                         "DELETE FROM texts WHERE unit = (SELECT id FROM unit WHERE name = ?)",
                                         "DELETE FROM lead WHERE unit = (SELECT id FROM unit WHERE name = ?)"};
    int code = STORE_OK;
    for (size_t i = 0; i < sizeof tables / sizeof *tables && code == STORE_OK; i++)
        code = one_text(s, tables[i], name);
    return code;
}

static int end_unit(Store *s, const char *name)
{
    int code = end_lists(s, name);
    if (code == STORE_OK)
        code = one_text(s, "DELETE FROM output WHERE unit = (SELECT id FROM unit WHERE name = ?)", name);
    return code == STORE_OK ? one_text(s, "DELETE FROM unit WHERE name = ?", name) : code;
}

/* 0: it has none yet. */
static int find_id(Store *s, const char *name, int64_t *id)
{
    Statement t = statement_new(s, "SELECT id FROM unit WHERE name = ?");
    statement_put_text(&t, name);
    *id = statement_next(&t) ? statement_number(&t, 0) : 0;
    return statement_end(&t);
}

static int keep_inputs(Store *s, int64_t id, const Unit *u)
{
    Statement t = statement_new(s, "INSERT INTO input(unit, path, size, modified, status, folder, hash)"
                                   " VALUES(?, ?, ?, ?, ?, ?, ?)");
    for (size_t i = 0; i < u->n_inputs && t.code == STORE_OK; i++) {
        const WorldInput *in = &u->inputs[i];
        statement_put_number(&t, id);
        statement_put_text(&t, in->path);
        statement_put_number(&t, in->stamp.size);
        statement_put_number(&t, in->stamp.modified);
        statement_put_number(&t, in->stamp.status);
        statement_put_number(&t, in->stamp.is_dir);
        statement_put_number(&t, (int64_t)in->hash);
        statement_execute(&t);
    }
    return statement_end(&t);
}

static int compare_files(const void *a, const void *b)
{
    return strcmp((*(const Output *const *)a)->name, (*(const Output *const *)b)->name);
}

/* Which of these files, n in the order of their names, stand in a row already; others' rows go. */
static int look_at_outputs(Store *s, int64_t id, const Output **files, size_t n, bool *stand)
{
    VEC(char *) gone = {0};
    Statement t = statement_new(s, "SELECT name, size, modified, hash FROM output WHERE unit = ?");
    statement_put_number(&t, id);
    while (statement_next(&t)) {
        const Output row = {statement_text(&t, 0), statement_number(&t, 1), statement_number(&t, 2),
                            (uint64_t)statement_number(&t, 3)};
        const Output *key = &row, **at = n ? bsearch(&key, files, n, sizeof(const Output *), compare_files) : NULL;
        if (!at)
            vec_push(&gone, mem_strdup(row.name));
        else
            stand[at - files] = (*at)->size == row.size && (*at)->modified == row.modified && (*at)->hash == row.hash;
    }
    int code = statement_end(&t);
    t = statement_new(s, "DELETE FROM output WHERE name = ?");
    for (size_t i = 0; i < gone.len; i++) {
        statement_put_text(&t, gone.ptr[i]);
        statement_execute(&t);
        mem_free(gone.ptr[i]);
    }
    vec_free(&gone);
    const int last = statement_end(&t);
    return code == STORE_OK ? last : code;
}

static int put_outputs(Store *s, int64_t id, const Output **files, size_t n, const bool *stand)
{
    /* OR REPLACE: a file may go from one unit to another. */
    Statement t =
        statement_new(s, "INSERT OR REPLACE INTO output(name, unit, size, modified, hash) VALUES(?, ?, ?, ?, ?)");
    for (size_t i = 0; i < n && t.code == STORE_OK; i++) {
        if (stand[i])
            continue;
        statement_put_text(&t, files[i]->name);
        statement_put_number(&t, id);
        statement_put_number(&t, files[i]->size);
        statement_put_number(&t, files[i]->modified);
        statement_put_number(&t, (int64_t)files[i]->hash);
        statement_execute(&t);
    }
    return statement_end(&t);
}

/* The group's are as many as the archive has parts of the search: only rows that change are written. */
static int keep_outputs(Store *s, int64_t id, const Unit *u)
{
    const Output **files = mem_alloc((u->n_files + 1) * sizeof *files);
    bool *stand = mem_alloc((u->n_files + 1) * sizeof *stand);
    for (size_t i = 0; i < u->n_files; i++)
        files[i] = &u->files[i];
    qsort(files, u->n_files, sizeof *files, compare_files);
    int code = look_at_outputs(s, id, files, u->n_files, stand);
    if (code == STORE_OK)
        code = put_outputs(s, id, files, u->n_files, stand);
    mem_free(files);
    mem_free(stand);
    return code;
}

static int keep_leads(Store *s, int64_t id, const Unit *u)
{
    Statement t = statement_new(s, "INSERT INTO lead(unit, name, view) VALUES(?, ?, ?)");
    for (size_t i = 0; i < u->n_leads && t.code == STORE_OK; i++) {
        statement_put_number(&t, id);
        statement_put_text(&t, u->leads[i].name);
        statement_put_number(&t, (int64_t)u->leads[i].view);
        statement_execute(&t);
    }
    return statement_end(&t);
}

static int keep_blob(Store *s, const char *sql, int64_t id, Blob b)
{
    Statement t = statement_new(s, sql);
    statement_put_number(&t, id);
    statement_put_bytes(&t, b);
    if (b.n)
        statement_execute(&t);
    return statement_end(&t);
}

static int keep_unit(Store *s, const Unit *u)
{
    int64_t id;
    int code = find_id(s, u->name, &id);
    if (code == STORE_OK)
        code = end_lists(s, u->name);
    if (code != STORE_OK)
        return code;
    Statement t =
        statement_new(s, "INSERT OR REPLACE INTO unit(id, name, fingerprint, common, contents, view, search, pages,"
                         " articles, edition, brief, reports) VALUES(nullif(?, 0), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    statement_put_number(&t, id);
    statement_put_text(&t, u->name);
    statement_put_number(&t, (int64_t)u->fingerprint);
    statement_put_number(&t, (int64_t)u->common);
    statement_put_number(&t, (int64_t)u->contents);
    statement_put_number(&t, (int64_t)u->view);
    statement_put_number(&t, (int64_t)u->search);
    statement_put_number(&t, (int64_t)u->pages);
    statement_put_number(&t, (int64_t)u->articles);
    statement_put_text(&t, u->edition);
    statement_put_bytes(&t, u->brief);
    statement_put_bytes(&t, (Blob){u->reports, u->n_reports});
    statement_execute(&t);
    code = statement_end(&t);
    id = store_last_id(s);
    if (code == STORE_OK)
        code = keep_inputs(s, id, u);
    if (code == STORE_OK)
        code = keep_outputs(s, id, u);
    if (code == STORE_OK)
        code = keep_leads(s, id, u);
    if (code == STORE_OK)
        code = keep_blob(s, "INSERT INTO facts(unit, facts) VALUES(?, ?)", id, u->facts);
    return code == STORE_OK ? keep_blob(s, "INSERT INTO texts(unit, texts) VALUES(?, ?)", id, u->texts) : code;
}

static int keep_faces(Store *s, const State *r)
{
    int code = store_run(s, "DELETE FROM face");
    Statement t = statement_new(s, "INSERT OR REPLACE INTO face(path, stamp) VALUES(?, ?)");
    for (size_t i = 0; i < r->faces.len && code == STORE_OK && t.code == STORE_OK; i++) {
        statement_put_text(&t, r->faces.ptr[i]);
        statement_put_number(&t, (int64_t)r->face_stamps.ptr[i]);
        statement_execute(&t);
    }
    int last = statement_end(&t);
    return code == STORE_OK ? last : code;
}

static int keep_all(Store *s, const State *r)
{
    int code = store_run(s, "BEGIN IMMEDIATE");
    for (size_t i = 0; code == STORE_OK && i < r->gone.len; i++)
        code = end_unit(s, r->gone.ptr[i]);
    for (size_t i = 0; code == STORE_OK && i < r->stale.len; i++)
        code = one_text(s, "UPDATE unit SET fingerprint = 0 WHERE name = ?", r->stale.ptr[i]);
    for (size_t i = 0; code == STORE_OK && i < r->units.len; i++)
        code = keep_unit(s, &r->units.ptr[i]);
    if (code == STORE_OK)
        code = keep_faces(s, r);
    if (code == STORE_OK)
        code = store_run(s, "COMMIT");
    if (code != STORE_OK)
        store_run(s, "ROLLBACK");
    return code;
}

/* ---- stamps ---- */

/* A row that a later record has made is another file's. */
static int renew_unit(Statement *input, Statement *output, const Unit *u)
{
    for (size_t i = 0; i < u->n_inputs && input->code == STORE_OK; i++) {
        const WorldInput *in = &u->inputs[i];
        statement_put_number(input, in->stamp.size);
        statement_put_number(input, in->stamp.modified);
        statement_put_number(input, in->stamp.status);
        statement_put_text(input, u->name);
        statement_put_text(input, in->path);
        statement_put_number(input, (int64_t)in->hash);
        statement_execute(input);
    }
    for (size_t i = 0; i < u->n_files && output->code == STORE_OK; i++) {
        statement_put_number(output, u->files[i].modified);
        statement_put_text(output, u->files[i].name);
        statement_put_number(output, (int64_t)u->files[i].hash);
        statement_execute(output);
    }
    return input->code == STORE_OK ? output->code : input->code;
}

static int renew(Store *s, const State *known)
{
    int code = store_run(s, "BEGIN IMMEDIATE");
    if (code != STORE_OK)
        return code;
    Statement input = statement_new(s, "UPDATE input SET size = ?, modified = ?, status = ? WHERE unit ="
                                       " (SELECT id FROM unit WHERE name = ?) AND path = ? AND hash = ?");
    Statement output = statement_new(s, "UPDATE output SET modified = ? WHERE name = ? AND hash = ?");
    for (size_t i = 0; i < known->units.len && code == STORE_OK; i++)
        if (known->units.ptr[i].renewed)
            code = renew_unit(&input, &output, &known->units.ptr[i]);
    statement_end(&input);
    statement_end(&output);
    if (code == STORE_OK)
        code = store_run(s, "COMMIT");
    if (code != STORE_OK)
        store_run(s, "ROLLBACK");
    return code;
}

bool store_renew(Store *s, Diag *d, const State *known)
{
    bool any = false;
    for (size_t i = 0; i < known->units.len && !any; i++)
        any = known->units.ptr[i].renewed;
    if (!any)
        return true;
    int code = store_ready(s, d) ? renew(s, known) : STORE_OK;
    if (code != STORE_OK)
        store_report(s, d, code);
    return code == STORE_OK;
}

/* A WorldKeeper's function. */
static bool keep(void *context, Diag *d, const void *record, size_t n)
{
    Store *s = context;
    State *r = state_new();
    bool ok = state_parse(r, record, n);
    if (!ok)
        diag_failure(d, diag_file(d, s->path), DIAG_STORE_FAILED, "the record of a step is damaged");
    mtx_lock(&s->lock);
    ok = ok && store_ready(s, d);
    int code = ok ? keep_all(s, r) : STORE_OK;
    if (code != STORE_OK && !store_machine_failed(code)) { /* damaged: a new one has at least this */
        ok = store_discard(s, d) && store_ready(s, d);
        code = ok ? keep_all(s, r) : STORE_OK;
    }
    mtx_unlock(&s->lock);
    if (code != STORE_OK)
        store_report(s, d, code);
    state_free(r);
    return ok && code == STORE_OK;
}

WorldKeeper store_keeper(Store *s)
{
    return (WorldKeeper){keep, s};
}
