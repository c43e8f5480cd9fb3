"""Pictures travel with their module: in its zip, and inside the file that needs no network."""

from io import BytesIO
from random import Random

import pytest
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils.translation import override
from PIL import Image

from classroom.images import clean_picture
from lessons.authoring.readiness import lacks
from lessons.reading.importing import read_pictures
from lessons.reading.models import Module, Picture
from lessons.reading.pack import MOST, pack_of
from lessons.reading.services import files_of, write_module
from lessons.reading.services.pictures import add_pictures, picture_bytes
from lessons.reading.zipped import unzipped, zipped
from tests.factories import make_course, make_teacher
from tests.reading.test_import import send
from tests.reading.test_module_writer import read
from tests.reading.tiny import tiny

NAMED = """
[[pictures]]
slug = "map"
alt = {id = "Peta dunia", en = "A map of the world"}
[essay]"""
FILES = tiny(
    ("module.toml", "\n[essay]", NAMED),
    ("1-start.en.md", "A [", "![](picture:map)\n\nA ["),
)
LINES = {(): 1, ("pictures", 0): 62}


def drawn(size=(40, 30), kind="PNG", noise=False):
    image = Image.new("RGB", size, (200, 30, 30))
    if noise:
        image = Image.frombytes("RGB", size, Random(1).randbytes(size[0] * size[1] * 3))
    out = BytesIO()
    image.save(out, kind)
    return out.getvalue()


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def author(course):
    return make_teacher(course, language="en").user


@pytest.fixture
def make_pictured(course, author, django_capture_on_commit_callbacks):
    """Return a maker of an own module with one picture of the given bytes."""

    def make(content):
        files = read(FILES)
        clean = clean_picture(File(BytesIO(content), "map"))
        with django_capture_on_commit_callbacks(execute=True):
            module, _notes = write_module(files, school=course.school, author=author)
            add_pictures(module, files.data["pictures"], {"map": clean})
        return module

    return make


def test_an_export_has_the_pictures_and_an_import_keeps_them(
    login, author, make_pictured, django_capture_on_commit_callbacks
):
    module = make_pictured(drawn())
    exported = login(author).get(reverse("reading:export", args=[module.slug])).content
    receiver = make_teacher(make_course(), language="en").user

    with django_capture_on_commit_callbacks(execute=True):
        send(login(receiver), exported)

    assert "pictures/map.webp" in unzipped(BytesIO(exported))
    copy = Module.objects.get(created_by=receiver).pictures.get()
    assert (copy.slug, copy.width, copy.height) == ("map", 40, 30)
    assert (copy.alt_ind, copy.alt_en) == ("Peta dunia", "A map of the world")
    assert copy.name != module.pictures.get().name
    assert Image.open(BytesIO(picture_bytes(copy))).size == (40, 30)


def test_a_picture_is_the_same_bytes_after_any_number_of_journeys(
    login, author, make_pictured, django_capture_on_commit_callbacks
):
    address = reverse("reading:export", args=[make_pictured(drawn((300, 200), noise=True)).slug])
    first = exported = login(author).get(address).content

    for _journey in range(2):
        receiver = make_teacher(make_course(), language="en").user
        with django_capture_on_commit_callbacks(execute=True):
            send(login(receiver), exported)
        address = reverse("reading:export", args=[receiver.modules.get().slug])
        exported = login(receiver).get(address).content

    name = "pictures/map.webp"
    assert unzipped(BytesIO(exported))[name] == unzipped(BytesIO(first))[name]


def zip_of_pictures(count, size):
    named = "".join(
        f'[[pictures]]\nslug = "p{n}"\nalt = {{id = "Satu", en = "One"}}\n' for n in range(count)
    )
    picture = drawn(size)
    return zipped(
        tiny(("module.toml", "\n[essay]", f"\n{named}[essay]"))
        | {f"pictures/p{n}.png": picture for n in range(count)}
    )


@pytest.mark.parametrize(
    ("count", "size", "expected"),
    [
        (1, (4100, 3000), "pictures/p0.png This picture has more than 12 megapixels."),
        (
            21,
            (2500, 2000),
            "pictures/p20.png The pictures up to this one have more than 100 megapixels.",
        ),
    ],
)
def test_a_zip_with_too_many_pixels_is_refused_before_any_is_unpacked(
    login, author, monkeypatch, count, size, expected
):
    client, content = login(author), zip_of_pictures(count, size)
    monkeypatch.setattr(Image.Image, "load", lambda _image: pytest.fail("unpacked"))

    page = send(client, content)

    wrong = page.context["mistakes"]
    assert [f"{one.file} {one.sentence}" for one in wrong] == [expected]
    assert not Module.objects.exists()


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, "module.toml:62: the picture “map” has no file"),
        (
            {"pictures/map.webp": drawn(), "pictures/x.exe": b""},
            "pictures/x.exe:1: no picture of this name is described in module.toml",
        ),
        ({"pictures/map.png": b"GIF89a"}, "pictures/map.png:1: This is not a JPEG, PNG or WebP"),
    ],
)
def test_a_picture_without_a_file_and_a_file_without_a_picture_are_mistakes(files, expected):
    with override("en"):
        _clean, wrong = read_pictures(read(FILES), files, LINES)

    assert [str(one).startswith(expected) for one in wrong] == [True]


def test_nothing_is_kept_of_an_import_with_a_wrong_picture(
    login, author, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        page = send(login(author), zipped(FILES | {"pictures/map.png": b"text"})).content.decode()

    assert "There is 1 mistake in the files." in page
    assert not Picture.objects.exists()
    assert not default_storage.exists("pictures")


def test_a_picture_without_words_in_a_language_keeps_its_module_from_being_published(make_pictured):
    module = make_pictured(drawn())
    module.pictures.update(alt_en="")

    with override("en"):
        missing = lacks(files_of(module))

    assert [(one.sentence, one.page) for one in missing] == [
        ("“map”: missing: what is to be seen (English)", "pictures")
    ]


def test_the_file_for_offline_carries_its_pictures(make_pictured):
    html = pack_of(make_pictured(drawn()), "en").decode()

    assert 'src="data:image/webp;base64,' in html
    assert "A map of the world" in html
    assert "/pictures/" not in html


def test_a_picture_too_large_for_the_file_is_told_in_words(make_pictured):
    content = pack_of(make_pictured(drawn((1280, 1280), "JPEG", noise=True)), "en")

    assert len(content) <= MOST
    assert b"data:image/webp" not in content
    assert b"<em>A map of the world</em>" in content


def test_a_picture_whose_file_is_lost_is_told_in_words(make_pictured):
    module = make_pictured(drawn())
    default_storage.delete(module.pictures.get().path)

    assert "<em>A map of the world</em>" in pack_of(module, "en").decode()
