/* Roles to faces: each script keeps its font, rare characters fall back along the table, a missing one is an error. */
#include "tests/unit/text_fixture.h"
#include "fonts/font_table.h"
#include <stdlib.h>

static const char *family(Bench *b, const char *role, ScriptClass sc, uint32_t cp)
{
    GlyphRef g;
    return font_book_glyph(b->book, font_book_role(b->book, role), sc, cp, &g) ? g.face->family : "";
}

static void test_scripts(Checks *c, Bench *b)
{
    static const struct {
        const char *role;
        ScriptClass sc;
        uint32_t cp;
        const char *family;
    } cases[] = {{"song", SCRIPT_HAN, 0x56FD, "Noto Serif CJK SC"}, {"song", SCRIPT_HANT, 0x570B, "Noto Serif CJK TC"},
                 {"hei", SCRIPT_HAN, 0x56FD, "Noto Sans CJK SC"},   {"hei", SCRIPT_HANT, 0x570B, "Noto Sans CJK TC"},
                 {"kai", SCRIPT_HAN, 0x56FD, "LXGW WenKai"},        {"kai", SCRIPT_LATIN, 'a', "Noto Serif CJK SC"},
                 {"song", SCRIPT_TIBETAN, 0x0F56, "DDC Uchen"},     {"kai", SCRIPT_TIBETAN, 0x0F56, "DDC Uchen"},
                 {"song", SCRIPT_HAN, 0x201C, "Noto Serif CJK SC"}, {"song", SCRIPT_HAN, 0x2014, "Noto Serif CJK SC"},
                 {"song", SCRIPT_HAN, 0x2026, "Noto Serif CJK SC"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CHECK_STR(c, family(b, cases[i].role, cases[i].sc, cases[i].cp), cases[i].family);
    /* forms of the paper's language (locl): 骨 is drawn in two ways */
    GlyphRef s, t;
    CHECK(c, font_book_glyph(b->book, font_book_role(b->book, "song"), SCRIPT_HAN, 0x9AA8, &s));
    CHECK(c, font_book_glyph(b->book, font_book_role(b->book, "song"), SCRIPT_HANT, 0x9AA8, &t));
    CHECK(c, s.gid != t.gid);
    /* in one line: Han, its marks, Latin and Tibetan each in their own */
    Para *p = bench_para(b, "国，A“”བོད——3");
    for (size_t i = 0; i < p->n_atoms; i++)
        CHECK_STR(c, p->atoms[i].face->family,
                  class_is_tibetan((CharClass)p->atoms[i].cls) ? "DDC Uchen" : "Noto Serif CJK SC");
    /* nothing outside the table */
    static const char *const table[] = {"Noto Serif CJK SC",
                                        "Noto Serif CJK TC",
                                        "Noto Sans CJK SC",
                                        "Noto Sans CJK TC",
                                        "Noto Sans Mono CJK SC",
                                        "LXGW WenKai",
                                        "BabelStone Han",
                                        "HanaMinB",
                                        "DDC Uchen",
                                        "Tibetan Machine Uni",
                                        "Noto Serif",
                                        "Noto Sans",
                                        "Noto Sans Symbols2",
                                        "Noto Sans Symbols",
                                        "Noto Sans Math",
                                        "Symbola"};
    for (size_t i = 0; i < font_book_faces(b->book); i++) {
        bool known = false;
        for (size_t k = 0; k < sizeof table / sizeof *table; k++)
            known |= strcmp(font_book_face(b->book, i)->family, table[k]) == 0;
        CHECK_AT(c, known, "%s", font_book_face(b->book, i)->family);
    }
}

/* The mainland's 楷 has 、，。；：！？ at the foot of their em: zh-Hant takes them from 宋, by weight, all else from
 * 楷. */
static void test_hant_marks(Checks *c, Bench *b)
{
    static const uint32_t marks[] = {0x3001, 0x3002, 0xFF01, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F};
    static const char *const roles[] = {"kai", "heavykai"};
    for (size_t r = 0; r < sizeof roles / sizeof *roles; r++)
        for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
            GlyphRef g;
            hb_glyph_extents_t e;
            CHECK_STR(c, family(b, roles[r], SCRIPT_HANT, marks[i]), "Noto Serif CJK TC");
            CHECK_STR(c, family(b, roles[r], SCRIPT_HAN, marks[i]), "LXGW WenKai");
            CHECK(c, font_book_glyph(b->book, font_book_role(b->book, roles[r]), SCRIPT_HANT, marks[i], &g));
            CHECK(c, hb_font_get_glyph_extents(g.face->hb_font, g.gid, &e));
            double middle = (e.x_bearing + e.width / 2.0) / g.face->upem;
            CHECK_AT(c, fabs(middle - 0.5) < 0.05, "%s %04X: %.3f em", roles[r], marks[i], middle);
            CHECK_INT(c, g.face->weight, r ? 700 : 400);
        }
    CHECK_STR(c, family(b, "kai", SCRIPT_HANT, 0x300C), "LXGW WenKai");
    CHECK_STR(c, family(b, "kai", SCRIPT_HANT, 0x570B), "LXGW WenKai");
}

/* m³, 10⁶, H₂O: where the face lacks some, all are its own figures at 0.6 of their size, raised or lowered. */
static void test_script_figures(Checks *c, Bench *b)
{
    static const uint32_t cps[] = {0x2070, 0xB9, 0xB2, 0xB3, 0x2074, 0x2075, 0x2076, 0x2077, 0x2078, 0x2079};
    static const char *const roles[] = {"song", "biaosong", "hei", "kai", "mono"};
    for (size_t r = 0; r < sizeof roles / sizeof *roles; r++)
        for (uint32_t i = 0; i < 20; i++) {
            GlyphRef g, digit;
            hb_glyph_extents_t e, of;
            int role = font_book_role(b->book, roles[r]);
            CHECK(c, font_book_glyph(b->book, role, SCRIPT_LATIN, i < 10 ? cps[i] : 0x2080 + i - 10, &g));
            CHECK(c, font_book_glyph(b->book, role, SCRIPT_LATIN, '0' + i % 10, &digit));
            CHECK_STR(c, g.face->family, digit.face->family);
            CHECK_STR(c, g.face->style, digit.face->style);
            CHECK(c, g.face->made && !digit.face->made);
            CHECK(c, hb_font_get_glyph_extents(g.face->hb_font, g.gid, &e));
            CHECK(c, hb_font_get_glyph_extents(digit.face->hb_font, digit.gid, &of));
            CHECK_AT(c, abs(e.width - of.width * 6 / 10) <= 2, "%u: %d of %d", i, e.width, of.width);
            CHECK_AT(c, abs(e.height - of.height * 6 / 10) <= 2, "%u: %d of %d", i, e.height, of.height);
            CHECK_AT(c, abs(g.advance - digit.advance * 6 / 10) <= 1, "%u: %d of %d", i, g.advance, digit.advance);
            int foot =
                e.y_bearing + e.height; /* above, they hang from the figures' head; below, through the baseline */
            CHECK(c, i < 10 ? foot > 250 && e.y_bearing > 700 : foot < 0 && e.y_bearing > 200);
        }
    Para *p = bench_para(b, "10⁶ km²、H₂O、x⁻³、2ⁿ");
    CHECK_STR(c, p->text, "10⁶ km²、H₂O、x⁻³、2ⁿ");
    const Face *scripts = p->atoms[2].face;
    for (size_t i = 0; i < p->n_atoms; i++)
        CHECK_AT(c, (p->atoms[i].cp >= 0xB2 && p->atoms[i].cp < 0x2090) == (p->atoms[i].face == scripts), "%04X",
                 p->atoms[i].cp);
    GlyphRef own; /* a face that has them all keeps them */
    CHECK(c, font_book_glyph(b->book, font_book_role(b->book, "song"), SCRIPT_ITALIC, 0x2076, &own) && !own.face->made);
}

/* Uchen has one weight: headline roles make its strokes wider, advances and shaping as they were. */
static void test_tibetan_bold(Checks *c, Bench *b)
{
    static const char text[] = "བོད་ཡིག་གི་གསལ་བྱེད་སྒྲུབ།";
    char styled[128];
    snprintf(styled, sizeof styled, "{s:%s}", text);
    Para *light = bench_para(b, text), *bold = bench_para(b, styled);
    CHECK_INT(c, light->n_atoms, bold->n_atoms);
    for (size_t i = 0; i < light->n_atoms && i < bold->n_atoms; i++) {
        const Atom *x = &light->atoms[i], *y = &bold->atoms[i];
        uint32_t gid = light->glyphs[x->glyph].gid;
        CHECK_STR(c, y->face->family, "DDC Uchen");
        CHECK(c, y->face->made && !x->face->made && y->face->weight > x->face->weight);
        CHECK_AT(c, x->n_glyphs == y->n_glyphs && gid == bold->glyphs[y->glyph].gid, "%zu", i);
        CHECK_INT(c, hb_font_get_glyph_h_advance(x->face->hb_font, gid),
                  hb_font_get_glyph_h_advance(y->face->hb_font, gid));
        hb_glyph_extents_t own, wide;
        CHECK(c, hb_font_get_glyph_extents(x->face->hb_font, gid, &own));
        CHECK(c, hb_font_get_glyph_extents(y->face->hb_font, gid, &wide));
        int by = x->face->upem * 4 / 100; /* heavysong: 4% */
        CHECK_AT(c, abs(wide.width - own.width - by) <= by / 2, "%zu: %d, %d", i, wide.width, own.width);
        CHECK_AT(c, abs(wide.x_bearing - own.x_bearing + by / 2) <= by / 2, "%zu", i);
        CHECK_AT(c, wide.height < own.height && own.height - wide.height <= by, "%zu: %d", i, own.height - wide.height);
    }
}

static void test_latin_face(Checks *c, Bench *b)
{
    CHECK_STR(c, family(b, "hei", SCRIPT_LATIN, 'a'), "Noto Sans CJK SC");
    CHECK_STR(c, family(b, "song", SCRIPT_LATIN, 'a'), "Noto Serif CJK SC");
    CHECK_STR(c, family(b, "song", SCRIPT_LATIN, 0x1E0D), "Noto Serif"); /* ḍ: the next of the role's list */
    CHECK_STR(c, family(b, "hei", SCRIPT_LATIN, 0x1E0D), "Noto Sans");
    CHECK_STR(c, bench_para(b, "汉{b:App}字")->atoms[1].face->family, "Noto Sans CJK SC");
    CHECK_STR(c, bench_para(b, "汉{x:App}字")->atoms[1].face->family, "Noto Sans Mono CJK SC");
    CHECK_INT(c, bench_para(b, "汉{s:App}字")->atoms[1].face->weight, 900);
}

/* Extensions A–H, as far as the fonts of the table go, in every role, an em wide. */
static void test_rare_characters(Checks *c, Bench *b)
{
    static const uint32_t rare[] = {0x3400,  0x4DB5,  0x9FEF,  0x20000, 0x20BB7, 0x2A6D6, 0x2A700, 0x2B734,
                                    0x2B740, 0x2B81D, 0x2B820, 0x2CEA1, 0x2CEB0, 0x2EBE0, 0x30EDE};
    static const char *const roles[] = {"song", "hei", "kai", "biaosong", "heavysong"};
    for (size_t i = 0; i < sizeof rare / sizeof *rare; i++)
        for (size_t r = 0; r < sizeof roles / sizeof *roles; r++) {
            GlyphRef g;
            bool there = font_book_glyph(b->book, font_book_role(b->book, roles[r]), SCRIPT_HAN, rare[i], &g);
            CHECK_AT(c, there && g.gid && g.advance == g.face->upem, "U+%04X in %s", (unsigned)rare[i], roles[r]);
        }
    CHECK_STR(c, family(b, "kai", SCRIPT_HAN, 0x4DB5), "Noto Serif CJK SC"); /* in the list's order */
    CHECK_STR(c, family(b, "song", SCRIPT_HAN, 0x2B820 + 1), family(b, "kai", SCRIPT_HAN, 0x2B820 + 1));
    CHECK_STR(c, bench_natural(b, "王𬺰（𠀀）"), "0 1 2 3 4 5");
    CHECK_STR(c, bench_lines(b, "一二三𠀀，四五", 4), "一二三/𠀀，四五");
}

static void test_missing_glyph(Checks *c, Bench *b)
{
    static const uint32_t missing[] = {0xF0000, 0x323B1, 0x13000, 0xE000, 0x0378};
    for (size_t i = 0; i < sizeof missing / sizeof *missing; i++) {
        Diag *all = b->diag;
        b->diag = diag_new();
        char text[16] = "王", name[32];
        size_t n = (size_t)utf8_encode(missing[i], text + 3);
        memcpy(text + 3 + n, "字", 4);
        Para *p = bench_para(b, text);
        CHECK_INT(c, diag_errors(b->diag), 1);
        CHECK_INT(c, p->n_atoms, 2); /* never a box: it is left out */
        Buf out = {0};
        diag_print(b->diag, false, &out);
        snprintf(name, sizeof name, "(U+%04X)", (unsigned)missing[i]);
        CHECK_AT(c, strstr(out.data, name) && strstr(out.data, "no font has the character"), "%s", out.data);
        buf_free(&out);
        diag_free(b->diag);
        b->diag = all;
    }
}

/* A paragraph in a script without a font: each character once. 30,000 of one once took two minutes. */
static void test_missing_script(Checks *c, Bench *b)
{
    Buf text = {0};
    for (int i = 0; i < 30000; i++)
        buf_puts(&text, i % 2 ? "\U00013000" : "\U00013001");
    Diag *all = b->diag;
    b->diag = diag_new();
    CHECK_INT(c, bench_para(b, text.data)->n_atoms, 0);
    CHECK_INT(c, diag_errors(b->diag), 2);
    diag_free(b->diag);
    b->diag = diag_new(); /* many of one don't hide the other */
    text.len = 0;
    for (int i = 0; i < 101; i++)
        buf_puts(&text, i < 100 ? "\U00013000" : "\U00013001");
    bench_para(b, text.data);
    CHECK_INT(c, diag_errors(b->diag), 2);
    diag_free(b->diag);
    b->diag = all;
    buf_free(&text);
}

/* fonts.yaml: each fault at its place; what may be left out. */
#define ROLE "han: [H], hant: [T], latin: [L], tibetan: [B]"
static void test_table(Checks *c, Bench *b)
{
    static const struct {
        const char *text, *told; /* NULL: none */
    } cases[] = {
        {"roles: {song: {" ROLE "}}\n", NULL},
        {"roles: {song: {" ROLE ", weight: 100}, hei: {" ROLE ", weight: 900}}\n", NULL},
        {"roles: {song: {" ROLE ", weight: 99}}\n",
         "1:71: error: `weight` must be a whole number from 100 to 900, not “99”"},
        {"roles: {song: {" ROLE ", weight: 901}}\n", "`weight` must be a whole number from 100 to 900, not “901”"},
        {"roles: {song: {" ROLE ", tibetan_size: 50%}, hei: {" ROLE ", tibetan_size: 150%}}\n", NULL},
        {"roles: {song: {" ROLE ", tibetan_size: 49%}}\n",
         "`tibetan_size` must be a share from 50% to 150%, not “49%”"},
        {"roles: {song: {" ROLE ", tibetan_size: 151%}}\n",
         "`tibetan_size` must be a share from 50% to 150%, not “151%”"},
        {"roles: {song: {" ROLE ", tibetan_size: 85}}\n", "`tibetan_size` must be a share from 50% to 150%, not “85”"},
        {"roles: {song: {" ROLE ", tibetan_size: \"%\"}}\n",
         "`tibetan_size` must be a share from 50% to 150%, not “%”"},
        {"roles: {song: {han: H, hant: [T], latin: [L], tibetan: [B]}}\n", "1:21: error: "},
        {"roles: {song: {han: [], hant: [T], latin: [L], tibetan: [B]}}\n", "1:21: error: "},
        {"roles: {song: {hant: [T], latin: [L], tibetan: [B]}}\n", "han"},
        {"roles: {song: {" ROLE ", latn: [L]}}\n", "latn"},
        {"roles: {song: {" ROLE "}}\nsymbol: [S]\n", "symbol"},
        {"roles: {}\n", "error: "},
        {"roles: [song]\n", "error: "},
        {"symbols: [S]\n", "error: "},
        {"roles: {song: {" ROLE "}}\nhyphenation: [en]\n",
         "2:14: error: `hyphenation` must be keys with values, not a list"},
        {"roles: {song: {" ROLE "}}\nhyphenation: {fr: x}\n", "fr"},
    };
    World *w = world_new();
    Buf out = {0};
    FontTable table;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Diag *d = diag_new();
        CHECK(c, world_write(w, d, "./fonts.yaml", cases[i].text, strlen(cases[i].text)));
        CHECK_INT(c, font_table_load(w, d, b->arena, ".", &table), !cases[i].told);
        out.len = 0;
        buf_puts(&out, "");
        diag_print(d, false, &out);
        CHECK_AT(c, cases[i].told ? strstr(out.data, cases[i].told) != NULL : !*out.data, "%s: %s", cases[i].text,
                 out.data);
        diag_free(d);
    }
    buf_free(&out);
    world_free(w);
}

