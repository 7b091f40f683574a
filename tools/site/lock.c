/* makeup.lock.yaml as text. */
#include "site/lock.h"

#include <assert.h>
#include <string.h>

const char *const lock_corners[] = {"none", "bottom-right", "bottom-left", NULL};
static_assert(sizeof lock_corners / sizeof *lock_corners == LOCK_BOTTOM_LEFT + 2, "a name for each");

const LockPage *lock_page(const MakeupLock *lock, int page)
{
    for (size_t i = 0; lock && i < lock->n; i++)
        if (lock->pages[i].page == page)
            return &lock->pages[i];
    return NULL;
}

/* In quotes where YAML would read it as something else. */
static void print_name(const char *name, Buf *out)
{
    bool plain = strcmp(name, "null") != 0;
    for (const char *s = name; *s && plain; s++)
        plain =
            (*s & 0x80) || *s == '-' || *s == '_' || (*s >= '0' && *s <= '9') || ((*s | 32) >= 'a' && (*s | 32) <= 'z');
    if (plain && *name != '-') {
        buf_puts(out, name);
        return;
    }
    buf_putc(out, '\'');
    for (const char *s = name; *s; s++)
        buf_puts(out, *s == '\'' ? "\'\'" : (char[]){*s, 0});
    buf_putc(out, '\'');
}

static void print_piece(const LockPiece *p, Sections sections, Buf *out)
{
    buf_puts(out, "      - {slug: ");
    print_name(p->slug, out);
    buf_puts(out, ", ");
    if (p->from)
        buf_printf(out, "from: %s, ", page_word(sections, p->from).text);
    if (p->level)
        buf_printf(out, "level: %d, ", p->level);
    buf_printf(out, "column: %d, line: %d, columns: %d, lines: %d", p->column, p->line, p->columns, p->lines);
    if (p->corner)
        buf_printf(out, ", corner: %s, corner_columns: %d, corner_lines: %d", lock_corners[p->corner],
                   p->corner_columns, p->corner_lines);
    if (p->rows)
        buf_printf(out, ", rows: %d", p->rows);
    buf_puts(out, "}\n");
}

/* Nothing is kept of a page without articles: of advertisements alone, or blank. */
void lock_print(const MakeupLock *lock, Sections sections, Buf *out)
{
    bool any = false;
    buf_puts(out,
             "# Where the articles stand, kept by `paiban build --lock`: a page that still fits is not made up again.\n"
             "# Commit this file, or delete it to have the pages made up anew.\npages:");
    for (size_t i = 0; i < lock->n; i++) {
        const LockPage *page = &lock->pages[i];
        if (!page->n)
            continue;
        buf_puts(out, any ? "" : "\n");
        any = true;
        buf_printf(out, "  - page: %s\n    layout: ", page_word(sections, page->page).text);
        print_name(page->layout, out);
        buf_printf(out, "\n    columns: %d\n    lines: %d\n    white: %d\n    articles:\n", page->columns, page->lines,
                   page->white);
        for (size_t k = 0; k < page->n; k++)
            print_piece(&page->pieces[k], sections, out);
    }
    buf_puts(out, any ? "" : " []\n");
}
