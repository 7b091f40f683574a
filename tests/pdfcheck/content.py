"""What a page's content streams do: ISO 32000-1, annex A, with the forms that they draw."""
import collections

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

# ISO 32000-1, table A.1
OPERATORS = set("b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP "
                "n q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"".split())
FILLS, STROKES, BOTH = {"f", "F", "f*"}, {"S", "s"}, {"B", "B*", "b", "b*"}
DEVICE = {"g": "DeviceGray", "rg": "DeviceRGB", "k": "DeviceCMYK"}


class State:
    def __init__(self):
        self.fill, self.stroke, self.font, self.mode = "DeviceGray", "DeviceGray", None, 0
        self.fill_color = self.stroke_color = (0.0,)
        self.gs = {}

    def copy(self):
        new = State.__new__(State)
        new.__dict__ = dict(self.__dict__, gs=dict(self.gs))
        return new


class Page:
    def __init__(self, doc, number, page):
        self.doc, self.number, self.obj = doc, number, page.obj
        self.where = f"page {number}"
        self.operators, self.undefined = collections.Counter(), []
        self.depth, self.texts = 0, {}
        self.mcids, self.nested_artifacts, self.tagged_in_artifact, self.untagged = [], [], [], []
        self.marks = []  # (tag, properties) of all marked content
        self.spaces = collections.Counter()  # names of colour spaces painted with
        self.colors = collections.Counter()  # (what, space, components)
        self.missing = []  # names that the resources don't have
        self.inherited = "/Resources" not in page.obj
        self.images, self.forms, self.states, self.intents, self.inline = [], [], [], [], []
        self.unbalanced = 0
        self.parse_fault = None
        resources = page.obj.get("/Resources", Dictionary())
        try:
            self._run(page, resources, State(), [], set())
        except pikepdf.PdfError as fault:
            self.parse_fault = str(fault)

    # ---- resources ----

    def _find(self, resources, kind, name):
        table = resources.get(kind)
        found = table.get(str(name)) if isinstance(table, Dictionary) else None
        if found is None:
            self.missing.append(f"{kind[1:]} {name}")
        return found

    def _space(self, resources, name):
        """The name of a colour space; of an indexed one with its base."""
        o = name
        if isinstance(name, Name):
            if str(name) in ("/DeviceGray", "/DeviceRGB", "/DeviceCMYK", "/Pattern"):
                return self._default(resources, str(name)[1:])
            table = resources.get("/ColorSpace")
            o = table.get(str(name)) if isinstance(table, Dictionary) else None
            if o is None:
                self.missing.append(f"ColorSpace {name}")
                return "?"
            if isinstance(o, Name):
                return self._default(resources, str(o)[1:])
        if isinstance(o, Array) and len(o):
            kind = str(o[0])[1:]
            if kind == "Indexed":
                return "Indexed " + self._space(resources, o[1])
            if kind in ("Separation", "DeviceN"):
                return f"{kind} {self._space(resources, o[2])}"
            return kind
        return "?"

    def _default(self, resources, device):
        """Default spaces stand for device spaces: ISO 32000-1, 8.6.5.6."""
        table = resources.get("/ColorSpace")
        key = "/Default" + {"DeviceGray": "Gray", "DeviceRGB": "RGB", "DeviceCMYK": "CMYK"}.get(device, "?")
        return "Default" + device[6:] if isinstance(table, Dictionary) and key in table else device

    # ---- painting ----

    def _paint(self, what, state, stroke, marks):
        space, color = (state.stroke, state.stroke_color) if stroke else (state.fill, state.fill_color)
        self.spaces[space] += 1
        self.colors[what, space, color] += 1
        if not marks:
            self.untagged.append(what)

    def _show(self, state, operands, marks):
        if state.mode != 3:
            self._paint("text", state, state.mode in (1, 5), marks)
        elif not marks:
            self.untagged.append("text")
        font = state.font
        if font is None:
            return
        mcid = next((int(p.MCID) for _, p in reversed(marks) if isinstance(p, Dictionary) and "/MCID" in p), None)
        inside_actual = any("/ActualText" in p for _, p in marks if isinstance(p, Dictionary))
        for part in operands:
            for piece in (part if isinstance(part, Array) else [part]):
                if not isinstance(piece, pikepdf.String):
                    continue
                data = bytes(piece)
                codes = [data[i] << 8 | data[i + 1] for i in range(0, len(data) - 1, 2)] if font.composite else data
                if mcid is not None:
                    self.texts[mcid] = self.texts.get(mcid, "") + "".join((font.texts or {}).get(c, "") for c in codes)
                if state.mode != 3:
                    font.codes.update(codes)
                if not inside_actual:
                    font.actual.update(codes)

    def _image(self, image, resources, state, marks):
        self.images.append(image)
        if not marks:
            self.untagged.append("image")
        if image.get("/ImageMask", False):
            self._paint("mask", state, False, marks or [("", None)])
        elif image.get("/ColorSpace") is not None:
            space = self._space(resources, image.ColorSpace)
            self.spaces[space] += 1
            self.colors["image", space, ()] += 1

    # ---- operators ----

    def _mark(self, op, operands, resources, marks):
        tag = str(operands[0])[1:]
        properties = operands[1] if op == "BDC" else None
        if isinstance(properties, Name):
            properties = self._find(resources, "/Properties", properties)
        mcid = int(properties.MCID) if isinstance(properties, Dictionary) and "/MCID" in properties else None
        outer = [m for m in marks if isinstance(m[1], Dictionary) and "/MCID" in m[1]]
        if tag == "Artifact" and outer:
            self.nested_artifacts.append(f"{self.where}: an artifact inside MCID {int(outer[-1][1].MCID)}")
        if mcid is not None and any(m[0] == "Artifact" for m in marks):
            self.tagged_in_artifact.append(f"{self.where}: MCID {mcid} inside an artifact")
        if mcid is not None:
            self.mcids.append(mcid)
        marks.append((tag, properties))
        self.marks.append((tag, properties))

    def _color(self, op, operands, resources, state):
        device = DEVICE.get(op.lower())
        components = tuple(float(x) for x in operands if not isinstance(x, Name))
        if device:
            space = self._default(resources, device)
            if op.islower():
                state.fill, state.fill_color = space, components
            else:
                state.stroke, state.stroke_color = space, components
        elif op in ("cs", "CS"):
            space = self._space(resources, operands[0])
            if op == "cs":
                state.fill, state.fill_color = space, ()
            else:
                state.stroke, state.stroke_color = space, ()
        elif op in ("sc", "scn"):
            state.fill_color = components
        else:
            state.stroke_color = components

    def _graphics_state(self, name, resources, state):
        gs = self._find(resources, "/ExtGState", name)
        if gs is None:
            return
        self.states.append((str(name), gs))
        for key in gs.keys():
            state.gs[key] = gs[key]
        if "/RI" in gs:
            self.intents.append(str(gs.RI)[1:])

    def _draw(self, name, resources, state, marks, busy):
        x = self._find(resources, "/XObject", name)
        if not isinstance(x, Stream):
            return
        if str(x.get("/Subtype")) == "/Image":
            self._image(x, resources, state, marks)
        elif str(x.get("/Subtype")) == "/Form":
            self.forms.append(x)
            if x.objgen not in busy:
                self._run(x, x.get("/Resources", Dictionary()), state.copy(), list(marks), busy | {x.objgen})
        else:
            self.forms.append(x)

    def _run(self, stream, resources, state, marks, busy):
        stack, own = [], len(marks)
        for instruction in pikepdf.parse_content_stream(stream):
            if isinstance(instruction, pikepdf.ContentStreamInlineImage):
                self.inline.append(instruction.iimage)
                if not marks:
                    self.untagged.append("image")
                continue
            op, a = str(instruction.operator), list(instruction.operands)
            self.operators[op] += 1
            if op not in OPERATORS:
                self.undefined.append(op)
            elif op == "q":
                stack.append(state.copy())
                self.depth = max(self.depth, len(stack))
            elif op == "Q":
                if stack:
                    state = stack.pop()
                else:
                    self.unbalanced += 1
            elif op in ("BMC", "BDC"):
                self._mark(op, a, resources, marks)
            elif op == "EMC":
                if len(marks) > own:
                    marks.pop()
                else:
                    self.unbalanced += 1
            elif op in ("g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN"):
                self._color(op, a, resources, state)
            elif op == "Tf":
                font = self._find(resources, "/Font", a[0])
                state.font = self.doc.font(font) if font is not None else None
            elif op == "Tr":
                state.mode = int(a[0])
            elif op in ("Tj", "TJ", "'", '"'):
                self._show(state, a[-1:], marks)
            elif op in FILLS | BOTH:
                self._paint("fill", state, False, marks)
            if op in STROKES | BOTH:
                self._paint("stroke", state, True, marks)
            elif op == "sh":
                if not marks:
                    self.untagged.append("shading")
            elif op == "gs":
                self._graphics_state(a[0], resources, state)
            elif op == "ri":
                self.intents.append(str(a[0])[1:])
            elif op == "Do":
                self._draw(a[0], resources, state, marks, busy)
        self.unbalanced += len(stack) + len(marks) - own

    def box(self, name):
        """A box in pt as it is in force, or None."""
        o = self.obj.get(name)
        return [float(x) for x in o] if isinstance(o, Array) and len(o) == 4 else None
