/* Properties of the normaliser on random strings of everything that matters: what the quick filter lets by, the passes
 * leave alone and say nothing of; a second run changes nothing. A number of strings, not of seconds. */
#include "normalise/normalise_cells.h"
#include "tests/check.h"

enum { ROUNDS = 60000, MAX_PIECES = 12, SHOWN = 5 };

static const char *const alphabet[] = {
    "中",        "文",
    "年",        "三",
    "个",        "的",
    "克雷格",    "站",
    "铁路",      "A",
    "b",         "Q",
    "5",         "0",
    "2024",      " ",
    "  ",        ",",
    ";",         ":",
    "?",         "!",
    ".",         "...",
    "(",         ")",
    "--",        "----",
    "-",         "—",
    "——",        "…",
    "……",        "。",
    "，",        "：",
    "“",         "”",
    "‘",         "’",
    "\"",        "'",
    "「",        "」",
    "％",        "http://a.b/c",
    "%",         "（",
    "）",        "《",
    "》",        "word",
    "Two words", "。。。",
    "\n",        "／",
    "@",         "w.x",
    "~",         "～",
    "〜",        "・",
    "•",         "‧",
    "$",         "&K1;",
    "<b>",       ">",
    "{",         "}",
    "[",         "]",
    "=",         "\\",
    ":-)",       ":)",
    "－",        "–",
    "−",         "℃",
    "元",        "为",
    "、",        "+",
    "*",         "#",
    "kg",        "了",
    "这是",      "I'm",
    "―",         "──",
    "﹣",        "\xC2\xA0",
    "・",        "￥",
    "é",
};

typedef struct Random {
    uint32_t seed;
} Random;

static uint32_t draw(Random *r, uint32_t below)
{
    r->seed = r->seed * 1664525u + 1013904223u;
    return (r->seed >> 8) % below;
}

/* A paragraph of a few pieces, most of them text, some verbatim or links. Half of them lean on ASCII and Latin: there
 * the filter has most to let by. */
static size_t compose(Random *r, Arena *a, NormPiece *pieces, uint32_t length)
{
    static const char *const calm[] = {"a", "Word", "7", "12", " ", "word ", "中", "文", "年"};
    size_t n = 1 + draw(r, 4) * (draw(r, 3) == 0);
    bool leans = draw(r, 2);
    for (size_t p = 0; p < n; p++) {
        Buf b = {0};
        buf_puts(&b, "");
        for (uint32_t k = draw(r, length) + 1; k > 0; k--)
            buf_puts(&b, leans && draw(r, 3) ? calm[draw(r, COUNT(calm))] : alphabet[draw(r, COUNT(alphabet))]);
        pieces[p] = (NormPiece){.text = arena_strdup(a, b.data), .verbatim = draw(r, 8) == 0};
        pieces[p].href = draw(r, 6) == 0 ? pieces[p].text : NULL;
        buf_free(&b);
    }
    return n;
}

static void join(const NormPiece *pieces, size_t n, Buf *out)
{
    out->len = 0;
    buf_puts(out, "");
    for (size_t i = 0; i < n; i++)
        buf_printf(out,
                   pieces[i].verbatim ? "%s`%s`"
                   : pieces[i].href   ? "%s[%s]"
                                      : "%s%s",
                   i ? "|" : "", pieces[i].text);
}

/* Runs a paragraph and gives what came of it, and what was said. */
static void run(Arena *a, Lang lang, bool all, NormPiece *pieces, size_t n, Buf *text, Buf *said)
{
    Diag *d = diag_new();
    if (all)
        normalise_passes(a, d, lang, NULL, pieces, n);
    else
        normalise_paragraph(a, d, lang, pieces, n);
    join(pieces, n, text);
    said->len = 0;
    diag_print(d, true, said);
    buf_puts(said, "");
    diag_free(d);
}

static void test_filter(Checks *c)
{
    Random r = {7};
    Arena *a = arena_new();
    Buf before = {0}, after = {0}, said = {0};
    int passed = 0, shown = 0;
    for (int round = 0; round < ROUNDS && shown < SHOWN; round++) {
        NormPiece pieces[MAX_PIECES];
        size_t n = compose(&r, a, pieces, 2 + (uint32_t)(round % 12));
        if (!normalise_may_change(pieces, n, NULL)) {
            passed++;
            join(pieces, n, &before);
            run(a, round % 4 ? LANG_ZH_HANS : LANG_ZH_HANT, true, pieces, n, &after, &said);
            bool same = strcmp(before.data, after.data) == 0 && !*said.data;
            CHECK_AT(c, same, "let by: \"%s\" → \"%s\" %s", before.data, after.data, said.data);
            shown += !same;
        }
        arena_reset(a);
    }
    CHECK_AT(c, passed > ROUNDS / 50, "only %d let by", passed);
    buf_free(&before);
    buf_free(&after);
    buf_free(&said);
    arena_free(a);
}

static void test_idempotence(Checks *c)
{
    Random r = {2025};
    Arena *a = arena_new();
    Buf before = {0}, once = {0}, twice = {0}, said = {0};
    int shown = 0;
    for (int round = 0; round < ROUNDS && shown < SHOWN; round++) {
        NormPiece pieces[MAX_PIECES];
        size_t n = compose(&r, a, pieces, 2 + (uint32_t)(round % 24));
        Lang lang = round % 4 ? LANG_ZH_HANS : LANG_ZH_HANT;
        join(pieces, n, &before);
        run(a, lang, false, pieces, n, &once, &said);
        run(a, lang, false, pieces, n, &twice, &said);
        bool same =
            strcmp(once.data, twice.data) == 0 && !strstr(said.data, "set as") && !strstr(said.data, "left out");
        CHECK_AT(c, same, "\"%s\" → \"%s\" → \"%s\"\n%s", before.data, once.data, twice.data, said.data);
        shown += !same;
        arena_reset(a);
    }
    buf_free(&before);
    buf_free(&once);
    buf_free(&twice);
    buf_free(&said);
    arena_free(a);
}

/* Stories: an article's paragraphs twice are the same as once; the quotation left open at the end is told of. */
static void test_stories(Checks *c)
{
    enum { PARAGRAPHS = 4 };
    Random r = {11};
    Arena *a = arena_new();
    Buf once = {0}, twice = {0};
    int shown = 0;
    for (int round = 0; round < ROUNDS / 4 && shown < SHOWN; round++) {
        NormPiece pieces[PARAGRAPHS][MAX_PIECES];
        size_t n[PARAGRAPHS];
        NormStory first = {0}, second = {0};
        for (int p = 0; p < PARAGRAPHS; p++)
            n[p] = compose(&r, a, pieces[p], 8);
        for (int p = 0; p < PARAGRAPHS; p++)
            normalise_next(a, NULL, LANG_ZH_HANS, &first, pieces[p], n[p]);
        for (int p = 0; p < PARAGRAPHS; p++) {
            join(pieces[p], n[p], &once);
            normalise_next(a, NULL, LANG_ZH_HANS, &second, pieces[p], n[p]);
            join(pieces[p], n[p], &twice);
            bool same = strcmp(once.data, twice.data) == 0;
            CHECK_AT(c, same, "paragraph %d: \"%s\" → \"%s\"", p, once.data, twice.data);
            shown += !same;
        }
        arena_reset(a);
    }
    buf_free(&once);
    buf_free(&twice);
    arena_free(a);
}

int main(void)
{
    Checks c = {0};
    test_filter(&c);
    test_idempotence(&c);
    test_stories(&c);
    return CHECK_END(&c);
}
