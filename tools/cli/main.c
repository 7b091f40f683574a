/* The program. What it does is in run.c; memory that ends is in heap.c. */
#include "base/mem.h"
#include "cli/commands.h"

int main(int argc, char **argv)
{
    mem_keep_freed();
    return cli_run(argc, argv, PAIBAN_VERSION, PAIBAN_SOURCE_DIR);
}
