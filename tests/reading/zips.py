"""Zips as people and their tools make them, and as nobody should."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


def packed(*entries):
    """Return the bytes of a zip of (name or ZipInfo, content) pairs, in that order."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for entry, content in entries:
            archive.writestr(entry, content)
    return out.getvalue()


def link(name, target="/etc/passwd"):
    info = ZipInfo(name)
    info.create_system, info.external_attr = 3, 0o120777 << 16
    return info, target


def locked(content):
    """Say of every entry that it is encrypted, in its own header and in the directory."""
    out = bytearray(content)
    for mark, flag in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = out.find(mark)
        while place >= 0:
            out[place + flag] |= 1
            place = out.find(mark, place + 4)
    return bytes(out)
