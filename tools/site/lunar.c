/* The lunar calendar 农历, in words. */
#include "site/lunar.h"

#include <assert.h>
#include <unicode/ucal.h>

typedef struct Lunar {
    int year; /* 1…60 of the cycle */
    int month, day;
    bool leap;
} Lunar;

static bool lunar_of(Date d, Lunar *out)
{
    static const UChar beijing[] = {'G', 'M', 'T', '+', '8', 0};
    UErrorCode status = U_ZERO_ERROR;
    UCalendar *cal = ucal_open(beijing, -1, "zh@calendar=chinese", UCAL_TRADITIONAL, &status);
    if (U_FAILURE(status))
        return false;
    ucal_setMillis(cal, ((double)date_to_epoch(d) + 12 * 3600) * 1000, &status);
    out->year = ucal_get(cal, UCAL_YEAR, &status);
    out->month = ucal_get(cal, UCAL_MONTH, &status) + 1;
    out->leap = ucal_get(cal, UCAL_IS_LEAP_MONTH, &status) != 0;
    out->day = ucal_get(cal, UCAL_DATE, &status);
    ucal_close(cal);
    return U_SUCCESS(status) && out->year >= 1 && out->month >= 1 && out->month <= 12 && out->day >= 1 &&
           out->day <= 30;
}

const char *lunar_text(Arena *a, Date d, Lang lang)
{
    static const char *const stems[] = {"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"};
    static const char *const branches[] = {"子", "丑", "寅", "卯", "辰", "巳", "午", "未", "申", "酉", "戌", "亥"};
    static const char *const months[] = {"正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"};
    static const char *const tens[] = {"初", "十", "廿", "三"};
    static const char *const ones[] = {"十", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    static_assert(sizeof stems / sizeof *stems == 10 && sizeof branches / sizeof *branches == 12 &&
                      sizeof months / sizeof *months == 12 && sizeof tens / sizeof *tens == 4 &&
                      sizeof ones / sizeof *ones == 10,
                  "indexed by years, months and days that lunar_of has checked");
    Lunar l;
    if (lang == LANG_BO || lang == LANG_EN || d.year < 1900 || d.year > 2100 || !lunar_of(d, &l))
        return "";
    bool hant = lang == LANG_ZH_HANT;
    int ten = l.day % 10 ? l.day / 10 : l.day == 10 ? 0 : l.day / 10;
    const char *first = l.day == 20 ? "二" : tens[ten];
    return arena_printf(a, "%s%s%s年%s%s月%s%s", hant ? "農曆" : "农历", stems[(l.year - 1) % 10],
                        branches[(l.year - 1) % 12], l.leap ? (hant ? "閏" : "闰") : "", months[l.month - 1], first,
                        ones[l.day % 10]);
}

const char *date_lunar(Arena *a, Date d, Lang lang)
{
    return lunar_text(a, d, lang == LANG_BO ? LANG_ZH_HANS : lang); /* Tibetan papers print it in Chinese */
}
