#!/usr/bin/env python3
"""What it costs to have N files of 20 kB on the disk: an fsync each, or one syncfs (journal/sync.c).  sync.py FOLDER [N]"""
import ctypes
import os
import shutil
import sys
import tempfile
import time

folder, n = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 200
libc = ctypes.CDLL(None, use_errno=True)


def write(below, sync_each):
    began = time.monotonic()
    for i in range(n):
        fd = os.open(f"{below}/{i}", os.O_WRONLY | os.O_CREAT, 0o666)
        os.write(fd, b"x" * 20000)
        if sync_each:
            os.fsync(fd)
        os.close(fd)
    if not sync_each:
        fd = os.open(below, os.O_RDONLY)
        assert libc.syncfs(fd) == 0, os.strerror(ctypes.get_errno())
        os.close(fd)
    return time.monotonic() - began


for what, sync_each in (("an fsync each", True), ("one syncfs", False)):
    best = None
    for _ in range(5):
        below = tempfile.mkdtemp(dir=folder)
        took = write(below, sync_each)
        shutil.rmtree(below)
        best = took if best is None else min(best, took)
    print(f"{n} files, {what}: {best * 1e3:.0f} ms")
