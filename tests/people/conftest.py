import pytest

from tests.factories import make_admin, make_school


@pytest.fixture
def school(db):
    return make_school(name="SMP Contoh")


@pytest.fixture
def admin(school):
    return make_admin(school, "Dewi Admin")


@pytest.fixture
def browser(admin, login):
    return login(admin)
