/* The fonts of an issue: of each face, what the issue's lines use of it, cut out once for both exports (hb-subset).
 *
 * A subset keeps the glyphs drawn, the characters used, and what shaping reaches from them by the features that
 * browsers apply by themselves (and `pwid`, `vert` where lines ask for them), so that a browser draws the frames'
 * glyphs. The bytes depend on the faces, the characters and the glyphs alone. */
#ifndef FONTS_SUBSET_H
#define FONTS_SUBSET_H

#include "base/memo.h"
#include "diag/diag.h"
#include "frame/frame.h"
#include "fonts/face.h"

typedef struct Subset {
    const Face *face;
    hb_blob_t *font;    /* the file, for browsers */
    hb_blob_t *program; /* the same without tables for shaping, for PDF; CFF outlines are stood in for (blank.h) by */
    unsigned label;     /* its index here; */
    hb_blob_t *cff;     /* these are theirs; NULL: program has its own */
    uint32_t n_kept;    /* glyphs in it, at least the one for what is missing */
    uint16_t *number;   /* by glyph of the face: its number here, 0 for one that is not drawn */
    uint32_t n_glyphs;  /* of the face */
    uint8_t made_of[SHA256_BYTES]; /* subsets_again: the same for the same face, characters and glyphs */
} Subset;

typedef struct Subsets Subsets;

/* Of all lines of the frames; the caller's; threads may share it. NULL after a report. */
Subsets *subsets_of_issue(const IssueFrames *frames, Diag *d);
void subsets_free(Subsets *s); /* NULL is fine */
/* The same, subsets that were cut before taken from a memo (subset_memo_new), which knows them as long as the faces
 * live. */
Subsets *subsets_again(const IssueFrames *frames, Memo *known, Diag *d);
Memo *subset_memo_new(void);

/* The steps of it, for one thread: vertical forms are kept when a line is vertical. */
Subsets *subsets_new(Memo *known);
void subsets_add_line(Subsets *s, const Line *line);
bool subsets_cut(Subsets *s, Diag *d);

size_t subsets_count(const Subsets *s);
const Subset *subsets_at(const Subsets *s, size_t i); /* in order of first use */
uint32_t subset_number(const Subset *s, uint32_t gid);
/* The index of a face's subset; -1 for a face no line used. */
int subsets_lookup(const Subsets *s, const Face *face);

/* The face with the characters from `first` on that have their bit, and what shaping makes of them, for a document that
 * brings it along (fonts/embed.h); the caller's. NULL: it can't be cut. */
hb_face_t *subset_of_block(const Face *face, uint32_t first, const uint8_t *bits, size_t n_bytes);

/* Is the glyph of a cluster of one character cp a proportional form (of digits, quotes and dashes within Latin, of ／)
 * in place of the one that the font gives by itself? (A full-width form is that of a language.) */
bool glyph_is_proportional(const Run *run, uint32_t cp, const Cluster *cluster, const Glyph *glyph);

#endif
