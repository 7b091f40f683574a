/* JPEG: its segments, from marker to marker (ITU-T T.81, annex B), for what decoding does not tell: the kind, whether
 * each component has data, where the file ends, colour, profile, Exif. */
#include "picture/internal.h"

#include <stdio.h>
#include <string.h>

enum { SOF0 = 0xC0, DHT = 0xC4, JPG = 0xC8, DAC = 0xCC, SOF15 = 0xCF, RST0 = 0xD0, RST7 = 0xD7, SOI = 0xD8 };
enum { EOI = 0xD9, SOS = 0xDA, APP0 = 0xE0, APP1 = 0xE1, APP2 = 0xE2, APP14 = 0xEE, TEM = 0x01, COMPONENTS = 4 };

typedef struct Component {
    unsigned id, across, down; /* across, down: sampling factors */
    bool has_data;             /* a scan that begins it has been there */
} Component;

typedef struct Parts {
    unsigned sof; /* the frame's marker, 0: none yet */
    unsigned bits, width, height, n;
    Component components[COMPONENTS];
    bool jfif, adobe, ended;
    unsigned transform; /* Adobe's */
    Bytes profile[256]; /* parts by their numbers */
    unsigned n_profile; /* how many there are to be; 0: none */
    bool bad_profile;
} Parts;

static bool read_frame(Parts *j, Bytes s)
{
    if (j->sof || s.n < 6 || s.n < 6 + 3 * (size_t)s.p[5])
        return false;
    j->bits = s.p[0];
    j->height = big16(s.p + 1);
    j->width = big16(s.p + 3);
    j->n = s.p[5];
    for (unsigned i = 0; i < j->n && i < COMPONENTS; i++) {
        const unsigned char *c = s.p + 6 + 3 * (size_t)i;
        j->components[i] = (Component){c[0], c[1] >> 4, c[1] & 15, false};
    }
    return true;
}

/* A scan that begins with the DC coefficient and is no refinement (progressive: Ss = 0, Ah = 0). */
static bool read_scan(Parts *j, Bytes s)
{
    if (!j->sof || s.n < 1 || s.n < 4 + 2 * (size_t)s.p[0])
        return false;
    const unsigned char *last = s.p + 1 + 2 * (size_t)s.p[0];
    for (unsigned i = 0; i < s.p[0]; i++)
        for (unsigned k = 0; k < j->n && k < COMPONENTS; k++)
            if (j->components[k].id == s.p[1 + 2 * i])
                j->components[k].has_data |= last[0] == 0 && last[2] >> 4 == 0;
    return true;
}

/* ICC.1:2010, B.4: "ICC_PROFILE", a NUL, the part's number from 1, how many there are. */
static void read_profile_part(Parts *j, Bytes s)
{
    if (s.n < 14 || memcmp(s.p, "ICC_PROFILE", 12) != 0)
        return;
    unsigned number = s.p[12], n = s.p[13];
    if (!number || number > n || (j->n_profile && j->n_profile != n) || j->profile[number].p) {
        j->bad_profile = true;
        return;
    }
    j->n_profile = n;
    j->profile[number] = (Bytes){s.p + 14, s.n - 14};
}

/* T.871: "JFIF", a NUL, version, unit (1: inch, 2: centimetre), densities. */
static void read_jfif(Parts *j, Picture *p, Bytes s)
{
    if (s.n < 12 || memcmp(s.p, "JFIF", 5) != 0)
        return;
    j->jfif = true;
    unsigned unit = s.p[7], x = big16(s.p + 8), y = big16(s.p + 10);
    if (unit >= 1 && unit <= 2 && x && y && !p->per_metre_x) {
        p->per_metre_x = unit == 1 ? (int)(x / 0.0254 + 0.5) : (int)x * 100;
        p->per_metre_y = unit == 1 ? (int)(y / 0.0254 + 0.5) : (int)y * 100;
    }
}

static bool read_segment(Parts *j, Picture *p, unsigned marker, Bytes s)
{
    if (marker == APP0)
        read_jfif(j, p, s);
    else if (marker == APP1 && s.n > 6 && memcmp(s.p, "Exif\0", 6) == 0)
        picture_read_exif((Bytes){s.p + 6, s.n - 6}, p);
    else if (marker == APP2)
        read_profile_part(j, s);
    else if (marker == APP14 && s.n >= 12 && memcmp(s.p, "Adobe", 5) == 0) {
        j->adobe = true;
        j->transform = s.p[11];
    } else if (marker == SOS)
        return read_scan(j, s);
    else if (marker >= SOF0 && marker <= SOF15 && marker != DHT && marker != JPG && marker != DAC) {
        if (!read_frame(j, s))
            return false;
        j->sof = marker;
    }
    return true;
}

/* To the end of the image; what comes after it, as cameras add it, does not matter. Between segments of a scan FF 00
 * and the restart markers are data. */
