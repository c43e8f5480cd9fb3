"""`manage.py start` as an operator runs it: a database of its own, two workers, many at once."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from django.db import connection, connections

from classroom.management.preparation import close_connections
from tests.servers import free_port, postgres, sqlite

ROOT = Path(__file__).parent.parent


@pytest.fixture
def database_url(tmp_path):
    with (postgres if connection.vendor == "postgresql" else sqlite)(tmp_path) as url:
        yield url


@pytest.fixture
def site(database_url, tmp_path):
    """The address of a server that has just been started for the first time."""
    port = free_port()
    own = {"DATABASE_URL": database_url, "VAR_DIR": str(tmp_path), "PORT": str(port)}
    own |= {"SECRET_KEY": "only-for-tests-" + "x" * 50, "HTTPS": "0", "WORKERS": "2"}
    own |= {"ALLOWED_HOSTS": "127.0.0.1", "DJANGO_SETTINGS_MODULE": "classroom.settings"}
    command = [sys.executable, "manage.py", "start"]
    with subprocess.Popen(command, cwd=ROOT, env=os.environ | own) as process:
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def status(address):
    try:
        with urlopen(address, timeout=30) as answer:  # noqa: S310 the address is our own
            return answer.status
    except HTTPError as error:
        return error.code


def wait_for(address):
    for _ in range(300):
        try:
            return status(address)
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"{address} never answered")


def test_many_at_once_are_all_served_from_the_first_moment(site):
    wait_for(f"{site}/healthz")

    with ThreadPoolExecutor(16) as people:
        answers = list(people.map(status, [f"{site}/readyz"] * 160))

    assert answers == [200] * 160


def test_no_connection_is_open_when_the_workers_are_forked(transactional_db):
    connection.ensure_connection()

    close_connections()

    assert [one.connection for one in connections.all(initialized_only=True)] == [None]
    assert not getattr(connection, "_connection_pools", None)
