/* The e-paper site of a hand-made group: escaping, links, calendar, feeds, search, determinism. */
#include "check.h"
#include "html_fixture.h"

#include "web/site.h"
#include "journal/out.h"

static bool holds(const char *text, const char *part)
{
    return text && strstr(text, part);
}

/* --- links --- */

/* Folds "a/b/../c" and "./"; target is relative to the folder of `from`. */
static void resolve(const char *from, const char *target, char *out, size_t size)
{
    const char *slash = strrchr(from, '/');
    size_t n = slash ? (size_t)(slash - from) + 1 : 0;
    if (n >= size)
        n = size - 1;
    memcpy(out, from, n);
    for (const char *p = target; *p && *p != '#' && *p != '?' && n + 1 < size;) {
        if (strncmp(p, "./", 2) == 0) {
            p += 2;
        } else if (strncmp(p, "../", 3) == 0) {
            for (n = n ? n - 1 : 0; n && out[n - 1] != '/';)
                n--;
            p += 3;
        } else {
            while (*p && *p != '#' && *p != '?' && n + 1 < size) {
                unsigned hex;
                if (*p == '%' && sscanf(p + 1, "%2x", &hex) == 1) {
                    out[n++] = (char)hex;
                    p += 3;
                } else {
                    out[n++] = *p++;
                }
                if (out[n - 1] == '/')
                    break;
            }
        }
    }
    out[n] = '\0';
}

static bool is_pdf(const char *path)
{
    size_t n = strlen(path);
    return n > 4 && strcmp(path + n - 4, ".pdf") == 0;
}

/* Every href and src of every page leads to a file of the site (PDFs are made elsewhere); a fragment to an id there. */
static void check_links(Checks *c, const OutFiles *out, const char *base_url)
{
    int links = 0;
    for (size_t i = 0; i < out->n; i++) {
        const OutFile *f = &out->at[i];
        size_t len = strlen(f->path);
        if (strcmp(f->path + len - 5, ".html") != 0)
            continue;
        static const char *const attributes[] = {" href=\"", " src=\""};
        for (int k = 0; k < 2; k++)
            for (const char *p = strstr(f->data, attributes[k]); p; p = strstr(p, attributes[k])) {
                p += strlen(attributes[k]);
                char target[1024], path[1024];
                size_t n = strcspn(p, "\"");
                if (n >= sizeof target)
                    continue;
                memcpy(target, p, n);
                target[n] = '\0';
                if (strncmp(target, "data:image", 10) == 0 || strncmp(target, "https://example.com/", 20) == 0 ||
                    (base_url[0] && strncmp(target, base_url, strlen(base_url)) == 0))
                    continue;
                CHECK_AT(c, !strstr(target, "://") && target[0] != '/', "%s: %s is not relative", f->path, target);
                if (target[0] == '#')
                    snprintf(path, sizeof path, "%s", f->path);
                else
                    resolve(f->path, target, path, sizeof path);
                if (is_pdf(path))
                    continue;
                const char *page = out_lookup(out, path);
                CHECK_AT(c, page, "%s: %s leads nowhere (%s)", f->path, target, path);
                const char *fragment = strchr(target, '#');
                if (page && fragment && strcmp(fragment, "#top") != 0) {
                    char id[300], decoded[300];
                    resolve("", fragment + 1, decoded, sizeof decoded);
                    Buf e = {0};
                    html_put(&e, decoded);
                    snprintf(id, sizeof id, " id=\"%s\"", e.data);
                    buf_free(&e);
                    CHECK_AT(c, strstr(page, id), "%s: no %s in %s", f->path, id, path);
                }
                links++;
            }
    }
    CHECK(c, links > 200);
}

/* --- markup --- */

static bool is_void(const char *name, size_t n)
{
    static const char *const names[] = {"br", "img", "meta", "link", "input", "hr", "wbr", "col"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strlen(names[i]) == n && strncmp(names[i], name, n) == 0)
            return true;
    return false;
}

