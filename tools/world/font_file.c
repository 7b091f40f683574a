/* Font files in memory: mapped, so that processes share their pages, and none counts that nobody reads any more. */
#include "world/world_fonts.h"

#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct Mapping {
    void *at;
    size_t size;
} Mapping;

static void unmap(void *user)
{
    Mapping *m = user;
    munmap(m->at, m->size);
    mem_free(m);
}

static hb_blob_t *map_file(const char *path)
{
    const int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat st;
    if (fd < 0)
        return NULL;
    bool usable = fstat(fd, &st) == 0 && st.st_size > 0 && st.st_size <= INT_MAX;
    void *at = usable ? mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0) : MAP_FAILED;
    const int error = errno;
    close(fd);
    errno = error;
    if (at == MAP_FAILED)
        return NULL;
    Mapping *m = mem_alloc(sizeof *m);
    *m = (Mapping){at, (size_t)st.st_size};
    return hb_blob_create(at, (unsigned)m->size, HB_MEMORY_MODE_READONLY, m, unmap);
}

hb_blob_t *world_font_blob_new(World *w, Diag *d, const char *path)
{
    (void)w;
    errno = 0;
    hb_blob_t *blob = map_file(path);
    if (!blob)
        diag_system(d, path, errno ? errno : EIO, "map the font file");
    return blob;
}

void world_font_rest(hb_blob_t *blob)
{
    unsigned size;
    const char *at = hb_blob_get_data(blob, &size);
    (void)madvise((void *)(uintptr_t)at, size, MADV_DONTNEED); /* read again from the file, when they are asked for */
}
