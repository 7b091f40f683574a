/* Pictures of papers and layouts: found and checked as articles' are. */
#include "beside/picture.h"
#include "load/load.h"

bool site_picture(World *w, Diag *d, Arena *a, const char *dir, const char *owner, YamlText file, SitePicture *out)
{
    Block figure = {.kind = BLK_FIGURE, .src = file.text, .span = file.span};
    picture_find(w, NULL, d, a, dir, owner, &figure);
    *out = (SitePicture){figure.path, figure.picture};
    return figure.path;
}
