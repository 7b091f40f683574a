/* Inputs made to be slow: refused with a clear error or parsed, in either case in time that grows as they do. */
#include "tests/unit/parse_fixture.h"

#include <time.h>

/* Of the processor's time, so that a busy machine doesn't matter: four times the input may take eight times as long (a
 * quadratic step takes sixteen); too short to measure below the least. */
enum { STEP = 4, MOST_GROWTH = 8, LEAST_MILLISECONDS = 250 };

typedef struct Flood {
    const char *head, *unit, *tail;
    int times;
    const char *report; /* how the first report begins; "" when any is fine */
} Flood;

static const Flood floods[] = {
    {"", "> ", "x", 20000, "4:65: error: quotes and lists nested too deep: the limit is 32"},
    {"", "- ", "x", 20000, "4:65: error: quotes and lists nested too deep: the limit is 32"},
    {"", "1. ", "x", 20000, "4:"},
    {"", "- ", "", 20000, ""},
    {"> > > > > > > > > > > > > > > > > > > > > > > > > > > > > > x\n", "y\n", "", 50000, ""},
    {"> > > > > > > > > > > > > > > > > > > > > > > > > > > > > > x\n", "> y\n", "", 20000, ""},
    {"- - - - - - - - - - - - - - - - - - - - - - - - - - - - - - x\n", "y\n", "", 50000, ""},
    {"", "<![CDATA[", "", 20000, "4:"},
    {"", "<!A ", "", 20000, "4:401: error: too many of <! and <?: the limit is 100"},
    {"", "<?", "", 20000, "4:201: error: too many of <! and <?: the limit is 100"},
    {"|", "a|", "\n|-|\n", 20000, "4:1: error: too many columns in a table: the limit is 64"},
    {"|a|\n|-|\n|", "a|", "", 20000, "6:1: error: too many columns in a table: the limit is 64"},
    {"|", "-|", "\n", 20000, "4:1: error: too many columns in a table: the limit is 64"},
    {"|a|b|c|d|\n|-|-|-|-|\n", "|\n", "", 20000, "5006:1: error: too many cells in a table: the limit is 20000"},
    {"", "[a]: b\n", "\n[a]", 2000, "1004:1: error: too many link definitions and notes: the limit is 1000"},
    {"", "[", "", 20000, "4:1: error: too many brackets and emphasis marks in a paragraph: the limit is 4000"},
    {"", "![l", "", 20000, "4:1: error: too many brackets"},
    {"", "*a **b ", "", 20000, "4:1: error: too many brackets"},
    {"", "_a__", "", 20000, "4:1: error: too many brackets"},
    {"", "a@", "", 20000, "4:1: error: too many brackets"},
    {"", "*a **b\n\n", "", 21000, "40004:1: error: too many brackets and emphasis marks in an article"},
    {"", "汉字\n", "", 60000, "4:1: error: too many bytes in a paragraph: the limit is 262144"},
    {"", "汉字\n\n", "", 200000, "4:1: error: 1600000 bytes of text: the limit is 1048576"},
    {"", "{汉|", "", 20000, ""},
    {"", "{", "", 40000, ""},
    {"", "{汉|a}", "", 8000, ""},
    {"", "*", "", 40000, ""},
    {"", "~~", "", 40000, ""},
    {"", "`", "", 40000, ""},
    {"", "\\", "", 40000, ""},
    {"", "&amp;", "", 20000, ""},
    {"", "https://a，", "", 8000, ""},
    {"", "www.", "", 20000, ""},
    {"", "<a href=\"", "", 6000, ""},
    {"", "<", "", 40000, ""},
    {"", " ", "x", 100000, ""},
    {"", "a  \n", "", 20000, ""},
    {"", "[^1]", "\n\n[^1]: x", 900, ""},
    /* once 18 s of HarfBuzz's time */
    {"e", "\u0301", "", 60000, "4:32: error: too many combining marks on a character: the limit is 30"},
    /* what lines, tags, pictures and addresses are looked at for */
    {"", "1、甲\n", "", 10000, ""},
    {"", "1、甲\n9、乙\n", "", 10000, ""},
    {"", "●甲\n", "", 10000, ""},
    {"", "    甲乙。\n", "", 10000, ""},
    {"", "    甲乙。\n    x;\n", "", 10000, ""},
    {"", "　　甲\n", "", 10000, ""},
    {"", "甲。\n---\n", "", 10000, ""},
    {"", "##标题\n", "", 10000, ""},
    {"", "<p>甲</p>\n\n", "", 10000, ""},
    {"", "<p>\n", "", 10000, ""},
    {"", "<script>\n", "", 10000, ""},
    {"", "甲<br>", "", 10000, ""},
    {"", "<style></style>\n", "", 10000, ""},
    {"", "```\n", "", 10001, ""},
    {"", "！[", "", 10000, ""},
    {"", "![a](b c.jpg)\n\n", "", 1500, ""},
    {"", "![a](", "", 1500, ""},
    {"", "！【甲】（", "", 10000, ""},
    {"", "](", "", 1500, ""},
    {"", "__真，__她\n\n", "", 2000, ""},
    {"", "甲_", "", 3000, ""},
    {"", "[x]: ", "", 1500, ""},
    {"", "[x", "]: y\n", 3000, ""},
    {"", "- [ ] 甲\n", "", 3000, ""},
    {"|a|\n|-|\n", "|甲|乙|\n", "", 10000, ""},
    {"", "ཀྐྐྐྐྐྐྐྐྐྐི", "", 2000, ""},
};

