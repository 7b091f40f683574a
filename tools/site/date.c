/* Days: read, reckoned, said. */
#include "site/site.h"

#include "base/moment.h"
#include <assert.h>
#include <string.h>

int date_month_days(int year, int month)
{
    return month_days(year, month);
}

bool date_parse(const char *s, size_t n, Date *d)
{
    static const char form[] = "dddd-dd-dd";
    if (n != sizeof form - 1)
        return false;
    for (size_t i = 0; i < n; i++)
        if (form[i] == 'd' ? s[i] < '0' || s[i] > '9' : s[i] != '-')
            return false;
    int v[8], k = 0;
    for (size_t i = 0; i < n; i++)
        if (form[i] == 'd')
            v[k++] = s[i] - '0';
    Date r = {v[0] * 1000 + v[1] * 100 + v[2] * 10 + v[3], v[4] * 10 + v[5], v[6] * 10 + v[7]};
    if (r.year < 1 || r.month < 1 || r.month > 12 || r.day < 1 || r.day > date_month_days(r.year, r.month))
        return false;
    *d = r;
    return true;
}

int date_weekday(Date d)
{
    return (int)(((day_number(d.year, d.month, d.day) + 4) % 7 + 7) % 7);
}

int64_t date_to_epoch(Date d)
{
    return day_number(d.year, d.month, d.day) * 86400 - 8 * 3600;
}

void date_iso(Date d, char out[11])
{
    assert(d.year >= 0 && d.year <= 9999);
    int v[] = {
        d.year / 1000 % 10, d.year / 100 % 10, d.year / 10 % 10, d.year % 10, -1, d.month / 10 % 10, d.month % 10, -1,
        d.day / 10 % 10,    d.day % 10};
    for (int i = 0; i < 10; i++)
        out[i] = (char)(v[i] < 0 ? '-' : '0' + v[i]);
    out[10] = 0;
}

void date_utc(int64_t epoch, char out[DATE_UTC_SIZE])
{
    static const char zulu[] = "Z";
    char text[MOMENT_BYTES];
    static_assert(MOMENT_BYTES - sizeof "+00:00" + sizeof zulu == DATE_UTC_SIZE, "Z stands for +00:00");
    moment_rfc3339(moment_in(epoch, 0), text);
    memcpy(text + DATE_UTC_SIZE - sizeof zulu, zulu, sizeof zulu);
    memcpy(out, text, DATE_UTC_SIZE);
}

const char *date_long(Arena *a, Date d, Lang lang)
{
    if (lang == LANG_BO)
        return lang_digits(a, lang, arena_printf(a, "%dལོའི་ཟླ་%dཚེས་%d", d.year, d.month, d.day));
    if (lang == LANG_EN) {
        static const char *const months[] = {"January", "February", "March",     "April",   "May",      "June",
                                             "July",    "August",   "September", "October", "November", "December"};
        return arena_printf(a, "%d %s %d", d.day, months[d.month - 1], d.year);
    }
    return arena_printf(a, "%d年%d月%d日", d.year, d.month, d.day);
}

const char *date_weekday_name(Date d, Lang lang)
{
    static const char *const zh[] = {"星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"};
    static const char *const bo[] = {"གཟའ་ཉི་མ",  "གཟའ་ཟླ་བ",   "གཟའ་མིག་དམར", "གཟའ་ལྷག་པ",
                                     "གཟའ་ཕུར་བུ", "གཟའ་པ་སངས", "གཟའ་སྤེན་པ"};
    static const char *const en[] = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
    return (lang == LANG_BO ? bo : lang == LANG_EN ? en : zh)[date_weekday(d)];
}
