/* Which language messages are in, and words put together in it (diag/messages.h, diag/phrase.h). */
#include "tests/check.h"

#include "diag/messages.h"
#include "diag/phrase.h"

typedef struct Wanted {
    const char *lc_all, *lc_messages, *lang, *language;
    MessageLanguage out;
} Wanted;

/* The gettext manual, "Locale Environment Variables" and "The LANGUAGE variable". */
static void test_wanted(Checks *c)
{
    static const Wanted cases[] = {
        {NULL, NULL, NULL, NULL, MESSAGES_EN},
        {NULL, NULL, "zh_CN.UTF-8", NULL, MESSAGES_ZH},
        {NULL, "zh_CN.UTF-8", "en_US.UTF-8", NULL, MESSAGES_ZH},
        {"en_US.UTF-8", "zh_CN", "zh_CN", NULL, MESSAGES_EN},
        {"zh_TW.UTF-8", NULL, "en_US", NULL, MESSAGES_ZH},
        {"C.UTF-8", NULL, NULL, "zh_CN", MESSAGES_ZH},
        {"C.UTF-8", NULL, NULL, "zh_CN:en", MESSAGES_ZH},
        {"C.UTF-8", NULL, NULL, "en:zh_CN", MESSAGES_EN},
        {"C.UTF-8", NULL, NULL, "bo:zh_CN", MESSAGES_ZH},
        {"C.UTF-8", NULL, "zh_CN.UTF-8", NULL, MESSAGES_EN},
        {"C", NULL, "zh_CN", "zh_CN", MESSAGES_EN},
        {"POSIX", NULL, NULL, "zh_CN", MESSAGES_EN},
        {NULL, NULL, NULL, "zh", MESSAGES_ZH},
        {"", "", "zh_CN", "", MESSAGES_ZH},
        {NULL, NULL, "zhx_XX", NULL, MESSAGES_EN},
        {NULL, NULL, "de_DE.UTF-8", NULL, MESSAGES_EN},
        {NULL, NULL, "zh_CN.GB18030", NULL, MESSAGES_ZH},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const Wanted *w = &cases[i];
        CHECK_AT(c, messages_wanted(w->lc_all, w->lc_messages, w->lang, w->language) == w->out, "case %zu", i);
    }
}

static void check_said(Checks *c, const char *text, const char *want)
{
    Buf out = {0};
    buf_puts(&out, "");
    phrase_say(text, &out);
    CHECK_STR(c, out.data, want);
    buf_free(&out);
}

/* Names stay as they are, words follow the language; phrases stand within phrases. */
static void test_phrases(Checks *c, bool zh)
{
    Arena *a = arena_new();
    check_said(c, phrase(a, "the nearest is `%s`", "a:b %s"), zh ? "最接近的是 `a:b %s`" : "the nearest is `a:b %s`");
    const char *first = phrase(a, "cut %zu characters at its end", (size_t)12);
    check_said(c, phrase(a, "%s, give it a smaller picture", first),
               zh ? "结尾删去 12 字，图片缩小" : "cut 12 characters at its end, give it a smaller picture");
    check_said(c, phrase(a, "add a line `%s: %s` %s", "title", "…", "between the --- lines"),
               zh ? "在两行 --- 之间加一行 `title: …`" : "add a line `title: …` between the --- lines");
    check_said(c, "a list", zh ? "列表" : "a list");
    check_said(c, "", "");
    check_said(c, NULL, "");
    check_said(c, "nobody's words", "nobody's words");
    arena_free(a);
}

int main(void)
{
    Checks c = {0};
    test_wanted(&c);
    test_phrases(&c, false);
    CHECK(&c, !messages_speak(MESSAGES_ZH, "/nowhere"));
    CHECK(&c, messages_speak(MESSAGES_ZH, "../../locale")); /* in build/scratch/messages_test */
    test_phrases(&c, true);
    return CHECK_END(&c);
}
