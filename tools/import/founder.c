/* An archive of Founder's: its files found, issue by issue, and the papers they belong to. */
#include "import/founder.h"
#include "diag/phrase.h"

#include "import/founder_issue.h"
#include "load/load.h"
#include "picture/picture.h"
#include "site/names.h"
#include <stdlib.h>
#include <string.h>

enum { DEEPEST = 40 /* folders in one another */ };

typedef struct Archive {
    Import im;
    VEC(ArchiveFile) files;
} Archive;

/* A link to the archive itself, or to what it lies in. */
static bool leads_back(const Import *im, const char *name)
{
    char *root = world_absolute(im->world, im->dir);
    char *there = world_absolute(im->world, arena_printf(im->arena, "%s/%s", im->dir, name));
    bool back = root && there && world_is_below(root, there);
    mem_free(root);
    mem_free(there);
    return back;
}

/* Every file of the archive gets its place in the report but pictures, which belong to articles. */
static bool collect(Archive *x, const char *below, const FolderChain *up)
{
    const Import *im = &x->im;
    DirEntry *entries;
    size_t n, depth = 0;
    const char *path = *below ? arena_printf(im->arena, "%s/%s", im->dir, below) : im->dir;
    for (const FolderChain *c = up; c; c = c->up)
        depth++;
    if (depth > DEEPEST) {
        diag_error(im->diag, diag_file(im->diag, path), DIAG_IMPORT_TOO_DEEP, DEEPEST);
        return false;
    }
    if (!world_list(im->world, im->diag, im->arena, path, &entries, &n))
        return false;
    bool ok = true;
    for (size_t i = 0; i < n; i++) {
        const char *name = *below ? arena_printf(im->arena, "%s/%s", below, entries[i].name) : entries[i].name;
        const FolderChain here = {entries[i].id, up};
        FounderName founder;
        if (entries[i].is_dir) {
            ok &= leads_back(im, name) || folder_chain_has(up, entries[i].id) || collect(x, name, &here);
        } else if (founder_name(im->arena, name, &founder)) {
            const char *full = arena_printf(im->arena, "%s/%s", im->dir, name);
            vec_push(&x->files, ((ArchiveFile){full, founder, import_report_file(im->report, full)}));
        } else if (!picture_is_name(entries[i].name)) {
            import_report_not(import_report_file(im->report, arena_printf(im->arena, "%s/%s", im->dir, name)),
                              "no page of Founder's");
        }
    }
    return ok;
}

static int compare(const void *va, const void *vb)
{
    const ArchiveFile *a = va, *b = vb;
    int order = strcmp(a->name.root, b->name.root);
    const int64_t x = date_to_epoch(a->name.date), y = date_to_epoch(b->name.date);
    if (order)
        return order;
    return x != y ? (x < y ? -1 : 1) : strcmp(a->path, b->path);
}

static bool is_one_issue(const ArchiveFile *a, const ArchiveFile *b)
{
    return strcmp(a->name.root, b->name.root) == 0 && date_to_epoch(a->name.date) == date_to_epoch(b->name.date);
}

/* ---- papers ---- */

