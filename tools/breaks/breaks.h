/* Where a line may break: UAX 14 with CLREQ's and TLREQ's tailoring. Pure: code points in, opportunities out.
 *
 * Sources: UAX 14 (Unicode 15), CLREQ 3.1.4 and 3.1.5 (line start and end prohibition), GB/T 15834, TLREQ 3. */
#ifndef BREAKS_BREAKS_H
#define BREAKS_BREAKS_H

#include "doc/doc.h"

typedef enum BreakLevel { BREAK_BASIC, BREAK_GB, BREAK_STRICT } BreakLevel;

typedef enum BreakKind {
    BREAK_NO = 0,
    BREAK_ALLOWED, /* a line may end here */
    BREAK_FORCED,  /* a line must end here (UAX 14 LB4, LB5) */
    BREAK_POOR,    /* not forbidden, but only for a line that can't be set otherwise: x|%, !|⁉, 京|— */
    BREAK_SPARE, /* inside a unit, where it gives way before its line gapes: 1866—|1925, foo_|bar; no opportunity else
                  */
    BREAK_HYPHEN,       /* after a hyphen that the line breaker sets in a long word (breaks_find knows none) */
    BREAK_SHORT_HYPHEN, /* the same in a word of fewer than ten letters */
} BreakKind;

typedef struct BreakOptions {
    BreakLevel level;
    Lang lang;
    bool untailored; /* plain UAX 14, for its conformance test */
} BreakOptions;

/* － starts no line, though the pair rules (UAX 14 and CLREQ's tables) let it. */
static inline bool breaks_starts_no_line(uint32_t cp)
{
    return cp == 0xFF0D;
}

/* out[i], 0 <= i < n: may a line break after cps[i]? out[n-1] is BREAK_FORCED (end of text). Linear in n. */
void breaks_find(const uint32_t *cps, size_t n, const BreakOptions *o, uint8_t *out);

/* Inside an address: between two of its characters, with `left` and `right` of them on either side. */
BreakKind address_joint(uint32_t before, uint32_t after, size_t left, size_t right);

#endif
