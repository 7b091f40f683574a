/* Feeds of an issue and of a paper: Atom and JSON Feed. Together they are an archive (RFC 5005, next_url in JSON): the
 * paper's has the newest issues whole, and leads to the feed of the issue before them, and so on. */
#include "feeds/feeds.h"

#include "feeds/entries.h"
#include "site/beside.h"
#include "site/urls.h"
#include <stdatomic.h>
#include <string.h>

enum {
    ENOUGH = 40, /* entries of a paper's feed: no older issue more */
    KEPT = 40,   /* issues whose entries are kept for it: each has one at least */
};

/* One document. */
typedef struct Feed {
    const Html *html;
    const Paper *paper;
    Arena *arena;
    const char *path; /* from the paper's folder, without its ending: "feed", "2021-11-02/feed" */
    const char *title, *home;
    const char *newer, *older; /* feeds of issues, from the paper's folder, as `path`; NULL: none */
    const char *base;          /* where relative addresses start from */
    bool archived;             /* an issue's: it does not grow */
} Feed;

static const char *address(const Feed *f, const char *in_paper)
{
    return entries_link(f->arena, f->html->group, f->paper, in_paper);
}

static const char *feed_address(const Feed *f, const char *path, const char *extension)
{
    return address(f, arena_printf(f->arena, "%s.%s", path, extension));
}

/* ---- Atom ---- */

static void put_element(Buf *out, const char *name, const char *text)
{
    buf_printf(out, "<%s>", name);
    xml_put(out, text);
    buf_printf(out, "</%s>\n", name);
}

static void put_link(Buf *out, const char *relation, const char *type, const char *href)
{
    buf_printf(out, "<link rel=\"%s\" type=\"%s\" href=\"", relation, type);
    xml_put(out, href);
    buf_puts(out, "\"/>\n");
}

static void put_atom_links(const Feed *f, Buf *out)
{
    static const char atom[] = "application/atom+xml";
    put_link(out, "alternate", "text/html", address(f, f->home));
    put_link(out, "self", atom, feed_address(f, f->path, "xml"));
    if (f->archived)
        put_link(out, "current", atom, feed_address(f, "feed", "xml"));
    if (f->older)
        put_link(out, "prev-archive", atom, feed_address(f, f->older, "xml"));
    if (f->newer)
        put_link(out, "next-archive", atom, feed_address(f, f->newer, "xml"));
}

static void put_atom_head(const Feed *f, const char *updated, Buf *out)
{
    const Paper *paper = f->paper;
    buf_printf(
        out,
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" "
        "xmlns:at=\"http://purl.org/atompub/tombstones/1.0\" xmlns:fh=\"http://purl.org/syndication/history/1.0\" "
        "xml:lang=\"%s\"",
        lang_tag(paper->lang));
    if (*f->base)
        buf_printf(out, " xml:base=\"%s\"", f->base);
    buf_puts(out, ">\n");
    put_element(
        out, "id",
        entries_permanent_id(f->arena, f->html->group, arena_printf(f->arena, "%s/%s.xml", paper->id, f->path)));
    put_element(out, "title", f->title);
    if (paper->slogan[0])
        put_element(out, "subtitle", paper->slogan);
    put_element(out, "updated", updated);
    buf_puts(out, "<author><name>");
    xml_put(out, paper->publisher[0] ? paper->publisher : paper->title);
    buf_puts(out, "</name></author>\n");
    put_atom_links(f, out);
    if (f->archived)
        buf_puts(out, "<fh:archive/>\n");
    buf_puts(out, ATOM_ENTRIES);
}

/* ---- JSON Feed ---- */

static void put_member(Buf *out, const char *name, const char *value)
{
    buf_printf(out, "\"%s\":", name);
    json_put(out, value);
    buf_putc(out, ',');
}

