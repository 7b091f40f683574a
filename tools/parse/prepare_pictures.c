#include "parse/prepare_parts.h"
uint32_t prepare_picture(Preparer *w, uint32_t i)
{
    (void)w;
    return i + 1;
}
