/* What characters are, over all code points, against the data files of Unicode (Debian's unicode-data). */
#include "chars/chars.h"
#include "base/utf8.h"
#include "tests/check.h"
#include "text/cjk.h"
#include <stdlib.h>

enum { CODE_POINTS = 0x110000 };
#define DATA "/usr/share/unicode/"

typedef uint8_t Set[CODE_POINTS];

/* Adds the code points of `file` whose field is one of `values` (blanks around each). false: no such file. */
static bool add(Set set, const char *file, const char *values)
{
    char line[512], value[64], wanted[66];
    FILE *f = fopen(file, "r");
    if (!f)
        return false;
    while (fgets(line, sizeof line, f)) {
        unsigned first, last;
        if (sscanf(line, "%x..%x ; %63[A-Za-z_]", &first, &last, value) != 3) {
            if (sscanf(line, "%x ; %63[A-Za-z_]", &first, value) != 2)
                continue;
            last = first;
        }
        snprintf(wanted, sizeof wanted, " %s ", value);
        if (strstr(values, wanted))
            memset(set + first, 1, last - first + 1);
    }
    fclose(f);
    return true;
}

static uint8_t *read_set(Checks *c, const char *file, const char *values)
{
    uint8_t *set = calloc(CODE_POINTS, 1);
    CHECK_AT(c, set && add(set, file, values), "%s", file);
    return set;
}

static void check_same(Checks *c, const char *name, bool (*is)(uint32_t), uint8_t *set, uint32_t from)
{
    int wrong = 0;
    for (uint32_t cp = from; cp < CODE_POINTS && wrong < 5; cp++)
        if (is(cp) != (set[cp] != 0)) {
            wrong++;
            CHECK_AT(c, false, "%s: U+%04X", name, (unsigned)cp);
        }
    CHECK(c, !wrong);
    free(set);
}

static bool is_surrogate(uint32_t cp)
{
    return cp >= 0xD800 && cp < 0xE000;
}

/* Inline functions have no address of one kind for all compilers. */
static bool is_han(uint32_t cp)
{
    return char_is_han(cp);
}
static bool is_tibetan(uint32_t cp)
{
    return char_is_tibetan(cp);
}

static void test_categories(Checks *c)
{
    static const char file[] = DATA "extracted/DerivedGeneralCategory.txt";
    check_same(c, "alpha", char_is_alpha, read_set(c, file, " Lu Ll Lt Lm Lo "), 0);
    check_same(c, "alnum", char_is_alnum, read_set(c, file, " Lu Ll Lt Lm Lo Nd "), 0);
    check_same(c, "number", char_is_number, read_set(c, file, " Nd No "), 0);
    check_same(c, "mark", char_is_mark, read_set(c, file, " Mn Mc Me "), 0);
    check_same(c, "nonspacing", char_is_nonspacing, read_set(c, file, " Mn Me "), 0);
    check_same(c, "format", char_is_format, read_set(c, file, " Cf "), 0);
    check_same(c, "private", char_is_private, read_set(c, file, " Co "), 0);
    check_same(c, "punct", char_is_punct, read_set(c, file, " Pc Pd Ps Pe Pi Pf Po "), 0x80);
    /* CommonMark 2.1: ASCII punctuation is more than P. */
    for (uint32_t cp = 0; cp < 0x80; cp++)
        CHECK_INT(c, char_is_punct(cp), cp && strchr("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", (int)cp) != NULL);
    uint8_t *spaces = read_set(c, file, " Zs ");
    memset(spaces, 1, ' ' + 1); /* and control characters, which no text has */
    check_same(c, "space", char_is_space, spaces, 0);
}

static void test_properties(Checks *c)
{
    check_same(c, "ignorable", char_is_ignorable,
               read_set(c, DATA "DerivedCoreProperties.txt", " Default_Ignorable_Code_Point "), 0);
    check_same(c, "emoji", char_is_emoji, read_set(c, DATA "emoji/emoji-data.txt", " Emoji_Presentation "), 0);
    uint8_t *pictographs = read_set(c, DATA "emoji/emoji-data.txt", " Extended_Pictographic Emoji ");
    memset(pictographs, 0, 0x80); /* # * 0-9, of keycaps alone */
    check_same(c, "pictograph", char_is_pictograph, pictographs, 0);
    uint8_t *modifiers = read_set(c, DATA "emoji/emoji-data.txt", " Emoji_Modifier ");
    check_same(c, "modifier", char_is_emoji_modifier, modifiers, 0);
    uint8_t *selectors = read_set(c, DATA "PropList.txt", " Variation_Selector ");
    memset(selectors + 0x180B, 0, 5); /* Mongolian ones */
    check_same(c, "selector", char_is_selector, selectors, 0);
    uint8_t *wide = read_set(c, DATA "EastAsianWidth.txt", " W F ");
    check_same(c, "wide", char_is_wide, wide, 0);
    uint8_t *bad = read_set(c, DATA "PropList.txt", " Noncharacter_Code_Point ");
    for (uint32_t cp = 0; cp < CODE_POINTS; cp++)
        if (char_is_noncharacter(cp) != (bad[cp] != 0))
            CHECK_AT(c, false, "noncharacter U+%04X", (unsigned)cp);
    free(bad);
}

