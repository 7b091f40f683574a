#!/usr/bin/env python3
"""The table of newcomers' mistakes (mistakes.sh): what was written, and all that is told of it in English and Chinese.
What is right follows from rules: the place is that of the mistake, the hint says how to write what was meant, and one
mistake has one report. Run in an empty folder."""
import os
import pathlib
import re
import shutil
import subprocess
import sys

from PIL import Image

PAIBAN = sys.argv[1]
OK = "---\ntitle: 好\n---\n\n正文。\n"


def front(lines):
    return f"---\n{lines}\n---\n\n正文。\n"


def body(text):
    return f"---\ntitle: 好\n---\n\n正文。\n\n{text}\n"


def colon(word, key, place="2:1"):
    return (place, "error", f"behind `{word}` stands no colon and space", f"write {key}: …, with the ASCII colon and a space",
            f"`{word}` 后面不是半角冒号加空格", f"写成 {key}: …，用半角冒号，后面空一格")


def no_key(word, place, hint, zh_hint):
    return (place, "error", f"an article has no key `{word}`", hint, f"文章没有 `{word}` 这个键", zh_hint)


def no_map(pair):
    return ("2:1", "error", "an article must be keys with values, not a text", f"write {pair}", "文章必须是键和值，不能是文字", f"写成 {pair}")


def language(word, meant):
    return ("3:7", "error", f"`lang` must be zh-Hans, zh-Hant, bo or en, not “{word}”", f"write lang: {meant}",
            f"`lang` 必须是zh-Hans, zh-Hant, bo 或 en，不能是“{word}”", f"写成 lang: {meant}")


DATES = ("an article's date is its issue's; when it was changed: updated: 2021-11-03 09:30",
         "文章的日期就是当期的日期；改动的时间写 updated: 2021-11-03 09:30")


def fence(side, place):
    return (place, "error", f"this line doesn't {side} the front matter", "write --- alone on it: three ASCII hyphens",
            f"这一行不能{'开始' if side == 'begin' else '结束'}文头", "单独写 ---：三个半角连字符")


NO_FRONT = ("1:1", "error", "the article has no front matter", "begin the file with a line ---, then title: …, then a line ---",
            "文章没有文头", "文件以一行 --- 开头，接着写 title: …，再写一行 ---")
MARGIN = "margins are the layout's: `page: {top: …}` and `columns` in layouts/<layout>/layout.yaml"
ZH_MARGIN = "边距由版式定：layouts/<layout>/layout.yaml 里的 `page: {top: …}` 和 `columns`"
TABS = ("indent with spaces, not tabs", "缩进用空格，不用制表符")
TOKEN = "found character that cannot start any token while scanning for the next token"
ZH_TOKEN = "读下一项时 文字不能以这个字符开头"
SAME_COLUMN = "begin the keys of one map, and the - of one list, in the same column"


def foreign(name, kind, zh_kind, tool, package, made):
    command = f"{tool} '{name}{'[0]' if tool == 'convert' else ''}' '{made}'"
    return ("3:8", "error", f"{name} is not a PNG or JPEG picture but {kind}",
            f"convert it: {command} (package {package}), and name {made}",
            f"{name} 不是 PNG 或 JPEG 图片，而是{zh_kind}", f"先转换：{command}（软件包 {package}），再写 {made}")


def in_quotes(place, text, problem, zh_problem):
    return (place, "error", f"YAML: {problem}", f'write title: "{text}", in quotes',
            f"YAML：{zh_problem}", f'加引号，写成 title: "{text}"')


DECK = ("write deck: … for what stands below the title, kicker: … for what stands above it", "标题下面的写 deck: …，标题上面的写 kicker: …")
IMPORT = ("move it out of content and read it: paiban import FILE.docx --paper=ID --date=YYYY-MM-DD",
          "移出 content，再导入：paiban import FILE.docx --paper=ID --date=YYYY-MM-DD")
AS_DOCX = ("save it as .docx, " + IMPORT[0], "另存为 .docx，" + IMPORT[1])


def no_text(kind, zh_kind, hint, zh_hint):
    return ("1:1", "error", f"this is no text but {kind}", hint, f"这不是文本，是{zh_kind}", zh_hint)


