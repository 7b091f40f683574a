/* Our own addresses, and Founder's. */
#include "site/urls.h"

#include "base/map.h"
#include <stdlib.h>
#include <string.h>

static bool is_founder(const Issue *issue)
{
    return issue->paper->urls.scheme != URLS_OWN && !issue->paper->urls.beside;
}

bool urls_has_founder(const Paper *paper)
{
    return paper->urls.scheme != URLS_OWN;
}

/* ---- Founder's ---- */

static bool by_month(const Issue *issue)
{
    return issue->paper->urls.scheme == URLS_FOUNDER_MONTH;
}

static const char *founder_extension(const Issue *issue)
{
    return by_month(issue) ? "html" : "htm";
}

const char *founder_folder(Arena *a, const Issue *issue)
{
    const Date *d = &issue->date;
    const char *edition = issue->id + strlen(issue->iso); /* "" or "-b" */
    return by_month(issue) ? arena_printf(a, "%04d%02d/%02d%s", d->year, d->month, d->day, edition)
                           : arena_printf(a, "html/%04d-%02d/%02d%s", d->year, d->month, d->day, edition);
}

const char *founder_up(const Issue *issue)
{
    return by_month(issue) ? "../../" : "../../../";
}

/* The number that an address is; -1: it is none. */
static long address_number(const char *address)
{
    bool number = *address && strlen(address) <= 9 && strspn(address, "0123456789") == strlen(address);
    return number ? strtol(address, NULL, 10) : -1;
}

/* Of a page that has no address: its number, or where another page has that, one behind all. */
static int free_number(const Issue *issue, int number)
{
    enum { MOST_PAGES = 999 };
    long most = MOST_PAGES;
    bool taken = false;
    for (size_t i = 0; i < issue->n_pages; i++) {
        long n = address_number(issue->pages[i].address);
        taken |= n == number;
        most = n > most ? n : most;
    }
    return (int)(taken ? most + number : number);
}

const char *founder_page(Arena *a, const Issue *issue, int number)
{
    const char *extension = founder_extension(issue);
    const bool listed = number >= 1 && (size_t)number <= issue->n_pages;
    const char *address = listed ? issue->pages[number - 1].address : "";
    if (*address)
        return arena_printf(a, "node_%s.%s", address, extension);
    return arena_printf(a, by_month(issue) ? "node_%02d.%s" : "node_%d.%s", free_number(issue, number), extension);
}

const char *founder_article(Arena *a, const Issue *issue, const Article *x)
{
    enum { LEAST = 100000000 };
    const char *extension = founder_extension(issue);
    if (*x->address)
        return arena_printf(a, "content_%s.%s", x->address, extension);
    int number = LEAST + (int)(hash_bytes(0, x->slug, strlen(x->slug)) % (9U * LEAST));
    return arena_printf(a, "content_%d.%s", number, extension);
}

/* ---- the site's ---- */

const char *urls_folder(Arena *a, const Issue *issue)
{
    return is_founder(issue) ? founder_folder(a, issue) : arena_strdup(a, issue->id);
}

const char *urls_folder_id(Arena *a, const char *folder)
{
    static const char html[] = "html/";
    const char *day = strrchr(folder, '/'), *id = folder;
    const size_t month = day ? (size_t)(day - folder) : 0;
    Date date;
    char edition;
    if (month == strlen("html/YYYY-MM") && strncmp(folder, html, strlen(html)) == 0)
        id = arena_printf(a, "%.7s-%s", folder + strlen(html), day + 1);
    else if (month == strlen("YYYYMM"))
        id = arena_printf(a, "%.4s-%.2s-%s", folder, folder + strlen("YYYY"), day + 1);
    return issue_id_parse(id, strlen(id), &date, &edition) ? arena_strdup(a, id) : NULL;
}

const char *urls_up(const Issue *issue)
{
    return is_founder(issue) ? founder_up(issue) : "../";
}

const char *urls_page(Arena *a, const Issue *issue, int number)
{
    return is_founder(issue) ? founder_page(a, issue, number)
                             : arena_printf(a, "%s.html", page_name(issue->sections, number).text);
}

const char *urls_article(Arena *a, const Issue *issue, const Article *x)
{
    return is_founder(issue) ? founder_article(a, issue, x) : arena_printf(a, "%s.html", x->slug);
}

/* ---- links ---- */

/* Where a link leads: papers and issues by their names, then a file. */
typedef struct Target {
    const Paper *paper;
    const Issue *issue; /* NULL: a page of the paper's, or the group's */
    const char *file;   /* with what follows it: #heading */
} Target;

static size_t part_of(const char *s)
{
    return strcspn(s, "/#?");
}

