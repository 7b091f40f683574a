/* Single files of other programs → articles of an issue. */
#include "import/single.h"
#include "diag/phrase.h"

#include "chars/chars.h"
#include "import/agency.h"
#include "import/document.h"
#include "markup/files.h"
#include "import/founder_read.h"
#include "site/names.h"
#include "world/run.h"
#include <string.h>

typedef enum FileKind { KIND_WORD, KIND_MARKUP, KIND_TEXT, KIND_OLD_WORD, KIND_MARKDOWN, KIND_UNKNOWN } FileKind;

typedef struct Single {
    World *world;
    Diag *diag;
    Arena *arena;
    const ImportOptions *o;
    const char *path, *dir; /* of the file; of the issue */
    ReportEntry *entry;
    PictureCopier copier;
    Body body;
} Single;

static FileKind kind_of(Arena *a, const char *path)
{
    static const struct {
        const char *end;
        FileKind kind;
    } kinds[] = {{".docx", KIND_WORD},    {".odt", KIND_WORD},     {".htm", KIND_MARKUP},   {".html", KIND_MARKUP},
                 {".xhtml", KIND_MARKUP}, {".shtml", KIND_MARKUP}, {".txt", KIND_TEXT},     {".text", KIND_TEXT},
                 {".doc", KIND_OLD_WORD}, {".wps", KIND_OLD_WORD}, {".rtf", KIND_OLD_WORD}, {".md", KIND_MARKDOWN}};
    const char *name = ascii_small(arena_strdup(a, path));
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (name_ends_in(name, kinds[i].end))
            return kinds[i].kind;
    return KIND_UNKNOWN;
}

/* The file's name as that of an article: small letters, - for what can't be. */
static const char *slug_of(Arena *a, const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path, *dot = strrchr(name, '.'), *hint;
    Buf out = {0};
    for (const char *s = name; *s && s != dot; s++) {
        const char c = *s >= 'A' && *s <= 'Z' ? (char)(*s + ('a' - 'A')) : *s;
        const bool plain = (unsigned char)c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
        if (plain || (out.len && out.data[out.len - 1] != '-'))
            buf_putc(&out, plain ? c : '-');
    }
    while (out.len && out.data[out.len - 1] == '-')
        out.data[--out.len] = '\0';
    const char *slug = arena_strndup(a, out.len ? out.data : "", out.len);
    buf_free(&out);
    if (*slug && !slug_fault(a, slug, &hint))
        return slug;
    slug = arena_printf(a, "article-%s", slug);
    return slug_fault(a, slug, &hint)
               ? arena_printf(a, "article-%08llx", (unsigned long long)(hash_bytes(0, name, strlen(name)) >> 32))
               : slug;
}

/* ---- readers ---- */

static void read_tree(Single *s, Markup *page, ArticleFile *out)
{
    if (markup_by_id(page, "ozoom") || markup_by_id(page, "articleContent")) {
        FounderArticle x;
        founder_read_article(s->arena, page, picture_copier(&s->copier), s->entry, &x);
        body_end(&s->body);
        s->body = x.body;
        *out = x.file;
        out->body = &s->body;
        return;
    }
    document_read(s->arena, page, &s->body, s->entry, out);
}

/* What pandoc complains of, its first line. */
static const char *first_line(Arena *a, const Buf *text)
{
    return text->len ? arena_strndup(a, text->data, strcspn(text->data, "\n")) : "no reason given";
}

static bool read_word(Single *s, ArticleFile *out)
{
    /* A name that begins with - is no option. */
    const char *path = *s->path == '-' ? arena_printf(s->arena, "./%s", s->path) : s->path;
    const char *const from = name_ends_in(path, ".odt") ? "--from=odt" : "--from=docx+styles";
    const char *const argv[] = {
        "pandoc",      from, "--to=html", "--standalone", "--self-contained", "--metadata=pagetitle:-",
        "--wrap=none", path, NULL};
    Buf html = {0}, complaints = {0};
    RunResult result = world_run(s->world, argv, &html, &complaints);
    Markup *page = NULL;
    if (result == RUN_MISSING) {
        diag_error(s->diag, diag_file(s->diag, s->path), DIAG_IMPORT_NO_PANDOC);
    } else if (result == RUN_FAILED) {
        diag_error(s->diag, diag_file(s->diag, s->path), DIAG_IMPORT_PANDOC, first_line(s->arena, &complaints));
    } else {
        size_t mends;
        unsigned line;
        page = markup_parse(s->arena, html.len ? html.data : "", html.len, &mends, &line);
        Markup *head = page ? markup_first(page, "head") : NULL;
        if (head) /* pandoc's own, not the author's */
            markup_use(head);
    }
    if (page)
        document_read(s->arena, page, &s->body, s->entry, out);
    buf_free(&html);
    buf_free(&complaints);
    return page != NULL;
}

