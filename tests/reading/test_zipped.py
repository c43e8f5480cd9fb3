from io import BytesIO
from random import Random
from zipfile import ZIP_BZIP2, ZipFile

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from lessons.reading.zipped import MEGABYTE, unzipped, zipped
from tests.reading.tiny import tiny
from tests.reading.zips import link, locked, packed

FILES = tiny()
ZIP = zipped(FILES)


def refusal(content):
    with override("en"), pytest.raises(ValidationError) as caught:
        unzipped(BytesIO(content))
    return caught.value.messages[0]


def test_what_is_packed_is_unpacked():
    assert unzipped(BytesIO(ZIP)) == FILES
    assert zipped(dict(reversed(FILES.items()))) == ZIP


def test_a_folder_around_it_and_what_file_managers_leave_do_not_matter():
    inner = [(f"my module/{name}", content) for name, content in FILES.items()]
    litter = ("my module/.DS_Store", "__MACOSX/my module/._module.toml", "my module/Thumbs.db")
    content = packed(("my module/", b""), *inner, *[(name, b"\0") for name in litter])

    assert unzipped(BytesIO(content)) == FILES


OUTSIDE = ["../module.toml", "/etc/passwd", "a/../../b", "C:/x.md", "a\\..\\b.md", "a\nb.md"]


@pytest.mark.parametrize("name", OUTSIDE)
def test_a_path_that_leads_outside_is_refused(name):
    assert refusal(packed((name, b"x"))).startswith("The zip holds a path that leads out of it")


def bzipped():
    out = BytesIO()
    with ZipFile(out, "w", ZIP_BZIP2) as archive:
        archive.writestr("module.toml", b"x")
    return out.getvalue()


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (lambda: b"slug = 1", "This is not a zip file, or it is damaged."),
        (lambda: ZIP[:-30], "This is not a zip file, or it is damaged."),
        (lambda: packed(link("1-a.id.md")), "“1-a.id.md” is not a plain file but a link"),
        (lambda: locked(ZIP), "The zip is locked with a password. Pack it again without one."),
        (bzipped, "“module.toml” is packed in a way that is not read here. Use plain zip."),
        (
            lambda: packed(("a.md", b"1"), ("a.md", b"2")),
            "The file “a.md” stands in the zip twice.",
        ),
        (
            lambda: packed(("a.md", b"1"), ("A.MD", b"2")),
            "The file “A.MD” stands in the zip twice.",
        ),
        (
            lambda: packed(("a.md", b"a" * MEGABYTE)),
            "“a.md” unpacks to far more than a text would.",
        ),
        (lambda: packed(("a.md", bytes(3 * MEGABYTE))), "“a.md” is larger than 2 MB."),
        (lambda: packed(*[(f"{n}.md", b"") for n in range(401)]), "There are too many files in"),
    ],
)
def test_what_no_module_is_like_is_refused(content, sentence):
    assert refusal(content()).startswith(sentence)


def test_a_zip_is_refused_when_it_grows_too_large_while_it_is_unpacked():
    block = Random(1).randbytes(2 * MEGABYTE)

    content = packed(*[(f"{n}.md", block) for n in range(9)])

    assert refusal(content) == "Unpacked, the zip is larger than 16 MB."


def test_a_header_that_lies_about_the_size_is_not_believed():
    honest = packed(("a.md", bytes(3 * MEGABYTE)))
    size = (3 * MEGABYTE).to_bytes(4, "little")
    lying = honest.replace(size, (1000).to_bytes(4, "little"))

    assert refusal(lying) == "This is not a zip file, or it is damaged."


@given(st.binary(max_size=300), st.integers(0, len(ZIP)), st.integers(0, 40))
def test_any_spoilt_zip_is_read_or_refused(put, place, length):
    spoilt = ZIP[:place] + put + ZIP[place + length :]

    try:
        files = unzipped(BytesIO(spoilt))
    except ValidationError:
        return
    assert all(isinstance(content, bytes) for content in files.values())