# What an article's file holds → what is told of it.
ARTICLES = {
    # colons, commas and brackets of Chinese
    "colon-first": (front("title：春耕\nbyline: 甲"), [colon("title", "title")]),
    "colon-tight": (front("title:春耕\nbyline: 甲"), [colon("title", "title")]),
    "colon-later": (front("title: 好\nbyline：甲"), [colon("byline", "byline", "3:1")]),
    "colon-spaced": (front("title: 好\nbyline ：甲"), [colon("byline", "byline", "3:1")]),
    "colon-everywhere": (front("title：春耕\nbyline：甲"), [colon("title", "title"), colon("byline", "byline", "3:1")]),
    "colon-chinese": (front("标题：春耕"), [colon("标题", "title")]),
    "equals": (front("title = 春耕"), [colon("title", "title")]),
    "comma": (front("title: 好\ntags: [春耕，农业]"), [
        ("3:8", "error", "`tags` is one text: ， divides no list", "write tags: [春耕, 农业]",
         "`tags` 成了一整段文字：， 不能分开各项", "写成 tags: [春耕, 农业]")]),
    "brackets": (front("title: 好\ntags: ［春耕，农业］"), [
        ("3:7", "error", "`tags` must be a list, not “［春耕，农业］”", "write tags: [春耕, 农业]",
         "`tags` 必须是列表，不能是“［春耕，农业］”", "写成 tags: [春耕, 农业]")]),
    "comma-quoted": (front("title: 好\ntags: ['春耕'，'农业']"), [
        ("3:12", "error", "YAML: did not find expected ',' or ']' while parsing a flow sequence",
         "write `,` in a list or map, the ASCII mark, not the full-width one",
         "YAML：读 [ ] 里的列表时 没有找到应有的“,”或“]”", "[ ] 和 { } 里写半角的 `,`，不写全角的")]),
    "colon-in-map": (front("title: 好\nheadline: {size：36pt}"), [
        ("3:12", "error", "`headline` has no key `size：36pt`", "write the ASCII colon and a space after the key, not ：",
         "`headline`没有 `size：36pt` 这个键", "键后面写半角冒号加空格，不写 ：")]),
    # quotes
    "quotes-within": (front('title: "他说："好"啊"'), [
        ("2:12", "error", 'the quotation ends before 好"啊"', 'write “ and ” within it, or \\" for this mark',
         '引号里的文字在 好"啊" 之前就结束了', "里面的引号写成 “ ”，或者在它前面加 \\")]),
    "quotes-single": (front("title: '他说'好'啊'"), [
        ("2:11", "error", "the quotation ends before 好'啊'", "write ‘ and ’ within it, or '' for this mark",
         "引号里的文字在 好'啊' 之前就结束了", "里面的引号写成 ‘ ’，或者把它写两个")]),
    "quotes-of-word": (front("title: “他说：好”"), []),
    "quotes-about-key": (front("“title”: 好"), [
        no_key("“title”", "2:1", "did you mean `title` (标题)?", "是不是 `title` (标题)？")]),
    "quotes-open": (front('title: "好'), [
        ("2:8", "error", "YAML: found unexpected end of stream while scanning a quoted scalar",
         "close the quotes; a quote inside single quotes is written twice",
         "YAML：读引号里的文字时 文字还没有结束就到了末尾", "把引号配对；单引号里的单引号写两个")]),
    "colon-in-text": (front("title: 他说: 好"), [
        ("2:10", "error", "YAML: mapping values are not allowed in this context",
         "put the text in quotes when it has a colon and a space in it",
         "YAML：这里不能再有冒号和值", "文字里有冒号加空格，要放进引号")]),
    # keys
    "author": (front("title: 好\nauthor: 甲"), [no_key("author", "3:1", "write byline: 本报记者 某某", "写成 byline: 本报记者 某某")]),
    "date": (front("title: 好\ndate: 2021-11-02"), [
        no_key("date", "3:1", "an article's date is its issue's, the folder's name: <paper>/<YYYY-MM-DD>/",
               "文章的日期就是当期的日期，即文件夹的名字：<paper>/<YYYY-MM-DD>/")]),
    "margin": (front("title: 好\nmargin: 3mm"), [no_key("margin", "3:1", MARGIN, ZH_MARGIN)]),
    "titel": (front("titel: 好"), [no_key("titel", "2:1", "did you mean `title` (标题)?", "是不是 `title` (标题)？")]),
    "biaoti": (front("标题: 好\n作者: 甲"), [
        no_key("标题", "2:1", "did you mean `title` (标题)?", "是不是 `title` (标题)？"),
        no_key("作者", "3:1", "did you mean `byline` (作者)?", "是不是 `byline` (作者)？")]),
    "capital": (front("title: 好\nByline: 甲"), [no_key("Byline", "3:1", "did you mean `byline` (作者)?", "是不是 `byline` (作者)？")]),
    "wide-blank": (front("title: 好\n　byline: 甲"), [
        no_key("　byline", "3:1", "did you mean `byline` (作者)?", "是不是 `byline` (作者)？")]),
    "twice": (front("title: 好\ntitle: 又"), [
        ("3:1", "error", "the key `title` stands in line 2 already", "keep one of them",
         "键 `title` 在第 2 行已经有了", "保留一个")]),
    "no-title": (front("byline: 甲"), [
        ("2:1", "error", "an article needs the key `title` (标题)", "add a line `title: …` between the --- lines",
         "文章缺少 `title` (标题)", "在两行 --- 之间加一行 `title: …`")]),
    "span": (front("title: 好\nspan: 99"), [
        ("3:7", "error", "`span` must be a whole number from 1 to 16, not “99”", "write span: 16",
         "`span` 必须是1 到 16 的整数，不能是“99”", "写成 span: 16")]),
    "page": (front("title: 好\npage: 第二版"), [
        ("3:7", "error", "`page` must be a whole number from 1 to 999, not “第二版”", "write page: 2",
         "`page` 必须是1 到 999 的整数，不能是“第二版”", "写成 page: 2")]),
    "draft": (front("title: 好\ndraft: 是"), [
        ("3:8", "error", "`draft` must be true or false, not “是”", "write draft: true or draft: false, without quotes",
         "`draft` 必须是true 或 false，不能是“是”", "写成 draft: true 或 draft: false，不加引号")]),
    "comment": (front("title: #春耕"), [
        ("2:1", "error", "`title` is empty: YAML takes #春耕 for a comment", 'write title: "#春耕", in quotes',
         "`title` 是空的：YAML 把 #春耕 当成注释", '加引号，写成 title: "#春耕"')]),
    "comma-for-colon": (front("title，春耕"), [no_map("title: 春耕")]),
    "blank-for-colon": (front("title 春耕"), [no_map("title: 春耕")]),
    "blank-behind-word": (front("标题 春耕"), [no_map("title: 春耕")]),
    "tags-blank": (front("title: 好\ntags: 春耕 农业"), [
        ("3:7", "error", "`tags` must be a list, not “春耕 农业”", "write tags: [春耕, 农业]",
         "`tags` 必须是列表，不能是“春耕 农业”", "写成 tags: [春耕, 农业]")]),
    "time": (front("title: 好\ntime: 10:00"), [no_key("time", "3:1", DATES[0], DATES[1])]),
    "publishdate": (front("title: 好\npublishDate: 2021-11-02"), [no_key("publishDate", "3:1", DATES[0], DATES[1])]),
    "publish_at": (front("title: 好\npublish_at: 2021-11-02 06:00"), [
        no_key("publish_at", "3:1", "`publish_at` is an issue's: write it in issue.yaml", "`publish_at` 是一期的：写在 issue.yaml 里")]),
    "padding": (front("title: 好\npadding: 3mm"), [no_key("padding", "3:1", MARGIN, ZH_MARGIN)]),
    "font-size": (front("title: 好\nfont-size: 12pt"), [
        no_key("font-size", "3:1", "a title's size is headline: {size: 36pt}; all others are the layout's: layouts/<layout>/layout.yaml",
               "标题的字号写 headline: {size: 36pt}；别的字号由版式定：layouts/<layout>/layout.yaml")]),
    "headline-text": (front("title: 好\nheadline: 大标题"), [
        ("3:11", "error", "`headline` must be keys with values, not a text", "a title is title: …; headline: {size: 36pt} says how it looks",
         "`headline`必须是键和值，不能是文字", "标题写在 title: …；headline: {size: 36pt} 只管它的样子")]),
    "lang-cn": (front("title: 好\nlang: zh-CN"), [language("zh-CN", "zh-Hans")]),
    "lang-tw": (front("title: 好\nlang: tw"), [language("tw", "zh-Hant")]),
    "lang-tibetan": (front("title: 好\nlang: 藏文"), [language("藏文", "bo")]),
    # Tibetan words for keys, as the site has them
    "key-tibetan": (front("title: 好\nཔར་ངོས: 2"), [no_key("པར་ངོས", "3:1", "did you mean `page` (པར་ངོས།)?", "是不是 `page` (པར་ངོས།)？")]),
    "key-tibetan-shad": (front("title: 好\nརྩོམ་པ་པོ།: བསོད་ནམས།"), [
        no_key("རྩོམ་པ་པོ།", "3:1", "did you mean `byline` (རྩོམ་པ་པོ།)?", "是不是 `byline` (རྩོམ་པ་པོ།)？")]),
    "colon-tibetan": (front("title: 好\nཔར་ངོས：2"), [colon("པར་ངོས", "page", "3:1")]),
    # columns, dashes, tabs
    "tab": (front("title: 好\nheadline:\n\tsize: 36pt"), [("4:1", "error", f"YAML: {TOKEN}", TABS[0], f"YAML：{ZH_TOKEN}", TABS[1])]),
    "pushed-in": (front("title: 好\n  byline: 甲"), [
        ("3:9", "error", "YAML: mapping values are not allowed in this context", SAME_COLUMN,
         "YAML：这里不能再有冒号和值", "同一组的键、同一列表的 - 对齐在同一列")]),
    "dash": (front("title: 好\ntags:\n-春耕\n-农业"), [
        ("4:1", "error", "YAML: could not find expected ':' while scanning a simple key", "write - 春耕, with a space after the -",
         "YAML：读键时 没有找到应有的“:”", "写成 - 春耕，- 后面空一格")]),
    "dash-indented": (front("title: 好\ntags:\n  -春耕\n  -农业"), [
        ("4:3", "error", "`tags` must be a list, not “-春耕 -农业”", "put a space after each -: - 春耕 -农业",
         "`tags` 必须是列表，不能是“-春耕 -农业”", "每个 - 后面空一格：- 春耕 -农业")]),
    "dash-keys": (front("- title: 好"), [
        ("2:1", "error", "an article must be keys with values, not a list", "delete the - before the keys",
         "文章必须是键和值，不能是列表", "去掉键前面的 -")]),
    # the lines ---
    "no-front": ("# 标题\n\n正文。\n", [NO_FRONT]),
    "keys-only": ("title: 好\n\n正文。\n", [NO_FRONT]),
    "dashes": ("———\ntitle: 好\n———\n\n正文。\n", [fence("begin", "1:1")]),
    "toml": ("+++\ntitle: 好\n+++\n\n正文。\n", [fence("begin", "1:1")]),
    "long-fence": ("---\ntitle: 好\n-----\n\n正文。\n", [fence("end", "3:1")]),
    "unclosed": ("---\ntitle: 好\n\n正文。\n", [
        ("1:1", "error", "the front matter is not closed", "end the front matter with a line ---", "文头没有结束", "用一行 --- 结束文头")]),
    "bom": ("\ufeff" + front("title: 好\nauthor: 甲"), [no_key("author", "3:1", "write byline: 本报记者 某某", "写成 byline: 本报记者 某某")]),
    "crlf": (front("title: 好\nauthor: 甲").replace("\n", "\r\n"),
             [no_key("author", "3:1", "write byline: 本报记者 某某", "写成 byline: 本报记者 某某")]),
    "html": ("<html><body><p>好</p></body></html>\n", [
        ("1:1", "error", "this is no article but HTML",
         "give it the end .html, move it out of content and read it: paiban import FILE.html --paper=ID --date=YYYY-MM-DD",
         "这不是文章，是HTML", "后缀改为 .html，移出 content，再导入：paiban import FILE.html --paper=ID --date=YYYY-MM-DD")]),
    "comment-first": ("<!-- 待核 -->\n\n正文。\n", [NO_FRONT]),
    # pictures
    "far-name": (front("title: 好\nimage: lake.jpg"), [
        ("3:8", "error", "there is no picture lake.jpg", "put the picture beside the article", "没有图片 lake.jpg", "把图片放在文章旁边")]),
    "backslash": (front("title: 好\nimage: pictures\\photo.jpg"), [
        ("3:8", "error", "the name pictures\\photo.jpg has \\, which divides no folders here", "write pictures/photo.jpg",
         "名字 pictures\\photo.jpg 里有 \\，这里不用它分文件夹", "写成 pictures/photo.jpg")]),
    "backslash-csv": (body("![表](pictures\\a.csv)"), [
        ("7:1", "error", "the name pictures\\a.csv has \\, which divides no folders here", "write pictures/a.csv",
         "名字 pictures\\a.csv 里有 \\，这里不用它分文件夹", "写成 pictures/a.csv")]),
    "near-name": (front("title: 好\nimage: phtoo.jpg"), [
        ("3:8", "error", "there is no picture phtoo.jpg", "did you mean `photo.jpg`?", "没有图片 phtoo.jpg", "是不是 `photo.jpg`？")]),
    "in-folder": (front("title: 好\nimage: inner.jpg"), [
        ("3:8", "error", "there is no picture inner.jpg", "did you mean `pictures/inner.jpg`?", "没有图片 inner.jpg",
         "是不是 `pictures/inner.jpg`？")]),
    "near-in-folder": (front("title: 好\nimage: Picture/iner.jpg"), [
        ("3:8", "error", "there is no picture Picture/iner.jpg", "did you mean `pictures/inner.jpg`?", "没有图片 Picture/iner.jpg",
         "是不是 `pictures/inner.jpg`？")]),
    "other-end": (front("title: 好\nimage: photo.jpeg"), [
        ("3:8", "error", "there is no picture photo.jpeg", "did you mean `photo.jpg`?", "没有图片 photo.jpeg", "是不是 `photo.jpg`？")]),
    "in-words": (body("[图] 春耕"), [
        ("7:1", "warning", "[图] prints as it stands: it is no picture", "write ![春耕](file.jpg)",
         "[图] 照原样印出：它不是图片", "写成 ![春耕](file.jpg)")]),
    "heic": (front("title: 好\nimage: a.heic"), [foreign("a.heic", "a HEIC picture", "HEIC 图片", "heif-convert", "libheif-examples", "a.jpg")]),
    "gif": (front("title: 好\nimage: b.gif"), [foreign("b.gif", "a GIF", "GIF 图片", "convert", "imagemagick", "b.png")]),
    "tif": (front("title: 好\nimage: c.tif"), [foreign("c.tif", "a TIFF picture", "TIFF 图片", "convert", "imagemagick", "c.jpg")]),
    "webp": (front("title: 好\nimage: {file: d.webp, alt: 湖}"), []),
    "avif": (front("title: 好\nimage: {file: e.avif, alt: 湖}"), []),
    "in-brackets": (body("![[photo.jpg]]"), [
        ("7:1", "error", "there is no text block photo.jpg", "write ![what it shows](photo.jpg) for a picture",
         "没有文字块 photo.jpg", "图片写成 ![图上有什么](photo.jpg)")]),
    "in-brackets-scan": (body("![[scan.BMP]]"), [
        ("7:1", "error", "there is no text block scan.BMP", "write ![what it shows](scan.BMP) for a picture",
         "没有文字块 scan.BMP", "图片写成 ![图上有什么](scan.BMP)")]),
    # the body
    "wide-link": (body("见[省府]（https://a.cn），[注释]（二十字）。"), [
        ("7:2", "warning", "[省府]（ prints as it stands: it is no link", "write [text](address), with ASCII brackets about the address",
         "[省府]（ 照原样印出：它不是链接", "写成 [文字](网址)，网址用半角括号")]),
    "wide-stars": (body("这里＊＊要紧＊＊，那里＊＊也要紧＊＊。"), [
        ("7:3", "warning", "＊＊ prints as it stands", "for bold type write **text**, with ASCII asterisks",
         "＊＊ 照原样印出", "要加粗，写成 **文字**，用半角星号")]),
    "stars-in-code": (body("按键`＊＊`和`[键]（#一）`。"), []),
    "tight-list": (body("-甲\n-乙\n-丙"), [
        ("7:1", "warning", "- prints as it stands: this is no list", "write - and a space before each item",
         "- 照原样印出：这不是列表", "每一项前面写 - 和一个空格")]),
    "dash-name": (body("好话一句。\n-某某\n\n-某某，又一句。"), []),
    "wide-reading": (body("｛汉字｜hàn｜zì｝"), [
        ("7:1", "warning", "｛ ｜ ｝ print as they stand", "write a reading as {汉字|hàn|zì}, with the ASCII marks { | }",
         "｛ ｜ ｝ 照原样印出", "注音写成 {汉字|hàn|zì}，用半角的 { | }")]),
    "wide-braces": (body("｛甲｝乙｜丙，｛丁｝。"), []),
    "no-dashes": (body("| 甲 | 乙 | 丙 |\n| 一 | 二 | 三 |"), [
        ("7:1", "warning", "this makes no table: it prints as it stands", "put a line of dashes below its head: |---|---|---|",
         "这样不成表格：照原样印出", "表头下面加一行：|---|---|---|")]),
    "no-dashes-blank": (body("| 甲 | 乙 |\n|  |  |"), [
        ("7:1", "warning", "this makes no table: it prints as it stands", "put a line of dashes below its head: |---|---|",
         "这样不成表格：照原样印出", "表头下面加一行：|---|---|")]),
    "wide-bars": (body("｜甲｜乙｜\n｜一｜二｜"), [
        ("7:1", "warning", "this makes no table: it prints as it stands", "write its bars as the ASCII |, and below its head |---|---|",
         "这样不成表格：照原样印出", "竖线用半角的 |，表头下面写 |---|---|")]),
    "picture-gap": (body("![湖] (photo.jpg)"), [
        ("7:1", "warning", "set as a picture, though not written as one", 'write ![text](file "caption")',
         "写法不是图片，已按图片排", '写成 ![说明](文件 "图注")')]),
    "two-fronts": ("---\ntitle: 好\n---\n\n---\ntitle: 又\nbyline: 甲\n---\n\n正文。\n", [
        ("5:1", "error", "a second front matter: an article has one",
         "put its keys between the first two lines ---, or make the rest an article of its own",
         "又一个文头：一篇文章只有一个", "把这些键放到开头的两行 --- 之间，或者把后面的另存为一篇文章")]),
    # YAML's own marks at a value's head
    "value-star": (front("title: *重点* 好"), [
        in_quotes("2:9", "*重点* 好", "did not find expected alphabetic or numeric character while scanning an alias",
                  "读别名时 没有找到应有的字母或数字")]),
    "value-bracket": (front("title: [快讯] 春耕"), [
        in_quotes("2:13", "[快讯] 春耕", "did not find expected key while parsing a block mapping", "读一组键和值时 没有找到应有的键")]),
    "value-at": (front("title: @好"), [in_quotes("2:8", "@好", TOKEN, ZH_TOKEN)]),
    "value-percent": (front("title: %50"), [in_quotes("2:8", "%50", TOKEN, ZH_TOKEN)]),
    "value-back": (front("title: `好`"), [in_quotes("2:8", "`好`", TOKEN, ZH_TOKEN)]),
    "value-bang": (front("title: !好消息"), [
        in_quotes("2:9", "!好消息", "did not find expected whitespace or line break while scanning a tag", "读标签时 后面应当是空格或换行")]),
    "value-more": (front("title: >春耕"), [
        in_quotes("2:9", ">春耕", "did not find expected comment or line break while scanning a block scalar", "读多行文字时 后面应当换行")]),
    "value-dash": (front("title: - 春耕"), [
        in_quotes("2:8", "- 春耕", "block sequence entries are not allowed in this context", "这里不能用“-”列出")]),
    "image-markdown": (front("title: 好\nimage: ![湖](photo.jpg)"), [
        ("3:9", "error", "YAML: did not find expected whitespace or line break while scanning a tag", "write image: photo.jpg",
         "YAML：读标签时 后面应当是空格或换行", "写成 image: photo.jpg")]),
    "subtitle-chinese": (front("title: 好\n副标题: 甲"), [no_key("副标题", "3:1", *DECK)]),
    "summary-chinese": (front("title: 好\n摘要: 甲"), [no_key("摘要", "3:1", "write summary: …", "写成 summary: …")]),
    "keywords-chinese": (front("title: 好\n关键词: 甲"), [no_key("关键词", "3:1", "write tags: [甲, 乙]", "写成 tags: [甲, 乙]")]),
    # files of another kind
    "word": (b"PK\x03\x04\x14\0\6\0" + bytes(range(256)), [no_text("a Word document or another ZIP file", "Word 文档或别的 ZIP 文件", *IMPORT)]),
    "old-word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)), [
        no_text("an old Word document (.doc)", "老的 Word 文档（.doc）", *AS_DOCX)]),
    "rtf": ("{\\rtf1\\ansi 好}", [no_text("an RTF text", "RTF 文本", *AS_DOCX)]),
    "pdf": ("%PDF-1.4\n1 0 obj\n", [
        no_text("a PDF", "PDF 文件", "copy its text into a file of its own, or ask for the Word document", "把文字复制到单独的文件里，或者要 Word 文档")]),
    "wide-sharp": (body("＃小标题"), [
        ("7:1", "warning", "＃ prints as it stands", "for a heading write ## and a space", "＃ 照原样印出", "作标题写 ## 和一个空格")]),
}

