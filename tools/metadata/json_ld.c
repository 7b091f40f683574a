/* NewsArticle. */
#include "metadata/json_ld.h"

#include "facets/byline.h"
#include <string.h>

const char *issue_file_address(const IssueRender *r, const char *file)
{
    if (!r->html->group->base_url[0])
        return "";
    Buf url = {0};
    buf_puts(&url, r->html->group->base_url);
    html_put_url(&url, r->dir + strlen("site/"));
    html_put_url(&url, file);
    const char *out = arena_strndup(r->arena, url.data, url.len);
    buf_free(&url);
    return out;
}

/* A member after another one; none for an empty text. */
static void put(Buf *out, const char *name, const char *value)
{
    if (!*value)
        return;
    buf_printf(out, ",\"%s\":", name);
    json_put(out, value);
}

static void put_who(const char *type, const char *name, Buf *out)
{
    buf_printf(out, "{\"@type\":\"%s\"", type);
    put(out, "name", name);
}

/* People by name, agencies as such; the paper where nobody is named. */
static void put_authors(const IssueRender *r, const Article *a, Buf *out)
{
    BylineName *names;
    const size_t n = byline_names(r->arena, a->lang, a->byline, &names);
    buf_puts(out, ",\"author\":[");
    for (size_t i = 0; i < n; i++) {
        buf_puts(out, i ? "," : "");
        put_who(names[i].body ? "Organization" : "Person", names[i].name, out);
        buf_putc(out, '}');
    }
    if (!n) {
        put_who("NewsMediaOrganization", r->issue->paper->title, out);
        buf_putc(out, '}');
    }
    buf_putc(out, ']');
}

static void put_publisher(const IssueRender *r, Buf *out)
{
    const Paper *paper = r->issue->paper;
    const char *base = r->html->group->base_url;
    buf_puts(out, ",\"publisher\":");
    put_who("NewsMediaOrganization", paper->publisher[0] ? paper->publisher : paper->title, out);
    if (*base) {
        Buf url = {0};
        buf_puts(&url, base);
        html_put_url(&url, paper->id);
        put(out, "url", arena_printf(r->arena, "%s/", url.data));
        buf_puts(out, ",\"logo\":{\"@type\":\"ImageObject\"");
        put(out, "url", arena_printf(r->arena, "%s%s", base, r->site->icon));
        buf_putc(out, '}');
        buf_free(&url);
    }
    buf_putc(out, '}');
}

static const char *rfc3339(const IssueRender *r, Moment m)
{
    char iso[MOMENT_BYTES];
    moment_rfc3339(m, iso);
    return moment_is(m) ? arena_strdup(r->arena, iso) : "";
}

/* Several are a list. */
static void put_corrections(const IssueRender *r, const Article *a, Buf *out)
{
    for (size_t i = 0; i < a->n_corrections; i++) {
        const Correction *c = &a->corrections[i];
        buf_puts(out, i ? "," : a->n_corrections > 1 ? ",\"correction\":[" : ",\"correction\":");
        buf_puts(out, "{\"@type\":\"CorrectionComment\"");
        put(out, "text", c->text);
        put(out, "datePublished", rfc3339(r, c->on));
        buf_putc(out, '}');
    }
    buf_puts(out, a->n_corrections > 1 ? "]" : "");
}

static void put_image(const IssueRender *r, SharePicture picture, Buf *out)
{
    const char *url = picture.name ? issue_file_address(r, picture.name) : "";
    if (!*url)
        return;
    buf_puts(out, ",\"image\":{\"@type\":\"ImageObject\"");
    put(out, "url", url);
    buf_printf(out, ",\"width\":%d,\"height\":%d", picture.width, picture.height);
    put(out, "caption", picture.alt);
    buf_putc(out, '}');
}

/* The edition's own name, else what the masthead counts, else the day. */
static const char *print_edition(const IssueRender *r)
{
    const char *edition = issue_edition(r->arena, r->issue);
    if (*edition)
        return edition;
    return r->issue->number[0]
               ? ui_fill(r->arena, r->site->theme, r->issue->paper->lang, "number_label", r->issue->number)
               : r->issue->iso;
}

/* Where it stands on paper. */
static void put_print(const IssueRender *r, const Article *a, const PageFrame *page, Buf *out)
{
    if (page) {
        const char *word = arena_strdup(r->arena, page_word(r->issue->sections, page->number).text);
        put(out, "printPage", word);
        put(out, "pagination", word);
        put(out, "printSection",
            r->issue->sections.n ? page_section(r->issue->sections, page->number)->name : page->title);
    }
    put(out, "printEdition", print_edition(r));
    put(out, "printColumn", a->column);
    put(out, "dateline", a->dateline);
    put(out, "articleSection", a->section);
}

static void put_issue(const IssueRender *r, Buf *out)
{
    buf_puts(out, ",\"isPartOf\":{\"@type\":\"PublicationIssue\"");
    put(out, "datePublished", r->issue->iso);
    put(out, "issueNumber", r->issue->number);
    buf_puts(out, ",\"isPartOf\":{\"@type\":\"Newspaper\"");
    put(out, "name", r->issue->paper->title);
    put(out, "issn", r->issue->paper->issn);
    buf_puts(out, "}}");
}

static void put_keywords(const Article *a, Buf *out)
{
    for (size_t i = 0; i < a->n_tags; i++) {
        buf_puts(out, i ? "," : ",\"keywords\":[");
        json_put(out, a->tags[i]);
    }
    buf_puts(out, a->n_tags ? "]" : "");
}

void json_ld_put(const IssueRender *r, const Article *a, const char *excerpt, const PageFrame *page,
                 SharePicture picture, Buf *out)
{
    const char *url = issue_file_address(r, article_file(r->arena, a));
    const char *published = arena_printf(r->arena, "%sT00:00:00+08:00", r->issue->iso);
    const char *modified = rfc3339(r, article_modified(a));
    buf_puts(out, "{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\"");
    put(out, "headline", a->title);
    put(out, "alternativeHeadline", a->deck);
    put(out, "description", excerpt);
    put(out, "inLanguage", lang_tag(a->lang));
    put(out, "url", url);
    put(out, "mainEntityOfPage", url);
    put(out, "datePublished", published);
    put(out, "dateModified", *modified ? modified : published);
    put_image(r, picture, out);
    put_authors(r, a, out);
    put_publisher(r, out);
    put_print(r, a, page, out);
    put_keywords(a, out);
    put_corrections(r, a, out);
    buf_puts(out, ",\"isAccessibleForFree\":true");
    put_issue(r, out);
    buf_putc(out, '}');
}
