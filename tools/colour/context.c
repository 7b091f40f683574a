/* LittleCMS without its globals. */
#include "colour/internal.h"

/* Each profile has a context of its own: LittleCMS's shared one is a global, with a global handler of errors. */
static void on_error(cmsContext context, cmsUInt32Number code, const char *text)
{
    (void)context;
    (void)code;
    (void)text;
}

cmsContext colour_context_new(void)
{
    cmsContext context = cmsCreateContext(NULL, NULL);
    if (context)
        cmsSetLogErrorHandlerTHR(context, on_error);
    return context;
}
