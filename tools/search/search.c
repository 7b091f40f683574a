/* The group's articles → parts of the index, their texts, the directory, the script that names them. */
#include "search/search.h"
#include "site/urls.h"

#include "base/json.h"
#include "base/map.h"
#include "resolve/resolve.h"
#include "search/index.h"
#include <stdlib.h>
#include <string.h>

const SearchSizes search_sizes = {.part = 4000, .directory = 8, .shard = 8000, .texts = 4000};

/* The files of one folder, kept until its name is known, which is their hash. */
typedef struct Folder {
    Arena *arena;
    VEC(const char *) names;
    VEC(Buf) files;
    uint64_t hash;
} Folder;

static void folder_add(Folder *f, const char *name, const Buf *file)
{
    Buf own = {0};
    buf_put(&own, file->data, file->len);
    f->hash = hash_bytes(f->hash, name, strlen(name) + 1);
    f->hash = hash_bytes(f->hash, file->data, file->len);
    vec_push(&f->names, name);
    vec_push(&f->files, own);
}

/* Emits all and frees it. Returns the folder's name below assets/ in a; NULL after a report. */
static const char *folder_emit(Folder *f, Diag *d, Emitter out, Arena *a)
{
    const char *name = arena_printf(a, "search-%010llx", (unsigned long long)(f->hash >> 24));
    bool ok = true;
    for (size_t i = 0; i < f->names.len; i++) {
        const char *path = arena_printf(f->arena, "site/assets/%s/%s", name, f->names.ptr[i]);
        ok = ok && out.emit(out.context, d, path, f->files.ptr[i].data, f->files.ptr[i].len);
        buf_free(&f->files.ptr[i]);
    }
    vec_free(&f->names);
    vec_free(&f->files);
    arena_free(f->arena);
    return ok ? name : NULL;
}

/* An issue of any paper, in the order of the archive. */
typedef struct Place {
    const Issue *issue;
    size_t paper;
} Place;

typedef struct Part {
    SearchIndex *index;
    Folder folder;
    Buf issues; /* members of part.js's list */
    Buf counts; /* articles of each file of texts, packed */
    Buf texts;  /* the file being filled */
    uint32_t in_texts, n_texts, articles;
} Part;

static void put_line(Buf *b, const char *text)
{
    if (!text[0])
        return;
    if (b->len)
        buf_putc(b, '\n');
    buf_puts(b, text);
}

static void article_titles(const Article *x, Buf *out)
{
    put_line(out, x->title);
    put_line(out, x->kicker);
    put_line(out, x->deck);
}

static void article_body(const Article *x, Buf *out)
{
    const char *const first[] = {x->column, x->section, x->summary, x->byline, x->dateline};
    for (size_t i = 0; i < sizeof first / sizeof *first; i++)
        put_line(out, first[i]);
    Arena *scratch = arena_new();
    Buf plain = {0};
    resolved_plain(resolve_article(scratch, x, &(ResolveOptions){0}), &plain);
    while (plain.len && plain.data[plain.len - 1] == '\n')
        plain.data[--plain.len] = '\0';
    if (plain.len)
        put_line(out, plain.data);
    for (size_t i = 0; i < x->n_tags; i++)
        put_line(out, x->tags[i]);
    buf_free(&plain);
    arena_free(scratch);
}

static void close_texts(Part *p)
{
    if (!p->in_texts)
        return;
    Buf file = {0};
    buf_printf(&file, "paibanSearch.take([%s]);\n", p->texts.data);
    folder_add(&p->folder, arena_printf(p->folder.arena, "t%u.js", p->n_texts), &file);
    search_put_number(&p->counts, p->in_texts);
    p->n_texts++;
    p->in_texts = 0;
    p->texts.len = 0;
    buf_free(&file);
}

