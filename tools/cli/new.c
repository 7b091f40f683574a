/* `paiban new`: starters (layouts/_new) that build as they are. */
#include "cli/commands.h"

#include "cli/schema.h"
#include "cli/starter.h"
#include "diag/phrase.h"
#include "site/layout_chain.h"
#include "load/load.h"
#include "site/names.h"
#include "site/site.h"
#include <assert.h>
#include <string.h>

/* A name that a build would refuse is refused here. */
static int usage_name(Cli *c, const char *what, const char *name, const char *fault, const char *hint)
{
    return cli_usage(c, phrase(c->arena, "%s `%s` %s", what, name, fault), hint);
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
    if (a->language && strcmp(a->operands[0], "paper") != 0 && !layout)
        return cli_usage(c, "--language goes with a paper or a layout; issues and articles have their paper's",
                         "paiban new paper daily --language bo");
    if (a->from && !layout)
        return cli_usage(c, "--from goes with a layout", "paiban new layout mine --from tabloid");
    if (layout && (fault = layout_name_fault(a->operands[1])))
        return usage_name(c, "the layout's name", a->operands[1], fault, "choose another name");
    if (layout)
        return EXIT_OK;
    if ((fault = paper_id_fault(c->arena, a->operands[1], &hint)))
        return usage_name(c, "the paper's name", a->operands[1], fault, hint);
    if (n > 2 && !issue_id_parse(a->operands[2], strlen(a->operands[2]), &date, &edition))
        return cli_usage(c, "the date must be a day that exists, written YYYY-MM-DD",
                         "for example 2021-11-02; 2021-11-02-b is that day's second edition");
    if (n > 3 && (fault = slug_fault(c->arena, a->operands[3], &hint)))
        return usage_name(c, "the article's name", a->operands[3], fault, hint);
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

/* What is made: its language, and what its starters have for {…}. */
typedef struct New {
    Cli *cli;
    Diag *diag;
    DriverPaths paths;
    Lang lang;
    StarterField fields[8];
} New;

static void set_field(New *n, const char *name, const char *value)
{
    size_t i = 0;
    while (n->fields[i].name && strcmp(n->fields[i].name, name) != 0)
        i++;
    assert(i + 1 < sizeof n->fields / sizeof *n->fields);
    n->fields[i] = (StarterField){name, value};
}

/* A file by its starter. before: stands in front. */
static bool create(New *n, const char *path, const char *starter, const char *before)
{
    Cli *c = n->cli;
    const char *folders[2] = {n->paths.layouts, arena_printf(c->arena, "%s/layouts", c->installed)};
    const char *text = starter_text(c->world, n->diag, c->arena, folders, n->lang, starter, n->fields);
    if (!text)
        return false;
    text = arena_printf(c->arena, "%s%s", before, text);
    return world_create(c->world, n->diag, path, text, strlen(text));
}

/* A file of keys; its first line tells editors which. depth: as of schema_comment. */
static bool create_yaml(New *n, const char *path, const char *kind, int depth)
{
    const char *comment = schema_comment(n->cli, n->diag, n->paths.content, kind, depth);
    return comment && create(n, path, arena_printf(n->cli->arena, "%s.yaml", kind), comment);
}

/* As --language says, else as the group's first paper. */
static Lang lang_of_new_paper(Cli *c, const char *content)
{
    for (int i = 0; c->args->language && i < LANGS; i++)
        if (strcmp(c->args->language, lang_tag((Lang)i)) == 0)
            return (Lang)i;
    Diag *quiet = diag_new();
    const Group *g = site_load(c->world, quiet, c->arena, &(SiteOptions){.content = content});
    diag_free(quiet);
    return g && g->n_papers ? g->papers[0].lang : LANG_ZH_HANS;
}

/* Makes a group.yaml with the paper, or says that it must be added to the one there. */
static bool join_group(New *n, const char *path, const char *id)
{
    if (!world_exists(n->cli->world, path))
        return create_yaml(n, path, "group", 1);
    diag_note(n->diag, span_none(), DIAG_GROUP_LACKS_PAPER, id, path);
    return true;
}

/* What each of these made, in words; NULL after a fault. */
static const char *new_paper(New *n)
{
    Cli *c = n->cli;
    const char *id = c->args->operands[1], *content = n->paths.content;
    const char *path = arena_printf(c->arena, "%s/%s/paper.yaml", content, id);
    const char *group = arena_printf(c->arena, "%s/group.yaml", content);
    bool joins = world_exists(c->world, group);
    n->lang = lang_of_new_paper(c, content);
    set_field(n, "paper", id);
    set_field(n, "layout", cli_new_layout(c, n->paths.layouts));
    if (!create_yaml(n, path, "paper", 2) || !join_group(n, group, id))
        return NULL;
    return joins ? phrase(c->arena, "made %s", path) : phrase(c->arena, "made %s and %s", group, path);
}

/* Its language is what is made in it. */
static bool check_paper(New *n)
{
    Cli *c = n->cli;
    const char *id = c->args->operands[1], *dir = arena_printf(c->arena, "%s/%s", n->paths.content, id);
    site_paper_lang(c->world, c->arena, n->paths.content, id, &n->lang);
    if (world_exists(c->world, arena_printf(c->arena, "%s/paper.yaml", dir)))
        return true;
    diag_error(n->diag, diag_file(n->diag, dir), DIAG_NO_SUCH_PAPER, id);
    return false;
}

/* An article on page 1; one that issue.yaml is to list says no page. */
static bool create_article(New *n, const char *path, bool planned, const char *priority)
{
    set_field(n, "page", planned ? "" : "1");
    set_field(n, "priority", priority);
    return create(n, path, "article.md", "");
}

static const char *new_issue(New *n)
{
    Cli *c = n->cli;
    const char *paper = c->args->operands[1], *id = c->args->operands[2];
    const char *dir = arena_printf(c->arena, "%s/%s/%s", n->paths.content, paper, id);
    if (strlen(id) == strlen("YYYY-MM-DD") && world_is_dir(c->world, dir))
        diag_note(n->diag, span_none(), DIAG_EDITION_NEXT, paper, id);
    bool ok = check_paper(n) && create_yaml(n, arena_printf(c->arena, "%s/issue.yaml", dir), "issue", 3) &&
              create_article(n, arena_printf(c->arena, "%s/first.md", dir), true, "1");
    return ok ? phrase(c->arena, "made %s with %s and %s", dir, "issue.yaml", "first.md") : NULL;
}

static const char *new_article(New *n)
{
    Cli *c = n->cli;
    const char *const *o = c->args->operands;
    const char *dir = arena_printf(c->arena, "%s/%s/%s", n->paths.content, o[1], o[2]);
    bool planned = world_exists(c->world, arena_printf(c->arena, "%s/issue.yaml", dir));
    const char *path = arena_printf(c->arena, "%s/%s.md", dir, o[3]);
    bool ok = check_paper(n) && create_article(n, path, planned, "5");
    if (ok && planned)
        diag_note(n->diag, span_none(), DIAG_ISSUE_LACKS_ARTICLE, o[3], dir);
    return ok ? phrase(c->arena, "made %s", path) : NULL;
}

/* Where layouts lie beside the content, the schema is known from there. */
static bool create_layout(New *n, const char *path)
{
    bool beside = !n->cli->args->layouts && !n->cli->args->content;
    return beside ? create_yaml(n, path, "layout", 2) : create(n, path, "layout.yaml", "");
}

/* layout.yaml of a layout that changes another: what is changed most often, as comments. */
static const char *new_layout(New *n)
{
    Cli *c = n->cli;
    const char *name = c->args->operands[1], *from = c->args->from ? c->args->from : "broadsheet";
    LayoutChain base;
    const char *layouts = c->args->layouts ? n->paths.layouts : "layouts";
    const char *path = arena_printf(c->arena, "%s/%s/layout.yaml", layouts, name);
    n->lang = lang_of_new_paper(c, n->paths.content);
    set_field(n, "name", name);
    set_field(n, "from", from);
    if (!layout_chain(c->world, n->diag, c->arena, n->paths.layouts, from, span_none(), &base) ||
        !create_layout(n, path))
        return NULL;
    return phrase(c->arena, "made %s, which builds on %s; `layout: %s` in a paper.yaml takes it", path, from, name);
}

int command_new(Cli *c)
{
    const char *kind = c->args->operands[0];
    int status = check_operands(c);
    if (status != EXIT_OK)
        return status;
    New n = {.cli = c, .paths = cli_paths(c, ".")};
    const char *layouts = c->args->layouts ? n.paths.layouts : "layouts";
    const DriverWrites writes = {
        .folders = {*kind == 'l' ? layouts : n.paths.content, arena_printf(c->arena, "%s/../schema", n.paths.content)}};
    driver_fence(c->world, &n.paths, &writes);
    n.diag = diag_new();
    const char *made = *kind == 'p'   ? new_paper(&n)
                       : *kind == 'i' ? new_issue(&n)
                       : *kind == 'l' ? new_layout(&n)
                                      : new_article(&n);
    status = cli_report(c, n.diag, true, false);
    if (made && status == EXIT_OK)
        status = cli_print_line(made);
    diag_free(n.diag);
    return status;
}
