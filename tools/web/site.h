/* One site on its way to HTML, shared by all that write its pages: papers, the issue being rendered, its files. */
#ifndef WEB_SITE_H
#define WEB_SITE_H

#include "base/map.h"
#include "fonts/subset.h"
#include "web/escape.h"
#include "web/theme.h"

/* What is known of a paper for all of its pages. */
typedef struct PaperSite {
    const Paper *paper;
    const Theme *theme;
    const char *accent, *accent_dark;       /* #rrggbb */
    const char *icon;                       /* its sign, below site/ */
    View *view;                             /* names every template of the paper uses; frozen */
    _Atomic(struct IssueEntries *) entries; /* of the issues rendered, the last first (feeds/entries.h); on the heap */
    char *cover; /* a sketch of the newest issue's front page (SVG), NULL until it is rendered; on the heap */
} PaperSite;

/* What an earlier run leaves of the pages of papers (html_keep_pages). */
typedef struct KeptPages {
    void *context;
    bool (*stands)(void *context, Diag *d, const char *path, uint64_t mark);
} KeptPages;

/* Whoever has the articles of issues that are not in memory (html_lend). */
typedef struct Lender {
    void *context;
    void (*lend)(void *context, const Issue *issue);
    void (*take_back)(void *context);
} Lender;

typedef struct Html {
    World *world;
    const Group *group;
    Arena *arena; /* written by html_new, html_paper and html_group only: one thread */
    Theme **themes;
    size_t n_themes;
    const Theme *theme;    /* of the group's own pages */
    Lang lang;             /* of the group's own pages */
    View *view;            /* names the group's own templates use; frozen */
    const char *published; /* the folder whose files this run adds to; NULL: none */
    const char *kept;      /* where an earlier run's files are; NULL: nowhere */
    KeptPages pages;       /* stands NULL: there are none */
    Lender lender;         /* lend NULL: all issues have their articles */
    Memo *packed;          /* fonts of pages as builds before packed them (facsimile/webfont.h); NULL: none */
    const char *icon;      /* the group's, its SVG */
    const char *search;    /* name of the script that begins the search index, relative to site/; "" without articles */
    struct GlyphPathsPool *outlines; /* facsimile/glyph_paths.h */
    PaperSite *papers; /* as in group->papers; each cover is written by the thread of one issue, the newest */
} Html;

PaperSite *html_paper_site(Html *h, const Paper *paper);
/* Renders a template and emits it as path (below out/). root: "../../", from the page to site/. */
bool html_emit_page(const Html *h, Diag *d, Emitter out, const Theme *theme, TemplateId id, View *page,
                    const View *shared, const char *path);
/* The same of a page that only leads to another one, whose path is its canonical address. */
bool html_emit_leading(const Html *h, Diag *d, Emitter out, const Theme *theme, TemplateId id, View *page,
                       const View *shared, const char *path, const char *to);
/* KeptPages.stands, false without. */
bool html_page_stands(const Html *h, Diag *d, const char *path, uint64_t mark);
/* The issue has its articles, as its facts have them, from here to html_return. */
void html_borrow(const Html *h, const Issue *issue);
void html_return(const Html *h);
/* A number in the digits of the language's interface, padded with zeros to `digits`. In the arena. */
const char *ui_number(Arena *a, Lang lang, int number, int digits);
/* A word with its % replaced by text: "第%版" → "第01版". In the arena. */
const char *ui_fill(Arena *a, const Theme *t, Lang lang, const char *key, const char *text);
/* The same for a number of things: of a word `one|more` the part before the bar is for a single one. */
const char *ui_count(Arena *a, const Theme *t, Lang lang, const char *key, int n);
/* A day as the language writes it, with the time of day where there is one. */
const char *ui_moment(Arena *a, Moment m, Lang lang);
/* A page's name in those digits. */
const char *ui_page_name(Arena *a, Lang lang, PageName name);
/* 第01版：要闻 without (title "") or with the name of the page. In the arena. */
const char *ui_page_label(Arena *a, const Theme *t, Lang lang, PageName name, const char *title);

/* Where an article is written for elsewhere than its page of the site: note marks and letters of pictures stand in the
 * text, as there may be no style sheet; links and pictures have other addresses. */
typedef struct ArticleForm {
    const char *(*link)(void *self, const char *href);                  /* NULL: it leads nowhere, and is text */
    const char *(*picture)(void *self, const ResolvedPicture *picture); /* a URL; NULL after a report */
    void *self;
    bool epub; /* notes say what they are (epub:type), headings are named as XML has it */
} ArticleForm;

/* One issue being rendered. One thread. Everything in `arena` dies with the issue. */
typedef struct IssueRender {
    Html *html;
    World *world;
    Diag *diag;
    const Issue *issue;
    const ResolvedDoc *const *docs; /* of issue->articles */
    const IssueFrames *frames;
    const Subsets *subsets;
    const PaperSite *site;
    Emitter out;
    Arena *arena;
    const char *dir;               /* where the issue's files go, below out/: "site/xzrb/2021-11-02/" */
    StrMap *pictures;              /* path of a picture → its name in dir */
    StrMap *taken;                 /* names in dir that pictures use */
    StrMap *thumbs;                /* path of a picture → the name of its small copy, "" for none */
    StrMap *shares;                /* a page's number → the name of its picture for sharing */
    StrMap *copies;                /* path of a picture → its PictureCopies (copies.h) */
    const struct Related *related; /* of each article (html/related.h) */
    StrMap *kept_sums;             /* kept.c: NULL until it is asked */
    Memo *packed;                  /* as html has it */
    const ArticleForm *form;       /* NULL: pages of the site are written */
} IssueRender;

/* Where an article stands: the first page that holds it, NULL when no page does. */
const PageFrame *issue_home_page(const IssueRender *r, int32_t article);
/* The paper and the day, which edition and what kind. In the arena. */
const char *issue_title(const IssueRender *r);
/* Is it written as that, too? */
bool issue_exports(const IssueRender *r, Export as);
/* The whole address of a place of the site that is given from the issue's folder ("../index.html#top"), as a URL in the
 * arena; NULL: the site's own address isn't known. */
const char *issue_address(const IssueRender *r, const char *relative);
/* Emits dir + name. */
bool issue_emit(IssueRender *r, const char *name, const void *data, size_t n);
/* A picture's file. false after a report: it is gone, or no longer what it was (picture NULL: not known). */
bool issue_read_picture(IssueRender *r, const char *path, const Picture *picture, Buf *file);
/* Copies a picture into the issue's folder (once) and returns its name there, to be used as a relative URL after
 * html_put_url; NULL after a report, as above. The name lives in r->arena. */
const char *issue_picture(IssueRender *r, const char *path, const Picture *picture);
/* The name of a small copy of a picture in the issue's folder; NULL when there is none. picture may be NULL. */
const char *issue_thumb(IssueRender *r, const char *path, const Picture *picture);
/* A link of a document or a frame as the site's pages have it (site/urls.h). */
const char *issue_link(const IssueRender *r, const char *href);
/* A file of the issue as an earlier run left it, when that is whole; false, and nothing in out: there is none. */
bool issue_kept(IssueRender *r, const char *name, Buf *out);
/* A file of the output folder as it was before this run, by its path there; false: there is none. */
bool html_published_file(const Html *h, const char *path, Buf *out);
/* The names of an issue's files: "01.html", "A01.pdf"; in the arena. */
const char *page_file(Arena *a, Sections sections, int number, const char *extension);
const char *article_file(Arena *a, const Article *article);
const char *article_ninjs_file(Arena *a, const Article *article);

#endif
