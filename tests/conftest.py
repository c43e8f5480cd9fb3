import pytest
from django.contrib.auth.management import create_permissions
from django.contrib.contenttypes.management import create_contenttypes
from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.db.models.signals import post_migrate
from django.test import Client
from hypothesis import settings

from classroom.audit import services
from classroom.audit.sentences import ACTS, FIELDS
from lessons.reading.lesson import read_lesson, read_module
from lessons.reading.pack import make_pack
from tests import factories

# How long an example takes depends on what else the machine does.
settings.register_profile("musyawarah", deadline=None)
settings.load_profile("musyawarah")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup):
    """Each journey empties the tables; filling in permissions again would take ten times longer."""
    by_uid = "django.contrib.auth.management.create_permissions"
    assert post_migrate.disconnect(create_permissions, dispatch_uid=by_uid)
    assert post_migrate.disconnect(create_contenttypes)


@pytest.fixture(autouse=True)
def modules_are_read_anew():
    """Tests roll back and use numbers again; what a process keeps of modules would outlive them."""
    ContentType.objects.clear_cache()
    read_lesson.cache_clear()
    read_module.cache_clear()
    make_pack.cache_clear()
    for cache in caches.all():
        cache.clear()


@pytest.fixture(autouse=True)
def every_act_on_record_and_its_values_have_a_name(monkeypatch):
    """Whatever a test does: the record must not show a key of the code."""
    entry = services.entry

    def named(**act):
        row = entry(**act)
        titles = row.action in ("rubric_changed", "released_mark_changed")  # of criteria
        assert row.action in ACTS
        assert titles or not (row.before.keys() | row.after.keys()) - FIELDS.keys()
        return row

    monkeypatch.setattr(services, "entry", named)


@pytest.fixture
def course(db):
    return factories.make_course()


@pytest.fixture
def student(course):
    return factories.make_student(course, "Siti Student")


@pytest.fixture
def classmate(course):
    return factories.make_student(course, "Budi Classmate")


@pytest.fixture
def teacher(course):
    return factories.make_teacher(course, "Tuti Teacher")


@pytest.fixture
def outsider(db):
    """A student of another class in another school."""
    return factories.make_student(factories.make_course(), "Omar Outsider")


@pytest.fixture
def login():
    """Return a client signed in as a user or an enrolment's user."""

    def signed_in(person):
        client = Client()
        client.force_login(getattr(person, "user", person))
        return client

    return signed_in
