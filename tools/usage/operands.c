/* The little grammar of usage lines, and command lines judged by it. */
#include "usage/operands.h"

#include <string.h>

static const char *form_at(const char *forms, size_t form)
{
    for (; form && forms; form--) {
        forms = strstr(forms, " | ");
        if (forms)
            forms += 3;
    }
    return forms;
}

size_t operand_forms(const char *forms)
{
    size_t n = 0;
    while (form_at(forms, n))
        n++;
    return n;
}

static Operand operand_read(const char *p, size_t n)
{
    static const char more[] = "…";
    size_t tail = sizeof more - 1;
    Operand o = {.name = p, .n = n};
    if (o.n > 2 && *o.name == '[') {
        o.optional = true;
        o.name++;
        o.n -= 2;
    }
    if (o.n > tail && memcmp(o.name + o.n - tail, more, tail) == 0) {
        o.many = true;
        o.n -= tail;
    }
    o.literal = *o.name >= 'a' && *o.name <= 'z';
    return o;
}

bool operand_at(const char *forms, size_t form, size_t i, Operand *o)
{
    const char *p = form_at(forms, form);
    for (size_t k = 0; p && *p && strncmp(p, "| ", 2) != 0; k++) {
        size_t n = strcspn(p, " ");
        *o = operand_read(p, n);
        if (k == i || o->many)
            return true;
        p += n + (p[n] == ' ');
    }
    return false;
}

size_t choice_next(const char **at, const char *end, const char **choice)
{
    *choice = *at;
    const char *bar = memchr(*at, '|', (size_t)(end - *at));
    *at = bar ? bar + 1 : end;
    return (size_t)((bar ? bar : end) - *choice);
}

bool choice_is(const char *choices, size_t n, const char *word)
{
    const char *choice, *end = choices + n;
    for (size_t length; (length = choice_next(&choices, end, &choice));)
        if (length == strlen(word) && memcmp(choice, word, length) == 0)
            return true;
    return false;
}

bool operand_is(const Operand *o, const char *name)
{
    return strlen(name) == o->n && strncmp(o->name, name, o->n) == 0;
}

static OperandsFault judge_form(const char *forms, size_t form, const char *const *words, size_t n, size_t *which)
{
    Operand o;
    for (*which = 0; *which < n; ++*which) {
        if (!operand_at(forms, form, *which, &o))
            return OPERANDS_MANY;
        if (o.literal && !choice_is(o.name, o.n, words[*which]))
            return OPERANDS_UNKNOWN;
    }
    bool needs = operand_at(forms, form, n, &o) && !o.optional;
    if (needs && o.many && n) { /* it stood already, unless the word before is another */
        Operand before;
        needs = operand_at(forms, form, n - 1, &before) && !before.many;
    }
    return needs ? OPERANDS_FEW : OPERANDS_FINE;
}

OperandsFault operands_judge(const char *forms, const char *const *words, size_t n, size_t *which)
{
    OperandsFault fault = n ? OPERANDS_MANY : OPERANDS_FINE;
    size_t count = operand_forms(forms);
    *which = 0;
    for (size_t form = 0, far = 0; form < count; form++) {
        size_t at;
        OperandsFault f = judge_form(forms, form, words, n, &at);
        if (f == OPERANDS_FINE)
            return f;
        if (form == 0 || at > far) { /* the form that goes furthest with the words is meant */
            fault = f;
            *which = far = at;
        }
    }
    return fault;
}
