/* The pieces of a page's furniture. */
#ifndef COMPOSE_FURNITURE_H
#define COMPOSE_FURNITURE_H

#include "compose/compose.h"

/* A text of furniture, filled in: where its faults are told, and by what name. */
typedef struct FilledText {
    const char *text; /* "" when there is nothing to say */
    const char *name; /* of the longest value with a key of its own; "text" */
    Span span;        /* of that value, else of the text in the layout */
    const char *href; /* where it leads; NULL: nowhere */
    Span rare;        /* of a value with a character that fonts may lack; src NULL: none */
} FilledText;

/* ---- furniture_fields.c ---- */
FilledText furniture_field(const PageBuild *b, Field field);
FilledText furniture_fill(const PageBuild *b, const Furniture *f);
/* In the digits that the layout asks for. */
const char *furniture_digits(const PageBuild *b, const char *text);

/* ---- furniture_text.c ---- */
typedef struct SetText {
    SetPara set;
    Len size;
} SetText;

/* Set at a size in a measure, as many lines as that takes. */
SetText furniture_set(const PageBuild *b, const Furniture *f, FilledText t, Len size, Len measure);
/* One line, as large as f->size and the width allow; an error where the value stands when it is not small enough at
 * f->least. */
SetText furniture_fit(const PageBuild *b, const Furniture *f, FilledText t, Len measure);
void furniture_place(PageBuild *b, const SetText *t, Len x, Len y, Len pitch, Len measure);

/* ---- ear.c: what the editor wants there: the index 导读 of other pages, the date, a picture, an advertisement ---- */
void furniture_ear(PageBuild *b, const Furniture *f);

/* ---- overprint.c ---- */
/* What one piece has put into the page's items. */
typedef struct FurniturePlaced {
    size_t from, to;
    FilledText text;
    Span layout; /* the piece in the layout */
} FurniturePlaced;

/* The first two pieces whose texts' ink meets. */
bool overprint_first(const PageBuild *b, const FurniturePlaced *at, size_t n, size_t *one, size_t *other);
/* Tells of each two such pieces, at the value that is too long. */
void overprint_check(const PageBuild *b, const FurniturePlaced *at, size_t n);

#endif
