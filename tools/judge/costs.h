/* What makes a page good or bad, in points, by the names that the trade has for it. A layout may change each weight
 * (`makeup:` in layout.yaml). */
#ifndef JUDGE_COSTS_H
#define JUDGE_COSTS_H

/* X(name, key in layouts, weight): what one of it costs. */
#define MAKEUP_COST_TABLE(X)                                                                                           \
    X(SETTING, setting, 1)           /* a point of a way's own cost */                                                 \
    X(WHITE, white, 12)              /* 空白: a column-line that stays white */                                      \
    X(OVER, over, 40)                /* 溢出: a column-line that finds no room */                                    \
    X(CUT, cut, 600)                 /* each block that is cut at all */                                               \
    X(LEFT_OUT, left_out, 4000)      /* 撤稿: each block left out */                                                 \
    X(SPAN, span, 5000)              /* columns asked for and not had */                                               \
    X(LEAD_PLACE, lead_place, 400)   /* 头条: the lead doesn't stand top left */                                     \
    X(LEAD_NARROW, lead_narrow, 600) /* each column that it lacks of 3 (front page 4) */                               \
    X(LEAD_SMALL, lead_small, 1500)  /* its headline isn't the largest */                                              \
    X(LEAD_LEVEL, lead_level, 250)   /* its headline has the size of the second stories' */                            \
    X(INVERSION, inversion, 400)     /* 倒置: a less important block has the larger headline */                      \
    X(LEVEL, level, 25)              /* a headline a level off its rank's */                                           \
    X(TWINS, twins, 400)             /* 碰题: equal headlines side by side */                                        \
    X(BESIDE, beside, 4)             /* headlines side by side at all */                                               \
    X(GUTTER, gutter, 240)           /* 通缝: a gutter from head to foot */                                          \
    X(FAULT_LINE, fault_line, 200)   /* 断版: a cut from side to side */                                             \
    X(TALL, tall, 40)                /* 长栏不断: each line over 42 that nothing breaks */                         \
    X(STICK, stick, 60)              /* 孤栏: a long article one column wide */                                      \
    X(SLAB, slab, 40)                /* a broad article of next to no depth */                                         \
    X(TIGHT, tight, 40)              /* 无余地: a block that has no room for five lines of text more */             \
    X(NOTCHED, notched, 80)          /* 咬合: a block that gives up a corner to others */                            \
    X(PICTURE, picture, 9)           /* each column-line that the largest picture lacks of its share */                \
    X(ORDER, order, 1)               /* importance falls from the top left down: a point a line out of order */        \
    X(ANCHOR, anchor, 3000)          /* not at its anchor */                                                           \
    X(FOLD, fold, 3000)              /* 中缝: over the fold of a spread, what must stand beside it */                \
    X(GROUP, group, 3000)            /* a group that fills no rectangle */

typedef enum MakeupCost {
#define X(name, key, weight) MAKEUP_##name,
    MAKEUP_COST_TABLE(X)
#undef X
        MAKEUP_COSTS
} MakeupCost;

typedef struct MakeupWeights {
    int of[MAKEUP_COSTS];
} MakeupWeights;

/* The table's. */
extern const MakeupWeights makeup_weights;
/* The key of a weight in layouts. */
extern const char *const makeup_cost_keys[MAKEUP_COSTS];

#endif
