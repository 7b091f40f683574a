/* Private to the subsets: a face whose GSUB knows the languages of our papers alone. */
#ifndef FONTS_SUBSET_GSUB_H
#define FONTS_SUBSET_GSUB_H

#include <hb.h>
#include <stdbool.h>

/* A view of the face whose GSUB has, in each script that tells Chinese apart, three language systems: the default is
 * that of zh-Hans (or of zh-Hant when that alone is asked for), ZHT stays when both are, and ENG is what was the
 * default. The others go: a pan-CJK font's `locl` for them would pull twice as many glyphs into a subset. Subsetting
 * drops a language system without features, so Chinese must not depend on one of its own. The caller destroys the face;
 * the source is kept referenced. */
hb_face_t *subset_gsub_view(hb_face_t *source, bool hans, bool hant);

#endif
