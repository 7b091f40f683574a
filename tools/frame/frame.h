/* Frames: composed pages as plain data. The PDF and the facsimile page are two exports of this and decide nothing.
 *
 * Coordinates: Len (1/1024 pt), x right and y down from the trim box's top left. Items stand in drawing order, which
 * is reading order: an article's lines one after another, each line left to right. Groups nest and give structure
 * (tags of the PDF, elements of the HTML). All data lives in the issue's arena; strings are borrowed from it. */
#ifndef FRAME_FRAME_H
#define FRAME_FRAME_H

#include "base/len.h"
#include "doc/tongue.h"
#include "frame/press.h"
#include "frame/report.h"

typedef struct Face Face; /* fonts/face.h */

typedef struct Glyph {
    uint32_t gid;
    Len x, y; /* pen origin relative to the line's origin */
} Glyph;

/* Text ↔ glyphs: the next `bytes` of text are drawn by the next `glyphs` glyphs. */
typedef struct Cluster {
    uint16_t bytes, glyphs;
    Len x;       /* pen origin of its first glyph, relative to the line's origin */
    Len advance; /* natural advance of the cluster at this size (a full-width mark: 1 em even when squeezed) */
} Cluster;

enum {
    RUN_ROTATED = 1 << 0,  /* turned 90° clockwise about its first pen origin (Latin in vertical text) */
    RUN_VERTICAL = 1 << 1, /* upright glyphs of vertical text (shaped with vert) */
    RUN_HYPHEN = 1 << 2,   /* a hyphen set at a line's end: its text is U+00AD, so that the word stays whole */
    RUN_SPACE = 1 << 3,    /* the space that a line's end has taken: it is text, but nothing to see or to measure */
    RUN_BASE = 1 << 4,     /* stands under a reading: ruby's base */
    RUN_APART = 1 << 5,    /* a note's mark, set out of line, belongs before it */
};

typedef struct Run {
    const Face *face;
    Len size;
    Rgb color;
    uint16_t flags;
    uint16_t marks;     /* MARK_… of doc.h: for HTML only; the look is already in the face */
    uint16_t condensed; /* glyphs' width in thousandths of their own; 0: as they are (纵中横 of three digits) */
    Tongue tongue;      /* the language that it says it is in, its glyphs being those of `lang`; 0: that */
    uint32_t at;        /* where in its paragraph its text stands, in bytes; a reading: where its base does */
    uint32_t stretch;   /* what the author marked as one (a link, a word with its reading), numbered in the paragraph */
    Lang lang;
    const char *href; /* NULL or the link's target */
    const char *text;
    uint32_t n_text, n_glyphs, n_clusters;
    Glyph *glyphs;
    Cluster *clusters;
} Run;

/* Never 0. */
static inline Tongue run_tongue(const Run *r)
{
    return r->tongue ? r->tongue : tongue_of(r->lang);
}

typedef enum LineKind {
    LINE_BODY,      /* text of an article: class `line` */
    LINE_JUMP,      /* 下转第N版, 上接第N版: class `jump` */
    LINE_MARK,      /* ruby, note marks, list labels: out of line, class `mark` */
    LINE_FURNITURE, /* masthead, folio, imprint: class `furniture` */
} LineKind;

/* What is set out of line. */
typedef enum Aside {
    ASIDE_NONE, /* for the eye only: tshegs that fill a line, a table's head once more */
    ASIDE_LABEL, /* a list item's, a note's: 1. ① •; each of its stretches is one more list's, the last the innermost */
    ASIDE_NOTE, /* the mark that refers to a note */
    ASIDE_RUBY, /* a reading */
} Aside;

typedef struct Line {
    LineKind kind;
    Aside aside;
    Len x, y, w;   /* left end (pen origin of the first glyph), baseline, width to the last glyph's end */
    bool vertical; /* x: the line's centre, y: its top; glyphs run down */
    Run *runs;
    uint32_t n_runs;
    const char *para; /* the text of its paragraph: lines of one have the same */
    const char *href; /* LINE_JUMP: the page it leads to ("02.html"), or NULL */
} Line;

/* Its largest type; 0: it has no runs. */
static inline Len line_size(const Line *line)
{
    Len size = 0;
    for (uint32_t i = 0; i < line->n_runs; i++)
        size = line->runs[i].size > size ? line->runs[i].size : size;
    return size;
}

typedef enum GroupTag {
    TAG_GROUP,      /* 集纳: its head, then its articles */
    TAG_GROUP_HEAD, /* its 栏题: H1 */
    TAG_ARTICLE,    /* article = index into Issue.articles */
    TAG_HEADLINE,   /* 主题: H1 */
    TAG_KICKER,
    TAG_DECK,
    TAG_BYLINE,
    TAG_HEADING, /* level 2… */
    TAG_PARA,
    TAG_LIST, /* level: 1 = ordered */
    TAG_ITEM,
    TAG_QUOTE,
    TAG_SIDEBAR, /* 链接: a label, then blocks */
    TAG_CODE,
    TAG_TABLE,
    TAG_ROW,
    TAG_HEAD_CELL,
    TAG_CELL,
    TAG_FIGURE,   /* alt */
    TAG_PICTURES, /* a group 组图: figures, then their caption */
    TAG_CAPTION,
    TAG_NOTE,        /* a footnote: its blocks; level = its number */
    TAG_MARKS,       /* what stands out of line in the block around it; its lines say what they are (Aside) */
    TAG_JUMP,        /* a jump line */
    TAG_INDEX,       /* 今日导读 in the furniture: a caption and entries */
    TAG_INDEX_ENTRY, /* a label, the page, and a headline that is a link */
    TAG_FURNITURE,   /* masthead, folio, rules: an artifact in the PDF */
} GroupTag;
enum { GROUP_TAGS = TAG_FURNITURE + 1 };

