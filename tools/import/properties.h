/* What the comment `enpproperty` of a Founder page says, and its elements of the same names:
 *
 *   <!--enpproperty <founder-date>2021-11-02</founder-date><founder-author>甲</founder-author> … /enpproperty-->
 *
 * also without the prefix founder- (older ones), as founder-date=… or founder-date: … on a line, in any order. Values
 * lose their markup; what is empty is not there. */
#ifndef IMPORT_PROPERTIES_H
#define IMPORT_PROPERTIES_H

#include "markup/markup.h"

typedef struct Property {
    const char *name;   /* without founder-, in small letters */
    const char *value;  /* plain */
    const char *markup; /* as it stands */
    bool read;          /* somebody asked for it */
} Property;

typedef struct Properties {
    bool found; /* there is such a comment */
    Property *at;
    size_t n;
} Properties;

Properties properties_read(Arena *a, Markup *page);
/* NULL when it isn't there. Of several names divided by | the first that is. */
Property *property_find(Properties *p, const char *names);
/* Its value, which then is read; "" when it isn't there. */
const char *property(Properties *p, const char *names);
void property_leave(Properties *p, const char *names); /* nobody needs these: they aren't told of */

#endif
