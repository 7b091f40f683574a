/* Characters no text should hold: what of them goes, what stays, and that places are still those of the file. */
#include "world/clean.h"
#include "tests/unit/parse_fixture.h"

#define ZWSP "\xE2\x80\x8B"
#define ZWNJ "\xE2\x80\x8C"
#define ZWJ "\xE2\x80\x8D"
#define LRM "\xE2\x80\x8E"
#define RLM "\xE2\x80\x8F"
#define LS "\xE2\x80\xA8"
#define PS "\xE2\x80\xA9"
#define WJ "\xE2\x81\xA0"
#define BOM "\xEF\xBB\xBF"
#define SHY "\xC2\xAD"
#define NBSP "\xC2\xA0"
#define NNBSP "\xE2\x80\xAF"
#define EM_SPACE "\xE2\x80\x83"
#define EN_SPACE "\xE2\x80\x82"

#define CONTROL(place, code) place ": warning: the control character U+" code " is left out (delete it)"

/* Pasted controls and noncharacters: dropped, each with a warning at its place. */
static const Told controls[] = {
    {"甲\x08乙", "para \"甲乙\"", CONTROL("4:2", "0008")},
    {"甲\x01\x02乙\x7F", "para \"甲乙\"",
     CONTROL("4:2", "0001") "; " CONTROL("4:3", "0002") "; " CONTROL("4:5", "007F")},
    {"甲\xC2\x97乙", "para \"甲乙\"",
     "4:2: warning: the control character U+0097 is left out (delete it; if a — was meant, write that)"},
    {"甲\xC2\x81乙", "para \"甲乙\"", CONTROL("4:2", "0081")},
    {"甲\xEF\xBF\xBF乙", "para \"甲乙\"", "4:2: warning: the noncharacter U+FFFF is left out (delete it)"},
    {"甲\xEF\xB7\x90乙{汉|hàn}", "para \"甲乙\" ruby{汉|hàn}",
     "4:2: warning: the noncharacter U+FDD0 is left out (delete it)"},
    {"甲\xF0\x9F\xBF\xBE乙", "para \"甲乙\"", "4:2: warning: the noncharacter U+1FFFE is left out (delete it)"},
    {"**甲\x08，**乙", "para strong \"甲，\" \"乙\"", CONTROL("4:4", "0008")},
    {"`a\x08\x62`", "para code verbatim \"ab\"", CONTROL("4:3", "0008")},
    {"```\na\x08\x62\n```", "code \"ab\"", CONTROL("5:2", "0008")},
    {"![甲\x08乙](a.png \"丙\x08丁\")", "figure src=\"a.png\" alt=\"甲乙\" \"丙丁\"",
     CONTROL("4:4", "0008") "; " CONTROL("4:16", "0008")},
    {"[甲](b\x08.html)", "para link=\"b.html\" \"甲\"", CONTROL("4:6", "0008")},
    /* a line's end of another kind: a space between words, nothing between Han */
    {"one\x0Btwo\x0C three\xC2\x85"
     "four",
     "para \"one two three four\"",
     CONTROL("4:4", "000B") "; " CONTROL("4:8", "000C") "; 4:15: warning: the control character U+0085 is left out "
                                                        "(delete it; if a … was meant, write that)"},
    {"甲\x0B乙", "para \"甲乙\"", CONTROL("4:2", "000B")},
    {"甲\xEF\xBF\xBD乙", "para \"甲\xEF\xBF\xBD乙\"",
     "4:2: warning: a character was lost before the file was saved: U+FFFD stands for it (write the character)"},
    /* the places of what follows in the line and after it */
    {"甲\x08乙[^x]\n\n\x08丙[^y]", "para \"甲乙[^x]\"; para \"丙[^y]\"",
     CONTROL("4:2", "0008") "; 4:4: warning: the note [^x] is not defined (write the note: [^label]: text); " CONTROL(
         "6:1", "0008") "; 6:3: warning: the note [^y] is not defined (write the note: [^label]: text)"},
};

#define LEFT(place, code, name) place ": note: U+" code " left out (" name ")"

