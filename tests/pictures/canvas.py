"""What the drawings share: a canvas with a few shapes, and lines of equal height."""
import io, math
import cairo
from PIL import Image

SONG, HEI = 'Noto Serif CJK SC', 'Noto Sans CJK SC'
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

    def shape(self, fill, width, rgb):
        """The path: filled, its line drawn, and gone."""
        if fill:
            self.c.set_source_rgba(*fill)
            self.c.fill_preserve()
        if width:
            self.c.set_line_width(width)
            self.c.set_source_rgba(*rgb)
            self.c.stroke_preserve()
        self.c.new_path()

    def rect(self, x, y, w, h, fill=None, width=0, rgb=INK):
        self.c.rectangle(x, y, w, h)
        self.shape(fill, width, rgb)

    def circle(self, x, y, r, fill=None, width=0, rgb=INK):
        self.c.arc(x, y, r, 0, 2 * math.pi)
        self.shape(fill, width, rgb)

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
