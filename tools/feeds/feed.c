/* A paper's feeds: Atom and JSON Feed. */
#include "feeds/feeds.h"
#include "site/urls.h"

#include "article/article.h"
#include <string.h>

#define FEED_ITEMS 40

static const char *time_of(Arena *a, const Issue *issue)
{
    return arena_printf(a, "%sT00:00:00+08:00", issue->iso);
}

/* A name that never changes: the address when the site has one, else a UUID made from paper, date and slug. */
static const char *permanent_id(Arena *a, const Group *group, const char *path)
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

/* The link of a feed's entry: absolute when the site's address is known, else from the paper's folder. */
static const char *feed_link(Arena *a, const Group *group, const Paper *paper, const char *in_paper)
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

typedef struct Entry {
    const Issue *issue;
    const Article *article;
    const char *link, *id, *excerpt;
} Entry;

/* The newest articles, advertisements left out; issue by issue, in editorial order. */
static size_t collect(Arena *a, const Group *group, const Paper *paper, Entry *entries)
{
    size_t n = 0;
    for (size_t i = paper->n_issues; i-- > 0 && n < FEED_ITEMS;) {
        const Issue *issue = paper->issues[i];
        for (size_t k = 0; k < issue->n_articles && n < FEED_ITEMS; k++) {
            const Article *x = issue->articles[k];
            if (!article_is_listed(x))
                continue;
            const char *path = arena_printf(a, "%s/%s", urls_folder(a, issue), article_file(a, x));
            Buf text = {0};
            article_excerpt(x, 120, &text);
            entries[n].issue = issue;
            entries[n].article = x;
            entries[n].link = feed_link(a, group, paper, path);
            entries[n].id = permanent_id(a, group, arena_printf(a, "%s/%s", paper->id, path));
            entries[n].excerpt = text.len ? arena_strndup(a, text.data, text.len) : "";
            buf_free(&text);
            n++;
        }
    }
    return n;
}

static void xml_element(Buf *out, const char *name, const char *text)
{
    buf_printf(out, "<%s>", name);
    xml_put(out, text);
    buf_printf(out, "</%s>\n", name);
}

static void atom_link(Buf *out, const char *relation, const char *type, const char *href)
{
    buf_printf(out, "<link rel=\"%s\" type=\"%s\" href=\"", relation, type);
    xml_put(out, href);
    buf_puts(out, "\"/>\n");
}

static void put_atom(Arena *a, const Group *group, const Paper *paper, const Entry *entries, size_t n, Buf *out)
{
    buf_printf(
        out,
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"%s\">\n",
        lang_tag(paper->lang));
    xml_element(out, "id", permanent_id(a, group, arena_printf(a, "%s/feed.xml", paper->id)));
    xml_element(out, "title", paper->title);
    if (paper->slogan[0])
        xml_element(out, "subtitle", paper->slogan);
    xml_element(out, "updated",
                paper->n_issues ? time_of(a, paper->issues[paper->n_issues - 1]) : "1970-01-01T00:00:00Z");
    buf_puts(out, "<author><name>");
    xml_put(out, paper->publisher[0] ? paper->publisher : paper->title);
    buf_puts(out, "</name></author>\n");
    atom_link(out, "alternate", "text/html", feed_link(a, group, paper, "index.html"));
    atom_link(out, "self", "application/atom+xml", feed_link(a, group, paper, "feed.xml"));
    for (size_t i = 0; i < n; i++) {
        const Entry *e = &entries[i];
        buf_printf(out, "<entry xml:lang=\"%s\">\n", lang_tag(e->article->lang));
        xml_element(out, "id", e->id);
        xml_element(out, "title", e->article->title);
        xml_element(out, "updated", time_of(a, e->issue));
        xml_element(out, "published", time_of(a, e->issue));
        if (e->article->byline[0]) {
            buf_puts(out, "<author><name>");
            xml_put(out, e->article->byline);
            buf_puts(out, "</name></author>\n");
        }
        atom_link(out, "alternate", "text/html", e->link);
        for (size_t k = 0; k < e->article->n_tags; k++) {
            buf_puts(out, "<category term=\"");
            xml_put(out, e->article->tags[k]);
            buf_puts(out, "\"/>\n");
        }
        xml_element(out, "summary", e->excerpt);
        buf_puts(out, "</entry>\n");
    }
    buf_puts(out, "</feed>\n");
}

static void json_field(Buf *out, const char *name, const char *value)
{
    buf_printf(out, "\"%s\":", name);
    json_put(out, value);
    buf_putc(out, ',');
}

static void put_json_feed(Arena *a, const Group *group, const Paper *paper, const Entry *entries, size_t n, Buf *out)
{
    buf_putc(out, '{');
    json_field(out, "version", "https://jsonfeed.org/version/1.1");
    json_field(out, "title", paper->title);
    json_field(out, "language", lang_tag(paper->lang));
    if (paper->slogan[0])
        json_field(out, "description", paper->slogan);
    if (group->base_url[0]) {
        json_field(out, "home_page_url", feed_link(a, group, paper, "index.html"));
        json_field(out, "feed_url", feed_link(a, group, paper, "feed.json"));
    }
    buf_puts(out, "\"authors\":[{\"name\":");
    json_put(out, paper->publisher[0] ? paper->publisher : paper->title);
    buf_puts(out, "}],\n\"items\":[");
    for (size_t i = 0; i < n; i++) {
        const Entry *e = &entries[i];
        buf_puts(out, i ? ",\n{" : "\n{");
        json_field(out, "id", e->id);
        json_field(out, "url", e->link);
        json_field(out, "title", e->article->title);
        json_field(out, "language", lang_tag(e->article->lang));
        json_field(out, "date_published", time_of(a, e->issue));
        if (e->article->byline[0]) {
            buf_puts(out, "\"authors\":[{\"name\":");
            json_put(out, e->article->byline);
            buf_puts(out, "}],");
        }
        if (e->article->n_tags) {
            buf_puts(out, "\"tags\":[");
            for (size_t k = 0; k < e->article->n_tags; k++) {
                if (k)
                    buf_putc(out, ',');
                json_put(out, e->article->tags[k]);
            }
            buf_puts(out, "],");
        }
        buf_puts(out, "\"content_text\":");
        json_put(out, e->excerpt);
        buf_putc(out, '}');
    }
    buf_puts(out, "]}\n");
}

bool feeds_emit(Html *h, Diag *d, const PaperSite *p, Arena *a, Emitter out)
{
    const Paper *paper = p->paper;
    Entry *entries = ARENA_ARRAY(a, Entry, FEED_ITEMS);
    size_t n = collect(a, h->group, paper, entries);
    Buf atom = {0}, json = {0};
    put_atom(a, h->group, paper, entries, n, &atom);
    put_json_feed(a, h->group, paper, entries, n, &json);
    bool ok = out.emit(out.context, d, arena_printf(a, "site/%s/feed.xml", paper->id), atom.data, atom.len) &&
              out.emit(out.context, d, arena_printf(a, "site/%s/feed.json", paper->id), json.data, json.len);
    buf_free(&atom);
    buf_free(&json);
    return ok;
}
