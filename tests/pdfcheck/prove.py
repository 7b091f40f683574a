#!/usr/bin/env python3
"""prove.py PAIBAN SCRATCH [--open FILE] [--only NAME]: each condition tells what it is for.

A made-up issue is published; each condition must be kept by its file, and not be kept by the same file after the change
that mutations.py has for it. Of a condition that is known to be open (--open), the issue's own file is the proof."""
import argparse
import io
import pathlib
import shutil
import subprocess
import sys

import pikepdf

import check  # fills the table
import issues
import mutations
import rules
from document import Document

SOURCE = pathlib.Path(__file__).resolve().parents[2]
assert check.ALL


def publish(paiban, scratch):
    shutil.rmtree(scratch, ignore_errors=True)
    issues.everything(scratch / "content")
    subprocess.run([paiban, "build", scratch, f"--layouts={SOURCE}/layouts", f"--fonts={SOURCE}/fonts", "--quiet"],
                   check=True, stderr=subprocess.DEVNULL)
    day = "all/2024-03-01/issue.pdf"
    return {"reading": (scratch / "out/site" / day).read_bytes(),
            "press": with_profile((scratch / "out/press" / day).read_bytes())}


def with_profile(data):
    """With the newspaper's profile, where the layout names none."""
    pdf = pikepdf.open(io.BytesIO(data))
    if "/DestOutputProfile" not in pdf.Root.OutputIntents[0]:
        profile = (SOURCE / "layouts/_press/newspaper.icc").read_bytes()
        pdf.Root.OutputIntents[0].DestOutputProfile = pdf.make_indirect(pikepdf.Stream(pdf, profile, N=4))
    out = io.BytesIO()
    pdf.save(out, fix_metadata_version=False, force_version="1.6")
    return out.getvalue()


def mutate(data, change, in_bytes):
    if in_bytes:
        return change(data)
    pdf = pikepdf.open(io.BytesIO(data))
    change(pdf)
    out = io.BytesIO()
    pdf.save(out, fix_metadata_version=False, compress_streams=False,
             stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return out.getvalue()


def faults_of(doc, name):
    return [x for r, x in rules.run(doc, {name})][0]


def prove(r, bases, names, known, proved):
    """→ what is wrong with a condition's proof, or None. proved: what was found already, for names of one condition."""
    kind = "press" if r.kinds == "press" else "reading"
    before = faults_of(bases[kind][1], r.name)
    if before and r.name in known:
        return None
    if before:
        return f"not kept by the issue itself: {before[0]}"
    name = next((n for n in names if n in mutations.BYTES or n in mutations.OBJECTS), None)
    if name is None:
        return "no change breaks it"
    key = kind, name, r.check
    if key not in proved:
        proved[key] = breaks(r, kind, bases[kind][0], name)
    return proved[key]


def breaks(r, kind, base, name):
    """→ what is wrong with a condition's fault in a file after a change."""
    try:
        data = mutate(base, mutations.BYTES.get(name) or mutations.OBJECTS[name], name in mutations.BYTES)
    except Exception as fault:  # pylint: disable=broad-except # one proof that can't be made is told with the others
        return f"the change can't be made: {fault!r}"
    try:
        doc = Document(data)
    except pikepdf.PdfError:
        return "the change leaves no PDF"
    doc.press = kind == "press"
    after = faults_of(doc, r.name)
    if not after:
        return "kept also after the change"
    return "not looked at after the change: " + after[0] if after[0].startswith("cannot be looked at") else None


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("paiban")
    parser.add_argument("scratch", type=pathlib.Path)
    parser.add_argument("--only", action="append", dest="names")
    parser.add_argument("--open")
    a = parser.parse_args()
    known = rules.known_open(a.open)
    files = publish(a.paiban, a.scratch)
    bases = {kind: (data, Document(data)) for kind, data in files.items()}
    same = {}
    for r in rules.RULES:
        same.setdefault(r.check, []).append(r.name)
    failed, proved = 0, {}
    for r in rules.RULES:
        if a.names and r.name not in a.names:
            continue
        fault = prove(r, bases, [r.name] + same[r.check], known, proved)
        if fault:
            print(f"{r.name}: {r.title}: {fault}")
            failed += 1
    print(f"{len(rules.RULES)} conditions, {len(same)} of them different; {failed} not proved")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
