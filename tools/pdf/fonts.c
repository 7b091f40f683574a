#include "pdf/fonts.h"
#include "base/utf8.h"
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_CID_H
#include <hb-ot.h>
#include <hb-subset.h>
#include <stdlib.h>

/* Numbers of texts: a code point for one character, from here on the texts of several. */
enum { TEXTS = 0x200000, WORD_JOINER = 0x2060 };

void fonts_init(FontSet *f)
{
    memset(f, 0, sizeof *f);
    f->arena = arena_new();
    f->texts = strmap_new();
}

void fonts_free(FontSet *f)
{
    for (size_t i = 0; i < f->uses.len; i++) {
        FontUse *u = f->uses.ptr[i];
        intmap_free(u->further);
        vec_free(&u->further_list);
        vec_free(&u->objects);
    }
    vec_free(&f->uses);
    vec_free(&f->text_list);
    strmap_free(f->texts);
    arena_free(f->arena);
}

size_t fonts_use(FontSet *f, const Face *face)
{
    for (size_t i = 0; i < f->uses.len; i++)
        if (f->uses.ptr[i]->face == face)
            return i;
    FontUse *u = ARENA_NEW(f->arena, FontUse);
    u->face = face;
    u->n_glyphs = hb_face_get_glyph_count(face->hb_face);
    u->text = ARENA_ARRAY(f->arena, uint32_t, u->n_glyphs);
    u->further = intmap_new();
    u->n_variants = 1;
    vec_push(&f->uses, u);
    return f->uses.len - 1;
}

static uint32_t text_number(FontSet *f, const char *s, size_t n)
{
    if (n == 0)
        return WORD_JOINER; /* a glyph without a character: one that no reader shows and every search ignores */
    uint32_t c;
    if ((size_t)utf8_decode(s, &c) == n)
        return c;
    char *key = arena_strndup(f->arena, s, n);
    size_t found = (size_t)(uintptr_t)strmap_lookup(f->texts, key);
    if (!found) {
        vec_push(&f->text_list, key);
        found = f->text_list.len;
        strmap_put(f->texts, key, (void *)(uintptr_t)found);
    }
    return TEXTS + (uint32_t)found;
}

static char note_glyph(FontUse *u, uint32_t gid, uint32_t text)
{
    if (gid >= u->n_glyphs)
        return 0;
    if (!u->text[gid])
        u->text[gid] = text;
    if (u->text[gid] == text)
        return 0;
    uint64_t key = (uint64_t)gid << 32 | text, variant;
    if (intmap_lookup(u->further, key, &variant))
        return (char)variant;
    int v = 1;
    for (size_t i = 0; i < u->further_list.len; i++)
        if (u->further_list.ptr[i].gid == gid)
            v++;
    if (v > INT8_MAX)
        return 0;
    FurtherText one = {gid, text, v};
    vec_push(&u->further_list, one);
    intmap_put(u->further, key, (uint64_t)v);
    if (v >= u->n_variants)
        u->n_variants = v + 1;
    return (char)v;
}

void fonts_note_run(FontSet *f, const Run *run, Buf *variants)
{
    size_t use = fonts_use(f, run->face);
    FontUse *u = f->uses.ptr[use];
    const char *text = run->text;
    const Glyph *glyph = run->glyphs;
    buf_reserve(variants, run->n_glyphs);
    for (uint32_t i = 0; i < run->n_clusters; i++) {
        const Cluster *c = &run->clusters[i];
        if (c->glyphs == 1) {
            variants->data[variants->len++] = note_glyph(u, glyph->gid, text_number(f, text, c->bytes));
        } else {
            uint16_t few[16], *ends = c->glyphs > 16 ? mem_alloc(sizeof *ends * c->glyphs) : few, from = 0;
            cluster_distribute(run->face->hb_font, text, c->bytes, glyph, c->glyphs, ends);
            for (size_t g = 0; g < c->glyphs; from = ends[g++])
                variants->data[variants->len++] =
                    note_glyph(u, glyph[g].gid, text_number(f, text + from, (size_t)(ends[g] - from)));
            if (ends != few)
                mem_free(ends);
        }
        text += c->bytes;
        glyph += c->glyphs;
    }
}

