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

/* A page of 300 × 400 points at two pixels a point, as it is decoded. */
static void paint(const Fixture *f, PictureRaster *out)
{
    IssueRender r = {.frames = &f->frames};
    GlyphPaths *paths = glyph_paths_new();
    Buf jpeg = {0};
    Picture p;
    PictureFault fault;
    if (page_picture_jpeg(&r, &f->pages.ptr[0], (PageView){600, 0}, paths, &jpeg) &&
        picture_look(jpeg.data, jpeg.len, &p, &fault))
        picture_raster(jpeg.data, jpeg.len, &p, 0, out);
    glyph_paths_free(paths);
    buf_free(&jpeg);
}

/* The darkest of a box's pixels, and the mean of all, 0 … 255; the box in points. */
static int least_in(const PictureRaster *r, Rect box, int *mean)
{
    int least = 255, sum = 0;
    for (int y = 2 * box.y; y < 2 * (box.y + box.h); y++)
        for (int x = 2 * box.x; x < 2 * (box.x + box.w); x++) {
            const int v = r->pixels[(y * r->width + x) * 3];
            least = v < least ? v : least;
            sum += v;
        }
    *mean = sum / (4 * box.w * box.h);
    return least;
}

#define POINTS(v) ((v)*LEN_PT)

/* Everything that stands on pages is painted where it stands, and nowhere else. */
static void test_painted(Checks *c)
{
    Fixture f;
    fixture_init(&f);
    begin(&f, TAG_PARA, 0, 1);
    line(&f, LINE_BODY, HEI, 40, 20, 100, "国国", 0);
    line(&f, LINE_BODY, HEI, 40, 200, 60, "国", 0)->flags |= RUN_ROTATED;
    end(&f);
    add(&f, (Item){ITEM_RECT, .u.rect = {{POINTS(20), POINTS(150), POINTS(50), POINTS(20)}, 0x808080}});
    add(&f, (Item){ITEM_STROKE, .u.stroke = {{POINTS(100), POINTS(150), POINTS(50), POINTS(20)}, POINTS(2), 0}});
    add(&f, (Item){ITEM_STROKE, .u.stroke = {{POINTS(200), POINTS(160), POINTS(50), 0}, POINTS(2), 0}});
    add(&f, (Item){ITEM_DOT, .u.dot = {POINTS(30), POINTS(220), POINTS(10), 0}});
    add(&f, (Item){ITEM_WAVE, .u.wave = {POINTS(100), POINTS(220), POINTS(72), POINTS(4), 0, false}});
    add(&f, (Item){ITEM_WAVE, .u.wave = {POINTS(220), POINTS(200), POINTS(72), POINTS(4), 0, true}});
    page_done(&f, 300, 400, "要闻");
    PictureRaster r = {0};
    paint(&f, &r);
    CHECK_INT(c, r.width, 600);
    CHECK_INT(c, r.height, 800);
    const struct Seen {
        Rect box; /* points */
        int least[2], mean[2];
    } seen[] = {
        {{20, 65, 80, 40}, {0, 20}, {90, 230}},       /* two characters, */
        {{105, 60, 90, 50}, {250, 255}, {254, 255}},  /* and none after them */
        {{196, 62, 38, 36}, {0, 20}, {90, 230}},      /* one that lies on its side, right of its origin, */
        {{240, 50, 50, 60}, {250, 255}, {254, 255}},  /* no further than its em */
        {{21, 151, 48, 18}, {120, 136}, {126, 130}},  /* half grey */
        {{103, 153, 44, 14}, {245, 255}, {253, 255}}, /* an outline is empty, */
        {{100, 149, 50, 2}, {0, 20}, {0, 12}},        /* its rule lies about its edge */
        {{202, 159, 46, 2}, {0, 20}, {0, 12}},        /* a rule, two points of it */
        {{24, 214, 12, 12}, {0, 20}, {0, 12}},        /* a dot within, */
        {{12, 202, 6, 6}, {235, 255}, {250, 255}},    /* and the corner of its box */
        {{100, 210, 72, 20}, {0, 20}, {110, 200}},    /* waves: 4 of a swing of twice 5.7 + 4 */
        {{210, 200, 20, 72}, {0, 20}, {110, 200}},    /* beside vertical text */
        {{0, 280, 300, 120}, {250, 255}, {254, 255}}, /* below all */
    };
    for (size_t i = 0; i < sizeof seen / sizeof *seen; i++) {
        int mean = 0;
        const int least = r.pixels ? least_in(&r, seen[i].box, &mean) : -1;
        CHECK_AT(c, least >= seen[i].least[0] && least <= seen[i].least[1], "%zu: %d", i, least);
        CHECK_AT(c, mean >= seen[i].mean[0] && mean <= seen[i].mean[1], "%zu: mean %d", i, mean);
    }
    picture_raster_free(&r);
    fixture_free(&f);
}

