/* From 50,000 addresses on, what a file may have (sitemaps.org), the site map is an index: sitemap.xml lists its files.
 */
#include "feeds/feeds.h"
#include "site/site.h"
#include "tests/check.h"
#include <string.h>

enum { LIMIT = 50000 };

typedef struct Seen {
    size_t files, addresses[3], parts;
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
    if (strcmp(path, "site/sitemap.xml") == 0) {
        s->index = strstr(text, "<sitemapindex") != NULL;
        s->parts = count(text, "<sitemap><loc>https://paper.test/sitemap-");
        if (!s->index)
            s->addresses[s->files++] = count(text, "<url>");
    } else if (strncmp(path, "site/sitemap-", strlen("site/sitemap-")) == 0 && !strstr(path, "news") && s->files < 3) {
        s->addresses[s->files++] = count(text, "<url>");
    }
    return true;
}

/* A site with so many addresses: the group's, the paper's, the issue's, and articles. */
static Seen made(Arena *a, size_t addresses)
{
    const size_t n = addresses - 3;
    Paper paper = {.id = "demo", .title = "试报", .lang = LANG_ZH_HANS};
    Issue issue = issue_blank(&paper, (Date){2021, 11, 2}), *issues[] = {&issue};
    Article *all = ARENA_ARRAY(a, Article, n), **articles = ARENA_ARRAY(a, Article *, n);
    for (size_t i = 0; i < n; i++) {
        all[i] = (Article){.slug = arena_printf(a, "a%zu", i),
                           .title = "题",
                           .lang = LANG_ZH_HANS,
                           .section = "",
                           .column = "",
                           .byline = "",
                           .address = ""};
        articles[i] = &all[i];
    }
    issue.articles = articles;
    issue.n_articles = n;
    paper.issues = issues;
    paper.n_issues = 1;
    Group group = {.name = "集团", .base_url = "https://paper.test/", .papers = &paper, .n_papers = 1};
    Html html = {.group = &group};
    Seen seen = {0};
    Diag *d = diag_new();
    sitemap_emit(&html, d, a, (Emitter){take, &seen});
    diag_free(d);
    return seen;
}

int main(void)
{
    Checks c = {0};
    Arena *a = arena_new();
    Seen small = made(a, LIMIT - 1), whole = made(a, LIMIT), more = made(a, LIMIT + 1);
    CHECK(&c, !small.index && small.files == 1 && small.addresses[0] == LIMIT - 1);
    CHECK(&c, whole.index && whole.parts == 1 && whole.addresses[0] == LIMIT);
    CHECK(&c, more.index && more.parts == 2 && more.files == 2);
    CHECK(&c, more.addresses[0] == LIMIT && more.addresses[1] == 1);
    arena_free(a);
    return CHECK_END(&c);
}
