#include "fonts/subset.h"

#include "base/map.h"
#include "base/utf8.h"
#include "fonts/blank.h"
#include "fonts/subset_gsub.h"
#include "frame/walk.h"
#include <hb-subset.h>
#include <string.h>

enum { BITS_PER_WORD = 64, CODE_POINTS = 0x110000 };

typedef struct Entry {
    Subset subset;
    uint64_t *characters, *glyphs; /* those used: a bit each */
    bool vertical, proportional, hans, hant;
} Entry;

struct Subsets {
    Memo *known; /* NULL: none is */
    VEC(Entry) entries;
    IntMap *index; /* face's id → position in entries */
};

Subsets *subsets_new(Memo *known)
{
    Subsets *s = mem_alloc(sizeof *s);
    s->known = known;
    s->index = intmap_new();
    return s;
}

static void forget_use(Entry *e)
{
    mem_free(e->characters);
    mem_free(e->glyphs);
    e->characters = e->glyphs = NULL;
}

static void end_subset(Subset *s)
{
    hb_blob_destroy(s->font);
    hb_blob_destroy(s->program);
    hb_blob_destroy(s->cff);
    mem_free(s->number);
}

void subsets_free(Subsets *s)
{
    if (!s)
        return;
    for (size_t i = 0; i < s->entries.len; i++) {
        end_subset(&s->entries.ptr[i].subset);
        forget_use(&s->entries.ptr[i]);
    }
    vec_free(&s->entries);
    intmap_free(s->index);
    mem_free(s);
}

size_t subsets_count(const Subsets *s)
{
    return s->entries.len;
}

const Subset *subsets_at(const Subsets *s, size_t i)
{
    return &s->entries.ptr[i].subset;
}

uint32_t subset_number(const Subset *s, uint32_t gid)
{
    return gid < s->n_glyphs ? s->number[gid] : 0;
}

int subsets_lookup(const Subsets *s, const Face *face)
{
    uint64_t i;
    return intmap_lookup(s->index, face->id, &i) ? (int)i : -1;
}

/* ---- what is used ---- */

static size_t words_for(size_t bits)
{
    return bits / BITS_PER_WORD + 1;
}

static void set_bit(uint64_t *bits, uint32_t i)
{
    bits[i / BITS_PER_WORD] |= (uint64_t)1 << i % BITS_PER_WORD;
}

static void add_bits(hb_set_t *set, const uint64_t *bits, size_t n_words)
{
    for (size_t i = 0; i < n_words; i++)
        for (uint64_t word = bits[i], k = 0; word; word >>= 1, k++)
            if (word & 1)
                hb_set_add(set, (hb_codepoint_t)(i * BITS_PER_WORD + k));
}

static Entry *entry_of(Subsets *s, const Face *face)
{
    int i = subsets_lookup(s, face);
    if (i < 0) {
        i = (int)s->entries.len;
        Entry e = {.subset = {.face = face, .label = (unsigned)i, .n_glyphs = hb_face_get_glyph_count(face->hb_face)}};
        e.characters = mem_alloc(words_for(CODE_POINTS) * sizeof *e.characters);
        e.glyphs = mem_alloc(words_for(e.subset.n_glyphs) * sizeof *e.glyphs);
        vec_push(&s->entries, e);
        intmap_put(s->index, face->id, (uint64_t)i);
    }
    return &s->entries.ptr[i];
}

bool glyph_is_proportional(const Run *run, uint32_t cp, const Cluster *cluster, const Glyph *glyph)
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

static void add_run(Subsets *subsets, const Run *run, bool vertical)
{
    Entry *e = entry_of(subsets, run->face);
    e->vertical |= vertical;
    e->hans |= run->lang != LANG_ZH_HANT; /* Chinese in Tibetan text is zh-Hans */
    e->hant |= run->lang == LANG_ZH_HANT;
    const char *s = run->text;
    const Glyph *g = run->glyphs;
    for (uint32_t c = 0; c < run->n_clusters; c++) {
        const char *end = s + run->clusters[c].bytes;
        while (s < end) {
            uint32_t cp;
            s += utf8_decode(s, &cp);
            set_bit(e->characters, run->flags & RUN_HYPHEN ? '-' : cp); /* a browser draws it as such */
            e->proportional |= glyph_is_proportional(run, cp, &run->clusters[c], g);
        }
        g += run->clusters[c].glyphs;
    }
    for (uint32_t i = 0; i < run->n_glyphs; i++)
        if (run->glyphs[i].gid < e->subset.n_glyphs)
            set_bit(e->glyphs, run->glyphs[i].gid);
}

