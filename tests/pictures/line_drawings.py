"""The line drawings, in greys."""
import math, random
import cairo
from PIL import ImageDraw, ImageFont

from canvas import HEI, INK, SONG, Canvas, field, grid_of, isolines

UCHEN_FILE = '/usr/share/fonts/truetype/tibetan/DDC_Uchen.ttf'


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