/* Tags nest and close; attributes are quoted; no id stands twice; there is one h1 and no heading level is skipped. */
static void check_markup(Checks *c, const OutFile *f)
{
    struct {
        const char *name;
        size_t n;
    } stack[64];
    size_t depth = 0;
    int h1 = 0, last_heading = 0;
    const char *p = f->data;
    while ((p = strchr(p, '<'))) {
        if (p[1] == '!') {
            p++;
            continue;
        }
        bool close = p[1] == '/';
        const char *name = p + 1 + close;
        size_t n = strcspn(name, " />\n");
        const char *end = name;
        for (char quote = 0; *end && (quote || *end != '>'); end++)
            if (*end == '"')
                quote = quote ? 0 : '"';
        CHECK_AT(c, *end, "%s: unclosed tag %.40s", f->path, p);
        if (!*end)
            return;
        if (!close && n == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') {
            int level = name[1] - '0';
            h1 += level == 1;
            CHECK_AT(c, level <= last_heading + 1, "%s: h%d after h%d", f->path, level, last_heading);
            last_heading = level;
        }
        if (close) {
            bool match = depth && stack[depth - 1].n == n && strncmp(stack[depth - 1].name, name, n) == 0;
            CHECK_AT(c, match, "%s: %.30s closes %.12s", f->path, p, depth ? stack[depth - 1].name : "");
            if (!match)
                return;
            depth--;
        } else if (!is_void(name, n) && end[-1] != '/' && depth < 64) {
            stack[depth].name = name;
            stack[depth++].n = n;
            if ((n == 6 && strncmp(name, "script", 6) == 0) || (n == 5 && strncmp(name, "style", 5) == 0)) {
                p = strstr(end, n == 6 ? "</script" : "</style");
                CHECK_AT(c, p, "%s: open %.6s", f->path, name);
                if (!p)
                    return;
                continue;
            }
        }
        p = end;
    }
    CHECK_AT(c, depth == 0, "%s: %zu elements open at the end", f->path, depth);
    CHECK_AT(c, h1 == 1, "%s: %d h1", f->path, h1);
}

static void check_pages(Checks *c, const OutFiles *out)
{
    int pages = 0;
    for (size_t i = 0; i < out->n; i++) {
        const char *path = out->at[i].path;
        if (strcmp(path + strlen(path) - 5, ".html") != 0)
            continue;
        const char *data = out->at[i].data;
        pages++;
        check_markup(c, &out->at[i]);
        CHECK_AT(c, holds(data, "<main id=\"main\""), "%s", path);
        CHECK_AT(c, holds(data, "<html lang=\""), "%s", path);
        CHECK_AT(c, holds(data, "<title>") && !holds(data, "<title></title>"), "%s", path);
        CHECK_AT(c, !holds(data, "{{"), "%s: a tag is left", path);
        CHECK_AT(c, holds(data, "<meta name=\"description\" content=\"") || strstr(path, "404"), "%s", path);
    }
    CHECK(c, pages >= 15);
}

/* --- an article --- */

