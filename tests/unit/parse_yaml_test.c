/* YAML: trees, schemas, faults with their places. */
#include "fonts/font_table.h"
#include "front/front.h"
#include "parse/article.h"
#include "load/load.h"
#include "cascade/cascade.h"
#include "yaml/json_schema.h"
#include "yaml/nearest.h"
#include "yaml/yaml.h"
#include "tests/check.h"

#include <stddef.h>

typedef struct Inner {
    Span span;
    YamlText name;
    YamlInt size;
} Inner;
static const YamlField inner_fields[] = {
    {.key = "name", .type = YT_TEXT, .offset = offsetof(Inner, name), .required = true},
    {.key = "size", .type = YT_INT, .offset = offsetof(Inner, size), .min = -5, .max = 5, .preset = 3},
};
static const YamlSchema inner = {.what = "a thing", YAML_FIELDS(Inner, inner_fields), .short_key = "name"};

typedef struct Deep {
    Span span;
    YamlText wide; /* length */
    YamlInt part;  /* share */
    YamlColor tone;
} Deep;
static const YamlField deep_fields[] = {
    {.key = "wide", .type = YT_LENGTH, .offset = offsetof(Deep, wide)},
    {.key = "part", .type = YT_SHARE, .offset = offsetof(Deep, part), .max = 1000, .preset = 500},
    {.key = "tone", .type = YT_COLOR, .offset = offsetof(Deep, tone)},
};
static const YamlSchema deep = {.what = "`deep`", YAML_FIELDS(Deep, deep_fields)};

typedef struct Outer {
    Span span;
    YamlText title;
    YamlChoice kind;
    YamlFlag on;
    YamlList words;  /* of YamlText */
    YamlList things; /* of Inner */
    YamlList area;   /* of YamlInt */
    YamlTable sizes; /* of YamlText: lengths */
    Deep deep;
} Outer;
static const char *const kinds[] = {"red", "green", NULL};
static const YamlField word = {.type = YT_TEXT}, thing = {.type = YT_MAP, .of = &inner};
static const YamlField side = {.type = YT_INT, .max = 99}, size = {.type = YT_LENGTH};
static const YamlField outer_fields[] = {
    {.key = "title", .term = "标题", .type = YT_TEXT, .offset = offsetof(Outer, title), .required = true},
    {.key = "kind", .type = YT_CHOICE, .offset = offsetof(Outer, kind), .choices = kinds, .preset = 1},
    {.key = "on", .type = YT_FLAG, .offset = offsetof(Outer, on)},
    {.key = "words", .type = YT_LIST, .offset = offsetof(Outer, words), .item = &word},
    {.key = "things", .type = YT_LIST, .offset = offsetof(Outer, things), .item = &thing},
    {.key = "area", .type = YT_LIST, .offset = offsetof(Outer, area), .item = &side, .count = 2},
    {.key = "sizes", .type = YT_TABLE, .offset = offsetof(Outer, sizes), .item = &size},
    {.key = "deep", .type = YT_MAP, .offset = offsetof(Outer, deep), .of = &deep},
};
static const YamlConfusion confusions[] = {{"author", "write byline: …"}, {NULL, NULL}};
static const YamlSchema outer = {.what = "the file", YAML_FIELDS(Outer, outer_fields), .confusions = confusions};

static void read_text(const char *text, Arena *a, Outer *out, Buf *reports)
{
    Diag *d = diag_new();
    Source *src = ARENA_NEW(a, Source);
    *src = (Source){.path = "f.yaml", .text = text, .len = strlen(text)};
    yaml_read(d, a, yaml_parse(d, a, src, 0, src->len), &outer, out);
    Buf b = {0};
    buf_puts(&b, "");
    diag_print(d, false, &b);
    reports->len = 0;
    buf_puts(reports, "");
    for (char *line = b.data, *next; *line; line = next) {
        next = strchr(line, '\n');
        *next++ = 0;
        if (strncmp(line, "f.yaml:", 7) == 0)
            buf_printf(reports, "%s%s", reports->len ? "; " : "", line + 7);
        else if (strncmp(line, "hint: ", 6) == 0)
            buf_printf(reports, " (%s)", line + 6);
    }
    buf_free(&b);
    diag_free(d);
}

typedef struct Case {
    const char *in, *out;
} Case;

