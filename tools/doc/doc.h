/* The document tree: one article as the author meant it, after parsing and normalisation. Plain data in an arena;
 * nothing here knows cmark, fonts or pages. Strings are UTF-8, NUL-terminated, never NULL unless said. */
#ifndef DOC_DOC_H
#define DOC_DOC_H

#include "base/arena.h"
#include "base/len.h"
#include "base/moment.h"
#include "diag/diag.h"
#include "picture/picture.h"
#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum Lang { LANG_ZH_HANS, LANG_ZH_HANT, LANG_BO, LANG_EN } Lang;
enum { LANGS = LANG_EN + 1 };
static inline bool lang_is_chinese(Lang l)
{
    return l == LANG_ZH_HANS || l == LANG_ZH_HANT;
}
const char *lang_tag(Lang l); /* BCP 47: zh-Hans, zh-Hant, bo, en */

/* What stands between a dateline and its text. */
const char *lang_lead_space(Lang l);

/* Western digits as the language writes them (༠ … ༩ in Tibetan); all else stays. In the arena, or the same pointer. */
const char *lang_digits(Arena *a, Lang l, const char *s);

/* How a stretch of text is marked; a set. */
enum {
    MARK_EM = 1 << 0,     /* 着重号 in Chinese; bold-less emphasis elsewhere */
    MARK_STRONG = 1 << 1, /* 黑体 */
    MARK_CODE = 1 << 2,
    MARK_STRIKE = 1 << 3,
    MARK_NAME = 1 << 4,     /* 专名号: straight line below */
    MARK_BOOK = 1 << 5,     /* 书名号甲式: wavy line below */
    MARK_VERBATIM = 1 << 6, /* not normalised (URLs, code) */
};
static_assert(MARK_VERBATIM <= UINT16_MAX, "marks are kept in 16 bits");

typedef enum InlineKind {
    INL_TEXT,  /* text */
    INL_BREAK, /* forced line break */
    INL_RUBY,  /* text is the base; readings as below */
    INL_NOTE,  /* footnote reference; note is its number, 1…; text its mark, once resolved */
} InlineKind;

typedef struct Inline {
    InlineKind kind;
    uint16_t marks;
    uint16_t note;
    uint16_t name;      /* MARK_NAME, MARK_BOOK: which of the paragraph, 1…: neighbours have a line each */
    uint16_t reference; /* INL_NOTE, resolved: the how-manieth to its note, 1… */
    Lang lang;          /* resolved: of its text */
    const char *text;
    const char *href;      /* NULL: not in a link */
    const char **readings; /* INL_RUBY: one per character of text, or exactly one for the group */
    size_t n_readings;
    Span span;
} Inline;

typedef struct Inlines {
    Inline *at;
    size_t n;
} Inlines;

typedef enum BlockKind {
    BLK_PARA,
    BLK_HEADING, /* level 1…, anchor */
    BLK_LIST,    /* children: BLK_ITEM; ordered, start, numbering */
    BLK_ITEM,    /* children */
    BLK_QUOTE,   /* children; pull: set as a pull quote */
    BLK_SIDEBAR, /* 链接: its label in text; children, the title first, a BLK_HEADING, where it has one */
    BLK_VERSE,   /* poem: inlines with INL_BREAK between the lines */
    BLK_CODE,    /* text, info string in alt */
    BLK_TABLE,   /* children: BLK_ROW (row 0 is the head), theirs BLK_CELL; align per column; caption */
    BLK_ROW,
    BLK_CELL,     /* inlines */
    BLK_FIGURE,   /* src, alt, caption (inlines), columns */
    BLK_RULE,     /* thematic break */
    BLK_PICTURES, /* a group 组图: children: BLK_FIGURE, without captions; caption, credit, columns and height of all */
} BlockKind;

