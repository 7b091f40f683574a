#include "fonts/font_book.h"

#include "chars/chars.h"
#include "base/map.h"
#include "base/mem.h"
#include "chars/nfc.h"
#include "base/utf8.h"
#include "fonts/bold.h"
#include "fonts/font_table.h"
#include "fonts/script_figures.h"
#include "world/world_fonts.h"
#include <hb-ot.h>
#include <pango/pangofc-fontmap.h>
#include <pango/pangoft2.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <threads.h>

enum { PAGE_BITS = 8, PAGE_SIZE = 1 << PAGE_BITS, PAGES = 0x110000 >> PAGE_BITS, MAX_FACES = 1024 };

/* Cached glyphs: readers take no lock. An entry is 0 (unknown), MISSING or face, glyph and advance packed. */
typedef struct CachePage {
    _Atomic uint64_t at[PAGE_SIZE];
} CachePage;

typedef struct RoleFonts {
    PangoFontset *set;
    const Face *primary;
    int bold;          /* Tibetan: thousandths of an em that strokes are made wider */
    const Face *marks; /* zh-Hant: of 、，。；：！？, where they are another family's; or NULL */
    CachePage *_Atomic pages[PAGES];
} RoleFonts;

static const uint64_t MISSING = 1, KNOWN = 2;

struct FontBook {
    World *world;
    Arena *arena;
    FcConfig *config;
    PangoFontMap *map;
    PangoContext *context;
    Hyphens *hyphens;
    const char *dictionary; /* its file */
    FontRole *roles;
    size_t n_roles;
    RoleFonts *fonts;               /* n_roles × SCRIPT_CLASSES */
    StrMap *covers;                 /* role, script and characters of a cluster → Face, or &no_face */
    Face *faces[MAX_FACES];         /* never moves: readers take no lock */
    const Face *scripts[MAX_FACES]; /* by face, those that were asked for */
    const Face *bolds[MAX_FACES];   /* of each that is made heavier: from which, by how much */
    int bold_by[MAX_FACES];
    size_t n_faces;
    mtx_t lock; /* guards Pango, faces, covers and the filling of pages */
};

static const Face no_face;

static const char *script_language(ScriptClass sc)
{
    static const char *const tags[SCRIPT_CLASSES] = {"zh-cn", "zh-tw", "en", "bo", "en", "zh-cn"};
    return tags[sc];
}

static RoleFonts *role_fonts(const FontBook *b, int role, ScriptClass sc)
{
    return &b->fonts[(size_t)role * SCRIPT_CLASSES + sc];
}

/* Fills f, which is the book's from now on. */
static void add_face(FontBook *b, Face *f, hb_face_t *hb)
{
    f->id = (uint32_t)b->n_faces;
    f->hb_face = hb;
    f->upem = (int)hb_face_get_upem(f->hb_face);
    f->hb_font = hb_font_create(f->hb_face);
    hb_font_set_scale(f->hb_font, f->upem, f->upem);
    hb_font_extents_t e;
    hb_font_get_h_extents(f->hb_font, &e);
    f->ascent = e.ascender;
    f->descent = -e.descender;
    f->has_scripts = script_figures_whole(f->hb_font);
    hb_font_make_immutable(f->hb_font);
    b->faces[b->n_faces++] = f;
}

static Face *face_new(FontBook *b, Diag *d, const char *path, int index)
{
    hb_blob_t *blob = b->n_faces < MAX_FACES ? world_font_blob_new(b->world, d, path) : NULL;
    if (!blob)
        return NULL;
    Face *f = ARENA_NEW(b->arena, Face);
    f->path = arena_strdup(b->arena, path);
    f->index = index;
    add_face(b, f, hb_face_create(blob, (unsigned)index));
    hb_blob_destroy(blob);
    return f;
}

static Face *face_of_pango(FontBook *b, Diag *d, PangoFont *font)
{
    FcPattern *p = pango_fc_font_get_pattern(PANGO_FC_FONT(font));
    FcChar8 *file = NULL, *s = NULL;
    int index = 0, weight = 80;
    FcPatternGetString(p, FC_FILE, 0, &file);
    FcPatternGetInteger(p, FC_INDEX, 0, &index);
    for (size_t i = 0; i < b->n_faces; i++)
        if (!b->faces[i]->made && b->faces[i]->index == index && strcmp(b->faces[i]->path, (const char *)file) == 0)
            return b->faces[i];
    Face *f = face_new(b, d, (const char *)file, index);
    if (!f)
        return NULL;
    f->family = arena_strdup(b->arena, FcPatternGetString(p, FC_FAMILY, 0, &s) == FcResultMatch ? (char *)s : "");
    f->style = arena_strdup(b->arena, FcPatternGetString(p, FC_STYLE, 0, &s) == FcResultMatch ? (char *)s : "");
    f->postscript =
        arena_strdup(b->arena, FcPatternGetString(p, FC_POSTSCRIPT_NAME, 0, &s) == FcResultMatch ? (char *)s : "");
    FcPatternGetInteger(p, FC_WEIGHT, 0, &weight);
    f->weight = FcWeightToOpenType(weight);
    return f;
}

