"""The pictures in tones: landscapes, contours in colour, brush and cloth."""
import io, math, random
import cairo
from PIL import Image, ImageFilter

from canvas import INK, SONG, Canvas, field, grid_of, isoline, isolines


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
