"""Where the texts come from: Debian packages and what lies in them. A source gives documents: (title, blocks, notes)."""
import glob, gzip, os, re, struct, subprocess

import markdown as M

SECTIONS = '1578'                    # of the manual: commands, formats, overviews, administration


def read(path):
    data = open(path, 'rb').read()
    return (gzip.decompress(data) if path.endswith('.gz') else data).decode('utf-8', 'replace')


def natural(path):
    return [int(x) if x.isdigit() else x for x in re.split(r'(\d+)', path)]


def paths(root, *patterns):
    return sorted({p for pattern in patterns for p in glob.glob(os.path.join(root, pattern), recursive=True) if os.path.isfile(p)}, key=natural)


def title_of(tree):
    for n in tree.walk():
        if n.tag == 'title':
            return M.NARROW.sub(' ', n.text()).strip()
    return ''


def html(files, start=None, pictures=False):
    def documents(root, tools):
        for path in paths(root, *files):
            tree = M.parse_html(read(path))
            picture = tools.pictures(os.path.dirname(path)) if pictures else None
            yield (title_of(tree), *M.blocks(tree, start, picture))
    return documents


def mallard(files):
    def documents(root, tools):
        for path in paths(root, *files):
            yield ('', *M.blocks(M.parse_mallard(read(path))))
    return documents


def manual(folder, sections=SECTIONS):
    """Manual pages, through mandoc's HTML: roff is no text."""
    def documents(root, tools):
        for path in paths(root, *(f'{folder}/man{s}/*.gz' for s in sections)):
            source = read(path)
            if source.startswith('.so '):
                continue
            done = subprocess.run([tools.program('mandoc', 'usr/bin/mandoc'), '-K', 'utf-8', '-T', 'html', '-O', 'fragment'],
                                  input=source.encode(), capture_output=True)
            found, notes = M.blocks(M.parse_html(done.stdout.decode('utf-8', 'replace')))
            name = os.path.basename(path).split('.')
            first = next((b.plain for b in found if b.kind == 'p' and b.plain), '')
            found = [b for i, b in enumerate(found) if not (b.kind == 'h' and i == 0)]
            yield (first if 2 < len(first) < 60 else f'{name[0]}({name[1]})', found, notes)
    return documents


def clean_terminal(s):
    return re.sub('\x1b\\[[0-9;]*m', '', s)


def fortune(files, kind):
    """Poems (kind verse) or sayings: parts between lines of %. Colours of a terminal are structure; the rest is kept."""
    def documents(root, tools):
        for path in paths(root, *files):
            for n, part in enumerate(clean_terminal(read(path)).split('\n%\n')):
                part = part.strip('\n')
                if not part.strip() or re.search('[\u2500-\u257f]{3}', part):
                    continue
                if kind == 'verse':
                    lines = part.split('\n')
                    title = re.sub(r'^(题目|題目)[:：]', '', lines[0]).strip()
                    author = re.sub(r'^作者[:：]', '', lines[1]).strip() if len(lines) > 1 and lines[1].startswith('作者') else ''
                    body = [x.strip() for x in lines[2 if author else 1:]]
                    text = '\n'.join(body).strip('\n')
                    md = '\n\n'.join('```poem\n' + x.strip('\n') + '\n```' for x in re.split(r'\n\s*\n', text) if x.strip())
                    found = [M.Block('p', M.escape_starts(M.escape(author)), author)] if author else []
                    yield (title, found + [M.Block('verse', md, text.replace('\n', ' '))], {})
                else:
                    found = []
                    for piece in re.split(r'\n\s*\n', part):
                        text = piece.strip('\n')             # as an editor pastes it: no mark escaped, indents kept
                        if text.strip():
                            found.append(M.Block('p', text, M.plain_of([(text, '', '')])))
                    yield (None, found, {})
    return documents


def catalogue(files, least=12):
    """A gettext catalogue's translations of some length, a paragraph each, in the catalogue's order, as they stand."""
    def documents(root, tools):
        for path in paths(root, *files):
            data = open(path, 'rb').read()
            order = '<' if data[:4] == b'\xde\x12\x04\x95' else '>'
            count, _, at = struct.unpack(order + '3I', data[8:20])
            found = []
            for i in range(count):
                size, start = struct.unpack(order + '2I', data[at + 8 * i:at + 8 * i + 8])
                for text in data[start:start + size].decode('utf-8', 'replace').split('\0'):
                    if i == 0 or len(text) < least or not re.search(r'[\u0f00-\u0fff\u4e00-\u9fff]', text):
                        continue
                    for piece in re.split(r'\n\s*\n', text.strip('\n')):
                        if piece.strip():                    # pasted, too
                            found.append(M.Block('p', piece.strip('\n'), M.plain_of([(piece, '', '')])))
            yield (None, found, {})
    return documents


def tutor(files):
    """Vim's tutor: text with lessons; what is indented by a tab is a line to type."""
    def documents(root, tools):
        for path in paths(root, *files):
            found = []
            for piece in re.split(r'\n\s*\n', read(path)):
                lines = [x.rstrip() for x in piece.strip('\n').split('\n')]
                if re.fullmatch(r'[~=\- ]+', lines[0]):
                    lines = lines[1:]
                if not any(lines):
                    continue
                if re.match(r'\s*第.{1,4}[讲講节節章]', lines[0]):
                    found.append(M.Block('h', M.escape(lines[0].strip()), lines[0].strip(), 2))
                    lines = lines[1:]
                if lines and all(x.lstrip().startswith('--->') for x in lines):
                    found.append(M.Block('code', '```\n' + '\n'.join(lines) + '\n```'))
                elif lines:
                    text = '\n'.join(x.strip() for x in lines)
                    found.append(M.Block('p', M.escape_starts(M.escape(text)), M.plain_of([(text, '', '')])))
            yield ('Vim 教程', found, {})
    return documents


