import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lessons.reading.models import Module
from lessons.reading.services import files_of, load_module
from lessons.reading.zipped import MOST_UPLOAD, unzipped, zipped
from tests.factories import make_admin, make_course, make_teacher
from tests.reading.test_module_writer import read
from tests.reading.tiny import TOML, tiny
from tests.reading.zips import packed

IMPORT = reverse("reading:import")
EXPORT = "reading:export"


@pytest.fixture
def author(course):
    return make_teacher(course, language="en").user


def send(client, content):
    return client.post(IMPORT, {"file": SimpleUploadedFile("module.zip", content)})


def test_a_zip_becomes_an_own_module_that_nobody_else_sees(login, author, course):
    client = login(author)

    response = send(client, zipped(tiny()))

    module = Module.objects.get()
    assert response.url == reverse("authoring:module", args=["tiny"])
    assert (module.slug, module.school, module.created_by) == ("tiny", course.school, author)
    assert (module.published_at, module.shared_at, module.copy_of) == (None, None, None)
    page = client.get(response.url).content.decode()
    assert "The module was imported. Only you can see it so far." in page
    assert login(make_teacher(course)).get(response.url).status_code == 404


def test_an_exported_module_comes_back_equal_in_another_school(login, teacher):
    built_in, _done, _notes = load_module(read(tiny()))
    content = login(teacher).get(reverse(EXPORT, args=["tiny"])).content
    elsewhere = make_teacher(make_course()).user

    send(login(elsewhere), content)

    copy = Module.objects.exclude(school=None).get()
    exported = login(elsewhere).get(reverse(EXPORT, args=[copy.slug])).content
    same = unzipped(BytesIO(exported))
    same["module.toml"] = same["module.toml"].replace(b'"tiny-2"', b'"tiny"', 1)
    assert same == files_of(built_in)


def test_an_admin_imports_into_the_own_school(login, course):
    admin = make_admin(course.school)

    send(login(admin), zipped(tiny()))

    assert Module.objects.get().school == course.school


def test_every_mistake_is_told_with_file_and_line_and_nothing_is_kept(login, author):
    spoilt = tiny(
        ("module.toml", 'code = "T1"', 'code = ""'), ("1-start.en.md", "# Start", "Start")
    )

    page = send(login(author), zipped(spoilt | {"tool.exe": b"\xff"})).content.decode()

    assert "There are 3 mistakes in the files." in page
    cells = re.findall(r'<td role="cell"[^>]*>(?:<code>)?([^<]*)', page)
    assert cells[:6] == ["1-start.en.md", "1", cells[2], "module.toml", "2", "code is empty"]
    assert cells[2].startswith("the first line must be")
    assert cells[6:8] == ["tool.exe", "1"]
    assert cells[8].startswith("the name must be like 1-some")
    assert not Module.objects.exists()


def test_what_is_in_a_file_is_shown_as_text(login, author):
    page = send(login(author), packed(("<script>x.md", b"x"))).content.decode()

    assert "&lt;script&gt;x.md" in page
    assert "<script>x" not in page


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The submitted file is empty."),
        (b"slug", "This is not a zip file, or it is damaged."),
        (packed(("../a.md", b"x")), "The zip holds a path that leads out of it: “../a.md”."),
    ],
)
def test_what_is_no_module_is_refused_in_words(login, author, content, sentence):
    assert sentence in send(login(author), content).content.decode()
    assert not Module.objects.exists()


def test_the_limit_is_said_and_kept(login, author):
    assert "At most 8 MB." in login(author).get(IMPORT).content.decode()

    page = send(login(author), bytes(MOST_UPLOAD + 1)).content.decode()

    assert "This file is larger than 8 MB." in page
    assert not Module.objects.exists()


def test_a_form_without_a_file_says_so(login, author):
    assert "This field is required." in login(author).post(IMPORT).content.decode()


def test_of_countless_mistakes_the_first_are_told(login, author):
    checks = "".join(f"[[checks]]\nkey{n} = 1\n" for n in range(60))

    page = send(login(author), packed(("module.toml", checks.encode()))).content.decode()

    assert page.count('<tr role="row"><td') == 100
    assert "more</p>" in page


def test_it_is_for_staff(login, student):
    assert send(login(student), zipped(tiny())).status_code == 404
    assert not Module.objects.exists()


ZIP = zipped(tiny())
parts = st.tuples(st.integers(0, len(ZIP)), st.integers(0, 20), st.binary(max_size=20))
edits = st.tuples(st.integers(0, len(TOML)), st.integers(0, 20), st.text(max_size=8))


def spliced(old, edit):
    place, length, put = edit
    return old[:place] + put + old[place + length :]


spoilt_zips = parts.map(lambda edit: spliced(ZIP, edit))
spoilt_modules = edits.map(
    lambda edit: zipped(tiny() | {"module.toml": spliced(TOML, edit).encode()})
)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(content=st.binary(min_size=1, max_size=200) | spoilt_zips | spoilt_modules)
def test_whatever_is_sent_is_imported_or_told_and_leaves_nothing(login, author, content):
    Module.objects.all().delete()

    response = send(login(author), content)

    imported = response.status_code == 302
    assert imported or response.status_code == 200
    assert Module.objects.count() == imported
