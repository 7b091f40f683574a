#include "world/run.h"
#include "tests/unit/folder_fixture.h"

static void test_read(Checks *c, World *w)
{
    Diag *d = diag_new();
    Buf b = {0};
    bool missing = false;
    CHECK(c, !world_read(w, d, "nothing-here", &b, &missing));
    CHECK(c, missing);
    CHECK_INT(c, diag_errors(d), 0);
    CHECK(c, !world_read(w, d, "nothing-here", &b, NULL));
    CHECK(c, diag_errors(d) == 1 && !diag_has_system_error(d)); /* of the content, not of the machine */
    check_report(c, d, "nothing-here: error: the file is missing\nhint: look at the name and the folder");
    CHECK(c, !world_read(w, d, ".", &b, &missing));
    CHECK(c, !missing);
    diag_free(d);
}

static void test_source(Checks *c, World *w)
{
    Diag *d = diag_new();
    Arena *a = arena_new();
    put(c, w, "crlf.md", "\xEF\xBB\xBF一\r\n二\r三\n");
    Source *s = world_read_source(w, d, a, "crlf.md", NULL);
    CHECK(c, s != NULL);
    CHECK_STR(c, s->text, "一\n二\n三\n");
    CHECK_INT(c, s->len, strlen(s->text));
    CHECK_INT(c, diag_errors(d), 0);

    /* Two bad bytes on one line are told once, a surrogate's three too; controls are for source_clean. */
    put(c, w, "bad.md", "ok\n中\xFF\xFEx\n\xED\xA0\x80\n\xEF\xBF\xBF\n\033[0m\n终\xE4");
    s = world_read_source(w, d, a, "bad.md", NULL);
    CHECK_INT(c, diag_errors(d), 3);
    CHECK_STR(c, s->text, "ok\n中??x\n???\n\xEF\xBF\xBF\n\033[0m\n终?");
    check_report(c, d,
                 "bad.md:2:2: error: invalid UTF-8: byte 0xFF\n    中?\xEF\xBF\xBD"
                 "x\n      ^\nhint: save the file as UTF-8\n");
    check_report(c, d, "bad.md:3:1: error: invalid UTF-8: byte 0xED");
    check_report(c, d, "bad.md:6:2: error: invalid UTF-8: byte 0xE4");

    Diag *e = diag_new();
    CHECK(c, world_write(w, e, "nul.md", "a\0b\n", 4));
    s = world_read_source(w, e, a, "nul.md", NULL);
    CHECK_INT(c, s->len, 4);
    put(c, w, "empty.md", "");
    s = world_read_source(w, e, a, "empty.md", NULL);
    CHECK_STR(c, s->text, "");
    CHECK_INT(c, diag_errors(e), 0);
    diag_free(e);
    diag_free(d);
    arena_free(a);
}

/* Files as old systems save them: one error that names the encoding and the command; a broken byte is placed. */
static void test_encodings(Checks *c, World *w)
{
    static const struct {
        const char *bytes;
        size_t n;
        const char *report; /* NULL: read as it is */
    } files[] = {
        /* 标题：湖边的早晨 in GBK; with a character of GB 18030 alone; 標題：湖邊的早晨 in Big5, GBK */
        {"title: \xBA\xFE\xB1\xDF\xB5\xC4\xD4\xE7\xB3\xBF\n", 18, "x.md:1:8: error: the file is in GBK, not in UTF-8"},
        {"---\n\xBA\xFE\xB1\xDF\xB5\xC4\x82\x30\xC3\x36\n", 15,
         "x.md:2:1: error: the file is in GB18030, not in UTF-8"},
        {"title: \xB4\xF2\xC3\xE4\xAA\xBA\xA6\xAD\xB1\xE1\n", 18, "x.md:1:8: error: the file is in BIG5, not in UTF-8"},
        {"\xA4\xB3\xA4\xEC\xA4\xCF\xBB\xB3\xA4\xC7\xA4\xB9\n", 13,
         "x.md:1:1: error: the file is in EUC-JP, not in UTF-8"},
        {"\xFF\xFE-\0-\0", 6, "x.md:1:1: error: the file is in UTF-16, not in UTF-8"},
        {"\xFE\xFF\x6E\x56", 4, "x.md:1:1: error: the file is in UTF-16, not in UTF-8"},
        {"-\0-\0-\0\n\0\x56\x6E\xB9\x8F", 12, "x.md:1:2: error: the file is in UTF-16LE, not in UTF-8"},
        {"\0-\0-\0-\0\n\x6E\x56\x8F\xB9", 12, "x.md:1:1: error: the file is in UTF-16BE, not in UTF-8"},
        {"\xFF\xFE\0\0-\0\0\0", 8, "x.md:1:1: error: the file is in UTF-32, not in UTF-8"},
        /* UTF-8 that lost a byte, one word of Latin-1, one character of GBK: the place, no encoding */
        {"湖边的\xE6\x97晨", 14, "x.md:1:4: error: invalid UTF-8: byte 0xE6"},
        {"un caf\xE9 noir", 12, "x.md:1:7: error: invalid UTF-8: byte 0xE9"},
        {"x \xBA\xFE y", 6, "x.md:1:3: error: invalid UTF-8: byte 0xBA"},
        {"\xEF\xBB\xBF湖边", 9, NULL},
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        Arena *a = arena_new();
        Diag *d = diag_new();
        CHECK(c, world_write(w, d, "x.md", files[i].bytes, files[i].n));
        Source *s = world_read_source(w, d, a, "x.md", NULL);
        CHECK_INT(c, diag_errors(d), files[i].report != NULL);
        if (files[i].report)
            check_report(c, d, files[i].report);
        if (files[i].report && strstr(files[i].report, "the file is in")) {
            CHECK(c, !s);
            check_report(c, d, "hint: iconv -f ");
            check_report(c, d, " -t UTF-8 'x.md' >'x.md.utf8' && mv 'x.md.utf8' 'x.md'\n");
        }
        diag_free(d);
        arena_free(a);
    }
}