static bool is_part(const char *s, size_t n, const char *name)
{
    return strlen(name) == n && memcmp(s, name, n) == 0;
}

/* Takes the name of a paper, of an issue from the head of the path. */
static const char *take_paper(const Group *group, const char *s, Target *to)
{
    size_t n = part_of(s);
    for (size_t i = 0; s[n] == '/' && i < group->n_papers; i++)
        if (is_part(s, n, group->papers[i].id)) {
            to->paper = &group->papers[i];
            return s + n + 1;
        }
    return s;
}

static const char *take_issue(const char *s, Target *to)
{
    size_t n = part_of(s);
    for (size_t i = 0; to->paper && s[n] == '/' && i < to->paper->n_issues; i++)
        if (is_part(s, n, to->paper->issues[i]->id)) {
            to->issue = to->paper->issues[i];
            return s + n + 1;
        }
    return s;
}

static Target target_of(const Group *group, const Issue *issue, const char *href)
{
    static const char up[] = "../";
    const size_t n = sizeof up - 1;
    Target to = {.paper = issue->paper, .issue = issue, .file = href};
    if (strncmp(href, up, n) != 0)
        return to;
    to.issue = NULL;
    to.file = href + n;
    if (strncmp(to.file, up, n) == 0) {
        to.paper = NULL;
        to.file = take_paper(group, to.file + n, &to);
    }
    to.file = take_issue(to.file, &to);
    return to;
}

/* An issue's file as the site calls it: pages and articles have other names. */
static const char *file_of(Arena *a, const Issue *issue, const char *file)
{
    static const char html[] = ".html";
    const size_t end = part_of(file), n = end > sizeof html - 1 ? end - (sizeof html - 1) : 0;
    if (!n || strncmp(file + n, html, sizeof html - 1) != 0)
        return file;
    int page = page_named(issue->sections, file, n);
    if (page)
        return arena_printf(a, "%s%s", urls_page(a, issue, page), file + end);
    for (size_t i = 0; i < issue_addresses(issue); i++)
        if (is_part(file, n, issue->articles[i]->slug))
            return arena_printf(a, "%s%s", urls_article(a, issue, issue->articles[i]), file + end);
    return file;
}

static bool leaves(const char *href)
{
    return strncmp(href, "../", strlen("../")) == 0;
}

const char *urls_of_link(Arena *a, const Issue *issue, const char *href)
{
    if (!is_founder(issue) || !*href || *href == '#' || *href == '/' || strchr(href, ':'))
        return href;
    if (!leaves(href))
        return file_of(a, issue, href);
    for (size_t i = 0; i < issue->n_moved; i++)
        if (strcmp(issue->moved[i].from, href) == 0)
            return issue->moved[i].to;
    return href;
}

const char *urls_follow(Arena *a, const Group *group, const Issue *issue, const char *href)
{
    if (!is_founder(issue) || !leaves(href))
        return NULL;
    Target to = target_of(group, issue, href);
    const char *file = to.issue ? file_of(a, to.issue, to.file) : to.file;
    if (to.issue == issue)
        return file;
    const char *folder = to.issue ? arena_printf(a, "%s/", urls_folder(a, to.issue)) : "";
    if (to.paper == issue->paper)
        return arena_printf(a, "%s%s%s", urls_up(issue), folder, file);
    return arena_printf(a, "%s../%s%s%s%s", urls_up(issue), to.paper ? to.paper->id : "", to.paper ? "/" : "", folder,
                        file);
}

/* ---- loading ---- */

static void claim(Diag *d, StrMap *taken, const char *file, Span own, Span other)
{
    if (!strmap_put(taken, file, taken))
        diag_error(d, own.src ? own : other, DIAG_ADDRESS_TWICE, file);
}

void urls_files(Arena *a, Issue *issue)
{
    for (size_t i = 0; i < issue_addresses(issue); i++)
        issue->articles[i]->file = is_founder(issue) ? founder_article(a, issue, issue->articles[i]) : NULL;
}

void urls_take(Diag *d, Arena *a, Issue *issue)
{
    StrMap *taken = strmap_new();
    for (size_t i = 0; i < issue->n_pages; i++) {
        const PageSpec *p = &issue->pages[i];
        if (*p->address || urls_has_founder(issue->paper))
            claim(d, taken, founder_page(a, issue, (int)i + 1), p->address_span, p->span);
    }
    for (size_t i = 0; i < issue_addresses(issue); i++) {
        const Article *x = issue->articles[i];
        if (*x->address || urls_has_founder(issue->paper))
            claim(d, taken, founder_article(a, issue, x), x->address_span, x->title_span);
    }
    strmap_free(taken);
    urls_files(a, issue);
}
