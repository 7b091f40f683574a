#include "pdfio/objects.h"
#include "pdfio/value.h"
#include <assert.h>
#include <string.h>

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

int objects_next_ref(const Objects *o, int object, size_t *at)
{
    const Object *one = &o->list.ptr[object];
    if (*at >= one->n)
        return 0;
    const char *text = o->text.data + one->at, *mark = memchr(text + *at, REF_MARK, one->n - *at);
    *at = mark ? (size_t)(mark - text) + REF_SIZE : one->n;
    return mark ? value_read_ref(mark) : 0;
}

int objects_ref(const Objects *o, int object, const char *key)
{
    const Object *one = &o->list.ptr[object];
    const char *text = o->text.data + one->at;
    size_t n = strlen(key);
    for (size_t at = 0; objects_next_ref(o, object, &at);) {
        const char *mark = text + at - REF_SIZE;
        size_t before = at - REF_SIZE; /* the key, a space */
        if (before > n && memcmp(mark - 1 - n, key, n) == 0)
            return value_read_ref(mark);
    }
    return 0;
}
