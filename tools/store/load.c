/* Reading: what the store knows. */
#include "store/internal.h"

static int load_faces(Store *s, State *to)
{
    Statement t = statement_new(s, "SELECT path, stamp FROM face ORDER BY path");
    while (statement_next(&t))
        state_add_face(to, statement_text(&t, 0), (uint64_t)statement_number(&t, 1));
    return statement_end(&t);
}

/* The lists of a unit, by statements that are made ready once; names are the state's. */
typedef struct Lists {
    Arena *arena; /* the state's */
    Statement outputs, inputs, leads;
    VEC(Output) output;
    VEC(WorldInput) input;
    VEC(Lead) lead;
} Lists;

static int load_outputs(Lists *l, int64_t unit)
{
    Statement *t = &l->outputs;
    statement_again(t, unit);
    l->output.len = 0;
    while (statement_next(t)) {
        const char *name = statement_text(t, 0);
        if (!world_is_inside(name))
            t->code = STORE_DAMAGED;
        vec_push(&l->output, ((Output){arena_strdup(l->arena, name), statement_number(t, 1), statement_number(t, 2),
                                       (uint64_t)statement_number(t, 3)}));
    }
    return t->code;
}

static int load_inputs(Lists *l, int64_t unit)
{
    Statement *t = &l->inputs;
    statement_again(t, unit);
    l->input.len = 0;
    while (statement_next(t))
        vec_push(&l->input, ((WorldInput){arena_strdup(l->arena, statement_text(t, 0)),
                                          {statement_number(t, 1), statement_number(t, 2), statement_number(t, 3),
                                           statement_number(t, 4) != 0},
                                          (uint64_t)statement_number(t, 5)}));
    return t->code;
}

static int load_leads(Lists *l, int64_t unit)
{
    Statement *t = &l->leads;
    statement_again(t, unit);
    l->lead.len = 0;
    while (statement_next(t))
        vec_push(&l->lead, ((Lead){arena_strdup(l->arena, statement_text(t, 0)), (uint64_t)statement_number(t, 1)}));
    return t->code;
}

#define TAKE(l, list) arena_dup((l)->arena, (l)->list.ptr, (l)->list.len * sizeof *(l)->list.ptr)

static int load_unit(Lists *l, State *to, const Statement *t)
{
    const int64_t id = statement_number(t, 0);
    int code = load_outputs(l, id);
    if (code == STORE_OK)
        code = load_inputs(l, id);
    if (code == STORE_OK)
        code = load_leads(l, id);
    const Blob brief = statement_bytes(t, 10), reports = statement_bytes(t, 11);
    state_take(to, &(Unit){.name = arena_strdup(l->arena, statement_text(t, 1)),
                           .fingerprint = (uint64_t)statement_number(t, 2),
                           .common = (uint64_t)statement_number(t, 3),
                           .contents = (uint64_t)statement_number(t, 4),
                           .view = (uint64_t)statement_number(t, 5),
                           .search = (uint64_t)statement_number(t, 6),
                           .pages = (size_t)statement_number(t, 7),
                           .articles = (size_t)statement_number(t, 8),
                           .edition = arena_strdup(l->arena, statement_text(t, 9)),
                           .brief = {arena_strndup(l->arena, brief.n ? brief.bytes : "", brief.n), brief.n},
                           .files = TAKE(l, output),
                           .n_files = l->output.len,
                           .inputs = TAKE(l, input),
                           .n_inputs = l->input.len,
                           .leads = TAKE(l, lead),
                           .n_leads = l->lead.len,
                           .facts = {"", 0},
                           .texts = {"", 0},
                           .reports = arena_strndup(l->arena, reports.n ? reports.bytes : "", reports.n),
                           .n_reports = reports.n});
    return code;
}

static int load_units(Store *s, State *to)
{
    Statement t =
        statement_new(s, "SELECT id, name, fingerprint, common, contents, view, search, pages, articles, edition,"
                         " brief, reports FROM unit ORDER BY name");
    Lists l = {
        .arena = to->arena,
        .outputs = statement_new(s, "SELECT name, size, modified, hash FROM output WHERE unit = ? ORDER BY name"),
        .inputs = statement_new(s, "SELECT path, size, modified, status, folder, hash FROM input WHERE unit = ?"),
        .leads = statement_new(s, "SELECT name, view FROM lead WHERE unit = ? ORDER BY name")};
    while (statement_next(&t))
        t.code = load_unit(&l, to, &t);
    statement_end(&l.outputs);
    statement_end(&l.inputs);
    statement_end(&l.leads);
    vec_free(&l.output);
    vec_free(&l.input);
    vec_free(&l.lead);
    return statement_end(&t);
}

static int load(Store *s, State *to)
{
    int code = load_faces(s, to);
    return code == STORE_OK ? load_units(s, to) : code;
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
static void one_blob(Store *s, StoreBlob which, const char *sql, const char *unit, Buf *out)
{
    if (!s->db)
        return;
    Statement t = statement_kept(s, which, sql);
    statement_put_text(&t, unit);
    if (statement_next(&t)) {
        Blob b = statement_bytes(&t, 0);
        buf_put(out, b.n ? b.bytes : "", b.n);
    }
    statement_rest(&t);
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
