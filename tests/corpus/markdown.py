"""HTML and Mallard to Markdown, structure only: what characters stand in the text is kept as it is.

`blocks(markup, …)` gives a list of Block; each holds its Markdown, and its text on one line for those who want plain paragraphs.
"""
import html.parser, re, xml.etree.ElementTree as ET

VOID = {'br', 'img', 'meta', 'link', 'input', 'hr', 'source', 'area', 'wbr', 'col', 'base', 'param', 'embed'}
SKIP = {'script', 'style', 'head', 'nav', 'noscript', 'template', 'button', 'svg', 'map', 'header', 'aside', 'footer', 'form', 'object'}
SKIP_CLASS = {'navheader', 'navfooter', 'toc', 'docnav', 'indexterm', 'reportbug', 'legalnotice', 'head', 'foot', 'MAC', 'authorgroup',
              'nav_table', 'banner', 'footer', 'header', 'anchor', 'revhistory', 'callouts', 'abstract', 'iconcell', 'LIST', 'nav-button'}
BLOCK = {'p', 'div', 'section', 'article', 'main', 'body', 'html', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'table', 'pre', 'blockquote',
         'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'tr', 'td', 'th', 'thead', 'tbody', 'tfoot', 'caption', 'figure', 'figcaption',
         'address', 'center', 'fieldset', 'colgroup', 'details', 'summary', 'root'}
CODE = {'code', 'tt', 'kbd', 'samp', 'var'}
NOTES = {'note', 'tip', 'warning', 'caution', 'important', 'sidebar', 'admonitionblock'}
NARROW = re.compile('[ \t\r\n\f]+')
HAN = '\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff'
MALLARD = {'title': 'h2', 'p': 'p', 'section': 'section', 'list': 'ul', 'steps': 'ol', 'item': 'li', 'note': 'blockquote', 'terms': 'dl',
           'screen': 'pre', 'code': 'code', 'cmd': 'code', 'file': 'code', 'input': 'code', 'output': 'code', 'sys': 'code', 'key': 'code',
           'em': 'em', 'gui': 'strong', 'app': 'strong', 'link': 'a', 'table': 'table', 'tr': 'tr', 'td': 'td', 'th': 'th',
           'quote': 'blockquote', 'example': 'div', 'synopsis': 'div', 'thead': 'thead', 'tbody': 'tbody', 'media': 'img', 'figure': 'div'}
MALLARD_SKIP = {'info', 'links', 'credit', 'media', 'comment', 'desc'}


class Node:
    def __init__(self, tag, attrs=()):
        self.tag, self.attrs, self.children = tag, dict(attrs), []

    @property
    def classes(self):
        return set((self.attrs.get('class') or '').split())

    def walk(self):
        yield self
        for c in self.children:
            if isinstance(c, Node):
                yield from c.walk()

    def text(self):
        return ''.join(c if isinstance(c, str) else '' if skipped(c) else c.text() for c in self.children)


