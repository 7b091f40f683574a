/* The finisher's fonts: cairo's completed for the issue, and cut for a page. */
#include "finish/finish_parts.h"
#include "pdfio/value.h"
#include <stdlib.h>
#include <string.h>

void completed_font_free(CompletedFont *c)
{
    drawn_font_free(&c->drawn);
    buf_free(&c->packed_texts);
    buf_free(&c->font);
    buf_free(&c->part);
    buf_free(&c->descriptor);
    buf_free(&c->program);
    mem_free(c->name);
    mem_free(c);
}

CompletedFont *finish_completed(Finisher *f, DrawnValue font)
{
    uint64_t i;
    return intmap_lookup(f->completed, drawn_identity(f->drawn, font), &i) ? f->fonts.ptr[i] : NULL;
}

/* ---- what cairo wrote ---- */

static void read_widths(Finisher *f, DrawnValue part, DrawnFont *drawn)
{
    DrawnValue widths = drawn_get(f->drawn, part, "/W");
    if (drawn_count(f->drawn, widths) != 2)
        return;
    const char *p = drawn_spelling(f->drawn, drawn_item(f->drawn, widths, 1));
    for (char *end; *(p += strcspn(p, "0123456789-")); p = end)
        vec_push(&drawn->widths, (int)strtol(p, &end, 10));
}

/* "/ABCDEF+Name" → "Name". */
static char *name_of(const char *tagged)
{
    const char *plus = strchr(tagged, '+');
    return mem_strdup(plus ? plus + 1 : "Font");
}

/* Entries that each cut of a font has its own of are left out. */
static void read_entries(Finisher *f, CompletedFont *c, DrawnValue font, DrawnValue part, DrawnValue descriptor,
                         DrawnValue program)
{
    static const char *const of_font[] = {"/BaseFont", "/DescendantFonts", "/ToUnicode", NULL},
                             *const of_part[] = {"/BaseFont", "/FontDescriptor", "/W", "/CIDToGIDMap", NULL},
                             *const of_descriptor[] = {"/FontName", "/FontFile2", "/FontFile3", NULL},
                             *const of_program[] = {"/Length", "/Length1", "/Filter", NULL};
    drawn_put_entries(f->drawn, font, of_font, &c->font);
    drawn_put_entries(f->drawn, part, of_part, &c->part);
    drawn_put_entries(f->drawn, descriptor, of_descriptor, &c->descriptor);
    drawn_put_entries(f->drawn, program, of_program, &c->program);
    c->has_length = drawn_has(f->drawn, program, "/Length1");
    c->name = name_of(drawn_name(f->drawn, drawn_get(f->drawn, font, "/BaseFont")));
}

/* The program of the whole font, packed: as it is or, of one drawn with stand-ins for outlines, with these. Widths too
 * become as the program has them. */
static bool complete_program(Finisher *f, DrawnValue stream, DrawnFont *drawn, bool truetype, Buf *packed, size_t *size)
{
    Buf whole = {0};
    bool ok =
        drawn_deflated(f->drawn, stream, packed) && flate_unpack(f->flate, packed->data, packed->len, &drawn->program);
    *size = drawn->program.len;
    if (ok && truetype)
        drawn_font_mend_widths(drawn);
    else if (ok)
        ok = drawn_font_fill(drawn, f->subsets, &whole);
    if (ok && whole.len) {
        packed->len = 0;
        *size = whole.len;
        f->made_of = flate_sum(f->made_of, whole.data, whole.len);
        flate_pack(f->flate, FLATE_FAST, whole.data, whole.len, packed);
    }
    buf_free(&whole);
    return ok;
}

/* ---- what the files get ---- */

typedef struct Cut {
    Buf *program, *texts; /* packed; taken */
    size_t size;          /* of the program unpacked */
    const int *widths;
    size_t n_widths;
    const char *tag;
} Cut;

static int put_stream(Finisher *f, Buf *packed, const Buf *entries, int64_t length)
{
    int number = objects_reserve(&f->objects);
    Buf *b = objects_begin_stream(&f->objects, number, packed);
    if (entries)
        buf_put(b, entries->data, entries->len);
    value_name_entry(b, "/Filter", "/FlateDecode");
    if (length >= 0)
        value_int_entry(b, "/Length1", length);
    objects_end(&f->objects);
    return number;
}

static void put_tagged(Buf *b, const char *key, const CompletedFont *c, const char *tag)
{
    Buf name = {0};
    buf_printf(&name, "/%s+%s", tag, c->name);
    value_name_entry(b, key, name.data);
    buf_free(&name);
}

