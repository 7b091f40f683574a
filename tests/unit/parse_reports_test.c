/* Faults in articles: what is said, at which place, with which hint; one run tells all. */
#include "tests/unit/parse_fixture.h"

/* The body begins in line 4. */
static const Case body[] = {
    {"", "2:8: error: the article is empty (write the text below the second ---, or add an image)"},
    {"甲<b>乙</b>", "4:2: warning: raw HTML is not printed (delete the tag, or write \\< for the character); 4:6: "
                    "warning: raw HTML is "
                    "not printed (delete the tag, or write \\< for the character)"},
    {"甲{汉字|a|b|c}", "4:2: error: ruby has 3 readings for 2 characters (write one reading for each character, or one "
                       "for all)"},
    {"> 甲\n> 乙{汉字|}", "5:4: error: ruby has 0 readings for 2 characters (write one reading for each character, or "
                          "one for all)"},
    {"甲。{.as}", "4:3: warning: no mark of a paragraph: {.as} (write {.asis} for a paragraph to be left as it is, or "
                  "\\{ for the character)"},
    {"[甲]{.nmae}", "4:3: error: no such line below a text: {.nmae} (the nearest is {.name})"},
    {"甲]{.name}", "4:2: error: nothing in brackets stands before {.name} (write [text]{.name})"},
    {"![](a.png){spam=2}", "4:12: error: a picture has no attribute `spam` (the nearest is `span`)"},
    {"![](a.png){span=many}", "4:17: error: span must be a number of columns from 1 to 16, not “many”"},
    {"![](a.png){wide}", "4:12: error: a picture's attribute `wide` has no value (write {span=2})"},
    {"![](a.png)![](a.png)![](a.png)![](a.png)![](a.png)![](a.png)![](b.png)",
     "4:61: error: a group has 6 pictures at most, and here are 7 (put an empty line before this one: another group "
     "begins)"},
    {"![](a.png){span=2} ![](b.png){span=3}",
     "4:36: error: the pictures of a group have one span together (keep one of the two)"},
    {"![](a.png){height=9行}\n![](b.png){height=8行}",
     "5:19: error: the pictures of a group have one height together (keep one of the two)"},
    {"![](a.png){height=9行}\n![](b.png){height=9行}", ""},
    {"甲[^x]", "4:2: warning: the note [^x] is not defined (write the note: [^label]: text)"},
    {"甲\n\n[^x]: 乙", "6:1: error: nothing refers to the note [^x] (refer to it in the text, or delete it)"},
    {"[a](b c)",
     "4:3: warning: this is not a link: its address is not well formed (an address with spaces goes between "
     "< and >)"},
    {"[a](javascript:x)", "4:1: warning: the link to javascript:x is left out, its text stays (a link leads to http, "
                          "https, mailto, tel, ftp or a page of the site)"},
    {"**甲", "4:1: warning: ** has no partner (close it, or write \\*\\* for the characters)"},
    {"甲。\n二、乙", "5:1: warning: a numbered line goes on with the paragraph above (put an empty line before it)"},
    {"甲：\n（十二）乙",
     "5:1: warning: a numbered line goes on with the paragraph above (put an empty line before it)"},
    {"第三、\n四、五条；\n一下", ""},
    {"- 甲\n　　乙", "5:1: warning: an indented line goes on with the paragraph above (put an empty line before it)"},
    {"a&#1;b", "4:2: warning: the control character U+0001 is left out (delete it)"},
    {"> [!note]\n> 甲", "4:3: error: no such kind of quote: [!note] (write [!pull] for a pull quote, "
                        "[!链接] or [!link] for a sidebar)"},
    {"> [!tip] 甲\n> 乙", "4:3: error: no such kind of quote: [!tip] (write [!pull] for a pull quote, "
                          "[!链接] or [!link] for a sidebar)"},
    {"> [!链接] 题\n\n甲", "4:1: error: the sidebar 链接 has no text (write > before each line of it, right below its "
                           "mark)"},
    {"#\n\n甲", "4:1: warning: a heading without text (write the heading, or delete the line)"},
    {"**甲\n\n乙{汉|}\n\n丙[^y]",
     "4:1: warning: ** has no partner (close it, or write \\*\\* for the characters); 6:2: error: ruby has 0 readings "
     "for "
     "1 character (write one reading for each character, or one for all); 8:2: warning: the note [^y] is not defined "
     "(write the note: [^label]: text)"},
};

