/* A page's fonts as WOFF2. Subsetting anew would take a page some ten milliseconds a face; outlines that the page does
 * not show are blanked in the subset instead, which takes a tenth of one: what is left of a glyph is a byte or
 * two, and packs to less. */
#include "facsimile/webfont.h"

#include "base/map.h"
#include "base/utf8.h"
#include "facsimile/woff2.h"
#include "fonts/blank.h"

/* Measured on the 54 fonts of an issue of 8 dense pages: at quality 4 3.16 MB in 0.22 s; 3 makes 2.5 % more in 0.12 s,
 * 5 (a sixth of a build more) saves 4.4 % in 0.65 s; 10 and 11 save 12 and 15 % in many seconds. */
enum { BROTLI_QUALITY = 4, MOST_TABLES = 64 };

typedef struct Entry {
    WebFont font;
    hb_font_t *shaper; /* of the subset, for what its characters look like by themselves; NULL until it is used */
    GlyphSet *kept;    /* by the subset's numbers */
} Entry;

struct WebFonts {
    const Subsets *subsets;
    Memo *known;    /* NULL: none is */
    Entry *entries; /* one each */
};

WebFonts *webfonts_new(const Subsets *subsets, Memo *known)
{
    WebFonts *w = mem_alloc(sizeof *w);
    w->subsets = subsets;
    w->known = known;
    w->entries = mem_alloc((subsets_count(subsets) + 1) * sizeof *w->entries);
    for (size_t i = 0; i < subsets_count(subsets); i++)
        w->entries[i].font.face = subsets_at(subsets, i)->face;
    return w;
}

void webfonts_free(WebFonts *w)
{
    if (!w)
        return;
    for (size_t i = 0; i < webfonts_count(w); i++) {
        buf_free(&w->entries[i].font.data);
        hb_font_destroy(w->entries[i].shaper);
        mem_free(w->entries[i].kept);
    }
    mem_free(w->entries);
    mem_free(w);
}

int webfonts_lookup(const WebFonts *w, const Face *face)
{
    return subsets_lookup(w->subsets, face);
}

size_t webfonts_count(const WebFonts *w)
{
    return subsets_count(w->subsets);
}

const WebFont *webfonts_at(const WebFonts *w, size_t i)
{
    return &w->entries[i].font;
}

/* ---- what stands on the page ---- */

static hb_font_t *shaper_of(Entry *e, const Subset *subset)
{
    if (!e->shaper) {
        hb_face_t *face = hb_face_create(subset->font, 0);
        e->shaper = hb_font_create(face);
        hb_face_destroy(face);
        e->kept = mem_alloc(sizeof *e->kept);
    }
    return e->shaper;
}

/* The glyphs drawn, and what a browser has for the characters before it has shaped them. */
static void add_run(WebFonts *w, const Run *r)
{
    int i = webfonts_lookup(w, r->face);
    if (i < 0)
        return;
    Entry *e = &w->entries[i];
    const Subset *subset = subsets_at(w->subsets, (size_t)i);
    hb_font_t *shaper = shaper_of(e, subset);
    for (uint32_t g = 0; g < r->n_glyphs; g++)
        glyph_set_add(e->kept, subset_number(subset, r->glyphs[g].gid));
    for (uint32_t at = 0; at < r->n_text;) {
        uint32_t cp;
        hb_codepoint_t glyph;
        at += (uint32_t)utf8_decode(r->text + at, &cp);
        if (hb_font_get_nominal_glyph(shaper, r->flags & RUN_HYPHEN ? '-' : cp, &glyph))
            glyph_set_add(e->kept, glyph);
    }
}

void webfonts_add_line(WebFonts *w, const Line *line)
{
    for (uint32_t r = 0; r < line->n_runs; r++)
        add_run(w, &line->runs[r]);
}

/* ---- the files ---- */