static void put_json_head(const Feed *f, Buf *out)
{
    const Paper *paper = f->paper;
    buf_putc(out, '{');
    put_member(out, "version", "https://jsonfeed.org/version/1.1");
    put_member(out, "title", f->title);
    put_member(out, "language", lang_tag(paper->lang));
    if (paper->slogan[0])
        put_member(out, "description", paper->slogan);
    if (f->html->group->base_url[0]) {
        put_member(out, "home_page_url", address(f, f->home));
        put_member(out, "feed_url", feed_address(f, f->path, "json"));
        if (f->older)
            put_member(out, "next_url", feed_address(f, f->older, "json"));
    }
    buf_puts(out, "\"authors\":[{\"name\":");
    json_put(out, paper->publisher[0] ? paper->publisher : paper->title);
    buf_puts(out, "}],\n" JSON_ENTRIES);
}

/* ---- documents ---- */

static void put_documents(const Feed *f, const IssueEntries *const *issues, size_t n, const char *updated, Buf *atom,
                          Buf *json)
{
    bool any = false;
    put_atom_head(f, updated, atom);
    put_json_head(f, json);
    for (size_t i = 0; i < n; i++) {
        buf_put(atom, issues[i]->atom.data, issues[i]->atom.len);
        buf_puts(json, any && issues[i]->json.len ? ",\n" : "");
        buf_put(json, issues[i]->json.data, issues[i]->json.len);
        any |= issues[i]->json.len > 0;
    }
    buf_puts(atom, ATOM_END);
    buf_puts(json, JSON_END);
}

/* place: "", or where files wait for their issue's neighbours. */
static bool emit_documents(const Feed *f, Diag *d, Emitter out, const char *place, const Buf *atom, const Buf *json)
{
    const char *path = arena_printf(f->arena, "%ssite/%s/%s", place, f->paper->id, f->path);
    return out.emit(out.context, d, arena_printf(f->arena, "%s.xml", path), atom->data, atom->len) &&
           out.emit(out.context, d, arena_printf(f->arena, "%s.json", path), json->data, json->len);
}

static bool emit(const Feed *f, Diag *d, Emitter out, const IssueEntries *const *issues, size_t n, const char *updated)
{
    Buf atom = {0}, json = {0};
    put_documents(f, issues, n, updated, &atom, &json);
    bool ok = emit_documents(f, d, out, "", &atom, &json);
    buf_free(&atom);
    buf_free(&json);
    return ok;
}

/* An issue's for any neighbours. */
static bool emit_apart(const Feed *f, Diag *d, Emitter out, const IssueEntries *entries)
{
    Buf atoms[BESIDE_FORMS] = {{0}}, jsons[BESIDE_FORMS] = {{0}}, atom = {0}, json = {0};
    for (unsigned i = 0; i < BESIDE_FORMS; i++) {
        Feed form = *f;
        form.older = i & BESIDE_BEFORE ? BESIDE_BEFORE_FOLDER "/feed" : NULL;
        form.newer = i & BESIDE_AFTER ? BESIDE_AFTER_FOLDER "/feed" : NULL;
        put_documents(&form, &entries, 1, entries->updated, &atoms[i], &jsons[i]);
    }
    beside_pack(atoms, &atom);
    beside_pack(jsons, &json);
    bool ok = emit_documents(f, d, out, BESIDE_PLACE, &atom, &json);
    for (unsigned i = 0; i < BESIDE_FORMS; i++) {
        buf_free(&atoms[i]);
        buf_free(&jsons[i]);
    }
    buf_free(&atom);
    buf_free(&json);
    return ok;
}

static const char *feed_of(Arena *a, const Paper *paper, size_t index)
{
    return index < paper->n_issues ? arena_printf(a, "%s/feed", urls_folder(a, paper->issues[index]))
                                   : NULL; /* also below 0 */
}

static size_t index_of(const Paper *paper, const Issue *issue)
{
    size_t at = 0;
    while (at < paper->n_issues && strcmp(paper->issues[at]->id, issue->id) != 0)
        at++;
    return at;
}

static void keep(PaperSite *p, const Issue *issue, IssueEntries *e)
{
    e->issue = issue->id;
    entries_keep(p, e);
}