# Another file of a group that is right otherwise: its name, its text → what is told.
FILES = {
    "example": ("group.yaml", "name: 试\nbase_url: https://example.org/\npapers: [demo]\n", [
        ("2:11", "warning", "`base_url` is still the example's: links and feeds lead nowhere, and no page prints it",
         "write the address at which the site will be",
         "`base_url` 还是示例的网址：链接和订阅都打不开，版面上也不印", "写网站将来的网址")]),
    "accent": ("demo/paper.yaml", "title: 试报\nlang: zh-Hans\nlayout: broadsheet\naccent: #1f6b3a\n", [
        ("4:1", "error", "`accent` is empty: YAML takes #1f6b3a for a comment", 'write accent: "#1f6b3a", in quotes',
         "`accent` 是空的：YAML 把 #1f6b3a 当成注释", '加引号，写成 accent: "#1f6b3a"')]),
    "layout": ("demo/paper.yaml", "title: 试报\nlang: zh-Hans\nlayout: broadshet\n", [
        ("3:9", "error", "there is no layout LAYOUTS/broadshet/layout.yaml", "did you mean `broadsheet`?",
         "没有版式 LAYOUTS/broadshet/layout.yaml", "是不是 `broadsheet`？")]),
    "lang": ("demo/paper.yaml", "title: 试报\nlang: 中文\nlayout: broadsheet\n", [
        ("2:7", "error", "`lang` must be zh-Hans, zh-Hant, bo or en, not “中文”", "write lang: zh-Hans",
         "`lang` 必须是zh-Hans, zh-Hant, bo 或 en，不能是“中文”", "写成 lang: zh-Hans")]),
    "papers": ("group.yaml", "name: 试\nbase_url: https://paper.test/\npapers: [dmeo]\n", [
        ("3:10", "error", "there is no folder f/content/dmeo", "the nearest folder is `demo`",
         "没有文件夹 f/content/dmeo", "最接近的文件夹是 `demo`")]),
    "url": ("group.yaml", "name: 试\nbase_url: paper.test\npapers: [demo]\n", [
        ("2:11", "error", "`base_url` is not a web address", "write https://host/path/", "`base_url` 不是网址", "写成 https://host/path/")]),
    "articles": ("demo/2021-11-02/issue.yaml", "pages:\n  - title: 要闻\n    articles: [frist]\n", [
        ("3:16", "error", "there is no article frist.md in f/content/demo/2021-11-02", "the nearest is `first`",
         "f/content/demo/2021-11-02 里没有文章 frist.md", "最接近的是 `first`")]),
    # The page isn't empty nor the article unlisted, as far as anyone knows.
    "articles_text": ("demo/2021-11-02/issue.yaml", "pages:\n  - title: 要闻\n    articles: first，second\n", [
        ("3:15", "error", "`articles` must be a list, not “first，second”", "write articles: [first, second]",
         "`articles` 必须是列表，不能是“first，second”", "写成 articles: [first, second]")]),
    "articles_mark": ("demo/2021-11-02/issue.yaml", "pages:\n  - title: 要闻\n    articles: [first， second]\n", [
        ("3:16", "error", "`articles` is one text: ， divides no list", "write articles: [first, second]",
         "`articles` 成了一整段文字：， 不能分开各项", "写成 articles: [first, second]")]),
    "articles_key": ("demo/2021-11-02/issue.yaml", "pages:\n  - title: 要闻\n    article: [first]\n", [
        ("3:5", "error", "a page has no key `article`", "did you mean `articles` (文章)?",
         "一版没有 `article` 这个键", "是不是 `articles` (文章)？")]),
}

