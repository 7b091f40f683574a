/* Private to site: the Chinese lunar calendar, by ICU. */
#ifndef SITE_LUNAR_H
#define SITE_LUNAR_H

#include "site/site.h"

/* 农历辛丑年九月廿八, 農曆… in traditional characters; "" for Tibetan, for English and outside 1900–2100. */
const char *lunar_text(Arena *a, Date d, Lang lang);

#endif
