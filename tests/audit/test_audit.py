import pytest
from django.utils import timezone, translation

from classroom.audit.models import Entry
from classroom.audit.sentences import ACTS, FIELDS, act_name, changes, sentence
from classroom.audit.services import change, record, record_each
from classroom.people.models import Course, Enrolment, Membership, School, Term, User
from tests.factories import make_admin, make_school, make_user


@pytest.fixture
def school(db):
    return make_school()


@pytest.fixture
def admin(school):
    return make_admin(school, "Dewi Admin")


@pytest.fixture
def entry(school, admin):
    budi = make_user("Budi")
    before, after = {"role": "student"}, {"role": "teacher"}
    return record(
        actor=admin, action="role_set", target=budi, school=school, before=before, after=after
    )


def test_a_row_is_neither_changed_nor_deleted(entry):
    for act in (
        entry.save,
        entry.delete,
        Entry.objects.all().delete,
        lambda: Entry.objects.update(action="x"),
    ):
        with pytest.raises(TypeError):
            act()


def test_an_entry_reads_as_a_sentence(entry):
    with translation.override("en"):
        assert sentence(entry) == "changed the role of Budi in the school"
        assert changes(entry, "WIB") == [("role", "student", "teacher")]


def test_an_act_nobody_described_is_still_readable(db):
    row = Entry.objects.create(
        actor_name="-", action="door_painted", target_name="IX-A · IPS", after={"n": 1}
    )

    assert sentence(row) == "door painted: IX-A · IPS"
    assert changes(row, "WIT") == [("n", None, 1)]
    assert row.actor_name == "-"


def test_times_in_the_record_are_told_in_the_school_s_zone(school, admin):
    after = {"expires_at": "2026-11-29T16:00:00+00:00", "ends_on": "2026-12-19"}
    row = record(actor=admin, action="term_edit", target=school, school=school, after=after)

    with timezone.override("Asia/Jayapura"), translation.override("en"):
        values = [value for _name, _before, value in changes(row, "WIT")]

    assert values == ["30 November 2026 01:00 WIT", "19 December 2026"]


def test_every_act_has_a_name_for_the_list():
    with translation.override("en"):
        assert all("…" in act_name(action) for action in ACTS)


def test_change_tells_only_what_differs(school):
    before, after = change(school, name="SMP Baru", npsn=school.npsn)

    assert list(before) == ["name"]
    assert after == {"name": "SMP Baru"}
    assert school.name == "SMP Baru"


def test_many_acts_are_written_in_one_statement(school, admin, django_assert_num_queries):
    act = {"actor": admin, "action": "role_set", "target": admin, "school": school}

    with django_assert_num_queries(1):
        record_each([act] * 30)

    assert Entry.objects.count() == 30


def test_the_record_is_found_by_act_and_person(login, school, admin, entry):
    record(actor=admin, action="term_add", target=make_user("Term"), school=school)

    def found(**query):
        return [row.action for row in login(admin).get("/school/audit/", query).context["entries"]]

    assert found() == ["term_add", "role_set"]
    assert found(action="role_set") == found(q="budi") == ["role_set"]
    assert found(q="nobody") == []


def test_another_school_s_record_is_not_shown(login, entry):
    response = login(make_admin(make_school())).get("/school/audit/")

    assert list(response.context["entries"]) == []


def test_names_in_the_record_are_shown_as_text(login, school, admin):
    evil = make_user("<img src=x onerror=alert(1)>")
    record(actor=admin, action="person_add", target=evil, school=school, after={"name": "<b>"})

    text = login(admin).get("/school/audit/").text

    assert "<img src=x" not in text
    assert "<b>" not in text


def test_the_operator_reads_the_record_and_cannot_change_it(login, entry):
    browser = login(make_user(is_staff=True, is_superuser=True))
    path = f"/admin/audit/entry/{entry.pk}/"

    assert browser.get(path + "change/").status_code == 200
    assert browser.post(path + "change/", {"action": "x"}).status_code == 403
    assert browser.post(path + "delete/").status_code == 403
    assert browser.get("/admin/audit/entry/add/").status_code == 403


@pytest.mark.parametrize("model", [User, School, Term, Course, Enrolment, Membership])
def test_whatever_the_operator_changes_has_a_name_in_the_record(model):
    editable = {field.name for field in model._meta.fields if field.editable} - {"id", "password"}

    assert editable - FIELDS.keys() == set()


def test_the_points_and_comments_of_a_criterion_are_named_in_the_reader_s_language():
    entry = Entry(before={"Isi: points": "1"}, after={"Isi: points": "2", "Isi: comment": "a"})

    with translation.override("id"):
        names = [name for name, _before, _after in changes(entry, "WIB")]

    assert names == ["Isi: poin", "Isi: komentar"]


@pytest.mark.parametrize("model", ["user", "school", "term", "course", "enrolment", "membership"])
def test_the_operator_has_a_list_and_a_form_of_everything(login, school, model):
    browser = login(make_user(is_staff=True, is_superuser=True))

    assert browser.get(f"/admin/people/{model}/").status_code == 200
    assert browser.get(f"/admin/people/{model}/add/").status_code == 200