typedef struct GroupInfo {
    GroupTag tag;
    int level;
    Lang lang;
    int32_t article; /* index into Issue.articles, -1 for furniture */
    int32_t block;  /* number within the article; a paragraph that goes on in another column or page keeps its number */
    bool continued; /* this part continues one on an earlier page */
    const char *alt;    /* figures; else NULL */
    const char *href;   /* figures: where the picture leads; else NULL */
    const char *anchor; /* headings: their name in addresses; else NULL */
} GroupInfo;

typedef enum ItemKind {
    ITEM_BEGIN,
    ITEM_END,
    ITEM_LINE,
    ITEM_RECT,
    ITEM_STROKE,
    ITEM_DOT,
    ITEM_WAVE,
    ITEM_IMAGE
} ItemKind;

typedef struct Item {
    ItemKind kind;
    union {
        GroupInfo group; /* ITEM_BEGIN */
        Line line;       /* ITEM_LINE */
        struct {
            Rect at;
            Rgb fill;
        } rect; /* ITEM_RECT: filled; tints come first so that text stands on them */
        struct {
            Rect at; /* a box outline, or a line when w or h is 0 */
            Len width;
            Rgb color;
        } stroke; /* ITEM_STROKE */
        struct {
            Len x, y, r;
            Rgb color;
        } dot; /* ITEM_DOT: 着重号 */
        struct {
            Len x, y, w, width;
            Rgb color;
            bool down; /* beside vertical text: from y to y+w about x */
        } wave;        /* ITEM_WAVE: 书名号甲式, a wavy line from x to x+w about y */
        struct {
            Rect at;                /* the frame; the picture covers it (cropped by crop) */
            Rect crop;              /* in 1/1024 of a pixel of the picture: the part shown */
            const char *path;       /* the file as the World reads it */
            const Picture *picture; /* what it is; borrowed from the article */
            const char *alt;
        } image; /* ITEM_IMAGE */
    } u;
} Item;

typedef struct Area {
    int32_t article; /* index into Issue.articles */
    Rect *rects;
    size_t n_rects;
    int continues_on, continued_from; /* page numbers, 0 = none */
    int group;                        /* of PageFrame.groups, from 1; 0: none. Areas of one stand together */
} Area;

/* A group 集纳 on a page, with its frame. */
typedef struct FrameGroup {
    const char *title; /* 栏题 */
    Rect at;
} FrameGroup;

/* An advertisement on a page: no article. */
typedef struct FrameAd {
    const char *title, *link; /* "" when absent */
    const char *path;         /* of its picture; NULL: the space is reserved */
    const Picture *picture;
    Rect at;
    Span span; /* of the picture's name in issue.yaml */
} FrameAd;

typedef struct PageFrame {
    int number;        /* 1…; of a spread the left page's */
    int facing;        /* of a spread 通版 the right page's; 0: it is one page */
    Len fold;          /* where it is folded, from the left; 0: one page */
    const char *title; /* 版名, "" for none */
    Len width, height; /* trim: of a spread that of both pages */
    Len bleed;
    const Press *press; /* of its layout */
    bool black_only;    /* printed with black ink alone */
    Item *items;
    size_t n_items;
    Item *slug; /* lines outside the bleed, on the press only: each in one ink (press.h) */
    size_t n_slug;
    Area *areas;
    size_t n_areas;
    FrameGroup *groups;
    size_t n_groups;
    FrameAd *ads;
    size_t n_ads;
    const PageReport *report; /* NULL in frames made by hand */
} PageFrame;

/* The last page that a frame is. */
static inline int frame_last(const PageFrame *f)
{
    return f->facing ? f->facing : f->number;
}

static inline bool frame_is_page(const PageFrame *f, int number)
{
    return f->number <= number && number <= frame_last(f);
}

/* A spread is one frame: there may be fewer frames than pages. */
typedef struct IssueFrames {
    const Issue *issue;
    PageFrame *pages;
    size_t n_pages; /* frames */
} IssueFrames;

/* What a page is called: 02, of a spread 02–03. */
static inline PageName frame_name(const IssueFrames *f, const PageFrame *page)
{
    return page_range(f->issue->sections, page->number, frame_last(page));
}
/* How many pages the issue has. */
static inline int frames_pages(const IssueFrames *f)
{
    return f->n_pages ? frame_last(&f->pages[f->n_pages - 1]) : 0;
}

#endif
