/* Normalisation form C against Unicode's own decompositions (Debian's unicode-data). */
#include "chars/nfc.h"
#include "base/utf8.h"
#include "tests/check.h"
#include <stdint.h>
#include <stdlib.h>

enum { CODE_POINTS = 0x110000, MOST = 64 };
#define DATA "/usr/share/unicode/"

static uint32_t (*decomposition)[2]; /* canonical, one step; 0: none */
static uint8_t *excluded;            /* from composition */

static void read_data(Checks *c)
{
    char line[1024], value[64];
    decomposition = calloc(CODE_POINTS, sizeof *decomposition);
    excluded = calloc(CODE_POINTS, 1);
    FILE *f = fopen(DATA "UnicodeData.txt", "r");
    CHECK(c, f != NULL);
    while (f && fgets(line, sizeof line, f)) {
        char *field = line;
        for (int i = 0; i < 5 && field; i++)
            field = (field = strchr(field, ';')) ? field + 1 : NULL;
        unsigned cp = (unsigned)strtoul(line, NULL, 16), a = 0, b = 0;
        if (field && *field != ';' && *field != '<' && sscanf(field, "%x %x", &a, &b) >= 1) {
            decomposition[cp][0] = a;
            decomposition[cp][1] = b;
        }
    }
    if (f)
        fclose(f);
    f = fopen(DATA "DerivedNormalizationProps.txt", "r");
    CHECK(c, f != NULL);
    while (f && fgets(line, sizeof line, f)) {
        unsigned first, last;
        int n = sscanf(line, "%x..%x ; %63[A-Za-z_]", &first, &last, value);
        if (n < 3 && sscanf(line, "%x ; %63[A-Za-z_]", &first, value) == 2)
            last = first, n = 3;
        if (n == 3 && strcmp(value, "Full_Composition_Exclusion") == 0)
            memset(excluded + first, 1, last - first + 1);
    }
    if (f)
        fclose(f);
}

static size_t decompose(uint32_t cp, char *out)
{
    if (!decomposition[cp][0])
        return (size_t)utf8_encode(cp, out);
    size_t n = decompose(decomposition[cp][0], out);
    return decomposition[cp][1] ? n + decompose(decomposition[cp][1], out + n) : n;
}

/* What a character with a decomposition is: itself, if it may be composed, decomposed or not. */
static void test_all(Checks *c, Arena *a)
{
    size_t done = 0;
    for (uint32_t cp = 0; cp < CODE_POINTS; cp++) {
        if (!decomposition[cp][0])
            continue;
        char apart[MOST] = {0}, whole[5] = {0};
        decompose(cp, apart);
        utf8_encode(cp, whole);
        const char *got = nfc_text(a, apart), *own = nfc_text(a, whole);
        if (!excluded[cp])
            CHECK_AT(c, strcmp(got, whole) == 0 && own == whole, "U+%04X is %s", (unsigned)cp, got);
        else /* it is not what it becomes, and both of its forms become the same */
            CHECK_AT(c, strcmp(got, own) == 0 && strcmp(own, whole) != 0, "U+%04X is %s", (unsigned)cp, own);
        done++;
    }
    CHECK(c, done > 2000);
}

static void test_texts(Checks *c, Arena *a)
{
    static const char *const cases[][2] = {
        {"Cafe\u0301", "Café"},
        {"u\u0308\u030C", "ǚ"},
        {"e\u0304 a\u030A ḣ\u0323", "ē å ḥ\u0307"},
        {"x\u0304a\u0332", "x\u0304a\u0332"}, /* there is no such letter */
        {"汉か\u3099字", "汉が字"},
        {"\u0F40\u0F74\u0F71", "\u0F40\u0F71\u0F74"}, /* vowel signs in canonical order */
        {"\u0F43", "\u0F42\u0FB7"},                   /* excluded from composition */
        {"\u212B\u2126", "ÅΩ"},
        {"\u795E\uFA19", "\u795E\u795E"}, /* a compatibility ideograph is the ideograph */
        {"葛\U000E0100", "葛\U000E0100"}, /* a variation sequence is not */
        {"\u1112\u1161\u11AB", "한"},
        {"", ""},
        {"\u0301", "\u0301"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        CHECK_STR(c, nfc_text(a, cases[i][0]), cases[i][1]);
        CHECK_STR(c, nfc_text(a, cases[i][1]), cases[i][1]);
    }
    const char *already = "汉字 Café བོད";
    CHECK(c, nfc_text(a, already) == already);
}

static void test_places(Checks *c)
{
    Buf as = {0};
    size_t from = 0, to = 0;
    const char *s = "ab e\u0301, o\u0308x";
    CHECK(c, nfc_next(s, strlen(s), 0, &from, &to, &as));
    CHECK_INT(c, from, 3);
    CHECK_INT(c, to, 6);
    CHECK_STR(c, as.data, "é");
    CHECK(c, nfc_next(s, strlen(s), to, &from, &to, &as));
    CHECK_INT(c, from, 8);
    CHECK_INT(c, to, 11);
    CHECK(c, !nfc_next(s, strlen(s), to, &from, &to, &as));
    buf_free(&as);
}

int main(void)
{
    Checks c = {0};
    Arena *a = arena_new();
    read_data(&c);
    test_all(&c, a);
    test_texts(&c, a);
    test_places(&c);
    arena_free(a);
    free(decomposition);
    free(excluded);
    return CHECK_END(&c);
}
