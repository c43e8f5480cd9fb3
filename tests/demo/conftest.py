import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings


@pytest.fixture(scope="package")
def made(django_db_setup, django_db_blocker):
    """Make the demo school once: that takes as long as a hundred pages."""
    with django_db_blocker.unblock(), override_settings(DEMO=True), transaction.atomic():
        call_command("load_modules", verbosity=0)
        call_command("load_claims", verbosity=0)
        call_command("demo", verbosity=0)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def demo(made, db, settings):
    """The demo school; what a test changes in it is rolled back."""
    settings.DEMO = True
