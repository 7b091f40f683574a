/* Entries of feeds. */
#include "feeds/entries.h"

#include "article/article.h"
#include "facets/byline.h"
#include "feeds/content.h"
#include "site/urls.h"
#include <stdatomic.h>
#include <string.h>

enum { SUMMARY = 120 /* characters */ };

const char *entries_issue_time(Arena *a, const Issue *issue)
{
    return arena_printf(a, "%sT00:00:00+08:00", issue->iso);
}

const char *entries_permanent_id(Arena *a, const Group *group, const char *path)
{
    if (group->base_url[0]) {
        Buf url = {0};
        buf_puts(&url, group->base_url);
        html_put_url(&url, path);
        const char *id = arena_strndup(a, url.data, url.len);
        buf_free(&url);
        return id;
    }
    unsigned long long hi = hash_bytes(1, path, strlen(path)), lo = hash_bytes(2, path, strlen(path));
    return arena_printf(a, "urn:uuid:%08llx-%04llx-8%03llx-%04llx-%012llx", hi >> 32, (hi >> 16) & 0xffff, hi & 0xfff,
                        0x8000 | ((lo >> 48) & 0x3fff), lo & 0xffffffffffffULL);
}

const char *entries_link(Arena *a, const Group *group, const Paper *paper, const char *in_paper)
{
    Buf out = {0};
    if (group->base_url[0]) {
        buf_puts(&out, group->base_url);
        html_put_url(&out, paper->id);
        buf_putc(&out, '/');
    }
    html_put_url(&out, in_paper);
    const char *link = arena_strndup(a, out.data, out.len);
    buf_free(&out);
    return link;
}

/* What both forms tell of an article. */
typedef struct Entry {
    const Article *article;
    const char *id, *link, *published, *updated, *summary;
    Buf content;
    BylineName *names;
    size_t n_names;
} Entry;

static void put_paragraph(const Article *x, const char *open, const char *text, const char *close, Buf *out)
{
    if (!*text)
        return;
    buf_puts(out, open);
    article_text(x->lang, text, strlen(text), out);
    buf_puts(out, close);
}

static const char *as_attribute(Arena *a, const char *address)
{
    Buf html = {0};
    html_put(&html, address);
    const char *out = html.len ? arena_strndup(a, html.data, html.len) : "";
    buf_free(&html);
    return out;
}

/* Corrections, the lines above the title and below it, then what the article's page has. */
static void put_content(IssueRender *r, size_t index, const char *link, Buf *out)
{
    const Article *x = r->issue->articles[index];
    const char *folder = entries_link(r->arena, r->html->group, r->issue->paper,
                                      arena_printf(r->arena, "%s/", urls_folder(r->arena, r->issue)));
    Buf page = {0};
    article_corrections(r, x, &page);
    put_paragraph(x, "<p>", x->kicker, "</p>\n", &page);
    put_paragraph(x, "<p><strong>", x->deck, "</strong></p>\n", &page);
    put_paragraph(x, "<p>", x->byline, "</p>\n", &page);
    put_paragraph(x, "<p><em>", x->summary, "</em></p>\n", &page);
    article_body(r, r->docs[index], &page);
    feed_content(page.data ? page.data : "", as_attribute(r->arena, folder), as_attribute(r->arena, link), out);
    buf_free(&page);
}

static const char *moment_text(Arena *a, Moment m, const char *otherwise)
{
    char iso[MOMENT_BYTES];
    moment_rfc3339(m, iso);
    return moment_is(m) ? arena_strdup(a, iso) : otherwise;
}

static Entry entry_of(IssueRender *r, size_t index)
{
    Arena *a = r->arena;
    const Article *x = r->issue->articles[index];
    const Group *group = r->html->group;
    const char *path = arena_printf(a, "%s/%s", urls_folder(a, r->issue), article_file(a, x));
    Entry e = {.article = x,
               .id = entries_permanent_id(a, group, arena_printf(a, "%s/%s", r->issue->paper->id, path)),
               .link = entries_link(a, group, r->issue->paper, path),
               .published = entries_issue_time(a, r->issue)};
    Buf text = {0};
    e.updated = moment_text(a, article_modified(x), e.published);
    e.n_names = byline_names(a, x->lang, x->byline, &e.names);
    article_excerpt(x, SUMMARY, &text);
    e.summary = text.len ? arena_strndup(a, text.data, text.len) : "";
    buf_free(&text);
    put_content(r, index, e.link, &e.content);
    return e;
}

/* ---- Atom ---- */

static void put_element(Buf *out, const char *name, const char *attributes, const char *text)
{
    buf_printf(out, "<%s%s>", name, attributes);
    xml_put(out, text);
    buf_printf(out, "</%s>\n", name);
}

static void put_category(Buf *out, const char *term)
{
    if (!*term)
        return;
    buf_puts(out, "<category term=\"");
    xml_put(out, term);
    buf_puts(out, "\"/>\n");
}

