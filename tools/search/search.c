/* The group's articles → parts of the index, the directory, the script that names them. */
#include "search/search.h"

#include "base/json.h"
#include "base/map.h"
#include "search/files.h"
#include "search/manifest.h"
#include <stdio.h>
#include <string.h>

const SearchSizes search_sizes = {.part = 400, .directory = 8, .shard = 8000, .texts = 4000};

enum { FORM = 2 /* of the files; another one when they are made otherwise: browsers keep them by name */ };

/* A part of this run. */
typedef struct Part {
    SearchRange issues;
    uint64_t made_of, told;
    const char *folder;
    size_t shards;      /* 0: neither taken over nor made yet */
    SearchIndex *index; /* of one that was made, while the directory may want it */
} Part;
typedef VEC(Part) Parts;

/* What is made, and of what. */
typedef struct Emission {
    Diag *diag;
    const Group *group;
    const SearchSizes *sizes;
    const SearchArchive *archive; /* NULL: nothing is kept */
    Emitter out;
    Arena *arena;
    SearchPlace *places; /* oldest first */
    Parts parts;
    const char *directory; /* its folder; NULL: none */
    size_t directory_shards;
} Emission;

/* ---- parts ---- */

static const char *folder_name(Arena *a, uint64_t made_of)
{
    return arena_printf(a, "search-%010llx", (unsigned long long)(made_of >> 24));
}

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

static Part part_of(const Emission *e, const SearchRange *r)
{
    Part p = {.issues = *r, .made_of = hash_bytes(FORM, e->sizes, sizeof *e->sizes)};
    for (size_t i = r->from; i < r->to; i++) {
        const SearchPlace *at = &e->places[i];
        uint64_t mark = mark_of(e, at->issue);
        p.made_of = hash_bytes(p.made_of, &at->paper, sizeof at->paper);
        p.made_of = hash_bytes(p.made_of, &mark, sizeof mark);
    }
    p.folder = folder_name(e->arena, p.made_of);
    return p;
}

/* How many shards the folder has when an earlier run made it; 0: it didn't. */
static size_t take_over(const Emission *e, const char *folder)
{
    return e->archive ? e->archive->take_over(e->archive->context, e->diag, folder) : 0;
}

/* What a part that was taken over tells of its terms. */
static bool read_told(const Emission *e, Part *p)
{
    Buf file = {0};
    bool ok = e->archive->read(e->archive->context, e->diag, p->folder, "part.js", &file);
    p->told = ok ? search_part_told(&file) : 0;
    buf_free(&file);
    return ok;
}

/* Texts that were taken for the part. */
static void forget_texts(const Issue *issue)
{
    for (size_t i = 0; i < issue->n_articles; i++)
        if (issue->articles[i]->kept)
            issue->articles[i]->kept->text = NULL;
}

/* The files of a part. */
static bool make_part(const Emission *e, Part *p)
{
    SearchFolder folder = {p->folder, e->diag, e->out, arena_new(), false};
    p->index = search_index_new();
    SearchPart *files = search_part_new(&folder, p->index, e->sizes->texts);
    for (size_t i = p->issues.from; i < p->issues.to; i++) {
        if (e->archive)
            e->archive->texts(e->archive->context, e->places[i].issue, folder.arena);
        search_part_add(files, &e->places[i]);
    }
    search_part_end(files);
    p->shards = search_put_shards(&folder, p->index, e->sizes->shard);
    p->told = search_index_told(p->index);
    for (size_t i = p->issues.from; i < p->issues.to; i++)
        forget_texts(e->places[i].issue);
    if (e->archive)
        e->archive->done(e->archive->context);
    arena_free(folder.arena);
    return !folder.failed;
}

static void forget_index(Part *p)
{
    search_index_free(p->index);
    p->index = NULL;
}

static bool make_parts(Emission *e, bool keep)
{
    bool ok = true;
    for (size_t i = 0; ok && i < e->parts.len; i++) {
        Part *p = &e->parts.ptr[i];
        if (p->shards)
            continue;
        ok = make_part(e, p);
        if (!keep)
            forget_index(p);
    }
    return ok;
}

/* ---- the directory: which of the parts but the last have a term ---- */

/* By what it is called: the terms that parts have, not what they say. */
static const char *directory_name(const Emission *e)
{
    uint64_t told = hash_bytes(FORM, e->sizes, sizeof *e->sizes);
    for (size_t i = 0; i + 1 < e->parts.len; i++)
        told = hash_bytes(told, &e->parts.ptr[i].told, sizeof e->parts.ptr[i].told);
    return folder_name(e->arena, told);
}