/* The tables that a font program in a PDF needs. The subsetter sees no others: a CJK face's cmap and GSUB alone would
 * cost it more than its outlines. */
static hb_blob_t *reference_program_table(hb_face_t *face, hb_tag_t tag, void *user_data)
{
    static const hb_tag_t needed[] = {
        HB_TAG('C', 'F', 'F', ' '), HB_TAG('g', 'l', 'y', 'f'), HB_TAG('l', 'o', 'c', 'a'), HB_TAG('h', 'e', 'a', 'd'),
        HB_TAG('h', 'h', 'e', 'a'), HB_TAG('h', 'm', 't', 'x'), HB_TAG('m', 'a', 'x', 'p')};
    (void)face;
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (needed[i] == tag)
            return hb_face_reference_table(user_data, tag);
    return hb_blob_get_empty();
}

/* The subset face of the glyphs in use; fills u->code with the new glyph numbers. NULL when it cannot be made. */
static hb_face_t *subset(FontUse *u)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input)
        return NULL;
    hb_set_t *glyphs = hb_subset_input_glyph_set(input);
    for (uint32_t g = 0; g < u->n_glyphs; g++)
        if (u->text[g])
            hb_set_add(glyphs, g);
    /* Without subroutines the subset is made in half the time and deflates better; hints serve no press and few
     * screens. */
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE |
                                         HB_SUBSET_FLAGS_DESUBROUTINIZE);
    hb_face_t *face = NULL, *whole = hb_face_create_for_tables(reference_program_table, u->face->hb_face, NULL);
    hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(whole, input);
    if (plan) {
        face = hb_subset_plan_execute_or_fail(plan);
        const hb_map_t *to_new = hb_subset_plan_old_to_new_glyph_mapping(plan);
        for (uint32_t g = 0; g < u->n_glyphs; g++)
            if (u->text[g])
                u->code[g] = (uint16_t)hb_map_get(to_new, g);
        hb_subset_plan_destroy(plan);
    }
    hb_subset_input_destroy(input);
    hb_face_destroy(whole);
    return face;
}

/* A CID-keyed CFF keeps its CIDs in a subset, and those are the codes, not the glyph numbers. FreeType tells them of a
 * bare CFF only, not of one in an OpenType file. */
static bool codes_to_cids(FontUse *u, hb_blob_t *cff)
{
    unsigned n;
    const char *data = hb_blob_get_data(cff, &n);
    FT_Library library;
    FT_Face ft = NULL;
    bool ok = FT_Init_FreeType(&library) == 0;
    if (ok) {
        ok = FT_New_Memory_Face(library, (const FT_Byte *)data, (FT_Long)n, 0, &ft) == 0;
        if (ok && FT_IS_CID_KEYED(ft))
            for (uint32_t g = 0; g < u->n_glyphs; g++) {
                FT_UInt cid;
                if (u->text[g] && FT_Get_CID_From_Glyph_Index(ft, u->code[g], &cid) == 0)
                    u->code[g] = (uint16_t)cid;
            }
        FT_Done_FreeType(library);
    }
    return ok;
}

static int32_t per_mille(const Face *face, int64_t units)
{
    int64_t twice = units * 2000 / face->upem;
    return (int32_t)((twice + (twice < 0 ? -1 : 1)) / 2);
}

