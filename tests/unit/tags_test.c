/* A walk over a page's items tells each output of everything, in order; marked content becomes a tree in reading order,
 * whatever order it was drawn in (ISO 32000-1, 14.8.2.3). */
#include "tags/tree.h"
#include "tests/check.h"

/* ---- frames by hand: runs of text without glyphs, in one cluster ---- */

typedef VEC(Item) Items;

static void put_begin(Items *items, GroupTag tag, int block)
{
    Item it = {.kind = ITEM_BEGIN};
    it.u.group = (GroupInfo){.tag = tag, .level = 1, .lang = LANG_ZH_HANS, .article = 0, .block = block};
    vec_push(items, it);
}

static void put_end(Items *items)
{
    vec_push(items, ((Item){.kind = ITEM_END}));
}

#define TEXT(s, n)                                                                                                     \
    .text = (s), .n_text = (n), .n_clusters = 1, .clusters = (Cluster[])                                               \
    {                                                                                                                  \
        {                                                                                                              \
            .bytes = (n)                                                                                               \
        }                                                                                                              \
    }

/* Runs are borrowed. */
static void put_line(Items *items, LineKind kind, Aside aside, const char *para, Run *runs, uint32_t n)
{
    Item it = {.kind = ITEM_LINE};
    it.u.line = (Line){.kind = kind, .aside = aside, .runs = runs, .n_runs = n, .para = para};
    vec_push(items, it);
}

static void put_item(Items *items, ItemKind kind)
{
    vec_push(items, ((Item){.kind = kind}));
}

static PageFrame page_of(const Items *items)
{
    return (PageFrame){.number = 1, .items = items->ptr, .n_items = items->len};
}

/* ---- the walk ---- */

typedef struct Told {
    char name;
    Buf *out;
} Told;

static void tell(Told *t, const char *what, const FrameWalk *at)
{
    buf_printf(t->out, "%c:%s@%zu ", t->name, what, at->depth);
}

static void tell_begin(void *self, const FrameWalk *at, const GroupInfo *g)
{
    tell(self, at->open[at->depth - 1] == g ? "begin" : "?", at);
}

static void tell_end(void *self, const FrameWalk *at, const GroupInfo *g)
{
    tell(self, at->open[at->depth - 1] == g ? "end" : "?", at);
}

static void tell_line(void *self, const FrameWalk *at, const Line *line)
{
    tell(self, line->n_runs ? "line" : "?", at);
}

static void tell_run(void *self, const FrameWalk *at, const Line *line, const Run *run)
{
    tell(self, run == line->runs ? "first" : "run", at);
}

static void tell_image(void *self, const FrameWalk *at, const Item *item)
{
    tell(self, item->kind == ITEM_IMAGE && at->inside[TAG_FIGURE] ? "figure" : "image", at);
}

static void tell_rect(void *self, const FrameWalk *at, const Item *item)
{
    tell(self, item->kind == ITEM_RECT ? "rect" : "?", at);
}

/* Two outputs are told of each item by turns; one that has no use for it isn't; what is open at the end ends. */
static void test_walk(Checks *c)
{
    static const FrameVisitor all = {.begin = tell_begin,
                                     .end = tell_end,
                                     .line = tell_line,
                                     .run = tell_run,
                                     .image = tell_image,
                                     .rect = tell_rect};
    static const FrameVisitor runs = {.run = tell_run};
    Items items = {0};
    Buf out = {0};
    Run two[2] = {{0}, {0}};
    put_end(&items); /* of nothing */
    put_item(&items, ITEM_RECT);
    put_begin(&items, TAG_FIGURE, 1);
    put_item(&items, ITEM_IMAGE);
    put_item(&items, ITEM_STROKE);
    put_end(&items);
    put_item(&items, ITEM_IMAGE);
    put_begin(&items, TAG_ARTICLE, 2);
    put_begin(&items, TAG_PARA, 3);
    put_line(&items, LINE_BODY, ASIDE_NONE, NULL, two, 2);
    PageFrame page = page_of(&items);
    Told a = {'a', &out}, b = {'b', &out};
    frame_walk(&page, (FrameOutput[]){{&all, &a}, {&runs, &b}}, 2);
    CHECK_STR(c, out.data,
              "a:rect@0 a:begin@1 a:figure@1 a:end@1 a:image@0 a:begin@1 a:begin@2 a:line@2 a:first@2 b:first@2 "
              "a:run@2 b:run@2 a:end@2 a:end@1 ");
    buf_free(&out);
    vec_free(&items);
}

/* ---- the tree ---- */

static void no_mark(void *self, MarkKind kind)
{
    int *marks = self;
    marks[kind]++;
}

static void put_element(const Tree *t, int element, Buf *out)
{
    const Element *e = &t->elements.ptr[element];
    buf_printf(out, "%s", e->type);
    char room[TONGUE_ROOM];
    if (e->tongue != tongue_of(LANG_ZH_HANS))
        buf_printf(out, ":%s", tongue_tag(e->tongue, room));
    buf_putc(out, '(');
    for (int k = e->first; k >= 0; k = t->kids.ptr[k].next) {
        const Kid *kid = &t->kids.ptr[k];
        if (kid->kind == KID_CONTENT)
            buf_printf(out, "%d ", kid->value);
        else if (kid->kind == KID_LINK)
            buf_printf(out, "link%d ", kid->value);
        else if (t->elements.ptr[kid->value].used)
            put_element(t, kid->value, out);
    }
    buf_putc(out, ')');
}

