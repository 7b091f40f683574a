/* Layouts and fonts that stay from build to build. */
#include "run/session.h"

struct DriverSession {
    World *world;
    LayoutContext *layout;    /* NULL: to be loaded */
    uint64_t folders;         /* of the folders it was loaded from */
    VEC(uint64_t) faces;      /* of the font files that it has opened */
    Memo *subsets, *webfonts; /* of its faces; NULL: none yet */
    uint64_t tool;
};

DriverSession *driver_session_new(World *w)
{
    DriverSession *s = mem_alloc(sizeof *s);
    s->world = world_new_child(w);
    s->tool = fingerprint_tool();
    return s;
}

static void forget(DriverSession *s)
{
    layout_context_free(s->layout);
    s->layout = NULL;
    memo_free(s->subsets);
    memo_free(s->webfonts);
    s->subsets = s->webfonts = NULL;
    vec_free(&s->faces);
}

void driver_session_free(DriverSession *s)
{
    if (!s)
        return;
    forget(s);
    world_free(s->world);
    mem_free(s);
}

Memo *session_subsets(DriverSession *s)
{
    return s->subsets;
}

Memo *session_webfonts(DriverSession *s)
{
    return s->webfonts;
}

uint64_t session_tool(DriverSession *s)
{
    return s->tool;
}

static uint64_t folders_of(const Build *b)
{
    uint64_t layouts = world_tree_stamp(b->world, b->o->paths.layouts);
    return layouts * 31 + world_tree_stamp(b->world, b->o->paths.fonts);
}

static uint64_t face_stamp(DriverSession *s, size_t i)
{
    return world_tree_stamp(s->world, font_book_face(layout_context_fonts(s->layout), i)->path);
}

static bool faces_are_same(DriverSession *s)
{
    for (size_t i = 0; i < s->faces.len; i++)
        if (face_stamp(s, i) != s->faces.ptr[i])
            return false;
    return true;
}

static void recall_fonts(DriverSession *s)
{
    if (!s->subsets) {
        s->subsets = subset_memo_new();
        s->webfonts = html_memo_new();
    }
    memo_age(s->subsets);
    memo_age(s->webfonts);
}

LayoutContext *session_layout(Build *b)
{
    DriverSession *s = b->o->session;
    uint64_t folders = folders_of(b);
    if (s->layout && (folders != s->folders || !faces_are_same(s)))
        forget(s);
    s->folders = folders;
    if (!s->layout)
        s->layout = layout_context_new(s->world, b->shared, b->group, b->o->paths.layouts, b->o->paths.fonts);
    if (s->layout)
        layout_context_go_on(s->layout, b->group);
    recall_fonts(s);
    return s->layout;
}

void session_end(Build *b)
{
    DriverSession *s = b->o->session;
    if (!s->layout)
        return;
    for (size_t i = s->faces.len; i < font_book_faces(layout_context_fonts(s->layout)); i++)
        vec_push(&s->faces, face_stamp(s, i));
    if (diag_errors(b->shared) || diag_warnings(b->shared))
        forget(s);
}
