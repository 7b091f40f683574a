/* ninjs: one JSON object an article. */
#include "ninjs/ninjs.h"

#include "article/article.h"
#include "base/utf8.h"
#include "base/uuid.h"
#include "doc/address.h"
#include "facets/byline.h"
#include "resolve/resolve.h"
#include "site/urls.h"
#include <string.h>

#define SCHEMA "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"
#define PROVIDER_ROLE "publisher"

enum { EXCERPT = 120 /* characters */ };

/* An item on its way. */
typedef struct NewsItem {
    IssueRender *r;
    const Article *article;
    const ResolvedDoc *doc;
    Buf *out;
    bool open; /* a member is to follow another */
} NewsItem;

/* --- JSON --- */

static void key(NewsItem *x, const char *name)
{
    buf_puts(x->out, x->open ? ",\n" : "\n");
    json_put(x->out, name);
    buf_puts(x->out, ": ");
    x->open = true;
}

static void text(NewsItem *x, const char *name, const char *value)
{
    if (!*value)
        return;
    key(x, name);
    json_put(x->out, value);
}

static void number(NewsItem *x, const char *name, size_t value)
{
    key(x, name);
    buf_printf(x->out, "%zu", value);
}

static void begin(NewsItem *x, char bracket)
{
    buf_putc(x->out, bracket);
    x->open = false;
}

static void end(NewsItem *x, char bracket)
{
    buf_putc(x->out, bracket);
    x->open = true;
}

/* An object of a list. */
static void begin_object(NewsItem *x)
{
    buf_puts(x->out, x->open ? ",\n" : "");
    begin(x, '{');
}

/* --- addresses --- */

/* On the site; without an address of its own a name that no other has. In the arena. */
static const char *site_address(const NewsItem *x, const char *file)
{
    const IssueRender *r = x->r;
    Buf name = {0};
    html_put_url(&name, file);
    const char *address = issue_address(r, name.data);
    buf_free(&name);
    if (address)
        return address;
    char id[UUID_SIZE];
    uuid_of_url(arena_printf(r->arena, "paiban:%s%s", r->dir + strlen("site/"), file), id);
    return arena_printf(r->arena, "urn:uuid:%s", id);
}

static bool has_site(const NewsItem *x)
{
    return x->r->html->group->base_url[0] != '\0';
}

/* Links of the site are made whole: they are read far from it. */
static const char *whole_link(void *item, const char *href)
{
    const NewsItem *x = item;
    if (!link_is_internal(href) || *href == '#')
        return url_text(x->r->arena, href);
    return issue_address(x->r, issue_link(x->r, href));
}

static const char *whole_picture(void *item, const ResolvedPicture *p)
{
    const NewsItem *x = item;
    const char *name = issue_picture(x->r, p->path, p->picture);
    if (!name || has_site(x))
        return name ? site_address(x, name) : NULL;
    Buf url = {0};
    html_put_url(&url, name);
    name = arena_strndup(x->r->arena, url.data, url.len);
    buf_free(&url);
    return name;
}

/* --- texts --- */

/* An object of two texts; none where `value` is empty. */
static void put_pair(NewsItem *x, const char *first, const char *one, const char *second, const char *value)
{
    if (!*value)
        return;
    begin_object(x);
    text(x, first, one);
    text(x, second, value);
    end(x, '}');
}

static void put_role(NewsItem *x, const char *role, const char *value)
{
    put_pair(x, "role", role, "value", value);
}

static void put_headlines(NewsItem *x)
{
    const Article *a = x->article;
    key(x, "headlines");
    begin(x, '[');
    put_role(x, "kicker", a->kicker);
    put_role(x, "main", a->title);
    put_role(x, "deck", a->deck);
    end(x, ']');
}

static void put_descriptions(NewsItem *x)
{
    const Article *a = x->article;
    Buf excerpt = {0};
    article_excerpt(a, EXCERPT, &excerpt);
    if (excerpt.len || *a->summary || a->n_corrections) {
        key(x, "descriptions");
        begin(x, '[');
        put_role(x, *a->summary ? "summary" : "excerpt", *a->summary ? a->summary : excerpt.len ? excerpt.data : "");
        for (size_t i = 0; i < a->n_corrections; i++)
            put_role(x, "correction", a->corrections[i].text);
        end(x, ']');
    }
    buf_free(&excerpt);
}

