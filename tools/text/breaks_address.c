/* URLs and e-mail addresses break only at their joints: after a solidus (the last of several), . , ? & = and a colon
 * that is not followed by a solidus; before # ~ _ and @; before % for want of better; never beside a hyphen, which
 * could be taken for a hyphenation; two characters at least stay on either side. Chicago (7.46) breaks before . , ? and
 * %, but no Chinese line starts with them (CLREQ 3.1.4). */
#include "base/chars.h"
#include "text/breaks_class.h"
#include "text/breaks_units.h"

static bool starts_with(const uint32_t *cps, size_t n, const char *s)
{
    size_t i = 0;
    for (; s[i] != '\0'; i++)
        if (i >= n || (cps[i] | 0x20) != (uint32_t)(s[i] | 0x20))
            return false;
    return true;
}

/* host.name/path: a dot between letters, then a solidus. */
static bool is_address(const uint32_t *cps, size_t n)
{
    if (starts_with(cps, n, "www.") || starts_with(cps, n, "mailto:"))
        return true;
    bool dot = false, at = false;
    for (size_t i = 1; i + 1 < n; i++) {
        if (cps[i] == ':' && i + 2 < n && cps[i + 1] == '/' && cps[i + 2] == '/')
            return true;
        bool inside = char_is_ascii_alnum(cps[i - 1]) && char_is_ascii_alnum(cps[i + 1]);
        if (cps[i] == '@' && inside)
            at = true;
        if (cps[i] == '.' && inside && char_is_letter(cps[i + 1]))
            dot = true;
        if ((cps[i] == '/' && dot && char_is_letter(cps[i - 1])) || (at && dot && cps[i] == '.'))
            return true;
    }
    return false;
}

static BreakKind joint(uint32_t before, uint32_t after)
{
    if (before == '-' || !(char_is_ascii_alnum(after) || after == '#' || after == '~' || after == '_' || after == '@' ||
                           after == '%' || after == '('))
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

void breaks_address(const uint32_t *cps, size_t n, uint8_t *out)
{
    for (size_t i = 0; i < n;) {
        if (!char_is_graph(cps[i])) {
            i++;
            continue;
        }
        size_t end = i;
        while (end < n && char_is_graph(cps[end]))
            end++;
        size_t next = end;
        while (i < end && !char_is_ascii_alnum(cps[i]))
            i++;
        while (end > i && !char_is_ascii_alnum(cps[end - 1]) && cps[end - 1] != '/')
            end--;
        if (end - i >= 5 && is_address(cps + i, end - i))
            for (size_t k = i; k + 1 < end; k++)
                out[k] = (uint8_t)(k >= i + 1 && k + 2 < end ? joint(cps[k], cps[k + 1]) : BREAK_NO);
        i = next;
    }
}
