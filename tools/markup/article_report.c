/* What is said of an imported article. */
#include "markup/article_file.h"

#include "diag/phrase.h"

void article_report(const ArticleFile *x, ReportEntry *e)
{
    const Body *b = x->body;
    const struct {
        const char *name, *value;
    } parts[] = {{"title", x->title},       {"kicker", x->kicker},   {"deck", x->deck},        {"byline", x->byline},
                 {"dateline", x->dateline}, {"summary", x->summary}, {"keywords", x->keywords}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (*parts[i].value)
            import_report_understood(e, parts[i].name);
    import_report_understood(e, phrase(b->arena, "%zu paragraph%s", b->paragraphs, b->paragraphs == 1 ? "" : "s"));
    if (b->pictures.len)
        import_report_understood(e,
                                 phrase(b->arena, "%zu picture%s", b->pictures.len, b->pictures.len == 1 ? "" : "s"));
}

void body_report_left(const Body *b, ReportEntry *e)
{
    for (size_t i = 0; i < b->dropped.len; i++)
        import_report_not(e, phrase(b->arena, "<%s> ×%zu", b->dropped.ptr[i].name, b->dropped.ptr[i].n));
    if (b->links)
        import_report_not(e, phrase(b->arena, "%zu links, of which the text stays", b->links));
    if (b->tables)
        import_report_not(e, phrase(b->arena, "%zu tables, taken as paragraphs", b->tables));
}