static const Told unseen[] = {
    {"图书" ZWSP "角", "para \"图书角\"", LEFT("4:3", "200B", "ZERO WIDTH SPACE")},
    {"十一" ZWSP "，甲", "para \"十一，甲\"", LEFT("4:3", "200B", "ZERO WIDTH SPACE")},
    {"甲" ZWNJ "乙", "para \"甲乙\"", LEFT("4:2", "200C", "ZERO WIDTH NON-JOINER")},
    {"甲" ZWJ "乙", "para \"甲乙\"", LEFT("4:2", "200D", "ZERO WIDTH JOINER")},
    {"甲" WJ "乙", "para \"甲乙\"", LEFT("4:2", "2060", "WORD JOINER")},
    {"甲" BOM "乙", "para \"甲乙\"", LEFT("4:2", "FEFF", "ZERO WIDTH NO-BREAK SPACE")},
    {"甲" LRM "，" RLM, "para \"甲，\"",
     LEFT("4:2", "200E", "LEFT-TO-RIGHT MARK") "; " LEFT("4:4", "200F", "RIGHT-TO-LEFT MARK")},
    {"甲\xE2\x80\xAA乙\xE2\x80\xAC\xE2\x81\xA6丙\xE2\x81\xA9", "para \"甲乙丙\"",
     LEFT("4:2", "202A", "LEFT-TO-RIGHT EMBEDDING") "; " LEFT("4:4", "202C", "POP DIRECTIONAL FORMATTING") "; " LEFT(
         "4:5", "2066", "LEFT-TO-RIGHT ISOLATE") "; " LEFT("4:7", "2069", "POP DIRECTIONAL ISOLATE")},
    {"甲" SHY "乙co" SHY "op" SHY "，", "para \"甲乙co" SHY "op，\"",
     LEFT("4:2", "00AD", "SOFT HYPHEN") "; " LEFT("4:9", "00AD", "SOFT HYPHEN")},
    {"甲\xE3\x85\xA4乙", "para \"甲乙\"", LEFT("4:2", "3164", "HANGUL FILLER")},
    {"甲\xEF\xBF\xBC乙", "para \"甲乙\"", LEFT("4:2", "FFFC", "OBJECT REPLACEMENT CHARACTER")},
    {"word" ZWSP "s and" BOM " t" WJ "wo", "para \"words and two\"",
     LEFT("4:5", "200B", "ZERO WIDTH SPACE") "; " LEFT("4:11", "FEFF", "ZERO WIDTH NO-BREAK SPACE") "; " LEFT(
         "4:14", "2060", "WORD JOINER")},
    {"**甲。**" ZWSP "乙", "para strong \"甲。\" \"乙\"", LEFT("4:7", "200B", "ZERO WIDTH SPACE")},
    {"`甲" ZWSP "乙`", "para code verbatim \"甲乙\"", LEFT("4:3", "200B", "ZERO WIDTH SPACE")},
    {"![湖" ZWSP "边](a.png \"湖" ZWSP "边\")", "figure src=\"a.png\" alt=\"湖边\" \"湖边\"",
     LEFT("4:4", "200B", "ZERO WIDTH SPACE") "; " LEFT("4:16", "200B", "ZERO WIDTH SPACE")},
    {ZWSP "# 甲", "heading 1 \"甲\"", LEFT("4:1", "200B", "ZERO WIDTH SPACE")},
    /* by entity */
    {"图书&#8203;角", "para \"图书角\"", LEFT("4:3", "200B", "ZERO WIDTH SPACE")},
    {"甲&zwj;乙&#x202e;丙", "para \"甲乙丙\"",
     LEFT("4:2", "200D", "ZERO WIDTH JOINER") "; " LEFT("4:8", "202E", "RIGHT-TO-LEFT OVERRIDE")},
    {"co&shy;op 甲&shy;乙", "para \"co" SHY "op 甲乙\"", LEFT("4:12", "00AD", "SOFT HYPHEN")},
    {"![甲&#8203;乙](a.png)", "figure src=\"a.png\" alt=\"甲乙\"", LEFT("4:4", "200B", "ZERO WIDTH SPACE")},
};

