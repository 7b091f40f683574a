/* SVG drawings: paths in plain colours are taken, with the sides that they say; the rest is refused with its reason. */
#include "tests/check.h"

#include "picture/picture.h"
#include <string.h>

static bool look(const char *text, Picture *p, PictureFault *fault)
{
    return picture_look(text, strlen(text), p, fault);
}

#define BEGIN "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"30\" height=\"20\">"

static void test_taken(Checks *c)
{
    static const char *const taken[] = {
        BEGIN "<rect width=\"9\" height=\"9\" fill=\"#f00\"/></svg>",
        "<?xml version=\"1.0\"?><!-- text, <script> and <image> -->" BEGIN "<path d=\"M0 0h9\"/></svg>",
        BEGIN "<style>.a{opacity:1;fill-opacity: 1.0}</style><path class=\"a\" d=\"M0 0h9v9\" opacity=\"1\"/></svg>",
        BEGIN "<defs><path id=\"p\" d=\"M0 0h9\"/></defs><use href=\"#p\"/></svg>",
        BEGIN "<path fill-opacity=\"0\" stroke=\"#0000\" style=\"stroke-opacity:0%\"/></svg>", /* nothing to see */
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 3 2\"><g><circle r=\"1\"/></g></svg>",
        BEGIN "<g style=\"filter:none;opacity:100%;color:#f00f\"><path d=\"M0 0h9v9\" fill=\"rgba(9, 9, 9, 1)\" "
              "stroke=\"rgb(9 9 9 / 100%)\"/><path d=\"M0 0h9v9\" fill=\"#123456ff\" stroke=\"#123\"/></g></svg>",
        "<svg:svg xmlns:svg=\"http://www.w3.org/2000/svg\" width=\"3\" height=\"2\"/>",
        ":<svg"};
    Picture p;
    PictureFault fault;
    for (size_t i = 0; i < 7; i++) {
        CHECK_AT(c, look(taken[i], &p, &fault), "%s: %s", taken[i], fault.detail);
        CHECK_AT(c, p.format == PICTURE_SVG && p.width == 4096 && p.height == 2731, "%d × %d", p.width, p.height);
    }
    for (size_t i = 7; i < sizeof taken / sizeof *taken; i++) /* no SVG by our signs: told as what it is, at once */
        CHECK(c, !look(taken[i], &p, &fault));
}

static void test_refused(Checks *c)
{
    static const struct {
        const char *inside, *detail;
    } cases[] = {{"<text x=\"1\">字</text>", "an SVG drawing with text"},
                 {"<g><svg:text/></g>", "an SVG drawing with text"},
                 {"<script>1</script>", "an SVG drawing with a script"},
                 {"<rect onload=\"f()\"/>", "an SVG drawing with a script"},
                 {"<image href=\"#a\"/>", "an SVG drawing with pictures in it"},
                 {"<use href=\"other.svg#a\"/>", "an SVG drawing that refers to other files"},
                 {"<use xlink:href = 'http://a/b'/>", "an SVG drawing that refers to other files"},
                 {"<style>@import 'a.css';</style>", "an SVG drawing that refers to other files"},
                 {"<rect opacity=\".5\"/>", "an SVG drawing with transparency"},
                 {"<rect style=\"fill:red; fill-opacity : 0.3\"/>", "an SVG drawing with transparency"},
                 {"<rect opacity=\"50%\"/>", "an SVG drawing with transparency"},
                 {"<rect fill=\"#ff000080\"/>", "an SVG drawing with transparency"},
                 {"<rect stroke=\"#f008\"/>", "an SVG drawing with transparency"},
                 {"<rect fill=\"rgba(255, 0, 0, .5)\"/>", "an SVG drawing with transparency"},
                 {"<rect style=\"stroke: hsl(0 50% 50% / 20%)\"/>", "an SVG drawing with transparency"},
                 {"<rect style=\"filter: blur(2px)\"/>", "an SVG drawing with filters"},
                 {"<linearGradient id=\"a\"/>", "an SVG drawing with gradients"},
                 {"<filter id=\"a\"/>", "an SVG drawing with filters"},
                 {"<animate/>", "an SVG drawing that moves"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[400];
        Picture p;
        PictureFault fault;
        snprintf(text, sizeof text, BEGIN "\n%s</svg>", cases[i].inside);
        CHECK_AT(c, !look(text, &p, &fault), "%s", text);
        CHECK_AT(c, strcmp(fault.detail, cases[i].detail) == 0 && fault.hint && fault.line == 2, "%s: %s",
                 cases[i].inside, fault.detail);
    }
    Picture p;
    PictureFault fault;
    CHECK(c, !look("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", &p, &fault));
    CHECK_STR(c, fault.detail, "an SVG drawing without a size");
    CHECK(c, !look(BEGIN "<rect", &p, &fault));
    CHECK_STR(c, fault.detail, "an SVG drawing that cannot be read");
}

int main(void)
{
    Checks c = {0};
    test_taken(&c);
    test_refused(&c);
    return CHECK_END(&c);
}