/* Lines after title: T, so from line 3 on. */
static const Case front[] = {
    {"bylin: x\n", "3:1: error: an article has no key `bylin` (did you mean `byline` (作者)?)"},
    {"副题: x\n", "3:1: error: an article has no key `副题` (did you mean `deck` (副题)?)"},
    {"page: first\n", "3:7: error: `page` must be a whole number from 1 to 999, not “first” (write page: 1)"},
    {"page: \"1\"\n", "3:8: error: `page` must be a number, not a text in quotes, not “1” (leave the quotes out)"},
    {"page: 0\n", "3:7: error: `page` must be a whole number from 1 to 999, not “0” (write page: 1)"},
    {"box: yes\nadvert: no\n", ""},
    {"box: maybe\n",
     "3:6: error: `box` must be true or false, not “maybe” (write box: true or box: false, without quotes)"},
    {"tags: 甲\n", "3:7: error: `tags` must be a list, not “甲” (write tags: [甲])"},
    {"tags: [甲, [乙]]\n", "3:11: error: an element of `tags` must be a text, not a list (write tags: [one, another])"},
    {"byline: [甲]\n",
     "3:9: error: `byline` must be a text, not a list (write byline: …, in quotes when it has a colon, # or brackets)"},
    {"lang: zh\n", "3:7: error: `lang` must be zh-Hans, zh-Hant, bo or en, not “zh” (the nearest is `zh-Hans`)"},
    {"title: U\n", "3:1: error: the key `title` stands in line 2 already (keep one of them)"},
    {"deck: a: b\n", "3:8: error: YAML: mapping values are not allowed in this context (put the text in quotes when it "
                     "has a colon and a space in it)"},
    {"deck：甲\n", "3:1: error: behind `deck` stands no colon and space (write deck: …, with the ASCII colon and a "
                   "space)"},
    /* keys of other systems, and what belongs elsewhere */
    {"author: 甲\n", "3:1: error: an article has no key `author` (write byline: 本报记者 某某)"},
    {"date: 2021-11-02\n", "3:1: error: an article has no key `date` (an article's date is its issue's, the folder's "
                           "name: <paper>/<YYYY-MM-DD>/)"},
    {"margin: 3mm\n", "3:1: error: an article has no key `margin` (margins are the layout's: `page: {top: …}` and "
                      "`columns` in layouts/<layout>/layout.yaml)"},
    {"tags: [春耕，农业]\n", "3:8: error: `tags` is one text: ， divides no list (write tags: [春耕, 农业])"},
    {"page: 第二版\n", "3:7: error: `page` must be a whole number from 1 to 999, not “第二版” (write page: 2)"},
    {"deck: &a 甲\nkicker: *a\n", "3:7: error: YAML anchors (&a) are not allowed (write the value out); 4:9: error: "
                                  "YAML aliases (*a) are not allowed "
                                  "(write the value out)"},
    {"deck: !!str x\n", "3:7: error: YAML tags (tag:yaml.org,2002:str) are not allowed (leave the tag out)"},
    {"deck: \"a\\0b\"\n", "3:7: warning: the control character U+0000 is left out (delete it)"},
    {"caption: 说明\n", "3:10: warning: a caption without an image (add image: file, or delete it)"},
    {"image: {file: a.jpg, heigth: 3行}\n", "3:22: error: a picture has no key `heigth` (did you mean `height` (高)?)"},
    {"image: {file: a.jpg, height: 3}\n", "3:30: error: height must be whole lines of the grid or a length, not “3” "
                                          "(write height: 3行, lines of the grid, or height: 3mm)"},
    {"image: {file: a.jpg, crop: 5}\n",
     "3:28: error: crop must be no, yes or a share up to 90%, not “5” (write crop: 5%)"},
    {"image: {file: a.jpg, focus: [0.4]}\n",
     "3:29: error: `focus` must be a list of 2, not a list (write focus: [50%, 50%])"},
    {"image: {file: a.jpg, span: 17}\n",
     "3:28: error: `span` must be a whole number from 1 to 16, not “17” (write span: 16)"},
    {"image: {file: a.jpg, width: 3}\n",
     "3:22: error: a picture has no key `width` (write span: 3, the columns it stands over)"},
    {"image: {alt: 甲}\n", "3:8: error: a picture needs the key `file` (图片文件) (add a line `file: …` under image)"},
    {"image: [a.jpg, b.jpg]\n",
     "3:8: error: a picture must be keys with values, not a list (several are a group: write images: […])"},
    {"image: {file: a.jpg, caption: 甲}\ncaption: 乙\n",
     "4:10: error: the picture's caption is said here and under image (keep one caption)"},
    {"image: a.jpg\nimages: [b.jpg, c.jpg]\n",
     "3:8: error: image and images: an article has one of them (write the picture first under images)"},
    {"images: [{file: a.jpg, span: 2}, {file: b.jpg, span: 3}]\n",
     "3:54: error: the pictures of a group have one span together (keep one of the two)"},
    {"images: [a.jpg, b.jpg]\nalt: 甲\n",
     "4:6: error: each picture of a group has words of its own for those who can't see it (write images: [{file: "
     "a.jpg, alt: …}, {file: b.jpg, alt: …}])"},
    {"images: [a.jpg, a.jpg, a.jpg, a.jpg, a.jpg, a.jpg, a.jpg]\n",
     "3:52: error: a group has 6 pictures at most, and here are 7 (write the others into the text: ![alt](file))"},
    {"images: [a.jpg]\n", ""},
    {"picture_story: true\n", "3:16: error: a picture story has no picture (add image: photo.jpg)"},
    {"图片新闻: true\n", "3:1: error: an article has no key `图片新闻` (did you mean `picture_story` (图片新闻)?)"},
    {"photo_story: true\n", "3:1: error: an article has no key `photo_story` (write picture_story: true)"},
    {"picture_story: true\nimage: a.jpg\n", ""},
    {"picture_story: false\n", ""},
    {"image: {file: a.jpg, height: 8cm, crop: no, focus: [40%, 1]}\n", ""},
    {"pge: 1\nbox: 2\nspan: x\n",
     "3:1: error: an article has no key `pge` (did you mean `page` (版次)?); 4:6: error: `box` must be true or false, "
     "not “2” (write box: true or box: false, without quotes); 5:7: error: `span` must be a whole number from 1 to 16, "
     "not “x” (write span: 1)"},
};