static bool read_parts(Bytes b, Parts *j, Picture *p)
{
    *j = (Parts){0};
    for (size_t at = 2; at + 1 < b.n;) {
        const unsigned char *ff = memchr(b.p + at, 0xFF, b.n - at - 1);
        if (!ff)
            return false;
        unsigned marker = ff[1];
        at = (size_t)(ff - b.p) + (marker == 0xFF ? 1 : 2);
        if (marker == EOI) {
            j->ended = true;
            return true;
        }
        if (marker == 0xFF || marker <= TEM || (marker >= RST0 && marker <= SOI))
            continue;
        size_t length = at + 2 <= b.n ? big16(b.p + at) : 0;
        if (length < 2 || length > b.n - at || !read_segment(j, p, marker, (Bytes){b.p + at + 2, length - 2}))
            return false;
        at += length;
    }
    return false;
}

/* What neither PDF (ISO 32000-1, 7.4.8) nor browsers decode. */
static bool is_supported(const Parts *j, PictureFault *fault)
{
    const char *kind = NULL;
    char text[40];
    if (j->sof == 0xC3 || j->sof == 0xC7 || j->sof == 0xCB || j->sof == SOF15)
        kind = "lossless";
    else if (j->sof == 0xC5 || j->sof == 0xC6 || j->sof == 0xCD || j->sof == 0xCE)
        kind = "hierarchical";
    else if (j->sof > JPG)
        kind = "arithmetic-coded";
    else if (j->bits != 8)
        snprintf(text, sizeof text, "%u-bit", j->bits);
    else if (j->n != 1 && j->n != 3 && j->n != 4)
        snprintf(text, sizeof text, "%u-colour", j->n);
    else
        return true;
    return picture_fault(fault, PICTURE_UNSUPPORTED, kind ? kind : text);
}

/* Every 8 × 8 block of every component takes a bit at least, in the scan of its DC coefficients. So a header that
 * claims more than the file can hold costs no memory. */
static bool can_hold(const Parts *j, size_t n)
{
    unsigned most_across = 1, most_down = 1;
    uint64_t blocks = 0;
    for (unsigned i = 0; i < j->n; i++) {
        const Component *c = &j->components[i];
        if (!c->across || !c->down || c->across > 4 || c->down > 4)
            return false;
        most_across = c->across > most_across ? c->across : most_across;
        most_down = c->down > most_down ? c->down : most_down;
    }
    for (unsigned i = 0; i < j->n; i++)
        blocks += (uint64_t)j->width * j->components[i].across / (8 * most_across) *
                  ((uint64_t)j->height * j->components[i].down / (8 * most_down));
    return blocks / 8 <= n;
}

/* As libjpeg guesses (jdapimin.c), and as DCTDecode does with what Adobe's segment says. */
static void note_colours(const Parts *j, Picture *p)
{
    const Component *c = j->components;
    p->model = j->n == 1 ? PICTURE_GREY : j->n == 3 ? PICTURE_RGB : PICTURE_CMYK;
    p->inverted = j->n == 4 && j->adobe;
    if (j->n == 4)
        p->ycc = j->adobe && j->transform != 0;
    else if (j->n == 3)
        p->ycc = j->jfif || (j->adobe ? j->transform != 0 : !(c[0].id == 'R' && c[1].id == 'G' && c[2].id == 'B'));
}

static bool put_profile(const Parts *j, Buf *out)
{
    for (unsigned i = 1; i <= j->n_profile; i++) {
        if (!j->profile[i].p)
            return false;
        buf_put(out, j->profile[i].p, j->profile[i].n);
    }
    return j->n_profile && !j->bad_profile;
}

bool jpeg_parts_look(Bytes file, Picture *p, PictureFault *fault)
{
    Parts j;
    bool whole = read_parts(file, &j, p);
    if (j.sof && !is_supported(&j, fault))
        return false;
    if (j.sof && j.width && j.height && !picture_size_fits(j.width, j.height, fault))
        return false;
    if (!whole)
        return picture_fault(fault, PICTURE_DAMAGED, j.sof ? "it ends too soon" : "it has no header");
    if (!j.sof || !j.width || !j.height)
        return picture_fault(fault, PICTURE_DAMAGED, "it has no size");
    for (unsigned i = 0; i < j.n; i++)
        if (!j.components[i].has_data)
            return picture_fault(fault, PICTURE_DAMAGED, "a colour of it has no data");
    if (!can_hold(&j, file.n))
        return picture_fault(fault, PICTURE_DAMAGED, "it has too little data for its size");
    p->format = PICTURE_JPEG;
    p->width = (int)j.width;
    p->height = (int)j.height;
    p->bits = (int)j.bits;
    p->interlaced = j.sof == 0xC2;
    note_colours(&j, p);
    Buf profile = {0};
    if (put_profile(&j, &profile))
        picture_note_profile(p, (Bytes){(const unsigned char *)profile.data, profile.len});
    else
        p->bad_profile = j.bad_profile || j.n_profile;
    buf_free(&profile);
    return true;
}

bool jpeg_parts_profile(Bytes file, Buf *profile)
{
    Parts j;
    Picture unused = {0};
    return read_parts(file, &j, &unused) && put_profile(&j, profile);
}
