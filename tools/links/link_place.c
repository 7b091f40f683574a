/* Links to places of the site: headings, articles, pages, issues, papers. */
#include "links/internal.h"

#include "base/map.h"
#include "chars/nfc.h"
#include "base/utf8.h"
#include "diag/phrase.h"
#include "doc/address.h"
#include "doc/anchor.h"
#include "parse/article.h"
#include "picture/picture.h"
#include "site/names.h"
#include "yaml/nearest.h"
#include <string.h>

enum { MOST_PARTS = 3 }; /* paper/issue/file */

/* An address taken apart, from the site's root. */
typedef struct Place {
    const char *written;           /* the whole */
    const char *parts[MOST_PARTS]; /* the last may be a folder */
    size_t n;
    const char *query; /* "" or "?…" */
    const char *part;  /* after #; NULL: none */
} Place;

static const char *fault(const Linker *l, Span at, const char *what, const char *hint)
{
    diag_error(l->diag, at, DIAG_LINK_PLACE_UNKNOWN, what, hint);
    return NULL;
}

/* ---- taking an address apart ---- */

/* %E5%B0%8F as text, when it is one. */
static const char *decoded(Arena *a, const char *s, size_t n)
{
    char *out = arena_strndup(a, s, n);
    size_t bad, length = address_unescape(out);
    return nfc_text(a, utf8_valid(out, length, &bad) ? out : arena_strndup(a, s, n));
}

/* One part of a path more. false: above the site's root, or too deep for anything to be there. */
static bool take_part(Place *p, const char *part)
{
    if (!*part || strcmp(part, ".") == 0)
        return true;
    if (strcmp(part, "..") == 0)
        return p->n-- > 0;
    if (p->n == MOST_PARTS)
        return false;
    p->parts[p->n++] = part;
    return true;
}

/* false after a report. */
static bool take_apart(const Linker *l, Span at, const char *href, Place *p)
{
    size_t path = strcspn(href, "?#"), query = path + strcspn(href + path, "#");
    *p = (Place){.written = href, .parts = {l->issue->paper->id, l->issue->id}, .n = 2};
    p->query = arena_strndup(l->arena, href + path, query - path);
    if (href[query])
        p->part = decoded(l->arena, href + query + 1, strlen(href + query + 1));
    if (*href == '/') {
        fault(l, at, href, "write it from the article's own folder: name.md, ../2021-11-01/name.md");
        return false;
    }
    if (memchr(href, '\\', path)) {
        fault(l, at, href, "write / between folders");
        return false;
    }
    for (size_t i = 0; i < path; i++) {
        size_t n = strcspn(href + i, "/?#");
        if (!take_part(p, decoded(l->arena, href + i, n))) {
            fault(l, at, href, "an article beside this one is name.md, one of another day ../2021-11-01/name.md");
            return false;
        }
        i += n;
    }
    return true;
}

/* ---- what was meant ---- */

/* The nearest of words that is near enough to have been meant; NULL: none. */
static const char *near_word(const char *word, const char *const *words, size_t n)
{
    unsigned distance = 0;
    const char *near = nearest_word(word, words, n, &distance);
    size_t longest = near && strlen(near) > strlen(word) ? strlen(near) : strlen(word);
    return near && distance * 2 <= longest ? near : NULL;
}

