/* A site map of many addresses is an index (sitemaps.org: a file has 50,000 at most): sitemap.xml lists a file for each
 * month and one of lists; every address stands in one of them. */
#include "facets/facets.h"
#include "feeds/feeds.h"
#include "tests/check.h"
#include <stdlib.h>
#include <string.h>

enum { LIMIT = 50000, ISSUES = 3 };

typedef struct Seen {
    size_t files, addresses, largest, parts;
    bool index;
} Seen;

/* How often a tag stands there; ASan's strstr would measure the whole text at each. */
static size_t count(const char *text, const char *tag)
{
    size_t n = 0, length = strlen(tag);
    for (const char *p = text; (p = strchr(p, '<')); p++)
        n += strncmp(p, tag, length) == 0;
    return n;
}

static bool take(void *context, Diag *d, const char *path, const void *data, size_t n)
{
    (void)d;
    (void)n;
    Seen *s = context;
    const char *text = data;
    const size_t here = count(text, "<url>");
    if (strstr(path, "robots"))
        return true;
    if (strcmp(path, "site/sitemap.xml") == 0 && strstr(text, "<sitemapindex")) {
        s->index = true;
        s->parts = count(text, "<sitemap>");
        return true;
    }
    if (strstr(path, "news"))
        return true;
    s->files++;
    s->addresses += here;
    s->largest = here > s->largest ? here : s->largest;
    return true;
}

static Issue *issue_of(Arena *a, const Paper *paper, Date date, size_t n)
{
    Issue *issue = ARENA_NEW(a, Issue);
    IssueBrief *brief = ARENA_NEW(a, IssueBrief);
    Article *all = ARENA_ARRAY(a, Article, n);
    *issue = issue_blank(paper, date);
    issue->articles = ARENA_ARRAY(a, Article *, n);
    issue->n_articles = n;
    for (size_t i = 0; i < n; i++) {
        all[i] = (Article){.slug = arena_printf(a, "a%zu", i),
                           .title = "题",
                           .kicker = "",
                           .lang = LANG_ZH_HANS,
                           .section = "",
                           .column = "",
                           .byline = "",
                           .address = ""};
        issue->articles[i] = &all[i];
    }
    brief_of_issue(a, issue, brief);
    issue->brief = brief;
    return issue;
}

/* A site whose issues, of 1, 2 and 30 November and so on, have so many articles. */
static Seen made(Arena *a, const size_t articles[ISSUES], const Date days[ISSUES])
{
    Paper paper = {.id = "demo", .title = "试报", .lang = LANG_ZH_HANS};
    Issue *issues[ISSUES];
    for (size_t i = 0; i < ISSUES; i++)
        issues[i] = issue_of(a, &paper, days[i], articles[i]);
    paper.issues = issues;
    paper.n_issues = ISSUES;
    Group group = {.name = "集团", .base_url = "https://paper.test/", .papers = &paper, .n_papers = 1};
    Html html = {.group = &group};
    Seen seen = {0};
    Diag *d = diag_new();
    if (!sitemap_emit(&html, d, a, (Emitter){take, &seen}))
        abort();
    diag_free(d);
    return seen;
}

/* The group's page, the paper's, each issue's, each article's. */
static void test_cases(Checks *c, Arena *a)
{
    static const struct {
        size_t articles[ISSUES];
        Date days[ISSUES];
        size_t files; /* of addresses */
    } cases[] = {
        {{100, 1, 7}, {{2021, 11, 1}, {2021, 11, 2}, {2021, 11, 30}}, 1},           /* few: one file */
        {{2000, 2000, 7}, {{2021, 11, 1}, {2021, 11, 2}, {2021, 11, 30}}, 1 + 1},   /* a month, lists */
        {{2000, 2000, 7}, {{2021, 10, 1}, {2021, 11, 2}, {2022, 11, 2}}, 3 + 1},    /* three months */
        {{5000, 5000, 5000}, {{2021, 11, 1}, {2021, 11, 2}, {2021, 11, 3}}, 3 + 1}, /* a month that is too long */
        {{1, LIMIT + 1, 1}, {{2021, 11, 1}, {2021, 11, 2}, {2021, 11, 3}}, 11 + 1}, /* an issue that is */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const size_t *n = cases[i].articles;
        const Seen seen = made(a, n, cases[i].days);
        CHECK_INT(c, seen.files, cases[i].files);
        CHECK(c, seen.index == (cases[i].files > 1) && seen.parts == (seen.index ? seen.files : 0));
        CHECK_INT(c, seen.addresses, n[0] + n[1] + n[2] + ISSUES + 2);
        CHECK(c, seen.largest <= LIMIT);
    }
}

int main(void)
{
    Checks c = {0};
    Arena *a = arena_new();
    test_cases(&c, a);
    arena_free(a);
    return CHECK_END(&c);
}
