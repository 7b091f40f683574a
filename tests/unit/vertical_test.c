/* Vertical text: one line per case. A column is written as its runs: upright text as it is, [turned], (across), each
 * break as "/", then the length in em. */
#include "tests/check.h"
#include "tests/unit/bench_fixture.h"
#include "fonts/face.h"
#include "lines/lines.h"
#include <hb.h>

enum { EM = 20 * LEN_PT };

static Para *shape(Bench *b, const char *text, const char *role)
{
    Piece *p = ARENA_NEW(b->arena, Piece);
    *p = (Piece){.kind = PIECE_TEXT, .text = text};
    p->style = (TextStyle){.role = font_book_role(b->book, role), .size = EM};
    ParaStyle st = {.em = EM, .align = ALIGN_LEFT, .vertical = true};
    return para_shape(b->text, b->arena, b->diag, p, 1, &st);
}

static const Line *place(Bench *b, const Para *v, const BrokenLine *l, Len measure)
{
    ItemVec items = {0}, marks = {0};
    para_place(b->text, b->arena, v, l, measure, 100 * LEN_PT, 50 * LEN_PT, LINE_BODY, &items, &marks);
    vec_free(&marks);
    const Line *line = items.len ? &((Item *)arena_dup(b->arena, items.ptr, sizeof(Item)))->u.line : NULL;
    vec_free(&items);
    return line;
}

static const char *dump(Bench *b, const char *text, const char *role, double em)
{
    Para *v = shape(b, text, role);
    size_t n;
    Len measure = (Len)(em * EM);
    BrokenLine *l = para_break(b->text, b->arena, v, measure, &n);
    Buf out = {0};
    for (size_t i = 0; i < n; i++) {
        const Line *line = place(b, v, &l[i], measure);
        buf_puts(&out, i ? "/" : "");
        for (uint32_t r = 0; r < line->n_runs; r++) {
            const Run *run = &line->runs[r];
            const char *marks = run->flags & RUN_VERTICAL ? "  " : run->flags & RUN_ROTATED ? "[]" : "()";
            if (*marks != ' ')
                buf_putc(&out, marks[0]);
            buf_put(&out, run->text, run->n_text);
            if (*marks != ' ')
                buf_putc(&out, marks[1]);
        }
    }
    const char *s = arena_strdup(b->arena, out.data ? out.data : "");
    buf_free(&out);
    return s;
}

