/* Files that lead to an issue's neighbours, made before these are known (site/beside.h). */
#include "site/beside.h"
#include "tests/check.h"

#include <string.h>

/* A page whose template names its neighbours where it likes: twice, and what stands there when there is none. */
static void page(unsigned form, const char *before, const char *after, Buf *out)
{
    buf_puts(out, "<h1>%EF 是正文</h1>");
    for (int i = 0; i < 2; i++) {
        if (form & BESIDE_BEFORE)
            buf_printf(out, "<a href=\"../%s/index.html\">上一期</a>", before);
        else
            buf_puts(out, "<span>上一期</span>");
        if (form & BESIDE_AFTER)
            buf_printf(out, "<a href=\"../%s/index.html\">下一期</a>", after);
        buf_puts(out, "<p>正文 %EF 和 ！</p>");
    }
}

static void packed_page(Buf *packed)
{
    Buf forms[BESIDE_FORMS] = {{0}};
    for (unsigned i = 0; i < BESIDE_FORMS; i++)
        page(i, BESIDE_BEFORE_FOLDER, BESIDE_AFTER_FOLDER, &forms[i]);
    beside_pack(forms, packed);
    for (unsigned i = 0; i < BESIDE_FORMS; i++)
        buf_free(&forms[i]);
}

static void test_filled_is_as_written(Checks *c)
{
    Buf packed = {0};
    packed_page(&packed);
    for (unsigned i = 0; i < BESIDE_FORMS; i++) {
        Buf filled = {0}, wanted = {0};
        page(i, "2021-11-01", "html/2021-11/03-b", &wanted);
        CHECK(c, beside_fill(packed.data, packed.len, i & BESIDE_BEFORE ? "2021-11-01" : NULL,
                             i & BESIDE_AFTER ? "html/2021-11/03-b" : NULL, &filled));
        CHECK_STR(c, filled.data, wanted.data);
        buf_free(&filled);
        buf_free(&wanted);
    }
    buf_free(&packed);
}

static void test_empty(Checks *c)
{
    Buf forms[BESIDE_FORMS] = {{0}}, packed = {0}, filled = {0};
    beside_pack(forms, &packed);
    CHECK(c, beside_fill(packed.data, packed.len, "a", NULL, &filled));
    CHECK(c, filled.len == 0);
    buf_free(&packed);
    buf_free(&filled);
}

/* Torn or changed anywhere, it is refused or still a text within its bounds. */
static void test_damaged(Checks *c)
{
    Buf packed = {0}, filled = {0};
    packed_page(&packed);
    for (size_t n = 0; n < packed.len; n++) {
        filled.len = 0;
        CHECK(c, !beside_fill(packed.data, n, "a", "b", &filled));
        CHECK(c, filled.len == 0);
        char *copy = mem_strdup(packed.data);
        copy[n] = '9';
        beside_fill(copy, packed.len, "a", "b", &filled);
        CHECK(c, filled.len <= 3 * packed.len);
        mem_free(copy);
    }
    buf_free(&packed);
    buf_free(&filled);
}

int main(void)
{
    Checks c = {0};
    test_filled_is_as_written(&c);
    test_empty(&c);
    test_damaged(&c);
    return CHECK_END(&c);
}
