/* A day, or a time of a day, as editors write it and as feeds do: 2021-11-03, 2021-11-03 09:30, RFC 3339. */
#ifndef BASE_MOMENT_H
#define BASE_MOMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

int month_days(int year, int month);              /* month: 1…12 */
int64_t day_number(int year, int month, int day); /* since 1970-01-01 in the Gregorian calendar */

enum { MOMENT_BEIJING = 8 * 60 /* minutes east: what is not said otherwise is in the time of Beijing */ };

typedef struct Moment {
    int year, month, day; /* year 0: no moment at all */
    int hour, minute, second, zone;
} Moment;

static inline bool moment_is(Moment m)
{
    return m.year != 0;
}

/* YYYY-MM-DD, then perhaps T or a space, hh:mm or hh:mm:ss, then perhaps Z or ±hh:mm. false: not that, or no such day.
 */
bool moment_parse(const char *s, Moment *m);
/* The day that someone meant by 2021/11/3, 2021.11.03, 2021年11月3日, 20211103, 2021-11-3. */
bool moment_meant(const char *s, Moment *m);
/* Nothing but what dates are written with, whether or not it is one. */
bool moment_looks_so(const char *s);

int64_t moment_epoch(Moment m);
/* A Unix time in Beijing or another zone, without the C library's time zone: the same on every machine. */
Moment moment_of(int64_t time);
Moment moment_in(int64_t time, int zone);
enum { MOMENT_BYTES = 26 };
/* 2021-11-03T09:30:00+08:00 */
void moment_rfc3339(Moment m, char out[MOMENT_BYTES]);

#endif