static void check_article(Checks *c, const OutFiles *out)
{
    const char *page = out_lookup(out, "site/yb/2021-11-02/fendou & 1.html");
    CHECK(c, page != NULL);
    if (!page)
        return;
    CHECK(c, holds(page, "<h1><span>奋斗最基层</span> <span>实干&lt;助&gt;发展</span></h1>"));
    CHECK(c, holds(page, "<p class=\"deck\">——近年来山南市干部驻村工作综述</p>"));
    CHECK(c, holds(page, "本报拉萨<span class=\"unit\">11月</span><span class=\"unit\">2日</span>电</span>"));
    CHECK(c, holds(page, "<strong>全面<em>推进</em></strong>"));
    CHECK(c, holds(page, "<ruby>拉<rp>（</rp><rt lang=\"zh-Latn-pinyin\">lā</rt><rp>）</rp>"
                         "萨<rp>（</rp><rt lang=\"zh-Latn-pinyin\">sà</rt><rp>）</rp></ruby>"));
    CHECK(c,
          holds(page, "<sup class=\"note\"><a href=\"#n1\" id=\"r1\" data-mark=\"①\" aria-label=\"注1\"></a></sup>"));
    CHECK(c, holds(page, "<li id=\"n1\"><a class=\"back\" href=\"#r1\""));
    CHECK(c, holds(page, "市&lt;b&gt;、<span lang=\"bo\">བོད་ལྗོངས།</span>的发展"));
    CHECK(c, holds(page, "<a href=\"erjie.html#top\">去年<em>的</em></a>"));
    CHECK(c,
          holds(page, "<a href=\"https://example.com/?a=1&amp;b=&quot;2&quot;\" rel=\"noopener external\">网站</a>"));
    CHECK(c, holds(page, "坏数据<br>"));
    CHECK(c, holds(page, "<code>x &lt; y</code>"));
    CHECK(c, holds(page, "<h2 id=\"思想引领与为民服务并重\">思想引领与为民服务并重</h2>") &&
                 holds(page, "<h3 id=\"下一级\">下一级</h3>"));
    CHECK(c, holds(page, "<ol class=\"han\" start=\"3\">\n<li>第一</li>"));
    CHECK(c, holds(page, "<ul>\n<li><p>第一</p>"));
    CHECK(c, holds(page, "<caption>驻村情况</caption>") && holds(page, "<th scope=\"col\" class=\"l\">县</th>"));
    CHECK(c, holds(page, "<td class=\"r\">1,677</td>"));
    CHECK(c, holds(page, "<img src=\"photo%201.png\" alt=\"雪山&quot;下\" width=\"640\" height=\"480\""));
    CHECK(c, holds(page, "本报记者 <a rel=\"author\" href=\"../authors/%E5%88%98%E6%9E%AB.html\">刘枫</a>"));
    CHECK(c, holds(page, "\"author\":[{\"@type\":\"Person\",\"name\":\"刘枫\"}]"));
    CHECK(c, holds(page, "<a class=\"tag\" rel=\"tag\" href=\"../tags/a~3cb.html\">a&lt;b</a>"));
    CHECK(c, holds(page,
                   "\"@type\":\"BreadcrumbList\",\"itemListElement\":[{\"@type\":\"ListItem\",\"position\":1,\"name\":"
                   "\"样本日报\""));
    CHECK(c, holds(page, "<li><a href=\"01.html#fendou%20&amp;%201\">第01版：要闻</a></li>") ||
                 holds(page, "<li><a href=\"01.html#fendou%20%26%201\">第01版：要闻</a></li>"));
    CHECK(c, holds(page, "&lt;/script&gt;&lt;script&gt;alert(1)"));
    CHECK(c, holds(page, "\"headline\":\"奋斗最基层 实干\\u003c助>发展\""));
    CHECK(c, holds(page, "第01版：要闻") && holds(page, "class=\"here\""));
    CHECK(c, holds(page, "<p class=\"specimen\"") && holds(page, ">样报</p>"));
    CHECK(c, holds(page, " data-paper=\"yb\">") && !strstr(page, "style=") && !strstr(page, "<style"));
    CHECK_STR(c, out_lookup(out, "site/yb/2021-11-02/photo 1.png"), "not really a picture");
    const char *bo = out_lookup(out, "site/yb-bo/2021-11-02/gsal.html");
    CHECK(c, holds(bo, "<html lang=\"bo\"") && holds(bo, "<span lang=\"zh-Hans\">中国</span>"));
    CHECK(c, holds(bo, "ནང་དོན་ལ་མཆོངས།") && holds(bo, "པར་ངོས་༠༡"));
    const char *none = out_lookup(out, "site/leer/index.html");
    CHECK(c, holds(none, "本报暂无出版") && holds(none, "空报 &amp; 无"));
}

