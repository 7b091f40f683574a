/* Finishing: reads the PDF that cairo drew (with libqpdf), takes further objects (value.h), and writes files,
 * each with what its own catalog reaches. */
#ifndef FINISH_FINISH_H
#define FINISH_FINISH_H

#include "base/buf.h"
#include "diag/diag.h"
#include "finish/drawn_font.h"
#include "pdfio/flate.h"
#include <stdint.h>

typedef struct Finisher Finisher;

/* drawn, and the subsets that it was drawn with: borrowed until finish_free. NULL after a report. */
Finisher *finish_open(const Buf *drawn, const Subsets *subsets, Diag *d);
void finish_free(Finisher *f);

/* Of what was drawn and handed over until now. */
uint64_t finish_digest(const Finisher *f);

/* The content stream of the drawn page (0…), decoded; the caller's. */
bool finish_content(Finisher *f, size_t page, Buf *out);
/* The number of the drawn page's resources. srgb: the number of a profile that its RGB is declared to be, 0 for none.
 */
int finish_resources(Finisher *f, size_t page, int srgb);
typedef struct FontParts {
    Buf program, texts;
    int *widths; /* by code, n_widths of them */
    size_t n_widths;
    char tag[TAG_SIZE];
} FontParts;

/* A font that the drawn page knows by a name ("/f-1-0"), once finish_resources was asked for that page. Read at its
 * first use, the finisher's. NULL: another kind of font. */
const DrawnFont *finish_font(Finisher *f, size_t page, const char *name);
/* The same font in other parts; its number. */
int finish_font_with(Finisher *f, size_t page, const char *name, const FontParts *parts);
/* The drawn page's resources with these fonts and no others: a number each, 0 for the drawn one. */
int finish_resources_with(Finisher *f, size_t page, int srgb, const char *const *names, const int *numbers, size_t n);

/* The fonts of resources as an object: its number, 0 for none. resources: their number. */
int finish_fonts(const Finisher *f, int resources);
/* Is nothing that the drawn page has transparent, and nothing in it an image or a group? */
bool finish_is_plain(Finisher *f, size_t page);
/* Puts an image in the place of what cairo drew, in resources that are asked for afterwards: name is of the drawn
 * page's XObject ("/x5"); false: the page has none of that name. */
bool finish_place_picture(Finisher *f, size_t page, const char *name, int number);

/* Further objects: a number first, its value any time before finish_write. */
int finish_reserve(Finisher *f);
Buf *finish_begin(Finisher *f, int number); /* put the value, then: */
void finish_end(Finisher *f);
/* A stream, deflated here or (FLATE_NOT) as it is; its number. Put further entries of its dictionary, then
 * finish_end_stream. */
Buf *finish_begin_stream(Finisher *f, const void *data, size_t n, FlateKind how, int *number);
void finish_end_stream(Finisher *f);
/* The same of what the caller has deflated: from is what was. */
Buf *finish_begin_packed(Finisher *f, const void *from, size_t n, const Buf *packed, int *number);

/* Which file: its catalog and Info dictionary, its version ("1.7"). linear: its first page comes
 * first, so that a browser shows it before the rest is there. */
typedef struct FinishedFile {
    int root, info;
    const char *version;
    bool linear;
} FinishedFile;

/* Writes a file; its data is the finisher's, until the next. Its identifier stands for all that was drawn and handed
 * over, and for which of the files it is. false after a report. */
bool finish_write(Finisher *f, const FinishedFile *file, const void **data, size_t *n);

#endif
