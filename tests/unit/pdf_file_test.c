/* Values and files by themselves: PDF's own syntax (ISO 32000-1, 7.3), and files that qpdf reads without a word (7.5).
 */
#include "pdfio/file.h"
#include "pdfio/linear.h"
#include "pdfio/tokens.h"
#include "pdfio/value.h"
#include "tests/check.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- values ---- */

static void expect_text(Checks *c, const char *utf8, const char *want)
{
    Buf b = {0};
    value_text(&b, utf8);
    CHECK_STR(c, b.data, want);
    buf_free(&b);
}

static void test_strings(Checks *c)
{
    expect_text(c, "", "()");
    expect_text(c, "a (b) \\c", "(a \\(b\\) \\\\c)");
    expect_text(c, "版A", "<FEFF72480041>");
    expect_text(c, "\xF0\xA0\x80\x80", "<FEFFD840DC00>"); /* U+20000 in UTF-16 */
    expect_text(c, "\xF4\x8F\xBF\xBF", "<FEFFDBFFDFFF>"); /* U+10FFFF */
    expect_text(c,
                "a\x01"
                "b\n",
                "<FEFF006100010062000A>"); /* never a byte that marks a reference */
    Buf b = {0};
    value_bytes(&b, "\x01\xFE", 2);
    value_uri(&b, "http://a/é (b)");
    CHECK_STR(c, b.data, "<01FE>(http://a/%C3%A9%20\\(b\\))");
    buf_free(&b);
}

static void test_tokens(Checks *c)
{
    Buf b = {0};
    value_open(&b, '<');
    value_int_entry(&b, "/N", 3);
    value_name_entry(&b, "/A", "/B C#");
    value_text_entry(&b, "/T", "x");
    value_key(&b, "/K");
    value_open(&b, '[');
    value_int(&b, -1);
    value_bool(&b, true);
    value_decimal(&b, -1500, 3);
    value_decimal(&b, 50, 3);
    value_name(&b, "/D");
    value_text(&b, "y");
    value_int(&b, 0);
    value_close(&b, ']');
    value_box_entry(&b, "/X", 0, -8504, 600000, 1);
    value_close(&b, '>');
    CHECK_STR(c, b.data, "<</N 3/A/B#20C#23/T(x)/K[-1 true -1.5 0.05/D(y)0]/X[0 -8.504 600 0.001]>>");
    buf_free(&b);
    value_int(&b, 7);
    value_ref(&b, 0x01020301);
    value_int(&b, 8);
    CHECK(c, b.len == 1 + 1 + REF_SIZE + 2 && value_read_ref(b.data + 2) == 0x01020301 && b.data[b.len - 2] == ' ');
    buf_free(&b);
}

/* ---- tokens ---- */

/* How many bytes the token has that a text begins with; 0: it is none, or not whole. */
static void expect_end(Checks *c, const char *text, size_t want)
{
    const char *end = token_end(text, text + strlen(text));
    CHECK_AT(c, (end ? (size_t)(end - text) : 0) == want, "%s: not %zu", text, want);
}

static void test_ends(Checks *c)
{
    expect_end(c, "12.5 0", 4);
    expect_end(c, "Tj[", 2);
    expect_end(c, "/N/M", 2);
    expect_end(c, "(a(b)\\)c) 1", 9);
    expect_end(c, "(a\\)b", 0);
    expect_end(c, "<00> 1", 4);
    expect_end(c, "[<00>-3(])]TJ", 11);
    expect_end(c, "[1 2", 0);
    expect_end(c, "<</A<</B 1>>>>BDC", 14);
    expect_end(c, "<</A<FEFF0041>>>BDC", 16); /* a string's end, then the dictionary's */
    expect_end(c, "<</A(>>)>>BDC", 10);
    expect_end(c, "<</A<FEFF>", 0);
    expect_end(c, ")", 0);
    expect_end(c, ">>", 0);
}

/* ---- deflating ---- */

