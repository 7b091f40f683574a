/* `paiban completion SHELL`. */
#include "usage/completion.h"

#include "cli/commands.h"
#include <string.h>

int command_completion(Cli *c)
{
    const char *shell = c->args->operands[0];
    Buf text = {0};
    if (strcmp(shell, "bash") == 0)
        completion_bash(&text);
    else if (strcmp(shell, "zsh") == 0)
        completion_zsh(&text);
    else
        completion_fish(&text);
    int status = cli_print(text.data, text.len);
    buf_free(&text);
    return status;
}
