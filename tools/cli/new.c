/* `paiban new`: templates that build as they are. */
#include "cli/commands.h"

#include "cli/schema.h"
#include "diag/phrase.h"
#include "site/layout_chain.h"
#include "site/names.h"
#include "site/site.h"
#include <string.h>

/* A name that a build would refuse is refused here. */
static int usage_name(Cli *c, const char *what, const char *name, const char *fault, const char *hint)
{
    return cli_usage(c, phrase(c->arena, "the %s `%s` %s", what, name, fault), hint);
}

/* What a folder of layouts/ can't be called; NULL: it may. */
static const char *layout_name_fault(const char *name)
{
    return strchr(name, '/')                      ? "has a slash"
           : *name == '.' || *name == '_'         ? "begins with a mark that hides it"
           : strpbrk(name, "\n\t\"'#:") || !*name ? "has characters that no folder's name should have"
                                                  : NULL;
}

static int check_operands(Cli *c)
{
    const Args *a = c->args;
    const char *fault, *hint;
    int n = a->n_operands;
    Date date;
    char edition;
    const bool layout = strcmp(a->operands[0], "layout") == 0;
    if (a->from && !layout)
        return cli_usage(c, "--from goes with a layout", "paiban new layout mine --from tabloid");
    if (layout && (fault = layout_name_fault(a->operands[1])))
        return usage_name(c, "layout's name", a->operands[1], fault, "choose another name");
    if (layout)
        return EXIT_OK;
    if ((fault = paper_id_fault(c->arena, a->operands[1], &hint)))
        return usage_name(c, "paper's name", a->operands[1], fault, hint);
    if (n > 2 && !issue_id_parse(a->operands[2], strlen(a->operands[2]), &date, &edition))
        return cli_usage(c, "the date must be a day that exists, written YYYY-MM-DD",
                         "for example 2021-11-02; 2021-11-02-b is that day's second edition");
    if (n > 3 && (fault = slug_fault(c->arena, a->operands[3], &hint)))
        return usage_name(c, "article's name", a->operands[3], fault, hint);
    return EXIT_OK;
}

const char *cli_new_layout(Cli *c, const char *layouts)
{
    DirEntry *entries;
    size_t n;
    Diag *quiet = diag_new();
    bool own = world_behind(c->world, c->arena, layouts) && world_is_dir(c->world, layouts) &&
               world_list(c->world, quiet, c->arena, layouts, &entries, &n);
    diag_free(quiet);
    for (size_t i = 0; own && i < n; i++)
        if (entries[i].is_dir && entries[i].name[0] != '_' &&
            world_exists(c->world, arena_printf(c->arena, "%s/%s/layout.yaml", layouts, entries[i].name)))
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
    const char *id = c->args->operands[1], *layout = cli_new_layout(c, p->layouts);
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

/* layout.yaml of a layout that changes another: what is changed most often, as comments. */
static const char *layout_text(Cli *c, const char *name, const char *from)
{
    return arena_printf(
        c->arena,
        "# 版式 %s: %s, with the changes below. What is not said here is as there: keys, templates, style "
        "sheets.\n"
        "# Take away a # to change a key; null takes an inherited one away.\n"
        "base: %s\n"
        "name: %s\n"
        "# page: A3                # A4, 对开, 四开, 八开, Tabloid, or {size: [297mm, 420mm]}\n"
        "# columns: {count: 6}     # their width follows from the page\n"
        "# elements:\n"
        "#   body: {size: 五号}\n"
        "# swatches:\n"
        "#   报头红: {rgb: \"#00508c\", cmyk: [100, 60, 0, 0]}\n"
        "# front:                  # pieces of the masthead, by their names\n"
        "#   nameplate: {role: heavykai}\n"
        "#   price: null\n"
        "# inside:\n"
        "#   folio: {size: 二号}\n",
        name, from, from, name);
}

static const char *new_layout(Cli *c, Diag *d, const DriverPaths *p)
{
    const char *name = c->args->operands[1], *from = c->args->from ? c->args->from : "broadsheet";
    LayoutChain base;
    const char *layouts = c->args->layouts ? p->layouts : "layouts";
    const char *path = arena_printf(c->arena, "%s/%s/layout.yaml", layouts, name);
    if (!layout_chain(c->world, d, c->arena, p->layouts, from, span_none(), &base) ||
        !create(c, d, path, layout_text(c, name, from)))
        return NULL;
    return phrase(c->arena, "made %s, which builds on %s; `layout: %s` in a paper.yaml takes it", path, from, name);
}

int command_new(Cli *c)
{
    const char *kind = c->args->operands[0];
    int status = check_operands(c);
    if (status != EXIT_OK)
        return status;
    DriverPaths p = cli_paths(c, ".");
    Diag *d = diag_new();
    const char *made = *kind == 'p'   ? new_paper(c, d, &p)
                       : *kind == 'i' ? new_issue(c, d, &p)
                       : *kind == 'l' ? new_layout(c, d, &p)
                                      : new_article(c, d, &p);
    status = cli_report(c, d, true, false);
    if (made && status == EXIT_OK)
        status = cli_print_line(made);
    diag_free(d);
    return status;
}
