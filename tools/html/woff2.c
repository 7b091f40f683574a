#include "html/woff2.h"

#include <brotli/encode.h>
#include <string.h>

enum {
    HEADER_SIZE = 48,
    MAX_TABLES = 64,
    ARBITRARY_TAG = 63,
    NULL_TRANSFORM = 3 << 6, /* glyf and loca as they are (version 0 would mean the transformed ones) */
};

typedef struct Table {
    uint32_t tag, offset, length;
} Table;

static uint32_t get16(const uint8_t *p)
{
    return (uint32_t)p[0] << 8 | p[1];
}

static uint32_t get32(const uint8_t *p)
{
    return get16(p) << 16 | get16(p + 2);
}

static void put16(Buf *b, uint32_t v)
{
    buf_put(b, (uint8_t[]){(uint8_t)(v >> 8), (uint8_t)v}, 2);
}

static void put32(Buf *b, uint32_t v)
{
    put16(b, v >> 16);
    put16(b, v & 0xFFFF);
}

static void put_base128(Buf *b, uint32_t v)
{
    for (int shift = 28; shift > 0; shift -= 7)
        if (v >> shift)
            buf_putc(b, (char)(uint8_t)(0x80 | (v >> shift & 0x7F)));
    buf_putc(b, (char)(v & 0x7F));
}

#define TAG(s) ((uint32_t)(s)[0] << 24 | (uint32_t)(s)[1] << 16 | (uint32_t)(s)[2] << 8 | (uint32_t)(s)[3])

/* The tags that have a number of their own (section 5.2). */
static int known_tag(uint32_t tag)
{
    static const char tags[] =
        "cmapheadhheahmtxmaxpnameOS/2postcvt fpgmglyflocaprepCFF VORGEBDTEBLCgasphdmxkernLTSHPCLT"
        "VDMXvheavmtxBASEGDEFGPOSGSUBEBSCJSTFMATHCBDTCBLCCOLRCPALSVG sbixacntavarbdatblocbsln"
        "cvarfdscfeatfmtxfvargvarhstyjustlcarmortmorxopbdproptrakZapfSilfGlatGlocFeatSill";
    for (int i = 0; i < ARBITRARY_TAG; i++)
        if (TAG(tags + 4 * i) == tag)
            return i;
    return ARBITRARY_TAG;
}

static size_t read_directory(const uint8_t *sfnt, size_t n, Table tables[MAX_TABLES])
{
    if (n < 12)
        return 0;
    size_t count = get16(sfnt + 4);
    if (count > MAX_TABLES || n < 12 + 16 * count)
        return 0;
    for (size_t i = 0; i < count; i++) {
        const uint8_t *e = sfnt + 12 + 16 * i;
        tables[i] = (Table){get32(e), get32(e + 8), get32(e + 12)};
        if (tables[i].offset > n || tables[i].length > n - tables[i].offset)
            return 0;
    }
    return count;
}

static void put_directory(Buf *b, const Table *tables, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        uint32_t tag = tables[i].tag;
        int known = known_tag(tag);
        int flags = known | (tag == TAG("glyf") || tag == TAG("loca") ? NULL_TRANSFORM : 0);
        buf_putc(b, (char)(uint8_t)flags);
        if (known == ARBITRARY_TAG)
            put32(b, tag);
        put_base128(b, tables[i].length);
    }
}

bool woff2_encode(const uint8_t *sfnt, size_t n, int quality, Buf *out)
{
    Table tables[MAX_TABLES];
    size_t count = read_directory(sfnt, n, tables);
    if (!count)
        return false;
    Buf plain = {0}, directory = {0};
    uint32_t sfnt_size = 12 + 16 * (uint32_t)count;
    buf_reserve(&plain, n);
    for (size_t i = 0; i < count; i++) {
        buf_put(&plain, sfnt + tables[i].offset, tables[i].length);
        sfnt_size += (tables[i].length + 3) & ~3u;
    }
    put_directory(&directory, tables, count);

    size_t start = out->len, packed = BrotliEncoderMaxCompressedSize(plain.len) + 64;
    buf_reserve(out, HEADER_SIZE + directory.len + packed + 4);
    size_t body = start + HEADER_SIZE + directory.len;
    bool ok = BrotliEncoderCompress(quality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_FONT, plain.len,
                                    (const uint8_t *)plain.data, &packed, (uint8_t *)out->data + body);
    if (ok) {
        uint32_t total = (uint32_t)(HEADER_SIZE + directory.len + packed + 3) & ~3u;
        put32(out, TAG("wOF2"));
        put32(out, get32(sfnt));
        put32(out, total);
        put16(out, (uint32_t)count);
        put16(out, 0);
        put32(out, sfnt_size);
        put32(out, (uint32_t)packed);
        put32(out, 0x00010000); /* version of the font's packaging: of no meaning */
        for (int i = 0; i < 5; i++)
            put32(out, 0); /* no metadata, no private data */
        memcpy(out->data + out->len, directory.data, directory.len);
        out->len = body + packed;
        while ((out->len - start) % 4)
            out->data[out->len++] = 0;
        out->data[out->len] = 0;
    }
    buf_free(&plain);
    buf_free(&directory);
    return ok;
}
