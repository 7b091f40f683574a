#include "store/sums.h"

#include <string.h>

#define BETWEEN "  " /* and the file is read as it is */

void sum_put(const FileSum *sum, Buf *out)
{
    char hex[SHA256_HEX + 1];
    sha256_hex(sum->bytes, hex);
    buf_printf(out, "%s" BETWEEN "%s\n", hex, sum->name);
}

bool sum_read(const char *line, FileSum *sum)
{
    if (!sha256_read(line, sum->bytes) || strncmp(line + SHA256_HEX, BETWEEN, strlen(BETWEEN)) != 0)
        return false;
    sum->name = line + SHA256_HEX + strlen(BETWEEN);
    return true;
}
