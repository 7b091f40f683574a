/* Pages as pictures (facsimile/page_picture.h): what is drawn has its key, and nothing else. */
#include "facsimile/page_picture.h"
#include "tests/check.h"
#include "tests/unit/pdf_fixture.h"

/* A page of 300 × 400 points: its upper half is seen at 600 × 400 pixels. */
static uint64_t key(const Fixture *f)
{
    return page_picture_key(&f->pages.ptr[0], (PageView){600, 400});
}

/* A font's header, all that is asked of it. */
static hb_blob_t *header(hb_face_t *face, hb_tag_t tag, void *data)
{
    (void)face;
    return hb_blob_create(data, tag == HB_TAG('h', 'e', 'a', 'd') ? 1 : 0, HB_MEMORY_MODE_READONLY, NULL, NULL);
}

/* A font of the same name and metrics with other outlines: another release of it, or made heavier by another width. */
static void test_outlines(Checks *c, const Fixture *f, Run *run)
{
    Face face = *run->face;
    const Face *own = run->face;
    char checksum = 1;
    face.hb_face = hb_face_create_for_tables(header, &checksum, NULL);
    run->face = &face;
    const uint64_t was = key(f);
    CHECK(c, was == key(f));
    checksum = 2;
    CHECK(c, was != key(f));
    hb_face_destroy(face.hb_face);
    run->face = own;
}

int main(void)
{
    Checks c = {0};
    Fixture f;
    fixture_init(&f);
    begin(&f, TAG_PARA, 0, 1);
    Run *seen = line(&f, LINE_BODY, SONG, 9, 20, 100, "看得见的一行字", 0);
    Run *below = line(&f, LINE_BODY, SONG, 9, 20, 350, "看不见的一行字", 0);
    end(&f);
    add(&f, (Item){ITEM_RECT, .u.rect = {{0, 0, LEN_PT, LEN_PT}, 0xEEEEEE}});
    page_done(&f, 300, 400, "要闻");
    const PageFrame *page = &f.pages.ptr[0];
    const uint64_t was = key(&f);
    CHECK(&c, was == key(&f));
    CHECK(&c, was != page_picture_key(page, (PageView){600, 0}));

    below->glyphs[0].gid++;
    CHECK(&c, was == key(&f));
    CHECK(&c, page_picture_key(page, (PageView){600, 0}) != was);
    seen->text = "别的字，同样的样子"; /* only glyphs are drawn */
    CHECK(&c, was == key(&f));

    seen->glyphs[0].gid++;
    CHECK(&c, was != key(&f));
    seen->glyphs[0].gid--;
    seen->glyphs[1].x++;
    CHECK(&c, was != key(&f));
    seen->glyphs[1].x--;
    seen->color = 0xB3141C;
    CHECK(&c, was != key(&f));
    seen->color = 0;
    seen->face = &f.faces[HEI];
    CHECK(&c, was != key(&f));
    seen->face = &f.faces[SONG];
    test_outlines(&c, &f, seen);
    f.done.ptr[0][page->n_items - 1].u.rect.fill = 0;
    CHECK(&c, was != key(&f));
    fixture_free(&f);
    return CHECK_END(&c);
}
