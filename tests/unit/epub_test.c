/* Parts of books: HTML as XML, the container's bytes, names of names, whose fonts may go along. */
#include "check.h"

#include "base/uuid.h"
#include "epub/archive.h"
#include "epub/xhtml.h"
#include "fonts/embed.h"
#include "fonts/font_book.h"
#include <string.h>

static void check_xhtml(Checks *c, const char *html, bool upright, const char *want)
{
    Buf out = {0};
    xhtml_put(&out, html, strlen(html), upright);
    CHECK_STR(c, out.data ? out.data : "", want);
    buf_free(&out);
}

static void test_void_elements(Checks *c)
{
    check_xhtml(c, "<p>a<br>\nb<wbr>c</p>\n<hr>\n", false, "<p>a<br/>\nb<wbr/>c</p>\n<hr/>\n");
    check_xhtml(c, "<img src=\"a.png\" alt=\"1 &lt; 2\">", false, "<img src=\"a.png\" alt=\"1 &lt; 2\"/>");
    check_xhtml(c, "<hr/><brick>x</brick><p>3 &lt; 4", false, "<hr/><brick>x</brick><p>3 &lt; 4");
    check_xhtml(c, "", false, "");
}

/* CLREQ 3.1.5: numbers of two and three figures across the column; longer ones, codes and decimals lie. */
static void test_upright(Checks *c)
{
    check_xhtml(
        c, "<p>8月12日，128人</p>", true,
        "<p><span class=\"tcy\">8</span>月<span class=\"tcy\">12</span>日，<span class=\"tcy\">128</span>人</p>");
    static const char *const kept[] = {"<p>2025年</p>",
                                       "<p>3.5吨</p>",
                                       "<p>A4纸</p>",
                                       "<p>COVID-19</p>",
                                       "<p>50%</p>",
                                       "<p>&#39;</p>",
                                       "<p class=\"a 12\">一</p>",
                                       "<pre>12</pre>",
                                       "<p><code class=\"x\">12</code></p>"};
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        check_xhtml(c, kept[i], true, kept[i]);
    check_xhtml(c, "<code>12</code>12", true, "<code>12</code><span class=\"tcy\">12</span>");
    check_xhtml(c, "<p>12日</p>", false, "<p>12日</p>");
}

/* Version 5 UUIDs as other libraries make them of the same addresses. */
static void test_uuid(Checks *c)
{
    char id[UUID_SIZE];
    uuid_of_url("http://python.org/", id);
    CHECK_STR(c, id, "4c565f0d-3f5a-5890-b41b-20cf47701c5e");
    uuid_of_url("https://example.org/epaper/xzrb/2021-11-02/issue.epub", id);
    CHECK_STR(c, id, "88ab647f-b04f-5bf4-b93c-bd78a1684a8c");
}

static void pack(Buf *out)
{
    static const char text[] = "text text text text text text text text";
    Archive *a = archive_new();
    archive_add(a, "mimetype", "application/epub+zip", 20, false);
    archive_add(a, "EPUB/中文.txt", text, sizeof text - 1, true);
    archive_finish(a, out);
}

/* OCF 3.2, 4.3: the type can be read at byte 38, after a header without extra fields. */
static void test_archive(Checks *c)
{
    Buf one = {0}, two = {0};
    pack(&one);
    pack(&two);
    CHECK(c, one.len > 58 && memcmp(one.data, "PK\003\004", 4) == 0);
    CHECK(c, one.len > 58 && memcmp(one.data + 30, "mimetypeapplication/epub+zipPK", 30) == 0);
    CHECK(c, one.len == two.len && memcmp(one.data, two.data, one.len) == 0);
    buf_free(&one);
    buf_free(&two);
}

/* A font without a word of its licence, in both encodings that names have. */
static void blot_out(Buf *font, const char *word)
{
    size_t n = strlen(word);
    for (size_t step = 1; step <= 2; step++)
        for (size_t i = 0; i + n * step <= font->len; i++) {
            size_t k = 0;
            while (k < n && font->data[i + k * step] == word[k])
                k++;
            for (size_t j = 0; k == n && j < n; j++)
                font->data[i + j * step] = 'x';
        }
}

static bool may_be_embedded(const Buf *font)
{
    hb_blob_t *blob = hb_blob_create(font->data, (unsigned)font->len, HB_MEMORY_MODE_READONLY, NULL, NULL);
    Face face = {.hb_face = hb_face_create(blob, 0)};
    bool may = hb_face_get_glyph_count(face.hb_face) > 1 && face_may_be_embedded(&face);
    hb_face_destroy(face.hb_face);
    hb_blob_destroy(blob);
    return may;
}

/* DDC Uchen is under the OFL, whose word goes before its permission bits (0x0100, no subsetting); Tibetan Machine Uni
 * is under the GPL with an exception for documents: without that it could not go along. */
static void test_licences(Checks *c)
{
    World *w = world_new();
    Diag *d = diag_new();
    FontBook *book = font_book_load(w, d, PAIBAN_SOURCE_DIR "/fonts");
    uint32_t tibetan = 0x0F40;
    uint8_t bits[] = {0};
    GlyphRef ref;
    int role = book ? font_book_role(book, "song") : -1;
    CHECK(c, role >= 0 && font_book_glyph(book, role, SCRIPT_TIBETAN, tibetan, &ref));
    const Face *uchen = role >= 0 ? font_book_primary(book, role, SCRIPT_TIBETAN) : NULL;
    CHECK(c, uchen && face_may_be_embedded(uchen));
    bits[0] = 1;
    Buf font = {0};
    CHECK(c, uchen && face_embed(uchen, "Book Tibetan", tibetan, bits, sizeof bits, &font));
    CHECK(c, may_be_embedded(&font)); /* the licence went along */
    blot_out(&font, "OFL");
    blot_out(&font, "Open Font License");
    blot_out(&font, "OPEN FONT LICENSE");
    CHECK(c, !may_be_embedded(&font));
    buf_free(&font);
    CHECK(c, world_read(w, d, "/usr/share/fonts/truetype/tibetan-machine/TibetanMachineUni.ttf", &font, NULL));
    CHECK(c, may_be_embedded(&font));
    blot_out(&font, "exception");
    CHECK(c, !may_be_embedded(&font));
    buf_free(&font);
    font_book_free(book);
    diag_free(d);
    world_free(w);
}

int main(void)
{
    Checks c = {0};
    test_void_elements(&c);
    test_upright(&c);
    test_uuid(&c);
    test_archive(&c);
    test_licences(&c);
    return CHECK_END(&c);
}
