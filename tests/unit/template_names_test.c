/* Names in templates that no view has: told where they stand, with what was meant. */
#include "tests/check.h"
#include "web/views.h"

#include <stdio.h>

typedef struct TemplateCase {
    TemplateId id;
    const char *text, *told; /* "1:7 {{name}} (hint)", … in order */
} TemplateCase;

static const TemplateCase cases[] = {
    {TPL_PAGE, "<title>{{title}}</title>{{{facsimile}}}{{&page_label}}", ""},
    {TPL_PAGE, "<p>{{titel}}", "1:6 {{titel}} (the nearest is {{title}})"},
    {TPL_PAGE, "{{ titel }}", "1:4 {{titel}} (the nearest is {{title}})"},
    {TPL_PAGE, "{{{facsimle}}}", "1:4 {{facsimle}} (the nearest is {{facsimile}})"},
    {TPL_PAGE, "{{&pagelabel}}", "1:4 {{pagelabel}} (the nearest is {{page_label}})"},
    {TPL_PAGE, "字\n  {{#has_headline}}x{{/has_headline}}", "2:6 {{has_headline}} (the nearest is {{has_headlines}})"},
    {TPL_PAGE, "{{^edition}}{{/edition}}{{^editon}}{{/editon}}", "1:28 {{editon}} (the nearest is {{edition}})"},
    /* Both ends of a section are one name: it is told once. */
    {TPL_PAGE, "{{#nope_at_all}}{{title}}{{/nope_at_all}}",
     "1:4 {{nope_at_all}} (what a template may name is in layouts/_site/VIEWS.md)"},
    /* What stands in a list, in it and out of it. */
    {TPL_PAGE, "{{#headlines}}{{kicker}}{{paper}}{{/headlines}}", ""},
    {TPL_PAGE, "{{kicker}}", "1:3 {{kicker}} (it stands in {{#headlines}})"},
    {TPL_PAGE, "{{#headlines}}{{/headlines}}{{kicker}}", "1:31 {{kicker}} (it stands in {{#headlines}})"},
    {TPL_PAGE, "{{#editors}}{{#headlines}}{{/headlines}}{{/editors}}{{kicker}}",
     "1:55 {{kicker}} (it stands in {{#headlines}})"},
    {TPL_PAGE, "{{^headlines}}{{kicker}}{{/headlines}}", "1:17 {{kicker}} (it stands in {{#headlines}})"},
    {TPL_PAGE, "{{#headlines}}{{#advert}}{{kicker}}{{/advert}}{{/headlines}}", ""},
    {TPL_PAGE, "{{#headlines}}{{mhref}}{{/headlines}}", "1:17 {{mhref}} (the nearest is {{href}})"},
    {TPL_ISSUE, "{{sketch}}", "1:3 {{sketch}} (it stands in {{#parts}} and {{#pages}})"},
    {TPL_ISSUE, "{{#parts}}{{#pages}}{{sketch}}{{#headlines}}{{from}}{{level}}{{/headlines}}{{/pages}}{{/parts}}", ""},
    {TPL_ARTICLE, "{{kicker}}{{#prev}}{{headline}}{{/prev}}{{#tags}}{{tag}}{{/tags}}", ""},
    {TPL_ARTICLE, "{{#tag}}{{/tag}}", "1:4 {{tag}} (it stands in {{#tags}})"},
    {TPL_PAGE, "{{body}}", "1:3 {{body}} (what a template may name is in layouts/_site/VIEWS.md)"}, /* an article's */
    /* Words of the interface. */
    {TPL_PAGE, "{{t.share}}", ""},
    {TPL_PAGE, "{{t.shard}}", "1:3 {{t.shard}} (the nearest is {{t.share}})"},
    {TPL_PAGE, "{{share}}", "1:3 {{share}} (it is a word of strings.<lang>.yaml: write {{t.share}})"},
    {TPL_PAGE, "{{title.nope}}",
     "1:3 {{title.nope}} (a point leads into an object; a list is opened: {{#list}}{{name}}{{/list}})"},
    {TPL_ARTICLE, "{{prev.headline}}", ""},
    {TPL_ARTICLE, "{{tags.tag}}",
     "1:3 {{tags.tag}} (a point leads into an object; a list is opened: {{#list}}{{name}}{{/list}})"},
    /* What is no name. */
    {TPL_PAGE, "{{! nope }}{{!\nnope}}{{#headlines}}{{.}}{{/headlines}}", ""},
    {TPL_PAGE, "{{=<% %>=}}<%title%><%titel%>{{nope}}<%={{ }}=%>{{nope1}}",
     "1:23 {{titel}} (the nearest is {{title}}); 1:51 {{nope1}} (what a template may name is in "
     "layouts/_site/VIEWS.md)"},
    /* All in one go. */
    {TPL_GROUP, "{{tite}}\n{{#papers}}{{nme}}{{/papers}}\n{{lag}}",
     "1:3 {{tite}} (the nearest is {{title}}); 2:14 {{nme}} (the nearest is {{name}}); 3:3 {{lag}} (the nearest is "
     "{{lang}})"},
};

