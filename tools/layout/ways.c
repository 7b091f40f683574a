/* Plan's options → make-up's ways (layout/ways.h). */
#include "layout/ways.h"

#include <assert.h>

/* Headlines follow width: the level of the one over so many columns. */
static int level_of(int columns)
{
    return columns >= 5 ? 0 : columns >= 3 ? 1 : columns == 2 ? 2 : 3;
}

static const Headline *headline(MakeupPiece p, int columns)
{
    return p.from_page ? article_continued(p.set, columns, p.from_page) : article_headline(p.set, columns, LEVEL_OF_WIDTH);
}

static MakeupWay way_of_option(MakeupPiece p, int columns, const PlanOption *o, int id)
{
    const Headline *h = headline(p, columns);
    int beside = p.from_page ? 0 : h->columns_taken, body = o->height - (beside ? 0 : h->lines);
    int text = o->text * (columns - beside), floats = body * (columns - beside) - text;
    return (MakeupWay){.columns = columns,
                       .level = level_of(columns),
                       .least = o->height,
                       .most = o->height + o->growth,
                       .cost = o->cost,
                       .line_cost = 1,
                       .title = h->title_size,
                       .head = h->lines,
                       .text = text,
                       .tallest = o->text,
                       .picture = p.set->n_floats && floats > 0 ? floats : 0,
                       .vertical_title = beside > 0,
                       .id = id};
}

MakeupBlock *ways_of_pieces(Arena *a, const MakeupPiece *pieces, size_t n, int columns)
{
    assert(columns >= 1 && columns <= MOST_COLUMNS);
    MakeupBlock *blocks = ARENA_ARRAY(a, MakeupBlock, n + 1);
    for (size_t i = 0; i < n; i++) {
        const Article *article = pieces[i].set->article;
        MakeupWay *ways = ARENA_ARRAY(a, MakeupWay, columns * MOST_OPTIONS);
        size_t n_ways = 0;
        for (int w = 1; w <= columns; w++) {
            const PlanOption *options;
            size_t n_options = plan_options(pieces[i], w, &options);
            for (size_t k = 0; k < n_options; k++)
                ways[n_ways++] = way_of_option(pieces[i], w, &options[k], (int)k);
        }
        blocks[i] = (MakeupBlock){.rank = (int)i,
                                  .ways = ways,
                                  .n_ways = n_ways,
                                  .advert = article->advert,
                                  .boxed = article->box,
                                  .continued = pieces[i].from_page > 0,
                                  .span = pieces[i].from_page ? 0 : article->span};
    }
    return blocks;
}
