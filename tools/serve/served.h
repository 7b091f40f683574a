/* What a request of `paiban serve` means and what its answer says: pure functions, without sockets. Sources: RFC 9110
 * (HTTP), RFC 3986 (addresses), CSP level 3. */
#ifndef SERVE_SERVED_H
#define SERVE_SERVED_H

#include "base/buf.h"
#include <stdbool.h>
#include <stddef.h>

/* The file below dir a URL path (decoded) stands for, on the heap; NULL when there can be none: hidden files, "..",
 * empty parts. */
char *served_file(const char *dir, const char *url);
const char *served_media_type(const char *path);

/* May a page of this address talk to us? Only by names that no foreign name server can give out: localhost, addresses
 * in figures, and the host that the server was asked to be (NULL: none). A page of another name, whose address was
 * changed to this machine's (DNS rebinding), may not read drafts. host: as the request has it, NULL: it has none. */
bool served_host_is_ours(const char *host, const char *own);

/* A path (decoded) as it stands in an address. */
void served_put_address(Buf *out, const char *path);

typedef enum RangeKind { RANGE_NONE, RANGE_PART, RANGE_OUTSIDE } RangeKind;
/* A Range header for n bytes: one range of bytes gives *first and *last, all others are left out of account. */
RangeKind served_range(const char *header, size_t n, size_t *first, size_t *last);

/* A policy of the site's pages that lets our script and style in, too. */
void served_put_policy(Buf *out, const char *policy, size_t n);
/* Adds a tag before the page's end and our origin to its policy. */
void served_add_to_page(Buf *page, const char *tag);

/* The issue whose PDF a path stands for: "/xzrb/2021-11-02/01.pdf" → "xzrb/2021-11-02", on the heap; NULL: none. */
char *served_pdf_issue(const char *url);

#endif
