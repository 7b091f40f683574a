/* Languages of stretches of text, by their letters (doc/tongue.h). */
#include "doc/tongue.h"

#include "chars/chars.h"
#include "base/utf8.h"
#include <assert.h>
#include <stdio.h>
#include <string.h>

/* A Tongue is 0, a language of ours + 1, pinyin, or a script (as ICU counts them) after those. */
enum { PINYIN = LANGS + 1, FIRST_SCRIPT };

/* Scripts of one living language alone; the tag has no subtag for a script that the language is always in (IANA's
 * registry, Suppress-Script). */
static const struct {
    char script[5], language[8];
} of_one[] = {
    {"Armn", "hy"},  {"Bopo", "zh-Bopo"}, {"Cher", "chr"}, {"Geor", "ka"}, {"Grek", "el"}, {"Gujr", "gu"},
    {"Guru", "pa"},  {"Hang", "ko"},      {"Hira", "ja"},  {"Kana", "ja"}, {"Khmr", "km"}, {"Knda", "kn"},
    {"Laoo", "lo"},  {"Lisu", "lis"},     {"Mlym", "ml"},  {"Orya", "or"}, {"Sinh", "si"}, {"Tale", "tdd"},
    {"Talu", "khb"}, {"Taml", "ta"},      {"Telu", "te"},  {"Thaa", "dv"}, {"Thai", "th"}, {"Yiii", "ii"},
};

Tongue tongue_of(Lang lang)
{
    return (Tongue)(lang + 1);
}

const char *tongue_tag(Tongue t, char room[TONGUE_ROOM])
{
    assert(t);
    if (t == PINYIN)
        return "zh-Latn-pinyin";
    if (t < FIRST_SCRIPT)
        return lang_tag((Lang)(t - 1));
    const char *script = char_script_name(t - FIRST_SCRIPT);
    for (size_t i = 0; i < sizeof of_one / sizeof *of_one; i++)
        if (strcmp(script, of_one[i].script) == 0)
            return of_one[i].language;
    snprintf(room, TONGUE_ROOM, "und-%s", script);
    return room;
}

/* ---- letters ---- */

typedef enum LetterOf { NO_LETTER, LETTER_OWN, LETTER_LATIN, LETTER_FOREIGN } LetterOf;

/* In which language a letter of a script is that is not Han, Tibetan or Latin. */
static Tongue tongue_of_script(int script)
{
    const int hiragana = char_script(0x3042), katakana = char_script(0x30A2); /* one language in two scripts */
    return (Tongue)(FIRST_SCRIPT + (script == katakana ? hiragana : script));
}

/* Whose letter is it? In texts that are not English, Latin letters are in no language by themselves. */
static LetterOf letter_of(Lang own, uint32_t cp, Tongue *t)
{
    if (char_is_han(cp)) {
        *t = tongue_of(LANG_ZH_HANS);
        return lang_is_chinese(own) ? LETTER_OWN : LETTER_FOREIGN;
    }
    if (char_is_tibetan(cp)) {
        *t = tongue_of(LANG_BO);
        return own == LANG_BO ? LETTER_OWN : LETTER_FOREIGN;
    }
    int script = char_is_alnum(cp) || char_is_mark(cp) ? char_script(cp) : 0;
    if (!script)
        return NO_LETTER;
    if (script == char_script('a'))
        return own == LANG_EN ? LETTER_OWN : LETTER_LATIN;
    if (lang_is_chinese(own) && char_is_bopomofo(cp))
        return LETTER_OWN;
    *t = tongue_of_script(script);
    return LETTER_FOREIGN;
}

/* A letter, digit or accent that scripts share, one of them this: ー. */
static bool is_shared(uint32_t cp, Tongue t)
{
    return char_is_mark(cp) ||
           (cp >= 0x80 && t >= FIRST_SCRIPT && char_is_alnum(cp) && char_in_script(cp, t - FIRST_SCRIPT));
}

/* Where the letters of `tongue` end that s begins with; what follows them without another's letter is passed over.
 * *word: two stand beside each other. */
static size_t foreign_end(Lang own, const char *s, size_t n, Tongue tongue, bool *word)
{
    size_t last = 0, row = 0;
    *word = false;
    for (size_t at = 0, next; at < n; at = next) {
        uint32_t cp;
        Tongue t = 0;
        next = at + (size_t)utf8_decode(s + at, &cp);
        LetterOf whose = letter_of(own, cp, &t);
        if ((whose == LETTER_FOREIGN && t == tongue) || (whose == NO_LETTER && row && is_shared(cp, tongue))) {
            row += !char_is_mark(cp);
            *word |= row > 1;
            last = next;
        } else if (whose != NO_LETTER) {
            break;
        } else {
            row = 0;
        }
    }
    return last;
}

/* Alone, a letter of these is a sign: α粒子, Т型. */
static bool has_signs(Tongue t)
{
    return t == tongue_of_script(char_script(0x3B1)) || t == tongue_of_script(char_script(0x430));
}

/* ---- English phrases ---- */

