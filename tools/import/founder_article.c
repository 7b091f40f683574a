/* content_N.htm: an article, its headline, its text, its pictures. */
#include "import/founder_read.h"
#include "diag/phrase.h"

#include <string.h>

/* ---- where the text is ---- */

static bool is_comment(const Markup *m, const char *word)
{
    const char *s = m->kind == MARKUP_COMMENT ? m->text + strspn(m->text, " \t\r\n") : "";
    size_t n = strlen(word);
    return strncmp(s, word, n) == 0 && strspn(s + n, " \t\r\n") == strlen(s + n);
}

/* The text between <!--enpcontent--> and <!--/enpcontent-->; its first node. */
static Markup *find_marked(Markup *page)
{
    for (Markup *m = page; m; m = markup_next(page, m))
        if (is_comment(m, "enpcontent"))
            return m->next;
    return NULL;
}

static Markup *find_text(Markup *page)
{
    Markup *text = markup_by_id(page, "ozoom");
    if (!text)
        text = markup_by_id(page, "articleContent");
    return text ? text : markup_first(page, "founder-content");
}

/* ---- the headline ---- */

typedef struct Part {
    const char *name;
    const char *properties; /* names of it */
    const char *classes;
} Part;

static const Part title_part = {"title", "title",
                                "founder-title|title-main|bt|maintitle|main-title|font01|article-title"};
static const Part kicker_part = {"kicker", "introtitle", "introtitle|yinti|yt|kicker|intro-title"};
static const Part deck_part = {"deck", "subtitle", "subtitle|sub-title|futi|ft|deck"};
static const Part byline_part = {"byline", "author", "author|zuozhe|byline|writer|sec"};

/* An element of that class, outside the text unless it is `inside`; it is used up. */
static const char *by_class(Arena *a, Markup *page, const Markup *text, const char *classes)
{
    for (Markup *m = page; m; m = markup_next(page, m)) {
        if (m->used || !markup_has_class(m, classes) || (text && markup_is_in(text, m)))
            continue;
        const char *words = markup_words(a, m, false);
        if (*words) {
            markup_use(m);
            return words;
        }
    }
    return "";
}

/* h3 h1 h2: kicker, title, deck. */
static Markup *heading(Markup *page, const char *name, Markup *after)
{
    bool behind = !after;
    for (Markup *m = page; m; m = markup_next(page, m)) {
        behind |= m == after;
        if (behind && m != after && !m->used && markup_is(m, name))
            return m;
    }
    return NULL;
}

static const char *take(Arena *a, Markup *m)
{
    if (!m)
        return "";
    markup_use(m);
    return markup_words(a, m, false);
}

/* Blanks are no difference: pages break titles with them. */
static bool is_same(const char *a, const char *b)
{
    for (;;) {
        while (markup_blank(a))
            a += markup_blank(a);
        while (markup_blank(b))
            b += markup_blank(b);
        if (*a != *b || !*a)
            return *a == *b;
        a++;
        b++;
    }
}

/* What the page shows counts where no property says it; where both do and differ, it is told. */
static void settle(Arena *a, ReportEntry *e, const char *name, const char **value, const char *words)
{
    if (!**value)
        *value = words;
    else if (*words && !is_same(*value, words))
        import_report_not(e, phrase(a, "another %s on the page: %.200s", name, words));
}

/* The headline as headings have it. Elements that say the same as a property are used up, too: they are no text. */
static void take_headings(Arena *a, Markup *page, ReportEntry *e, FounderArticle *out)
{
    Markup *h1 = heading(page, "h1", NULL);
    if (!h1)
        return;
    Markup *h3 = heading(page, "h3", NULL), *h2 = heading(page, "h2", h1);
    bool before = false;
    for (Markup *m = h3; m && !before; m = markup_next(page, m))
        before = m == h1;
    const char *title = take(a, h1), *kicker = before ? take(a, h3) : "";
    Markup *text = find_text(page);
    const char *deck = h2 && !(text && markup_is_in(h2, text) && !markup_is_in(h1, text)) ? take(a, h2) : "";
    settle(a, e, "title", &out->file.title, title);
    settle(a, e, "kicker", &out->file.kicker, kicker);
    settle(a, e, "deck", &out->file.deck, deck);
}

/* What repeats a part of the headline within the text's frame. */
static void use_repeated(Arena *a, Markup *page, const char *words)
{
    for (Markup *m = page; *words && m; m = markup_next(page, m)) {
        if (m->used || m->kind != MARKUP_ELEMENT || !m->child || markup_is(m, "title"))
            continue;
        if (strcmp(markup_words(a, m, false), words) == 0)
            markup_use(m);
    }
}

/* 《某报》（2024年12月01日 第 01 版） behind the author's name. */
static const char *without_source(Arena *a, const char *byline)
{
    static const char open[] = "《", page[] = "版";
    const char *at = strstr(byline, open);
    if (!at || !strstr(at, page))
        return byline;
    size_t n = (size_t)(at - byline);
    while (n && byline[n - 1] == ' ')
        n--;
    return arena_strndup(a, byline, n);
}

static const char *document_title(Arena *a, Markup *page)
{
    static const char *const ends[] = {"--", " - ", "_", "|", "—"};
    Markup *m = markup_first(page, "title");
    const char *words = m ? markup_words(a, m, false) : "";
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const char *at = strstr(words, ends[i]);
        if (at && at > words)
            words = arena_strndup(a, words, (size_t)(at - words));
    }
    size_t n = strlen(words);
    while (n && words[n - 1] == ' ')
        n--;
    return arena_strndup(a, words, n);
}

