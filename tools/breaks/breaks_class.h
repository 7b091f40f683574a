/* Line-break classes of characters (private to the line breaker): UAX 14 as GLib's Unicode 15.0 tables have it,
 * resolved by LB1, with the tailoring of Chinese marks on request. */
#ifndef BREAKS_BREAKS_CLASS_H
#define BREAKS_BREAKS_CLASS_H

#include <stdbool.h>
#include <stdint.h>

typedef enum LineBreakClass {
    LB_AL,
    LB_HL,
    LB_NU,
    LB_ID,
    LB_IDP, /* ID, unassigned but reserved for pictographs (LB30b) */
    LB_EB,
    LB_EM,
    LB_RI,
    LB_CM,
    LB_ZWJ,
    LB_BK,
    LB_CR,
    LB_LF,
    LB_NL,
    LB_SP,
    LB_ZW,
    LB_WJ,
    LB_GL,
    LB_CB,
    LB_BA,
    LB_BB,
    LB_B2,
    LB_HY,
    LB_NS,
    LB_OP,
    LB_OPW, /* OP of East Asian width F, W or H (LB30) */
    LB_CL,
    LB_CP,
    LB_QU,
    LB_EX,
    LB_IN,
    LB_IS,
    LB_SY,
    LB_PR,
    LB_PO,
    LB_JL,
    LB_JV,
    LB_JT,
    LB_H2,
    LB_H3,
    /* Tailored only */
    LB_SIGN,    /* － ＋: as ID, but before digits a sign */
    LB_SOLIDUS, /* ／ */
    LB_EXMIX,   /* ⁈ ⁉: may start a line by the pair rules, better not */
    LB_SOT,     /* start of text */
} LineBreakClass;

LineBreakClass lb_class(uint32_t cp); /* UAX 14 after LB1 */
LineBreakClass
lb_class_tailored(uint32_t cp); /* quotes, interpuncts, connectors, full-width forms as Chinese sets them */

/* Chinese measures that stay with the number before them, and multipliers that stand between the two. */
bool lb_is_measure(uint32_t cp);
bool lb_is_multiplier(uint32_t cp);

#endif