/* A Buf is always followed by a NUL, whatever stood there before. */
static void test_flate(Checks *c)
{
    static const char text[] = "第一版 第一版 第一版";
    static const FlateKind kinds[] = {FLATE_FAST, FLATE_SMALL};
    Flate *flate = flate_new();
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        Buf packed = {0}, out = {0};
        buf_reserve(&packed, 4096);
        buf_reserve(&out, 4096);
        memset(packed.data, 'x', packed.cap);
        memset(out.data, 'x', out.cap);
        flate_pack(flate, kinds[i], text, sizeof text - 1, &packed);
        CHECK(c, packed.data[packed.len] == 0);
        CHECK(c, flate_unpack(flate, packed.data, packed.len, &out));
        CHECK(c, out.len == sizeof text - 1 && out.data[out.len] == 0 && strcmp(out.data, text) == 0);
        packed.data[packed.len - 1] ^= 1; /* its checksum */
        CHECK(c, !flate_unpack(flate, packed.data, packed.len, &out));
        CHECK(c, out.len == sizeof text - 1 && strcmp(out.data, text) == 0); /* nothing appended */
        buf_free(&packed);
        buf_free(&out);
    }
    flate_free(flate);
}

/* ---- files ---- */

enum { MANY = 450, UNREACHED = 5 };

typedef struct Made {
    Objects o;
    FileSpec spec;
} Made;

static int put_page(Objects *o, int tree)
{
    int page = objects_reserve(o), content = objects_reserve(o);
    Buf data = {0};
    buf_puts(&data, "0 0 m 9 9 l S endstream endobj");
    objects_begin_stream(o, content, &data);
    objects_end(o);
    Buf *b = objects_begin(o, page);
    value_open(b, '<');
    value_name_entry(b, "/Type", "/Page");
    value_ref_entry(b, "/Parent", tree);
    value_key(b, "/Resources");
    value_open(b, '<');
    value_close(b, '>');
    value_box_entry(b, "/MediaBox", 0, 0, 100000, 100000);
    value_ref_entry(b, "/Contents", content);
    value_close(b, '>');
    objects_end(o);
    return page;
}

static void put_tree(Objects *o, int tree, const int *pages, int n)
{
    Buf *b = objects_begin(o, tree);
    value_open(b, '<');
    value_name_entry(b, "/Type", "/Pages");
    value_int_entry(b, "/Count", n);
    value_key(b, "/Kids");
    value_open(b, '[');
    for (int i = 0; i < n; i++)
        value_ref(b, pages[i]);
    value_close(b, ']');
    value_close(b, '>');
    objects_end(o);
}

/* A catalog over two pages and many objects, the last of which was never put; others that nothing refers to. */
static Made make(const char *version)
{
    Made m = {.spec = {.version = version, .id = "0123456789abcdef0123456789abcdef"}};
    Objects *o = &m.o;
    objects_init(o);
    int unreached[UNREACHED], many[MANY], tree = objects_reserve(o), pages[2];
    for (int i = 0; i < UNREACHED; i++) {
        unreached[i] = objects_reserve(o);
        value_text(objects_begin(o, unreached[i]), "unreached");
        objects_end(o);
    }
    for (int i = 0; i < 2; i++)
        pages[i] = put_page(o, tree);
    for (int i = 0; i < MANY; i++)
        many[i] = objects_reserve(o);
    for (int i = 0; i + 1 < MANY; i++) { /* each refers to the next */
        Buf *b = objects_begin(o, many[i]);
        value_open(b, '<');
        value_text_entry(b, "/Text", i % 2 ? "第（一）版" : "a (b");
        value_ref_entry(b, "/Next", many[i + 1]);
        value_close(b, '>');
        objects_end(o);
    }
    put_tree(o, tree, pages, 2);
    m.spec.root = objects_reserve(o);
    m.spec.info = objects_reserve(o);
    Buf *b = objects_begin(o, m.spec.root);
    value_open(b, '<');
    value_name_entry(b, "/Type", "/Catalog");
    value_ref_entry(b, "/Pages", tree);
    value_ref_entry(b, "/Many", many[0]);
    value_close(b, '>');
    objects_end(o);
    value_open(objects_begin(o, m.spec.info), '<');
    value_text_entry(&o->text, "/Title", "题目");
    value_close(&o->text, '>');
    objects_end(o);
    return m;
}

static bool runs(const Buf *file, const char *command)
{
    FILE *f = fopen("made.pdf", "wb");
    bool ok = f && fwrite(file->data, 1, file->len, f) == file->len;
    ok = f && fclose(f) == 0 && ok;
    return ok && system(command) == 0;
}