/* The tree of pages as text: elements with their marked content by number. */
static void check_tree(Checks *c, Items *pages, size_t n, const char *want)
{
    static const FrameVisitor none = {0};
    PageContent contents[2];
    const PageContent *all[2];
    int marks[MARK_PAGINATION + 1] = {0};
    Tree t;
    Buf out = {0};
    for (size_t i = 0; i < n; i++) {
        PageFrame page = page_of(&pages[i]);
        content_walk(&page, (MarkSink){no_mark, marks}, (FrameOutput){&none, NULL}, &contents[i]);
        all[i] = &contents[i];
    }
    tree_build(&t, LANG_ZH_HANS, all, n);
    put_element(&t, 0, &out);
    CHECK_STR(c, out.data, want);
    int content = 0;
    for (size_t i = 0; i < n; i++)
        content += contents[i].n_mcids;
    CHECK_INT(c, t.owners.len, content);
    for (size_t i = 0; i < t.owners.len; i++)
        CHECK(c, t.owners.ptr[i].element >= 0 && t.elements.ptr[t.owners.ptr[i].element].used);
    tree_free(&t);
    for (size_t i = 0; i < n; i++) {
        content_free(&contents[i]);
        vec_free(&pages[i]);
    }
    buf_free(&out);
}

/* A note's mark and a reading are drawn after the lines, and read where they stand; a mark for the eye only is none. */
static void test_asides(Checks *c)
{
    static const char *const para = "甲①乙丙";
    Run first[] = {{TEXT("甲", 3), .at = 0},
                   {TEXT("乙", 3), .at = 6, .stretch = 2, .flags = RUN_APART | RUN_BASE},
                   {TEXT("丙", 3), .at = 9, .stretch = 3}};
    Run note = {TEXT("①", 3), .at = 3, .stretch = 1}, reading = {TEXT("yǐ", 3), .at = 6, .stretch = 2};
    Run pad = {TEXT("་", 3), .at = 12};
    Items items = {0};
    put_begin(&items, TAG_ARTICLE, 0);
    put_begin(&items, TAG_PARA, 1);
    put_line(&items, LINE_BODY, ASIDE_NONE, para, first, 3); /* 0, 1, 2 */
    put_begin(&items, TAG_MARKS, 0);
    put_line(&items, LINE_MARK, ASIDE_NOTE, para, &note, 1);    /* 3 */
    put_line(&items, LINE_MARK, ASIDE_RUBY, para, &reading, 1); /* 4 */
    put_line(&items, LINE_MARK, ASIDE_NONE, para, &pad, 1);
    put_end(&items);
    put_end(&items);
    put_end(&items);
    check_tree(c, &items, 1, "Document(Art(P(0 Reference(3 )Ruby(RB(1 )RT:zh-Latn-pinyin(4 ))2 )))");
}

/* Each list's own label, where a list begins with a list too; a second paragraph has none. */
static void test_labels(Checks *c)
{
    static const char *const label = "1.（1）", *const para = "甲", *const other = "乙";
    Run both[] = {{TEXT("1.", 2), .at = 0, .stretch = 0}, {TEXT("（1）", 7), .at = 2, .stretch = 1}};
    Run text = {TEXT("甲", 3)}, more = {TEXT("乙", 3)};
    Items items = {0};
    put_begin(&items, TAG_ARTICLE, 0);
    put_begin(&items, TAG_LIST, 1);
    put_begin(&items, TAG_ITEM, 2);
    put_begin(&items, TAG_LIST, 3);
    put_begin(&items, TAG_ITEM, 4);
    put_begin(&items, TAG_PARA, 5);
    put_begin(&items, TAG_MARKS, 0);
    put_line(&items, LINE_MARK, ASIDE_LABEL, label, both, 2); /* 0, 1 */
    put_end(&items);
    put_line(&items, LINE_BODY, ASIDE_NONE, para, &text, 1); /* 2 */
    put_end(&items);
    put_begin(&items, TAG_PARA, 6);
    put_line(&items, LINE_BODY, ASIDE_NONE, other, &more, 1); /* 3 */
    for (int i = 0; i < 6; i++)
        put_end(&items);
    check_tree(c, &items, 1, "Document(Art(L(LI(Lbl(0 )LBody(L(LI(Lbl(1 )LBody(P(2 )P(3 )))))))))");
}

/* A paragraph over two pages is one; the jump line between them is only a link; languages and one link around them. */
static void test_pages(Checks *c)
{
    static const char *const para = "上半said it下半";
    Run head[] = {{TEXT("上半", 6), .at = 0},
                  {TEXT("said it", 7), .at = 6, .stretch = 1, .tongue = tongue_of(LANG_EN), .href = "x"}};
    Run tail = {TEXT("下半", 6), .at = 13, .stretch = 1, .href = "x"}, jump = {TEXT("下转", 6)};
    Items pages[2] = {{0}, {0}};
    put_begin(&pages[0], TAG_ARTICLE, 0);
    put_begin(&pages[0], TAG_PARA, 1);
    put_line(&pages[0], LINE_BODY, ASIDE_NONE, para, head, 2); /* 0, 1 */
    put_end(&pages[0]);
    put_begin(&pages[0], TAG_JUMP, 0);
    put_line(&pages[0], LINE_JUMP, ASIDE_NONE, "下转", &jump, 1);
    put_end(&pages[0]);
    put_end(&pages[0]);
    put_begin(&pages[1], TAG_ARTICLE, 0);
    put_begin(&pages[1], TAG_PARA, 1);
    put_line(&pages[1], LINE_BODY, ASIDE_NONE, para, &tail, 1); /* 0 of the second page */
    put_end(&pages[1]);
    put_end(&pages[1]);
    check_tree(c, pages, 2, "Document(Art(P(0 Link(Span:en(1 )0 ))))");
}

int main(void)
{
    Checks c = {0};
    test_walk(&c);
    test_asides(&c);
    test_labels(&c);
    test_pages(&c);
    return CHECK_END(&c);
}
