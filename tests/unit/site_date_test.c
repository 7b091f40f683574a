/* Dates: calendar, weekday, epoch, the forms a masthead prints, lunar dates. */
#include "diag/phrase.h"
#include "site/names.h"
#include "site/site.h"
#include "tests/check.h"

static Date of(const char *s)
{
    Date d = {0};
    date_parse(s, strlen(s), &d);
    return d;
}

static void test_parse(Checks *c)
{
    static const char *const good[] = {"2021-11-02", "2000-02-29", "2024-02-29", "0001-01-01", "9999-12-31"};
    static const char *const bad[] = {"2021-02-29", "1900-02-29", "2021-13-01",    "2021-00-10", "2021-04-31",
                                      "2021-1-02",  "2021-11-00", "2021/11/02",    "21-11-02",   "2021-11-02x",
                                      "",           "0000-01-01", "２０２１-11-02"};
    Date d;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        char iso[11];
        CHECK_AT(c, date_parse(good[i], strlen(good[i]), &d), "%s", good[i]);
        date_iso(d, iso);
        CHECK_STR(c, iso, good[i]);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        CHECK_AT(c, !date_parse(bad[i], strlen(bad[i]), &d), "%s", bad[i]);
}

static void test_forms(Checks *c)
{
    Arena *a = arena_new();
    CHECK_INT(c, date_weekday(of("2021-11-02")), 2);
    CHECK_INT(c, date_weekday(of("1970-01-01")), 4);
    CHECK_INT(c, date_weekday(of("2000-01-01")), 6);
    CHECK_INT(c, date_weekday(of("1900-01-01")), 1);
    CHECK_INT(c, date_to_epoch(of("1970-01-01")), -8 * 3600);
    CHECK_INT(c, date_to_epoch(of("2021-11-02")), 1635782400);
    CHECK_INT(c, date_to_epoch(of("1969-12-31")), -32 * 3600);
    CHECK_STR(c, date_weekday_name(of("2021-11-02"), LANG_ZH_HANS), "星期二");
    CHECK_STR(c, date_weekday_name(of("2021-11-07"), LANG_ZH_HANT), "星期日");
    CHECK_STR(c, date_weekday_name(of("2021-11-02"), LANG_BO), "གཟའ་མིག་དམར");
    CHECK_STR(c, date_long(a, of("2021-11-02"), LANG_ZH_HANS), "2021年11月2日");
    CHECK_STR(c, date_long(a, of("2021-11-02"), LANG_BO), "༢༠༢༡ལོའི་ཟླ་༡༡ཚེས་༢");
    arena_free(a);
}

/* As published in almanacs. */
static void test_lunar(Checks *c)
{
    static const struct {
        const char *date, *lunar;
    } days[] = {
        {"2021-11-02", "农历辛丑年九月廿八"},
        {"2021-02-11", "农历庚子年十二月三十"},
        {"2021-02-12", "农历辛丑年正月初一"},
        {"2020-05-23", "农历庚子年闰四月初一"},
        {"2023-03-22", "农历癸卯年闰二月初一"},
        {"2024-02-10", "农历甲辰年正月初一"},
        {"2024-09-17", "农历甲辰年八月十五"},
        {"2022-01-31", "农历辛丑年十二月廿九"},
        {"2025-07-25", "农历乙巳年闰六月初一"},
        {"1949-10-01", "农历己丑年八月初十"},
        {"1978-12-18", "农历戊午年十一月十九"},
        {"1900-01-31", "农历庚子年正月初一"},
        {"1984-02-02", "农历甲子年正月初一"},
        {"2033-12-22", "农历癸丑年闰十一月初一"},
        {"2100-02-09", "农历庚申年正月初一"},
        {"2021-10-25", "农历辛丑年九月二十"},
        {"2021-10-15", "农历辛丑年九月初十"},
        {"1899-12-31", ""},
        {"2101-01-01", ""},
    };
    Arena *a = arena_new();
    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        CHECK_AT(c, strcmp(date_lunar(a, of(days[i].date), LANG_ZH_HANS), days[i].lunar) == 0, "%s: %s, not %s",
                 days[i].date, date_lunar(a, of(days[i].date), LANG_ZH_HANS), days[i].lunar);
    arena_free(a);
}

static void test_utc(Checks *c)
{
    static const struct {
        int64_t epoch;
        const char *told;
    } cases[] = {{0, "1970-01-01T00:00:00Z"},           {-1, "1969-12-31T23:59:59Z"},
                 {951782399, "2000-02-28T23:59:59Z"},   {951782400, "2000-02-29T00:00:00Z"},
                 {1635811200, "2021-11-02T00:00:00Z"},  {-62135596800, "0001-01-01T00:00:00Z"},
                 {253402300799, "9999-12-31T23:59:59Z"}};
    char told[DATE_UTC_SIZE];
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        date_utc(cases[i].epoch, told);
        CHECK_STR(c, told, cases[i].told);
    }
}

static void test_names(Checks *c)
{
    static const char *const good[] = {"zhucun", "jx-1", "a", "头条", "2021-review", "བོད་ཡིག", "a_b", "1a"};
    static const char *const bad[] = {"", "index", "issue", "01", "1", "-a", "A", "a b", "a.b", "a/b", "a%", "头，条"};
    Arena *a = arena_new();
    const char *hint;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        CHECK_AT(c, !slug_fault(a, good[i], &hint), "%s", good[i]);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        CHECK_AT(c, slug_fault(a, bad[i], &hint) && *hint, "%s", bad[i]);
    CHECK(c, slug_fault(a, "Top Story!", &hint));
    Buf said = {0};
    phrase_say(hint, &said);
    CHECK_STR(c, said.data, "rename it, for example to `top-story`");
    buf_free(&said);
    CHECK(c, !paper_id_fault(a, "xzrb-bo", &hint));
    CHECK(c, paper_id_fault(a, "报", &hint));
    CHECK(c, paper_id_fault(a, "assets", &hint));
    arena_free(a);
}

int main(void)
{
    Checks c = {0};
    test_parse(&c);
    test_forms(&c);
    test_lunar(&c);
    test_utc(&c);
    test_names(&c);
    return CHECK_END(&c);
}
