#include "cli/commands.h"

int main(int argc, char **argv)
{
    return cli_run(argc, argv, PAIBAN_VERSION, PAIBAN_SOURCE_DIR);
}
