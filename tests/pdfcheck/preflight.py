#!/usr/bin/env python3
"""preflight.py FILE.pdf…: PDFBox Preflight, a second opinion from elsewhere. It knows PDF/A-1b alone.

Each file is shown to it twice: as it is, when nothing may be found but what part 2 of the standard allows; and as a
variant for part 1 (PDF 1.4, no object streams, no transparency, a CIDSet a font, part 1 in the metadata), which must be
valid. The packages are in tools/packages.txt; without them it says so and ends with 77."""
import io
import os
import re
import subprocess
import sys
import tempfile

import pikepdf
from fontTools.cffLib import CFFFontSet
from fontTools.ttLib import TTFont
from pikepdf import Dictionary, Stream

JARS = ("preflight pdfbox2 fontbox2 xmpbox commons-logging commons-io pdfbox2-tools javax.activation bcprov bcmail bcpkix "
        "bcutil jaxb-api").split()
SHORT_RUN = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto")  # seconds: the optimising compiler costs more than it saves
# What part 1 forbids and part 2 does not
PART_1 = (re.compile(r"1\.4 : Trailer Syntax error, /XRef cross reference streams are not allowed"),
          re.compile(r"1\.2\.\d+ : .*ObjStm.*"), re.compile(r"3\.1\.11 : .*The CIDSet entry is missing.*"),
          re.compile(r"7\.11\.2 : Error on MetaData, part must be 1.*"), re.compile(r"2\.2\.[12] : .*([Tt]ransparency|SMask).*"),
          re.compile(r"2\.1\.\d+ : .*([Tt]ransparency|SMask).*"))


def java(paths):
    """{path: lines of what it says}"""
    jars = [f"/usr/share/java/{j}.jar" for j in JARS if os.path.exists(f"/usr/share/java/{j}.jar")]
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as batch:  # one start of Java for all
        batch.write("".join(f"{path}\n" for path in paths))
        batch.flush()
        done = subprocess.run(["java", *SHORT_RUN, "-cp", ":".join(jars), "org.apache.pdfbox.preflight.Validator_A1b",
                               "batch", batch.name], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    answers = []
    for line in map(str.strip, done.stdout.decode(errors="replace").splitlines()):
        if re.match(r"The file .* is (not )?a valid PDF/A-1b file", line):
            answers.append([line])
        elif line and answers:
            answers[-1].append(line)
    if len(answers) != len(paths):
        sys.exit(f"preflight.py: PDFBox answers for {len(answers)} of {len(paths)} files, then ends with {done.returncode}")
    return dict(zip(paths, answers))


def glyph_count(descriptor):
    if "/FontFile3" in descriptor:
        fonts = CFFFontSet()
        fonts.decompile(io.BytesIO(descriptor.FontFile3.read_bytes()), None)
        return len(fonts[0].CharStrings)
    return TTFont(io.BytesIO(descriptor.FontFile2.read_bytes()), lazy=True)["maxp"].numGlyphs


def variant(path, to):
    pdf = pikepdf.open(path)
    for o in list(pdf.objects):
        if isinstance(o, Dictionary) and str(o.get("/Subtype", "")) in ("/CIDFontType0", "/CIDFontType2"):
            n = glyph_count(o.FontDescriptor)
            bits = bytearray((n + 7) // 8)
            for i in range(n):
                bits[i // 8] |= 0x80 >> i % 8
            o.FontDescriptor.CIDSet = pdf.make_indirect(Stream(pdf, bytes(bits)))
        elif isinstance(o, Stream) and "/SMask" in o:
            del o["/SMask"]
        elif isinstance(o, Dictionary) and str(o.get("/Type", "")) == "/Page" and "/Group" in o:
            del o["/Group"]
    packet = pdf.Root.Metadata.read_bytes()
    packet = re.sub(rb"<pdfaid:part>2<", b"<pdfaid:part>1<", packet)
    pdf.Root.Metadata.write(re.sub(rb"<pdfaid:conformance>.<", b"<pdfaid:conformance>B<", packet))
    with tempfile.NamedTemporaryFile(suffix=".pdf") as half:
        pdf.save(half.name, fix_metadata_version=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
        subprocess.run(["qpdf", "--newline-before-endstream", "--object-streams=disable", "--force-version=1.4", half.name, to],
                       check=True)


def main():
    if not os.path.exists("/usr/share/java/preflight.jar"):
        print("preflight.py: libpdfbox2-java is not installed")
        return 77
    failed = 0
    with tempfile.TemporaryDirectory() as scratch:
        pairs = [(path, f"{scratch}/{i}.pdf") for i, path in enumerate(sys.argv[1:])]
        for pair in pairs:
            variant(*pair)
        said = java([path for pair in pairs for path in pair])
        for path, other in pairs:
            raw = [line for line in said[path] if re.match(r"[0-9.]+ :", line) and not any(p.match(line) for p in PART_1)]
            valid = any("is a valid PDF/A-1b file" in line for line in said[other])
            for line in raw:
                print(f"{path}: {line}")
            if not valid:
                print(f"{path}: its variant for part 1 is not valid:", *said[other][:6], sep="\n    ")
            failed += bool(raw) or not valid
    print(f"{len(sys.argv) - 1} files, {failed} with findings")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
