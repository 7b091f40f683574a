"""Small pictures, each of a size of its own: a PDF tells its pictures apart by nothing else."""
import struct
import zlib


def png(width, height, shade):
    """A plain grey PNG."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = b"".join(b"\0" + bytes((shade + y) % 256 for _ in range(width)) for y in range(height))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def jpeg(width, height):
    """A grey baseline JPEG: two one-bit Huffman tables, every block the same."""
    def segment(marker, data):
        return bytes((0xFF, marker)) + struct.pack(">H", len(data) + 2) + data
    one_code = bytes([1] + [0] * 15) + b"\0"
    blocks = (width + 7) // 8 * ((height + 7) // 8)
    bits = "00" * blocks
    bits += "1" * (-len(bits) % 8)
    return (b"\xff\xd8" + segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0") + segment(0xDB, b"\0" + b"\x10" * 64) +
            segment(0xC0, struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\0") + segment(0xC4, b"\0" + one_code) +
            segment(0xC4, b"\x10" + one_code) + segment(0xDA, b"\x01\x01\0\0\x3f\0") +
            int(bits, 2).to_bytes(len(bits) // 8, "big") + b"\xff\xd9")


def size(number):
    """The number-th size, width and height in pixels: small, no two alike."""
    return 40 + number % 61, 30 + number // 61


def picture(name, number):
    width, height = size(number)
    return jpeg(width, height) if name.endswith(".jpg") else png(width, height, number % 200)
