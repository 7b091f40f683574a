/* `paiban dump`: one article's intermediate forms. */
#include "cli/commands.h"

#include "base/utf8.h"
#include "breaks/breaks.h"
#include "layout/dump.h"
#include "parse/article.h"
#include "parse/dump.h"
#include "load/load.h"
#include "usage/options.h"
#include <stdio.h>
#include <string.h>

/* How `-` is called in reports: an article of the folder that we are in. */
#define INPUT "<stdin>"

/* What the files dumped so far have in common. */
typedef struct Dump {
    Cli *c;
    Diag *diag;
    const char *content;      /* folder of the group; NULL: none yet */
    const Group *group, *set; /* set: the group that the layouts are for */
    LayoutContext *layout;
    Buf out;
} Dump;

/* The paper an article belongs to, by its place content/<paper>/<date>/<slug>.md; NULL: it has none. */
static const Group *find_group(Dump *dump, const char *path, size_t *paper)
{
    Cli *c = dump->c;
    char *absolute = world_absolute_new(c->world, path), *slash = NULL;
    const char *content = NULL, *id = "";
    for (int up = 0; absolute && up < 3; up++) {
        slash = strrchr(absolute, '/');
        if (!slash)
            break;
        *slash = 0;
    }
    if (slash && *absolute) {
        id = arena_strdup(c->arena, slash + 1);
        content = arena_strdup(c->arena, absolute);
    }
    mem_free(absolute);
    if (!content || !world_exists(c->world, arena_printf(c->arena, "%s/group.yaml", content)))
        return NULL;
    if (!dump->content || strcmp(dump->content, content) != 0) {
        dump->content = content;
        dump->group = site_load(c->world, dump->diag, c->arena, &(SiteOptions){.content = content, .drafts = true});
    }
    const Group *g = dump->group;
    for (*paper = 0; g && *paper < g->n_papers; ++*paper)
        if (strcmp(g->papers[*paper].id, id) == 0)
            return g;
    return NULL;
}

/* The same, or a group with a paper of defaults. */
static const Group *group_of(Dump *dump, const char *path, size_t *paper)
{
    const Group *found = find_group(dump, path, paper);
    if (found)
        return found;
    Cli *c = dump->c;
    *paper = 0;
    Group *g = ARENA_NEW(c->arena, Group);
    g->name = g->base_url = "";
    g->papers = ARENA_NEW(c->arena, Paper);
    g->n_papers = 1;
    g->papers[0] = paper_blank("paper", "broadsheet", LANG_ZH_HANS);
    return g;
}

typedef VEC(uint32_t) CodePoints;

static void take_text(CodePoints *cps, const char *s)
{
    while (*s) {
        uint32_t cp;
        s += utf8_decode(s, &cp);
        vec_push(cps, cp);
    }
}

static BreakLevel level_of(const char *name)
{
    return !name || strcmp(name, "basic") == 0 ? BREAK_BASIC : strcmp(name, "gb") == 0 ? BREAK_GB : BREAK_STRICT;
}

typedef struct BreaksDump {
    BreakOptions options;
    Buf *out;
} BreaksDump;

/* A paragraph on a line: | where a line may end, the | of the text escaped. Note marks take no part: they stand with
 * what comes before them. */
static void dump_paragraph(const BreaksDump *dump, Inlines in)
{
    CodePoints cps = {0};
    for (size_t i = 0; i < in.n; i++) {
        if (in.at[i].kind == INL_BREAK)
            vec_push(&cps, (uint32_t)0x2028); /* LINE SEPARATOR: a forced break on the paragraph's line */
        else if (in.at[i].kind != INL_NOTE)
            take_text(&cps, in.at[i].text);
    }
    if (cps.len) {
        uint8_t *breaks = mem_alloc(cps.len);
        breaks_find(cps.ptr, cps.len, &dump->options, breaks);
        for (size_t i = 0; i < cps.len; i++) {
            char s[4];
            if (cps.ptr[i] == '|')
                buf_puts(dump->out, "\\|");
            else if (cps.ptr[i] != 0x2028)
                buf_put(dump->out, s, (size_t)utf8_encode(cps.ptr[i], s));
            if (i + 1 < cps.len && breaks[i] != BREAK_NO && breaks[i] != BREAK_SPARE)
                buf_putc(dump->out, '|');
        }
        buf_putc(dump->out, '\n');
        mem_free(breaks);
    }
    vec_free(&cps);
}

static void dump_breaks(const BreaksDump *dump, const Block *blocks, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        dump_paragraph(dump, blocks[i].inlines);
        dump_breaks(dump, blocks[i].children, blocks[i].n_children);
    }
}

