/* UUIDs made of names: the same name has the same (RFC 9562 5.5, version 5). */
#ifndef BASE_UUID_H
#define BASE_UUID_H

enum { UUID_SIZE = 37 };

/* Of an address: 8-4-4-4-12 hexadecimal digits and a NUL. */
void uuid_of_url(const char *url, char out[UUID_SIZE]);

#endif
