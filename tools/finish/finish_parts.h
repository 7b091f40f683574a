/* Private: the finisher, shared by finish.c and finish_fonts.c. */
#ifndef FINISH_FINISH_PARTS_H
#define FINISH_FINISH_PARTS_H

#include "base/map.h"
#include "pdfio/drawn.h"
#include "finish/finish.h"
#include "pdfio/flate.h"
#include "pdfio/objects.h"

/* A font of cairo's: what its objects hold, but for what another cut of it has otherwise. */
typedef struct CompletedFont {
    DrawnFont drawn;
    int number;     /* of the whole font */
    bool composite; /* one that can be cut */
    bool read;      /* drawn.texts are; or can't be: */
    bool usable;
    Buf packed_texts;                    /* as they were drawn */
    Buf font, part, descriptor, program; /* entries of the objects, as values */
    char *name;                          /* "Name", behind the tag */
    const char *file;                    /* "/FontFile3" */
    bool has_length;                     /* the program says its /Length1 */
} CompletedFont;

typedef struct Placed {
    size_t page;
    char *name;
    int number;
} Placed;

struct Finisher {
    Drawn *drawn;
    Objects objects;
    const Subsets *subsets;
    Diag *d;
    uint64_t made_of;  /* a digest of all that goes into the files */
    IntMap *completed; /* numbers of cairo's fonts → index in fonts */
    VEC(CompletedFont *) fonts;
    IntMap *names;    /* of these: how often */
    IntMap *fonts_of; /* numbers of resources → of their fonts */
    VEC(Placed) placed;
    Flate *flate;
    Buf file; /* written last */
};

/* The fonts of the drawn page's resources, each completed at its first use. */
void finish_complete_fonts(Finisher *f, DrawnValue fonts);
/* One of them; NULL: it is not among them. */
CompletedFont *finish_completed(Finisher *f, DrawnValue font);
void completed_font_free(CompletedFont *c);

#endif
