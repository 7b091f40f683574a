#include "pdfio/objects.h"
#include <assert.h>

void objects_init(Objects *o)
{
    *o = (Objects){0};
    objects_reserve(o); /* numbers begin at 1 */
}

void objects_free(Objects *o)
{
    for (size_t i = 0; i < o->list.len; i++)
        buf_free(&o->list.ptr[i].data);
    vec_free(&o->list);
    buf_free(&o->text);
}

int objects_reserve(Objects *o)
{
    Object none = {0};
    vec_push(&o->list, none);
    return (int)o->list.len - 1;
}

Buf *objects_begin(Objects *o, int number)
{
    assert(number > 0 && (size_t)number < o->list.len && !o->open);
    o->list.ptr[number].at = o->text.len;
    o->open = number;
    return &o->text;
}

Buf *objects_begin_stream(Objects *o, int number, Buf *data)
{
    Buf *b = objects_begin(o, number);
    o->list.ptr[number].stream = true;
    o->list.ptr[number].data = *data;
    *data = (Buf){0};
    return b;
}

void objects_end(Objects *o)
{
    Object *one = &o->list.ptr[o->open];
    one->n = o->text.len - one->at;
    o->open = 0;
}