/* What these characters are for. */
static const Told kept[] = {
    {"می" ZWNJ "خواهم", "para \"می" ZWNJ "خواهم\"", ""},
    {"क्" ZWJ "ष", "para \"क्" ZWJ "ष\"", ""},
    {"\xF0\x9F\x91\xA8" ZWJ "\xF0\x9F\x91\xA9" ZWJ "\xF0\x9F\x91\xA7",
     "para \"\xF0\x9F\x91\xA8" ZWJ "\xF0\x9F\x91\xA9" ZWJ "\xF0\x9F\x91\xA7\"", ""},
    {"\xE2\x9D\xA4\xEF\xB8\x8F" ZWJ "\xF0\x9F\x94\xA5 1\xEF\xB8\x8F\xE2\x83\xA3",
     "para \"\xE2\x9D\xA4\xEF\xB8\x8F" ZWJ "\xF0\x9F\x94\xA5 1\xEF\xB8\x8F\xE2\x83\xA3\"", ""},
    {"葛\xF3\xA0\x84\x80城", "para \"葛\xF3\xA0\x84\x80城\"", ""},
    {"שלום" RLM " 甲", "para \"שלום" RLM " 甲\"", ""},
    {"ภาษา" ZWSP "ไทย", "para \"ภาษา" ZWSP "ไทย\"", ""},
    {"10" NBSP "km甲" NBSP "乙" NNBSP "丙", "para \"10" NBSP "km甲" NBSP "乙" NNBSP "丙\"", ""},
    {"10&nbsp;km", "para \"10" NBSP "km\"", ""},
};

/* U+2028, U+2029: a line ends, wherever they stand. */
static const Told separators[] = {
    {"甲" LS "乙", "para \"甲\" break \"乙\"", ""},
    {"**甲" PS "　乙**", "para strong \"甲\" break strong \"乙\"", ""},
    {"# 甲" LS "乙", "heading 1 \"甲\" break \"乙\"", ""},
    {"|甲" LS "乙|\n|-|", "table -; .row; ..cell \"甲\" break \"乙\"", ""},
    {"![甲" LS "乙](a.png \"丙" LS "丁\")", "figure src=\"a.png\" alt=\"甲 乙\" \"丙\" break \"丁\"", ""},
    {"`a" LS "b`", "para code verbatim \"a b\"", ""},
    {"```\na" LS "b\n\nc\n```", "code \"a\\nb\\n\\nc\"", ""},
    {"```诗\n甲" LS "乙\n```", "verse \"甲\" break \"乙\"", ""},
    {"甲&#8232;乙", "para \"甲\" break \"乙\"", ""},
};

/* Numeric references to line ends and to nothing. */
static const Told entities[] = {
    {"foo&#10;bar", "para \"foo bar\"", ""},
    {"foo&#13;bar&#x9;baz&Tab;x&NewLine;y", "para \"foo bar baz x y\"", ""},
    {"foo&#10;\nbar", "para \"foo bar\"", ""},
    {"a&#0;b", "para \"ab\"", "4:2: warning: &#0; names no character: it is left out (delete it)"},
    {"a&#xD800;b", "para \"ab\"", "4:2: warning: &#xD800; names no character: it is left out (delete it)"},
    {"a&#1;b&#x97;", "para \"ab\"",
     CONTROL("4:2", "0001") "; 4:7: warning: the control character U+0097 is left out (delete it; if a — was meant, "
                            "write that)"},
    {"a&#xFDD0;b", "para \"ab\"", "4:2: warning: the noncharacter U+FDD0 is left out (delete it)"},
    {"&foo; &amp;foo; `&#10;`", "para \"&foo; &foo; \" code verbatim \"&#10;\"", ""},
};

/* Blanks by which paragraphs are indented by hand would indent them twice. */
static const Told indents[] = {
    {"&emsp;&emsp;甲", "para \"甲\"", ""},
    {"&nbsp;&nbsp;&nbsp;&nbsp;甲", "para \"甲\"", ""},
    {"&#12288;&#12288;甲", "para \"甲\"", ""},
    {EM_SPACE EM_SPACE "甲", "para \"甲\"", ""},
    {EN_SPACE EN_SPACE EN_SPACE EN_SPACE "甲" EM_SPACE, "para \"甲\"", ""},
    {NBSP "　" NBSP "**甲**", "para strong \"甲\"", ""},
    {"> " EM_SPACE "甲\n\n- 　乙", "quote; .para \"甲\"; list tight; .item; ..para \"乙\"", ""},
    {"甲" EM_SPACE "乙", "para \"甲" EM_SPACE "乙\"", ""},
};

