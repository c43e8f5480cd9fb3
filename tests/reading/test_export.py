from io import BytesIO

from django.urls import reverse

from lessons.reading.services import files_of
from lessons.reading.zipped import unzipped
from tests.factories import make_module, make_school, make_teacher, make_user


def address(module):
    return reverse("reading:export", args=[module.slug])


def test_staff_get_a_module_as_a_zip_of_its_files(login, teacher):
    module = make_module(2)

    response = login(teacher).get(address(module))

    assert response.headers["Content-Disposition"] == f'attachment; filename="{module.slug}.zip"'
    assert response.headers["Content-Type"] == "application/zip"
    assert unzipped(BytesIO(response.content)) == files_of(module)
    assert login(teacher).get(address(module)).content == response.content


def test_the_cover_leads_to_it(login, teacher):
    module = make_module()

    assert address(module) in login(teacher).get(module.get_absolute_url()).content.decode()


def test_a_module_one_may_not_see_is_404(login, teacher, student):
    foreign = make_module(school=make_school(), created_by=make_user())
    colleague = make_teacher(teacher.course)
    own = make_module(school=teacher.course.school, created_by=colleague.user)

    assert login(teacher).get(address(foreign)).status_code == 404
    assert login(teacher).get(address(own)).status_code == 404
    assert login(colleague).get(address(own)).status_code == 200
    assert login(student).get(address(make_module())).status_code == 404


def test_the_count_of_queries_is_fixed(login, teacher, queries):
    counts = [queries(login(teacher), address(make_module(many))) for many in (1, 30)]

    assert counts == [14, 14]
