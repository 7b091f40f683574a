/* Frames made by hand for the tests of tools/pdf: real faces, text shaped as the layout would. */
#ifndef TESTS_PDF_FIXTURE_H
#define TESTS_PDF_FIXTURE_H

#include "pdf/pdf.h"
#include "picture/picture.h"
#include "fonts/face.h"
#include "tests/unit/press_fixture.h"
#include <hb-ot.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static inline void save_file(const char *path, const void *data, size_t n)
{
    FILE *f = fopen(path, "wb");
    if (f) {
        fwrite(data, 1, n, f);
        fclose(f);
    }
}

/* What a command prints; the caller's. */
static inline Buf output_of(const char *command)
{
    Buf b = {0};
    char part[4096];
    FILE *f = popen(command, "r");
    for (size_t n; f && (n = fread(part, 1, sizeof part, f)) > 0;)
        buf_put(&b, part, n);
    if (f)
        pclose(f);
    buf_putc(&b, 0);
    return b;
}

typedef enum FaceName { SONG, SONG_BOLD, HEI, KAI, UCHEN, LATIN, FACES } FaceName;

typedef struct Fixture {
    Arena *arena;
    Face faces[FACES];
    Group group;
    Paper paper;
    Issue issue;
    Article *articles[2];
    IssueFrames frames;
    VEC(Item) items; /* of the page being made */
    VEC(PageFrame) pages;
    VEC(Item *) done;
    Press *press;
} Fixture;

static inline void face_open(Face *f, const char *path, int index, const char *name)
{
    hb_blob_t *blob = hb_blob_create_from_file(path);
    f->path = path;
    f->index = index;
    f->family = f->style = f->postscript = name;
    f->weight = 400;
    f->hb_face = hb_face_create(blob, (unsigned)index);
    f->hb_font = hb_font_create(f->hb_face);
    f->upem = (int)hb_face_get_upem(f->hb_face);
    hb_font_extents_t e;
    hb_font_get_h_extents(f->hb_font, &e);
    f->ascent = e.ascender;
    f->descent = -e.descender;
    hb_blob_destroy(blob);
}