static void take_headline(Arena *a, Markup *page, Properties *p, ReportEntry *e, FounderArticle *out)
{
    const Part *const parts[] = {&title_part, &kicker_part, &deck_part, &byline_part};
    const char **const values[] = {&out->file.title, &out->file.kicker, &out->file.deck, &out->file.byline};
    Markup *text = find_text(page);
    for (size_t i = 0; i < 4; i++)
        *values[i] = property(p, parts[i]->properties);
    take_headings(a, page, e, out);
    for (size_t i = 0; i < 4; i++) {
        const char *words = by_class(a, page, text, parts[i]->classes);
        settle(a, e, parts[i]->name, values[i], i == 3 ? without_source(a, words) : words);
    }
    if (!*out->file.title)
        out->file.title = document_title(a, page);
    if (text && strcmp(markup_attribute(text, "id"), "ozoom") != 0)
        for (size_t i = 0; i < 4; i++)
            use_repeated(a, text, *values[i]);
}

/* ---- pictures ---- */

/* 2021-11/02 or 202111/02 in its address, as the system files what belongs to an issue: no ornament of the site. */
static bool is_filed(const char *src)
{
    for (const char *s = src; *s; s++) {
        size_t n = strspn(s, "0123456789");
        const bool dashed = n == 4 && s[4] == '-' && strspn(s + 5, "0123456789") == 2 && s[7] == '/';
        if (dashed || (n == 6 && s[6] == '/' && strspn(s + 7, "0123456789") == 2))
            return true;
        s += n ? n - 1 : 0;
    }
    return false;
}

static void take_pictures(Markup *page, const Markup *text, FounderArticle *out, ReportEntry *e)
{
    Markup *frame = markup_by_id(page, "articleContent");
    size_t ornaments = 0;
    for (Markup *m = page; m; m = markup_next(page, m)) {
        if (!markup_is(m, "img") || m->used || (text && markup_is_in(m, text)))
            continue;
        if (frame && markup_is_in(m, frame) ? *markup_attribute(m, "src") : is_filed(markup_attribute(m, "src")))
            body_add_picture(&out->body, m);
        else
            ornaments++;
    }
    if (ornaments)
        import_report_not(e, phrase(out->body.arena, "%zu pictures of the site's own furniture", ornaments));
}

/* ---- the text ---- */

static void take_text(Arena *a, Markup *page, Markup *text, Properties *p, FounderArticle *out)
{
    Body *b = &out->body;
    if (text)
        body_add(b, text);
    for (Markup *m = text ? NULL : find_marked(page); m && !is_comment(m, "/enpcontent"); m = m->next)
        body_add(b, m);
    Property *content = property_find(p, "content");
    if (!content)
        return;
    content->read = true; /* the same text once more, without its form */
    if (b->characters || b->pictures.len)
        return;
    size_t mends;
    unsigned line;
    Markup *m = markup_parse(a, content->markup, strlen(content->markup), &mends, &line);
    if (m)
        body_add(b, m);
}

/* What the page says outside the article: menus mostly. Its beginning is told, so that one sees that it is. */
static void tell_rest(Arena *a, Markup *page, ReportEntry *e)
{
    enum { SHOWN = 24 };
    Buf rest = {0};
    Markup *body = markup_first(page, "body");
    markup_text(body ? body : page, true, &rest);
    size_t characters = 0, shown = 0;
    for (size_t i = 0; i < rest.len; i++) {
        characters += ((unsigned char)rest.data[i] & 0xC0) != 0x80;
        if (characters <= SHOWN)
            shown = i + 1;
    }
    if (characters)
        import_report_not(e, phrase(a, "%zu characters outside the article: %.*s%s", characters, (int)shown, rest.data,
                                    characters > SHOWN ? "…" : ""));
    buf_free(&rest);
}

static void tell(Arena *a, Markup *page, const FounderArticle *x, const Properties *p, ReportEntry *e)
{
    if (*x->page)
        import_report_understood(e, "page");
    body_report_left(&x->body, e);
    for (size_t i = 0; i < p->n; i++)
        if (!p->at[i].read)
            import_report_not(e, phrase(a, "founder-%s=%.80s", p->at[i].name, p->at[i].value));
    tell_rest(a, page, e);
}

void founder_read_article(Arena *a, Markup *page, PictureTaker taker, ReportEntry *e, FounderArticle *out)
{
    Properties p = properties_read(a, page);
    *out = (FounderArticle){.file = article_blank(&out->body)};
    body_begin(&out->body, a, taker);
    out->has_properties = p.found;
    take_headline(a, page, &p, e, out);
    out->file.keywords = property(&p, "keyword|keywords");
    out->page = property(&p, "pagenum|nodename");
    out->paper = property(&p, "papername|sourcename");
    out->date = property(&p, "date");
    out->kind = property(&p, "type");
    property_leave(&p, "pagepicurl|picurl|articleid|siteid|nodeid|nodesearchname|nodename");
    Markup *text = find_text(page);
    take_pictures(page, text, out, e);
    take_text(a, page, text, &p, out);
    out->has_text = out->body.text.len || out->body.pictures.len;
    tell(a, page, out, &p, e);
}
