/* Days and times as editors write them. */
#include "base/moment.h"
#include "tests/check.h"

#include <string.h>

static const char *written(const char *s, char out[MOMENT_BYTES])
{
    Moment m;
    out[0] = 0;
    if (moment_parse(s, &m))
        moment_rfc3339(m, out);
    return out;
}

static void test_forms(Checks *c)
{
    static const struct {
        const char *text, *rfc; /* "": none */
    } cases[] = {
        {"2021-11-03", "2021-11-03T00:00:00+08:00"},
        {"2021-11-03 09:30", "2021-11-03T09:30:00+08:00"},
        {"2021-11-03T09:30", "2021-11-03T09:30:00+08:00"},
        {"2021-11-03T09:30:15Z", "2021-11-03T09:30:15+00:00"},
        {"2021-11-03 09:30 +05:30", "2021-11-03T09:30:00+05:30"},
        {"2021-11-03T09:30:00-03:00", "2021-11-03T09:30:00-03:00"},
        {"2020-02-29", "2020-02-29T00:00:00+08:00"},
        {"2021-02-29", ""},
        {"2100-02-29", ""}, /* no leap year */
        {"2021-11-31", ""},
        {"2021-13-01", ""},
        {"2021-00-01", ""},
        {"0000-01-01", ""},
        {"2021-11-3", ""},
        {"2021-11-03x", ""},
        {"2021-11-03 24:00", ""},
        {"2021-11-03 09:60", ""},
        {"2021-11-03 9:30", ""},
        {"2021-11-03T09:30+0800", ""},
        {"2021-11-03T09:30+25:00", ""},
        {"", ""},
    };
    char out[MOMENT_BYTES];
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CHECK_STR(c, written(cases[i].text, out), cases[i].rfc);
}

static void test_meant(Checks *c)
{
    static const char *const same[] = {"2021-11-3",     "2021/11/03", "2021.11.3",
                                       "2021年11月3日", "20211103",   "２０２１年１１月３日"};
    static const char *const none[] = {"2021-11-31", "11-03", "3/11/2021", "2021", "昨天", "2021-11-03 of all", ""};
    Moment m;
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        CHECK(c, moment_meant(same[i], &m) && m.year == 2021 && m.month == 11 && m.day == 3);
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        CHECK(c, !moment_meant(none[i], &m));
    CHECK(c, moment_looks_so("2021-11-31") && moment_looks_so("11月3日") && !moment_looks_so("见2021年报道"));
}

static void test_epochs(Checks *c)
{
    static const char *const times[] = {"1970-01-01T00:00:00Z", "1969-12-31 23:59", "2000-02-29 12:00", "2021-11-03"};
    static const int64_t epochs[] = {0, -8 * 3600 - 60, 951796800, 1635868800};
    Moment m;
    char out[MOMENT_BYTES], back[MOMENT_BYTES];
    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        CHECK(c, moment_parse(times[i], &m) && moment_epoch(m) == epochs[i]);
        moment_rfc3339(moment_of(epochs[i]), out);
        CHECK(c, moment_parse(out, &m) && moment_epoch(m) == epochs[i]);
    }
    moment_rfc3339(moment_of(1635868800), back);
    CHECK_STR(c, back, "2021-11-03T00:00:00+08:00");
    moment_rfc3339(moment_in(1635868800, 0), back);
    CHECK_STR(c, back, "2021-11-02T16:00:00+00:00");
    moment_rfc3339(moment_in(-1, -3 * 60 - 30), back);
    CHECK_STR(c, back, "1969-12-31T20:29:59-03:30");
    for (int year = 1; year < 10000; year += 33) /* first and last days of years come back */
        for (int last = 0; last < 2; last++) {
            const int64_t time = (day_number(year, 1, 1) - last) * 86400;
            CHECK(c, moment_epoch(moment_of(time)) == time);
        }
}

int main(void)
{
    Checks c = {0};
    test_forms(&c);
    test_meant(&c);
    test_epochs(&c);
    return CHECK_END(&c);
}