static void put_atom(const Entry *e, Buf *out)
{
    const Article *x = e->article;
    buf_printf(out, "<entry xml:lang=\"%s\">\n", lang_tag(x->lang));
    put_element(out, "id", "", e->id);
    put_element(out, "title", "", x->title);
    put_element(out, "updated", "", e->updated);
    put_element(out, "published", "", e->published);
    for (size_t i = 0; i < e->n_names; i++) {
        buf_puts(out, "<author><name>");
        xml_put(out, e->names[i].name);
        buf_puts(out, "</name></author>\n");
    }
    buf_puts(out, "<link rel=\"alternate\" type=\"text/html\" href=\"");
    xml_put(out, e->link);
    buf_puts(out, "\"/>\n");
    put_category(out, x->section);
    for (size_t i = 0; i < x->n_tags; i++)
        put_category(out, x->tags[i]);
    put_element(out, "summary", "", e->summary);
    put_element(out, "content", " type=\"html\"", e->content.data ? e->content.data : "");
    buf_puts(out, "</entry>\n");
}

/* A reader that has it already is to forget it. */
static void put_deleted(const IssueRender *r, const Article *x, const char *when, Buf *out)
{
    const char *path = arena_printf(r->arena, "%s/%s/%s", r->issue->paper->id, urls_folder(r->arena, r->issue),
                                    article_file(r->arena, x));
    buf_puts(out, "<at:deleted-entry ref=\"");
    xml_put(out, entries_permanent_id(r->arena, r->html->group, path));
    buf_printf(out, "\" when=\"%s\"/>\n", when);
}

/* ---- JSON ---- */

static void put_member(Buf *out, const char *name, const char *value)
{
    buf_printf(out, "\"%s\":", name);
    json_put(out, value);
    buf_putc(out, ',');
}

static void put_tags(Buf *out, const Article *x)
{
    size_t n = 0;
    for (size_t i = 0; i < x->n_tags + 1; i++) {
        const char *tag = i ? x->tags[i - 1] : x->section;
        if (!*tag)
            continue;
        buf_puts(out, n++ ? "," : "\"tags\":[");
        json_put(out, tag);
    }
    buf_puts(out, n ? "]," : "");
}

static void put_json(const Entry *e, Buf *out)
{
    const Article *x = e->article;
    buf_puts(out, out->len ? ",\n{" : "{");
    put_member(out, "id", e->id);
    put_member(out, "url", e->link);
    put_member(out, "title", x->title);
    put_member(out, "language", lang_tag(x->lang));
    put_member(out, "date_published", e->published);
    if (strcmp(e->updated, e->published) != 0)
        put_member(out, "date_modified", e->updated);
    for (size_t i = 0; i < e->n_names; i++) {
        buf_puts(out, i ? "},{\"name\":" : "\"authors\":[{\"name\":");
        json_put(out, e->names[i].name);
    }
    buf_puts(out, e->n_names ? "}]," : "");
    put_tags(out, x);
    put_member(out, "summary", e->summary);
    buf_puts(out, "\"content_html\":");
    json_put(out, e->content.data ? e->content.data : "");
    buf_putc(out, '}');
}

/* ---- an issue's ---- */

static void note_change(IssueEntries *out, const char *when)
{
    Moment then, now;
    if (!moment_parse(out->updated, &then) || !moment_parse(when, &now) || moment_epoch(now) > moment_epoch(then))
        memcpy(out->updated, when, strlen(when) + 1);
}

void entries_make(IssueRender *r, IssueEntries *out)
{
    *out = (IssueEntries){0};
    note_change(out, entries_issue_time(r->arena, r->issue));
    for (size_t i = 0; i < issue_addresses(r->issue); i++) {
        const Article *x = r->issue->articles[i];
        if (x->retracted) {
            const char *when = moment_text(r->arena, x->retracted->on, entries_issue_time(r->arena, r->issue));
            put_deleted(r, x, when, &out->atom);
            note_change(out, when);
        }
        if (!article_is_listed(x))
            continue;
        Entry e = entry_of(r, i);
        put_atom(&e, &out->atom);
        put_json(&e, &out->json);
        note_change(out, e.updated);
        buf_free(&e.content);
        out->n++;
    }
}

/* What stands between two marks; false: not both are there. */
static bool between(const Buf *file, const char *from, const char *to, Buf *out)
{
    const char *begin = file->len ? strstr(file->data, from) : NULL;
    size_t tail = strlen(to);
    begin = begin ? begin + strlen(from) : NULL;
    if (!begin || file->len < tail || strcmp(file->data + file->len - tail, to) != 0 ||
        begin > file->data + file->len - tail)
        return false;
    buf_put(out, begin, (size_t)(file->data + file->len - tail - begin));
    return true;
}

bool entries_read(const Buf *atom, const Buf *json, IssueEntries *out)
{
    static const char updated[] = "<updated>";
    *out = (IssueEntries){0};
    const char *when = atom->len ? strstr(atom->data, updated) : NULL;
    if (!when || !between(atom, ATOM_ENTRIES, ATOM_END, &out->atom) ||
        !between(json, JSON_ENTRIES, JSON_END, &out->json)) {
        entries_free(out);
        return false;
    }
    memcpy(out->updated, when + sizeof updated - 1, MOMENT_BYTES - 1); /* the file's end is further */
    for (const char *s = out->atom.data; s && (s = strstr(s, "<entry ")); s++)
        out->n++;
    return true;
}

void entries_keep(PaperSite *p, IssueEntries *e)
{
    e->next = atomic_load(&p->entries);
    while (!atomic_compare_exchange_weak(&p->entries, &e->next, e))
        continue;
}

void entries_free(IssueEntries *e)
{
    buf_free(&e->atom);
    buf_free(&e->json);
    *e = (IssueEntries){0};
}
