/* `paiban new`: templates that build as they are. */
#include "cli/commands.h"
#include "cli/options.h"
#include "cli/schema.h"

#include "diag/phrase.h"
#include "site/names.h"
#include "site/site.h"
#include <string.h>

static int usage(const char *what, const char *hint)
{
    cli_say("paiban: %s\nusage: paiban new %s\nhint: %s\n", what, command_named("new", strlen("new"))->operands, hint);
    return EXIT_USAGE;
}

/* A name that a build would refuse is refused here. */
static int usage_name(Cli *c, const char *what, const char *name, const char *fault, const char *hint)
{
    return usage(phrase(c->arena, "the %s `%s` %s", what, name, fault), hint);
}

static int check_operands(Cli *c)
{
    const Args *a = c->args;
    const char *fault, *hint;
    int n = a->n_operands;
    Date date;
    char edition;
    if ((fault = paper_id_fault(c->arena, a->operands[1], &hint)))
        return usage_name(c, "paper's name", a->operands[1], fault, hint);
    if (n > 2 && !issue_id_parse(a->operands[2], strlen(a->operands[2]), &date, &edition))
        return usage("the date must be a day that exists, written YYYY-MM-DD",
                     "for example 2021-11-02; 2021-11-02-b is that day's second edition");
    if (n > 3 && (fault = slug_fault(c->arena, a->operands[3], &hint)))
        return usage_name(c, "article's name", a->operands[3], fault, hint);
    return EXIT_OK;
}

/* The name of a layout that is there: the first in the folder that isn't hidden or shared. */
static const char *some_layout(Cli *c, Diag *d, const char *layouts)
{
    DirEntry *entries;
    size_t n;
    if (!world_list(c->world, d, c->arena, layouts, &entries, &n))
        return NULL;
    for (size_t i = 0; i < n; i++)
        if (entries[i].is_dir && entries[i].name[0] != '_')
            return entries[i].name;
    return "broadsheet";
}

static bool create(Cli *c, Diag *d, const char *path, const char *text)
{
    return world_create(c->world, d, path, text, strlen(text));
}

/* A file of keys; its first line tells editors which. depth: as of schema_comment. */
static bool create_yaml(Cli *c, Diag *d, const char *path, const char *kind, int depth, const char *text)
{
    const char *comment = schema_comment(c, d, cli_paths(c, ".").content, kind, depth);
    return comment && create(c, d, path, arena_printf(c->arena, "%s%s", comment, text));
}

/* Makes a group.yaml with the paper, or says that it must be added to the one there. */
static bool join_group(Cli *c, Diag *d, const char *path, const char *id)
{
    if (!world_exists(c->world, path)) {
        const char *text =
            arena_printf(c->arena, "name: 报业集团\nbase_url: https://example.org/\npapers:\n  - %s\n", id);
        return create_yaml(c, d, path, "group", 1, text);
    }
    diag_note(d, span_none(), DIAG_GROUP_LACKS_PAPER, id, path);
    return true;
}

/* What each of these made, in words; NULL after a fault. */
static const char *new_paper(Cli *c, Diag *d, const DriverPaths *p)
{
    const char *id = c->args->operands[1], *layout = some_layout(c, d, p->layouts);
    if (!layout)
        return NULL;
    const char *path = arena_printf(c->arena, "%s/%s/paper.yaml", p->content, id);
    const char *text = arena_printf(c->arena, "title: 新报\nlang: zh-Hans\nlayout: %s\npublisher: 新报社\n", layout);
    const char *group = arena_printf(c->arena, "%s/group.yaml", p->content);
    bool joins = world_exists(c->world, group);
    if (!create_yaml(c, d, path, "paper", 2, text) || !join_group(c, d, group, id))
        return NULL;
    return joins ? phrase(c->arena, "made %s", path) : phrase(c->arena, "made %s and %s", group, path);
}

static bool check_paper(Cli *c, Diag *d, const DriverPaths *p)
{
    const char *id = c->args->operands[1];
    if (world_exists(c->world, arena_printf(c->arena, "%s/%s/paper.yaml", p->content, id)))
        return true;
    diag_error(d, diag_file(d, arena_printf(c->arena, "%s/%s", p->content, id)), DIAG_NO_SUCH_PAPER, id);
    return false;
}

/* An article on page 1; one that issue.yaml is to list says no page. */
static const char *article_text(Cli *c, bool planned, int priority)
{
    return arena_printf(c->arena, "---\ntitle: 新闻标题\nbyline: 本报记者\n%spriority: %d\n---\n\n正文第一段。\n",
                        planned ? "" : "page: 1\n", priority);
}

static const char *new_issue(Cli *c, Diag *d, const DriverPaths *p)
{
    const char *dir = arena_printf(c->arena, "%s/%s/%s", p->content, c->args->operands[1], c->args->operands[2]);
    const char *plan = "pages:\n  - title: 要闻\n    articles: [first]\n";
    const char *article = article_text(c, false, 1);
    if (strlen(c->args->operands[2]) == strlen("YYYY-MM-DD") && world_is_dir(c->world, dir))
        diag_note(d, span_none(), DIAG_EDITION_NEXT, c->args->operands[1], c->args->operands[2]);
    bool ok = check_paper(c, d, p) &&
              create_yaml(c, d, arena_printf(c->arena, "%s/issue.yaml", dir), "issue", 3, plan) &&
              create(c, d, arena_printf(c->arena, "%s/first.md", dir), article);
    return ok ? phrase(c->arena, "made %s with %s and %s", dir, "issue.yaml", "first.md") : NULL;
}

static const char *new_article(Cli *c, Diag *d, const DriverPaths *p)
{
    const char *const *o = c->args->operands;
    const char *dir = arena_printf(c->arena, "%s/%s/%s", p->content, o[1], o[2]);
    bool planned = world_exists(c->world, arena_printf(c->arena, "%s/issue.yaml", dir));
    const char *path = arena_printf(c->arena, "%s/%s.md", dir, o[3]);
    bool ok = check_paper(c, d, p) && create(c, d, path, article_text(c, planned, 5));
    if (ok && planned)
        diag_note(d, span_none(), DIAG_ISSUE_LACKS_ARTICLE, o[3], dir);
    return ok ? phrase(c->arena, "made %s", path) : NULL;
}

int command_new(Cli *c)
{
    const char *kind = c->args->operands[0];
    int status = check_operands(c);
    if (status != EXIT_OK)
        return status;
    DriverPaths p = cli_paths(c, ".");
    Diag *d = diag_new();
    const char *made = *kind == 'p' ? new_paper(c, d, &p) : *kind == 'i' ? new_issue(c, d, &p) : new_article(c, d, &p);
    status = cli_report(c, d, true, false);
    if (made && status == EXIT_OK)
        status = cli_print_line(made);
    diag_free(d);
    return status;
}
