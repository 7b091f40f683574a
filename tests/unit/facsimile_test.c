/* A page of real paragraphs → the facsimile's markup. The page and where every cluster must stand are left in the
 * working folder (01.html, 01.tsv), and the same page's PDF, for tests/facsimile/overlay.py, which asks a browser. */
#include "check.h"
#include "tests/unit/press_fixture.h"

#include "facsimile/facsimile.h"
#include "facsimile/webfont.h"
#include "pdf/pdf.h"
#include "base/utf8.h"
#include "lines/lines.h"
#include <stdlib.h>
#include <hb.h>

typedef struct Page {
    Arena *arena;
    World *world;
    Diag *diag;
    FontBook *book;
    TextContext *text;
    ItemVec items, marks;
    Len y;
} Page;

static void begin(Page *p, GroupTag tag, int32_t article, Lang lang)
{
    Item it = {.kind = ITEM_BEGIN};
    it.u.group = (GroupInfo){.tag = tag, .lang = lang, .article = article};
    vec_push(&p->items, it);
}

static void end(Page *p)
{
    vec_push(&p->items, ((Item){.kind = ITEM_END}));
}

static Piece piece(Page *p, const char *text, const char *role, double size, Lang lang)
{
    return (Piece){.kind = PIECE_TEXT,
                   .text = text,
                   .style = {.role = font_book_role(p->book, role), .size = len_from_pt(size), .lang = lang}};
}

/* Sets pieces to a measure, line under line, and returns how many lines there are. */
static size_t set(Page *p, const Piece *pieces, size_t n, double measure, Align align, LineKind kind, Len x)
{
    Lang lang = pieces->style.lang;
    Len em = pieces->style.size, pitch = len_mul(em, lang == LANG_BO ? 170 : 135, 100);
    ParaStyle style = {.em = em, .align = align, .lang = lang, .indent = align == ALIGN_JUSTIFY ? 2 * em : 0};
    Para *para = para_shape(p->text, p->arena, p->diag, arena_dup(p->arena, pieces, n * sizeof *pieces), n, &style);
    size_t lines;
    Len width = len_from_pt(measure);
    BrokenLine *broken = para_break(p->text, p->arena, para, width, &lines);
    for (size_t i = 0; i < lines; i++) {
        p->y += pitch;
        para_place(p->text, p->arena, para, &broken[i], width, x, p->y, kind, &p->items, &p->marks);
    }
    return lines;
}

static const char han[] =
    "“你好，”她说：“中国人民——从来不怕困难……”（《人民日报》2021年11月2日第1版）报道，WAVE项目AV-2021的"
    "增长率为3.9%，To AWAY与Typography、fi ﬁ office之间。「这是『第二层』引号」；《书名》、《另一本书》。";
static const char tibetan[] = "བོད་ལྗོངས་ཀྱི་དཔལ་འབྱོར་དང་སྤྱི་ཚོགས་འཕེལ་རྒྱས་ལ་གྲུབ་འབྲས་ཆེན་པོ་ཐོབ་པ་རེད། "
                              "སྐྱིད་སྡུག་མཉམ་མྱོང་བྱེད་པའི་མི་རིགས་ཚང་མས་རྒྱལ་ཁབ་གཅིག་གྱུར་སྲུང་སྐྱོང་བྱེད་དགོས།";

static void add_body(Page *p, Len x)
{
    static const double measures[] = {117, 150, 200, 240.5, 330};
    for (size_t i = 0; i < sizeof measures / sizeof *measures; i++) {
        begin(p, TAG_PARA, 0, LANG_ZH_HANS);
        Piece one = piece(p, han, "song", 9, LANG_ZH_HANS);
        set(p, &one, 1, measures[i], ALIGN_JUSTIFY, LINE_BODY, x);
        end(p);
    }
    static const char english[] = "internationalization与telecommunications都要分开，otorhinolaryngologist也一样。";
    begin(p, TAG_PARA, 0, LANG_ZH_HANS);
    Piece words = piece(p, english, "song", 9, LANG_ZH_HANS);
    set(p, &words, 1, 85, ALIGN_JUSTIFY, LINE_BODY, x);
    end(p);
    Piece mixed[] = {piece(p, "本报拉萨11月2日电", "hei", 9, LANG_ZH_HANS),
                     piece(p, "（记者 <王&李>）今天，", "kai", 9, LANG_ZH_HANS),
                     piece(p, "藏文报头“བོད་ལྗོངས་ཉིན་རེའི་ཚགས་པར།”在网站www.example.com上线。", "song", 10.5, LANG_ZH_HANS)};
    mixed[2].style.href = "https://example.com/?a=1&b=2";
    mixed[1].style.color = 0xC00000;
    begin(p, TAG_PARA, 0, LANG_ZH_HANS);
    set(p, mixed, 3, 150, ALIGN_JUSTIFY, LINE_BODY, x);
    end(p);
}