static bool read_markup(Single *s, ArticleFile *out)
{
    Markup *page = import_read_markup(s->world, s->diag, s->arena, s->path, s->entry);
    if (page)
        read_tree(s, page, out);
    return page != NULL;
}

static bool read_text(Single *s, ArticleFile *out)
{
    size_t n;
    const char *text = import_read(s->world, s->diag, s->arena, s->path, &n);
    if (text)
        agency_read(s->arena, text, &s->body, out);
    return text != NULL;
}

static bool read_file(Single *s, ArticleFile *out)
{
    const Span at = diag_file(s->diag, s->path);
    const FileStamp stamp = world_stamp(s->world, s->path);
    const FileKind kind = kind_of(s->arena, s->path);
    Buf probe = {0};
    if (kind == KIND_WORD && stamp.size >= 0 && stamp.size <= IMPORT_LARGEST * 8) {
        bool readable = world_read(s->world, s->diag, s->path, &probe, NULL); /* a FIFO would be waited for */
        buf_free(&probe);
        return readable && read_word(s, out);
    }
    switch (kind) {
    case KIND_WORD:
        if (stamp.size < 0)
            return world_read(s->world, s->diag, s->path, &probe, NULL); /* tells that it isn't there */
        diag_error(s->diag, at, DIAG_IMPORT_TOO_LARGE, (size_t)stamp.size, IMPORT_LARGEST * 8 >> 20);
        return false;
    case KIND_MARKUP:
        return read_markup(s, out);
    case KIND_TEXT:
        return read_text(s, out);
    case KIND_OLD_WORD:
        diag_error(s->diag, at, DIAG_IMPORT_OLD_WORD);
        return false;
    case KIND_MARKDOWN:
        diag_error(s->diag, at, DIAG_IMPORT_MARKDOWN);
        return false;
    case KIND_UNKNOWN:
        break;
    }
    diag_error(s->diag, at, DIAG_IMPORT_KIND);
    return false;
}

/* ---- the article ---- */

static bool write_article(Single *s, ArticleFile *x)
{
    const char *slug = slug_of(s->arena, s->path);
    const bool planned = world_exists(s->world, arena_printf(s->arena, "%s/issue.yaml", s->dir));
    const char *path = arena_printf(s->arena, "%s/%s.md", s->dir, slug);
    if (!s->body.text.len && !s->body.pictures.len) {
        diag_error(s->diag, diag_file(s->diag, s->path), DIAG_IMPORT_NO_TEXT);
        return false;
    }
    if (!*x->title) {
        diag_warning(s->diag, diag_file(s->diag, s->path), DIAG_IMPORT_NO_TITLE);
        x->title = article_first_words(s->arena, &s->body);
    }
    if (!planned)
        x->page = s->o->page ? s->o->page : "1";
    Buf out = {0};
    article_put(s->arena, x, &out);
    bool ok = import_write(s->world, s->diag, path, out.data, out.len);
    buf_free(&out);
    if (ok)
        s->entry->to = path;
    if (ok && planned)
        diag_note(s->diag, span_none(), DIAG_ISSUE_LACKS_ARTICLE, slug, s->dir);
    return ok;
}

static bool import_file(Single *s)
{
    ArticleFile x = article_blank(&s->body);
    s->copier = (PictureCopier){.world = s->world,
                                .diag = s->diag,
                                .arena = s->arena,
                                .page = s->path,
                                .to = s->dir,
                                .copied = strmap_new(),
                                .names = strmap_new(),
                                .entry = s->entry};
    body_begin(&s->body, s->arena, picture_copier(&s->copier));
    bool ok = read_file(s, &x);
    if (ok) {
        article_report(&x, s->entry);
        ok = write_article(s, &x);
    }
    body_end(&s->body);
    strmap_free(s->copier.copied);
    strmap_free(s->copier.names);
    return ok;
}

bool import_files(World *w, Diag *d, Arena *a, const char *const *paths, size_t n, const ImportOptions *o,
                  ImportReport *report)
{
    const char *paper = arena_printf(a, "%s/%s", o->content, o->paper);
    if (!world_exists(w, arena_printf(a, "%s/paper.yaml", paper))) {
        diag_error(d, diag_file(d, paper), DIAG_NO_SUCH_PAPER, o->paper);
        return false;
    }
    bool ok = true;
    for (size_t i = 0; i < n; i++) {
        Single s = {.world = w,
                    .diag = d,
                    .arena = a,
                    .o = o,
                    .path = paths[i],
                    .dir = arena_printf(a, "%s/%s", paper, o->date),
                    .entry = import_report_file(report, paths[i])};
        ok = import_file(&s) && ok;
    }
    return ok;
}