static int compare_codes(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* One W array entry: code [width …] for a stretch of consecutive codes; full-width glyphs have the default. */
static void put_widths(Buf *b, const FontUse *u, const uint32_t *order, size_t n)
{
    buf_puts(b, "/DW 1000/W[");
    uint32_t last = 0;
    bool open = false;
    for (size_t i = 0; i < n; i++) {
        uint32_t gid = order[i] & 0xFFFF, code = order[i] >> 16;
        if (u->width[gid] == 1000)
            continue;
        if (!open || code != last + 1)
            buf_printf(b, "%s%u[", open ? "]" : "", code);
        else
            buf_putc(b, ' ');
        buf_printf(b, "%d", u->width[gid]);
        open = true;
        last = code;
    }
    buf_puts(b, open ? "]]" : "]");
}

static void put_text_of(const FontSet *f, Buf *b, uint32_t text)
{
    char one[4];
    if (text > TEXTS)
        pdf_put_utf16_hex(b, f->text_list.ptr[text - TEXTS - 1], strlen(f->text_list.ptr[text - TEXTS - 1]));
    else
        pdf_put_utf16_hex(b, one, (size_t)utf8_encode(text, one));
}

/* order: code << 16 | glyph, sorted. */
static int write_to_unicode(const FontSet *f, const FontUse *u, int variant, const uint32_t *order, size_t n,
                            Objects *o)
{
    Buf lines = {0}, map = {0};
    size_t count = 0;
    buf_puts(&map, "/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n/CIDSystemInfo<</Registry(Adobe)"
                   "/Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n"
                   "1 begincodespacerange<0000><FFFF>endcodespacerange\n");
    for (size_t i = 0; i <= n; i++) {
        if (count == 100 || (i == n && count)) { /* the limit of one bfchar block */
            buf_printf(&map, "%zu beginbfchar\n", count);
            buf_put(&map, lines.data, lines.len);
            buf_puts(&map, "endbfchar\n");
            lines.len = count = 0;
        }
        if (i == n)
            break;
        uint32_t gid = order[i] & 0xFFFF, text = u->text[gid];
        if (variant) {
            text = 0;
            for (size_t k = 0; k < u->further_list.len && !text; k++)
                if (u->further_list.ptr[k].gid == gid && u->further_list.ptr[k].variant == variant)
                    text = u->further_list.ptr[k].text;
            if (!text)
                continue;
        }
        buf_printf(&lines, "<%04X><", order[i] >> 16);
        put_text_of(f, &lines, text);
        buf_puts(&lines, ">\n");
        count++;
    }
    buf_puts(&map, "endcmap CMapName currentdict/CMap defineresource pop end end");
    int number = objects_reserve(o);
    objects_stream(o, number, "", map.data, map.len, true);
    buf_free(&lines);
    buf_free(&map);
    return number;
}

/* Writes the font program; returns its number. cff: the bare CFF, else the TrueType file. */
static int write_program(hb_face_t *face, bool cff, Objects *o)
{
    hb_blob_t *blob = cff ? hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' ')) : hb_face_reference_blob(face);
    unsigned n;
    const char *data = hb_blob_get_data(blob, &n);
    char entries[64] = "/Subtype/CIDFontType0C";
    if (!cff)
        snprintf(entries, sizeof entries, "/Length1 %u", n);
    int number = objects_reserve(o);
    objects_stream(o, number, entries, data, n, true);
    hb_blob_destroy(blob);
    return number;
}

static int write_descriptor(const FontUse *u, hb_face_t *face, bool cff, const char *name, Objects *o)
{
    int program = write_program(face, cff, o), number = objects_reserve(o);
    hb_blob_t *head = hb_face_reference_table(face, HB_TAG('h', 'e', 'a', 'd'));
    unsigned n;
    const unsigned char *h = (const unsigned char *)hb_blob_get_data(head, &n);
    int32_t box[4] = {0, -u->descent, 1000, u->ascent};
    for (unsigned i = 0; i < 4 && n >= 44; i++)
        box[i] = per_mille(u->face, (int16_t)(h[36 + 2 * i] << 8 | h[37 + 2 * i]));
    hb_blob_destroy(head);
    hb_position_t cap = 0;
    hb_ot_metrics_get_position(u->face->hb_font, HB_OT_METRICS_TAG_CAP_HEIGHT, &cap);
    Buf *b = objects_begin(o, number);
    /* Flags 4, symbolic: the font has its own encoding. StemV from the weight, as there is no table with it. */
    buf_printf(b,
               "<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[%d %d %d %d]/ItalicAngle 0/Ascent %d/Descent %d"
               "/CapHeight %d/StemV %d/%s %d 0 R>>",
               name, box[0], box[1], box[2], box[3], u->ascent, -u->descent,
               cap > 0 ? per_mille(u->face, cap) : u->ascent, 30 + u->face->weight / 8, cff ? "FontFile3" : "FontFile2",
               program);
    objects_end(o, number);
    return number;
}

