"""A module's files as one zip, and back from what anybody may have uploaded. Pure.

A zip says itself how large it is and where its files belong; nothing of that is believed.
"""

import lzma
import re
import stat
import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

MEGABYTE = 1024 * 1024
MOST_UPLOAD = 8 * MEGABYTE
MOST_TOTAL = 16 * MEGABYTE
MOST_ONE = 2 * MEGABYTE
MOST_ENTRIES = 400
MOST_RATIO = 100  # prose is packed to about a third; a bomb to a thousandth
SMALL = 100 * 1024  # a file of one letter a hundred thousand times is odd, but harmless
BROKEN = (BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError)
BROKEN = (*BROKEN, RuntimeError, ValueError, OverflowError)  # what zipfile lets through as well
OUTSIDE = re.compile(r"^/|^[A-Za-z]:|\\|(^|/)\.\.(/|$)|[\x00-\x1f\x7f]")
LITTER = re.compile(r"(^|/)(__MACOSX/.*|\.DS_Store|Thumbs\.db|desktop\.ini)$")


def zipped(files):
    """Return `{name: bytes}` as the bytes of a zip, the same for the same files."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, content in sorted(files.items()):
            info = ZipInfo(name)  # of 1980: when it was packed is nobody's business
            info.create_system, info.external_attr = 3, (stat.S_IFREG | 0o644) << 16
            archive.writestr(info, content, ZIP_DEFLATED, 9)
    return out.getvalue()


def unzipped(upload):
    """Return `{name: bytes}` of an uploaded zip (a file, open for reading); else ValidationError.

    A folder around everything is taken away, as is what file managers leave behind.
    """
    try:
        with ZipFile(upload) as archive:
            return without_folder(read_entries(archive))
    except BROKEN as error:
        raise ValidationError(_("This is not a zip file, or it is damaged.")) from error


def read_entries(archive):
    entries, files, total = archive.infolist(), {}, 0
    if len(entries) > MOST_ENTRIES:
        refuse(_("There are too many files in the zip; the limit is %(most)s."), most=MOST_ENTRIES)
    for info in entries:
        refuse_bad(info)
        if info.is_dir() or LITTER.search(info.filename):
            continue
        if info.filename.lower() in map(str.lower, files):
            refuse(_("The file “%(name)s” stands in the zip twice."), name=info.filename)
        files[info.filename] = read_entry(archive, info)
        total += len(files[info.filename])
        if total > MOST_TOTAL:
            most = MOST_TOTAL // MEGABYTE
            refuse(_("Unpacked, the zip is larger than %(most)s MB."), most=most)
    return files


def read_entry(archive, info):
    """Unpack one file, and never more of it than may be."""
    with archive.open(info) as file:
        content = file.read(MOST_ONE + 1)
    if len(content) > MOST_ONE:
        refuse_size(info)
    return content


def refuse_bad(info):
    """Refuse an entry for what its header says."""
    name = info.orig_filename
    kind = stat.S_IFMT(info.external_attr >> 16)
    if OUTSIDE.search(name):
        refuse(_("The zip holds a path that leads out of it: “%(name)s”."), name=name)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        refuse(_("“%(name)s” is not a plain file but a link or a device."), name=name)
    if info.flag_bits & 1:
        refuse(_("The zip is locked with a password. Pack it again without one."))
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        refuse(_("“%(name)s” is packed in a way that is not read here. Use plain zip."), name=name)
    if info.file_size > MOST_ONE:
        refuse_size(info)
    if info.file_size > max(SMALL, MOST_RATIO * info.compress_size):
        refuse(_("“%(name)s” unpacks to far more than a text would."), name=name)


def refuse_size(info):
    sentence = _("“%(name)s” is larger than %(most)s MB.")
    refuse(sentence, name=info.filename, most=MOST_ONE // MEGABYTE)


def refuse(sentence, **facts):
    raise ValidationError(sentence % facts)


def without_folder(files):
    """Take the one folder away in which everything lies, as when a folder was packed."""
    folders = {name.partition("/")[0] for name in files if "/" in name}
    if len(folders) != 1 or "module.toml" in files:
        return files
    folder = f"{folders.pop()}/"
    if not all(name.startswith(folder) for name in files):
        return files
    return {name.removeprefix(folder): content for name, content in files.items()}
