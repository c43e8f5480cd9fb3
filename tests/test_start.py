"""`manage.py start` as an operator runs it: a database of its own, two workers, many at once."""

import os
import socket
import subprocess
import sys
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import psycopg
import pytest
from django.db import connection, connections

from classroom.management.preparation import close_connections

ROOT = Path(__file__).parent.parent


@pytest.fixture
def database_url(tmp_path):
    server = os.environ.get("DATABASE_URL", "")
    if not server.startswith("postgres"):
        yield f"sqlite:///{tmp_path}/db.sqlite3"
        return
    name = f"musyawarah_start_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}")
        yield server.rpartition("/")[0] + f"/{name}"
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


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