static void add_article(Part *p, const Article *x, const SearchSizes *sizes)
{
    Buf titles = {0}, body = {0};
    article_titles(x, &titles);
    article_body(x, &body);
    search_index_add(p->index, titles.data, body.len ? body.data : "");
    buf_puts(&p->texts, p->in_texts ? ",\n[" : "\n[");
    json_put_string(&p->texts, x->file ? x->file : x->slug); /* search.js knows them apart by the point */
    buf_putc(&p->texts, ',');
    json_put_string(&p->texts, titles.data);
    buf_putc(&p->texts, ',');
    json_put_string(&p->texts, body.len ? body.data : "");
    buf_putc(&p->texts, ']');
    p->in_texts++;
    p->articles++;
    if (p->texts.len >= sizes->texts)
        close_texts(p);
    buf_free(&titles);
    buf_free(&body);
}

static void add_issue(Part *p, const Place *at, const SearchSizes *sizes)
{
    const Issue *issue = at->issue;
    if (!issue->n_articles)
        return;
    buf_printf(&p->issues, "%s[%zu,\"%s\",%zu", p->issues.len ? "," : "", at->paper, issue->id, issue->n_articles);
    Arena *a = arena_new();
    const char *folder = urls_folder(a, issue);
    const bool moved = strcmp(folder, issue->id) != 0;
    const bool labelled = issue->edition != 'a' || *issue->edition_name || issue->kind != ISSUE_REGULAR;
    if (labelled || moved) {
        buf_putc(&p->issues, ',');
        json_put_string(&p->issues, labelled ? issue_label(a, issue) : "");
    }
    if (moved) {
        buf_putc(&p->issues, ',');
        json_put_string(&p->issues, folder);
    }
    arena_free(a);
    buf_putc(&p->issues, ']');
    for (size_t i = 0; i < issue->n_articles; i++)
        add_article(p, issue->articles[i], sizes);
}

typedef struct ShardFile {
    Folder *folder;
    Buf file;
} ShardFile;

static bool keep_shard(void *context, size_t shard, const Buf *members)
{
    ShardFile *s = context;
    s->file.len = 0;
    buf_printf(&s->file, "paibanSearch.take({%s});\n", members->len ? members->data : "");
    folder_add(s->folder, arena_printf(s->folder->arena, "s%zu.js", shard), &s->file);
    return true;
}

static size_t keep_shards(Folder *folder, const SearchIndex *x, const SearchSizes *sizes)
{
    ShardFile s = {.folder = folder};
    size_t shards = search_index_shards(x, sizes->shard);
    (void)search_index_emit(x, shards, keep_shard, &s); /* keep_shard never stops it */
    buf_free(&s.file);
    return shards;
}

/* Whether a part ends before issues[to]: it has enough, and a month begins. */
static bool part_ends(const Place *issues, size_t to, uint32_t articles, const SearchSizes *sizes)
{
    const Date a = issues[to - 1].issue->date, b = issues[to].issue->date;
    return articles >= sizes->part && (a.year != b.year || a.month != b.month);
}

/* Makes a part of issues[*from …), moves *from to its end and tells of it in the manifest. directory: told of the
 * part's terms unless it is the last; may be NULL. */
static bool emit_part(Diag *d, const Place *issues, size_t n, size_t *from, const SearchSizes *sizes, Emitter out,
                      Arena *a, SearchIndex *directory, Buf *manifest)
{
    Part p = {.index = search_index_new(), .folder.arena = arena_new()};
    const size_t first = *from;
    do {
        add_issue(&p, &issues[(*from)++], sizes);
    } while (*from < n && !part_ends(issues, *from, p.articles, sizes));
    close_texts(&p);
    size_t shards = keep_shards(&p.folder, p.index, sizes);
    if (directory && *from < n)
        search_index_add_index(directory, p.index);
    Buf file = {0};
    buf_printf(&file, "paibanSearch.take({\"issues\":[%s],\"counts\":\"%s\"});\n", p.issues.len ? p.issues.data : "",
               p.counts.len ? p.counts.data : "");
    folder_add(&p.folder, "part.js", &file);
    const char *name = folder_emit(&p.folder, d, out, a);
    if (name)
        buf_printf(manifest, "%s\n[\"%s\",%zu,\"%s\",\"%s\"]", first ? "," : "", name, shards, issues[first].issue->iso,
                   issues[*from - 1].issue->iso);
    buf_free(&file);
    buf_free(&p.issues);
    buf_free(&p.counts);
    buf_free(&p.texts);
    search_index_free(p.index);
    return name != NULL;
}

