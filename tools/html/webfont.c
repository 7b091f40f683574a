#include "html/webfont.h"

#include "base/map.h"
#include "base/utf8.h"
#include "html/webfont_gsub.h"
#include "html/woff2.h"
#include "text/face.h"
#include <hb-subset.h>

/* Measured on an issue of five faces and 2,200 glyphs: 640 KB in 37 ms; quality 3 makes 2 % more in no less time, 5
 * saves 4 % in 53 ms, 11 saves 15 % in seconds. */
enum { BROTLI_QUALITY = 4, BITS_PER_WORD = 64, CODE_POINTS = 0x110000 };

typedef struct Entry {
    WebFont font;
    uint64_t *used; /* a bit per code point */
    bool vertical, proportional, hans, hant;
} Entry;

struct WebFonts {
    VEC(Entry) entries;
    IntMap *index; /* face's id → position in entries */
};

WebFonts *webfonts_new(void)
{
    WebFonts *w = mem_alloc(sizeof *w);
    w->index = intmap_new();
    return w;
}

void webfonts_free(WebFonts *w)
{
    if (!w)
        return;
    for (size_t i = 0; i < w->entries.len; i++) {
        buf_free(&w->entries.ptr[i].font.data);
        mem_free(w->entries.ptr[i].used);
    }
    vec_free(&w->entries);
    intmap_free(w->index);
    mem_free(w);
}

int webfonts_lookup(const WebFonts *w, const Face *face)
{
    uint64_t i;
    return intmap_lookup(w->index, face->id, &i) ? (int)i : -1;
}

size_t webfonts_count(const WebFonts *w)
{
    return w->entries.len;
}

const WebFont *webfonts_at(const WebFonts *w, size_t i)
{
    return &w->entries.ptr[i].font;
}

static Entry *entry_of(WebFonts *w, const Face *face)
{
    int i = webfonts_lookup(w, face);
    if (i < 0) {
        i = (int)w->entries.len;
        vec_push(&w->entries, ((Entry){.font.face = face}));
        w->entries.ptr[i].used = mem_alloc(CODE_POINTS / BITS_PER_WORD * sizeof(uint64_t));
        intmap_put(w->index, face->id, (uint64_t)i);
    }
    return &w->entries.ptr[i];
}

bool webfont_is_proportional(const Run *run, uint32_t cp, const Cluster *cluster, const Glyph *glyph)
{
    hb_codepoint_t nominal;
    if (cluster->glyphs != 1 || cluster->advance == run->size ||
        !(cp < 0x0F00 || (cp >= 0x2010 && cp <= 0x2027) || cp == 0xFF0F))
        return false;
    return cluster->bytes == (cp < 0x80    ? 1
                              : cp < 0x800 ? 2
                                           : 3) &&
           hb_font_get_nominal_glyph(run->face->hb_font, cp, &nominal) && nominal != glyph->gid;
}

void webfonts_add_line(WebFonts *w, const Line *line)
{
    for (uint32_t r = 0; r < line->n_runs; r++) {
        const Run *run = &line->runs[r];
        Entry *e = entry_of(w, run->face);
        e->vertical |= line->vertical;
        e->hans |= run->lang != LANG_ZH_HANT; /* Chinese in Tibetan text is zh-Hans */
        e->hant |= run->lang == LANG_ZH_HANT;
        const char *s = run->text;
        const Glyph *g = run->glyphs;
        for (uint32_t c = 0; c < run->n_clusters; c++) {
            const char *end = s + run->clusters[c].bytes;
            while (s < end) {
                uint32_t cp;
                s += utf8_decode(s, &cp);
                e->used[cp / BITS_PER_WORD] |= (uint64_t)1 << cp % BITS_PER_WORD;
                e->proportional |= webfont_is_proportional(run, cp, &run->clusters[c], g);
            }
            g += run->clusters[c].glyphs;
        }
    }
}

/* Features that change glyphs by themselves in a browser, and positions within Latin and Tibetan. */
static void keep_features(hb_set_t *features, const Entry *e)
{
    static const char *const always[] = {"ccmp", "locl", "rlig", "liga", "clig", "calt", "kern", "mark",
                                         "mkmk", "dist", "abvs", "blws", "abvm", "blwm", "pres", "psts"};
    hb_set_clear(features);
    for (size_t i = 0; i < sizeof always / sizeof *always; i++)
        hb_set_add(features, hb_tag_from_string(always[i], 4));
    if (e->vertical)
        hb_set_add(features, HB_TAG('v', 'e', 'r', 't'));
    if (e->proportional)
        hb_set_add(features, HB_TAG('p', 'w', 'i', 'd'));
}

static hb_subset_input_t *input_new(const Entry *e)
{
    hb_subset_input_t *in = hb_subset_input_create_or_fail();
    if (!in)
        return NULL;
    hb_set_t *unicodes = hb_subset_input_unicode_set(in);
    for (uint32_t i = 0; i < CODE_POINTS / BITS_PER_WORD; i++)
        for (uint64_t bits = e->used[i], k = 0; bits; bits >>= 1, k++)
            if (bits & 1)
                hb_set_add(unicodes, i * BITS_PER_WORD + (uint32_t)k);
    /* The page is scaled: hints would never apply. Without subroutines CFF takes half the time and packs smaller. */
    hb_subset_input_set_flags(in, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE);
    keep_features(hb_subset_input_set(in, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG), e);
    hb_set_add(hb_subset_input_set(in, HB_SUBSET_SETS_DROP_TABLE_TAG), HB_TAG('B', 'A', 'S', 'E'));
    return in;
}

static bool build(Entry *e, Diag *d, Arena *a)
{
    hb_subset_input_t *in = input_new(e);
    hb_face_t *face = webfont_face_new(e->font.face->hb_face, e->hans, e->hant);
    hb_face_t *subset = in ? hb_subset_or_fail(face, in) : NULL;
    hb_face_destroy(face);
    hb_subset_input_destroy(in);
    unsigned n = 0;
    hb_blob_t *blob = subset ? hb_face_reference_blob(subset) : NULL;
    const char *bytes = blob ? hb_blob_get_data(blob, &n) : NULL;
    bool ok = n && woff2_encode((const uint8_t *)bytes, n, BROTLI_QUALITY, &e->font.data);
    if (ok) {
        uint64_t hash = hash_bytes(0, e->font.data.data, e->font.data.len);
        e->font.family = arena_printf(a, "f%010llx", (unsigned long long)(hash >> 24));
        e->font.file = arena_printf(a, "%s.woff2", e->font.family);
    } else {
        diag_error(d, span_none(), "check the font file, or choose another in fonts/fonts.yaml",
                   "%s: the font can't be subset for the web", e->font.face->path);
    }
    if (blob)
        hb_blob_destroy(blob);
    if (subset)
        hb_face_destroy(subset);
    return ok;
}

bool webfonts_build(WebFonts *w, Diag *d, Arena *a)
{
    bool ok = true;
    for (size_t i = 0; i < w->entries.len; i++)
        ok = build(&w->entries.ptr[i], d, a) && ok;
    return ok;
}
