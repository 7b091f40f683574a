/* Pictures and tables on a page that is set vertically: whole tiers high and whole columns broad, captions included,
 * next to nothing cut off, clear of the text; what is beside and below keeps to the tiers. */
#include "tests/unit/vertical_fixture.h"

enum { TIER = 18, CUT = 50 /* thousandths of a picture that may be lost */ };

static Box set_of(Bench *b, const Layout *l, const Article *a)
{
    SetContext *sc = ARENA_NEW(b->arena, SetContext);
    *sc = (SetContext){.text = b->text, .arena = b->arena, .diag = b->diag, .layout = l, .tier = TIER};
    return (Box){.l = l, .s = article_set_new(sc, resolve_article(b->arena, a, &(ResolveOptions){0}), 0)};
}

/* An article of so many paragraphs with pictures of these sizes, at the end of its text. */
static Box box_of(Bench *b, const Layout *l, const int (*size)[2], size_t n, const char *keys, int paragraphs)
{
    Buf body = {0};
    for (int i = 0; i < paragraphs; i++)
        buf_printf(&body, "%s\n\n", bench_paragraph(b, (unsigned)i, 70));
    for (size_t i = 0; i < n; i++)
        buf_printf(&body, "![图](a.jpg \"说明\")%s\n\n", keys);
    Article *a = bench_article(b, "byline: 作者\n", body.data, LANG_ZH_HANS);
    for (size_t i = 0, k = 0; i < a->n_blocks; i++)
        if (a->blocks[i].kind == BLK_FIGURE) {
            a->blocks[i].path = "a.jpg";
            a->blocks[i].width_px = size[k][0];
            a->blocks[i].height_px = size[k++][1];
        }
    buf_free(&body);
    return set_of(b, l, a);
}

static bool compose(Box *p, int span)
{
    box_over(p, span);
    if (p->fs->lines)
        box_compose(p, p->fs->lines);
    return p->fs->lines > 0;
}

static bool is_column(const Box *p, const Item *it)
{
    return it->kind == ITEM_LINE && it->u.line.vertical && it->u.line.kind == LINE_BODY &&
           it->u.line.runs[0].size == p->l->elements[EL_VERTICAL].size;
}

/* The place of a picture among the text's columns: it begins where a tier begins, ends with its caption where one ends,
 * its sides are those of columns (characters begin half an em left of a column's middle). */
static void check_place(Checks *c, const Box *p, Rect at, Len foot)
{
    const Len em = p->l->elements[EL_VERTICAL].size, step = (TIER + 1) * p->l->pitch;
    const Len measure = TIER * p->l->pitch / em * em, first = (TIER * p->l->pitch - measure) / 2;
    Len pitch = 0, middle = 0, before = 0;
    for (size_t i = 0; i < p->items.len && !pitch; i++)
        if (is_column(p, &p->items.ptr[i]) && p->items.ptr[i].u.line.y - first < em * 3) {
            middle = p->items.ptr[i].u.line.x;
            pitch = before - middle > 0 && before - middle < 2 * em ? before - middle : 0;
            before = middle;
        }
    CHECK(c, pitch >= em * 3 / 2 - 1);
    if (!pitch)
        return;
    CHECK_AT(c, at.y >= first && (at.y - first) % step == 0, "its top at %.2f pt", len_to_pt(at.y));
    CHECK_AT(c, (foot - first - measure) % step == 0, "its foot at %.2f pt", len_to_pt(foot));
    CHECK_AT(c, (middle - em / 2 - at.x) % pitch == 0, "its left at %.2f pt", len_to_pt(at.x));
    CHECK_AT(c, (at.w + pitch - em) % pitch == 0, "%.2f pt broad, columns of %.2f", len_to_pt(at.w), len_to_pt(pitch));
    for (size_t i = 0; i < p->items.len; i++) {
        const Line *t = &p->items.ptr[i].u.line;
        if (is_column(p, &p->items.ptr[i]) && t->kind == LINE_BODY) {
            bool beside = t->x + em / 2 <= at.x || t->x - em / 2 >= at.x + at.w;
            CHECK_AT(c, beside || t->y + t->w <= at.y + em || t->y >= foot, "text in it at %.2f, %.2f pt",
                     len_to_pt(t->x), len_to_pt(t->y));
        }
    }
}

