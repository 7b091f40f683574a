/* Compatibility forms, case, what is not seen, spaces: UAX 15 over ICU, a character at a time. */
#include "search/fold.h"

#include "chars/chars.h"
#include "base/utf8.h"
#include <assert.h>
#include <unicode/unorm2.h>

enum { LONGEST_FORM = 32 }; /* UTF-16 units; U+FDFA has 18 */

static bool is_unseen(uint32_t cp)
{
    return cp == 0xAD || (cp >= 0x200B && cp <= 0x200F) || (cp >= 0x2060 && cp <= 0x2064) ||
           (cp >= 0xFE00 && cp <= 0xFE0F) || (cp >= 0xE0100 && cp <= 0xE01EF);
}

FoldClass fold_class(uint32_t cp)
{
    if (cp == '\n')
        return FOLD_BREAK;
    if (cp == ' ')
        return FOLD_SPACE;
    if (char_is_cjk_letter(cp))
        return FOLD_HAN;
    if (char_is_word(cp))
        return char_is_tibetan(cp) ? FOLD_TIBETAN : FOLD_WORD;
    return cp >= 0x80 && !char_is_tibetan(cp) && (char_is_alnum(cp) || char_is_mark(cp)) ? FOLD_WORD : FOLD_MARK;
}

typedef struct Folding {
    Folded *out;
    size_t from; /* where this text begins */
    bool space;  /* white space came before */
} Folding;

static void put(Folding *f, uint32_t cp)
{
    if (cp != '\n' && char_is_blank(cp)) {
        f->space = true;
        return;
    }
    if (is_unseen(cp))
        return;
    cp = char_lower(cp);
    uint32_t before = f->out->len > f->from ? f->out->ptr[f->out->len - 1] : '\n';
    if (f->space && before != '\n' && cp != '\n' && fold_class(before) != FOLD_HAN && fold_class(cp) != FOLD_HAN)
        vec_push(f->out, ' ');
    f->space = false;
    vec_push(f->out, cp);
}

static void put_compatible(Folding *f, const UNormalizer2 *nfkc, uint32_t cp)
{
    UChar form[LONGEST_FORM];
    UErrorCode error = U_ZERO_ERROR;
    int32_t n = unorm2_getDecomposition(nfkc, (UChar32)cp, form, LONGEST_FORM, &error);
    if (U_FAILURE(error) || n < 0) { /* it is its own form */
        put(f, cp);
        return;
    }
    UChar composed[LONGEST_FORM];
    n = unorm2_normalize(nfkc, form, n, composed, LONGEST_FORM, &error);
    assert(U_SUCCESS(error) && n <= LONGEST_FORM);
    for (int32_t i = 0; i < n; i++) {
        uint32_t c = composed[i];
        if (c >= 0xD800 && c < 0xDC00 && i + 1 < n)
            c = 0x10000 + ((c - 0xD800) << 10) + (composed[++i] - 0xDC00u);
        put(f, c);
    }
}

void search_fold(const char *text, Folded *out)
{
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *nfkc = unorm2_getNFKCInstance(&error);
    assert(U_SUCCESS(error));
    Folding f = {.out = out, .from = out->len};
    while (*text) {
        uint32_t cp;
        text += utf8_decode(text, &cp);
        if (cp < 0x80 || char_is_plain_han(cp))
            put(&f, cp);
        else
            put_compatible(&f, nfkc, cp);
    }
}