static int compare_places(const void *a, const void *b)
{
    const Place *x = a, *y = b;
    int c = strcmp(x->issue->id, y->issue->id);
    return c ? c : x->paper < y->paper ? -1 : x->paper > y->paper;
}

/* All issues that have articles, oldest first. */
static size_t archive(const Group *group, Arena *a, Place **issues)
{
    size_t n = 0, at = 0;
    for (size_t i = 0; i < group->n_papers; i++)
        n += group->papers[i].n_issues;
    *issues = ARENA_ARRAY(a, Place, n + 1);
    for (size_t i = 0; i < group->n_papers; i++)
        for (size_t k = 0; k < group->papers[i].n_issues; k++)
            if (group->papers[i].issues[k]->n_articles)
                (*issues)[at++] = (Place){group->papers[i].issues[k], i};
    qsort(*issues, at, sizeof **issues, compare_places);
    return at;
}

/* How many parts there will be. */
static size_t count_parts(const Place *issues, size_t n, const SearchSizes *sizes)
{
    size_t parts = n > 0;
    uint32_t articles = 0;
    for (size_t i = 0; i < n; i++) {
        if (i && part_ends(issues, i, articles, sizes)) {
            parts++;
            articles = 0;
        }
        articles += (uint32_t)issues[i].issue->n_articles;
    }
    return parts;
}

static void put_papers(const Group *group, Buf *manifest)
{
    for (size_t i = 0; i < group->n_papers; i++) {
        const Paper *p = &group->papers[i];
        buf_puts(manifest, i ? ",[" : "[");
        json_put_string(manifest, p->id);
        buf_putc(manifest, ',');
        json_put_string(manifest, p->title);
        buf_putc(manifest, ',');
        json_put_string(manifest, lang_tag(p->lang));
        buf_putc(manifest, ']');
    }
}

static bool emit_directory(Diag *d, const SearchIndex *directory, const SearchSizes *sizes, Emitter out, Arena *a,
                           Buf *manifest)
{
    Folder folder = {.arena = arena_new()};
    size_t shards = keep_shards(&folder, directory, sizes);
    const char *name = folder_emit(&folder, d, out, a);
    if (name)
        buf_printf(manifest, ",\"directory\":[\"%s\",%zu]", name, shards);
    return name != NULL;
}

static const char *emit_manifest(Diag *d, const Buf *manifest, Emitter out, Arena *a)
{
    const char *name = arena_printf(a, "assets/search-%010llx.js",
                                    (unsigned long long)(hash_bytes(0, manifest->data, manifest->len) >> 24));
    return out.emit(out.context, d, arena_printf(a, "site/%s", name), manifest->data, manifest->len) ? name : NULL;
}

const char *search_emit(Diag *d, const Group *group, const SearchSizes *sizes, Emitter out, Arena *a)
{
    Place *issues;
    const size_t n = archive(group, a, &issues);
    if (!n)
        return "";
    SearchIndex *directory = count_parts(issues, n, sizes) >= sizes->directory ? search_index_new() : NULL;
    Buf manifest = {0};
    buf_puts(&manifest, "paibanSearch.open({\"papers\":[");
    put_papers(group, &manifest);
    buf_puts(&manifest, "],\"parts\":[");
    bool ok = true;
    for (size_t from = 0; ok && from < n;)
        ok = emit_part(d, issues, n, &from, sizes, out, a, directory, &manifest);
    buf_putc(&manifest, ']');
    if (ok && directory)
        ok = emit_directory(d, directory, sizes, out, a, &manifest);
    buf_puts(&manifest, "});\n");
    const char *name = ok ? emit_manifest(d, &manifest, out, a) : NULL;
    buf_free(&manifest);
    search_index_free(directory);
    return name;
}
