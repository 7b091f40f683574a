#include "site/publish.h"

#include "base/moment.h"
#include "site/issue_yaml.h"
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
    int64_t local = seconds + BEIJING, days = local / DAY;
    int clock = (int)(local % DAY);
    if (clock < 0) {
        clock += DAY;
        days--;
    }
    /* Howard Hinnant's civil_from_days. */
    int64_t z = days + 719468, era = (z >= 0 ? z : z - 146096) / 146097, of_era = z - era * 146097;
    int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year + year / 4 - year / 100), month = (5 * of_year + 2) / 153;
    int64_t day = of_year - (153 * month + 2) / 5 + 1, number = month < 10 ? month + 3 : month - 9;
    return arena_printf(a, "%04d-%02d-%02d %02d:%02d +08:00", (int)(year + era * 400 + (number <= 2)), (int)number,
                        (int)day, clock / HOUR, clock % HOUR / MINUTE);
}
