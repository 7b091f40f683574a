/* Upload lists: what is published now against what was told. */
#include "store/internal.h"

#define OF_SITE "name >= 'site/' AND name < 'site0'"

static int list_changes(Store *s, const char *sql, bool gone, Arena *a, Changes *to)
{
    Statement t = statement_new(s, sql);
    while (statement_next(&t)) {
        ChangeKind kind = gone ? CHANGE_REMOVE : statement_number(&t, 1) ? CHANGE_REPLACE : CHANGE_NEW;
        vec_push(&to->files, ((Change){arena_strdup(a, statement_text(&t, 0)), kind}));
    }
    return statement_end(&t);
}

bool store_changes(Store *s, Diag *d, Arena *a, Changes *to)
{
    if (!s->db && !world_exists(s->world, s->path)) { /* nothing was ever published */
        to->first = true;
        return true;
    }
    if (!store_ready(s, d))
        return false;
    Statement t = statement_new(s, "SELECT 1 FROM told LIMIT 1");
    to->first = !statement_next(&t);
    int code = statement_end(&t);
    if (code == STORE_OK) /* what is taken up without a hash may be anything */
        code = list_changes(s,
                            "SELECT name, EXISTS(SELECT 1 FROM told WHERE told.name = output.name) FROM output"
                            " WHERE " OF_SITE " AND (hash = 0 OR NOT EXISTS"
                            "(SELECT 1 FROM told WHERE told.name = output.name AND told.hash = output.hash))",
                            false, a, to);
    if (code == STORE_OK)
        code = list_changes(s, "SELECT name FROM told WHERE name NOT IN (SELECT name FROM output)", true, a, to);
    if (code != STORE_OK)
        store_report(s, d, code);
    return code == STORE_OK;
}

bool store_told(Store *s, Diag *d)
{
    if (!s->db)
        return true;
    int code =
        store_run(s, "BEGIN IMMEDIATE; DELETE FROM told WHERE name NOT IN (SELECT name FROM output);"
                     "INSERT OR REPLACE INTO told(name, hash) SELECT name, hash FROM output WHERE " OF_SITE
                     " AND NOT EXISTS(SELECT 1 FROM told WHERE told.name = output.name AND told.hash = output.hash);"
                     "COMMIT");
    if (code != STORE_OK) {
        store_run(s, "ROLLBACK");
        store_report(s, d, code);
    }
    return code == STORE_OK;
}
