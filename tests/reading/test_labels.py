"""Labels of the curriculum: put on a module by a school's staff, and used to find it."""

import pytest
from django.urls import reverse

from lessons.reading.models import Label
from tests.factories import make_admin, make_course, make_module, make_school, make_teacher

HTMX = {"HX-Request": "true"}
MODULES = reverse("reading:modules")


@pytest.fixture
def module(db):
    return make_module(1)


def put(client, module, text, headers=None, **data):
    address = reverse("reading:label_add", args=[module.slug])
    return client.post(address, {"text": text} | data, headers=headers)


def remove(client, label):
    return client.post(reverse("reading:label_remove", args=[label.module.slug, label.pk]))


def texts():
    return list(Label.objects.values_list("text", flat=True))


def test_teachers_and_admins_label_a_module_for_their_school(login, teacher, course, module):
    put(login(teacher), module, "KD 3.1")
    response = put(login(make_admin(course.school)), module, "TP 2")

    assert response.url == f"{module.get_absolute_url()}#labels"
    assert texts() == ["KD 3.1", "TP 2"]
    assert {label.school for label in Label.objects.all()} == {course.school}
    assert "KD 3.1" in login(teacher).get(module.get_absolute_url()).content.decode()


def test_once_however_often_and_in_the_schools_spelling(login, teacher, module):
    client, other = login(teacher), make_module(1)
    for text in ("KD 3.1", "  kd   3.1 ", "KD 3.1"):
        put(client, module, text)
    put(client, other, "kd 3.1")

    assert texts() == ["KD 3.1", "KD 3.1"]


@pytest.mark.parametrize("text", ["", "   ", "x" * 81])
def test_what_is_no_label_is_told_and_kept(login, course, module, text):
    client = login(make_teacher(course, language="en"))

    part = put(client, module, text, HTMX).content.decode()
    page = client.post(
        reverse("reading:label_add", args=[module.slug]), {"text": text}, follow=True
    ).content.decode()

    said = "Write the label first." if text.strip() == "" else "at most 80 characters"
    assert said in part
    assert said in page
    assert f'value="{text}"' in part
    assert not texts()


def test_htmx_gets_the_labels_alone(login, teacher, module):
    html = put(login(teacher), module, "<b>KD", HTMX).content.decode()

    assert html.lstrip().startswith('<section class="sheet stack" id="labels"')
    assert "&lt;b&gt;KD" in html


def test_a_label_is_taken_off_and_again(login, teacher, course, module):
    label = Label.objects.create(module=module, school=course.school, text="KD")
    client = login(teacher)

    assert [remove(client, label).status_code for _ in range(2)] == [302, 302]
    assert not texts()


def test_another_school_neither_sees_nor_takes_it_off(login, teacher, module):
    label = Label.objects.create(module=module, school=make_school(), text="Foreign")
    client = login(teacher)

    html = client.get(module.get_absolute_url()).content.decode()
    html += client.get(MODULES).content.decode()
    remove(client, label)

    assert "Foreign" not in html
    assert texts() == ["Foreign"]


def test_students_and_modules_one_may_not_see_are_404(login, student, teacher, course, module):
    school = make_school()
    author = make_admin(school)
    own = make_module(1, school=school, created_by=author)

    assert put(login(student), module, "KD").status_code == 404
    assert put(login(teacher), own, "KD").status_code == 404
    assert not texts()


def test_who_is_in_two_schools_says_which(login, teacher, course, module):
    second = make_school(name="Zulu")
    second.memberships.create(user=teacher.user, role="teacher")
    elsewhere = make_school()
    client = login(teacher)

    assert 'name="school"' in client.get(module.get_absolute_url()).content.decode()
    put(client, module, "KD", school=second.pk)
    put(client, module, "TP", school=elsewhere.pk)

    assert [(label.text, label.school) for label in Label.objects.all()] == [("KD", second)]


def test_who_is_in_one_school_is_not_asked(login, teacher, module):
    make_course()

    assert 'name="school"' not in login(teacher).get(module.get_absolute_url()).content.decode()


def test_the_other_labels_of_the_school_are_suggested(login, teacher, course, module):
    for text, other in (("KD 3.1", module), ("KD 3.2", make_module(1))):
        Label.objects.create(module=other, school=course.school, text=text)

    html = login(teacher).get(module.get_absolute_url()).content.decode()

    assert '<option value="KD 3.2">' in html
    assert '<option value="KD 3.1">' not in html


def test_the_library_is_filtered_by_a_label(login, teacher, course, module):
    make_module(1)
    Label.objects.create(module=module, school=course.school, text="KD 3.1")
    client = login(teacher)

    assert client.get(MODULES, {"label": "KD 3.1"}).context["modules"] == [module]
    nothing = client.get(MODULES, {"label": "no\0ne"})
    assert nothing.context["modules"] == []
    assert "load_modules" not in nothing.content.decode()
    assert len(client.get(MODULES).context["modules"]) == 2


def test_the_queries_are_the_same_for_any_number_of_labels(login, teacher, course, queries):
    def put_on(module, many):
        for n in range(many):
            Label.objects.create(module=module, school=course.school, text=f"{module} {n}")

    counts = []
    for many in (1, 30):
        module = make_module(1)
        put_on(module, many)
        pages = (MODULES, module.get_absolute_url())
        counts.append([queries(login(teacher), page) for page in pages])

    assert counts[0] == counts[1]
