/* Days and times: read, compared, written. */
#include "base/moment.h"

#include "base/utf8.h"
#include <assert.h>
#include <string.h>

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int month_days(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    assert(month >= 1 && month <= 12);
    return days[month - 1] + (month == 2 && is_leap(year));
}

int64_t day_number(int year, int month, int day)
{
    int64_t y = year - (month <= 2), era = (y >= 0 ? y : y - 399) / 400;
    int64_t year_of_era = y - era * 400, from_march = month + (month > 2 ? -3 : 9);
    int64_t day_of_year = (153 * from_march + 2) / 5 + day - 1;
    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

static bool is_day(Moment m)
{
    return m.year >= 1 && m.month >= 1 && m.month <= 12 && m.day >= 1 && m.day <= month_days(m.year, m.month);
}

/* Exactly n digits, and the mark behind them unless it is 0. */
static bool take_number(const char **s, int n, char mark, int *value)
{
    *value = 0;
    for (int i = 0; i < n; i++, (*s)++) {
        if (**s < '0' || **s > '9')
            return false;
        *value = *value * 10 + (**s - '0');
    }
    if (mark && *(*s)++ != mark)
        return false;
    return true;
}

static bool take_zone(const char *s, Moment *m)
{
    const bool apart = *s == ' ';
    s += apart;
    if (!*s)
        return !apart;
    if (strcmp(s, "Z") == 0 || strcmp(s, "z") == 0) {
        m->zone = 0;
        return true;
    }
    int sign = *s == '+' ? 1 : *s == '-' ? -1 : 0, hours, minutes;
    s++;
    if (!sign || !take_number(&s, 2, ':', &hours) || !take_number(&s, 2, 0, &minutes) || *s || hours > 14 ||
        minutes > 59)
        return false;
    m->zone = sign * (hours * 60 + minutes);
    return true;
}

static bool take_time(const char *s, Moment *m)
{
    if (!take_number(&s, 2, ':', &m->hour) || !take_number(&s, 2, 0, &m->minute))
        return false;
    if (*s == ':') {
        s++;
        if (!take_number(&s, 2, 0, &m->second))
            return false;
    }
    return m->hour < 24 && m->minute < 60 && m->second < 60 && take_zone(s, m);
}

bool moment_parse(const char *s, Moment *m)
{
    Moment r = {.zone = MOMENT_BEIJING};
    if (!take_number(&s, 4, '-', &r.year) || !take_number(&s, 2, '-', &r.month) || !take_number(&s, 2, 0, &r.day) ||
        !is_day(r))
        return false;
    if (*s && ((*s != 'T' && *s != 't' && *s != ' ') || !take_time(s + 1, &r)))
        return false;
    *m = r;
    return true;
}

/* Digits of any width, full-width ones too, cut into numbers by all else that stands in dates. */
static size_t numbers_of(const char *s, int most, int *out, int *digits)
{
    size_t n = 0;
    bool open = false;
    while (*s) {
        uint32_t cp;
        s += utf8_decode(s, &cp);
        int d = cp >= '0' && cp <= '9' ? (int)cp - '0' : cp >= 0xFF10 && cp <= 0xFF19 ? (int)cp - 0xFF10 : -1;
        if (d < 0) {
            open = false;
            continue;
        }
        if (!open && (int)n == most)
            return n + 1;
        if (!open) {
            out[n] = 0;
            digits[n++] = 0;
        }
        open = true;
        if (++digits[n - 1] > 8)
            return 0;
        out[n - 1] = out[n - 1] * 10 + d;
    }
    return n;
}

bool moment_looks_so(const char *s)
{
    static const char *const marks[] = {"年", "月", "日", "号", "號", "．", "／", "－", "—"};
    bool digit = false;
    while (*s) {
        size_t n = 0;
        uint32_t cp;
        int length = utf8_decode(s, &cp);
        for (size_t i = 0; i < sizeof marks / sizeof *marks && !n; i++)
            n = strncmp(s, marks[i], strlen(marks[i])) == 0 ? strlen(marks[i]) : 0;
        digit |= (cp >= '0' && cp <= '9') || (cp >= 0xFF10 && cp <= 0xFF19);
        if (!n && !strchr("0123456789-/.:TtZz+ ", *s) && (cp < 0xFF10 || cp > 0xFF19))
            return false;
        s += n ? n : (size_t)length;
    }
    return digit;
}

bool moment_meant(const char *s, Moment *m)
{
    int v[3], digits[3];
    size_t n = moment_looks_so(s) ? numbers_of(s, 3, v, digits) : 0;
    Moment r = {.zone = MOMENT_BEIJING};
    if (n == 1 && digits[0] == 8)
        r = (Moment){.year = v[0] / 10000, .month = v[0] / 100 % 100, .day = v[0] % 100, .zone = MOMENT_BEIJING};
    else if (n == 3 && digits[0] == 4)
        r = (Moment){.year = v[0], .month = v[1], .day = v[2], .zone = MOMENT_BEIJING};
    if (!is_day(r))
        return false;
    *m = r;
    return true;
}

int64_t moment_epoch(Moment m)
{
    return day_number(m.year, m.month, m.day) * 86400 + ((int64_t)m.hour * 60 + m.minute - m.zone) * 60 + m.second;
}

/* Of a day's number since 1970, by years of 400 that begin in March: Hinnant's chrono-compatible algorithms. */
static void set_day(Moment *m, int64_t day)
{
    enum { ERA = 146097, TO_1970 = 719468 };
    const int64_t z = day + TO_1970, era = (z >= 0 ? z : z - ERA + 1) / ERA, of_era = z - era * ERA;
    const int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / (ERA - 1)) / 365;
    const int64_t of_year = of_era - (365 * year + year / 4 - year / 100), from_march = (5 * of_year + 2) / 153;
    m->month = (int)(from_march < 10 ? from_march + 3 : from_march - 9);
    m->year = (int)(year + era * 400 + (m->month <= 2));
    m->day = (int)(of_year - (153 * from_march + 2) / 5 + 1);
}

Moment moment_in(int64_t time, int zone)
{
    enum { DAY = 86400 };
    const int64_t local = time + zone * 60, second = (local % DAY + DAY) % DAY;
    Moment m = {.zone = zone};
    set_day(&m, (local - second) / DAY);
    m.hour = (int)(second / 3600);
    m.minute = (int)(second / 60 % 60);
    m.second = (int)(second % 60);
    return m;
}

Moment moment_of(int64_t time)
{
    return moment_in(time, MOMENT_BEIJING);
}

/* Two digits at a time: what snprintf would write, in any locale. */
static char *put_two(char *out, int n)
{
    out[0] = (char)('0' + n / 10 % 10);
    out[1] = (char)('0' + n % 10);
    return out + 2;
}

void moment_rfc3339(Moment m, char out[MOMENT_BYTES])
{
    const int parts[] = {m.month, m.day, m.hour, m.minute, m.second};
    const int east = m.zone < 0 ? -m.zone : m.zone;
    char *w = put_two(put_two(out, m.year / 100), m.year);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        *w++ = "--T::"[i];
        w = put_two(w, parts[i]);
    }
    *w++ = m.zone < 0 ? '-' : '+';
    w = put_two(w, east / 60);
    *w++ = ':';
    *put_two(w, east % 60) = '\0';
}
