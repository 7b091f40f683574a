/* What requests of `paiban serve` mean (serve/served.h). */
#include "serve/served.h"
#include "tests/check.h"

static void check_file(Checks *c, const char *url, const char *want)
{
    char *path = served_file("out/site", url);
    CHECK_STR(c, path ? path : "none", want);
    mem_free(path);
}

static void test_files(Checks *c)
{
    check_file(c, "/", "out/site/index.html");
    check_file(c, "/xzrb/2021-11-02/01.html", "out/site/xzrb/2021-11-02/01.html");
    check_file(c, "/xzrb/", "out/site/xzrb/index.html");
    check_file(c, "/../press/x", "none");
    check_file(c, "/a/../../x", "none");
    check_file(c, "/a/..", "none");
    check_file(c, "/.paiban/store.db", "none");
    check_file(c, "//etc/passwd", "none");
    check_file(c, "/a\\..\\x", "none");
    check_file(c, "x", "none");
    CHECK_STR(c, served_media_type("a/b.html"), "text/html; charset=utf-8");
    CHECK_STR(c, served_media_type("a.d/b.JPG"), "image/jpeg");
    CHECK_STR(c, served_media_type("a/b.bin"), "application/octet-stream");
    CHECK_STR(c, served_media_type("a.d/SHA256SUMS"), "text/plain; charset=utf-8");
}

/* RFC 9110, 7.2; names that a foreign name server can't give out (RFC 6761, 6.3). */
static void test_hosts(Checks *c)
{
    const char *const ours[] = {
        "localhost",  "localhost:8000", "LocalHost:1",       "127.0.0.1:8000",       "127.0.0.1",
        "[::1]:8000", "[::1]",          "192.168.1.20:8000", "paper.localhost:8000", "desk.example:8000"};
    const char *const foreign[] = {"evil.example",
                                   "evil.example:8000",
                                   "localhost.evil.example",
                                   "127.0.0.1.evil.example",
                                   "evillocalhost",
                                   "",
                                   ":8000",
                                   "localhost:80x",
                                   "[::1",
                                   "1.2.3",
                                   "desk.example.evil"};
    for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
        CHECK_STR(c, served_host_is_ours(ours[i], "desk.example") ? "ours" : ours[i], "ours");
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++)
        CHECK_STR(c, served_host_is_ours(foreign[i], "desk.example") ? foreign[i] : "foreign", "foreign");
    CHECK(c, !served_host_is_ours(NULL, NULL));
    CHECK(c, !served_host_is_ours("desk.example", NULL));
}

/* RFC 9110, 14.1.2 and 14.4. */
static void check_range(Checks *c, const char *header, size_t n, const char *want)
{
    char text[64] = "none";
    size_t first, last;
    RangeKind kind = served_range(header, n, &first, &last);
    if (kind == RANGE_PART)
        snprintf(text, sizeof text, "%zu-%zu", first, last);
    else if (kind == RANGE_OUTSIDE)
        snprintf(text, sizeof text, "outside");
    CHECK_STR(c, text, want);
}

static void test_ranges(Checks *c)
{
    check_range(c, "bytes=0-499", 10000, "0-499");
    check_range(c, "bytes=500-999", 10000, "500-999");
    check_range(c, "bytes=-500", 10000, "9500-9999");
    check_range(c, "bytes=9500-", 10000, "9500-9999");
    check_range(c, "bytes=0-0", 1, "0-0");
    check_range(c, "bytes=0-99999", 10, "0-9");
    check_range(c, "bytes=-99999", 10, "0-9");
    check_range(c, "bytes=10-", 10, "outside");
    check_range(c, "bytes=-0", 10, "outside");
    check_range(c, "bytes=0-", 0, "outside");
    check_range(c, "bytes=18446744073709551616-", 10, "outside");
    check_range(c, "bytes=0-0,-1", 10, "none");
    check_range(c, "bytes=5-2", 10, "none");
    check_range(c, "bytes=a-b", 10, "none");
    check_range(c, "lines=0-1", 10, "none");
    check_range(c, NULL, 10, "none");
}

static void check_address(Checks *c, const char *path, const char *want)
{
    Buf b = {0};
    served_put_address(&b, path);
    CHECK_STR(c, b.data, want);
    buf_free(&b);
}

/* RFC 3986, 2.1 and 3.3. */
static void test_addresses(Checks *c)
{
    check_address(c, "/xzrb/2021-11-02", "/xzrb/2021-11-02");
    check_address(c, "/试报/a b", "/%E8%AF%95%E6%8A%A5/a%20b");
    check_address(c, "/a\r\nSet-Cookie: x", "/a%0D%0ASet-Cookie:%20x");
    check_address(c, "/50%?#\"<>", "/50%25%3F%23%22%3C%3E");
}

static void check_pdf(Checks *c, const char *url, const char *want)
{
    char *issue = served_pdf_issue(url);
    CHECK_STR(c, issue ? issue : "none", want);
    mem_free(issue);
}

static void test_pdfs(Checks *c)
{
    check_pdf(c, "/xzrb/2021-11-02/01.pdf", "xzrb/2021-11-02");
    check_pdf(c, "/xzrb/2021-11-02-b/issue.pdf", "xzrb/2021-11-02-b");
    check_pdf(c, "/xzrb/2021-11-02/01.html", "none");
    check_pdf(c, "/xzrb/01.pdf", "none");
    check_pdf(c, "/a/b/c/01.pdf", "none");
    check_pdf(c, "//b/01.pdf", "none");
    check_pdf(c, "/", "none");
}

static void check_page(Checks *c, const char *page, const char *want)
{
    Buf b = {0};
    buf_puts(&b, page);
    served_add_to_page(&b, "<script></script>");
    CHECK_STR(c, b.data, want);
    buf_free(&b);
}

#define META(policy) "<meta http-equiv=\"Content-Security-Policy\" content=\"" policy "\">"

static void test_pages(Checks *c)
{
    check_page(c, "<body>x</body></html>", "<body>x<script></script></body></html>");
    check_page(c, "", "<script></script>");
    check_page(c, META("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'") "<body></body>",
               META("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';") "<body><script></"
                                                                                                    "script></body>");
    /* That of the page for what is missing knows its own style alone. */
    check_page(c, META("default-src 'none'; style-src 'sha256-x'; script-src 'none'; img-src 'self'") "</body>",
               META("default-src 'none'; style-src 'sha256-x' 'self'; script-src  'self'; img-src 'self'; connect-src "
                    "'self';") "<script></script></body>");
}

int main(void)
{
    Checks c = {0};
    test_files(&c);
    test_hosts(&c);
    test_ranges(&c);
    test_addresses(&c);
    test_pdfs(&c);
    test_pages(&c);
    return CHECK_END(&c);
}
