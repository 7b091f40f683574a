/* When issues appear (load/publish.h). Right values: date -d '…' +%s. */
#include "load/publish.h"
#include "tests/check.h"

static void check_time(Checks *c, const char *text, long long want)
{
    int64_t seconds = -1;
    CHECK_AT(c, publish_time(text, &seconds) == (want >= 0) && (want < 0 || seconds == want), "%s: %lld", text,
             (long long)seconds);
}

int main(void)
{
    Checks c = {0};
    Arena *a = arena_new();
    check_time(&c, "2021-11-02 06:00", 1635804000); /* in Beijing */
    check_time(&c, "2021-11-02T06:00:30+08:00", 1635804030);
    check_time(&c, "2021-11-01T22:00Z", 1635804000);
    check_time(&c, "2021-11-02 03:30 +05:30", 1635804000);
    check_time(&c, "2021-11-01 17:00 -05:00", 1635804000);
    check_time(&c, "2021-11-02", 1635782400);
    check_time(&c, "2000-02-29 00:00Z", 951782400);
    static const char *const none[] = {"",
                                       "now",
                                       "2021-11-2",
                                       "2021-02-29",
                                       "2021-11-02 6:00",
                                       "2021-11-02 24:00",
                                       "2021-11-02 06:60",
                                       "2021-11-02 06",
                                       "2021-11-02  06:00",
                                       "2021-11-02 06:00 CST",
                                       "2021-11-02 06:00+8",
                                       "2021-11-02 06:00Z ",
                                       "2021-11-02 06:00 ",
                                       "06:00"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        check_time(&c, none[i], -1);
    CHECK_STR(&c, publish_words(a, 1635804000), "2021-11-02 06:00 +08:00");
    CHECK_STR(&c, publish_words(a, 951782400), "2000-02-29 08:00 +08:00");
    CHECK_STR(&c, publish_words(a, 1735660740), "2024-12-31 23:59 +08:00");
    arena_free(a);
    return CHECK_END(&c);
}
