#include "facsimile/woff2.h"

#include <cstring>
#include <thread>
#include <unistd.h>
#include <woff2/encode.h>

namespace
{

// Debian's libwoff2enc writes "Compressed … to …" to standard error for every font. Called from a thread of its own,
// whose table of files is no longer the others' and lacks standard error, it says it to nobody. Where the system can't
// do that (Linux before 5.9) the lines appear.
void leave_standard_error()
{
#ifdef CLOSE_RANGE_UNSHARE
    close_range(STDERR_FILENO, STDERR_FILENO, CLOSE_RANGE_UNSHARE);
#endif
}

} // namespace

bool woff2_encode(const uint8_t *sfnt, size_t n, int quality, Buf *out)
{
    size_t length = woff2::MaxWOFF2CompressedSize(sfnt, n);
    buf_reserve(out, length + 1);
    memset(out->data + out->len, 0, length); // the encoder skips the bytes it pads with
    woff2::WOFF2Params params;
    params.brotli_quality = quality;
    bool ok = false;
    std::thread encoder([&] {
        leave_standard_error();
        ok = woff2::ConvertTTFToWOFF2(sfnt, n, reinterpret_cast<uint8_t *>(out->data) + out->len, &length, params);
    });
    encoder.join();
    if (ok) {
        out->len += length;
        out->data[out->len] = '\0';
    }
    return ok;
}
