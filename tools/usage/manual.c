/* The manual page. What it says of commands and options is theirs in options.c; the rest is below. */
#include "usage/manual.h"

#include "usage/options.h"
#include <string.h>

static const char rest[] = ".SH DIAGNOSTICS\n"
                           ".nf\n"
                           "file:line:column: error: message\n"
                           "    the line\n"
                           "    ^\n"
                           "hint: what to do\n"
                           ".fi\n"
                           ".PP\n"
                           "All faults of a run are reported at once, on the standard error.\n"
                           "A fault of a whole file or folder has no line.\n"
                           "Warnings do not stop a build, unless\n"
                           ".B \\-\\-strict\n"
                           "is given. What normalisation changes is told as notes, by\n"
                           ".B check\n"
                           "only.\n"
                           ".SH EXIT STATUS\n"
                           ".TP\n"
                           ".B 0\n"
                           "Success.\n"
                           ".TP\n"
                           ".B 1\n"
                           "Errors in the content (or warnings, with\n"
                           ".BR \\-\\-strict );\n"
                           "an issue with errors is as it was published, the others are new.\n"
                           ".TP\n"
                           ".B 2\n"
                           "Wrong usage.\n"
                           ".TP\n"
                           ".B 3\n"
                           "The system failed (a full disk, no permission); each issue is as it was or\n"
                           "as it was to be.\n"
                           ".SH ENVIRONMENT\n"
                           ".TP\n"
                           ".B SOURCE_DATE_EPOCH\n"
                           "Seconds since 1970 for the dates inside generated files.\n"
                           "Without it they carry the date of their issue: the same\n"
                           "input\n"
                           "gives the same bytes. It is also the clock that\n"
                           ".B publish_at\n"
                           "goes by.\n"
                           ".TP\n"
                           ".BR LC_ALL \", \" LC_MESSAGES \", \" LANG \", \" LANGUAGE\n"
                           "The language of messages: Chinese or English. No locale need be installed.\n"
                           ".TP\n"
                           ".B NO_COLOR\n"
                           "No colours on a terminal.\n"
                           ".TP\n"
                           ".B TMPDIR\n"
                           "Where\n"
                           ".B serve\n"
                           "builds. Without it /tmp.\n"
                           ".TP\n"
                           ".B BROWSER\n"
                           "What\n"
                           ".B serve \\-\\-open\n"
                           "starts.\n"
                           ".SH FILES\n"
                           ".TP\n"
                           ".IR content /group.yaml\n"
                           "The group: name, base_url, papers, links.\n"
                           ".TP\n"
                           ".IR content/paper /paper.yaml\n"
                           "A paper: title, lang, layout and the lines of its masthead.\n"
                           ".TP\n"
                           ".IR content/paper/date /issue.yaml\n"
                           "An issue: its pages with their articles in order, perhaps by sections.\n"
                           "A day's second edition is in\n"
                           ".IR date -b. Without it each article says itself where it stands.\n"
                           ".TP\n"
                           ".IR content/paper/date/slug .md\n"
                           "An article: front matter between two lines of \\-\\-\\-, then Markdown.\n"
                           "Its pictures lie beside it.\n"
                           ".TP\n"
                           ".IR layouts/name /layout.yaml\n"
                           "A layout: page, grid, columns, type, furniture.\n"
                           ".IR layouts /_site\n"
                           "has the templates of the site.\n"
                           ".TP\n"
                           ".IR fonts /fonts.yaml\n"
                           "The roles and the fonts that serve them;\n"
                           ".IR fonts /fonts.conf\n"
                           "says which fonts there are.\n"
                           ".TP\n"
                           ".IR out /site\n"
                           "The e-paper; upload this folder.\n"
                           ".TP\n"
                           ".IR out /press\n"
                           "PDF for the press.\n"
                           ".TP\n"
                           ".IR out /.paiban\n"
                           "What the next run needs to know of this one.\n"
                           ".SH EXAMPLES\n"
                           ".nf\n"
                           "paiban new paper daily\n"
                           "paiban new issue daily 2025\\-01\\-01\n"
                           "paiban check\n"
                           "paiban build \\-\\-strict\n"
                           "paiban build \\-\\-paper=daily \\-\\-date=2025\\-01\\-01 \\-\\-drafts \\-\\-out=proof\n"
                           "paiban dump \\-\\-stage=lines \\-\\-measure=13 content/daily/2025\\-01\\-01/first.md\n"
                           ".fi\n";

enum { LONG = 68 };

/* Text as roff takes it, a line a sentence and none long: \\ is its own, a full stop or ' that begins a line would be a
 * request. Ends without a line end. */