/* The lead of the front page heads its issue, what is next to it follows; each has its page below too. */
static void check_front(Checks *c, const OutFiles *out)
{
    const char *page = out_lookup(out, "site/yb/2021-11-02/index.html");
    const char *lead = page ? strstr(page, "<h2 id=\"front-lead\"") : NULL,
               *list = page ? strstr(page, "sheet-row") : NULL;
    const char *second = page ? strstr(page, "<ul class=\"front-seconds\">") : NULL;
    CHECK(c, lead && second && list && lead < second && second < list);
    CHECK(c, holds(lead, "实干&lt;助&gt;发展</span></h2>"));
    CHECK(c, holds(page, "<span class=\"picture\"><img src=\"photo%201.png\" alt=\"雪山&quot;下\""));
    CHECK(c, holds(second, "href=\"erjie.html\"") && holds(list, "href=\"fendou%20%26%201.html\""));
    const char *plain = out_lookup(out, "site/yb-bo/2021-11-02/index.html");
    CHECK(c, holds(plain, "<section class=\"front-news plain\"") && !holds(plain, "front-seconds"));
}

/* Shown at any depth: its links begin with the site's address; without one a script that its policy names finds the
 * root. */
static void check_not_found(Checks *c, const OutFiles *out, const char *base_url)
{
    const char *page = out_lookup(out, "site/404.html");
    CHECK(c, holds(page, "<input type=\"search\" name=\"q\"") && holds(page, ">样本日报</a>"));
    CHECK(c, holds(page, "style-src 'sha256-") && !holds(page, " href=\"../"));
    if (base_url[0]) {
        CHECK(c, holds(page, "<form role=\"search\" action=\"https://example.org/e/index.html#search\">"));
        CHECK(c, holds(page, "<a href=\"https://example.org/e/yb-bo/index.html\" lang=\"bo\""));
        CHECK(c, holds(page, "form-action 'self' https://example.org\"") && !holds(page, "<script"));
    } else {
        CHECK(c, holds(page, "action=\"index.html#search\"") && holds(page, "<a href=\"yb/index.html\""));
        CHECK(c, holds(page, "; script-src 'sha256-") && holds(page, "<script>"));
    }
}

/* --- calendar --- */

/* February 2020 began on a Saturday and had 29 days: five weeks, the issue's day linked, the others not. */
static void check_calendar(Checks *c, const OutFiles *out)
{
    const char *page = out_lookup(out, "site/yb/2020-02.html");
    CHECK(c, page != NULL);
    if (!page)
        return;
    const char *body = strstr(page, "<tbody>");
    CHECK(c, body != NULL);
    int rows = 0, cells = 0, days = 0, links = 0;
    for (const char *p = body; p && *p && strncmp(p, "</tbody>", 8) != 0; p++) {
        rows += strncmp(p, "<tr>", 4) == 0;
        cells += strncmp(p, "<td>", 4) == 0;
        days += strncmp(p, "<td><", 5) == 0 && strncmp(p, "<td></td>", 9) != 0;
        links += strncmp(p, "<a ", 3) == 0;
    }
    CHECK_INT(c, rows, 5);
    CHECK_INT(c, cells, 35);
    CHECK_INT(c, days, 29);
    CHECK_INT(c, links, 1);
    CHECK(c, holds(body, "<td></td><td><span>1</span></td></tr>"));
    CHECK(c, holds(body, "href=\"2020-02-29/index.html\""));
    CHECK(c, holds(page, "2020年2月") && holds(page, "href=\"2021-11.html\" rel=\"next\""));
    CHECK(c, !out_lookup(out, "site/yb/2020-03.html"));
}

/* --- feeds, site map, search --- */

