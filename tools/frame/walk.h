/* The one walk over a page's items, for every output: a table of callbacks each (as MuPDF's device), told of one item
 * after another in drawing order, which is reading order. Several outputs may share a walk; each is told of an item
 * before the next one is. */
#ifndef FRAME_WALK_H
#define FRAME_WALK_H

#include "frame/frame.h"

/* Where the walk is. */
typedef struct FrameWalk {
    const PageFrame *page;
    size_t item; /* the index of the one told of */
    const GroupInfo *const
        *open; /* the groups it stands in, outermost first; the last is a group that begins or ends */
    size_t depth;
    uint32_t inside[GROUP_TAGS]; /* how many groups of each kind are open */
} FrameWalk;

/* NULL: the output has no use for it. */
typedef struct FrameVisitor {
    void (*begin)(void *self, const FrameWalk *at, const GroupInfo *group);
    void (*end)(void *self, const FrameWalk *at, const GroupInfo *group); /* each that began, the page's last too */
    void (*line)(void *self, const FrameWalk *at, const Line *line);      /* before its runs */
    void (*run)(void *self, const FrameWalk *at, const Line *line, const Run *run);
    void (*rect)(void *self, const FrameWalk *at, const Item *item);
    void (*stroke)(void *self, const FrameWalk *at, const Item *item);
    void (*dot)(void *self, const FrameWalk *at, const Item *item);
    void (*wave)(void *self, const FrameWalk *at, const Item *item);
    void (*image)(void *self, const FrameWalk *at, const Item *item);
} FrameVisitor;

typedef struct FrameOutput {
    const FrameVisitor *visit;
    void *self;
} FrameOutput;

/* Tells n outputs of everything on a page, in this order at each item. */
void frame_walk(const PageFrame *page, const FrameOutput *to, size_t n);

#endif
