/* What an address in running text is, and where a link may lead: decided here once, for parsing (links), printing
 * (breaks) and the web (breaks, links).
 *
 * A bare address is ASCII: it ends at the first Han or full-width character, at a blank, at " < > \ ^ ` | and at a
 * bracket without its partner; marks that end the sentence (. , ; : ! ? ' and * _ ~, which are Markdown's) are no part
 * of it. Sources: RFC 3986; GitHub Flavored Markdown 6.9, which goes on to the next blank. */
#ifndef DOC_ADDRESS_H
#define DOC_ADDRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum AddressKind {
    ADDRESS_WEB,   /* http://, https://, ftp:// in any case */
    ADDRESS_HOST,  /* www.…: a link to it leads to http:// and it */
    ADDRESS_MAIL,  /* name@host.cn, also after mailto: */
    ADDRESS_OTHER, /* weixin://…, host.cn/path: set as an address, but nothing a reader is sent to */
} AddressKind;

typedef struct Address {
    AddressKind kind;
    size_t from, to;
} Address;

/* The first address that begins at `from` or after it; s[0, n) is UTF-8 or code points. Linear. */
bool address_next(const char *s, size_t n, size_t from, Address *out);
bool address_next_cps(const uint32_t *cps, size_t n, size_t from, Address *out);

enum { ADDRESS_DEPTH = 8 }; /* brackets within brackets */

/* Where a web address ends, character by character, for text that is still escaped. */
typedef struct AddressScan {
    size_t n, end;    /* characters taken; of them the address's own */
    size_t comma_end; /* what `end` was at the last comma or semicolon */
    size_t depth;
    char open[ADDRESS_DEPTH]; /* brackets that wait for their partner */
    char tail[8];             /* the last characters, small letters */
    bool host, query, quoted;
} AddressScan;

/* The length of the http://, https://, ftp:// or www. at i that begins a web address, 0 when none does there. */
size_t address_prefix(const char *s, size_t n, size_t i, AddressKind *kind);

/* After such a prefix; before: the character before the address, 0 for none. */
void address_scan_begin(AddressScan *s, AddressKind kind, uint32_t before);
/* false: c ends it, the address is the first s->end characters. */
bool address_scan(AddressScan *s, uint32_t c);

/* Whether a reader may be sent there: http, https, mailto, tel, ftp, or an address within the site. Blanks and control
 * characters count for nothing: browsers drop them, so that java\tscript: runs. */
bool link_is_allowed(const char *href);
/* %E5 as the byte that it stands for, in place; %00 stays. Returns the new length. */
size_t address_unescape(char *s);
/* To another page of the site: neither a scheme nor a host. */
bool link_is_internal(const char *href);

#endif
