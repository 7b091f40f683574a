/* Private to parse: bare web addresses as an extension of cmark, in place of its own autolinks, which go on into
 * Chinese text up to the next blank. Where one ends: doc/address.h. Mail addresses are found later, in the text that is
 * left. */
#ifndef PARSE_BARE_ADDRESS_H
#define PARSE_BARE_ADDRESS_H

#include <cmark-gfm-extension_api.h>

/* Made for one parser; freed by cmark_syntax_extension_free after the tree is parsed. */
cmark_syntax_extension *bare_address_extension(void);

#endif