/* Small type is painted by stamps that pages share: its picture is the same, whatever was painted before. */
static void test_stamps(Checks *c)
{
    static const char *const texts[] = {"国试验日报", "报日国"};
    GlyphPaths *shared = glyph_paths_new();
    Buf first[2] = {{0}, {0}};
    for (int i = 0; i < 6; i++) {
        Fixture f;
        fixture_init(&f);
        IssueRender r = {.frames = &f.frames};
        GlyphPaths *own = glyph_paths_new();
        Buf jpeg = {0};
        begin(&f, TAG_PARA, 0, 1);
        for (int n = 0; n < 16;
             n++) /* to 9.9 points, 19.8 pixels, beyond which are no stamps; at all parts of a pixel */
            line(&f, LINE_BODY, n % 2 ? HEI : SONG, 4 + 0.5 * n, 20 + n / 7.0, 20 + 20.3 * n, texts[i % 2], 0);
        end(&f);
        page_done(&f, 300, 400, "要闻");
        CHECK(c, page_picture_jpeg(&r, &f.pages.ptr[0], (PageView){600, 0}, i < 2 ? own : shared, &jpeg));
        if (i < 2)
            buf_put(&first[i], jpeg.data, jpeg.len);
        CHECK(c, jpeg.len == first[i % 2].len && memcmp(jpeg.data, first[i % 2].data, jpeg.len) == 0);
        glyph_paths_free(own);
        buf_free(&jpeg);
        fixture_free(&f);
    }
    CHECK(c, first[0].len != first[1].len || memcmp(first[0].data, first[1].data, first[0].len) != 0);
    glyph_paths_free(shared);
    buf_free(&first[0]);
    buf_free(&first[1]);
}

/* A wave so fine that its edge has more points than a shape may have: told, and no picture without it is made. */
static void test_refused(Checks *c)
{
    Fixture f;
    fixture_init(&f);
    add(&f, (Item){ITEM_WAVE, .u.wave = {POINTS(100), POINTS(220), POINTS(72), 1, 0, false}});
    page_done(&f, 300, 400, "要闻");
    IssueRender r = {.frames = &f.frames, .diag = diag_new()};
    GlyphPaths *paths = glyph_paths_new();
    Buf jpeg = {0}, told = {0};
    CHECK(c, !page_picture_jpeg(&r, &f.pages.ptr[0], (PageView){600, 0}, paths, &jpeg));
    CHECK_INT(c, jpeg.len, 0);
    CHECK_INT(c, diag_errors(r.diag), 1);
    diag_print(r.diag, false, &told);
    buf_putc(&told, '\0');
    CHECK_AT(c, strstr(told.data, "more points than its picture can have"), "%s", told.data);
    glyph_paths_free(paths);
    buf_free(&jpeg);
    buf_free(&told);
    diag_free(r.diag);
    fixture_free(&f);
}

/* A picture, bitmap or drawing, whose file is another or none by now: told, and no picture without it is made. */
static void test_changed(Checks *c)
{
    static const char *const paths[] = {"/usr/share/color/icc/sRGB.icc", "/usr/share/color/icc/none.jpg"};
    for (int i = 0; i < 4; i++) {
        Fixture f;
        fixture_init(&f);
        const Picture p = {.format = i % 2 ? PICTURE_SVG : PICTURE_JPEG, .model = PICTURE_RGB, .width = 9, .height = 6};
        add(&f,
            (Item){ITEM_IMAGE, .u.image = {.at = {0, 0, POINTS(90), POINTS(60)}, .path = paths[i / 2], .picture = &p}});
        page_done(&f, 300, 400, "要闻");
        IssueRender r = {.frames = &f.frames, .diag = diag_new(), .world = world_new()};
        GlyphPaths *paths_of = glyph_paths_new();
        Buf jpeg = {0};
        CHECK(c, !page_picture_jpeg(&r, &f.pages.ptr[0], (PageView){600, 0}, paths_of, &jpeg));
        CHECK_INT(c, jpeg.len, 0);
        CHECK_INT(c, diag_errors(r.diag), 2); /* which picture, and which page */
        glyph_paths_free(paths_of);
        buf_free(&jpeg);
        diag_free(r.diag);
        world_free(r.world);
        fixture_free(&f);
    }
}

int main(void)
{
    Checks c = {0};
    test_painted(&c);
    test_stamps(&c);
    test_refused(&c);
    test_changed(&c);
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