# Arguments → the first lines in both languages.
COMMANDS = [
    (["-v"], "paiban: unknown option: -v (did you mean --version?)", "paiban: 没有这个选项：-v（是不是 --version？）"),
    (["bulid"], "paiban: unknown command: bulid (did you mean build?)", "paiban: 没有这个命令：bulid（是不是 build？）"),
    (["build", "--draft"], "paiban: unknown option: --draft (did you mean --drafts?)", "paiban: 没有这个选项：--draft（是不是 --drafts？）"),
    (["build", "nowhere"], "paiban: nowhere is no folder", "paiban: nowhere 不是文件夹"),
    (["build", "--jobs=0", "."], "paiban: not a number in range: --jobs=0 (1 to 256)", "paiban: 不是范围内的数：--jobs=0（1 到 256）"),
    (["new", "issue", "demo", "2021-11-31"], "paiban: the date must be a day that exists, written YYYY-MM-DD",
     "paiban: 日期必须是存在的日子，写成 YYYY-MM-DD"),
]

faults = []


def run(language, *args):
    env = {k: v for k, v in os.environ.items() if not k.startswith("LC_") and k not in ("LANG", "LANGUAGE")}
    # as a user has it for whom no Chinese locale is installed; English by the option
    env.update({"LC_ALL": "C.UTF-8", "LANGUAGE": "zh_CN"} if language == "zh" else {"LANG": "zh_CN.UTF-8"})
    return subprocess.run([PAIBAN, *args, *(["--lang", "en"] if language == "en" else [])], capture_output=True, text=True, env=env)