static int put_descriptor(Finisher *f, const CompletedFont *c, const Cut *cut)
{
    int program = put_stream(f, cut->program, &c->program, c->has_length ? (int64_t)cut->size : -1),
        number = objects_reserve(&f->objects);
    Buf *b = objects_begin(&f->objects, number);
    value_open(b, '<');
    buf_put(b, c->descriptor.data, c->descriptor.len);
    put_tagged(b, "/FontName", c, cut->tag);
    value_ref_entry(b, c->file, program);
    value_close(b, '>');
    objects_end(&f->objects);
    return number;
}

/* ISO 19005-2, 6.2.11.3.2: an embedded TrueType font says how CIDs lead to glyphs. cairo leaves it out: they are the
 * same. */
static int put_part(Finisher *f, const CompletedFont *c, const Cut *cut)
{
    int descriptor = put_descriptor(f, c, cut), number = objects_reserve(&f->objects);
    Buf *b = objects_begin(&f->objects, number);
    value_open(b, '<');
    buf_put(b, c->part.data, c->part.len);
    put_tagged(b, "/BaseFont", c, cut->tag);
    value_ref_entry(b, "/FontDescriptor", descriptor);
    if (cut->n_widths) {
        value_key(b, "/W");
        drawn_font_put_widths(b, cut->widths, cut->n_widths);
    }
    if (!c->drawn.cff)
        value_name_entry(b, "/CIDToGIDMap", "/Identity");
    value_close(b, '>');
    objects_end(&f->objects);
    return number;
}

static void put_cut(Finisher *f, const CompletedFont *c, int number, const Cut *cut)
{
    int part = put_part(f, c, cut), texts = cut->texts->len ? put_stream(f, cut->texts, NULL, -1) : 0;
    Buf *b = objects_begin(&f->objects, number);
    value_open(b, '<');
    buf_put(b, c->font.data, c->font.len);
    put_tagged(b, "/BaseFont", c, cut->tag);
    value_key(b, "/DescendantFonts");
    value_open(b, '[');
    value_ref(b, part);
    value_close(b, ']');
    if (texts)
        value_ref_entry(b, "/ToUnicode", texts);
    value_close(b, '>');
    objects_end(&f->objects);
}

/* ---- whole fonts ---- */

/* Of two subsets of one font (two texts of a glyph) cairo makes one name where they have the same glyphs: they are set
 * apart by another tag. */
static void choose_tag(Finisher *f, const char *name, char tag[TAG_SIZE])
{
    uint64_t key = hash_bytes(0, name, strlen(name)), times = 0;
    intmap_lookup(f->names, key, &times);
    intmap_put(f->names, key, times + 1);
    if (times || strlen(name) < TAG_SIZE || name[TAG_SIZE] != '+')
        subset_tag(hash_bytes(key, &times, sizeof times), tag);
    else
        memcpy(tag, name + 1, TAG_SIZE - 1);
    tag[TAG_SIZE - 1] = 0;
}

/* The one font that a composite font is made of. */
static DrawnValue descendant(Finisher *f, DrawnValue font)
{
    DrawnValue list = drawn_get(f->drawn, font, "/DescendantFonts");
    return drawn_item(f->drawn, list, drawn_count(f->drawn, list) == 1 ? 0 : drawn_count(f->drawn, list));
}

static void complete_composite(Finisher *f, CompletedFont *c, DrawnValue font, DrawnValue part)
{
    DrawnValue descriptor = drawn_get(f->drawn, part, "/FontDescriptor");
    bool truetype = strcmp(drawn_name(f->drawn, drawn_get(f->drawn, part, "/Subtype")), "/CIDFontType2") == 0;
    c->file = truetype ? "/FontFile2" : "/FontFile3";
    c->composite = strcmp(drawn_name(f->drawn, drawn_get(f->drawn, font, "/Encoding")), "/Identity-H") == 0;
    DrawnValue program = drawn_get(f->drawn, descriptor, c->file), texts = drawn_get(f->drawn, font, "/ToUnicode");
    Buf packed = {0}, packed_texts = {0};
    char tag[TAG_SIZE];
    Cut cut = {.program = &packed, .texts = &packed_texts, .tag = tag};
    read_entries(f, c, font, part, descriptor, program);
    read_widths(f, part, &c->drawn);
    if (!complete_program(f, program, &c->drawn, truetype, &packed, &cut.size) ||
        (drawn_is_stream(f->drawn, texts) && !drawn_deflated(f->drawn, texts, &packed_texts))) {
        drawn_fail(f->drawn, "a font is not as it was drawn");
    } else {
        buf_put(&c->packed_texts, packed_texts.data, packed_texts.len);
        choose_tag(f, drawn_name(f->drawn, drawn_get(f->drawn, font, "/BaseFont")), tag);
        cut.widths = c->drawn.widths.ptr; /* mended by now */
        cut.n_widths = c->drawn.widths.len;
        put_cut(f, c, c->number, &cut);
    }
    buf_free(&packed);
    buf_free(&packed_texts);
}