typedef enum Numbering {
    NUM_DECIMAL,   /* 1. */
    NUM_HAN,       /* 一、 */
    NUM_HAN_PAREN, /* （一） */
    NUM_TIBETAN,
    NUM_PAREN,   /* （1） */
    NUM_CIRCLED, /* ① */
} Numbering;
/* How an article numbers its lists: as the layout does, or as its front matter says. */
typedef enum Lists { LISTS_LAYOUT, LISTS_ARABIC, LISTS_CHINESE } Lists;
typedef enum CellAlign { CELL_DEFAULT, CELL_LEFT, CELL_CENTER, CELL_RIGHT } CellAlign;

/* How the editor wants a picture; spans' src is NULL for what is not said. */
enum { CROP_ANY = 1000, FOCUS_WHOLE = 1000 };
typedef struct PictureWish {
    int height_lines; /* of the grid; or */
    Len height;       /* a length: one of them is not 0 */
    const char *height_text;
    int crop;     /* the most of its width or height that it may lose, in thousandths; CROP_ANY: as much as it takes */
    int focus[2]; /* of FOCUS_WHOLE, from the left and the top: the point that stays when it is cropped */
    Span columns_span, height_span, crop_span, focus_span;
} PictureWish;

typedef struct Block Block;
struct Block {
    BlockKind kind;
    Span span;
    int level; /* heading level; figure: columns asked for, 0 = automatic */
    bool ordered, tight, pull;
    int start;
    Numbering numbering;
    CellAlign *aligns; /* table: one per column */
    size_t n_columns;
    Inlines inlines;         /* the text of leaf blocks; a figure's or table's caption */
    const char *text;        /* code; sidebar: its label, as printed */
    const char *anchor;      /* heading: its name in addresses (anchor.h); one article has none twice */
    const Span *line_spans;  /* code: one per line */
    const char *src, *alt;   /* figure: as written; alt also the info string of code */
    const char *path;        /* figure: the file as the World can read it; NULL when missing (already reported) */
    int width_px, height_px; /* figure: size of the picture as it is shown */
    const Picture *picture;  /* figure: what the file is, looked at once; NULL when path is */
    const char *credit;      /* figure: may be NULL */
    const char *letter;      /* figure of a group: ①, where the caption tells them so apart; or NULL */
    Span credit_span;
    PictureWish wish; /* figure */
    Block *children;
    size_t n_children;
};

typedef struct Note {
    Block *blocks;
    size_t n_blocks;
    Span span;
} Note;

/* A link as its author wrote it: [text](href) or <href>. Addresses found in running text are none. */
typedef struct WrittenLink {
    const char *href; /* the very pointer that its inlines have */
    Span span;        /* from [ or < to its end */
} WrittenLink;

/* Where on its page the editor wants an article. */
typedef enum PinPlace {
    PIN_ANYWHERE,
    PIN_TOP_LEFT,     /* 头条, 左上 */
    PIN_TOP_RIGHT,    /* 报眼, 右上 */
    PIN_BOTTOM_LEFT,  /* 左下 */
    PIN_BOTTOM_RIGHT, /* 倒头条, 右下 */
    PIN_BOTTOM,       /* over all columns at the foot */
} PinPlace;

/* What the editor says of its headline; spans' src is NULL for what is not said. */
typedef struct HeadlinePins {
    const char *size; /* of the title, as written: a length or a size's name, which the layout knows */
    const char *face; /* 黑, 楷 …: a name of the layout's `faces`, or a role */
    int lines;        /* of the title */
    bool over;        /* 题图压题: it stands on the article's picture */
    Span size_span, lines_span, face_span, over_span, vertical_span;
} HeadlinePins;

/* What the editor says of an article's place; spans' src is NULL for what is not said. */
typedef struct Pins {
    int area[4]; /* column and line from 1, columns, lines; of the grid that the page has for articles */
    Span area_span;
    PinPlace place;
    const char *place_word; /* as written */
    Span place_span;
    const char *group; /* articles of one name stand together 集纳 */
    Span group_span;
    const char *after, *beside; /* slugs: it stands right below that article, as broad; beside it, as high */
    Span after_span, beside_span;
    HeadlinePins headline;
    Span fixed_span; /* fixed: true: it keeps the place that makeup.lock.yaml has for it */
    bool lead;       /* 头条: it leads its page */
    bool whole;      /* it is not divided over pages */
    Span whole_span; /* where that is said */
    bool ear;        /* it stands in the ear 报眼, beside the nameplate */
    bool filler;     /* 补白: where there is no room it is left out of the page */
} Pins;

