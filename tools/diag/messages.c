/* gettext, of which libc has all we need (the only user of libintl and of setlocale). */
#include "diag/messages.h"

#include <libintl.h>
#include <locale.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#define DOMAIN "paiban"

static bool is_set(const char *s)
{
    return s && *s;
}

/* zh, zh_CN, zh-Hant.UTF-8 are Chinese. */
static bool is_language(const char *locale, const char *code)
{
    size_t n = strlen(code);
    return strncmp(locale, code, n) == 0 && strchr("_-.@:", locale[n]);
}

static bool is_c(const char *locale)
{
    return strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0;
}

/* The first language of a list zh_CN:en that we have. */
static MessageLanguage first_of(const char *list)
{
    for (const char *p = list; p; p = strchr(p, ':')) {
        p += *p == ':';
        if (is_language(p, "zh"))
            return MESSAGES_ZH;
        if (is_language(p, "en") || is_language(p, "C"))
            return MESSAGES_EN;
    }
    return MESSAGES_EN;
}

MessageLanguage messages_wanted(const char *lc_all, const char *lc_messages, const char *lang, const char *language)
{
    const char *locale = is_set(lc_all) ? lc_all : is_set(lc_messages) ? lc_messages : is_set(lang) ? lang : "";
    if (is_c(locale))
        return MESSAGES_EN;
    return first_of(is_set(language) ? language : locale);
}

/* gettext asks LANGUAGE for the language as soon as the locale is not C. C.UTF-8 is in every libc since glibc 2.35, so
 * no Chinese locale need be installed; and only the category of messages leaves C: numbers, characters and the order of
 * letters stay what they are everywhere. */
bool messages_speak(MessageLanguage language, const char *directory)
{
    if (language == MESSAGES_EN)
        return true;
    return setlocale(LC_MESSAGES, "C.UTF-8") && setenv("LANGUAGE", "zh", 1) == 0 && bindtextdomain(DOMAIN, directory) &&
           bind_textdomain_codeset(DOMAIN, "UTF-8") && translate("error: ") != NULL &&
           strcmp(translate("error: "), "error: ") != 0;
}

const char *translate(const char *english)
{
    return *english ? dgettext(DOMAIN, english) : english; /* "" is the catalogue's head */
}
