/* What editors write, by the layout's own names: sizes, faces, columns 栏目. */
#include "style/style.h"

#include <string.h>

bool layout_length(const Layout *l, const char *text, Len *out)
{
    const Units units = {l->elements[EL_BODY].size, l->pitch, l->size_names, l->n_size_names};
    return units_parse(&units, text, out);
}

int layout_face(const Layout *l, const char *name)
{
    for (size_t i = 0; i < l->n_faces; i++)
        if (strcmp(l->faces[i].name, name) == 0)
            return l->faces[i].role;
    return font_book_role(l->fonts, name);
}

const ColumnStyle *layout_column_style(const Layout *l, const char *column)
{
    for (size_t i = 0; i < l->n_column_styles; i++)
        if (strcmp(l->column_styles[i].column, column) == 0)
            return &l->column_styles[i];
    return NULL;
}

const LabelLook *layout_label(const Layout *l, Arena *a, const char *column)
{
    const ColumnStyle *style = layout_column_style(l, column);
    LabelLook *look = ARENA_NEW(a, LabelLook);
    *look = style ? style->look : (LabelLook){.label = l->label, .ornament = ORNAMENT_OF_LABEL};
    if (look->ornament == ORNAMENT_OF_LABEL)
        look->ornament = look->label == LABEL_TAG ? ORNAMENT_NONE : ORNAMENT_RULE;
    return look;
}
