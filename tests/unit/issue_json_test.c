/* issue.json, byte for byte. */
#include "check.h"

#include "html/issue_json.h"

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
    "\"areas\": [[54, 100.5, 300, 200.125], [54, 300.625, 99.999, 20]], \"continues_on\": 2},\n"
    "        {\"slug\": \"brief\", \"title\": \"简讯\", \"html\": \"brief.html\", \"areas\": [[400, 100, 100, 50]]}\n"
    "      ]},\n"
    "    {\"number\": 2, \"title\": \"\", \"width\": 1105.512, \"height\": 1559.055, \"html\": \"02.html\", "
    "\"pdf\": \"02.pdf\", \"articles\": [\n"
    "        {\"slug\": \"lead\", \"title\": \"第一\\n行 \\u003cb>\", \"html\": \"lead.html\", "
    "\"areas\": [[54, 60, 117, 400]], \"continued_from\": 1}\n"
    "      ]}\n"
    "  ]\n"
    "}\n";

static Rect rect(double x, double y, double w, double h)
{
    return (Rect){len_from_pt(x), len_from_pt(y), len_from_pt(w), len_from_pt(h)};
}

int main(void)
{
    Checks checks = {0}, *c = &checks;
    Paper paper = {.id = "xzrb", .title = "西藏\"日报\\", .lang = LANG_ZH_HANS};
    Article lead = {.slug = "lead", .title = "第一\n行 <b>"}, brief = {.slug = "brief", .title = "简讯"};
    Article *articles[] = {&lead, &brief};
    Issue issue = {.paper = &paper, .iso = "2021-11-02", .articles = articles, .n_articles = 2};
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
    buf_free(&out);
    arena_free(r.arena);
    return CHECK_END(c);
}
