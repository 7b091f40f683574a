/* Pages of an archive's issue → issue.yaml. */
#include "import/founder_issue.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_MISSING = 32 /* pages in a row; more are another way of numbering */ };

static void split_name(Arena *a, PlannedPage *p)
{
    const char *s = p->page.number;
    size_t letters = strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    size_t digits = strspn(s + letters, "0123456789");
    p->letters = "";
    if (!digits || digits > 3 || letters > SECTION_LETTERS || s[letters + digits])
        return;
    p->letters = arena_strndup(a, s, letters);
    p->number = atoi(s + letters);
}

/* N as a number where it is one: node_9 before node_10. */
static int by_address(const char *a, const char *b)
{
    const bool numbers = strspn(a, "0123456789") == strlen(a) && strspn(b, "0123456789") == strlen(b);
    if (numbers && strlen(a) != strlen(b) && *a != '0' && *b != '0')
        return strlen(a) < strlen(b) ? -1 : 1;
    return strcmp(a, b);
}

static int by_name(const void *va, const void *vb)
{
    const PlannedPage *a = *(PlannedPage *const *)va, *b = *(PlannedPage *const *)vb;
    if (!a->path != !b->path) /* of articles that no page leads to: last, unless they say where */
        if (!a->number || !b->number)
            return a->path ? -1 : 1;
    if (!a->number != !b->number)
        return a->number ? -1 : 1;
    int letters = strcmp(a->letters, b->letters);
    if (letters)
        return letters;
    return a->number != b->number ? (a->number < b->number ? -1 : 1) : by_address(a->address, b->address);
}

/* Whether each page says a section, or none does. */
static bool has_sections(PlannedPage **pages, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!*pages[i]->letters)
            return false;
    return n > 0;
}

static void put_blank(Buf *out, const char *indent)
{
    buf_printf(out, "%s- {title: 缺版, ads: [{size: 整版}]}\n", indent);
}

static void put_page(const PlannedPage *p, const char *indent, Buf *out)
{
    buf_printf(out, "%s- title: ", indent);
    yaml_put(out, *p->page.title ? p->page.title : "本版");
    buf_putc(out, '\n');
    if (*p->address) {
        buf_printf(out, "%s  address: ", indent);
        yaml_put(out, p->address);
        buf_putc(out, '\n');
    }
    if (!p->slugs.len)
        buf_printf(out, "%s  ads: [{size: 整版}]\n", indent);
    else
        buf_printf(out, "%s  articles: [", indent);
    for (size_t i = 0; i < p->slugs.len; i++)
        buf_printf(out, "%s%s", i ? ", " : "", p->slugs.ptr[i]);
    if (p->slugs.len)
        buf_puts(out, "]\n");
}

/* Pages that the archive has not: told, and a space for them, so that the others keep their numbers. */
static void put_missing(const Import *im, const PlannedPage *next, int expected, const char *indent, Buf *out)
{
    if (!next->number || next->number == expected)
        return;
    const bool gap = next->number > expected && next->number - expected <= MOST_MISSING;
    diag_warning(im->diag, diag_file(im->diag, next->path ? next->path : im->dir),
                 gap ? DIAG_IMPORT_PAGE_GAP : DIAG_IMPORT_PAGE_ORDER, next->page.number, expected);
    for (int i = expected; gap && i < next->number; i++)
        put_blank(out, indent);
}

/* Pages [from, to) of a section, or all. */
static void put_pages(const Import *im, PlannedPage **pages, size_t from, size_t to, const char *indent, Buf *out)
{
    int expected = 1;
    for (size_t i = from; i < to; i++) {
        put_missing(im, pages[i], expected, indent, out);
        put_page(pages[i], indent, out);
        const bool follows = pages[i]->number >= expected && pages[i]->number - expected <= MOST_MISSING;
        expected = (follows ? pages[i]->number : expected) + 1;
    }
}

void founder_plan(const Import *im, PlannedPage **pages, size_t n, Buf *out)
{
    for (size_t i = 0; i < n; i++)
        split_name(im->arena, pages[i]);
    qsort(pages, n, sizeof *pages, by_name);
    buf_puts(out, "overset: extra\n");
    if (!has_sections(pages, n)) {
        buf_puts(out, "pages:\n");
        put_pages(im, pages, 0, n, "  ", out);
        return;
    }
    buf_puts(out, "sections:\n");
    for (size_t from = 0, to; from < n; from = to) {
        for (to = from; to < n && strcmp(pages[to]->letters, pages[from]->letters) == 0;)
            to++;
        buf_printf(out, "  - name: %s\n    pages:\n", pages[from]->letters);
        put_pages(im, pages, from, to, "      ", out);
    }
}
