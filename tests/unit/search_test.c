/* The search index: where parts end, and that one made over an earlier one is the one made from nothing. */
#include "base/map.h"
#include "search/parts.h"
#include "search/search.h"
#include "site/brief.h"
#include "tests/check.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DAYS = 60, A_DAY = 3, MOST_FILES = 4000 };

static const SearchSizes small = {.part = 20, .directory = 3, .shard = 500, .texts = 400};

/* What a site has: its files by path. */
typedef struct Site {
    Checks *c;
    Arena *arena;
    StrMap *files; /* → its bytes, as text */
    const char *paths[MOST_FILES];
    size_t n, written;
    size_t read; /* files of terms, of the site before */
} Site;

static Site site_new(Checks *c)
{
    return (Site){.c = c, .arena = arena_new(), .files = strmap_new()};
}

static void site_free(Site *s)
{
    strmap_free(s->files);
    arena_free(s->arena);
}

static void put(Site *s, const char *path, const char *bytes, size_t n)
{
    CHECK(s->c, s->n < MOST_FILES && !strmap_lookup(s->files, path));
    s->paths[s->n] = arena_strdup(s->arena, path);
    strmap_put(s->files, s->paths[s->n++], arena_strndup(s->arena, bytes, n));
}

static bool write_file(void *context, Diag *d, const char *path, const void *data, size_t n)
{
    (void)d;
    Site *s = context;
    put(s, path, data, n);
    s->written++;
    return true;
}

/* ---- an earlier site and the one that is made over it ---- */

typedef struct Over {
    const Site *before;
    Site *now;
} Over;

static uint64_t mark(void *context, const Issue *issue)
{
    (void)context;
    Buf texts = {0};
    search_texts_put(issue, &texts);
    uint64_t m = search_mark(issue, texts.data, texts.len);
    buf_free(&texts);
    return m;
}

static void texts(void *context, const Issue *issue, Arena *a)
{
    (void)context; /* every article is there */
    (void)issue;
    (void)a;
}

static void done(void *context)
{
    (void)context;
}

static size_t take_over(void *context, Diag *d, const char *folder)
{
    (void)d;
    const Over *o = context;
    char inside[80];
    snprintf(inside, sizeof inside, "site/assets/%s/", folder);
    size_t shards = 0;
    for (size_t i = 0; i < o->before->n; i++) {
        const char *path = o->before->paths[i], *bytes = strmap_lookup(o->before->files, path);
        if (strncmp(path, inside, strlen(inside)) != 0)
            continue;
        put(o->now, path, bytes, strlen(bytes));
        shards += path[strlen(inside)] == 's';
    }
    return shards;
}

static bool read_file(void *context, Diag *d, const char *folder, const char *name, Buf *out)
{
    (void)d;
    const Over *o = context;
    char path[120];
    snprintf(path, sizeof path, "site/assets/%s/%s", folder, name);
    const char *bytes = strmap_lookup(o->before->files, path);
    if (bytes)
        buf_puts(out, bytes);
    o->now->read += *name == 's';
    return bytes != NULL;
}

static bool stands(void *context, const char *folder)
{
    const Over *o = context;
    char first[80];
    snprintf(first, sizeof first, "site/assets/%s/s0.js", folder);
    return strmap_lookup(o->before->files, first) != NULL;
}

static bool manifest(void *context, Buf *out)
{
    const Over *o = context;
    for (size_t i = 0; i < o->before->n; i++) {
        const char *bytes = strmap_lookup(o->before->files, o->before->paths[i]);
        if (search_is_manifest(bytes))
            buf_puts(out, bytes);
    }
    return out->len > 0;
}

/* Issues as they are now. */
static void set_briefs(const Group *group, Arena *a)
{
    Paper *paper = &group->papers[0];
    for (size_t i = 0; i < paper->n_issues; i++) {
        IssueBrief *brief = ARENA_NEW(a, IssueBrief);
        *brief = (IssueBrief){.found = paper->issues[i]->n_articles};
        paper->issues[i]->brief = brief;
    }
}

static void emit(const Group *group, const Site *before, Site *now)
{
    set_briefs(group, now->arena);
    Over over = {before, now};
    SearchArchive archive = {&over, mark, texts, done, take_over, read_file, stands, manifest};
    const char *name =
        search_emit(NULL, group, &small, before ? &archive : NULL, (Emitter){write_file, now}, now->arena);
    CHECK(now->c, name && *name);
}

static void check_same(Checks *c, const Site *a, const Site *b)
{
    CHECK(c, a->n == b->n);
    for (size_t i = 0; i < a->n; i++) {
        const char *other = strmap_lookup(b->files, a->paths[i]);
        CHECK_AT(c, other && strcmp(other, strmap_lookup(a->files, a->paths[i])) == 0, "%s", a->paths[i]);
    }
}

/* ---- an archive: from 1 October 2021 on ---- */

typedef struct Archive {
    Arena *arena;
    Paper paper;
    Group group;
} Archive;