static const Case faults[] = {
    {"title: a\n", ""},
    {"", "1:1: error: the file needs the key `title` (标题) (add a line `title: …`)"},
    {"# only a comment\n", "1:1: error: the file needs the key `title` (标题) (add a line `title: …`)"},
    {"titel: a\n", "1:1: error: the file has no key `titel` (did you mean `title` (标题)?)"},
    {"title: a\nzzzzzz: 1\n", "2:1: error: the file has no key `zzzzzz` (the nearest valid key is `sizes`; valid "
                              "are title, kind, on, words, things, area, sizes, deep)"},
    {"title: a\n标题: b\n", "2:1: error: the file has no key `标题` (did you mean `title` (标题)?)"},
    {"title: a\nkind: bleu\n", "2:7: error: `kind` must be red or green, not “bleu” (the nearest is `red`)"},
    {"title: a\non: 1\n",
     "2:5: error: `on` must be true or false, not “1” (write on: true or on: false, without quotes)"},
    {"title: a\non: \"true\"\n",
     "2:6: error: `on` must be true or false, not “true” (write on: true or on: false, without quotes)"},
    {"title: a\nwords: {x: 1}\n", "2:8: error: `words` must be a list, not a map (write words: [one, another])"},
    {"title: [a]\n",
     "1:8: error: `title` must be a text, not a list (write title: …, in quotes when it has a colon, # or brackets)"},
    {"title: ~\n", "1:1: error: `title` is empty (write title: …, in quotes when it has a colon, # or brackets)"},
    {"title: a\nthings: [{size: 9}]\n", "2:10: error: a thing needs the key `name` (add a line `name: …`); 2:17: "
                                        "error: `size` must be a whole number from -5 to 5, not “9” (write size: 5)"},
    {"title: a\nthings:\n  - name: x\n  - nam: y\n", "4:5: error: a thing has no key `nam` (did you mean `name`?)"},
    {"title: a\nthings: [[x]]\n", "2:10: error: a thing must be keys with values, not a list (write {name: …})"},
    {"title: 标\n标题甲乙丙: {on: [\n",
     "3:1: error: YAML: did not find expected node content while parsing a flow node (close each [ with ] and each { "
     "with }, with commas between: [one, another])"},
    {"- a\n- b\n", "1:1: error: the file must be keys with values, not a list (delete the - before the keys)"},
    {"title: a\ntitle: b\ntitle: c\n", "2:1: error: the key `title` stands in line 1 already (keep one of them); 3:1: "
                                       "error: the key `title` stands in line 1 already (keep one of them)"},
    {"title: a\n\tkind: red\n", "2:1: error: YAML: found a tab character that violates indentation while scanning a "
                                "plain scalar begun in line 1 (indent with spaces, not tabs)"},
    {"title: a\n---\ntitle: b\n", "2:1: error: a second YAML document begins here (delete the line)"},
    {"title: a\n? [x]\n: y\n", "2:3: error: a key must be a word (write key: value)"},
    {"a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\ntitle: t\n",
     "1:1: error: the file has no key `a` (the nearest valid key is `on`; valid are title, kind, on, words, things, "
     "area, sizes, deep)"},
    {"title: a\nwords: [b, , c]\n", "2:12: error: YAML: did not find expected node content while parsing a flow node "
                                    "(close each [ with ] and each { with }, with commas between: [one, another])"},
    {"title: 'a\n", "1:8: error: YAML: found unexpected end of stream while scanning a quoted scalar (close the "
                    "quotes; a quote inside single quotes is written twice)"},
    /* nested maps, lists of so many, tables: at the key or value that is wrong */
    {"title: a\ndeep: {wide: 3}\n",
     "2:14: error: `wide` must be a length, not “3” (a length has a unit: wide: 3pt, 3mm, 3字 or 3行)"},
    {"title: a\ndeep:\n  wide: -2mm\n  part: 101%\n  tone: red\n",
     "3:9: error: `wide` must be a length that is not negative, not “-2mm” (lengths: 3mm, 9pt, 13字, 2行, or a name of "
     "the table `sizes`); 4:9: error: `part` must be a share from 0% to 100%, not “101%” (write part: 50%); 5:9: "
     "error: `tone` must be a colour, #rrggbb, not “red” (write tone: \"#a3241c\", in quotes)"},
    {"title: a\ndeep: yes\n", "2:7: error: `deep` must be keys with values, not a text (write {wide: …})"},
    {"title: a\ndeep: {wied: 2mm}\n", "2:8: error: `deep` has no key `wied` (did you mean `wide`?)"},
    {"title: a\nwide: 2mm\n", "2:1: error: the file has no key `wide` (write deep: {wide: …})"},
    {"title: a\nsize: 2\n", "2:1: error: the file has no key `size` (`size` is a key of a thing, under `things`)"},
    {"title: a\ndeep: {kind: red}\n",
     "2:8: error: `deep` has no key `kind` (`kind` is a key of the file: move it there)"},
    {"title: a\narea: [1, 2, 3]\n", "2:7: error: `area` must be a list of 2, not a list (write area: [1, 1])"},
    {"title: a\narea: [1, x]\n", "2:11: error: `area` must be a whole number from 0 to 99, not “x” (write area: 1)"},
    {"title: a\nsizes: [9pt]\n", "2:8: error: `sizes` must be keys with values, not a list (write `sizes:`, then an "
                                 "indented line `name: …` for each)"},
    {"title: a\nsizes: {small: 9pt, large: [1]}\n", "2:28: error: `large` must be a length, not a list (lengths: 3mm, "
                                                    "9pt, 13字, 2行, or a name of the table `sizes`)"},
    /* known confusions, other spellings */
    {"title: a\nauthor: x\n", "2:1: error: the file has no key `author` (write byline: …)"},
    {"Title: a\n", "1:1: error: the file has no key `Title` (did you mean `title` (标题)?)"},
    /* wrong kinds */
    {"title: a\ndeep: {tone: x}\n",
     "2:14: error: `tone` must be a colour, #rrggbb, not “x” (write tone: \"#a3241c\", in quotes)"},
    {"title: a\ndeep:\n  tone: #a3241c\n", "3:3: error: `tone` is empty: YAML takes #a3241c for a comment (write tone: "
                                           "\"#a3241c\", in quotes)"},
    {"title: a\ndeep:\n  tone: # later\n", ""},
    {"title: #号外\n",
     "1:1: error: `title` is empty: YAML takes #号外 for a comment (write title: \"#号外\", in quotes)"},
    {"title: 甲 #乙\n",
     "1:8: warning: `title` ends before #乙: YAML takes that for a comment (write title: \"甲 #乙\", in quotes)"},
    {"title: 甲 # 乙\n", ""},
    {"title: a\ndeep: {tone: #a3241c}\n",
     "3:1: error: YAML: did not find expected node content while parsing a flow node (YAML takes what follows # for a "
     "comment: put it in quotes, as \"#a3241c\")"},
    {"title: a\nwords: [春耕，农业]\n",
     "2:9: error: `words` is one text: ， divides no list (write words: [春耕, 农业])"},
    {"title: a\nthings: [春耕、农业]\n",
     "2:10: error: `things` is one text: 、 divides no list (write things: [春耕, 农业])"},
    {"title: a\nwords: [\"春耕，农业\"]\n", ""},
    {"title: a\nwords: 春耕，农业, 水利\n",
     "2:8: error: `words` must be a list, not “春耕，农业, 水利” (write words: [春耕, 农业, 水利])"},
    {"title: a\nthings: [{name: x, size: 二}]\n",
     "2:26: error: `size` must be a whole number from -5 to 5, not “二” (write size: 2)"},
    {"title: a\nthings: [{name: x, size: 第３版}]\n",
     "2:26: error: `size` must be a whole number from -5 to 5, not “第３版” (write size: 3)"},
    {"title: a\narea: [十二, 二十]\n", "2:8: error: `area` must be a whole number from 0 to 99, not “十二” (write "
                                       "area: 12); 2:12: error: `area` must be a "
                                       "whole number from 0 to 99, not “二十” (write area: 20)"},
    {"title: a\nthings: [{name: x, size: \"2\"}]\n",
     "2:27: error: `size` must be a number, not a text in quotes, not “2” (leave the quotes out)"},
    /* the colon of the first key, and of a later one */
    {"title：甲\nkind: red\n",
     "1:1: error: behind `title` stands no colon and space (write title: …, with the ASCII colon and a space)"},
    {"title:甲\nkind: red\n",
     "1:1: error: behind `title` stands no colon and space (write title: …, with the ASCII colon and a space)"},
    {"title: 甲\nkind：red\non: true\n",
     "2:1: error: behind `kind` stands no colon and space (write kind: …, with the ASCII colon and a space)"},
    {"title: \"x\\uFFFF\"\n", "1:8: warning: the noncharacter U+FFFF is left out (delete it)"},
};

