/* The tables of the command line: what commands and options there are, and what each is for. */
#include "usage/options.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

static const CommandInfo commands[] = {
    {"build", CMD_BUILD, "[ROOT]", "publish ROOT (default: here): PDF files and e-paper into ROOT/out",
     "Issues whose inputs have not changed since the last run are kept. One with errors stays as it was published."},
    {"join", CMD_JOIN, "DIR…", "publish the site of many shards, each made by build --shard",
     "DIR is a shard or a folder that has some, at any depth; their order doesn't matter. The site is, byte for byte, "
     "that of one build of the same content. Issues are not read again: of the content only group.yaml and the papers' "
     "descriptions are, where --content says, else ./content, else where the shards were made. Shards that are faulty, "
     "missing, doubled or made otherwise are told, and nothing is written then."},
    {"check", CMD_CHECK, "[ROOT]", "report every fault and every change a build would make, write nothing",
     "Does all of a build but the writing, and lists what normalisation changes in what the editors wrote: full-width "
     "punctuation and the like."},
    {"clean", CMD_CLEAN, "[ROOT]", "remove what build wrote into ROOT/out, and nothing else",
     "What it wrote is what its record names; where there is none, what SHA256SUMS files list with the sums that the "
     "files have."},
    {"new", CMD_NEW, "paper ID | issue PAPER DATE | article PAPER DATE SLUG | layout NAME",
     "write a template into content or layouts",
     "It never overwrites a file. A layout that it makes builds on another one (--from) and says what it changes."},
    {"serve", CMD_SERVE, "[ROOT]", "build out of sight, show it in the browser, again after every change",
     "Content, layouts and fonts are watched; pages are loaded again where they were, and what is at fault is shown "
     "over "
     "them. It builds into a temporary folder, never into out, makes nothing for the press, and PDFs when one is asked "
     "for."},
    {"dump", CMD_DUMP, "FILE…",
     "print articles' intermediate forms, each after a line `file NAME` when there are several",
     "Stages: ast is the document tree; resolved has labels, note marks and languages decided; breaks is each "
     "paragraph "
     "on a line, with | at each place where a line may end (a | of the text is written \\|); runs are shaped "
     "characters "
     "with their widths; lines are typeset lines with what was squeezed, what was opened, and why each ends there; "
     "frames are the composed pieces; page is all articles on one page: where each stands, in which way, and what it "
     "costs. FILE may be -, an article on the standard input, as if it stood in the folder that you are in."},
    {"fonts", CMD_FONTS, "[ROOT]", "list the roles and the font files they use", NULL},
    {"schema", CMD_SCHEMA, "[group|paper|issue|article|layout|fonts|lock]",
     "print the keys of a kind of file as a JSON Schema, for editors",
     "Editors with a YAML language server complete and check a file by it. `paiban new` writes the schema of what it "
     "makes to the folder schema beside the content and names it in the file's first line."},
    {"import", CMD_IMPORT, "founder DIR | FILE…",
     "make articles of an archive of Founder e-paper pages, or of Word, HTML and plain text files",
     "founder DIR: issues of html/YYYY-MM/DD/node_N.htm and content_N.htm, or YYYYMM/DD/node_NN.html, below DIR; with "
     "`urls: founder` in group.yaml they keep these addresses. FILE: .docx and .odt (through pandoc), .html, .txt, "
     "each an article of the issue that --paper and --date say. What was and was not understood of each file is "
     "printed. Nothing is ever overwritten."},
    {"completion", CMD_COMPLETION, "bash|zsh|fish", "print the completion script of a shell",
     "In bash: eval \"$(paiban completion bash)\". An installation has all three where shells look for them."},
    {"manual", CMD_MANUAL, "", "print this tool's manual page, paiban(1)", "To read it: paiban manual | man -l -"},
};

#define JOINS (1u << CMD_JOIN)
#define PUBLISHES (1u << CMD_BUILD | JOINS)
#define BUILDS (1u << CMD_BUILD | 1u << CMD_SERVE)
#define READS (BUILDS | 1u << CMD_CHECK)
#define SETS (READS | 1u << CMD_DUMP)
#define IMPORTS (1u << CMD_IMPORT)
#define AT(member) offsetof(Args, member)