static void test_scripts(Checks *c)
{
    uint8_t *han = read_set(c, DATA "Scripts.txt", " Han ");
    han[0x3006] = 1; /* 〆: Common, yet an ideograph (PropList: Ideographic) */
    memset(han + 0xF900, 1, 0x200);
    memset(han + 0x20000, 1, 0xFFFE); /* reserved: LineBreak.txt, @missing */
    memset(han + 0x30000, 1, 0xFFFE);
    uint8_t *ideographic = read_set(c, DATA "PropList.txt", " Unified_Ideograph ");
    for (uint32_t cp = 0; cp < CODE_POINTS; cp++)
        if (ideographic[cp] && !han[cp])
            CHECK_AT(c, false, "U+%04X is an ideograph", (unsigned)cp);
    free(ideographic);
    check_same(c, "han", is_han, han, 0);
    uint8_t *letters = read_set(c, DATA "extracted/DerivedGeneralCategory.txt", " Lu Ll Lt Lm Lo ");
    uint8_t *kana = read_set(c, DATA "Scripts.txt", " Hiragana Katakana ");
    uint8_t *bopomofo = read_set(c, DATA "Scripts.txt", " Bopomofo ");
    uint8_t *western = read_set(c, DATA "Scripts.txt", " Latin Greek Cyrillic ");
    for (uint32_t cp = 0; cp < CODE_POINTS; cp++) {
        if (kana[cp] && letters[cp] && cp < 0x10000 && !char_is_kana(cp))
            CHECK_AT(c, false, "U+%04X is kana", (unsigned)cp);
        if (bopomofo[cp] && cp >= 0x3000 && !char_is_bopomofo(cp))
            CHECK_AT(c, false, "U+%04X is bopomofo", (unsigned)cp);
        bool here = cp < 0x530 || (cp >= 0x1E00 && cp < 0x2000);
        if (western[cp] && letters[cp] && here && (!char_is_western_letter(cp) || !char_is_word(cp)) && cp != 0xAA &&
            cp != 0xBA)
            CHECK_AT(c, false, "U+%04X is a Western letter", (unsigned)cp);
        if (char_is_western_letter(cp) && !letters[cp])
            CHECK_AT(c, false, "U+%04X is no letter", (unsigned)cp);
        if (char_is_cjk_letter(cp) && (char_is_word(cp) || !char_is_cjk(cp)) && cp < 0x10000)
            CHECK_AT(c, false, "U+%04X is both, or no CJK", (unsigned)cp);
        if (char_is_cjk_letter(cp) && char_class(cp) != CC_HAN && !char_is_mark(cp))
            CHECK_AT(c, cp >= 0x16FE0 && cp < 0x17000, "U+%04X is no full-width character", (unsigned)cp);
    }
    CHECK(c, !char_is_kana(0x30FB) && char_is_kana(0x30FC)); /* ・ parts words, ー is in them */
    CHECK(c, char_is_western_letter(0x1EBF) && !char_is_western_letter(0xD7) && !char_is_western_letter(0xF7));
    free(letters);
    free(kana);
    free(bopomofo);
    free(western);
    uint8_t *tibetan = read_set(c, DATA "Blocks.txt", " Tibetan ");
    check_same(c, "tibetan", is_tibetan, tibetan, 0);
}