static void check_feeds(Checks *c, const OutFiles *out, const char *base_url)
{
    const char *atom = out_lookup(out, "site/yb/feed.xml"), *json = out_lookup(out, "site/yb/feed.json");
    CHECK(c, holds(atom, "<feed xmlns=\"http://www.w3.org/2005/Atom\" ") && holds(atom, " xml:lang=\"zh-Hans\">"));
    CHECK(c, holds(atom, "<title>奋斗最基层 实干&lt;助&gt;发展</title>"));
    CHECK(c, holds(atom, "<updated>2021-11-02T00:00:00+08:00</updated>"));
    CHECK(c, holds(json, "\"version\":\"https://jsonfeed.org/version/1.1\""));
    const char *map = out_lookup(out, "site/sitemap.xml"), *robots = out_lookup(out, "site/robots.txt");
    if (base_url[0]) {
        CHECK(c, holds(atom, "href=\"https://example.org/e/yb/2021-11-02/fendou%20%26%201.html\""));
        CHECK(c, holds(json, "\"url\":\"https://example.org/e/yb/2021-11-02/erjie.html\""));
        CHECK(c, holds(map, "<loc>https://example.org/e/yb/2021-11-02/erjie.html</loc>"));
        CHECK(c, holds(map, "<loc>https://example.org/e/yb/sections/%E8%A6%81%E9%97%BB.html</loc>"
                            "<lastmod>2021-11-02</lastmod>"));
        CHECK(c, holds(map, "<loc>https://example.org/e/yb/authors/</loc>"));
        CHECK(c, holds(robots, "Sitemap: https://example.org/e/sitemap.xml"));
        CHECK(c, holds(out_lookup(out, "site/yb/index.html"),
                       "<link rel=\"canonical\" href=\"https://example.org/e/yb/\">"));
    } else {
        CHECK(c, holds(atom, "<id>urn:uuid:"));
        CHECK(c, !holds(map, "<url>") && !holds(robots, "Sitemap"));
        CHECK(c, !holds(out_lookup(out, "site/yb/index.html"), "canonical"));
    }
}

/* Terms as tools/search/terms.h says; posting "B": the first document, without a place. */
static void check_search(Checks *c, const OutFiles *out)
{
    bool pair = false, word = false, syllable = false, text = false;
    for (size_t i = 0; i < out->n; i++)
        if (strncmp(out->at[i].path, "site/assets/search-", 19) == 0) {
            pair = pair || holds(out->at[i].data, "\n\"号召\":\"");
            word = word || (holds(out->at[i].data, "\n\"tib\":\"") || holds(out->at[i].data, ",\n\"bet\":\""));
            syllable = syllable || holds(out->at[i].data, "\n\"ཁྱིམ\":\"");
            text = text || holds(out->at[i].data, "paibanSearch.take([\n[\"");
        }
    CHECK(c, pair);
    CHECK(c, word);
    CHECK(c, syllable);
    CHECK(c, text);
    const char *page = out_lookup(out, "site/yb/index.html");
    CHECK(c, holds(page, "id=\"search\"") && holds(page, "data-paper=\"yb\"") && holds(page, "/assets/search-"));
    CHECK(c, holds(out_lookup(out, "site/index.html"), "data-paper=\"\""));
}

/* --- small functions --- */

static void check_escapes(Checks *c)
{
    Buf b = {0};
    html_put(&b, "<a href='x'>\"&");
    CHECK_STR(c, b.data, "&lt;a href=&#39;x&#39;&gt;&quot;&amp;");
    b.len = 0;
    html_put_url(&b, "报 1?.html");
    CHECK_STR(c, b.data, "%E6%8A%A5%201%3F.html");
    b.len = 0;
    html_put_url(&b, "a:b.html");
    CHECK_STR(c, b.data, "./a:b.html");
    b.len = 0;
    json_put(&b, "a\"\\\n\x01</\u2028");
    CHECK_STR(c, b.data, "\"a\\\"\\\\\\n\\u0001\\u003c/\\u2028\"");
    b.len = 0;
    xml_put(&b, "a\x02<b>\n");
    CHECK_STR(c, b.data, "a&lt;b&gt;\n");
    buf_free(&b);
}

