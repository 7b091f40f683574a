/* Styles and headings of a document → an article. */
#include "import/document.h"

#include "chars/chars.h"
#include "diag/phrase.h"

#include <string.h>

typedef struct Part {
    size_t field;
    const char *const *words;
} Part;

#define AT(name) offsetof(ArticleFile, name)
/* 副标题 before 标题, which is in it. */
static const char *const kicker_words[] = {"引题", "肩题", "眉题", "引標題", "kicker", "eyebrow", NULL};
static const char *const deck_words[] = {"副题", "副標題", "副标题", "subtitle", "deck", "standfirst", NULL};
static const char *const title_words[] = {"主题", "标题", "標題", "title", "headline", NULL};
static const char *const byline_words[] = {"作者", "署名", "author", "byline", NULL};
static const char *const dateline_words[] = {"电头", "電頭", "dateline", NULL};
static const char *const summary_words[] = {"提要", "摘要", "summary", "abstract", NULL};
static const Part parts[] = {{AT(kicker), kicker_words}, {AT(deck), deck_words},         {AT(title), title_words},
                             {AT(byline), byline_words}, {AT(dateline), dateline_words}, {AT(summary), summary_words}};
#undef AT
enum { PARTS = sizeof parts / sizeof *parts };

static const char **field(ArticleFile *x, const Part *p)
{
    return (const char **)(void *)((char *)x + p->field);
}

/* A word of another language may have letters of its own around: 报纸引题. Of Latin it is one of the name's words. */
static bool names(const char *style, const char *word)
{
    const char *at = strstr(style, word);
    if (!at || (unsigned char)*word >= 0x80)
        return at != NULL;
    const char end = at[strlen(word)];
    const bool begins = at == style || strchr(" -_", at[-1]), stops = !end || strchr(" -_", end);
    return begins && stops;
}

static const Part *part_of(Arena *a, const Markup *m)
{
    const char *style = markup_attribute(m, "data-custom-style"), *class = markup_attribute(m, "class");
    style = ascii_small(arena_strdup(a, *style ? style : class));
    for (size_t i = 0; *style && i < PARTS; i++)
        for (const char *const *word = parts[i].words; *word; word++)
            if (names(style, *word))
                return &parts[i];
    return NULL;
}

/* What Word, LibreOffice and pandoc call running text: nothing to tell. Blanks and case don't count. */
static bool is_text_style(Arena *a, const char *style)
{
    static const char *const texts[] = {"firstparagraph", "bodytext",      "textbody",  "compact",  "normal",
                                        "normal(web)",    "plaintext",     "nospacing", "default",  "standard",
                                        "blocktext",      "listparagraph", "正文",      "正文文本", "无间隔",
                                        "列出段落",       "纯文本",        "普通(网站)"};
    char *name = ascii_small(arena_strdup(a, style)), *to = name;
    for (const char *p = name; *p; p++)
        if (*p != ' ')
            *to++ = *p;
    *to = '\0';
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (strcmp(name, texts[i]) == 0)
            return true;
    return false;
}

static bool is_block(const Markup *m)
{
    static const char *const blocks[] = {"div", "p", "h1", "h2", "h3", "h4", "span", "header"};
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        if (markup_is(m, blocks[i]))
            return true;
    return false;
}

static const char *take(Arena *a, Markup *m)
{
    const char *words = markup_words(a, m, true);
    if (*words)
        markup_use(m);
    return words;
}

/* Elements whose style says what they are. One that holds such elements is their frame. */
static void take_styles(Arena *a, Markup *root, ArticleFile *out, ReportEntry *e)
{
    enum { LONGEST = 600 };
    for (Markup *m = root; m; m = markup_next(root, m)) {
        const Part *p = m->kind == MARKUP_ELEMENT && !m->used && is_block(m) ? part_of(a, m) : NULL;
        bool frame = false;
        for (Markup *x = p ? m->child : NULL; x; x = markup_next(m, x))
            frame |= x->kind == MARKUP_ELEMENT && is_block(x) && part_of(a, x);
        if (!p || frame)
            continue;
        const char *words = markup_words(a, m, true), **value = field(out, p);
        if (!*words || strlen(words) > LONGEST)
            continue;
        markup_use(m);
        *value = **value ? arena_printf(a, "%s %s", *value, words) : words;
    }
    for (Markup *m = root; m; m = markup_next(root, m)) {
        const char *style = m->kind == MARKUP_ELEMENT && !m->used ? markup_attribute(m, "data-custom-style") : "";
        if (*style && !part_of(a, m) && !is_text_style(a, style))
            import_report_not(e, phrase(a, "style %.60s: taken as text", style));
    }
}

static Markup *frame_of(Markup *page)
{
    static const char *const names_of[] = {"article", "main", "body"};
    for (size_t i = 0; i < sizeof names_of / sizeof *names_of; i++) {
        Markup *m = markup_first(page, names_of[i]);
        if (m)
            return m;
    }
    return page;
}

static Markup *first_paragraph(Arena *a, Markup *root)
{
    enum { LONGEST = 150 };
    for (Markup *m = root; m; m = markup_next(root, m)) {
        const size_t n = markup_is(m, "p") && !m->used ? strlen(markup_words(a, m, true)) : 0;
        if (n)
            return n <= LONGEST ? m : NULL;
    }
    return NULL;
}

static void take_title(Arena *a, Markup *page, Markup *frame, ReportEntry *e, ArticleFile *out)
{
    Markup *h1 = *out->title ? NULL : markup_first(frame, "h1");
    Markup *title = markup_first(page, "title");
    if (h1 && !h1->used)
        out->title = take(a, h1);
    if (!*out->title && title && !markup_first(page, "h2"))
        out->title = take(a, title);
    if (!*out->title) {
        Markup *first = first_paragraph(a, frame);
        out->title = first ? take(a, first) : "";
    }
    if (title && !title->used) {
        const char *words = take(a, title);
        if (*words && strcmp(words, out->title) != 0 && strcmp(words, "-") != 0)
            import_report_not(e, phrase(a, "the page's own title: %.100s", words));
    }
}

void document_read(Arena *a, Markup *page, Body *body, ReportEntry *e, ArticleFile *out)
{
    Markup *frame = frame_of(page);
    *out = article_blank(body);
    take_styles(a, markup_first(page, "body") ? markup_first(page, "body") : page, out, e);
    take_title(a, page, frame, e, out);
    body_add(body, frame);
    body_report_left(body, e);
    Markup *all = markup_first(page, "body");
    const char *rest = markup_words(a, all ? all : page, true);
    if (*rest)
        import_report_not(e, phrase(a, "outside the article: %.60s", rest));
}
