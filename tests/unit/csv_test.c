#include "beside/csv.h"
#include "tests/check.h"

/* Fields between [ ], records on lines of their own; a quoted field with a q before it. */
static void dump(const Source *src, const Csv *csv, Buf *out)
{
    buf_puts(out, "");
    for (size_t i = 0; i < csv->n; i++) {
        for (size_t k = 0; k < csv->records[i].n; k++) {
            const CsvField *f = &csv->records[i].fields[k];
            buf_puts(out, f->quoted ? "q[" : "[");
            buf_put(out, src->text + f->start, f->end - f->start);
            buf_putc(out, ']');
        }
        buf_putc(out, '/');
    }
}

static void check_csv(Checks *c, const char *text, const char *want, size_t errors)
{
    Diag *d = diag_new();
    Arena *a = arena_new();
    Source src = {.path = "x.csv", .text = text, .len = strlen(text)};
    Csv csv;
    Buf got = {0};
    bool ok = csv_parse(d, a, &src, &csv);
    dump(&src, &csv, &got);
    CHECK_AT(c, strcmp(got.data, want) == 0, "%s: %s, not %s", text, got.data, want);
    CHECK_AT(c, ok == !errors && diag_errors(d) == errors, "%s: %zu errors", text, diag_errors(d));
    buf_free(&got);
    arena_free(a);
    diag_free(d);
}

/* RFC 4180, section 2. */
static void test_rfc4180(Checks *c)
{
    check_csv(c, "aaa,bbb,ccc\nzzz,yyy,xxx\n", "[aaa][bbb][ccc]/[zzz][yyy][xxx]/", 0);
    check_csv(c, "aaa,bbb\nzzz,yyy", "[aaa][bbb]/[zzz][yyy]/", 0);
    check_csv(c, "\"aaa\",\"b\nbb\",ccc\nx,y,z\n", "q[aaa]q[b\nbb][ccc]/[x][y][z]/", 0);
    check_csv(c, "\"a,b\",c\n", "q[a,b][c]/", 0);
    check_csv(c, "\"a\"\"b\",\"\"\"\",\"\"\n", "q[a\"\"b]q[\"\"]q[]/", 0);
    check_csv(c, "a,,c\n,,\n", "[a][][c]/", 0);
    check_csv(c, "a,b,\n", "[a][b][]/", 0);
    check_csv(c, "", "", 0);
    check_csv(c, "\n\n , \n", "", 0);
}

/* What programs write beyond it. */
static void test_habits(Checks *c)
{
    check_csv(c, "甲;乙\n1,5;2\n", "[甲][乙]/[1,5][2]/", 0);
    check_csv(c, "甲\t乙\n1,5\t\n", "[甲][乙]/[1,5][]/", 0);
    check_csv(c, "\"a;b\",c\nd;e,f\n", "q[a;b][c]/[d;e][f]/", 0);
    check_csv(c, "a, \"b\" ,c\n", "[a]q[b][c]/", 0);
    check_csv(c, "5\" 管,他说\"好\"\n", "[5\" 管][他说\"好\"]/", 0);
    check_csv(c, "一列\n1\n", "[一列]/[1]/", 0);
}

static void test_faults(Checks *c)
{
    check_csv(c, "a,\"b\nc\n", "[a]q[b\nc\n]/", 1);
    check_csv(c, "\"a\"b,c\n\"d\"e\n", "q[a][c]/q[d]/", 2);
}

static void test_names(Checks *c)
{
    CHECK(c, csv_is_name("a.csv") && csv_is_name("a/b.TSV") && csv_is_name("表.Csv"));
    CHECK(c, !csv_is_name(".csv") && !csv_is_name("csv") && !csv_is_name("a.csv.png") && !csv_is_name(""));
}

int main(void)
{
    Checks c = {0};
    test_rfc4180(&c);
    test_habits(&c);
    test_faults(&c);
    test_names(&c);
    return CHECK_END(&c);
}