/* What a whole table says. */
static void test_whole_table(Checks *c, Bench *b)
{
    World *w = world_new();
    FontTable table;
    static const char whole[] =
        "symbols: [S1, S2]\nemoji: [E]\nhyphenation: {en: my.dic}\n"
        "roles: {song: {" ROLE ", italic: [I], weight: 700, hant_marks: [M]}, hei: {" ROLE "}}\n";
    CHECK(c, world_write(w, b->diag, "./fonts.yaml", whole, sizeof whole - 1));
    CHECK(c, font_table_load(w, b->diag, b->arena, ".", &table));
    const FontRole *roles = table.roles;
    CHECK_INT(c, table.n_roles, 2);
    CHECK_STR(c, table.dictionary, "./my.dic");
    CHECK_STR(c, roles[0].name, "song");
    CHECK_INT(c, roles[0].weight, 700);
    CHECK_INT(c, roles[1].weight, 400);
    CHECK_INT(c, roles[1].tibetan_size, 1000);
    CHECK_STR(c, roles[0].hant_marks, "M");
    CHECK_STR(c, roles[1].hant_marks, "");
    CHECK_STR(c, roles[0].families[SCRIPT_HAN], "H,S1,S2,E"); /* signs and emoji after the script's own */
    CHECK_STR(c, roles[0].families[SCRIPT_ITALIC], "I,S1,S2,E");
    CHECK_STR(c, roles[1].families[SCRIPT_ITALIC], "L,S1,S2,E"); /* without italics: upright */
    CHECK(c, strncmp(roles[0].families[SCRIPT_EMOJI], "E,S1,S2,L", 9) == 0);
    world_free(w);
}

int main(void)
{
    static BenchTest *const tests[] = {test_scripts,    test_hant_marks,      test_script_figures, test_tibetan_bold,
                                       test_latin_face, test_rare_characters, test_missing_glyph,  test_missing_script,
                                       test_table,      test_whole_table};
    return bench_run(tests, sizeof tests / sizeof *tests);
}
