/* Private to the web fonts: a face whose GSUB knows the languages of our papers alone. */
#ifndef HTML_WEBFONT_GSUB_H
#define HTML_WEBFONT_GSUB_H

#include <hb.h>
#include <stdbool.h>

/* A view of the face without the language systems other than the default and, as asked for, ZHS (zh-Hans) and ZHT
 * (zh-Hant): a pan-CJK font's `locl` for the others would pull twice as many glyphs into a subset. The caller destroys
 * it; the source is kept referenced. */
hb_face_t *webfont_face_new(hb_face_t *source, bool hans, bool hant);

#endif