static const char *text_of(Arena *a, size_t number)
{
    static const char *const words[] = {"城市", "春天", "河流", "工程", "居民",
                                        "学校", "公园", "道路", "ལྷ་ས",  "GDP 1.5"};
    Buf b = {0};
    for (size_t k = 0; k < 12; k++)
        buf_printf(&b, "%s%s", words[(number * 7 + k * k * 3 + number / 9) % 10], k % 4 == 3 ? "。" : "");
    const char *text = arena_strdup(a, b.data);
    buf_free(&b);
    return text;
}

static Article *article_of(Arena *a, const char *slug, const char *text)
{
    Inline *in = ARENA_NEW(a, Inline);
    *in = (Inline){.kind = INL_TEXT, .text = text};
    Block *block = ARENA_NEW(a, Block);
    *block = (Block){.kind = BLK_PARA, .inlines = {in, 1}};
    Article *x = ARENA_NEW(a, Article);
    *x = (Article){.slug = slug,
                   .lang = LANG_ZH_HANS,
                   .title = "题",
                   .kicker = "",
                   .deck = "",
                   .byline = "",
                   .dateline = "",
                   .section = "",
                   .summary = "",
                   .column = "",
                   .blocks = block,
                   .n_blocks = 1};
    return x;
}

static Archive *archive_new(void)
{
    Arena *a = arena_new();
    Archive *x = ARENA_NEW(a, Archive);
    *x = (Archive){.arena = a, .paper = {.id = "demo", .title = "试报", .lang = LANG_ZH_HANS}};
    x->paper.issues = ARENA_ARRAY(a, Issue *, DAYS);
    x->paper.n_issues = DAYS;
    for (size_t i = 0; i < DAYS; i++) {
        Issue *issue = x->paper.issues[i] = ARENA_NEW(a, Issue);
        *issue = issue_blank(&x->paper, (Date){2021, 10 + (int)i / 30, (int)i % 30 + 1});
        issue->articles = ARENA_ARRAY(a, Article *, A_DAY + 1);
        for (; issue->n_articles < A_DAY; issue->n_articles++)
            issue->articles[issue->n_articles] =
                article_of(a, arena_printf(a, "a%zu", issue->n_articles), text_of(a, i * A_DAY + issue->n_articles));
    }
    x->group = (Group){.name = "", .base_url = "", .papers = &x->paper, .n_papers = 1};
    set_briefs(&x->group, a);
    return x;
}

/* One whose site is there. */
static Archive *archive_published(Checks *c, Site *site)
{
    Archive *x = archive_new();
    *site = site_new(c);
    emit(&x->group, NULL, site);
    return x;
}

static void end(Archive *x, Site *site)
{
    site_free(site);
    arena_free(x->arena);
}

/* Made over the site before, the site is the one from nothing; returns how many of its files were written. */
static size_t written_for(Checks *c, const Archive *x, const Site *before)
{
    Site over = site_new(c), clean = site_new(c);
    emit(&x->group, before, &over);
    emit(&x->group, NULL, &clean);
    check_same(c, &over, &clean);
    CHECK(c, clean.written == clean.n && over.written <= over.n);
    const size_t written = over.written;
    site_free(&over);
    site_free(&clean);
    return written;
}

/* ---- cases ---- */

/* Units of the calendar with at most so many articles: October has 90, its thirds 30, their halves 15; all of it 180.
 */