/* A table's cells: figures in equal cells, so that the space between them is uneven; a dash alone. */
static void add_cells(Page *p, Len x)
{
    static const char *const cells[] = {"1189.71", "AVATo11", "—"};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        begin(p, TAG_CELL, 0, LANG_ZH_HANS);
        size_t first = p->items.len;
        Piece cell = piece(p, cells[i], "hei", 9, LANG_ZH_HANS);
        set(p, &cell, 1, 100, ALIGN_LEFT, LINE_BODY, x);
        Run *r = p->items.ptr[first].u.line.runs;
        for (uint32_t k = 1; k < r->n_clusters && r->n_glyphs == r->n_clusters; k++) {
            Len shift = (Len)(k * k % 5) * len_from_pt(.3);
            r->clusters[k].x += shift;
            r->glyphs[k].x += shift;
        }
        end(p);
    }
}

static void add_tibetan(Page *p, Len x)
{
    static const double measures[] = {150, 210.3, 300};
    for (size_t i = 0; i < sizeof measures / sizeof *measures; i++) {
        begin(p, TAG_PARA, 1, LANG_BO);
        Piece one = piece(p, tibetan, "song", 11.5, LANG_BO);
        set(p, &one, 1, measures[i], ALIGN_JUSTIFY, LINE_BODY, x);
        end(p);
    }
    begin(p, TAG_PARA, 1, LANG_BO);
    Piece mixed[] = {piece(p, "སྤྱི་ལོ་༢༠༢༡ལོའི་ཟླ་11པའི་ཚེས་2ཉིན། 西藏日报 Tibet Daily་ནས།", "hei", 12, LANG_BO)};
    set(p, mixed, 1, 210, ALIGN_JUSTIFY, LINE_BODY, x);
    end(p);
}

/* Shapes a run's text; x and y get the glyphs' places along the line from *at, which moves on. */
static Run vertical_run(Page *p, const char *text, double pt, uint16_t flags, Len *at)
{
    const Face *face = font_book_primary(p->book, font_book_role(p->book, "biaosong"), SCRIPT_HAN);
    Len size = len_from_pt(pt), start = *at;
    bool upright = flags & RUN_VERTICAL;
    unsigned n, bytes = (unsigned)strlen(text);
    hb_buffer_t *b = hb_buffer_create();
    hb_buffer_add_utf8(b, text, -1, 0, -1);
    hb_buffer_set_direction(b, upright ? HB_DIRECTION_TTB : HB_DIRECTION_LTR);
    hb_buffer_set_script(b, upright ? HB_SCRIPT_HAN : HB_SCRIPT_LATIN);
    hb_buffer_set_language(b, hb_language_from_string(flags == RUN_ROTATED ? "en" : "zh-cn", -1));
    hb_shape(face->hb_font, b, NULL, 0);
    hb_glyph_info_t *info = hb_buffer_get_glyph_infos(b, &n);
    hb_glyph_position_t *pos = hb_buffer_get_glyph_positions(b, NULL);
    Run r = {.face = face, .size = size, .flags = flags, .text = text, .n_text = bytes, .n_glyphs = n, .n_clusters = n};
    r.glyphs = ARENA_ARRAY(p->arena, Glyph, n);
    r.clusters = ARENA_ARRAY(p->arena, Cluster, n);
    for (unsigned i = 0; i < n; i++) {
        Len advance = len_mul(size, upright ? -pos[i].y_advance : pos[i].x_advance, face->upem);
        unsigned next = i + 1 < n ? info[i + 1].cluster : bytes;
        r.clusters[i] = (Cluster){(uint16_t)(next - info[i].cluster), 1, *at, advance};
        r.glyphs[i] = (Glyph){info[i].codepoint, len_mul(size, pos[i].x_offset, face->upem),
                              *at - len_mul(size, pos[i].y_offset, face->upem)};
        if (flags & RUN_ROTATED) /* its baseline stands left of the line's centre */
            r.glyphs[i] = (Glyph){info[i].codepoint, *at - start - len_mul(size, 35, 100), start};
        else if (!upright)
            r.glyphs[i] = (Glyph){info[i].codepoint, *at - start - size / 2, start + len_mul(size, 86, 100)};
        *at += advance + (upright ? len_from_pt(1.5) : 0);
    }
    if (!flags)
        *at = start + size;
    hb_buffer_destroy(b);
    return r;
}