/* Tells of each file of terms of a folder that an earlier run made. */
static bool read_shards(const Emission *e, const char *folder, size_t shards, void (*tell)(void *to, const char *file),
                        void *to)
{
    Buf file = {0};
    char name[32];
    bool ok = true;
    for (size_t k = 0; ok && k < shards; k++) {
        snprintf(name, sizeof name, "s%zu.js", k);
        file.len = 0;
        ok = e->archive->read(e->archive->context, e->diag, folder, name, &file);
        if (file.len)
            tell(to, file.data);
    }
    buf_free(&file);
    return ok;
}

static void add_file(void *directory, const char *file)
{
    search_index_add_file(directory, file);
}

/* The terms of a part that was taken over, from its files. */
static bool add_kept_terms(const Emission *e, const Part *p, SearchIndex *directory)
{
    bool ok = read_shards(e, p->folder, p->shards, add_file, directory);
    search_index_end_file(directory);
    return ok;
}

static bool add_terms(const Emission *e, Part *p, SearchIndex *directory)
{
    if (p->shards && !p->index)
        return add_kept_terms(e, p, directory);
    bool ok = p->index || make_part(e, p);
    search_index_add_index(directory, p->index);
    forget_index(p);
    return ok;
}

static bool put_directory(Emission *e, const SearchIndex *x)
{
    e->directory = directory_name(e);
    SearchFolder folder = {e->directory, e->diag, e->out, arena_new(), false};
    e->directory_shards = search_put_shards(&folder, x, e->sizes->shard);
    arena_free(folder.arena);
    return !folder.failed;
}

static bool make_directory(Emission *e)
{
    SearchIndex *x = search_index_new();
    bool ok = true;
    for (size_t i = 0; ok && i + 1 < e->parts.len; i++)
        ok = add_terms(e, &e->parts.ptr[i], x);
    Part *last = &e->parts.ptr[e->parts.len - 1];
    ok = ok && (last->shards || make_part(e, last)) && put_directory(e, x);
    search_index_free(x);
    return ok;
}

/* ---- the directory of an earlier run, with what has changed ---- */

static void renew_file(void *renewal, const char *file)
{
    search_index_renew(renewal, file);
}

/* What each part that the directory of then tells of is now. */
static int64_t *map_parts(const Emission *e, const SearchManifest *then, bool *told)
{
    int64_t *now = ARENA_ARRAY(e->arena, int64_t, then->n_told + 1);
    size_t next = 0; /* what stands in another order is none of them */
    for (size_t i = 0; i < then->n_told; i++) {
        now[i] = -1;
        for (size_t k = next; k + 1 < e->parts.len && now[i] < 0; k++)
            if (!e->parts.ptr[k].index && strcmp(e->parts.ptr[k].folder, then->told[i]) == 0)
                now[i] = (int64_t)k;
        if (now[i] < 0)
            continue;
        told[now[i]] = true;
        next = (size_t)now[i] + 1;
    }
    return now;
}

/* The terms of each part that it doesn't tell of: those of the last part of then are in its files. */
static bool list_fresh(const Emission *e, const bool *told, SearchRenewal *r, SearchIndex **read)
{
    SearchFresh *fresh = ARENA_ARRAY(e->arena, SearchFresh, e->parts.len);
    bool ok = true;
    for (size_t k = 0; ok && k + 1 < e->parts.len; k++) {
        const Part *p = &e->parts.ptr[k];
        if (told[k])
            continue;
        if (!p->index) {
            read[r->n_fresh] = search_index_new();
            ok = add_kept_terms(e, p, read[r->n_fresh]);
        }
        fresh[r->n_fresh] = (SearchFresh){(int64_t)k, p->index ? p->index : read[r->n_fresh]};
        r->n_fresh++;
    }
    r->fresh = fresh;
    return ok;
}

/* false: nothing is made of it. */
static bool renew(const Emission *e, const SearchManifest *then, SearchIndex *index)
{
    bool *told = ARENA_ARRAY(e->arena, bool, e->parts.len);
    SearchIndex **read = ARENA_ARRAY(e->arena, SearchIndex *, e->parts.len);
    SearchRenewal r = {.index = index, .now = map_parts(e, then, told), .n_now = then->n_told};
    bool ok = list_fresh(e, told, &r, read) && read_shards(e, then->directory, then->shards, renew_file, &r);
    if (ok)
        search_index_end_renewal(&r);
    for (size_t i = 0; i < r.n_fresh; i++)
        search_index_free(read[i]);
    return ok;
}

