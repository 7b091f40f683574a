/* Names of pages: numbered through, or by sections. */
#include "doc/page_name.h"
#include "tests/check.h"

static const Section sections[] = {{.name = "A", .title = "要闻", .first = 1},
                                   {.name = "B", .title = "", .first = 9},
                                   {.name = "GA", .title = "特刊", .first = 10}};
static const Sections named = {sections, 3}, through = {NULL, 0};

static void test_through(Checks *c)
{
    CHECK_STR(c, page_name(through, 1).text, "01");
    CHECK_STR(c, page_name(through, 999).text, "999");
    CHECK_STR(c, page_word(through, 1).text, "1");
    CHECK_INT(c, page_named(through, "01", 2), 1);
    CHECK_INT(c, page_named(through, "12.html", 2), 12);
    CHECK_INT(c, page_named(through, "A01", 3), 0);
    CHECK(c, !page_section(through, 3));
    CHECK_INT(c, page_in_section(through, 3), 3);
}

static void test_sections(Checks *c)
{
    static const struct {
        int number;
        const char *name;
    } pages[] = {{1, "A01"}, {8, "A08"}, {9, "B01"}, {10, "GA01"}, {12, "GA03"}, {109, "GA100"}};
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        CHECK_STR(c, page_name(named, pages[i].number).text, pages[i].name);
        CHECK_STR(c, page_word(named, pages[i].number).text, pages[i].name);
        CHECK_INT(c, page_named(named, pages[i].name, strlen(pages[i].name)), pages[i].number);
    }
    CHECK_STR(c, page_section(named, 8)->name, "A");
    CHECK_STR(c, page_section(named, 11)->title, "特刊");
    CHECK_INT(c, page_in_section(named, 11), 2);
}

static void test_no_pages(Checks *c)
{
    static const char *const none[] = {"", "A", "01", "A00", "A09", "B02", "C01", "a01", "A1x", "A99999999999"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        CHECK_INT(c, page_named(named, none[i], strlen(none[i])), 0);
}

int main(void)
{
    Checks c = {0};
    test_through(&c);
    test_sections(&c);
    test_no_pages(&c);
    return CHECK_END(&c);
}