/* Why the first family doesn't set the script. */
static void tell_stand_in(const FontBook *b, Diag *d, const FontRole *r, ScriptClass sc, const char *family,
                          const Face *face)
{
    static const char *const scripts[SCRIPT_CLASSES] = {"Chinese", "Chinese", "Latin", "Tibetan", "Latin", "emoji"};
    switch (world_font_absence(b->config, family, face->path)) {
    case FONT_THERE:
        break;
    case FONT_LACKS:
        diag_warning(d, span_none(), DIAG_FONT_LACKS_SCRIPT, r->name, family, scripts[sc], face->family);
        break;
    case FONT_NOT_ALLOWED:
        diag_warning(d, span_none(), DIAG_FONT_NOT_ALLOWED, r->name, family, face->family);
        break;
    case FONT_NOT_INSTALLED:
        diag_warning(d, span_none(), DIAG_FONT_STANDS_IN, r->name, (int)strlen(family), family, face->family);
        break;
    }
}

/* The families' set of fonts and the face of `sample` in it. */
static const Face *set_load(FontBook *b, Diag *d, const FontRole *r, ScriptClass sc, const char *families,
                            uint32_t sample, PangoFontset **set)
{
    PangoFontDescription *desc = pango_font_description_new();
    pango_font_description_set_family(desc, families);
    pango_font_description_set_weight(desc, (PangoWeight)r->weight);
    pango_font_description_set_style(desc, sc == SCRIPT_ITALIC ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    pango_font_description_set_absolute_size(desc, 1000.0 * PANGO_SCALE);
    *set = pango_font_map_load_fontset(b->map, b->context, desc, pango_language_from_string(script_language(sc)));
    pango_font_description_free(desc);
    if (!*set) {
        diag_error(d, span_none(), DIAG_FONT_MISSING, r->name, families);
        return NULL;
    }
    PangoFont *font = pango_fontset_get_font(*set, sample);
    const Face *face = face_of_pango(b, d, font);
    g_object_unref(font);
    size_t first = strcspn(families, ",");
    /* That a family of emoji is not installed is told where one is missing. */
    if (sc != SCRIPT_EMOJI && face && strncmp(face->family, families, first) != 0)
        tell_stand_in(b, d, r, sc, arena_strndup(b->arena, families, first), face);
    return face;
}

static bool role_load(FontBook *b, Diag *d, int role, ScriptClass sc)
{
    static const uint32_t sample[SCRIPT_CLASSES] = {0x4E00, 0x4E00, 'a', 0x0F40, 'a', 0x1F600};
    const FontRole *r = &b->roles[role];
    RoleFonts *f = role_fonts(b, role, sc);
    f->bold = sc == SCRIPT_TIBETAN ? r->tibetan_bold : 0;
    f->primary = set_load(b, d, r, sc, r->families[sc], sample[sc], &f->set);
    if (sc != SCRIPT_HANT || !*r->hant_marks)
        return f->primary;
    PangoFontset *marks = NULL;
    f->marks = set_load(b, d, r, sc, r->hant_marks, 0xFF0C, &marks);
    if (marks)
        g_object_unref(marks);
    return f->primary && f->marks;
}

FontBook *font_book_load(World *w, Diag *d, const char *fonts_dir)
{
    FontBook *b = mem_alloc(sizeof *b);
    b->world = w;
    b->arena = arena_new();
    b->covers = strmap_new();
    if (mtx_init(&b->lock, mtx_plain) != thrd_success)
        abort();
    FontTable table;
    bool ok = font_table_load(w, d, b->arena, fonts_dir, &table);
    b->roles = table.roles;
    b->n_roles = table.n_roles;
    b->dictionary = table.dictionary;
    if (ok)
        ok = (b->config = world_font_config_new(w, d, fonts_dir, &table.names)) != NULL;
    if (ok) {
        b->map = pango_ft2_font_map_new();
        pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(b->map), b->config);
        b->context = pango_font_map_create_context(b->map);
        b->fonts = mem_alloc(b->n_roles * SCRIPT_CLASSES * sizeof *b->fonts);
        for (size_t r = 0; r < b->n_roles; r++)
            for (int sc = 0; sc < SCRIPT_CLASSES; sc++)
                ok = role_load(b, d, (int)r, (ScriptClass)sc) && ok;
    }
    if (ok) {
        b->hyphens = hyphens_load(w, d, b->dictionary);
        return b;
    }
    font_book_free(b);
    return NULL;
}

