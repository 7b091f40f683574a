/* A PNG's chunks that libpng does not know: what its colours are by number (cICP), whether it moves (acTL). */
#include "picture/internal.h"
#include <string.h>

/* PNG, 5.3: length, name, data, checksum; after the signature, up to the first rows. Without p: it has none such. */
static Bytes find_chunk(Bytes file, const char *name)
{
    enum { SIGNATURE = 8, AROUND = 12 };
    for (size_t at = SIGNATURE; file.n >= AROUND && at <= file.n - AROUND;) {
        const unsigned char *chunk = file.p + at;
        size_t n = big32(chunk);
        if (n > file.n - at - AROUND || memcmp(chunk + 4, "IDAT", 4) == 0)
            break;
        if (memcmp(chunk + 4, name, 4) == 0)
            return (Bytes){chunk + 8, n};
        at += n + AROUND;
    }
    return (Bytes){NULL, 0};
}

/* Transfer functions of ITU-T H.273, table 3; all others are near to sRGB's. */
enum { GAMMA_28 = 5, LINEAR = 8, PQ = 16, HLG = 18 };

/* PNG (third edition), 11.3.2.6: goes before iCCP, sRGB, gAMA and cHRM; of another matrix or range it says nothing
 * that a PNG can be. */
static bool note_numbers(Bytes cicp, Picture *p, PictureFault *fault)
{
    enum { PRIMARIES, TRANSFER, MATRIX, FULL_RANGE, SIZE };
    if (cicp.n != SIZE || cicp.p[MATRIX] != 0 || cicp.p[FULL_RANGE] != 1)
        return true;
    unsigned transfer = cicp.p[TRANSFER];
    if (transfer == PQ || transfer == HLG) {
        fault->hint = "save it as JPEG, in sRGB";
        return picture_fault(fault, PICTURE_FOREIGN, "a picture of high dynamic range");
    }
    p->profile = 0;
    p->profile_hash = 0;
    p->bad_profile = false;
    p->gamma = transfer == LINEAR ? 100000 : transfer == GAMMA_28 ? 35714 : 0;
    p->primaries = false;
    if (p->model != PICTURE_GREY)
        picture_note_primaries(p, cicp.p[PRIMARIES]);
    return true;
}

bool png_parts_look(Bytes file, Picture *p, PictureFault *fault)
{
    if (find_chunk(file, "acTL").p) {
        fault->hint = "take a still of it and save that as JPEG";
        return picture_fault(fault, PICTURE_FOREIGN, "an animation (APNG)");
    }
    return note_numbers(find_chunk(file, "cICP"), p, fault);
}
