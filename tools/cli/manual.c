/* `paiban manual`. */
#include "usage/manual.h"

#include "cli/commands.h"

int command_manual(Cli *c)
{
    Buf text = {0};
    manual_write(&text, c->version);
    int status = cli_print(text.data, text.len);
    buf_free(&text);
    return status;
}
