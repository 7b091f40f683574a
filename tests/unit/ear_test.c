/* Mastheads and their ears: what stands clear of what, how an index fills its place. */
#include "compose/compose.h"
#include "tests/unit/layout_fixture.h"

typedef struct Front {
    const Layout *l;
    PageBuild build;
} Front;

/* The front page's furniture of an issue with so many pages of so many articles each. */
static Front *front_page(Bench *b, const char *layout, Lang lang, size_t pages, size_t each, const char *notice)
{
    Front *f = ARENA_NEW(b->arena, Front);
    f->l = bench_layout(b, layout, lang, 0);
    Paper *paper = ARENA_NEW(b->arena, Paper);
    *paper = paper_blank("demo", layout, lang);
    paper->title = lang == LANG_BO ? "བོད་ལྗོངས་ཉིན་རེའི་ཚགས་པར།" : "样例日报";
    paper->pinyin = "YANGLI RIBAO";
    Issue *issue = ARENA_NEW(b->arena, Issue);
    *issue = issue_blank(paper, (Date){2021, 11, 2});
    issue->notice = notice;
    issue->n_pages = pages;
    issue->pages = ARENA_ARRAY(b->arena, PageSpec, pages);
    issue->articles = ARENA_ARRAY(b->arena, Article *, pages * each);
    for (size_t p = 0; p < pages; p++) {
        issue->pages[p].n_articles = each;
        issue->pages[p].articles = &issue->articles[issue->n_articles];
        for (size_t i = 0; i < each; i++)
            issue->articles[issue->n_articles++] = bench_article(b, "", lang == LANG_BO ? "ཀ།\n" : "正文。\n", lang);
    }
    SetContext *sc = ARENA_NEW(b->arena, SetContext);
    *sc = (SetContext){.text = b->text, .arena = b->arena, .diag = b->diag, .layout = f->l};
    Group *group = ARENA_NEW(b->arena, Group);
    *group = (Group){.name = "", .base_url = ""};
    f->build = (PageBuild){.c = sc, .group = group, .issue = issue, .number = 1, .n_pages = (int)pages, .title = ""};
    compose_furniture(&f->build, &f->l->front);
    return f;
}

static void front_close(Front *f)
{
    vec_free(&f->build.items);
}

static const Furniture *index_of(const Layout *l)
{
    for (size_t i = 0; i < l->front.n; i++)
        if (l->front.at[i].kind == FURN_INDEX)
            return &l->front.at[i];
    return NULL;
}

/* White above the first line of the index and below its last, by the ems of its lines; lines: how many. */
static void index_white(const Front *f, Len *over, Len *under, int *lines)
{
    const Furniture *at = index_of(f->l);
    Len left = f->l->left + at->x, top = f->l->top + at->y, first = LEN_MAX, last = 0;
    *lines = 0;
    for (size_t i = 0; i < f->build.items.len; i++) {
        const Line *l = &f->build.items.ptr[i].u.line;
        if (f->build.items.ptr[i].kind != ITEM_LINE || l->x < left - LEN_PT || !l->n_runs)
            continue;
        if (l->y < top || l->y > top + at->height + f->l->pitch)
            continue;
        Len size = l->runs[0].size, up = l->y - len_mul(size, 88, 100), down = l->y + len_mul(size, 12, 100);
        first = up < first ? up : first;
        last = down > last ? down : last;
        ++*lines;
    }
    *over = first - top;
    *under = top + at->height - last;
}

/* However many entries: the index stands inside its place, with the same white above and below, and in a page of eight
 * entries or more there is not a line of it to spare. */