static double milliseconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static double parse_flood(const Flood *f, int times, Buf *reports)
{
    Buf body = {0};
    buf_puts(&body, f->head);
    for (int i = 0; i < times; i++)
        buf_puts(&body, f->unit);
    buf_puts(&body, f->tail);
    double start = milliseconds();
    parse_text("", body.data, LANG_ZH_HANS, NULL, reports);
    double took = milliseconds() - start;
    buf_free(&body);
    return took;
}

static void test_flood(Checks *c, const Flood *f)
{
    Buf reports = {0}, less_reports = {0};
    double took = parse_flood(f, f->times, &reports);
    CHECK_AT(c, strncmp(reports.data, f->report, strlen(f->report)) == 0, "%s… gives %.200s", f->unit, reports.data);
    if (took > LEAST_MILLISECONDS) {
        double less = parse_flood(f, f->times / STEP, &less_reports);
        CHECK_AT(c, took < MOST_GROWTH * less, "%s…: %.0f ms, a quarter of it %.0f ms", f->unit, took, less);
    }
    buf_free(&reports);
    buf_free(&less_reports);
}

/* Lists in lists, a line each: no line is deep, the whole is. */
static void test_staircase(Checks *c)
{
    Buf body = {0}, reports = {0};
    for (int i = 0; i < 400; i++)
        buf_printf(&body, "%*s- a\n", i * 2, "");
    parse_text("", body.data, LANG_ZH_HANS, NULL, &reports);
    CHECK(c, strstr(reports.data, "error: quotes and lists nested too deep: the limit is 32"));
    buf_free(&body);
    buf_free(&reports);
}

/* A definition repeated by every reference would grow without bounds. */
static void test_expansion(Checks *c)
{
    Buf body = {0}, reports = {0};
    buf_puts(&body, "[a]: ");
    for (int i = 0; i < 5000; i++)
        buf_puts(&body, "xxxx");
    buf_puts(&body, "\n\n");
    for (int i = 0; i < 1000; i++)
        buf_puts(&body, "[a]");
    parse_text("", body.data, LANG_ZH_HANS, NULL, &reports);
    CHECK_STR(c, reports.data,
              "4:1: error: references to it could grow too large, in bytes: the limit is 4194304 (shorten the "
              "definition)");
    buf_free(&body);
    buf_free(&reports);
}

/* A text pasted into the wrong place; 40,000 characters of a title took 20 s to balance. */
static void test_long_text(Checks *c)
{
    Buf front = {0}, reports = {0};
    buf_puts(&front, "kicker: ");
    for (int i = 0; i < 6000; i++)
        buf_puts(&front, "题");
    buf_puts(&front, "\ntags: [e\u0301");
    for (int i = 0; i < 40; i++)
        buf_puts(&front, "\u0301");
    buf_puts(&front, "]\n");
    parse_text(front.data, "a", LANG_ZH_HANS, NULL, &reports);
    CHECK_STR(
        c, reports.data,
        "3:9: error: `kicker` has 18000 bytes, the limit is 16384 (shorten it; longer text goes into the article); "
        "4:8: error: too many combining marks on a character: the limit is 30 (delete them)");
    buf_free(&front);
    buf_free(&reports);
}

/* A number of ten digits begins no list item (CommonMark 5.2): nothing nests. */
static void test_long_numbers(Checks *c)
{
    Buf body = {0}, dump = {0}, reports = {0};
    for (int i = 0; i < 40; i++)
        buf_puts(&body, "1234567890. ");
    buf_puts(&body, "x");
    parse_text("", body.data, LANG_ZH_HANS, &dump, &reports);
    CHECK_STR(c, reports.data, "");
    CHECK(c, strncmp(dump.data, "para \"1234567890. 1234567890. ", 28) == 0);
    buf_free(&body);
    buf_free(&dump);
    buf_free(&reports);
}

int main(void)
{
    Checks c = {0};
    for (size_t i = 0; i < sizeof floods / sizeof *floods; i++)
        test_flood(&c, &floods[i]);
    test_staircase(&c);
    test_expansion(&c);
    test_long_text(&c);
    test_long_numbers(&c);
    return CHECK_END(&c);
}
