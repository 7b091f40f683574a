/* The manual page, in the user's language. What it says of commands and options is theirs in options.c; the rest is
 * below. */
#include "usage/manual.h"

#include "chars/chars.h"
#include "base/utf8.h"
#include "diag/messages.h"
#include "diag/phrase.h"
#include "usage/options.h"
#include <string.h>

typedef enum PartKind {
    PART_SECTION, /* text: its title */
    PART_TEXT,
    PART_ENTRY,   /* tag: what the text is about, in roff's own words */
    PART_LITERAL, /* text: lines, each one in the page */
    PART_TYPED    /* text: the same, as it is typed in any language */
} PartKind;

typedef struct Part {
    PartKind kind;
    const char *tag, *text;
} Part;

/* What follows commands and options. In texts `…` is bold. */
static const Part rest[] = {
    {PART_SECTION, NULL, "DIAGNOSTICS"},
    {PART_LITERAL, NULL, "file:line:column: error: message\n    the line\n    ^\nhint: what to do\n"},
    {PART_TEXT, NULL,
     "All faults of a run are reported at once, on the standard error. A fault of a whole file or folder has no line. "
     "Warnings do not stop a build, unless `--strict` is given. What normalisation changes is told as notes, by "
     "`check` only."},
    {PART_SECTION, NULL, "EXIT STATUS"},
    {PART_ENTRY, "\\fB0\\fR", "No errors."},
    {PART_ENTRY, "\\fB1\\fR",
     "Errors in the content (or warnings, with `--strict`); an issue with errors is as it was published, the others "
     "are new."},
    {PART_ENTRY, "\\fB2\\fR", "Wrong usage."},
    {PART_ENTRY, "\\fB3\\fR",
     "The system failed (a full disk, no permission, no network); each issue is as it was or as it was to be."},
    {PART_SECTION, NULL, "ENVIRONMENT"},
    {PART_ENTRY, "\\fBSOURCE_DATE_EPOCH\\fR",
     "Seconds since 1970 for the dates inside generated files. Without it they carry the date of their issue: the same "
     "input gives the same bytes. It is also the clock that `publish_at` goes by."},
    {PART_ENTRY, "\\fBLC_ALL\\fR, \\fBLC_MESSAGES\\fR, \\fBLANG\\fR, \\fBLANGUAGE\\fR",
     "The language of messages: Chinese or English. No locale need be installed."},
    {PART_ENTRY, "\\fBNO_COLOR\\fR", "No colours on a terminal."},
    {PART_ENTRY, "\\fBTMPDIR\\fR", "Where `serve` builds. Without it /tmp."},
    {PART_ENTRY, "\\fBBROWSER\\fR", "What `serve --open` starts."},
    {PART_ENTRY, "\\fBhttp_proxy\\fR, \\fBhttps_proxy\\fR, \\fBno_proxy\\fR",
     "How `check --links` reaches the network."},
    {PART_SECTION, NULL, "FILES"},
    {PART_ENTRY, "\\fIcontent\\fR/group.yaml", "The group: name, base_url, papers, links."},
    {PART_ENTRY, "\\fIcontent/paper\\fR/paper.yaml", "A paper: title, lang, layout and the lines of its masthead."},
    {PART_ENTRY, "\\fIcontent/paper/date\\fR/issue.yaml",
     "An issue: its pages with their articles in order, perhaps by sections. A day's second edition is in `date-b`. "
     "Without the file each article says itself where it stands."},
    {PART_ENTRY, "\\fIcontent/paper/date/slug\\fR.md",
     "An article: front matter between two lines of ---, then Markdown. Its pictures lie beside it."},
    {PART_ENTRY, "\\fIlayouts/name\\fR/layout.yaml",
     "A layout: page, grid, columns, type, furniture. layouts/_site has the templates of the site, layouts/_new what "
     "`new` writes."},
    {PART_ENTRY, "\\fIfonts\\fR/fonts.yaml",
     "The roles and the fonts that serve them; fonts/fonts.conf says which fonts there are."},
    {PART_ENTRY, "\\fIout\\fR/site", "The e-paper; upload this folder."},
    {PART_ENTRY, "\\fIout\\fR/press", "PDF for the press."},
    {PART_ENTRY, "\\fIout\\fR/.paiban", "What the next run needs to know of this one."},
    {PART_SECTION, NULL, "EXAMPLES"},
    {PART_TYPED, NULL,
     "paiban new paper daily\n"
     "paiban new issue daily 2025-01-01\n"
     "paiban check\n"
     "paiban build --strict\n"
     "paiban build --paper=daily --date=2025-01-01 --drafts --out=proof\n"
     "paiban dump --stage=lines --measure=13 content/daily/2025-01-01/first.md\n"},
};

enum { LONG = 68 };

/* One character, or what stands for it, in roff; *bold: whether `…` is open. Returns how many were taken. */
static size_t put_character(Buf *b, const char *s, bool *bold)
{
    if (*s == '`')
        buf_puts(b, (*bold = !*bold) ? "\\fB" : "\\fR");
    else if (*s == '\\')
        buf_puts(b, "\\e");
    else if (strncmp(s, "--", 2) == 0 || (*bold && *s == '-'))
        buf_puts(b, s[1] == '-' ? "\\-\\-" : "\\-");
    else
        buf_putc(b, *s);
    return strncmp(s, "--", 2) == 0 ? 2 : 1;
}

