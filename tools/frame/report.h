/* What became of each page of an issue: what the desk wants to know, and what makeup.lock.yaml keeps. */
#ifndef FRAME_REPORT_H
#define FRAME_REPORT_H

#include "site/site.h"

/* What was done to a piece so that its page holds it; a set. */
enum {
    SHRUNK_HEADLINE = 1 << 0, /* a smaller headline than its rank has */
    SHRUNK_PICTURE = 1 << 1,  /* a narrower picture than it would have */
};

enum { REPORT_ADVERT = -1 /* in the place of a rank */ };

typedef struct PieceReport {
    LockPiece place; /* where it stands */
    int32_t article; /* index into Issue.articles */
    int rank;        /* on its page, 0: the lead; advertisements have none */
    int continues_on;
    int text, white;        /* column-lines with text or pictures, without */
    int broken;             /* columns of its text that aren't the grid's 破栏; 0 */
    int intro;              /* columns that its first paragraph stands over 长栏; 0: it stands in the text's */
    unsigned shrunk;        /* SHRUNK_… */
    int unbroken;           /* lines of a column that nothing breaks; those that a reader bears: 0 */
    int over_lines;         /* of its text, that the page has no room for */
    size_t over_characters; /* the same */
} PieceReport;

/* An advertisement: its place; reserved: it is still to come. */
typedef struct AdReport {
    LockPiece place; /* of a strip below the articles' lines, too */
    const char *title;
    bool reserved;
    bool ear; /* it stands there, not on the grid */
} AdReport;

typedef struct PageReport {
    int number;
    int facing; /* of a spread: its right page; else 0 */
    const char *title, *layout;
    int columns, lines; /* of the page's articles */
    int white;          /* column-lines without text or pictures, the gaps between pieces not counted */
    int over;           /* column-lines of text without room, of all pieces */
    bool kept;          /* as makeup.lock.yaml has it */
    PieceReport *pieces;
    size_t n;
    AdReport *ads;
    size_t n_ads;
    int64_t cost; /* of the make-up; 0: it was kept */
} PageReport;

/* What the page is asked to hold, and what of it stays white, in thousandths of its column-lines. */
static inline int report_fill(const PageReport *p)
{
    int all = p->columns * p->lines;
    return all ? (1000 * (all - p->white + p->over) + all / 2) / all : p->n_ads ? 1000 : 0;
}
static inline int report_white(const PageReport *p)
{
    int all = p->columns * p->lines;
    return all ? (1000 * p->white + all / 2) / all : 0;
}

#endif
