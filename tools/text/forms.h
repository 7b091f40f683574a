/* Private to text and lines: how characters stand in vertical text 竖排 (CLREQ 3.2.3; GB/T 15834, marks of vertical
 * text): Han and marks upright, two or three digits side by side in one em (纵中横), longer Western runs and Tibetan on
 * their side. */
#ifndef TEXT_FORMS_H
#define TEXT_FORMS_H

#include "text/cluster.h"
#include "text/para.h"

/* Gives each character its form; digits that are set across don't part. */
void forms_find(Ch *ch, size_t n);
/* The class that an upright character's neighbours see. */
CharClass forms_class(const Ch *c);
/* Has a run that was shaped upright no vertical form of its mark, as 楷 has none? Then the mark is turned. */
bool forms_lacks_upright(const Ch *c, const ShapedRun *r);

/* Where the baseline of turned text stands, right of its line's centre: half the height of capitals to the left. */
static inline Len forms_turned_base(Len size)
{
    return -len_mul(size, 38, 100);
}

/* Puts an atom's glyphs, which stand one below the other down to `pen`, in its box about the column's centre. */
void forms_set_upright(Atom *a, Glyph *glyphs, Len pen, bool wide_dot);
/* Fills r->n glyphs of an atom with a run set across in one em. */
void forms_set_across(Atom *a, Glyph *glyphs, const ShapedRun *r);

#endif
