/* Addresses as they were written → as HTTP wants them. */
#include "net/probe.h"

#include "base/buf.h"
#include <string.h>
#include <unicode/uidna.h>

enum { LONGEST_HOST = 255 };

const char *probe_host(const char *address, size_t *n)
{
    const char *slashes = strstr(address, "//"), *from = slashes ? slashes + 2 : address;
    const char *end = from + strcspn(from, "/?#"), *host = end;
    while (host > from && host[-1] != '@')
        host--;
    *n = (size_t)(end - host);
    return host;
}

/* 中文.cn → xn--fiq228c.cn */
static bool put_host(Buf *out, const char *host, size_t n)
{
    bool ascii = true;
    for (size_t i = 0; i < n; i++)
        ascii = ascii && (unsigned char)host[i] < 0x80;
    if (ascii) {
        buf_put(out, host, n);
        return true;
    }
    const char *colon = memchr(host, ':', n);
    size_t name = colon ? (size_t)(colon - host) : n;
    char plain[LONGEST_HOST + 1];
    UErrorCode status = U_ZERO_ERROR;
    UIDNAInfo info = UIDNA_INFO_INITIALIZER;
    UIDNA *idna = uidna_openUTS46(UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_CHECK_BIDI, &status);
    int32_t len = uidna_nameToASCII_UTF8(idna, host, (int32_t)name, plain, LONGEST_HOST, &info, &status);
    uidna_close(idna);
    if (U_FAILURE(status) || info.errors || len <= 0)
        return false;
    buf_put(out, plain, (size_t)len);
    buf_put(out, host + name, n - name);
    return true;
}

/* What no address may have as it is becomes %XX; what is %XX already stays. */
static void put_path(Buf *out, const char *s)
{
    for (; *s && *s != '#'; s++) {
        unsigned char c = (unsigned char)*s;
        if (c > 0x20 && c < 0x7F && !strchr("\"<>\\^`{|}", c))
            buf_putc(out, *s);
        else
            buf_printf(out, "%%%02X", c);
    }
}

const char *probe_address(Arena *a, const char *address)
{
    size_t n;
    const char *host = probe_host(address, &n);
    Buf out = {0};
    buf_put(&out, address, (size_t)(host - address));
    bool good = put_host(&out, host, n);
    if (good && host[n] != '/')
        buf_putc(&out, '/');
    put_path(&out, host + n);
    const char *made = good ? arena_strndup(a, out.data, out.len) : NULL;
    buf_free(&out);
    return made;
}