static Span place(const void *source, size_t from, size_t to)
{
    return span_at(source, from, to);
}

/* "line:column {{name}} (hint); …" */
static void put_told(const Diag *d, Buf *out)
{
    static const char message[] = ": error: nothing fills ";
    Buf b = {0};
    diag_print(d, false, &b);
    for (char *line = b.len ? b.data : NULL, *next; line && *line; line = next) {
        next = strchr(line, '\n');
        *next++ = 0;
        const char *at = strstr(line, message);
        if (at && strncmp(line, "t:", 2) == 0)
            buf_printf(out, "%s%.*s %s", out->len ? "; " : "", (int)(at - line - 2), line + 2, at + strlen(message));
        if (strncmp(line, "hint: ", 6) == 0)
            buf_printf(out, " (%s)", line + 6);
    }
    buf_free(&b);
}

static void test_names(Checks *c)
{
    UiWord share = {"share", "分享"};
    UiWords words = {&share, 1, strmap_new()};
    strmap_put(words.by_key, share.key, &share);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const TemplateCase *x = &cases[i];
        const Source source = {.path = "t", .text = x->text, .len = strlen(x->text)};
        const TemplateText text = {x->text, source.len, place, &source};
        Diag *d = diag_new();
        Arena *a = arena_new();
        Buf told = {0};
        bool good = template_check_names(d, a, &text, x->id, &words);
        buf_puts(&told, "");
        put_told(d, &told);
        CHECK_AT(c, good == !*x->told && strcmp(told.data, x->told) == 0, "%s: %s", x->text, told.data);
        buf_free(&told);
        arena_free(a);
        diag_free(d);
    }
    strmap_free(words.by_key);
}

/* What a page is filled with, the template of that page may name. */
static void test_stray(Checks *c)
{
    View *v = view_new();
    view_text(v, "title", "题");
    view_text(view_add(v, "headlines"), "kicker", "引");
    CHECK(c, view_stray(v, view_names(TPL_PAGE)) == NULL);
    CHECK(c, view_stray(v, view_names(TPL_ARTICLE)) != NULL);
    view_text(view_add(v, "headlines"), "nope", "");
    CHECK_STR(c, view_stray(v, view_names(TPL_PAGE)), "nope");
    view_free(v);
}

/* What a page has of its own hides nothing that every page has: its frame would show the wrong text. */
static void test_hidden(Checks *c)
{
    for (int id = 0; id < TPL_COUNT; id++)
        for (const ViewName *const *v = view_names((TemplateId)id); v[0] && v[1]; v++)
            for (const ViewName *n = v[0]; n->name; n++)
                CHECK_AT(c, !view_name_find(v[1], n->name, strlen(n->name)), "%d: %s", id, n->name);
}

int main(void)
{
    Checks c = {0};
    test_names(&c);
    test_stray(&c);
    test_hidden(&c);
    return CHECK_END(&c);
}