/* A headline from top to bottom: upright, Latin turned, digits set across. */
static void add_vertical(Page *p, Len x, Len y)
{
    Run *r = ARENA_ARRAY(p->arena, Run, 5);
    Len at = 0;
    r[0] = vertical_run(p, "“拉萨河畔”：春——色……", 22, RUN_VERTICAL, &at);
    r[1] = vertical_run(p, "WAVE", 22, RUN_ROTATED, &at);
    r[2] = vertical_run(p, "21", 22, 0, &at);
    r[3] = vertical_run(p, "日 月", 48, RUN_VERTICAL, &at);
    /* The text engine makes a blank a quarter of an em, whatever height the font gives it. */
    Len quarter = r[3].size / 4, less = r[3].clusters[1].advance - quarter;
    r[3].clusters[1].advance = quarter;
    r[3].clusters[2].x -= less;
    r[3].glyphs[2].y -= less;
    r[4] = vertical_run(p, "123", 22, 0, &at); /* condensed to the width of the line */
    r[4].condensed = 650;
    for (uint32_t i = 0; i < r[4].n_glyphs; i++)
        r[4].glyphs[i].x = len_mul(r[4].glyphs[i].x + r[4].size / 2, 650, 1000) - r[4].size / 2;
    Item it = {.kind = ITEM_LINE};
    it.u.line = (Line){.kind = LINE_BODY, .x = x, .y = y, .w = at, .vertical = true, .runs = r, .n_runs = 5};
    begin(p, TAG_PARA, 0, LANG_ZH_HANS);
    vec_push(&p->items, it);
    end(p);
}

static void add_art(Page *p)
{
    Item tint = {.kind = ITEM_RECT}, rule = {.kind = ITEM_STROKE}, dot = {.kind = ITEM_DOT}, wave = {.kind = ITEM_WAVE};
    tint.u.rect.at = (Rect){len_from_pt(20), len_from_pt(20), len_from_pt(150), len_from_pt(60)};
    tint.u.rect.fill = 0xEEEEEE;
    rule.u.stroke.at = (Rect){len_from_pt(20), len_from_pt(84), len_from_pt(540), 0};
    rule.u.stroke.width = len_from_pt(.4);
    vec_push(&p->items, tint);
    vec_push(&p->items, rule);
    for (int i = 0; i < 3; i++) {
        dot.u.dot.x = len_from_pt(30 + 9 * i);
        dot.u.dot.y = len_from_pt(90);
        dot.u.dot.r = len_from_pt(.5);
        vec_push(&p->items, dot);
    }
    wave.u.wave.x = len_from_pt(80);
    wave.u.wave.y = len_from_pt(90);
    wave.u.wave.w = len_from_pt(45);
    wave.u.wave.width = len_from_pt(.45);
    vec_push(&p->items, wave);
}