/* Another kind of font: as cairo wrote it, but for its tag. */
static void complete_simple(Finisher *f, CompletedFont *c, DrawnValue font)
{
    static const char *const of_font[] = {"/BaseFont", "/FontDescriptor", NULL}, *const of_descriptor[] = {"/FontName",
                                                                                                           NULL};
    const char *drawn_as = drawn_name(f->drawn, drawn_get(f->drawn, font, "/BaseFont"));
    DrawnValue descriptor = drawn_get(f->drawn, font, "/FontDescriptor");
    bool named = drawn_as[0] && drawn_is_dictionary(f->drawn, descriptor);
    char tag[TAG_SIZE];
    int number = named ? objects_reserve(&f->objects) : 0;
    if (named) {
        c->name = name_of(drawn_as);
        choose_tag(f, drawn_as, tag);
        Buf *b = objects_begin(&f->objects, number);
        value_open(b, '<');
        drawn_put_entries(f->drawn, descriptor, of_descriptor, b);
        put_tagged(b, "/FontName", c, tag);
        value_close(b, '>');
        objects_end(&f->objects);
    }
    Buf *b = objects_begin(&f->objects, c->number);
    value_open(b, '<');
    drawn_put_entries(f->drawn, font, named ? of_font : NULL, b);
    if (named) {
        put_tagged(b, "/BaseFont", c, tag);
        value_ref_entry(b, "/FontDescriptor", number);
    }
    value_close(b, '>');
    objects_end(&f->objects);
}

void finish_complete_fonts(Finisher *f, DrawnValue fonts)
{
    size_t n;
    char **names = drawn_keys(f->drawn, fonts, &n);
    for (size_t i = 0; i < n; i++) {
        DrawnValue font = drawn_get(f->drawn, fonts, names[i]);
        mem_free(names[i]);
        if (finish_completed(f, font))
            continue;
        CompletedFont *c = mem_alloc(sizeof *c);
        intmap_put(f->completed, drawn_identity(f->drawn, font), f->fonts.len);
        vec_push(&f->fonts, c);
        c->number = objects_reserve(&f->objects);
        DrawnValue part = descendant(f, font);
        if (drawn_is_dictionary(f->drawn, part))
            complete_composite(f, c, font, part);
        else
            complete_simple(f, c, font);
    }
    mem_free(names);
}

/* ---- fonts of a page ---- */

static CompletedFont *font_of(Finisher *f, size_t page, const char *name)
{
    DrawnValue resources = drawn_get(f->drawn, drawn_page(f->drawn, page), "/Resources");
    CompletedFont *c = finish_completed(f, drawn_get(f->drawn, drawn_get(f->drawn, resources, "/Font"), name));
    drawn_release(f->drawn);
    return c;
}

const DrawnFont *finish_font(Finisher *f, size_t page, const char *name)
{
    CompletedFont *c = font_of(f, page, name);
    if (c && c->composite && !c->read) {
        c->read = true;
        c->usable =
            c->packed_texts.len && flate_unpack(f->flate, c->packed_texts.data, c->packed_texts.len, &c->drawn.texts);
    }
    return c && c->usable ? &c->drawn : NULL;
}

int finish_font_with(Finisher *f, size_t page, const char *name, const FontParts *parts)
{
    const CompletedFont *c = font_of(f, page, name);
    Buf program = {0}, texts = {0};
    if (!c || !c->composite)
        return 0;
    flate_pack(f->flate, FLATE_FAST, parts->program.data, parts->program.len, &program);
    flate_pack(f->flate, FLATE_FAST, parts->texts.data, parts->texts.len, &texts);
    Cut cut = {&program, &texts, parts->program.len, parts->widths, parts->n_widths, parts->tag};
    int number = objects_reserve(&f->objects);
    put_cut(f, c, number, &cut);
    return number;
}
