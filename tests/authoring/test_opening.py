"""Publishing, sharing and deleting, and what goes on the record."""

import pytest
from django.urls import reverse
from django.utils import timezone

from classroom.audit.models import Entry
from lessons.reading.models import Check, Module
from tests.authoring.test_workbench import cover
from tests.factories import make_course, make_own_module, make_reading, make_teacher

LIBRARY = reverse("reading:modules")


def acts():
    return list(Entry.objects.order_by("pk").values_list("action", flat=True))


def state(module):
    module.refresh_from_db()
    return module.published_at is not None, module.shared_at is not None


def seen_by(client):
    context = client.get(LIBRARY).context
    return {name: [one.pk for one in context[name]] for name in ("own", "shared")}


def test_published_shared_unshared_and_taken_back(client, url, module):
    states = []
    for act in ("publish", "share", "unshare", "share", "unpublish"):
        assert client.post(url(act)).url == url("module")
        states.append(state(module))

    assert states == [(True, False), (True, True), (True, False), (True, True), (False, False)]
    assert acts() == [
        *("module_published", "module_shared", "module_unshared", "module_shared"),
        "module_unpublished",
    ]
    assert {one.school_id for one in Entry.objects.all()} == {module.school_id}


def test_what_is_so_already_is_not_on_the_record_again(client, url):
    for act in ("publish", "share", "unshare", "unpublish"):
        client.post(url(act))
        client.post(url(act))

    assert len(acts()) == 4


def test_only_what_is_published_can_be_shared(client, url, module):
    page = client.post(url("share"), follow=True)

    assert "Publish the module first; then it can be shared." in page.content.decode()
    assert state(module) == (False, False)


def test_with_something_missing_it_is_not_published_and_told_what(client, url, module):
    module.sections.update(body_en="")

    refused = client.post(url("publish"), follow=True).content.decode()

    assert state(module) == (False, False)
    assert "Section “Section 1” (English): there is no text under the heading" in refused
    assert acts() == []


WAY_OUT = "Or write the module in one language only"


def test_where_only_one_language_lacks_something_leaving_it_out_is_offered_and_helps(
    client, url, module
):
    module.sections.update(body_en="")
    Check.objects.filter(section__module=module).update(question_en="")

    page = client.get(url("module")).content.decode()
    assert f'{WAY_OUT}: <a href="{url("cover")}#id_written_in">choose it on the cover</a>.' in page
    assert "other language (English) are then deleted" in page

    client.post(url("cover"), cover(module, written_in="id"))
    assert client.get(url("module")).context["lacks"] == []
    client.post(url("publish"))
    assert state(module) == (True, False)


@pytest.mark.parametrize("other", [{"title_ind": ""}, {"languages": ["en"]}])
def test_it_is_not_offered_where_it_would_not_help(client, url, module, other):
    module.sections.update(body_en="")
    Module.objects.filter(pk=module.pk).update(**other)

    page = client.get(url("module"))

    assert page.context["lacks"]
    assert WAY_OUT not in page.content.decode()


def test_colleagues_of_the_school_see_what_is_shared_and_no_one_else(
    client, login, colleague, url, module
):
    elsewhere = make_teacher(make_course())
    before = seen_by(login(colleague))
    client.post(url("publish"))
    published = seen_by(login(colleague))
    client.post(url("share"))

    assert (before, published) == ({"own": [], "shared": []},) * 2
    assert seen_by(login(colleague)) == {"own": [], "shared": [module.pk]}
    assert seen_by(login(elsewhere)) == {"own": [], "shared": []}
    assert seen_by(client) == {"own": [module.pk], "shared": []}
    assert login(colleague).get(module.get_absolute_url()).status_code == 200
    assert login(elsewhere).get(module.get_absolute_url()).status_code == 404


def test_the_assign_form_offers_what_is_published(client, login, colleague, course, url, module):
    def offered(who):
        form = who.get(reverse("reading:assign", args=[course.pk])).context["form"]
        return [one.pk for one in form.fields["module"].queryset]

    draft = offered(client)
    client.post(url("publish"))
    published = offered(client), offered(login(colleague))
    client.post(url("share"))

    assert draft == []
    assert published == ([module.pk], [])
    assert offered(login(colleague)) == [module.pk]


def test_a_class_keeps_what_is_taken_back(client, login, student, course, url, module):
    client.post(url("publish"))
    reading = make_reading(course, module)

    client.post(url("unpublish"))

    page = reverse("reading:section", args=[course.pk, reading.pk, "section-1"])
    assert login(student).get(page).status_code == 200


def test_what_a_class_has_is_not_deleted(client, course, url, module):
    make_reading(course, module, withdrawn_at=timezone.now())

    page = client.post(url("module_delete"), follow=True).content.decode()

    assert "A class has this module, so it cannot be deleted." in page
    assert "It cannot be deleted while a class has it." in page
    assert Module.objects.filter(pk=module.pk).exists()


def test_deleted_it_is_gone_and_on_the_record(client, url, module):
    client.get(url("versions"))

    response = client.post(url("module_delete"))

    assert response.url == LIBRARY
    assert not Module.objects.filter(pk=module.pk).exists()
    assert [(one.action, one.target_name) for one in Entry.objects.all()] == [
        ("module_deleted", module.title_en)
    ]


@pytest.mark.parametrize("act", ["publish", "unpublish", "share", "unshare", "module_delete"])
def test_asking_for_the_address_does_nothing(client, url, module, act):
    assert client.get(url(act)).status_code == 405
    assert state(module) == (False, False)


def test_copies_of_a_deleted_module_stay(client, author, url, module):
    copy = make_own_module(author, copy_of=module, copied_fingerprint="x")

    client.post(url("module_delete"))

    copy.refresh_from_db()
    assert copy.copy_of is None