static void add_all(Page *p)
{
    add_art(p);
    begin(p, TAG_ARTICLE, 0, LANG_ZH_HANS);
    begin(p, TAG_HEADLINE, 0, LANG_ZH_HANS);
    p->y = len_from_pt(20);
    Piece title = piece(p, "“西藏和平解放70年”AWAY展开幕", "biaosong", 32, LANG_ZH_HANS);
    title.style.tracking = len_from_pt(1.2);
    set(p, &title, 1, 540, ALIGN_CENTER, LINE_BODY, len_from_pt(20));
    end(p);
    p->y = len_from_pt(96);
    add_body(p, len_from_pt(20));
    add_cells(p, len_from_pt(20));
    begin(p, TAG_JUMP, 0, LANG_ZH_HANS);
    Piece jump = piece(p, "（下转第2版）", "kai", 9, LANG_ZH_HANS);
    size_t first = p->items.len;
    set(p, &jump, 1, 150, ALIGN_RIGHT, LINE_JUMP, len_from_pt(20));
    p->items.ptr[first].u.line.href = "02.html";
    end(p);
    add_vertical(p, len_from_pt(540), len_from_pt(120));
    end(p);
    begin(p, TAG_ARTICLE, 1, LANG_BO);
    add_tibetan(p, len_from_pt(200));
    begin(p, TAG_MARKS, 1, LANG_BO);
    Piece mark = piece(p, "①", "song", 6, LANG_BO);
    set(p, &mark, 1, 50, ALIGN_LEFT, LINE_MARK, len_from_pt(400));
    end(p);
    end(p);
}

/* ---- output ---- */

static bool to_file(void *context, Diag *d, const char *path, const void *data, size_t n)
{
    (void)d;
    const char *slash = strrchr(path, '/');
    char name[200];
    snprintf(name, sizeof name, "%s", slash ? slash + 1 : path);
    FILE *f = fopen(name, "wb");
    if (!f)
        return false;
    bool ok = fwrite(data, 1, n, f) == n;
    ++*(int *)context;
    return fclose(f) == 0 && ok;
}

/* Where the browser must have a cluster: its pen origin. */
static void put_place(Buf *b, const Line *l, const Run *r, const Cluster *k, const Glyph *g)
{
    Len x = l->x + k->x, y = l->y;
    if (r->flags & RUN_ROTATED) {
        x = l->x + r->glyphs->x;
        y = l->y + r->glyphs->y + g->x - r->glyphs->x;
    } else if (l->vertical) {
        x = l->x + g->x;
        y = l->y + g->y;
    }
    buf_put_len(b, x, 3);
    buf_putc(b, '\t');
    buf_put_len(b, y, 3);
}

/* line, x, y and the text of each cluster, one a row. */
static void write_expected(const ItemVec *items)
{
    Buf b = {0};
    int line = 0, files = 0;
    for (size_t i = 0; i < items->len; i++) {
        if (items->ptr[i].kind != ITEM_LINE)
            continue;
        const Line *l = &items->ptr[i].u.line;
        for (uint32_t r = 0; r < l->n_runs; r++) {
            const char *text = l->runs[r].text;
            const Glyph *g = l->runs[r].glyphs;
            if (l->runs[r].flags & RUN_HYPHEN) /* no text of the page's: the style sheet draws it */
                continue;
            for (uint32_t c = 0; c < l->runs[r].n_clusters; c++) {
                const Cluster *k = &l->runs[r].clusters[c];
                buf_printf(&b, "%d\t", line);
                put_place(&b, l, &l->runs[r], k, g);
                buf_putc(&b, '\t');
                buf_put(&b, text, k->bytes);
                buf_putc(&b, '\n');
                text += k->bytes;
                g += k->glyphs;
            }
        }
        line++;
    }
    to_file(&files, NULL, "01.tsv", b.data, b.len);
    buf_free(&b);
}

static void write_pdf(Checks *c, const Page *p, const IssueFrames *frames)
{
    Group group = {.name = "试报社", .base_url = "https://example.com/"};
    PdfOutput pdf = {0};
    int files = 0;
    CHECK(c, pdf_render(p->world, p->diag, &group, frames, &pdf));
    CHECK(c, to_file(&files, NULL, "01.pdf", pdf.reading_issue.data, pdf.reading_issue.len));
    pdf_output_free(&pdf);
}

static size_t count(const char *text, const char *what)
{
    size_t n = 0;
    for (const char *p = text; (p = strstr(p, what)) != NULL; p += strlen(what))
        n++;
    return n;
}