static void test_forms(Checks *c, Bench *b)
{
    static const char *const cases[][2] = {
        {"湖畔人家", "湖畔人家"},
        {"拣字30年", "拣字(30)年"},
        {"第100期", "第(100)期"},
        {"第5版", "第(5)版"},
        {"2021年11月2日", "[2021]年(11)月(2)日"},
        {"用Markdown写", "用[Markdown]写"},
        {"C919首飞", "[C919]首飞"},
        {"甲A联赛", "甲(A)联赛"},
        {"他说：“值！”", "他说：“值！”"},
        {"春秋——拣字……", "春秋——拣字……"},
        {"藏文བོད་ཡིག字", "藏文[བོད་ཡིག]字"},
        {"It’s好", "[It’s]好"},
        {"用‘好’字", "用‘好’字"},
        {"键1\uFE0F\u20E3值", "键(1\uFE0F\u20E3)值"},
        {"家👨\u200D👩\u200D👧好👍🏻", "家👨\u200D👩\u200D👧好👍🏻"},
        {"值x\u0304与ax\u0304y", "值(x\u0304)与[a][x\u0304][y]"}, /* marks in a face that sets them over x */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CHECK_STR(c, dump(b, cases[i][0], "biaosong", 99), cases[i][1]);
    CHECK_STR(c, dump(b, "春——秋", "kai", 99), "春[——]秋"); /* 楷 has no upright dash */
}

static void test_breaks(Checks *c, Bench *b)
{
    CHECK_STR(c, dump(b, "今天他说，天气好。", "biaosong", 5), "今天他说，/天气好。");
    CHECK_STR(c, dump(b, "走进“新家”里看看", "biaosong", 4), "走进“新/家”里/看看");
    CHECK_STR(c, dump(b, "写在第100期的话", "biaosong", 4), "写在/第(100)期/的话");
    CHECK_STR(c, dump(b, "一二三——四", "biaosong", 4), "一二三/——四");
}

/* Glyphs are the font's vertical ones: quotes become corner brackets, marks move to the top right. */
static void test_glyphs(Checks *c, Bench *b)
{
    static const char *const same[][2] = {{"“", "『"}, {"”", "』"}, {"‘", "「"}, {"’", "」"}};
    static const char *const changed[] = {"，", "。", "、", "（", "）", "《", "》", "“", "”", "—", "…", "：", "！"};
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        CHECK_INT(c, shape(b, same[i][0], "biaosong")->glyphs[0].gid, shape(b, same[i][1], "biaosong")->glyphs[0].gid);
    for (size_t i = 0; i < sizeof changed / sizeof *changed; i++) {
        const Para *p = shape(b, changed[i], "biaosong");
        hb_codepoint_t nominal = 0;
        hb_font_get_nominal_glyph(p->atoms[0].face->hb_font, p->atoms[0].cp, &nominal);
        CHECK_AT(c, nominal && nominal != p->glyphs[0].gid, "%s", changed[i]);
    }
    CHECK_INT(c, shape(b, "——", "biaosong")->n_atoms, 1); /* one stroke */
}

typedef struct Ink {
    double x, y; /* its middle: from the column's centre to the right, from the character's top down; in em */
} Ink;

static Ink ink_of(const Para *v, const char *character)
{
    const Para *p = v;
    for (size_t i = 0; i < p->n_atoms; i++) {
        const Atom *a = &p->atoms[i];
        if (strncmp(p->text + a->text, character, strlen(character)) != 0)
            continue;
        const Glyph *g = &p->glyphs[a->glyph];
        hb_glyph_extents_t e;
        hb_font_get_glyph_extents(a->face->hb_font, g->gid, &e);
        double upem = a->face->upem;
        return (Ink){(double)g->x / EM + (e.x_bearing + e.width / 2.0) / upem,
                     (double)g->y / EM - (e.y_bearing + e.height / 2.0) / upem};
    }
    return (Ink){9, 9};
}

/* ，。、 at the top right of their em; ：；！？ upright, right of its middle (GB/T 15834 5.2.1), one em long, with
 * nothing to squeeze. */
static void test_marks(Checks *c, Bench *b)
{
    static const char *const right[] = {"，", "。", "、"}, *const upright[] = {"：", "；", "！", "？"};
    for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
        char text[32];
        snprintf(text, sizeof text, "甲%s乙", right[i]);
        Ink k = ink_of(shape(b, text, "biaosong"), right[i]);
        CHECK_AT(c, k.x > 0.15 && k.x < 0.5 && k.y > 0 && k.y < 0.4, "%s: %.2f right, %.2f down", right[i], k.x, k.y);
    }
    /* 纵中横 stands in the middle of its em */
    Ink two = ink_of(shape(b, "第25期", "biaosong"), "25");
    CHECK_AT(c, two.x < 0 && two.x > -0.5 && two.y > 0.45 && two.y < 0.55, "2: %.2f right, %.2f down", two.x, two.y);
    for (size_t i = 0; i < sizeof upright / sizeof *upright; i++) {
        char text[32];
        snprintf(text, sizeof text, "甲%s”乙", upright[i]);
        Para *v = shape(b, text, "biaosong");
        Ink k = ink_of(v, upright[i]);
        CHECK_AT(c, k.x > 0.15 && k.x < 0.35 && k.y > 0.3 && k.y < 0.65, "%s: %.2f right, %.2f down", upright[i], k.x,
                 k.y);
        CHECK_INT(c, v->atoms[1].box, EM);
        CHECK_INT(c, v->atoms[1].gap, 0);
        CHECK_INT(c, v->atoms[1].shrink, 0);
    }
}