/* Whole files. */
static const Case files[] = {
    {"",
     "1:1: error: the article has no front matter (begin the file with a line ---, then title: …, then a line ---)"},
    {"甲\n", "1:1: error: the article has no front matter (begin the file with a line ---, then title: …, then a line "
             "---)"},
    {"---\ntitle: 甲\npicture_story: true\n---\n- 乙\n\n  > ![丙](a.jpg)\n", ""},
    {"---\ntitle: 甲\npicture_story: true\n---\n![丙](a.jpg)\n\n| 丁 |\n|---|\n| 戊 |\n", ""},
    {"---\ntitle: 甲\npicture_story: true\n---\n| 丁 |\n|---|\n| 戊 |\n\n![丙](a.jpg)\n",
     "5:1: error: a picture story begins with its picture, not with a table (write the picture above the table, or "
     "name it with "
     "image: photo.jpg)"},
    {"---\ntitle: 甲\n\n乙\n", "1:1: error: the front matter is not closed (end the front matter with a line ---)"},
    {"---", "1:1: error: the front matter is not closed (end the front matter with a line ---)"},
    {"\n --- \ntitle: 甲\n---\t\n乙", ""},
    {"--", "1:1: error: the article has no front matter (begin the file with a line ---, then title: …, then a line "
           "---)"},
    {"---\n---\n甲\n",
     "1:1: error: an article needs the key `title` (标题) (add a line `title: …` between the --- lines)"},
    {"---\ntitle:\n---\n甲\n",
     "2:1: error: `title` is empty (write title: …, in quotes when it has a colon, # or brackets)"},
    {"---\ntitle：甲\n---\n甲\n",
     "2:1: error: behind `title` stands no colon and space (write title: …, with the ASCII colon and a space)"},
    {"---\ntitle:甲\n---\n甲\n",
     "2:1: error: behind `title` stands no colon and space (write title: …, with the ASCII colon and a space)"},
    {"---\ndeck: 乙\n---\n甲\n",
     "2:1: error: an article needs the key `title` (标题) (add a line `title: …` between the --- lines)"},
    {"---\ntitle: 2021\ndeck: true\n---\n甲\n", ""},
};