static void check_template_errors(Checks *c)
{
    Buf error = {0};
    size_t offset = 0;
    static const char text[] = "a {{#b}} c";
    Mustache *m = mustache_new(text, strlen(text), &error, &offset);
    CHECK(c, m == NULL && holds(error.data, "Unclosed section"));
    CHECK_INT(c, offset, 2);
    buf_free(&error);
    m = mustache_new("{{x}}|{{{x}}}|{{#l}}{{y}}{{z}};{{/l}}", 37, &error, &offset);
    CHECK(c, m != NULL);
    View *inner = view_new(), *outer = view_new();
    view_text(outer, "x", "outer");
    view_text(outer, "z", "z");
    view_freeze(outer);
    view_text(inner, "x", "<");
    view_text(view_add(inner, "l"), "y", "1");
    view_text(view_add(inner, "l"), "y", "");
    Buf out = {0};
    mustache_render(m, inner, outer, &out);
    CHECK_STR(c, out.data, "&lt;|<|1z;z;");
    buf_free(&out);
    view_free(inner);
    view_free(outer);
    mustache_free(m);
}

/* A file of words says once, at its place, what is no word; a layout's own goes over the general one. */
static void check_words(Checks *c, World *w)
{
    static const char *const files[][2] = {
        {"_site", "a: one\nb: two\n"}, {"own", "b: {c: d}\n"}, {"good", "b: three\n"}};
    for (int i = 0; i < 3; i++) {
        Diag *d = diag_new();
        Arena *a = arena_new();
        Buf out = {0};
        UiWords words;
        const char *path = arena_printf(a, "words/%s/strings.bo.yaml", files[i][0]);
        const char *own = arena_printf(a, "words/%s", files[i][0]);
        const LayoutChain chain = {&own, i > 0};
        CHECK(c, world_write(w, d, path, files[i][1], strlen(files[i][1])));
        CHECK_INT(c, words_load(w, d, a, "words", &chain, LANG_BO, &words), i != 1);
        diag_print(d, false, &out);
        CHECK(c, (i == 1) ==
                     holds(out.data ? out.data : "", "own/strings.bo.yaml:1:4: error: `b` must be a text, not a map"));
        CHECK_INT(c, words.n, 2);
        const UiWord *b = strmap_lookup(words.by_key, "b");
        CHECK_STR(c, b ? b->value : "", i == 2 ? "three" : "two");
        strmap_free(words.by_key);
        buf_free(&out);
        arena_free(a);
        diag_free(d);
    }
}

static void write_files(const OutFiles *out, World *w, Diag *d)
{
    WorldOut *o = world_out_open(w, d, "out", (WorldKeeper){0});
    WorldTxn *t = o ? world_begin(o) : NULL;
    bool ok = t != NULL;
    for (size_t i = 0; ok && i < out->n; i++)
        ok = world_stage(t, d, out->at[i].path, out->at[i].data, out->at[i].n);
    if (ok)
        world_commit(t, d, NULL);
    else
        world_rollback(t);
    world_out_close(o);
}

static void check_site(Checks *c, World *w, const char *base_url, bool write)
{
    Arena *a = arena_new();
    Diag *d = diag_new();
    OutFiles *first = mem_alloc(sizeof *first), *second = mem_alloc(sizeof *second);
    Group *g = new_group(a, base_url);
    CHECK(c, render_site(w, d, g, first));
    CHECK_INT(c, diag_errors(d), 0);
    CHECK_INT(c, diag_warnings(d), 0);
    CHECK(c, render_site(w, d, g, second));
    CHECK_INT(c, first->n, second->n);
    for (size_t i = 0; i < first->n && i < second->n; i++)
        CHECK_AT(c,
                 strcmp(first->at[i].path, second->at[i].path) == 0 && first->at[i].n == second->at[i].n &&
                     memcmp(first->at[i].data, second->at[i].data, first->at[i].n) == 0,
                 "%s differs between two runs", first->at[i].path);
    check_links(c, first, base_url);
    check_pages(c, first);
    check_article(c, first);
    check_front(c, first);
    check_not_found(c, first, base_url);
    check_calendar(c, first);
    check_feeds(c, first, base_url);
    check_search(c, first);
    if (write)
        write_files(first, w, d);
    Buf report = {0};
    if (diag_errors(d)) {
        diag_print(d, false, &report);
        fputs(report.data, stderr);
    }
    buf_free(&report);
    out_free(first);
    out_free(second);
    mem_free(first);
    mem_free(second);
    diag_free(d);
    arena_free(a);
}

