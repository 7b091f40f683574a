/* Reading: what the store knows. */
#include "store/internal.h"

#include "base/map.h"
#include <string.h>

static int load_faces(Store *s, State *to)
{
    Statement t = statement_new(s, "SELECT path, stamp FROM face ORDER BY path");
    while (statement_next(&t))
        state_add_face(to, statement_text(&t, 0), (uint64_t)statement_number(&t, 1));
    return statement_end(&t);
}

/* ---- a unit's lists ---- */

static int take_outputs(Statement *t, Arena *a, Unit *u)
{
    VEC(Output) list = {0};
    while (statement_next(t)) {
        const char *name = statement_text(t, 0);
        if (!world_is_inside(name))
            t->code = STORE_DAMAGED;
        vec_push(&list, ((Output){arena_strdup(a, name), statement_number(t, 1), statement_number(t, 2),
                                  (uint64_t)statement_number(t, 3)}));
    }
    u->files = arena_dup(a, list.ptr, list.len * sizeof *list.ptr);
    u->n_files = list.len;
    vec_free(&list);
    return t->code;
}

static WorldInput input_of(const Statement *t, const char *path)
{
    return (WorldInput){
        path,
        {statement_number(t, 1), statement_number(t, 2), statement_number(t, 3), statement_number(t, 4) != 0},
        (uint64_t)statement_number(t, 5)};
}

static int take_inputs(Statement *t, Arena *a, Unit *u)
{
    VEC(WorldInput) list = {0};
    while (statement_next(t))
        vec_push(&list, input_of(t, arena_strdup(a, statement_text(t, 0))));
    u->inputs = arena_dup(a, list.ptr, list.len * sizeof *list.ptr);
    u->n_inputs = list.len;
    vec_free(&list);
    return t->code;
}

static int list_unit(Store *s, Arena *a, int64_t row, Unit *u)
{
    Statement inputs =
        statement_kept(s, STORE_INPUTS, "SELECT path, size, modified, status, folder, hash FROM input WHERE unit = ?");
    statement_put_number(&inputs, row);
    int code = take_inputs(&inputs, a, u);
    statement_rest(&inputs);
    if (code != STORE_OK)
        return code;
    Statement outputs =
        statement_kept(s, STORE_OUTPUTS, "SELECT name, size, modified, hash FROM output WHERE unit = ? ORDER BY name");
    statement_put_number(&outputs, row);
    code = take_outputs(&outputs, a, u);
    statement_rest(&outputs);
    return code;
}

bool store_list(Store *s, Diag *d, Unit *u)
{
    if (unit_is_listed(u))
        return true;
    const size_t known = u->n_inputs;
    u->lists = arena_new();
    mtx_lock(&s->lock);
    int code = s->db ? list_unit(s, u->lists, u->row, u) : STORE_DAMAGED;
    if (code == STORE_OK && u->n_inputs != known)
        code = STORE_DAMAGED;
    s->damaged |= code != STORE_OK && !store_machine_failed(code);
    mtx_unlock(&s->lock);
    if (code == STORE_OK)
        return true;
    unit_unlist(u);
    u->n_inputs = known;
    store_report(s, d, code);
    return false;
}

bool store_list_all(Store *s, Diag *d, State *known)
{
    bool ok = true;
    for (size_t i = 0; ok && i < known->units.len; i++)
        ok = store_list(s, d, &known->units.ptr[i]);
    return ok;
}

bool store_input(Store *s, const Unit *u, const char *path, WorldInput *in)
{
    if (!s->db)
        return false;
    mtx_lock(&s->lock);
    Statement t = statement_kept(s, STORE_INPUT,
                                 "SELECT path, size, modified, status, folder, hash FROM input WHERE unit = ?"
                                 " AND path = ?");
    statement_put_number(&t, u->row);
    statement_put_text(&t, path);
    const bool found = statement_next(&t);
    if (found)
        *in = input_of(&t, path);
    statement_rest(&t);
    mtx_unlock(&s->lock);
    return found;
}

bool store_is_damaged(const Store *s)
{
    return s->damaged;
}

bool store_give_up(Store *s, Diag *d)
{
    return store_discard(s, d);
}

/* ---- all units ---- */

static Blob kept_bytes(Arena *a, Blob b)
{
    return (Blob){arena_strndup(a, b.n ? b.bytes : "", b.n), b.n};
}

/* The group's own units have their lists from the beginning: they are few, and needed. */
static int load_unit(Store *s, State *to, const Statement *t)
{
    Arena *a = to->arena;
    const int64_t row = statement_number(t, 0);
    const Blob reports = kept_bytes(a, statement_bytes(t, 11));
    Unit u = {.name = arena_strdup(a, statement_text(t, 1)),
              .fingerprint = (uint64_t)statement_number(t, 2),
              .common = (uint64_t)statement_number(t, 3),
              .contents = (uint64_t)statement_number(t, 4),
              .view = (uint64_t)statement_number(t, 5),
              .search = (uint64_t)statement_number(t, 6),
              .pages = (size_t)statement_number(t, 7),
              .articles = (size_t)statement_number(t, 8),
              .edition = arena_strdup(a, statement_text(t, 9)),
              .brief = kept_bytes(a, statement_bytes(t, 10)),
              .facts = {"", 0},
              .texts = {"", 0},
              .reports = reports.bytes,
              .n_reports = reports.n};
    int code = STORE_OK;
    if (strchr(u.name, '/'))
        u.row = row;
    else
        code = list_unit(s, a, row, &u);
    state_take(to, &u);
    return code;
}