/* Readable, with all that was reached and no more: catalog, Info, page tree, two pages with contents, the many. */
static void check_file(Checks *c, const Buf *file, const char *header)
{
    CHECK(c, file->len > 9 && memcmp(file->data, header, strlen(header)) == 0);
    CHECK(c, runs(file, "qpdf --check --no-warn made.pdf > told 2>&1 && grep -q 'No syntax or stream encoding' told && "
                        "! grep -q WARNING told"));
    CHECK(c, runs(file, "pdfinfo made.pdf > told && grep -q '题目' told && grep -q 'Pages: *2' told"));
    CHECK(c, runs(file, "qpdf --qdf --object-streams=disable --no-original-object-ids made.pdf plain.pdf && "
                        "test $(grep -ac '^[0-9]* 0 obj' plain.pdf) -ge 456 && ! grep -aq unreached plain.pdf && "
                        "test $(grep -ac '/Text (a ' plain.pdf) = 225 && "
                        "test $(grep -ac 'l S endstream endobj' plain.pdf) = 2"));
}

static void test_file(Checks *c, const char *version)
{
    Flate *flate = flate_new();
    Made m = make(version);
    Buf file = {0}, again = {0};
    char header[16];
    snprintf(header, sizeof header, "%%PDF-%s\n", version);
    file_write(&m.o, &m.spec, flate, &file);
    check_file(c, &file, header);
    bool packs = strcmp(version, "1.4") != 0;
    CHECK(c, packs == runs(&file, "grep -aq ObjStm made.pdf"));
    CHECK(c, runs(&file,
                  "grep -aqF '/ID [<0123456789abcdef0123456789abcdef><0123456789abcdef0123456789abcdef>]' made.pdf"));
    file_write(&m.o, &m.spec, flate, &again);
    CHECK(c, again.len == file.len && memcmp(again.data, file.data, file.len) == 0);
    objects_free(&m.o);
    buf_free(&file);
    buf_free(&again);
    flate_free(flate);
}

/* ---- linearised files ---- */

/* Puts a dictionary of these references, one a key ("/R0"…), beside a name. */
static void put_node(Objects *o, int number, const char *type, const int *refs, int n)
{
    Buf *b = objects_begin(o, number);
    value_open(b, '<');
    value_name_entry(b, "/Type", type);
    for (int i = 0; i < n; i++) {
        char key[16];
        snprintf(key, sizeof key, "/R%d", i);
        if (refs[i])
            value_ref_entry(b, key, refs[i]);
    }
    value_close(b, '>');
    objects_end(o);
}

enum { MOST_PAGES = 8 };

/* What pages may need: of the first page alone, of it and others, of one other alone, of two others; a link that leads
 * to a page, and is in what the catalog has too. */
typedef struct Needs {
    int all, late; /* of all pages; of all but the first */
    int links[MOST_PAGES];
} Needs;

static void put_needs(Objects *o, int page, const Needs *shared, int i, int target)
{
    const int of_page = objects_reserve(o), deeper = objects_reserve(o),
              refs[] = {shared->all, i ? shared->late : 0, deeper};
    put_node(o, deeper, "/Deeper", (const int[]){page}, 1); /* back to the page */
    put_node(o, of_page, "/Needs", refs, 3);
    put_node(o, shared->links[i], "/Annot", &target, 1);
    Buf *b = objects_begin(o, page);
    value_open(b, '<');
    value_name_entry(b, "/Type", "/Page");
    value_ref_entry(b, "/Parent", page - i - 1);
    value_box_entry(b, "/MediaBox", 0, 0, 100000, 100000);
    value_key(b, "/Resources");
    value_open(b, '<');
    value_close(b, '>');
    value_ref_entry(b, "/Own", of_page);
    value_ref_entry(b, "/Link", shared->links[i]);
    value_close(b, '>');
    objects_end(o);
}

static int put_outlines(Objects *o, int n, int page, int needed)
{
    int first = objects_reserve(o);
    for (int i = 1; i < n; i++)
        objects_reserve(o);
    for (int i = 0; i < n; i++)
        put_node(o, first + i, "/Outline", (const int[]){i + 1 < n ? first + i + 1 : first, page, needed}, 3);
    return first;
}

typedef struct Book {
    int pages, outlines;
    bool knotted; /* outlines lead to what pages need, the catalog to its last page */
} Book;