static void put_text(Buf *b, const char *s)
{
    size_t column = 0;
    for (; *s; s++, column++) {
        if (column == 0 && (*s == '.' || *s == '\''))
            buf_puts(b, "\\&");
        if (*s == ' ' && (column > LONG || (column && s[-1] == '.'))) {
            buf_putc(b, '\n');
            column = (size_t)-1;
        } else if (*s == '\\') {
            buf_puts(b, "\\e");
        } else if (strncmp(s, "--", 2) == 0) {
            buf_puts(b, "\\-\\-");
            s++;
        } else {
            buf_putc(b, *s);
        }
    }
}

/* A clause of the tables as a sentence: a capital, a full stop. */
static void put_sentence(Buf *b, const char *clause)
{
    Buf text = {0};
    buf_puts(&text, clause);
    if (*clause >= 'a' && *clause <= 'z')
        *text.data = (char)(*clause - 'a' + 'A');
    buf_puts(&text, ".");
    put_text(b, text.data);
    buf_free(&text);
}

/* With spaces and hyphens that no line breaks at. */
static void put_name(Buf *b, const char *s)
{
    for (; *s; s++) {
        if (*s == '-')
            buf_puts(b, "\\-");
        else
            buf_putc(b, *s);
    }
}

/* Capitals stand for something: italics; the rest is typed as it is: bold. */
static void put_operands(Buf *b, const char *s)
{
    for (char font = 0; *s; s++) {
        bool capital = *s >= 'A' && *s <= 'Z', small = *s >= 'a' && *s <= 'z';
        char wanted = capital ? 'I' : small ? 'B' : 'R';
        if (wanted != font)
            buf_printf(b, "\\f%c", font = wanted);
        buf_putc(b, *s);
    }
    buf_puts(b, "\\fR");
}

static void put_synopsis(Buf *b)
{
    buf_puts(b, ".SH SYNOPSIS\n");
    for (size_t i = 0; i < command_count(); i++) {
        const CommandInfo *c = command_at(i);
        buf_printf(b, "%s.B paiban %s\n", i ? ".br\n" : "", c->name);
        buf_puts(b, ".RI [ option ...]\n");
        if (*c->operands) {
            put_operands(b, c->operands);
            buf_putc(b, '\n');
        }
    }
    buf_puts(b, ".br\n.B paiban help\n.RI [ COMMAND ]\n.br\n.B paiban \\-\\-version\n");
}

static void put_commands(Buf *b)
{
    buf_puts(b, ".SH COMMANDS\n");
    for (size_t i = 0; i < command_count(); i++) {
        const CommandInfo *c = command_at(i);
        buf_printf(b, ".TP\n.B %s\n", c->name);
        put_sentence(b, c->summary);
        buf_putc(b, '\n');
        if (c->more) {
            put_text(b, c->more);
            buf_putc(b, '\n');
        }
    }
}

static void put_option(Buf *b, const OptionInfo *o)
{
    buf_puts(b, ".TP\n\\fB\\-\\-");
    put_name(b, o->name);
    buf_puts(b, o->value ? "=" : "\\fR");
    if (o->value)
        put_operands(b, o->value);
    buf_putc(b, '\n');
    put_sentence(b, o->help);
    buf_putc(b, '\n');
    if (o->more) {
        put_text(b, o->more);
        buf_putc(b, '\n');
    }
    size_t n = 0;
    for (size_t i = 0; i < command_count(); i++)
        if (option_is_of(o, command_at(i)))
            buf_printf(b, "%s%s", n++ ? ", " : "(", command_at(i)->name);
    buf_puts(b, ")\n");
}

void manual_write(Buf *b, const char *version)
{
    buf_printf(b, ".TH PAIBAN 1 \"\" \"paiban %s\" \"User commands\"\n.SH NAME\n", version);
    buf_puts(b, "paiban \\- Markdown in, a newspaper out: press-ready PDF and its e-paper\n");
    put_synopsis(b);
    buf_puts(
        b,
        ".SH DESCRIPTION\n.B paiban\nreads a newspaper group's articles from\n.IR ROOT /content\n"
        "(by default of the current folder), composes their pages,\nand writes the same composition twice: PDF files "
        "for the press\nand for reading, and a web site of facsimile pages and articles.\n");
    put_commands(b);
    buf_puts(b, ".SH OPTIONS\nAn option's value follows after = or a blank.\nEach command takes those that name it:\n"
                ".BI \"paiban \" COMMAND \" \\-\\-help\"\nlists them.\n");
    for (size_t i = 0; i < option_count(); i++)
        put_option(b, option_at(i));
    buf_puts(b, rest);
}
