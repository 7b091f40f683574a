#!/usr/bin/env python3
"""Draws the sample's pictures: make.py CONTENT_DIR [NAME…]

Every picture is drawn from formulas and a fixed seed, so the same fonts give the same bytes. Needs python3-cairo and
python3-pil (with Raqm), and the fonts of the sample (Noto CJK, DDC Uchen). Line drawings become grey PNG, tones JPEG.
"""
import io, math, os, random, sys
import cairo
from PIL import Image, ImageDraw, ImageFilter, ImageFont

SONG, HEI = 'Noto Serif CJK SC', 'Noto Sans CJK SC'
UCHEN_FILE = '/usr/share/fonts/truetype/tibetan/DDC_Uchen.ttf'
INK = (0.08, 0.08, 0.09)


class Canvas:
    """A cairo context in pixels with the few shapes the drawings share."""

    def __init__(self, w, h, paper=(1, 1, 1)):
        self.w, self.h = w, h
        self.surface = cairo.ImageSurface(cairo.FORMAT_RGB24, w, h)
        self.c = cairo.Context(self.surface)
        self.c.set_line_join(cairo.LINE_JOIN_ROUND)
        self.c.set_line_cap(cairo.LINE_CAP_ROUND)
        self.c.set_source_rgb(*paper)
        self.c.paint()

    def ink(self, *rgb):
        self.c.set_source_rgba(*(rgb or INK))
        return self.c

    def poly(self, points, close=True):
        self.c.new_path()
        for p in points:
            self.c.line_to(*p)
        if close:
            self.c.close_path()
        return self.c

    def fill(self, points, rgb):
        self.poly(points)
        self.c.set_source_rgba(*rgb)
        self.c.fill()

    def line(self, points, width=4, rgb=INK, close=False):
        self.poly(points, close)
        self.c.set_line_width(width)
        self.c.set_source_rgba(*rgb)
        self.c.stroke()

    def rect(self, x, y, w, h, fill=None, width=0, rgb=INK):
        self.c.rectangle(x, y, w, h)
        if fill:
            self.c.set_source_rgba(*fill)
            self.c.fill_preserve()
        if width:
            self.c.set_line_width(width)
            self.c.set_source_rgba(*rgb)
            self.c.stroke_preserve()
        self.c.new_path()

    def circle(self, x, y, r, fill=None, width=0, rgb=INK):
        self.c.arc(x, y, r, 0, 2 * math.pi)
        if fill:
            self.c.set_source_rgba(*fill)
            self.c.fill_preserve()
        if width:
            self.c.set_line_width(width)
            self.c.set_source_rgba(*rgb)
            self.c.stroke_preserve()
        self.c.new_path()

    def text(self, s, x, y, size, family=HEI, rgb=INK, at='left', bold=False):
        self.c.select_font_face(family, cairo.FONT_SLANT_NORMAL,
                                cairo.FONT_WEIGHT_BOLD if bold else cairo.FONT_WEIGHT_NORMAL)
        self.c.set_font_size(size)
        ext = self.c.text_extents(s)
        dx = {'left': 0, 'center': -ext.x_advance / 2, 'right': -ext.x_advance}[at]
        self.c.move_to(x + dx, y)
        self.c.set_source_rgba(*rgb)
        self.c.show_text(s)
        return ext.x_advance

    def label(self, s, x, y, to, size=44, at='left'):
        """A note with a leader line to the point `to`."""
        w = self.text(s, x, y, size, at=at)
        x0 = x + w + 14 if at == 'left' and to[0] > x else x - w - 14 if at == 'right' and to[0] < x else x - 14
        if at == 'left' and to[0] > x:
            x0 = x + w + 14
        elif at == 'right' and to[0] > x:
            x0 = x + 14
        self.line([(x0, y - size * .36), to], 2.5)
        self.circle(to[0], to[1], 6, fill=INK)

    def vgrad(self, y0, y1, stops):
        g = cairo.LinearGradient(0, y0, 0, y1)
        for t, rgb in stops:
            g.add_color_stop_rgb(t, *rgb)
        self.c.rectangle(0, y0, self.w, y1 - y0)
        self.c.set_source(g)
        self.c.fill()

    def image(self):
        b = io.BytesIO()
        self.surface.write_to_png(b)
        b.seek(0)
        return Image.open(b).convert('RGB')


def mix(a, b, t):
    return tuple(x + (y - x) * t for x, y in zip(a, b))


