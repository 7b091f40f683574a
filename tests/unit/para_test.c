/* Paragraphs as frames: indents, note marks, dots and lines beside the text, drawing order. */
#include "tests/unit/text_fixture.h"
#include <stdlib.h>

static void test_indent(Checks *c, Bench *b)
{
    static const Len indents[] = {2 * EM, EM, 0}; /* two em, one in narrow columns, none */
    for (size_t i = 0; i < sizeof indents / sizeof *indents; i++) {
        b->style.indent = indents[i];
        SetLines s = bench_set(b, "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸", 8);
        CHECK_INT(c, para_positions(b->text, s.p, &s.at[0], s.measure)[0], indents[i]);
        CHECK_INT(c, para_positions(b->text, s.p, &s.at[1], s.measure)[0], 0);
        for (size_t k = 0; k + 1 < s.n; k++)
            CHECK_INT(c, para_positions(b->text, s.p, &s.at[k], s.measure)[s.at[k].to - s.at[k].from], s.measure);
    }
    b->style.indent = 2 * EM; /* after a forced break the line starts at the edge */
    SetLines s = bench_set(b, "一二{/:}三四", 8);
    CHECK_INT(c, para_positions(b->text, s.p, &s.at[1], s.measure)[0], 0);
}

static void test_indent_opening(Checks *c, Bench *b)
{
    b->style.indent = 2 * EM;
    static const char *const texts[] = {"“好。”他说，天气很好", "《雪》是一首诗歌作品", "（一）总则第一条规定"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        SetLines s = bench_set(b, texts[i], 20);
        const Len *x = para_positions(b->text, s.p, &s.at[0], s.measure);
        CHECK_INT(c, x[0], 3 * EM / 2); /* the box starts half an em earlier … */
        CHECK_INT(c, x[1], 5 * EM / 2); /* … so that its ink starts at two em */
    }
}