static const char *last_part(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* An id made of the folder's name; "paper" where that is none. */
static const char *id_of_folder(Arena *a, const char *root, const char *dir)
{
    const char *names[] = {last_part(root), last_part(dir)}, *hint;
    for (size_t i = 0; i < 2; i++)
        if (*names[i] && !paper_id_fault(a, names[i], &hint))
            return names[i];
    return "paper";
}

/* The paper that an issue's own pages name, as the content has it. */
static const Paper *known_paper(const Group *group, const char *title)
{
    for (size_t i = 0; group && *title && i < group->n_papers; i++)
        if (strcmp(group->papers[i].title, title) == 0)
            return &group->papers[i];
    return NULL;
}

/* What the first page that says it calls the paper: read once more, cheaply. */
static const char *title_in(const Import *im, const ArchiveFile *files, size_t n)
{
    Diag *quiet = diag_new();
    const char *title = "";
    for (size_t i = 0; i < n && i < 8 && !*title; i++) {
        Markup *page = import_read_markup(im->world, quiet, im->arena, files[i].path, NULL);
        if (page) {
            Properties p = properties_read(im->arena, page);
            title = property(&p, "papername|sourcename");
        }
    }
    diag_free(quiet);
    return title;
}

static bool make_paper(const Import *im, const PaperImport *p)
{
    const char *path = arena_printf(im->arena, "%s/paper.yaml", p->dir);
    if (world_exists(im->world, path))
        return true;
    Buf out = {0};
    buf_puts(&out, "title: ");
    yaml_put(&out, *p->title ? p->title : p->id);
    buf_printf(&out, "\nlang: %s\nlayout: %s\n", p->tibetan > p->han ? "bo" : "zh-Hans", im->o->layout);
    bool ok = world_create(im->world, im->diag, path, out.data, out.len);
    buf_free(&out);
    return ok;
}

static const char *scheme_name(UrlScheme scheme)
{
    return scheme == URLS_FOUNDER_MONTH ? "founder-month" : "founder";
}

/* group.yaml, for all papers; one that is there is told what to add. */
static bool make_group(const Import *im, const Group *group, const PaperImport *papers, size_t n)
{
    const char *path = arena_printf(im->arena, "%s/group.yaml", im->o->content);
    bool any = false;
    for (size_t i = 0; i < n; i++) {
        bool listed = !papers[i].issues;
        for (size_t k = 0; group && k < group->n_papers; k++)
            listed |= strcmp(group->papers[k].id, papers[i].id) == 0;
        any |= papers[i].issues > 0;
        if (group && !listed)
            diag_note(im->diag, span_none(), DIAG_GROUP_LACKS_PAPER, papers[i].id, path);
        if (group && papers[i].issues && group->urls.scheme != papers[i].scheme)
            diag_note(im->diag, diag_file(im->diag, path), DIAG_IMPORT_URLS, scheme_name(papers[i].scheme));
    }
    if (group || !any || world_exists(im->world, path))
        return true;
    Buf out = {0};
    buf_puts(&out, "name: ");
    yaml_put(&out, *papers[0].title ? papers[0].title : papers[0].id);
    buf_puts(&out, "\npapers: [");
    for (size_t i = 0, listed = 0; i < n; i++)
        if (papers[i].issues)
            buf_printf(&out, "%s%s", listed++ ? ", " : "", papers[i].id);
    buf_printf(&out, "]\nurls: %s\n", scheme_name(papers[0].scheme));
    bool ok = world_create(im->world, im->diag, path, out.data, out.len);
    buf_free(&out);
    return ok;
}

static bool begin_paper(const Import *im, const Group *group, const ArchiveFile *files, size_t n, PaperImport *p)
{
    *p = (PaperImport){.root = files->name.root, .scheme = files->name.scheme, .title = title_in(im, files, n)};
    const Paper *known = known_paper(group, p->title);
    p->id = im->o->paper ? im->o->paper : known ? known->id : id_of_folder(im->arena, p->root, im->dir);
    p->dir = arena_printf(im->arena, "%s/%s", im->o->content, p->id);
    const char *hint, *fault = paper_id_fault(im->arena, p->id, &hint);
    if (fault)
        diag_error(im->diag, span_none(), DIAG_PAPER_ID_INVALID, p->id, fault, hint);
    return !fault;
}

/* Addresses that `urls:` would write otherwise: they can't stay. */
static void tell_addresses(const Import *im, const ArchiveFile *files, size_t n)
{
    size_t other = 0;
    const char *first = NULL;
    for (size_t i = 0; i < n; i++)
        if (!files[i].name.exact || files[i].name.scheme != files->name.scheme) {
            first = other++ ? first : files[i].path;
            import_report_not(files[i].entry, "its address, which `urls` writes otherwise");
        }
    if (other)
        diag_warning(im->diag, diag_file(im->diag, first), DIAG_IMPORT_OTHER_ADDRESS, other);
}

static size_t same_until(const ArchiveFile *files, size_t n, size_t from, bool issue)
{
    size_t to = from + 1;
    while (to < n &&
           (issue ? is_one_issue(&files[from], &files[to]) : strcmp(files[from].name.root, files[to].name.root) == 0))
        to++;
    return to;
}

static bool import_papers(Archive *x, const Group *group)
{
    const Import *im = &x->im;
    ArchiveFile *files = x->files.ptr;
    const size_t n = x->files.len;
    VEC(PaperImport) papers = {0};
    bool ok = true;
    for (size_t from = 0, to; from < n; from = to) {
        PaperImport p;
        to = same_until(files, n, from, false);
        if (from && im->o->paper) { /* one id for two papers */
            diag_error(im->diag, diag_file(im->diag, files[from].path), DIAG_IMPORT_TWO_PAPERS, im->o->paper);
            ok = false;
            break;
        }
        if (!begin_paper(im, group, files + from, to - from, &p)) {
            ok = false;
            continue;
        }
        for (size_t day = from, next; day < to; day = next) {
            next = same_until(files, to, day, true);
            ok = founder_import_issue(im, &p, files + day, next - day) && ok;
        }
        ok = (!p.issues || make_paper(im, &p)) && ok;
        vec_push(&papers, p);
    }
    tell_addresses(im, files, n);
    ok = make_group(im, group, papers.ptr, papers.len) && ok;
    vec_free(&papers);
    return ok;
}

bool import_founder(World *w, Diag *d, Arena *a, const char *dir, const ImportOptions *o, ImportReport *report)
{
    Archive x = {.im = {w, d, a, arena_strdup(a, dir), o, report}};
    size_t length = strlen(dir);
    while (length > 1 && dir[length - 1] == '/')
        length--;
    x.im.dir = arena_strndup(a, dir, length);
    bool ok = collect(&x, "", NULL);
    if (ok && !x.files.len) {
        diag_error(d, diag_file(d, dir), DIAG_IMPORT_NOTHING);
        ok = false;
    }
    const Group *group = NULL;
    if (ok && world_exists(w, arena_printf(a, "%s/group.yaml", o->content)))
        ok = (group = site_load(w, d, a, &(SiteOptions){.content = o->content})) != NULL;
    if (x.files.len) {
        qsort(x.files.ptr, x.files.len, sizeof *x.files.ptr, compare);
        ok = ok && import_papers(&x, group);
    }
    vec_free(&x.files);
    return ok;
}
