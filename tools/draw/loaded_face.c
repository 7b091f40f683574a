/* A subset, open in FreeType. */
#include "draw/loaded_face.h"

#include FT_INCREMENTAL_H

/* To FreeType's incremental interface an opaque type, to be filled in by its users. cairo asks FreeType for outlines to
 * know where ink may be, once for each size and once more to embed; what it embeds is the font's CFF table. So FreeType
 * reads a box in place of each CFF glyph: interpreting the outlines was a tenth of a whole build. */
typedef struct FT_IncrementalRec_ {
    FT_Byte box[32]; /* a Type 2 charstring */
    FT_UInt n;
} GlyphBox;

struct LoadedFace {
    FT_Library library;
    FT_Face face;
    hb_blob_t *program;
    GlyphBox box;
    FT_Incremental_InterfaceRec incremental;
};

static FT_Error get_box(FT_Incremental box, FT_UInt glyph, FT_Data *data)
{
    (void)glyph;
    *data = (FT_Data){box->box, box->n};
    return 0;
}

static void free_box(FT_Incremental box, FT_Data *data)
{
    (void)box;
    (void)data;
}

/* Type 2 charstrings: Adobe Technical Note 5177. */
static void put_number(GlyphBox *b, int v)
{
    b->box[b->n++] = 28;
    b->box[b->n++] = (FT_Byte)(v >> 8);
    b->box[b->n++] = (FT_Byte)v;
}

/* Two ems around the origin's em, which holds every glyph's ink. */
static void make_box(GlyphBox *b, int upem)
{
    enum { ENDCHAR = 14, RMOVETO = 21, HLINETO = 6 };
    b->n = 0;
    put_number(b, -upem / 2);
    put_number(b, -upem);
    b->box[b->n++] = RMOVETO;
    put_number(b, 2 * upem);
    put_number(b, 2 * upem);
    put_number(b, -2 * upem);
    b->box[b->n++] = HLINETO; /* horizontal and vertical by turns */
    b->box[b->n++] = ENDCHAR;
}

/* A face goes when cairo lets go, in whichever order: so each has a library of its own. */
void loaded_face_free(void *data)
{
    LoadedFace *loaded = data;
    if (loaded->face)
        FT_Done_Face(loaded->face);
    if (loaded->library)
        FT_Done_FreeType(loaded->library);
    hb_blob_destroy(loaded->program);
    mem_free(loaded);
}

static bool is_cff(const FontUse *u)
{
    hb_blob_t *cff = hb_face_reference_table(u->face->hb_face, HB_TAG('C', 'F', 'F', ' '));
    bool is = hb_blob_get_length(cff) > 0;
    hb_blob_destroy(cff);
    return is;
}

static bool open_face(LoadedFace *loaded, const FontUse *u, bool outlines)
{
    static const FT_Incremental_FuncsRec functions = {get_box, free_box, NULL};
    unsigned n;
    const char *data = hb_blob_get_data(loaded->program, &n);
    FT_Parameter boxes = {FT_PARAM_TAG_INCREMENTAL, &loaded->incremental};
    FT_Open_Args args = {
        .flags = FT_OPEN_MEMORY, .memory_base = (const FT_Byte *)data, .memory_size = (FT_Long)n, .params = &boxes};
    if (!outlines && is_cff(u)) {
        make_box(&loaded->box, u->face->upem);
        loaded->incremental = (FT_Incremental_InterfaceRec){&functions, &loaded->box};
        args.flags |= FT_OPEN_PARAMS;
        args.num_params = 1;
    }
    if (FT_Init_FreeType(&loaded->library) != 0 || FT_Open_Face(loaded->library, &args, 0, &loaded->face) != 0)
        return false;
    /* FreeType makes up a character map from glyphs' names. cairo would take a glyph's text from it before ours when
     * ours has several characters (e and an accent, drawn as one é), and then write ActualText. */
    loaded->face->charmap = NULL;
    return true;
}

LoadedFace *loaded_face_new(const FontUse *u, bool outlines)
{
    LoadedFace *loaded = mem_alloc(sizeof *loaded);
    loaded->program = hb_blob_reference(outlines ? u->subset->font : u->subset->program);
    if (open_face(loaded, u, outlines))
        return loaded;
    loaded_face_free(loaded);
    return NULL;
}

FT_Face loaded_face_get(const LoadedFace *loaded)
{
    return loaded->face;
}