/* Whether a line may end between two characters: roff knows it of spaces, not of Han. */
static bool may_part(uint32_t before, uint32_t after)
{
    const bool mark = char_is_cjk(after) && !char_is_cjk_letter(after) && !char_is_opener(after);
    return (char_is_cjk(before) || char_is_cjk(after)) && before > ' ' && after > ' ' && !mark &&
           !char_is_opener(before);
}

/* Text as roff takes it, a line a sentence and none long: \ is its own, a full stop or ' that begins a line would be a
 * request. Ends without a line end. */
static void put_text(Buf *b, const char *s)
{
    bool bold = false;
    uint32_t before = ' ', here;
    for (size_t column = 0; *s; column++) {
        int n = utf8_decode(s, &here);
        if (may_part(before, here))
            buf_puts(b, "\\:");
        before = here;
        if (column == 0 && (*s == '.' || *s == '\''))
            buf_puts(b, "\\&");
        if (*s == ' ' && (column > LONG || (column && s[-1] == '.'))) {
            buf_putc(b, '\n');
            column = (size_t)-1;
            s++;
        } else {
            for (const char *end = s + n; s < end;)
                s += put_character(b, s, &bold);
        }
    }
}

/* The user's words for a text of the tables. */
static void put_words(Buf *b, const char *text)
{
    put_text(b, translate(text));
    buf_putc(b, '\n');
}

/* A clause of the tables as a sentence: a capital, a full stop. */
static void put_sentence(Buf *b, const char *clause)
{
    Buf text = {0};
    phrase_put(&text, "%s.", translate(clause));
    if (*text.data >= 'a' && *text.data <= 'z')
        *text.data = (char)(*text.data - 'a' + 'A');
    put_text(b, text.data);
    buf_putc(b, '\n');
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

static void put_section(Buf *b, const char *title)
{
    buf_printf(b, ".SH %s\n", translate(title));
}

static void put_synopsis(Buf *b)
{
    put_section(b, "SYNOPSIS");
    for (size_t i = 0; i < command_count(); i++) {
        const CommandInfo *c = command_at(i);
        buf_printf(b, "%s.B paiban %s\n[\\fI%s\\fR...]\n", i ? ".br\n" : "", c->name, translate("option"));
        if (*c->operands) {
            put_operands(b, c->operands);
            buf_putc(b, '\n');
        }
    }
    buf_puts(b, ".br\n.B paiban help\n[\\fICOMMAND\\fR]\n.br\n.B paiban \\-\\-version\n");
}

static void put_commands(Buf *b)
{
    put_section(b, "COMMANDS");
    for (size_t i = 0; i < command_count(); i++) {
        const CommandInfo *c = command_at(i);
        buf_printf(b, ".TP\n.B %s\n", c->name);
        put_sentence(b, c->summary);
        if (c->more)
            put_words(b, c->more);
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
    if (o->more)
        put_words(b, o->more);
    size_t n = 0;
    for (size_t i = 0; i < command_count(); i++)
        if (option_is_of(o, command_at(i)))
            buf_printf(b, "%s%s", n++ ? ", " : "(", command_at(i)->name);
    buf_puts(b, ")\n");
}

static void put_lines(Buf *b, const char *lines)
{
    buf_puts(b, ".nf\n");
    put_name(b, lines);
    buf_puts(b, ".fi\n");
}

static void put_part(Buf *b, const Part *p, bool after_lines)
{
    switch (p->kind) {
    case PART_SECTION:
        put_section(b, p->text);
        break;
    case PART_TEXT:
        buf_puts(b, after_lines ? ".PP\n" : "");
        put_words(b, p->text);
        break;
    case PART_ENTRY:
        buf_printf(b, ".TP\n%s\n", p->tag);
        put_words(b, p->text);
        break;
    case PART_LITERAL:
        put_lines(b, translate(p->text));
        break;
    case PART_TYPED:
        put_lines(b, p->text);
        break;
    }
}

void manual_write(Buf *b, const char *version)
{
    buf_printf(b, ".TH PAIBAN 1 \"\" \"paiban %s\" \"%s\"\n.ad l\n.nh\n", version, translate("User commands"));
    put_section(b, "NAME");
    buf_puts(b, "paiban \\- ");
    put_words(b, "Markdown in, a newspaper out: press-ready PDF and its e-paper");
    put_synopsis(b);
    put_section(b, "DESCRIPTION");
    put_words(b,
              "`paiban` reads a newspaper group's articles from the folder `content` of ROOT (by default the current "
              "folder), composes their pages, and writes the same composition twice: PDF files for the press and for "
              "reading, and a web site of facsimile pages and articles.");
    put_commands(b);
    put_section(b, "OPTIONS");
    put_words(b, "An option's value follows after = or a blank. Each command takes those that name it: `paiban COMMAND "
                 "--help` lists them.");
    for (size_t i = 0; i < option_count(); i++)
        put_option(b, option_at(i));
    for (size_t i = 0; i < sizeof rest / sizeof *rest; i++)
        put_part(b, &rest[i], i && rest[i - 1].kind == PART_LITERAL);
}