static void test_lengths(Checks *c, Bench *b)
{
    static const struct {
        const char *text;
        double em;
    } cases[] = {
        {"湖畔人家", 4},  {"拣字30年", 4}, {"第100期", 3}, {"——", 2},   {"（外）诗", 3.5},
        {"好。”他", 3.5}, {"他说：好", 4}, {"好！", 2},    {"“好”", 2}, {"诗·书", 2.5},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Para *v = shape(b, cases[i].text, "biaosong");
        size_t n;
        BrokenLine *l = para_break(b->text, b->arena, v, 99 * EM, &n);
        Len length = 99 * EM - l[0].slack;
        CHECK_AT(c, n == 1 && length == (Len)(cases[i].em * EM), "%s: %.2f em", cases[i].text, (double)length / EM);
    }
}

static void test_places(Checks *c, Bench *b)
{
    Para *v = shape(b, "天100地AB", "biaosong");
    size_t n;
    BrokenLine *l = para_break(b->text, b->arena, v, 20 * EM, &n);
    const Line *line = place(b, v, l, 20 * EM);
    CHECK(c, line->vertical && line->n_runs == 4);
    CHECK_INT(c, line->x, 100 * LEN_PT);
    CHECK_INT(c, line->y, 50 * LEN_PT);
    const Run *r = line->runs;
    CHECK_INT(c, r[0].glyphs[0].x, -EM / 2); /* upright: about the centre, below its top */
    CHECK_AT(c, r[0].glyphs[0].y > EM * 8 / 10 && r[0].glyphs[0].y < EM, "%d", r[0].glyphs[0].y);
    CHECK_INT(c, r[1].n_clusters, 1);
    CHECK_INT(c, r[1].n_glyphs, 3);
    CHECK(c, r[1].size == EM && r[1].glyphs[0].y == r[1].glyphs[2].y); /* as high as two digits */
    CHECK_AT(c, r[1].condensed > 500 && r[1].condensed < 800, "%d", r[1].condensed);
    CHECK_AT(c, r[1].glyphs[0].x >= -EM / 2 - 2, "%d", r[1].glyphs[0].x); /* no wider than an em */
    CHECK_INT(c, r[2].clusters[0].x, 2 * EM);
    CHECK_INT(c, r[3].clusters[0].x, 3 * EM + EM / 4); /* turned: a quarter em from Han, its glyphs level */
    CHECK_INT(c, r[3].glyphs[0].y, r[3].glyphs[1].y);
    CHECK_INT(c, r[3].glyphs[0].y, r[3].clusters[0].x);
    CHECK_INT(c, r[3].glyphs[1].x - r[3].glyphs[0].x, r[3].clusters[0].advance);
}

static void test_missing(Checks *c, Bench *b)
{
    size_t before = diag_errors(b->diag);
    shape(b, "字\xF3\xB0\x80\x80", "biaosong"); /* a private character */
    CHECK_INT(c, diag_errors(b->diag), before + 1);
}

int main(void)
{
    Checks c = {0};
    Bench b = {.world = world_new(), .diag = diag_new(), .arena = arena_new()};
    b.book = font_book_load(b.world, b.diag, PAIBAN_SOURCE_DIR "/fonts");
    CHECK(&c, b.book != NULL);
    if (b.book) {
        b.text = text_context_new(b.book);
        test_forms(&c, &b);
        test_breaks(&c, &b);
        test_glyphs(&c, &b);
        test_marks(&c, &b);
        test_lengths(&c, &b);
        test_places(&c, &b);
        CHECK_INT(&c, diag_errors(b.diag), 0);
        test_missing(&c, &b);
        text_context_free(b.text);
        font_book_free(b.book);
    }
    arena_free(b.arena);
    diag_free(b.diag);
    world_free(b.world);
    return CHECK_END(&c);
}