bool issue_feeds_emit(IssueRender *r)
{
    const Issue *issue = r->issue;
    const Paper *paper = issue->paper;
    Arena *a = r->arena;
    const size_t at = index_of(paper, issue);
    const char *day = date_long(a, issue->date, paper->lang),
               *label = issue->edition > 'a' ? issue_label(a, issue) : "";
    const Feed f = {.html = r->html,
                    .paper = paper,
                    .arena = a,
                    .path = arena_printf(a, "%s/feed", urls_folder(a, issue)),
                    .title = arena_printf(a, "%s %s%s%s", paper->title, day, *label ? " " : "", label),
                    .home = arena_printf(a, "%s/index.html", urls_folder(a, issue)),
                    .older = feed_of(a, paper, at - 1),
                    .newer = feed_of(a, paper, at + 1),
                    .base = r->html->group->base_url[0] ? "" : urls_up(issue),
                    .archived = true};
    IssueEntries *e = mem_alloc(sizeof *e);
    entries_make(r, e);
    bool ok = issue->apart ? emit_apart(&f, r->diag, r->out, e)
                           : emit(&f, r->diag, r->out, (const IssueEntries *const[]){e}, 1, e->updated);
    if (ok && at < paper->n_issues && paper->n_issues - at <= KEPT) {
        keep(html_paper_site(r->html, paper), issue, e);
    } else {
        entries_free(e);
        mem_free(e);
    }
    return ok;
}

void feeds_take(Html *h, const Issue *issue, const Buf *atom, const Buf *json)
{
    const Paper *paper = issue->paper;
    IssueEntries *e = mem_alloc(sizeof *e);
    if (paper->n_issues - index_of(paper, issue) <= KEPT && entries_read(atom, json, e))
        keep(html_paper_site(h, issue->paper), issue, e);
    else
        mem_free(e);
}

/* The entries of an issue as an earlier run published it; NULL: there are none. */
static IssueEntries *published(const Html *h, const Issue *issue, Arena *a)
{
    Buf atom = {0}, json = {0};
    IssueEntries *e = mem_alloc(sizeof *e);
    const char *path = arena_printf(a, "site/%s/%s/feed", issue->paper->id, urls_folder(a, issue));
    bool ok = html_published_file(h, arena_printf(a, "%s.xml", path), &atom) &&
              html_published_file(h, arena_printf(a, "%s.json", path), &json) && entries_read(&atom, &json, e);
    buf_free(&atom);
    buf_free(&json);
    if (ok)
        return e;
    mem_free(e);
    return NULL;
}

/* Those of this run, unless its files turned out faulty, when what is published of it stays. */
static const IssueEntries *entries_of(const Html *h, PaperSite *p, const Issue *issue, Arena *a)
{
    IssueEntries *e = issue->held ? NULL : atomic_load(&p->entries);
    while (e && strcmp(e->issue, issue->id) != 0)
        e = e->next;
    if (!e && (e = published(h, issue, a)))
        keep(p, issue, e);
    return e;
}

static const char *later(const char *a, const char *b)
{
    Moment one, other;
    if (!moment_parse(a, &one) || !moment_parse(b, &other))
        return *a ? a : b;
    return moment_epoch(one) >= moment_epoch(other) ? a : b;
}

bool feeds_emit(Html *h, Diag *d, PaperSite *p, Arena *a, Emitter out)
{
    const Paper *paper = p->paper;
    const IssueEntries **taken = ARENA_ARRAY(a, const IssueEntries *, paper->n_issues + 1);
    const char *updated = "";
    size_t n = 0, entries = 0, at = paper->n_issues;
    while (at > 0 && entries < ENOUGH) {
        at--;
        const IssueEntries *e = entries_of(h, p, paper->issues[at], a);
        if (!e)
            continue;
        taken[n++] = e;
        entries += e->n;
        updated = later(updated, e->updated);
    }
    const Feed f = {.html = h,
                    .paper = paper,
                    .arena = a,
                    .path = "feed",
                    .title = paper->title,
                    .home = "index.html",
                    .older = feed_of(a, paper, at - 1),
                    .base = ""};
    return emit(&f, d, out, taken, n, *updated ? updated : "1970-01-01T00:00:00Z");
}

void feeds_forget(PaperSite *p)
{
    for (IssueEntries *e = atomic_exchange(&p->entries, NULL), *next; e; e = next) {
        next = e->next;
        entries_free(e);
        mem_free(e);
    }
}