/* The foot of the caption that follows a picture: a line's last is `pitch` high from its top. */
static Len caption_foot(const Box *p, size_t picture, Len foot)
{
    for (size_t i = picture + 1; i < p->items.len && p->items.ptr[i].kind != ITEM_IMAGE; i++)
        if (p->items.ptr[i].kind == ITEM_LINE && !p->items.ptr[i].u.line.vertical)
            foot = p->items.ptr[i].u.line.y - p->l->first_baseline + p->l->pitch;
    return foot;
}

static size_t check_pictures(Checks *c, const Box *p, const int (*size)[2])
{
    size_t n = 0;
    for (size_t i = 0; i < p->items.len; i++) {
        const Item *it = &p->items.ptr[i];
        if (it->kind != ITEM_IMAGE)
            continue;
        Rect crop = it->u.image.crop;
        int64_t whole = (int64_t)size[n][0] * size[n][1], shown = (int64_t)crop.w / 1024 * (crop.h / 1024);
        CHECK_AT(c, shown * 1000 >= whole * (1000 - CUT), "%lld of %lld pixels", (long long)shown, (long long)whole);
        check_place(c, p, it->u.image.at, caption_foot(p, i, it->u.image.at.y + it->u.image.at.h));
        n++;
    }
    return n;
}

static void test_forms(Checks *c, Bench *b, const Layout *l)
{
    static const int size[][2] = {{1800, 1200}, {1600, 1200}, {1500, 1500}, {1920, 1080}, {1200, 1800}};
    for (size_t i = 0; i < sizeof size / sizeof *size; i++) {
        Box p = box_of(b, l, &size[i], 1, "", 14);
        CHECK_INT(c, p.s->n_floats, 1);
        int stands = 0;
        for (int span = 6; span <= l->columns; span++)
            if (compose(&p, span)) {
                CHECK_INT(c, p.fs->lines % (TIER + 1), 0);
                CHECK_INT(c, check_pictures(c, &p, &size[i]), 1);
                stands++;
            }
        CHECK_AT(c, stands > 0, "picture %zu has no place", i);
        vec_free(&p.items);
    }
}

/* Several: none on another. */
static void test_several(Checks *c, Bench *b, const Layout *l)
{
    static const int size[][2] = {{1800, 1200}, {1200, 1800}, {1500, 1500}};
    Box p = box_of(b, l, size, 3, "", 14);
    CHECK(c, compose(&p, l->columns));
    CHECK_INT(c, check_pictures(c, &p, size), 3);
    Rect at[3];
    size_t n = 0;
    for (size_t i = 0; i < p.items.len; i++)
        if (p.items.ptr[i].kind == ITEM_IMAGE)
            at[n++] = p.items.ptr[i].u.image.at;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < i; k++)
            CHECK(c, at[i].x + at[i].w < at[k].x || at[k].x + at[k].w < at[i].x || at[i].y + at[i].h < at[k].y ||
                         at[k].y + at[k].h < at[i].y);
    vec_free(&p.items);
}

/* No whole tiers and columns have the form of a strip: it loses nothing, and white stays in its tier. */
static void test_strip(Checks *c, Bench *b, const Layout *l)
{
    static const int size[][2] = {{9000, 300}};
    Box p = box_of(b, l, size, 1, "", 14);
    CHECK(c, compose(&p, l->columns));
    CHECK_INT(c, p.fs->lines % (TIER + 1), 0);
    CHECK(c, p.fs->white > 0);
    for (size_t i = 0; i < p.items.len; i++)
        if (p.items.ptr[i].kind == ITEM_IMAGE) {
            Rect crop = p.items.ptr[i].u.image.crop;
            CHECK(c, crop.w >= 9000 * 1024 / 100 * 95 && crop.h >= 300 * 1024 / 100 * 95);
        }
    vec_free(&p.items);
}

