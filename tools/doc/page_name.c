/* Names of pages (doc/page_name.h). */
#include "doc/page_name.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

const Section *page_section(Sections s, int number)
{
    size_t i = s.n;
    while (i > 1 && s.at[i - 1].first > number)
        i--;
    return i ? &s.at[i - 1] : NULL;
}

int page_in_section(Sections s, int number)
{
    const Section *of = page_section(s, number);
    return of ? number - of->first + 1 : number;
}

static PageName named(Sections s, int number, int digits)
{
    PageName name;
    const Section *of = page_section(s, number);
    assert(!of || strlen(of->name) <= SECTION_LETTERS);
    snprintf(name.text, sizeof name.text, "%s%0*d", of ? of->name : "", digits, page_in_section(s, number));
    return name;
}

PageName page_name(Sections s, int number)
{
    return named(s, number, 2);
}

PageName page_range(Sections s, int first, int last)
{
    PageName from = page_name(s, first), to = page_name(s, last), name;
    if (first == last)
        return from;
    snprintf(name.text, sizeof name.text, "%.8s–%.8s", from.text, to.text);
    return name;
}

PageName page_word(Sections s, int number)
{
    return named(s, number, s.n ? 2 : 1);
}

int page_named(Sections s, const char *name, size_t n)
{
    enum { MOST = 9999 };
    size_t letters = 0;
    int number = 0;
    while (letters < n && name[letters] >= 'A' && name[letters] <= 'Z')
        letters++;
    for (size_t i = letters; i < n; i++) {
        if (name[i] < '0' || name[i] > '9' || number > MOST)
            return 0;
        number = number * 10 + (name[i] - '0');
    }
    if (letters == n || !number)
        return 0;
    if (!s.n)
        return letters ? 0 : number;
    for (size_t i = 0; i < s.n; i++)
        if (strlen(s.at[i].name) == letters && memcmp(s.at[i].name, name, letters) == 0) {
            int page = s.at[i].first + number - 1;
            return i + 1 < s.n && page >= s.at[i + 1].first ? 0 : page;
        }
    return 0;
}