static void check_markup(Checks *c, const Page *p, const char *css, const char *box)
{
    size_t body = 0, marks = 0, hyphens = 0;
    for (size_t i = 0; i < p->items.len; i++)
        if (p->items.ptr[i].kind == ITEM_LINE) {
            const Line *l = &p->items.ptr[i].u.line;
            body += l->kind == LINE_BODY;
            marks += l->kind == LINE_MARK;
            for (uint32_t r = 0; r < l->n_runs; r++)
                hyphens += (l->runs[r].flags & RUN_HYPHEN) != 0;
        }
    CHECK(c, hyphens > 0);
    CHECK(c, body > 30);
    CHECK_INT(c, count(box, "<tspan class=line data-x="), body);
    CHECK_INT(c, count(box, "<text class=\"mark "), marks);
    CHECK_INT(c, count(box, "<article data-slug="), 2);
    CHECK_INT(c, count(box, "</article>"), 2);
    CHECK_INT(c, count(box, "<p"), count(box, "</p>") + count(box, "<path"));
    CHECK_INT(c, count(box, "<tspan"), count(box, "</tspan>"));
    CHECK_INT(c, count(box, "<text"), count(box, "</text>"));
    CHECK_INT(c, count(box, "<svg"), count(box, "</svg>"));
    CHECK_INT(c, count(box, "<a "), count(box, "</a>"));
    CHECK_INT(c, count(box, "style="), 0);
    CHECK_INT(c, count(box, "<style"), 0);
    CHECK_INT(c, count(box, "class=area "), 2);
    CHECK(c, strstr(box, "<path d=\"M20 20H560V90H360V490H20z\"/>") != NULL); /* an L is one surface */
    CHECK(c,
          strstr(box, "<article data-slug=\"lead\" id=\"lead\" aria-label=\"标题 &lt;一&gt;\" lang=zh-Hans>") != NULL);
    CHECK(c, strstr(box, "<article data-slug=\"second\" id=\"second\" aria-label=\"二\" lang=bo>") != NULL);
    CHECK(c, strstr(box, "<a href=\"02.html\" class=jump><tspan ") != NULL);
    /* A link over faces and lines is one stop for the keyboard. */
    CHECK(c, count(box, "<a href=\"https://example.com/?a=1&amp;b=2\"") > 1);
    CHECK_INT(c, count(box, "<a href=\"https://example.com/?a=1&amp;b=2\">"), 1);
    CHECK_INT(c, count(box, " tabindex=-1>"), count(box, "<a href=\"https://example.com/?a=1&amp;b=2\"") - 1);
    CHECK_INT(c, count(box, "&lt;"), 3);
    CHECK_INT(c, count(box, "&gt;"), 3);
    CHECK_INT(c, count(box, "class=\"hyphen "), hyphens);
    CHECK_INT(c, count(box, " rotate=90"), 1);
    CHECK_INT(c, count(box, "lengthAdjust=spacingAndGlyphs"), 1);
    CHECK(c, strstr(box, "stroke-width=\"1\" stroke-linecap=\"round\" d=\"M30 90h0M39 90h0M48 90h0\"") != NULL);
    CHECK(c, strstr(css, "fill:#c00000") != NULL);
    CHECK(c, count(css, "@font-face") >= 5);
    CHECK_INT(c, count(css, ";font-display:swap;"), count(css, "@font-face"));
    /* Used at once, but on a screen where a script says when: until then what each would fall back to. */
    CHECK(c, strstr(css, "}\n@media screen and (scripting:enabled){\n.late-fonts .sheet>:not(.fonts) :is(.t") != NULL);
    CHECK(c, count(css, "px/1 f") > 0);
    CHECK_INT(c, count(css, ",var(--"), count(css, ";fill:"));
    CHECK_INT(c, count(css, "){font-family:var(--song,serif)}\n"), 1);
    CHECK_INT(c, count(css, "){font-family:var(--uchen,serif)}\n"), 1);
    CHECK_INT(c, count(css, ";font-kerning:normal}"), 3);
}

