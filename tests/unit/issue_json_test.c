/* issue.json, byte for byte. */
#include "check.h"

#include "feeds/issue_json.h"

static const char expected[] =
    "{\n"
    "  \"paper\": \"xzrb\",\n"
    "  \"title\": \"西藏\\\"日报\\\\\",\n"
    "  \"lang\": \"zh-Hans\",\n"
    "  \"date\": \"2021-11-02\",\n"
    "  \"pages\": [\n"
    "    {\"number\": 1, \"title\": \"要闻\", \"width\": 1105.512, \"height\": 1559.055, \"html\": \"01.html\", "
    "\"pdf\": \"01.pdf\", \"articles\": [\n"
    "        {\"slug\": \"lead\", \"title\": \"第一\\n行 \\u003cb>\", \"html\": \"lead.html\", "
    "\"areas\": [[54, 100.5, 300, 200.125], [54, 300.625, 99.999, 20]], \"polygons\": [[[54, 100.5], [354, 100.5], "
    "[354, 300.625], [153.999, 300.625], [153.999, 320.625], [54, 320.625]]], \"continues_on\": 2},\n"
    "        {\"slug\": \"brief\", \"title\": \"简讯\", \"html\": \"brief.html\", \"areas\": [[400, 100, 100, 50]], "
    "\"polygons\": [[[400, 100], [500, 100], [500, 150], [400, 150]]]}\n"
    "      ]},\n"
    "    {\"number\": 2, \"title\": \"\", \"width\": 1105.512, \"height\": 1559.055, \"html\": \"02.html\", "
    "\"pdf\": \"02.pdf\", \"articles\": [\n"
    "        {\"slug\": \"lead\", \"title\": \"第一\\n行 \\u003cb>\", \"html\": \"lead.html\", "
    "\"areas\": [[54, 60, 117, 400]], \"polygons\": [[[54, 60], [171, 60], [171, 460], [54, 460]]], "
    "\"continued_from\": 1}\n"
    "      ]}\n"
    "  ]\n"
    "}\n";

static Rect rect(double x, double y, double w, double h)
{
    return (Rect){len_from_pt(x), len_from_pt(y), len_from_pt(w), len_from_pt(h)};
}

/* The polygons of an area, as the file has them. */
static const char *polygons_of(Arena *a, Rect *rects, size_t n)
{
    Paper paper = {.id = "", .title = "", .lang = LANG_ZH_HANS};
    Article article = {.slug = "", .title = ""}, *articles[] = {&article};
    Issue issue = issue_blank(&paper, (Date){2021, 11, 2});
    issue.articles = articles;
    issue.n_articles = 1;
    Area area = {.rects = rects, .n_rects = n};
    PageFrame page = {.title = "", .areas = &area, .n_areas = 1};
    IssueFrames frames = {&issue, &page, 1};
    IssueRender r = {.issue = &issue, .frames = &frames, .arena = a};
    Buf out = {0};
    issue_json(&r, &out);
    const char *from = strstr(out.data, "\"polygons\": ") + strlen("\"polygons\": ");
    const char *s = arena_strndup(a, from, (size_t)(strchr(from, '}') - from));
    buf_free(&out);
    return s;
}

/* Each corner once; parts that touch along an edge are one polygon, others several. */
static void test_polygons(Checks *c)
{
    Arena *a = arena_new();
    Rect lower_left[] = {rect(0, 0, 40, 10), rect(20, 10, 20, 10)}, middle[] = {rect(0, 0, 9, 1), rect(3, 1, 3, 1)};
    Rect apart[] = {rect(0, 0, 10, 10), rect(20, 10, 10, 10)}, even[] = {rect(0, 0, 5, 5), rect(0, 5, 5, 5)};
    CHECK_STR(c, polygons_of(a, lower_left, 2), "[[[0, 0], [40, 0], [40, 20], [20, 20], [20, 10], [0, 10]]]");
    CHECK_STR(c, polygons_of(a, middle, 2), "[[[0, 0], [9, 0], [9, 1], [6, 1], [6, 2], [3, 2], [3, 1], [0, 1]]]");
    CHECK_STR(c, polygons_of(a, apart, 2),
              "[[[0, 0], [10, 0], [10, 10], [0, 10]], [[20, 10], [30, 10], [30, 20], [20, 20]]]");
    CHECK_STR(c, polygons_of(a, even, 2), "[[[0, 0], [5, 0], [5, 10], [0, 10]]]");
    arena_free(a);
}

int main(void)
{
    Checks checks = {0}, *c = &checks;
    Paper paper = {.id = "xzrb", .title = "西藏\"日报\\", .lang = LANG_ZH_HANS};
    Article lead = {.slug = "lead", .title = "第一\n行 <b>"}, brief = {.slug = "brief", .title = "简讯"};
    Article *articles[] = {&lead, &brief};
    Issue issue = issue_blank(&paper, (Date){2021, 11, 2});
    issue.articles = articles;
    issue.n_articles = 2;
    Rect first[] = {rect(54, 100.5, 300, 200.125), rect(54, 300.625, 99.999, 20)};
    Rect second[] = {rect(400, 100, 100, 50)}, third[] = {rect(54, 60, 117, 400)};
    Area one[] = {{.article = 0, .rects = first, .n_rects = 2, .continues_on = 2},
                  {.article = 1, .rects = second, .n_rects = 1}};
    Area two[] = {{.article = 0, .rects = third, .n_rects = 1, .continued_from = 1}};
    Len width = len_from_pt(1105.512), height = len_from_pt(1559.055);
    PageFrame pages[] = {
        {.number = 1, .title = "要闻", .width = width, .height = height, .areas = one, .n_areas = 2},
        {.number = 2, .title = "", .width = width, .height = height, .areas = two, .n_areas = 1},
    };
    IssueFrames frames = {&issue, pages, 2};
    IssueRender r = {.issue = &issue, .frames = &frames, .arena = arena_new()};
    Buf out = {0};
    issue_json(&r, &out);
    CHECK_STR(c, out.data, expected);
    test_polygons(c);
    buf_free(&out);
    arena_free(r.arena);
    return CHECK_END(c);
}