static size_t characters(const Buf *s)
{
    size_t n = 0;
    for (size_t i = 0; i < s->len; i++)
        n += ((unsigned char)s->data[i] & 0xC0) != 0x80 && (unsigned char)s->data[i] > ' ';
    return n;
}

static void put_body(NewsItem *x, const char *type, const char *value, size_t n)
{
    begin_object(x);
    text(x, "contentType", type);
    number(x, "charCount", n);
    key(x, "value");
    json_put(x->out, value);
    end(x, '}');
}

static void put_bodies(NewsItem *x)
{
    const ArticleForm form = {.link = whole_link, .picture = whole_picture, .self = x};
    Buf html = {0}, plain = {0};
    const ArticleForm *before = x->r->form;
    x->r->form = &form;
    article_body(x->r, x->doc, &html);
    x->r->form = before;
    resolved_plain(x->doc, &plain);
    const size_t n = characters(&plain);
    key(x, "bodies");
    begin(x, '[');
    put_body(x, "text/html", html.data ? html.data : "", n);
    put_body(x, "text/plain", plain.data ? plain.data : "", n);
    end(x, ']');
    buf_free(&html);
    buf_free(&plain);
}

/* --- people, subjects, pages --- */

static void put_sources(NewsItem *x)
{
    BylineName *names;
    size_t n = byline_names(x->r->arena, x->article->lang, x->article->byline, &names);
    const Paper *paper = x->r->issue->paper;
    key(x, "infoSources");
    begin(x, '[');
    for (size_t i = 0; i < n; i++) {
        begin_object(x);
        text(x, "name", names[i].name);
        text(x, "role", "author");
        end(x, '}');
    }
    begin_object(x);
    text(x, "name", *paper->publisher ? paper->publisher : paper->title);
    text(x, "role", PROVIDER_ROLE);
    end(x, '}');
    end(x, ']');
}

static void put_subject(NewsItem *x, const char *relation, const char *name)
{
    if (*name)
        put_pair(x, "name", name, "rel", relation);
}

static void put_subjects(NewsItem *x)
{
    const Article *a = x->article;
    if (!*a->section && !*a->column && !a->n_tags)
        return;
    key(x, "subjects");
    begin(x, '[');
    put_subject(x, "section", a->section);
    put_subject(x, "column", a->column);
    for (size_t i = 0; i < a->n_tags; i++)
        put_subject(x, "keyword", a->tags[i]);
    end(x, ']');
}

/* Where it was printed. */
static void put_print(NewsItem *x, const PageFrame *page)
{
    const IssueRender *r = x->r;
    key(x, "altIds");
    begin(x, '[');
    put_role(x, "slug", x->article->slug);
    put_role(x, "paper", r->issue->paper->id);
    put_role(x, "issue", r->issue->id);
    put_role(x, "issn", r->issue->paper->issn);
    put_role(x, "issueNumber", r->issue->number);
    put_role(x, "printEdition", issue_edition(r->arena, r->issue));
    if (page) {
        put_role(x, "printPage", page_word(r->issue->sections, page->number).text);
        put_role(x, "printPageTitle", page->title);
    }
    end(x, ']');
}

static void put_rendition(NewsItem *x, const char *name, const char *file, const char *type)
{
    begin_object(x);
    text(x, "name", name);
    text(x, "href", site_address(x, file));
    text(x, "contentType", type);
    end(x, '}');
}

static void put_renditions(NewsItem *x, const PageFrame *page)
{
    const Sections sections = x->r->issue->sections;
    if (!has_site(x))
        return;
    key(x, "renditions");
    begin(x, '[');
    put_rendition(x, "web", article_file(x->r->arena, x->article), "text/html");
    if (page) {
        put_rendition(x, "page", urls_page(x->r->arena, x->r->issue, page->number), "text/html");
        put_rendition(x, "print", page_file(x->r->arena, sections, page->number, "pdf"), "application/pdf");
    }
    end(x, ']');
}

/* --- pictures --- */

static void put_original(NewsItem *x, const ResolvedPicture *p, const char *file)
{
    key(x, "renditions");
    begin(x, '[');
    begin_object(x);
    text(x, "name", "original");
    text(x, "href", site_address(x, file));
    text(x, "contentType", picture_media_type(p->picture->format));
    if (p->width_px > 0 && p->height_px > 0 && p->picture->format != PICTURE_SVG) {
        number(x, "width", (size_t)p->width_px);
        number(x, "height", (size_t)p->height_px);
    }
    number(x, "sizeInBytes", p->picture->size);
    end(x, '}');
    end(x, ']');
}