/* The font with another outline table. */
static void put_with_cff(hb_face_t *face, const Buf *cff, Buf *out)
{
    hb_face_t *builder = hb_face_builder_create();
    hb_tag_t tags[MOST_TABLES];
    unsigned n = MOST_TABLES;
    hb_face_get_table_tags(face, 0, &n, tags);
    for (unsigned i = 0; i < n; i++) {
        hb_blob_t *table = tags[i] == HB_TAG('C', 'F', 'F', ' ')
                               ? hb_blob_create(cff->data, (unsigned)cff->len, HB_MEMORY_MODE_READONLY, NULL, NULL)
                               : hb_face_reference_table(face, tags[i]);
        hb_face_builder_add_table(builder, tags[i], table);
        hb_blob_destroy(table);
    }
    hb_blob_t *file = hb_face_reference_blob(builder);
    unsigned length;
    const char *bytes = hb_blob_get_data(file, &length);
    buf_put(out, bytes, length);
    hb_blob_destroy(file);
    hb_face_destroy(builder);
}

/* The page's own font, or the when its outlines are of a kind that can't be taken out. */
static void put_page_font(const Entry *e, const Subset *subset, Buf *out)
{
    hb_face_t *face = hb_font_get_face(e->shaper);
    hb_blob_t *cff = hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' '));
    unsigned n, n_cff;
    const char *bytes = hb_blob_get_data(subset->font, &n), *outlines = hb_blob_get_data(cff, &n_cff);
    Buf blanked = {0};
    if (n_cff && font_blank_cff(outlines, n_cff, e->kept, &blanked))
        put_with_cff(face, &blanked, out);
    else if (n_cff || !font_blank_truetype(bytes, n, e->kept, out))
        buf_put(out, bytes, n);
    buf_free(&blanked);
    hb_blob_destroy(cff);
}

static bool pack(const Entry *e, const Subset *subset, Buf *out)
{
    Buf sfnt = {0};
    put_page_font(e, subset, &sfnt);
    bool ok = woff2_encode((const uint8_t *)sfnt.data, sfnt.len, BROTLI_QUALITY, out);
    buf_free(&sfnt);
    return ok;
}

static void free_packed(void *packed)
{
    buf_free(packed);
    mem_free(packed);
}

Memo *webfont_memo_new(void)
{
    return memo_new(free_packed);
}

/* The subset with these of its outlines is the same file. */
static bool pack_once(Memo *known, const Entry *e, const Subset *subset, Buf *out)
{
    if (!known)
        return pack(e, subset, out);
    uint8_t key[SHA256_BYTES];
    Buf made_of = {0};
    buf_put(&made_of, subset->made_of, SHA256_BYTES);
    buf_put(&made_of, e->kept, sizeof *e->kept);
    sha256_of(made_of.data, made_of.len, key);
    buf_free(&made_of);
    const Buf *before = memo_find(known, key);
    if (before) {
        buf_put(out, before->data, before->len);
        return true;
    }
    if (!pack(e, subset, out))
        return false;
    Buf *packed = mem_alloc(sizeof *packed);
    buf_put(packed, out->data, out->len);
    memo_keep(known, key, packed);
    return true;
}

static bool build(WebFonts *w, size_t i, Diag *d, Arena *a)
{
    const Subset *subset = subsets_at(w->subsets, i);
    WebFont *font = &w->entries[i].font;
    if (!pack_once(w->known, &w->entries[i], subset, &font->data)) {
        diag_error(d, diag_file(d, subset->face->path), DIAG_WEBFONT_FAILED);
        return false;
    }
    uint64_t hash = hash_bytes(0, font->data.data, font->data.len);
    font->family = arena_printf(a, "f%010llx", (unsigned long long)(hash >> 24));
    font->file = arena_printf(a, "%s.woff2", font->family);
    return true;
}

bool webfonts_build(WebFonts *w, Diag *d, Arena *a)
{
    bool ok = true;
    for (size_t i = 0; i < webfonts_count(w); i++)
        if (w->entries[i].shaper)
            ok = build(w, i, d, a) && ok;
    return ok;
}