/* by_row: where each is in the list. */
static int load_units(Store *s, State *to, IntMap *by_row)
{
    Statement t = statement_new(s, "SELECT id, name, fingerprint, common, contents, view, search, pages, articles,"
                                   " edition, brief, reports FROM unit ORDER BY name");
    while (statement_next(&t)) {
        intmap_put(by_row, (uint64_t)statement_number(&t, 0), to->units.len);
        t.code = load_unit(s, to, &t);
    }
    return statement_end(&t);
}

/* The unit of a row's first column; NULL: of none that is there. */
static Unit *unit_of(State *to, const IntMap *by_row, const Statement *t)
{
    uint64_t at;
    return intmap_lookup(by_row, (uint64_t)statement_number(t, 0), &at) ? &to->units.ptr[at] : NULL;
}

/* How many inputs each has. One question for all: for each unit by itself it takes longer than the units. */
static int load_counts(Store *s, State *to, const IntMap *by_row)
{
    Statement t = statement_new(s, "SELECT unit, count(*) FROM input GROUP BY unit");
    while (statement_next(&t)) {
        Unit *u = unit_of(to, by_row, &t);
        if (u && !unit_is_listed(u))
            u->n_inputs = (size_t)statement_number(&t, 1);
    }
    return statement_end(&t);
}

static void give_leads(Arena *a, Unit *u, const Lead *leads, size_t n)
{
    if (!u)
        return;
    u->leads = arena_dup(a, leads, n * sizeof *leads);
    u->n_leads = n;
}

static int load_leads(Store *s, State *to, const IntMap *by_row)
{
    VEC(Lead) list = {0}; /* of one unit */
    Unit *last = NULL;
    Statement t = statement_new(s, "SELECT unit, name, view FROM lead ORDER BY unit, name");
    while (statement_next(&t)) {
        Unit *u = unit_of(to, by_row, &t);
        if (u != last) {
            give_leads(to->arena, last, list.ptr, list.len);
            list.len = 0;
            last = u;
        }
        vec_push(&list, ((Lead){arena_strdup(to->arena, statement_text(&t, 1)), (uint64_t)statement_number(&t, 2)}));
    }
    give_leads(to->arena, last, list.ptr, list.len);
    vec_free(&list);
    return statement_end(&t);
}

static int load(Store *s, State *to)
{
    IntMap *by_row = intmap_new();
    int code = load_faces(s, to);
    if (code == STORE_OK)
        code = load_units(s, to, by_row);
    if (code == STORE_OK)
        code = load_counts(s, to, by_row);
    if (code == STORE_OK)
        code = load_leads(s, to, by_row);
    intmap_free(by_row);
    return code;
}

State *store_load(Store *s, Diag *d, bool *lost)
{
    *lost = !s->db && !world_exists(s->world, s->path);
    if (*lost) /* nothing is made before there is something to keep */
        return state_new();
    if (!store_ready(s, d))
        return NULL;
    State *to = state_new();
    int code = load(s, to);
    if (code != STORE_OK && !store_machine_failed(code)) {
        state_free(to);
        to = state_new();
        if (!store_discard(s, d) || !store_ready(s, d)) {
            state_free(to);
            return NULL;
        }
        code = STORE_OK;
    }
    *lost = s->made || !to->units.len; /* made by a run that died, perhaps */
    if (code == STORE_OK)
        return to;
    store_report(s, d, code);
    state_free(to);
    return NULL;
}

/* Asked of every issue: the statement is made ready once. */
static void one_blob(Store *s, StoreQuery which, const char *sql, const char *unit, Buf *out)
{
    if (!s->db)
        return;
    mtx_lock(&s->lock);
    Statement t = statement_kept(s, which, sql);
    statement_put_text(&t, unit);
    if (statement_next(&t)) {
        Blob b = statement_bytes(&t, 0);
        buf_put(out, b.n ? b.bytes : "", b.n);
    }
    statement_rest(&t);
    mtx_unlock(&s->lock);
}

void store_begin_reading(Store *s)
{
    if (s->db)
        store_run(s, "BEGIN");
}

void store_end_reading(Store *s)
{
    if (s->db)
        store_run(s, "COMMIT");
}

void store_facts(Store *s, const char *unit, Buf *out)
{
    one_blob(s, STORE_FACTS, "SELECT facts FROM facts WHERE unit = (SELECT id FROM unit WHERE name = ?)", unit, out);
}

void store_texts(Store *s, const char *unit, Buf *out)
{
    one_blob(s, STORE_TEXTS, "SELECT texts FROM texts WHERE unit = (SELECT id FROM unit WHERE name = ?)", unit, out);
}
