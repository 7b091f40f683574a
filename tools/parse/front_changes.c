/* Corrections and retractions of the front matter. */
#include "parse/front_changes.h"

#include "base/utf8.h"
#include "diag/phrase.h"
#include "parse/front_text.h"
#include <string.h>

/* Words that answer a question, no reason and no correction: of ASCII letters or digits alone, or one character. */
static bool is_answer(const char *s)
{
    uint32_t cp;
    size_t word = strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789~");
    return !s[word] || !s[utf8_decode(s, &cp)];
}

static bool is_same(Span a, Span b)
{
    return a.src == b.src && a.start == b.start && a.end == b.end;
}

/* ---- corrections ---- */

static bool take_correction(const FlatContext *c, const FrontCorrection *y, Moment updated, Correction *out)
{
    if (!y->text.span.src)
        return false;
    if (is_answer(y->text.text) || moment_looks_so(y->text.text)) {
        diag_error(c->diag, y->text.span, DIAG_CORRECTION_NO_TEXT, y->text.text);
        return false;
    }
    *out = (Correction){front_text(c, y->text), moment_is(y->date.value) ? y->date.value : updated, y->text.span};
    if (!moment_is(out->on) && !yaml_is_faulty(y->date.span))
        diag_warning(c->diag, y->text.span, DIAG_CORRECTION_WITHOUT_DATE);
    return true;
}

static void take_corrections(const FlatContext *c, const Front *f, Article *a)
{
    const FrontCorrection *list = f->corrections.at;
    Correction *out = ARENA_ARRAY(c->arena, Correction, f->corrections.n + 1);
    size_t n = take_correction(c, &f->correction, a->updated, &out[0]);
    for (size_t i = 0; i < f->corrections.n; i++)
        n += take_correction(c, &list[i], a->updated, &out[n]);
    a->corrections = out;
    a->n_corrections = n;
}

/* ---- retractions ---- */

static bool is_word(const char *s, const char *const *words)
{
    for (; *words; words++)
        if (strcmp(s, *words) == 0)
            return true;
    return false;
}

/* What stands behind `retracted:` alone: yes or no, a day, or why. false: it is not retracted. */
static bool take_short(const FlatContext *c, YamlText said, Retraction *out)
{
    static const char *const yes[] = {"true", "yes", "是", NULL}, *const no[] = {"false", "no", "否", NULL};
    Moment day;
    if (is_word(said.text, no))
        return false;
    if (is_word(said.text, yes) || moment_parse(said.text, &out->on))
        return true;
    if (moment_looks_so(said.text)) {
        const bool meant = moment_meant(said.text, &day);
        const char *iso = meant ? arena_printf(c->arena, "%04d-%02d-%02d", day.year, day.month, day.day) : "2021-11-05";
        const char *hint = phrase(c->arena, "write %s: %s", "retracted", iso);
        diag_error(c->diag, said.span, DIAG_RETRACTED_NO_DAY, said.text, hint);
    } else if (is_answer(said.text)) {
        diag_error(c->diag, said.span, DIAG_RETRACTED_UNCLEAR, said.text);
    } else {
        out->reason = front_text(c, said);
    }
    return true;
}

/* Whatever is wrong with it, text that is called retracted stays inside. */
static const Retraction *take_retraction(const FlatContext *c, const Front *f)
{
    const FrontRetraction *y = &f->retracted;
    if (!y->span.src)
        return NULL;
    Retraction *out = ARENA_NEW(c->arena, Retraction);
    *out = (Retraction){.title = front_text(c, f->title), .reason = "", .on = y->date.value, .span = y->span};
    if (is_same(y->span, y->reason.span))
        return take_short(c, y->reason, out) ? out : NULL;
    out->reason = front_text(c, y->reason);
    return out;
}

void front_changes(const FlatContext *c, const Front *f, Article *a)
{
    a->updated = f->updated.value;
    a->updated_span = f->updated.span;
    a->retracted = take_retraction(c, f);
    if (!a->retracted)
        take_corrections(c, f, a);
}
