/* `paiban dump`: one article's intermediate forms. */
#include "cli/commands.h"

#include "base/utf8.h"
#include "layout/dump.h"
#include "parse/article.h"
#include "parse/dump.h"
#include "site/load.h"
#include "text/breaks.h"
#include <stdio.h>
#include <string.h>

/* The paper an article belongs to, by its place content/<paper>/<date>/<slug>.md; NULL: it has none. */
static const Group *find_group(Cli *c, Diag *d, const char *path, size_t *paper)
{
    char *absolute = world_absolute(c->world, path), *slash = NULL;
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
    const Group *g = site_load(c->world, d, c->arena, &(SiteOptions){.content = content, .drafts = true});
    for (*paper = 0; g && *paper < g->n_papers; ++*paper)
        if (strcmp(g->papers[*paper].id, id) == 0)
            return g;
    return NULL;
}

/* The same, or a group with a paper of defaults. */
static const Group *group_of(Cli *c, Diag *d, const char *path, size_t *paper)
{
    const Group *found = find_group(c, d, path, paper);
    if (found)
        return found;
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

static void dump_layout(Cli *c, Diag *d, const Group *g, const Paper *paper, Article *a, Buf *out)
{
    const char *stage = c->args->stage;
    DumpStage s = strcmp(stage, "resolved") == 0 ? DUMP_RESOLVED
                  : strcmp(stage, "runs") == 0   ? DUMP_RUNS
                  : strcmp(stage, "lines") == 0  ? DUMP_LINES
                                                 : DUMP_FRAMES;
    DriverPaths p = cli_paths(c, ".");
    LayoutContext *layout = layout_context_new(c->world, d, g, p.layouts, p.fonts);
    if (layout)
        layout_dump(layout, d, paper->layout, a, s, c->args->measure, out);
    layout_context_free(layout);
}

int command_dump(Cli *c)
{
    const char *path = c->args->operands[0];
    if (!c->args->stage) {
        fputs("paiban: dump what? --stage=ast|resolved|breaks|runs|lines|frames\n", stderr);
        return EXIT_USAGE;
    }
    if (!world_exists(c->world, path)) {
        fprintf(stderr, "paiban: there is no file %s\n", path);
        return EXIT_USAGE;
    }
    Diag *d = diag_new();
    size_t index;
    const Group *g = group_of(c, d, path, &index);
    const Paper *paper = &g->papers[index];
    Buf out = {0};
    Article *a = article_load(c->world, NULL, d, c->arena, path, paper->lang);
    if (a && strcmp(c->args->stage, "ast") == 0)
        article_dump(a, &out);
    else if (a && strcmp(c->args->stage, "breaks") == 0)
        dump_article_breaks(c->args, a, &out);
    else if (a)
        dump_layout(c, d, g, paper, a, &out);
    int status = cli_report(d, false, false);
    if (out.len) {
        int printed = cli_print(out.data, out.len);
        status = status == EXIT_OK ? printed : status;
    }
    buf_free(&out);
    diag_free(d);
    return status;
}