static void test_faults(Checks *c)
{
    Buf reports = {0};
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        Arena *a = arena_new();
        Outer out;
        read_text(faults[i].in, a, &out, &reports);
        size_t n = strlen(faults[i].out);
        bool all = strncmp(faults[i].in, "a: &a", 5) != 0; /* of the bomb's reports the first is enough */
        CHECK_AT(c, all ? strcmp(reports.data, faults[i].out) == 0 : strncmp(reports.data, faults[i].out, n) == 0,
                 "%s\n  gives %s\n  not   %s", faults[i].in, reports.data, faults[i].out);
        CHECK(c, all || strstr(reports.data, "error: YAML aliases (*a) are not allowed"));
        CHECK(c, out.title.text && out.words.n <= 3 && out.deep.tone.text);
        arena_free(a);
    }
    buf_free(&reports);
}

static void test_values(Checks *c)
{
    Arena *a = arena_new();
    Buf reports = {0};
    Outer o;
    read_text("title: 2021\nwords: [甲, \"乙 \", true, 3]\non: yes\nthings:\n  - {name: x, size: -4}\n  - y\n"
              "area: [3, 4]\nsizes: {小五: 9pt, 大: 2行}\ndeep: {wide: 13字, part: 0.85, tone: \"#B3141c\"}\n",
              a, &o, &reports);
    CHECK_STR(c, reports.data, "");
    CHECK_STR(c, o.title.text, "2021");
    CHECK_INT(c, o.kind.value, 1);
    CHECK(c, !o.kind.span.src);
    CHECK(c, o.on.value);
    CHECK_INT(c, o.words.n, 4);
    const YamlText *words = o.words.at;
    CHECK_STR(c, words[1].text, "乙");
    CHECK_STR(c, words[2].text, "true");
    CHECK_INT(c, o.things.n, 2);
    const Inner *in = o.things.at;
    CHECK_STR(c, in[0].name.text, "x");
    CHECK_INT(c, in[0].size.value, -4);
    CHECK_STR(c, in[1].name.text, "y"); /* - y is - {name: y} */
    CHECK_INT(c, in[1].size.value, 3);
    CHECK_INT(c, ((const YamlInt *)o.area.at)[1].value, 4);
    CHECK_STR(c, o.sizes.keys[1].text, "大");
    CHECK_STR(c, ((const YamlText *)o.sizes.at)[1].text, "2行");
    CHECK_STR(c, o.deep.wide.text, "13字");
    CHECK_INT(c, o.deep.part.value, 850);
    CHECK_INT(c, o.deep.tone.value, 0xB3141C);
    CHECK(c, o.deep.span.src && o.span.src);
    read_text("title: a\n", a, &o, &reports);
    CHECK(c, !o.deep.span.src && o.deep.part.value == 500 && !o.area.n && !o.sizes.n);
    buf_free(&reports);
    arena_free(a);
}