void subsets_add_line(Subsets *s, const Line *line)
{
    for (uint32_t r = 0; r < line->n_runs; r++)
        add_run(s, &line->runs[r], line->vertical);
}

/* ---- cutting ---- */

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

/* with_glyphs: those drawn are kept also where shaping does not reach them. */
static hb_subset_input_t *input_new(const Entry *e, bool with_glyphs)
{
    hb_subset_input_t *in = hb_subset_input_create_or_fail();
    if (!in)
        return NULL;
    add_bits(hb_subset_input_unicode_set(in), e->characters, words_for(CODE_POINTS));
    if (with_glyphs)
        add_bits(hb_subset_input_glyph_set(in), e->glyphs, words_for(e->subset.n_glyphs));
    /* Pages are scaled, on screen and on the way to the plate: hints would never apply. Without subroutines CFF takes
     * half the time and packs smaller. */
    hb_subset_input_set_flags(in, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE);
    keep_features(hb_subset_input_set(in, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG), e);
    hb_set_add(hb_subset_input_set(in, HB_SUBSET_SETS_DROP_TABLE_TAG), HB_TAG('B', 'A', 'S', 'E'));
    return in;
}

static hb_subset_plan_t *plan_new(const Entry *e, bool with_glyphs)
{
    hb_subset_input_t *in = input_new(e, with_glyphs);
    hb_face_t *view = subset_gsub_view(e->subset.face->hb_face, e->hans, e->hant);
    hb_subset_plan_t *plan = in ? hb_subset_plan_create_or_fail(view, in) : NULL;
    hb_face_destroy(view);
    hb_subset_input_destroy(in);
    return plan;
}

/* Fills s->number; false when a glyph that is drawn is not in the plan. */
static bool number_glyphs(Subset *s, const uint64_t *used, hb_subset_plan_t *plan)
{
    const hb_map_t *to_new = hb_subset_plan_old_to_new_glyph_mapping(plan);
    bool all = true;
    for (uint32_t g = 0; g < s->n_glyphs; g++)
        if (used[g / BITS_PER_WORD] >> g % BITS_PER_WORD & 1) {
            hb_codepoint_t number = hb_map_get(to_new, g);
            all = all && number != HB_MAP_VALUE_INVALID;
            s->number[g] = (uint16_t)number;
        }
    return all;
}

/* Nearly always shaping reaches all that is drawn. Asked for glyphs, the subsetter would look through every character
 * that the face has, which takes longer than all else. */
static hb_subset_plan_t *plan_all(Entry *e)
{
    e->subset.number = mem_alloc(e->subset.n_glyphs * sizeof *e->subset.number);
    hb_subset_plan_t *plan = plan_new(e, false);
    if (plan && !number_glyphs(&e->subset, e->glyphs, plan)) {
        hb_subset_plan_destroy(plan);
        plan = plan_new(e, true);
        if (plan)
            number_glyphs(&e->subset, e->glyphs, plan);
    }
    return plan;
}

static void free_buf(void *b)
{
    buf_free(b);
    mem_free(b);
}

/* The table with numbers in place of outlines: cairo would copy these, pack them and have them read again to be cut.
 * NULL: a font whose table is another's work. */
static hb_blob_t *stand_in(Subset *s, hb_blob_t *cff)
{
    unsigned n;
    const char *data = hb_blob_get_data(cff, &n);
    Buf *b = mem_alloc(sizeof *b);
    if (!n || !font_stand_in(data, n, s->label, b)) {
        free_buf(b);
        return NULL;
    }
    s->cff = hb_blob_reference(cff);
    return hb_blob_create(b->data, (unsigned)b->len, HB_MEMORY_MODE_READONLY, b, free_buf);
}

/* The tables that cairo reads; it would search a cmap for each glyph. */
static void make_program(Subset *s, hb_face_t *subset)
{
    static const hb_tag_t tables[] = {
        HB_TAG('C', 'F', 'F', ' '), HB_TAG('g', 'l', 'y', 'f'), HB_TAG('l', 'o', 'c', 'a'), HB_TAG('h', 'e', 'a', 'd'),
        HB_TAG('h', 'h', 'e', 'a'), HB_TAG('h', 'm', 't', 'x'), HB_TAG('m', 'a', 'x', 'p'), HB_TAG('n', 'a', 'm', 'e')};
    hb_face_t *builder = hb_face_builder_create();
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        hb_blob_t *table = hb_face_reference_table(subset, tables[i]);
        hb_blob_t *other = tables[i] == HB_TAG('C', 'F', 'F', ' ') ? stand_in(s, table) : NULL;
        if (hb_blob_get_length(table))
            hb_face_builder_add_table(builder, tables[i], other ? other : table);
        hb_blob_destroy(table);
        hb_blob_destroy(other);
    }
    s->program = hb_face_reference_blob(builder);
    hb_face_destroy(builder);
}