static void test_widths(Checks *c)
{
    CHECK(c, char_is_digit('7') && char_is_digit(0xFF17) && !char_is_digit(0x0F27) && !char_is_digit(0xB2));
    CHECK(c, char_is_tibetan_digit(0x0F20) && char_is_tibetan_digit(0x0F29) && !char_is_tibetan_digit(0x0F2A));
    CHECK(c, char_is_letter(0xFF21) && char_is_letter(0xFF5A) && !char_is_letter(0xFF3B) && !char_is_letter('@'));
    CHECK(c, !char_is_ascii_letter('[') && !char_is_ascii_letter('`') && !char_is_ascii_letter('{'));
    CHECK(c, char_is_forbidden(0x85) && char_is_forbidden(0xFFFE) && !char_is_forbidden('\t'));
    CHECK(c, char_is_blank(0x3000) && !char_is_blank('\n'));
}

/* Every emoji of emoji-test.txt is one, with all of its code points, and ends there. */
static void test_emoji(Checks *c)
{
    char line[512];
    FILE *f = fopen(DATA "emoji/emoji-test.txt", "r");
    size_t lines = 0;
    CHECK(c, f != NULL);
    while (f && fgets(line, sizeof line, f)) {
        uint32_t cps[32];
        size_t n = 0;
        char *s = line, *end;
        for (unsigned long cp; n < 30 && (cp = strtoul(s, &end, 16), end > s); s = end)
            cps[n++] = (uint32_t)cp;
        if (!n || !strchr(s, ';'))
            continue;
        lines++;
        cps[n] = 0x4E2D;
        CHECK_AT(c, chars_emoji(cps, n + 1) == n, "%.60s", line);
    }
    if (f)
        fclose(f);
    CHECK(c, lines > 4000);
    const uint32_t flags[] = {0x1F1E8, 0x1F1F3, 0x1F1EF, 0x1F1F5}, lone[] = {0x1F1E8, 0x4E2D}, digit[] = {'1', '2'};
    CHECK_INT(c, chars_emoji(flags, 4), 2);
    CHECK_INT(c, chars_emoji(lone, 2), 1);
    CHECK_INT(c, chars_emoji(digit, 2), 0);
    const uint32_t joined[] = {0x1F525, CHAR_ZWJ, 0x4E2D}; /* the joiner has nothing to join */
    CHECK_INT(c, chars_emoji(joined, 3), 1);
    CHECK_INT(c, chars_emoji(joined, 0), 0);
}

/* The numbers of `var NAME = [` in the script: first and last code points by turns. */
static size_t read_ranges(const char *script, const char *name, uint32_t *out, size_t most)
{
    const char *s = strstr(script, name), *end;
    size_t n = 0;
    if (!s || !(s = strchr(s, '[')) || !(end = strchr(s, ']')))
        return 0;
    for (char *next; n < most && s < end; s = next) {
        s += strspn(s, "[, \n");
        out[n++] = (uint32_t)strtoul(s, &next, 16);
        next += strspn(next, " \n");
    }
    return n;
}

/* The search's script cuts a query as the index was cut. */
static void test_search_script(Checks *c)
{
    static char script[65536];
    FILE *f = fopen(PAIBAN_SOURCE_DIR "/layouts/_site/search.js", "r");
    CHECK(c, f != NULL);
    if (!f)
        return;
    script[fread(script, 1, sizeof script - 1, f)] = 0;
    fclose(f);
    static const struct {
        const char *name;
        bool word;
    } tables[] = {{"var cjk = [", false}, {"var words = [", true}};
    for (size_t t = 0; t < 2; t++) {
        uint32_t ranges[128];
        size_t n = read_ranges(script, tables[t].name, ranges, 128);
        CHECK(c, n >= 16 && n % 2 == 0);
        int wrong = 0;
        for (uint32_t cp = 0; cp < CODE_POINTS; cp++) {
            bool in = false;
            for (size_t i = 0; i + 1 < n; i += 2)
                in |= cp >= ranges[i] && cp <= ranges[i + 1];
            wrong += !is_surrogate(cp) && in != (tables[t].word ? char_is_word(cp) : char_is_cjk_letter(cp));
        }
        CHECK_INT(c, wrong, 0);
    }
}

static void test_before(Checks *c)
{
    uint32_t cp;
    CHECK_INT(c, utf8_before("aé", 3, &cp), 2);
    CHECK_INT(c, cp, 0xE9);
    CHECK_INT(c, utf8_before("a", 1, &cp), 1);
    CHECK_INT(c, utf8_before("中𠀀", 7, &cp), 4);
    CHECK_INT(c, cp, 0x20000);
}

int main(void)
{
    Checks c = {0};
    test_categories(&c);
    test_properties(&c);
    test_scripts(&c);
    test_widths(&c);
    test_emoji(&c);
    test_search_script(&c);
    test_before(&c);
    return CHECK_END(&c);
}
