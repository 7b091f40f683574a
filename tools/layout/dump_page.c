/* A page as its make-up: one line a piece, for golden tests: a changed weight shows as another page. */
#include "layout/dump.h"

#include "layout/specimen.h"
#include <assert.h>

enum { MOST_PICTURES = 16 };

/* What is drawn of a piece. */
typedef struct Drawn {
    Len title; /* its size; 0: none */
    Buf words; /* the title's lines */
    int title_lines;
    bool vertical;
    Rect pictures[MOST_PICTURES];
    int n_pictures;
} Drawn;

static void draw_line(Drawn *x, const Line *l)
{
    if (x->title_lines++)
        buf_putc(&x->words, '|');
    x->vertical |= l->vertical;
    x->title = line_size(l) > x->title ? line_size(l) : x->title;
    for (uint32_t i = 0; i < l->n_runs; i++)
        if (!(l->runs[i].flags & RUN_SPACE)) /* the | says it */
            buf_put(&x->words, l->runs[i].text, l->runs[i].n_text);
}

/* The piece whose items begin at *at; *at: past them. */
static Drawn read_piece(const PageFrame *f, size_t *at)
{
    Drawn x = {0};
    GroupTag open[64];
    int depth = 0;
    do {
        const Item *it = &f->items[(*at)++];
        if (it->kind == ITEM_BEGIN) {
            assert(depth < (int)(sizeof open / sizeof *open));
            open[depth++] = it->u.group.tag;
        } else if (it->kind == ITEM_END) {
            depth--;
        } else if (it->kind == ITEM_LINE && open[depth - 1] == TAG_HEADLINE) {
            draw_line(&x, &it->u.line);
        } else if (it->kind == ITEM_IMAGE && x.n_pictures < MOST_PICTURES) {
            x.pictures[x.n_pictures++] = it->u.image.at;
        }
    } while (depth > 0);
    return x;
}

static void put_share(Buf *out, const char *what, int thousandths)
{
    buf_printf(out, ", %s %d.%d %%", what, thousandths / 10, thousandths % 10);
}

static void put_piece(Buf *out, const PieceReport *p, const Drawn *x)
{
    static const char *const levels[] = {"-", "头条", "二条", "主体", "简讯"};
    const LockPiece *at = &p->place;
    buf_printf(out, "  %d %d  %d × %d  ", at->column, at->line, at->columns, at->lines);
    if (at->corner != LOCK_NO_CORNER)
        buf_printf(out, "without %s %d × %d  ", at->corner == LOCK_BOTTOM_LEFT ? "bottom left" : "bottom right",
                   at->corner_columns, at->corner_lines);
    assert(at->level >= 0 && at->level < (int)(sizeof levels / sizeof *levels));
    buf_printf(out, "%s ", levels[at->level]);
    buf_put_len(out, x->title, 1);
    buf_printf(out, "%s %s", x->vertical ? " down" : "", x->words.len ? x->words.data : "-");
    for (int i = 0; i < x->n_pictures; i++) {
        buf_printf(out, "%s", i ? " + " : "  picture ");
        buf_put_len(out, x->pictures[i].w, 0);
        buf_puts(out, " × ");
        buf_put_len(out, x->pictures[i].h, 0);
    }
    buf_printf(out, "  text %d white %d", p->text, p->white);
    if (p->broken)
        buf_printf(out, " in columns %d", p->broken);
    if (p->intro)
        buf_printf(out, " intro %d", p->intro);
    if (p->over_lines)
        buf_printf(out, " over %d", p->over_lines);
    if (at->from)
        buf_printf(out, " from %d", at->from);
    if (p->continues_on)
        buf_printf(out, " to %d", p->continues_on);
    buf_putc(out, '\n');
}

static void put_page(Buf *out, const PageFrame *f)
{
    const PageReport *r = f->report;
    buf_printf(out, "page %d %s, %d × %d", r->number, r->layout, r->columns, r->lines);
    put_share(out, "fill", report_fill(r));
    put_share(out, "white", report_white(r));
    buf_printf(out, ", cost %lld\n", (long long)r->cost);
    size_t piece = 0;
    for (size_t i = 0; i < f->n_items;)
        if (f->items[i].kind == ITEM_BEGIN && f->items[i].u.group.tag == TAG_ARTICLE) {
            Drawn x = read_piece(f, &i);
            assert(piece < r->n);
            put_piece(out, &r->pieces[piece++], &x);
            buf_free(&x.words);
        } else {
            i++;
        }
}

bool layout_dump_page(LayoutContext *c, Diag *d, const char *layout, Article *const *articles, size_t n, Buf *out)
{
    Arena *a = arena_new();
    IssueFrames f;
    bool ok = specimen_page(c, d, a, layout, articles, n, &f);
    for (size_t i = 0; i < f.n_pages; i++)
        put_page(out, &f.pages[i]);
    arena_free(a);
    return ok;
}
