/* HTML of article pages made fit for feeds. */
#include "feeds/content.h"
#include "tests/check.h"

#include <string.h>

static void test_filter(Checks *c)
{
    static const struct {
        const char *html, *feed;
    } cases[] = {
        {"<p>a &lt; b</p>", "<p>a &lt; b</p>"},
        /* addresses are whole; those of the page itself lead to it */
        {"<a href=\"b.html#x\">b</a>", "<a href=\"https://e.org/p/d/b.html#x\">b</a>"},
        {"<a href=\"../e/b.html\">b</a>", "<a href=\"https://e.org/p/d/../e/b.html\">b</a>"},
        {"<a href=\"#x\">b</a>", "<a href=\"https://e.org/p/d/a.html#x\">b</a>"},
        {"<a href=\"https://x.org/?a=1&amp;b=&gt;\" rel=\"noopener external\">b</a>",
         "<a href=\"https://x.org/?a=1&amp;b=&gt;\">b</a>"},
        {"<a href=\"mailto:a@b.c\">b</a><a href=\"//x.org/\">c</a>",
         "<a href=\"mailto:a@b.c\">b</a><a href=\"//x.org/\">c</a>"},
        {"<a href=\"./a:b.html\">b</a>", "<a href=\"https://e.org/p/d/./a:b.html\">b</a>"},
        /* one file of a picture, the narrowest that every reader knows */
        {"<picture><source type=\"image/webp\" srcset=\"a.webp 480w\" sizes=\"9rem\"><img src=\"a.png\" alt=\"湖 &gt; "
         "山\" "
         "srcset=\"a-960.jpg 960w, a.jpg 2000w\" width=\"2\" height=\"1\" loading=\"lazy\"></picture>",
         "<img src=\"https://e.org/p/d/a-960.jpg\" alt=\"湖 &gt; 山\" width=\"2\" height=\"1\">"},
        {"<img src=\"a.png\" alt=\"a > b\">!", "<img src=\"https://e.org/p/d/a.png\" alt=\"a > b\">!"},
        /* what the style sheet draws */
        {"<sup class=\"note\"><a href=\"#n1\" id=\"r1\" data-mark=\"①\" aria-label=\"注1\"></a></sup>",
         "<sup><a href=\"https://e.org/p/d/a.html#n1\">①</a></sup>"},
        {"<span data-letter=\"②\"><img src=\"a.png\" alt=\"\"></span>",
         "②<img src=\"https://e.org/p/d/a.png\" alt=\"\">"},
        /* spans that say nothing to a reader; the others stay, each closed by its own */
        {"<span class=\"a\">1<span lang=\"bo\">2<span>3</span>4</span>5</span>", "1<span lang=\"bo\">234</span>5"},
        {"<ol class=\"han\" start=\"3\"><li>a</li></ol><hr>b<br>\n", "<ol start=\"3\"><li>a</li></ol><hr>b<br>\n"},
        {"<td class=\"r\" colspan=\"2\">1</td><pre tabindex=\"0\"><code>x</code></pre>",
         "<td colspan=\"2\">1</td><pre><code>x</code></pre>"},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Buf out = {0};
        feed_content(cases[i].html, "https://e.org/p/d/", "https://e.org/p/d/a.html", &out);
        CHECK_STR(c, out.data ? out.data : "", cases[i].feed);
        buf_free(&out);
    }
}

/* Half a tag, a value without its end: no text of ours is so, but nothing is read beyond it. */
static void test_broken(Checks *c)
{
    static const char whole[] =
        "<p class=\"a\"><a href=\"x.html\" data-mark=\"1\">b</a><img src=\"a\" srcset=\"b 1w\"></p>";
    for (size_t n = 0; n < sizeof whole; n++) {
        char *part = mem_strdup(whole);
        Buf out = {0};
        part[n] = 0;
        feed_content(part, "f/", "p", &out);
        CHECK(c, out.len < 200);
        buf_free(&out);
        mem_free(part);
    }
}

int main(void)
{
    Checks c = {0};
    test_filter(&c);
    test_broken(&c);
    return CHECK_END(&c);
}