static bool is_ascii(const char *s, size_t n, size_t at)
{
    return at < n && (s[at] == ' ' || char_is_graph((unsigned char)s[at]));
}

/* The bytes of a quotation mark or apostrophe that stands in an English phrase; 0: of none. */
static size_t english_quote(const char *s, size_t n, size_t at)
{
    uint32_t cp;
    size_t bytes = (size_t)utf8_decode(s + at, &cp);
    bool quote = cp == 0x2018 || cp == 0x2019 || cp == 0x201C || cp == 0x201D;
    return quote && at > 0 && is_ascii(s, n, at - 1) && is_ascii(s, n, at + bytes) ? bytes : 0;
}

/* Over the letters of a word, with an apostrophe between two. */
static size_t step_word(const char *s, size_t n, size_t at)
{
    uint32_t cp;
    for (size_t bytes; at < n; at += bytes) {
        bytes = (size_t)utf8_decode(s + at, &cp);
        bool apostrophe = cp == 0x2019 && at + bytes < n && char_is_ascii_letter((unsigned char)s[at + bytes]);
        if (!apostrophe && !char_is_western_letter(cp))
            break;
    }
    return at;
}

/* Two words or more, not all in capitals? What parts words are spaces, so that an address is one. */
static bool is_phrase(const char *s, size_t n)
{
    size_t words = 0;
    bool in_word = false, small = false;
    for (size_t i = 0; i < n; i++) {
        if (s[i] == ' ')
            in_word = false;
        else if (char_is_ascii_letter((unsigned char)s[i]) && !in_word)
            in_word = words++ < n;
        small |= s[i] >= 'a' && s[i] <= 'z';
    }
    return words > 1 && small;
}

/* Where the English phrase ends that s begins with, 0: it is none. *next: where the next can begin. A word with a
 * letter that English hasn't (pinyin, French) is none of its words. */
static size_t english_end(const char *s, size_t n, size_t *next)
{
    size_t end = 0;
    while (end < n) {
        size_t bytes = is_ascii(s, n, end) ? 1 : english_quote(s, n, end);
        if (!bytes)
            break;
        end += bytes;
    }
    *next = end;
    if (step_word(s, n, end) > end) {
        *next = step_word(s, n, end);
        while (end > 0 && char_is_ascii_letter((unsigned char)s[end - 1]))
            end--;
    }
    while (end > 0 && strchr(" ([", s[end - 1]))
        end--;
    return is_phrase(s, end) ? end : 0;
}

/* ---- stretches ---- */

/* The end of what is in another language at the start of s, in *tongue; 0: nothing is. *next: where to look on. */
static size_t other_end(Lang own, const char *s, size_t n, Tongue *tongue, size_t *next)
{
    uint32_t cp;
    bool word;
    *next = (size_t)utf8_decode(s, &cp);
    if (own != LANG_EN && char_is_ascii_alnum(cp)) {
        *tongue = tongue_of(LANG_EN);
        return english_end(s, n, next);
    }
    switch (letter_of(own, cp, tongue)) {
    case LETTER_FOREIGN:
        *next = foreign_end(own, s, n, *tongue, &word);
        return word || !has_signs(*tongue) ? *next : 0;
    case LETTER_LATIN:
        *next += step_word(s + *next, n - *next, 0);
        return 0;
    case LETTER_OWN:
    case NO_LETTER:
        break;
    }
    return 0;
}

/* Most of a Chinese text, by the first bytes: U+4000 to U+9FFF, the marks at U+3000 and U+FF00. What begins no stretch
 * in another language. */
static size_t step_chinese(const char *s, size_t n)
{
    size_t at = 0;
    for (const unsigned char *u = (const unsigned char *)s; at + 3 <= n; at += 3) {
        const unsigned first = u[at], second = u[at + 1];
        if (first - 0xE4 > 5 && !(first == 0xE3 && second == 0x80) && !(first == 0xEF && second == 0xBC))
            break;
    }
    return at;
}

size_t tongue_stretch(Lang own, const char *s, size_t n, Tongue *tongue)
{
    for (size_t at = 0, next; at < n; at += next) {
        if (lang_is_chinese(own))
            at += step_chinese(s + at, n - at);
        if (at == n)
            break;
        size_t length = other_end(own, s + at, n - at, tongue, &next);
        if (!length)
            continue;
        if (at > 0) {
            *tongue = 0;
            return at;
        }
        return length;
    }
    *tongue = 0;
    return n;
}

Tongue tongue_of_reading(Lang lang, const char *s, size_t n)
{
    uint32_t cp = 0;
    Tongue t = 0;
    if (!n)
        return 0;
    utf8_decode(s, &cp);
    if (lang_is_chinese(lang) && char_is_bopomofo(cp))
        return tongue_of_script(char_script(cp));
    if (lang_is_chinese(lang) && char_is_western_letter(cp) && letter_of(lang, cp, &t) == LETTER_LATIN)
        return PINYIN;
    return letter_of(lang, cp, &t) == LETTER_FOREIGN ? t : 0;
}