/* Titles and the other texts of the front matter, as characters and as escapes; a NUL, which no string can hold. */
static void test_front(Checks *c)
{
    static const char text[] =
        "---\ntitle: 图书" ZWSP "角\x08题\nkicker: \"甲\\u200b乙\\0丙\"\n"
        "deck: 上" LS "下\nbyline: " BOM "记者\ntags: [甲" ZWSP "乙]\nsummary: co" SHY "op" NBSP "x\n---\n甲\0乙";
    Arena *a = arena_new();
    Diag *d = diag_new();
    Buf reports = {0};
    Source src = {.path = "a.md", .text = text, .len = sizeof text - 1};
    const Article *k = article_parse(NULL, d, a, &src, LANG_ZH_HANS);
    CHECK_STR(c, k->title, "图书角题");
    CHECK_STR(c, k->kicker, "甲乙丙");
    CHECK_STR(c, k->deck, "上 下");
    CHECK_STR(c, k->byline, "记者");
    CHECK_STR(c, k->tags[0], "甲乙");
    CHECK_STR(c, k->summary, "co" SHY "op" NBSP "x");
    CHECK_STR(c, k->blocks[0].inlines.at[0].text, "甲乙");
    one_line_notes(d, &reports);
    CHECK_STR(
        c, reports.data,
        LEFT("2:10", "200B", "ZERO WIDTH SPACE") "; " CONTROL("2:12", "0008") "; " CONTROL("3:9", "0000") "; " LEFT(
            "3:9", "200B", "ZERO WIDTH SPACE") "; " LEFT("5:9", "FEFF",
                                                         "ZERO WIDTH NO-BREAK "
                                                         "SPACE") "; " LEFT("6:9", "200B",
                                                                            "ZERO "
                                                                            "WIDTH "
                                                                            "SPACE") "; " CONTROL("9:2", "0000"));
    CHECK_INT(c, diag_errors(d), 0);
    /* without notes only their number */
    reports.len = 0;
    diag_print(d, false, &reports);
    CHECK(c, strstr(reports.data, "\npaiban: note: 4 characters that can't be seen left out\nhint: paiban check lists "
                                  "them\n"));
    buf_free(&reports);
    diag_free(d);
    arena_free(a);
}

/* Texts of YAML's escapes: a line ends as a space, what can't be seen goes, the rest stays. */
static void test_escapes(Checks *c)
{
    static const struct {
        const char *in, *out;
        int reports;
    } cases[] = {{"上" LS "下", "上 下", 0},        {"one" LS "two", "one two", 0}, {"甲" ZWSP "乙", "甲乙", 1},
                 {"co" SHY "op", "co" SHY "op", 0}, {"甲\x01乙", "甲乙", 1},        {"甲" NBSP "b", "甲" NBSP "b", 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Arena *a = arena_new();
        Diag *d = diag_new();
        Buf told = {0};
        CHECK_STR(c, text_clean(d, a, cases[i].in, (Span){0}), cases[i].out);
        one_line_notes(d, &told);
        CHECK_AT(c, (told.len > 0) == cases[i].reports, "%s: %s", cases[i].in, told.data);
        buf_free(&told);
        diag_free(d);
        arena_free(a);
    }
}

/* What is no text at all is not told a million times, and cleaning takes time in proportion to length. */
static void test_floods(Checks *c)
{
    static const char *const units[] = {"\x01", ZWSP, "甲" ZWSP, ZWNJ ZWJ, "a" SHY};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        Buf body = {0}, reports = {0};
        for (int k = 0; k < 20000; k++)
            buf_puts(&body, units[i]);
        buf_puts(&body, "甲");
        parse_text("", body.data, LANG_ZH_HANS, NULL, &reports);
        CHECK(c, i || strstr(reports.data, "20000 control characters in the file"));
        CHECK(c, reports.len < 20000);
        buf_free(&body);
        buf_free(&reports);
    }
}

static void test_controls(Checks *c)
{
    CHECK_TOLD(c, controls);
}

static void test_unseen(Checks *c)
{
    CHECK_TOLD(c, unseen);
}

static void test_kept(Checks *c)
{
    CHECK_TOLD(c, kept);
}

static void test_separators(Checks *c)
{
    CHECK_TOLD(c, separators);
}

static void test_entities(Checks *c)
{
    CHECK_TOLD(c, entities);
}

static void test_indents(Checks *c)
{
    CHECK_TOLD(c, indents);
}

int main(void)
{
    Checks c = {0};
    test_controls(&c);
    test_unseen(&c);
    test_kept(&c);
    test_separators(&c);
    test_entities(&c);
    test_indents(&c);
    test_front(&c);
    test_escapes(&c);
    test_floods(&c);
    return CHECK_END(&c);
}
