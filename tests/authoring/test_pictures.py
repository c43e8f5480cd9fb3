"""Pictures: taken in clean, described, shown to those who may read the module, to no one else."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from lessons.authoring.services import versions
from lessons.authoring.services.modules import copy_module
from lessons.authoring.services.pictures import MOST_PICTURES, MOST_TOGETHER
from lessons.authoring.services.versions import keep_version
from lessons.reading.models import Picture
from lessons.reading.services.writing import files_of
from tests.factories import make_picture, make_reading, make_student

ALT = {"alt_ind": "Sebuah peta", "alt_en": "A map"}


def png(size=(40, 20)):
    out = BytesIO()
    Image.new("RGB", size, "teal").save(out, "PNG")
    return SimpleUploadedFile("a.png", out.getvalue())


@pytest.fixture
def picture(module):
    return make_picture(module, slug="map", **ALT)


@pytest.fixture
def shown(url, client):
    def page(text):
        data = {"version": "-", "body_en": text}
        return client.post(url("section_preview", "section-1"), data).content.decode()

    return page


def test_a_picture_is_taken_in(client, url, module, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(url("pictures"), ALT | {"file": png()})

    picture = module.pictures.get()
    assert response.url == url("pictures")
    assert (picture.slug, picture.width, picture.height) == ("sebuah-peta", 40, 20)
    assert (picture.alt_ind, picture.alt_en, len(picture.name)) == ("Sebuah peta", "A map", 32)
    assert default_storage.exists(picture.path)


def test_what_would_be_too_large_to_import_is_refused(client, url, picture):
    default_storage.delete(picture.path)
    default_storage.save(picture.path, ContentFile(b"x" * MOST_TOGETHER))

    page = client.post(url("pictures"), ALT | {"file": png()})

    assert "The pictures of a module have at most 6 MB together." in page.content.decode()
    assert Picture.objects.get() == picture


@pytest.mark.parametrize("missing", ["alt_ind", "alt_en"])
def test_without_a_description_in_each_language_it_is_refused(client, url, missing):
    page = client.post(url("pictures"), ALT | {"file": png(), missing: " "})

    assert page.context["form"].errors.keys() == {missing}
    assert not Picture.objects.exists()


@pytest.mark.parametrize(
    "content", [b"GIF89a", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"", b"\x89PNG\r\n\x1a\n"]
)
def test_what_is_no_picture_is_refused_whatever_its_name(client, url, content):
    file = SimpleUploadedFile("photo.png", content, content_type="image/png")

    page = client.post(url("pictures"), ALT | {"file": file})

    assert page.context["form"].errors.keys() == {"file"}
    assert "A map" in page.content.decode()
    assert not Picture.objects.exists()


def test_there_is_a_limit_to_pictures(client, url, module):
    Picture.objects.bulk_create(
        Picture(module=module, slug=f"p{n}", name=f"n{n}", width=1, height=1)
        for n in range(MOST_PICTURES)
    )

    page = client.post(url("pictures"), ALT | {"file": png()})

    assert "A module has at most 60 pictures." in page.content.decode()


def test_a_text_shows_it_with_its_size_and_description(shown, picture):
    html = shown("![typed](picture:map)")

    for part in (
        f'src="{picture.get_absolute_url()}"',
        'alt="A map"',
        'width="8"',
        'height="4"',
        'loading="lazy"',
    ):
        assert part in html


@pytest.mark.parametrize(
    "text",
    [
        "![Just words](picture:nowhere)",
        "![Just words](https://example.org/a.png)",
        "![Just words](/pictures/x/)",
        "![Just words](javascript:steal())",
    ],
)
def test_any_other_image_is_shown_as_its_words(shown, picture, text):
    html = shown(text)

    assert "<img" not in html.split('id="previews"')[1].split("</section>")[0]
    assert "Just words" in html


def test_a_hostile_description_is_text(shown, module):
    make_picture(module, slug="x", alt_ind="a", alt_en='" onload="steal()')

    assert 'onload="steal' not in shown("![](picture:x)")


def test_a_new_description_is_shown_by_the_reader(client, url, module, picture):
    module.sections.update(body_en="![](picture:map)")
    reader = reverse("reading:module_section", args=[module.slug, "section-1"])
    before = client.get(reader).content.decode()

    client.post(url("picture", "map"), ALT | {"alt_en": "A better map"})

    assert ('alt="A map"' in before, 'alt="A better map"' in before) == (True, False)
    assert 'alt="A better map"' in client.get(reader).content.decode()


def test_deleted_it_is_shown_to_nobody_and_its_words_stay(client, url, shown, module, picture):
    client.post(url("picture_delete", "map"))

    assert not module.pictures.exists()
    assert client.get(picture.get_absolute_url()).status_code == 404
    assert "<p>A map</p>" in shown("![A map](picture:map)")


def test_with_a_deleted_module_its_files_go(
    client, url, module, picture, django_capture_on_commit_callbacks
):
    removed = make_picture(module, slug="old")
    client.post(url("picture_delete", "old"))

    with django_capture_on_commit_callbacks(execute=True):
        client.post(url("module_delete"))

    assert not default_storage.exists(picture.path)
    assert not default_storage.exists(removed.path)


def test_a_deleted_picture_comes_back_with_a_version_that_has_it(
    client, url, shown, module, author, picture, django_capture_on_commit_callbacks
):
    keep_version(module, actor=author)
    before = files_of(module)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(url("picture_delete", "map"))

        client.post(url("version_restore", 1))

    assert files_of(module) == before
    assert f'src="{picture.get_absolute_url()}"' in shown("![](picture:map)")
    assert client.get(picture.get_absolute_url()).status_code == 200
    assert not module.removed_pictures.exists()


def test_a_picture_that_is_there_stays_when_a_version_is_restored(
    client, url, module, author, picture
):
    keep_version(module, actor=author)
    client.post(url("picture", "map"), ALT | {"alt_en": "A better map"})

    client.post(url("version_restore", 1))

    assert [(one.name, one.alt_en) for one in module.pictures.all()] == [(picture.name, "A map")]


def test_of_two_pictures_of_one_name_each_version_has_its_own(client, url, module, author, picture):
    keep_version(module, actor=author)
    client.post(url("picture_delete", "map"))
    later = make_picture(module, slug="map", **ALT)  # as when a section brings it along
    keep_version(module, actor=author)
    client.post(url("picture_delete", "map"))

    client.post(url("version_restore", 1))
    first = module.pictures.get().name
    client.post(url("picture_delete", "map"))
    client.post(url("version_restore", 3))

    assert (first, module.pictures.get().name) == (picture.name, later.name)


def test_a_new_picture_takes_no_name_that_a_version_uses(client, url, module, picture):
    client.post(url("picture_delete", "map"))

    client.post(url("pictures"), ALT | {"alt_ind": "Map", "file": png()})

    assert module.pictures.get().slug == "map-2"


def test_its_file_goes_when_no_version_names_it_any_more(
    client, url, module, author, picture, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(versions, "MOST", 2)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(url("picture_delete", "map"))
        named = default_storage.exists(picture.path)
        client.post(url("section_delete", "section-2"))

    assert (named, default_storage.exists(picture.path)) == (True, False)
    assert not module.removed_pictures.exists()


def test_the_oldest_version_brings_its_picture_back_though_it_goes_itself(
    client, url, module, author, picture, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(versions, "MOST", 2)
    client.post(url("picture_delete", "map"))
    module.sections.update(body_en="Saved since.")

    with django_capture_on_commit_callbacks(execute=True):
        client.post(url("version_restore", 1))

    assert default_storage.exists(module.pictures.get().path)


def test_a_copy_keeps_its_picture_when_the_original_loses_it(
    client, url, module, author, picture, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        copy, _notes = copy_module(module=module, actor=author, school=module.school)
        client.post(url("picture_delete", "map"))
        client.post(url("module_delete"))

    assert not default_storage.exists(picture.path)
    assert default_storage.exists(copy.pictures.get().path)


def test_a_class_that_has_the_module_sees_it_and_nobody_else(
    login, client, course, student, outsider, colleague, module, picture
):
    address = picture.get_absolute_url()

    def answers():
        people = (student, outsider, colleague)
        return [client.get(address).status_code] + [
            login(person).get(address).status_code for person in people
        ]

    draft = answers()
    reading = make_reading(course, module)
    given = answers()
    reading.withdrawn_at = timezone.now()
    reading.save()

    assert draft == [200, 404, 404, 404]
    assert given == [200, 200, 404, 200]
    assert answers() == [200, 404, 404, 200]


def test_whoever_has_left_the_class_sees_it_no_more(login, course, module, picture):
    make_reading(course, module)
    former = make_student(course)
    former.left_at = timezone.now()
    former.save()

    assert login(former).get(picture.get_absolute_url()).status_code == 404


def test_the_browser_may_keep_it_and_asks_again(client, picture):
    first = client.get(picture.get_absolute_url())
    again = client.get(picture.get_absolute_url(), headers={"If-None-Match": first.headers["ETag"]})

    assert first.headers["Content-Type"] == "image/webp"
    assert first.headers["Cache-Control"] == "private, max-age=3600"
    assert Image.open(BytesIO(first.content)).size == (8, 4)
    assert (again.status_code, again.content) == (304, b"")


def test_a_lost_file_is_404(client, picture):
    default_storage.delete(picture.path)

    assert client.get(picture.get_absolute_url()).status_code == 404