/* The page as its own site would have it, to be looked at. */
static bool write_html(int *files, const Buf *css, const Buf *box)
{
    Buf html = {0};
    buf_puts(&html, "<!doctype html>\n<html lang=zh-Hans><head><meta charset=utf-8><title>test</title>\n"
                    "<link rel=stylesheet href=\"" PAIBAN_SOURCE_DIR "/layouts/_site/facsimile.css\"><style>\n"
                    "body{margin:0}\n");
    buf_put(&html, css->data, css->len);
    buf_puts(&html, "</style></head><body>\n");
    buf_put(&html, box->data, box->len);
    buf_puts(&html, "</body></html>\n");
    const bool done = to_file(files, NULL, "01.html", html.data, html.len);
    buf_free(&html);
    return done;
}

/* The same page twice, its files once. */
static void check_page(Checks *c, Page *p, IssueRender *r, const PageFrame *page, int *files)
{
    Facsimile *f = facsimile_new(r);
    CHECK(c, f != NULL);
    Buf css = {0}, box = {0}, again_css = {0}, again = {0};
    CHECK(c, facsimile_page(f, page, &css, &box));
    CHECK(c, *files >= 5);
    CHECK(c, facsimile_page(f, page, &again_css, &again));
    CHECK_STR(c, again.data, box.data);
    CHECK_STR(c, again_css.data, css.data);
    check_markup(c, p, css.data, box.data);
    CHECK(c, write_html(files, &css, &box));
    facsimile_free(f);
    buf_free(&css);
    buf_free(&box);
    buf_free(&again);
    buf_free(&again_css);
}

static void test_page(Checks *c, Page *p)
{
    add_all(p);
    CHECK_INT(c, diag_errors(p->diag), 0);
    Rect lead[] = {{len_from_pt(20), len_from_pt(20), len_from_pt(540), len_from_pt(70)},
                   {len_from_pt(20), len_from_pt(90), len_from_pt(340), len_from_pt(400)}};
    Rect second[] = {{len_from_pt(200), len_from_pt(500), len_from_pt(320), len_from_pt(300)}};
    Area areas[] = {{.article = 0, .rects = lead, .n_rects = 2}, {.article = 1, .rects = second, .n_rects = 1}};
    PageFrame page = {.number = 1,
                      .title = "要闻",
                      .width = len_from_pt(580),
                      .height = p->y + len_from_pt(40),
                      .items = p->items.ptr,
                      .n_items = p->items.len,
                      .areas = areas,
                      .n_areas = 2,
                      .press = fixture_press(p->arena)};
    Article a = {.slug = "lead", .title = "标题 <一>"}, b = {.slug = "second", .title = "二", .lang = LANG_BO};
    Article *articles[] = {&a, &b};
    const ResolvedDoc empty[] = {{.article = &a}, {.article = &b}}, *docs[] = {&empty[0], &empty[1]};
    Paper paper = {.id = "test", .title = "试报"};
    Issue issue = issue_blank(&paper, (Date){2021, 11, 2});
    issue.articles = articles;
    issue.docs = docs;
    issue.n_articles = 2;
    IssueFrames frames = {&issue, &page, 1};
    int files = 0;
    Subsets *subsets = subsets_of_issue(&frames, p->diag);
    CHECK(c, subsets != NULL);
    IssueRender r = {.world = p->world,
                     .diag = p->diag,
                     .issue = &issue,
                     .docs = docs,
                     .frames = &frames,
                     .subsets = subsets,
                     .out = {to_file, &files},
                     .arena = p->arena,
                     .dir = "site/test/2021-11-02/"};
    check_page(c, p, &r, &page, &files);
    write_expected(&p->items);
    write_pdf(c, p, &frames);
    subsets_free(subsets);
}

int main(void)
{
    Checks checks = {0}, *c = &checks;
    Page p = {.arena = arena_new(), .world = world_new(), .diag = diag_new()};
    p.book = font_book_load(p.world, p.diag, PAIBAN_SOURCE_DIR "/fonts");
    CHECK(c, p.book != NULL);
    if (p.book) {
        p.text = text_context_new(p.book);
        test_page(c, &p);
        text_context_free(p.text);
    }
    Buf report = {0};
    diag_print(p.diag, true, &report);
    if (report.len)
        fputs(report.data, stderr);
    buf_free(&report);
    vec_free(&p.items);
    vec_free(&p.marks);
    font_book_free(p.book);
    diag_free(p.diag);
    world_free(p.world);
    arena_free(p.arena);
    return CHECK_END(c);
}