static void dump_article_breaks(const Args *args, const Article *a, Buf *out)
{
    BreaksDump dump = {.options = {.level = level_of(args->line_break), .lang = a->lang}, .out = out};
    dump_breaks(&dump, a->blocks, a->n_blocks);
    for (size_t i = 0; i < a->n_notes; i++)
        dump_breaks(&dump, a->notes[i].blocks, a->notes[i].n_blocks);
}

/* The layouts and fonts for a group's papers. */
static LayoutContext *layout_of(Dump *dump, const Group *g)
{
    Cli *c = dump->c;
    if (dump->set != g) {
        DriverPaths p = cli_paths(c, ".");
        layout_context_free(dump->layout);
        dump->layout = layout_context_new(c->world, dump->diag, g, p.layouts, p.fonts);
        dump->set = g;
    }
    return dump->layout;
}

static void dump_layout(Dump *dump, const Group *g, const Paper *paper, Article *a)
{
    Cli *c = dump->c;
    const char *stage = c->args->stage;
    DumpStage s = strcmp(stage, "resolved") == 0 ? DUMP_RESOLVED
                  : strcmp(stage, "runs") == 0   ? DUMP_RUNS
                  : strcmp(stage, "lines") == 0  ? DUMP_LINES
                                                 : DUMP_FRAMES;
    if (layout_of(dump, g))
        layout_dump(dump->layout, dump->diag, paper->layout, a, s, c->args->measure, &dump->out);
}

static const char *path_at(const Cli *c, int i)
{
    return strcmp(c->args->operands[i], "-") == 0 ? INPUT : c->args->operands[i];
}

static void dump_file(Dump *dump, const char *path)
{
    Cli *c = dump->c;
    size_t index;
    const Group *g = group_of(dump, path, &index);
    const Paper *paper = &g->papers[index];
    Article *a = article_load(c->world, NULL, dump->diag, c->arena, path, paper->lang);
    if (a && strcmp(c->args->stage, "ast") == 0)
        article_dump(a, &dump->out);
    else if (a && strcmp(c->args->stage, "breaks") == 0)
        dump_article_breaks(c->args, a, &dump->out);
    else if (a)
        dump_layout(dump, g, paper, a);
}

/* All files as one page of the first one's paper. */
static void dump_page(Dump *dump)
{
    Cli *c = dump->c;
    size_t n = (size_t)c->args->n_operands, index = 0, kept = 0;
    const Group *g = NULL;
    Article **articles = ARENA_ARRAY(c->arena, Article *, n);
    for (size_t i = 0; i < n; i++) {
        if (!g)
            g = group_of(dump, path_at(c, (int)i), &index);
        Article *a = article_load(c->world, NULL, dump->diag, c->arena, path_at(c, (int)i), g->papers[index].lang);
        if (a)
            articles[kept++] = a;
    }
    if (kept == n && layout_of(dump, g))
        layout_dump_page(dump->layout, dump->diag, g->papers[index].layout, articles, n, &dump->out);
}

/* Every file is there, and the standard input asked for once. */
static bool check_files(Cli *c)
{
    bool input = false;
    for (int i = 0; i < c->args->n_operands; i++) {
        const char *path = c->args->operands[i];
        if (strcmp(path, "-") == 0 && input) {
            cli_say("paiban: `-`, the standard input, can be read once\n");
            return false;
        }
        if (strcmp(path, "-") == 0) {
            input = true;
            world_set_input(c->world, INPUT);
        } else if (!world_exists(c->world, path)) {
            cli_say("paiban: there is no file %s\n", path);
            return false;
        }
    }
    return true;
}

int command_dump(Cli *c)
{
    if (!c->args->stage) {
        const char *stages = option_named(command_info(CMD_DUMP), "stage", strlen("stage"))->value;
        cli_say("paiban: dump what? --stage=%s\n", stages);
        return EXIT_USAGE;
    }
    if (!check_files(c))
        return EXIT_USAGE;
    Dump dump = {.c = c, .diag = diag_new()};
    bool page = strcmp(c->args->stage, "page") == 0;
    if (page)
        dump_page(&dump);
    for (int i = 0; i < c->args->n_operands && !page; i++) {
        if (c->args->n_operands > 1)
            buf_printf(&dump.out, "file %s\n", c->args->operands[i]);
        dump_file(&dump, path_at(c, i));
    }
    int status = cli_report(c, dump.diag, false, false);
    if (dump.out.len) {
        int printed = cli_print(dump.out.data, dump.out.len);
        status = status == EXIT_OK ? printed : status;
    }
    buf_free(&dump.out);
    layout_context_free(dump.layout);
    diag_free(dump.diag);
    return status;
}