/* A file's name without .md, .html, .MD …: a slug. */
static const char *stem(Arena *a, const char *name)
{
    static const char *const ends[] = {".md", ".html", ".MD", ".HTML", ".htm", ".markdown", ".Md"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (name_ends_in(name, ends[i]))
            return arena_strndup(a, name, strlen(name) - strlen(ends[i]));
    return name;
}

static const char *folder_of(const Linker *l, const char *paper, const char *issue)
{
    const char *slash = strrchr(l->issue->dir, '/');
    while (slash > l->issue->dir && slash[-1] != '/')
        slash--; /* <content>/<paper>/<issue> */
    return arena_printf(l->arena, "%.*s%s/%s", (int)(slash - l->issue->dir), l->issue->dir, paper, issue);
}

/* From this issue's folder to a file of an issue. */
static const char *way_to(const Linker *l, const char *paper, const char *issue, const char *file)
{
    if (strcmp(paper, l->issue->paper->id) != 0)
        return arena_printf(l->arena, "../../%s/%s/%s", paper, issue, file);
    if (strcmp(issue, l->issue->id) != 0)
        return arena_printf(l->arena, "../%s/%s", issue, file);
    return file;
}

static const char *elsewhere(const Linker *l, const char *file)
{
    const Paper *paper = l->issue->paper;
    for (size_t i = paper->n_issues; i-- > 0;) {
        const char *path = arena_printf(l->arena, "%s/%s", folder_of(l, paper->id, paper->issues[i]->id), file);
        if (strcmp(paper->issues[i]->id, l->issue->id) != 0 && world_exists(l->world, path))
            return paper->issues[i]->id;
    }
    return NULL;
}

/* ---- headings ---- */

static const char *heading_named(const Linker *l, const Article *x, const char *part)
{
    const char *like = anchor_of_text(l->arena, part);
    for (size_t i = 0; i < x->n_headings; i++)
        if (strcmp(x->headings[i]->anchor, part) == 0)
            return x->headings[i]->anchor;
    for (size_t i = 0; i < x->n_headings; i++)
        if (*like && strcmp(x->headings[i]->anchor, like) == 0)
            return x->headings[i]->anchor;
    return NULL;
}

static bool is_note(const char *part)
{
    size_t letters = strspn(part, "^nrf:-");
    return letters && part[letters] && strspn(part + letters, "0123456789-") == strlen(part + letters);
}

/* A heading that has the words, or that the words have: #小结 for “三、小结”. */
static const char *with_words(const char *word, const char *const *words, size_t n)
{
    for (size_t i = 0; *word && i < n; i++)
        if (strstr(words[i], word) || strstr(word, words[i]))
            return words[i];
    return NULL;
}

static const char *heading_hint(const Linker *l, const Article *x, const char *part)
{
    if (is_note(part))
        return "a note is referred to by [^1]";
    if (!x->n_headings)
        return "it has no headings: lead to the article itself";
    const char **names = ARENA_ARRAY(l->arena, const char *, x->n_headings);
    for (size_t i = 0; i < x->n_headings; i++)
        names[i] = x->headings[i]->anchor;
    const char *like = anchor_of_text(l->arena, part), *near = with_words(like, names, x->n_headings);
    near = near ? near : near_word(like, names, x->n_headings);
    if (near)
        return phrase(l->arena, "the nearest is #%s", near);
    Buf all = {0};
    enum { SHOWN = 5 };
    for (size_t i = 0; i < x->n_headings && i < SHOWN; i++)
        buf_printf(&all, " #%s", names[i]);
    const char *hint = phrase(l->arena, "its headings are%s%s", all.data, x->n_headings > SHOWN ? " …" : "");
    buf_free(&all);
    return hint;
}

/* "#小结" as the article has it, "" for none; NULL after a report. */
static const char *heading_part(const Linker *l, Span at, const Article *x, const char *part)
{
    if (!part || x->retracted) /* what is left of it has no parts */
        return "";
    if (strcmp(part, "top") == 0)
        return "#top";
    const char *anchor = heading_named(l, x, part);
    if (anchor)
        return arena_printf(l->arena, "#%s", anchor);
    if (!*part)
        diag_error(l->diag, at, DIAG_LINK_EMPTY);
    else
        diag_error(l->diag, at, DIAG_LINK_HEADING_UNKNOWN, x->slug, part, heading_hint(l, x, part));
    return NULL;
}

/* ---- articles ---- */

static const Article *article_of(const Issue *issue, const char *slug)
{
    for (size_t i = 0; issue && i < issue_addresses(issue); i++)
        if (strcmp(issue->articles[i]->slug, slug) == 0)
            return issue->articles[i];
    return NULL;
}

/* The file of an article that its issue doesn't have: one that was not read, or why not. NULL: there is none. */
static const Article *unread_article(const Linker *l, const char *path)
{
    if (!world_exists(l->world, path) || world_is_dir(l->world, path))
        return NULL;
    Diag *own = diag_new();
    const Article *x = article_load(l->world, NULL, own, l->arena, path, l->issue->paper->lang);
    diag_free(own);
    return x;
}

static const char *article_hint(const Linker *l, const Issue *issue, const Place *p)
{
    const char *file = p->parts[2], *slug = stem(l->arena, file), *dot = strchr(slug, '.');
    size_t n = issue ? issue->n_articles : 0;
    const char **slugs = ARENA_ARRAY(l->arena, const char *, n + 1);
    for (size_t i = 0; i < n; i++)
        slugs[i] = issue->articles[i]->slug;
    const char *name = article_of(issue, slug) ? slug : near_word(slug, slugs, n);
    if (picture_is_name(file))
        return phrase(l->arena, "show a picture with ![what it shows](%s)", file);
    if (dot && !name)
        return "an issue's files are not published as they are: give its web address";
    if (name)
        return phrase(l->arena, "the nearest is %s",
                      way_to(l, p->parts[0], p->parts[1], arena_printf(l->arena, "%s.md", name)));
    const char *other = elsewhere(l, arena_printf(l->arena, "%s.md", slug));
    if (other)
        return phrase(l->arena, "the nearest is ../%s/%s.md", other, slug);
    return n ? phrase(l->arena, "the issue has %s.md%s%s%s", slugs[0], n > 1 ? ", " : "", n > 1 ? slugs[1] : "",
                      n > 2   ? ".md …"
                      : n > 1 ? ".md"
                              : "")
             : "the issue has no articles";
}

/* An issue's page: 02.html, A02.html, its PDF. */
static bool is_page(const Issue *issue, const char *file)
{
    size_t n = strcspn(file, ".");
    if (!issue || (strcmp(file + n, ".html") != 0 && strcmp(file + n, ".pdf") != 0))
        return false;
    int page = page_named(issue->sections, file, n);
    bool open = issue->overset == OVERSET_EXTRA || issue->overset == OVERSET_PAGES; /* more pages may come */
    return page > 0 && (open || (size_t)page <= issue->n_pages);
}

static const char *page_hint(const Linker *l, const Issue *issue)
{
    return phrase(l->arena, "its pages are %s.html to %s.html", page_name(issue->sections, 1).text,
                  page_name(issue->sections, (int)issue->n_pages).text);
}

static bool is_issue_file(const char *file)
{
    static const char *const files[] = {"index.html", "issue.pdf", "issue.json"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        if (strcmp(file, files[i]) == 0)
            return true;
    return false;
}

/* A page's part is an article that stands on it. */
static const char *page_part(const Linker *l, Span at, const Issue *issue, const Place *p)
{
    if (!p->part || article_of(issue, p->part))
        return p->part ? arena_printf(l->arena, "#%s", p->part) : "";
    return fault(l, at, p->written, "what stands after # on a page is an article's name, as 01.html#name");
}

static const char *file_of_issue(const Linker *l, Span at, const Issue *issue, const Place *p)
{
    const char *paper = p->parts[0], *id = p->parts[1], *file = p->parts[2], *slug = stem(l->arena, file);
    const char *path = arena_printf(l->arena, "%s/%s.md", folder_of(l, paper, id), slug), *part;
    bool named = name_ends_in(file, ".md") || name_ends_in(file, ".html");
    const Article *x = named ? article_of(issue, slug) : NULL;
    if (is_issue_file(file))
        return p->part ? fault(l, at, p->written, "delete the # and what follows")
                       : arena_printf(l->arena, "%s%s", way_to(l, paper, id, file), p->query);
    if (is_page(issue, file)) {
        part = page_part(l, at, issue, p);
        return part ? arena_printf(l->arena, "%s%s%s", way_to(l, paper, id, file), p->query, part) : NULL;
    }
    if (issue && !x && page_named(issue->sections, file, strcspn(file, ".")) && issue->n_pages)
        return fault(l, at, p->written, page_hint(l, issue));
    const Article *read = x || !named ? x : unread_article(l, path);
    if (!read)
        return fault(l, at, p->written, article_hint(l, issue, p));
    if (!x && read->draft && !l->issue->drafts)
        return fault(l, at, p->written, "it is a draft: publish it, or delete the link");
    if (!x && issue && issue->held)
        return fault(l, at, p->written, "its issue has errors, so this isn't published: mend that first");
    if (!x && issue)
        return fault(l, at, p->written, "no page of its issue has it: list it in issue.yaml");
    part = heading_part(l, at, read, p->part);
    return part ? arena_printf(l->arena, "%s.html%s%s", way_to(l, paper, id, slug), p->query, part) : NULL;
}

/* ---- issues and papers ---- */

static const Paper *paper_of(const Linker *l, const char *id)
{
    for (size_t i = 0; i < l->group->n_papers; i++)
        if (strcmp(l->group->papers[i].id, id) == 0)
            return &l->group->papers[i];
    return NULL;
}

static const Issue *issue_of(const Paper *paper, const char *id)
{
    for (size_t i = 0; i < paper->n_issues; i++)
        if (strcmp(paper->issues[i]->id, id) == 0)
            return paper->issues[i];
    return NULL;
}

static const char *unknown_paper(const Linker *l, Span at, const Place *p)
{
    const char **ids = ARENA_ARRAY(l->arena, const char *, l->group->n_papers + 1);
    for (size_t i = 0; i < l->group->n_papers; i++)
        ids[i] = l->group->papers[i].id;
    const char *near = near_word(p->parts[0], ids, l->group->n_papers);
    return fault(l, at, p->written,
                 near ? phrase(l->arena, "the nearest paper is ../../%s/", near)
                      : "an article beside this one is name.md, one of another day ../2021-11-01/name.md");
}

static const char *unknown_issue(const Linker *l, Span at, const Paper *paper, const Place *p)
{
    const char **ids = ARENA_ARRAY(l->arena, const char *, paper->n_issues + 1);
    for (size_t i = 0; i < paper->n_issues; i++)
        ids[i] = paper->issues[i]->id;
    const char *near = near_word(p->parts[1], ids, paper->n_issues);
    if (name_ends_in(p->parts[1], ".html") && paper->n_issues)
        return fault(l, at, p->written,
                     arena_printf(l->arena, "a paper has ../index.html and months: ../%.7s.html",
                                  paper->issues[paper->n_issues - 1]->iso));
    const char *up =
        strcmp(paper->id, l->issue->paper->id) == 0 ? "../" : arena_printf(l->arena, "../../%s/", paper->id);
    if (near)
        return fault(l, at, p->written, phrase(l->arena, "the nearest issue is %s%s/", up, near));
    return fault(l, at, p->written, "an issue is its folder's name: ../2021-11-01/");
}

/* The paper's own pages: index, months, feeds. */
static bool is_paper_file(const Paper *paper, const char *file)
{
    if (strcmp(file, "index.html") == 0 || strcmp(file, "feed.xml") == 0 || strcmp(file, "feed.json") == 0)
        return true;
    for (size_t i = 0; i < paper->n_issues; i++)
        if (strlen(file) == 12 && strncmp(file, paper->issues[i]->iso, 7) == 0 && strcmp(file + 7, ".html") == 0)
            return true;
    return false;
}

static const char *plain_page(const Linker *l, Span at, const Place *p, const char *way)
{
    static const char *const parts[] = {"search", "archive", "main"};
    for (size_t i = 0; p->part && i < sizeof parts / sizeof *parts; i++)
        if (strcmp(parts[i], p->part) == 0)
            return arena_printf(l->arena, "%s%s#%s", way, p->query, p->part);
    return p->part ? fault(l, at, p->written, "delete the # and what follows")
                   : arena_printf(l->arena, "%s%s", way, p->query);
}

static const char *to_paper(const Linker *l, Span at, const Paper *paper, const char *file, const Place *p)
{
    bool own = paper == l->issue->paper;
    return plain_page(
        l, at, p, own ? arena_printf(l->arena, "../%s", file) : arena_printf(l->arena, "../../%s/%s", paper->id, file));
}

static bool is_among(Issue *const *issues, size_t n, const char *id)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(issues[i]->id, id) == 0)
            return true;
    return false;
}

