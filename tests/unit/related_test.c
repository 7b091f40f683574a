/* Which articles of an issue belong together. */
#include "check.h"

#include "html/related.h"
#include "parse/article.h"
#include "resolve/resolve.h"

enum { ARTICLES = 12 };

static void add(Arena *a, Diag *d, Article **all, size_t i, const char *title, const char *text)
{
    Source *src = ARENA_NEW(a, Source);
    src->path = "a.md";
    src->text = arena_printf(a, "---\ntitle: %s\n---\n%s\n", title, text);
    src->len = strlen(src->text);
    all[i] = article_parse(NULL, d, a, src, LANG_ZH_HANS);
}

/* The indexes, nearest first. */
static const char *related_to(Arena *a, const Related *r)
{
    const char *all = "";
    for (size_t i = 0; i < r->n; i++)
        all = arena_printf(a, "%s%s%u", all, i ? " " : "", (unsigned)r->at[i]);
    return all;
}

int main(void)
{
    Checks checks = {0}, *c = &checks;
    Arena *a = arena_new();
    Diag *d = diag_new();
    const ResolvedDoc *docs[ARTICLES];
    Paper paper = paper_blank("p", "l", LANG_ZH_HANS);
    Article *all[ARTICLES];
    static const char *tags[] = {"ＡＩ"}, *same[] = {"ai", "算力"};
    add(a, d, all, 0, "活字印刷术千年", "木活字与泥活字。今天天气很好。");
    add(a, d, all, 1, "泥活字印刷展开幕", "展览今天开幕。"); /* shares 活字, 字印, 印刷 with 0's title */
    add(a, d, all, 2, "算力中心投用", "中心今天投用。");
    add(a, d, all, 3, "数据标注员的一天", "今天他标了一千张图。"); /* shares a tag with 2, written otherwise */
    add(a, d, all, 4, "青稞今天丰收", "今天天气很好。");           /* 今天 is everywhere: it says nothing */
    add(a, d, all, 5, "活字印刷体验馆广告", "活字印刷。");         /* an advertisement is never related */
    for (size_t i = 6; i < ARTICLES; i++)
        add(a, d, all, i, arena_printf(a, "简讯%zu", i), "今天天气很好。");
    all[2]->tags = tags;
    all[2]->n_tags = 1;
    all[3]->tags = same;
    all[3]->n_tags = 2;
    all[5]->advert = true;
    for (size_t i = 0; i < ARTICLES; i++)
        docs[i] = resolve_article(a, all[i], &(ResolveOptions){0});
    Issue issue = issue_blank(&paper, (Date){2021, 11, 2});
    issue.articles = all;
    issue.docs = docs;
    issue.n_articles = ARTICLES;
    const Related *r = related_of_issue(a, &issue);
    CHECK_STR(c, related_to(a, &r[0]), "1");
    CHECK_STR(c, related_to(a, &r[1]), "0");
    CHECK_STR(c, related_to(a, &r[2]), "3");
    CHECK_STR(c, related_to(a, &r[3]), "2");
    CHECK_STR(c, related_to(a, &r[4]), "");
    CHECK_STR(c, related_to(a, &r[5]), "");
    CHECK_STR(c, related_to(a, &r[6]), "");
    for (size_t i = 0; i < ARTICLES; i++)
        issue.articles[i]->column = i < 6 ? "" : "短波"; /* a column alone is not enough */
    CHECK_STR(c, related_to(a, &related_of_issue(a, &issue)[6]), "");
    arena_free(a);
    diag_free(d);
    return CHECK_END(c);
}