/* Of an article that was not read, what an earlier run knew of it. */
typedef struct ArticleKept {
    const char *excerpt; /* its beginning */
    const char *text;    /* for the search; NULL until it is asked for */
} ArticleKept;

/* A correction 更正. */
typedef struct Correction {
    const char *text; /* plain */
    Moment on;        /* none: not said */
    Span span;
} Correction;

/* An article that was taken back 撤稿: of the article itself nothing is left but this. */
typedef struct Retraction {
    const char *title;  /* what it was called: for the notice at its old address alone */
    const char *reason; /* plain; "" when absent */
    Moment on;          /* none: not said */
    Span span;
} Retraction;

/* One article. Front-matter texts are inlines too (normalised as the body is), with plain copies for titles. */
typedef struct Article {
    const char *slug;
    const char *path; /* the .md file */
    const Source *source;
    Lang lang;
    const char *title; /* plain; the author's break opportunities are single spaces (U+0020 or U+3000) */
    const char *kicker, *deck, *byline, *dateline, *section, *summary, *column; /* plain; "" when absent */
    const char **tags;
    size_t n_tags;
    int page, priority;       /* page 1…; a smaller priority comes first */
    const char *page_letters; /* "A" of `page: A02`, while `page` is 2 */
    const char *address;      /* what stands for N in content_N.htm (site/urls.h); "": made of its name */
    const char *file;         /* its page on the site, when that is not slug.html */
    int span;                 /* columns asked for, 0 = automatic */
    Lists lists;
    bool box, draft, vertical, vertical_title, advert;
    bool picture_story; /* 图片新闻: its picture over all its columns, its text as a long caption below */
    Pins pins;
    Moment updated; /* none: not since it was published */
    Span updated_span;
    const Correction *corrections;
    size_t n_corrections;
    const Retraction *retracted; /* NULL, or its texts are those of a notice */
    Block *image;                /* the lead picture of the front matter: a BLK_FIGURE or BLK_PICTURES; or NULL */
    Block *blocks;
    size_t n_blocks;
    Note *notes;
    size_t n_notes;
    const Block **headings; /* all, as they stand in blocks and notes */
    size_t n_headings;
    WrittenLink *links;
    size_t n_links;
    Span title_span, kicker_span, deck_span, byline_span, dateline_span, summary_span, column_span;
    Span address_span;
    Span page_span, columns_span; /* of the keys `page` and `span`; src NULL: not written */
    Span span_all;
    ArticleKept *kept; /* NULL: it was read */
} Article;

/* What lists, feeds and search tell of; advertisements and notices of retractions stand on their pages alone. */
static inline bool article_is_listed(const Article *a)
{
    return !a->advert && !a->retracted;
}

/* It was corrected or taken back: its paper lists it. */
static inline bool article_is_changed(const Article *a)
{
    return a->n_corrections || a->retracted;
}

/* When it was last changed or corrected; none: not since it was published. */
Moment article_modified(const Article *a);

/* Where one of the article's texts (title, kicker…: that very pointer) stands; the title's place for any other. */
Span article_text_span(const Article *a, const char *text);

/* The language of the text at s and how many of its n bytes are in it: a run of Han in a Tibetan text, of Tibetan in a
 * Chinese one, what stands between its letters included. n > 0; returns 1… n. */
size_t lang_stretch(Lang own, const char *s, size_t n, Lang *lang);

/* All plain text of inlines, appended to out (readings and note marks left out). */
void inlines_plain(Inlines in, Buf *out);

#endif
