/* Of inlines and parse: one paragraph as a flat text whose every byte knows its place in the source, cut into runs of
 * one kind and marking. Our own inline syntax ({汉字|hàn|zì}, [name]{.name}), line joining and normalisation work here,
 * so they see through emphasis and links. */
#ifndef INLINES_FLAT_H
#define INLINES_FLAT_H

#include "base/buf.h"
#include "normalise/normalise.h"

typedef enum FlatKind {
    FLAT_TEXT,
    FLAT_BREAK,
    FLAT_NOTE,
    FLAT_IMAGE,
    FLAT_SPLIT, /* a paragraph ends: a block tag of raw HTML */
} FlatKind;

typedef struct FlatImage {
    const char *src, *alt, *title, *credit; /* title: the caption; credit may be NULL */
    uint32_t title_at;                      /* where it stands in the source */
    int columns;                            /* 0: not said */
    PictureWish wish;
    Span span, credit_span;
} FlatImage;

typedef struct FlatRun {
    FlatKind kind;
    uint16_t marks;
    uint16_t note;
    uint32_t start, len; /* in the text; len 0 but for FLAT_TEXT */
    const char *href;    /* NULL: not in a link */
    FlatImage *image;
    Span span; /* of what is not text */
} FlatRun;

typedef VEC(FlatRun) FlatRuns;

typedef struct Flat {
    Buf text;
    VEC(uint32_t) at; /* one per byte: its offset in the source */
    FlatRuns runs;
    bool plain; /* a text without Markdown */
} Flat;

typedef VEC(WrittenLink) WrittenLinks;

typedef struct FlatContext {
    Diag *diag;
    Arena *arena;
    const Source *src;
    Lang lang;
    bool normalise;
    NormStory *story;    /* what the body's paragraphs know of each other; NULL: the text stands alone */
    WrittenLinks *links; /* gets those of the text; NULL: nobody asks */
} FlatContext;

void flat_reset(Flat *f);
void flat_free(Flat *f);
void flat_put(Flat *f, char byte, uint32_t at);
/* n bytes that stand together in the source from `at` on. */
void flat_put_run(Flat *f, const char *bytes, size_t n, uint32_t at);
/* Begins a run; text put afterwards is its own. */
FlatRun *flat_begin(Flat *f, FlatKind kind, uint16_t marks, const char *href);

/* The next part of f up to a FLAT_SPLIT or its end, from run *from on, which goes on: copied to out. false when nothing
 * is left. Breaks at its edges are left out; breaks in a row, an empty line, are a split too. */
bool flat_next_part(const Flat *f, size_t *from, Flat *out);

/* Joins lines, drops blanks at the edges, reads our own syntax, normalises (not what ends in {.asis}). The pictures'
 * runs stay in f->runs for the caller; all else is in the result. f is used up. */
Inlines flat_finish(const FlatContext *c, Flat *f);
/* Is the end of a text, n bytes, {.asis} (and blanks)? Where it begins; n when it is not there. */
size_t flat_asis(const char *text, size_t n);
/* A text without markup (a caption, a line of the front matter) that stands at `at` in the source. */
Inlines flat_plain(const FlatContext *c, Flat *scratch, const char *text, uint32_t at);

/* flat_syntax.c: our own syntax; *out gets the text with it carried out. Runs' hrefs and images are shared. */
typedef struct FlatExtra {
    uint16_t marks; /* added to the run's */
    uint16_t name;  /* Inline.name */
    bool dropped;
    uint32_t ruby; /* 1 + index of the ruby that begins at this byte */
} FlatExtra;
typedef struct FlatRuby {
    const char *base;
    const char **readings;
    size_t n_readings;
    uint16_t marks, name;
    Span span;
} FlatRuby;
typedef VEC(FlatRuby) FlatRubies;
/* extra: one per byte of the text, zeroed. */
void flat_syntax(const FlatContext *c, Flat *f, FlatExtra *extra, FlatRubies *rubies);
/* True when the text has anything for flat_syntax to look at. */
bool flat_has_syntax(const Flat *f);

#endif