static void check_file(Checks *c, const Case *k, Buf *reports)
{
    Arena *a = arena_new();
    Diag *d = diag_new();
    Source src = {.path = "a.md", .text = k->in, .len = strlen(k->in)};
    article_parse(NULL, d, a, &src, LANG_ZH_HANS);
    one_line_reports(d, reports);
    CHECK_STR(c, reports->data, k->out);
    diag_free(d);
    arena_free(a);
}

static void test_front_values(Checks *c)
{
    static const char text[] =
        "---\ntitle: 甲  乙　丙\nkicker: |\n  上\n  下\nbyline: >\n  本报记者\n  Ann\ntags: [x, 2]\n"
        "page: 3\npriority: -1\nlang: bo\nspan: 4\nbox: true\nadvert: true\n"
        "vertical_title: true\ndraft: false\nsummary: ''\n---\nཀ\n";
    Arena *a = arena_new();
    Diag *d = diag_new();
    Source src = {.path = "dir/slug.md", .text = text, .len = sizeof text - 1};
    const Article *k = article_parse(NULL, d, a, &src, LANG_ZH_HANT);
    CHECK_INT(c, diag_errors(d) + diag_warnings(d), 0);
    CHECK_STR(c, k->slug, "slug");
    CHECK_STR(c, k->title, "甲 乙　丙");
    CHECK_STR(c, k->kicker, "上下");
    CHECK_STR(c, k->byline, "本报记者 Ann");
    CHECK_STR(c, k->deck, "");
    CHECK_STR(c, k->summary, "");
    CHECK_INT(c, k->n_tags, 2);
    CHECK_STR(c, k->tags[1], "2");
    CHECK_INT(c, k->page, 3);
    CHECK_INT(c, k->priority, -1);
    CHECK_INT(c, k->lang, LANG_BO);
    CHECK_INT(c, k->span, 4);
    CHECK(c, k->box && k->advert && k->vertical_title && !k->draft);
    CHECK_INT(c, k->title_span.start, 11);
    diag_free(d);
    arena_free(a);
}

int main(void)
{
    Checks c = {0};
    Buf reports = {0};
    for (size_t i = 0; i < sizeof body / sizeof *body; i++) {
        parse_text("", body[i].in, LANG_ZH_HANS, NULL, &reports);
        CHECK_STR(&c, reports.data, body[i].out);
    }
    for (size_t i = 0; i < sizeof front / sizeof *front; i++) {
        parse_text(front[i].in, "甲\n", LANG_ZH_HANS, NULL, &reports);
        CHECK_STR(&c, reports.data, front[i].out);
    }
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        check_file(&c, &files[i], &reports);
    test_front_values(&c);
    buf_free(&reports);
    return CHECK_END(&c);
}