static void test_index(Checks *c, Bench *b)
{
    static const struct {
        const char *layout;
        Lang lang;
    } layouts[] = {
        {"broadsheet", LANG_ZH_HANS}, {"broadsheet", LANG_BO}, {"tabloid", LANG_ZH_HANS}, {"tabloid", LANG_BO}};
    for (size_t k = 0; k < sizeof layouts / sizeof *layouts; k++)
        for (size_t pages = 2; pages <= 9; pages++)
            for (int noted = 0; noted < 2; noted++) {
                const char *notice = !noted ? "" : layouts[k].lang == LANG_BO ? "ཀ།" : "本报为样报";
                Front *f = front_page(b, layouts[k].layout, layouts[k].lang, pages, 6, notice);
                Len over, under;
                int lines;
                index_white(f, &over, &under, &lines);
                CHECK_AT(c, over >= 0 && under >= 0, "%s: %.2f and %.2f pt", layouts[k].layout, len_to_pt(over),
                         len_to_pt(under));
                CHECK_AT(c, over - under <= 2 * LEN_PT && under - over <= 2 * LEN_PT,
                         "%s, %d pages: %.2f pt above, %.2f below", layouts[k].layout, (int)pages, len_to_pt(over),
                         len_to_pt(under));
                CHECK_AT(c, over <= index_of(f->l)->pitch, "%s, %d pages: %.2f pt to spare", layouts[k].layout,
                         (int)pages, len_to_pt(over));
                CHECK(c, lines >= 4);
                front_close(f);
            }
}

/* The head of an index stands as its list does: centred only over two columns of it. */
static void test_index_head(Checks *c, Bench *b)
{
    CHECK_INT(c, index_of(bench_layout(b, "tabloid", LANG_ZH_HANS, 0))->align, ALIGN_LEFT);
    CHECK_INT(c, index_of(bench_layout(b, "tabloid", LANG_BO, 0))->align, ALIGN_LEFT);
    CHECK_INT(c, index_of(bench_layout(b, "broadsheet", LANG_ZH_HANS, 0))->align, ALIGN_CENTER);
}

static int index_entries(const Front *f)
{
    int n = 0;
    for (size_t i = 0; i < f->build.items.len; i++) {
        const Item *it = &f->build.items.ptr[i];
        n += it->kind == ITEM_BEGIN && it->u.group.tag == TAG_INDEX_ENTRY;
    }
    return n;
}

/* The index names what stands on paper: not a filler 补白 that was left out. */
static void test_left_out(Checks *c, Bench *b)
{
    Front *f = front_page(b, "broadsheet", LANG_ZH_HANS, 3, 2, "");
    CHECK_INT(c, index_entries(f), 4); /* of pages 2 and 3 */
    f->build.items.len = 0;
    f->build.first_page = (const int[]){1, 1, 0, 2, 3, 3};
    compose_furniture(&f->build, &f->l->front);
    CHECK_INT(c, index_entries(f), 3);
    front_close(f);
}

static const Line *line_of(const Front *f, const char *text)
{
    for (size_t i = 0; i < f->build.items.len; i++) {
        const Item *it = &f->build.items.ptr[i];
        if (it->kind == ITEM_LINE && it->u.line.n_runs && strncmp(it->u.line.runs[0].text, text, strlen(text)) == 0)
            return &it->u.line;
    }
    return NULL;
}

/* The pinyin's capitals stand 8 pt clear of the name's ink. */
static void test_pinyin(Checks *c, Bench *b)
{
    static const char *const layouts[] = {"broadsheet", "tabloid"};
    for (int i = 0; i < 2; i++) {
        Front *f = front_page(b, layouts[i], LANG_ZH_HANS, 4, 3, "");
        const Line *name = line_of(f, "样"), *pinyin = line_of(f, "Y");
        CHECK(c, name && pinyin);
        if (name && pinyin) {
            Len foot = name->y + len_mul(name->runs[0].size, 9, 100);
            Len head = pinyin->y - len_mul(pinyin->runs[0].size, 73, 100);
            CHECK_AT(c, head - foot >= 8 * LEN_PT, "%s: %.2f pt", layouts[i], len_to_pt(head - foot));
        }
        front_close(f);
    }
}

int main(void)
{
    Checks c = {0};
    Bench b;
    if (!bench_open(&b))
        return 1;
    test_index(&c, &b);
    test_index_head(&c, &b);
    test_left_out(&c, &b);
    test_pinyin(&c, &b);
    CHECK_INT(&c, diag_errors(b.diag), 0);
    bench_close(&b);
    return CHECK_END(&c);
}