HELP = 'usr/share/libreoffice/help/'
OFFICE = ('swriter/guide', 'shared/guide', 'scalc/guide', 'simpress/guide', 'sdraw/guide', 'swriter/01', 'shared/01', 'scalc/01')


def office(lang):
    return html([f'{HELP}{lang}/text/{d}/*.html' for d in OFFICE], 'DisplayArea')


# paper: (id, language, layout, title); its sources: (id, package, name, how, most Han or Tibetan characters to take).
PAPERS = [
    ('shouce', 'zh-Hans', 'broadsheet', '手册大报', [
        ('handbook', 'debian-handbook', '管理员手册', html(['usr/share/doc/debian-handbook/html/zh-CN/*.html'], pictures=True), 150000),
        ('reference', 'debian-reference-zh-cn', '参考手册', html(['usr/share/debian-reference/ch*.zh-cn.html']), 120000),
        ('install', 'installation-guide-amd64', '安装手册', html(['usr/share/doc/installation-guide-amd64/zh_CN/ch*.html', 'usr/share/doc/installation-guide-amd64/zh_CN/ap*.html']), 90000),
        ('man', 'manpages-zh', '手册页', manual('usr/share/man/zh_CN'), 330000),
        ('maint', 'maint-guide-zh-cn', '新维护者手册', html(['usr/share/doc/maint-guide-zh-cn/html/*.html']), 40000),
        ('faq', 'debian-faq-zh-cn', '常见问题', html(['usr/share/doc/debian/FAQ/zh-cn/*.html']), 40000),
    ]),
    ('zazhi', 'zh-Hans', 'tabloid', '杂志小报', [
        ('office', 'libreoffice-help-zh-cn', '办公帮助', office('zh-CN'), 160000),
        ('wesnoth', 'wesnoth-1.16-data', '战役故事', catalogue(['usr/share/games/wesnoth/1.16/locale/zh_CN/LC_MESSAGES/*.mo']), 120000),
        ('tang', 'fortunes-zh', '唐诗', fortune(['usr/share/games/fortunes/tang300'], 'verse'), 30000),
        ('song', 'fortunes-zh', '宋诗', fortune(['usr/share/games/fortunes/song100'], 'verse'), 30000),
        ('saying', 'fortunes-zh', '语录', fortune(['usr/share/games/fortunes/chinese'], 'prose'), 150000),
        ('gnome', 'gnome-user-docs', '桌面帮助', mallard(['usr/share/help/zh_CN/gnome-help/*.page']), 30000),
        ('evince', 'evince-common', '文档查看器', mallard(['usr/share/help/zh_CN/evince/*.page']), 30000),
        ('gedit', 'gedit-common', '文本编辑器', mallard(['usr/share/help/zh_CN/gedit/*.page']), 30000),
        ('gimp', 'gimp-help-zh-cn', '图像处理', html(['usr/share/gimp/2.0/help/zh_CN/*.html']), 30000),
        ('kicad', 'kicad-doc-zh', '电路设计', html(['usr/share/doc/kicad/help/zh/*.html'], pictures=True), 60000),
        ('lilypond', 'lilypond-doc-html-zh', '乐谱排版', html(['usr/share/doc/lilypond/html/Documentation/learning/*.zh.html', 'usr/share/doc/lilypond/html/Documentation/web/*.zh.html']), 60000),
        ('edu', 'debian-edu-doc-zh-cn', '教育版手册', html(['usr/share/doc/debian-edu-doc-zh-cn/debian-edu-bookworm-manual.html']), 50000),
        ('vim', 'vim-runtime', '编辑器教程', tutor(['usr/share/vim/vim90/tutor/tutor.zh_cn.utf-8']), 20000),
        ('mo', 'aptitude-common', '界面文字', catalogue(['usr/share/locale/zh_CN/LC_MESSAGES/*.mo']), 20000),
    ]),
    ('fanti', 'zh-Hant', 'broadsheet', '繁體大報', [
        ('reference', 'debian-reference-zh-tw', '參考手冊', html(['usr/share/debian-reference/ch*.zh-tw.html']), 120000),
        ('office', 'libreoffice-help-zh-tw', '辦公說明', office('zh-TW'), 100000),
        ('maint', 'maint-guide-zh-tw', '新維護人員手冊', html(['usr/share/doc/maint-guide-zh-tw/html/*.html']), 40000),
        ('man', 'manpages-zh', '手冊頁', manual('usr/share/man/zh_TW', '58'), 60000),
        ('wesnoth', 'wesnoth-1.16-data', '戰役故事', catalogue(['usr/share/games/wesnoth/1.16/locale/zh_TW/LC_MESSAGES/*.mo']), 60000),
        ('mo', 'aptitude-common', '介面文字', catalogue(['usr/share/locale/zh_TW/LC_MESSAGES/*.mo']), 20000),
        ('vim', 'vim-runtime', '編輯器教程', tutor(['usr/share/vim/vim90/tutor/tutor.zh_tw.utf-8']), 20000),
    ]),
    ('zongkha', 'bo', 'broadsheet', 'རྫོང་ཁའི་གསར་ཤོག', [
        ('office', 'libreoffice-help-dz', 'ཡིག་ཚང་གྲོགས་རམ', office('dz'), 400000),
        ('mo', 'iso-codes', 'མིང་ཐོ', catalogue(['usr/share/locale/dz/LC_MESSAGES/*.mo'], 4), 60000),
    ]),
]
TOOLS = ['mandoc']