/* Whole numbers are decimal, whatever they begin with. */
static void test_numbers(Checks *c)
{
    typedef struct One {
        Span span;
        YamlInt n;
    } One;
    static const YamlField fields[] = {{.key = "n", .type = YT_INT, .offset = offsetof(One, n), .min = -99, .max = 99}};
    static const YamlSchema schema = {.what = "it", YAML_FIELDS(One, fields)};
    static const struct {
        const char *text;
        int value, errors;
    } cases[] = {{"n: 12\n", 12, 0}, {"n: 010\n", 10, 0},  {"n: -37\n", -37, 0},     {"n: 99\n", 99, 0},
                 {"n: 100\n", 0, 1}, {"n: -99\n", -99, 0}, {"n: -100\n", 0, 1},      {"n: 0x10\n", 0, 1},
                 {"n: 1.5\n", 0, 1}, {"n: -\n", 0, 1},     {"n: 1234567890\n", 0, 1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Arena *a = arena_new();
        Diag *d = diag_new();
        One one;
        Source src = {.path = "f.yaml", .text = cases[i].text, .len = strlen(cases[i].text)};
        yaml_read(d, a, yaml_parse(d, a, &src, 0, src.len), &schema, &one);
        CHECK_AT(c, one.n.value == cases[i].value && (int)diag_errors(d) == cases[i].errors, "%s: %d", cases[i].text,
                 one.n.value);
        diag_free(d);
        arena_free(a);
    }
}

/* Spans are bytes of the file, whatever libyaml counts; inside the quotes when nothing was escaped. */
static void test_spans(Checks *c)
{
    static const char text[] = "标: 甲乙\n二: \"丙\"\n三: [丁, '戊', \"a\\tb\"]\n";
    static const char *const want[] = {"甲乙", "丙", "丁", "戊", "\"a\\tb\""};
    Arena *a = arena_new();
    Diag *d = diag_new();
    Source src = {.path = "f.yaml", .text = text, .len = sizeof text - 1};
    const YamlNode *root = yaml_parse(d, a, &src, 0, src.len);
    CHECK_INT(c, root->n, 3);
    const YamlNode *list = yaml_lookup(root, "三");
    const YamlNode *nodes[] = {root->child, root->child->next, list->child, list->child->next, list->child->next->next};
    for (int i = 0; i < 5; i++) {
        char *got = arena_strndup(a, text + nodes[i]->span.start, nodes[i]->span.end - nodes[i]->span.start);
        CHECK_STR(c, got, want[i]);
    }
    CHECK_STR(c, nodes[4]->text, "a b");
    CHECK(c, !yaml_lookup(root, "四"));
    diag_free(d);
    arena_free(a);
}

static void test_depth_and_width(Checks *c)
{
    Arena *a = arena_new();
    Diag *d = diag_new();
    Buf text = {0};
    buf_puts(&text, "x: ");
    for (int i = 0; i < 5000; i++)
        buf_putc(&text, '[');
    Source nested = {.path = "f.yaml", .text = text.data, .len = text.len};
    CHECK(c, !yaml_parse(d, a, &nested, 0, nested.len));
    CHECK_INT(c, diag_errors(d), 1);
    Buf wide = {0};
    for (int i = 0; i < 20000; i++)
        buf_printf(&wide, "k%d: {a: [1, 2]}\n", i);
    buf_puts(&wide, "k7: x\n");
    Source keys = {.path = "f.yaml", .text = wide.data, .len = wide.len};
    const YamlNode *root = yaml_parse(d, a, &keys, 0, keys.len);
    CHECK(c, root && root->n == 20000);
    CHECK_INT(c, diag_errors(d), 2); /* k7 again */
    buf_free(&text);
    buf_free(&wide);
    diag_free(d);
    arena_free(a);
}

static void test_nearest(Checks *c)
{
    static const char *const words[] = {"title", "deck", "byline"};
    unsigned distance;
    CHECK_INT(c, edit_distance("", ""), 0);
    CHECK_INT(c, edit_distance("abc", ""), 3);
    CHECK_INT(c, edit_distance("abc", "acb"), 1);
    CHECK_INT(c, edit_distance("kitten", "sitting"), 3);
    CHECK_STR(c, nearest_word("tilte", words, 3, &distance), "title");
    CHECK_INT(c, distance, 1);
    CHECK(c, !nearest_word("x", words, 0, NULL));
    char longer[200];
    memset(longer, 'a', sizeof longer - 1);
    longer[199] = 0;
    CHECK_INT(c, edit_distance(longer, "b"), 64);
}

/* How often a key stands in a table and the tables in it. */
static size_t count_key(const YamlSchema *s, const char *key)
{
    size_t n = 0;
    for (size_t i = 0; i < s->n_fields; i++) {
        const YamlField *f = &s->fields[i];
        n += strcmp(f->key, key) == 0;
        while (f->item)
            f = f->item;
        if (f->type == YT_MAP && f->of)
            n += count_key(f->of, key);
    }
    return n;
}

static size_t count_text(const char *text, const char *what)
{
    size_t n = 0;
    for (const char *p = text; (p = strstr(p, what)); p++)
        n++;
    return n;
}

static void check_keys(Checks *c, const YamlSchema *root, const YamlSchema *s, const char *json)
{
    for (size_t i = 0; i < s->n_fields; i++) {
        const YamlField *f = &s->fields[i];
        Buf member = {0};
        buf_printf(&member, "\"%s\": {\n", f->key);
        size_t in_table = count_key(root, f->key), in_json = count_text(json, member.data);
        CHECK_AT(c, in_table == in_json, "%s: %s stands %zu times, not %zu", root->what, f->key, in_json, in_table);
        buf_free(&member);
        while (f->item)
            f = f->item;
        if (f->type == YT_MAP && f->of)
            check_keys(c, root, f->of, json);
    }
}

/* Every key of every table is in the JSON Schema made of it, as often as tables have it. */
static void test_json_schema(Checks *c)
{
    const YamlSchema *const files[] = {group_schema(),  paper_schema(),      issue_schema(), article_schema(),
                                       layout_schema(), font_table_schema(), lock_schema()};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        Buf json = {0};
        yaml_json_schema(files[i], &json);
        check_keys(c, files[i], files[i], json.data);
        buf_free(&json);
    }
}

int main(void)
{
    Checks c = {0};
    test_faults(&c);
    test_values(&c);
    test_numbers(&c);
    test_spans(&c);
    test_depth_and_width(&c);
    test_nearest(&c);
    test_json_schema(&c);
    return CHECK_END(&c);
}