def ridge(rnd, n, rough, base, height):
    """Midpoint displacement: n+1 heights of a mountain line (n a power of two)."""
    h = [0.0] * (n + 1)
    h[0], h[n] = rnd.uniform(-.3, .3), rnd.uniform(-.3, .3)
    step, amp = n, 1.0
    while step > 1:
        for i in range(step // 2, n, step):
            h[i] = (h[i - step // 2] + h[i + step // 2]) / 2 + rnd.uniform(-amp, amp)
        step //= 2
        amp *= rough
    lo, hi = min(h), max(h)
    return [base - height * (v - lo) / (hi - lo) for v in h]


def grain(img, seed, amount):
    """Film-like grain: a small fixed noise tile, blended in."""
    rnd = random.Random(seed)
    tile = Image.frombytes('L', (256, 256), bytes(rnd.randrange(128 - amount, 128 + amount) for _ in range(65536)))
    noise = Image.new('L', img.size)
    for x in range(0, img.size[0], 256):
        for y in range(0, img.size[1], 256):
            noise.paste(tile, (x, y))
    return Image.blend(img, Image.merge('RGB', [noise] * 3), .10)


def mountains(k, rnd, layers, far, near, top, bottom, relief=.62, snow=None):
    """Layered ridges from far to near; snow caps on the farthest when asked."""
    n = 512
    for i in range(layers):
        t = i / max(1, layers - 1)
        base = top + (bottom - top) * (i + 1) / layers
        height = (bottom - top) * (relief - .5 * relief * t)
        line = ridge(rnd, n, .47 + .05 * t, base, height)
        pts = [(k.w * j / n, y) for j, y in enumerate(line)]
        colour = mix(far, near, t ** 1.15)
        k.fill([(0, k.h)] + pts + [(k.w, k.h)], colour)
        if snow and i < 2:
            lo = min(line)
            cut = lo + (max(line) - lo) * .42
            for a in range(n):
                if line[a] < cut:
                    depth = (cut - line[a]) * rnd.uniform(.35, 1.0)
                    k.fill([pts[a], pts[a + 1], (pts[a + 1][0], pts[a + 1][1] + depth * .8), (pts[a][0], pts[a][1] + depth)],
                           mix(snow, colour, .25 + .3 * t))


def huxiao():
    k, rnd = Canvas(1800, 1100), random.Random(33)
    shore = 690
    k.vgrad(0, shore, [(0, (.38, .56, .72)), (.5, (.72, .82, .86)), (.82, (.97, .88, .74)), (1, (.98, .80, .60))])
    k.circle(1290, 372, 66, fill=(1, .96, .85, 1))
    mountains(k, rnd, 5, (.62, .70, .76), (.13, .22, .29), 270, shore, relief=.66, snow=(.97, .97, .95))
    k.vgrad(shore, k.h, [(0, (1, 1, 1)), (1, (1, 1, 1))])
    img = k.image()
    upper = img.crop((0, shore - (k.h - shore) - 60, k.w, shore)).transpose(Image.FLIP_TOP_BOTTOM)
    upper = upper.resize((k.w, k.h - shore)).filter(ImageFilter.GaussianBlur(3))
    water = Image.blend(upper, Image.new('RGB', upper.size, (36, 62, 82)), .34)
    # ripples: rows drawn a few pixels aside, more so the nearer they are
    out = water.copy()
    for y in range(water.size[1]):
        near = y / water.size[1]
        dx = int(round((2 + 13 * near) * math.sin(y * (.9 - .55 * near)) * rnd.uniform(.5, 1)))
        out.paste(water.crop((0, y, k.w, y + 1)), (dx, y))
        if dx > 0:
            out.paste(water.crop((0, y, dx, y + 1)), (0, y))
    img.paste(out, (0, shore))
    k2 = Canvas(k.w, k.h)
    k2.c.set_source_surface(surface_of(img))
    k2.c.paint()
    for i in range(46):                                     # glints below the sun
        y = shore + 8 + i * 8.6
        w = 22 + i * 3.2 * rnd.uniform(.4, 1)
        x = 1290 + rnd.uniform(-1, 1) * (14 + i * 2.4)
        k2.line([(x - w, y), (x + w, y)], 2 + i * .06, (1, .93, .78, .5))
    for x, y, s in ((240, 965, 1.0), (300, 990, .8), (1560, 1010, 1.1)):    # reeds
        for i in range(26):
            a = rnd.uniform(-.35, .35)
            k2.line([(x + i * 5 * s, y + 80), (x + i * 5 * s + a * 120 * s, y + 60 - rnd.uniform(80, 190) * s)], 3,
                    (.06, .11, .14))
    fog = cairo.LinearGradient(0, shore - 90, 0, shore + 50)
    for t, a in ((0, 0), (.55, .55), (1, 0)):
        fog.add_color_stop_rgba(t, 1, .95, .88, a)
    k2.c.rectangle(0, shore - 90, k.w, 140)
    k2.c.set_source(fog)
    k2.c.fill()
    return grain(k2.image(), 3, 60)


def surface_of(img):
    b = io.BytesIO()
    img.save(b, 'PNG')
    b.seek(0)
    return cairo.ImageSurface.create_from_png(b)


def qunshan():
    k, rnd = Canvas(1800, 1200), random.Random(84)
    k.vgrad(0, k.h, [(0, (.95, .87, .75)), (.4, (.97, .93, .86)), (1, (.9, .93, .94))])
    k.circle(520, 268, 84, fill=(.86, .36, .22, 1))
    mountains(k, rnd, 8, (.78, .82, .83), (.07, .15, .20), 430, 1180, relief=.40)
    for i in range(5):                                      # bands of mist in the valleys
        y = 560 + i * 128
        g = cairo.LinearGradient(0, y, 0, y + 110)
        for t, a in ((0, 0), (.5, .20), (1, 0)):
            g.add_color_stop_rgba(t, 1, 1, 1, a)
        k.c.rectangle(0, y, k.w, 110)
        k.c.set_source(g)
        k.c.fill()
    for i in range(7):                                      # birds
        x, y, s = 900 + i * 66 + rnd.uniform(-12, 12), 250 + 30 * math.sin(i * 1.3), 15 + rnd.uniform(0, 6)
        k.c.move_to(x - s, y - s * .4)
        k.c.curve_to(x - s * .4, y - s * .8, x - s * .1, y - s * .2, x, y)
        k.c.curve_to(x + s * .1, y - s * .2, x + s * .4, y - s * .8, x + s, y - s * .4)
        k.ink(.15, .18, .2).set_line_width(4)
        k.c.stroke()
    return grain(k.image(), 5, 70)


def qianzi():
    k = Canvas(1500, 1040)
    ox, oy, s, h = 600, 340, 330, 500             # a sort standing up, in oblique projection
    def q(x, y, z):
        return (ox + x + z * .46, oy + y - z * .60)
    body = [q(0, 0, 0), q(s, 0, 0), q(s, h, 0), q(0, h, 0)]
    side = [q(s, 0, 0), q(s, 0, s * .8), q(s, h, s * .8), q(s, h, 0)]
    top = [q(0, 0, 0), q(s, 0, 0), q(s, 0, s * .8), q(0, 0, s * .8)]
    for pts, tone in ((body, .88), (side, .68), (top, .96)):
        k.fill(pts, (tone, tone, tone))
    for i in range(46):                                    # hatching on the side
        t = i / 46
        k.line([q(s, h * t, 4), q(s, h * min(1, t + .05), s * .8 - 4)], 1.6, (.35, .35, .35))
    for x in range(0, s, 12):
        k.line([q(x + 6, h - 4, 0), q(x + 6, h - 60 - 40 * math.sin(x / 40), 0)], 1.2, (.55, .55, .55))
    for pts in (body, side, top):
        k.line(pts, 5, close=True)
    nick = h * .60
    k.fill([q(0, nick, 0), q(s, nick, 0), q(s, nick + 44, 0), q(0, nick + 44, 0)], (.42, .42, .42))
    k.fill([q(s, nick, 0), q(s, nick, 26), q(s, nick + 44, 26), q(s, nick + 44, 0)], (.28, .28, .28))
    k.line([q(0, nick, 0), q(s, nick, 0)], 4)
    k.line([q(0, nick + 44, 0), q(s, nick + 44, 0)], 4)
    k.rect(*q(s * .36, h - 26, 0), s * .28, 26, fill=(.42, .42, .42), width=4)
    k.c.save()                                             # the face: a mirrored 字 raised on the top
    for lift in range(26, -1, -1):
        x, y = q(0, 0, 0)
        k.c.save()
        k.c.transform(cairo.Matrix(1, 0, .46 * .8, -.60 * .8, x, y - lift))
        k.c.transform(cairo.Matrix(-1, 0, 0, -1, s, 0))
        k.c.select_font_face(SONG, cairo.FONT_SLANT_NORMAL, cairo.FONT_WEIGHT_BOLD)
        k.c.set_font_size(s * .88)
        e = k.c.text_extents('字')
        k.c.move_to((s - e.width) / 2 - e.x_bearing, -(s - e.height) / 2 - e.height - e.y_bearing)
        tone = .30 if lift else .05
        k.c.set_source_rgb(*(INK if lift == 26 else (tone + .2, tone + .2, tone + .2)))
        if lift == 26:
            face = k.c.copy_path()
        k.c.show_text('字')
        k.c.restore()
    x, y = q(0, 0, 0)
    k.c.transform(cairo.Matrix(1, 0, .46 * .8, -.60 * .8, x, y - 26))
    k.c.transform(cairo.Matrix(-1, 0, 0, -1, s, 0))
    k.c.select_font_face(SONG, cairo.FONT_SLANT_NORMAL, cairo.FONT_WEIGHT_BOLD)
    k.c.set_font_size(s * .88)
    k.c.move_to((s - e.width) / 2 - e.x_bearing, -(s - e.height) / 2 - e.height - e.y_bearing)
    k.ink().show_text('字')
    k.c.restore()
    k.label('字面', 210, 190, (q(s * .45, -26, s * .45)))
    k.label('字肩', 210, 330, (q(14, 0, 20)))
    k.label('字身', 210, 520, (q(30, h * .40, 0)))
    k.label('字沟', 210, 660, (q(30, nick + 22, 0)))
    k.label('字脚', 210, 840, (q(s * .5, h - 10, 0)))
    k.line([(1200, q(s, 0, s * .8)[1]), (1200, q(s, h, s * .8)[1])], 3)
    for y in (q(s, 0, s * .8)[1], q(s, h, s * .8)[1]):
        k.line([(1180, y), (1220, y)], 3)
    k.text('高度', 1235, 470, 44)
    k.line([q(0, h + 50, 0), q(s, h + 50, 0)], 3)
    for x in (0, s):
        k.line([q(x, h + 32, 0), q(x, h + 68, 0)], 3)
    k.text('字宽', ox + s / 2, oy + h + 122, 44, at='center')
    return k.image().convert('L')


def yinshuaji():
    k, rnd = Canvas(1500, 1500), random.Random(7)
    def beam(x, y, w, h, tone=.9, grain_lines=7):
        k.rect(x, y, w, h, fill=(tone, tone, tone), width=6)
        k.c.save()
        k.c.rectangle(x, y, w, h)
        k.c.clip()
        for i in range(grain_lines):
            if w > h:
                yy = y + h * (i + .7) / grain_lines
                k.line([(x + j, yy + 3 * math.sin(j / 70 + i * 2)) for j in range(0, int(w) + 20, 20)], 1.6, (.5, .5, .5))
            else:
                xx = x + w * (i + .7) / grain_lines
                k.line([(xx + 3 * math.sin(j / 70 + i * 2), y + j) for j in range(0, int(h) + 20, 20)], 1.6, (.5, .5, .5))
        k.c.restore()
    for i in range(34):                                    # ground
        y = 1392 + i * 2.6
        k.line([(90 + rnd.uniform(0, 120), y), (1410 - rnd.uniform(0, 120), y)], 1.2, (.6, .6, .6))
    beam(330, 150, 110, 1240)
    beam(1010, 150, 110, 1240)
    beam(270, 90, 910, 120, .84)
    k.fill([(250, 92), (1200, 92), (1140, 44), (310, 44)], (.74, .74, .74))
    k.line([(250, 92), (1200, 92), (1140, 44), (310, 44)], 6, close=True)
    beam(440, 400, 570, 96, .82)
    beam(280, 1380, 210, 40, .8)
    beam(960, 1380, 210, 40, .8)
    beam(440, 1180, 570, 80, .86)
    # screw
    k.rect(672, 210, 106, 190, fill=(.95, .95, .95), width=5)
    for i in range(9):
        y = 222 + i * 21
        k.line([(672, y + 14), (778, y)], 6)
    k.rect(690, 496, 70, 110, fill=(.8, .8, .8), width=5)
    # bar: a long lever towards the printer
    k.line([(725, 548), (1010, 560), (1330, 520)], 26, INK)
    k.line([(725, 548), (1010, 560), (1330, 520)], 14, (.92, .92, .92))
    k.circle(1340, 518, 30, fill=(.55, .55, .55), width=6)
    k.circle(725, 548, 34, fill=(.75, .75, .75), width=6)
    # platen
    k.rect(560, 606, 330, 70, fill=(.66, .66, .66), width=6)
    for i in range(16):
        k.line([(566 + i * 21, 670), (582 + i * 21, 612)], 1.6, (.35, .35, .35))
    for x in (590, 860):
        k.line([(x, 496), (x, 606)], 7)
    # bed with the forme, on rails
    beam(150, 880, 1180, 60, .84)
    k.rect(500, 800, 450, 80, fill=(.93, .93, .93), width=6)
    for i in range(30):
        k.rect(512 + i * 14.3, 812, 10, 56, fill=(.3 + .35 * rnd.random(),) * 3)
    # tympan and frisket, opened to the left
    k.fill([(500, 800), (520, 790), (330, 470), (306, 486)], (.88, .88, .88))
    k.line([(500, 800), (520, 790), (330, 470), (306, 486)], 6, close=True)
    k.fill([(306, 486), (330, 470), (150, 380), (132, 400)], (.96, .96, .96))
    k.line([(306, 486), (330, 470), (150, 380), (132, 400)], 6, close=True)
    # legs of the rails and the rounce
    for x in (200, 1230):
        beam(x, 940, 56, 452, .88, 4)
    k.circle(640, 1010, 54, fill=(.9, .9, .9), width=6)
    k.circle(640, 1010, 12, fill=INK)
    k.line([(640, 1010), (716, 1078)], 12)
    k.circle(720, 1082, 17, fill=(.5, .5, .5), width=5)
    for i in range(5):                                     # stack of paper
        k.rect(1050 + i * 4 - 20, 850 - i * 12, 190, 12, fill=(1, 1, 1), width=3)
    # ink balls
    for x, y, a in ((250, 835, -.5), (320, 842, .35)):
        k.line([(x, y), (x + 80 * a, y - 92)], 16)
        k.circle(x, y, 42, fill=(.2, .2, .2), width=5)
        k.circle(x - 12, y - 12, 9, fill=(.75, .75, .75))
    return k.image().convert('L')


def ziguan():
    k, rnd = Canvas(1500, 980, (.97, .97, .97)), random.Random(11)
    rows = ['渡湘温湖海洲波涛', '千的一是不了人里', '山在有我他这中大', '水来上国个到说们', '风为子和你地出道', '印字版纸墨书刻活']
    cw, ch, ox, oy = 172, 148, 62, 46
    k.rect(ox - 26, oy - 26, cw * 8 + 52, ch * 6 + 52, fill=(.62, .62, .62), width=7)
    for r, row in enumerate(rows):
        for i, c in enumerate(row):
            x, y = ox + i * cw, oy + r * ch
            k.rect(x + 5, y + 5, cw - 10, ch - 10, fill=(.28, .28, .28))
            n = 2 if (r, i) in ((0, 0), (0, 6), (5, 7), (4, 7)) else 4
            for j in range(n):
                sx, sy = x + 14 + (j % 2) * 74, y + 13 + (j // 2) * 62
                tone = .80 + .16 * rnd.random()
                k.rect(sx, sy, 66, 56, fill=(tone,) * 3, width=2)
                k.c.save()
                k.c.translate(sx + 33, sy + 28)
                k.c.scale(-1, 1)
                k.text(c, 0, 18, 48, SONG, at='center', bold=True)
                k.c.restore()
    return k.image().convert('L')


def field(rnd, n, w, h):
    """A smooth landscape: a sum of hills, as a function of x and y."""
    hills = [(rnd.uniform(.08, .92) * w, rnd.uniform(.08, .92) * h, rnd.uniform(.12, .32) * w, rnd.uniform(-.4, 1)) for _ in range(n)]

    def f(x, y):
        return sum(a * math.exp(-((x - cx) ** 2 + (y - cy) ** 2 * 1.5) / (s * s)) for cx, cy, s, a in hills)
    return f


def grid_of(f, w, h, step):
    nx, ny = w // step + 1, h // step + 1
    return [[f(i * step, j * step) for i in range(nx + 1)] for j in range(ny + 1)]


def isoline(g, step, level):
    """Marching squares: line segments where the grid crosses the level."""
    for j in range(len(g) - 1):
        for i in range(len(g[0]) - 1):
            a, b, c, d = g[j][i], g[j][i + 1], g[j + 1][i + 1], g[j + 1][i]
            cut = []
            for (u, v, x0, y0, x1, y1) in ((a, b, 0, 0, 1, 0), (b, c, 1, 0, 1, 1), (c, d, 1, 1, 0, 1), (d, a, 0, 1, 0, 0)):
                if (u < level) != (v < level):
                    t = (level - u) / (v - u)
                    cut.append(((i + x0 + (x1 - x0) * t) * step, (j + y0 + (y1 - y0) * t) * step))
            for p, q in zip(cut[::2], cut[1::2]):
                yield p, q


def isolines(k, g, step, levels, width, rgb):
    k.ink(*rgb).set_line_width(width)
    for level in levels:
        for p, q in isoline(g, step, level):
            k.c.move_to(*p)
            k.c.line_to(*q)
    k.c.stroke()


def denggao():
    k, rnd = Canvas(1400, 1400, (.985, .985, .985)), random.Random(15)
    f = field(rnd, 26, 1400, 1400)
    g = grid_of(f, 1400, 1400, 7)
    lo, hi = min(map(min, g)), max(map(max, g))
    levels = [lo + (hi - lo) * (i + .5) / 34 for i in range(34)]
    isolines(k, g, 7, levels, 2.2, (.35, .35, .35))
    isolines(k, g, 7, levels[4::5], 6, INK)
    top = max(((g[j][i], i * 7, j * 7) for j in range(12, len(g) - 12) for i in range(12, len(g[0]) - 12)))
    x, y = top[1:]
    k.fill([(x, y - 26), (x + 24, y + 16), (x - 24, y + 16)], INK)
    k.text('5046', x + 34, y + 14, 46, bold=True)
    x, y = 90, 1310
    k.rect(x - 30, y - 60, 470, 112, fill=(1, 1, 1), width=3)
    for i in range(4):
        k.rect(x + i * 100, y - 6, 100, 18, fill=INK if i % 2 == 0 else (1, 1, 1), width=3)
    for i in range(0, 5, 2):
        k.text(str(i), x + i * 100, y - 18, 34, at='center')
    k.text('千米', x + 345, y + 44, 28)
    k.rect(3, 3, 1394, 1394, width=6)
    return k.image().convert('L')


def dengzhi():
    w, h, step = 1600, 1060, 5
    k, rnd = Canvas(w, h), random.Random(40)
    hills = field(rnd, 9, w, h)
    f = lambda x, y: hills(x, y) * .55 - (y / h) * 1.1 + .25 * math.sin(x / 310)
    g = grid_of(f, w, h, step)
    lo, hi = min(map(min, g)), max(map(max, g))
    bands = [(.23, .36, .62), (.39, .56, .76), (.60, .75, .85), (.82, .89, .90), (.97, .94, .82), (.97, .84, .60),
             (.93, .67, .40), (.84, .45, .28), (.69, .25, .20)]
    n = len(bands)
    small = Image.new('RGB', (len(g[0]), len(g)))
    small.putdata([tuple(int(255 * v) for v in bands[min(n - 1, int((c - lo) / (hi - lo) * n))]) for row in g for c in row])
    big = small.resize((len(g[0]) * step, len(g) * step), Image.NEAREST).crop((0, 0, w, h))
    k.c.set_source_surface(surface_of(big))
    k.c.paint()
    isolines(k, g, step, [lo + (hi - lo) * i / n for i in range(1, n)], 7, (.12, .16, .24))
    isolines(k, g, step, [lo + (hi - lo) * (i + .5) / n for i in range(n)], 1.6, (.12, .16, .24, .7))
    for i in range(1, n):
        level, best = lo + (hi - lo) * i / n, None
        for p, _ in isoline(g, step, level):
            if not (60 < p[0] < w - 60 and 60 < p[1] < h - 60):
                continue
            if best is None or abs(p[0] - 900 + 70 * (i % 3)) + abs(p[1] - h * (1 - i / n)) < best[0]:
                best = (abs(p[0] - 900 + 70 * (i % 3)) + abs(p[1] - h * (1 - i / n)), p)
        if not best:
            continue
        x, y = best[1]
        k.circle(x, y, 34, fill=(1, 1, 1, .88))
        k.text(str(-6 + 3 * i), x, y + 15, 42, at='center', bold=True)
    k.rect(3, 3, w - 6, h - 6, width=6)
    return k.image()


def yuexiang():
    k = Canvas(1500, 520, (.10, .10, .11))
    days = (1, 4, 8, 11, 15, 19, 23, 26)
    for i, day in enumerate(days):
        x, y, r = 105 + i * 184.5, 215, 76
        phase = (day - 1) / 29.53 * 2 * math.pi             # 0 = new, pi = full
        k.circle(x, y, r, fill=(.22, .22, .23))
        lit = 1 if phase <= math.pi else -1
        edge = math.cos(phase)
        pts = [(x + lit * r * math.sin(a), y - r * math.cos(a)) for a in [j * math.pi / 60 for j in range(61)]]
        pts += [(x + lit * edge * r * math.sin(a), y - r * math.cos(a)) for a in [j * math.pi / 60 for j in range(60, -1, -1)]]
        if day > 1:
            k.fill(pts, (.95, .95, .93))
            rnd = random.Random(i)
            k.c.save()
            k.poly(pts)
            k.c.clip()
            for dx, dy, s in ((-.3, -.35, .24), (.2, -.2, .2), (-.1, .25, .3), (.42, .25, .13), (-.5, .1, .16)):
                k.circle(x + dx * r, y + dy * r, s * r, fill=(.78, .78, .77))
            k.c.restore()
        names = {1: '朔', 8: '上弦', 15: '望', 23: '下弦'}
        k.text('初一 初四 初八 十一 十五 十九 廿三 廿六'.split()[i], x, 372, 40, at='center', rgb=(1, 1, 1))
        if day in names:
            k.text(names[day], x, 440, 46, SONG, at='center', rgb=(1, 1, 1), bold=True)
    return k.image().convert('L')


def zhiwen():
    k, rnd = Canvas(1400, 1000, (.90, .85, .74)), random.Random(61)
    for i in range(0, 1400, 9):                             # laid lines of the mould
        k.line([(i, 0), (i + 2, 1000)], 2.2, (.80, .73, .60, .5))
    for i in range(60, 1400, 190):                          # chain lines
        k.line([(i, 0), (i + 4, 1000)], 6, (.74, .66, .52, .6))
    for i in range(1500):                                   # fibres
        x, y, a, l = rnd.uniform(-50, 1450), rnd.uniform(-50, 1050), rnd.uniform(0, math.pi), rnd.uniform(30, 150)
        bend = rnd.uniform(-.9, .9)
        tone = rnd.choice([(.98, .95, .88), (.62, .52, .38), (.80, .72, .58), (.45, .36, .25)])
        k.c.move_to(x, y)
        k.c.curve_to(x + l * .3 * math.cos(a), y + l * .3 * math.sin(a), x + l * .7 * math.cos(a + bend),
                     y + l * .7 * math.sin(a + bend), x + l * math.cos(a + bend * 1.5), y + l * math.sin(a + bend * 1.5))
        k.ink(*tone, rnd.uniform(.18, .6)).set_line_width(rnd.uniform(1, 3.4))
        k.c.stroke()
    edge = [(1400, -10), (1400, 1010)] + [(1290 + 26 * math.sin(j / 60) + rnd.uniform(-16, 16), 1000 - j) for j in range(-10, 1020, 9)]
    k.fill(edge, (.36, .30, .24))                           # a deckle edge
    img = k.image().filter(ImageFilter.GaussianBlur(.8))
    return grain(img, 9, 80)


def zhuzhuang():
    k = Canvas(1500, 900)
    data = (('故事', 212), ('科普', 168), ('历史', 117), ('诗歌', 75))
    base, top, vmax = 760, 90, 250
    for v in range(0, 251, 50):
        y = base - (base - top) * v / vmax
        k.line([(170, y), (1440, y)], 2 if v else 5, (.7, .7, .7) if v else INK)
        k.text(str(v), 145, y + 16, 44, at='right')
    for i, (name, v) in enumerate(data):
        x, y = 250 + i * 305, base - (base - top) * v / vmax
        tone = (.18, .42, .62, .80)[i]
        k.rect(x, y, 190, base - y, fill=(tone,) * 3, width=4)
        if i == 3:
            k.c.save()
            k.c.rectangle(x, y, 190, base - y)
            k.c.clip()
            for j in range(-300, 300, 22):
                k.line([(x + j, base), (x + j + 300, base - 300)], 3, (.35, .35, .35))
            k.c.restore()
        k.text(str(v), x + 95, y - 18, 52, at='center', bold=True)
        k.text(name, x + 95, base + 66, 52, at='center')
    k.text('册', 160, 62, 40, at='right')
    return k.image().convert('L')


def chuang():
    k, rnd = Canvas(1200, 1500, (.95, .94, .91)), random.Random(23)
    for i in range(900):                                    # hand-drawn lime wash
        x, y = rnd.uniform(0, 1200), rnd.uniform(0, 1500)
        k.line([(x, y), (x + rnd.uniform(-40, 40), y + rnd.uniform(60, 160))], rnd.uniform(2, 9), (.88, .86, .82, .35))
    k.fill([(330, 380), (870, 380), (980, 1330), (220, 1330)], (.11, .10, .10))
    k.rect(400, 470, 400, 780, fill=(.42, .13, .10))
    k.rect(425, 495, 350, 730, fill=(.10, .12, .16))
    for r in range(4):                                      # panes with a little sky in them
        for c in range(3):
            x, y = 438 + c * 113, 508 + r * 180
            g = cairo.LinearGradient(x, y, x + 100, y + 166)
            g.add_color_stop_rgb(0, .30, .44, .56)
            g.add_color_stop_rgb(.5, .62, .75, .80)
            g.add_color_stop_rgb(.52, .20, .28, .36)
            g.add_color_stop_rgb(1, .12, .16, .22)
            k.c.rectangle(x, y, 100, 166)
            k.c.set_source(g)
            k.c.fill()
    for i in range(4):
        k.line([(425, 495 + i * 183 if i else 497), (775, 495 + i * 183 if i else 497)], 14, (.50, .17, .12))
    for i in (0, 1, 2, 3):
        k.line([(429 + i * 114.5, 495), (429 + i * 114.5, 1225)], 14, (.50, .17, .12))
    # lintel: rows of painted beam ends
    colours = [(.72, .20, .13), (.11, .36, .48), (.87, .66, .20), (.16, .45, .33)]
    for row, (y, inset, h) in enumerate(((300, 20, 42), (258, 0, 42), (216, -22, 42))):
        n = 13 + row * 2
        x0, x1 = 320 - 40 * row + inset * 0, 880 + 40 * row
        k.rect(x0, y, x1 - x0, h, fill=(.28, .11, .08))
        for i in range(n):
            w = (x1 - x0) / n
            k.rect(x0 + i * w + 5, y + 6, w - 10, h - 12, fill=colours[(i + row) % 4])
            k.circle(x0 + (i + .5) * w, y + h / 2, 7, fill=(.96, .93, .86))
    k.fill([(170, 216), (1030, 216), (1080, 160), (120, 160)], (.30, .27, .25))
    k.fill([(100, 160), (1100, 160), (1100, 132), (100, 132)], (.18, .16, .15))
    # pleated valance in the wind
    pts, n = [], 60
    for i in range(n + 1):
        t = i / n
        pts.append((240 + 720 * t, 418 + 34 * math.sin(t * 17) * (.3 + .7 * t)))
    k.fill([(240, 342), (960, 342)] + pts[::-1], (.97, .96, .93))
    for i in range(0, n, 2):
        x, y = pts[i]
        k.line([(x, 344), (x + 6 * math.sin(i), y - 6)], 3, (.80, .78, .74))
    k.line(pts, 13, (.15, .33, .55))
    k.line([(x, y - 26) for x, y in pts], 8, (.74, .20, .15))
    k.line([(240, 342), (960, 342)], 10, (.2, .2, .2))
    # sill and pots
    k.fill([(210, 1330), (990, 1330), (1010, 1372), (190, 1372)], (.55, .52, .48))
    for i, x in enumerate((400, 600, 800)):
        k.fill([(x - 58, 1210), (x + 58, 1210), (x + 42, 1330), (x - 42, 1330)], (.66, .33, .20))
        k.rect(x - 64, 1196, 128, 26, fill=(.74, .40, .25))
        for j in range(40):
            a, l = rnd.uniform(-1.2, 1.2), rnd.uniform(60, 170)
            tip = (x + l * math.sin(a), 1200 - l * math.cos(a))
            k.line([(x + 18 * math.sin(a), 1200), tip], 5, (.20, .40 + .2 * rnd.random(), .22))
            if j % 3 == 0:
                k.circle(*tip, rnd.uniform(11, 19), fill=[(.86, .24, .24), (.93, .56, .20), (.90, .42, .55)][i])
    shade = cairo.LinearGradient(0, 0, 1200, 0)
    shade.add_color_stop_rgba(0, 0, 0, .05, .16)
    shade.add_color_stop_rgba(.6, 1, 1, 1, 0)
    k.c.rectangle(0, 0, 1200, 1500)
    k.c.set_source(shade)
    k.c.fill()
    return grain(k.image(), 13, 50)


def shujia():
    k, rnd = Canvas(1500, 1100, (.93, .93, .93)), random.Random(3)
    for s in range(3):
        base = 340 + s * 345
        k.rect(0, base - 318, 1500, 318, fill=(.82, .82, .82))
        g = cairo.LinearGradient(0, base - 318, 0, base - 230)
        g.add_color_stop_rgba(0, 0, 0, 0, .35)
        g.add_color_stop_rgba(1, 0, 0, 0, 0)
        k.c.rectangle(0, base - 318, 1500, 90)
        k.c.set_source(g)
        k.c.fill()
        x = 26
        while x < 1440:
            w, h = rnd.randint(26, 76), rnd.randint(190, 292)
            if rnd.random() < .07 and x < 1300:             # a leaning book
                k.fill([(x + 70, base), (x + 70 + w, base), (x + w + 10, base - h), (x + 10, base - h + 14)],
                       (rnd.uniform(.3, .9),) * 3)
                k.line([(x + 70, base), (x + 70 + w, base), (x + w + 10, base - h), (x + 10, base - h + 14)], 4, close=True)
                x += w + 78
                continue
            if rnd.random() < .05 and x < 1250:             # a lying pile
                for j in range(5):
                    k.rect(x + rnd.randint(0, 14), base - 34 * (j + 1), 190 + rnd.randint(-20, 20), 34,
                           fill=(rnd.uniform(.35, .98),) * 3, width=4)
                x += 226
                continue
            tone = rnd.choice([.14, .25, .38, .55, .70, .85, .97])
            k.rect(x, base - h, w, h, fill=(tone,) * 3, width=4)
            mark = (1, 1, 1) if tone < .5 else (.1, .1, .1)
            style = rnd.randrange(4)
            if style == 0:
                for yy in (h - 26, h - 36, 36, 26):
                    k.line([(x + 5, base - yy), (x + w - 5, base - yy)], 3, mark)
            elif style == 1:
                k.rect(x + w * .2, base - h * .82, w * .6, h * .34, fill=(.98, .98, .98), width=2)
                for j in range(4):
                    k.line([(x + w * .5, base - h * .78 + j * h * .075), (x + w * .5, base - h * .74 + j * h * .075)], w * .22)
            elif style == 2 and w > 36:
                for j, c in enumerate(rnd.choice(['大地图', '千字文', '诗三百', '星与海', '造纸记', '山中月', '字与纸', '高原花', '旧报纸', '写信'])):
                    k.text(c, x + w / 2, base - h + 58 + j * (w * .66 + 4), min(46, w * .62), SONG, mark, 'center', True)
            else:
                k.circle(x + w / 2, base - h * .75, w * .24, width=3, rgb=mark)
                k.line([(x + w / 2, base - h * .55), (x + w / 2, base - h * .2)], 3, mark)
            x += w + rnd.choice([0, 0, 0, 2, 3])
        k.rect(-10, base, 1520, 27, fill=(.45, .45, .45), width=5)
    return k.image().convert('L')


def stroke(k, rnd, path, width, dryness, rgb=INK):
    """A brush stroke: a few hundred bristles along a path of (x, y, pressure), drying towards its end."""
    pts = []
    for (x0, y0, p0), (x1, y1, p1) in zip(path, path[1:]):
        n = max(2, int(math.hypot(x1 - x0, y1 - y0) / 6))
        pts += [(x0 + (x1 - x0) * i / n, y0 + (y1 - y0) * i / n, p0 + (p1 - p0) * i / n) for i in range(n)]
    pts.append(path[-1])
    for _ in range(3):                                      # smooth the corners of the path
        pts = [pts[0]] + [tuple((a[i] + 2 * b[i] + c[i]) / 4 for i in range(3)) for a, b, c in zip(pts, pts[1:], pts[2:])] + [pts[-1]]
    normals = []
    for i in range(len(pts)):
        a, b = pts[max(0, i - 2)], pts[min(len(pts) - 1, i + 2)]
        l = math.hypot(b[0] - a[0], b[1] - a[1]) or 1
        normals.append((-(b[1] - a[1]) / l, (b[0] - a[0]) / l))
    for _ in range(int(width * 2.2)):
        off = rnd.uniform(-1, 1)
        load = rnd.random() ** .5 * (1.25 - dryness * abs(off))
        wobble, ph = rnd.uniform(0, .02), rnd.uniform(0, 6)
        on = False
        k.c.set_line_width(rnd.uniform(1.5, 4.2))
        k.c.set_source_rgba(*rgb, rnd.uniform(.55, .95))
        for i, ((x, y, p), (nx, ny)) in enumerate(zip(pts, normals)):
            t = i / len(pts)
            d = (off + wobble * math.sin(i / 9 + ph)) * width * p / 2
            if load > t * dryness * 1.15 + (.25 * math.sin(i / 23 + ph) if t > .3 else -1) * dryness:
                (k.c.line_to if on else k.c.move_to)(x + nx * d, y + ny * d)
                on = True
            else:
                on = False
        k.c.stroke()


def bihua():
    k, rnd = Canvas(1900, 800, (.97, .95, .90)), random.Random(77)
    for i in range(5):                                      # practice squares 米字格
        x = 40 + i * 370
        red = (.78, .28, .22, .75)
        k.rect(x, 60, 340, 680, width=0)
        for y in (60, 400):
            k.rect(x, y, 340, 340, width=4, rgb=red)
            k.c.set_dash([14, 10])
            for p, q in (((0, 0), (340, 340)), ((340, 0), (0, 340)), ((170, 0), (170, 340)), ((0, 170), (340, 170))):
                k.line([(x + p[0], y + p[1]), (x + q[0], y + q[1])], 2, (.78, .28, .22, .45))
            k.c.set_dash([])
    forms = [
        [(70, 170, .5), (95, 190, .9), (170, 180, .62), (245, 168, .6), (275, 166, .95), (262, 190, .5)],       # 横
        [(170, 50, .9), (186, 80, .8), (176, 190, .65), (172, 280, .62), (168, 310, .15)],                       # 竖
        [(220, 50, .95), (214, 90, .8), (180, 180, .66), (110, 260, .45), (60, 295, .05)],                       # 撇
        [(80, 70, .2), (120, 130, .42), (190, 220, .85), (240, 268, 1.15), (310, 262, .05)],                     # 捺
        [(140, 110, .1), (175, 150, .8), (200, 190, 1.1), (178, 200, .5)],                                       # 点
        [(90, 60, .7), (110, 80, .8), (225, 70, .6), (240, 85, .95), (226, 190, .7), (205, 285, .7), (160, 250, .05)],  # 横折钩
        [(110, 60, .8), (106, 160, .62), (112, 250, .62), (150, 285, .7), (235, 280, .8), (270, 250, .9), (262, 190, .08)],  # 竖弯钩
        [(80, 250, .9), (110, 235, .8), (180, 180, .5), (250, 120, .06)],                                        # 提
        [(190, 50, .9), (150, 130, .6), (110, 175, .75), (180, 160, .5), (250, 130, .6)],                        # 撇折
        [(80, 120, .7), (180, 96, .6), (205, 100, .8), (150, 180, .45), (90, 262, .06)],                         # 横撇
    ]
    for i, form in enumerate(forms):
        x, y = 40 + (i % 5) * 370, 60 + (i // 5) * 340
        stroke(k, rnd, [(x + a, y + b, p) for a, b, p in form], 62, .35 + .5 * rnd.random())
    k.rect(1838, 668, 46, 74, fill=(.74, .16, .12))
    k.text('样', 1861, 702, 34, SONG, (1, 1, 1), 'center', True)
    k.text('报', 1861, 736, 34, SONG, (1, 1, 1), 'center', True)
    return grain(k.image(), 19, 40)


def wangge():
    k = Canvas(1100, 1460)
    x0, y0, w, h, cols = 100, 90, 900, 1254, 8
    k.rect(30, 20, 1040, 1400, fill=(1, 1, 1), width=5)
    cw = w / (cols * 13 + cols - 1)
    for c in range(cols):
        x = x0 + c * 14 * cw
        k.rect(x, y0, 13 * cw, h, fill=(.94, .94, .94))
    for y in range(0, int(h), 12):
        k.line([(x0, y0 + y), (x0 + w, y0 + y)], .8, (.75, .75, .75))
    def block(c, n, top, height, tone, border=0):
        k.rect(x0 + c * 14 * cw, y0 + top, (n * 14 - 1) * cw, height, fill=(tone,) * 3, width=border)
    block(0, 4, 0, 156, .12)
    k.text('报名', x0 + 2 * 14 * cw, y0 + 112, 96, SONG, (1, 1, 1), 'center', True)
    block(4, 4, 0, 156, 1, 5)
    k.text('报眼', x0 + 6 * 14 * cw, y0 + 96, 52, HEI, at='center')
    k.line([(x0, y0 + 174), (x0 + w, y0 + 174)], 8)
    k.line([(x0, y0 + 184), (x0 + w, y0 + 184)], 2)
    block(0, 5, 204, 96, .35)
    k.text('头条', x0 + 2.5 * 14 * cw, y0 + 272, 60, HEI, (1, 1, 1), 'center', True)
    block(1, 3, 336, 240, .7)
    k.text('图片', x0 + 2.5 * 14 * cw, y0 + 472, 48, HEI, at='center')
    block(5, 3, 204, 72, .5)
    block(0, 3, 636, 60, .5)
    block(3, 3, 672, 72, .45)
    block(6, 2, 612, 48, .55)
    block(4, 4, 960, 288, 1, 4)
    block(4, 4, 960, 66, .35)
    k.text('倒头条', x0 + 6 * 14 * cw, y0 + 1010, 46, HEI, (1, 1, 1), 'center', True)
    block(0, 2, 984, 48, .5)
    block(2, 2, 1044, 36, .6)
    def lines(c, n, top, bottom):
        for i in range(c, c + n):
            for y in range(top, bottom, 12):
                k.line([(x0 + i * 14 * cw + 2, y0 + y + 6), (x0 + i * 14 * cw + 13 * cw - 2, y0 + y + 6)], 3.4, (.55, .55, .55))
    for c, n, a, b in ((0, 1, 312, 624), (4, 1, 312, 624), (1, 3, 588, 624), (5, 3, 288, 600), (0, 3, 708, 972), (3, 3, 756, 948),
                       (6, 2, 672, 948), (4, 4, 1038, 1236), (0, 2, 1044, 1248), (2, 2, 1092, 1248), (2, 1, 984, 1032), (3, 1, 960, 1032)):
        lines(c, n, a, b)
    return k.image().convert('L')


def xiaoshu():
    k, rnd = Canvas(1600, 900, (.94, .96, .91)), random.Random(52)
    g = cairo.RadialGradient(800, 430, 60, 800, 430, 900)
    g.add_color_stop_rgb(0, 1, 1, .95)
    g.add_color_stop_rgb(1, .84, .91, .80)
    k.c.set_source(g)
    k.c.paint()
    # an opened newspaper as the ground
    k.fill([(120, 850), (800, 760), (1480, 850), (1400, 640), (800, 590), (200, 640)], (.98, .98, .96))
    k.line([(120, 850), (800, 760), (1480, 850), (1400, 640), (800, 590), (200, 640)], 5, (.35, .38, .34), close=True)
    k.line([(800, 590), (800, 760)], 4, (.5, .53, .5))
    for side in (-1, 1):
        for c in range(5):
            for r in range(15):
                t, u = (c + .12) / 5.2, r / 15
                def p(t, u):
                    return (800 + side * (30 + t * (560 + 90 * u)), 608 + 40 * t + u * (135 + 40 * t))
                if r < 3 and c < 3:
                    continue
                k.line([p(t, u), p(t + .16, u)], 4, (.55, .58, .55))
        k.line([(800 + side * 40, 622), (800 + side * 340, 646)], 20, (.22, .25, .22))
    # the stem grows out of the fold
    k.c.move_to(800, 700)
    k.c.curve_to(790, 560, 820, 470, 800, 300)
    k.ink(.36, .26, .16).set_line_width(18)
    k.c.stroke()
    def leaf(x, y, a, l, tone):
        dx, dy = math.cos(a), math.sin(a)
        nx, ny = -dy, dx
        k.c.move_to(x, y)
        k.c.curve_to(x + dx * l * .3 + nx * l * .32, y + dy * l * .3 + ny * l * .32, x + dx * l * .8 + nx * l * .22,
                     y + dy * l * .8 + ny * l * .22, x + dx * l, y + dy * l)
        k.c.curve_to(x + dx * l * .7 - nx * l * .25, y + dy * l * .7 - ny * l * .25, x + dx * l * .25 - nx * l * .28,
                     y + dy * l * .25 - ny * l * .28, x, y)
        k.ink(*tone).fill()
        k.line([(x, y), (x + dx * l * .9, y + dy * l * .9)], 3, (.9, .95, .85, .8))
    for i in range(9):
        y = 600 - i * 36
        s = 1 if i % 2 else -1
        leaf(803 + 8 * math.sin(i), y, -math.pi / 2 + s * (1.15 - i * .06), 190 - i * 9, mix((.12, .36, .18), (.45, .66, .26), i / 9))
    leaf(800, 305, -math.pi / 2 - .25, 120, (.52, .72, .30))
    leaf(800, 305, -math.pi / 2 + .3, 108, (.45, .66, .26))
    return k.image()


def zangzi():
    """A stacked syllable between the lines it is aligned to; Raqm shapes it (cairo's own text call does not)."""
    k, text = Canvas(1500, 800, (.99, .98, .95)), 'བསྒྲུབས'
    font = ImageFont.truetype(UCHEN_FILE, 360, layout_engine=ImageFont.Layout.RAQM)
    left, top, right, bottom = font.getbbox(text, anchor='ls')
    x, y = (1500 - (right - left)) // 2 - left, 160 - top
    for name, at, rgb in (('头线', y + top + 4, (.70, .18, .13)), ('基线', y, (.70, .18, .13)),
                          ('叠字下沿', y + bottom, (.25, .40, .55))):
        k.c.set_dash([] if at < y else [18, 14])
        k.line([(60, at), (1440, at)], 3, rgb)
        k.text(name, 64, at - 16, 42, rgb=rgb)
    img = k.image()
    ImageDraw.Draw(img).text((x, y), text, fill=(20, 20, 23), font=font, anchor='ls')
    return img


def bangdian():
    """Stripes of an apron cloth, woven."""
    k, rnd = Canvas(1600, 760, (.2, .1, .1)), random.Random(18)
    palette = [(.74, .12, .16), (.93, .52, .14), (.95, .80, .24), (.20, .48, .32), (.12, .32, .56), (.44, .18, .44), (.96, .93, .86),
               (.86, .32, .46), (.10, .14, .24), (.34, .62, .66)]
    x = 0
    last = None
    while x < 1600:
        band = rnd.randint(4, 7)
        for i in range(band):
            c = rnd.choice([p for p in palette if p != last])
            last = c
            w = rnd.choice([9, 14, 20, 34])
            k.rect(x, 0, w, 760, fill=c)
            x += w
    for y in range(0, 760, 5):                              # weft
        k.line([(0, y), (1600, y)], 1.6, (0, 0, 0, .16 + .05 * math.sin(y / 31)))
    for xx in range(0, 1600, 4):
        k.line([(xx, 0), (xx, 760)], 1, (1, 1, 1, .07))
    for seam in (533, 1066):                                # three widths sewn together
        k.line([(seam, 0), (seam, 760)], 7, (.08, .05, .05, .75))
        for y in range(10, 760, 26):
            k.line([(seam - 8, y), (seam + 8, y + 10)], 3, (.95, .9, .8, .8))
    fold = cairo.LinearGradient(0, 0, 1600, 0)
    for i in range(13):
        fold.add_color_stop_rgba(i / 12, 0, 0, 0, .04 if i % 2 else .30)
    k.c.rectangle(0, 0, 1600, 760)
    k.c.set_source(fold)
    k.c.fill()
    return grain(k.image(), 21, 60)


def chahu():
    k = Canvas(1200, 1200)
    def shape(pts, tone):
        k.c.move_to(*pts[0])
        for a, b, c in pts[1:]:
            k.c.curve_to(*a, *b, *c)
        k.c.set_source_rgb(tone, tone, tone)
        k.c.fill_preserve()
        k.ink().set_line_width(7)
        k.c.stroke()
    shape([(770, 520), ((950, 420), (930, 330), (985, 300)), ((1030, 300), (1010, 360), (985, 420)), ((950, 560), (880, 640), (780, 680))], .93)
    k.ink().set_line_width(34)                              # handle
    k.c.move_to(440, 420)
    k.c.curve_to(180, 380, 190, 780, 420, 760)
    k.c.stroke()
    k.ink(.93, .93, .93).set_line_width(20)
    k.c.move_to(440, 420)
    k.c.curve_to(180, 380, 190, 780, 420, 760)
    k.c.stroke()
    shape([(520, 330), ((400, 400), (350, 560), (380, 720)), ((400, 860), (500, 930), (600, 930)), ((700, 930), (800, 860), (820, 720)),
           ((850, 560), (800, 400), (680, 330)), ((640, 320), (560, 320), (520, 330))], .97)
    shape([(540, 330), ((530, 260), (550, 220), (560, 200)), ((580, 190), (620, 190), (640, 200)), ((650, 220), (670, 260), (660, 330)),
           ((620, 340), (580, 340), (540, 330))], .85)
    k.circle(600, 166, 34, fill=(.6, .6, .6), width=7)
    shape([(480, 926), ((470, 960), (450, 990), (430, 1010)), ((540, 1030), (660, 1030), (770, 1010)), ((750, 990), (730, 960), (720, 926)),
           ((640, 940), (560, 940), (480, 926))], .8)
    for r, n in ((150, 8), (92, 8)):                        # an ornament of petals
        for i in range(n):
            a = i * 2 * math.pi / n + (.39 if r == 92 else 0)
            x, y = 600 + r * .72 * math.cos(a), 640 + r * .72 * math.sin(a)
            k.c.save()
            k.c.translate(x, y)
            k.c.rotate(a)
            k.c.scale(1, .5)
            k.circle(0, 0, r * .36, fill=(.72 if r == 150 else .45,) * 3, width=7)
            k.c.restore()
    k.circle(600, 640, 26, fill=INK)
    for i in range(40):                                     # shading on the right
        a = -.95 + i * .052
        k.line([(600 + 224 * math.cos(a) - 22, 640 + 268 * math.sin(a)), (600 + 224 * math.cos(a) - 2, 640 + 268 * math.sin(a) + 6)], 3, (.4, .4, .4))
    for i, x in enumerate((560, 600, 640)):                 # steam
        k.line([(x + 14 * math.sin(t / 4 + i), 120 - t * 2.2) for t in range(0, 40)], 5, (.55, .55, .55))
    # bowl
    shape([(880, 880), ((890, 980), (940, 1020), (1000, 1020)), ((1060, 1020), (1110, 980), (1120, 880)), ((1060, 905), (940, 905), (880, 880))], .9)
    k.c.save()
    k.c.translate(1000, 880)
    k.c.scale(1, .17)
    k.circle(0, 0, 120, fill=(.7, .7, .7), width=9)
    k.c.restore()
    k.line([(150, 1040), (1160, 1040)], 5)
    return k.image().convert('L')


# picture → the issues whose articles show it
PICTURES = {
    'huxiao.jpg': (huxiao, ['xzrb', 'xzrb-bo']), 'qunshan.jpg': (qunshan, ['xzrb', 'xzrb-bo', 'xzsb']), 'qianzi.png': (qianzi, ['xzrb']),
    'yinshuaji.png': (yinshuaji, ['xzrb', 'xzrb-bo']), 'ziguan.png': (ziguan, ['xzrb']), 'denggao.png': (denggao, ['xzrb']),
    'dengzhi.jpg': (dengzhi, ['xzrb']), 'yuexiang.png': (yuexiang, ['xzrb']), 'zhiwen.jpg': (zhiwen, ['xzrb', 'xzrb-bo']),
    'zhuzhuang.png': (zhuzhuang, ['xzrb']), 'chuang.jpg': (chuang, ['xzrb']), 'shujia.png': (shujia, ['xzrb', 'xzrb-bo', 'xzsb']),
    'bihua.jpg': (bihua, ['xzrb']), 'wangge.png': (wangge, ['xzrb']), 'xiaoshu.jpg': (xiaoshu, ['xzrb']),
    'zangzi.png': (zangzi, ['xzrb', 'xzrb-bo']), 'bangdian.jpg': (bangdian, ['xzsb']), 'chahu.png': (chahu, ['xzrb-bo', 'xzsb']),
}
DATE = '2021-11-02'


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    for name, (draw, papers) in PICTURES.items():
        if len(sys.argv) > 2 and name not in sys.argv[2:]:
            continue
        img = draw()
        for paper in papers:
            folder = os.path.join(sys.argv[1], paper, DATE)
            os.makedirs(folder, exist_ok=True)
            path = os.path.join(folder, name)
            if name.endswith('.jpg'):
                img.save(path, quality=74, optimize=True, dpi=(300, 300))
            else:
                img = img.quantize(16) if img.mode == 'L' else img.quantize(32)
                img.save(path, optimize=True, dpi=(300, 300))
        print(name, img.size, os.path.getsize(path) // 1024, 'KB')


if __name__ == '__main__':
    main()