static const OptionInfo options[] = {
    {"out", OPT_FOLDER, AT(out), 1u << CMD_BUILD, "DIR", "where the result goes (default: ROOT/out)", NULL, 0, 0},
    {"out", OPT_FOLDER, AT(out), JOINS, "DIR", "where the site goes (default: ./out)", NULL, 0, 0},
    {"out", OPT_FOLDER, AT(out), 1u << CMD_CLEAN, "DIR", "the folder to clean (default: ROOT/out)", NULL, 0, 0},
    {"orphans", OPT_FLAG, AT(orphans), 1u << CMD_CLEAN, NULL,
     "list and remove only what build once wrote and no record owns",
     "Such files come of copies without hidden folders, of backups put back. - stands before what is removed, ? before "
     "what lies beside files of the tool and isn't known to be one: it stays.",
     0, 0},
    {"dry-run", OPT_FLAG, AT(dry_run), 1u << CMD_CLEAN, NULL, "list what would be removed, remove nothing", NULL, 0, 0},
    {"out", OPT_FOLDER, AT(out), 1u << CMD_SCHEMA, "DIR", "write all schemas, each to DIR/KIND.json", NULL, 0, 0},
    {"out", OPT_FOLDER, AT(out), IMPORTS, "DIR", "the folder whose content/ gets the articles (default: here)", NULL, 0,
     0},
    {"shard", OPT_FOLDER, AT(shard), 1u << CMD_BUILD, "DIR",
     "make the one issue that --paper and --date name as a shard for join, into DIR alone",
     "On its own, so that many machines can make an archive: of other issues only those are read that it leads to, and "
     "those of its day. Its neighbours need not be known: join says which they are.",
     0, 0},
    {"content", OPT_FOLDER, AT(content), JOINS, "DIR", "group.yaml and the papers (default: ./content)", NULL, 0, 0},
    {"content", OPT_FOLDER, AT(content), READS | IMPORTS | 1u << CMD_NEW, "DIR",
     "the content folder (default: content in ROOT or here)", NULL, 0, 0},
    {"layouts", OPT_FOLDER, AT(layouts), SETS | JOINS | IMPORTS | 1u << CMD_NEW, "DIR",
     "the layouts (default: layouts in ROOT or here, else those of the installation)", NULL, 0, 0},
    {"fonts", OPT_FOLDER, AT(fonts), SETS | JOINS | 1u << CMD_FONTS, "DIR",
     "fontconfig file and role table (default: fonts in ROOT or here, else those of the installation)", NULL, 0, 0},
    {"paper", OPT_PAPER, AT(paper), READS, "ID", "only this paper's issues", NULL, 0, 0},
    {"date", OPT_DATE, AT(date), READS, "YYYY-MM-DD[-b]", "only issues of this day; -b: only its second edition", NULL,
     0, 0},
    {"now", OPT_TIME, AT(now), READS, "TIME", "leave out issues whose publish_at is later (default: the clock's time)",
     "TIME is YYYY-MM-DD HH:MM, Beijing's unless a zone follows. The clock is SOURCE_DATE_EPOCH where that is set. "
     "check "
     "and --preview leave nothing out.",
     0, 0},
    {"paper", OPT_PAPER, AT(paper), IMPORTS, "ID",
     "the paper that gets them (founder: of that name, else named as the folder)", NULL, 0, 0},
    {"date", OPT_DATE, AT(date), IMPORTS, "YYYY-MM-DD[-b]", "the issue that gets the files' articles", NULL, 0, 0},
    {"page", OPT_TEXT, AT(page), IMPORTS, "N",
     "the page of the files' articles (default: 1), where no issue.yaml says it", NULL, 0, 0},
    {"jobs", OPT_NUMBER, AT(jobs), READS, "N", "issues at work at once (default: one a processor)", NULL, 1, 256},
    {"jobs", OPT_NUMBER, AT(jobs), JOINS, "N", "shards at work at once (default: one a processor)", NULL, 1, 256},
    {"drafts", OPT_FLAG, AT(drafts), READS, NULL, "include articles marked draft", NULL, 0, 0},
    {"strict", OPT_FLAG, AT(strict), READS | IMPORTS, NULL, "warnings fail as errors do", NULL, 0, 0},
    {"force", OPT_FLAG, AT(force), 1u << CMD_BUILD, NULL, "rebuild what has not changed, too", NULL, 0, 0},
    {"force-out", OPT_FLAG, AT(force_out), PUBLISHES, NULL,
     "write where other files are: into a folder that holds some, the content's, home",
     "Otherwise a folder that holds files and no output yet, or lies in or around the content, layouts or fonts, is "
     "refused.",
     0, 0},
    {"verify", OPT_FLAG, AT(verify), PUBLISHES, NULL, "trust no published file by its size and time: read them all",
     "What is not as it was written is made again.", 0, 0},
    {"links", OPT_FLAG, AT(links), 1u << CMD_CHECK, NULL, "try links out of the site, too, over the network",
     "Every http and https address of articles, advertisements and group.yaml is asked for, eight hosts at a time. "
     "Dead "
     "ones are errors, others to look at warnings; where an address leads on to another is a note. Proxies are taken "
     "from http_proxy, https_proxy and no_proxy.",
     0, 0},
    {"timeout", OPT_NUMBER, AT(timeout), 1u << CMD_CHECK, "N",
     "seconds that an address has to answer --links (default: 20)", NULL, 1, 600},
    {"follow", OPT_FLAG, AT(follow), READS, NULL, "read what links lead to outside the content folder", NULL, 0, 0},
    {"all-or-nothing", OPT_FLAG, AT(all_or_nothing), BUILDS, NULL,
     "an issue with errors holds all others back (else it alone stays as it was)", NULL, 0, 0},
    {"depfile", OPT_FILE, AT(depfile), 1u << CMD_BUILD, "FILE.d", "write a make rule: FILE depends on every file read",
     "Each file and folder is also a target without a rule, so that one that is deleted is no fault.", 0, 0},
    {"changes", OPT_FILE, AT(changes), PUBLISHES, "FILE",
     "write what an upload must send (+) and remove (-) since the last such list",
     "A line a file, its path below out/site: what leads nowhere first, then new pages, pages that are replaced, "
     "removals, so that an upload in that order never has a link to nowhere. The first list has everything. Runs "
     "without it, or stopped, are in the next one; keep a list whose upload failed, and send it before the next.",
     0, 0},
    {"effort", OPT_EFFORT, AT(effort), READS, "fast|default|best|N",
     "how hard to look for better pages; N: so many steps of the search", NULL, 0, 0},
    {"lock", OPT_FLAG, AT(lock), 1u << CMD_BUILD, NULL,
     "keep where articles stand in makeup.lock.yaml beside each issue", "Pages that still fit are not made up again.",
     0, 0},
    {"report", OPT_FILE, AT(report), 1u << CMD_BUILD, "FILE.json",
     "write what became of each page: fill, white, jumps, what was shrunk or is over", "All pages are made.", 0, 0},
    {"preview", OPT_FILE, AT(preview), 1u << CMD_BUILD, "FILE.png",
     "draw one page as a picture, and write nothing else",
     "The page of one issue, which --paper and --date name. It is drawn of what the PDFs are drawn of.", 0, 0},
    {"page", OPT_TEXT, AT(page), 1u << CMD_BUILD, "PAGE", "which page --preview draws: 2, A02 (default: the first)",
     NULL, 0, 0},
    {"dpi", OPT_NUMBER, AT(dpi), 1u << CMD_BUILD, "N", "how large --preview draws it: pixels an inch (default: 150)",
     NULL, 20, 600},
    {"report", OPT_FILE, AT(report), IMPORTS, "FILE.json", "write what was and was not understood of each file", NULL,
     0, 0},
    {"quiet", OPT_FLAG, AT(quiet), IMPORTS, NULL, "no report on the standard output", NULL, 0, 0},
    {"quiet", OPT_FLAG, AT(quiet), READS | JOINS, NULL, "no progress, no lines about pages, no summary",
     "Progress appears on a terminal only.", 0, 0},
    {"lang", OPT_CHOICE, AT(lang), ~0u, "zh|en", "the language of messages (default: the locale's)",
     "LC_ALL, else LC_MESSAGES, else LANG say which; LANGUAGE goes before them. The locale need not be installed.", 0,
     0},
    {"port", OPT_NUMBER, AT(port), 1u << CMD_SERVE, "N", "port (default: 8000; 0: any free one)", NULL, 0, 65535},
    {"host", OPT_TEXT, AT(host), 1u << CMD_SERVE, "NAME", "where to listen (default: 127.0.0.1, this machine alone)",
     "With another host whoever reaches it reads what is served, drafts too. Pages are given out under that name, "
     "localhost, and addresses in figures, so that no page from elsewhere can read them.",
     0, 0},
    {"open", OPT_FLAG, AT(open), 1u << CMD_SERVE, NULL, "show it in the browser", NULL, 0, 0},
    {"stage", OPT_CHOICE, AT(stage), 1u << CMD_DUMP, "ast|resolved|breaks|runs|lines|frames|page",
     "which form: document tree, resolved document, line-break opportunities, shaped runs, lines, frames, all on one "
     "page",
     NULL, 0, 0},
    {"line-break", OPT_CHOICE, AT(line_break), 1u << CMD_DUMP, "basic|gb|strict",
     "strictness of line start and end rules for --stage=breaks (default: basic)", NULL, 0, 0},
    {"specimen", OPT_FILE, AT(specimen), 1u << CMD_FONTS, "FILE.pdf", "write a page that shows the roles", NULL, 0, 0},
    {"from", OPT_TEXT, AT(from), 1u << CMD_NEW, "LAYOUT", "what a new layout builds on (default: broadsheet)",
     "broadsheet, tabloid, a3, a4, newsletter, magazine, school, vertical, or a layout of one's own.", 0, 0},
    {"language", OPT_CHOICE, AT(language), 1u << CMD_NEW, "zh-Hans|zh-Hant|bo|en",
     "the language of a new paper or layout (default: that of the group's first paper)",
     "Issues and articles have their paper's.", 0, 0},
    {"measure", OPT_NUMBER, AT(measure), 1u << CMD_DUMP, "N",
     "characters a line for --stage=lines and runs (default: the layout's)", NULL, 4, 200},
};