static void put_picture(NewsItem *x, const ResolvedFloat *f, const ResolvedPicture *p, size_t n)
{
    const char *file = p->path && p->picture ? issue_picture(x->r, p->path, p->picture) : NULL;
    Buf caption = {0};
    if (!file)
        return;
    inlines_plain(f->caption, &caption);
    begin_object(x);
    text(x, "name", arena_printf(x->r->arena, "picture-%zu", n));
    text(x, "rel", f->lead ? "featuremedia" : "illustration");
    text(x, "uri", site_address(x, file));
    text(x, "type", p->picture->format == PICTURE_SVG ? "graphic" : "picture");
    if (caption.len || (p->alt && *p->alt)) {
        key(x, "descriptions");
        begin(x, '[');
        put_role(x, "caption", caption.data ? caption.data : "");
        put_role(x, "alt", p->alt ? p->alt : "");
        end(x, ']');
    }
    text(x, "by", f->credit ? f->credit : "");
    if (has_site(x))
        put_original(x, p, file);
    end(x, '}');
    buf_free(&caption);
}

static bool has_pictures(const ResolvedDoc *doc)
{
    for (size_t i = 0; i < doc->n_floats; i++)
        for (size_t k = 0; k < doc->floats[i].n_pictures; k++)
            if (doc->floats[i].pictures[k].picture)
                return true;
    return false;
}

static void put_pictures(NewsItem *x)
{
    size_t n = 0;
    if (!has_pictures(x->doc))
        return;
    key(x, "associations");
    begin(x, '[');
    for (size_t i = 0; i < x->doc->n_floats; i++)
        for (size_t k = 0; k < x->doc->floats[i].n_pictures; k++)
            put_picture(x, &x->doc->floats[i], &x->doc->floats[i].pictures[k], ++n);
    end(x, ']');
}

/* --- the item --- */

static void put_standard(NewsItem *x)
{
    key(x, "standard");
    begin(x, '{');
    text(x, "name", "ninjs");
    text(x, "version", "3.1");
    text(x, "schema", SCHEMA);
    end(x, '}');
}

/* A number that grows with each change: the first is 1, later ones are when they came. */
static const char *version_of(Arena *a, Moment changed)
{
    if (!moment_is(changed))
        return "1";
    const Moment m = moment_of(moment_epoch(changed));
    return arena_printf(a, "%04d%02d%02d%02d%02d", m.year, m.month, m.day, m.hour, m.minute);
}

static void put_item(NewsItem *x, const PageFrame *page)
{
    const Article *a = x->article;
    const Paper *paper = x->r->issue->paper;
    const char *published = arena_printf(x->r->arena, "%sT00:00:00+08:00", x->r->issue->iso);
    const Moment changed = article_modified(a);
    char modified[MOMENT_BYTES];
    moment_rfc3339(changed, modified);
    begin(x, '{');
    text(x, "uri", site_address(x, article_file(x->r->arena, a)));
    put_standard(x);
    text(x, "type", has_pictures(x->doc) ? "composite" : "text");
    text(x, "representationType", "full");
    text(x, "version", version_of(x->r->arena, changed));
    text(x, "firstCreated", published);
    text(x, "versionCreated", moment_is(changed) ? modified : published);
    text(x, "pubStatus", "usable");
    text(x, "copyrightHolder", *paper->publisher ? paper->publisher : paper->title);
    text(x, "language", lang_tag(a->lang));
    text(x, "title", a->title);
    text(x, "slugline", a->slug);
    text(x, "by", a->byline);
    text(x, "located", a->dateline);
    put_headlines(x);
    put_descriptions(x);
    put_bodies(x);
    put_sources(x);
    put_subjects(x);
    put_print(x, page);
    put_renditions(x, page);
    put_pictures(x);
    end(x, '}');
    buf_putc(x->out, '\n');
}

bool ninjs_article(IssueRender *r, size_t article)
{
    Buf json = {0};
    NewsItem x = {.r = r, .article = r->issue->articles[article], .doc = r->docs[article], .out = &json};
    put_item(&x, issue_home_page(r, (int32_t)article));
    bool ok = issue_emit(r, article_ninjs_file(r->arena, x.article), json.data, json.len);
    buf_free(&json);
    return ok;
}