void font_book_free(FontBook *b)
{
    if (!b)
        return;
    for (size_t i = 0; b->fonts && i < b->n_roles * SCRIPT_CLASSES; i++) {
        if (b->fonts[i].set)
            g_object_unref(b->fonts[i].set);
        for (size_t p = 0; p < PAGES; p++)
            mem_free(b->fonts[i].pages[p]);
    }
    mem_free(b->fonts);
    for (size_t i = 0; i < b->n_faces; i++) {
        hb_font_destroy(b->faces[i]->hb_font);
        hb_face_destroy(b->faces[i]->hb_face);
    }
    if (b->context)
        g_object_unref(b->context);
    if (b->map)
        g_object_unref(b->map);
    if (b->config)
        FcConfigDestroy(b->config);
    hyphens_free(b->hyphens);
    mtx_destroy(&b->lock);
    strmap_free(b->covers);
    arena_free(b->arena);
    mem_free(b);
}

int font_book_role(const FontBook *b, const char *name)
{
    for (size_t i = 0; i < b->n_roles; i++)
        if (strcmp(b->roles[i].name, name) == 0)
            return (int)i;
    return -1;
}

size_t font_book_roles(const FontBook *b)
{
    return b->n_roles;
}

const char *font_book_role_name(const FontBook *b, int role)
{
    return b->roles[role].name;
}

int font_book_tibetan_size(const FontBook *b, int role)
{
    return b->roles[role].tibetan_size;
}

const Face *font_book_primary(FontBook *b, int role, ScriptClass sc)
{
    return role_fonts(b, role, sc)->primary;
}

const char *font_book_dictionary(const FontBook *b)
{
    return b->dictionary;
}

const Hyphens *font_book_hyphens(const FontBook *b)
{
    return b->hyphens;
}

size_t font_book_faces(FontBook *b)
{
    mtx_lock(&b->lock); /* others may be finding more */
    size_t n = b->n_faces;
    mtx_unlock(&b->lock);
    return n;
}

const Face *font_book_face(FontBook *b, size_t i)
{
    return b->faces[i];
}

void font_book_rest(FontBook *b)
{
    const size_t n = font_book_faces(b);
    for (size_t i = 0; i < n; i++) {
        if (b->faces[i]->made) /* of no file */
            continue;
        hb_blob_t *blob = hb_face_reference_blob(b->faces[i]->hb_face);
        world_font_rest(blob);
        hb_blob_destroy(blob);
    }
}

/* One character shaped in its language, so that locl gives the forms of the language. */
static uint64_t shape_one(const Face *f, ScriptClass sc, uint32_t cp)
{
    static const hb_script_t scripts[SCRIPT_CLASSES] = {HB_SCRIPT_HAN,     HB_SCRIPT_HAN,   HB_SCRIPT_LATIN,
                                                        HB_SCRIPT_TIBETAN, HB_SCRIPT_LATIN, HB_SCRIPT_COMMON};
    uint32_t gid;
    if (!hb_font_get_nominal_glyph(f->hb_font, cp, &gid))
        return MISSING;
    hb_buffer_t *buf = hb_buffer_create();
    hb_buffer_add_utf32(buf, &cp, 1, 0, 1);
    hb_buffer_set_direction(buf, HB_DIRECTION_LTR);
    hb_buffer_set_script(buf, scripts[sc]);
    hb_buffer_set_language(buf, hb_language_from_string(script_language(sc), -1));
    hb_shape(f->hb_font, buf, NULL, 0);
    unsigned n = 0;
    hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buf, &n);
    hb_glyph_position_t *pos = hb_buffer_get_glyph_positions(buf, NULL);
    int advance = n == 1 ? pos->x_advance : (int)hb_font_get_glyph_h_advance(f->hb_font, gid);
    if (n == 1)
        gid = info->codepoint;
    hb_buffer_destroy(buf);
    return KNOWN | (uint64_t)f->id << 8 | (uint64_t)gid << 20 | (uint64_t)(advance & 0xFFFFF) << 40;
}