/* The lists of a paper with one issue of n articles, all of a section. */
static void render_lists(Checks *c, World *w, Arena *a, size_t n, OutFiles *out)
{
    Diag *d = diag_new();
    Group *g = new_group(a, "");
    Article **many = ARENA_ARRAY(a, Article *, n);
    for (size_t i = 0; i < n; i++) {
        many[i] = new_article(a, arena_printf(a, "n%zu", i), "简讯", LANG_ZH_HANS);
        many[i]->section = "简讯";
    }
    g->papers[0].issues[1] = new_issue(a, &g->papers[0], "2021-11-02", many, n, 1);
    set_briefs(a, g);
    Emitter e = {keep_file, out};
    Html *h = html_new(w, d, g, PAIBAN_SOURCE_DIR "/layouts", e);
    CHECK(c, h && html_search(h, d, NULL, e) && html_paper(h, d, &g->papers[0], e));
    html_free(h);
    diag_free(d);
}

static int entries(const OutFiles *out, const char *path)
{
    int n = 0;
    for (const char *p = out_lookup(out, path); p && (p = strstr(p, "<li><a href=\"../2021")); p++)
        n++;
    return n;
}

/* A long list stands in pages; what is full stays as it is when more comes. */
static void check_long_lists(Checks *c, World *w)
{
    Arena *a = arena_new();
    OutFiles *few = mem_alloc(sizeof *few), *more = mem_alloc(sizeof *more);
    static const char newest[] = "site/yb/sections/简讯.html", full[] = "site/yb/sections/简讯~p1.html",
                      second[] = "site/yb/sections/简讯~p2.html";
    render_lists(c, w, a, 205, few);
    render_lists(c, w, a, 299, more);
    CHECK_INT(c, entries(few, newest), 105);
    CHECK_INT(c, entries(few, full), 100);
    CHECK_INT(c, entries(more, newest), 199);
    CHECK_STR(c, out_lookup(more, full), out_lookup(few, full));
    CHECK(c, holds(out_lookup(few, newest), "href=\"%E7%AE%80%E8%AE%AF~p1.html\" rel=\"next\""));
    CHECK(c, holds(out_lookup(few, full), "href=\"%E7%AE%80%E8%AE%AF.html\" rel=\"prev\""));
    CHECK(c, !out_lookup(more, second));
    out_free(few);
    out_free(more);
    mem_free(few);
    mem_free(more);
    arena_free(a);
}

/* An address with a & is one in XML too. */
static void check_ampersand(Checks *c, World *w)
{
    Arena *a = arena_new();
    Diag *d = diag_new();
    OutFiles *out = mem_alloc(sizeof *out);
    CHECK(c, render_site(w, d, new_group(a, "https://example.org/a&b/"), out));
    const char *atom = out_lookup(out, "site/yb/feed.xml");
    CHECK(c, holds(atom, "href=\"https://example.org/a&amp;b/yb/index.html\"") && !holds(atom, "a&b"));
    CHECK(c, holds(out_lookup(out, "site/sitemap.xml"), "<loc>https://example.org/a&amp;b/yb/</loc>"));
    CHECK(c, holds(out_lookup(out, "site/yb/feed.json"), "\"https://example.org/a&b/yb/index.html\""));
    out_free(out);
    mem_free(out);
    diag_free(d);
    arena_free(a);
}

int main(void)
{
    Checks c = {0};
    FILE *picture = fopen("photo 1.png", "wb");
    CHECK(&c, picture != NULL);
    if (picture) {
        fputs("not really a picture", picture);
        fclose(picture);
    }
    World *w = world_new();
    check_long_lists(&c, w);
    check_escapes(&c);
    check_template_errors(&c);
    check_words(&c, w);
    check_site(&c, w, "https://example.org/e/", false);
    check_site(&c, w, "", true);
    check_ampersand(&c, w);
    world_free(w);
    return CHECK_END(&c);
}