def write(path, data):
    path = pathlib.Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)


def group(root, article=True):
    shutil.rmtree(root, ignore_errors=True)
    write(f"{root}/content/group.yaml", "name: 试\nbase_url: https://paper.test/\npapers: [demo]\n")
    write(f"{root}/content/demo/paper.yaml", "title: 试报\nlang: zh-Hans\nlayout: broadsheet\n")
    if article:
        write(f"{root}/content/demo/2021-11-02/first.md", "---\ntitle: 好\npage: 1\n---\n\n正文。\n")


def reports(text):
    """(file, place) → what is told there: the severity's word, the message, the hint."""
    told, last = [], None
    for line in text.split("\n"):
        head, _, rest = line.partition(": ")
        if head.count(":") >= 2 and not line.startswith(" "):
            file, row, column = head.rsplit(":", 2)
            last = [file, f"{row}:{column}", rest, ""]
            told.append(last)
        elif line.startswith(("hint: ", "提示：")) and last:
            last[3] = line.split(" ", 1)[1] if line.startswith("hint") else line[len("提示："):]
            last = None
        elif line and not line.startswith(" "):
            told.append(["", "", line, ""])
            last = told[-1]
    return told


WORDS = {"en": {"error": "error: ", "warning": "warning: "}, "zh": {"error": "错误：", "warning": "警告："}}


