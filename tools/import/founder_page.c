/* node_N.htm: a page of the paper, its articles and where they stand. */
#include "import/founder_name.h"
#include "diag/phrase.h"
#include "import/founder_read.h"

#include <stdlib.h>
#include <string.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

void founder_label(Arena *a, const char *text, const char **number, const char **title)
{
    static const char page[] = "版", colon[] = "：";
    *number = *title = "";
    for (const char *s = text; *s; s++) {
        size_t letters = 0, digits = 0;
        while (letters < SECTION_LETTERS && is_capital(s[letters]))
            letters++;
        while (digits < 4 && is_digit(s[letters + digits]))
            digits++;
        const char *end = s + letters + digits;
        const char *after = end + strspn(end, " ");
        const bool is_page = strncmp(after, page, sizeof page - 1) == 0;
        if (!digits || digits > 3 || (s > text && (is_digit(s[-1]) || is_capital(s[-1]))) ||
            !(is_page || *after == ':' || strncmp(after, colon, sizeof colon - 1) == 0 || !*after))
            continue;
        *number = arena_strndup(a, s, letters + digits);
        after += is_page ? sizeof page - 1 : 0;
        for (bool more = true; more;) {
            more = false;
            if (*after == ':' || *after == ' ')
                more = after++ != NULL;
            else if (strncmp(after, colon, sizeof colon - 1) == 0) {
                after += sizeof colon - 1;
                more = true;
            }
        }
        *title = arena_strdup(a, after);
        return;
    }
}

static bool has(const FounderPage *p, const char *article)
{
    for (size_t i = 0; i < p->articles.len; i++)
        if (strcmp(p->articles.ptr[i], article) == 0)
            return true;
    return false;
}

static void take_area(Arena *a, Markup *area, const char *article, FounderPage *out)
{
    const char *s = markup_attribute(area, "coords");
    size_t n = 1;
    for (const char *c = s; *c; c++)
        n += *c == ',';
    FounderArea x = {.article = article, .points = ARENA_ARRAY(a, int, n)};
    while (*s && x.n < n) {
        char *end;
        long v = strtol(s, &end, 10);
        if (end == s)
            break;
        x.points[x.n++] = v < -100000 ? -100000 : v > 100000 ? 100000 : (int)v;
        s = end + strspn(end, "0123456789.");
        s += strspn(s, ", ");
    }
    x.n -= x.n % 2;
    if (x.n >= 4)
        vec_push(&out->areas, x);
}

static void take_links(Arena *a, Markup *page, FounderPage *out)
{
    for (Markup *m = page; m; m = markup_next(page, m)) {
        const bool area = markup_is(m, "area");
        if (!area && !markup_is(m, "a"))
            continue;
        const char *href = markup_attribute(m, "href"), *number = founder_number(a, href, false);
        if (number && area)
            take_area(a, m, number, out);
        else if (number && !has(out, number))
            vec_push(&out->articles, number);
        number = founder_number(a, href, true);
        if (number && !area)
            vec_push(&out->links, ((FounderLink){number, markup_words(a, m, false)}));
    }
    for (size_t i = 0; i < out->areas.len; i++) /* those that only the map leads to */
        if (!has(out, out->areas.ptr[i].article))
            vec_push(&out->articles, out->areas.ptr[i].article);
}

/* The picture that the map lies on. */
static void take_picture(Markup *page, FounderPage *out)
{
    for (Markup *m = page; m; m = markup_next(page, m)) {
        if (!markup_is(m, "img") || strcmp(markup_attribute(m, "usemap"), "#pagepicmap") != 0)
            continue;
        out->width = atoi(markup_attribute(m, "width"));
        out->height = atoi(markup_attribute(m, "height"));
    }
    int width = 0, height = 0;
    for (size_t i = 0; i < out->areas.len; i++)
        for (size_t k = 0; k + 1 < out->areas.ptr[i].n; k += 2) {
            int x = out->areas.ptr[i].points[k], y = out->areas.ptr[i].points[k + 1];
            width = x > width ? x : width;
            height = y > height ? y : height;
        }
    if (out->width < width || out->height < height) { /* another size than it is shown in, or none */
        out->width = width;
        out->height = height;
    }
}

/* What its own link, its title and its properties call it. */
static void take_label(Arena *a, const char *number, Markup *page, Properties *p, FounderPage *out)
{
    const char *name, *title, *named = property(p, "nodename");
    Markup *head = markup_first(page, "title");
    for (size_t i = 0; i < out->links.len; i++)
        if (strcmp(out->links.ptr[i].page, number) == 0 && !*out->title) {
            founder_label(a, out->links.ptr[i].text, &name, &title);
            out->number = *name ? name : out->number;
            out->title = title;
        }
    founder_label(a, named, &name, &title);
    if (!*out->number)
        out->number = name;
    if (!*out->title)
        out->title = *name ? title : named;
    if (!*out->number && head) {
        founder_label(a, markup_words(a, head, false), &name, &title);
        out->number = name;
        if (!*out->title)
            out->title = title;
    }
    const char *said = property(p, "pagenum");
    if (*said) {
        founder_label(a, said, &name, &title);
        out->number = *name ? name : said;
    }
}

static void tell(Arena *a, const FounderPage *p, Properties *properties, ReportEntry *e)
{
    if (*p->number)
        import_report_understood(e, phrase(a, "page %s", p->number));
    if (*p->title)
        import_report_understood(e, phrase(a, "title %s", p->title));
    import_report_understood(e, phrase(a, "%zu articles", p->articles.len));
    import_report_understood(e, phrase(a, "%zu areas", p->areas.len));
    for (size_t i = 0; i < properties->n; i++)
        if (!properties->at[i].read)
            import_report_not(e, phrase(a, "founder-%s=%.80s", properties->at[i].name, properties->at[i].value));
}

bool founder_read_page(Diag *d, Arena *a, const char *path, const char *number, Markup *page, ReportEntry *e,
                       FounderPage *out)
{
    Properties p = properties_read(a, page);
    *out = (FounderPage){
        .number = "", .title = "", .paper = property(&p, "papername|sourcename"), .date = property(&p, "date")};
    if (!p.found)
        diag_warning(d, diag_file(d, path), DIAG_IMPORT_NO_PROPERTIES);
    property_leave(&p, "type|content|pagepicurl|picurl|articleid|siteid|nodeid|nodesearchname|title");
    take_links(a, page, out);
    take_picture(page, out);
    take_label(a, number, page, &p, out);
    if (!out->articles.len)
        diag_warning(d, diag_file(d, path), DIAG_IMPORT_PAGE_EMPTY);
    tell(a, out, &p, e);
    return true;
}

void founder_page_end(FounderPage *p)
{
    vec_free(&p->articles);
    vec_free(&p->areas);
    vec_free(&p->links);
}
