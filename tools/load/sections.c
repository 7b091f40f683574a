/* Sections 叠: pages named A01 … B08 (load/sections.h). */
#include "load/sections.h"

#include "diag/phrase.h"
#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* ---- from issue.yaml ---- */

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_name(const char *name)
{
    size_t n = 0;
    while (is_capital(name[n]))
        n++;
    return n && n <= SECTION_LETTERS && !name[n];
}

/* The letters of a, A叠, A01 and Section B, which were meant. */
static const char *name_hint(Arena *a, const char *written)
{
    char letters[SECTION_LETTERS + 1] = "";
    size_t n = 0, all = 0;
    for (const char *s = written; *s; s++) {
        char c = *s >= 'a' && *s <= 'z' ? (char)(*s - 'a' + 'A') : *s;
        if (!is_capital(c))
            continue;
        if (n < SECTION_LETTERS)
            letters[n++] = c;
        all++;
    }
    letters[n] = 0;
    return all == n && n ? phrase(a, "write name: %s", letters)
                         : "write name: A, and its words in `title`: 特刊 could be {name: T, title: 特刊}";
}

Sections sections_of_list(Diag *d, Arena *a, const YamlList *list, size_t **kept)
{
    const SectionYaml *y = list->at;
    Section *at = ARENA_ARRAY(a, Section, list->n + 1);
    Sections s = {at, 0};
    *kept = ARENA_ARRAY(a, size_t, list->n + 1);
    for (size_t i = 0; i < list->n; i++) {
        const YamlText *name = &y[i].name;
        if (!name->span.src) /* told */
            continue;
        size_t twin = 0;
        while (twin < s.n && strcmp(at[twin].name, name->text) != 0)
            twin++;
        if (!is_name(name->text)) {
            diag_error(d, name->span, DIAG_SECTION_NAME, name->text, name_hint(a, name->text));
        } else if (twin < s.n) {
            unsigned line, column;
            Span before = y[(*kept)[twin]].name.span;
            source_locate(before.src, before.start, &line, &column);
            diag_error(d, name->span, DIAG_SECTION_TWICE, name->text, line);
        } else {
            (*kept)[s.n] = i;
            at[s.n++] = (Section){.name = name->text, .title = y[i].title.text, .title_span = y[i].title.span};
        }
    }
    return s;
}

/* ---- from the articles ---- */

static int by_letters(const void *va, const void *vb)
{
    const Section *a = va, *b = vb;
    size_t n = strlen(a->name), m = strlen(b->name);
    return n != m ? (n < m ? -1 : 1) : strcmp(a->name, b->name);
}

static size_t find(Sections s, const char *letters)
{
    size_t i = 0;
    while (i < s.n && strcmp(s.at[i].name, letters) != 0)
        i++;
    return i;
}

static Sections sections_of_articles(Arena *a, Article *const *all, size_t n)
{
    Section *at = ARENA_ARRAY(a, Section, n + 1);
    Sections s = {at, 0};
    for (size_t i = 0; i < n; i++)
        if (*all[i]->page_letters && find(s, all[i]->page_letters) == s.n)
            at[s.n++] = (Section){.name = all[i]->page_letters, .title = ""};
    if (s.n)
        qsort(at, s.n, sizeof *at, by_letters);
    return s;
}

static const char *names_of(Arena *a, Sections s)
{
    if (s.n == 1)
        return phrase(a, "its only section is %s", s.at[0].name);
    const char *all = "";
    for (size_t i = 0; i + 1 < s.n; i++)
        all = arena_printf(a, "%s%s%s", all, i ? ", " : "", s.at[i].name);
    return phrase(a, "its sections are %s and %s", all, s.n ? s.at[s.n - 1].name : "");
}

/* The section that an article says it is in; the first when it says none that there is. */
static size_t section_of_article(Diag *d, Arena *a, Sections s, const Article *x)
{
    size_t i = find(s, x->page_letters);
    if (i < s.n)
        return i;
    if (*x->page_letters)
        diag_error(d, x->page_span, DIAG_SECTION_UNKNOWN, x->page_letters, names_of(a, s));
    else if (x->page_span.src)
        diag_error(d, x->page_span, DIAG_PAGE_WITHOUT_SECTION, x->page, s.at[0].name, x->page);
    return 0;
}

void sections_place(Diag *d, Issue *issue, const YamlList *list, Article *const *all, size_t n)
{
    size_t *kept = NULL, errors = diag_errors(d);
    Arena *a = issue->arena;
    bool listed = list->n > 0;
    Sections s = listed ? sections_of_list(d, a, list, &kept) : sections_of_articles(a, all, n);
    if (!s.n)
        return;
    size_t *in = ARENA_ARRAY(a, size_t, n + 1);
    int *last = ARENA_ARRAY(a, int, s.n), before = 0;
    for (size_t i = 0; i < n; i++) {
        in[i] = section_of_article(d, a, s, all[i]);
        last[in[i]] = all[i]->page > last[in[i]] ? all[i]->page : last[in[i]];
    }
    Section *at = arena_dup(a, s.at, s.n * sizeof *at);
    for (size_t k = 0; k < s.n; k++) {
        at[k].first = before + 1;
        before += last[k];
        if (kept && !last[k] && diag_errors(d) == errors)
            diag_error(d, ((const SectionYaml *)list->at)[kept[k]].name.span, DIAG_SECTION_EMPTY, at[k].name,
                       at[k].name);
    }
    for (size_t i = 0; i < n; i++)
        all[i]->page += at[in[i]].first - 1;
    issue->sections = (Sections){at, s.n};
}

/* ---- what articles say of pages that issue.yaml lists ---- */

void sections_check(Diag *d, const Issue *issue, const Article *a, int number, Span listed)
{
    Sections s = issue->sections;
    const Section *of = page_section(s, number);
    if (!a->page_span.src ||
        (a->page == page_in_section(s, number) && strcmp(a->page_letters, of ? of->name : "") == 0))
        return;
    PageName word = page_word(s, number);
    if (*a->page_letters && find(s, a->page_letters) == s.n) {
        diag_error(
            d, a->page_span, DIAG_SECTION_UNKNOWN, a->page_letters,
            phrase(issue->arena, "write page: %s, where issue.yaml lists the article, or leave `page` out", word.text));
        return;
    }
    unsigned line, column;
    source_locate(listed.src, listed.start, &line, &column);
    const char *said = arena_printf(issue->arena, *a->page_letters ? "%s%02d" : "%s%d", a->page_letters, a->page);
    diag_error(d, a->page_span, DIAG_PAGE_CONTRADICTED, said, word.text, line, word.text);
}

const char *sections_slug_fault(Arena *a, Sections s, const char *slug, const char **hint)
{
    for (size_t i = 0; i < s.n; i++) {
        const char *name = s.at[i].name;
        size_t n = strlen(name), k = 0;
        while (k < n && slug[k] == name[k] - 'A' + 'a')
            k++;
        size_t digits = k == n ? strspn(slug + n, "0123456789") : 0;
        if (digits < 2 || slug[n + digits])
            continue;
        *hint = phrase(a, "rename it, for example to `article-%s`", slug);
        return phrase(a, "is the name of page %s%s on systems that don't tell capitals apart", name, slug + n);
    }
    return NULL;
}
