/* The group's articles → parts of the index, their texts, the directory, the script that names them. */
#include "search/search.h"
#include "site/urls.h"

#include "base/json.h"
#include "base/map.h"
#include "search/index.h"
#include "search/internal.h"
#include <stdlib.h>
#include <string.h>

const SearchSizes search_sizes = {.part = 4000, .directory = 8, .shard = 8000, .texts = 4000};

/* The files of one folder. */
typedef struct Folder {
    const char *name; /* below assets/ */
    Diag *diag;
    Emitter out;
    Arena *arena;
    bool failed;
} Folder;

enum { FORM = 1 /* of the files; another one when they are made otherwise: browsers keep them by name */ };

static const char *folder_name(Arena *a, uint64_t made_of)
{
    return arena_printf(a, "search-%010llx", (unsigned long long)(made_of >> 24));
}

static void folder_add(Folder *f, const char *name, const Buf *file)
{
    const char *path = arena_printf(f->arena, "site/assets/%s/%s", f->name, name);
    if (!f->failed)
        f->failed = !f->out.emit(f->out.context, f->diag, path, file->data, file->len);
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
    search_titles(x, &titles);
    search_text(x, &body);
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

/* How many of an issue's articles can be found: all but those that were taken back. */
static size_t searched(const Issue *issue)
{
    size_t n = 0;
    for (size_t i = 0; i < issue->n_articles; i++)
        n += !issue->articles[i]->retracted;
    return n;
}

static void add_issue(Part *p, const Place *at, const SearchSizes *sizes)
{
    const Issue *issue = at->issue;
    const size_t n = searched(issue);
    if (!n)
        return;
    buf_printf(&p->issues, "%s[%zu,\"%s\",%zu", p->issues.len ? "," : "", at->paper, issue->id, n);
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
        if (!issue->articles[i]->retracted)
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

/* What is made, and of what. */
typedef struct Emission {
    Diag *diag;
    const Group *group;
    const SearchSizes *sizes;
    const SearchArchive *archive; /* NULL: nothing is kept */
    Emitter out;
    Arena *arena;
    Place *issues; /* oldest first */
    size_t n;
    SearchIndex *directory; /* told of the terms of all parts but the last; or NULL */
    Buf manifest;
} Emission;

/* A part: issues [from, to). */
typedef struct Range {
    size_t from, to;
    uint64_t made_of;
} Range;

static uint64_t mark_of(const Emission *e, const Issue *issue)
{
    if (e->archive)
        return e->archive->mark(e->archive->context, issue);
    Buf texts = {0};
    search_texts_put(issue, &texts);
    uint64_t mark = search_mark(issue, texts.data, texts.len);
    buf_free(&texts);
    return mark;
}

static Range next_part(const Emission *e, size_t from)
{
    Range r = {from, from, FORM};
    uint32_t articles = 0;
    r.made_of = hash_bytes(r.made_of, e->sizes, sizeof *e->sizes);
    do {
        const Place *at = &e->issues[r.to++];
        uint64_t mark = mark_of(e, at->issue);
        r.made_of = hash_bytes(r.made_of, &at->paper, sizeof at->paper);
        r.made_of = hash_bytes(r.made_of, &mark, sizeof mark);
        articles += (uint32_t)searched(at->issue);
    } while (r.to < e->n && !part_ends(e->issues, r.to, articles, e->sizes));
    return r;
}

/* How many shards the folder has when an earlier run made it; 0: it didn't. */
static size_t take_over(const Emission *e, const char *folder)
{
    return e->archive ? e->archive->take_over(e->archive->context, e->diag, folder) : 0;
}

static void close_part(Part *p)
{
    Buf file = {0};
    buf_printf(&file, "paibanSearch.take({\"issues\":[%s],\"counts\":\"%s\"});\n", p->issues.len ? p->issues.data : "",
               p->counts.len ? p->counts.data : "");
    folder_add(&p->folder, "part.js", &file);
    buf_free(&file);
}

/* Texts that were taken for the part. */
static void forget_texts(const Issue *issue)
{
    for (size_t i = 0; i < issue->n_articles; i++)
        if (issue->articles[i]->kept)
            issue->articles[i]->kept->text = NULL;
}

/* The files of a part; its terms are told to the directory. Its number of shards; 0 after a report. */
static size_t make_part(const Emission *e, const Range *r, const char *name)
{
    Part p = {.index = search_index_new(), .folder = {name, e->diag, e->out, arena_new(), false}};
    for (size_t i = r->from; i < r->to; i++) {
        if (e->archive)
            e->archive->texts(e->archive->context, e->issues[i].issue, p.folder.arena);
        add_issue(&p, &e->issues[i], e->sizes);
    }
    close_texts(&p);
    size_t shards = keep_shards(&p.folder, p.index, e->sizes);
    if (e->directory && r->to < e->n)
        search_index_add_index(e->directory, p.index);
    close_part(&p);
    buf_free(&p.issues);
    buf_free(&p.counts);
    buf_free(&p.texts);
    search_index_free(p.index);
    for (size_t i = r->from; i < r->to; i++)
        forget_texts(e->issues[i].issue);
    arena_free(p.folder.arena);
    return p.folder.failed ? 0 : shards;
}

/* One part, as it was or anew, and a line in the manifest. */
static bool emit_part(Emission *e, const Range *r)
{
    const char *name = folder_name(e->arena, r->made_of);
    size_t shards = e->directory ? 0 : take_over(e, name);
    shards = shards ? shards : make_part(e, r, name);
    if (shards)
        buf_printf(&e->manifest, "%s\n[\"%s\",%zu,\"%s\",\"%s\"]", r->from ? "," : "", name, shards,
                   e->issues[r->from].issue->iso, e->issues[r->to - 1].issue->iso);
    return shards > 0;
}

static int compare_places(const void *a, const void *b)
{
    const Place *x = a, *y = b;
    int c = strcmp(x->issue->id, y->issue->id);
    return c ? c : x->paper < y->paper ? -1 : x->paper > y->paper;
}

/* All issues that have articles, oldest first. */
static size_t all_issues(const Group *group, Arena *a, Place **issues)
{
    size_t n = 0, at = 0;
    for (size_t i = 0; i < group->n_papers; i++)
        n += group->papers[i].n_issues;
    *issues = ARENA_ARRAY(a, Place, n + 1);
    for (size_t i = 0; i < group->n_papers; i++)
        for (size_t k = 0; k < group->papers[i].n_issues; k++)
            if (searched(group->papers[i].issues[k]))
                (*issues)[at++] = (Place){group->papers[i].issues[k], i};
    qsort(*issues, at, sizeof **issues, compare_places);
    return at;
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

static void name_directory(Emission *e, const char *name, size_t shards)
{
    buf_printf(&e->manifest, ",\"directory\":[\"%s\",%zu]", name, shards);
}

static bool emit_directory(Emission *e, const char *name)
{
    Folder folder = {name, e->diag, e->out, arena_new(), false};
    size_t shards = keep_shards(&folder, e->directory, e->sizes);
    name_directory(e, name, shards);
    arena_free(folder.arena);
    return !folder.failed;
}

static const char *emit_manifest(const Emission *e)
{
    const char *name = arena_printf(e->arena, "assets/search-%010llx.js",
                                    (unsigned long long)(hash_bytes(0, e->manifest.data, e->manifest.len) >> 24));
    const char *path = arena_printf(e->arena, "site/%s", name);
    return e->out.emit(e->out.context, e->diag, path, e->manifest.data, e->manifest.len) ? name : NULL;
}

typedef VEC(Range) Ranges;

/* The directory depends on all parts but the last: it is as it was, or made with them. */
static bool emit_parts(Emission *e, const Ranges *parts)
{
    const char *directory = NULL;
    size_t kept = 0;
    if (parts->len >= e->sizes->directory) {
        uint64_t made_of = FORM;
        for (size_t i = 0; i + 1 < parts->len; i++)
            made_of = hash_bytes(made_of, &parts->ptr[i].made_of, sizeof parts->ptr[i].made_of);
        directory = folder_name(e->arena, made_of);
        kept = take_over(e, directory);
        e->directory = kept ? NULL : search_index_new();
    }
    buf_puts(&e->manifest, "],\"parts\":[");
    bool ok = true;
    for (size_t i = 0; ok && i < parts->len; i++)
        ok = emit_part(e, &parts->ptr[i]);
    buf_putc(&e->manifest, ']');
    if (ok && kept)
        name_directory(e, directory, kept);
    else if (ok && directory)
        ok = emit_directory(e, directory);
    search_index_free(e->directory);
    return ok;
}

const char *search_emit(Diag *d, const Group *group, const SearchSizes *sizes, const SearchArchive *archive,
                        Emitter out, Arena *a)
{
    Emission e = {.diag = d, .group = group, .sizes = sizes, .archive = archive, .out = out, .arena = a};
    e.n = all_issues(group, a, &e.issues);
    if (!e.n)
        return "";
    Ranges parts = {0};
    for (size_t from = 0; from < e.n;) {
        Range r = next_part(&e, from);
        vec_push(&parts, r);
        from = r.to;
    }
    buf_puts(&e.manifest, "paibanSearch.open({\"papers\":[");
    put_papers(group, &e.manifest);
    bool ok = emit_parts(&e, &parts);
    buf_puts(&e.manifest, "});\n");
    const char *name = ok ? emit_manifest(&e) : NULL;
    buf_free(&e.manifest);
    vec_free(&parts);
    return name;
}