/* The superscripts and subscripts that go with a face which has not all of them. */
static const Face *scripts_of(FontBook *b, const Face *face, ScriptClass sc)
{
    if (b->scripts[face->id] || b->n_faces == MAX_FACES)
        return b->scripts[face->id];
    ScriptFigure at[SCRIPT_FIGURES];
    unsigned n = 0;
    for (uint32_t cp = SCRIPT_FIGURE_FIRST; cp <= SCRIPT_FIGURE_LAST && n < SCRIPT_FIGURES; cp++) {
        bool below;
        uint32_t base = script_figure_base(cp, &below);
        uint64_t v = base ? shape_one(face, sc, base) : MISSING;
        if (v != MISSING)
            at[n++] = (ScriptFigure){cp, (uint32_t)(v >> 20 & 0xFFFFF), (int)(v >> 40), below};
    }
    Face *f = ARENA_NEW(b->arena, Face);
    *f = *face;
    f->made = true;
    add_face(b, f, script_figures_face(face->hb_font, at, n));
    return b->scripts[face->id] = f;
}

/* The face with wider strokes. Made when it is first used: it takes some hundredths of a second. */
static const Face *bold_of(FontBook *b, const Face *face, int thousandths)
{
    if (!thousandths || face->made)
        return face;
    for (size_t i = 0; i < b->n_faces; i++)
        if (b->bold_by[i] == thousandths && b->bolds[i] == face)
            return b->faces[i];
    if (b->n_faces == MAX_FACES)
        return face;
    Face *f = ARENA_NEW(b->arena, Face);
    *f = *face;
    f->made = true;
    f->weight += 300;
    b->bolds[b->n_faces] = face;
    b->bold_by[b->n_faces] = thousandths;
    add_face(b, f, bold_face(face->hb_font, thousandths));
    return f;
}

/* 、。！，：；？ */
static bool is_centred_mark(uint32_t cp)
{
    return cp == 0x3001 || cp == 0x3002 || cp == 0xFF01 || cp == 0xFF0C || cp == 0xFF1A || cp == 0xFF1B || cp == 0xFF1F;
}

static uint64_t look_up(FontBook *b, RoleFonts *f, ScriptClass sc, uint32_t cp)
{
    if (char_is_private(cp)) /* some fonts draw characters of their own there, which no other reader would know */
        return MISSING;
    bool below, western = sc == SCRIPT_LATIN || sc == SCRIPT_ITALIC;
    const Face *scripts = NULL;
    if (western && cp >= 0xB2 && script_figure_base(cp, &below) && !f->primary->has_scripts)
        scripts = scripts_of(b, f->primary, sc);
    uint64_t made = scripts ? shape_one(scripts, sc, cp) : MISSING;
    if (made != MISSING)
        return made;
    const Face *first = f->marks && is_centred_mark(cp) ? f->marks : f->primary;
    uint64_t v = shape_one(bold_of(b, first, f->bold), sc, cp);
    if (v != MISSING)
        return v;
    Diag *d = diag_new();
    PangoFont *font = pango_fontset_get_font(f->set, cp);
    const Face *face = font ? face_of_pango(b, d, font) : NULL;
    if (font)
        g_object_unref(font);
    if (face)
        v = shape_one(bold_of(b, face, f->bold), sc, cp);
    diag_free(d);
    return v;
}

bool font_book_glyph(FontBook *b, int role, ScriptClass sc, uint32_t cp, GlyphRef *out)
{
    RoleFonts *f = role_fonts(b, role, sc);
    CachePage *page = atomic_load_explicit(&f->pages[cp >> PAGE_BITS], memory_order_acquire);
    uint64_t v = page ? atomic_load_explicit(&page->at[cp & (PAGE_SIZE - 1)], memory_order_acquire) : 0;
    if (!v) {
        mtx_lock(&b->lock);
        page = atomic_load_explicit(&f->pages[cp >> PAGE_BITS], memory_order_relaxed);
        if (!page) {
            page = mem_alloc(sizeof *page);
            atomic_store_explicit(&f->pages[cp >> PAGE_BITS], page, memory_order_release);
        }
        v = look_up(b, f, sc, cp);
        atomic_store_explicit(&page->at[cp & (PAGE_SIZE - 1)], v, memory_order_release);
        mtx_unlock(&b->lock);
    }
    if (v == MISSING)
        return false;
    out->face = b->faces[v >> 8 & 0xFFF];
    out->gid = (uint32_t)(v >> 20 & 0xFFFFF);
    out->advance = (int)(v >> 40);
    return true;
}

