/* The record of pictures, OUT/.paiban/pictures: by their contents, so it is never out of date. */
#include "outputs/outputs.h"

#define RECORD_PATH ".paiban/pictures"

void known_pictures_load(Build *b)
{
    Buf path = {0}, text = {0};
    buf_printf(&path, "%s/" RECORD_PATH, b->o->paths.out);
    World *own = world_new(); /* no input of the run: not in the depfile */
    Diag *quiet = diag_new(); /* without it everything is checked */
    bool missing;
    if (world_read(own, quiet, path.data, &text, &missing) && text.len)
        picture_store_parse(b->pictures, b->tool, text.data);
    diag_free(quiet);
    world_free(own);
    buf_free(&path);
    buf_free(&text);
}

bool known_pictures_write(Build *b)
{
    Buf text = {0};
    picture_store_print(b->pictures, b->tool, &text);
    bool ok = world_stage(b->group_files.txn, b->diag, RECORD_PATH, text.data, text.len);
    buf_free(&text);
    return ok;
}