class Parser(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.root = Node('root')
        self.stack = [self.root]

    def handle_starttag(self, tag, attrs):
        if tag == 'p' and self.stack[-1].tag == 'p':
            self.stack.pop()
        n = Node(tag, attrs)
        self.stack[-1].children.append(n)
        if tag not in VOID:
            self.stack.append(n)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.stack.pop()

    def handle_endtag(self, tag):
        for i in range(len(self.stack) - 1, 0, -1):
            if self.stack[i].tag == tag:
                del self.stack[i:]
                return

    def handle_data(self, data):
        self.stack[-1].children.append(data)


def parse_html(text):
    p = Parser()
    p.feed(text)
    p.close()
    return p.root


def parse_mallard(text):
    def convert(e, depth):
        name = e.tag.rsplit('}', 1)[-1]
        if name in MALLARD_SKIP or not isinstance(e.tag, str) or '1.0/' in e.tag and 'projectmallard.org/1.0' not in e.tag:
            return None
        tag = MALLARD.get(name, 'span')
        if name == 'page':
            tag = 'div'
        if name == 'title':
            tag = 'h%d' % min(depth, 6)
        n = Node(tag, {'href': e.get('href') or ''} if tag == 'a' else {})
        if e.text:
            n.children.append(e.text)
        for c in e:
            k = convert(c, depth + (name == 'section')) if isinstance(c.tag, str) else None
            if name == 'terms' and k is not None and c.tag.endswith('item'):      # <item><title>term</title> …
                for t in k.children:
                    term = isinstance(t, Node) and t.tag.startswith('h')
                    if isinstance(t, Node):
                        d = Node('dt' if term else 'dd')
                        d.children = t.children if term else [t]
                        n.children.append(d)
            elif k is not None:
                n.children.append(k)
            if c.tail:
                n.children.append(c.tail)
        return n
    root = Node('root')
    root.children.append(convert(ET.fromstring(text), 1))
    return root


def skipped(n):
    return n.tag in SKIP or bool(n.classes & SKIP_CLASS) or n.attrs.get('id') == 'banner'


class Block:
    """kind: h (heading of a level), p, li, code, quote, table, note."""
    def __init__(self, kind, md, plain='', level=0):
        self.kind, self.md, self.plain, self.level = kind, md, plain, level


# Runs: (text, style), style one of '' strong em code break note image, and an address.

def escape(s):
    s = re.sub(r'([\\`*_\[\]<])', r'\\\1', s)
    s = re.sub(r'&(?=#?\w+;)', r'\\&', s)
    return s.replace('~~', r'\~\~')


def escape_starts(md):
    out = []
    for line in md.split('\n'):
        line = re.sub(r'^(#{1,6}(?=\s|$)|[-+](?=\s|$)|>|=+\s*$|-+\s*$|\|)', r'\\\1', line)
        line = re.sub(r'^(\d{1,9})([.)])(?=\s|$)', r'\1\\\2', line)
        out.append(line)
    return '\n'.join(out)


def code_span(s):
    s = NARROW.sub(' ', s)
    n = max([len(x) for x in re.findall('`+', s)] or [0]) + 1
    pad = ' ' if s.startswith('`') or s.endswith('`') else ''
    return '`' * n + pad + s + pad + '`' * n


def serialise(runs, one_line=False):
    joined = []
    for text, style, href in runs:                           # neighbours of one kind are one
        if joined and joined[-1][1] == style and joined[-1][2] == href and style not in ('break', 'note'):
            joined[-1][0] += text
        else:
            joined.append([text, style, href])
    parts = []
    for i, (text, style, href) in enumerate(joined):
        if style == 'break':
            parts.append('\\\n' if not one_line else ' ')
            continue
        if style == 'note':
            parts.append(text)
            continue
        text = NARROW.sub(lambda m: '\n' if '\n' in m.group() and not one_line and style != 'code' else ' ', text)
        core = text.strip(' \n\xa0')
        lead, tail = text[:len(text) - len(text.lstrip(' \n\xa0'))], text[len(text.rstrip(' \n\xa0')):] if core else ''
        if not core:
            parts.append(text)
            continue
        if style == 'code':
            md = code_span(core)
        elif style in ('strong', 'em'):
            beside = i and joined[i - 1][1] in ('strong', 'em') and not lead and not joined[i - 1][0].endswith((' ', '\n'))
            mark = '' if beside else '**' if style == 'strong' else '*'
            md = mark + escape(core) + mark
        else:
            md = escape(core)
        if href:
            md = '[' + md + '](' + ('<' + href + '>' if re.search(r'[\s()]', href) else href) + ')'
        parts.append(lead + md + tail)
    return re.sub(r' *\n *', '\n', re.sub(r'  +', ' ', ''.join(parts)))


def plain_of(runs):
    s = NARROW.sub(lambda m: '\n' if '\n' in m.group() else ' ',
                   ''.join('\n' if st == 'break' else '' if st == 'note' else t for t, st, _ in runs))
    s = re.sub(' *\n *', '\n', s.strip(' \n'))
    s = re.sub(f'(?<=[{HAN}“”‘’—…\u0f00-\u0fff])\n(?=[{HAN}“”‘’—…\u0f00-\u0fff])', '', s)
    return s.replace('\n', ' ')


class Converter:
    def __init__(self, picture=None):
        self.blocks, self.notes, self.picture = [], {}, picture

    def runs(self, node, style='', href='', out=None):
        out = [] if out is None else out
        for c in node.children:
            if isinstance(c, str):
                out.append((c, style, href))
                continue
            if skipped(c):
                continue
            cls = c.classes
            if c.tag == 'br':
                out.append(('\n', 'break', ''))
            elif c.tag == 'a' and ('footnote' in cls or re.match(r'#ftn', c.attrs.get('href') or '')):
                key = (c.attrs.get('href') or '').split('#')[-1]
                if key:
                    out.append((f'[^{key}]', 'note', ''))
            elif c.tag == 'sup' and 'footnote' in cls:
                self.runs(c, style, href, out)
            elif c.tag == 'a':
                h = c.attrs.get('href') or ''
                self.runs(c, style, h if re.match(r'(?i)(https?|ftp|mailto|irc|news|man|ghelp|help):', h) else href, out)
            elif c.tag in CODE or cls & {'literal', 'command', 'filename', 'keycode', 'computeroutput', 'userinput'}:
                self.runs(c, 'code', href, out)
            elif c.tag in ('b', 'strong') or cls & {'emph', 'menuitem', 'guimenuitem', 'guilabel', 'strong', 'guibutton'}:
                self.runs(c, style or 'strong', href, out)
            elif c.tag in ('em', 'i') or cls & {'emphasis', 'firstterm'}:
                self.runs(c, style or 'em', href, out)
            else:
                if c.tag in BLOCK and out:
                    out.append((' ', '', ''))
                self.runs(c, style, href, out)
        return out

    def paragraph(self, out, runs, kind='p'):
        if not ''.join(t for t, s, _ in runs if s != 'note').strip():
            return
        while runs and (runs[0][1] == 'break' or not runs[0][0].strip(' \n\t')):
            runs = runs[1:]
        while runs and (runs[-1][1] == 'break' or not runs[-1][0].strip(' \n\t')):
            runs = runs[:-1]
        md = escape_starts(serialise(runs).strip(' \n'))
        out.append(Block(kind, md, plain_of(runs)))

    def flow(self, node, out):
        """Blocks of a container: runs of inline children become paragraphs."""
        pending = []

        def flush():
            if pending:
                n = Node('p')
                n.children = pending[:]
                self.paragraph(out, self.runs(n))
                pending.clear()
        for c in node.children:
            if isinstance(c, str) or c.tag not in BLOCK and not any(k.tag in BLOCK for k in c.walk()):
                if isinstance(c, Node) and c.tag == 'img':
                    self.image(c, out)
                else:
                    pending.append(c)
                continue
            flush()
            if not skipped(c):
                self.block(c, out)
        flush()

    def image(self, n, out):
        md = self.picture and self.picture(n.attrs.get('src') or '', NARROW.sub(' ', n.attrs.get('alt') or ''))
        if md:
            out.append(Block('image', md))

    def block(self, n, out):
        t, cls = n.tag, n.classes
        if t in ('h1', 'h2', 'h3', 'h4', 'h5', 'h6'):
            runs = [r for r in self.runs(n) if r[1] not in ('note', 'break')]
            plain = plain_of(runs)
            if plain:
                out.append(Block('h', serialise([(x, s if s == 'code' else '', '') for x, s, _ in runs], True).strip(), plain, int(t[1])))
        elif 'footnote' in cls and n.attrs.get('id'):
            inner = []
            for c in list(n.walk()):                         # the mark itself is not the note's text
                c.children = [k for k in c.children if not (isinstance(k, Node) and k.tag in ('a', 'sup') and
                              re.fullmatch(r'\s*\[?\d+\]?\s*', k.text()))]
            self.flow(n, inner)
            if inner:
                self.notes[n.attrs['id']] = ('\n\n    '.join(b.md.replace('\n', '\n    ') for b in inner if b.kind != 'h'),
                                             [b.plain for b in inner if b.plain])
        elif t == 'pre':
            text = n.text().strip('\n')
            if text.strip():
                fence = '`' * max(3, max([len(x) for x in re.findall('`+', text)] or [0]) + 1)
                out.append(Block('code', fence + '\n' + text + '\n' + fence))
        elif t in ('ul', 'ol'):
            self.list(n, out)
        elif t == 'dl':
            self.terms(n, out)
        elif t == 'table' and not (cls & NOTES or 'simplelist' in cls):
            self.table(n, out)
        elif t == 'blockquote' or cls & NOTES:
            inner = []
            if any(c.tag in ('td', 'th') for c in n.walk()) and not any('table' in c.classes for c in n.walk()):
                for cell in n.walk():                        # a note set as a table: icon, title, text
                    if cell.tag == 'th':
                        self.paragraph(inner, [(cell.text(), 'strong', '')])
                    elif cell.tag == 'td' and 'icon' not in cell.classes:
                        self.flow(cell, inner)
            else:
                self.flow(n, inner)
            if inner:
                md = '\n\n'.join('**' + b.md + '**' if b.kind == 'h' and '`' not in b.md else b.md for b in inner)
                out.append(Block('quote', '\n'.join(('> ' + x).rstrip() for x in md.split('\n')), '\n'.join(b.plain for b in inner if b.plain)))
        elif t == 'p' and not any(isinstance(c, Node) and c.tag in BLOCK for c in n.children):
            images = [c for c in n.children if isinstance(c, Node) and c.tag == 'img']
            self.paragraph(out, self.runs(n))
            for i in images:
                self.image(i, out)
        elif t != 'hr':
            self.flow(n, out)

    def list(self, n, out):
        rows, plain = [], []
        k = int(n.attrs.get('start') or 1) if (n.attrs.get('start') or '1').isdigit() else 1
        loose = False
        for li in n.children:
            if isinstance(li, str) or skipped(li):
                continue
            inner = []
            self.flow(li, inner)
            if not inner:
                continue
            label = f'{k}. ' if n.tag == 'ol' else '- '
            k += 1
            loose = loose or len([b for b in inner if b.kind not in ('li',)]) > 1
            md = '\n\n'.join('**' + b.md + '**' if b.kind == 'h' and '`' not in b.md else b.md for b in inner)
            rows.append(label + md.replace('\n', '\n' + ' ' * len(label)))
            plain += [b.plain for b in inner if b.plain]
        if rows:
            md = re.sub(r'\n +\n', '\n\n', ('\n\n' if loose else '\n').join(rows))
            out.append(Block('li', md, '\n'.join(plain)))

    def terms(self, n, out):
        for c in n.children:
            if isinstance(c, str) or skipped(c):
                continue
            if c.tag == 'dt':
                runs = [(x, s if s in ('code', 'note') else 'strong', h) for x, s, h in self.runs(c) if s != 'break']
                self.paragraph(out, runs, 'term')
            else:
                self.flow(c, out)

    def table(self, n, out):
        rows, heads, plain = [], 0, []
        for tr in n.walk():
            if tr.tag != 'tr':
                continue
            cells = [c for c in tr.children if isinstance(c, Node) and c.tag in ('td', 'th')]
            row = []
            for c in cells:
                if any(x.tag in ('pre', 'table', 'ul', 'ol', 'dl') for x in c.walk() if x is not c):
                    row = None
                    break
                runs = [r if r[1] != 'break' else (' ', '', '') for r in self.runs(c)]
                runs = [(x, '' if s == 'code' and '\\|' in x else s, h) for x, s, h in runs]     # no code in a cell can say \|
                row.append(serialise(runs, True).strip().replace('|', '\\|'))
                plain.append(plain_of(runs))
                row += [''] * (int(c.attrs.get('colspan') or 1) - 1 if (c.attrs.get('colspan') or '1').isdigit() else 0)
            if row is None or 'icontable' in n.classes:
                rows = None
                break
            if any(row):
                if all(c.tag == 'th' for c in cells) and heads == len(rows):
                    heads += 1
                rows.append(row)
        width = max(len(r) for r in rows) if rows else 0
        if rows is None or width < 2 or width > 8:           # a table for layout's sake: what is in it, in order
            for c in n.walk():
                if c.tag in ('td', 'th'):
                    self.flow(c, out)
            return
        if len(rows) < 2:
            return self.paragraph(out, [(' '.join(p for p in plain if p), '', '')])
        rows = [r + [''] * (width - len(r)) for r in rows]
        md = ['| ' + ' | '.join(rows[0]) + ' |', '|' + ' --- |' * width] + ['| ' + ' | '.join(r) + ' |' for r in rows[1:]]
        out.append(Block('table', '\n'.join(md), '\n'.join(p for p in plain if p)))


def blocks(root, start=None, picture=None):
    """(blocks, notes) of a tree; `start` names the id or class that holds the text."""
    node = next((n for n in root.walk() if start and (n.attrs.get('id') == start or start in n.classes)), root)
    c = Converter(picture)
    c.flow(node, c.blocks)
    return c.blocks, c.notes