/* PostScript name with the six letters of a subset, made from the glyphs so that the same subset has the same name. */
static void subset_name(const FontUse *u, const uint32_t *order, size_t n, char *out, size_t room)
{
    const char *name = u->face->postscript && u->face->postscript[0] ? u->face->postscript : "Font";
    uint64_t h = hash_bytes(hash_bytes(0, name, strlen(name)), order, n * sizeof *order);
    char tag[7] = "";
    for (int i = 0; i < 6; i++, h /= 26)
        tag[i] = (char)('A' + h % 26);
    size_t at = (size_t)snprintf(out, room, "%s+", tag);
    for (const char *p = name; *p && at + 1 < room; p++)
        if ((*p >= '0' && *p <= '9') || (*p >= 'A' && *p <= 'Z') || (*p >= 'a' && *p <= 'z') || *p == '-' || *p == '_')
            out[at++] = *p;
    out[at] = 0;
}

static void write_font(FontSet *f, FontUse *u, hb_face_t *face, bool cff, Objects *o)
{
    uint32_t *order = mem_alloc(sizeof *order * (u->n_glyphs + 1)); /* code << 16 | glyph: glyph numbers are 16 bits */
    size_t n = 0;
    for (uint32_t g = 0; g < u->n_glyphs; g++)
        if (u->text[g])
            order[n++] = (uint32_t)u->code[g] << 16 | g;
    qsort(order, n, sizeof *order, compare_codes);
    char name[128];
    subset_name(u, order, n, name, sizeof name);
    int descriptor = write_descriptor(u, face, cff, name, o), descendant = objects_reserve(o);
    Buf *b = objects_begin(o, descendant);
    buf_printf(b,
               "<</Type/Font/Subtype/CIDFontType%d/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
               "/Supplement 0>>/FontDescriptor %d 0 R%s",
               cff ? 0 : 2, name, descriptor, cff ? "" : "/CIDToGIDMap/Identity");
    put_widths(b, u, order, n);
    buf_puts(b, ">>");
    objects_end(o, descendant);
    for (int v = 0; v < u->n_variants; v++) {
        int to_unicode = write_to_unicode(f, u, v, order, n, o), number = objects_reserve(o);
        b = objects_begin(o, number);
        buf_printf(b,
                   "<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]"
                   "/ToUnicode %d 0 R>>",
                   name, descendant, to_unicode);
        objects_end(o, number);
        vec_push(&u->objects, number);
    }
    mem_free(order);
}

static bool embed(FontSet *f, FontUse *u, Objects *o, Diag *d)
{
    u->code = ARENA_ARRAY(f->arena, uint16_t, u->n_glyphs);
    u->width = ARENA_ARRAY(f->arena, int32_t, u->n_glyphs);
    u->ascent = per_mille(u->face, u->face->ascent);
    u->descent = per_mille(u->face, u->face->descent);
    for (uint32_t g = 0; g < u->n_glyphs; g++)
        if (u->text[g])
            u->width[g] = per_mille(u->face, hb_font_get_glyph_h_advance(u->face->hb_font, g));
    hb_face_t *face = subset(u);
    bool ok = face != NULL;
    if (ok) {
        hb_blob_t *table = hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' '));
        bool cff = hb_blob_get_length(table) > 0;
        ok = !cff || codes_to_cids(u, table);
        hb_blob_destroy(table);
        if (ok)
            write_font(f, u, face, cff, o);
    }
    hb_face_destroy(face);
    if (!ok)
        diag_error(d, diag_file(d, u->face->path), "name another font in fonts/fonts.yaml",
                   "the font cannot be subset for the PDF");
    return ok;
}

bool fonts_embed(FontSet *f, Objects *o, Diag *d)
{
    bool ok = true;
    for (size_t i = 0; i < f->uses.len; i++)
        ok = embed(f, f->uses.ptr[i], o, d) && ok;
    return ok;
}