/* What the editor asks for stands below the text, on the tiers: its own height, white below it. */
static void test_asked(Checks *c, Bench *b, const Layout *l)
{
    static const char *const keys[] = {"{span=2}", "{span=6}", "{span=12}", "{height=10行}", "{span=3 height=20行}"};
    static const int size[][2] = {{1800, 1200}};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        Box p = box_of(b, l, size, 1, keys[i], 14);
        CHECK_INT(c, p.s->n_floats, 2);
        for (int span = 1; span <= l->columns; span++) {
            const FloatSet *fs = article_float(p.s, 1, span);
            CHECK_AT(c, fs->least % (TIER + 1) == 0 && fs->least == fs->most && fs->smallest == fs->most,
                     "%s over %d: %d to %d lines", keys[i], span, fs->least, fs->most);
        }
    }
}

/* The lead's largest picture has the layout's least share of the page, an upright one too, which in a tier alone has
 * not; another article's need not. */
static void test_lead(Checks *c, Bench *b, const Layout *l)
{
    static const int size[][2] = {{1200, 1800}};
    const int64_t page = (int64_t)layout_span(l, l->columns) * ((l->tiers * (TIER + 1) - 1) * l->pitch);
    int64_t shown[2];
    for (int rank = 0; rank < 2; rank++) {
        Box p = box_of(b, l, size, 1, "", 24);
        p.s->rank = rank;
        CHECK(c, compose(&p, l->columns));
        for (size_t i = 0; i < p.items.len; i++)
            if (p.items.ptr[i].kind == ITEM_IMAGE)
                shown[rank] = (int64_t)p.items.ptr[i].u.image.at.w * p.items.ptr[i].u.image.at.h;
        CHECK(c, p.fs->largest && p.fs->broad >= 1);
        vec_free(&p.items);
    }
    CHECK_AT(c, shown[0] * 1000 >= page * (l->lead_picture.area - 5), "%d ‰ of the page",
             (int)(shown[0] * 1000 / page));
    CHECK(c, shown[1] <= shown[0]);
}

/* The title stands clear of the rules between tiers, however much of the width stays white. */
static void test_rules(Checks *c, Bench *b, const Layout *l)
{
    size_t rules = 0;
    for (int paragraphs = 5; paragraphs < 24; paragraphs++) {
        Box p = box_of(b, l, NULL, 0, "", paragraphs);
        if (!compose(&p, l->columns))
            continue;
        Len head = LEN_MAX;
        for (size_t i = 0; i < p.items.len; i++) {
            const Line *t = &p.items.ptr[i].u.line;
            if (p.items.ptr[i].kind == ITEM_LINE && !is_column(&p, &p.items.ptr[i]) &&
                t->x - t->runs[0].size / 2 < head)
                head = t->x - t->runs[0].size / 2;
        }
        for (size_t i = 0; i < p.items.len; i++)
            if (p.items.ptr[i].kind == ITEM_STROKE) {
                const Rect at = p.items.ptr[i].u.stroke.at;
                CHECK_AT(c, at.x + at.w <= head, "a rule to %.2f, a title from %.2f pt", len_to_pt(at.x + at.w),
                         len_to_pt(head));
                rules++;
            }
        vec_free(&p.items);
    }
    CHECK(c, rules > 0);
}