static inline void fixture_init(Fixture *f)
{
    memset(f, 0, sizeof *f);
    f->arena = arena_new();
    for (int i = 0; i < FACES; i++)
        f->faces[i].id = (uint32_t)i;
    face_open(&f->faces[SONG], "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc", 2, "NotoSerifCJKsc-Regular");
    face_open(&f->faces[SONG_BOLD], "/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc", 2, "NotoSerifCJKsc-Bold");
    face_open(&f->faces[HEI], "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 2, "NotoSansCJKsc-Regular");
    face_open(&f->faces[KAI], "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf", 0, "LXGWWenKai-Regular");
    face_open(&f->faces[UCHEN], "/usr/share/fonts/truetype/tibetan/DDC_Uchen.ttf", 0, "DDC_Uchen");
    face_open(&f->faces[LATIN], "/usr/share/fonts/truetype/noto/NotoSerif-Regular.ttf", 0, "NotoSerif-Regular");
    f->paper = (Paper){.id = "test", .title = "试验日报", .publisher = "试验社", .lang = LANG_ZH_HANS};
    f->issue = issue_blank(&f->paper, (Date){2021, 11, 2});
    for (int i = 0; i < 2; i++) {
        f->articles[i] = ARENA_NEW(f->arena, Article);
        f->articles[i]->title = i ? "第二篇" : "第一篇";
        f->articles[i]->slug = i ? "two" : "one";
    }
    f->issue.articles = f->articles;
    f->issue.n_articles = 2;
    f->press = fixture_press(f->arena);
    f->group = (Group){.name = "试验", .base_url = "https://example.org/"};
}

static inline void fixture_free(Fixture *f)
{
    for (int i = 0; i < FACES; i++) {
        hb_font_destroy(f->faces[i].hb_font);
        hb_face_destroy(f->faces[i].hb_face);
    }
    for (size_t i = 0; i < f->done.len; i++)
        mem_free(f->done.ptr[i]);
    vec_free(&f->done);
    vec_free(&f->items);
    vec_free(&f->pages);
    arena_free(f->arena);
}

static inline Len scaled(const Face *face, Len size, int units)
{
    return len_mul(size, units, face->upem);
}

/* Shapes text; `extra` is added after every cluster (justification). Returns the width. */
static inline Len make_run(Fixture *f, Run *run, FaceName name, Len size, const char *text, Lang lang, Len x, Len extra)
{
    const Face *face = &f->faces[name];
    hb_buffer_t *b = hb_buffer_create();
    hb_buffer_add_utf8(b, text, -1, 0, -1);
    hb_buffer_set_language(b, hb_language_from_string(lang == LANG_BO ? "bo" : "zh-Hans", -1));
    hb_buffer_guess_segment_properties(b);
    hb_shape(face->hb_font, b, NULL, 0);
    unsigned n;
    hb_glyph_info_t *info = hb_buffer_get_glyph_infos(b, &n);
    hb_glyph_position_t *at = hb_buffer_get_glyph_positions(b, NULL);
    *run =
        (Run){.face = face, .size = size, .lang = lang, .text = text, .n_text = (uint32_t)strlen(text), .n_glyphs = n};
    run->glyphs = ARENA_ARRAY(f->arena, Glyph, n);
    run->clusters = ARENA_ARRAY(f->arena, Cluster, n);
    Len start = x;
    int64_t units = 0;
    for (unsigned i = 0; i < n; i++) {
        if (i == 0 || info[i].cluster != info[i - 1].cluster) {
            x += i ? extra : 0;
            Cluster *c = &run->clusters[run->n_clusters++];
            unsigned end = i;
            while (end < n && info[end].cluster == info[i].cluster)
                c->advance += scaled(face, size, at[end].x_advance), end++;
            c->bytes = (uint16_t)((end < n ? info[end].cluster : run->n_text) - info[i].cluster);
            c->glyphs = (uint16_t)(end - i);
            c->x = x;
        }
        Len pen = start + (x - start) + scaled(face, size, (int)units);
        run->glyphs[i] =
            (Glyph){info[i].codepoint, pen + scaled(face, size, at[i].x_offset), -scaled(face, size, at[i].y_offset)};
        units += at[i].x_advance;
    }
    hb_buffer_destroy(b);
    return x - start + scaled(face, size, (int)units);
}

static inline void add(Fixture *f, Item item)
{
    vec_push(&f->items, item);
}

static inline void begin(Fixture *f, GroupTag tag, int article, int block)
{
    add(f, (Item){ITEM_BEGIN,
                  .u.group = {.tag = tag, .level = 2, .lang = f->paper.lang, .article = article, .block = block}});
}

static inline void end(Fixture *f)
{
    add(f, (Item){ITEM_END, .u = {{0}}});
}

/* A line of one run; the item's run may be changed through the pointer returned. */
static inline Run *line(Fixture *f, LineKind kind, FaceName face, double size, double x, double y, const char *text,
                        double extra)
{
    Item item = {ITEM_LINE, .u.line = {.kind = kind, .x = len_from_pt(x), .y = len_from_pt(y)}};
    item.u.line.runs = ARENA_NEW(f->arena, Run);
    item.u.line.n_runs = 1;
    item.u.line.w = make_run(f, item.u.line.runs, face, len_from_pt(size), text, face == UCHEN ? LANG_BO : LANG_ZH_HANS,
                             0, len_from_pt(extra));
    add(f, item);
    return item.u.line.runs;
}

static inline void paragraph_line(Fixture *f, int article, int block, double x, double y, const char *text)
{
    begin(f, TAG_PARA, article, block);
    line(f, LINE_BODY, SONG, 9, x, y, text, 0);
    end(f);
}

static inline void page_done(Fixture *f, double width, double height, const char *title)
{
    PageFrame p = {.number = (int)f->pages.len + 1,
                   .title = title,
                   .width = len_from_pt(width),
                   .height = len_from_pt(height),
                   .bleed = 8704,
                   .press = f->press,
                   .items = f->items.ptr,
                   .n_items = f->items.len};
    vec_push(&f->pages, p);
    vec_push(&f->done, f->items.ptr);
    f->items.ptr = NULL;
    f->items.len = f->items.cap = 0;
    f->frames = (IssueFrames){&f->issue, f->pages.ptr, f->pages.len};
}

/* What a picture's file is; in the fixture's arena. NULL when it is none. */
static inline const Picture *look_at_picture(Fixture *f, const char *path)
{
    World *w = world_new();
    Diag *d = diag_new();
    Buf file = {0};
    Picture p;
    PictureFault fault;
    bool ok = world_read(w, d, path, &file, NULL) && picture_look(file.data, file.len, &p, &fault);
    buf_free(&file);
    diag_free(d);
    world_free(w);
    return ok ? arena_dup(f->arena, &p, sizeof p) : NULL;
}

/* 60 × 40 pt at (x, y). crop empty: the whole. */
static inline Item *put_image(Fixture *f, double x, double y, const char *path, Rect crop)
{
    Item i = {.kind = ITEM_IMAGE};
    i.u.image.at = (Rect){len_from_pt(x), len_from_pt(y), len_from_pt(60), len_from_pt(40)};
    i.u.image.crop = crop;
    i.u.image.path = path;
    i.u.image.picture = look_at_picture(f, path);
    i.u.image.alt = "一张图";
    add(f, i);
    return &f->items.ptr[f->items.len - 1];
}

#endif
