/* makeup.lock.yaml → MakeupLock. What it says is advice: faults are told as errors of YAML are, an article that is gone
 * with what to do. */
#include "load/lock_read.h"

#include "load/load.h"

#include "yaml/yaml.h"
#include <stddef.h>
#include <stdio.h>
#include <string.h>

typedef struct PieceYaml {
    Span span;
    YamlText slug;
    YamlPage from;
    YamlInt level, column, line, columns, lines, corner_columns, corner_lines, rows;
    YamlChoice corner;
} PieceYaml;

#define NUMBER(name, low, must)                                                                                        \
    {                                                                                                                  \
        .key = #name, .type = YT_INT, .offset = offsetof(PieceYaml, name), .min = (low), .max = 9999, .preset = 0,     \
        .required = (must)                                                                                             \
    }
static const YamlField piece_fields[] = {
    {.key = "slug",
     .term = "文章",
     .type = YT_TEXT,
     .offset = offsetof(PieceYaml, slug),
     .required = true,
     .name = true},
    {.key = "from", .type = YT_PAGE, .offset = offsetof(PieceYaml, from), .min = 0, .max = 999, .preset = 0},
    NUMBER(level, 0, false),
    NUMBER(column, 1, true),
    NUMBER(line, 1, true),
    NUMBER(columns, 1, true),
    NUMBER(lines, 1, true),
    {.key = "corner", .type = YT_CHOICE, .offset = offsetof(PieceYaml, corner), .choices = lock_corners, .preset = 0},
    NUMBER(corner_columns, 0, false),
    NUMBER(corner_lines, 0, false),
    NUMBER(rows, 0, false),
};
#undef NUMBER
static const YamlSchema piece_schema = {.what = "an article of makeup.lock.yaml", YAML_FIELDS(PieceYaml, piece_fields)};
static const YamlField piece_item = {.type = YT_MAP, .of = &piece_schema};

typedef struct PageYaml {
    Span span;
    YamlPage page;
    YamlInt columns, lines, white;
    YamlText layout;
    YamlList articles; /* of PieceYaml */
} PageYaml;

#define AT(name) offsetof(PageYaml, name)
static const YamlField page_fields[] = {
    {.key = "page", .term = "版次", .type = YT_PAGE, .offset = AT(page), .min = 1, .max = 999, .required = true},
    {.key = "layout", .term = "版式", .type = YT_TEXT, .offset = AT(layout), .required = true, .name = true},
    {.key = "columns", .type = YT_INT, .offset = AT(columns), .min = 1, .max = 99, .required = true},
    {.key = "lines", .type = YT_INT, .offset = AT(lines), .min = 1, .max = 999, .required = true},
    {.key = "white", .term = "空白", .type = YT_INT, .offset = AT(white), .min = 0, .max = 99999},
    {.key = "articles", .term = "文章", .type = YT_LIST, .offset = AT(articles), .item = &piece_item},
};
#undef AT
static const YamlSchema page_schema = {.what = "a page of makeup.lock.yaml", YAML_FIELDS(PageYaml, page_fields)};
static const YamlField page_item = {.type = YT_MAP, .of = &page_schema};

typedef struct LockYaml {
    Span span;
    YamlList pages; /* of PageYaml */
} LockYaml;

static const YamlField lock_fields[] = {
    {.key = "pages", .term = "版面", .type = YT_LIST, .offset = offsetof(LockYaml, pages), .item = &page_item},
};
static const YamlSchema lock_file = {.what = LOCK_FILE, YAML_FIELDS(LockYaml, lock_fields)};

const YamlSchema *lock_schema(void)
{
    return &lock_file;
}

/* 0: the issue has no such page. */
static int page_of(const Issue *issue, const YamlPage *y)
{
    char name[32];
    int n = snprintf(name, sizeof name, "%s%d", y->section, y->value);
    return page_named(issue->sections, name, (size_t)n);
}

static LockPiece piece_of(const Issue *issue, const PieceYaml *y)
{
    return (LockPiece){.slug = y->slug.text,
                       .from = y->from.span.src ? page_of(issue, &y->from) : 0,
                       .level = y->level.value,
                       .column = y->column.value,
                       .line = y->line.value,
                       .columns = y->columns.value,
                       .lines = y->lines.value,
                       .corner = (LockCorner)y->corner.value,
                       .corner_columns = y->corner_columns.value,
                       .corner_lines = y->corner_lines.value,
                       .rows = y->rows.value,
                       .span = y->slug.span};
}

static bool is_article(const Issue *issue, const char *slug)
{
    for (size_t i = 0; i < issue->n_articles; i++)
        if (strcmp(issue->articles[i]->slug, slug) == 0)
            return true;
    return false;
}

static void fill_page(Diag *d, const Issue *issue, const PageYaml *y, LockPage *page)
{
    const PieceYaml *pieces = y->articles.at;
    *page = (LockPage){.page = page_of(issue, &y->page),
                       .layout = y->layout.text,
                       .columns = y->columns.value,
                       .lines = y->lines.value,
                       .white = y->white.value,
                       .n = y->articles.n,
                       .span = y->page.span};
    if (!page->page && y->page.span.src && !issue->relock)
        diag_warning(d, y->page.span, DIAG_LOCK_PAGE_UNKNOWN, y->page.section, y->page.value);
    page->pieces = ARENA_ARRAY(issue->arena, LockPiece, page->n + 1);
    for (size_t i = 0; i < page->n; i++) {
        page->pieces[i] = piece_of(issue, &pieces[i]);
        if (!issue->relock && !is_article(issue, page->pieces[i].slug))
            diag_warning(d, page->pieces[i].span, DIAG_LOCK_ARTICLE_UNKNOWN, page->pieces[i].slug);
    }
}

const MakeupLock *lock_read(World *w, Diag *d, const Issue *issue)
{
    bool missing = false;
    Arena *a = issue->arena;
    LockYaml y;
    if (!yaml_read_file(w, d, a, arena_printf(a, "%s/" LOCK_FILE, issue->dir), &lock_file, &y, &missing))
        return NULL;
    const PageYaml *pages = y.pages.at;
    MakeupLock *lock = ARENA_NEW(a, MakeupLock);
    lock->n = y.pages.n;
    lock->pages = ARENA_ARRAY(a, LockPage, lock->n + 1);
    for (size_t i = 0; i < lock->n; i++)
        fill_page(d, issue, &pages[i], &lock->pages[i]);
    return lock;
}
