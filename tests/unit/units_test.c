/* Lengths as layouts write them. */
#include "style/units.h"
#include "tests/check.h"

static const SizeName names[] = {{"小五", 9 * LEN_PT}, {"五号", 10 * LEN_PT + LEN_PT / 2}, {"小初", 36 * LEN_PT}};
static const Units units = {.em = 9 * LEN_PT, .pitch = 11 * LEN_PT + LEN_PT / 2, .sizes = names, .n_sizes = 3};

static void test_lengths(Checks *c)
{
    static const struct {
        const char *text;
        double pt;
    } cases[] = {
        {"小五", 9},      {"五号", 10.5},       {"小初", 36},
        {"9pt", 9},       {"11.5pt", 11.5},     {"-3pt", -3},
        {".5pt", 0.5},    {"0pt", 0},           {"25.4mm", 72},
        {"13字", 117},    {"0.5字", 4.5},       {"2行", 23},
        {"1.5行", 17.25}, {"9 pt", 9},          {"-1字", -9},
        {"0.4pt", 0.4},   {"-14400pt", -14400}, {"390mm", 390 * 72 / 25.4},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Len l = -1;
        CHECK_AT(c, units_parse(&units, cases[i].text, &l) && l == len_from_pt(cases[i].pt), "%s: %.3f pt",
                 cases[i].text, len_to_pt(l));
    }
}

static void test_others(Checks *c)
{
    static const char *const cases[] = {"",       "9",    "pt",     "9 points", "九pt",   "1e3pt",
                                        "四号",   "9pt ", "--9pt",  "1..5pt",   "13字符", "14401pt",
                                        "1601字", "inf",  "0x10pt", ".pt",      "-"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Len l = 77;
        CHECK_AT(c, !units_parse(&units, cases[i], &l) && l == 77, "'%s' gives %.3f pt", cases[i], len_to_pt(l));
    }
}

/* 字 and 行 mean nothing before the body's size and the grid's pitch are known. */
static void test_unknown_units(Checks *c)
{
    static const Units none = {0};
    Len l;
    CHECK(c, !units_parse(&none, "2字", &l));
    CHECK(c, !units_parse(&none, "2行", &l));
    CHECK(c, !units_parse(&none, "小五", &l));
    CHECK(c, units_parse(&none, "2pt", &l) && l == 2 * LEN_PT);
}

int main(void)
{
    Checks c = {0};
    test_lengths(&c);
    test_others(&c);
    test_unknown_units(&c);
    return CHECK_END(&c);
}