/* *ok: nothing failed. */
static bool renew_directory(Emission *e, bool *ok)
{
    const SearchArchive *x = e->archive;
    Buf script = {0};
    SearchManifest then;
    SearchIndex *index = search_index_new();
    const bool may = x && x->manifest(x->context, &script) && search_manifest_read(e->arena, script.data, &then) &&
                     x->stands(x->context, then.directory) && renew(e, &then, index);
    *ok = may && put_directory(e, index);
    search_index_free(index);
    buf_free(&script);
    return may;
}

/* Parts that are to be made and the directory. Few of them: it may be as it was, when they have the terms that they
 * had. Many, as in a first build: each is forgotten as soon as the directory has its terms. */
static bool emit_with_directory(Emission *e, size_t fresh)
{
    enum { FEW = 3 };
    if (fresh <= FEW) {
        if (!make_parts(e, true))
            return false;
        const char *name = directory_name(e);
        e->directory_shards = take_over(e, name);
        if (e->directory_shards) {
            e->directory = name;
            return true;
        }
        bool ok;
        if (renew_directory(e, &ok))
            return ok;
    }
    return make_directory(e);
}

/* ---- all of it ---- */

static size_t take_over_parts(Emission *e)
{
    size_t fresh = 0;
    for (size_t i = 0; i < e->parts.len; i++) {
        Part *p = &e->parts.ptr[i];
        p->shards = take_over(e, p->folder);
        fresh += !p->shards;
    }
    return fresh;
}

static bool emit_parts(Emission *e)
{
    const bool directory = e->parts.len >= e->sizes->directory;
    const size_t fresh = take_over_parts(e);
    bool ok = true;
    for (size_t i = 0; ok && directory && i < e->parts.len; i++)
        ok = !e->parts.ptr[i].shards || read_told(e, &e->parts.ptr[i]);
    ok = ok && (directory ? emit_with_directory(e, fresh) : make_parts(e, false));
    for (size_t i = 0; i < e->parts.len; i++)
        forget_index(&e->parts.ptr[i]);
    return ok;
}

static void cut(Emission *e, size_t n)
{
    SearchRanges ranges = {0};
    search_cut(e->places, n, e->sizes->part, &ranges);
    for (size_t i = 0; i < ranges.len; i++)
        vec_push(&e->parts, part_of(e, &ranges.ptr[i]));
    vec_free(&ranges);
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

static void put_parts(const Emission *e, Buf *manifest)
{
    for (size_t i = 0; i < e->parts.len; i++) {
        const Part *p = &e->parts.ptr[i];
        buf_printf(manifest, "%s\n[\"%s\",%zu,\"%s\",\"%s\"]", i ? "," : "", p->folder, p->shards,
                   e->places[p->issues.from].issue->iso, e->places[p->issues.to - 1].issue->iso);
    }
}

static const char *emit_manifest(const Emission *e)
{
    Buf m = {0};
    buf_puts(&m, SEARCH_MANIFEST_BEGINS);
    put_papers(e->group, &m);
    buf_puts(&m, SEARCH_MANIFEST_PARTS);
    put_parts(e, &m);
    if (e->directory)
        buf_printf(&m, SEARCH_MANIFEST_DIRECTORY "\"%s\",%zu", e->directory, e->directory_shards);
    buf_puts(&m, "]});\n");
    const char *name =
        arena_printf(e->arena, "assets/search-%010llx.js", (unsigned long long)(hash_bytes(0, m.data, m.len) >> 24));
    const char *path = arena_printf(e->arena, "site/%s", name);
    bool ok = e->out.emit(e->out.context, e->diag, path, m.data, m.len);
    buf_free(&m);
    return ok ? name : NULL;
}

const char *search_emit(Diag *d, const Group *group, const SearchSizes *sizes, const SearchArchive *archive,
                        Emitter out, Arena *a)
{
    Emission e = {.diag = d, .group = group, .sizes = sizes, .archive = archive, .out = out, .arena = a};
    const size_t n = search_places(group, a, &e.places);
    if (!n)
        return "";
    cut(&e, n);
    const char *name = emit_parts(&e) ? emit_manifest(&e) : NULL;
    vec_free(&e.parts);
    return name;
}