static void test_note_mark(Checks *c, Bench *b)
{
    static const char *const texts[] = {"一二三四五{t:①}六七八九十甲乙丙丁", "一二三四五。{t:①}六七八九十甲乙丙丁",
                                        "一二三四App{t:①}六七八九，{t:②}甲乙丙丁", "他说：“好。”{t:③}然后一二三四走了"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (double em = 3; em < 12; em += 0.5) {
            SetLines s = bench_set(b, texts[i], em);
            for (size_t k = 0; k < s.n; k++)
                CHECK_AT(c, s.p->atoms[s.at[k].from].cls != CC_NOTE, "%s at %.1f em: line %zu", texts[i], em, k);
        }
    /* it is raised, small, drawn after the line's text, and opens no gap before it */
    ItemVec items = bench_items(b, "一二三{t:①}四五", 20, 0);
    CHECK_INT(c, items.len, 2);
    const Line *text = &items.ptr[0].u.line, *mark = &items.ptr[1].u.line;
    CHECK(c, text->kind == LINE_BODY && mark->kind == LINE_MARK && mark->n_runs == 1);
    CHECK_INT(c, mark->x, 3 * EM);
    CHECK_INT(c, mark->runs[0].size, EM * 6 / 10);
    CHECK_AT(c, mark->runs[0].glyphs[0].y < -EM / 4, "%d", (int)mark->runs[0].glyphs[0].y);
    for (uint32_t r = 0; r < text->n_runs; r++)
        CHECK(c, !strstr(text->runs[r].text, "①") || text->runs[r].n_text < strlen("一二三①"));
    vec_free(&items);
}

static size_t count(const ItemVec *items, ItemKind kind)
{
    size_t n = 0;
    for (size_t i = 0; i < items->len; i++)
        n += items->ptr[i].kind == kind;
    return n;
}

/* Emphasised Latin is in italics, beside Han with their dots. */
static void test_emphasis_italic(Checks *c, Bench *b)
{
    Para *p = bench_para(b, "读{e:《Nature》 2021期}吧Nature");
    for (size_t i = 0; i < p->n_atoms; i++) {
        bool marked = p->pieces[p->atoms[i].piece].style.marks & MARK_EM;
        bool latin = p->atoms[i].cls == CC_LATIN || p->atoms[i].cls == CC_DIGIT;
        CHECK_AT(c, !latin || (strstr(p->atoms[i].face->style, "Italic") != NULL) == marked, "atom %zu", i);
    }
    CHECK(c, strstr(bench_dump(b, "读{e:《Nature》 2021期}吧", 30, 0), "dots 期"));
    CHECK(c, !strstr(bench_dump(b, "读{e:Nature}吧", 30, 0), "dots"));
}

static void test_emphasis_dots(Checks *c, Bench *b)
{
    ItemVec items = bench_items(b, "请{e:不可，读过。}好", 20, 0);
    CHECK_INT(c, count(&items, ITEM_DOT), 4); /* none on the marks */
    static const Len middles[] = {EM * 3 / 2, EM * 5 / 2, EM * 9 / 2, EM * 11 / 2};
    size_t k = 0;
    for (size_t i = 0; i < items.len; i++)
        if (items.ptr[i].kind == ITEM_DOT && k < 4) {
            CHECK_INT(c, items.ptr[i].u.dot.x, middles[k]);
            CHECK(c, items.ptr[i].u.dot.y > EM / 8);                                       /* below the character */
            CHECK(c, items.ptr[i].u.dot.y + items.ptr[i].u.dot.r < EM * 3 / 10 + EM / 20); /* above the next line */
            k++;
        }
    vec_free(&items);
    items = bench_items(b, "{e:不可读过一二三四五六}", 5, 1); /* on every line */
    CHECK_INT(c, count(&items, ITEM_DOT), 5);
    vec_free(&items);
    items = bench_items(b, "不可读", 20, 0);
    CHECK_INT(c, count(&items, ITEM_DOT), 0);
    vec_free(&items);
}

/* The lines under names of a line of text: "from to" in em. */
static const char *names(Bench *b, const char *text, double em, size_t line)
{
    ItemVec items = bench_items(b, text, em, line);
    Buf out = {0};
    for (size_t i = 0; i < items.len; i++) {
        const Item *it = &items.ptr[i];
        if (it->kind == ITEM_STROKE)
            buf_printf(&out, "-%.4g-%.4g ", (double)it->u.stroke.at.x / EM,
                       (double)(it->u.stroke.at.x + it->u.stroke.at.w) / EM);
        else if (it->kind == ITEM_WAVE)
            buf_printf(&out, "~%.4g~%.4g ", (double)it->u.wave.x / EM, (double)(it->u.wave.x + it->u.wave.w) / EM);
    }
    vec_free(&items);
    return bench_keep(b, &out);
}

static void test_name_lines(Checks *c, Bench *b)
{
    CHECK_STR(c, names(b, "见{n:沈括}在", 20, 0), "-1.062-2.938 ");
    /* neighbours: ⅛ em apart, each its own */
    CHECK_STR(c, names(b, "{n:沈括}{n:毕昇}", 20, 0), "-0.0625-1.938 -2.062-3.938 ");
    CHECK_STR(c, names(b, "{n:沈括}、{n:毕昇}", 20, 0), "-0.0625-1.938 -3.062-4.938 ");
    CHECK_STR(c, names(b, "{n:沈括}{w:梦溪笔谈}", 20, 0), "-0.0625-1.938 ~2.062~5.938 ");
    /* one name of several pieces: one line */
    CHECK_STR(c, names(b, "见{g:沈}{G:括}在", 20, 0), "-1.062-2.938 ");
    CHECK(c, strstr(bench_dump(b, "见{G:沈}{g:括}在", 20, 0), "dots 沈 line 沈括") != NULL);
    /* one line however wide the gaps are set, on each line of text it stands in */
    CHECK_STR(c, names(b, "一二三四{n:阿沛阿旺晋美}五六七", 6.2, 0), "-5.263-6.138 ");
    CHECK_STR(c, names(b, "一二三四{n:阿沛阿旺晋美}五六七", 6, 1), "-0.0625-4.938 ");
    CHECK_STR(c, names(b, "没有名字", 20, 0), "");
}

/* Drawing order is reading order; only what stands beside the line follows. */
static void test_drawing_order(Checks *c, Bench *b)
{
    static const char *const text = "甲，{b:乙丙}App{e:丁戊}{t:①}、{r:重庆|chóng|qìng}《{n:己}》3.9万{w:庚}——བོད་辛";
    for (double em = 4; em < 20; em += 1) {
        SetLines s = bench_set(b, text, em);
        Buf drawn = {0}, meant = {0};
        for (size_t i = 0; i < s.n; i++) {
            ItemVec lines = {0}, marks = {0};
            para_place(b->text, b->arena, s.p, &s.at[i], s.measure, 0, 0, LINE_BODY, &lines, &marks);
            CHECK_INT(c, lines.len, 1);
            Len pen = -1;
            for (uint32_t r = 0; r < lines.ptr[0].u.line.n_runs; r++) {
                const Run *run = &lines.ptr[0].u.line.runs[r];
                buf_put(&drawn, run->text, run->n_text);
                for (uint32_t k = 0; k < run->n_clusters; k++) {
                    CHECK_AT(c, run->clusters[k].x > pen, "line %zu: %d after %d", i, (int)run->clusters[k].x,
                             (int)pen);
                    pen = run->clusters[k].x;
                }
            }
            for (size_t k = 0; k < marks.len; k++)
                CHECK(c, marks.ptr[k].kind == ITEM_DOT || marks.ptr[k].kind == ITEM_STROKE ||
                             marks.ptr[k].kind == ITEM_WAVE ||
                             (marks.ptr[k].kind == ITEM_LINE && marks.ptr[k].u.line.kind == LINE_MARK));
            vec_free(&lines);
            vec_free(&marks);
        }
        for (size_t i = 0; i < s.p->n_atoms; i++)
            if (s.p->atoms[i].cls != CC_NOTE)
                buf_put(&meant, s.p->text + s.p->atoms[i].text, s.p->atoms[i].bytes);
        CHECK_STR(c, bench_keep(b, &drawn), bench_keep(b, &meant));
    }
}

/* Escapes cut a paragraph into a piece a character: the last of more than 65,536 still knows its link. */
static void test_many_pieces(Checks *c, Bench *b)
{
    enum { PIECES = 70000 };
    Piece *at = ARENA_ARRAY(b->arena, Piece, PIECES);
    for (size_t i = 0; i < PIECES; i++)
        at[i] = (Piece){.text = "\xE4\xB8\xAD", .style = {.role = font_book_role(b->book, "song"), .size = EM}};
    at[PIECES - 1].style.href = "https://example.org/";
    Para *p = para_shape(b->text, b->arena, b->diag, at, PIECES, &b->style);
    CHECK_INT(c, p->n_atoms, PIECES);
    size_t n;
    BrokenLine *lines = para_break(b->text, b->arena, p, 20 * EM, &n);
    ItemVec items = {0}, marks = {0};
    para_place(b->text, b->arena, p, &lines[n - 1], 20 * EM, 0, 0, LINE_BODY, &items, &marks);
    CHECK_INT(c, items.len, 1);
    const Line *last = &items.ptr[0].u.line;
    CHECK(c, last->runs[last->n_runs - 1].href != NULL && last->runs[0].href == NULL);
    vec_free(&items);
    vec_free(&marks);
}

/* Tibetan is blacker than Han: in Chinese text it is set at the role's tibetan_size, in its own papers as large as all.
 */
static void test_tibetan_size(Checks *c, Bench *b)
{
    Para *p = bench_para(b, "汉བོད་ ཡིག字A");
    for (size_t i = 0; i < p->n_atoms; i++) {
        bool tibetan = class_is_tibetan((CharClass)p->atoms[i].cls) || p->atoms[i].cls == CC_SPACE;
        CHECK_INT(c, p->atoms[i].size, tibetan ? EM * 85 / 100 : EM);
    }
    ItemVec items = bench_items(b, "汉བོད་字", 10, 0);
    CHECK_INT(c, items.len, 1);
    CHECK_INT(c, items.ptr[0].u.line.runs[1].size, EM * 85 / 100);
    vec_free(&items);
    p = bench_para(b, "{s:汉བོད་}"); /* in titles the two stand level */
    CHECK_INT(c, p->atoms[1].size, EM);
    b->style.lang = LANG_BO;
    p = bench_para(b, "汉བོད་");
    CHECK_INT(c, p->atoms[1].size, EM);
}

/* Beside a column: notes' marks in line at its right half, dots right of it, name and book lines left, strikes down its
 * middle. */
static void test_vertical_marks(Checks *c, Bench *b)
{
    b->style.vertical = true;
    ItemVec items = bench_items(b, "一二三{t:①}四五", 20, 0);
    CHECK_INT(c, items.len, 2);
    const Line *mark = &items.ptr[1].u.line;
    CHECK(c, mark->kind == LINE_MARK && mark->vertical && mark->runs[0].flags == RUN_VERTICAL);
    CHECK_INT(c, mark->x, 0);
    CHECK_INT(c, mark->y, 3 * EM);
    CHECK_INT(c, mark->runs[0].size, EM * 6 / 10);
    CHECK_AT(c, abs(mark->runs[0].glyphs[0].x + mark->runs[0].size - EM / 2) <= 2, "%d",
             (int)mark->runs[0].glyphs[0].x);
    vec_free(&items);
    items = bench_items(b, "请{e:不可，读App}好{n:沈括}{w:笔谈}{s:误}", 20, 0);
    CHECK_INT(c, count(&items, ITEM_DOT), 3); /* neither on the mark nor beside Latin, which is in italics */
    Len middle = EM * 3 / 2;
    for (size_t i = 0; i < items.len; i++) {
        const Item *it = &items.ptr[i];
        if (it->kind == ITEM_DOT) {
            CHECK_AT(c, it->u.dot.x - it->u.dot.r >= EM / 2 && it->u.dot.x + it->u.dot.r < EM * 3 / 4, "%d",
                     (int)it->u.dot.x);
            CHECK_INT(c, it->u.dot.y, middle);
            middle += middle == EM * 5 / 2 ? 2 * EM : EM;
        } else if (it->kind == ITEM_STROKE) { /* beside its two characters, ⅛ em from the next */
            CHECK(c, it->u.stroke.at.x < -EM / 2 && it->u.stroke.at.x > -EM * 3 / 4 && it->u.stroke.at.w == 0);
            CHECK_AT(c, abs(it->u.stroke.at.h - (2 * EM - EM / 8)) <= 2, "%d", (int)it->u.stroke.at.h);
        } else if (it->kind == ITEM_WAVE) {
            CHECK(c, it->u.wave.down && it->u.wave.x < -EM / 2 && it->u.wave.x > -EM * 3 / 4);
            CHECK_AT(c, abs(it->u.wave.w - (2 * EM - EM / 8)) <= 2, "%d", (int)it->u.wave.w);
        }
    }
    CHECK(c, count(&items, ITEM_STROKE) == 1 && count(&items, ITEM_WAVE) == 1);
    vec_free(&items);
}

int main(void)
{
    static BenchTest *const tests[] = {
        test_indent,     test_indent_opening, test_note_mark,   test_emphasis_dots, test_emphasis_italic,
        test_name_lines, test_drawing_order,  test_many_pieces, test_tibetan_size,  test_vertical_marks};
    return bench_run(tests, sizeof tests / sizeof *tests);
}