static bool cut(Entry *e)
{
    hb_subset_plan_t *plan = plan_all(e);
    hb_face_t *face = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
    hb_subset_plan_destroy(plan);
    if (!face)
        return false;
    e->subset.font = hb_face_reference_blob(face);
    make_program(&e->subset, face);
    e->subset.n_kept = hb_face_get_glyph_count(face);
    hb_face_destroy(face);
    return e->subset.n_kept && hb_blob_get_length(e->subset.program);
}

/* ---- what was cut before ---- */

static void free_subset(void *subset)
{
    end_subset(subset);
    mem_free(subset);
}

Memo *subset_memo_new(void)
{
    return memo_new(free_subset);
}

static void put_used(Buf *key, const uint64_t *bits, size_t n_words)
{
    for (uint64_t i = 0; i < n_words; i++)
        if (bits[i]) {
            buf_put(key, &i, sizeof i);
            buf_put(key, &bits[i], sizeof bits[i]);
        }
    buf_put(key, &(uint64_t){UINT64_MAX}, sizeof(uint64_t));
}

/* Everything that cut() goes by. */
static void set_key(Entry *e)
{
    Buf key = {0};
    const uint64_t all[] = {e->subset.face->id, e->subset.label, e->vertical, e->proportional, e->hans, e->hant};
    buf_put(&key, all, sizeof all);
    put_used(&key, e->characters, words_for(CODE_POINTS));
    put_used(&key, e->glyphs, words_for(e->subset.n_glyphs));
    sha256_of(key.data, key.len, e->subset.made_of);
    buf_free(&key);
}

/* Its own references, its own numbers. */
static Subset share(const Subset *s)
{
    Subset other = *s;
    hb_blob_reference(s->font);
    hb_blob_reference(s->program);
    if (s->cff)
        hb_blob_reference(s->cff);
    other.number = mem_alloc(s->n_glyphs * sizeof *s->number);
    memcpy(other.number, s->number, s->n_glyphs * sizeof *s->number);
    return other;
}

static bool cut_once(Memo *known, Entry *e)
{
    if (!known)
        return cut(e);
    set_key(e);
    const Subset *before = memo_find(known, e->subset.made_of);
    if (before) {
        e->subset = share(before);
        return true;
    }
    if (!cut(e))
        return false;
    Subset *kept = mem_alloc(sizeof *kept);
    *kept = share(&e->subset);
    memo_keep(known, e->subset.made_of, kept);
    return true;
}

bool subsets_cut(Subsets *s, Diag *d)
{
    bool ok = true;
    for (size_t i = 0; i < s->entries.len; i++) {
        Entry *e = &s->entries.ptr[i];
        if (!cut_once(s->known, e)) {
            diag_error(d, diag_file(d, e->subset.face->path), DIAG_FONT_NOT_SUBSET);
            ok = false;
        }
        forget_use(e);
    }
    return ok;
}

static void add_line(void *self, const FrameWalk *at, const Line *line)
{
    (void)at;
    subsets_add_line(self, line);
}

Subsets *subsets_again(const IssueFrames *frames, Memo *known, Diag *d)
{
    static const FrameVisitor visit = {.line = add_line};
    Subsets *s = subsets_new(known);
    for (size_t p = 0; p < frames->n_pages; p++) {
        const PageFrame *page = &frames->pages[p];
        frame_walk(page, &(FrameOutput){&visit, s}, 1);
        for (size_t i = 0; i < page->n_slug; i++)
            subsets_add_line(s, &page->slug[i].u.line);
    }
    if (subsets_cut(s, d))
        return s;
    subsets_free(s);
    return NULL;
}

Subsets *subsets_of_issue(const IssueFrames *frames, Diag *d)
{
    return subsets_again(frames, NULL, d);
}

hb_face_t *subset_of_block(const Face *face, uint32_t first, const uint8_t *bits, size_t n_bytes)
{
    hb_subset_input_t *in = hb_subset_input_create_or_fail();
    if (!in)
        return NULL;
    for (size_t i = 0; i < n_bytes * 8; i++)
        if (bits[i / 8] >> i % 8 & 1)
            hb_set_add(hb_subset_input_unicode_set(in), first + (hb_codepoint_t)i);
    hb_face_t *cut = hb_subset_or_fail(face->hb_face, in);
    hb_subset_input_destroy(in);
    return cut;
}
