/* What [!…] says of a quotation (doc/sidebar.h). */
#include "doc/sidebar.h"

#include "chars/chars.h"
#include "base/utf8.h"
#include <string.h>

enum { LEAST_LABEL = 2, MOST_LABEL = 8 /* characters of Han */, MOST_TIBETAN = 32 };

typedef struct SidebarWord {
    const char *word;
    const char *label[LANGS];
} SidebarWord;

static const SidebarWord words[] = {
    {"link", {"链接", "連結", "འབྲེལ་མཐུད།", "Links"}},
    {"background", {"背景", "背景", "རྒྱབ་ལྗོངས།", "Background"}},
    {"related", {"相关", "相關", "འབྲེལ་ཡོད།", "Related"}},
    {"facts", {"小资料", "小資料", "དཔྱད་གཞི།", "Facts"}},
    {"glossary", {"名词解释", "名詞解釋", "ཐ་སྙད་འགྲེལ་བཤད།", "Glossary"}},
};

static bool is_word(const char *word, const char *s, size_t n)
{
    size_t i = 0;
    while (i < n && word[i] && char_lower((unsigned char)s[i]) == (unsigned char)word[i])
        i++;
    return i == n && !word[i];
}

/* A word of one script: a label that an editor makes up. */
static bool is_label(const char *s, size_t n)
{
    size_t han = 0, tibetan = 0, all = 0;
    for (size_t i = 0; i < n; all++) {
        uint32_t cp;
        i += (size_t)utf8_decode(s + i, &cp);
        han += char_is_han(cp);
        tibetan += char_is_tibetan(cp);
    }
    return (han == all && all >= LEAST_LABEL && all <= MOST_LABEL) ||
           (tibetan == all && all >= LEAST_LABEL && all <= MOST_TIBETAN);
}

bool quote_is_pull(const char *word, size_t n)
{
    static const char own[] = "提引";
    return is_word("pull", word, n) || (n == strlen(own) && memcmp(word, own, n) == 0);
}

const char *sidebar_label(Arena *a, Lang lang, const char *word, size_t n)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (is_word(words[i].word, word, n))
            return words[i].label[lang];
    return is_label(word, n) ? arena_strndup(a, word, n) : NULL;
}