static void test_list(Checks *c, World *w)
{
    Diag *d = diag_new();
    Arena *a = arena_new();
    put(c, w, "list/b", "");
    put(c, w, "list/a/x", "");
    put(c, w, "list/.hidden", "");
    put(c, w, "list/C", "");
    DirEntry *e;
    size_t n;
    CHECK(c, world_list(w, d, a, "list", &e, &n));
    CHECK_INT(c, n, 3);
    CHECK_STR(c, e[0].name, "C");
    CHECK_STR(c, e[1].name, "a");
    CHECK(c, e[1].is_dir && !e[0].is_dir);
    CHECK(c, !world_list(w, d, a, "list/none", &e, &n));
    uint64_t before = world_tree_stamp(w, "list");
    CHECK(c, before == world_tree_stamp(w, "list"));
    put(c, w, "list/a/y", "new");
    CHECK(c, before != world_tree_stamp(w, "list"));
    CHECK(c, !world_create(w, d, "list/b", "x", 1));
    check_report(c, d, "list/b: error: the file is there already");
    check_file(c, w, "list/b", "");
    diag_free(d);
    arena_free(a);
}

static void test_dependencies(Checks *c)
{
    World *parent = world_new(), *child = world_new_child(parent);
    Diag *d = diag_new();
    Arena *a = arena_new();
    put(c, parent, "dep1", "1");
    put(c, parent, "dep0", "0");
    check_file(c, child, "dep1", "1");
    check_file(c, parent, "dep0", "0");
    check_file(c, parent, "dep0", "0");
    check_file(c, parent, "dep-missing", NULL);
    const char **paths;
    size_t n;
    world_dependencies(child, a, &paths, &n);
    CHECK_INT(c, n, 1);
    world_dependencies(parent, a, &paths, &n);
    CHECK_INT(c, n, 2);
    CHECK_STR(c, paths[0], "dep0");
    CHECK_STR(c, paths[1], "dep1");
    world_free(child);
    world_free(parent);
    diag_free(d);
    arena_free(a);
}

static void test_date(Checks *c, World *w)
{
    unsetenv("SOURCE_DATE_EPOCH");
    CHECK_INT(c, world_source_date(w), -1);
    setenv("SOURCE_DATE_EPOCH", "1635811200", 1);
    CHECK_INT(c, world_source_date(w), 1635811200);
    setenv("SOURCE_DATE_EPOCH", "yesterday", 1);
    CHECK_INT(c, world_source_date(w), -1);
    unsetenv("SOURCE_DATE_EPOCH");
    CHECK(c, world_processors(w) >= 1);
}

/* What is held back here is not held back in a program: it can be ended. */
static void test_run(Checks *c, World *w)
{
    static const char *const argv[] = {"sh", "-c", "kill -TERM $$; echo alive", NULL};
    Buf out = {0}, complaints = {0};
    world_hold_signals(w);
    CHECK(c, world_run(w, argv, &out, &complaints) == RUN_FAILED);
    CHECK_INT(c, out.len, 0);
    buf_free(&out);
    buf_free(&complaints);
}

int main(void)
{
    TestFolder f;
    if (!test_folder_enter(&f, NULL))
        return 1;
    Checks c = {0};
    World *w = world_new();
    test_read(&c, w);
    test_source(&c, w);
    test_encodings(&c, w);
    test_list(&c, w);
    test_dependencies(&c);
    test_date(&c, w);
    test_run(&c, w);
    world_free(w);
    test_folder_leave(&c, &f);
    return CHECK_END(&c);
}