/* Its rules and rows lie within whole tiers, clear of the text; each row is there once, and tall ones take more. */
static void test_table(Checks *c, Bench *b, const Layout *l)
{
    for (int rows = 3; rows <= 40; rows += 12) {
        Buf body = {0};
        for (unsigned i = 0; i < 10; i++)
            buf_printf(&body, "%s\n\n", bench_paragraph(b, i, 70));
        buf_puts(&body, "| 年份 | 座数 | 材料 |\n|---|---|---|\n");
        for (int i = 0; i < rows; i++)
            buf_printf(&body, "| %d | %d | 石桥 |\n", 1900 + i, i * 7);
        Box p = set_of(b, l, bench_article(b, "", body.data, LANG_ZH_HANS));
        buf_free(&body);
        CHECK_INT(c, p.s->n_floats, 1);
        CHECK(c, compose(&p, l->columns));
        CHECK_INT(c, p.fs->lines % (TIER + 1), 0);
        Len left = LEN_MAX, right = 0, top = LEN_MAX, foot = 0;
        int seen = 0;
        for (size_t i = 0; i < p.items.len; i++) {
            const Item *it = &p.items.ptr[i];
            seen += it->kind == ITEM_BEGIN && it->u.group.tag == TAG_ROW;
            if (it->kind != ITEM_LINE || it->u.line.vertical)
                continue;
            left = it->u.line.x < left ? it->u.line.x : left;
            right = it->u.line.x + it->u.line.w > right ? it->u.line.x + it->u.line.w : right;
            top = it->u.line.y - l->pitch < top ? it->u.line.y - l->pitch : top;
            foot = it->u.line.y > foot ? it->u.line.y : foot;
        }
        CHECK_INT(c, seen, rows + 1);
        for (size_t i = 0; i < p.items.len; i++) {
            const Line *t = &p.items.ptr[i].u.line;
            const Len half = l->elements[EL_VERTICAL].size / 2;
            if (is_column(&p, &p.items.ptr[i]))
                CHECK_AT(c, t->x + half <= left || t->x - half >= right || t->y + t->w <= top || t->y >= foot,
                         "text in the table at %.2f, %.2f pt", len_to_pt(t->x), len_to_pt(t->y));
        }
        vec_free(&p.items);
    }
}

/* A group's article 集纳 has the height that its text needs, not whole tiers: the group's head takes lines of them. */
static void test_group(Checks *c, Bench *b, const Layout *l)
{
    int between = 0;
    for (int paragraphs = 2; paragraphs < 12; paragraphs++) {
        Box p = box_of(b, l, NULL, 0, "", paragraphs);
        Article *a = arena_dup(b->arena, p.s->article, sizeof *a);
        a->pins.group = "集";
        p.s->article = a;
        if (!compose(&p, l->columns / 2))
            continue;
        CHECK(c, p.fs->most > p.fs->lines);
        between += p.fs->lines % (TIER + 1) != 0;
        for (int lines = p.fs->lines; lines <= p.fs->most; lines++) {
            box_compose(&p, lines);
            for (size_t i = 0; i < p.items.len; i++)
                if (is_column(&p, &p.items.ptr[i]))
                    CHECK(c, p.items.ptr[i].u.line.y + p.items.ptr[i].u.line.w <=
                                 (lines - p.fs->below) * l->pitch + l->elements[EL_VERTICAL].size / 2);
        }
        vec_free(&p.items);
    }
    CHECK(c, between > 0);
}

static void test_layout(Checks *c, Bench *b, const char *name)
{
    Layout *l = bench_layout(b, name, LANG_ZH_HANS, 0);
    CHECK(c, l && l->vertical);
    if (!l || !l->vertical)
        return;
    test_forms(c, b, l->vertical);
    test_several(c, b, l->vertical);
    test_strip(c, b, l->vertical);
    test_asked(c, b, l->vertical);
    test_lead(c, b, l->vertical);
    test_rules(c, b, l->vertical);
    test_table(c, b, l->vertical);
    test_group(c, b, l->vertical);
}

int main(void)
{
    Checks c = {0};
    Bench b;
    if (!bench_open(&b))
        return 1;
    test_layout(&c, &b, "broadsheet");
    test_layout(&c, &b, "tabloid");
    CHECK_INT(&c, diag_errors(b.diag), 0);
    bench_close(&b);
    return CHECK_END(&c);
}
