/* Copies of an issue's pictures in the sizes that screens ask for: JPEG and WebP, in sRGB whatever the picture is in,
 * upright. What a server's first packets carry has no lighter copy. Each is named by what is in the picture and how it
 * is made, so an unchanged picture has unchanged names; a copy that an earlier run left, whole by its sum in
 * SHA256SUMS, is taken as it is. */
#ifndef WEB_COPIES_H
#define WEB_COPIES_H

#include "web/site.h"

enum { MOST_COPIES = 4 };

typedef struct PictureCopy {
    const char *name; /* in the issue's folder */
    int width;        /* pixels */
} PictureCopy;

/* By width, narrow to wide. The picture itself is the last of `jpeg`, whatever its format. n_webp 0: the picture
 * as it came takes less. */
typedef struct PictureCopies {
    PictureCopy jpeg[MOST_COPIES], webp[MOST_COPIES];
    size_t n_jpeg, n_webp;
} PictureCopies;

/* Makes and emits them (once a picture). Never NULL: a drawing, a small picture, one of which nothing is known or that
 * can't be read have none. */
const PictureCopies *issue_copies(IssueRender *r, const char *path, const Picture *picture);

/* Its pixels upright, in sRGB (grey or RGB), on white, no wider than that; as a JPEG for books. false: it can't be read
 * any more. */
bool issue_copy_raster(IssueRender *r, const char *path, const Picture *picture, int widest, PictureRaster *out);
bool issue_copy_jpeg(IssueRender *r, const char *path, const Picture *picture, int widest, Buf *out);

/* As the attribute srcset: "a-480.webp 480w, a-960.webp 960w". */
void copies_put_srcset(const PictureCopy *copies, size_t n, Buf *out);

#endif
