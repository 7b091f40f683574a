/* The interface's words with something filled in. */
#include "web/site.h"

#include <string.h>

const char *ui_number(Arena *a, Lang lang, int number, int digits)
{
    return lang_digits(a, lang, arena_printf(a, "%0*d", digits, number));
}

static const char *fill(Arena *a, const char *word, const char *text)
{
    const char *percent = strchr(word, '%');
    if (!percent)
        return word;
    return arena_printf(a, "%.*s%s%s", (int)(percent - word), word, text, percent + 1);
}

const char *ui_fill(Arena *a, const Theme *t, Lang lang, const char *key, const char *text)
{
    return fill(a, theme_word(t, lang, key), text);
}

const char *ui_count(Arena *a, const Theme *t, Lang lang, const char *key, int n)
{
    const char *word = theme_word(t, lang, key), *bar = strchr(word, '|');
    if (bar)
        word = n == 1 ? arena_strndup(a, word, (size_t)(bar - word)) : bar + 1;
    return fill(a, word, ui_number(a, lang, n, 1));
}

const char *ui_moment(Arena *a, Moment m, Lang lang)
{
    const char *day = date_long(a, (Date){m.year, m.month, m.day}, lang);
    if (!m.hour && !m.minute)
        return day;
    return lang_digits(a, lang, arena_printf(a, "%s %02d:%02d", day, m.hour, m.minute));
}

const char *ui_page_name(Arena *a, Lang lang, PageName name)
{
    return lang_digits(a, lang, arena_strdup(a, name.text));
}

const char *ui_page_label(Arena *a, const Theme *t, Lang lang, PageName name, const char *title)
{
    const char *label = ui_fill(a, t, lang, "page_label", ui_page_name(a, lang, name));
    if (!title[0])
        return label;
    return arena_printf(a, "%s%s%s", label, theme_word(t, lang, "colon"), title);
}