/* A tree and its pages, numbered one after the other. */
static Made make_book(const Book *book)
{
    const int n_pages = book->pages, n_outlines = book->outlines;
    Made m = {.spec = {.version = "1.7", .id = "0123456789abcdef0123456789abcdef"}};
    Objects *o = &m.o;
    objects_init(o);
    int tree = objects_reserve(o), pages[MOST_PAGES];
    for (int i = 0; i < n_pages; i++)
        pages[i] = objects_reserve(o);
    Needs shared = {.all = objects_reserve(o), .late = objects_reserve(o)};
    put_node(o, shared.all, "/All", NULL, 0);
    put_node(o, shared.late, "/Late", NULL, 0);
    for (int i = 0; i < n_pages; i++)
        shared.links[i] = objects_reserve(o);
    for (int i = 0; i < n_pages; i++)
        put_needs(o, tree + 1 + i, &shared, i, tree + 1 + (i + 1) % n_pages);
    int structure = objects_reserve(o), outlines = 0;
    if (n_outlines)
        outlines = put_outlines(o, n_outlines, tree + n_pages, book->knotted ? shared.all : 0);
    put_node(o, structure, "/Structure", shared.links, n_pages);
    put_tree(o, tree, pages, n_pages);
    m.spec.info = objects_reserve(o);
    put_node(o, m.spec.info, "/Info", NULL, 0);
    m.spec.root = objects_reserve(o);
    Buf *b = objects_begin(o, m.spec.root);
    value_open(b, '<');
    value_name_entry(b, "/Type", "/Catalog");
    value_ref_entry(b, "/Structure", structure);
    value_ref_entry(b, "/Pages", tree);
    if (book->knotted) {
        value_key(b, "/OpenAction");
        value_open(b, '[');
        value_ref(b, tree + n_pages);
        value_name(b, "/Fit");
        value_close(b, ']');
    }
    if (outlines)
        value_ref_entry(b, "/Outlines", outlines);
    value_close(b, '>');
    objects_end(o);
    return m;
}

/* Annex F as libqpdf checks it: every number of the hint tables is reckoned again. */
static void check_linear(Checks *c, Made *m, const char *what)
{
    Flate *flate = flate_new();
    Buf file = {0}, again = {0};
    file_write_linear(&m->o, &m->spec, flate, &file);
    CHECK_AT(c, runs(&file, "qpdf --check made.pdf > told 2>&1 && grep -q 'File is linearized' told"), "%s", what);
    CHECK_AT(c,
             runs(&file, "qpdf --check-linearization made.pdf > told 2>&1 && grep -q 'no linearization errors' told && "
                         "! grep -q WARNING told"),
             "%s", what);
    CHECK_AT(c,
             runs(&file,
                  "test $(grep -aoF '<0123456789abcdef0123456789abcdef><0123456789abcdef0123456789abcdef>' made.pdf | "
                  "wc -l) = 2"),
             "%s", what);
    file_write_linear(&m->o, &m->spec, flate, &again);
    CHECK_AT(c, again.len == file.len && memcmp(again.data, file.data, file.len) == 0, "%s", what);
    buf_free(&file);
    buf_free(&again);
    flate_free(flate);
}

static void test_linear(Checks *c)
{
    static const Book books[] = {{1, 0, 0}, {1, 3, 0}, {2, 0, 0}, {3, 1, 0}, {8, 450, 0}, {1, 2, 1}, {3, 2, 1}};
    for (size_t i = 0; i < sizeof books / sizeof *books; i++) {
        Made book = make_book(&books[i]);
        char what[60];
        snprintf(what, sizeof what, "%d pages, %d outlines%s", books[i].pages, books[i].outlines,
                 books[i].knotted ? ", knotted" : "");
        check_linear(c, &book, what);
        objects_free(&book.o);
    }
    Made m = make("1.7");
    Flate *flate = flate_new();
    Buf file = {0};
    check_linear(c, &m, "two pages with contents");
    file_write_linear(&m.o, &m.spec, flate, &file);
    check_file(c, &file, "%PDF-1.7\n");
    objects_free(&m.o);
    buf_free(&file);
    flate_free(flate);
}

int main(void)
{
    Checks c = {0};
    test_strings(&c);
    test_tokens(&c);
    test_ends(&c);
    test_flate(&c);
    test_file(&c, "1.4");
    test_file(&c, "1.6");
    test_file(&c, "1.7");
    test_linear(&c);
    return CHECK_END(&c);
}
