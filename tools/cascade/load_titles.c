/* How a layout sets titles and what stands around texts: headlines, levels, faces, labels, groups and sidebars. */
#include "cascade/loader.h"

#include "load/load.h"
#include <assert.h>
#include <string.h>

static void load_headlines(const Loader *x)
{
    const HeadlineYaml *y = x->y->headlines.at;
    size_t n = x->y->headlines.n;
    if (!x->y->headlines.span.src)
        return;
    x->l->headlines = ARENA_ARRAY(x->a, HeadlineStep, n);
    x->l->n_headlines = n;
    for (size_t i = 0; i < n; i++, y++) {
        HeadlineStep *h = &x->l->headlines[i];
        h->columns = y->columns.value;
        h->lines = y->lines.value;
        h->fill = y->fill.value;
        h->shoulders = y->shoulders.value;
        loader_role(x, y->role, &h->role);
        loader_len(x, "size", y->size, &h->size);
        h->least = h->size;
        loader_len(x, "least", y->least, &h->least);
        loader_len(x, "kicker", y->kicker, &h->kicker);
        loader_len(x, "deck", y->deck, &h->deck);
        if (y->columns.span.src && h->columns <= (i ? h[-1].columns : 0))
            diag_error(x->d, y->columns.span, DIAG_HEADLINES_ORDER);
        if (y->least.span.src && h->size > 0 && h->least > h->size)
            diag_error(x->d, y->least.span, DIAG_LAYOUT_LEAST);
    }
}

/* A size that a file changes alone: what it inherits beside it gives way. */
static void fit_inherited(const LevelYaml *y, HeadlineLevel *h)
{
    if (y->least.span.src != y->size.span.src && h->least > h->size)
        h->least = h->size;
    if (y->narrow.span.src != y->size.span.src)
        h->narrow = h->narrow > h->size ? h->size : h->narrow < h->least ? h->least : h->narrow;
}

/* 头条, 二条, 主体, 简讯, most important first. */
static void load_levels(const Loader *x)
{
    const YamlList *list = &x->y->levels;
    const LevelYaml *y = list->at;
    if (!list->span.src)
        return;
    if (list->n != HEADLINE_LEVELS) {
        diag_error(x->d, list->span, DIAG_LEVELS_NUMBER, HEADLINE_LEVELS, (int)list->n);
        return;
    }
    x->l->n_levels = list->n;
    for (size_t i = 0; i < list->n; i++, y++) {
        HeadlineLevel *h = &x->l->levels[i];
        *h = (HeadlineLevel){.role = -1};
        loader_role(x, y->role, &h->role);
        loader_len(x, "size", y->size, &h->size);
        h->least = h->narrow = h->size;
        loader_len(x, "least", y->least, &h->least);
        loader_len(x, "narrow", y->narrow, &h->narrow);
        fit_inherited(y, h);
        loader_len(x, "kicker", y->kicker, &h->kicker);
        loader_len(x, "deck", y->deck, &h->deck);
        if (h->size > 0 && h->least > h->size)
            diag_error(x->d, y->least.span, DIAG_LAYOUT_LEAST);
        else if (h->size > 0 && i && h->size >= h[-1].least)
            diag_error(x->d, y->size.span, DIAG_LEVELS_ORDER);
    }
}

/* What editors call the faces of titles. */
static void load_faces(const Loader *x)
{
    const YamlTable *t = &x->y->faces;
    const YamlText *roles = t->at;
    if (!t->span.src)
        return;
    x->l->faces = ARENA_ARRAY(x->a, FaceName, t->n + 1);
    x->l->n_faces = t->n;
    for (size_t i = 0; i < t->n; i++) {
        x->l->faces[i] = (FaceName){.name = t->keys[i].text};
        loader_role(x, roles[i], &x->l->faces[i].role);
    }
}

/* A face by its name, or a role. */
static void put_face(const Loader *x, YamlText t, int *out)
{
    if (!t.span.src)
        return;
    *out = layout_face(x->l, t.text);
    if (*out >= 0)
        return;
    const char **names = ARENA_ARRAY(x->a, const char *, x->l->n_faces + 1);
    for (size_t i = 0; i < x->l->n_faces; i++)
        names[i] = x->l->faces[i].name;
    diag_error(x->d, t.span, DIAG_LAYOUT_VALUE, "face", t.text,
               loader_names(x->a, "a name of `faces`, or a role of fonts.yaml: ", names, x->l->n_faces));
}

/* A word for a drawn one, or the file of a picture. */
static void load_ornament(const Loader *x, YamlText t, LabelLook *look)
{
    static const char *const words[] = {"none", "rule", "double", "bracket", "dot"};
    static_assert(sizeof words / sizeof *words == ORNAMENT_PICTURE, "a word for each that is drawn");
    if (!t.span.src)
        return;
    for (int i = 0; i < ORNAMENT_PICTURE; i++)
        if (strcmp(t.text, words[i]) == 0) {
            look->ornament = (Ornament)i;
            return;
        }
    if (!strchr(t.text, '.'))
        diag_error(x->d, t.span, DIAG_LAYOUT_VALUE, "ornament", t.text,
                   "none, rule, double (文武线), bracket, dot, or a picture's file beside the layout");
    else if (site_picture(x->w, x->d, x->a, loader_dir(x, t), "the layout", t, &look->picture))
        look->ornament = ORNAMENT_PICTURE;
}

static void put_label(YamlChoice t, LabelStyle *out)
{
    if (t.span.src)
        *out = (LabelStyle)t.value;
}

static void put_frame(YamlChoice t, GroupFrame *out)
{
    if (t.span.src && t.value != FRAME_LAYOUT)
        *out = (GroupFrame)t.value;
}

static void load_column_styles(const Loader *x)
{
    const YamlTable *t = &x->y->column_styles;
    const ColumnStyleYaml *y = t->at;
    if (!t->span.src)
        return;
    x->l->column_styles = ARENA_ARRAY(x->a, ColumnStyle, t->n + 1);
    x->l->n_column_styles = t->n;
    for (size_t i = 0; i < t->n; i++) {
        ColumnStyle *s = &x->l->column_styles[i];
        *s = (ColumnStyle){
            .column = t->keys[i].text, .role = -1, .look = {.label = x->l->label, .ornament = ORNAMENT_OF_LABEL}};
        put_face(x, y[i].face, &s->role);
        put_label(y[i].label, &s->look.label);
        load_ornament(x, y[i].ornament, &s->look);
    }
}

static void load_groups(const Loader *x)
{
    const GroupsYaml *y = &x->y->groups;
    put_frame(y->frame, &x->l->groups.frame);
    if (y->head.span.src)
        x->l->groups.band = y->head.value;
    loader_text(y->ornament, &x->l->groups.ornament);
}

static void load_sidebars(const Loader *x)
{
    const SidebarsYaml *y = &x->y->sidebars;
    put_frame(y->frame, &x->l->sidebars.frame);
    put_label(y->label, &x->l->sidebars.label);
}

void titles_load(const Loader *x)
{
    put_label(x->y->label, &x->l->label); /* styles of columns begin with it */
    load_faces(x);
    load_column_styles(x);
    load_groups(x);
    load_sidebars(x);
    load_headlines(x);
    load_levels(x);
}
