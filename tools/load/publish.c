/* publish_at: its time, read and said. */
#include "load/publish.h"

#include "base/moment.h"
#include "load/issue_yaml.h"
#include "world/clean.h"
#include <string.h>

bool publish_time(const char *text, int64_t *seconds)
{
    Moment m;
    if (!moment_parse(text, &m))
        return false;
    *seconds = moment_epoch(m);
    return true;
}

int64_t publish_at(World *w, const Issue *issue)
{
    Arena *a = arena_new();
    Diag *muted = diag_new();
    bool missing = false;
    int64_t at = 0;
    Source *src = source_read(w, muted, a, arena_printf(a, "%s/issue.yaml", issue->dir), &missing);
    if (src && strstr(src->text, "publish_at")) {
        IssueYaml y;
        yaml_read(muted, a, yaml_parse(muted, a, src, 0, src->len), &issue_yaml, &y);
        if (!publish_time(y.publish_at.text, &at))
            at = 0;
    }
    diag_free(muted);
    arena_free(a);
    return at;
}

const char *publish_words(Arena *a, int64_t seconds)
{
    Moment m = moment_of(seconds);
    return arena_printf(a, "%04d-%02d-%02d %02d:%02d +08:00", m.year, m.month, m.day, m.hour, m.minute);
}
