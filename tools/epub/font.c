/* The font that Tibetan in a book brings along. */
#include "epub/book.h"

#include "fonts/embed.h"
#include "frame/walk.h"

/* Faces that set Tibetan on the pages, and how often. */
typedef struct FaceUse {
    const Face *face;
    size_t clusters;
} FaceUse;
typedef VEC(FaceUse) FaceUses;

static bool is_tibetan(const Run *run)
{
    const unsigned char *s = (const unsigned char *)run->text;
    return run->n_text >= 3 && s[0] == 0xE0 && s[1] >= 0xBC && s[1] <= 0xBF; /* U+0F00 to U+0FFF */
}

static void count_run(void *self, const FrameWalk *at, const Line *line, const Run *run)
{
    (void)at;
    FaceUses *uses = self;
    if (line->kind != LINE_BODY || run->face->made || !is_tibetan(run))
        return;
    size_t i = 0;
    while (i < uses->len && uses->ptr[i].face != run->face)
        i++;
    if (i == uses->len) {
        FaceUse use = {run->face, 0};
        vec_push(uses, use);
    }
    uses->ptr[i].clusters += run->n_clusters;
}

/* The face of the text: the one that sets most. NULL: none. */
static const Face *tibetan_face(const Book *b)
{
    static const FrameVisitor visit = {.run = count_run};
    FaceUses uses = {0};
    FaceUse most = {NULL, 0};
    for (size_t i = 0; i < b->r.frames->n_pages; i++)
        frame_walk(&b->r.frames->pages[i], &(FrameOutput){&visit, &uses}, 1);
    for (size_t i = 0; i < uses.len; i++)
        if (uses.ptr[i].clusters > most.clusters)
            most = uses.ptr[i];
    vec_free(&uses);
    return most.face;
}

bool book_font(Book *b)
{
    const Face *face = b->has_tibetan ? tibetan_face(b) : NULL;
    Buf font = {0};
    if (!face || !face_may_be_embedded(face))
        return true;
    bool ok = face_embed(face, "Book Tibetan", TIBETAN_FIRST, b->tibetan, sizeof b->tibetan, &font);
    if (ok)
        book_add(b, (BookItem){.name = BOOK_FONT,
                               .media = "application/font-sfnt",
                               .properties = "",
                               .data = font.data,
                               .n = font.len});
    else
        diag_error(b->r.diag, diag_file(b->r.diag, face->path), DIAG_FONT_NOT_SUBSET);
    b->has_font = ok;
    buf_free(&font);
    return ok;
}
