/* Base64 back and forth: the vectors of RFC 4648, 10. */
#include "tests/check.h"

#include "base/digest.h"
#include <string.h>

static void test_base64(Checks *c)
{
    static const char *const vectors[][2] = {{"", ""},
                                             {"f", "Zg=="},
                                             {"fo", "Zm8="},
                                             {"foo", "Zm9v"},
                                             {"foob", "Zm9vYg=="},
                                             {"fooba", "Zm9vYmE="},
                                             {"foobar", "Zm9vYmFy"}};
    for (size_t i = 0; i < sizeof vectors / sizeof *vectors; i++) {
        Buf out = {0}, back = {0};
        base64_put(&out, vectors[i][0], strlen(vectors[i][0]));
        CHECK_STR(c, out.data, vectors[i][1]);
        CHECK(c, base64_take(&back, vectors[i][1]));
        CHECK_STR(c, back.data, vectors[i][0]);
        buf_free(&out);
        buf_free(&back);
    }
}

/* As addresses of pictures have it: broken into lines, its end left off; anything else is none. */
static void test_loose(Checks *c)
{
    static const char *const none[] = {"Zm9v*", "Zm9v%3D", "=Zg"};
    Buf out = {0};
    CHECK(c, base64_take(&out, "Zm9v\r\n YmE"));
    CHECK_STR(c, out.data, "fooba");
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        CHECK(c, !base64_take(&out, none[i]));
    CHECK_STR(c, out.data, "fooba");
    buf_free(&out);
}

int main(void)
{
    Checks c = {0};
    test_base64(&c);
    test_loose(&c);
    return CHECK_END(&c);
}