static const char *to_issue(const Linker *l, Span at, const Paper *paper, Place *p)
{
    const Issue *issue = issue_of(paper, p->parts[1]);
    const bool waits = is_among(paper->waiting, paper->n_waiting, p->parts[1]);
    if (waits || is_among(paper->left, paper->n_left, p->parts[1])) {
        diag_warning(l->diag, at, waits ? DIAG_LINK_WAITS : DIAG_LINK_UNPUBLISHED, p->written);
        return "";
    }
    if (!issue && !world_is_dir(l->world, folder_of(l, paper->id, p->parts[1])))
        return unknown_issue(l, at, paper, p);
    if (p->n == 2)
        p->parts[p->n++] = "index.html";
    return file_of_issue(l, at, issue, p);
}

const char *link_place(const Linker *l, Span at, const char *href)
{
    static const char wide_sharp[] = "\xEF\xBC\x83";
    Place p;
    if (!*href || strcmp(href, "#") == 0) {
        diag_error(l->diag, at, DIAG_LINK_EMPTY);
        return NULL;
    }
    if (strstr(href, wide_sharp))
        return fault(l, at, href, "write an ASCII # before a heading's name");
    if (*href == '#' && l->article) {
        const char *part = heading_part(l, at, l->article, decoded(l->arena, href + 1, strlen(href + 1)));
        return part ? arena_printf(l->arena, "%s.html%s", l->article->slug, part) : NULL;
    }
    if (!take_apart(l, at, href, &p))
        return NULL;
    if (p.n == 0 || (p.n == 1 && strcmp(p.parts[0], "index.html") == 0))
        return plain_page(l, at, &p, "../../index.html");
    const Paper *paper = paper_of(l, p.parts[0]);
    if (!paper)
        return unknown_paper(l, at, &p);
    if (p.n == 1 || (p.n == 2 && is_paper_file(paper, p.parts[1])))
        return to_paper(l, at, paper, p.n == 1 ? "index.html" : p.parts[1], &p);
    return to_issue(l, at, paper, &p);
}

const char *link_lead(const Linker *l, const char *href)
{
    Place p;
    if (*href == '#' || !take_apart(l, span_none(), href, &p) || p.n < 2)
        return NULL;
    bool own = strcmp(p.parts[0], l->issue->paper->id) == 0 && strcmp(p.parts[1], l->issue->id) == 0;
    return own ? NULL : arena_printf(l->arena, "%s/%s", p.parts[0], p.parts[1]);
}