def compare(name, language, told, wanted):
    want = [[w[0], WORDS[language][w[1]] + (w[2] if language == "en" else w[4]), w[3] if language == "en" else w[5]]
            for w in wanted]
    got = [t[1:] for t in told]
    if got != want:
        faults.append(f"{name} ({language}):\n  told   {got}\n  wanted {want}")


def articles():
    group("a", article=False)
    day = "a/content/demo/2021-11-02"
    for name, (text, _) in ARTICLES.items():
        write(f"{day}/{name}.md", text)
    picture = Image.effect_noise((1600, 1000), 60).convert("RGB")
    for name in ("photo.jpg", "b.gif", "c.tif", "d.webp"):
        picture.save(f"{day}/{name}")
    write(f"{day}/pictures/a.csv", "a,b\n1,2\n")
    for name in ("photo.jpg", "inner.jpg"):
        picture.save(f"{day}/pictures/{name}")
    write(f"{day}/a.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 100)
    shutil.copy(pathlib.Path(__file__).parent.parent / "pictures/lake.avif", f"{day}/e.avif")
    for language in ("en", "zh"):
        done = run(language, "check", "a", "--effort", "1")
        told = reports(done.stderr)
        if done.returncode != 1:
            faults.append(f"check ended with {done.returncode}")
        for name, (_, wanted) in ARTICLES.items():
            compare(name, language, [t for t in told if t[0] == f"{day}/{name}.md"], wanted)
        rest = [t for t in told if t[0][len(day) + 1:-3] not in ARTICLES]
        if rest:
            faults.append(f"told besides ({language}): {rest}")


def files():
    for name, (file, text, wanted) in FILES.items():
        group("f")
        write(f"f/content/{file}", text)
        for language in ("en", "zh"):
            done = run(language, "check", "f")
            told = reports(done.stderr)
            for t in told:
                t[2] = re.sub(r" \S*/broadshet/", " LAYOUTS/broadshet/", t[2])
            compare(name, language, told, wanted)


def commands():
    for args, en, zh in COMMANDS:
        for language, want in (("en", en), ("zh", zh)):
            done = run(language, *args)
            first = done.stderr.split("\n")[0]
            if first != want or done.returncode != 2:
                faults.append(f"{' '.join(args)} ({language}): {first!r} and {done.returncode}, not {want!r}")


articles()
files()
commands()
for fault in faults:
    print(f"FAIL: {fault}")
print(f"{len(ARTICLES) + len(FILES) + len(COMMANDS)} mistakes, {len(faults)} faults")
sys.exit(bool(faults))
