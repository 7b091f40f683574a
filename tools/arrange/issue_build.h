/* Private to arrange, overset and layout: an issue at work. pages.c takes its pages in order and decides which pieces
 * each holds, arrange.c where they stand on it, jumps.c and overset.c what becomes of text that finds no room, layout.c
 * draws frames. */
#ifndef ARRANGE_ISSUE_BUILD_H
#define ARRANGE_ISSUE_BUILD_H

#include "arrange/context.h"
#include "base/map.h"
#include "compose/compose.h"
#include "compose/group_box.h"
#include "makeup/makeup.h"
#include <assert.h>
#include <string.h>

enum { MOST_PAGES = 999 };

enum { PIECE_GAP = 1 /* line between a piece, an advertisement, and what stands above */ };

typedef VEC(MakeupPiece) PieceVec;

/* The pieces without one of them. */
static inline void pieces_take_out(PieceVec *v, size_t i)
{
    assert(i < v->len);
    memmove(&v->ptr[i], &v->ptr[i + 1], sizeof *v->ptr * (v->len - i - 1));
    v->len--;
}
/* Where the article is among them; their number: nowhere. */
static inline size_t pieces_find(const PieceVec *v, const Article *a)
{
    size_t i = 0;
    while (i < v->len && v->ptr[i].set->article != a)
        i++;
    return i;
}
/* All of them, another in the place of one: the caller frees them. */
static inline PieceVec pieces_with(const PieceVec *v, size_t i, MakeupPiece as)
{
    PieceVec all = {0};
    for (size_t k = 0; k < v->len; k++)
        vec_push(&all, k == i ? as : v->ptr[k]);
    return all;
}

/* A piece in its place; drawn when it is known on which page it goes on. */
typedef struct PagePart {
    Plan *plan;
    PieceReport report;
    int column, line;
    bool rule_above, rule_left;
    int continues_on;      /* the page, 0: none */
    int in_group;          /* of the page's groups, from 1; 0: none */
    const GroupBox *group; /* whose first piece it is: drawn before it; or NULL */
} PagePart;

/* An advertisement in its place, in the grid of the page's articles and advertisements. */
typedef struct AdPlace {
    const Ad *ad;
    MakeupArea at; /* line: 0 is the first of the articles */
    int free;      /* lines that its columns had */
    Len width,
        height; /* in larger type: of the page's share, as large as in the usual; 0: what its columns and lines have */
} AdPlace;

/* A page that is being made up. */
typedef struct PageJob {
    const PageSpec *spec; /* NULL: no page of the plan */
    int number;
    const char *layout;   /* its name */
    const SetContext *sc; /* of that, perhaps in larger type */
    int first, lines;     /* its articles' grid lines: the first, how many */
    int all_lines;        /* the same with advertisements over all columns, at the foot */
    const AdPlace *ads;   /* the broadest first */
    size_t n_ads;
} PageJob;

/* A page before it is drawn: its furniture tells how many pages there are, its jump lines where articles go on. */
typedef struct PageDraft {
    PageFrame frame;
    PageBuild build;
    PageReport report; /* without pieces */
    PageJob job;
    PieceVec pieces; /* what stands on it */
    const FurnitureList *furniture;
    size_t first, n; /* of IssueBuild.parts */
} PageDraft;

/* Text that a page has no room for, told when all pages are known. */
typedef struct OversetNote {
    const Article *article;
    int page, rank; /* of the plan */
    size_t characters;
    int lines;
    int floats;            /* pictures and tables */
    const ArticleSet *set; /* whose last ones they are */
    bool whole;            /* nothing of it stands on the page */
    bool stays;            /* it can't go on elsewhere */
    const char **nearest;  /* of each of them, when it is pinned, what works, or NULL; NULL: of none */
    bool cut;              /* left out: a warning */
} OversetNote;

typedef struct IssueBuild IssueBuild;

/* What trials of a page may still take, in steps of make-up by what a step of it costs: those that make it, those for
 * what is told as the nearest. Less than nothing: they are over. */
typedef struct PageTime {
    int64_t trials, nearest;
} PageTime;
enum { TIME_OF_TRIALS = 5000000, TIME_OF_NEAREST = 8000000 /* some 4.5 million are a second */ };

/* Would the page hold piece i of `whole`, set so, with so many of its floats at least, its pins had? */
typedef bool (*PageHolds)(IssueBuild *b, const PageJob *job, const PieceVec *whole, size_t i, MakeupPiece as,
                          size_t floats);

struct IssueBuild {
    LayoutContext *c;
    Diag *d, *muted; /* muted: of sets that only measure */
    const Issue *issue;
    TextContext *text;
    Memo *searches; /* what make-up found for this issue, or for the process */
    Arena *arena, *scratch;
    int64_t effort;   /* of make-up, in steps; 0: as usual */
    bool trial;       /* no page is made: what one would hold is asked */
    PageTime *time;   /* of the page at work */
    bool kept;        /* the page at work stands as makeup.lock.yaml has it */
    int64_t cost;     /* of its make-up */
    PieceVec carried; /* what waits for a later page: rests of articles, articles that found no room */
    StrMap *index;    /* slug → element of Issue.articles */
    VEC(PageDraft) pages;
    VEC(PagePart) parts;
    VEC(OversetNote) overset;
    const int *first_page; /* of each of Issue.articles, when all pages are known; 0: none */
    PageHolds holds;       /* for the nearest of what is not had; NULL: it isn't asked */
    const PieceVec *whole; /* of the page at work, before any is cut */
};

static inline int32_t issue_index_of(const IssueBuild *b, const Article *a)
{
    Article **at = strmap_lookup(b->index, a->slug);
    assert(at && *at == a); /* slugs are one of a kind in an issue */
    return (int32_t)(at - b->issue->articles);
}

/* The page as words have it: 2 or A02. */
static inline PageName job_page(const IssueBuild *b, const PageJob *job)
{
    return page_word(b->issue->sections, job->number);
}

/* How many pages of the issue the drafts are. */
static inline int pages_numbered(const IssueBuild *b)
{
    return b->pages.len ? frame_last(&b->pages.ptr[b->pages.len - 1].frame) : 0;
}

static inline const Layout *job_layout(const PageJob *job)
{
    return job->sc->layout;
}

#endif
