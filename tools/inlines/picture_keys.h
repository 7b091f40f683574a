/* Of inlines and parse: how the editor wants a picture: {span=3 height=30行 crop=no focus=0.4,0.3 credit="…"} right
 * after it. Values are checked here for the front matter, too. Each fault is reported at its own characters. */
#ifndef INLINES_PICTURE_KEYS_H
#define INLINES_PICTURE_KEYS_H

#include "inlines/flat.h"

/* Reads the attributes whose brace stands at byte `from` of a run that ends at `end`; returns the end of the list.
 * from: it is no such list (ruby) or has no end, which is reported. Full-width marks are read and told. */
uint32_t picture_keys_read(const FlatContext *c, const Flat *f, uint32_t from, uint32_t end, FlatImage *image);

/* One value; false after a report, whose hint says `is` between a key and its value: "=" or ": ". */
bool picture_height_read(Diag *d, const char *value, const char *is, Span at, PictureWish *out);
bool picture_crop_read(Diag *d, const char *value, const char *is, Span at, PictureWish *out);
bool picture_focus_read(Diag *d, const char *value, Span at, PictureWish *out);

#endif
