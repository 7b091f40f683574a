/* URLs and e-mail addresses break only at their joints: after a solidus (the last of several), . , ? & = and a colon
 * that is not followed by a solidus; before # _ and @; before % for want of better; never beside a hyphen, which
 * could be taken for a hyphenation; two characters at least stay on either side. Chicago (7.46) breaks before . , ? and
 * %, but no Chinese line starts with them (CLREQ 3.1.4). */
#include "chars/chars.h"
#include "doc/address.h"
#include "breaks/breaks_class.h"
#include "breaks/breaks_units.h"

static BreakKind joint(uint32_t before, uint32_t after)
{
    if (before == '-' ||
        !(char_is_ascii_alnum(after) || after == '#' || after == '_' || after == '@' || after == '%' || after == '('))
        return BREAK_NO;
    switch (before) {
    case '/':
    case '&':
    case '=':
    case ':':
    case '.':
    case ',':
    case '?':
    case ';':
        return after == '%' ? BREAK_POOR : BREAK_ALLOWED;
    default:
        if (char_is_ascii_alnum(after) || after == '(' || !(char_is_ascii_alnum(before) || before == ')'))
            return BREAK_NO;
        return after == '%' ? BREAK_POOR : BREAK_ALLOWED;
    }
}

BreakKind address_joint(uint32_t before, uint32_t after, size_t left, size_t right)
{
    return left >= 2 && right >= 2 ? joint(before, after) : BREAK_NO;
}

void breaks_address(const uint32_t *cps, size_t n, uint8_t *out)
{
    Address a;
    for (size_t i = 0; address_next_cps(cps, n, i, &a); i = a.to)
        for (size_t k = a.from; k + 1 < a.to; k++)
            out[k] = (uint8_t)address_joint(cps[k], cps[k + 1], k + 1 - a.from, a.to - k - 1);
}