static void test_parts(Checks *c)
{
    Archive *x = archive_new();
    SearchPlace *places;
    const size_t n = search_places(&x->group, x->arena, &places);
    CHECK(c, n == DAYS);
    static const struct {
        size_t most, parts;
    } cases[] = {{1, 60}, {14, 60}, {15, 12}, {29, 12}, {30, 6}, {89, 6}, {90, 2}, {180, 1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        SearchRanges ranges = {0};
        search_cut(places, n, cases[i].most, &ranges);
        CHECK(c, ranges.len == cases[i].parts);
        CHECK(c, ranges.ptr[0].from == 0 && ranges.ptr[ranges.len - 1].to == n);
        for (size_t k = 1; k < ranges.len; k++)
            CHECK(c, ranges.ptr[k].from == ranges.ptr[k - 1].to);
        vec_free(&ranges);
    }
    arena_free(x->arena);
}

/* An article more in the middle moves no end of another part. */
static void test_parts_stand(Checks *c)
{
    Archive *x = archive_new();
    SearchPlace *places;
    SearchRanges before = {0}, after = {0};
    const size_t n = search_places(&x->group, x->arena, &places);
    search_cut(places, n, 30, &before);
    places[15].articles++; /* 16 October: its third has 31 now, and is halved */
    search_cut(places, n, 30, &after);
    CHECK(c, before.len == 6 && after.len == 5 + 2);
    CHECK(c, after.ptr[0].to == before.ptr[0].to && after.ptr[3].from == before.ptr[2].from);
    vec_free(&before);
    vec_free(&after);
    arena_free(x->arena);
}

static void test_nothing_changed(Checks *c)
{
    Site before;
    Archive *x = archive_published(c, &before);
    CHECK(c, written_for(c, x, &before) == 1); /* the script that names all */
    end(x, &before);
}

/* What a changed article costs: its part, and the directory only when the part has other terms now. */
static void test_changed(Checks *c)
{
    Archive *x = archive_new();
    Site before = site_new(c);
    Issue *issue = x->paper.issues[17];
    issue->articles[1] = article_of(x->arena, "a1", "同一句话。同一句话。");
    emit(&x->group, NULL, &before);
    issue->articles[1] = article_of(x->arena, "a1", "同一句话。同一句话。同一句话。");
    const size_t same_terms = written_for(c, x, &before);
    issue->articles[1] = article_of(x->arena, "a1", "另有\"引号\\与反斜线，词不一样。བོད་ལྗོངས");
    const size_t other_terms = written_for(c, x, &before);
    CHECK(c, same_terms < other_terms);
    CHECK(c, same_terms < before.n / 10);
    end(x, &before);
}

static void test_articles_come_and_go(Checks *c)
{
    Site before;
    Archive *x = archive_published(c, &before);
    Issue *issue = x->paper.issues[30];
    issue->articles[issue->n_articles++] = article_of(x->arena, "new", "新添的一篇。");
    CHECK(c, written_for(c, x, &before) < before.n / 2);
    issue->n_articles = 0; /* the issue is gone from the search, and one in the middle with it */
    x->paper.issues[20]->n_articles = 0;
    CHECK(c, written_for(c, x, &before) < before.n);
    end(x, &before);
}

/* Shards of the directory that a site has. */
static size_t directory_shards(const Site *site)
{
    Over over = {site, NULL};
    Buf script = {0};
    CHECK(site->c, manifest(&over, &script));
    const char *at = strstr(script.data, "\"directory\":[\""), *comma = at ? strchr(at, ',') : NULL;
    const size_t n = comma ? (size_t)atoi(comma + 1) : 0;
    buf_free(&script);
    CHECK(site->c, n > 0);
    return n;
}

/* The directory of the site before is read for it, no part that stands but so many files of the one that was the last.
 */
static void check_renewed(Checks *c, const Archive *x, const Site *before, bool reads_last)
{
    Site over = site_new(c), clean = site_new(c);
    emit(&x->group, before, &over);
    emit(&x->group, NULL, &clean);
    check_same(c, &over, &clean);
    const size_t others = over.read - directory_shards(before);
    CHECK_AT(c, reads_last ? others > 0 && others < 20 : others == 0, "%zu", others);
    site_free(&over);
    site_free(&clean);
}

/* The directory is that of the run before, with the parts that changed: it grows, shrinks, loses terms and gets others,
 * in front, in the middle and behind. */
static void test_directory_is_renewed(Checks *c)
{
    static const size_t days[] = {0, 29, 30, 51};
    Site before;
    Archive *x = archive_new();
    Issue **issues = x->paper.issues;
    for (size_t i = 0; i < DAYS; i++) /* terms of a day, of every second, of some in the middle */
        issues[i]->articles[0] = article_of(
            x->arena, "a0", arena_printf(x->arena, "独%zu。%s%s", i, i % 2 ? "双日" : "单", i == 33 ? "唯此" : ""));
    before = site_new(c);
    emit(&x->group, NULL, &before);
    for (size_t k = 0; k < sizeof days / sizeof *days; k++) {
        Issue *issue = issues[days[k]];
        Article *was = issue->articles[0];
        issue->articles[0] = article_of(x->arena, "a0", "双日又见新词\"独\\，བོད་ལྗོངས།");
        check_renewed(c, x, &before, false);
        issue->articles[0] = was;
    }
    size_t kept[DAYS];
    for (size_t i = 25; i < 30; i++) { /* a part is gone */
        kept[i] = issues[i]->n_articles;
        issues[i]->n_articles = 0;
    }
    check_renewed(c, x, &before, false);
    Site without = site_new(c);
    emit(&x->group, NULL, &without);
    for (size_t i = 25; i < 30; i++) /* and comes back */
        issues[i]->n_articles = kept[i];
    check_renewed(c, x, &without, false);
    site_free(&without);
    for (size_t i = 55; i < 60; i++) /* the last is gone: the one before it is the last now */
        issues[i]->n_articles = 0;
    check_renewed(c, x, &before, false);
    Site shorter = site_new(c);
    emit(&x->group, NULL, &shorter);
    for (size_t i = 55; i < 60; i++) /* it is the last no longer */
        issues[i]->n_articles = A_DAY;
    check_renewed(c, x, &shorter, true);
    site_free(&shorter);
    end(x, &before);
}

/* Many parts changed: the directory is made as they are. */
static void test_all_changed(Checks *c)
{
    Site before;
    Archive *x = archive_published(c, &before);
    for (size_t i = 0; i < DAYS; i += 2)
        x->paper.issues[i]->articles[0] = article_of(x->arena, "a0", arena_printf(x->arena, "全部改过，第%zu篇。", i));
    CHECK(c, written_for(c, x, &before) > 1);
    end(x, &before);
}

int main(void)
{
    Checks c = {0};
    test_parts(&c);
    test_parts_stand(&c);
    test_nothing_changed(&c);
    test_changed(&c);
    test_articles_come_and_go(&c);
    test_directory_is_renewed(&c);
    test_all_changed(&c);
    return CHECK_END(&c);
}