static_assert(CMD_HELP < 32, "commands are a set of bits");

size_t command_count(void)
{
    return sizeof commands / sizeof *commands;
}

const CommandInfo *command_at(size_t i)
{
    return &commands[i];
}

size_t option_count(void)
{
    return sizeof options / sizeof *options;
}

const OptionInfo *option_at(size_t i)
{
    return &options[i];
}

static bool is_named(const char *name, const char *written, size_t n)
{
    return strlen(name) == n && strncmp(name, written, n) == 0;
}

const CommandInfo *command_named(const char *name, size_t n)
{
    for (size_t i = 0; i < command_count(); i++)
        if (is_named(commands[i].name, name, n))
            return &commands[i];
    return NULL;
}

const CommandInfo *command_info(Command command)
{
    size_t i = 0;
    while (commands[i].command != command)
        i++;
    return &commands[i];
}

bool option_is_of(const OptionInfo *o, const CommandInfo *c)
{
    return o->commands & 1u << c->command;
}

const OptionInfo *option_after(const OptionInfo *o, const CommandInfo *c)
{
    for (o = o ? o + 1 : options; o < options + option_count(); o++)
        if (option_is_of(o, c))
            return o;
    return NULL;
}

const OptionInfo *option_named(const CommandInfo *c, const char *name, size_t n)
{
    for (const OptionInfo *o = NULL; (o = option_after(o, c));)
        if (is_named(o->name, name, n))
            return o;
    return NULL;
}