/* ---- clusters ---- */

static bool has_glyph(const Face *f, uint32_t cp)
{
    hb_codepoint_t gid;
    return !char_is_private(cp) && hb_font_get_nominal_glyph(f->hb_font, cp, &gid) && gid;
}

static bool covers(const Face *f, const uint32_t *cps, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        uint32_t parts[NFC_PARTS];
        if (char_is_ignorable(cps[i]) || has_glyph(f, cps[i]))
            continue;
        size_t count = nfc_decompose(cps[i], parts);
        for (size_t k = 0; k < count; k++)
            if (count == 1 || !has_glyph(f, parts[k]))
                return false;
    }
    return true;
}

static int ink_middle(const Face *f, const hb_glyph_info_t *info, int x)
{
    hb_glyph_extents_t e = {0};
    hb_font_get_glyph_extents(f->hb_font, info->codepoint, &e);
    return x + e.x_bearing + e.width / 2;
}

/* Does the face set the marks over or under their letter? A CJK face leaves most beside it. */
static bool places_marks(const Face *f, const uint32_t *cps, size_t n)
{
    hb_buffer_t *buf = hb_buffer_create();
    hb_buffer_add_utf32(buf, cps, (int)n, 0, (int)n);
    hb_buffer_guess_segment_properties(buf);
    hb_shape(f->hb_font, buf, NULL, 0);
    unsigned count = 0;
    hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buf, &count);
    hb_glyph_position_t *pos = hb_buffer_get_glyph_positions(buf, NULL);
    int middle = count ? ink_middle(f, info, pos->x_offset) : 0, room = count ? pos->x_advance * 2 / 5 : 0, pen = 0;
    bool sit = true;
    for (unsigned i = 1; i < count && sit; i++) {
        pen += pos[i - 1].x_advance;
        sit = abs(ink_middle(f, &info[i], pen + pos[i].x_offset) - middle) <= room;
    }
    hb_buffer_destroy(buf);
    return sit;
}

static bool has_marks(const uint32_t *cps, size_t n)
{
    size_t i = 1;
    while (i < n && (!char_is_nonspacing(cps[i]) || char_is_selector(cps[i])))
        i++;
    return i < n;
}

typedef struct Search {
    bool marks; /* the face is to place them */
    FontBook *book;
    Diag *diag;
    const uint32_t *cps;
    size_t n;
    const Face *found;
} Search;

static gboolean try_font(PangoFontset *set, PangoFont *font, gpointer data)
{
    (void)set;
    Search *s = data;
    const Face *f = face_of_pango(s->book, s->diag, font);
    if (f && covers(f, s->cps, s->n) && (!s->marks || places_marks(f, s->cps, s->n)))
        s->found = f;
    return s->found != NULL;
}

bool font_book_cover(FontBook *b, int role, ScriptClass sc, const uint32_t *cps, size_t n, GlyphRef *out)
{
    enum { MOST = 64 };
    if (n > MOST)
        n = MOST;
    char key[4 * MOST + 32];
    int at = snprintf(key, 32, "%d/%d/", role, (int)sc);
    for (size_t i = 0; i < n; i++)
        at += utf8_encode(cps[i], key + at);
    key[at] = 0;
    mtx_lock(&b->lock);
    const Face *f = strmap_lookup(b->covers, key);
    if (!f) {
        Search s = {.book = b, .diag = diag_new(), .cps = cps, .n = n};
        PangoFontset *set = role_fonts(b, role, sc)->set;
        s.marks = sc == SCRIPT_LATIN && has_marks(cps, n);
        pango_fontset_foreach(set, try_font, &s);
        if (!s.found && s.marks) {
            s.marks = false;
            pango_fontset_foreach(set, try_font, &s);
        }
        diag_free(s.diag);
        f = s.found ? bold_of(b, s.found, role_fonts(b, role, sc)->bold) : &no_face;
        strmap_put(b->covers, arena_strdup(b->arena, key), (void *)(uintptr_t)f);
    }
    mtx_unlock(&b->lock);
    hb_codepoint_t gid = 0;
    if (f == &no_face)
        return false;
    hb_font_get_nominal_glyph(f->hb_font, cps[0], &gid);
    *out = (GlyphRef){f, gid, (int)hb_font_get_glyph_h_advance(f->hb_font, gid)};
    return true;
}
