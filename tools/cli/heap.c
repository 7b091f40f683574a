/* Memory for the whole process, its libraries included: where there is none the run ends, with 3. Libraries take a
 * failure in all ways (GLib aborts, cairo draws nothing and says so to whoever asks, some go on with less), so that
 * wrong PDFs came out of it; none of them is ever told of one. What was staged is cleared up by the next run. Linked
 * into the program alone; glibc lets malloc be replaced so (its manual, "Replacing malloc"). */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifdef __GLIBC__
/* glibc's own, under the names that it keeps for this. */
void *__libc_malloc(size_t size);              // NOLINT(bugprone-reserved-identifier)
void *__libc_calloc(size_t n, size_t size);    // NOLINT(bugprone-reserved-identifier)
void *__libc_realloc(void *p, size_t size);    // NOLINT(bugprone-reserved-identifier)
void *__libc_memalign(size_t to, size_t size); // NOLINT(bugprone-reserved-identifier)
void *memalign(size_t to, size_t size);

// NOLINTBEGIN(readability-inconsistent-declaration-parameter-name): glibc's are reserved
static void *check(void *p, size_t size)
{
    static const char words[] = "paiban: error: out of memory\n";
    if (p || !size)
        return p;
    if (write(2, words, strlen(words)) < 0) {
        /* nobody to tell */
    }
    _exit(3);
}

void *malloc(size_t size)
{
    return check(__libc_malloc(size), size);
}

void *calloc(size_t n, size_t size)
{
    return check(__libc_calloc(n, size), n && size);
}

void *realloc(void *p, size_t size)
{
    return check(__libc_realloc(p, size), size);
}

void *memalign(size_t to, size_t size)
{
    return check(__libc_memalign(to, size), size);
}

void *aligned_alloc(size_t to, size_t size)
{
    return check(__libc_memalign(to, size), size);
}

int posix_memalign(void **p, size_t to, size_t size)
{
    if (!to || to % sizeof(void *) || to & (to - 1))
        return EINVAL;
    *p = check(__libc_memalign(to, size), size);
    return 0;
}
// NOLINTEND(readability-inconsistent-declaration-parameter-name)
#endif
